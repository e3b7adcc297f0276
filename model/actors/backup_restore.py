"""backup-restore initialises a member: it finds out whether the member is new, known, or to be added as a learner.

In upstream's order: two rounds of searching for a cluster through the client Service, each of four attempts; then
scale-up as a learner, or validation of the data directory and what follows from it. Restoring a backup is left out:
a member that is alone ends up with data either way.
"""

from attrs import evolve

from model.actors.etcd import Cluster, Identity, Member, Running, member, raft
from model.actors.sidecar import (
    SIDECAR,
    Lease,
    Sidecar,
    SidecarStep,
    attempt_closes,
    attempt_opens,
    next_try_at_least,
    next_try_at_most,
    nobody_answers,
    nobody_answers_reads,
    round_ends_at_least,
    round_ends_at_most,
    sidecar,
)
from model.actors.statefulset_controller import Pod, StatefulSet
from model.kernel import NOW, action

INITIALIZER = "etcd-backup-restore pkg/initializer/initializer.go"
MEMBERS = "etcd-backup-restore pkg/member/member_control.go"
S = SidecarStep

# -- initialisation: is this member part of a cluster? -----------------------------------------------------------------


@action(
    SIDECAR,
    writes=[sidecar],
    at=(S.SEARCHING, S.SEARCHING_AGAIN),
    earliest=attempt_opens,
    latest=attempt_closes,
    source=f"{MEMBERS} WasMemberInCluster, IsMemberInCluster",
)
def find_itself_listed(sidecar: Sidecar) -> Sidecar:
    """A cluster answers, and its member list has this member's name."""
    return Sidecar(S.VALIDATING, known=sidecar.step is S.SEARCHING)


@find_itself_listed.guard
def cluster_lists_it(raft: Cluster, identity: Identity, answering: Running, ordinal: int) -> bool:
    """A ready endpoint of this cluster answers and lists it by name."""
    return answering.of(identity) != 0 and bool(raft.named >> ordinal & 1)


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.SEARCHING,
    earliest=attempt_opens,
    latest=attempt_closes,
    unless="backup-restore.asks-once",
    source=f"{MEMBERS} WasMemberInCluster",
)
def find_itself_missing(sidecar: Sidecar) -> Sidecar:
    """A cluster answers, and its member list lacks this member's name; whether it was scaled up is asked next."""
    return Sidecar(S.SEARCHING_AGAIN)


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.SEARCHING_AGAIN,
    earliest=attempt_opens,
    latest=attempt_closes,
    unless="backup-restore.absence-is-an-error",
    source=f"{MEMBERS} IsClusterScaledUp",
)
def find_cluster_scaled_up(sidecar: Sidecar) -> Sidecar:
    """A cluster answers, and its member list lacks this member's name: the cluster has been scaled up."""
    return Sidecar(S.ADDING)


@find_itself_missing.guard
@find_cluster_scaled_up.guard
def cluster_lacks_it(raft: Cluster, identity: Identity, answering: Running, ordinal: int) -> bool:
    """A ready endpoint of this cluster answers and does not list it by name."""
    return answering.of(identity) != 0 and not raft.named >> ordinal & 1


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.SEARCHING,
    earliest=round_ends_at_least,
    latest=round_ends_at_most,
    unless="backup-restore.asks-once",
    source=f"{MEMBERS} WasMemberInCluster",
)
def trust_own_lease(sidecar: Sidecar) -> Sidecar:
    """The first round is lost, but the member's lease has had a holder: it was a member."""
    return evolve(sidecar, step=S.VALIDATING, lost=1, known=True)


@trust_own_lease.guard
def lease_has_holder(lease: Lease) -> bool:
    """Its own lease has a holderIdentity."""
    return lease.holder


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.SEARCHING,
    earliest=round_ends_at_least,
    latest=round_ends_at_most,
    unless="backup-restore.asks-once",
    source=f"{INITIALIZER} Initialize",
)
def search_again(sidecar: Sidecar) -> Sidecar:
    """The first round is lost, and no lease says that it was a member; it asks once more."""
    return evolve(sidecar, step=S.SEARCHING_AGAIN, lost=1)


@search_again.guard
def lease_has_no_holder(lease: Lease) -> bool:
    """Its own lease never had a holderIdentity."""
    return not lease.holder


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.SEARCHING_AGAIN,
    earliest=round_ends_at_least,
    latest=round_ends_at_most,
    source=f"{MEMBERS} IsClusterScaledUp: an error counts as not scaled up",
)
def give_up_search(sidecar: Sidecar) -> Sidecar:
    """The second round is lost: the member gives up its search for a cluster."""
    return evolve(sidecar, step=S.VALIDATING, lost=sidecar.lost + 1)


def marked_as_scaled_up(sts: StatefulSet) -> bool:
    """The StatefulSet has the annotation that says that it was scaled up."""
    return sts.scaled_up


@give_up_search.guard
def annotation_says_nothing(sts: StatefulSet, asks_annotation: bool) -> bool:
    """The StatefulSet has no annotation that says that it was scaled up, or nobody asks."""
    return not (asks_annotation and marked_as_scaled_up(sts))


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.SEARCHING_AGAIN,
    earliest=round_ends_at_least,
    latest=round_ends_at_most,
    only="backup-restore.asks-annotation",
    source=f"{MEMBERS} (v0.24.0) IsClusterScaledUp: scaled-to-multi-node",
)
def trust_annotation(sidecar: Sidecar) -> Sidecar:
    """The round is lost, but the StatefulSet's annotation says that the cluster was scaled up."""
    return Sidecar(S.ADDING)


trust_annotation.guard(marked_as_scaled_up)

for _lost in (trust_own_lease, search_again, give_up_search, trust_annotation):
    _lost.guard(nobody_answers_reads)

# -- initialisation: as a learner --------------------------------------------------------------------------------------


def refuses_to_add(raft: Cluster, running: int) -> bool:
    """Tell whether the cluster answers `unhealthy cluster`: a voter is missing, or connected for less than 5 s."""
    return raft.disturbed & raft.voters != 0 or raft.voters & ~running != 0


@action(
    SIDECAR,
    writes=[sidecar, member, raft],
    at=S.ADDING,
    earliest=next_try_at_least,
    latest=next_try_at_most,
    unless="backup-restore.adds-at-once",
    source=f"{MEMBERS} AddLearnerWithRetry; etcd etcdserver/server.go mayAddMember",
)
def add_learner(sidecar: Sidecar, member: Member, raft: Cluster, ordinal: int) -> tuple[Sidecar, Member, Cluster]:
    """The member wipes its data directory and is added to the cluster as a learner, unless it is a member already."""
    added = raft if raft.members >> ordinal & 1 else evolve(raft, learners=raft.learners | 1 << ordinal)
    return Sidecar(S.LISTING), Member(), added


@add_learner.guard
def cluster_adds_it(raft: Cluster, identity: Identity, endpoints: Running, running: Running, ordinal: int) -> bool:
    """The cluster is healthy, and has it already (`Peer URLs already exists`) or has no learner."""
    free = raft.learners == 0 or bool(raft.members >> ordinal & 1)
    return endpoints.of(identity) != 0 and free and not refuses_to_add(raft, running.of(identity))


@action(
    SIDECAR,
    writes=[sidecar, member],
    at=S.ADDING,
    earliest=next_try_at_least,
    latest=next_try_at_most,
    unless="backup-restore.adds-at-once",
    source=f"{MEMBERS} AddLearnerWithRetry",
)
def wait_for_learner_slot(sidecar: Sidecar, member: Member) -> tuple[Sidecar, Member]:
    """The data is wiped, but the cluster answers `too many learner members`; the sidecar sleeps 5 s and backs off."""
    return evolve(sidecar, tries=sidecar.tries + 1, busy=sidecar.busy + 1), Member()


@wait_for_learner_slot.guard
def slot_is_taken(
    sidecar: Sidecar, raft: Cluster, identity: Identity, endpoints: Running, running: Running, ordinal: int
) -> bool:
    """The healthy cluster has another learner."""
    healthy = endpoints.of(identity) != 0 and not refuses_to_add(raft, running.of(identity))
    return sidecar.tries < 5 and healthy and raft.learners & ~(1 << ordinal) != 0 and not raft.members >> ordinal & 1


@action(
    SIDECAR,
    writes=[sidecar, member],
    at=S.ADDING,
    earliest=next_try_at_least,
    latest=next_try_at_most,
    unless="backup-restore.adds-at-once",
    source=f"{MEMBERS} AddLearnerWithRetry",
)
def wait_for_healthy_cluster(sidecar: Sidecar, member: Member, endpoints: Running) -> tuple[Sidecar, Member]:
    """The data is wiped, but the cluster is `unhealthy`, or nobody answers for 5 s; the sidecar backs off."""
    unanswered = int(endpoints == Running())
    return evolve(sidecar, tries=sidecar.tries + 1, busy=sidecar.busy + unanswered), Member()


@wait_for_healthy_cluster.guard
def cluster_is_unhealthy(
    sidecar: Sidecar, raft: Cluster, identity: Identity, endpoints: Running, running: Running
) -> bool:
    """The cluster refuses to add whomsoever, members that it has already included, or there is no endpoint at all."""
    refused = endpoints.of(identity) != 0 and refuses_to_add(raft, running.of(identity))
    return sidecar.tries < 5 and (endpoints == Running() or refused)


@action(
    SIDECAR,
    writes=[sidecar, member],
    at=S.ADDING,
    earliest=next_try_at_least,
    latest=next_try_at_most,
    unless="backup-restore.adds-at-once",
    source=f"{INITIALIZER} addLearnerAttempts; logger.Fatalf",
)
def give_up_adding(sidecar: Sidecar, member: Member) -> tuple[Sidecar, Member]:
    """The sixth attempt has failed, and the sidecar exits."""
    return Sidecar(S.CRASHED), Member()


@give_up_adding.guard
def attempts_are_used_up(
    sidecar: Sidecar, raft: Cluster, endpoints: Running, running: Running, identity: Identity, ordinal: int
) -> bool:
    """Five attempts failed, and the sixth does too."""
    adds = cluster_adds_it(raft, identity, endpoints, running, ordinal)
    return sidecar.tries >= 5 and (endpoints == Running() or (endpoints.of(identity) != 0 and not adds))


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.CRASHED,
    earliest="container.restart",
    latest="container.backoff",
    source="kubernetes CrashLoopBackOff",
)
def restart_container(sidecar: Sidecar) -> Sidecar:
    """The container that has exited is started again, or the initialisation that has failed is asked for again."""
    return Sidecar()


# -- initialisation: with the data that is there -----------------------------------------------------------------------


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.VALIDATING,
    latest=NOW,
    source=f"{INITIALIZER} Initialize; etcd-backup-restore pkg/initializer/validator/datavalidator.go",
)
def accept_data(sidecar: Sidecar) -> Sidecar:
    """The data directory is valid and stays."""
    return evolve(sidecar, step=S.LISTING)


@accept_data.guard
def data_is_valid(member: Member) -> bool:
    """There is data from an earlier life."""
    return member.data is not Identity.NONE


def has_backup(etcd_name: str, holding: Running, restores: bool) -> bool:
    """Tell whether the backup bucket holds something: only main has one, and its leader fills it at once.

    Where a control plane is restored on another seed, the bucket is full from the beginning.
    """
    return etcd_name == "main" and (restores or holding != Running())


@action(SIDECAR, writes=[sidecar], at=S.VALIDATING, latest=NOW, source=f"{INITIALIZER} restoreCorruptData")
def discard_data(sidecar: Sidecar) -> Sidecar:
    """There is no valid data; the member will start from an empty directory, or from what the only member restored."""
    return evolve(sidecar, step=S.LISTING)


@discard_data.guard
def nothing_to_rejoin(
    sidecar: Sidecar,
    member: Member,
    pod: Pod,
    holding: Running,
    etcd_name: str,
    restores: bool,
    restores_alone: bool,
) -> bool:
    """It is alone, or nothing says that others have data: no lease and no list knew it, and there is no backup."""
    known = sidecar.known or has_backup(etcd_name, holding, restores)
    stays = member.data is Identity.NONE and (pod.template.size == 1 or not known)
    return stays and not (restores_alone and has_backup(etcd_name, holding, restores))


@action(SIDECAR, writes=[sidecar], at=S.VALIDATING, latest=NOW, source=f"{INITIALIZER} DataDirStatusInvalidInMultiNode")
def decide_to_rejoin(sidecar: Sidecar) -> Sidecar:
    """The data is missing though the cluster has some: the member must be removed and added again."""
    return Sidecar(S.REJOINING)


@decide_to_rejoin.guard
def others_have_data(
    sidecar: Sidecar,
    member: Member,
    pod: Pod,
    holding: Running,
    etcd_name: str,
    restores: bool,
    restores_alone: bool,
) -> bool:
    """It is one of several, and a list, a lease or a backup says that there is data."""
    known = sidecar.known or has_backup(etcd_name, holding, restores)
    return member.data is Identity.NONE and pod.template.size > 1 and known and not restores_alone


def removes(raft: Cluster, rest: Cluster, running: int) -> bool:
    """Tell whether a cluster becomes `rest`: a majority of its voters has to agree, and one must be left."""
    return raft.has_quorum(running) and rest.has_quorum(running)


@action(
    SIDECAR,
    writes=[sidecar, member, raft],
    at=S.REJOINING,
    latest=NOW,
    source=f"{INITIALIZER} restoreInMultiNode; etcd etcdserver/server.go mayRemoveMember",
)
def rejoin(sidecar: Sidecar, member: Member, raft: Cluster, ordinal: int) -> tuple[Sidecar, Member, Cluster]:
    """The member is removed from the cluster and added to it as a learner."""
    bit = 1 << ordinal
    left = evolve(
        raft,
        voters=raft.voters & ~bit,
        named=raft.named & ~bit,
        published=raft.published & ~bit,
        plain=raft.plain & ~bit,
        disturbed=raft.disturbed & ~bit,
    )
    return Sidecar(S.LISTING), Member(), evolve(left, learners=raft.learners | bit)


@rejoin.guard
def cluster_takes_it_back(
    raft: Cluster, identity: Identity, endpoints: Running, running: Running, ordinal: int
) -> bool:
    """The cluster answers, removes it, and then has no learner and is healthy."""
    bit = 1 << ordinal
    rest = evolve(raft, voters=raft.voters & ~bit)
    calm = not refuses_to_add(rest, running.of(identity))
    removed = removes(raft, rest, running.of(identity))
    return endpoints.of(identity) != 0 and removed and calm and raft.learners & ~bit == 0


@action(SIDECAR, writes=[sidecar, raft], at=S.REJOINING, latest=NOW, source=f"{INITIALIZER} restoreInMultiNode")
def fail_to_rejoin(
    sidecar: Sidecar, raft: Cluster, ordinal: int, running: Running, identity: Identity
) -> tuple[Sidecar, Cluster]:
    """The cluster refuses the new learner four times in 0.3 s; the initialisation has failed, after the removal."""
    bit = 1 << ordinal
    left = evolve(
        raft,
        voters=raft.voters & ~bit,
        learners=raft.learners & ~bit,
        named=raft.named & ~bit,
        published=raft.published & ~bit,
        plain=raft.plain & ~bit,
        disturbed=raft.disturbed & ~bit,
    )
    return Sidecar(S.CRASHED), left if removes(raft, left, running.of(identity)) else raft


@fail_to_rejoin.guard
def cluster_refuses_it(raft: Cluster, identity: Identity, endpoints: Running, running: Running, ordinal: int) -> bool:
    """The cluster answers, but has another learner or is unhealthy."""
    return endpoints.of(identity) != 0 and not cluster_takes_it_back(raft, identity, endpoints, running, ordinal)


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.REJOINING,
    earliest="rejoin.unreachable",
    latest="rejoin.unreachable",
    source=f"{INITIALIZER} restoreInMultiNode: RemoveMember, four times 30 s",
)
def wait_for_cluster_to_rejoin(sidecar: Sidecar) -> Sidecar:
    """Nobody answers the removal; the initialisation fails and begins anew."""
    return Sidecar(S.OFF)


wait_for_cluster_to_rejoin.guard(nobody_answers)
