"""etcd 3.4: members and their data, clusters and their identity, learners, quorum, and what etcd refuses.

A cluster's identity follows from the initial cluster that it was bootstrapped with. With the configurations that druid
writes there are two: SOLO, bootstrapped by one member on its own, and FULL, bootstrapped by whoever starts as `new`
with the full list. Two members that do so on their own are in the same cluster, and not in that of a third.
"""

from enum import Enum
from operator import or_

from attrs import evolve, frozen

from model.actors.api_server import ORDINAL, RESOURCE
from model.actors.statefulset_controller import Pod
from model.kernel import NOW, Actor, Chart, Component, Index, action, fold, timer

ETCD = Actor("etcd")
IDENTITY = Index("identity")


class Identity(Enum):
    """Which cluster a data directory belongs to; NONE for an empty one."""

    NONE = 0
    SOLO = 1
    FULL = 2


IDENTITIES = (Identity.SOLO, Identity.FULL)


@frozen
class Cluster:
    """A cluster's member list as masks of ordinals.

    A member that was added and never started has no name in it; `published` are those who started and told the cluster
    where they are. `plain` are those whose peer URL in the list is http, from before peer TLS was asked for, and
    `local` those whose peer URL is one of localhost, as a restore of old made it. While there are voters that have come
    back lately (`disturbed`), it refuses to add.
    """

    voters: int = 0
    learners: int = 0
    named: int = 0
    published: int = 0
    plain: int = 0
    local: int = 0
    disturbed: int = 0
    age: int = timer()

    @property
    def members(self) -> int:
        """All members, named or not."""
        return self.voters | self.learners

    def has_quorum(self, running: int) -> bool:
        """Tell whether a majority of the voters is among those who run."""
        needed = self.voters.bit_count() // 2 + 1
        return self.voters != 0 and (self.voters & running).bit_count() >= needed


class MemberStep(Enum):
    """The etcd process: STARTED without a leader it answers nobody; SERVING it knows one."""

    DOWN = 0
    STARTED = 1
    SERVING = 2


@frozen
class Member:
    """One member's process and its volume; `data` is the cluster whose data the volume holds.

    `short` says that the end of its log is missing, which its leader takes for confirmed.
    """

    step: MemberStep = MemberStep.DOWN
    data: Identity = Identity.NONE
    short: bool = False
    age: int = timer()


UP = (MemberStep.STARTED, MemberStep.SERVING)
MEMBER = Chart(
    "member",
    MemberStep,
    MemberStep.DOWN,
    [
        ("restart_etcd", MemberStep.DOWN, MemberStep.STARTED),
        ("restart_etcd_with_short_log", MemberStep.DOWN, MemberStep.STARTED),
        ("bootstrap_cluster", MemberStep.DOWN, MemberStep.STARTED),
        ("join_cluster", MemberStep.DOWN, MemberStep.STARTED),
        ("find_leader", MemberStep.STARTED, MemberStep.SERVING),
        ("lose_leader", MemberStep.SERVING, MemberStep.STARTED),
        ("remove_pod", UP, MemberStep.DOWN),
        ("restart_etcd_container", UP, MemberStep.DOWN),
        ("lose_volume", UP, MemberStep.DOWN),
        ("lose_end_of_log", MemberStep.SERVING, MemberStep.DOWN),
        ("update_peer_url", MemberStep.SERVING, MemberStep.DOWN),
    ],
)
raft = Component("raft", Cluster, per=(RESOURCE, IDENTITY), owner="etcd")
member = Component("member", Member, per=(RESOURCE, ORDINAL), chart=MEMBER, owner="etcd-wrapper")


@frozen
class Running:
    """Masks of ordinals, one for each cluster."""

    solo: int = 0
    full: int = 0

    def __or__(self, other: "Running") -> "Running":
        return Running(self.solo | other.solo, self.full | other.full)

    def of(self, identity: Identity) -> int:
        """Return those in the cluster `identity`."""
        return {Identity.NONE: 0, Identity.SOLO: self.solo, Identity.FULL: self.full}[identity]


def only(ordinal: int, identity: Identity) -> Running:
    """Return the masks with one ordinal in the cluster of its data."""
    bit = 1 << ordinal
    return Running(bit if identity is Identity.SOLO else 0, bit if identity is Identity.FULL else 0)


@fold(over=(ORDINAL,), combine=or_, start=Running())
def running(member: Member, ordinal: int) -> Running:
    """Which etcd processes run, by cluster."""
    return Running() if member.step is MemberStep.DOWN else only(ordinal, member.data)


@fold(over=(ORDINAL, IDENTITY), combine=or_, start=Running())
def reachable(member: Member, pod: Pod, raft: Cluster, ordinal: int, identity: Identity) -> Running:
    """Which etcd processes run and listen as the member list of their cluster says, with TLS or without."""
    runs = member.step is not MemberStep.DOWN and member.data is identity
    listed = not raft.plain >> ordinal & 1
    return only(ordinal, identity) if runs and listed == pod.template.peer_tls else Running()


@fold(over=(ORDINAL,), combine=or_, start=0)
def with_tls(pod: Pod, ordinal: int) -> int:
    """Which pods are configured with peer TLS, as a mask."""
    return 1 << ordinal if pod.template.peer_tls else 0


@fold(over=(ORDINAL,), combine=or_, start=Running())
def endpoints(pod: Pod, member: Member, ordinal: int) -> Running:
    """Whom the client Service reaches: the ready pods, in whichever cluster they serve."""
    return only(ordinal, member.data) if pod.ready else Running()


@fold(over=(ORDINAL,), combine=or_, start=Running())
def answering(pod: Pod, member: Member, ordinal: int) -> Running:
    """Who behind the client Service answers a linearizable read: a pod stays ready for a while without a quorum."""
    return only(ordinal, member.data) if pod.ready and member.step is MemberStep.SERVING else Running()


@fold(over=(ORDINAL, IDENTITY), combine=or_, start=Running())
def voting(member: Member, raft: Cluster, ordinal: int, identity: Identity) -> Running:
    """Which members serve as voters, by cluster."""
    serves = member.step is MemberStep.SERVING and member.data is identity
    return only(ordinal, identity) if serves and raft.voters >> ordinal & 1 else Running()


@fold(over=(IDENTITY,), combine=or_, start=Running())
def remembering(raft: Cluster, identity: Identity) -> Running:
    """Whom a cluster knows by a founder's id, as one that has started or that was removed.

    The id is made of the peer URL, and for a member that is added of the moment too: of SOLO, only member 0 has one.
    """
    if identity is Identity.SOLO:
        return Running(solo=raft.voters & raft.published & 1)
    return Running(full=raft.published | ~raft.voters) if raft.voters else Running()


@fold(over=(ORDINAL,), combine=or_, start=Running())
def holding(member: Member, ordinal: int) -> Running:
    """Whose volumes hold data, by cluster."""
    return only(ordinal, member.data)


def disturbance_ends(raft: Cluster) -> str | None:
    """Return the time for which a disturbed cluster refuses to add."""
    return "etcd.healthInterval" if raft.disturbed else None


@action(
    ETCD,
    writes=[raft],
    earliest=disturbance_ends,
    latest=disturbance_ends,
    source="etcd etcdserver/server.go HealthInterval, isConnectedFullySince",
)
def settle(raft: Cluster) -> Cluster:
    """The voters have been connected for long enough, and the cluster lets members be added again."""
    return evolve(raft, disturbed=0, age=0)


@action(
    ETCD,
    writes=[member, raft],
    at=MemberStep.STARTED,
    latest=NOW,
    source="etcd embed/serve.go (ReadyNotify), etcdserver/server.go publish",
)
def find_leader(member: Member, raft: Cluster, ordinal: int) -> tuple[Member, Cluster]:
    """The member learns of a leader, publishes its name and begins to answer; the start's time includes this."""
    bit = 1 << ordinal
    known = evolve(raft, named=raft.named | bit, published=raft.published | bit)
    if raft.voters & bit and raft.voters != bit:  # it refuses to add while one of its voters is a newcomer
        known = evolve(known, disturbed=raft.disturbed | bit, age=0)
    return evolve(member, step=MemberStep.SERVING, age=0), known


@find_leader.guard
def quorum_runs(member: Member, raft: Cluster, identity: Identity, reachable: Running, ordinal: int) -> bool:
    """A majority of the voters of its own cluster runs, itself and those who can be reached."""
    return member.data is identity and raft.has_quorum(reachable.of(identity) | 1 << ordinal)


@find_leader.guard
def is_a_member(raft: Cluster, ordinal: int) -> bool:
    """The cluster has it in its member list."""
    return bool(raft.members >> ordinal & 1)


@action(ETCD, writes=[member], at=MemberStep.SERVING, latest=NOW, source="etcd raft/raft.go stepLeader, promotable")
def lose_leader(member: Member) -> Member:
    """The member loses its leader."""
    return evolve(member, step=MemberStep.STARTED, age=0)


@lose_leader.guard
def quorum_is_lost(member: Member, raft: Cluster, identity: Identity, reachable: Running, ordinal: int) -> bool:
    """No majority of the voters of its own cluster is there any more; a learner never campaigns and does not notice."""
    learner = bool(raft.learners >> ordinal & 1)
    return member.data is identity and not learner and not raft.has_quorum(reachable.of(identity) | 1 << ordinal)
