"""The page of all actions: actor by actor, what each does, when, how fast, and where upstream does it."""

from inspect import getmodule

from model.build import actions, components
from model.changes import CHANGES
from model.kernel import Action, Index
from model.kernel.action import NOW, Bound
from model.systems import SYSTEMS
from model.systems.durations import DURATIONS
from properties.reference.sources import linked
from properties.reference.words import bullets, code, module_link, page, said, seconds, sentence

INDICES = {index.name for component in components() for index in component.per}
SECONDS = {duration.name: duration.seconds for duration in DURATIONS}
INTRO = """Everything that can happen, by who does it, in the order of the files. An action is possible when all its
guards hold. *At once* means that time stands still until it, or whatever else is urgent, is done; an action that is
*never forced* may wait for ever. Times count from the moment in which the first component that it changes entered its
step. *Sees* lists what it reads and does not change. See [time](../time.md) for how times become ticks, and
[charts](charts.md) for the moves of the steps."""


def bound(given: Bound) -> str:
    """Return a bound in words: a number of seconds, a setting with its value, or what a function says."""
    if callable(given):
        return said(given)
    if isinstance(given, str):
        return f"`{given}` ({seconds(SECONDS[given])})" if given in SECONDS else f"`{given}`"
    return "never" if given is None else seconds(given)


def timing(action: Action) -> str:
    """Return when an action is possible and when it is urgent."""
    clock = "" if action.clock == "age" else f", by the clock `{action.clock}`"
    if action.fault is not None or action.latest is None:
        when = "never forced" if action.earliest == NOW else f"never forced, and not before: {bound(action.earliest)}"
    elif action.latest == NOW:
        when = "at once"
    elif action.earliest == action.latest:
        when = f"exactly: {bound(action.latest)}"
    elif action.earliest == NOW:
        when = f"at the latest: {bound(action.latest)}"
    else:
        when = f"at the earliest: {bound(action.earliest)}; at the latest: {bound(action.latest)}"
    return when + clock


def systems_of(action: Action) -> str | None:
    """Return in which systems an action is switched on, or None where it is everywhere."""
    switch = action.only or action.unless
    if switch is None:
        return None
    word = "only" if action.only else "not"
    if switch in CHANGES:
        return f"{word} with the change [`{switch}`](systems.md#changes)"
    on = [system.name for system in SYSTEMS.values() if (switch in system.switches) == bool(action.only)]
    return f"{word} with `{switch}`: {code(on, page='systems.md') or 'no system that has a name'}"


def choices(action: Action) -> str | None:
    """Return what an action chooses and from where, or None."""
    if not action.choose:
        return None
    found = []
    for name, given in action.choose.items():
        values = given.name if isinstance(given, Index) else given
        what = f"one of `{values}`" if isinstance(values, str) else f"one of {code(map(str, values))}"
        found.append(f"`{name}`, {what}{' (a fair choice)' if name in action.fair else ''}")
    return "; ".join(found)


def described(action: Action) -> str:
    """Return an action's entry."""
    changes = [component.name for component in action.writes]
    sees = [name for name in action.reads if name not in {*changes, *action.choose, *INDICES}]
    at = [f"In step {code(step.name for step in action.at)} of `{action.subject.name}`."] if action.at else []
    rows = {
        "When": " ".join([*at, *map(sentence, action.guards)]),
        "Time": timing(action),
        "Chooses": choices(action),
        "Changes": code(changes),
        "Sees": code(sees),
        "Fault": code([action.fault], page="faults.md") if action.fault else None,
        "Systems": systems_of(action),
        "Source": linked(action.source),
    }
    lines = bullets(f"**{name}**: {text}" for name, text in rows.items() if text)
    return f"### `{action.name}`\n\n{sentence(action.effect)}\n\n{lines}"


def actions_page() -> str:
    """Return the page of all actions."""
    by_actor: dict[str, list[Action]] = {}
    for action in actions():
        by_actor.setdefault(action.actor.name, []).append(action)
    overview = bullets(f"[{actor}](#{actor}): {len(mine)}" for actor, mine in by_actor.items())
    parts = []
    for actor, mine in by_actor.items():
        modules = dict.fromkeys(getmodule(action.effect) for action in mine)
        files = bullets(
            f"{module_link(m.__name__, '../../')}: {(m.__doc__ or '').strip().splitlines()[0]}" for m in modules if m
        )
        parts.append(f"## {actor}\n\n{files}\n\n" + "\n\n".join(described(action) for action in mine))
    return page("Actions", INTRO, overview, *parts)
