"""Interchangeable members: what is said of them is compared with all worlds, and with what renamed worlds can do."""

import random
from functools import cache
from itertools import chain, pairwise, permutations, product
from typing import Any

import attrs
import numpy as np
import pytest
from attrs import fields, frozen
from click.testing import CliRunner

from model.build import build, components
from model.faults import FAULTS
from model.kernel import NOW, Actor, Binding, Component, Index, Model, ModelError, action
from model.kernel.binding import World
from model.scenarios import SCENARIOS
from model.symmetry import MASKS, RENAMINGS, has_an_order, renaming
from model.systems import SYSTEMS
from properties.cli import main
from properties.property import Property, bound
from properties.question import Question
from properties.registry import default_registry
from properties.search import columns
from properties.search.errors import NamesMatterError
from properties.search.explore import explore
from properties.search.liveness import starving
from properties.search.prove import prove
from properties.search.tables import Tables, Word
from properties.traces.trace import Settings
from tests.walks import walk

# -- a vote, whose ballot is a mask of names ---------------------------------------------------------------------------

VOTERS = (0, 1, 2)


@frozen
class Voter:
    """Whether somebody has voted, and the mask of those of whom it knows that they had."""

    has_voted: bool = False
    saw: int = 0


@frozen
class Ballot:
    """The mask of those who have voted."""

    votes: int = 0


voter = Component("voter", Voter, per=(Index("number"),))
ballot = Component("ballot", Ballot)


@action(Actor("voter"), writes=[voter, ballot], latest=NOW)
def vote(voter: Voter, ballot: Ballot, number: int) -> tuple[Voter, Ballot]:
    """Somebody votes, and sees who has."""
    return Voter(True, ballot.votes), Ballot(ballot.votes | 1 << number)


@vote.guard
def has_not_voted(voter: Voter) -> bool:
    """Nobody votes twice."""
    return not voter.has_voted


def elections(latest: float | None = NOW) -> Model:
    """Return the model of a vote; a voter's number is the name that it has in the masks."""
    renamings = {"number": {Voter: renaming(("saw",)), Ballot: renaming(("votes",))}}
    voting, deadline = attrs.evolve(vote, latest=latest), {"deadline_ticks": 3}
    return Model(
        Binding((voter, ballot), (voting,), indices={"number": VOTERS}, constants=deadline, renamings=renamings)
    )


def orbit(model: Model, world: World, index: str, values: tuple[int, ...]) -> frozenset[World]:
    """Return a world under all names that its interchangeable instances can have."""
    return frozenset(
        renamed(model, world, index, dict(zip(values, order, strict=True))) for order in permutations(values)
    )


def renamed(model: Model, world: World, index: str, names: dict[int, int]) -> World:
    """Return a world after instances have got other names, by the plain definition."""
    renamings = model.binding.renamings[index]
    after: dict[tuple[str, tuple[tuple[str, Any], ...]], Any] = {}
    for slot in model.slots:
        value = world[slot.position]
        rename = renamings.get(slot.component.type)
        instance = {n: names.get(v, v) if n == index else v for n, v in slot.instance.items()}
        after[slot.component.name, tuple(instance.items())] = value if rename is None else rename(value, names)
    return tuple(after[slot.component.name, tuple(slot.instance.items())] for slot in model.slots)


@pytest.mark.parametrize("values", [(0, 1, 2), (1, 2), (0, 2)])
@pytest.mark.parametrize("bits", [5, 63])
def test_a_world_stands_for_all_that_differ_in_names(
    values: tuple[int, ...], bits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "WORD_BITS", bits)  # with five, what is renamed soon has no room in its field
    model = elections()
    every = list(explore(model).all_worlds())
    orbits = {orbit(model, world, "number", values) for world in every}
    found = explore(model, symmetry={"number": values}, graph=True)
    # Of three who vote one after the other there are 1 + 3 + 6 + 6 worlds, and without names 1 + 1 + 1 + 1. When two of
    # them trade places, the worlds in which nobody has voted, or only the third, stay as they are: 2 + 14 / 2.
    assert len(every) == 16
    assert {orbit(model, world, "number", values) for world in found.all_worlds()} == orbits
    assert found.worlds == len(orbits) == {3: 4, 2: 9}[len(values)]
    run = found.trace_to(found.worlds - 1)
    world = run.start
    for step, after in run.steps:
        assert model.successor(world, step) == after
        world = after
    assert orbit(model, world, "number", values) == orbit(model, found.world(found.worlds - 1), "number", values)


def all_have_voted(ballot: Ballot) -> bool:
    return ballot.votes == 0b111


def never(ballot: Ballot) -> bool:
    return False


@pytest.mark.parametrize(
    "none_votes",
    [
        Property("nobody", "They do not all vote.", "", (), "always", all_have_voted, breaks=all_have_voted),
        Property(
            "late", "They wait.", "", (), "within", all_have_voted, pending=never, overdue=never, early=all_have_voted
        ),
    ],
    ids=lambda what: what.form,
)
def test_a_violation_that_is_found_in_renamed_worlds_is_a_run(none_votes: Property) -> None:
    model = elections()
    proof = prove(model, none_votes, symmetry={"number": VOTERS})
    assert proof.violation is not None
    world = model.initial
    for step in proof.violation.steps:
        after = model.successor(world, step)
        assert after is not None
        world = after
    assert all_have_voted(world[-1])
    assert len(proof.violation.steps) == len(VOTERS)


def test_values_that_an_index_does_not_have_are_refused() -> None:
    with pytest.raises(ModelError, match="no index 'number' with the values"):
        explore(elections(), symmetry={"number": (2, 3)})


def test_instances_that_do_not_begin_alike_are_refused() -> None:
    binding = attrs.evolve(elections().binding, initial={"voter[1]": Voter(has_voted=True)})
    with pytest.raises(ModelError, match="do not begin alike"):
        explore(Model(binding), symmetry={"number": VOTERS})
    assert explore(Model(binding), symmetry={"number": (0, 2)}).exhausted


# -- the members of an Etcd --------------------------------------------------------------------------------------------

WORLDS = 150
SYMMETRIC = [name for name, scenario in SCENARIOS.items() if scenario.symmetry]


def etcds(system: str, scenario: str, *, partial_order: bool, **faults: int) -> Model:
    settings = Settings(partial_order=partial_order, choices="fair", faults=faults)
    return Question(default_registry(), system, scenario, "annotation-deadline", settings).build()


def possible(model: Model, world: World) -> set[World]:
    return {after for _, after, _ in model.steps(world)}


@cache
def walked(system: str, scenario: str) -> tuple[Tables, list[Word]]:
    """Return what walks met, without partial order and half of them with all faults."""
    budgets = dict.fromkeys(FAULTS, 2)
    on = Tables(build(SYSTEMS[system], SCENARIOS[scenario], budgets=budgets, partial_order=False))
    walks = (walk(on, n, 1_500, patience=p, faults=f) for n, p, f in product(range(4), (0.2, 0.9), (True, False)))
    return on, list({word: None for _, _, word in chain(*walks)})


def drawn(system: str, scenario: str, names: dict[int, int]) -> tuple[Model, list[World]]:
    """Return a model, and worlds of it that other names change, in none of which one of the names has an order."""
    on, words = walked(system, scenario)
    tests = [bound(has_an_order, {"etcd_name": "events", "ordinal": name}, on) for name in names]
    worlds = []
    for word in random.Random(0).sample(words, len(words)):
        world = tuple(on.interned[p].values[word[p]] for p in range(len(word)))
        if not any(test(word) for test in tests) and renamed(on.model, world, "ordinal", names) != world:
            worlds.append(world)
        if len(worlds) == WORLDS:
            break
    return on.model, worlds


def differing(model: Model, worlds: list[World], names: dict[int, int]) -> list[World]:
    """Return the worlds in which something else can happen under other names."""
    return [
        world
        for world in worlds
        if possible(model, renamed(model, world, "ordinal", names))
        != {renamed(model, after, "ordinal", names) for after in possible(model, world)}
    ]


@pytest.mark.parametrize(
    ("system", "scenario"), [*(("head", name) for name in SYMMETRIC), ("gardener-1.113", "migrate-hibernated-ha")]
)
def test_what_can_happen_does_not_depend_on_interchangeable_names(system: str, scenario: str) -> None:
    for first, second in pairwise(SCENARIOS[scenario].symmetry["ordinal"]):
        names = {first: second, second: first}
        model, worlds = drawn(system, scenario, names)
        assert renamed(model, model.initial, "ordinal", names) == model.initial
        assert len(worlds) == WORLDS
        assert not differing(model, worlds, names)


def test_the_first_member_is_not_like_the_others_where_it_was_there_before() -> None:
    names = {0: 1, 1: 0}
    assert differing(*drawn("head", "scale-up", names), names)


NO_MASKS = {
    "Botanist": "expected",
    "DruidRun": "generation kept token",
    "EtcdResource": "generation members observed replicas replicas_in_status revision timestamp token",
    "Flow": "done flow revision task",
    "Queue": "failures",
    "Sidecar": "busy lost tries",
    "StatefulSet": "built created ready replicas updated",
}


def test_all_fields_that_are_masks_are_renamed() -> None:
    """A new field of numbers is either a mask of ordinals, or stands here."""
    held = {component.type for component in components()}
    numbers = {(kind, f.name) for kind in held for f in fields(kind) if f.type is int and not f.metadata.get("timer")}
    masks = {(kind, name) for kind, names in MASKS.items() for name in names}
    others = {(kind, name) for kind, names in NO_MASKS.items() for name in names.split()}
    assert {(kind.__name__, name) for kind, name in numbers - masks} == others
    assert masks <= numbers
    for kind, names in MASKS.items():
        one, other = (kind(**dict.fromkeys(names, mask)) for mask in (0b011, 0b101))
        assert RENAMINGS["ordinal"][kind](one, {1: 2, 2: 1}) == other


def test_one_member_that_restarts_stands_for_all_three() -> None:
    """Worlds in which nothing has happened yet have one name; all others three, of which one is kept."""
    rest = explore(etcds("head", "redeploy-during-reconcile", partial_order=False, **{"gardenlet-restarts": 0}))
    model = etcds(
        "head", "redeploy-during-reconcile", partial_order=False, **{"gardenlet-restarts": 0, "sidecar-restarts": 1}
    )
    whole = explore(model).worlds
    found = {values: explore(model, symmetry={"ordinal": values}).worlds for values in ((0, 1, 2), (1, 2))}
    alike = 2 * rest.worlds  # the fault is still to come, or over and forgotten
    third = (whole - alike) // 3
    assert alike + 3 * third == whole
    assert found == {(0, 1, 2): alike + third, (1, 2): alike + 2 * third}


@pytest.mark.parametrize("fault", ["sidecar-restarts", "operator-annotates"])
def test_answers_are_the_same_with_and_without_symmetry(fault: str) -> None:
    faults = {"gardenlet-restarts": 0, fault: 1}
    settings = Settings(choices="fair", faults=faults)
    question = Question(default_registry(), "head", "redeploy-during-reconcile", "annotation-deadline", settings)
    scenario = SCENARIOS["redeploy-during-reconcile"]
    one, other = (
        prove(question.build(), question.what, choices="fair", symmetry=symmetry, ordered=scenario.ordered)
        for symmetry in (None, scenario.symmetry)
    )
    assert (one.verdict, one.kinds) == (other.verdict, other.kinds)
    assert one.worst is not None
    assert other.worst is not None
    assert one.worst.ticks == other.worst.ticks
    assert one.found.exhausted
    assert other.found.exhausted
    assert other.found.worlds <= one.found.worlds


# -- what is not decided -----------------------------------------------------------------------------------------------


def test_whether_something_waits_for_ever_in_a_fair_way_takes_names() -> None:
    found = explore(elections(latest=None), symmetry={"number": VOTERS}, graph=True)
    assert found.graph is not None
    nobody = np.zeros(found.worlds, dtype=bool)
    assert not starving(found.graph, nobody).worlds.any()
    with pytest.raises(NamesMatterError, match="wait for ever"):
        starving(found.graph, ~nobody)


def test_pods_that_roll_have_an_order() -> None:
    asked = ["--system", "head", "--scenario", "redeploy-during-reconcile", "--property", "annotation-deadline"]
    result = CliRunner().invoke(main, ["prove", *asked, "--symmetry", "--max-states", "300000"])
    assert result.exit_code == 2
    assert "the order of the interchangeable instances matters after" in result.stderr
    assert "leave out --symmetry" in result.stderr


@pytest.mark.parametrize("release", ["0.26.0", "0.27.0"])
def test_a_release_that_has_a_rule_for_one_ordinal_has_an_order(release: str) -> None:
    asked = ["--scenario", "create-ha", "--property", "annotation-deadline", "--symmetry", "--max-states", "100"]
    result = CliRunner().invoke(
        main, ["prove", "--system", f"gardener=1.110,druid=0.23.0,backup-restore={release}", *asked]
    )
    assert result.exit_code == 2
    assert "the order of the interchangeable instances matters after 0 steps" in result.stderr


def test_a_property_that_looks_at_members_is_refused() -> None:
    asked = ["--system", "head", "--scenario", "create-ha", "--property", "quorum-kept"]
    result = CliRunner().invoke(main, ["prove", *asked, "--symmetry", "--max-states", "100"])
    assert result.exit_code == 2
    assert "'quorum-kept' looks at" in result.stderr


def test_what_is_refused_is_refused_before_anything_is_searched() -> None:
    asked = ["--system", "head", "--property", "annotation-deadline", "--symmetry", "--max-states", "100"]
    exported = CliRunner().invoke(main, ["prove", *asked, "--scenario", "create-ha", "--export", "no.pml"])
    several = CliRunner().invoke(main, ["prove", *asked, "--scenario", "create-ha", "--scenario", "rotate-ca"])
    assert "--export writes all worlds" in exported.stderr
    assert "'rotate-ca' names no instances that are interchangeable: leave out --symmetry" in several.stderr
    assert [(result.exit_code, result.stdout) for result in (exported, several)] == [(2, ""), (2, "")]
