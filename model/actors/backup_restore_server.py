"""backup-restore serves a member that is up: it waits for etcd, promotes a learner, and renews the member lease.

None of this begins before etcd has a leader: a member that never joined a cluster never renews its lease. Once the
lease says what it has to say, its further renewals are left out, since nothing here compares renewTime with a
threshold.
"""

from attrs import evolve

from model.actors.etcd import Cluster, Identity, Member, MemberStep, Running, member, raft
from model.actors.sidecar import SIDECAR, Lease, Sidecar, SidecarStep, lease, sidecar
from model.actors.statefulset_controller import Pod
from model.kernel import NOW, action

SERVER = "etcd-backup-restore pkg/server/backuprestoreserver.go"
S = SidecarStep


@action(SIDECAR, writes=[sidecar], at=S.AWAITING, latest=NOW, source=f"{SERVER} waitUntilEtcdRunning")
def see_etcd_running(sidecar: Sidecar, member: Member, raft: Cluster, ordinal: int) -> Sidecar:
    """The local etcd answers a status request, which it does only once it has had a leader."""
    return Sidecar(S.CHECKING, known=bool(raft.learners >> ordinal & 1))


@see_etcd_running.guard
def etcd_answers(member: Member, identity: Identity) -> bool:
    """The member serves, in this cluster."""
    return member.step is MemberStep.SERVING and member.data is identity


def check_lasts_at_least(sidecar: Sidecar) -> str:
    """Return how long the check of the peer URLs takes at least: a learner's four tries fail one by one."""
    return "peerUrl.learner.min" if sidecar.known else "peerUrl.voter.min"


def check_lasts_at_most(sidecar: Sidecar) -> str:
    """Return how long it takes at most, with the ticks of waitUntilEtcdRunning before it."""
    return "peerUrl.learner.max" if sidecar.known else "peerUrl.voter.max"


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.CHECKING,
    earliest=check_lasts_at_least,
    latest=check_lasts_at_most,
    source=f"{SERVER} updatePeerURLIfChanged",
)
def check_peer_urls(sidecar: Sidecar) -> Sidecar:
    """The peer URLs are compared; only then do the leader loop and the lease loop start."""
    return Sidecar(S.LOOPING)


@action(
    SIDECAR,
    writes=[sidecar, member, raft],
    at=S.CHECKING,
    earliest=check_lasts_at_least,
    latest=check_lasts_at_most,
    unless="backup-restore.leaves-etcd-running",
    source=f"{SERVER} updatePeerURLIfChanged; etcd-wrapper /stop",
)
def update_peer_url(sidecar: Sidecar, member: Member, raft: Cluster, ordinal: int) -> tuple[Sidecar, Member, Cluster]:
    """The member list gets the peer URL with TLS, and the sidecar has etcd-wrapper stop: the container restarts."""
    return Sidecar(S.CRASHED), Member(data=member.data), evolve(raft, plain=raft.plain & ~(1 << ordinal))


@update_peer_url.guard
def peer_url_has_changed(member: Member, raft: Cluster, identity: Identity, pod: Pod, ordinal: int) -> bool:
    """It serves as a voter, its configuration has TLS, and its peer URL in the member list has not."""
    serves = member.step is MemberStep.SERVING and member.data is identity
    return serves and pod.template.peer_tls and bool(raft.voters & raft.plain & 1 << ordinal)


@check_peer_urls.guard
def peer_url_stays(member: Member, raft: Cluster, identity: Identity, pod: Pod, ordinal: int) -> bool:
    """The member list has the configured peer URL, or cannot be read or updated, which is only logged."""
    return member.data is identity and not peer_url_has_changed(member, raft, identity, pod, ordinal)


@action(
    SIDECAR,
    writes=[sidecar, raft, member],
    at=S.LOOPING,
    earliest="election.period",
    latest="election.period",
    source="etcd-backup-restore pkg/leaderelection/leaderelection.go Run; "
    "etcd-backup-restore pkg/member/member_control.go PromoteMember",
)
def promote_learner(sidecar: Sidecar, raft: Cluster, member: Member, ordinal: int) -> tuple[Sidecar, Cluster, Member]:
    """A tick of the leader loop promotes its learner to a voter, which from now on answers linearizable reads."""
    bit = 1 << ordinal
    promoted = evolve(raft, learners=raft.learners & ~bit, voters=raft.voters | bit)
    return sidecar, promoted, evolve(member, age=0)


@promote_learner.guard
def learner_is_in_sync(
    member: Member, raft: Cluster, identity: Identity, endpoints: Running, running: Running, ordinal: int
) -> bool:
    """It is a named learner that serves in this cluster, and the cluster answers with a quorum."""
    named = bool(raft.learners & raft.named & 1 << ordinal)
    serves = member.step is MemberStep.SERVING and member.data is identity
    return named and serves and endpoints.of(identity) != 0 and raft.has_quorum(running.of(identity))


@action(
    SIDECAR,
    writes=[sidecar, lease],
    at=S.LOOPING,
    earliest="lease.period",
    latest="lease.period",
    source="etcd-backup-restore pkg/health/heartbeat/heartbeat.go RenewMemberLease",
)
def renew_lease(sidecar: Sidecar, lease: Lease, pod: Pod) -> tuple[Sidecar, Lease]:
    """The member lease gets its holder, and says whether the configured peer URLs are all https."""
    return sidecar, Lease(holder=True, tls=pod.template.peer_tls)


@renew_lease.guard
def lease_has_news(lease: Lease, pod: Pod, member: Member) -> bool:
    """The lease does not say so yet, and the local etcd answers."""
    return lease != Lease(holder=True, tls=pod.template.peer_tls) and member.step is MemberStep.SERVING
