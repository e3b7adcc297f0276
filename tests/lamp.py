"""A lamp, the smallest model there is, and a way to put a model together from a few declarations."""

from enum import Enum
from typing import Any

from attrs import frozen

from model.kernel import Action, Actor, Binding, Component, Model, ModelError, timer
from model.kernel.binding import World


class Light(Enum):
    OFF = 0
    ON = 1


@frozen
class Lamp:
    step: Light = Light.OFF
    age: int = timer()


@frozen
class Count:
    n: int = 0


SOMEBODY = Actor("somebody")
lamp = Component("lamp", Lamp)
count = Component("count", Count)


def press(lamp: Lamp) -> Lamp:
    """Somebody presses the switch."""
    return Lamp(Light.ON if lamp.step is Light.OFF else Light.OFF)


def acting(effect: Any = press, writes: Any = (lamp,), *guards: Any, **given: Any) -> Action:
    """Return an action of somebody, with its guards."""
    return Action(SOMEBODY, effect, tuple(writes), guards=list(guards), **given)


def model_of(*actions: Action, components: Any = (lamp, count), **given: Any) -> Model:
    """Return a model of the lamp and the counter; a tick is 5 s."""
    return Model(Binding(components, actions, **{"tick_s": 5, **given}))


def refusal(*actions: Action, **given: Any) -> str:
    """Return the sentence with which a model is refused, when it is put together or when its first step is taken."""
    try:
        model = model_of(*actions, **given)
        list(model.steps(model.initial))
    except ModelError as error:
        return str(error)
    raise AssertionError("nothing was refused")


def labels(model: Model, world: World | None = None) -> list[str]:
    """Return the steps that are possible in a world, the tick last; urgent ones are marked."""
    world = model.initial if world is None else world
    found = [model.label(step) + ("!" if urgent else "") for step, _, urgent in model.steps(world)]
    return found + (["tick"] if model.tick(world) is not None else [])


def after(model: Model, *names: str) -> World:
    """Return the world after these steps, each by its label; `tick` stands for the passing of a tick."""
    world = model.initial
    for name in names:
        ways = {model.label(step): following for step, following, _ in model.steps(world)}
        later = model.tick(world)
        if later is not None:
            ways["tick"] = later
        world = ways[name]
    return world
