"""Lanes: which actors a run is drawn with, and in whose lane each part of the world lies."""

from collections import Counter

from model.kernel import Model, Slot
from model.kernel.component import parameters
from properties.traces.replay import Replay
from properties.traces.trace import CLOCK

OWNERS = {
    **dict.fromkeys(("etcd", "sts", "pod", "lease"), "api-server"),
    **dict.fromkeys(("member", "raft"), "etcd"),
}
"""Whose a part of the world is where others ask for it more often: what the API server stores, and what etcd is."""


def lanes(run: Replay) -> list[str]:
    """Return the actors of a run in the order in which they appear in it; the environment, which has no part, last."""
    owners = [home(run.model, slot) for slot in run.model.slots]
    changed = {position for step in run.steps if step.action is not None for position in _writes(run, step.action)}
    shown = dict.fromkeys([step.actor for step in run.trace.steps if step.actor != CLOCK])
    shown |= dict.fromkeys(owners[position] for position in sorted(changed) if owners[position])
    return sorted(shown, key=lambda name: name not in owners and makes_faults(run.model, name))


def makes_faults(model: Model, actor: str) -> bool:
    """Tell whether some of an actor's actions are faults."""
    return any(action.fault is not None for action in model.binding.actions if action.actor.name == actor)


def _writes(run: Replay, action: int) -> tuple[int, ...]:
    return run.model.actions[action].writes


def home(model: Model, slot: Slot) -> str:
    """Return in whose lane a slot lies: its owner, or else the actor most of whose actions ask for it."""
    name = slot.component.name
    if name in OWNERS:
        return OWNERS[name]
    askers = Counter(
        action.actor.name
        for action in model.binding.actions
        if action.fault is None
        for function in (action.effect, *action.guards)
        if name in parameters(function)
    )
    return askers.most_common(1)[0][0] if askers else ""
