"""A run as text: for each step the time, the actor and the action, and below it what changed, and nothing else."""

from collections.abc import Iterator, Mapping
from enum import Enum
from textwrap import wrap
from typing import Any

import attrs
from rich.text import Text

from model.kernel import Model
from model.kernel.binding import World, show
from properties.traces.replay import Replay

WIDTH = 100
HIDDEN = {"unseen"}
"""Fields that repeat what another line shows: the versions that a watch has yet to deliver."""


def changes(model: Model, before: World, after: World) -> list[dict[str, str]]:
    """Return what differs between two worlds: slot, field, and its value before and after. Timers are left out."""
    found = []
    for slot, old, new in zip(model.slots, before, after, strict=True):
        if old != new:
            for field, one, other in differing(old, new):
                found.append({"slot": slot.name, "field": field, "before": one, "after": other})
    return found


def differing(old: Any, new: Any, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the path of each field in which two records differ, with its values as they are printed."""
    for field in attrs.fields(type(new)):
        if field.metadata.get("timer") or field.name in HIDDEN:
            continue
        one, other = getattr(old, field.name), getattr(new, field.name)
        if one == other:
            continue
        if attrs.has(type(other)):
            yield from differing(one, other, f"{path}{field.name}.")
        else:
            yield f"{path}{field.name}", printed(one), printed(other)


def printed(value: Any) -> str:
    """Return a field's value as text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return show(value) if isinstance(value, Enum) else str(value)


def render(run: Replay, sentence: str) -> Iterator[Text]:
    """Yield the lines of a replayed trace."""
    trace = run.trace
    yield Text()
    for line in wrap(f"{trace.property}: {sentence}", WIDTH):
        yield Text(line, style="italic")
    yield Text()
    wide = max((len(step.actor) for step in trace.steps), default=0)
    worlds = [run.tables.decode(word) for word in run.words]
    observers = {run.model.slots[position].name for position in run.model.observer_of}
    shown_s = -1
    for number, step in enumerate(trace.steps):
        if trace.loop == number:
            yield Text(f"{'':8}-- from here on, for ever: --", style="bold yellow")
        differs = changes(run.model, worlds[number], worlds[number + 1])
        if step.actor != "clock":
            at = f"{step.at_s} s" if step.at_s != shown_s else ""
            shown_s = step.at_s
            is_fault = _is_fault(run, number)
            line = Text(f"{at:>7}  ", style="dim")
            line.append(f"{step.actor:<{wide}}  ", style="cyan")
            line.append(str(step), style="bold red" if is_fault else "bold")
            yield line.append("  (fault)" if is_fault else "")
        yield from _changed(differs, observers)
        if run.violated_at == number + 1:
            at = f"{step.at_s} s"
            yield Text(f"{at:>7}  {trace.property} is violated here", style="bold red")
    if trace.loop is not None:
        yield Text(f"{'':8}-- and again from step {trace.loop + 1} --", style="bold yellow")


def _is_fault(run: Replay, number: int) -> bool:
    action = run.steps[number].action
    return action is not None and run.model.actions[action].action.fault is not None


def _changed(differs: list[dict[str, str]], observers: set[str]) -> Iterator[Text]:
    by_slot: dict[str, list[Mapping[str, str]]] = {}
    for change in differs:
        if change["slot"] not in observers:
            by_slot.setdefault(change["slot"], []).append(change)
    for slot, mine in by_slot.items():
        text = f"{slot}: " + ", ".join(f"{c['field']} {c['before']} -> {c['after']}" for c in mine)
        for line in wrap(text, WIDTH - 13, subsequent_indent="  ", break_on_hyphens=False):
            yield Text(f"{'':11}{line}", style="dim")
