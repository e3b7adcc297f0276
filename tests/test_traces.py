"""Traces: as values, as files, as text; and what is said about a file that is none."""

import gzip
import json
import os
from collections.abc import Callable
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from properties import command
from properties.cli import main
from properties.console import Console
from properties.question import Question
from properties.traces import trace as trace_module
from properties.traces.replay import Replay, replay
from properties.traces.text import render
from properties.traces.trace import Trace, load, parsed
from tests import toy
from tests.runs import asked, taken
from tests.test_hunt import ask, found, question

Json = dict[str, Any]


@cache
def saved(system: str) -> Trace:
    """Return the trace of what a hunt finds on a system of the toy."""
    result = found(system)
    assert result.finding is not None
    one = question(system)
    return one.trace(one.build(), result.finding, result.loop, 1)


def replayed(system: str) -> Replay:
    one = question(system)
    return replay(saved(system), one.build(), one.what)


@pytest.fixture(autouse=True)
def _on_the_toy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(command, "registry", lambda: toy.REGISTRY)
    monkeypatch.chdir(tmp_path)


def overdue(*args: str) -> Result:
    return CliRunner().invoke(main, args)


# -- files -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("system", ["alone", "arbitrary", "blind", "slow"])
def test_a_saved_trace_is_read_back_as_it_was(system: str, tmp_path: Path) -> None:
    saved(system).save(tmp_path / "trace.json")
    assert load(tmp_path / "trace.json") == saved(system)


def test_a_trace_has_the_documented_fields(tmp_path: Path) -> None:
    saved("alone").save(tmp_path / "trace.json")
    given = json.loads((tmp_path / "trace.json").read_text())
    assert {"format", "model", "system", "scenario", "settings", "property", "verdict", "seed", "steps", "loop"} <= set(
        given
    )
    assert set(given["steps"][0]) == {"at_s", "actor", "action", "args"}


def test_a_trace_has_one_line_for_each_step(tmp_path: Path) -> None:
    saved("blind").save(tmp_path / "trace.json")
    lines = (tmp_path / "trace.json").read_text().splitlines()
    assert '  {"at_s": 0, "actor": "worker", "action": "pick_up", "args": {}},' in lines


def test_a_trace_is_saved_into_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    saved("blind").save(tmp_path / "new" / "folder" / "trace.json")
    assert load(tmp_path / "new" / "folder" / "trace.json") == saved("blind")


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    call: str, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any) -> None:
        raise error

    (tmp_path / "trace.json").write_text("old")
    monkeypatch.setattr(os, call, fail)
    with pytest.raises(type(error)):
        saved("blind").save(tmp_path / "trace.json")
    assert os.listdir(tmp_path) == ["trace.json"]
    assert (tmp_path / "trace.json").read_text() == "old"


# -- what is said about a file that is none ----------------------------------------------------------------------------


def said(text: str | bytes | None = None, **changed: Any) -> str:
    """Return the sentence with which a file is refused: this text, or a good trace with other values in it."""
    path = Path("trace.json")
    if text is None:
        given = saved("arbitrary").as_json()
        text = json.dumps({name: value for name, value in {**given, **changed}.items() if value is not OMITTED})
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = overdue("replay", "trace.json")
    assert result.exit_code == 2
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].endswith(".")
    return lines[0].removeprefix("overdue: ")


OMITTED = object()
NONE = "'trace.json' is no trace: "


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "its JSON breaks off or is wrong at line 1, column 1 (Expecting value)."),
        ('{"format": "overdue-tr', "its JSON breaks off or is wrong at line 1, column 12 (Unterminated string"),
        ('{"format": "overdue-trace/1",\n"st', "its JSON breaks off or is wrong at line 2, column 1 (Unterminated"),
        ("[]", "it is not a JSON object."),
        ("null", "it is not a JSON object."),
        ("{}", "its format is None, and this version reads 'overdue-trace/1'."),
        ('{"format": "overdue-trace/2"}', "its format is 'overdue-trace/2', and this version reads 'overdue-trace/1'."),
        ("[" * 100_000, "it is not JSON in UTF-8."),
        (b"\xff\xfe\x00", "it is not JSON in UTF-8."),
        ('{"seed": ' + "9" * 5_000 + "}", "it is not JSON in UTF-8."),
    ],
)
def test_what_is_no_trace_at_all_is_refused(text: str | bytes, sentence: str) -> None:
    assert said(text).startswith(NONE + sentence)


def test_a_trace_that_breaks_off_anywhere_is_refused() -> None:
    text = json.dumps(saved("blind").as_json())
    for end in range(0, len(text), 97):
        assert said(text[:end]).startswith(NONE + "its JSON breaks off or is wrong at line 1")


def test_a_packed_trace_is_read_like_a_plain_one(tmp_path: Path) -> None:
    path = tmp_path / "trace.json.gz"
    path.write_bytes(gzip.compress(saved("blind").text().encode()))
    assert load(path) == saved("blind")


def test_a_packed_trace_that_breaks_off_anywhere_is_refused() -> None:
    packed = gzip.compress(saved("blind").text().encode())
    for end in range(3, len(packed), 13):
        assert said(packed[:end]) == NONE + "its archive breaks off or is damaged."


def test_what_is_huge_when_it_is_unpacked_is_refused(tmp_path: Path) -> None:
    (tmp_path / "trace.json").write_bytes(gzip.compress(bytes(trace_module.LARGEST_BYTES + 1)))
    assert overdue("replay", "trace.json").stderr.endswith("is larger than 64 MiB, too large for a trace.\n")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "trace.json").open("wb") as file:
        file.truncate(trace_module.LARGEST_BYTES + 1)
    result = overdue("replay", "trace.json")
    assert (result.exit_code, result.stderr) == (
        2,
        "overdue: 'trace.json' is larger than 64 MiB, too large for a trace.\n",
    )


@pytest.mark.parametrize("path", ["nothing.json", "."])
def test_a_file_that_cannot_be_read_is_refused(path: str) -> None:
    result = overdue("replay", path)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"overdue: the trace '{path}' cannot be read: ")


RESTARTS = "worker-restarts"
STEP = {"at_s": 0, "actor": "keeper", "action": "request", "args": {}}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"seed": OMITTED, "model": OMITTED}, "it has no 'model', 'seed'."),
        ({"model": 1}, "its 'model' is no text."),
        ({"system": None}, "its 'system' is no text."),
        ({"scenario": ["a"]}, "its 'scenario' is no text."),
        ({"property": {}}, "its 'property' is no text."),
        ({"verdict": "perhaps"}, "its verdict is none of violated, holds."),
        ({"kind": "tired"}, "its kind is none of stuck, starved, early, late, open."),
        ({"kind": 1}, "its kind is none of stuck, starved, early, late, open."),
        ({"cause": "nobody"}, "its 'cause' is no object."),
        ({"seed": "1"}, "its 'seed' is no whole number."),
        ({"seed": True}, "its 'seed' is no whole number."),
        ({"steps": {}}, "its 'steps' are no list."),
        ({"steps": [1]}, "its step 1 is no object."),
        ({"steps": [STEP, {**STEP, "at_s": "0"}]}, "its step 2 has no whole number 'at_s'."),
        ({"steps": [{**STEP, "at_s": 0.5}]}, "its step 1 has no whole number 'at_s'."),
        ({"steps": [{**STEP, "actor": None}]}, "its step 1 has no text 'actor'."),
        ({"steps": [{**STEP, "action": 7}]}, "its step 1 has no text 'action'."),
        ({"steps": [{**STEP, "args": {"i": 1}}]}, "its step 1 has 'args' that are no object of texts."),
        ({"steps": [{**STEP, "args": None}]}, "its step 1 has 'args' that are no object of texts."),
        ({"loop": 10_000}, "its 'loop' is no number of one of its steps."),
        ({"loop": -1}, "its 'loop' is no number of one of its steps."),
        ({"loop": "3"}, "its 'loop' is no number of one of its steps."),
        ({"settings": None}, "its 'settings' are no object."),
        ({"settings": {"speed": 1, "mood": 2}}, "its settings have 'mood', 'speed', which this version does not know."),
        ({"settings": {"tick_s": "5"}}, "its setting 'tick_s' is no whole number."),
        ({"settings": {"deadline_s": "soon"}}, "its setting 'deadline_s' is no number."),
        ({"settings": {"faults": {"worker-restarts": 0.5}}}, "its setting 'faults' is no object of whole numbers."),
        ({"settings": {"set": {"build-max": "long"}}}, "its setting 'set' is no object of numbers."),
        ({"settings": {"changes": "remember-peers"}}, "its setting 'changes' is no list of texts."),
        ({"settings": {"choices": "random"}}, "its setting 'choices' is unknown."),
        ({"settings": {"partial_order": 1}}, "its setting 'partial_order' is neither true nor false."),
    ],
)
def test_a_field_of_a_wrong_type_is_named(changed: Json, sentence: str) -> None:
    assert said(**changed) == NONE + sentence


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"system": "arbitary"}, "there is no system 'arbitary'; did you mean 'arbitrary'."),
        ({"scenario": "hand-of"}, "there is no scenario 'hand-of'; did you mean 'hand-off'."),
        ({"property": "note-dedline"}, "there is no property 'note-dedline'; did you mean 'note-deadline'."),
        ({"settings": {"tick_s": 3}}, "a tick is 5 or 1 seconds, not 3."),
        ({"settings": {"deadline_s": 0}}, "a deadline must be more than 0 s and at most 7 days, not 0 s."),
        ({"settings": {"deadline_s": float("nan")}}, "a deadline must be more than 0 s and at most 7 days, not nan s."),
        (
            {"settings": {"faults": {"worker-restarts": -1}}},
            "the budget of 'worker-restarts' must be 0 or more, not -1.",
        ),
        ({"settings": {"faults": {"worker": 1}}}, "there is no fault 'worker'; did you mean 'worker-restarts'."),
        ({"settings": {"set": {"build": 1}}}, "there is no setting 'build'; did you mean 'build-min'."),
        (
            {"settings": {"changes": ["forget-peers"]}},
            "there is no change 'forget-peers'; did you mean 'remember-peers'.",
        ),
    ],
)
def test_a_trace_of_a_question_that_cannot_be_asked_is_refused(changed: Json, sentence: str) -> None:
    assert said(**changed) == sentence


def steps_with(change: Callable[[list[Json]], None]) -> list[Json]:
    steps = [step.as_json() for step in saved("arbitrary").steps]
    change(steps)
    return steps


def delete(number: int) -> Callable[[list[Json]], None]:
    return lambda steps: steps.__delitem__(number)


def put(number: int, **changed: Any) -> Callable[[list[Json]], None]:
    return lambda steps: steps[number].update(changed)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (delete(0), "step 1 of the trace, pick_up, is not possible there; what is: request."),
        (put(0, action="beg"), "step 1 of the trace, beg, is no action of this model."),
        (put(0, actor="worker"), "step 1 of the trace, request, is not possible there; what is: request."),
        (put(0, args={"i": "0"}), "step 1 of the trace, request(i=0), is not possible there; what is: request."),
        (put(0, at_s=5), "step 1 of the trace, request, is at 5 s, and not 0 s."),
        (put(2, at_s=-5), "step 3 of the trace, tick, is at -5 s, and not 5 s."),
        (
            put(0, actor="clock", action="tick"),
            "step 1 of the trace, tick, is not possible: time cannot pass before request.",
        ),
    ],
)
def test_a_step_that_is_not_possible_is_named_with_what_is(change: Any, sentence: str) -> None:
    assert said(steps=steps_with(change)) == sentence


def test_a_loop_that_does_not_close_is_refused() -> None:
    sentence = "the trace's last step does not lead back to where its loop begins, step 3."
    assert said(loop=3) == sentence


def test_a_trace_of_another_model_that_replays_no_longer_says_so() -> None:
    sentence = said(model="0" * 16, steps=steps_with(delete(0)))
    assert sentence == (
        "step 1 of the trace, pick_up, is not possible there; what is: request; "
        "the trace was recorded on another version of the model."
    )


def test_a_trace_of_another_model_that_still_replays_is_replayed(tmp_path: Path) -> None:
    (tmp_path / "trace.json").write_text(json.dumps({**saved("blind").as_json(), "model": "0" * 16}))
    assert overdue("replay", "trace.json").exit_code == 1


# -- replaying ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("system", "kind"), [("alone", "stuck"), ("arbitrary", "starved"), ("slow", "late")])
def test_a_replay_decides_the_kind_anew(system: str, kind: str) -> None:
    judgement = replayed(system).judgement
    assert judgement is not None
    assert judgement.kind == kind


def test_a_run_that_violates_nothing_holds(tmp_path: Path) -> None:
    steps = steps_with(lambda steps: steps.__delitem__(slice(5, None)))
    trace = {**saved("arbitrary").as_json(), "steps": steps, "loop": None}
    (tmp_path / "trace.json").write_text(json.dumps(trace))
    result = overdue("replay", "trace.json")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "All 5 steps are possible, but note-deadline is not violated by them."


def test_a_replay_in_json_says_what_each_step_changed(tmp_path: Path) -> None:
    saved("blind").save(tmp_path / "trace.json")
    result = overdue("replay", "trace.json", "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["verdict"], answer["kind"], answer["violated_at"]) == (1, "violated", "early", 8)
    assert answer["steps"][1]["changes"] == [
        {"slot": "run", "field": "step", "before": "watching", "after": "building"},
        {"slot": "run", "field": "seen", "before": "0", "after": "1"},
    ]


def test_what_json_says_is_a_trace_again(tmp_path: Path) -> None:
    saved("alone").save(tmp_path / "trace.json")
    (tmp_path / "again.json").write_text(overdue("replay", "trace.json", "--format", "json").stdout)
    assert overdue("replay", "again.json").exit_code == 1


# -- as text -----------------------------------------------------------------------------------------------------------


def found_run(one: Question) -> Replay:
    result = ask(one, max_examples=400)
    assert result.finding is not None
    model = one.build()
    return replay(one.trace(model, result.finding, result.loop, 1), model, one.what)


def printed(run: Replay) -> str:
    out = StringIO()
    console = Console(file=out)
    console.lines(render(run, toy.NOTE_DEADLINE.sentence))
    console.replayed(run)
    return out.getvalue()


def test_a_run_is_printed_step_by_step_with_what_changed() -> None:
    steps = ("request", "pick_up", "tick", "change_mind", "build_it", "become_ready[1]", "become_ready[0]", "clear")
    assert printed(taken(asked("blind"), steps, kind="early")) == BLIND


def test_a_run_that_never_ends_is_printed_with_its_loop() -> None:
    assert printed(found_run(question("alone", deadline_s=10.0))) == ALONE


def test_a_fault_is_marked() -> None:
    one = question("sound", faults={RESTARTS: 1})
    steps = [STEP, {"at_s": 0, "actor": "worker", "action": "pick_up"}]
    steps.append({"at_s": 0, "actor": "faults", "action": "restart_worker"})
    trace = {**saved("blind").as_json(), "kind": None, "steps": steps}
    run = replay(parsed(trace), one.build(), one.what)
    assert "         faults  restart_worker  (fault)" in [str(line) for line in render(run, "")]


BLIND = """
note-deadline: A request is cleared, and served, within its deadline.

    0 s  keeper  request
           note: step clear -> requested, generation 0 -> 1
         worker  pick_up
           run: step watching -> building, seen 0 -> 1
    5 s  keeper  change_mind
           note: generation 1 -> 2
         worker  build_it
           note: built 0 -> 1
           run: step building -> checking
         peer    become_ready(i=1)
           peer[1]: step starting -> ready
         peer    become_ready(i=0)
           peer[0]: step starting -> ready
         worker  clear
           note: step requested -> clear
           run: step checking -> watching, seen 1 -> 0
    5 s  note-deadline is violated here

violated: early
It was cleared although it was not served: the handshake must change.
Covered: the 8 steps of this run.
"""
ALONE = """
note-deadline: A request is cleared, and served, within its deadline.

    0 s  keeper  request
           note: step clear -> requested, generation 0 -> 1
         worker  pick_up
           run: step watching -> building, seen 0 -> 1
    5 s  worker  build_it
           note: built 0 -> 1
           run: step building -> checking
         worker  back_off
           run: step checking -> backing-off
   15 s  note-deadline is violated here
   15 s  keeper  change_mind
           note: generation 1 -> 2
         worker  try_again
           run: step backing-off -> building, seen 1 -> 2
         worker  build_it
           note: built 1 -> 2
           run: step building -> checking
         peer    go_alone(i=0)
           peer[0]: step starting -> alone
         peer    become_ready(i=1)
           peer[1]: step starting -> ready
        -- from here on, for ever: --
         worker  back_off
           run: step checking -> backing-off
   25 s  worker  try_again
           run: step backing-off -> building
         worker  build_it
           run: step building -> checking
        -- and again from step 13 --

violated: stuck
No run whatsoever clears the request any more: waiting does not help, the protocol must change.
who goes round for ever:
  worker: back_off, build_it, try_again
what never changes: note requested, peer alone, peer ready
Covered: the 17 steps of this run, and 12 worlds after it.
"""
