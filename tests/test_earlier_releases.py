"""What earlier releases of druid and gardenlet did, case by case, as upstream's own tests and sources say."""

from collections.abc import Callable

import pytest
from attrs import evolve

from model.actors.api_server import Cache, EtcdResource, Operation
from model.actors.druid import DruidRun, RunStep
from model.actors.druid_earlier import (
    filter_by_annotation,
    marks_ready_until_updated,
    marks_transition,
    marks_until_available,
    marks_until_updated,
    update_status,
)
from model.actors.druid_first import (
    annotation_can_be_updated,
    copy_is_current,
    filter_by_generation,
    take_annotation_by_update,
    update_error_status_read_anew,
    update_status_read_anew,
)
from model.actors.druid_labels import ORPHANED, adopt_orphans, nobody_is_to_be_adopted, pods_are_orphaned
from model.actors.druid_webhook import admits_druid, admits_druid_at_work
from model.actors.etcd import Cluster, Identity, Member, MemberStep, Running, quorum_runs, reachable
from model.actors.etcd_wrapper import asked_peers
from model.actors.sidecar import Sidecar
from model.actors.statefulset_controller import Pod, PodStep, StatefulSet, Template, pod_is_condemned
from model.build import misfit
from model.scenarios import SCENARIOS
from model.scenarios.flows import delete_ha
from model.systems import SYSTEMS
from properties.search.tables import Tables
from tests.walks import spread, tables


@pytest.mark.parametrize(
    ("operation", "admitted"),
    [
        (Operation.NONE, False),
        (Operation.PROCESSING, True),
        (Operation.SUCCEEDED, False),
        (Operation.ERROR, True),
        (Operation.REQUEUE, True),
        (Operation.DELETING, True),
    ],
)
def test_the_first_webhook_admits_druid_only_while_it_works(operation: Operation, admitted: bool) -> None:
    """etcd-druid v0.23.1 api/v1alpha1/etcd.go IsReconciliationInProgress, IsDeletionInProgress."""
    etcd = EtcdResource(exists=True, operation=operation)
    assert admits_druid_at_work(etcd) is admitted
    assert admits_druid(etcd)


CHANGED = EtcdResource(exists=True, generation=2, observed=1, replicas=1)


@pytest.mark.parametrize(
    ("etcd", "v0_5", "v0_6"),
    [
        (CHANGED, True, False),
        (evolve(CHANGED, observed=2), False, False),
        (evolve(CHANGED, observed=2, requested=True), True, True),
        (evolve(CHANGED, observed=2, failed=True), True, True),
        (evolve(CHANGED, exists=False), False, False),
    ],
)
def test_up_to_v0_5_a_generation_that_was_not_observed_needs_no_request(
    etcd: EtcdResource, v0_5: bool, v0_6: bool
) -> None:
    """etcd-druid v0.5.2 pkg/predicate/predicate.go GenerationChangedPredicate; v0.6.0 buildPredicate."""
    assert (filter_by_generation(etcd, etcd), filter_by_annotation(etcd, etcd)) == (v0_5, v0_6)


@pytest.mark.parametrize(
    ("version", "event_filter", "last", "by_update", "reads_anew"),
    [
        ("0.5.2", filter_by_generation, True, True, True),
        ("0.6", filter_by_annotation, False, True, True),
        ("0.7.1", filter_by_annotation, False, True, True),
        ("0.15.2", filter_by_annotation, False, False, True),
        ("0.15.3", filter_by_annotation, False, False, False),
        ("0.22", filter_by_annotation, False, False, False),
    ],
)
def test_what_an_early_release_has(
    version: str, event_filter: Callable[..., bool], last: bool, by_update: bool, reads_anew: bool
) -> None:
    """etcd-druid controllers/etcd_controller.go, etcd/reconciler.go at each tag."""
    system = SYSTEMS[f"gardener=1.36,druid={version}"]
    assert (system.constants["event_filter"], system.constants["annotation_last"]) == (event_filter, last)
    switches = ("druid.annotation-by-update", "druid.reads-anew")
    assert tuple(switch in system.switches for switch in switches) == (by_update, reads_anew)


def test_up_to_v0_15_2_druid_observes_the_generation_that_it_finds_when_it_writes_the_status() -> None:
    """etcd-druid v0.15.2 controllers/etcd_controller.go updateEtcdStatus: TryUpdateStatus; v0.15.3: Status().Update."""
    worked_on = DruidRun(RunStep.UPDATE_STATUS, spec=True, object=evolve(CHANGED, generation=1))
    found = [
        update_status_read_anew(worked_on, CHANGED, ONE, False, False)[1].observed,
        update_error_status_read_anew(CHANGED, False)[1].observed,
        update_status(worked_on, CHANGED, ONE, False)[1].observed,
    ]
    assert found == [2, 2, 1]


def test_up_to_v0_5_the_annotation_goes_after_the_status_by_an_update_that_can_conflict() -> None:
    """etcd-druid v0.5.2 controllers/etcd_controller.go updateEtcdStatus, removeOperationAnnotation."""
    etcd = evolve(CHANGED, requested=True)
    run, after = update_status_read_anew(DruidRun(RunStep.UPDATE_STATUS, spec=True), etcd, ONE, False, True)
    assert (run.step, after.requested) == (RunStep.TAKE_ANNOTATION, True)
    assert not annotation_can_be_updated(run, after.patched(generation=3))
    ended, last = take_annotation_by_update(run, after, True)
    assert (ended.step, last.requested) == (RunStep.FINISH, False)


def test_what_is_read_anew_is_behind_while_the_watch_has_something_to_deliver() -> None:
    """gardener v1.17.1 pkg/utils/kubernetes/update.go TryUpdateStatus: it reads from the cache."""
    cache = Cache(CHANGED)
    assert copy_is_current(cache, CHANGED)
    assert not copy_is_current(cache, CHANGED.patched(requested=True))


def test_druid_writes_what_it_reads_anew_only_where_its_cache_is_current_and_conflicts_elsewhere() -> None:
    """gardener v1.17.1 pkg/utils/kubernetes/update.go TryUpdateStatus: an update of what the cache has."""
    on = tables("gardener=1.39,druid=0.7.2,backup-restore=0.24", "create-single")
    cached, stored = (position(on, name) for name in ("druid_cache", "etcd"))
    found: dict[str, set[bool]] = {}
    for word, step, _ in spread(on, 1, 3000):
        name = "tick" if step.action is None else on.model.actions[step.action].action.name
        cache, etcd = (on.interned[p].values[word[p]] for p in (cached, stored))
        found.setdefault(name, set()).add(copy_is_current(cache, etcd))
    for name in ("reset_status_read_anew", "update_status_read_anew", "update_error_status_read_anew"):
        assert found[name] == {True}
    assert found["conflict_on_status"] == {False}
    assert "conflict_on_update" not in found


def position(on: Tables, component: str) -> int:
    (slot,) = (slot for slot in on.model.slots if slot.component.name == component)
    return slot.position


@pytest.mark.parametrize(
    ("scenario", "fits"), [("redeploy-single", True), ("create-ha", False), ("volume-lost", False)]
)
def test_before_v0_15_3_there_is_one_member(scenario: str, fits: bool) -> None:
    """A question about several members is refused in one sentence."""
    why = misfit(SYSTEMS["gardener=1.36,druid=0.15.2,backup-restore=0.24"], SCENARIOS[scenario])
    assert (why is None) is fits


ONE = StatefulSet(exists=True, replicas=1, updated=1, ready=1)
UNREADY = StatefulSet(exists=True, replicas=1, updated=0, ready=0)
TWO_JOINED = StatefulSet(exists=True, replicas=3, updated=2, ready=2, scaled_up=True)
ONE_MISSING = StatefulSet(exists=True, replicas=3, updated=3, ready=2, scaled_up=True)
ALL_JOINED = StatefulSet(exists=True, replicas=3, updated=3, ready=3, scaled_up=True)


@pytest.mark.parametrize(
    ("sts", "v0_17", "v0_18_0", "v0_18_1", "v0_19"),
    [
        (ONE, True, True, True, True),
        (UNREADY, True, True, False, False),
        (StatefulSet(), True, True, True, True),
        (TWO_JOINED, False, True, True, True),
        (ONE_MISSING, False, False, False, True),
        (ALL_JOINED, False, False, False, False),
    ],
)
def test_a_release_marks_a_scale_up_from_one_to_three(
    sts: StatefulSet, v0_17: bool, v0_18_0: bool, v0_18_1: bool, v0_19: bool
) -> None:
    """etcd-druid pkg/component/etcd/statefulset/statefulset.go clusterScaledUpToMultiNode; states of #582 and #647."""
    etcd = EtcdResource(exists=True, replicas=3, replicas_in_status=1)
    rules = (marks_transition, marks_until_updated, marks_ready_until_updated, marks_until_available)
    assert tuple(rule(etcd, sts) for rule in rules) == (v0_17, v0_18_0, v0_18_1, v0_19)


def test_without_a_statefulset_an_etcd_that_had_three_replicas_is_not_scaled_up() -> None:
    """etcd-druid v0.18.0 statefulset.go clusterScaledUpToMultiNode: StatusReplicas."""
    etcd = EtcdResource(exists=True, replicas=3, replicas_in_status=3)
    assert not marks_transition(etcd, StatefulSet())


@pytest.mark.parametrize(
    ("gardener", "peer_tls"),
    [("1.53", True), ("1.63", False), ("1.63.2", True), ("1.64.1", False), ("1.64.2", True), ("1.74", True)],
)
def test_a_hibernated_control_plane_that_is_deleted_is_deployed_with_peer_tls_or_without(
    gardener: str, peer_tls: bool
) -> None:
    """gardener pkg/operation/botanist/component/etcd/etcd.go Deploy: Replicas, then HighAvailabilityEnabled."""
    deployed = delete_ha(SYSTEMS[f"gardener={gardener},druid=0.22,backup-restore=0.24"])[0][0]
    assert (deployed.replicas, deployed.peer_tls) == (None, peer_tls)


@pytest.mark.parametrize(("listens", "listed"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_member_is_reached_where_it_listens_as_the_member_list_says(listens: bool, listed: bool) -> None:
    """The log of gardener#7497: first record does not look like a TLS handshake."""
    (part,) = reachable.parts
    pod = Pod(PodStep.PROBED, Template(3, listens))
    raft = Cluster(voters=7, named=7, published=7, plain=0 if listed else 7)
    found = part(Member(MemberStep.STARTED, Identity.FULL), pod, raft, 1, Identity.FULL)
    assert found == (Running(full=2) if listens == listed else Running())


def test_a_member_that_reaches_nobody_has_a_quorum_only_where_it_is_the_only_voter() -> None:
    """etcd raft/quorum/majority.go: a voter counts itself."""
    member = Member(MemberStep.STARTED, Identity.SOLO)
    assert quorum_runs(member, Cluster(voters=1), Identity.SOLO, Running(), 0)
    assert not quorum_runs(member, Cluster(voters=7), Identity.SOLO, Running(), 0)
    assert quorum_runs(member, Cluster(voters=7), Identity.SOLO, Running(solo=2), 0)


def test_pods_outlive_a_statefulset_that_was_deleted_without_them() -> None:
    """kubernetes: --cascade=orphan; etcd-druid v0.23.0 statefulset.go: DeletePropagationOrphan."""
    assert not pod_is_condemned(ORPHANED, 0)
    assert pod_is_condemned(StatefulSet(), 0)


def test_orphans_are_adopted_by_a_statefulset_of_as_many_replicas_as_there_were_members() -> None:
    """etcd-druid v0.23.1 statefulset.go checkAndRecreateOrphanDeletedSts, determineNumOrphanedPods."""
    etcd = EtcdResource(exists=True, generation=2, replicas=3, peer_tls=True, members=1)
    run, sts = adopt_orphans(DruidRun(RunStep.SYNC), ORPHANED, Cache(etcd), ORPHANED, False)
    assert (sts.exists, sts.replicas, sts.orphaned, run.step) == (True, 1, False, RunStep.RECORD_INCOMPLETE)


@pytest.mark.parametrize(("adopts_orphans", "creates"), [(False, True), (True, False)])
def test_the_first_release_with_new_labels_looks_for_no_orphans(adopts_orphans: bool, creates: bool) -> None:
    """etcd-druid v0.23.0 statefulset.go Sync: there is no StatefulSet present, create one."""
    assert nobody_is_to_be_adopted(ORPHANED, adopts_orphans) is creates
    assert pods_are_orphaned(ORPHANED, adopts_orphans) is not creates


@pytest.mark.parametrize(("own", "asked"), [(True, 0b010), (False, 0b001)])
def test_a_new_member_asks_those_who_speak_as_its_own_configuration_says(own: bool, asked: int) -> None:
    """etcd-druid#881: it expects HTTPS and gets HTTP."""
    pod = Pod(PodStep.PROBED, Template(3, own))
    found = asked_peers(Sidecar(initial=0b111), Running(solo=0b011), Identity.SOLO, 2, pod, 0b010)
    assert found == asked
