"""What is decided on the transitions: leads-to, fair choices, and the shortest run that waits for long enough."""

from collections import deque
from enum import Enum, auto
from typing import Any

import numpy as np
import pytest
from attrs import frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.kernel import NOW, Action, Actor, Binding, Component, Model, Step, action, timer
from properties.search.columns import Array
from properties.search.explore import Exploration, Graph, explore
from properties.search.liveness import Waiting, fair_loop, leads_to, shortest_wait, starving
from properties.search.region import Fair, FairChoice, Onward, fair_choices, fair_components
from properties.search.region import explore as region_of
from properties.search.tables import Tables
from tests import oracle
from tests.random_models import function, models
from tests.test_random_models import some_predicate

searching = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)


# -- leads-to: two mistakes that an explicit-state checker documents of itself, each beside its right twin -------------


class At(Enum):
    START = 0
    LEFT = 1
    RIGHT = 2
    JOIN = 3
    GOAL = 4


@frozen
class Place:
    step: At = At.START


place = Component("place", Place)


def walking(*edges: tuple[At, At], urgent: bool = True) -> Exploration:
    """Explore a walker that goes along these edges; each is an action of its own."""
    walker = Actor("walker")
    for number, (source, target) in enumerate(edges):
        go = function(f"go_{number}", ["place"], lambda _, target=target: Place(target))
        action(walker, writes=[place], at=source, latest=NOW if urgent else None)(go)
    return explore(Model(Binding([place], walker.actions)), graph=True)


def unmet(found: Exploration, *goal: At) -> set[At]:
    """Return where, from the start on, it is not certain that one of these is reached."""
    assert found.graph is not None
    at = [world[0].step for world in found.all_worlds()]
    never = leads_to(found.graph, np.ones(len(at), dtype=bool), np.array([step in goal for step in at]))
    return {step for step, is_unmet in zip(at, never, strict=True) if is_unmet}


def test_a_cycle_that_never_comes_to_the_goal_is_found() -> None:
    edges = [(At.START, At.LEFT), (At.LEFT, At.START)]
    found = walking(*edges, (At.START, At.GOAL), urgent=False)
    assert unmet(found, At.GOAL) == {At.START, At.LEFT}


def test_a_cycle_that_comes_to_the_goal_is_no_violation() -> None:
    found = walking((At.START, At.LEFT), (At.LEFT, At.GOAL), (At.GOAL, At.START), urgent=False)
    assert unmet(found, At.GOAL) == set()


def test_a_join_that_one_way_reaches_by_the_goal_and_the_other_not_is_found() -> None:
    """A search that marks the join as satisfied by the first way never looks at it again by the second."""
    edges = [(At.START, At.GOAL), (At.START, At.RIGHT), (At.GOAL, At.JOIN), (At.RIGHT, At.JOIN)]
    assert unmet(walking(*edges), At.GOAL) == {At.START, At.RIGHT, At.JOIN}


def test_a_join_that_both_ways_reach_by_a_goal_is_no_violation() -> None:
    edges = [(At.START, At.LEFT), (At.START, At.RIGHT), (At.LEFT, At.JOIN), (At.RIGHT, At.JOIN)]
    assert unmet(walking(*edges), At.LEFT, At.RIGHT) == {At.JOIN}
    assert unmet(walking(*edges), At.JOIN) == set()


@searching
@given(model=models(), seed=st.integers(0, 20))
def test_leads_to_agrees_with_reachability_by_hand(model: Model, seed: int) -> None:
    goal, holds = some_predicate(model, seed)
    premise, asks = some_predicate(model, seed + 100)
    reached = oracle.reach(model, limit=60)
    found = explore(model, graph=True)
    assert found.graph is not None
    worlds = list(found.all_worlds())
    waits = {world for world in worlds if not holds(world)}
    free = [edge for edge in reached.edges if not oracle.is_fault(model, edge[1])]
    ends = waits & oracle.standing(model, reached)
    staying = [edge for edge in free if edge[0] in waits and edge[2] in waits]
    never = oracle.backward(ends | oracle.fair_worlds(model, reached, waits), staying)
    unmet = leads_to(found.graph, found.where(premise), found.where(goal))
    assert unmet.tolist() == [asks(world) and world in never for world in worlds]


# -- fair choices ------------------------------------------------------------------------------------------------------


def choices(model: Model) -> Fair:
    """Every choice is fair; actions that begin with the same write have one chooser, and so one choice."""
    made = (bound for bound in model.actions if bound.action.choose)
    return {bound.number: FairChoice(tuple(bound.action.choose), bound.writes[0]) for bound in made}


@searching
@given(model=models(), seed=st.integers(0, 20))
def test_fair_answers_are_decided_as_the_hunt_decides_them(model: Model, seed: int) -> None:
    predicate, holds = some_predicate(model, seed)
    oracle.reach(model, limit=300)
    found = explore(model, graph=True, faults=False)
    assert found.graph is not None
    fair = choices(model)
    starved = starving(found.graph, found.where(predicate), fair)
    tables = Tables(model)
    region = region_of(Onward(tables), tables.initial, lambda word: not holds(tables.decode(word)), 1000)
    assert region is not None
    components = fair_components(region, fair)
    number = {world: n for n, world in enumerate(found.all_worlds())}
    for place, word in enumerate(region.words):
        if place not in region.leaves:
            assert (starved.loop[number[tables.decode(word)]] >= 0) == components.good[components.of[place]]


@searching
@given(model=models(), seed=st.integers(0, 20))
def test_a_fair_loop_withholds_no_answer(model: Model, seed: int) -> None:
    predicate, _ = some_predicate(model, seed)
    oracle.reach(model, limit=300)
    found = explore(model, graph=True)
    assert found.graph is not None
    graph, fair = found.graph, choices(model)
    starved = starving(graph, found.where(predicate), fair)
    for start in np.flatnonzero(starved.loop >= 0)[:3].tolist():
        loop = fair_loop(graph, starved, start)
        given = {answered(fair, graph.step(edge)) for edge in loop}
        for edge in loop:
            chosen, _ = answered(fair, graph.step(edge))
            out = graph.out(int(graph.sources[edge]))
            offered = {answered(fair, graph.step(other)) for other in out[~graph.is_fault.take(out)].tolist()}
            if chosen is not None:
                assert {one for one in offered if one[0] == chosen} <= given


def answered(fair: Fair, step: Step) -> tuple[FairChoice | None, tuple[object, ...]]:
    """Return the fair choice that a step makes, and its answer."""
    choice = fair[step.action] if step.action is not None and step.action in fair else None
    return choice, choice.answer(step) if choice is not None else ()


class Look(Enum):
    """Where somebody is who looks at something, and goes another way for each answer."""

    LOOKING = auto()
    AT_A = auto()
    AT_B = auto()


@frozen
class Looker:
    """Who looks."""

    step: Look = Look.LOOKING
    age: int = timer()


looker = Component("looker", Looker)
SEER = Actor("seer")


@action(SEER, writes=[looker], at=Look.LOOKING, latest=NOW, choose={"which": ("a", "b")}, fair=("which",))
def see_a(looker: Looker) -> Looker:
    """It sees a."""
    return Looker(Look.AT_A)


@see_a.guard
def it_is_a(which: str) -> bool:
    """It is a."""
    return which == "a"


@action(SEER, writes=[looker], at=Look.LOOKING, latest=NOW, choose={"which": ("a", "b")}, fair=("which",))
def see_b(looker: Looker) -> Looker:
    """It sees b."""
    return Looker(Look.AT_B)


@see_b.guard
def it_is_b(which: str) -> bool:
    """It is b."""
    return which == "b"


@action(SEER, writes=[looker], at=Look.LOOKING, choose={"which": ("c",)}, fair=("which",), fault="sight-fails")
def see_c(looker: Looker, which: str) -> Looker:
    """It sees what is not there."""
    return Looker(Look.AT_A if which else Look.AT_B)


@action(SEER, writes=[looker], at=(Look.AT_A, Look.AT_B), earliest=5, latest=5)
def look_again(looker: Looker) -> Looker:
    """It looks again."""
    return Looker()


@pytest.mark.parametrize("fault", [(), (see_c,)], ids=["without", "with a fault that gives an answer of its own"])
def test_actions_that_are_alternatives_of_one_choice_answer_it_together(fault: tuple[Action, ...]) -> None:
    model = Model(Binding([looker], [see_a, see_b, *fault, look_again], tick_s=5, budgets={"sight-fails": 1}))
    found = explore(model, graph=True)
    assert found.graph is not None
    starved = starving(found.graph, np.ones(found.worlds, dtype=bool), fair_choices(model))
    loop = fair_loop(found.graph, starved, 0)
    assert {found.graph.step(edge).action for edge in loop} >= {0, 1}
    assert not found.graph.is_fault.take(loop).any()


# -- the shortest run that waits long enough ---------------------------------------------------------------------------


def naive_wait(graph: Graph, goal: Array, waiting: Waiting, ticks: int) -> int | None:
    """Return the length of a shortest run, by a search over all pairs of a world and its age."""
    start = (0, 0 if waiting.fresh[0] else -1)
    far: dict[tuple[int, int], int] = {start: 0}
    queue = deque(far)
    while queue:
        world, age = queue.popleft()
        if goal[world] and age > ticks:
            return far[world, age]
        for edge in graph.out(world).tolist():
            after = int(graph.targets[edge])
            older = min(age + bool(graph.is_tick[edge]), ticks + 1)
            pair = after, older if waiting.old[after] else 0 if waiting.fresh[after] else -1
            if pair not in far:
                far[pair] = far[world, age] + 1
                queue.append(pair)
    return None


@searching
@given(model=models(), seed=st.integers(0, 20), ticks=st.integers(0, 4))
def test_finds_a_shortest_run_that_waits_for_so_many_ticks(model: Model, seed: int, ticks: int) -> None:
    goal, fresh, old = (some_predicate(model, seed + n)[0] for n in (0, 100, 200))
    oracle.reach(model, limit=300)
    found = explore(model, graph=True)
    assert found.graph is not None
    is_old = found.where(old)
    waiting = Waiting(found.where(fresh) & ~is_old, is_old)
    shortest = naive_wait(found.graph, found.where(goal), waiting, ticks)
    if shortest is None:
        with pytest.raises(LookupError):
            shortest_wait(found.graph, found.where(goal), waiting, ticks)
        return
    run = shortest_wait(found.graph, found.where(goal), waiting, ticks)
    assert len(run) == shortest
    assert [0, *found.graph.targets.take(run[:-1]).tolist()][: len(run)] == found.graph.sources.take(run).tolist()


def test_gives_up_where_there_are_too_many_ages() -> None:
    found: Any = walking((At.START, At.LEFT), (At.LEFT, At.START), urgent=False)
    everywhere = np.ones(2, dtype=bool)
    with pytest.raises(LookupError, match="among 3 worlds"):
        shortest_wait(found.graph, everywhere, Waiting(~everywhere, everywhere), 100, most=3)
