"""Small models drawn by Hypothesis: components that tick, block and count, families, folds, faults, choices, urgency.

Every function of such a model answers by rolling a die on its arguments, so that it is pure and knows no pattern.
"""

import inspect
from collections.abc import Callable
from enum import Enum
from typing import Any
from zlib import crc32

import attrs
from attrs import frozen
from hypothesis import strategies as st

from model.kernel import Action, Actor, Binding, Component, Fold, Index, Model, Observer, timer

FAMILY = Index("i")
SIDES = 3


class Phase(Enum):
    ONE = 1
    TWO = 2
    THREE = 3


@frozen
class Cell:
    v: int = 0


@frozen
class Wheel:
    v: int = 0

    def ticked(self) -> "Wheel":
        return Wheel((self.v + 1) % SIDES)


@frozen
class Gate:
    v: int = 0

    def ticked(self) -> "Gate | None":
        return self if self.v else None


@frozen
class Timed:
    step: Phase = Phase.ONE
    age: int = timer()


@frozen
class Seen:
    v: int = 0


def roll(seed: int, asked: dict[str, Any], sides: int = SIDES) -> int:
    """Return a number below `sides` that depends on the arguments alone."""
    return crc32(repr((seed, sorted(asked.items(), key=lambda item: item[0]))).encode()) % sides


def function(name: str, names: list[str], body: Callable[[dict[str, Any]], Any]) -> Callable[..., Any]:
    """Return a function with these parameters, which rolls its die once for the same arguments.

    The plain interpreter asks again in each world, and most of these worlds differ in what a function does not see.
    """
    answers: dict[tuple[tuple[str, Any], ...], Any] = {}

    def call(**asked: Any) -> Any:
        key = tuple(asked.items())
        if key not in answers:
            answers[key] = body(asked)
        return answers[key]

    call.__name__ = name
    call.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(n, inspect.Parameter.POSITIONAL_OR_KEYWORD) for n in dict.fromkeys(names)]
    )
    return call


def value_of(kind: type, seed: int, asked: dict[str, Any]) -> Any:
    """Return a value of a component's type."""
    if kind is Timed:
        return Timed(Phase(1 + roll(seed, asked)))
    return kind(roll(seed, asked, 2 if kind is Gate else SIDES))


@attrs.define
class Draw:
    """A model in the making. `symmetric` leaves out whatever could tell the members of the family apart."""

    data: Any
    symmetric: bool
    seed: int = 0

    def one_of(self, *options: Any) -> Any:
        return self.data(st.sampled_from(options))

    def fresh(self) -> int:
        self.seed += 1
        return self.data(st.integers(0, 9)) * 1000 + self.seed

    def some(self, names: list[str], at_most: int) -> list[str]:
        return self.data(st.lists(st.sampled_from(names), max_size=at_most, unique=True)) if names else []

    def model(self) -> Model:
        kinds = [self.one_of(Cell, Wheel, Gate, Timed) for _ in range(self.data(st.integers(2, 4)))]
        single = [Component(f"c{n}", kind) for n, kind in enumerate(kinds)]
        members = self.data(st.integers(2 if self.symmetric else 0, 3 if self.symmetric else 2))
        family = [Component("member", self.one_of(Cell, Timed), per=(FAMILY,))] if members else []
        folds = [self.fold(single)] if family and self.one_of(True, False) else []
        components = single + family
        actor = Actor("anybody")
        actions = [self.action(n, actor, components, folds) for n in range(self.data(st.integers(2, 8)))]
        observers = [self.observer(n, single, family) for n in range(self.data(st.integers(0, 2)))]
        budgets = {f"f{n}": self.data(st.integers(1, 2)) for n in range(2)}
        return Model(
            Binding(
                components,
                actions,
                folds,
                observers,
                indices={"i": tuple(range(max(1, members)))},
                budgets={f: n for f, n in budgets.items() if any(a.fault == f for a in actions)},
            )
        )

    def fold(self, single: list[Component]) -> Fold:
        seed = self.fresh()
        names = ["member", *self.some([c.name for c in single], 1)]
        part = function("sum_of_members", names, lambda asked: roll(seed, asked))
        return Fold("sum_of_members", (part,), lambda a, b: min(2, a + b), 0, over=(FAMILY,))

    def action(self, number: int, actor: Actor, components: list[Component], folds: list[Fold]) -> Action:
        by_name = {c.name: c for c in components}
        names = list(by_name)
        writes = [self.one_of(*names), *self.some(names, 1)]
        writes = list(dict.fromkeys(writes))
        reads = [*writes, *self.some(names, 2), *(f.name for f in folds if self.one_of(True, False))]
        if not self.symmetric and self.one_of(False, False, True):
            reads.append("i")
        guard_seed, seed, lazy_seed = self.fresh(), self.fresh(), self.fresh()
        choose = self.one_of({}, {}, {"pick": (0, 1)})

        def effect(asked: dict[str, Any]) -> Any:
            written = [
                asked[w] if roll(seed + 7, {w: asked[w]}, 5) == 0 else value_of(by_name[w].type, seed + n, asked)
                for n, w in enumerate(writes)
            ]
            return tuple(written) if len(written) > 1 else written[0]

        made = Action(
            actor,
            function(f"a{number}", [*reads, *choose], effect),
            tuple(by_name[w] for w in writes),
            at=(Phase.ONE, Phase.TWO) if by_name[writes[0]].type is Timed and self.one_of(True, False) else (),
            earliest=self.one_of(0, 0, 0, 1),
            latest=self.one_of(None, None, None, 0, 1, 2),
            choose=choose,
            fault=self.one_of(None, None, None, "f0", "f1"),
        )
        turn = self.one_of(None, None, "first_if", "yields_unless", "lazy_unless")
        if turn is not None and not (self.symmetric and turn != "yields_unless"):
            setattr(made, turn, function(turn, reads, lambda asked: roll(lazy_seed, asked, 2) == 0))
        if self.one_of(True, False):
            made.guard(function("guard", [*reads, *choose], lambda asked: roll(guard_seed, asked) > 0))
        return made

    def observer(self, number: int, single: list[Component], family: list[Component]) -> Observer:
        each = bool(family) and self.one_of(True, False)
        own = Component(f"o{number}", Seen, per=(FAMILY,) if each else ())
        watched = self.some([c.name for c in single], 2) + (["member"] if each else [])
        seed = self.fresh()
        made = Observer(own, function("update", [own.name, *watched], lambda asked: Seen(roll(seed, asked))))
        if self.one_of(True, False):
            made.aged = function("aged", [own.name], lambda asked: Seen(roll(seed + 1, asked)))
        return made


@st.composite
def models(draw: Any, *, symmetric: bool = False) -> Model:
    """Draw a small model; its initial values are the defaults of its components."""
    return Draw(draw, symmetric).model()
