"""docs/matrix.md: each violated cell leads to a trace of that cell, which replays as violated."""

import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

from properties.cli import main
from properties.registry import default_registry
from properties.report_cli import replayed

PAGE = Path(__file__).parents[1] / "docs" / "matrix.md"


@attrs.frozen
class Shown:
    """A cell of the page: where it stands, what it says, and the trace that it leads to."""

    system: str
    scenario: str
    property: str
    says: str
    trace: Path | None


def shown() -> Iterator[Shown]:
    for section in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
        scenario, _, rest = section.partition("\n")
        (_, *systems), _, *rows = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in rest.splitlines() if line.startswith("|")
        ]
        for name, *cells in rows:
            for system, cell in zip(systems, cells, strict=True):
                link = re.fullmatch(r"\[(.+)\]\((.+)\)", cell)
                says, trace = (link[1], PAGE.parent / link[2]) if link else (cell, None)
                yield Shown(system, scenario, name, says, trace)


CELLS = list(shown())
VIOLATED = [cell for cell in CELLS if cell.trace is not None]


def test_every_property_of_the_page_is_decided_on_every_system_in_every_scenario() -> None:
    properties = {cell.property for cell in CELLS}
    places = {(cell.system, cell.scenario) for cell in CELLS}
    assert properties <= set(default_registry().properties)
    assert sorted((cell.system, cell.scenario, cell.property) for cell in CELLS) == sorted(
        (*place, name) for place in places for name in properties
    )
    answers = {re.split("[,:]", cell.says)[0] for cell in CELLS}
    assert answers <= {"holds (exhausted)", "holds (bounded)", "violated"}


def test_what_is_violated_and_nothing_else_has_a_trace() -> None:
    assert VIOLATED
    assert [cell for cell in CELLS if cell.says.startswith("violated") != (cell.trace is not None)] == []
    assert {cell.trace for cell in VIOLATED} == set((PAGE.parent / "matrix").iterdir())


@pytest.mark.parametrize("scenario", sorted({cell.scenario for cell in VIOLATED}))
def test_a_trace_is_of_its_cell_and_breaks_the_property(scenario: str) -> None:
    for cell in VIOLATED:
        if cell.scenario == scenario and cell.trace is not None:
            _, run = replayed(cell.trace, judge_worlds=0)
            names = (run.trace.system, run.trace.scenario, run.trace.property)
            assert names == (cell.system, cell.scenario, cell.property)
            assert cell.says == (f"violated: {run.trace.kind}" if run.trace.kind else "violated")
            assert run.violated_at is not None


def test_the_command_replays_a_trace_of_the_page() -> None:
    trace = min((cell.trace for cell in VIOLATED if cell.trace), key=lambda path: path.stat().st_size)
    assert CliRunner().invoke(main, ["replay", str(trace)]).exit_code == 1
