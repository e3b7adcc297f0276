"""`pytest properties`: each question is a test, red with a saved trace; here on the toy."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import core, settings
from scipy.sparse import csgraph

from properties import plugin
from properties.search import hunt
from properties.traces.trace import load
from tests import toy

pytest_plugins = "pytester"
LOADED = (csgraph, hunt)
"""An inner run of pytest forgets what it imported first, and NumPy's compiled modules cannot be loaded twice."""
ROOT = Path(__file__).parent.parent
HUNTS = ROOT / "properties" / "test_hunts.py"
ON_TOY = """
from properties import plugin
from tests import toy
plugin.registry = lambda: toy.REGISTRY
"""


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Hunt on the toy, and leave nothing behind of what an inner run of pytest sets for its whole process."""
    monkeypatch.setattr(plugin, "registry", lambda: toy.REGISTRY)
    monkeypatch.setattr(core, "global_force_seed", None)
    monkeypatch.setenv(plugin.SEED, "1")
    profile = settings.get_current_profile_name()
    yield
    settings.load_profile(profile)


@pytest.fixture
def hunts(pytester: pytest.Pytester) -> Any:
    """Run the hunts with these options."""

    def run(*args: str) -> pytest.RunResult:
        return pytester.runpytest_inprocess(HUNTS, "-p", "no:cacheprovider", "--property=note-deadline", *args)

    return run


def test_each_question_is_a_test(hunts: Any) -> None:
    names = hunts("--collect-only", "-q").stdout.lines
    asked = [line.partition("[")[2] for line in names if "::" in line]
    assert asked == [f"{system}/hand-off/note-deadline]" for system in toy.SYSTEMS]


def test_a_violation_is_red_and_its_run_is_printed_and_saved(hunts: Any, pytester: pytest.Pytester) -> None:
    result = hunts("--system=slow")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "note-deadline on slow, hand-off",
            "seed 1, profile quick, tick 5 s, deadline 60 s, *",
            "    0 s  keeper  request",
            "violated: late, *",
            "replay it with: overdue replay traces/slow-hand-off-note-deadline-late-1.json",
        ]
    )
    trace = load(pytester.path / "traces" / "slow-hand-off-note-deadline-late-1.json")
    assert (trace.system, trace.kind, trace.seed) == ("slow", "late", 1)


def test_what_holds_as_far_as_was_seen_is_green(hunts: Any, pytester: pytest.Pytester) -> None:
    hunts("--system=sound").assert_outcomes(passed=1)
    assert not (pytester.path / "traces").exists()


@pytest.mark.parametrize(
    "args",
    [
        ["--system=slow", "--kind=stuck"],
        ["--system=slow", "--deadline=10min"],
        ["--system=slow", "--set=build-max=5s"],
        ["--system=alone", "--change=remember-peers"],
        ["--system=arbitrary", "--choices=fair", "--kind=starved"],
    ],
)
def test_an_option_changes_the_question(args: list[str], hunts: Any) -> None:
    hunts(*args).assert_outcomes(passed=1)


def test_the_settings_are_those_of_the_trace(hunts: Any, pytester: pytest.Pytester) -> None:
    hunts("--system=slow", "--tick=1", "--faults=1", "--deadline=50s").assert_outcomes(failed=1)
    (saved,) = (pytester.path / "traces").iterdir()
    given = load(saved).settings
    assert (given.tick_s, dict(given.faults), given.deadline_s) == (1, {"worker-restarts": 1}, 50)


# -- the baseline ------------------------------------------------------------------------------------------------------


def known(pytester: pytest.Pytester, *kinds: str | None, what: str = "note-deadline") -> str:
    """Return the option for a baseline that knows these kinds of violation on the system `alone`."""
    rows = [{"system": "alone", "scenario": "hand-off", "property": what, "kind": kind} for kind in kinds]
    (pytester.path / "known.json").write_text(json.dumps(rows))
    return "--baseline=known.json"


def test_what_the_baseline_knows_is_not_red(hunts: Any, pytester: pytest.Pytester) -> None:
    hunts("--system=alone", known(pytester, "stuck")).assert_outcomes(passed=1)


def test_what_the_baseline_does_not_know_stays_red(hunts: Any, pytester: pytest.Pytester) -> None:
    hunts("--system=alone", known(pytester, "late", "starved")).assert_outcomes(failed=1)
    hunts("--system=slow", known(pytester, "late")).assert_outcomes(failed=1)


def test_a_known_violation_of_a_property_without_kinds_is_expected(hunts: Any, pytester: pytest.Pytester) -> None:
    args = ["--system=alone", "--property=peers-agree", "-k", "peers-agree"]
    hunts(*args).assert_outcomes(failed=1, deselected=1)
    hunts(*args, known(pytester, None, what="peers-agree")).assert_outcomes(xfailed=1, deselected=1)


# -- what is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("--system=alown", "there is no system 'alown'; did you mean 'alone'."),
        ("--scenario=hand", "there is no scenario 'hand'; did you mean 'hand-off'."),
        ("--property=note", "there is no property 'note'; did you mean 'note-deadline'."),
        ("--kind=tired", "there is no kind 'tired'; did you mean 'starved'."),
        ("--deadline=0", "a deadline must be more than 0 s and at most 7 days, not 0 s."),
        ("--deadline=soon", "'soon' is no duration such as 30s, 5min or 1h."),
        ("--faults=-1", "the budget of 'worker-restarts' must be 0 or more, not -1."),
        (
            "--property=peers-agree --kind=stuck",
            "the property 'peers-agree' has no deadline: it takes neither --deadline nor --kind.",
        ),
        ("--set=build-max", "'build-max' is no setting of the form NAME=VALUE."),
        ("--change=less", "there is no change 'less'; there is remember-peers."),
        ("--tick=7", "a tick is 5 or 1 seconds, not 7."),
        ("--tick=0", "a tick is 5 or 1 seconds, not 0."),
        ("--hypothesis-profile=slow", "there is no Hypothesis profile 'slow'; there is ci, deep, quick."),
        ("--baseline=none.json", "the baseline 'none.json' cannot be read: No such file or directory."),
    ],
)
def test_what_cannot_be_used_is_a_usage_error_in_one_sentence(option: str, sentence: str, hunts: Any) -> None:
    result = hunts(*option.split())
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert [line for line in result.stderr.lines if line] == [f"ERROR: {sentence}"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "the baseline 'known.json' is no JSON: "),
        ("[" * 100_000, "the baseline 'known.json' is no JSON: maximum recursion depth exceeded"),
        ("{}", "the baseline 'known.json' must be a list of objects with system, scenario, property, kind."),
        ('[{"system": "alone"}]', "the baseline 'known.json' must be a list of objects with system, scenario, "),
        ('[{"system": [], "scenario": 1, "property": {}, "kind": 2}]', "the baseline 'known.json' must be a list of "),
    ],
)
def test_a_broken_baseline_is_a_usage_error(text: str, sentence: str, hunts: Any, pytester: pytest.Pytester) -> None:
    (pytester.path / "known.json").write_text(text)
    result = hunts("--baseline=known.json")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert result.stderr.lines[0].startswith(f"ERROR: {sentence}")


# -- Hypothesis and other plugins --------------------------------------------------------------------------------------


def test_the_seed_is_the_one_of_hypothesis(hunts: Any) -> None:
    hunts("--system=slow", "--hypothesis-seed=7").stdout.fnmatch_lines(["seed 7, profile quick, *"])


@pytest.mark.parametrize("profile", ["ci", "deep"])
def test_the_profile_is_the_one_of_hypothesis(profile: str, hunts: Any) -> None:
    result = hunts("--system=slow", f"--hypothesis-profile={profile}")
    result.stdout.fnmatch_lines([f"seed 1, profile {profile}, *"])


def test_the_same_seed_saves_the_same_trace(hunts: Any, pytester: pytest.Pytester) -> None:
    saved = []
    for _ in range(2):
        hunts("--system=blind", "--hypothesis-seed=3", "--hypothesis-profile=ci").assert_outcomes(failed=1)
        (path,) = (pytester.path / "traces").iterdir()
        saved.append(path.read_bytes())
    assert saved[0] == saved[1]


def test_the_workers_of_xdist_share_one_seed(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(plugin.SEED)
    pytester.makepyfile(on_toy=ON_TOY)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(pytester.path), str(ROOT)]))
    args = ["-n", "2", "-p", "on_toy", "--property=note-deadline", "--system=slow", "--system=alone", "--system=sound"]
    result = pytester.runpytest_subprocess(HUNTS, *args)
    result.assert_outcomes(passed=1, failed=2)
    seeds = re.findall(r"^seed (\d+),", result.stdout.str(), re.MULTILINE)
    assert len(seeds) >= 2, "each of the two hunts says its seed, and a second finding says it again"
    assert len(set(seeds)) == 1


def test_it_gives_way_where_another_plugin_has_taken_a_name(hunts: Any, pytester: pytest.Pytester) -> None:
    pytester.makepyfile(other="def pytest_addoption(parser): parser.addoption('--system')")
    pytester.syspathinsert()
    hunts("-p", "other", "--system=mine", "--overdue-system=sound").assert_outcomes(passed=1)


def test_it_imports_next_to_nothing_into_other_runs_of_pytest() -> None:
    code = (
        "import sys, properties.plugin; print(sorted({'numpy', 'hypothesis', 'properties.search'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
