"""The orders that are left out change no answer: small scenarios, decided with and without them.

CI asks all properties that observe nothing and some of the others; `make conformance` asks all.
"""

from itertools import product

import pytest

from model.build import build
from model.kernel import Model
from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties.catalogue import PROPERTIES
from properties.property import Property
from properties.search.explore import explore
from properties.search.prove import prove
from tests.conformance import FULL


def model(scenario: str, what: Property, *, partial_order: bool) -> Model:
    return build(
        SYSTEMS["head"],
        SCENARIOS[scenario],
        observers=what.observers,
        budgets={"gardenlet-restarts": 0},
        constants={"deadline_ticks": int((what.deadline_s or 0) / 5)},
        partial_order=partial_order,
    )


def decided(model: Model, what: Property) -> tuple[object, ...]:
    proof = prove(model, what)
    assert proof.verdict != "inconclusive"
    return (proof.violation is not None, proof.violation.kind if proof.violation else None)


def broken(model: Model) -> set[str]:
    """Return which of the properties that observe nothing are broken anywhere: one search decides them all."""
    found = explore(model)
    assert found.exhausted
    return {what.name for what in PLAIN if what.breaks is not None and found.where(what.breaks).any()}


PLAIN = [what for what in PROPERTIES.values() if not what.observers]
ALWAYS = ("no-conflict-with-itself", "wait-passes-only-when-rolled-out", "no-voter-wiped", "marked-until-joined")
"""Of those that observe something: one of druid's, of gardenlet's, of the members', and of the StatefulSet's."""
WATCHING = [name for name, what in PROPERTIES.items() if what.observers and (FULL or what.form == "within")]
ASKED = list(product(("redeploy-during-reconcile", "delete-etcd"), dict.fromkeys((*WATCHING, *ALWAYS))))


@pytest.mark.parametrize(("scenario", "name"), ASKED)
def test_a_property_has_the_same_verdict_without_partial_order(scenario: str, name: str) -> None:
    what = PROPERTIES[name]
    with_it, without = (model(scenario, what, partial_order=given) for given in (True, False))
    assert decided(with_it, what) == decided(without, what)


@pytest.mark.parametrize("scenario", ["redeploy-during-reconcile", "delete-etcd"])
def test_all_that_observe_nothing_have_the_same_verdicts_without_partial_order(scenario: str) -> None:
    with_it, without = (model(scenario, PLAIN[0], partial_order=given) for given in (True, False))
    assert broken(with_it) == broken(without)
