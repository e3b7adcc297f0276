"""The symbolic search agrees with the search world by world: worlds, verdicts, kinds, worst ages, and runs."""

import gc
import json
import re
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import handshake_model
from model.kernel import Component, Model, ModelError
from properties import command
from properties.cli import main
from properties.property import Property, bind
from properties.question import Question
from properties.search import diagrams, prove, symbolic
from properties.search.explore import UNBOUNDED, Bounds, explore
from properties.search.symbolic import Search, all_orders
from properties.search.tables import Tables
from properties.traces.trace import Settings, load
from tests import oracle, toy
from tests.lamp import Light, acting, lamp, model_of, press
from tests.random_models import Gate, models

cudd = pytest.importorskip("dd.cudd", reason="dd has no CUDD here")
FEW = 400
GATE = Component("gate", Gate)
LIT = Property(
    "lit", "The lamp is never on.", "", (), "always", breaks=lambda lamp: lamp.step is Light.ON, witness=lambda: True
)
drawn = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def searched(model: Model) -> Search:
    search = Search(model, UNBOUNDED)
    search.run()
    assert search.found.exhausted
    return search


def explored(model: Model) -> tuple[Model, oracle.Reached, Search]:
    """Return a model with all its orders, and what the plain interpreter and the symbolic search have reached."""
    model = all_orders(model)
    reached = oracle.reach(model, limit=FEW)
    return model, reached, searched(model)


def is_in(search: Search, worlds: Any, world: Any) -> bool:
    return (search.sets.world(world) & worlds) != search.sets.none


@drawn
@given(model=models(), is_tight=st.booleans())
def test_reaches_the_same_worlds(model: Model, is_tight: bool) -> None:
    model = all_orders(model)
    reached = oracle.reach(model, limit=FEW)
    with pytest.MonkeyPatch.context() as patch:
        if is_tight:  # so that it has to make room again and again
            patch.setattr(symbolic, "FIRST_LOOK", 1)
            patch.setattr(diagrams, "SPARE_BITS", 0)
        search = searched(model)
    assert search.sets.count(search.steps.standing(search.total)) == len(oracle.standing(model, reached))
    assert search.found.worlds == len(reached.distance)
    assert all(is_in(search, search.total, world) for world in reached.distance)


@drawn
@given(model=models(), data=st.data())
def test_finds_a_run_to_any_world(model: Model, data: st.DataObject) -> None:
    model = all_orders(model)
    worlds = list(oracle.reach(model, limit=FEW).distance)
    goal = data.draw(st.sampled_from(worlds))
    search = searched(model)
    world = model.initial
    for step in search.run_to(search.sets.world(goal)):
        following = model.successor(world, step)
        assert following is not None
        world = following
    assert world == goal


@drawn
@given(model=models(), data=st.data())
def test_goes_back_to_where_something_can_be_reached_without_faults(model: Model, data: st.DataObject) -> None:
    model, reached, search = explored(model)
    goal = data.draw(st.sets(st.sampled_from(list(reached.distance))))
    found = search.reaching(union(search, goal))
    expected = oracle.backward(goal, [edge for edge in reached.edges if not oracle.is_fault(model, edge[1])])
    assert search.sets.count(found) == len(expected)
    assert all(is_in(search, found, world) for world in expected)


@drawn
@given(model=models(), data=st.data())
def test_finds_who_can_wait_for_how_long(model: Model, data: st.DataObject) -> None:
    model, reached, search = explored(model)
    fresh = data.draw(st.sets(st.sampled_from(list(reached.distance))))
    old = data.draw(st.sets(st.sampled_from(list(reached.distance))))
    here = fresh
    ticks = [(source, target) for source, step, target in reached.edges if step.action is None]
    for block in islice(search.ages(union(search, fresh), union(search, old)), 5):
        here = {target for source, target in ticks if source in here and target in old}
        while more := {t for s, step, t in reached.edges if step.action is not None and s in here} & old - here:
            here |= more
        assert search.sets.count(block.all) == len(here)
        assert all(is_in(search, block.all, world) for world in here)


@drawn
@given(model=models(), data=st.data())
def test_finds_where_it_can_stay_for_ever(model: Model, data: st.DataObject) -> None:
    model, reached, search = explored(model)
    among = data.draw(st.sets(st.sampled_from(list(reached.distance))))
    edges = [edge for edge in reached.edges if edge[0] in among and edge[2] in among]
    ticks = [(source, target) for source, step, target in edges if step.action is None]
    left = oracle.backward({source for source, target in ticks if target in oracle.backward({source}, edges)}, edges)
    found = search.lasting(union(search, among))
    assert search.sets.count(found) == len(left)
    assert all(is_in(search, found, world) for world in left)


def union(search: Search, worlds: set[Any]) -> Any:
    found = search.sets.none
    for world in worlds:
        found |= search.sets.world(world)
    return found


@attrs.frozen
class Place:
    """A place, and where a tick leads from it."""

    n: int = 0

    def ticked(self) -> "Place":
        return Place({0: 2, 1: 2, 2: 3}.get(self.n, self.n))


PLACE = Component("place", Place)


def go_on(place: Place) -> Place:
    """Somebody goes from the first place to the second."""
    return Place(place.n + 1)


def go_back(place: Place) -> Place:
    """Somebody leaves for good."""
    return Place(9)


def is_at_1(place: Place) -> bool:
    """Somebody is at the second place."""
    return place.n == 1


def between(first: int, **given: Any) -> Any:
    return acting(go_on, [PLACE], lambda place: place.n == first, **given)


def test_a_value_that_takes_more_room_is_not_taken_for_an_urgent_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(symbolic, "FIRST_LOOK", 1)
    monkeypatch.setattr(diagrams, "SPARE_BITS", 0)
    search = searched(model_of(between(0, latest=0), components=[PLACE]))
    assert all(is_in(search, search.total, (Place(n),)) for n in range(4))
    assert search.found.worlds == 4


@pytest.mark.parametrize("urgent", [0, 1])
def test_no_run_ticks_where_something_is_urgent(urgent: int) -> None:
    """Ticks lead from the places 0 and 1 to 2; in one of the two something is urgent."""
    steps = [between(0, latest=0)] if urgent == 0 else [between(0), acting(go_back, [PLACE], is_at_1, latest=0)]
    model = model_of(*steps, components=[PLACE])
    search = searched(model)
    world = model.initial
    for step in search.run_to(search.sets.world((Place(3),))):
        after = model.successor(world, step)
        assert after is not None
        world = after
    assert world == (Place(3),)


def test_an_effect_that_answers_otherwise_when_asked_again_is_an_error_of_the_model() -> None:
    answers = iter(range(1, 99))

    def go_anywhere(place: Place) -> Place:
        """Somebody goes where nobody knows."""
        return Place(next(answers))

    search = searched(model_of(acting(go_anywhere, [PLACE], lambda place: place.n == 0), components=[PLACE]))
    with pytest.raises(ModelError, match="not a pure function"):
        search.run_to(search.sets.world((Place(1),)))


def asked(system: str, what: str, faults: int, deadline_s: float | None = None) -> Question:
    settings = Settings(faults={"worker-restarts": faults}, deadline_s=deadline_s, partial_order=False)
    return Question(toy.REGISTRY, system, "hand-off", what, settings)


@pytest.mark.parametrize("deadline_s", [1, 5, 10, 600])
@pytest.mark.parametrize(("system", "faults"), [(system, faults) for system in toy.SYSTEMS for faults in (0, 1)])
def test_decides_requests_as_the_search_world_by_world(system: str, faults: int, deadline_s: int) -> None:
    one = asked(system, "note-deadline", faults, deadline_s)
    model = one.build()
    exact, found = prove.prove(model, one.what), symbolic.prove(model, one.what)
    assert found.found.exhausted
    assert found.found.worlds == exact.found.worlds
    assert (found.verdict, found.is_vacuous) == (exact.verdict, exact.is_vacuous)
    assert found.worst is not None
    assert exact.worst is not None
    assert found.worst.ticks == exact.worst.ticks
    expected = {"early"} & {*exact.kinds}
    expected |= {"late"} & {*exact.kinds} if exact.worst.ticks is not None else {"stuck"} & {*exact.kinds} or {"open"}
    assert set(found.kinds) == expected
    assert (found.violation is not None) == bool(expected)  # `confirmed` has replayed it


@pytest.mark.parametrize("system", toy.SYSTEMS)
def test_decides_what_must_always_hold_as_the_search_world_by_world(system: str) -> None:
    one = asked(system, "peers-agree", 1)
    model = one.build()
    exact, found = prove.prove(model, one.what), symbolic.prove(model, one.what)
    assert found.verdict == exact.verdict
    assert (found.violation is None) == (exact.violation is None)
    if found.violation is not None:
        tables = Tables(model)
        cases, words = bind(one.what, tables), [tables.initial]
        for step in found.violation.steps:
            words += [after for after in [tables.successor(words[-1], step)] if after is not None]
        assert [any(case.breaks(word) for case in cases) for word in words] == [False] * len(found.violation.steps) + [
            True
        ]


@pytest.mark.parametrize("members", [3, 4])
def test_counts_the_handshake(members: int) -> None:
    model = handshake_model.build(members, urgent=False, ghost=False)
    assert searched(model).found.worlds == explore(model).worlds


def test_what_cannot_go_on_is_an_error_of_the_model() -> None:
    with pytest.raises(ModelError, match="neither time nor anything else can go on"):
        symbolic.prove(model_of(acting(press, [lamp], lambda lamp: False), components=[lamp, GATE]), LIT)


@pytest.mark.parametrize(
    ("bounds", "limit"),
    [
        (Bounds(timeout=0), "0 s"),
        (Bounds(max_states=5), "5 worlds"),
        (Bounds(max_memory=1), "1 MiB|the memory of CUDD"),
    ],
)
def test_limits_are_honest(bounds: Bounds, limit: str) -> None:
    one = asked("sound", "note-deadline", 1)
    proof = symbolic.prove(one.build(), one.what, bounds=bounds)
    assert (proof.verdict, proof.found.exhausted) == ("inconclusive", False)
    assert re.fullmatch(limit, proof.found.limit or "")
    assert proof.found.seconds > 0
    assert proof.found.peak_mib > 0
    assert not proof.is_vacuous


@pytest.mark.parametrize("phase", ["reaching", "run_to", "where", "ages"])
def test_a_limit_stops_every_phase(phase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = asked("alone", "note-deadline", 1, 5)
    whole = getattr(Search, phase)

    def late(self: Search, *given: Any, **more: Any) -> Any:
        self._limits = Bounds(timeout=0)
        return whole(self, *given, **more)

    monkeypatch.setattr(Search, phase, late)
    proof = symbolic.prove(one.build(), one.what)
    assert (proof.verdict, proof.found.limit) == ("inconclusive", "0 s")


def test_more_memory_than_cudd_can_count_is_no_limit() -> None:
    one = asked("sound", "note-deadline", 0)
    assert symbolic.prove(one.build(), one.what, bounds=Bounds(max_memory=10**30)).found.exhausted


def test_what_starves_is_not_denied() -> None:
    one = asked("arbitrary", "note-deadline", 0)
    assert prove.prove(one.build(), one.what, wanted=frozenset({"starved"})).kinds == ("starved",)
    assert symbolic.prove(one.build(), one.what, wanted=frozenset({"starved"})).verdict == "inconclusive"
    assert symbolic.prove(one.build(), one.what, wanted=frozenset({"stuck"})).verdict == "holds"


def test_all_diagrams_go_with_the_proof(capfd: pytest.CaptureFixture[str]) -> None:
    one = asked("alone", "note-deadline", 1)
    symbolic.prove(one.build(), one.what, bounds=Bounds(timeout=0.05))
    gc.collect()
    assert "referenced" not in capfd.readouterr().err


ASKED = ["prove", "--system", "head", "--scenario", "delete-etcd", "--property", "annotation-deadline"]


def told(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [*ASKED, *arguments])
    return result.exit_code, result.output


def test_the_command_says_what_it_has_covered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    status, text = told("--symbolic", "--choices", "fair", "--json")
    found = json.loads(text)
    one = Question(command.registry(), "head", "delete-etcd", "annotation-deadline", Settings(partial_order=False))
    assert (status, found["verdict"], found["exhausted"], found["symbolic"]) == (0, "holds", True, True)
    assert found["worlds"] == prove.prove(one.build(), one.what).found.worlds
    assert (found["transitions"], found["worst_age_s"]) == (None, 0)


def test_a_run_of_it_replays_from_its_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(
        main,
        ["prove", "--system", "gardener-1.113", "--scenario", "delete-etcd", "--property", "annotation-deadline",
         "--deadline", "10s", "--symbolic", "--out", "trace.json"],
    )  # fmt: skip
    assert result.exit_code == 1, result.output
    assert "late" in result.output
    assert "is shorter" not in result.output
    assert not load(tmp_path / "trace.json").settings.partial_order
    assert CliRunner().invoke(main, ["replay", "trace.json"]).exit_code == 1


@pytest.mark.parametrize("option", [("--symmetry",), ("--checkpoint", "kept"), ("--export", "model.pml")])
def test_the_command_refuses_what_does_not_go_with_it(option: tuple[str, ...]) -> None:
    status, text = told("--symbolic", *option)
    assert (status, text) == (2, f"overdue: --symbolic goes without {option[0]}: leave out one of the two.\n")


def test_without_the_library_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dd", None)
    status, text = told("--symbolic")
    assert status == 2
    assert text.splitlines()[-1].startswith("overdue: this Python has no dd with CUDD (")
    assert text.splitlines()[-1].endswith("): pip install dd, from a wheel, or leave out --symbolic.")
