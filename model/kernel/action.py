"""How a world changes: guarded actions, each declared once and read by every engine.

An action is an effect, a plain function of the component values that it reads, with its guards attached. Its footprint
is its signature: it gets nothing but what its parameters name, and what it returns replaces the components in `writes`.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, IntEnum
from typing import Any

import attrs

from model.kernel.component import Component, Index, parameters

NOW = 0.0
NEVER = None
Bound = float | str | Callable[..., float | None] | None
"""Seconds; or the name of a setting; or a function of the subject's value (and constants) that gives seconds."""


class Turn(IntEnum):
    """Whose turn it is while time stands still: what a partial-order reduction needs to know.

    FIRST: nobody can tell when it happens, and nobody can prevent it. If it is urgent, nothing else is possible but a
        fault, which might.
    ANY: interleaved with everything.
    YIELDS: put off while something is urgent that neither yields nor is lazy; interleaved with others that yield.
    LAZY: put off while anything else is urgent; lazy actions are taken one by one, in the order of their declaration.
    """

    FIRST = 0
    ANY = 1
    YIELDS = 2
    LAZY = 3


@attrs.define(eq=False)
class Actor:
    """A process, or the environment. It collects its actions in the order of their declaration."""

    name: str
    actions: list["Action"] = attrs.field(factory=list, repr=False)


@attrs.define(eq=False)
class Action:
    """Guard and effect of one actor, with the footprint, the time bounds and where upstream does it.

    The first component in `writes` is the action's subject: `at` names the steps of its chart in which the action is
    possible, and `earliest` and `latest` (seconds) bound `clock`, a timer of the subject that counts from the effect
    that entered the step. Once `latest` has come, an enabled action is urgent: time stands still until something else
    is done. A `latest` of None (NEVER) is not urgent; faults never are.

    `first_if`, `yields_unless` and `lazy_unless` leave out interleavings that nobody can tell apart; see Turn. Each is
    a function of component values that says where; what is FIRST is asked first.
    """

    actor: Actor
    effect: Callable[..., Any]
    writes: tuple[Component, ...]
    at: tuple[Enum, ...] = ()
    earliest: Bound = NOW
    latest: Bound = NEVER
    clock: str = "age"
    choose: Mapping[str, tuple[Any, ...] | Index | str] = attrs.field(factory=dict)
    fair: tuple[str, ...] = ()
    fault: str | None = None
    only: str | None = None
    unless: str | None = None
    first_if: Callable[..., bool] | None = None
    yields_unless: Callable[..., bool] | None = None
    lazy_unless: Callable[..., bool] | None = None
    source: str = ""
    guards: list[Callable[..., bool]] = attrs.field(factory=list)

    @property
    def name(self) -> str:
        """The verb and its object, as it is printed everywhere."""
        return self.effect.__name__

    @property
    def sentence(self) -> str:
        """The first line of the effect's docstring."""
        return (self.effect.__doc__ or "").strip().split("\n")[0]

    @property
    def subject(self) -> Component:
        """The component whose chart and clock the action goes by."""
        return self.writes[0]

    def is_live(self, own: Any) -> bool:
        """Say whether the action is possible at the step at which a value of its subject is."""
        return not self.at or getattr(own, "step", None) in self.at

    @property
    def sees(self) -> tuple[str, ...]:
        """All names that the effect and the guards ask for, in order and once each: what the actor looks at."""
        return asked_for([self.effect, *self.guards])

    @property
    def reads(self) -> tuple[str, ...]:
        """All names that the action depends on: those that it sees, and those that its turn is decided by."""
        return asked_for([self.effect, *self.guards, *self.turns.values()])

    @property
    def turns(self) -> dict[Turn, Callable[..., bool]]:
        """The functions that say where the action has another turn than ANY."""
        given = {Turn.FIRST: self.first_if, Turn.YIELDS: self.yields_unless, Turn.LAZY: self.lazy_unless}
        return {turn: function for turn, function in given.items() if function is not None}

    def turn(self, asked: Callable[[Callable[..., bool]], bool], *, urgent: bool) -> Turn:
        """Return the action's turn; `asked` gives the answer of a function, and FIRST is only what is urgent."""
        for turn, function in self.turns.items():
            if asked(function) == (turn is Turn.FIRST) and (urgent or turn is not Turn.FIRST):
                return turn
        return Turn.ANY

    def guard(self, function: Callable[..., bool]) -> Callable[..., bool]:
        """Attach a guard; where there are several, all must hold."""
        self.guards.append(function)
        return function

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the effect as the plain function that it is."""
        return self.effect(*args, **kwargs)


def asked_for(functions: Sequence[Callable[..., Any]]) -> tuple[str, ...]:
    """Return the names of all parameters, in order and once each."""
    return tuple(dict.fromkeys(name for function in functions for name in parameters(function)))


def action(
    actor: Actor, *, writes: Sequence[Component], at: Enum | Sequence[Enum] = (), **rest: Any
) -> Callable[[Callable[..., Any]], Action]:
    """Declare the decorated function as the effect of an action of `actor`. See Action for the parameters."""

    def declare(effect: Callable[..., Any]) -> Action:
        steps = (at,) if isinstance(at, Enum) else tuple(at)
        made = Action(actor, effect, tuple(writes), steps, **rest)
        actor.actions.append(made)
        return made

    return declare
