"""The matrix: all cells, each decided or bounded, traces that replay, and nothing decided twice."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from properties import command
from properties.cli import main
from tests import toy


@pytest.fixture(autouse=True)
def on_the_toy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(command, "registry", lambda: toy.REGISTRY)
    monkeypatch.chdir(tmp_path)


def overdue(*args: str) -> Result:
    return CliRunner().invoke(main, ["matrix", "--jobs", "1", *args])


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
        assert CliRunner().invoke(main, ["replay", cell["trace"]]).exit_code == 1


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
    assert {**again, "seconds": 0} == {**first, "seconds": 0}


@pytest.mark.parametrize(("system", "status"), [("sound", 0), ("slow", 1)])
def test_the_status_says_the_worst(system: str, status: int) -> None:
    assert overdue("--system", system).exit_code == status


def test_the_page_is_markdown_with_links_to_the_traces() -> None:
    result = overdue("--system", "slow", "--format", "markdown", "--out", "matrix.md")
    assert "| property | slow |" in result.stdout
    assert "](.overdue/matrix/" in result.stdout
    assert Path("matrix.md").read_text(encoding="utf-8") == result.stdout.removesuffix("\n")


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
    assert [{**cell, "seconds": 0} for cell in one] == [{**cell, "seconds": 0} for cell in two]


def test_a_place_where_nothing_can_be_kept_is_one_sentence() -> None:
    Path("file").touch()
    result = overdue("--system", "sound", "--keep", "file/cells")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("overdue: the cells cannot be kept in 'file/cells': ")
    assert result.stderr.count("\n") == 1
