"""The matrix: every property on every system, in some scenarios. Its cells are independent jobs of a process pool.

What a cell came to is kept by the digest of its model, down to the source of its functions, beside its trace: a matrix
that was interrupted goes on where it was, and one of a changed model decides anew what the change can reach.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import attrs

from model.kernel import ChartError, ModelError
from properties import command
from properties.decide import Decision, Effort, decide
from properties.question import Question
from properties.search.checkpoint import identity
from properties.traces.trace import Settings

Cell = dict[str, Any]
NAMES = ("system", "scenario", "property")


@attrs.frozen
class Job:
    """One cell to be decided: picklable, so that another process can do it."""

    system: str
    scenario: str
    property: str
    settings: Settings
    effort: Effort
    directory: Path

    def question(self) -> Question:
        """Return the question of this cell. Raises BadInputError."""
        return Question(command.registry(), self.system, self.scenario, self.property, self.settings)


def done(job: Job) -> Cell:
    """Return a cell from where it is kept, or decide it and keep it."""
    head = {"system": job.system, "scenario": job.scenario, "property": job.property}
    try:
        model = job.question().build()
        kept = job.directory / f"{_key(job, identity(model, job.property))}.json"
        if (known := _read(kept)) is not None:
            return {**head, **known, "cached": True}
        decision = decide(job.question(), job.effort)
    except (ModelError, ChartError) as error:
        return {**head, "answer": "error in the model", "error": str(error), "trace": None, "cached": False}
    cell = {**decision.as_json(), "trace": _traced(decision, kept)}
    write_whole(kept, json.dumps(cell))
    return {**head, **cell, "cached": False}


def _key(job: Job, model: str) -> str:
    asked = repr((model, attrs.astuple(job.settings), attrs.astuple(job.effort)))
    return sha256(asked.encode()).hexdigest()[:24]


def _read(path: Path) -> Cell | None:
    """Return a cell that was kept, or None if there is none, or its trace is gone."""
    try:
        cell = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return cell if cell["trace"] is None or Path(cell["trace"]).exists() else None


def _traced(decision: Decision, kept: Path) -> str | None:
    if decision.trace is None:
        return None
    path = kept.with_suffix(".trace.json")
    decision.trace.save(path)
    return str(path)


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    unfinished.write_text(text, encoding="utf-8")
    os.replace(unfinished, path)


def matrix(jobs: Sequence[Job], processes: int, progress: Callable[[int, Cell], None]) -> list[Cell]:
    """Return all cells in the order of the jobs; `progress` hears of each as it is done, and how many are."""
    found: dict[int, Cell] = {}
    for count, (number, cell) in enumerate(_as_done(jobs, processes), 1):
        found[number] = cell
        progress(count, cell)
    return [found[number] for number in range(len(jobs))]


def _as_done(jobs: Sequence[Job], processes: int) -> Iterator[tuple[int, Cell]]:
    if processes == 1:
        yield from ((number, done(job)) for number, job in enumerate(jobs))
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(done, job): number for number, job in enumerate(jobs)}
        try:
            for future in as_completed(waiting):
                yield waiting[future], future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


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


def as_markdown(cells: Sequence[Cell], folder: Path = Path()) -> str:
    """Return the matrix as Markdown, for a page in `folder`: a table for each scenario, with links to the traces."""
    parts = []
    for scenario, systems, rows in tables(cells):
        parts.append(f"## {scenario}\n\n| property | {' | '.join(systems)} |\n|{'---|' * (len(systems) + 1)}\n")
        for name, row in rows:
            marks = [
                f"[{mark(cell)}]({os.path.relpath(cell['trace'], folder)})" if cell["trace"] else mark(cell)
                for cell in row
            ]
            parts.append(f"| {name} | {' | '.join(marks)} |\n")
        parts.append("\n")
    return "".join(parts)
