"""The pages of the systems, the scenarios and the faults."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import model
from model.actors.gardenlet import FlowStep, Program, Task
from model.build import actions
from model.changes import CHANGES
from model.faults import FAULTS
from model.kernel import Action
from model.scenarios import SCENARIOS, Scenario
from model.systems import SYSTEMS
from model.systems.durations import DURATIONS, LEAST_TICKS
from properties.reference.actions import SECONDS
from properties.reference.sources import linked
from properties.reference.words import bullets, code, page, seconds, sentence, table

SYSTEMS_INTRO = """A system is one release of each component. Releases differ by switched actions, by durations and by
a few constants that say how a release does something; no action knows a release."""
CHANGES_INTRO = """What upstream could change in the protocol. `--change NAME` turns one on in any system. Some switch
actions on or off; others alter a guard or an effect."""
DURATIONS_INTRO = """Each is written once, in seconds, with its source; `--set NAME=VALUE` takes another value. With
less than what stands in *at least*, somebody would try again for ever while no time passes. *Used in* says which files
of `model` name it."""
SCENARIOS_INTRO = """A scenario is an initial world, gardenlet's flows in it, and the faults that may happen by
default. The horizon ends the runs of a hunt, never a proof. `--faults` takes other budgets."""
FAULTS_INTRO = """A fault is an ordinary action with a budget: how often it may happen in a run. It is never forced.
Without a budget it does not happen; `--faults NAME=N` gives one, and `--faults N` one to all others."""


def value(given: Any) -> str:
    """Return a constant as it is written."""
    if isinstance(given, bool):
        return "yes" if given else "no"
    if callable(given):
        return f"`{given.__name__}`"
    return ", ".join(map(str, sorted(given))) or "none" if isinstance(given, frozenset) else str(given)


def systems_page() -> str:
    """Return the page of the systems: releases, switches, constants, durations."""
    systems = SYSTEMS.values()
    names = [f"`{system.name}`" for system in systems]
    everything = actions()
    about = [f"## `{s.name}`\n\n{s.sentence}\n\n{bullets(f'{n}: {v}' for n, v in s.releases.items())}" for s in systems]
    switches = sorted({switch for system in systems for switch in system.switches})
    switched = table(
        ["switch", *names, "actions"],
        (
            [f"`{one}`", *("on" if one in s.switches else "" for s in systems), actions_at_switch(everything, one)]
            for one in switches
        ),
    )
    ways = [
        [
            f"`{one}`",
            *(value(s.constants[one]) if one in s.constants else "" for s in systems),
            code((a.name for a in everything if one in a.reads), page="actions.md") or "[the flows](scenarios.md)",
        ]
        for one in sorted({name for system in systems for name in system.constants})
    ]
    return page(
        "Systems",
        SYSTEMS_INTRO,
        *about,
        f"## Switches\n\n{switched}",
        f"## Constants\n\n{table(['constant', *names, 'read by'], ways)}",
        f"## Changes\n\n{CHANGES_INTRO}\n\n{changes(everything)}",
        f"## Durations\n\n{DURATIONS_INTRO}\n\n{durations()}",
    )


def changes(everything: list[Action]) -> str:
    """Return the table of the changes of the protocol."""
    rows = ([f"`{name}`", text, actions_at_switch(everything, name)] for name, text in CHANGES.items())
    return table(["change", "what it does", "actions"], rows)


def actions_at_switch(everything: list[Action], switch: str) -> str:
    """Return the actions that a switch turns on, and those that it turns off."""
    on = code((a.name for a in everything if a.only == switch), page="actions.md")
    off = code((a.name for a in everything if a.unless == switch), page="actions.md")
    return "; ".join(part for part in (on and f"on: {on}", off and f"off: {off}") if part)


def durations() -> str:
    """Return the table of durations, with the values of the systems that have others than the table's own."""

    def shown(name: str) -> str:
        own = SECONDS[name]
        others = [s for s in SYSTEMS.values() if s.settings.get(name, own) != own]
        return ", ".join([seconds(own), *(f"{seconds(s.settings[name])} on `{s.name}`" for s in others)])

    least = {name: f"{ticks} tick{'s' if ticks > 1 else ''}" for name, ticks in LEAST_TICKS.items()}
    rows = ([f"`{d.name}`", shown(d.name), least.get(d.name, ""), linked(d.source), used_in(d.name)] for d in DURATIONS)
    return table(["duration", "value", "at least", "source", "used in"], rows)


def used_in(name: str) -> str:
    """Return links to the files of the actors and the scenarios that name a duration."""
    root = Path(model.__file__).parent
    files = [*sorted((root / "actors").glob("*.py")), *sorted((root / "scenarios").glob("*.py"))]
    mine = [file.relative_to(root) for file in files if f'"{name}"' in file.read_text(encoding="utf-8")]
    return ", ".join(f"[{file.stem}](../../model/{file.as_posix()})" for file in mine)


# -- scenarios ---------------------------------------------------------------------------------------------------------


def told(task: Task) -> str:
    """Return a task in words."""
    replicas = "" if task.replicas is None else f", replicas {task.replicas}"
    restores = ", as the restore phase does" if task.restores else ""
    revision = f", revision {task.revision} of the spec" if task.revision else ""
    if task.step is FlowStep.WORKING:
        time = f"; {seconds(SECONDS[task.least])} to {seconds(SECONDS[task.most])}"
    elif task.step is FlowStep.DESTROYING:
        time = "; takes no time"
    else:
        together = " together with the task before it" if task.carries_on else ""
        time = f"; fails after {seconds(SECONDS[task.timeout])}{together}"
    return f"*{task.title}*: {task.step.name.lower()}{replicas}{restores}{revision}{time}"


def flows(program: Program) -> str:
    """Return gardenlet's flows as numbered lists."""
    lists = ("\n".join(f"{n}. {told(task)}" for n, task in enumerate(flow, 1)) for flow in program)
    return "\n\n".join(f"Flow {number}:\n\n{one}" for number, one in enumerate(lists, 1))


def programs(scenario: Scenario) -> str:
    """Return the flows of a scenario, for each group of systems that has the same."""
    groups: dict[Program, list[str]] = {}
    for system in SYSTEMS.values():
        groups.setdefault(scenario.program(system), []).append(system.name)
    if len(groups) == 1:
        return flows(next(iter(groups)))
    return "\n\n".join(f"On {code(names)}:\n\n{flows(program)}" for program, names in groups.items())


def budgets(given: Mapping[str, int]) -> str:
    """Return fault budgets in words."""
    return ", ".join(f"{code([name], page='faults.md')} {n}" for name, n in given.items()) or "none"


def scenarios_page() -> str:
    """Return the page of the scenarios."""
    parts = []
    for scenario in SCENARIOS.values():
        rows = bullets(
            (
                f"**Begins with**: {sentence(scenario.initial)}",
                f"**Follows**: {code(scenario.follows)}",
                f"**Faults**: {budgets(scenario.faults)}",
                f"**Horizon**: {seconds(scenario.horizon_s)}",
            )
        )
        parts.append(f"## `{scenario.name}`\n\n{scenario.sentence}\n\n{rows}\n\n{programs(scenario)}")
    return page("Scenarios", SCENARIOS_INTRO, *parts)


def faults_page() -> str:
    """Return the page of the faults."""
    parts = []
    for name, text in FAULTS.items():
        does = bullets(
            f"{code([a.name], page='actions.md')}: {sentence(a.effect)}" for a in actions() if a.fault == name
        )
        usual = [s.name for s in SCENARIOS.values() if s.faults.get(name)]
        note = f"\n\nBy default in {code(usual, page='scenarios.md')}." if usual else ""
        parts.append(f"## `{name}`\n\n{text}\n\n{does}{note}")
    return page("Faults", FAULTS_INTRO, *parts)
