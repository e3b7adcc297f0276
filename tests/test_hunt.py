"""The hunt, on a small model that can go wrong in each of the ways that there are."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.database import DirectoryBasedExampleDatabase, ExampleDatabase, InMemoryExampleDatabase
from hypothesis.stateful import run_state_machine_as_test

from model.kernel import NOW, Component, Model, ModelError
from model.kernel.binding import World
from properties.property import Property
from properties.question import Question
from properties.search import machine
from properties.search.forks import Forks
from properties.search.hunt import NO_CHECKS, Options, Result, hunt
from properties.search.machine import Run, Swarm, make
from properties.search.tables import Tables
from properties.traces.replay import replay
from properties.traces.trace import Settings
from tests import oracle, toy
from tests.lamp import Count, Lamp, acting, count, lamp, model_of, press

ROOT = Path(__file__).parent.parent
KINDS = {"alone": "stuck", "arbitrary": "starved", "blind": "early", "slow": "late"}


def question(system: str, what: str = "note-deadline", **given: Any) -> Question:
    return Question(toy.REGISTRY, system, "hand-off", what, Settings(**given))


def ask(one: Question, *, seed: int = 1, database: ExampleDatabase | None = None, **given: Any) -> Result:
    options = {"horizon_ticks": one.horizon_ticks, "max_examples": 100, "choices": one.settings.choices, **given}
    return hunt(one.build(), one.what, Options(seed=seed, database=database or InMemoryExampleDatabase(), **options))


@cache
def found(system: str) -> Result:
    return ask(question(system), max_examples=400 if system in KINDS else 100)


def kind_of(result: Result) -> str | None:
    return result.finding.kind if result.finding else None


# -- what is found -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("system", "kind"), KINDS.items())
def test_each_way_of_going_wrong_is_found_for_what_it_is(system: str, kind: str) -> None:
    assert kind_of(found(system)) == kind


def test_nothing_is_found_where_nothing_goes_wrong() -> None:
    assert found("sound").finding is None
    assert found("sound").others == ()


def test_a_property_of_single_worlds_has_no_kind() -> None:
    result = ask(question("alone", "peers-agree"))
    assert result.finding is not None
    assert result.finding.kind is None


def test_a_first_world_that_breaks_a_property_is_a_run_of_no_step() -> None:
    dark = Property("lit", "It is lit.", "", (), "always", witness=lambda lamp: True, breaks=lambda lamp: not lamp.age)
    options = Options(seed=1, horizon_ticks=10, database=InMemoryExampleDatabase(), shorten_worlds=0)
    finding = hunt(model_of(acting()), dark, options).finding
    assert finding is not None
    assert finding.found.steps == ()


@pytest.mark.parametrize("system", KINDS)
def test_what_is_found_replays_and_is_judged_the_same(system: str) -> None:
    one, result = question(system), found(system)
    assert result.finding is not None
    model = one.build()
    run = replay(one.trace(model, result.finding, result.loop, 1), model, one.what)
    assert run.violated_at is not None
    assert (run.judgement.kind if run.judgement else "early") == KINDS[system]


@pytest.mark.parametrize("system", ["alone", "arbitrary"])
def test_what_never_ends_has_a_loop_in_which_time_passes(system: str) -> None:
    assert any(step.action is None for step in found(system).loop)


@pytest.mark.parametrize("system", ["blind", "slow"])
def test_what_ends_has_no_loop(system: str) -> None:
    assert found(system).loop == ()


def violations(model: Model, kind: str) -> dict[World, int]:
    """Return the worlds that violate the deadline in this way, each with its distance, by a naive search."""
    reached = oracle.reach(model)
    episode = model.position["episode"]
    pending = {world for world in reached.distance if world[episode].open}
    overdue = {world for world in pending if world[episode].overdue}
    staying = [edge for edge in reached.edges if edge[0] in pending and edge[2] in pending]
    if kind == "early":
        bad = {world for world in reached.distance if world[episode].early}
    elif kind == "stuck":
        hopeless = pending - oracle.backward(set(reached.distance) - pending, reached.edges)
        bad = overdue & oracle.backward(hopeless, staying)
    elif kind == "starved":
        bad = overdue & oracle.backward(oracle.fair_worlds(model, reached, pending), staying)
    else:
        assert oracle.worst_age(reached, pending) is not None
        bad = overdue
    return {world: reached.distance[world] for world in bad}


@pytest.mark.parametrize(("system", "kind"), KINDS.items())
def test_what_is_found_is_as_short_as_it_can_be(system: str, kind: str) -> None:
    result = found(system)
    assert result.finding is not None
    bad = violations(question(system).build(), kind)
    on = Tables(question(system).build())
    world, far = on.model.initial, 0
    for step in result.finding.found.steps:
        if world in bad:
            break
        following = on.model.successor(world, step)
        assert following is not None
        world, far = following, far + 1
    assert far == min(bad.values())
    assert result.is_shortest


# -- how it is asked ---------------------------------------------------------------------------------------------------


def test_a_kind_that_was_not_asked_for_is_reported_beside() -> None:
    result = ask(question("alone"), kinds=frozenset({"early"}), max_examples=30)
    assert result.finding is None
    assert {other.kind for other, _ in result.others} == {"stuck"}


def test_what_may_still_get_stuck_is_stuck_although_it_could_be_cleared() -> None:
    assert kind_of(ask(question("alone", deadline_s=10.0))) == "stuck"


def test_different_causes_are_told_apart() -> None:
    result = ask(question("alone"), kinds=frozenset({"early"}))
    causes = [other.cause for other, _ in result.others]
    assert len(causes) == len(set(causes)) == 2


def test_it_is_open_when_the_budget_of_the_judge_is_too_small() -> None:
    assert kind_of(ask(question("alone"), judge_worlds=3)) == "open"


def test_a_fair_choice_starves_nobody_but_may_be_late() -> None:
    assert kind_of(ask(question("arbitrary", choices="fair"), max_examples=1_000)) == "late"


def test_a_longer_deadline_is_kept_by_who_is_only_slow() -> None:
    assert ask(question("slow", deadline_s=300.0)).finding is None


def test_a_change_of_the_protocol_repairs_it() -> None:
    assert ask(question("alone", changes=("remember-peers",))).finding is None


def test_the_runs_that_meet_the_premise_are_counted() -> None:
    assert found("sound").premise == found("sound").runs
    assert ask(question("sound", "peers-agree"), max_examples=20).premise == 0


def test_it_stops_when_its_time_is_up() -> None:
    result = ask(question("alone"), kinds=frozenset({"early"}), timeout_s=0.01)
    assert result.timed_out
    assert result.finding is None


# -- the same again ----------------------------------------------------------------------------------------------------

SAVE = """
import sys
from pathlib import Path
from tests.test_hunt import ask, question
one = question(sys.argv[1])
result = ask(one, seed=7, max_examples=400)
one.trace(one.build(), result.finding, result.loop, 7).save(Path(sys.argv[2]))
"""


@pytest.mark.parametrize("system", ["alone", "arbitrary"])
def test_the_same_seed_gives_the_same_bytes(system: str, tmp_path: Path) -> None:
    for hash_seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", SAVE, system, tmp_path / hash_seed],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": hash_seed}, check=True,
        )  # fmt: skip
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_a_second_run_begins_with_the_last_failure(tmp_path: Path) -> None:
    remembered = DirectoryBasedExampleDatabase(tmp_path)
    first = ask(question("blind"), seed=4, database=remembered, max_examples=400)
    again = ask(question("blind"), seed=5, database=remembered)
    assert first.runs > 1
    assert again.runs == 1
    assert kind_of(again) == "early"


def test_the_failures_of_one_question_are_not_those_of_another(tmp_path: Path) -> None:
    remembered = DirectoryBasedExampleDatabase(tmp_path)
    for seed in (4, 5):
        result = ask(question("blind"), seed=seed, database=remembered, key=f"question {seed}", max_examples=400)
        assert result.runs > 1


# -- how runs are drawn ------------------------------------------------------------------------------------------------


class Recorder:
    """Keeps the runs of a machine. See `properties.search.machine.Watcher`."""

    def __init__(self, model: Model, horizon_ticks: int = 120) -> None:
        self.forks = Forks(Tables(model))
        self.horizon_ticks = horizon_ticks
        self.runs: list[Run] = []

    def began(self) -> None:
        pass

    def saw(self, run: Run) -> None:
        pass

    def ended(self, run: Run) -> None:
        self.runs.append(run)


def recorded(model: Model, **given: Any) -> list[Run]:
    """Return the runs that Hypothesis draws of a model."""
    recorder = Recorder(model, **given)
    chosen = settings(
        max_examples=30, stateful_step_count=300, database=None, deadline=None, suppress_health_check=NO_CHECKS
    )
    run_state_machine_as_test(make(recorder, ""), settings=chosen, _min_steps=300)
    return recorder.runs


def test_there_is_one_rule_for_each_action() -> None:
    model = question("sound").build()
    rules = machine.rules_by_name(make(Recorder(model), ""))
    assert set(rules) == {bound.name for bound in model.actions} | {"begin", "let_time_pass"}


def test_a_run_ends_when_nothing_is_left_to_do() -> None:
    for run in recorded(question("sound").build()):
        assert run.ticks < 30
        assert run.watcher.forks.is_idle(run.words[-1])


def test_a_run_ends_at_its_horizon() -> None:
    assert {run.ticks for run in recorded(model_of(acting(latest=10, earliest=5)), horizon_ticks=9)} == {9}


def test_nothing_is_drawn_where_there_is_no_choice() -> None:
    model = model_of(acting(press, [lamp], earliest=10, latest=10))
    assert len({tuple(run.steps) for run in recorded(model, horizon_ticks=9)}) == 1


def test_swarm_testing_leaves_out_as_much_as_it_is_told() -> None:
    labels = [f"action {n}" for n in range(400)]
    share = [sum(Swarm(0, of, 1).leaves_out(label) for label in labels) / 400 for of in (0, 64, 128, 256)]
    assert share == pytest.approx([0, 0.25, 0.5, 1], abs=0.06)


def test_no_run_comes_to_a_dead_end_however_much_swarm_testing_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "SHARE", st.just(256))
    for run in recorded(question("sound").build()):
        assert run.words[-1] != run.words[0]
        assert run.watcher.forks.is_idle(run.words[-1])


# -- errors of the model -----------------------------------------------------------------------------------------------


def lit(lamp: Lamp) -> bool:
    """The lamp is on."""
    return bool(lamp.step.value)


ALWAYS = Property("lit", "It is dark.", "", (), "always", witness=lit, breaks=lambda lamp: False)


def error_of(model: Model) -> str:
    with pytest.raises(ModelError) as raised:
        hunt(model, ALWAYS, Options(seed=1, horizon_ticks=10, max_examples=3, database=InMemoryExampleDatabase()))
    return str(raised.value)


def test_an_urgent_action_that_changes_nothing_is_an_error_of_the_model() -> None:
    def look(lamp: Lamp) -> Lamp:
        return lamp

    error = error_of(model_of(acting(look, [lamp], latest=NOW)))
    assert error == "time stands still: look is urgent and changes nothing"


def test_steps_without_end_in_no_time_are_an_error_of_the_model() -> None:
    assert error_of(model_of(acting(latest=NOW))) == "time stands still: 2000 steps without a tick"


def test_a_world_in_which_nothing_can_go_on_is_an_error_of_the_model() -> None:
    class Fuse(Count):
        def ticked(self) -> "Fuse | None":
            return None

    model = model_of(components=[lamp, count, Component("fuse", Fuse)])
    assert error_of(model).startswith("neither time nor anything else can go on, in the world (Lamp(step=<Light.OFF")


# -- Ctrl-C ------------------------------------------------------------------------------------------------------------


def test_ctrl_c_ends_a_hunt_though_it_comes_where_an_exception_is_dropped() -> None:
    """As in a callback of the garbage collector, of which Hypothesis has one."""
    runs: list[int] = []

    def interrupted(hunter: Any) -> None:
        runs.append(hunter.runs)
        if hunter.runs == 3:
            with suppress(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)

    one = question("sound")
    options = Options(1, one.horizon_ticks, max_examples=50, database=InMemoryExampleDatabase())
    with pytest.raises(KeyboardInterrupt):
        hunt(one.build(), one.what, options, interrupted)
    assert runs == [1, 2, 3]
