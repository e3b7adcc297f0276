"""Each property has its sentence, a premise that is met, and a mutant of the model that it catches."""

import pytest

from model.build import build
from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties.catalogue import PROPERTIES
from properties.search.hunt import Options, Result, hunt
from properties.search.kinds import Kind
from tests.mutants import MUTANTS, Mutant

WHERE = {
    "spec-is-observed": ("head", "hibernate-single"),
    "no-error-without-a-fault": ("head", "scale-up"),
    "no-conflict-with-itself": ("head", "create-single"),
    "no-request-forgotten": ("head", "delete-etcd"),
    "wait-passes-only-when-rolled-out": ("gardener-1.113.1", "rotate-ca"),
    "no-voter-wiped": ("gardener-1.113.1", "hibernate-and-wake"),
    "annotation-deadline": ("head", "delete-etcd"),
    "observed-generation-is-built": ("gardener-1.113.1", "rotate-ca"),
    "one-request-one-reconciliation": ("gardener-1.113", "delete-etcd"),
    "wait-passes-only-when-joined": ("head", "create-ha"),
    "scale-to-zero-only-when-joined": ("gardener-1.113.1", "migrate-hibernated-ha"),
    "flows-end": ("head", "delete-etcd"),
    "one-cluster-serves": ("head", "migrate-hibernated-ha"),
    "no-second-bootstrap": ("head", "migrate-hibernated-ha"),
    "quorum-kept": ("head", "rotate-ca"),
    "newcomers-speak-alike": ("head", "scale-up"),
    "marked-until-joined": ("gardener-1.91", "scale-up-with-tls"),
    "no-only-copy-wiped": ("gardener-1.113.1", "hibernate-and-wake"),
    "known-members-start-with-data": ("head", "members-roll"),
    "no-failed-start-without-a-fault": ("head", "members-roll"),
    "removed-is-added-again": ("head", "volume-lost"),
    "peer-url-is-configured": ("head", "member-gets-tls"),
    "tls-lease-of-restarted-etcd": ("head", "member-gets-tls"),
    "running-pods-become-ready": ("head", "members-grow"),
}
"""A system and a scenario, with its own faults, in which the mutant is caught."""
BROKEN_ANYWAY = {"one-request-one-reconciliation", "wait-passes-only-when-rolled-out"}
"""What the model breaks as it is: gardener/etcd-druid#1020, and a status that is older than druid's own patch."""


def hunted(name: str, *, runs: int, mutate: Mutant = lambda binding: binding) -> Result:
    """Hunt in the property's place, and leave what is found as it is."""
    system, scenario = WHERE[name]
    what, given = PROPERTIES[name], SCENARIOS[scenario]
    constants = {"deadline_ticks": int((what.deadline_s or 0) / 5)}
    model = build(SYSTEMS[system], given, observers=what.observers, constants=constants, mutate=mutate)
    horizon = max(given.horizon_s, 3 * (what.deadline_s or 0)) / 5
    stuck: frozenset[Kind] | None = frozenset({"stuck"}) if what.form == "within" else None
    quick = Options(1, int(horizon), stuck, max_examples=runs, shrink_replays=0, shorten_worlds=0)
    return hunt(model, what, quick)


def test_every_property_has_a_place_and_a_mutant() -> None:
    assert set(WHERE) == set(PROPERTIES)
    assert {what.mutant for what in PROPERTIES.values()} == set(MUTANTS)


@pytest.mark.parametrize("what", PROPERTIES.values(), ids=lambda what: what.name)
def test_a_property_says_what_why_and_where_it_comes_from(what: object) -> None:
    for text in (what.sentence, what.why):  # type: ignore[attr-defined]
        assert text.endswith(".")
    assert what.sources  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", PROPERTIES)
def test_the_premise_is_met_and_the_model_does_not_break_it_there(name: str) -> None:
    result = hunted(name, runs=8)
    assert result.premise
    if name not in BROKEN_ANYWAY:
        assert result.finding is None


@pytest.mark.parametrize("name", PROPERTIES)
def test_the_mutant_is_caught(name: str) -> None:
    assert hunted(name, runs=60, mutate=MUTANTS[PROPERTIES[name].mutant]).finding is not None
