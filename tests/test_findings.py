"""What the hunts find in the real systems: the incident, its repair, the lost update and the second reconciliation.

The stories come from upstream's issues; nothing in the model names them.
"""

import shlex
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner

from model.actors.api_server import Condition
from model.build import actions, build
from model.kernel import Binding, Model
from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties.catalogue.request import ANNOTATION_DEADLINE, is_overdue
from properties.cli import main as overdue
from properties.question import Question
from properties.registry import default_registry
from properties.search.explore import explore
from properties.search.hunt import Options, Result, hunt
from properties.search.kinds import Kind
from properties.search.tables import Tables
from properties.traces.replay import ReplayError, run_of
from properties.traces.trace import Settings, load

FINDINGS = Path(__file__).parents[1] / "docs" / "findings"
INCIDENT = "migrate-hibernated-ha"
FAULTY = {action.name for action in actions() if action.fault is not None}


@cache
def hunted(
    system: str,
    scenario: str,
    what: str,
    kinds: frozenset[Kind] | None = None,
    runs: int = 400,
    choices: str = "adversarial",
    changes: tuple[str, ...] = (),
) -> tuple[Result, tuple[str, ...]]:
    """Return what a hunt found, and the labels of its run and loop."""
    question = Question(default_registry(), system, scenario, what, Settings(choices=choices, changes=changes))
    model = question.build()
    options = Options(1, question.horizon_ticks, kinds, choices=choices, max_examples=runs)  # type: ignore[arg-type]
    result = hunt(model, question.what, options)
    steps = (*result.finding.found.steps, *result.loop) if result.finding else ()
    return result, tuple(model.label(step) for step in steps)


def in_order(labels: tuple[str, ...], *wanted: str) -> bool:
    """Say whether labels that begin with the wanted words come in this order."""
    rest = iter(labels)
    return all(any(label.startswith(word) for label in rest) for word in wanted)


def test_the_incident_is_found_without_a_fault_and_is_stuck() -> None:
    result, labels = hunted("gardener-1.113", INCIDENT, "annotation-deadline", frozenset({"stuck"}))
    assert result.finding is not None
    assert result.finding.kind == "stuck"
    assert in_order(labels, "give_up_search", "bootstrap_cluster", "fail_flow", "deploy_etcd", "refuse_to_scale")
    assert "requeue_until_leases_say_tls[events](checked=0)" in labels[len(labels) - len(result.loop) :]
    assert not any(label.split("[")[0] in FAULTY for label in labels)


def test_the_member_that_gave_up_is_alone() -> None:
    result, _ = hunted("gardener-1.113", INCIDENT, "annotation-deadline", frozenset({"stuck"}))
    assert result.finding is not None
    assert result.finding.cause is not None
    assert {("member", "started"), ("sidecar", "awaiting")} <= set(result.finding.cause.still)


def test_two_clusters_may_serve_after_the_incident() -> None:
    result, _ = hunted("gardener-1.113", INCIDENT, "one-cluster-serves")
    assert result.finding is not None


@pytest.mark.parametrize("path", sorted(FINDINGS.glob("*.json")), ids=lambda path: path.stem)
def test_a_trace_of_a_finding_replays_as_violated(path: Path) -> None:
    recorded = load(path)
    done = CliRunner().invoke(overdue, ["replay", str(path)])
    assert recorded.verdict == "violated"
    assert done.exit_code == 1
    assert "\nviolated" in done.output


PROVED = [
    shlex.split(line.removeprefix("$ overdue "))
    for line in (FINDINGS / "stale-status.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("$ overdue prove ")
]


@pytest.mark.parametrize("args", PROVED, ids=lambda args: Path(args[-1]).stem)
def test_the_proof_of_a_stale_status_that_is_shown_writes_its_trace(args: list[str], tmp_path: Path) -> None:
    *asked, out = args
    CliRunner().invoke(overdue, [*asked, str(tmp_path / "trace.json")])
    assert load(tmp_path / "trace.json").steps == load(FINDINGS.parents[1] / out).steps


@pytest.mark.parametrize(
    "name", ["wait-rollout", "wait-rotation", "hibernated-early", "repaired-hibernated-early", "repaired-stuck"]
)
def test_with_a_fresh_status_gardenlet_is_told_where_wait_passed_on_a_stale_one(name: str) -> None:
    """Druid writes another status, so that the run goes another way: gardenlet's cache hears of it."""
    trace = load(FINDINGS / f"{name}.json")
    asked = (default_registry(), trace.system, trace.scenario, trace.property)
    fresh, stale = (Tables(Question(*asked, Settings(changes=given)).build()) for given in (("fresh-status",), ()))
    with pytest.raises(ReplayError, match="is not possible") as refused:
        run_of(trace, fresh)
    shown = attrs.evolve(trace, steps=trace.steps[: int(str(refused.value).split()[1]) - 1], loop=None)
    told, was_told = (on.decode(run_of(shown, on)[1][-1]) for on in (fresh, stale))
    etcd, cache = (fresh.model.position[f"{name}[events]"] for name in ("etcd", "gardenlet_cache"))
    assert (was_told[etcd].ready, was_told[etcd].updated) == (True, Condition.TRUE)
    assert (told[etcd].ready, told[etcd].updated) == (False, Condition.FALSE)
    possible = {fresh.model.label(step) for step, *_ in fresh.in_any_order(fresh.encode(told))}
    assert not told[cache].seen.ready or "update_gardenlet_cache[events]" in possible


@pytest.mark.parametrize(
    ("what", "kinds"),
    [
        ("scale-to-zero-only-when-joined", None),
        ("no-second-bootstrap", None),
        ("annotation-deadline", frozenset({"stuck"})),
    ],
)
def test_with_a_fresh_status_the_repaired_system_does_not_repeat_the_incident(
    what: str, kinds: frozenset[Kind] | None
) -> None:
    result, _ = hunted("gardener-1.113.1", INCIDENT, what, kinds, 60, changes=("fresh-status",))
    assert result.finding is None
    assert result.premise > 0


def test_one_object_in_memory_starves_under_an_adversarial_choice_of_the_lease_only() -> None:
    """Before, a creation that is lost (etcd-druid#1188) and conflicts on the finalizer (#1209) can starve it too."""
    result, labels = hunted("gardener-1.140", INCIDENT, "annotation-deadline", frozenset({"starved"}))
    assert result.finding is not None
    assert any(label.startswith("requeue_until_leases_say_tls") for label in labels[-len(result.loop) :])
    fair, _ = hunted("gardener-1.140", INCIDENT, "annotation-deadline", frozenset({"starved"}), 20, "fair")
    assert fair.finding is None


def test_head_loses_an_update() -> None:
    result, labels = hunted("head", "redeploy-during-reconcile", "annotation-deadline", frozenset({"early"}))
    assert result.finding is not None
    assert in_order(
        labels, "restart_gardenlet", "patch_statefulset", "deploy_etcd", "update_observed", "remove_operation"
    )


def test_head_reconciles_a_request_twice() -> None:
    result, labels = hunted("head", "redeploy-during-reconcile", "one-request-one-reconciliation")
    assert result.finding is not None
    assert in_order(labels, "begin_spec_reconciliation", "remove_operation_annotation", "begin_spec_reconciliation")


def without_urgency(binding: Binding) -> Binding:
    return attrs.evolve(binding, actions=[attrs.evolve(action, latest=None) for action in binding.actions])


def deleting(**given: Any) -> Model:
    observers = ANNOTATION_DEADLINE.observers
    constants = {"deadline_ticks": 6}
    return build(SYSTEMS["head"], SCENARIOS["delete-etcd"], observers=observers, constants=constants, **given)


def test_with_urgency_switched_off_every_deadline_is_broken_at_once() -> None:
    """Letting time pass is all it takes; nobody must take that for a finding."""
    found = explore(deleting(mutate=without_urgency), stop=is_overdue, max_states=200_000)
    assert found.found is not None
    is_tick = [step.action is None for step, _ in found.trace_to(found.found).steps]
    assert is_tick[-7:] == [True] * 7
    assert explore(deleting(), stop=is_overdue).exhausted
