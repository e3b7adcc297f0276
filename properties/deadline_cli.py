"""The command line's deadlines: `overdue deadline` finds the smallest safe one for each combination of what is varied.

Systems, scenarios, fault budgets and durations are varied: each combination is a row, and each row a job of its own.
Deadlines are compared with what was found, which costs nothing.
"""

import json
from itertools import product
from pathlib import Path
from typing import Any

import attrs
import click
from rich.box import SIMPLE
from rich.table import Table

from model.kernel import Model
from properties import command
from properties.command import (
    HOLDS,
    INCONCLUSIVE,
    PLACE,
    QUESTION,
    asked,
    careful,
    conclude,
    saved,
    with_options,
)
from properties.console import Console, Progress, described
from properties.jobs import Place
from properties.prove_cli import BOUNDS, DIRECTORY, How, all_done, bounds
from properties.proved import as_json, trace_of, worst_age_s
from properties.question import Question
from properties.registry import BadInputError, check_deadline, seconds
from properties.search.explore import Bounds
from properties.search.prove import Proof, Violation
from properties.traces.trace import Settings, Trace

GARDENLETS = {"30 s": 30.0, "5 min": 300.0, "20 min": 1200.0}
"""gardenlet's own deadlines in seconds: of a task in its flow, of its Wait, of the end-to-end test."""


@click.command("deadline")
@with_options(*QUESTION)
@click.option("--faults", "budgets", multiple=True, metavar="N|NAME=N,...",
              help="Fault budgets, each a row of its own; without any, those of the scenario.")  # fmt: skip
@click.option("--deadline", "limits", multiple=True, metavar="TIME",
              help="Deadlines to compare with, instead of gardenlet's own.")  # fmt: skip
@with_options(*BOUNDS, *PLACE)
@click.option("--save", type=DIRECTORY, help="Save each run that needs it here.")
@careful
def deadline_command(
    budgets: tuple[str, ...], limits: tuple[str, ...], max_states: int | None, timeout: str | None,
    max_memory: int | None, jobs: int, cluster: str | None, given: tuple[str, ...], as_json: bool, save: Path | None,
    **question: Any,
) -> int:  # fmt: skip
    """Find the smallest safe deadline of each scenario; --set NAME=VALUE,VALUE,... is a row for each value."""
    question["properties"] = question["properties"] or ("annotation-deadline",)
    compared = {limit: seconds(limit) for limit in limits} or GARDENLETS
    for limit_s in compared.values():
        check_deadline(limit_s)
    most = bounds(max_states, timeout, max_memory)
    work: list[Job] = []
    for budget, values in product(budgets or ("",), combinations(given)):
        for one in asked(faults=tuple(budget.split(",")) if budget else (), given=values, **question):
            if one.what.form != "within":
                raise BadInputError(f"{one.property_name!r} has no deadline")
            names = (one.system, one.scenario, one.property_name, one.settings)
            work.append(Job(*names, budget or "the scenario's", most, save is not None))
    place = Place(1 if len(work) == 1 else jobs, cluster)
    work = [attrs.evolve(job, quiet=not place.is_here) for job in work]

    def complete(number: int, done: tuple[dict[str, Any], Trace | None]) -> dict[str, Any]:
        row, trace = done
        path = None if trace is None or save is None else saved(trace, save / work[number].file_name(trace))
        return {**row, "trace": path and str(path), "enough": enough(row, compared)}

    def told(rows: list[dict[str, Any]]) -> int:
        if as_json:
            click.echo(json.dumps({"results": rows}))
        else:
            console = Console()
            console.out.width = max(console.out.width, 150)
            console.say(f"Measured with {alike(work[0].settings)}.")
            console.out.print(table(rows, list(compared), with_settings=bool(given)))
            console.say(f"Covered: {sum(row['worlds'] for row in rows):,} worlds, in {len(rows)} questions.", "bold")
        return HOLDS if all(row["exhausted"] for row in rows) else INCONCLUSIVE

    with Progress(quiet=place.is_here) as line:
        found = all_done(row_of, work, place, complete, lambda count: line.show(f"{count} of {len(work)} rows"))
    titles = [f"{job.question().title}{described(job.question())}" for job in work]
    return conclude(titles, found, told)


def alike(settings: Settings) -> str:
    """Return what all rows have in common of their settings, in words."""
    changes = [f"with {name}" for name in settings.changes]
    orders = [] if settings.partial_order else ["without partial order"]
    return ", ".join([f"ticks of {settings.tick_s} s", f"{settings.choices} choices", *changes, *orders])


def combinations(given: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return each way to take one value for each setting of NAME=VALUE,VALUE,..."""
    every = []
    for text in given:
        name, equals, values = text.partition("=")
        every.append([f"{name}{equals}{value}" for value in values.split(",")])
    return list(product(*every))


@attrs.frozen
class Job:
    """One row to be found: picklable, so that another process can do it. `budget` is how the faults were asked for."""

    system: str
    scenario: str
    property: str
    settings: Settings
    budget: str
    limits: Bounds
    traced: bool
    quiet: bool = False

    def question(self) -> Question:
        """Return the question of this row. Raises BadInputError."""
        return Question(command.registry(), self.system, self.scenario, self.property, self.settings)

    def file_name(self, trace: Trace) -> str:
        """Return the name of the file for the run of this row."""
        values = "".join(f"{name}={value:g}s-" for name, value in self.settings.set.items())
        return f"faults-{self.budget.replace(' ', '-')}-{values}{self.question().file_name(trace)}"


def row_of(job: Job) -> tuple[dict[str, Any], Trace | None]:
    """Return one row: the smallest safe deadline in seconds, or why there is none; and the run that shows it."""
    question = job.question()
    model = question.build()
    proof = How(job.limits, quiet=job.quiet).prove(question, model)
    none_because = why_none(proof)
    trace = None
    if job.traced:
        trace = needing(question, model, proof) if none_because is None else None
        if trace is None and proof.violation is not None:
            trace = trace_of(question, model, proof.violation)
    age_s = worst_age_s(question, proof) if none_because is None else None
    row = {
        **as_json(question, proof, None),
        "faults": job.budget,
        "set": dict(job.settings.set),
        "tick_s": job.settings.tick_s,
        "choices": job.settings.choices,
        "changes": list(job.settings.changes),
        "partial_order": job.settings.partial_order,
        "safe_deadline_s": age_s,
        "none_because": none_because,
    }
    return row, trace


def enough(row: dict[str, Any], limits: dict[str, float]) -> dict[str, bool | None]:
    """Say of each deadline (seconds) whether it is long enough, or None where none is safe or known to be."""
    age_s = row["safe_deadline_s"]
    return {name: None if age_s is None else age_s <= limit_s for name, limit_s in limits.items()}


def needing(question: Question, model: Model, proof: Proof) -> Trace | None:
    """Return the run that needs the smallest safe deadline, as a violation of one that is a tick shorter."""
    if proof.worst is None or proof.worst.ticks is None or proof.worst.ticks < 2:
        return None
    shorter_s = (proof.worst.ticks - 1) * question.settings.tick_s
    stricter = attrs.evolve(question, settings=attrs.evolve(question.settings, deadline_s=shorter_s))
    return trace_of(stricter, model, Violation("late", None, 0, proof.worst.steps))


def why_none(proof: Proof) -> str | None:
    """Return why there is no safe deadline, or None if there is one."""
    if proof.kinds and proof.kinds[0] != "late":
        return proof.kinds[0]
    if not proof.found.exhausted:
        return f"bounded: {proof.found.limit}"
    return "no bound" if proof.worst is not None and proof.worst.ticks is None else None


def table(rows: list[dict[str, Any]], limits: list[str], *, with_settings: bool) -> Table:
    """Return the rows as a table for a terminal."""
    varied = ["settings"] if with_settings else []
    found = Table("system", "scenario", "faults", *varied, "safe from", *limits, "worlds", box=SIMPLE)
    told: dict[bool | None, str] = {True: "enough", False: "too short", None: "-"}
    for row in rows:
        settings = [" ".join(f"{name}={value:g}s" for name, value in row["set"].items())] if with_settings else []
        safe = row["none_because"] or f"{row['safe_deadline_s']} s"
        compared = [told[answer] for answer in row["enough"].values()]
        found.add_row(row["system"], row["scenario"], row["faults"], *settings, safe, *compared, f"{row['worlds']:,}")
    for column in found.columns:
        column.no_wrap = True
    return found
