"""Proofs on a small model, compared with the plain interpreter, the hunt's judge and the replayer."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from model.kernel import NOW, Component, Model, ModelError, Step
from properties import command
from properties.cli import main
from properties.property import Property, bind
from properties.question import Question
from properties.search.certify import certified, frontier
from properties.search.coverage import Reachable, bare
from properties.search.explore import Bounds, Exploration, explore
from properties.search.forks import Forks
from properties.search.hunt import Options, hunt, replayed
from properties.search.hunt import Result as Found
from properties.search.kinds import Judge, rank
from properties.search.machine import Run, make
from properties.search.prove import Proof, prove
from properties.search.tables import Tables
from properties.traces.replay import replay
from properties.traces.trace import Settings, load
from tests import oracle, toy
from tests.lamp import Lamp, acting, lamp, model_of, press
from tests.oracle import Reached
from tests.random_models import Gate

REGISTRY = command.Registry(toy.SYSTEMS, toy.SCENARIOS, toy.PROPERTIES, toy.FAULTS, toy.CHANGES, toy.build)
RESTARTS = {"worker-restarts": 1}
GATE = Component("gate", Gate)
EVERY = [(system, faults) for system in toy.SYSTEMS for faults in (0, 1)]


def question(system: str, what: str = "note-deadline", faults: int = 0, **given: Any) -> Question:
    settings = Settings(faults={"worker-restarts": faults}, **given)
    return Question(REGISTRY, system, "hand-off", what, settings)


def answer(one: Question, **given: Any) -> Proof:
    choices: Any = one.settings.choices
    return prove(one.build(), one.what, choices=choices, **given)


@cache
def reached(system: str, faults: int) -> tuple[Model, Reached]:
    model = question(system, faults=faults).build()
    return model, oracle.reach(model)


def naive(system: str, faults: int) -> dict[str, set[Any]]:
    """Return the overdue worlds that are stuck, starved or neither, and the worlds that are early, by the oracle."""
    model, found = reached(system, faults)
    at = model.position["episode"]
    worlds = set(found.distance)
    pending = {world for world in worlds if world[at].open}
    overdue = {world for world in pending if world[at].overdue}
    free = [edge for edge in found.edges if not oracle.is_fault(model, edge[1])]
    stuck = overdue - oracle.backward(worlds - pending, free)
    staying = [edge for edge in free if edge[0] in pending and edge[2] in pending]
    loops = oracle.fair_worlds(model, found, overdue) - stuck
    starved = overdue & oracle.backward(loops, staying) - stuck
    early = {world for world in worlds if world[at].early}
    return {"stuck": stuck, "starved": starved, "early": early, "late": overdue - stuck - starved}


@pytest.mark.parametrize(("system", "faults"), EVERY)
def test_finds_the_worst_kind_that_there_is_by_a_shortest_run(system: str, faults: int) -> None:
    proof = answer(question(system, faults=faults))
    model, found = reached(system, faults)
    by_kind = naive(system, faults)
    kind = next((kind for kind, worlds in by_kind.items() if worlds), None)
    assert (proof.violation and proof.violation.kind) == kind
    if proof.violation is None:
        assert proof.verdict == "holds"
        return
    world, far = model.initial, 0
    while world not in by_kind[kind or ""]:
        following = model.successor(world, proof.violation.steps[far])
        assert following is not None
        world, far = following, far + 1
    assert far == min(found.distance[world] for world in by_kind[kind or ""])
    assert proof.violation.is_shortest


@pytest.mark.parametrize(("system", "faults"), EVERY)
def test_the_replayer_and_the_judge_confirm_the_kind(system: str, faults: int, tmp_path: Path) -> None:
    one = question(system, faults=faults)
    model, proof = one.build(), answer(one)
    if proof.violation is None:
        return
    from properties.proved import trace_of

    trace_of(one, model, proof.violation).save(tmp_path / "trace.json")
    run = replay(load(tmp_path / "trace.json"), model, one.what)
    assert run.violated_at is not None
    judged = run.judgement.kind if run.judgement else run.trace.kind
    assert judged == proof.violation.kind
    if run.judgement and proof.violation.cause:
        assert run.judgement.cause == proof.violation.cause


@pytest.mark.parametrize("choices", ["adversarial", "fair"])
@pytest.mark.parametrize("system", list(toy.SYSTEMS))
def test_agrees_with_the_hunts_judge_on_every_overdue_world(system: str, choices: Any) -> None:
    one = question(system, choices=choices)
    tables = Tables(one.build())
    case = bind(one.what, tables)[0]
    judge = Judge(tables, case, choices=choices)
    words, kinds = [tables.initial], set()
    seen = set(words)
    for word in words:  # it grows meanwhile
        if case.overdue(word):
            kinds.add(judge.judge(word).kind)
        new = [after for _, after in tables.successors(word) if after not in seen]
        seen.update(new)
        words += new
    proved = [kind for kind in answer(one).kinds if kind != "early"]
    assert min(kinds, key=rank, default=None) == next(iter(proved), None)


@pytest.mark.parametrize("faults", [0, 1])
@pytest.mark.parametrize("system", ["sound", "slow", "blind"])
def test_the_worst_age_is_the_smallest_deadline_that_nobody_misses(system: str, faults: int) -> None:
    proof = answer(question(system, faults=faults))
    assert proof.worst is not None
    assert proof.worst.ticks is not None

    def is_missed(deadline_s: int) -> bool:
        model = question(system, faults=faults, deadline_s=deadline_s).build()
        return any(world[model.position["episode"]].overdue for world in oracle.reach(model).distance)

    assert not is_missed(proof.worst.ticks * 5)
    assert is_missed(proof.worst.ticks * 5 - 5)


@pytest.mark.parametrize(
    ("system", "choices"), [("alone", "fair"), ("arbitrary", "adversarial"), ("arbitrary", "fair")]
)
def test_there_is_no_worst_age_where_waiting_has_no_bound(system: str, choices: str) -> None:
    proof = answer(question(system, choices=choices))
    assert proof.worst is not None
    assert proof.worst.ticks is None


def test_the_kinds_do_not_depend_on_the_deadline() -> None:
    kinds = {answer(question("alone", deadline_s=deadline)).kinds for deadline in (5, 60, 1200)}
    assert kinds == {("stuck",)}


def test_a_violation_of_always_is_shortest_and_replays() -> None:
    proof = answer(question("alone", "peers-agree"))
    model = question("alone", "peers-agree").build()
    found = oracle.reach(model)
    peers = [slot.position for slot in model.slots if slot.component is toy.peer]
    lives = {world: {world[peer].step for peer in peers} for world in found.distance}
    shortest = min(found.distance[world] for world, these in lives.items() if {toy.Life.ALONE, toy.Life.READY} <= these)
    assert proof.violation is not None
    assert len(proof.violation.steps) == shortest


def test_a_premise_that_is_never_met_is_vacuous() -> None:
    assert answer(question("sound", "peers-agree")).is_vacuous
    assert not answer(question("alone", "peers-agree")).is_vacuous


def test_a_bound_makes_it_inconclusive_and_is_named() -> None:
    proof = answer(question("slow", deadline_s=600), bounds=Bounds(max_states=100))
    assert (proof.verdict, proof.found.exhausted, proof.found.limit) == ("inconclusive", False, "100 worlds")


def test_what_is_found_within_a_bound_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    from properties.search import explore

    monkeypatch.setattr(explore, "CHUNK", 16)
    whole = answer(question("arbitrary"))
    proofs = [answer(question("arbitrary"), bounds=Bounds(max_states=most)) for most in range(20, 260, 20)]
    assert not any(proof.found.exhausted for proof in proofs)
    assert {proof.kinds for proof in proofs} == {(), ("open",), whole.kinds}


def test_a_long_run_is_found_where_a_shortest_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    from properties.search import prove as module

    def give_up(*_: Any) -> list[int]:
        raise LookupError

    monkeypatch.setattr(module, "shortest_wait", give_up)
    for system, kind in [("alone", "stuck"), ("arbitrary", "starved"), ("slow", "late")]:
        violation = answer(question(system)).violation
        assert violation is not None
        assert (violation.kind, violation.is_shortest) == (kind, False)


@pytest.mark.parametrize("deadline_s", [265, 270, 275])
def test_the_longest_wait_is_a_run_as_it_is(monkeypatch: pytest.MonkeyPatch, deadline_s: int) -> None:
    from properties.search import prove as module

    def give_up(*_: Any) -> list[int]:
        raise LookupError

    monkeypatch.setattr(module, "shortest_wait", give_up)  # then the run that attains the worst age, 280 s, is shown
    violation = answer(question("slow", deadline_s=deadline_s)).violation
    assert violation is not None
    assert violation.kind == "late"


@pytest.mark.parametrize(
    ("deadline_s", "verdict"), [(45, "violated"), (46, "violated"), (49, "violated"), (50, "holds")]
)
def test_a_deadline_between_two_ticks_is_missed_by_the_tick_after_it(deadline_s: int, verdict: str) -> None:
    assert answer(question("sound", deadline_s=deadline_s)).verdict == verdict  # its worst age is 50 s


def test_a_loop_of_one_request_closes_when_the_others_are_overdue() -> None:
    settings = Settings(faults={"volume-lost": 2}, choices="fair")
    one = Question(command.registry(), "head", "volume-lost", "running-pods-become-ready", settings)
    model = one.build()
    violation = prove(model, one.what, choices="fair").violation
    assert violation is not None
    assert violation.kind == "stuck"
    assert violation.loop
    tables = Tables(model)
    word = tables.initial
    worlds = []
    for step in (*violation.steps, *violation.loop):
        after = tables.successor(word, step)
        assert after is not None
        worlds.append(after)
        word = after
    assert word == worlds[len(violation.steps) - 1]


def is_broken(lamp: Lamp) -> bool:
    """Say no: the lamp never breaks."""
    return False


NEVER_BREAKS = Property("never-breaks", "It never breaks.", "", (), "always", witness=is_broken, breaks=is_broken)


@pytest.mark.parametrize(
    ("model", "sentence"),
    [
        (lambda: model_of(acting(latest=NOW)), "a loop without a tick: press, press"),
        (lambda: model_of(acting(press, [lamp], lambda lamp: False), components=[lamp, GATE]), "neither time nor"),
    ],
)
def test_time_that_cannot_go_on_is_an_error_of_the_model(model: Callable[[], Model], sentence: str) -> None:
    with pytest.raises(ModelError, match=sentence):
        prove(model(), NEVER_BREAKS)


# -- the command line --------------------------------------------------------------------------------------------------


@pytest.fixture
def overdue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    monkeypatch.setattr(command, "registry", lambda: REGISTRY)
    monkeypatch.chdir(tmp_path)
    return lambda *args: CliRunner().invoke(main, [str(arg) for arg in args])


def test_prove_prints_one_json_object(overdue: Callable[..., Result]) -> None:
    result = overdue("prove", "--system", "alone", "--property", "note-deadline", "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (told["verdict"], told["kind"], told["exhausted"], told["worst_age_s"]) == ("violated", "stuck", True, None)
    assert (told["worlds"], told["transitions"], told["depth"]) == (381, 1030, 14)
    assert Path(told["trace"]).exists()
    again = overdue("replay", told["trace"])
    assert again.exit_code == 1
    assert "violated: stuck" in again.stdout


def test_orders_that_are_left_out_can_be_asked_for_and_a_trace_remembers_that(overdue: Callable[..., Result]) -> None:
    result = overdue("prove", "--system", "alone", "--property", "note-deadline", "--no-partial-order", "--json")
    told = json.loads(result.stdout)
    assert told["kind"] == "stuck"
    assert not load(Path(told["trace"])).settings.partial_order
    assert overdue("replay", told["trace"]).exit_code == 1


def test_several_questions_are_a_list_and_the_worst_status_wins(overdue: Callable[..., Result]) -> None:
    asked = ["prove", "--jobs", "1", "--system", "sound", "--system", "blind", "--property", "note-deadline"]
    result = overdue(*asked, "--json")
    assert [one["verdict"] for one in json.loads(result.stdout)["results"]] == ["holds", "violated"]
    assert result.exit_code == 1


def test_the_last_line_says_what_was_covered(overdue: Callable[..., Result]) -> None:
    result = overdue("prove", "--system", "sound", "--property", "note-deadline")
    assert result.exit_code == 0
    assert "holds (exhausted)" in result.stdout
    assert "50 s old when it is cleared: the smallest safe deadline" in result.stdout
    assert "Covered: all worlds that can be reached: 241 worlds, 600 transitions, depth 14" in result.stdout


def test_kinds_that_were_not_asked_for_are_not_said_to_be_absent(overdue: Callable[..., Result]) -> None:
    result = overdue("prove", "--system", "alone", "--property", "note-deadline", "--kind", "early", "--kind", "late")
    assert result.exit_code == 0
    assert "no run is early or late (exhausted)" in result.stdout
    assert "holds" not in result.stdout


def test_no_deadline_is_called_safe_where_a_request_is_cleared_early(overdue: Callable[..., Result]) -> None:
    result = overdue("prove", "--system", "blind", "--property", "note-deadline")
    assert result.exit_code == 1
    assert "violated: early" in result.stdout
    assert "safe deadline" not in result.stdout


def test_a_bound_exits_with_3_and_is_named(overdue: Callable[..., Result]) -> None:
    result = overdue("prove", "--system", "slow", "--property", "note-deadline", "--max-states", 50)
    assert result.exit_code == 3
    assert "holds (bounded: 50 worlds), which proves nothing" in result.stdout
    assert "What multiplies the worlds where it stopped: " in result.stdout
    assert "Covered: not all worlds" in result.stdout


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["--max-states", "0"], "Invalid value for '--max-states'"),
        (["--timeout", "soon"], "'soon' is no duration"),
        (["--system", "soun"], "did you mean 'sound'"),
        (["--symmetry"], "names no instances that are interchangeable"),
        (["--resume", "nowhere"], "cannot be read"),
        (["--resume", "here", "--checkpoint", "there"], "leave out --checkpoint"),
        (["--resume", "here", "--export", "model.pml"], "leave out --resume"),
        (["--max-states", "50", "--export", "model.pml"], "only a model that was exhausted can be exported"),
    ],
)
def test_unusable_input_is_refused_in_one_sentence(
    overdue: Callable[..., Result], args: list[str], sentence: str
) -> None:
    result = overdue("prove", "--property", "note-deadline", "--system", "slow", *args)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_deadline_tells_the_smallest_safe_one_or_why_there_is_none(overdue: Callable[..., Result]) -> None:
    systems = [arg for system in toy.SYSTEMS for arg in ("--system", system)]
    budgets = ["--faults", "0", "--faults", "worker-restarts=1"]
    asked = ["deadline", "--jobs", "1", "--property", "note-deadline", *systems, *budgets]
    result = overdue(*asked, "--json", "--save", "runs")
    rows = {(row["system"], row["faults"]): row for row in json.loads(result.stdout)["results"]}
    assert result.exit_code == 0
    safe = {system: (rows[system, "0"]["safe_deadline_s"], rows[system, "0"]["none_because"]) for system in toy.SYSTEMS}
    assert safe == {
        "sound": (50, None),
        "slow": (280, None),
        "alone": (None, "stuck"),
        "arbitrary": (None, "starved"),
        "blind": (None, "early"),
    }
    assert rows["slow", "worker-restarts=1"]["enough"] == {"30 s": False, "5 min": False, "20 min": True}
    for row in rows.values():
        assert overdue("replay", row["trace"]).exit_code == 1
    assert "280 s" in overdue(*asked).stdout


def test_each_value_of_a_setting_is_a_row_of_its_own(overdue: Callable[..., Result]) -> None:
    asked = ["deadline", "--jobs", "1", "--property", "note-deadline", "--system", "sound"]
    asked += ["--set", "build-min=0s", "--set"]
    rows = json.loads(overdue(*asked, "build-max=5s,120s", "--json", "--save", "runs").stdout)["results"]
    assert [(row["set"]["build-max"], row["safe_deadline_s"]) for row in rows] == [(5, 50), (120, 280)]
    assert len({row["trace"] for row in rows}) == 2
    lines = [line.split() for line in overdue(*asked, "build-max=5s,120s").stdout.splitlines()]
    assert ["build-min=0s", "build-max=120s", "280", "s"] in [line[4:8] for line in lines]


def test_a_table_of_deadlines_says_what_it_was_measured_with(overdue: Callable[..., Result]) -> None:
    asked = ["deadline", "--property", "note-deadline", "--system", "sound", "--jobs", "1"]
    lines = overdue(*asked).stdout.splitlines()
    assert lines[0] == "Measured with ticks of 5 s, adversarial choices."
    asked += ["--tick", "1", "--choices", "fair", "--change", "remember-peers", "--no-partial-order"]
    lines = overdue(*asked).stdout.splitlines()
    assert lines[0] == "Measured with ticks of 1 s, fair choices, with remember-peers, without partial order."
    (row,) = json.loads(overdue(*asked, "--json").stdout)["results"]
    told = {name: row[name] for name in ("tick_s", "choices", "changes", "partial_order")}
    assert told == {"tick_s": 1, "choices": "fair", "changes": ["remember-peers"], "partial_order": False}


def test_deadlines_that_are_asked_for_are_compared_with_what_is_safe(overdue: Callable[..., Result]) -> None:
    asked = ["deadline", "--property", "note-deadline", "--system", "sound", "--system", "alone", "--jobs", "1"]
    rows = json.loads(overdue(*asked, "--deadline", "45s", "--deadline", "50s", "--json").stdout)["results"]
    assert [row["enough"] for row in rows] == [{"45s": False, "50s": True}, {"45s": None, "50s": None}]


@pytest.mark.parametrize("limit", ["0", "8d"])
def test_a_deadline_to_compare_with_is_a_deadline(overdue: Callable[..., Result], limit: str) -> None:
    result = overdue("deadline", "--property", "note-deadline", "--system", "sound", "--deadline", limit)
    assert result.exit_code == 2
    assert "a deadline must be more than 0 s and at most 7 days" in result.stderr


def test_other_processes_prove_the_same_and_the_traces_are_saved_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ["prove", "--system", "head", "--scenario", "delete-etcd", "--max-states", "500", "--property", "flows-end"]
    asked += ["--property", "one-request-one-reconciliation"]
    one, two = (CliRunner().invoke(main, [*asked, "--json", "--jobs", jobs]) for jobs in ("1", "2"))
    costs = {"seconds": 0, "worlds_per_second": 0, "peak_mib": 0}
    rows, others = ([{**row, **costs} for row in json.loads(done.stdout)["results"]] for done in (one, two))
    assert rows == others
    trace = tmp_path / rows[1]["trace"]
    trace.unlink()
    done = CliRunner().invoke(main, [*asked, "--jobs", "2"])
    assert (one.exit_code, two.exit_code, done.exit_code) == (1, 1, 1)
    assert f"saved as {rows[1]['trace']}" in done.stdout
    assert CliRunner().invoke(main, ["replay", str(trace)]).exit_code == 1


def test_other_processes_find_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ["deadline", "--system", "head", "--scenario", "delete-etcd", "--faults", "0", "--faults", "cache-lags=1"]
    one, two = (
        json.loads(CliRunner().invoke(main, [*asked, "--max-states", "500", "--json", "--jobs", jobs]).stdout)[
            "results"
        ]
        for jobs in ("1", "2")
    )
    cost = {"seconds": 0, "worlds_per_second": 0, "peak_mib": 0}
    assert [{**row, **cost} for row in one] == [{**row, **cost} for row in two]
    assert len(one) == 2


# -- together with the hunts -------------------------------------------------------------------------------------------


def hunted(one: Question, **given: Any) -> Found:
    options = Options(seed=1, horizon_ticks=one.horizon_ticks, max_examples=400, shorten_worlds=0, **given)
    return hunt(one.build(), one.what, options)


DEADLINE, AGREE = "note-deadline", "peers-agree"


@pytest.mark.parametrize(("system", "what"), [("blind", DEADLINE), ("alone", AGREE), ("slow", DEADLINE)])
def test_what_a_hunt_finds_is_replaced_by_a_shortest_run(system: str, what: str) -> None:
    one = question(system, what)
    rough = hunted(one, shrink_replays=0)
    assert not rough.is_shortest
    sure = certified(one.build(), one.what, rough, choices="adversarial", worlds=1000)
    shortest = answer(one).violation
    assert shortest is not None
    assert rough.finding is not None
    assert sure.finding is not None
    assert sure.is_shortest
    assert sure.finding.what == rough.finding.what
    assert sure.finding.found.steps == shortest.steps
    assert len(sure.finding.found.words) == len(shortest.steps) + 1


def test_what_is_found_stays_as_it_is_without_enough_worlds() -> None:
    one = question("slow")
    rough = hunted(one)
    assert certified(one.build(), one.what, rough, choices="adversarial", worlds=100) is rough


class Recorder:
    """Remembers the steps of each run."""

    def __init__(self, model: Model) -> None:
        self.forks = Forks(Tables(model))
        self.horizon_ticks = 20
        self.runs: list[tuple[Step, ...]] = []

    def began(self) -> None:
        """A run begins."""

    def saw(self, run: Run) -> None:
        """It goes on."""

    def ended(self, run: Run) -> None:
        self.runs.append(tuple(run.steps))


def test_runs_begin_on_the_frontier_too() -> None:
    model = question("sound").build()
    starts = frontier(model, 3, seed=1, worlds=50)
    recorder = Recorder(model)
    runs = settings(max_examples=40, stateful_step_count=200, database=None, deadline=None)
    run_state_machine_as_test(make(recorder, "frontier", starts), settings=runs, _min_steps=200)
    begun = [{start for start in starts if run[: len(start)] == start} for run in recorder.runs]
    assert set().union(*begun) == set(starts)
    assert set() in begun


def test_one_search_gives_a_shortest_run_to_each_world_of_the_frontier(monkeypatch: pytest.MonkeyPatch) -> None:
    model = bare(question("sound").build())
    found = explore(model, max_states=50, graph=True)
    assert found.graph is not None
    expected = {len(found.trace_to(number).steps) for number in range(found.expanded, found.worlds)}
    monkeypatch.delattr(Exploration, "trace_to")
    starts = frontier(model, 100, seed=1, worlds=50)
    assert len(starts) == found.worlds - found.expanded
    assert {len(start) for start in starts} == expected
    tables = Tables(model)
    assert len({tuple(replayed(tables, tables.initial, start))[-1] for start in starts}) == len(starts)


def test_the_search_for_the_frontier_takes_no_longer_than_it_may() -> None:
    starts = frontier(question("sound").build(), 10, seed=1, timeout=0)
    assert {len(start) for start in starts} == {1}


def test_what_can_be_reached_is_counted_as_by_hand() -> None:
    one = question("slow", faults=1)
    found = answer(one).found
    assert isinstance(found, Exploration)
    assert found.graph is not None
    reachable = Reachable.of(found, found.graph)
    model = bare(one.build())
    naively = oracle.reach(model)
    assert reachable.worlds == len(naively.distance)

    def name(step: Step) -> str:
        return "tick" if step.action is None else model.actions[step.action].name

    entered = {(world, name(step)) for _, step, world in naively.edges}
    left = {(world, name(step)) for world, step, _ in naively.edges}
    assert reachable.actions == {action for _, action in left}
    assert reachable.pairs == {(one, other) for world, one in entered for same, other in left if world == same}


def test_a_hunt_tells_how_much_of_what_a_proof_has_reached_it_saw(overdue: Callable[..., Result]) -> None:
    asked = ["--system", "sound", "--property", "note-deadline", "--json"]
    hunted = ["hunt", *asked, "--max-examples", 5, "--seed", 1, "--empty-database"]
    assert json.loads(overdue(*hunted).stdout)["coverage"]["of_worlds"] is None
    assert overdue("prove", *asked).exit_code == 0
    coverage = json.loads(overdue(*hunted).stdout)["coverage"]
    assert 0 < coverage["worlds"] <= coverage["of_worlds"] == 241
    assert 0 < coverage["pairs"] <= coverage["of_pairs"]
    assert set(coverage["never"]) <= {"tick", *(action.name for action in toy.WORKER.actions + toy.PEERS.actions)}
    assert overdue(*hunted, "--against", "nowhere.json").exit_code == 2
