"""The command line: what it takes, what it refuses, what it prints, and with which status it ends.

Names are those of the real model; hunts run on the toy, where they are over at once.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from errno import ENOSPC
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from model.build import actions
from model.faults import FAULTS
from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties import command, console, hunt_cli, prove_cli
from properties.catalogue import PROPERTIES
from properties.cli import main
from properties.jobs import Place
from properties.prove_cli import How, elsewhere
from properties.question import Question
from properties.registry import LISTS, BadInputError, named_numbers
from properties.search.explore import Bounds
from properties.traces.trace import Settings, Trace, load
from tests import toy

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def _toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "registry", lambda: toy.REGISTRY)


on_the_toy = pytest.mark.usefixtures("_toy")


def overdue(*args: str, **env: str) -> Result:
    return CliRunner(env=env).invoke(main, args)


def hunted(system: str, *args: str) -> Result:
    """Return what a hunt for the toy's deadline on one of its systems comes to."""
    given = ("--system", system, "--property", "note-deadline", "--seed", "1", "--profile", "quick")
    return overdue("hunt", *given, *args)


# -- what is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["--system", "gardener-1113"], "there is no system 'gardener-1113'; did you mean 'gardener-1.113'."),
        (["--scenario", "rotate"], "there is no scenario 'rotate'; did you mean 'rotate-ca'."),
        (["--property", "deadline"], "there is no property 'deadline'; did you mean 'annotation-deadline'."),
        (["--property", "x"], f"there is no property 'x'; there is {', '.join(sorted(PROPERTIES))}."),
        (["--kind", "stucked"], "there is no kind 'stucked'; did you mean 'stuck'."),
        (["--change", "retry"], "there is no change 'retry'; there is "),
        (["--deadline", "0"], "a deadline must be more than 0 s and at most 7 days, not 0 s."),
        (["--deadline", "-5s"], "a deadline must be more than 0 s and at most 7 days, not -5 s."),
        (["--deadline", "730d"], "a deadline must be more than 0 s and at most 7 days, not 63072000 s."),
        (["--deadline", "soon"], "'soon' is no duration such as 30s, 5min or 1h."),
        (["--deadline", "5 weeks"], "'5 weeks' is no duration such as 30s, 5min or 1h."),
        (["--deadline", "1e999s"], "'1e999s' is no duration such as 30s, 5min or 1h."),
        (["--faults", "-1"], "the budget of 'gardenlet-restarts' must be 0 or more, not -1."),
        (["--faults", "pod-lost=-2"], "the budget of 'pod-lost' must be 0 or more, not -2."),
        (["--faults", "pods-lost=1"], "there is no fault 'pods-lost'; did you mean 'pod-lost'."),
        (["--faults", "pod-lost=many"], "'many' is no whole number."),
        (
            ["--faults", "pod-lost=1", "--faults", "pod-lost=2"],
            "the budget 'pod-lost' is given as 1 and as 2: leave one",
        ),
        (["--faults", "1", "--faults", "0"], "the budget of all is given as 1 and as 0: leave one out."),
        (
            ["--set", "probe.round=1min", "--set", "probe.round=70s"],
            "the setting 'probe.round' is given as 60 and as 70",
        ),
        (["--set", "=5s"], "there is no setting ''; there is "),
        (
            ["--property", "quorum-kept", "--kind", "stuck"],
            "the property 'quorum-kept' has no deadline: it takes neither --deadline nor --kind.",
        ),
        (
            ["--property", "flows-end", "--property", "quorum-kept", "--deadline", "30s"],
            "the property 'quorum-kept' has no deadline: it takes neither --deadline nor --kind.",
        ),
        (["--set", "probe.round"], "'probe.round' is no setting of the form NAME=VALUE."),
        (["--set", "probe.rounds=3s"], "there is no setting 'probe.rounds'; did you mean 'probe.round'."),
        (["--set", "probe.round=-3s"], "the setting 'probe.round' must be between 0 s and 7 days, not -3 s."),
        (
            ["--set", "druid.etcdStatusSyncPeriod=0s"],
            "the setting 'druid.etcdStatusSyncPeriod' must be between 5 s (a tick) and 7 days, not 0 s.",
        ),
        (
            ["--set", "flow.defaultTimeout=0s", "--tick", "1"],
            "the setting 'flow.defaultTimeout' must be between 1 s (a tick) and 7 days, not 0 s.",
        ),
        (
            ["--set", "druid.backoff=10s"],
            "the setting 'druid.backoff' must be between 15 s (3 ticks) and 7 days, not 10 s.",
        ),
        (["--tick", "3"], "a tick is 5 or 1 seconds, not 3."),
        (["--timeout", "0s"], "the time limit must be more than 0 s, not 0 s."),
        (["--out", "x.json"], "--out takes the trace of one question, and several are asked."),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(args: list[str], sentence: str) -> None:
    result = overdue("hunt", *args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"overdue: {sentence}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "args",
    [
        ["hunt", "--seed", "-1"],
        ["hunt", "--max-examples", "0"],
        ["hunt", "--profile", "slow"],
        ["hunt", "--choices", "unfair"],
        ["hunt", "--out", "."],
        ["hunt", "--nonsense"],
        ["replay"],
        ["replay", "trace.json", "--format", "pdf"],
        ["prove", "--jobs", "99999999999"],
        ["hont"],
    ],
)
def test_a_wrong_use_of_the_command_line_ends_with_2(args: list[str]) -> None:
    result = overdue(*args)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
    assert result.stderr.splitlines()[-1].startswith("Error: ")


@on_the_toy
@pytest.mark.parametrize("search", ["hunt", "prove"])
@pytest.mark.parametrize("option", [(), ("--no-partial-order",)], ids=["in a partial order", "in all orders"])
def test_a_run_is_shortest_among_those_that_are_followed(search: str, option: tuple[str, ...]) -> None:
    asked = ["--system", "slow", "--scenario", "hand-off", "--property", "note-deadline"]
    among = "" if option else " in this partial order"
    assert f"steps, no run{among} is shorter\n" in overdue(search, *asked, *option).stdout


@on_the_toy
@pytest.mark.parametrize("search", ["hunt", "prove"])
def test_a_trace_that_cannot_be_written_in_the_end_is_one_sentence(
    search: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(trace: Trace, path: Path) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    monkeypatch.setattr(Trace, "save", fail)
    given = ["--system", "slow", "--scenario", "hand-off", "--property", "note-deadline", "--out", "trace.json"]
    result = overdue(search, *given)
    assert result.exit_code == 2
    assert result.stderr == "overdue: the trace cannot be written to 'trace.json': No space left on device.\n"
    assert "violated" in result.stdout


@on_the_toy
def test_an_error_of_the_model_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = toy.System("broken", "It names a setting that it lacks.", {}, frozenset(), {})
    monkeypatch.setattr(command, "registry", lambda: toy.Registry({"broken": broken}, *registered()))
    result = hunted("broken")
    assert (result.exit_code, result.stderr) == (2, "overdue: error in the model: there is no setting 'build-min'.\n")


@on_the_toy
@pytest.mark.parametrize("args", [["hunt", "--seed", "1"], ["prove"], ["deadline"]])
def test_a_question_that_cannot_be_decided_is_named_and_loses_no_answer_to_another(
    args: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = toy.System("broken", "It names a setting that it lacks.", {}, frozenset(), {})
    monkeypatch.setattr(command, "registry", lambda: toy.Registry({"broken": broken, **toy.SYSTEMS}, *registered()))
    asked = ["--system", "broken", "--system", "slow", "--property", "note-deadline"]
    here = [] if args[0] == "hunt" else ["--jobs", "1"]
    result = overdue(*args, *asked, *here, "--json")
    assert result.exit_code == 2
    assert [one["system"] for one in json.loads(result.stdout)["results"]] == ["slow"]
    why = r"error in the model: there is no setting 'build-min'\."
    assert re.fullmatch(rf"overdue: note-deadline on broken, hand-off[^:]*: {why}\n", result.stderr)
    assert "Covered: " in overdue(*args, *asked, *here).stdout


@on_the_toy
def test_a_question_that_another_process_cannot_decide_loses_no_answer_to_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = toy.System("broken", "It names a setting that it lacks.", {}, frozenset(), {})
    known = toy.Registry({"broken": broken, **toy.SYSTEMS}, *registered())
    monkeypatch.setattr(command, "registry", lambda: known)
    every = [Question(known, system, "hand-off", "note-deadline", Settings()) for system in ("broken", "slow")]
    undecided, answer = elsewhere(every, How(Bounds()), Place(1), quiet=True)
    assert undecided == command.Undecided("error in the model: there is no setting 'build-min'")
    assert isinstance(answer, dict)
    assert Path(answer["trace"]).exists()


def test_what_was_done_before_the_workers_were_lost_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def as_done(do: Any, jobs: Any, place: Place) -> Iterator[tuple[int, Any]]:
        yield 1, do("two")
        raise BadInputError("the workers are gone")

    monkeypatch.setattr(prove_cli, "as_done", as_done)
    found = prove_cli.all_done(str.upper, ["one", "two"], Place(2), lambda number, done: done, lambda count: None)
    assert found == [command.Undecided("the workers are gone"), "TWO"]


def registered() -> tuple[Any, ...]:
    known = toy.REGISTRY
    return known.scenarios, known.properties, known.faults, known.changes, known.build


@pytest.mark.parametrize("given", [("0", "pod-lost=1"), ("pod-lost=1", "0"), ("0", "pod-lost=1", "pod-lost=1", "0")])
def test_a_budget_without_a_name_is_that_of_all_other_faults(given: tuple[str, ...]) -> None:
    budgets = named_numbers(given, "budget", FAULTS)
    assert budgets == {**dict.fromkeys(FAULTS, 0), "pod-lost": 1}


# -- the status --------------------------------------------------------------------------------------------------------


@on_the_toy
@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["slow"], 1),
        (["sound"], 0),
        (["slow", "--kind", "stuck"], 0),
        (["slow", "--expect-violation"], 0),
        (["sound", "--expect-violation"], 1),
        (["sound", "--timeout", "0.001s"], 3),
        (["sound", "--system", "slow"], 1),
        (["slow", "--deadline", "10min"], 0),
        (["slow", "--set", "build-max=5s"], 0),
        (["alone", "--change", "remember-peers"], 0),
    ],
)
def test_a_hunt_ends_with_what_it_found(args: list[str], status: int) -> None:
    assert hunted(*args).exit_code == status


@on_the_toy
def test_what_the_search_for_the_frontier_takes_is_taken_from_the_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hunt_cli, "frontier", lambda *args, timeout: time.sleep(timeout) or ())
    result = hunted("sound", "--from-frontier", "3", "--timeout", "0.01s", "--json")
    assert (result.exit_code, json.loads(result.stdout)["runs"]) == (3, 0)


def test_a_hunt_that_is_interrupted_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(hunt_cli, "hunt", interrupt)
    result = overdue("hunt", "--system", "head", "--scenario", "create-ha", "--property", "quorum-kept")
    assert (result.exit_code, result.stderr) == (130, "overdue: interrupted.\n")


def test_a_process_that_is_interrupted_while_it_hunts_says_so_without_a_traceback() -> None:
    hunting = subprocess.Popen(
        [sys.executable, "-m", "properties.cli", "hunt", "--system", "head", "--property", "no-only-copy-wiped",
         "--profile", "deep", "--empty-database"],
        cwd=ROOT, env={**os.environ, "PYTHONUNBUFFERED": "1"}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell has `make test &` ignore it
    )  # fmt: skip
    assert hunting.stdout is not None
    hunting.stdout.readline()
    hunting.send_signal(signal.SIGINT)
    _, said = hunting.communicate(timeout=60)
    assert said == "overdue: interrupted.\n"
    # Where it came while Python ran a string, as `namedtuple` has it do, Python ends by the signal: 130 to a shell too.
    assert hunting.returncode in (130, -signal.SIGINT)


# -- what a hunt prints ------------------------------------------------------------------------------------------------

FIELDS = {
    "coverage",
    "verdict", "kind", "property", "system", "scenario", "seed", "steps", "trace", "worlds", "steps_per_second",
    "seconds", "cause", "runs", "premise_met", "shortest", "timed_out", "others",
}  # fmt: skip


@on_the_toy
def test_json_is_one_object_with_the_documented_fields() -> None:
    answer = json.loads(hunted("slow", "--json").stdout)
    assert set(answer) == FIELDS
    assert {name: answer[name] for name in ("verdict", "kind", "property", "system", "scenario", "seed")} == {
        "verdict": "violated",
        "kind": "late",
        "property": "note-deadline",
        "system": "slow",
        "scenario": "hand-off",
        "seed": 1,
    }
    assert len(load(Path(answer["trace"])).steps) == answer["steps"]


@on_the_toy
def test_json_of_a_hunt_that_found_nothing_has_the_same_fields() -> None:
    answer = json.loads(hunted("sound", "--json").stdout)
    assert set(answer) == FIELDS
    assert (answer["verdict"], answer["kind"], answer["trace"], answer["steps"]) == ("not-found", None, None, None)


@on_the_toy
def test_several_questions_give_one_object_each() -> None:
    answers = json.loads(hunted("sound", "--system", "slow", "--json").stdout)
    assert list(answers) == ["results"]
    assert [one["system"] for one in answers["results"]] == ["sound", "slow"]


@on_the_toy
def test_the_seed_is_always_printed_and_gives_the_same_again() -> None:
    first = overdue("hunt", "--system", "blind", "--property", "note-deadline", "--json", "--empty-database")
    seed = json.loads(first.stdout)["seed"]
    again = overdue(
        "hunt", "--system", "blind", "--property", "note-deadline", "--json", "--empty-database", "--seed", str(seed)
    )
    timings = {"seconds", "steps_per_second"}
    one, other = json.loads(first.stdout), json.loads(again.stdout)
    assert {n: v for n, v in one.items() if n not in timings} == {n: v for n, v in other.items() if n not in timings}


@on_the_toy
def test_it_says_where_the_trace_is_and_how_to_replay_it() -> None:
    printed = hunted("slow").stdout
    path = "traces/slow-hand-off-note-deadline-late-1.json"
    assert f"saved as {path}\nreplay it with: overdue replay {path}\n" in printed
    assert overdue("replay", path).exit_code == 1


@on_the_toy
def test_questions_that_differ_in_their_settings_have_traces_of_their_own() -> None:
    more = ([], ["--deadline", "50s"], ["--deadline", "55s"], ["--faults", "1"], ["--tick", "1"], ["--choices", "fair"])
    asked = ["prove", "--system", "slow", "--property", "note-deadline", "--kind", "late", "--json"]
    paths = [json.loads(overdue(*asked, *args).stdout)["trace"] for args in more]
    assert paths[0] == "traces/slow-hand-off-note-deadline-late-0.json"
    assert len(set(paths)) == len(paths)


@on_the_toy
def test_the_last_line_says_what_was_covered() -> None:
    for system in ("slow", "sound"):
        last = hunted(system).stdout.splitlines()[-1]
        assert re.fullmatch(r"Covered: \d+ runs, \d+ steps, \d+ worlds in \d+\.\d s, seed 1\.", last)


@on_the_toy
def test_a_hunt_that_finds_nothing_says_that_nothing_is_proved() -> None:
    assert hunted("sound").stdout.splitlines()[-2] == "No violation found; nothing is proved."


@on_the_toy
def test_a_hunt_for_one_kind_says_which_was_not_found() -> None:
    lines = hunted("slow", "--kind", "stuck", "--kind", "early").stdout.splitlines()
    assert lines[-2] == "No early or stuck run found; nothing is proved."


@on_the_toy
def test_it_says_when_the_premise_was_never_met() -> None:
    printed = overdue("hunt", "--system", "sound", "--property", "peers-agree", "--max-examples", "5").stdout
    assert "The premise of the property was never met: this says nothing about it." in printed


@on_the_toy
def test_other_kinds_are_reported_beside() -> None:
    assert re.search(
        r"beside it: late, in \d+ runs?, the shortest of 17 steps", hunted("slow", "--kind", "stuck").stdout
    )


@on_the_toy
def test_no_progress_is_shown_where_nobody_watches() -> None:
    assert hunted("sound").stderr == ""


def test_progress_is_one_line_on_a_terminal_and_is_wiped_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    class Hunter:
        runs, steps, forks = 1, 2, type("Forks", (), {"known": [3]})

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with console.Progress() as progress:
        progress.update(Hunter())  # type: ignore[arg-type]
        progress.update(Hunter())  # type: ignore[arg-type]
    assert terminal.getvalue() == "\r\x1b[K1 runs, 2 steps, 1 worlds\r\x1b[K"


COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-9]m")
ON_A_TERMINAL = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}


@on_the_toy
def test_no_color_is_honoured() -> None:
    hunted("slow")
    args = ("replay", "traces/slow-hand-off-note-deadline-late-1.json")
    assert COLOUR.search(overdue(*args, **ON_A_TERMINAL).stdout)
    assert not COLOUR.search(overdue(*args, **ON_A_TERMINAL, NO_COLOR="1").stdout)
    assert "\x1b" not in overdue(*args).stdout


# -- lists and help ----------------------------------------------------------------------------------------------------

LISTED = {
    "systems": list(SYSTEMS),
    "scenarios": list(SCENARIOS),
    "properties": list(PROPERTIES),
    "faults": list(FAULTS),
    "actions": [action.name for action in actions()],
}


@pytest.mark.parametrize("what", LISTED)
def test_a_list_has_a_line_for_each_with_its_sentence(what: str) -> None:
    rows = json.loads(overdue("list", what, "--json").stdout)[what]
    assert sorted(row["name"] for row in rows) == sorted(LISTED[what])
    printed = re.sub(r"\s+", " ", overdue("list", what).stdout)
    assert all(re.sub(r"\s+", " ", f"{row['name']} {row['sentence']}") in printed for row in rows)


def test_without_a_name_everything_is_listed() -> None:
    assert list(json.loads(overdue("list", "--json").stdout)) == list(LISTS)


def test_several_lists_are_asked_for_with_commas() -> None:
    assert list(json.loads(overdue("list", "faults,systems", "--json").stdout)) == ["faults", "systems"]
    assert overdue("list", "faults,systems").stdout.startswith("faults\n  gardenlet-restarts")


def test_the_actions_of_one_system_are_those_that_it_has() -> None:
    def of(system: str) -> set[str]:
        rows = json.loads(overdue("list", "actions", "--json", "--system", system).stdout)["actions"]
        return {row["name"] for row in rows}

    assert "see_unfinished_scale_up" in of("gardener-1.113") - of("head")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["propertys"], "there is no list 'propertys'; did you mean 'properties'."),
        (["systems,"], "there is no list ''; there is actions, changes, faults, properties, scenarios, systems."),
        (["actions", "--system", "haed"], "there is no system 'haed'; did you mean 'head'."),
    ],
)
def test_an_unknown_list_is_refused(args: list[str], sentence: str) -> None:
    result = overdue("list", *args)
    assert (result.exit_code, result.stderr) == (2, f"overdue: {sentence}\n")


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_every_option_has_its_help(name: str) -> None:
    result = overdue(name, "--help")
    assert result.exit_code == 0
    assert main.commands[name].help
    for option in main.commands[name].params:
        assert option.param_type_name == "argument" or option.help or option.type.name == "choice"  # type: ignore[attr-defined]


def test_the_command_itself_has_a_help_and_a_version() -> None:
    assert "hunt" in overdue("--help").stdout
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", overdue("--version").stdout)
