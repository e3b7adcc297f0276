"""The exhaustive search agrees with the plain interpreter on random small models."""

from collections.abc import Callable
from itertools import permutations
from typing import Any

import attrs
import pytest
from attrs import evolve, frozen
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from model.kernel import Component, Model, ModelError, Observer
from model.kernel.binding import World
from properties.property import Property
from properties.search import explore as explore_module
from properties.search import liveness as liveness_module
from properties.search import lookup as lookup_module
from properties.search import plan as plan_module
from properties.search.explore import Exploration, explore
from properties.search.liveness import cycles_without_tick, fair_loop, standstills, starving, stuck, worst_age
from properties.search.prove import prove
from properties.search.tables import Tables
from tests import oracle
from tests.random_models import function, models, roll

FEW = 400
MANY = 3000
searching = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def some_predicate(model: Model, seed: int) -> Any:
    """Return a predicate of the first component, together with the same as a function of worlds."""
    slot = model.slots[0]

    def holds(value: Any) -> bool:
        return roll(seed, {"value": value}, 2) == 0

    return function("asked", [slot.component.name], lambda asked: holds(asked[slot.component.name])), (
        lambda world: holds(world[slot.position])
    )


def agree(model: Model, found: Exploration, reached: oracle.Reached) -> None:
    assert found.exhausted
    worlds = list(found.all_worlds())
    assert len(worlds) == len(set(worlds)) == found.worlds
    assert set(worlds) == set(reached.distance)
    assert found.transitions == len(reached.edges)
    assert found.depth == reached.depth
    for number, world in enumerate(worlds):
        assert found.levels[reached.distance[world]] <= number < found.levels[reached.distance[world] + 1]


@searching
@given(models(), st.booleans())
def test_reaches_the_same_worlds_by_as_many_transitions_in_as_many_steps(model: Model, faults: bool) -> None:
    agree(model, explore(model, faults=faults), oracle.reach(model, faults=faults, limit=MANY))


@pytest.mark.parametrize(
    ("module", "name", "value"),
    [
        (lookup_module, "DENSE_BITS", 2),
        (plan_module, "GROUPED_BITS", 1),
        (plan_module, "GROUPED_BITS", 30),
        (lookup_module, "KEY_BITS", 6),
        (explore_module, "CHUNK", 7),
        (explore_module, "WORTHWHILE", 1),
    ],
)
@settings(searching, max_examples=20)
@given(model=models())
def test_is_right_at_every_setting_of_its_tables(module: Any, name: str, value: int, model: Model) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(explore_module, "CHUNK", 40)
        patch.setattr(module, name, value)
        agree(model, explore(model), oracle.reach(model, limit=FEW))


@settings(searching, max_examples=40)
@given(model=models())
def test_is_right_when_a_world_takes_several_words(model: Model) -> None:
    from properties.search import columns

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "WORD_BITS", 6)
        agree(model, explore(model), oracle.reach(model, limit=FEW))


@settings(searching, max_examples=40)
@given(model=models(), data=st.data())
def test_begins_from_any_worlds(model: Model, data: st.DataObject) -> None:
    everything = list(oracle.reach(model, limit=FEW).distance)
    start = data.draw(st.lists(st.sampled_from(everything), min_size=1, max_size=3, unique=True))
    agree(model, explore(model, start=start), oracle.reach(model, start=start))


@searching
@given(model=models(), seed=st.integers(0, 20))
def test_stops_with_a_shortest_run_that_replays(model: Model, seed: int) -> None:
    predicate, holds = some_predicate(model, seed)
    reached = oracle.reach(model, limit=MANY)
    shortest = min((d for world, d in reached.distance.items() if holds(world)), default=None)
    found = explore(model, stop=predicate)
    assert (found.found is None) == (shortest is None) == found.exhausted
    if found.found is None:
        return
    run = found.trace_to(found.found)
    assert len(run.steps) == shortest
    world = run.start
    assert world == model.initial
    for step, after in run.steps:
        assert model.successor(world, step) == after
        world = after
    assert holds(world)


class NoValue:
    """A class of which no component has values."""


@settings(searching, max_examples=30)
@given(model=models(symmetric=True), by_renaming=st.booleans())
def test_with_symmetry_it_reaches_one_world_of_each_orbit(model: Model, by_renaming: bool) -> None:
    values = model.binding.indices["i"]
    if by_renaming:
        renamings: Any = {"i": {NoValue: lambda value, names: value}}
        model = Model(attrs.evolve(model.binding, renamings=renamings))
    reached = oracle.reach(model, limit=MANY)
    orbit = orbits_of(model)
    orbits: dict[frozenset[World], World] = {}
    for world in reached.distance:
        orbits.setdefault(orbit(world), world)
    found = explore(model, symmetry={"i": values})
    assert found.exhausted
    assert found.worlds == len(orbits)
    assert {orbit(world) for world in found.all_worlds()} == set(orbits)
    assert found.transitions == sum(len(oracle.transitions(model, world)) for world in orbits.values())
    assert found.depth == reached.depth
    last = found.worlds - 1
    run = found.trace_to(last)
    assert len(run.steps) == reached.depth
    end = run.steps[-1][1] if run.steps else run.start
    assert orbit(end) == orbit(found.world(last))


def orbits_of(model: Model) -> Callable[[World], frozenset[World]]:
    """Return a function from a world to what it is under all names."""
    values = model.binding.indices["i"]
    slots = {(s.component.name, s.instance.get("i")): s.position for s in model.slots}
    orders = []
    for names in permutations(values):
        renamed = dict(zip(values, names, strict=True))
        orders.append([slots[s.component.name, renamed.get(s.instance.get("i"))] for s in model.slots])
    return lambda world: frozenset(tuple([world[p] for p in order]) for order in orders)


@settings(searching, max_examples=50)
@given(model=models(), seed=st.integers(0, 20))
def test_decides_what_is_stuck_starving_and_how_old_it_gets(model: Model, seed: int) -> None:
    predicate, holds = some_predicate(model, seed)
    reached = oracle.reach(model, limit=60)
    found = explore(model, graph=True)
    worlds = list(found.all_worlds())
    graph = found.graph
    assert graph is not None
    pending = {world for world in worlds if holds(world)}
    mask = found.where(predicate)
    assert [world in pending for world in worlds] == mask.tolist()

    free = [edge for edge in reached.edges if not oracle.is_fault(model, edge[1])]
    clears = oracle.backward(set(worlds) - pending, free)
    assert stuck(graph, ~mask).tolist() == [world not in clears for world in worlds]

    fair = oracle.fair_worlds(model, reached, pending)
    starved = starving(graph, mask)
    assert (starved.loop >= 0).tolist() == [world in fair for world in worlds]
    staying = [edge for edge in free if edge[0] in pending and edge[2] in pending]
    able = oracle.backward(fair, staying)
    assert starved.worlds.tolist() == [world in able for world in worlds]

    age = worst_age(graph, mask)
    assert age.ticks == oracle.worst_age(reached, pending)
    if age.ticks is not None and age.path:
        ticks = sum(step.action is None for step in found.steps_through(age.path))
        assert ticks in (age.ticks, age.ticks - 1)
        assert all(holds(found.world(number)) for number in age.path)

    zeno = oracle.zeno(reached)
    for at_once in (1, len(worlds)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(liveness_module, "AT_ONCE", at_once)
            assert cycles_without_tick(graph).tolist() == [world in zeno for world in worlds]
    standing = oracle.standing(model, reached)
    assert standstills(graph).tolist() == [world in standing for world in worlds]


@frozen
class Wait:
    """How long a request has been open."""

    open: bool = False
    ticks: int = 0


def awaited(model: Model, is_open: Callable[..., bool], deadline: int) -> tuple[Model, Property]:
    """Return the model with a request that is open while the first component has some of its values."""
    first = model.slots[0].component.name
    watch = Observer(
        Component("wait", Wait),
        function("watch", ["wait", first], lambda seen: evolve(seen["wait"], open=True) if asks(seen) else Wait()),
        lambda wait, deadline_ticks: evolve(wait, ticks=min(wait.ticks + wait.open, deadline_ticks + 1)),
    )

    def asks(seen: dict[str, Any]) -> bool:
        return is_open(**{first: seen[first]})

    what = Property(
        "answered", "A request is answered.", "", (), "within", observers=(watch,),
        witness=lambda wait: wait.open, pending=lambda wait: wait.open,
        overdue=lambda wait, deadline_ticks: wait.ticks > deadline_ticks,
    )  # fmt: skip
    binding = attrs.evolve(
        model.binding, observers=[*model.binding.observers, watch], constants={"deadline_ticks": deadline}
    )
    return Model(binding), what


@searching
@given(model=models(), seed=st.integers(0, 20), deadline=st.integers(0, 3))
def test_proves_what_is_true_of_a_request(model: Model, seed: int, deadline: int) -> None:
    """A world of the model without a deadline in which the request waits for ever would be overdue in time."""
    model, what = awaited(model, some_predicate(model, seed)[0], deadline)
    reached = oracle.reach(model, limit=150)
    worlds = set(reached.distance)
    if oracle.standing(model, reached) or oracle.zeno(reached):
        with pytest.raises(ModelError, match=r"neither time nor anything else can go on|a loop without a tick"):
            prove(model, what)
        return
    at = next(slot.position for slot in model.slots if slot.component.name == "wait")
    pending = {world for world in worlds if world[at].open}
    free = [edge for edge in reached.edges if not oracle.is_fault(model, edge[1])]
    clears = oracle.backward(worlds - pending, free)
    staying = [edge for edge in free if edge[0] in pending and edge[2] in pending]
    starved = oracle.backward(oracle.fair_worlds(model, reached, pending), staying) & clears
    expected = {"stuck": pending - clears, "starved": starved}
    if not any(expected.values()):
        expected["late"] = {world for world in pending if world[at].ticks > deadline}
    proof = prove(model, what)
    assert set(proof.kinds) == {kind for kind, where in expected.items() if where}
    assert (proof.violation is None) == (not proof.kinds)
    assert proof.is_vacuous == (not pending)


@settings(searching, max_examples=50)
@given(model=models(), seed=st.integers(0, 20))
def test_a_fair_loop_ticks_and_neglects_nobody(model: Model, seed: int) -> None:
    predicate, holds = some_predicate(model, seed)
    oracle.reach(model, limit=300)
    found = explore(model, graph=True)
    assert found.graph is not None
    starved = starving(found.graph, found.where(predicate))
    assume((starved.loop >= 0).any())
    start = int((starved.loop >= 0).argmax())
    loop = fair_loop(found.graph, starved, start)
    graph = found.graph
    numbers = [int(graph.sources[loop[0]]), *graph.targets.take(loop).tolist()]
    assert numbers[:-1] == graph.sources.take(loop).tolist()
    assert numbers[0] == numbers[-1] == start
    worlds = [found.world(number) for number in numbers]
    assert all(holds(world) for world in worlds)
    ways = [oracle.transitions(model, world, faults=False) for world in worlds[:-1]]
    steps = [graph.step(edge) for edge in loop]
    assert all((step, after) in way for way, step, after in zip(ways, steps, worlds[1:], strict=True))
    assert any(step.action is None for step in steps)
    possible = [{step.action for step, _ in way} for way in ways]
    taken = {step.action for step in steps}
    for action in set.intersection(*possible) - {None}:
        assert action in taken


@settings(searching, max_examples=40)
@given(model=models(), faults=st.booleans())
def test_the_tables_of_the_hunts_reach_the_same_worlds(model: Model, faults: bool) -> None:
    reached = oracle.reach(model, faults=faults, limit=FEW)
    tables = Tables(model)
    words = [tables.initial]
    seen = set(words)
    for word in words:  # it grows meanwhile
        ways = [after for step, after in tables.successors(word) if faults or not oracle.is_fault(model, step)]
        new = [after for after in dict.fromkeys(ways) if after not in seen]
        seen.update(new)
        words += new
    assert {tables.decode(word) for word in words} == set(reached.distance)
