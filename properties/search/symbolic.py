"""The symbolic search: every world that a model can reach, as decision diagrams, one instant after the other.

It decides properties where there are too many worlds for `explore` to list: what can be reached, whether a request can
be overdue and how old it gets, and whether it can then never be cleared. All orders of steps are followed. A run that
it finds is some run, not a shortest one.
"""

import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import islice
from operator import or_
from typing import Any

import attrs

from model.kernel import Model, ModelError, Step
from model.kernel.binding import TICK, World
from properties.property import Property, bind, free_indices, instances
from properties.search.asked import Asked, Question
from properties.search.diagrams import Diagram, Sets, Steps
from properties.search.explore import UNBOUNDED, Bounds, Progress, explore, own_mib, peak_mib
from properties.search.kinds import KINDS, Kind
from properties.search.plan import Outgrown
from properties.search.prove import Proof, Reached, Violation, Worst, confirmed, impatient
from properties.search.tables import Tables

FIRST_LOOK = 100_000
"""So many worlds are listed first, so that the variables have room for most values."""


def nothing() -> None:
    """Do nothing."""


class Stopped(Exception):  # noqa: N818 (a signal, no error)
    """A limit was hit; its text is the limit."""


@attrs.define(eq=False)
class Block:
    """The worlds of one instant, or those in which a request has one age: `rings` in the order in which they were met.

    The first ring is what a tick brings. Each world of another one follows worlds of the rings up to it.
    """

    rings: list[Diagram]
    all: Diagram


class Search:
    """All worlds of a model without the partial order, as far as `limits` let it come."""

    def __init__(self, model: Model, limits: Bounds, progress: Callable[[Progress], None] | None = None) -> None:
        self._began = self._told = time.monotonic()
        self.model = all_orders(model)
        self.found = Reached(worlds=0)
        look = Bounds(FIRST_LOOK, limits.timeout, limits.max_memory)
        self.said = explore(self.model, **attrs.asdict(look)).said
        self.sets = Sets(self.said, limits.max_memory)
        self._limits = limits
        self._progress = progress
        self.blocks: list[Block] = []
        self.total, self._start = self.sets.none, self.sets.world(model.initial)
        self._open = Block([self._start], self._start)
        self.steps = Steps(self.sets, self._watch)

    # -- what can be reached ------------------------------------------------------------------------------------------

    def run(self, stop: Question | None = None) -> Diagram:
        """Search until nothing is left, or the predicate `stop` holds; return where it holds. Raises Stopped."""
        bad = self.sets.none
        while self._start != self.sets.none and bad == self.sets.none:
            block = self.closed(self._start)
            self.blocks.append(block)
            self.total |= block.all
            after = self._learning(lambda: self.steps.ticked(self.steps.quiet(self.blocks[-1].all)))
            self._start = after & ~self.total
            bad = self.sets.none if stop is None else self.where(stop, self.blocks[-1].all)
            self.tell()
            most = self._limits.max_states
            if most is not None and self.found.worlds >= most and self._start != self.sets.none:
                raise Stopped(f"{most} worlds")
        self.found.exhausted = bad == self.sets.none
        return bad

    def closed(self, start: Diagram, within: Diagram | None = None) -> Block:
        """Return what can be reached from some worlds without a tick, never leaving the worlds `within`.

        Without these, it is what was not reached before.
        """
        block = self._open = Block([start], start)
        while block.rings[-1] != self.sets.none:
            ring = self._learning(lambda: self._next(block, ~self.total if within is None else within))
            block.rings.append(ring)
            block.all |= ring
        block.rings.pop()
        return block

    def _next(self, block: Block, within: Diagram) -> Diagram:
        """Return what follows the last ring of a block, and is in none of its rings."""
        front = block.rings[-1]
        for after in self.steps.taken(front, within):
            front |= after
        return front & ~block.all

    def _learning(self, work: Callable[[], Diagram]) -> Diagram:
        """Return what some work gives, once there is room for all values that it meets."""
        while True:
            try:
                return work()
            except Outgrown:
                self._make_room()

    def where(self, predicate: Question, worlds: Diagram, **instance: Any) -> Diagram:
        """Return those of some worlds in which a predicate holds, for any instance of the indices left open."""
        result = self.sets.none
        for more in instances(self.model, [i for i in free_indices(self.model, predicate) if i not in instance]):
            result |= self.steps.where(Asked(predicate, {**instance, **more}, self.said), worlds)
        return result

    def _make_room(self) -> None:
        self.steps.grow()
        grown = self.sets.grown
        self.total, self._start = grown(self.total), grown(self._start)
        for block in {*self.blocks, self._open}:
            block.rings = [grown(ring) for ring in block.rings]
            block.all = grown(block.all)

    # -- how far it is ------------------------------------------------------------------------------------------------

    def _watch(self) -> None:
        """Raise Stopped when a limit is hit."""
        now = time.monotonic()
        limits = self._limits
        if limits.timeout is not None and now - self._began >= limits.timeout:
            raise Stopped(f"{limits.timeout:g} s")
        if now - self._told < 0.5:
            return
        self._told = now
        if limits.max_memory is not None and own_mib() > limits.max_memory:
            raise Stopped(f"{limits.max_memory:g} MiB")
        if self._progress is not None:
            self.tell()
            found = self.found
            self._progress(Progress(found.worlds, 0, found.depth, 0, found.seconds, own_mib()))

    def tell(self) -> None:
        """Bring what was found up to date."""
        found = self.found
        found.depth = max(0, len(self.blocks) - 1)
        found.worlds = self.sets.count(self.total)
        found.nodes = len(self.total)
        found.seconds = time.monotonic() - self._began
        found.evaluations = self.said.calls
        found.peak_mib = peak_mib()

    def close(self) -> None:
        """Let go of all diagrams: nothing is decided any more."""
        self.steps.pulse = nothing

    # -- waiting ------------------------------------------------------------------------------------------------------

    def ages(self, fresh: Diagram, old: Diagram) -> Iterator[Block]:
        """Yield the worlds in which a request has been waiting for one tick, for two, and so on.

        Those that come round again are the same block again.
        """
        block = Block([fresh], fresh)
        met: dict[Diagram, Block] = {}
        while (start := self.steps.ticked(self.steps.quiet(block.all)) & old) != self.sets.none:
            if start not in met:
                met[start] = self.closed(start, old)
            block = met[start]
            yield block

    def reaching(self, goal: Diagram) -> Diagram:
        """Return the worlds from which some run without faults comes to a goal."""
        front = goal
        while front != self.sets.none:
            before = self.steps.before_tick(front) | self._before(front, faults=False)
            front = before & self.total & ~goal
            goal |= front
        return goal

    def lasting(self, worlds: Diagram) -> Diagram:
        """Return from which of some worlds a run can stay among them for ever while time goes on."""
        while True:
            front = staying = self.steps.before_tick(worlds) & worlds
            while front != self.sets.none:
                front = self._before(front) & worlds & ~staying
                staying |= front
            if staying == worlds:
                return worlds
            worlds = staying

    def _before(self, worlds: Diagram, *, faults: bool = True) -> Diagram:
        """Return the worlds from which an action leads to some worlds."""
        every = [a for a in self.steps.actions if faults or a.rule.bound.action.fault is None]
        return reduce(or_, (self.steps.before(action, worlds) for action in every), self.sets.none)

    # -- runs ---------------------------------------------------------------------------------------------------------

    def decoded(self, worlds: Diagram) -> World:
        """Return some world of a set that is not empty."""
        return self.said.values.decode(self.sets.one(worlds))

    def run_to(self, goal: Diagram, waiting: Sequence[Block] = ()) -> tuple[Step, ...]:
        """Return the steps of some run to one of the worlds in `goal`, each of which the plain interpreter takes.

        If there are blocks of worlds that are `waiting`, the goal is in the last one, and the run goes through all.
        """
        world, waited = self.decoded(goal), []
        if waiting:
            world, waited = self._through(waiting, world)
            world, waited = self._ticking_to(world, self.total), [TICK, *waited]
        number = next(n for n, block in enumerate(self.blocks) if self.sets.world(world) & block.all != self.sets.none)
        return (*self._through(self.blocks[: number + 1], world)[1], *waited)

    def _through(self, blocks: Sequence[Block], world: World) -> tuple[World, list[Step]]:
        """Return where a run through some blocks, to a world of the last one, begins in the first, and its steps."""
        steps: list[Step] = []
        for number in reversed(range(len(blocks))):
            world, here = self._into(blocks[number], world)
            steps[:0] = here
            if number:
                world = self._ticking_to(world, blocks[number - 1].all)
                steps.insert(0, TICK)
        return world, steps

    def _ticking_to(self, world: World, among: Diagram) -> World:
        """Return one of some worlds that a tick brings to another world."""
        return self.decoded(self.steps.before_tick(self.sets.world(world)) & among)

    def _into(self, block: Block, world: World) -> tuple[World, list[Step]]:
        """Return a world of a block's first ring, and steps from it to another world of the block."""
        steps: list[Step] = []
        while (ring := self._ring_of(block, world)) > 0:
            world, here = self._down(block, ring, world)
            steps[:0] = here
        return world, steps

    def _ring_of(self, block: Block, world: World) -> int:
        one = self.sets.world(world)
        return next(number for number, ring in enumerate(block.rings) if ring & one != self.sets.none)

    def _down(self, block: Block, ring: int, world: World) -> tuple[World, list[Step]]:
        """Return a world of a ring before this one, and the steps from it, within this one, to a world."""
        lower = reduce(or_, block.rings[:ring])
        layers = [self.sets.world(world)]
        left = (lower | block.rings[ring]) & ~layers[0]
        while layers[-1] & lower == self.sets.none:
            before = self._before(layers[-1])
            layers.append(before & left)
            left &= ~before
        first = here = self.decoded(layers.pop() & lower)
        steps = []
        for layer in reversed(layers):
            step, here = self._step(here, layer)
            steps.append(step)
        return first, steps

    def _step(self, world: World, into: Diagram) -> tuple[Step, World]:
        """Return a step that leads from a world into others, and the world that it leads to."""
        for step, after, _ in self.model.steps(world):
            if self.sets.world(after) & into != self.sets.none:
                return step, after
        raise ModelError(f"what was found is not possible in the world {world}: an effect is not a pure function")


def all_orders(model: Model) -> Model:
    """Return the model without its partial order: no orders of steps are left out."""
    return Model(attrs.evolve(model.binding, partial_order=False))


def prove(
    model: Model,
    what: Property,
    *,
    wanted: frozenset[Kind] | None = None,
    bounds: Bounds = UNBOUNDED,
    progress: Callable[[Progress], None] | None = None,
) -> Proof:
    """Decide one property on one model without its partial order; only the kinds that are `wanted` count, or all.

    A request that can wait for ever is *stuck* or *open*: whether it starves, and who goes round, is not decided. So
    fair choices make no difference: what they rule out is that it starves.
    Raises ModelError where neither time nor anything else can go on; a loop in which no time passes is not noticed.
    """
    search = Search(impatient(model) if what.form == "within" else model, bounds, progress)
    try:
        proof = _decided(search, what, model.binding.constants["deadline_ticks"] if what.overdue else 0, wanted)
    except (Stopped, ValueError) as limit:
        if isinstance(limit, ValueError) and "NULL" not in str(limit):  # so `dd` says that CUDD has no more memory
            raise
        search.tell()
        search.found.exhausted = False
        search.found.limit = str(limit) if isinstance(limit, Stopped) else "the memory of CUDD"
        proof = Proof(search.found, None, is_vacuous=False)
    finally:
        search.close()
    if proof.violation is None:
        return proof
    return attrs.evolve(proof, violation=confirmed(all_orders(model), what, proof.violation))


def _decided(search: Search, what: Property, deadline: int, wanted: frozenset[Kind] | None) -> Proof:
    none = search.sets.none
    bad = search.run(what.breaks)
    if (standing := search.steps.standing(search.total)) != none:
        raise ModelError(f"neither time nor anything else can go on, in the world {search.decoded(standing)}")
    vacuous = search.where(what.witness, search.total) == none
    violation: Violation | None = None
    worst: Worst | None = None
    kinds: tuple[Kind, ...] = ()
    if bad != none:
        violation = Violation(None, None, 0, _broken_off(search.model, what, search.run_to(bad)), is_shortest=False)
    elif what.form == "within":
        violation, worst, kinds = _within(search, what, deadline, wanted)
    search.tell()
    return Proof(search.found, violation, vacuous, worst, kinds)


def _broken_off(model: Model, what: Property, steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return a run up to the first world that breaks a property, or whole where none does."""
    tables = Tables(model)
    cases, word = bind(what, tables), tables.initial
    for number, step in enumerate(steps):
        after = None if any(case.breaks(word) for case in cases) else tables.successor(word, step)
        if after is None:
            return tuple(steps[:number])
        word = after
    return tuple(steps)


def _within(
    search: Search, what: Property, deadline: int, wanted: frozenset[Kind] | None
) -> tuple[Violation | None, Worst, tuple[Kind, ...]]:
    indices = [i for predicate in what.predicates.values() for i in free_indices(search.model, predicate)]
    every = enumerate(instances(search.model, indices))
    cases = [_Case(search, what, number, instance, deadline) for number, instance in every]
    worst = max([case.worst for case in cases], key=lambda worst: math.inf if worst.ticks is None else worst.ticks)
    kinds: tuple[Kind, ...] = tuple(
        k for k in KINDS if (wanted is None or k in wanted) and any(k in case.ends for case in cases)
    )
    violation = next((case.violation(kinds[0]) for case in cases if kinds and kinds[0] in case.ends), None)
    if violation is None and wanted and wanted & {"starved", "late"} and any(case.is_endless for case in cases):
        raise Stopped("what can wait for ever, which is not told apart here")
    return violation, worst, kinds


class _Case:
    """What is decided about one case of a `within` property.

    `ends` says of each kind where its runs end, and through which blocks they go.
    `waits` are the blocks of a request's ages, from one tick on. Where there is no end to them, they go on beyond the
    deadline until a request is there that is never cleared, if one can be.
    """

    def __init__(self, search: Search, what: Property, number: int, instance: Mapping[str, Any], deadline: int) -> None:
        assert what.pending is not None
        assert what.overdue is not None
        self.search, self.number, none = search, number, search.sets.none
        pending = search.where(what.pending, search.total, **instance)
        old = search.where(what.overdue, pending, **instance)
        early = search.where(what.early, search.total, **instance) if what.early else none
        ages = search.ages(pending & ~old, old)
        self.waits = list(islice(ages, deadline + 1))
        is_overdue = len(self.waits) > deadline
        self.is_endless = is_overdue and self.waits[-1].all & search.lasting(old) != none
        hopeless = pending & ~search.reaching(search.total & ~pending) if self.is_endless else none
        if not self.is_endless:
            self.waits += ages
        while old & hopeless != none and self.waits[-1].all & hopeless == none:
            self.waits.append(next(ages))
        ends: dict[Kind, tuple[Diagram, list[Block]]] = {"early": (early, [])}
        overdue = [(block.all, self.waits[: n + 1]) for n, block in enumerate(self.waits) if n >= deadline]
        stuck = [(worlds & hopeless, waits) for worlds, waits in overdue if worlds & hopeless != none]
        if stuck:
            ends["stuck"] = stuck[0]
        elif overdue:
            ends["open" if self.is_endless else "late"] = overdue[0]
        self.ends = {kind: (worlds, waits) for kind, (worlds, waits) in ends.items() if worlds != none}

    @property
    def worst(self) -> Worst:
        """The worst age; see Worst."""
        if self.is_endless:
            return Worst(None)
        return Worst(len(self.waits), self.search.run_to(self.waits[-1].all, self.waits) if self.waits else ())

    def violation(self, kind: Kind) -> Violation:
        """Return some run that shows that there is a violation of this kind."""
        return Violation(kind, None, self.number, self.search.run_to(*self.ends[kind]), is_shortest=False)
