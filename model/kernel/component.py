"""What a world is made of: components, the indices that multiply them, folds over them, and observers of them.

A component is one named part of the world. Its values are `attrs.frozen` records of enums, bools, small ints and tuples
of these. A world is a tuple of such values. Declarations are bound to each other by name: a function that needs a
component has a parameter of that component's name.
"""

import inspect
from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

import attrs

from model.kernel.chart import Chart


def timer() -> Any:
    """Declare a field that counts ticks while some action waits for it, and otherwise rests."""
    return attrs.field(default=0, metadata={"timer": True})


@attrs.frozen
class Index:
    """A finite set of interchangeable or named instances, such as the members of a group."""

    name: str


@attrs.frozen(eq=False)
class Component:
    """One part of the world, or one for each value of its indices.

    `type` is an attrs class whose defaults are the initial value, unless a scenario gives another. Where there is a
    `chart`, it governs the field `step`. `owner` names the actor in whose memory, or store, it is kept: whoever else
    changes it has sent that actor something.
    """

    name: str
    type: type
    per: tuple[Index, ...] = ()
    chart: Chart | None = None
    owner: str = ""

    @cached_property
    def timers(self) -> tuple[str, ...]:
        """The names of the fields that count ticks."""
        return tuple(field.name for field in attrs.fields(self.type) if field.metadata.get("timer"))


@cache
def parameters(function: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names of a function's parameters, which are the names of what it reads."""
    return tuple(inspect.signature(function).parameters)


@attrs.frozen(eq=False)
class Fold:
    """A global question that is asked without a wide footprint, such as "is any member a learner?".

    Each part is a function of a few components that answers for one instance; the answers are combined over all values
    of the indices in `over`. `combine` must be associative and commutative, with `start` as its neutral element.
    """

    name: str
    parts: tuple[Callable[..., Any], ...]
    combine: Callable[[Any, Any], Any]
    start: Any
    over: tuple[Index, ...] = ()


def fold(
    *, combine: Callable[[Any, Any], Any], start: Any, over: tuple[Index, ...] = ()
) -> Callable[[Callable[..., Any]], Fold]:
    """Declare a fold by the function that answers for one instance; the function's name is the fold's."""

    def declare(part: Callable[..., Any]) -> Fold:
        return Fold(part.__name__, (part,), combine, start, over)

    return declare


@attrs.define(eq=False)
class Observer:
    """A component that remembers something for a property. No guard may read it.

    `update` is called with its own value and the values of what it watches after every step that changed one of these;
    `aged` with its own value (and constants) whenever time passes.
    """

    component: Component
    update: Callable[..., Any]
    aged: Callable[..., Any] | None = None

    def tick(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Attach the function that says what a tick does to the observer's value."""
        self.aged = function
        return function


def observer(component: Component) -> Callable[[Callable[..., Any]], Observer]:
    """Declare the function that keeps `component` up to date as an observer."""

    def declare(update: Callable[..., Any]) -> Observer:
        return Observer(component, update)

    return declare
