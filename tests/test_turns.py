"""The orders that are left out change no answer, nor the worlds in which time goes on, with and without faults."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from model.build import build
from model.kernel import Model, Observer
from model.kernel.binding import World
from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties.catalogue import PROPERTIES
from properties.search.explore import explore
from properties.search.prove import prove

SMALL = ("redeploy-during-reconcile", "delete-etcd")
ALWAYS = [what for what in PROPERTIES.values() if what.breaks is not None]
WATCHING = {id(one): one for what in ALWAYS for one in what.observers}
WITHIN = [name for name, what in PROPERTIES.items() if what.breaks is None]


def model(scenario: str, observers: Sequence[Observer], deadline_s: float = 0, *, partial_order: bool) -> Model:
    return build(
        SYSTEMS["head"],
        SCENARIOS[scenario],
        observers=observers,
        budgets={"gardenlet-restarts": 0},
        constants={"deadline_ticks": int(deadline_s / 5)},
        partial_order=partial_order,
    )


def worlds_after_ticks(system: str, scenario: str, faults: Mapping[str, int], *, partial_order: bool) -> set[World]:
    """Return the worlds that ticks lead to, which is all that a later instant can depend on."""
    budgets = {**dict.fromkeys(SCENARIOS[scenario].faults, 0), **faults}
    model = build(SYSTEMS[system], SCENARIOS[scenario], budgets=budgets, partial_order=partial_order)
    found = explore(model, graph=True)
    assert found.exhausted
    assert found.graph is not None
    return {found.world(int(number)) for number in np.unique(found.graph.targets[found.graph.is_tick])}


@pytest.mark.parametrize(
    ("system", "scenario", "faults"),
    [
        ("gardener-1.113", "members-roll", {}),
        ("head", "redeploy-single", {"request-fails": 1}),
        ("head", "redeploy-single", {"cache-lags": 1}),
        ("head", "delete-etcd", {"cache-lags": 1}),
    ],
)
def test_time_passes_in_the_same_worlds_without_partial_order(
    system: str, scenario: str, faults: Mapping[str, int]
) -> None:
    """A fault may see what no step of the protocol can tell: it is possible beside whatever comes first."""
    found = [worlds_after_ticks(system, scenario, faults, partial_order=given) for given in (True, False)]
    assert found[0] == found[1]


def broken(model: Model) -> set[str]:
    """Return which `always` properties are broken anywhere: one search, which all observers watch, decides them all."""
    found = explore(model)
    assert found.exhausted
    return {what.name for what in ALWAYS if what.breaks is not None and found.where(what.breaks).any()}


@pytest.mark.parametrize("scenario", [*SMALL, "roll-single"])  # in the last one, caches that are behind break some
def test_every_always_property_has_the_same_verdict_without_partial_order(scenario: str) -> None:
    with_it, without = (model(scenario, [*WATCHING.values()], partial_order=given) for given in (True, False))
    assert broken(with_it) == broken(without)


@pytest.mark.parametrize("scenario", SMALL)
@pytest.mark.parametrize("name", WITHIN)
def test_every_within_property_has_the_same_verdict_without_partial_order(scenario: str, name: str) -> None:
    what = PROPERTIES[name]
    assert what.deadline_s is not None
    found = []
    for given in (True, False):
        proof = prove(model(scenario, what.observers, what.deadline_s, partial_order=given), what)
        assert proof.verdict != "inconclusive"
        found.append((proof.verdict, proof.kinds))
    assert found[0] == found[1]
