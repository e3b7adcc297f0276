"""Exports: what each format says of a run, read back by rules that are not the writer's."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

from model.build import actions, components
from properties import command
from properties.cli import main
from properties.files import write_whole
from properties.property import Property
from properties.question import question_of
from properties.registry import default_registry
from properties.search.tables import Tables
from properties.traces import gallery, itf, mermaid, pytest_case, shiviz
from properties.traces.footprints import Footprints
from properties.traces.formats import FORMATS, Subject
from properties.traces.replay import Replay, replay
from properties.traces.trace import TraceError, TraceStep, load, traced
from tests import lamp, toy
from tests.test_hunt import question
from tests.test_traces import replayed, saved

Json = dict[str, Any]
WHAT = toy.NOTE_DEADLINE
DOCS = Path(__file__).parent.parent / "docs" / "incident"
INCIDENT = DOCS / "incident.json"


def overdue(*args: str) -> Result:
    return CliRunner().invoke(main, args)


@pytest.fixture
def on_the_toy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Have the command line know the toy alone, in an empty folder."""
    monkeypatch.setattr(command, "registry", lambda: toy.REGISTRY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def incident() -> tuple[Replay, Property]:
    """Return the incident as the documents have it."""
    trace = load(INCIDENT)
    asked = question_of(default_registry(), trace)
    return replay(trace, asked.build(), asked.what, judge_worlds=0), asked.what


def acts(run: Replay) -> list[TraceStep]:
    return [step for step in run.trace.steps if step.actor != "clock"]


def taken(system: str, *labels: str, **settings: Any) -> Replay:
    """Return the run of the toy that takes these steps, each by its label."""
    one = question(system, **settings)
    model = one.build()
    tables = Tables(model)
    word, steps = tables.initial, []
    for label in labels:
        step, word = next(way for way in tables.successors(word) if model.label(way[0]) == label)
        steps.append(step)
    trace = evolve(saved("blind"), system=system, settings=one.settings, kind=None, steps=traced(model, steps))
    return replay(trace, model, one.what, judge_worlds=0)


def held(*labels: str) -> Replay:
    """Return a run of the sound toy, with faults allowed, that violates nothing."""
    return taken("sound", *labels, faults={"worker-restarts": 100})


def blind() -> Replay:
    """Return a run of the blind toy that clears too early."""
    labels = ("request", "pick_up", "tick", "change_mind", "build_it", "become_ready[1]", "become_ready[0]", "clear")
    return taken("blind", *labels)


# -- footprints --------------------------------------------------------------------------------------------------------


def test_a_process_is_an_actor_for_each_value_of_the_indices_of_all_its_actions() -> None:
    assert {str(process) for process in Footprints(question("alone").build()).processes} == {
        "keeper", "worker", "peer[0]", "peer[1]",
    }  # fmt: skip


def test_an_action_sees_what_its_effect_looks_at_and_not_what_only_its_turn_asks() -> None:
    def is_counted(count: lamp.Count) -> bool:
        return count.n > 0

    model = lamp.model_of(lamp.acting(lazy_unless=is_counted))
    assert [model.slots[position].name for position in model.actions[0].reads] == ["lamp", "count"]
    assert [model.slots[position].name for position in Footprints(model).sees[0]] == ["lamp"]


def test_an_action_sees_all_that_a_fold_asks() -> None:
    model = question("sound").build()
    number = next(bound.number for bound in model.actions if bound.name == "clear")
    seen = [model.slots[position].name for position in Footprints(model).sees[number]]
    assert seen == ["note", "run", "peer[0]", "peer[1]"]


def test_every_component_of_the_model_is_kept_by_an_actor() -> None:
    actors = {action.actor.name for action in actions()}
    assert {c.name: c.owner for c in components() if c.owner not in actors} == {}


# -- mermaid -----------------------------------------------------------------------------------------------------------

BLIND = """\
%%{init: {"sequence": {"actorMargin": 16, "width": 110}}}%%
sequenceDiagram
    participant L0 as keeper
    participant L1 as worker
    participant L2 as peer[0]
    participant L3 as peer[1]
    L0->>L0: 0 s: request<br/>step clear → requested, generation 0 → 1
    L1->>L1: pick_up<br/>step watching → building, seen 0 → 1
    L0->>L0: 5 s: change_mind<br/>generation 1 → 2
    L1->>L0: build_it<br/>built 0 → 1
    L3->>L3: become_ready<br/>step starting → ready
    L2->>L2: become_ready<br/>step starting → ready
    L1->>L0: clear<br/>step requested → clear
    Note over L0,L3: 5 s: note-deadline is violated here
"""


def test_a_step_that_changes_what_another_keeps_is_a_message_to_it() -> None:
    assert mermaid.render(blind(), WHAT) == BLIND


def test_a_loop_is_a_block_with_each_of_its_messages_once() -> None:
    run = replayed("alone")
    head, _, block = mermaid.render(run, WHAT).partition("    loop for ever, each round takes 10 s\n")
    assert "note-deadline is violated here" in head
    assert re.findall(r": (\w+)<br/>", block) == ["back_off", "try_again", "build_it"]
    assert block.endswith("    end\n")


def test_a_fault_has_an_arrow_of_its_own() -> None:
    text = mermaid.render(held("request", "pick_up", "restart_worker"), WHAT)
    assert "L2-xL1: restart_worker (fault)<br/>step building → watching, seen 1 → 0\n" in text


def test_of_a_long_run_every_step_before_the_loop_is_drawn_or_counted(incident: Any) -> None:
    run, what = incident
    before = mermaid.render(run, what).partition("    loop ")[0]
    arrows = re.findall(r"^    L\d+(?:->>|-x)L\d+: ", before, re.MULTILINE)
    counted = [int(n) for n in re.findall(r": (\d+) more steps?<br/>", before)]
    assert len(arrows) + sum(counted) == sum(step.actor != "clock" for step in run.trace.steps[: run.trace.loop])
    assert len(arrows) < 100 < sum(counted)


def test_of_a_long_run_what_happens_once_and_what_moves_the_annotation_is_drawn(incident: Any) -> None:
    text = mermaid.render(*incident)
    for name in ("give_up_search", "promote_learner", "remove_operation_annotation", "scale_etcd"):
        assert f" {name}" in text


def test_of_a_run_with_many_faults_the_last_ones_are_drawn() -> None:
    faults = ("request", *("pick_up", "restart_worker") * 100)
    drawn = mermaid.drawn(held(*faults), WHAT)
    assert len(drawn) <= mermaid.FEW * (mermaid.SHORT + 1)
    assert {number for number in range(150, 201) if number % 2 == 0} <= set(drawn)


def test_what_a_message_says_cannot_end_it() -> None:
    assert mermaid.clean("a; b #35; <b>\nc") == "a, b no. 35, (b> c"


def test_a_long_run_stays_below_what_github_draws(incident: Any) -> None:
    assert len(mermaid.render(*incident)) < 50_000 / 2


# -- itf ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("system", ["alone", "arbitrary", "blind", "slow"])
def test_a_trace_in_itf_is_read_back_without_loss(system: str) -> None:
    run = replayed(system)
    assert itf.trace_of(itf.load(itf.render(run, WHAT))) == saved(system)


def test_the_incident_in_itf_is_read_back_without_loss(incident: Any) -> None:
    run, what = incident
    found = itf.load(itf.render(run, what))
    assert itf.trace_of(found) == run.trace
    worlds = [run.tables.decode(word) for word in run.words]
    assert [{**state, itf.TAKEN: None} for state in found.states] == [
        {**itf.state_of(run.model, world), itf.TAKEN: None} for world in worlds
    ]


def test_a_state_in_itf_has_every_component_with_all_its_instances() -> None:
    found = itf.load(itf.render(blind(), WHAT))
    assert found.vars == ("mbt::actionTaken", "note", "run", "peer", "episode")
    assert found.states[1] == {
        "mbt::actionTaken": "request",
        "note": {"step": "requested", "generation": 1, "built": 0},
        "run": {"step": "watching", "seen": 0, "age": 0},
        "peer": {0: {"step": "starting", "age": 0}, 1: {"step": "starting", "age": 0}},
        "episode": {"open": True, "age": 0, "overdue": False, "early": False},
    }
    assert found.metas[1] == {"index": 1, "at_s": 0, "actor": "keeper", "action": "request", "args": {}}


def test_every_whole_number_of_a_state_in_itf_is_a_bigint() -> None:
    def numbers(given: Any) -> Iterator[Any]:
        if isinstance(given, dict):
            for name, value in given.items():
                yield from () if name == "#meta" else numbers(value)
        elif isinstance(given, list):
            for value in given:
                yield from numbers(value)
        elif isinstance(given, int) and not isinstance(given, bool):
            yield given

    text = itf.render(replayed("slow"), WHAT)
    assert list(numbers(json.loads(text)["states"])) == []
    assert '"generation":{"#bigint":"1"}' in text


def test_the_loop_of_a_lasso_in_itf_goes_on_from_its_last_state() -> None:
    found = itf.load(itf.render(replayed("alone"), WHAT))
    assert found.loop is not None
    before = {**found.states[found.loop - 1], itf.TAKEN: None}
    assert before == {**found.states[-1], itf.TAKEN: None}


def test_a_trace_of_another_tool_in_itf_is_read() -> None:
    text = """{"vars": ["x", "s", "t", "m"], "loop": 0, "states": [{
        "x": 3, "s": {"#set": [{"#bigint": "-1"}, "a"]}, "t": {"#tup": [true, [1, 2]]}, "m": {"#map": [["k", {"f": 0}]]}
    }]}"""
    found = itf.load(text)
    assert found.states == ({"x": 3, "s": frozenset({-1, "a"}), "t": (True, (1, 2)), "m": {"k": {"f": 0}}},)
    assert (found.loop, found.meta) == (0, {})


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"vars": ["x"], "states": []}', '{"vars": ["x"], "states": [{}]}', '{"vars": 1, "states": 2}',
        '{"vars": ["x"], "states": [{"x": {"#odd": 1}}]}', '{"vars": ["x"], "states": [{"x": {"#bigint": "y"}}]}',
        '{"vars": ["x"], "states": [{"x": 1}], "loop": 1}', '{"vars": ["x"], "states": [{"x": 1}], "loop": "z"}',
        '{"vars": ["x"], "states": [{"x": {"#map": [[1]]}}]}', "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_itf_is_refused(text: str) -> None:
    with pytest.raises(TraceError, match=r"^this is no trace in ITF$"):
        itf.load(text)


def test_itf_of_another_tool_is_none_of_our_traces() -> None:
    with pytest.raises(TraceError):
        itf.trace_of(itf.load('{"vars": ["x"], "states": [{"x": 1}]}'))


# -- shiviz ------------------------------------------------------------------------------------------------------------

Event = tuple[str, str, dict[str, int]]


def events(text: str) -> list[Event]:
    """Read a log as ShiViz reads a file: the parser is its first line, the delimiter its second, the log the rest."""
    parser, delimiter, log = text.split("\n", 2)
    assert delimiter == ""
    pattern = re.compile("^" + parser.replace("(?<", "(?P<") + "$", re.MULTILINE)
    return [(m["event"], m["host"], json.loads(m["clock"])) for m in pattern.finditer(log.strip())]


def check_clocks(found: list[Event]) -> None:
    """Check what ShiViz checks: a host counts its own events from 1, and knows all that those know whom it knows."""
    clocks: dict[tuple[str, int], dict[str, int]] = {}
    own: dict[str, int] = {}
    for _, host, clock in found:
        own[host] = own.get(host, 0) + 1
        assert clock[host] == own[host]
        last = clocks.get((host, own[host] - 1), {})
        assert all(clock.get(other, 0) >= time for other, time in last.items())
        for other, time in clock.items():
            assert other == host or (other, time) in clocks, "an event knows of one that comes later, or never"
            known = clocks.get((other, time), {})
            assert all(clock.get(third, 0) >= when for third, when in known.items())
        clocks[host, own[host]] = clock


@pytest.mark.parametrize("system", ["alone", "arbitrary", "blind", "slow"])
def test_a_log_is_read_back_by_the_rules_of_shiviz(system: str) -> None:
    run = replayed(system)
    found = events(shiviz.render(run, WHAT))
    check_clocks(found)
    assert [text.split()[2].partition("(")[0] for text, _, _ in found] == [step.action for step in acts(run)]


def test_the_log_of_the_incident_is_read_back_by_the_rules_of_shiviz(incident: Any) -> None:
    found = events(shiviz.render(*incident))
    check_clocks(found)
    assert len(found) == len(acts(incident[0]))


def test_a_process_knows_whose_writing_it_has_read_and_nobody_else() -> None:
    found = [(text.split()[2], host, clock) for text, host, clock in events(shiviz.render(blind(), WHAT))]
    assert found == [
        ("request", "keeper", {"keeper": 1}),
        ("pick_up", "worker", {"keeper": 1, "worker": 1}),
        ("change_mind", "keeper", {"keeper": 2}),
        ("build_it", "worker", {"keeper": 2, "worker": 2}),
        ("become_ready", "peer[1]", {"peer[1]": 1}),
        ("become_ready", "peer[0]", {"peer[0]": 1}),
        ("clear", "worker", {"keeper": 2, "worker": 3, "peer[0]": 1, "peer[1]": 1}),
    ]


def test_the_log_marks_faults_and_the_violation() -> None:
    assert "0 s restart_worker (fault)\n" in shiviz.render(held("request", "pick_up", "restart_worker"), WHAT)
    assert "5 s clear -- note-deadline is violated here\n" in shiviz.render(blind(), WHAT)


# -- pytest ------------------------------------------------------------------------------------------------------------


def case(run: Replay) -> tuple[str, Any, Json]:
    """Return the name of the generated test, its function, and the module that it is in, which knows the toy."""
    module: Json = {}
    exec(compile(pytest_case.render(run, WHAT), "generated", "exec"), module)
    module["default_registry"] = lambda: toy.REGISTRY
    name = next(name for name in module if name.startswith("test_"))
    return name, module[name], module


@pytest.mark.parametrize(("system", "kind"), [("alone", "stuck"), ("arbitrary", "starved"), ("blind", "violated")])
def test_the_generated_test_passes_on_the_model_that_it_was_made_on(system: str, kind: str) -> None:
    run = replayed(system)
    name, test, module = case(evolve(run, trace=evolve(run.trace, kind=None)) if kind == "violated" else run)
    assert name == f"test_note_deadline_{system}_hand_off_{kind}"
    assert module["TRACE"]["steps"] == [step.as_json() for step in run.trace.steps]
    test()


def test_the_generated_test_of_a_run_that_holds_passes() -> None:
    name, test, _ = case(held("request", "pick_up"))
    assert name.endswith("_holds")
    test()


def test_the_generated_test_fails_when_the_model_is_repaired() -> None:
    _, test, module = case(replayed("alone"))
    module["TRACE"]["settings"]["changes"] = ["remember-peers"]
    with pytest.raises(Exception, match="go_alone"):
        test()


def test_the_generated_test_fails_when_the_violation_is_elsewhere() -> None:
    _, test, module = case(replayed("blind"))
    module["TRACE"]["steps"].pop()
    with pytest.raises(AssertionError):
        test()


# -- the command line, and files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_is_printed_as_it_is_written(form: str, on_the_toy: Path) -> None:
    saved("alone").save(on_the_toy / "trace.json")
    name = f"Trace{FORMATS[form].suffix}"
    written = overdue("replay", "trace.json", "--format", form, "--out", name)
    printed = overdue("replay", "trace.json", "--format", form)
    assert (written.exit_code, written.output, printed.exit_code) == (1, "", 1)
    text = (on_the_toy / name).read_text()
    assert text
    assert printed.stdout.startswith(text)


@pytest.mark.parametrize("form", FORMATS)
def test_a_broken_trace_is_refused_in_every_format_and_nothing_is_written(form: str, on_the_toy: Path) -> None:
    saved("alone").save(on_the_toy / "trace.json")
    (on_the_toy / "trace.json").write_text((on_the_toy / "trace.json").read_text()[:1000])
    result = overdue("replay", "trace.json", "--format", form, "--out", "out.tla")
    assert result.exit_code == 2
    assert result.stderr.startswith("overdue: 'trace.json' is no trace: its JSON breaks off")
    assert len(result.stderr.splitlines()) == 1
    assert [path.name for path in on_the_toy.iterdir()] == ["trace.json"]


@pytest.mark.parametrize(
    ("form", "out", "sentence"),
    [
        ("mermaid", "trace.json/x.mmd", "'trace.json/x.mmd' cannot be written: Not a directory"),
        ("tla", "trace.json/X.tla", "'trace.json/X.tla' cannot be written: Not a directory"),
        ("tla", "run.txt", "the name of the file must end in .tla, and 'run.txt' does not"),
        ("tla", "1-run.tla", "'1-run' is no name of a TLA+ module: letters, digits and underscores, a letter first"),
    ],
)
def test_a_file_that_cannot_be_written_is_told_in_one_sentence(
    form: str, out: str, sentence: str, on_the_toy: Path
) -> None:
    saved("blind").save(on_the_toy / "trace.json")
    result = overdue("replay", "trace.json", "--format", form, "--out", out)
    assert (result.exit_code, result.stderr) == (2, f"overdue: {sentence}.\n")
    assert [path.name for path in on_the_toy.iterdir()] == ["trace.json"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_run_without_a_step_has_every_format(form: str) -> None:
    assert all(text.strip() for text in FORMATS[form].parts(Subject(held(), question("sound")), "Trace").values())


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="exists"):
        write_whole({tmp_path / "a": "1", tmp_path / "file" / "b": "2"})
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_a_trace_says_of_itself_cannot_leave_a_comment_or_a_string() -> None:
    run = replayed("blind")
    hostile = evolve(run.trace, model='*) """ \n====\n<script>', seed=7)
    for form in FORMATS.values():
        for text in form.parts(Subject(evolve(run, trace=hostile), question("blind")), "Trace").values():
            assert '*) """ \n' not in text


# -- the documents -----------------------------------------------------------------------------------------------------


def test_the_incident_stands_in_the_documents_as_it_is_exported_now(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text((DOCS / "README.md").read_text())
    gallery.gallery(INCIDENT, tmp_path)
    names = {path.name for path in DOCS.iterdir()}
    assert {path.name for path in tmp_path.iterdir()} == names
    for name in sorted(names):
        new, old = ((folder / name).read_bytes() for folder in (tmp_path, DOCS))
        assert gallery.unpacked(name, new) == gallery.unpacked(name, old), f"{name} is older than the code"
