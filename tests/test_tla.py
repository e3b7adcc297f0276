"""Runs in TLA+: TLC accepts each and reports the violation, and rejects one that was tampered with."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.peers import Absent, tlc_jar
from properties.property import Property
from properties.search.tables import Tables
from properties.traces import tla
from properties.traces.replay import Replay, replay, run_of
from tests.test_exports import WHAT, blind, held, incident
from tests.test_hunt import ask, question
from tests.test_traces import replayed

__all__ = ["incident"]
pytestmark = pytest.mark.tlc
DEADLOCK = "Error: Deadlock reached."
UNKNOWN = "the tables do not know this world"
Tlc = Callable[..., str]


def violated(name: str) -> str:
    return f"Error: Invariant {name} is violated."


def states(output: str) -> int:
    """Return how many states TLC found, the first one included."""
    found = re.search(r"^(\d+) states generated, (\d+) distinct states found", output, re.MULTILINE)
    assert found is not None, output
    return int(found[2])


@pytest.fixture
def tlc(tmp_path: Path) -> Tlc:
    """Return a function that exports a run, has its text changed, and returns what TLC says of it."""
    try:
        jar = tlc_jar()
    except Absent as missing:
        pytest.skip(str(missing))
    if shutil.which("java") is None:
        pytest.skip("java is not installed")

    def said(run: Replay, what: Property = WHAT, change: Callable[[str], str] = str) -> str:
        for rest, text in tla.parts(run, what, "Run").items():
            (tmp_path / f"Run{rest}").write_text(change(text) if rest == ".tla" else text)
        command = ["java", f"-Djava.io.tmpdir={tmp_path}", "-XX:+UseSerialGC", "-cp", str(jar), "tlc2.TLC"]
        command += ["-cleanup", "-config", "Run.cfg", "Run.tla"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300).stdout

    return said


@pytest.mark.parametrize("system", ["blind", "alone", "arbitrary", "slow"])
def test_tlc_accepts_every_step_and_reports_the_violation(system: str, tlc: Tlc) -> None:
    run = replayed(system)
    output = tlc(run)
    assert violated("Holds") in output
    assert states(output) == len(run.steps) + 1


def test_tlc_reports_the_violation_of_what_must_always_hold(tlc: Tlc) -> None:
    one = question("alone", "peers-agree")
    result = ask(one)
    assert result.finding is not None
    model = one.build()
    run = replay(one.trace(model, result.finding, (), 1), model, one.what)
    output = tlc(run, one.what)
    assert violated("Holds") in output
    assert states(output) == len(run.steps) + 1


def test_tlc_says_of_a_run_that_holds_that_it_has_come_to_its_end(tlc: Tlc) -> None:
    output = tlc(held("request", "pick_up", "restart_worker"))
    assert violated("Ends") in output
    assert states(output) == 4


@pytest.mark.parametrize(
    ("old", "new", "before"),
    [
        ('"pick_up"', '"build_it"', 1),
        ('"request", "pick_up"', '"request", "tick", "pick_up"', 1),
        ('"become_ready[0]", ', "", 6),
        ('"become_ready[0]"', '"become_ready[1]"', 6),
        ('"request"', '"restart_worker"', 0),
    ],
)
def test_tlc_stops_before_a_step_that_is_none_of_the_model(old: str, new: str, before: int, tlc: Tlc) -> None:
    def tampered(text: str) -> str:
        assert text.count(old) == 1
        return text.replace(old, new)

    output = tlc(blind(), change=tampered)
    assert DEADLOCK in output
    assert violated("Holds") not in output
    assert states(output) == before + 1


def test_tlc_stops_where_a_run_leaves_the_worlds_of_the_tables(tlc: Tlc) -> None:
    first, second = '"become_ready[1]"', '"become_ready[0]"'
    output = tlc(blind(), change=lambda text: text.replace(f"{first}, {second}", f"{second}, {first}"))
    assert UNKNOWN in output
    assert violated("Holds") not in output


def test_tlc_reports_a_loop_that_does_not_close(tlc: Tlc) -> None:
    run = replayed("alone")
    begin = run.trace.loop or 0
    output = tlc(run, change=lambda text: text.replace(f"Loop == {begin}", f"Loop == {begin + 1}"))
    assert violated("Closes") in output


@pytest.mark.slow
def test_tlc_accepts_the_incident_and_comes_to_the_same_last_world(incident: Any, tlc: Tlc) -> None:
    run, what = incident
    output = tlc(run, what)
    assert violated("Holds") in output
    assert states(output) == len(run.steps) + 1
    last = re.findall(r"^/\\ word = <<([^>]*)>>", output, re.MULTILINE)[-1]
    _, words = run_of(run.trace, Tables(run.model))
    assert tuple(map(int, last.replace("\n", " ").split(","))) == words[-1]


@pytest.mark.slow
def test_tlc_rejects_the_incident_with_one_step_exchanged(incident: Any, tlc: Tlc) -> None:
    run, what = incident
    names = [run.model.label(step) for step in run.steps]
    number = names.index("give_up_search[events,2]")
    output = tlc(run, what, lambda text: text.replace(f'"{names[number]}"', '"give_up_search[events,1]"'))
    assert DEADLOCK in output
    assert states(output) == number + 1
