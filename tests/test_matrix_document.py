"""The matrices of the documents: each violated cell leads to a trace of that cell, which replays as violated."""

import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

from properties.cli import main
from properties.registry import default_registry
from properties.report_cli import replayed

DOCS = Path(__file__).parents[1] / "docs"
PAGES = (DOCS / "matrix.md", DOCS / "generations.md")


@attrs.frozen
class Shown:
    """A cell of the page: where it stands, what it says, and the trace that it leads to."""

    system: str
    scenario: str
    property: str
    says: str
    trace: Path | None


def shown(page: Path) -> Iterator[Shown]:
    for section in page.read_text(encoding="utf-8").split("\n## ")[1:]:
        scenario, _, rest = section.partition("\n")
        (_, *systems), _, *rows = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in rest.splitlines() if line.startswith("|")
        ]
        for name, *cells in rows:
            for head, cell in zip(systems, cells, strict=True):
                system = head.replace("<br>", "")
                link = re.fullmatch(r"\[(.+)\]\((.+)\)", cell)
                says, trace = (link[1], page.parent / link[2]) if link else (cell, None)
                yield Shown(system, scenario, name, says, trace)


CELLS = {page: list(shown(page)) for page in PAGES}
VIOLATED = [(page, cell) for page, cells in CELLS.items() for cell in cells if cell.trace is not None]
EACH = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


@EACH
def test_every_property_of_the_page_is_decided_on_every_system_in_every_scenario(page: Path) -> None:
    cells = CELLS[page]
    properties = {cell.property for cell in cells}
    places = {(cell.system, cell.scenario) for cell in cells}
    assert properties <= set(default_registry().properties)
    assert sorted((cell.system, cell.scenario, cell.property) for cell in cells) == sorted(
        (*place, name) for place in places for name in properties
    )
    answers = {re.split("[,:]", cell.says)[0] for cell in cells}
    assert answers <= {"holds (exhausted)", "holds (bounded)", "violated"}


@EACH
def test_what_is_violated_and_nothing_else_has_a_trace(page: Path) -> None:
    traces = {cell.trace for of, cell in VIOLATED if of == page}
    assert traces
    assert [cell for cell in CELLS[page] if cell.says.startswith("violated") != (cell.trace is not None)] == []
    assert traces == set(page.with_suffix("").iterdir())


@pytest.mark.parametrize(("page", "system"), sorted({(page, cell.system) for page, cell in VIOLATED}))
def test_a_trace_is_of_its_cell_and_breaks_the_property(page: Path, system: str) -> None:
    for of, cell in VIOLATED:
        if (of, cell.system) == (page, system) and cell.trace is not None:
            _, run = replayed(cell.trace, judge_worlds=0)
            names = (run.trace.system, run.trace.scenario, run.trace.property)
            assert names == (cell.system, cell.scenario, cell.property)
            assert cell.says == (f"violated: {run.trace.kind}" if run.trace.kind else "violated")
            assert run.violated_at is not None


@EACH
def test_the_command_replays_a_trace_of_the_page(page: Path) -> None:
    trace = min((cell.trace for of, cell in VIOLATED if of == page and cell.trace), key=lambda one: one.stat().st_size)
    assert CliRunner().invoke(main, ["replay", str(trace)]).exit_code == 1
