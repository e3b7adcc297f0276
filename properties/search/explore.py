"""The exhaustive search: every world that a model can reach, breadth first, on whole columns of worlds at once.

`explore` begins here; `plan` has the step from worlds to their successors, `lookup` its tables, `visited` what was met,
`asked` the predicates, `symmetry` the normal form, `liveness` what is decided on the stored edges.
"""

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

import attrs
import numpy as np

from model.kernel import Model, ModelError, Slot, Step
from model.kernel.binding import TICK as TICK_STEP
from model.kernel.binding import World
from properties.search.ahead import Ahead
from properties.search.asked import Asked, Predicate, Question
from properties.search.columns import Array, distinct, first_places
from properties.search.errors import NamesMatterError
from properties.search.evaluated import Evaluated
from properties.search.plan import TICK, Outgrown, Plan, Successors, fitting
from properties.search.symmetry import NormalForm, Symmetry
from properties.search.visited import Visited, mixed

CHUNK = 1 << 16
WORTHWHILE = 1 << 12
"""So many worlds are worth a second thread."""
T = TypeVar("T")


@attrs.frozen
class Progress:
    """How far a search is: its counts, the length of the runs that it is at, and the worlds that wait."""

    worlds: int
    transitions: int
    depth: int
    waiting: int
    seconds: float
    mib: float


@attrs.frozen
class Bounds:
    """When to give up: worlds, seconds, MiB of this process; None is never."""

    max_states: int | None = None
    timeout: float | None = None
    max_memory: float | None = None


UNBOUNDED = Bounds()


@attrs.frozen
class Run:
    """A run: where it begins, and each step with the world after it."""

    start: World
    steps: tuple[tuple[Step, World], ...]


def spans(first: Array, which: Array) -> tuple[Array, Array]:
    """Return all places from `first[n]` up to `first[n + 1]` for some n, and of each the place of its n among these."""
    begin = first.take(which).astype(np.int64)
    counts = first.take(which + 1) - begin
    owner = np.repeat(np.arange(len(which)), counts)
    return np.arange(len(owner)) + np.repeat(begin - np.cumsum(counts) + counts, counts), owner


class Graph:
    """The transitions between numbered worlds, in the order of their sources.

    Those of world n are numbered from `first[n]` up to `first[n + 1]`. `steps` has the number of each one's step in
    `labels`, or TICK. The worlds from number `expanded` on were met, but not what follows them.
    """

    def __init__(
        self, model: Model, labels: Sequence[Step], counts: Array, targets: Array, steps: Array, *, symmetric: bool
    ) -> None:
        self.model = model
        self.labels = tuple(labels)
        self.worlds = len(counts)
        self.expanded = self.worlds
        self.first = np.zeros(self.worlds + 1, dtype=np.int64)
        np.cumsum(counts, out=self.first[1:])
        self.targets = targets
        self.steps = steps
        self.symmetric = symmetric

    def __len__(self) -> int:
        return len(self.targets)

    @cached_property
    def sources(self) -> Array:
        """The world that each transition leaves."""
        return np.repeat(np.arange(self.worlds, dtype=np.int32), np.diff(self.first))

    @cached_property
    def action_of(self) -> Array:
        """The number of the action of each step, with TICK for the last one, which is numbered TICK."""
        return np.array([*(step.action for step in self.labels), TICK], dtype=np.int32)

    @property
    def actions(self) -> Array:
        """The number of each transition's action, or TICK."""
        return self.action_of.take(self.steps)

    @property
    def is_tick(self) -> Array:
        """Whether each transition is a tick."""
        return self.steps == TICK

    @cached_property
    def is_fault(self) -> Array:
        """Whether each transition is a fault."""
        fault = [self.model.actions[a].action.fault is not None for a in self.action_of[:-1].tolist()]
        return np.array([*fault, False]).take(self.steps)

    def step(self, edge: int) -> Step:
        """Return the step that a transition takes."""
        number = int(self.steps[edge])
        return TICK_STEP if number == TICK else self.labels[number]

    @cached_property
    def entered_by(self) -> Array:
        """The transition by which each world was met; of world 0 it says nothing."""
        found = np.zeros(self.worlds, dtype=np.int64)
        met, first = first_places(self.targets)
        found[met] = first
        return found

    def run_to(self, world: int) -> tuple[Step, ...]:
        """Return the steps of a shortest run from world 0 to another, in a search that began in this one only."""
        found = []
        while world:
            found.append(int(self.entered_by[world]))
            world = int(self.sources[found[-1]])
        return tuple(map(self.step, reversed(found)))

    def out(self, world: int) -> Array:
        """Return the transitions that leave a world."""
        return np.arange(int(self.first[world]), int(self.first[world + 1]))

    def leaving(self, worlds: Array) -> tuple[Array, Array]:
        """Return the transitions that leave some worlds, and for each the place of its world among them."""
        return spans(self.first, worlds)


@attrs.define
class Edges:
    """The transitions so far, piece by piece: how many leave each world, where to, and by which step."""

    counts: list[Array] = attrs.field(factory=list)
    targets: list[Array] = attrs.field(factory=list)
    steps: list[Array] = attrs.field(factory=list)

    def add(self, worlds: int, after: Successors, numbers: Array) -> None:
        """Add what leaves the next few worlds."""
        assert after.steps is not None
        order = np.argsort(after.worlds.astype(np.int16 if worlds <= 1 << 15 else np.int32), kind="stable")
        self.counts.append(np.bincount(after.worlds, minlength=worlds).astype(np.int32))
        self.targets.append(numbers.take(order))
        steps = after.steps.take(order)
        self.steps.append(steps.astype(np.int16 if steps.max(initial=0) < 1 << 15 else np.int32))

    def graph(self, found: "Exploration") -> Graph:
        """Return them all as one graph."""
        none = np.zeros(0, dtype=np.int32)
        unexpanded = np.zeros(found.worlds - sum(map(len, self.counts)), dtype=np.int32)
        counts = np.concatenate([none, *self.counts, unexpanded])
        targets = np.concatenate([none, *self.targets])
        steps = np.concatenate([none[:0].astype(np.int16), *self.steps])
        graph = Graph(found.model, found.said.steps, counts, targets, steps, symmetric=found.is_symmetric)
        graph.expanded = found.expanded
        return graph


class Exploration:
    """What was reached, and how to look at it.

    `exhausted` is true when nothing is left; otherwise `limit` names the bound that was hit, or `found` is the number
    of a world in which the search was to stop. `depth` is the length of the longest shortest run; in a search by
    layers it is the number of ticks. What `is_resumed` has not asked the model about all of its worlds.
    """

    def __init__(self, model: Model, symmetry: Symmetry | None = None, *, faults: bool = True) -> None:
        self.model = model
        self.faults = faults
        self.transitions = 0
        self.expanded = 0
        self.exhausted = self.is_resumed = False
        self.limit: str | None = None
        self.found: int | None = None
        self.seconds = 0.0
        self.levels: list[int] = [0]
        self.edges: Edges | None = None
        self.graph: Graph | None = None
        self.said = Evaluated(model, faults=faults)
        self._normal = NormalForm(self.said, symmetry) if symmetry else None
        self._plan = fitting(self.said)
        self._sets = [Visited(self._plan.layout.width)]
        self._passed = 0
        self._ahead: Ahead[Successors] = Ahead()

    @property
    def worlds(self) -> int:
        """How many worlds were reached."""
        return self._passed + len(self._sets[0])

    @property
    def is_symmetric(self) -> bool:
        """Whether each world stands for all that differ from it in names only."""
        return self._normal is not None

    @property
    def depth(self) -> int:
        """The length of the longest shortest run."""
        return max(0, len(self.levels) - 2)

    @property
    def evaluations(self) -> int:
        """How often functions of the model were called."""
        return self.said.calls

    @property
    def peak_mib(self) -> float:
        """The largest memory that this process has had so far, in MiB."""
        return peak_mib()

    # -- looking at it ------------------------------------------------------------------------------------------------

    def world(self, number: int) -> World:
        """Return one of the worlds. With symmetry it is the normal form of those that were reached."""
        column = self._rows(number, number + 1)
        ids = [int(self._plan.layout.ids(column, slot)[0]) for slot in range(len(self.model.slots))]
        return self.said.values.decode(ids)

    def all_worlds(self) -> Iterator[World]:
        """Yield all worlds in the order in which they were reached."""
        return (self.world(number) for number in range(self.worlds - self._passed))

    def where(self, predicate: Question, **instance: Any) -> Array:
        """Return for each world whether a predicate holds, for any instance of the indices that are left open."""
        asked = Predicate(predicate, self.said, instance)
        self._replan()
        size = len(self._sets[0])
        chunks = [self._holds(asked, start, min(start + CHUNK, size)) for start in range(0, size, CHUNK)]
        return np.concatenate([np.zeros(0, dtype=bool), *chunks])

    def last_ids(self, most: int) -> Iterator[Array]:
        """Yield for each slot the ids of its values in the worlds that were reached last, at most so many."""
        size = len(self._sets[0])
        rows = self._rows(max(0, size - most), size)
        return (self._plan.layout.ids(rows, slot.position) for slot in self.model.slots)

    def unchanged(self, numbers: Array) -> Iterator[tuple[Slot, Any]]:
        """Yield each slot that has the same value in all of some worlds, with that value."""
        rows = self._sets[0].rows.take(numbers, axis=1)
        for slot in self.model.slots:
            ids = self._plan.layout.ids(rows, slot.position)
            if (ids == ids[0]).all():
                yield slot, self.said.values.of[slot.position].values[int(ids[0])]

    def trace_to(self, number: int) -> Run:
        """Return a shortest run to a world, replayed step by step by the plain interpreter.

        Nothing is stored for it: predecessors are found by expanding the levels once more, from the last one back.
        With symmetry, the run ends in a world of which the asked one is the normal form. Raises LookupError for a world
        of a search by layers, which forgets its levels.
        """
        if self._passed or number >= len(self._sets[0]):
            raise LookupError(f"there is no run to world {number}: its levels were not kept")
        level = next(n for n, end in enumerate(self.levels[1:]) if number < end)
        path = [number]
        for start, end in reversed(list(zip(self.levels[:level], self.levels[1 : level + 1], strict=True))):
            path.append(self._predecessor(path[-1], start, end))
        return self._replayed(path[::-1])

    def steps_through(self, numbers: Sequence[int]) -> tuple[Step, ...]:
        """Return the steps of a run from the first of some worlds through the others, each up to names."""
        return tuple(step for step, _ in self._replayed(numbers).steps)

    def _replayed(self, numbers: Sequence[int]) -> Run:
        world = begin = self.world(numbers[0])
        steps = []
        for number in numbers[1:]:
            step, world = self._step_to(world, number)
            steps.append((step, world))
        return Run(begin, tuple(steps))

    def _predecessor(self, number: int, start: int, end: int) -> int:
        for first in range(start, end, CHUNK):
            found = self._successors(first, min(first + CHUNK, end))
            same = (found.columns == self._rows(number, number + 1)).all(axis=0)
            if same.any():
                return first + int(found.worlds[same].min())
        raise LookupError(f"no world leads to {number}")

    def _step_to(self, world: World, number: int) -> tuple[Step, World]:
        ticked = self.model.tick(world)
        later = [(TICK_STEP, ticked)] if ticked is not None else []
        for step, after in [*((step, after) for step, after, _ in self.model.steps(world)), *later]:
            if step.action is not None and not self.faults and self.model.actions[step.action].action.fault is not None:
                continue
            if (self._packed([after]) == self._rows(number, number + 1)).all():
                return step, after
        raise ModelError(f"the plain interpreter finds no step to world {number}: an effect is not a pure function")

    # -- searching ----------------------------------------------------------------------------------------------------

    def _rows(self, start: int, end: int) -> Array:
        return self._sets[0].rows[:, start:end]

    def _packed(self, worlds: Sequence[World]) -> Array:
        ids = self.said.values.encode(worlds)
        self._replan()
        normal = self._normal
        if normal is None:
            return self._plan.layout.pack(ids, len(worlds))
        return self._planned(lambda plan: normal.apply(plan, plan.layout.pack(ids, len(worlds))))

    def _replan(self) -> None:
        """Make new tables for all values that are known, and move the worlds if they do not fit any more."""
        self._ahead.drop()
        old = self._plan.layout
        self._plan = fitting(self.said, self._plan)
        if self._plan.layout is not old:
            for known in self._sets:
                known.move(old, self._plan.layout)

    def _planned(self, work: Callable[[Plan], T]) -> T:
        self._ahead.wait()
        while True:
            try:
                return work(self._plan)
            except Outgrown:
                self._replan()

    def _successors(self, start: int, end: int, *, steps: bool = False) -> Successors:
        """Return all that follows some worlds."""
        return self._planned(lambda plan: self._expanded(plan, start, end, steps=steps))

    def _following(self, start: int, level: int, most: int, *, steps: bool = False) -> tuple[int, Successors]:
        """Return what follows the next worlds of a level, and where these end; begin with those after them."""
        end, found = self._ahead.take((self._plan, steps), start) or (0, None)
        if found is None:
            end = min(start + most, level)
            found = self._successors(start, end, steps=steps)
        while not self._ahead.is_full:
            begin = self._ahead.end(end)
            stop = min(begin + most, level if begin < level else len(self._sets[0]))
            if stop - begin < WORTHWHILE:
                break
            work = partial(self._expanded, self._plan, begin, stop, steps=steps)
            self._ahead.begin((self._plan, steps), begin, stop, work)
        return end, found

    def _expanded(self, plan: Plan, start: int, end: int, *, steps: bool) -> Successors:
        found = plan.successors(self._rows(start, end), steps=steps)
        columns = found.columns if self._normal is None else self._normal.apply(plan, found.columns)
        return attrs.evolve(found, columns=columns, codes=mixed(columns))

    def _holds(self, predicate: Predicate, start: int, end: int) -> Array:
        return self._planned(lambda plan: predicate(plan, self._rows(start, end)))


class Keeper(Protocol):
    """Keeps a search that takes long, so that it can go on after it was cut off."""

    def restore(self, found: Exploration) -> None:
        """Bring a search that has not begun to where it was kept, if it was."""

    def is_due(self) -> bool:
        """Return whether it is time to keep the search again."""
        ...

    def keep(self, found: Exploration) -> None:
        """Keep a search as it is between two chunks."""

    def spill(self, found: Exploration) -> bool:
        """Make room in memory; return whether there was anything to be done."""
        ...


class _Watch:
    """Looks at the bounds after each chunk, and tells how it goes."""

    def __init__(
        self, of: Exploration, bounds: Bounds, progress: Callable[[Progress], None] | None, keeper: Keeper | None
    ) -> None:
        self.of = of
        self.bounds = bounds
        self.progress = progress
        self.keeper = keeper
        self.before = of.seconds
        self.began = self.told = time.monotonic()

    def hit(self, waiting: int) -> str | None:
        """Return the name of the bound that was hit, if one was. A time limit counts from where the search went on."""
        now = time.monotonic()
        self.of.seconds = self.before + now - self.began
        if self.progress is not None and now - self.told >= 0.5:
            self.told = now
            self.progress(self.state(waiting))
        bounds = self.bounds
        if bounds.max_states is not None and self.of.worlds >= bounds.max_states and waiting:
            return f"{bounds.max_states} worlds"
        if bounds.timeout is not None and now - self.began >= bounds.timeout and waiting:
            return f"{bounds.timeout:g} s"
        if bounds.max_memory is not None and waiting and self._needs_mib() > bounds.max_memory:
            spilled = self.keeper is not None and self.keeper.spill(self.of)
            if not spilled or self._needs_mib() > bounds.max_memory:
                return f"{bounds.max_memory:g} MiB"
        return None

    def _needs_mib(self) -> float:
        return own_mib() + sum(known.growth(4 * CHUNK) for known in self.of._sets) / (1 << 20)

    def state(self, waiting: int) -> Progress:
        """Return how far the search is."""
        of = self.of
        return Progress(of.worlds, of.transitions, of.depth, waiting, of.seconds, own_mib())


def explore(
    model: Model,
    *,
    start: Sequence[World] | None = None,
    stop: Question | None = None,
    symmetry: Symmetry | None = None,
    ordered: Question | None = None,
    faults: bool = True,
    graph: bool = False,
    layers: Question | None = None,
    max_states: int | None = None,
    timeout: float | None = None,
    max_memory: float | None = None,
    progress: Callable[[Progress], None] | None = None,
    keeper: Keeper | None = None,
) -> Exploration:
    """Visit every world that `model` can reach from its initial world, or from the worlds in `start`.

    `stop` is a predicate (a function of named components): the search ends with the level in which it first holds.
    `symmetry` maps an index to the values that are interchangeable, unless one of them is `ordered`, a predicate of it:
    raises NamesMatterError, breadth first, when a level has such a world. Without `faults`, no step that is a fault is
    taken. With `graph` the transitions are kept, for what is decided on cycles. With `layers`, a function that gives a
    clock which every tick changes and nothing else does, the worlds between two ticks are searched and then forgotten:
    least memory, but no runs. `timeout` is in seconds, `max_memory` in MiB of this process without files. A `keeper`
    brings the search to where it left it, and keeps it; it keeps no layers.
    """
    found = Exploration(model, symmetry, faults=faults)
    found.edges = Edges() if graph and layers is None else None
    if keeper is not None:
        keeper.restore(found)
        found.is_resumed = bool(found.expanded)
    watch = _Watch(found, Bounds(max_states, timeout, max_memory), progress, keeper)
    stopping = Predicate(stop, found.said) if stop is not None else None
    asked = [{index: value} for index, values in (symmetry or {}).items() for value in values] if ordered else []
    orders = [Predicate(ordered, found.said, instance) for instance in asked if ordered is not None]
    clock = Asked(layers, {}, found.said) if layers is not None else None
    if not len(found._sets[0]):
        first = found._packed(list(start) if start is not None else [model.initial])
        found._sets[0] = Visited(len(first))
        found._sets[0].add(first)
    if clock is not None:
        _by_layers(found, watch, clock, stopping)
    else:
        _breadth_first(found, watch, stopping, keeper, orders)
    found._ahead.close()
    found.seconds = watch.before + time.monotonic() - watch.began
    if found.edges is not None:
        found.graph = found.edges.graph(found)
        found.edges = None
    return found


def _breadth_first(
    found: Exploration, watch: _Watch, stop: Predicate | None, keeper: Keeper | None, orders: Sequence[Predicate] = ()
) -> None:
    """Follow all runs step by step; each level holds the worlds that take one step more.

    The worlds are expanded in the order of their numbers, so that `expanded` and `levels` are all that a search has to
    know in order to go on.
    """
    while found.limit is None and found.expanded < len(found._sets[0]):
        known = found._sets[0]
        if found.expanded == found.levels[-1]:
            found.levels.append(len(known))
            if any(_first(found, order, found.expanded, len(known)) is not None for order in orders):
                found._ahead.close()
                raise NamesMatterError(f"the order of the interchangeable instances matters after {found.depth} steps")
            found.found = _first(found, stop, found.expanded, len(known))
            if found.found is not None:
                break
        begin = found.expanded
        is_short = found.levels[-1] - found.levels[-2] < 3 * CHUNK  # more pieces, so that the second thread has some
        most = CHUNK // 2 if is_short else CHUNK
        end, after = found._following(begin, found.levels[-1], most, steps=found.edges is not None)
        found.transitions += after.columns.shape[1]
        if found.edges is None:
            known.add(after.columns, after.codes)
        else:
            found.edges.add(end - begin, after, known.numbered(after.columns, after.codes))
        found.expanded = end
        found.limit = watch.hit(len(known) - end)
        if keeper is not None and (found.limit is not None or end == len(known) or keeper.is_due()):
            found._ahead.wait()
            keeper.keep(found)
    found.exhausted = found.limit is None and found.found is None
    if not found.exhausted and found.found is None and found.levels[-1] < found.worlds:
        found.levels.append(found.worlds)


def _by_layers(found: Exploration, watch: _Watch, clock: Asked, stop: Predicate | None) -> None:
    """Follow all runs tick by tick; what is reached between two ticks is forgotten after the second."""
    times: set[int] = set()
    found._sets.append(Visited(found._sets[0].rows.shape[0]))
    while found.found is None and found.limit is None and len(found._sets[0]):
        here = found._sets[0]
        begin = 0
        now: set[int] = set()
        while begin < len(here) and found.limit is None and found.found is None:
            end, after = found._following(begin, len(here), CHUNK // 2)
            for known, part in zip(found._sets, (slice(after.ticks), slice(after.ticks, None)), strict=True):
                known.add(after.columns[:, part], None if after.codes is None else after.codes[part])
            found.found = _first(found, stop, begin, end)
            now.update(found._planned(lambda plan, b=begin, e=end: distinct(clock(plan, found._rows(b, e)))).tolist())
            found.transitions += after.columns.shape[1]
            begin = end
            found.limit = watch.hit(len(here) - begin + len(found._sets[1]))
        if len(now) > 1 or not times.isdisjoint(now):
            raise ModelError("the clock of a search by layers must change with every tick, and with nothing else")
        times |= now
        if found.found is None and found.limit is None:
            found.levels.append(found.worlds)
            found._passed += len(here)
            found._sets = [found._sets[1], Visited(here.rows.shape[0])]
    found.exhausted = found.limit is None and found.found is None


def _first(found: Exploration, stop: Predicate | None, begin: int, end: int) -> int | None:
    if stop is None:
        return None
    for first in range(begin, end, CHUNK):
        holds = found._holds(stop, first, min(first + CHUNK, end))
        if holds.any():
            return first + int(holds.argmax())
    return None


def peak_mib() -> float:
    """Return the largest memory that this process has had so far, in MiB."""
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def own_mib() -> float:
    """Return the memory that this process has now, without files, in MiB; 0 where the system does not tell."""
    try:
        _, resident, shared = Path("/proc/self/statm").read_text().split()[:3]
    except (OSError, ValueError):
        return 0.0
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
