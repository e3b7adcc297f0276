"""The nearest miss: which action would have shown what was observed, and what forbade it."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from attrs import frozen

from model.kernel import BoundAction, Model
from model.kernel.binding import World
from model.kernel.component import parameters
from properties.histories.conformance import Event, Follower

MOST_WORLDS = 1500


@frozen
class Miss:
    """An action that would have shown what was observed, and the sentences of what forbade it."""

    action: str
    actor: str
    forbidden_by: tuple[str, ...]


def nearest_miss(follower: Follower, event: Event) -> Miss | None:
    """Return the action with the fewest reasons against it, in the worlds that agree with all before an event."""
    position = follower.projection.positions[event.place]
    model = follower.tables.model
    writers = [bound for bound in model.actions if position in bound.writes]
    best: Miss | None = None
    for word in follower.around(MOST_WORLDS):
        world = follower.tables.decode(word)
        for bound in writers:
            for values, against in unguarded(model, bound, world):
                after = dict(zip(bound.writes, values, strict=False))[position]
                number = follower.tables.interned[position].id(after)
                if follower.would_show(event, word[position], number) and (
                    best is None or len(against) < len(best.forbidden_by)
                ):
                    best = Miss(bound.label, bound.action.actor.name, against)
        if best is not None and len(best.forbidden_by) <= 1:
            break
    return best


def unguarded(model: Model, bound: BoundAction, world: World) -> Iterator[tuple[tuple[Any, ...], tuple[str, ...]]]:
    """Yield what an action would write in a world whatever its guards say, with the sentences that say no."""
    action = bound.action
    known = arguments(model, bound, world)
    own = known[action.subject.name]
    against: list[str] = []
    if action.at and own.step not in action.at:
        against.append(f"it needs the step {' or '.join(step.name for step in action.at)}, not {own.step.name}")
    least = model.seconds(action.earliest, own)
    age_s = getattr(own, action.clock, 0) * model.binding.tick_s
    if least is None or age_s < least:
        against.append("its time has not come" if least is None else f"its time comes after {least:g} s, not {age_s} s")
    for chosen in choices(model, bound):
        known.update(chosen)
        try:
            no = [sentence(guard) for guard in action.guards if not guard(**picked(guard, known))]
            result = action.effect(**picked(action.effect, known))
        except Exception:  # an effect may rely on its guards
            continue
        yield (result if len(action.writes) > 1 else (result,)), (*against, *no)


def arguments(model: Model, bound: BoundAction, world: World) -> dict[str, Any]:
    """Return all that an action's functions may ask for, by name."""
    components = {slot.component.name for slot in model.slots}
    folds = {fold.fold.name: fold.value(world) for fold in bound.folds}
    action = bound.action
    names = dict.fromkeys([c.name for c in action.writes] + list(action.reads))
    read = [name for name in names if name in components]
    known = dict(model.binding.constants) | dict(bound.instance) | folds
    return known | {name: world[p] for name, p in zip(read, bound.reads, strict=False)}


def choices(model: Model, bound: BoundAction) -> Iterator[dict[str, Any]]:
    """Yield the choices of an action."""
    given = bound.action.choose
    values: list[tuple[Any, ...]] = []
    for value in given.values():
        named = value if isinstance(value, str) else getattr(value, "name", "")
        values.append(value if isinstance(value, tuple) else model.binding.indices.get(named, ()))
    for chosen in product(*values):
        yield dict(zip(given, chosen, strict=True))


def picked(function: Any, known: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments of one function."""
    return {name: known[name] for name in parameters(function)}


def sentence(guard: Any) -> str:
    """Return what a guard demands."""
    return (guard.__doc__ or guard.__name__).strip().split("\n")[0]


def labels(model: Model, steps: Iterable[Any]) -> list[str]:
    """Return steps in words, each once."""
    return list(dict.fromkeys(model.label(step) for step in steps))
