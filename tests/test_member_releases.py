"""What backup-restore's earlier releases do otherwise, and what etcd and the scheduler refuse: case by case."""

import pytest

from model.actors.backup_restore import cluster_adds_it, discard_data, refuses_to_add
from model.actors.backup_restore_earlier import (
    add_learner_keeping_data,
    adding_is_given_up,
    backup_is_restored,
    cluster_does_not_add_it,
    restore_backup_alone,
    scale_up_is_not_seen,
    update_peer_url_only,
)
from model.actors.etcd import Cluster, Identity, Member, Running
from model.actors.etcd_wrapper import (
    leader_remembers,
    nobody_leads,
    peers_differ,
    peers_match,
    restart_etcd_with_short_log,
    scale_up_is_unfinished,
)
from model.actors.kubelet import find_no_node, start_pod
from model.actors.sidecar import Sidecar, SidecarStep, attempt_closes, attempt_opens, round_ends_at_least
from model.actors.statefulset_controller import Pod, PodStep, StatefulSet, Template, delete_pod, roll_pod
from model.systems import SYSTEMS
from model.systems.release import HEAD

S = SidecarStep
THREE = Cluster(voters=0b111, named=0b111, published=0b111)
ALL, TWO = Running(full=0b111), Running(full=0b011)


def release(version: str) -> str:
    return f"gardener=1.83,druid=0.22,backup-restore={version}"


def test_a_round_before_v0_24_is_two_attempts_of_5_s() -> None:
    """etcd-backup-restore v0.22.0 pkg/member/member_control.go IsMemberInCluster: backoff.Steps = 2, EtcdTimeout."""
    system = SYSTEMS[release("0.22")]
    attempts, seconds = system.constants["attempts"], system.settings
    windows = [
        (attempt_opens(asks, attempts, seconds, 1), attempt_closes(asks, attempts, seconds, 1))
        for asks in (Sidecar(S.SEARCHING, age=1), Sidecar(S.SEARCHING, age=6))
    ]
    assert windows == [(0, 4), (5, 9)]
    assert round_ends_at_least(Sidecar(S.SEARCHING), seconds) == 10


@pytest.mark.parametrize(("version", "known"), [("0.22", True), ("0.23", False), ("0.26", False), ("0.27", True)])
def test_whether_the_list_says_that_a_member_is_known_was_lost_for_a_while(version: str, known: bool) -> None:
    """pkg/initializer/initializer.go Initialize: isEtcdMemberPresent is set at v0.22.0 and v0.27.0, and not between."""
    first = SYSTEMS[release(version)].constants["searches_from"]
    assert (first is S.SEARCHING) is known


def test_a_rolling_update_looks_like_a_scale_up_to_the_counters() -> None:
    """gardener/etcd-backup-restore#614: three replicas, of which one is updated, and two are ready."""
    rolling = StatefulSet(True, 3, Template(3), updated=1, ready=2, created=3)
    assert scale_up_is_unfinished(rolling, reads_mark=True)
    assert not scale_up_is_not_seen(rolling, reads_mark=True)


def test_the_mark_of_a_scale_up_is_read_from_v0_21_on() -> None:
    """pkg/miscellaneous/miscellaneous.go GetInitialClusterStateIfScaleup at v0.20.1 and v0.21.0."""
    marked = StatefulSet(True, 3, Template(3), updated=3, scaled_up=True)
    reads = {v: SYSTEMS[release(v)].constants["reads_mark"] for v in ("0.20", "0.21", HEAD)}
    assert {v: scale_up_is_unfinished(marked, mark) for v, mark in reads.items()} == {
        "0.20": False,
        "0.21": True,
        HEAD: True,
    }


def test_the_data_of_a_member_that_is_added_stayed_before_v0_24() -> None:
    """pkg/initializer/initializer.go Initialize at v0.23.0; the directory is removed by #605, v0.24.0."""
    assert [component.name for component in add_learner_keeping_data.writes] == ["sidecar", "raft"]
    after, raft = add_learner_keeping_data(Sidecar(S.ADDING), Cluster(voters=1), 2)
    assert (after.step, raft.learners) == (S.LISTING, 0b100)


def test_a_taken_slot_and_silence_end_the_tries_of_old() -> None:
    """pkg/initializer/initializer.go Initialize at v0.23.0: retry.OnError(DefaultBackoff), its error is dropped."""
    busy = Cluster(voters=1, learners=2, named=1, published=1)
    solo = Running(solo=1)
    assert cluster_does_not_add_it(busy, Identity.SOLO, solo, solo, 2)
    assert not cluster_does_not_add_it(Cluster(voters=1), Identity.SOLO, solo, solo, 2)
    assert [adding_is_given_up(reached) for reached in (solo, Running())] == ["now", "learner.unreachable"]


def test_a_backup_is_restored_as_a_cluster_of_one_at_localhost() -> None:
    """gardener/etcd-backup-restore#500; v0.18.0 pkg/snapshot/restorer/restorer.go restoreFromBaseSnapshot."""
    pod = Pod(PodStep.RUNNING, Template(1))
    after, member, raft = restore_backup_alone(Sidecar(S.VALIDATING), pod, 0)
    assert (after.step, member.data, raft.voters, raft.local) == (S.LISTING, Identity.SOLO, 1, 1)


def test_what_is_restored_alone_is_not_discarded() -> None:
    (discards,) = discard_data.guards
    empty, pod, others = Member(), Pod(PodStep.RUNNING, Template(3)), Running(full=0b110)
    asked = (empty, Identity.SOLO, others, "main", False)
    assert backup_is_restored(*asked, True)
    assert not backup_is_restored(*asked, False)
    assert not discards(Sidecar(S.VALIDATING), empty, pod, others, "main", False, True)
    assert discards(Sidecar(S.VALIDATING), empty, pod, others, "events", False, True)


def test_a_peer_url_was_updated_without_a_restart() -> None:
    """etcd-backup-restore v0.30.0 pkg/server/backuprestoreserver.go runServer."""
    after, raft = update_peer_url_only(Sidecar(S.CHECKING), Cluster(voters=1, plain=1), 0)
    assert (after.step, raft.plain) == (S.LOOPING, 0)


# -- etcd and the scheduler --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raft", "joins"),
    [
        (Cluster(voters=0b011, learners=0b100, named=0b011, published=0b011), True),
        (THREE, False),
        (Cluster(voters=0b011, learners=0b100, named=0b011, published=0b011, local=0b001), False),
    ],
    ids=["a new learner", "a voter without its log, which panics", "beside a member at localhost"],
)
def test_who_joins_with_an_empty_directory(raft: Cluster, joins: bool) -> None:
    """etcd raft/log.go commitTo; etcdserver/server.go ValidateClusterAndAssignIDs compares the peer URLs."""
    starts = Sidecar(S.STARTING, initial=0b111, existing=True)
    alike = Pod(PodStep.RUNNING, Template(3, peer_tls=True))
    asked = (starts, Member(), raft, Identity.FULL, TWO, 2, alike, 0b011)
    assert peers_match(*asked) is joins
    assert peers_differ(*asked) is not joins


def test_who_disturbed_a_cluster_takes_the_disturbance_along() -> None:
    """etcd etcdserver/cluster_util.go isConnectedFullySince asks for the voters that there are."""
    back = Cluster(voters=0b111, disturbed=0b100)
    assert refuses_to_add(back, 0b111)
    assert not refuses_to_add(Cluster(voters=0b011, disturbed=0b100), 0b011)


def test_a_slot_is_free_once_nobody_is_a_learner() -> None:
    assert cluster_adds_it(Cluster(voters=0b011), Identity.FULL, TWO, ALL, 2)


def test_a_pod_without_a_node_does_not_start_and_can_be_deleted() -> None:
    """kubernetes pkg/scheduler FitError."""
    lost = find_no_node(Pod(PodStep.PENDING, Template(3)))
    assert lost.step not in start_pod.at
    assert lost.step in delete_pod.at
    assert lost.step in roll_pod.at


def test_a_member_that_has_lost_the_end_of_its_log_panics_under_a_leader_that_remembers() -> None:
    """etcd raft/log.go commitTo; raft/raft.go reset: a new leader begins with a match of zero."""
    short = Member(data=Identity.FULL, short=True)
    assert leader_remembers(short, THREE, Identity.FULL, TWO)
    assert not nobody_leads(short, THREE, Identity.FULL, TWO)
    assert nobody_leads(short, THREE, Identity.FULL, Running(full=0b001))
    assert not restart_etcd_with_short_log(Sidecar(S.STARTING), short)[1].short
