"""What docs/time.md argues: a run with ticks of 1 s, moved onto ticks of 5 s, is a run of the model with ticks of 5 s.

Each step is moved to the tick before it or to the one after it, by whether it lies above a fraction of the tick that is
the same for the whole run. The steps and their order stay.
"""

from collections.abc import Iterator
from functools import cache
from random import Random

import pytest

from model.build import build
from model.faults import FAULTS
from model.kernel import Step
from model.kernel.binding import TICK
from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties.search.tables import Tables

COARSE_S = 5
HORIZON_S = 300
WHERE = [
    ("gardener-1.113", "migrate-hibernated-ha", 0),
    ("gardener-1.113", "migrate-hibernated-ha", 1),
    ("head", "hibernate-and-wake", 1),
    ("head", "scale-up", 0),
    ("head", "rotate-ca", 0),
    ("head", "redeploy-during-reconcile", 1),
]
EXCEPTIONS = {"give_up_on_errors"}
"""Asks whether a poll is due, by a timer that a poll in the same tick has just set: docs/time.md says so."""


@cache
def tables(system: str, scenario: str, budget: int, tick_s: int, *, partial_order: bool) -> Tables:
    budgets = dict.fromkeys(FAULTS, budget)
    model = build(SYSTEMS[system], SCENARIOS[scenario], tick_s=tick_s, budgets=budgets, partial_order=partial_order)
    return Tables(model)


def walk(on: Tables, seed: int) -> Iterator[tuple[int, Step]]:
    """Yield the steps of a random run with their times, in seconds."""
    random = Random(seed)
    word, now_s = on.initial, 0
    while now_s < HORIZON_S:
        ways = [way for way in on.successors(word) if way[0] == TICK or name(on, way[0]) not in EXCEPTIONS]
        passes = ways[-1][0] == TICK and random.random() < 0.85
        step, word = ways[-1] if passes else random.choice(ways)
        if step == TICK:
            now_s += 1
        else:
            yield now_s, step


def name(on: Tables, step: Step) -> str:
    return on.model.actions[step.action].name if step.action is not None else "tick"


def refused(on: Tables, run: list[tuple[int, Step]], fraction_s: int) -> str | None:
    """Return the first step that is not possible once all are moved onto ticks of 5 s, or None."""
    word, ticks = on.initial, 0
    for at_s, step in run:
        wanted = at_s // COARSE_S + (at_s % COARSE_S > fraction_s)
        for one in [TICK] * (wanted - ticks) + [step]:
            after = on.successor(word, one)
            if after is None:
                return f"{on.model.label(one)} at {at_s} s"
            word = after
        ticks = wanted
    return None


@pytest.mark.parametrize(("system", "scenario", "budget"), WHERE)
def test_a_run_of_seconds_is_a_run_of_ticks(system: str, scenario: str, budget: int) -> None:
    fine = tables(system, scenario, budget, 1, partial_order=True)
    coarse = tables(system, scenario, budget, COARSE_S, partial_order=False)
    for seed in range(3):
        run = list(walk(fine, seed))
        assert len({name(fine, step) for _, step in run}) > 20
        assert [refused(coarse, run, fraction_s) for fraction_s in range(COARSE_S)] == [None] * COARSE_S


def test_a_run_in_which_each_step_is_rounded_for_itself_is_none() -> None:
    """An exact period of 5 s would last no tick, or two: the fraction must be the same for all steps."""
    fine = tables(*WHERE[0], 1, partial_order=True)
    coarse = tables(*WHERE[0], COARSE_S, partial_order=False)
    random, latest_s, moved = Random(1), 0, []
    for at_s, step in walk(fine, 1):
        latest_s = max(latest_s, at_s + random.choice((0, COARSE_S - 1)))
        moved.append((latest_s, step))
    assert refused(coarse, moved, COARSE_S - 1) is not None
