"""Proofs: one property decided on one model by visiting all of its worlds.

Whether a request can be late is decided without counting its age in the world: see `impatient`. What is decided on the
transitions lives in `liveness`; here it becomes a verdict, with a shortest run that a plain replay confirms.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal

import attrs
import numpy as np

from model.kernel import Model, ModelError, Step
from properties.property import Predicate, Property, bind, free_indices, instances
from properties.search.columns import Array, distinct
from properties.search.explore import UNBOUNDED, Bounds, Exploration, Graph, Keeper, Progress, explore
from properties.search.kinds import KINDS, Cause, Choices, Kind
from properties.search.liveness import (
    Starving,
    Waiting,
    cycles_without_tick,
    fair_loop,
    reaching,
    shortest_wait,
    standstills,
    starving,
    stuck,
    way,
    worst_age,
)
from properties.search.region import Fair, fair_choices
from properties.search.symmetry import Symmetry
from properties.search.tables import Tables, Word

Verdict = Literal["holds", "violated", "inconclusive"]


@attrs.frozen(eq=False)
class Violation:
    """A run that violates the property, and a loop that goes on from its end; the kind of an `always` is None.

    With a loop, `is_shortest` says that no run is overdue in fewer steps; another one may come into a loop sooner.
    """

    kind: Kind | None
    cause: Cause | None
    case: int
    steps: tuple[Step, ...]
    loop: tuple[Step, ...] = ()
    is_shortest: bool = True


@attrs.frozen(eq=False)
class Worst:
    """The worst age of a request in ticks (None: it has no bound), and a run that attains it, or enters its loop."""

    ticks: int | None = 0
    steps: tuple[Step, ...] = ()


@attrs.define(eq=False)
class Reached:
    """What a symbolic search has reached; from 2 ** 53 on `worlds` is about so many.

    The depth is in ticks, `nodes` are those of the diagram of all worlds. Transitions are not counted.
    """

    worlds: int = 1
    depth: int = 0
    nodes: int = 0
    seconds: float = 0.0
    evaluations: int = 0
    exhausted: bool = False
    limit: str | None = None
    peak_mib: float = 0.0
    transitions: int | None = None
    is_symmetric: bool = False


@attrs.frozen(eq=False)
class Proof:
    """What a proof came to. `kinds` are all that there are; `is_vacuous` says that the premise is never met."""

    found: Exploration | Reached
    violation: Violation | None
    is_vacuous: bool
    worst: Worst | None = None
    kinds: tuple[Kind, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The answer: nothing holds unless everything was seen."""
        if self.violation is not None:
            return "violated"
        return "holds" if self.found.exhausted else "inconclusive"


def impatient(model: Model) -> Model:
    """Return the model with a deadline of no ticks: any request that a tick has seen is overdue, and grows no older.

    An observer that counts ages up to a deadline multiplies the worlds by it. Here they tell apart only whether a
    request is fresh, so that how old it gets is the longest path, in ticks, through the worlds in which it is overdue.
    """
    return Model(attrs.evolve(model.binding, constants={**model.binding.constants, "deadline_ticks": 0}))


def prove(
    model: Model,
    what: Property,
    *,
    choices: Choices = "adversarial",
    wanted: frozenset[Kind] | None = None,
    symmetry: Symmetry | None = None,
    ordered: Predicate | None = None,
    bounds: Bounds = UNBOUNDED,
    progress: Callable[[Progress], None] | None = None,
    keeper: Keeper | None = None,
) -> Proof:
    """Decide one property on one model; of a `within` property only the kinds that are `wanted` count, or all.

    The instances in `symmetry` are interchangeable, unless one of them is `ordered`. Raises NamesMatterError where it
    takes names to decide, and ModelError for an error of the model: a loop in which no time passes, a world in which
    nothing can go on, or an effect that is no pure function.
    """
    searched = impatient(model) if what.form == "within" else model
    found = explore(
        searched,
        stop=what.breaks,
        symmetry=symmetry,
        ordered=ordered,
        graph=True,
        progress=progress,
        keeper=keeper,
        **attrs.asdict(bounds),
    )
    assert found.graph is not None
    check_time(found, found.graph)
    proof = _always(found, what) if what.form == "always" else _within(found, what, model, choices, wanted)
    if proof.violation is None:
        return proof
    return attrs.evolve(proof, violation=confirmed(model, what, proof.violation))


def check_time(found: Exploration, graph: Graph) -> None:
    """Raise ModelError where time cannot go on: a loop without a tick, or a world that nothing leaves."""
    still = standstills(graph)
    if still.any():
        run = found.trace_to(int(still.argmax())).steps
        last = ", ".join(found.model.label(step) for step, _ in run[-3:])
        raise ModelError(f"neither time nor anything else can go on after {len(run)} steps, the last of them {last}")
    zeno = cycles_without_tick(graph)
    if zeno.any():
        start = int(zeno.argmax())
        loop = way(graph, start, ~graph.is_tick & zeno.take(graph.targets), graph.targets == start)
        raise ModelError(f"a loop without a tick: {', '.join(found.model.label(graph.step(edge)) for edge in loop)}")


def _always(found: Exploration, what: Property) -> Proof:
    vacuous = not found.where(what.witness).any()
    if found.found is None:
        return Proof(found, None, vacuous)
    run = found.trace_to(found.found)
    violation = Violation(None, None, 0, tuple(step for step, _ in run.steps))
    return Proof(found, violation, vacuous)


def _within(
    found: Exploration, what: Property, model: Model, choices: Choices, wanted: frozenset[Kind] | None
) -> Proof:
    assert found.graph is not None
    fair = fair_choices(model) if choices == "fair" else {}
    indices = [i for predicate in what.predicates.values() for i in free_indices(model, predicate)]
    cases = [
        Decided(found, found.graph, what, number, instance, model.binding.constants["deadline_ticks"], fair)
        for number, instance in enumerate(instances(model, indices))
    ]
    worst = max((case.worst for case in cases), key=lambda worst: math.inf if worst.ticks is None else worst.ticks)
    kinds: tuple[Kind, ...] = tuple(kind for kind in KINDS if any(case.is_of(kind) for case in cases))
    kinds = tuple(kind for kind in kinds if wanted is None or kind in wanted)
    violations = [case.violation(kinds[0]) for case in cases if kinds and case.is_of(kinds[0])]
    violation = min(violations, key=lambda one: len(one.steps) + len(one.loop), default=None)
    vacuous = not found.where(what.witness).any()
    return Proof(found, violation, vacuous, worst, kinds)


class Decided:
    """All that is decided about one case of a `within` property. `where` says in which worlds it is of which kind.

    Without all worlds, what is found to be stuck or starved is so; what is late may be worse, and is open.
    """

    def __init__(
        self, found: Exploration, graph: Graph, what: Property, number: int, instance: Mapping[str, Any],
        deadline: int, fair: Fair,
    ) -> None:  # fmt: skip
        assert what.pending is not None
        assert what.overdue is not None
        self.found, self.graph, self.number, self.deadline = found, graph, number, deadline
        pending = found.where(what.pending, **instance)
        old = found.where(what.overdue, **instance)
        self.waiting = Waiting(pending & ~old, old)
        self.age = worst_age(graph, old)
        self.worst = self._worst()
        self.loops: dict[Kind, Starving] = {}
        is_stuck = is_starved = np.zeros_like(old)
        if self.age.ticks is None:  # what can wait for ever goes round where it is old
            is_stuck = pending & stuck(graph, ~pending)
            self.loops["starved"] = starving(graph, pending & reaching(graph, ~pending), fair)
            is_starved = self.loops["starved"].worlds
        if is_stuck.any():
            self.loops["stuck"] = starving(graph, is_stuck, fair)
        is_late = not (is_stuck | is_starved).any() and (self.worst.ticks is None or self.worst.ticks > deadline)
        self.where: dict[Kind, Array] = {
            "stuck": is_stuck,
            "starved": is_starved,
            "early": found.where(what.early, **instance) if what.early else np.zeros_like(old),
            "late" if found.exhausted else "open": old & is_late,
        }

    def is_of(self, kind: Kind) -> bool:
        """Say whether the case is of a kind anywhere."""
        return kind in self.where and bool(self.where[kind].any())

    def _worst(self) -> Worst:
        if not self.age.path:
            return Worst()
        run = self._to(np.arange(self.graph.worlds) == self.age.path[0]) + self._along(self.age.path)
        return Worst(None if self.age.ticks is None else self.age.ticks + 1, self._steps(run))

    def _along(self, path: Sequence[int]) -> list[int]:
        """Return the transitions between worlds that follow each other, ticks where there are any."""
        found = []
        for world, after in pairwise(path):
            out = self.graph.out(world)
            out = out[self.graph.targets.take(out) == after]
            found.append(int(out[np.argmin(self.graph.steps.take(out))]))
        return found

    def _to(self, goal: Array) -> list[int]:
        """Return a shortest run to a goal."""
        if goal[0]:
            return []
        return way(self.graph, 0, np.ones(len(self.graph), dtype=bool), goal.take(self.graph.targets))

    def _steps(self, edges: list[int]) -> tuple[Step, ...]:
        if self.graph.symmetric:  # a world stands for others: the steps of a run through them have other names
            return self.found.steps_through([0, *self.graph.targets.take(edges).tolist()])
        return tuple(map(self.graph.step, edges))

    def violation(self, kind: Kind) -> Violation:
        """Return a shortest run that shows that there is a violation of this kind."""
        goal = self.where[kind]
        if kind == "early":
            run = self._to(goal)
            return Violation(kind, None, self.number, self._steps(run), is_shortest=self._is_shortest(kind, run))
        try:
            run, is_shortest = shortest_wait(self.graph, goal, self.waiting, self.deadline), True
        except LookupError:
            run, is_shortest = self._patient(kind), False
        is_shortest &= self._is_shortest(kind, run)
        if kind in ("late", "open"):
            return Violation(kind, None, self.number, self._steps(run), is_shortest=is_shortest)
        into, loop = self._lasso(self.loops[kind], int(self.graph.targets[run[-1]]))
        cause = cause_of(self.found, self.graph, self.loops[kind], int(self.graph.sources[loop[0]]))
        return Violation(kind, cause, self.number, self._steps(run + into), self._steps(loop), is_shortest)

    def _lasso(self, loops: Starving, start: int) -> tuple[list[int], list[int]]:
        """Return the way from a world into the nearest fair loop, and the loop."""
        fair = loops.loop >= 0
        staying = ~self.graph.is_fault & loops.worlds.take(self.graph.targets)
        into = [] if fair[start] else way(self.graph, start, staying, fair.take(self.graph.targets))
        return into, fair_loop(self.graph, loops, int(self.graph.targets[into[-1]]) if into else start)

    def _patient(self, kind: Kind) -> list[int]:
        """Return some run that is long enough, where a shortest one would take too long to find."""
        if kind in ("late", "open"):
            run = self._to(np.arange(self.graph.worlds) == self.age.path[0])
            into, loop = [], self._along(self.age.path)
            if self.age.ticks is not None:  # no cycle, but the longest way
                return run + loop
        else:
            run = self._to(self.where[kind])
            into, loop = self._lasso(self.loops[kind], int(self.graph.targets[run[-1]]) if run else 0)
        ticks = int(self.graph.is_tick.take(loop).sum())
        return run + into + loop * math.ceil((self.deadline + 1) / ticks)

    def _is_shortest(self, kind: Kind, run: list[int]) -> bool:
        """Say whether no shorter run can be among what was not expanded."""
        full = int(np.searchsorted(self.found.levels, self.graph.expanded, side="right"))
        return self.found.exhausted or (kind in ("early", "open") and len(run) < full)


def cause_of(found: Exploration, graph: Graph, starving: Starving, world: int) -> Cause:
    """Return who goes round in the fair component of a world, and what stays as it is there."""
    model = found.model
    here = starving.inside & (starving.loop.take(graph.sources) == starving.loop[world])
    bound = [model.actions[n].action for n in distinct(graph.actions[here]).tolist() if n >= 0]
    members = np.flatnonzero(starving.loop == starving.loop[world])
    still = set()
    for slot, value in found.unchanged(members):
        step = getattr(value, "step", None)
        if step is not None and slot.position not in model.observer_of:
            still.add((slot.component.name, step.name.lower()))
    return Cause(tuple(sorted({(a.actor.name, a.name) for a in bound})), tuple(sorted(still)))


def confirmed(model: Model, what: Property, violation: Violation) -> Violation:
    """Return a violation that a replay on the model as it was asked about confirms. Raises ModelError when it is none.

    While one request waits in a loop, others may grow older, up to the deadline: the loop closes after some rounds.
    """
    tables = Tables(model)

    def follow(word: Word, steps: Sequence[Step]) -> Word:
        for step in steps:
            after = tables.successor(word, step)
            if after is None:
                raise ModelError(f"{model.label(step)} is not possible in a replay: an effect is not a pure function")
            word = after
        return word

    rounds = 0
    word = follow(tables.initial, violation.steps)
    while violation.loop and (after := follow(word, violation.loop)) != word:
        word, rounds = after, rounds + 1
        if rounds > model.binding.constants["deadline_ticks"] + 1:
            raise ModelError(f"a replay of {what.name} does not come back to where its loop begins")
    cases = bind(what, tables)
    case = cases[violation.case]
    if what.form == "always":
        is_violated = any(one.breaks(word) for one in cases)
    else:
        is_violated = (case.early if violation.kind == "early" else case.overdue)(word)
    if not is_violated:
        raise ModelError(f"a replay of {what.name} does not confirm that it is {violation.kind or 'violated'}")
    return attrs.evolve(violation, steps=violation.steps + violation.loop * rounds)
