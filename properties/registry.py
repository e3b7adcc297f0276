"""What there is to ask about, by name, and how names and numbers on a command line are read.

The registry is the only place that knows where systems, scenarios and properties come from, so that the engines, the
command line and the pytest plugin can be tested on any other model.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

import attrs

from model.kernel import Action, Model
from properties.property import Property

LONGEST_S = 7 * 24 * 3600
TICKS = (5, 1)


class BadInputError(Exception):
    """An argument that cannot be used. Its text is one sentence."""


class MisfitError(BadInputError):
    """A system cannot go through a scenario."""


@attrs.frozen
class Registry:
    """What there is to choose from, and how a model is built of it.

    `misfit` says why a system fits no scenario; `least_ticks` how many ticks a setting must have.
    """

    systems: Mapping[str, Any]
    scenarios: Mapping[str, Any]
    properties: Mapping[str, Property]
    faults: Mapping[str, str]
    changes: Mapping[str, str]
    build: Callable[..., Model]
    misfit: Callable[[Any, Any], str | None] = lambda system, scenario: None
    least_ticks: Mapping[str, int] = attrs.field(factory=dict)

    def one(self, kind: str, name: str) -> Any:
        """Return a named system, scenario, property, fault or change. Raises BadInputError with the nearest match."""
        given: Mapping[str, Any] = getattr(self, {"property": "properties"}.get(kind, kind + "s"))
        try:
            return given[name]
        except KeyError:
            check_name(kind, name, given)
            raise
        except ValueError as error:  # a system that is composed of its releases when it is asked for
            raise BadInputError(str(error)) from None

    def check_fit(self, system: str, scenario: str) -> None:
        """Raise MisfitError where a system cannot go through a scenario, with those that it can go through."""
        chosen = self.systems[system]
        why = self.misfit(chosen, self.scenarios[scenario])
        if why is not None:
            others = ", ".join(name for name, other in self.scenarios.items() if self.misfit(chosen, other) is None)
            raise MisfitError(f"{why}: choose another system, or of the scenarios {others}")


def default_registry() -> Registry:
    """Return the registry of this repository's model."""
    from model.build import build, misfit
    from model.changes import CHANGES
    from model.faults import FAULTS
    from model.scenarios import SCENARIOS
    from model.systems import SYSTEMS
    from model.systems.durations import LEAST_TICKS
    from properties.catalogue import PROPERTIES

    return Registry(SYSTEMS, SCENARIOS, PROPERTIES, FAULTS, CHANGES, build, misfit, LEAST_TICKS)


def check_name(kind: str, name: str, known: Iterable[str]) -> None:
    """Raise BadInputError with the nearest match unless a name is known."""
    known = list(known)
    if name not in known:
        near = get_close_matches(name, known, 1, 0.4)
        hint = f"did you mean {near[0]!r}" if near else f"there is {', '.join(sorted(known)) or 'none'}"
        raise BadInputError(f"there is no {kind} {name!r}; {hint}")


def check_deadline(deadline_s: float | None) -> None:
    """Raise BadInputError unless a deadline (seconds) is more than nothing and at most 7 days."""
    if deadline_s is not None and not 0 < deadline_s <= LONGEST_S:
        raise BadInputError(f"a deadline must be more than 0 s and at most 7 days, not {shown(deadline_s)} s")


def shown(number: float) -> str:
    """Return a number from a file, which may be as large as it likes, in a few characters."""
    return f"{max(-(10**300), min(10**300, number)) if isinstance(number, int) else number:.15g}"


UNITS = {"s": 1, "min": 60, "m": 60, "h": 3600, "d": 86400, "": 1}


def seconds(text: str) -> float:
    """Return the seconds that a text such as `30s`, `5min` or `20m` means. Raises BadInputError."""
    number = text.strip().rstrip("abcdefghijklmnopqrstuvwxyz ")
    unit = text.strip()[len(number) :].strip()
    try:
        value = float(number)
    except ValueError:
        raise BadInputError(f"{text!r} is no duration such as 30s, 5min or 1h") from None
    if unit not in UNITS or not math.isfinite(value):
        raise BadInputError(f"{text!r} is no duration such as 30s, 5min or 1h")
    return value * UNITS[unit]


def named_numbers(given: tuple[str, ...], what: str, every: Mapping[str, str] | None = None) -> dict[str, float]:
    """Return NAME=VALUE texts as a mapping; a value alone stands for all other names in `every`.

    Raises BadInputError, also where a name has two values.
    """
    found: dict[str | None, float] = {}
    for text in given:
        start, equals, value = text.rpartition("=")
        name = start if equals else None
        if name is None and every is None:
            raise BadInputError(f"{text!r} is no {what} of the form NAME=VALUE")
        try:
            number = int(value) if what == "budget" else seconds(value)
        except ValueError:
            raise BadInputError(f"{value!r} is no whole number") from None
        if found.setdefault(name, number) != number:
            whose = f"the {what} of all" if name is None else f"the {what} {name!r}"
            raise BadInputError(f"{whose} is given as {shown(found[name])} and as {shown(number)}: leave one out")
    others = {one: found[None] for one in every or () if None in found}
    return others | {name: number for name, number in found.items() if name is not None}


LISTS = ("systems", "scenarios", "properties", "actions", "faults", "changes")


def listing(registry: Registry, what: str, system: str | None) -> list[dict[str, Any]]:
    """Return the rows of one list, each with a name and a sentence. `system` limits actions to those it has."""
    if what == "systems":
        return [
            {"name": s.name, "sentence": s.sentence, "releases": dict(s.releases), "settings": dict(s.settings)}
            for s in registry.systems.values()
        ]
    if what == "scenarios":
        return [
            {"name": s.name, "sentence": s.sentence, "faults": dict(s.faults), "horizon_s": s.horizon_s}
            for s in registry.scenarios.values()
        ]
    if what == "properties":
        return [
            {"name": p.name, "sentence": p.sentence, "form": p.form, "why": p.why, "deadline_s": p.deadline_s}
            for p in registry.properties.values()
        ]
    if what == "actions":
        return [_action(action) for action in _actions(registry, system)]
    return [{"name": name, "sentence": sentence} for name, sentence in getattr(registry, what).items()]


def _actions(registry: Registry, system: str | None) -> list[Action]:
    """Return the actions of one system, or of all, each once, in the order in which the model declares them."""
    systems = [registry.one("system", system)] if system is not None else list(registry.systems.values())
    found: dict[str, Action] = {}
    scenario = next(iter(registry.scenarios.values()))
    for one in systems:
        model = registry.build(one, scenario, budgets=dict.fromkeys(registry.faults, 1))
        for action in model.binding.actions:
            if system is None or any(bound.action is action for bound in model.actions):
                found.setdefault(action.name, action)
    return list(found.values())


def _action(action: Action) -> dict[str, Any]:
    guards = [(guard.__doc__ or guard.__name__).strip().split("\n")[0] for guard in action.guards]
    return {
        "name": action.name,
        "actor": action.actor.name,
        "sentence": action.sentence,
        "guards": guards,
        "fault": action.fault,
        "source": action.source,
    }
