"""What the model's functions said, by value: each is called once for each distinct key, and never again.

Everything here is in ids (see `columns.Values`), and nothing depends on how worlds are laid out in memory.
"""

from collections.abc import Callable
from typing import Any

import attrs

from model.kernel import BoundAction, Model, Slot, Step, Turn
from model.kernel.binding import BoundFold
from model.kernel.component import parameters
from properties.search.columns import Values, bits_for
from properties.search.tables import Interned

Ids = tuple[int, ...]
Args = tuple[tuple[str, Any], ...]


@attrs.frozen
class Result:
    """One outcome of an action: the number of its step, the new ids of what the action writes, and its timing."""

    step: int
    after: Ids
    urgent: bool
    turn: Turn


class Rule:
    """One bound action. Instances that cannot tell themselves apart share what was evaluated."""

    def __init__(self, bound: BoundAction, folds: Ids, taken: bool, said: "Evaluated") -> None:
        self.bound = bound
        self.folds = folds
        self.taken = taken
        self._said = said
        self._steps: dict[Args, int] = {}
        asked = tuple((name, bound.instance[name]) for name in bound.action.reads if name in bound.instance)
        self._known: dict[Ids, tuple[tuple[Args, Ids, bool, Turn], ...]]
        self._known = said.shared.setdefault((id(bound.action), asked), {})

    @property
    def turn_key(self) -> tuple[Any, ...]:
        """What the action's turn depends on: the same for actions that always have the same turn, of faults apart."""
        if not self._said.model.binding.partial_order:
            return ()
        found: list[Any] = [self.bound.action.fault is not None]
        for function in self.bound.action.turns.values():
            indices = (i for name in parameters(function) for i in self._said.model._free_indices(name))
            found += [id(function), *(self.bound.instance[i] for i in indices)]
        return tuple(found)

    def results(self, ids: Ids) -> list[Result]:
        """Return the outcomes for the ids of what the action reads and of its folds' answers."""
        found = self._known.get(ids)
        if found is None:
            found = self._known[ids] = self._evaluate(ids)
        return [Result(self._step(args), after, urgent, turn) for args, after, urgent, turn in found]

    def _evaluate(self, ids: Ids) -> tuple[tuple[Args, Ids, bool, Turn], ...]:
        reads, writes, of = self.bound.reads, self.bound.writes, self._said.values.of
        values = tuple(of[p].values[i] for p, i in zip(reads, ids, strict=False))
        answers = zip(self.folds, ids[len(reads) :], strict=True)
        folded = tuple(self._said.folds[fold].answers.values[i] for fold, i in answers)
        self._said.calls += 1
        return tuple(
            (
                found.args,
                tuple(of[p].id(v) for p, v in zip(writes, found.values, strict=True)),
                found.urgent,
                found.turn,
            )
            for found in self.bound.local(values, folded)
        )

    def _step(self, args: Args) -> int:
        if args not in self._steps:
            self._steps[args] = len(self._said.steps)
            self._said.steps.append(Step(self.bound.number, args))
        return self._steps[args]


class Ticking:
    """What a tick makes of one slot."""

    def __init__(self, slot: Slot, said: "Evaluated") -> None:
        self.slot = slot
        self._said = said
        observed = slot.position in said.model.observer_of
        self._known: dict[int, int] = said.shared.setdefault((slot.name if observed else slot.component.name,), {})

    def after(self, own: int) -> int:
        """Return the id after a tick, or -1 where the slot does not let time pass."""
        if own not in self._known:
            interned = self._said.values.of[self.slot.position]
            self._said.calls += 1
            value = self._said.model.tick_value(self.slot, interned.values[own])
            self._known[own] = -1 if value is None else interned.id(value)
        return self._known[own]


class Function:
    """A function of the values at some slots, in ids."""

    def __init__(self, function: Callable[..., Any], positions: Ids, answers: Interned, said: "Evaluated") -> None:
        self.positions = positions
        self._function = function
        self._answers = answers
        self._said = said
        self._known: dict[Ids, int] = {}

    def __call__(self, ids: Ids) -> int:
        """Return the id of the answer."""
        if ids not in self._known:
            of = self._said.values.of
            self._said.calls += 1
            answer = self._function(*[of[p].values[i] for p, i in zip(self.positions, ids, strict=True)])
            self._known[ids] = self._answers.id(answer)
        return self._known[ids]


class Folded:
    """One bound fold: its parts, and how their answers combine."""

    def __init__(self, bound: BoundFold, answers: Interned, said: "Evaluated") -> None:
        self.answers = answers
        self.start = self.answers.id(bound.fold.start)
        self.parts = [Function(part, positions, self.answers, said) for part, positions in bound.parts]
        self._combine = bound.fold.combine
        self._known: dict[Ids, int] = {}
        self._said = said

    def combine(self, both: Ids) -> int:
        """Return the id of the combination of two answers."""
        if both not in self._known:
            first, second = (self.answers.values[i] for i in both)
            self._said.calls += 1
            self._known[both] = self.answers.id(self._combine(first, second))
        return self._known[both]


class Evaluated:
    """All functions of a model, with what they said so far. `calls` counts the calls of model code.

    `faults` says whether steps that are faults are taken.
    """

    def __init__(self, model: Model, *, faults: bool = True) -> None:
        self.model = model
        self.values = Values(model)
        self.calls = 0
        self.steps: list[Step] = []
        self.shared: dict[tuple[Any, ...], dict[Any, Any]] = {}
        self.folds: list[Folded] = []
        self._fold_numbers: dict[tuple[Any, ...], int] = {}
        self._answers: dict[str, Interned] = {}
        self.rules = [
            Rule(bound, tuple(map(self.fold, bound.folds)), faults or bound.action.fault is None, self)
            for bound in model.actions
        ]
        self.ticking = {s.position: Ticking(s, self) for s in model.slots if self._may_tick(s)}
        self.observers = [
            Function(bound.local, bound.positions, self.values.of[bound.positions[0]], self)
            for bound in model.observers
        ]

    def fold(self, bound: BoundFold) -> int:
        """Return the number of a bound fold; the same fold of the same slots has one number."""
        key = (bound.fold.name, tuple(positions for _, positions in bound.parts))
        if key not in self._fold_numbers:
            self._fold_numbers[key] = len(self.folds)
            self.folds.append(Folded(bound, self._answers.setdefault(bound.fold.name, Interned()), self))
        return self._fold_numbers[key]

    def bits(self) -> tuple[int, ...]:
        """Return how many bits the ids of each component, and of each fold's answers, need now."""
        return tuple(map(bits_for, (*dict.fromkeys(self.values.of), *self._answers.values())))

    def watching(self, writes: Ids) -> Ids:
        """Return the numbers of the observers that look at a step which writes these slots."""
        return tuple(n for n, seen in enumerate(self.observers) if not set(writes).isdisjoint(seen.positions))

    def _may_tick(self, slot: Slot) -> bool:
        watching = self.model.observer_of.get(slot.position)
        if watching is not None:
            return watching.observer.aged is not None
        return bool(slot.component.timers) or hasattr(slot.component.type, "ticked")
