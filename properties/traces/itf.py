"""A run in the Informal Trace Format (Apalache's ADR-015), and back again without loss.

Each component is a variable: a record, or a map from its instances to records; enums are strings, and every whole
number is a `#bigint`. The action that led to a state is its `mbt::actionTaken`, and stands with its actor, arguments
and time in the state's `#meta`; what was asked stands in the file's. A lasso's last state is equal to the one that its
loop comes from, so that `loop` is the state after that one.
"""

import json
from collections.abc import Callable
from enum import Enum
from typing import Any

import attrs

from model.kernel import Model
from model.kernel.binding import World, show
from properties.property import Property
from properties.traces.replay import Replay
from properties.traces.trace import Trace, TraceError, TraceStep, parsed

TAKEN = "mbt::actionTaken"
ADR = "https://apalache-mc.org/docs/adr/015adr-trace.html"


@attrs.frozen
class Itf:
    """An ITF trace as plain Python: states as dictionaries; records too; sequences as tuples; sets as frozensets.

    A map is a dictionary of its keys. `meta` has the file's, `metas` each state's.
    """

    meta: dict[str, Any]
    vars: tuple[str, ...]
    states: tuple[dict[str, Any], ...]
    metas: tuple[dict[str, Any], ...]
    loop: int | None


# -- writing -----------------------------------------------------------------------------------------------------------


def render(run: Replay, what: Property) -> str:
    """Return the run in ITF, one line for each state."""
    trace, model = run.trace, run.model
    head = {name: value for name, value in trace.as_json().items() if name not in ("steps", "loop")}
    meta = {
        "format": "ITF",
        "format-description": ADR,
        "source": f"overdue {trace.system} {trace.scenario}",
        "status": "ok" if run.violated_at is None else "violation",
        "description": f"{what.name}: {what.sentence}",
        "violated_at": run.violated_at,
        "trace": head,
    }
    names = variables(model)
    known: dict[tuple[int, int], str] = {}
    lines = []
    for number, word in enumerate(run.words):
        for position, identity in enumerate(word):
            if (position, identity) not in known:
                value = run.tables.interned[position].values[identity]
                known[position, identity] = compact(expression(value))
        texts = [known[both] for both in enumerate(word)]
        step = trace.steps[number - 1] if number else None
        own = {"index": number} | (step.as_json() if step is not None else {})
        items = [f'"#meta":{compact(own)}', f'"{TAKEN}":{compact("init" if step is None else step.action)}']
        items += [f"{compact(name)}:{of(texts)}" for name, of in names.items()]
        lines.append("{" + ",".join(items) + "}")
    loop = [] if trace.loop is None else [f'"loop":{trace.loop + 1}']
    parts = [f'"#meta":{compact(meta)}', f'"vars":{compact([TAKEN, *names])}', *loop]
    return "{" + ",\n".join(parts) + ',\n"states":[\n' + ",\n".join(lines) + "\n]}\n"


def variables(model: Model) -> dict[str, Callable[[list[str]], str]]:
    """Return each variable with the function that puts its text together from the texts of all slots."""
    found: dict[str, Callable[[list[str]], str]] = {}
    for component in {slot.component.name: slot.component for slot in model.slots}.values():
        slots = [slot for slot in model.slots if slot.component is component]
        if not component.per:
            found[identifier(component.name)] = lambda texts, at=slots[0].position: texts[at]
            continue
        keys = [(compact(key(tuple(slot.instance.values()))), slot.position) for slot in slots]
        found[identifier(component.name)] = lambda texts, keys=keys: (
            '{"#map":[' + ",".join(f"[{one},{texts[at]}]" for one, at in keys) + "]}"
        )
    return found


def key(instance: tuple[Any, ...]) -> Any:
    """Return the key of an instance: its value, or a tuple of several."""
    values = [expression(value) for value in instance]
    return values[0] if len(values) == 1 else {"#tup": values}


def identifier(name: str) -> str:
    """Return a component's name as TLA+ and Quint can read it."""
    return "".join(c if c.isalnum() else "_" for c in name)


def expression(value: Any) -> Any:
    """Return a value of the model as an ITF expression."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, Enum):
        return show(value)
    if isinstance(value, int):
        return {"#bigint": str(value)}
    if isinstance(value, tuple):
        return [expression(item) for item in value]
    if isinstance(value, frozenset):
        return {"#set": sorted((expression(item) for item in value), key=compact)}
    return {field.name: expression(getattr(value, field.name)) for field in attrs.fields(type(value))}


def compact(given: Any) -> str:
    """Return JSON without spaces."""
    return json.dumps(given, separators=(",", ":"))


# -- reading -----------------------------------------------------------------------------------------------------------


def load(text: str) -> Itf:
    """Read any trace in ITF. Raises TraceError."""
    try:
        given = json.loads(text)
        names = tuple(given["vars"])
        states = [{name: plain(state[name]) for name in names} for state in given["states"]]
        metas = [dict(state.get("#meta", {})) for state in given["states"]]
        loop = given.get("loop")
        if not states or not (loop is None or 0 <= int(loop) < len(states)):
            raise ValueError
        return Itf(dict(given.get("#meta", {})), names, tuple(states), tuple(metas), loop)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise TraceError("this is no trace in ITF") from None


def plain(given: Any) -> Any:
    """Return an ITF expression as plain Python. Raises ValueError for what ITF does not have."""
    if isinstance(given, list):
        return tuple(plain(item) for item in given)
    if not isinstance(given, dict):
        return given
    match given:
        case {"#bigint": digits}:
            return int(digits)
        case {"#tup": items}:
            return tuple(plain(item) for item in items)
        case {"#set": items}:
            return frozenset(plain(item) for item in items)
        case {"#map": pairs}:
            return {plain(one): plain(other) for one, other in pairs}
    if any(name.startswith("#") for name in given):
        raise ValueError(f"unknown expression {sorted(given)[0]!r}")
    return {name: plain(value) for name, value in given.items()}


def trace_of(found: Itf) -> Trace:
    """Return the trace that was written. Raises TraceError where the file is none of ours."""
    steps = [{name: meta.get(name) for name in attrs.fields_dict(TraceStep)} for meta in found.metas[1:]]
    loop = None if found.loop is None else found.loop - 1
    head = found.meta.get("trace")
    return parsed({**head, "steps": steps, "loop": loop} if isinstance(head, dict) else head)


def state_of(model: Model, world: World) -> dict[str, Any]:
    """Return a world as `load` reads it, all variables but the action."""
    texts = [compact(expression(value)) for value in world]
    return {name: plain(json.loads(of(texts))) for name, of in variables(model).items()}
