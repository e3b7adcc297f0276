"""The matrix: all cells, each decided or bounded, traces that replay, and nothing decided twice."""

import json
import os
import re
from errno import ENOSPC
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result

from model.kernel import Model, ModelError
from properties import command, matrix
from properties.cli import main
from tests import toy


@pytest.fixture(autouse=True)
def on_the_toy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(command, "registry", lambda: toy.REGISTRY)
    monkeypatch.chdir(tmp_path)


def overdue(*args: str) -> Result:
    return CliRunner().invoke(main, ["matrix", "--jobs", "1", *args])


def replayed(path: Path) -> int:
    """Return the exit status of a replay: 1 where the trace still breaks its property."""
    return CliRunner().invoke(main, ["replay", str(path)]).exit_code


def bare(cell: dict[str, Any]) -> dict[str, Any]:
    """Return a cell without what it cost."""
    return {**cell, "seconds": 0, "peak_mib": 0}


def cells(*args: str) -> list[dict[str, Any]]:
    return json.loads(overdue("--json", *args).stdout)["results"]


def test_every_combination_has_a_cell_with_an_answer() -> None:
    found = cells()
    names = [(cell["system"], cell["scenario"], cell["property"]) for cell in found]
    assert sorted(names) == sorted((s, c, p) for s in toy.SYSTEMS for c in toy.SCENARIOS for p in toy.PROPERTIES)
    assert {cell["answer"] for cell in found} == {"holds (exhausted)", "violated"}


def test_a_violated_cell_has_a_trace_that_replays() -> None:
    broken = [cell for cell in cells("--system", "slow", "--system", "alone") if cell["answer"] == "violated"]
    assert broken
    for cell in broken:
        assert replayed(Path(cell["trace"])) == 1


def test_a_bound_that_was_hit_is_named() -> None:
    (cell,) = cells("--system", "sound", "--property", next(iter(toy.PROPERTIES)), "--max-states", "5", "--runs", "3")
    assert cell["answer"] == "holds (bounded)"
    assert "3 runs" in cell["bound"]


def test_a_matrix_that_was_made_before_is_read() -> None:
    first, second = cells("--system", "slow"), cells("--system", "slow")
    assert {cell["cached"] for cell in first} == {False}
    assert {cell["cached"] for cell in second} == {True}
    assert [{**cell, "cached": True} for cell in first] == second


def test_a_matrix_as_html_is_written_whole_with_the_traces_behind_its_cells() -> None:
    result = overdue("--system", "slow", "--format", "html", "--out", "matrix.html")
    assert result.exit_code == 1
    text = Path("matrix.html").read_text(encoding="utf-8")
    broken = [cell for cell in cells("--system", "slow") if cell["answer"] == "violated"]
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    traces = json.loads(data)["traces"]
    assert text.count(" data-trace=") == len(broken) == len(traces)
    for cell, trace in zip(broken, traces, strict=True):
        assert cell["property"] in trace["title"]


def test_a_matrix_as_html_goes_to_standard_output_where_no_file_is_named() -> None:
    assert overdue("--system", "sound", "--format", "html").stdout.startswith("<!doctype html>")


def test_a_cell_whose_trace_is_gone_is_decided_again() -> None:
    broken = next(cell for cell in cells("--system", "slow") if cell["trace"])
    Path(broken["trace"]).unlink()
    again = {cell["property"]: cell["cached"] for cell in cells("--system", "slow")}
    assert again[broken["property"]] is False


def test_another_deadline_is_another_cell() -> None:
    cells("--system", "slow")
    assert {cell["cached"] for cell in cells("--system", "slow", "--deadline", "200s")} == {False}


def test_a_broken_file_is_not_taken_for_a_cell() -> None:
    (first, *_) = cells("--system", "sound")
    for kept in Path(".overdue/matrix").glob("*.json"):
        kept.write_text("{", encoding="utf-8")
    again = cells("--system", "sound")[0]
    assert bare(again) == bare(first)


@pytest.mark.parametrize(("system", "status"), [("sound", 0), ("slow", 1)])
def test_the_status_says_the_worst(system: str, status: int) -> None:
    assert overdue("--system", system).exit_code == status


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("table", "'table' would be the page and the folder of its traces: call it table.md"),
        ("file.md", "the traces cannot be written to 'file': Not a directory"),
    ],
)
def test_a_page_whose_traces_have_no_place_is_refused_before_it_is_made(page: str, sentence: str) -> None:
    Path("file").touch()
    result = overdue("--system", "slow", "--out", page)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"overdue: {sentence}.\n")
    assert [path.name for path in Path().iterdir()] == ["file"]


def test_markdown_on_standard_output_has_links_to_the_kept_traces() -> None:
    page = overdue("--system", "slow", "--format", "markdown").stdout
    assert "| property | slow |" in page
    (link,) = re.findall(r"\]\((.+?)\)", page)
    assert Path(link).parent == Path(".overdue/matrix")
    assert replayed(Path(link)) == 1


def test_a_markdown_page_says_the_command_and_has_its_traces_in_a_folder_beside_it() -> None:
    args = ["--system", "slow", "--system", "alone", "--format", "markdown", "--out", "docs/table.md"]
    assert overdue(*args).exit_code == 1
    page = Path("docs/table.md").read_text(encoding="utf-8")
    assert f"$ overdue matrix --jobs 1 {' '.join(args)}\n" in page
    assert re.search(r"Wall time \d+ s with `--jobs 1` on \d+ cores; the largest process took [\d,]+ MiB\.", page)
    links = re.findall(r"\]\((.+?)\)", page)
    assert sorted(Path("docs/table").iterdir()) == sorted(Path("docs", link) for link in links)
    assert len(links) == 3
    assert [replayed(Path("docs", link)) for link in links] == [1, 1, 1]


def test_traces_that_another_matrix_left_beside_its_page_are_removed() -> None:
    to_page = ["--format", "markdown", "--out", "table.md"]
    overdue("--system", "alone", *to_page)
    Path("table/notes.txt").touch()
    overdue("--system", "slow", *to_page)
    names = {path.name for path in Path("table").iterdir()}
    assert names == {"slow-hand-off-note-deadline.trace.json.gz", "notes.txt"}


def test_the_same_matrix_writes_the_same_traces_beside_its_page() -> None:
    to_page = ["--system", "slow", "--format", "markdown", "--out"]
    overdue(*to_page, "one.md")
    overdue(*to_page, "two.md", "--keep", "elsewhere")
    assert [p.read_bytes() for p in Path("one").iterdir()] == [p.read_bytes() for p in Path("two").iterdir()]


def test_the_table_names_what_was_covered() -> None:
    result = overdue("--system", "slow")
    assert result.stdout.splitlines()[-1].startswith("Covered: ")
    assert "violated: late" in result.stdout


def test_other_processes_decide_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.undo()
    args = ["matrix", "--system", "head", "--scenario", "delete-etcd", "--max-states", "200", "--runs", "2", "--json"]
    args += ["--property", "one-cluster-serves", "--property", "no-voter-wiped"]
    one, two = (
        json.loads(CliRunner().invoke(main, [*args, "--jobs", jobs, "--keep", str(tmp_path / jobs)]).stdout)["results"]
        for jobs in ("1", "2")
    )
    assert [bare(cell) for cell in one] == [bare(cell) for cell in two]


def test_a_place_where_nothing_can_be_kept_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(contents: Any) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    monkeypatch.setattr(matrix, "write_whole", fail)
    result = overdue("--system", "sound", "--keep", "cells")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "overdue: the cells cannot be kept in 'cells': No space left on device.\n"
    assert result.stderr.count("\n") == 1


def test_a_model_that_cannot_be_decided_is_a_cell_that_says_so_and_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Model:
        raise ModelError("it does not fit")

    monkeypatch.setattr(command, "registry", lambda: attrs.evolve(toy.REGISTRY, build=broken))
    result = overdue("--system", "sound", "--property", "peers-agree", "--json")
    (cell,) = json.loads(result.stdout)["results"]
    assert (result.exit_code, cell["answer"], cell["error"]) == (2, "error in the model", "it does not fit")
    assert not list(Path().rglob("*.json"))


def test_a_system_that_a_scenario_does_not_fit_is_a_cell_that_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def misfit(system: toy.System, scenario: toy.Scenario) -> str | None:
        return "slow has no members" if system.name == "slow" else None

    monkeypatch.setattr(command, "registry", lambda: attrs.evolve(toy.REGISTRY, misfit=misfit))
    result = overdue("--system", "slow", "--system", "alone", "--property", "peers-agree", "--json")
    cell, other = json.loads(result.stdout)["results"]
    assert (cell["answer"], cell["trace"], other["answer"]) == ("does not fit", None, "violated")
    assert cell["error"].startswith("slow has no members: choose another system, or of the scenarios")
    assert result.exit_code == 1
    table = overdue("--system", "slow", "--system", "alone", "--property", "peers-agree", "--format", "markdown")
    assert "| peers-agree | does not fit | [violated](" in table.stdout
    result = overdue("--system", "slow", "--json")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith("overdue: slow has no members: ")


def test_the_memory_is_that_of_the_largest_process() -> None:
    found = json.loads(overdue("--system", "slow", "--json").stdout)
    assert found["peak_mib"] >= max(cell["peak_mib"] for cell in found["results"]) > 1
