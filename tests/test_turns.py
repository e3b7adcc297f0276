"""The orders that are left out change no answer: small scenarios, decided with and without them."""

import pytest

from model.build import build
from model.kernel import Model
from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties.catalogue import PROPERTIES
from properties.property import Property
from properties.search.prove import prove


def decided(model: Model, what: Property) -> tuple[object, ...]:
    proof = prove(model, what)
    assert proof.verdict != "inconclusive"
    return (proof.violation is not None, proof.violation.kind if proof.violation else None)


SAFETY = (
    "no-error-without-a-fault",
    "observed-generation-is-built",
    "one-request-one-reconciliation",
    "no-voter-wiped",
)
LARGER = [name for name, what in PROPERTIES.items() if what.form == "within" or name in SAFETY]
ASKED = [*(("redeploy-during-reconcile", name) for name in PROPERTIES), *(("delete-etcd", name) for name in LARGER)]


@pytest.mark.parametrize(("scenario", "name"), ASKED)
def test_every_property_has_the_same_verdict_without_partial_order(scenario: str, name: str) -> None:
    what = PROPERTIES[name]

    def model(*, partial_order: bool) -> Model:
        return build(
            SYSTEMS["head"],
            SCENARIOS[scenario],
            observers=what.observers,
            budgets={"gardenlet-restarts": 0},
            constants={"deadline_ticks": int((what.deadline_s or 0) / 5)},
            partial_order=partial_order,
        )

    assert decided(model(partial_order=True), what) == decided(model(partial_order=False), what)
