"""Known bugs, as `overdue check` names them: the record of each run of the catalogue that is stuck names its bug."""

import json
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner

from properties.bugs import INSIDE, Bug
from properties.cli import main
from properties.histories import known
from properties.histories.synthesise import BEGINS, watched, writes
from properties.registry import default_registry
from properties.search.kinds import Cause
from properties.search.tables import Tables
from properties.traces.replay import run_of
from properties.traces.trace import Trace
from tests.conformance import FULL
from tests.synthesised import recorded

REGISTRY = default_registry()
STUCK = [bug for bug in INSIDE if bug.name in known.runs() and known.runs()[bug.name].kind == "stuck"]


def written(bug: Bug, trace: Trace, begins: int = 0) -> bytes:
    """Return the record of a run, from its step `begins` on to its end, however silent that is."""
    assert bug.where is not None
    tables = Tables(bug.where.question(REGISTRY, trace.system).build())
    steps, words = run_of(trace, tables)
    every = list(zip(words, steps, words[1:], strict=False))[begins:]
    ends = BEGINS + timedelta(seconds=trace.steps[-1].at_s - (trace.steps[begins - 1].at_s if begins else 0))
    return recorded(list(writes(tables, every)), watched, ends)


def explained(bug: Bug, given: bytes) -> dict:
    """Return what the model says of a record, on the bug's vulnerable system and with its faults."""
    assert bug.where is not None
    faults = [f"--faults={name}={budget}" for name, budget in bug.where.faults]
    args = ["check", "-", "--json", "--system", bug.where.vulnerable, "--scenario", bug.where.scenario, *faults]
    (one,) = json.loads(CliRunner().invoke(main, args, input=given).stdout)["etcds"]
    return one["conformance"]


def named(bug: Bug) -> str:
    return bug.name


def is_of_a_flow(bug: Bug) -> bool:
    """Whether it is gardenlet's flow that never ends, which takes long to find out: make conformance asks that too."""
    return bug.where is not None and bug.where.property_name == "flows-end"


@pytest.mark.slow
@pytest.mark.parametrize("bug", STUCK if FULL else [bug for bug in STUCK if not is_of_a_flow(bug)], ids=named)
def test_the_record_of_a_run_that_is_stuck_names_its_bug(bug: Bug) -> None:
    found = explained(bug, written(bug, known.runs()[bug.name]))
    assert found["verdict"] == "explained"
    assert found["next"]["kinds"] == ["stuck"]
    assert found["next"]["known_bug"]["name"] == bug.name


@pytest.mark.slow
@pytest.mark.parametrize("bug", [bug for bug in STUCK if not is_of_a_flow(bug)], ids=named)
def test_a_record_that_begins_when_all_is_lost_already_names_the_bug(bug: Bug) -> None:
    trace = known.runs()[bug.name]
    assert trace.loop is not None
    assert bug.where is not None
    found = explained(bug, written(bug, trace, begins=trace.loop))
    assert (found["verdict"], found.get("midway")) == ("explained", True)
    assert found["next"]["stuck_since_line"] is None
    if bug.where.property_name != "running-pods-become-ready":  # where no event tells when the scheduler gave up
        assert found["next"]["stuck_since_before"]
    assert found["next"]["known_bug"]["name"] == bug.name


def test_no_two_bugs_that_are_stuck_have_the_same_shape() -> None:
    shapes = known.shapes()
    assert {shape.bug.name for shape in shapes} == {bug.name for bug in STUCK}
    for one in shapes:
        cause = Cause(tuple(sorted(one.loop)), tuple(sorted(one.still)))
        assert [other.bug.name for other in shapes if other.fits(cause)] == [one.bug.name]


def test_a_bug_that_is_added_to_the_catalogue_is_known() -> None:
    new = evolve(STUCK[0], name="new")
    shape = known.shape_of(new, known.runs()[STUCK[0].name], REGISTRY)
    assert shape is not None
    assert shape.bug is new
    assert shape.loop


def test_a_run_that_the_model_does_not_go_along_any_more_has_no_shape() -> None:
    trace = known.runs()[STUCK[0].name]
    broken = evolve(trace, steps=trace.steps[1:])
    assert known.shape_of(STUCK[0], broken, REGISTRY) is None


def test_a_wheel_has_the_runs_where_they_are_looked_for() -> None:
    root = Path(__file__).parents[1]
    wheel = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    (given,) = ((root / source, root / dest) for source, dest in wheel["force-include"].items())
    assert given == (known.GOLDEN, known.INSTALLED)
