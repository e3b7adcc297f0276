"""The matrix: every property on every system, in some scenarios. Its cells are independent jobs; see `jobs`.

What a cell came to is kept by the digest of its model, down to the source of its functions, beside its trace: a matrix
that was interrupted goes on where it was, and one of a changed model decides anew what the change can reach. Only the
process that asks reads and keeps cells, wherever they are decided.
"""

import gzip
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs

from model.kernel import ChartError, ModelError
from properties import command
from properties.decide import Effort, decide
from properties.files import write_whole
from properties.jobs import Place, as_done, digest
from properties.question import Question
from properties.registry import BadInputError, MisfitError
from properties.search.explore import peak_mib
from properties.search.identity import identity
from properties.traces.trace import Settings

Cell = dict[str, Any]
NAMES = ("system", "scenario", "property")
BROKEN = "error in the model"
UNFIT = "does not fit"
TRACE = ".trace.json"


@attrs.frozen
class Job:
    """One cell to be decided: picklable, so that another process can do it."""

    system: str
    scenario: str
    property: str
    settings: Settings
    effort: Effort

    def question(self) -> Question:
        """Return the question of this cell. Raises BadInputError."""
        return Question(command.registry(), self.system, self.scenario, self.property, self.settings)

    def key(self) -> str:
        """Return what tells this cell from all others, of other models too. Raises MisfitError and ModelError."""
        question = self.question()
        model = identity(question.build(), self.property, asks=question.what.predicates.values())
        asked = (model, attrs.astuple(self.settings), attrs.astuple(self.effort), digest("properties.search"))
        return sha256(repr(asked).encode()).hexdigest()[:24]


def decided(job: Job) -> tuple[Cell, str | None]:
    """Decide a cell; return what it came to, and its trace as JSON where it is violated. Memory is the process's."""
    try:
        decision = decide(job.question(), job.effort)
    except (ModelError, ChartError) as error:
        return failed(error), None
    cell = {**decision.as_json(), "peak_mib": round(peak_mib(), 1)}
    return cell, None if decision.trace is None else decision.trace.text()


def failed(error: Exception) -> Cell:
    """Return the cell of a model that cannot be decided."""
    return {"answer": BROKEN, "error": str(error)}


def matrix(jobs: Sequence[Job], keep: Path, place: Place, progress: Callable[[int, Cell], None]) -> list[Cell]:
    """Return all cells in the order of the jobs, each from where it is kept, or decided and kept.

    `progress` hears of each as it is done, and how many are. Raises BadInputError where nothing can be kept.
    """
    found: dict[int, Cell] = {}
    files: dict[int, Path] = {}

    def record(number: int, cell: Cell, *, cached: bool) -> None:
        names = {name: getattr(jobs[number], name) for name in NAMES}
        found[number] = {**names, "trace": None, **cell, "cached": cached}
        progress(len(found), found[number])

    def missing() -> Iterator[tuple[int, Job]]:
        for number, job in enumerate(jobs):
            try:
                files[number] = keep / f"{job.key()}.json"
            except (ModelError, ChartError) as error:
                record(number, failed(error), cached=False)
                continue
            except MisfitError as error:
                record(number, {"answer": UNFIT, "error": str(error)}, cached=False)
                continue
            if (cell := kept(files[number])) is None:
                yield number, job
            else:
                record(number, cell, cached=True)

    for number, (cell, trace) in as_done(decided, missing(), place):
        if cell["answer"] != BROKEN:
            try:
                cell = keeping(files[number], cell, trace)
            except OSError as error:
                raise BadInputError(f"the cells cannot be kept in {str(keep)!r}: {error.strerror}") from None
        record(number, cell, cached=False)
    return [found[number] for number in range(len(jobs))]


def kept(path: Path) -> Cell | None:
    """Return a cell that was kept, or None if there is none, or its trace is gone."""
    try:
        cell = json.loads(path.read_text(encoding="utf-8"))
        is_there = cell["trace"] is None or Path(cell["trace"]).exists()
        return cell if is_there and isinstance(cell["answer"], str) and cell["seconds"] >= 0 else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):  # it is decided again
        return None


def keeping(path: Path, cell: Cell, trace: str | None) -> Cell:
    """Keep a cell with its trace beside it, and return it. Raises OSError."""
    mine = path.with_suffix(TRACE)
    if trace is not None:
        write_whole({mine: trace})
    cell = {**cell, "trace": None if trace is None else str(mine)}
    write_whole({path: json.dumps(cell)})
    return cell


# -- as a page ---------------------------------------------------------------------------------------------------------


def mark(cell: Cell) -> str:
    """Return a cell in a few words."""
    kind = f": {cell['kind']}" if cell.get("kind") else ""
    return f"{cell['answer']}{kind}{', premise never met' if cell.get('vacuous') else ''}"


def tables(cells: Sequence[Cell]) -> Iterator[tuple[str, list[str], list[tuple[str, list[Cell]]]]]:
    """Yield for each scenario its name, the systems, and for each property its cells in their order."""
    systems, scenarios, properties = ([*dict.fromkeys(cell[name] for cell in cells)] for name in NAMES)
    by_name = {tuple(cell[name] for name in NAMES): cell for cell in cells}
    for scenario in scenarios:
        rows = [(name, [by_name[system, scenario, name] for system in systems]) for name in properties]
        yield scenario, systems, rows


def as_markdown(cells: Sequence[Cell], links: Mapping[str, str]) -> str:
    """Return the matrix as Markdown: a table for each scenario, whose cells have the links of their traces."""
    parts = []
    for scenario, systems, rows in tables(cells):
        heads = [system.replace(",", ",<br>") for system in systems]  # narrow enough to be read side by side
        parts.append(f"## {scenario}\n\n| property | {' | '.join(heads)} |\n|{'---|' * (len(heads) + 1)}\n")
        for name, row in rows:
            marks = [f"[{mark(cell)}]({links[cell['trace']]})" if cell["trace"] else mark(cell) for cell in row]
            parts.append(f"| {name} | {' | '.join(marks)} |\n")
        parts.append("\n")
    return "".join(parts)


def beside(page: Path) -> Path:
    """Return the folder for the traces of a page."""
    return page.with_suffix("")


def traces_beside(cells: Sequence[Cell], page: Path) -> dict[str, str]:
    """Copy all traces, packed, into the folder that is named like a page; return the links to them, by their paths.

    Traces that another matrix has left there are removed. Raises OSError.
    """
    folder = beside(page)
    links = {}
    for cell in cells:
        if cell["trace"] is not None:
            name = f"{'-'.join(cell[name] for name in NAMES)}{TRACE}.gz"
            write_whole({folder / name: gzip.compress(Path(cell["trace"]).read_bytes(), mtime=0)})
            links[cell["trace"]] = f"{folder.name}/{name}"
    for path in folder.glob(f"*{TRACE}.gz"):
        if f"{folder.name}/{path.name}" not in links.values():
            path.unlink()
    return links
