"""The command line's matrix: `overdue matrix` decides every property on every system, and prints a table."""

import json
import os
import resource
import time
from pathlib import Path
from typing import Any

import click
from rich.box import SIMPLE
from rich.table import Table

from properties import command
from properties.command import (
    DEADLINE,
    FAULTS,
    FOUND,
    HOLDS,
    INCONCLUSIVE,
    QUESTION,
    UNUSABLE,
    asked,
    careful,
    time_limit,
    with_options,
)
from properties.console import Console, Progress
from properties.decide import BOUNDED, VIOLATED, Effort
from properties.matrix import Cell, Job, as_markdown, mark, matrix, tables, write_whole
from properties.registry import BadInputError
from properties.report.matrix import matrix_page
from properties.report.page import parts
from properties.report_cli import replayed

KEPT = Path(".overdue/matrix")


@click.command("matrix")
@with_options(*QUESTION, DEADLINE, FAULTS)
@click.option("--timeout", default="20s", show_default=True, help="How long each proof may take.")
@click.option("--max-states", type=click.IntRange(1), default=2_000_000, show_default=True, metavar="WORLDS",
              help="How many worlds each proof may visit.")  # fmt: skip
@click.option("--runs", type=click.IntRange(1), default=60, show_default=True,
              help="How many runs a hunt makes where a proof did not get to the end.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="cores", help="Processes.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown", "html"]), default="text", show_default=True
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the page here too, whole.")
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path), default=KEPT, show_default=True,
              help="Where cells and traces are kept; the same matrix goes on from there.")  # fmt: skip
@careful
def matrix_command(
    timeout: str, max_states: int, runs: int, jobs: int, form: str, out: Path | None, keep: Path, as_json: bool,
    systems: tuple[str, ...], **question: Any,
) -> int:  # fmt: skip
    """Decide each property on each system: it holds, exhausted or bounded, or there is a trace that breaks it."""
    every = asked(systems=systems or tuple(command.registry().systems), **question)
    limit = time_limit(timeout)
    effort = Effort(max_states, limit, runs=runs, hunt_s=limit)
    work = [Job(q.system, q.scenario, q.property_name, q.settings, effort, keep) for q in every]
    started = time.monotonic()
    with Progress() as line:
        try:
            cells = matrix(work, jobs, lambda count, cell: line.show(f"{count} of {len(work)} cells, {mark(cell)}"))
        except OSError as error:
            raise BadInputError(f"the cells cannot be kept in {str(keep)!r}: {error.strerror}") from None
    spent = time.monotonic() - started
    form = "json" if as_json else form
    if out is not None:
        try:
            write_whole(out, rendered(cells, spent, "markdown" if form == "text" else form, out.parent))
        except OSError as error:
            raise BadInputError(f"{str(out)!r} cannot be written: {error.strerror}") from None
    if form == "text" or (form == "html" and out is not None):
        _print(cells, spent)
    else:
        click.echo(rendered(cells, spent, form))
    return _status(cells)


def rendered(cells: list[Cell], spent: float, form: str, folder: Path = Path()) -> str:
    """Return the matrix in a format, for a page in `folder`."""
    if form == "json":
        return json.dumps(as_object(cells, spent))
    if form == "markdown":
        return as_markdown(cells, folder) + covered(cells, spent) + "\n"
    return matrix_page(cells, {path: _trace(Path(path)) for path in _traces(cells)}, covered(cells, spent))


def _traces(cells: list[Cell]) -> list[str]:
    return [cell["trace"] for cell in cells if cell["trace"]]


def _trace(path: Path) -> dict[str, str]:
    question, run = replayed(path, judge_worlds=0)
    return parts(run, question)


def as_object(cells: list[Cell], spent: float) -> dict[str, Any]:
    """Return the matrix as one JSON object; times are in seconds, memory is the largest process's."""
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"results": cells, "seconds": round(spent, 1), "peak_mib": round(largest / 1024, 1)}


def covered(cells: list[Cell], spent: float) -> str:
    """Return what was covered, as a sentence."""
    cached = sum(bool(cell["cached"]) for cell in cells)
    worlds = sum(cell.get("worlds", 0) for cell in cells)
    return f"Covered: {len(cells)} cells, {worlds:,} worlds, in {spent:.0f} s; {cached} cells were kept from before."


def _print(cells: list[Cell], spent: float) -> None:
    console = Console()
    console.out.width = max(console.out.width, 200)
    for scenario, systems, rows in tables(cells):
        table = Table(scenario, *systems, box=SIMPLE)
        for name, row in rows:
            table.add_row(name, *(mark(cell) for cell in row))
        console.out.print(table)
    console.say(covered(cells, spent), "bold")


def _status(cells: list[Cell]) -> int:
    answers = {cell["answer"] for cell in cells}
    if "error in the model" in answers:
        return UNUSABLE
    if VIOLATED in answers:
        return FOUND
    return INCONCLUSIVE if BOUNDED in answers else HOLDS
