"""The command line's matrix: `overdue matrix` decides every property on every system, and prints a table."""

import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
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
    PLACE,
    QUESTION,
    UNUSABLE,
    Remembered,
    Written,
    asked,
    called,
    careful,
    time_limit,
    with_options,
)
from properties.console import Console, Progress
from properties.decide import BOUNDED, VIOLATED, Effort
from properties.files import check_place, write_whole
from properties.jobs import Place
from properties.matrix import (
    BROKEN,
    Cell,
    Job,
    as_markdown,
    beside,
    mark,
    matrix,
    tables,
    traces_beside,
)
from properties.registry import BadInputError
from properties.report.matrix import matrix_page
from properties.report.page import parts
from properties.report_cli import replayed
from properties.search.explore import peak_mib

KEPT = Path(".overdue/matrix")
HEAD = """# {title}

Every property on every system. It *holds (exhausted)* where all worlds that can be reached were visited, and *holds
(bounded)* where a bound was hit, which proves nothing. *violated* leads to a trace for `overdue replay`. Where the
*premise* was *never met*, nothing of what the property speaks of happens.

```
$ {called}
```

Wall time {time} with {where}; the largest process took {peak:,.0f} MiB.

"""


@click.command("matrix", cls=Remembered)
@with_options(*QUESTION, DEADLINE, FAULTS)
@click.option("--timeout", default="20s", show_default=True, help="How long each proof may take.")
@click.option("--max-states", type=click.IntRange(1), default=2_000_000, show_default=True, metavar="WORLDS",
              help="How many worlds each proof may visit.")  # fmt: skip
@click.option("--runs", type=click.IntRange(1), default=60, show_default=True,
              help="How many runs a hunt makes where a proof did not get to the end.")  # fmt: skip
@with_options(*PLACE)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown", "html"]), default="text", show_default=True
)
@click.option("--out", type=Written(),
              help="Write the page here; the traces of PAGE.md go into the folder PAGE.")  # fmt: skip
@click.option("--keep", type=Written(folder=True), default=KEPT, show_default=True,
              help="Where cells and traces are kept; the same matrix goes on from there.")  # fmt: skip
@careful
def matrix_command(
    timeout: str, max_states: int, runs: int, jobs: int, cluster: str | None, form: str, out: Path | None, keep: Path,
    as_json: bool, systems: tuple[str, ...], **question: Any,
) -> int:  # fmt: skip
    """Decide each property on each system: it holds, exhausted or bounded, or there is a trace that breaks it."""
    every = asked(systems=systems or tuple(command.registry().systems), all_fit=False, **question)
    form = "json" if as_json else form
    if out is not None and form in ("text", "markdown"):
        check_page(out)
    limit = time_limit(timeout)
    effort = Effort(max_states, limit, runs=runs, hunt_s=limit)
    work = [Job(q.system, q.scenario, q.property_name, q.settings, effort) for q in every]
    place = Place(jobs, cluster)
    started = time.monotonic()
    with Progress() as line:
        cells = matrix(work, keep, place, lambda count, cell: line.show(f"{count} of {len(work)} cells, {mark(cell)}"))
    done = Done(cells, time.monotonic() - started, place, called())
    if out is not None:
        try:
            write_whole({out: done.written(out, "markdown" if form == "text" else form)})
        except OSError as error:
            raise BadInputError(f"{str(out)!r} cannot be written: {error.strerror}") from None
    if form == "json":
        click.echo(json.dumps(done.as_object()))
    elif form == "text" or out is not None:
        _print(done)
    else:
        click.echo(done.as_page(form, {path: path for path in done.traces}))
    return _status(cells)


def check_page(page: Path) -> None:
    """Raise BadInputError unless the traces of a page can be put beside it."""
    folder = beside(page)
    if folder == page:
        raise BadInputError(f"{str(page)!r} would be the page and the folder of its traces: call it {page!s}.md")
    try:
        check_place(folder, is_folder=True)
    except OSError as error:
        raise BadInputError(f"the traces cannot be written to {str(folder)!r}: {error.strerror}") from None


@attrs.frozen
class Done:
    """A matrix with the wall time that it took (seconds), where it was made, and the command that made it."""

    cells: list[Cell]
    seconds: float
    place: Place
    called: str

    @property
    def traces(self) -> list[str]:
        """The paths of all traces."""
        return [cell["trace"] for cell in self.cells if cell["trace"]]

    @property
    def peak_mib(self) -> float:
        """The memory of the largest process that had to do with it, in MiB."""
        return round(max([peak_mib(), *(cell.get("peak_mib", 0) for cell in self.cells)]), 1)

    def as_object(self) -> dict[str, Any]:
        """Return the matrix as one JSON object; times are in seconds, memory is the largest process's."""
        return {"results": self.cells, "seconds": round(self.seconds, 1), "peak_mib": self.peak_mib}

    def written(self, out: Path, form: str) -> str:
        """Return what is to be written into a file, and put beside it what it leads to. Raises OSError."""
        if form == "json":
            return json.dumps(self.as_object()) + "\n"
        links = traces_beside(self.cells, out) if form == "markdown" else {}
        return self.as_page(form, links, out.stem.replace("-", " ").capitalize())

    def as_page(self, form: str, links: Mapping[str, str], title: str = "Matrix") -> str:
        """Return the matrix as a page, Markdown or HTML; `links` lead from a Markdown page to the traces."""
        if form == "markdown":
            return f"{self.head(title)}{as_markdown(self.cells, links)}{self.covered()}\n"
        return matrix_page(self.cells, {path: _trace(Path(path)) for path in self.traces}, self.covered())

    def head(self, title: str) -> str:
        """Return how a Markdown page begins."""
        where = (
            "the workers of a cluster"
            if self.place.cluster
            else f"`--jobs {self.place.processes}` on {os.cpu_count()} cores"
        )
        return HEAD.format(
            title=title, called=self.called, time=in_words(self.seconds), where=where, peak=self.peak_mib
        )

    def covered(self) -> str:
        """Return what was covered, as a sentence."""
        worlds = sum(cell.get("worlds", 0) for cell in self.cells)
        before = [cell for cell in self.cells if cell["cached"]]
        spent = f", which took {in_words(sum(cell['seconds'] for cell in before))} of one process" if before else ""
        return (
            f"Covered: {len(self.cells)} cells, {worlds:,} worlds, in {in_words(self.seconds)}; "
            f"{len(before)} cells were kept from before{spent}."
        )


def in_words(seconds: float) -> str:
    """Return a time as minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _trace(path: Path) -> dict[str, str]:
    question, run = replayed(path, judge_worlds=0)
    return parts(run, question)


def _print(done: Done) -> None:
    console = Console()
    console.out.width = max(console.out.width, 200)
    for scenario, systems, rows in tables(done.cells):
        table = Table(scenario, *systems, box=SIMPLE)
        for name, row in rows:
            table.add_row(name, *(mark(cell) for cell in row))
        console.out.print(table)
    console.say(done.covered(), "bold")


def _status(cells: list[Cell]) -> int:
    answers = {cell["answer"] for cell in cells}
    if BROKEN in answers:
        return UNUSABLE
    if VIOLATED in answers:
        return FOUND
    return INCONCLUSIVE if BOUNDED in answers else HOLDS
