"""backup-restore before v0.24: one question about the cluster, one try to be added, and what a restore was then.

Up to v0.18.0 a member that is not listed is an error, and its data is restored whether or not it has peers; a single
member asks as well there, which is left out. Up to v0.22 the member list or the silence of ten seconds decides, in
v0.23 the StatefulSet comes before them. Up to v0.30.1 a peer URL is updated in the list only; that in v0.18.0 the loop
that promotes updates the one of localhost in a cluster of several (doPromoteMember) is taken for part of the restore.
What triggers all this is taken for etcd-wrapper, where it was a script.
"""

from attrs import evolve

from model.actors.backup_restore import (
    INITIALIZER,
    MEMBERS,
    cluster_adds_it,
    cluster_lacks_it,
    has_backup,
)
from model.actors.backup_restore_server import (
    SERVER,
    check_lasts_at_least,
    check_lasts_at_most,
    peer_url_has_changed,
)
from model.actors.etcd import Cluster, Identity, Member, Running, member, raft
from model.actors.etcd_wrapper import scale_up_is_unfinished
from model.actors.sidecar import (
    SIDECAR,
    Sidecar,
    SidecarStep,
    attempt_closes,
    attempt_opens,
    nobody_answers_reads,
    round_ends_at_least,
    round_ends_at_most,
    sidecar,
)
from model.actors.statefulset_controller import Pod, StatefulSet
from model.kernel import NOW, action

S = SidecarStep


@action(
    SIDECAR, writes=[sidecar], at=S.CONSULTING, latest=NOW, source=f"{MEMBERS} (v0.23.0) IsClusterScaledUp: StatefulSet"
)
def see_scale_up_in_statefulset(sidecar: Sidecar) -> Sidecar:
    """The StatefulSet is marked, or has more replicas than updated ones: the member is to be added."""
    return Sidecar(S.ADDING)


see_scale_up_in_statefulset.guard(scale_up_is_unfinished)


@action(SIDECAR, writes=[sidecar], at=S.CONSULTING, latest=NOW, source=f"{MEMBERS} (v0.23.0) IsClusterScaledUp")
def see_no_scale_up(sidecar: Sidecar) -> Sidecar:
    """The StatefulSet says nothing, and the member list is asked for."""
    return Sidecar(S.SEARCHING_AGAIN)


@see_no_scale_up.guard
def scale_up_is_not_seen(sts: StatefulSet, reads_mark: bool) -> bool:
    """It is not marked, and all of its replicas are updated."""
    return not scale_up_is_unfinished(sts, reads_mark)


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.SEARCHING,
    earliest=attempt_opens,
    latest=attempt_closes,
    only="backup-restore.asks-once",
    source=f"{INITIALIZER} (v0.19.0) Initialize",
)
def take_itself_for_new(sidecar: Sidecar) -> Sidecar:
    """A cluster answers, and its member list lacks this member's name: it is to be added."""
    return Sidecar(S.ADDING)


take_itself_for_new.guard(cluster_lacks_it)


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.SEARCHING,
    earliest=round_ends_at_least,
    latest=round_ends_at_most,
    only="backup-restore.asks-once",
    source=f"{INITIALIZER} (v0.19.0) Initialize: an error of IsMemberInCluster",
)
def give_up_after_one_round(sidecar: Sidecar) -> Sidecar:
    """Nobody has answered two questions: the member is taken for no new one."""
    return evolve(sidecar, step=S.VALIDATING, lost=1)


give_up_after_one_round.guard(nobody_answers_reads)


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.SEARCHING_AGAIN,
    earliest=attempt_opens,
    latest=attempt_closes,
    only="backup-restore.absence-is-an-error",
    source=f"{MEMBERS} (v0.18.0) IsMemberInCluster: could not find member",
)
def take_absence_for_error(sidecar: Sidecar) -> Sidecar:
    """A cluster answers and does not list the member, which is an error like silence."""
    return Sidecar(S.VALIDATING)


take_absence_for_error.guard(cluster_lacks_it)


@action(
    SIDECAR,
    writes=[sidecar, raft],
    at=S.ADDING,
    latest=NOW,
    only="backup-restore.adds-at-once",
    source=f"{INITIALIZER} (v0.23.0) Initialize; {MEMBERS} AddMemberAsLearner",
)
def add_learner_keeping_data(sidecar: Sidecar, raft: Cluster, ordinal: int) -> tuple[Sidecar, Cluster]:
    """The member is added as a learner, unless it is a member already, and its data directory stays as it is."""
    added = raft if raft.members >> ordinal & 1 else evolve(raft, learners=raft.learners | 1 << ordinal)
    return Sidecar(S.LISTING), added


add_learner_keeping_data.guard(cluster_adds_it)


def adding_is_given_up(endpoints: Running) -> str:
    """Return how long the four tries take: a third of a second, or 5 s each where nobody answers."""
    return "learner.unreachable" if endpoints == Running() else "now"


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.ADDING,
    earliest=adding_is_given_up,
    latest=adding_is_given_up,
    only="backup-restore.adds-at-once",
    source=f"{INITIALIZER} (v0.23.0) Initialize: the error of retry.OnError is dropped",
)
def go_on_without_learner(sidecar: Sidecar) -> Sidecar:
    """Four tries to be added have failed, and the initialisation counts as done."""
    return Sidecar(S.LISTING)


@go_on_without_learner.guard
def cluster_does_not_add_it(
    raft: Cluster, identity: Identity, endpoints: Running, running: Running, ordinal: int
) -> bool:
    """Nobody answers, or the cluster has another learner or is unhealthy."""
    adds = cluster_adds_it(raft, identity, endpoints, running, ordinal)
    return endpoints == Running() or (endpoints.of(identity) != 0 and not adds)


@action(
    SIDECAR,
    writes=[sidecar, member, raft],
    at=S.VALIDATING,
    latest=NOW,
    source=f"{INITIALIZER} (v0.18.0) restoreCorruptData; "
    "etcd-backup-restore pkg/snapshot/restorer/restorer.go restoreFromBaseSnapshot",
)
def restore_backup_alone(sidecar: Sidecar, pod: Pod, ordinal: int) -> tuple[Sidecar, Member, Cluster]:
    """The backup is restored as a cluster of one, whose only member keeps the peer URL http://localhost:2380."""
    bit = 1 << ordinal
    plain = 0 if pod.template.peer_tls else bit
    local = bit if pod.template.size == 1 else 0  # of several it is updated by the loop that promotes
    restored = Cluster(voters=bit, named=bit, plain=plain, local=local)
    return evolve(sidecar, step=S.LISTING), Member(data=Identity.SOLO), restored


@restore_backup_alone.guard
def backup_is_restored(
    member: Member, identity: Identity, holding: Running, etcd_name: str, restores: bool, restores_alone: bool
) -> bool:
    """There is no valid data, and the bucket has some."""
    empty = member.data is Identity.NONE and identity is Identity.SOLO
    return restores_alone and empty and has_backup(etcd_name, holding, restores)


@action(
    SIDECAR,
    writes=[sidecar, raft],
    at=S.CHECKING,
    earliest=check_lasts_at_least,
    latest=check_lasts_at_most,
    only="backup-restore.leaves-etcd-running",
    source=f"{SERVER} (v0.30.0) runServer: UpdateMemberPeerURL",
)
def update_peer_url_only(sidecar: Sidecar, raft: Cluster, ordinal: int) -> tuple[Sidecar, Cluster]:
    """The member list gets the peer URL with TLS, and etcd runs on as it was started."""
    return Sidecar(S.LOOPING), evolve(raft, plain=raft.plain & ~(1 << ordinal))


update_peer_url_only.guard(peer_url_has_changed)
