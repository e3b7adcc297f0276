"""What the members promise together: one cluster, its quorum, and its data."""

from attrs import frozen

from model.actors.api_server import ORDINAL, RESOURCE
from model.actors.etcd import Cluster, Identity, Member, MemberStep, Running
from model.actors.statefulset_controller import Pod, PodStep, StatefulSet
from model.kernel import Component, observer
from properties.property import Property


def somebody_votes(voting: Running) -> bool:
    """A cluster serves."""
    return voting != Running()


def two_clusters_serve(voting: Running) -> bool:
    """Two clusters serve at the same time."""
    return voting.solo != 0 and voting.full != 0


def somebody_holds_data(holding: Running) -> bool:
    """A volume holds data."""
    return holding != Running()


def two_clusters_hold_data(holding: Running) -> bool:
    """A member has bootstrapped a cluster of its own beside one whose data another member holds."""
    return holding.solo != 0 and holding.full != 0


@frozen
class Quorum:
    """Which members serve, as a mask, and whether one of them lost its leader while the StatefulSet had replicas."""

    serving: int = 0
    lost: bool = False


quorum = Component("quorum", Quorum, per=(RESOURCE,))


@observer(quorum)
def follow_leaders(quorum: Quorum, member: Member, sts: StatefulSet, ordinal: int) -> Quorum:
    """Notice when a running member loses its leader."""
    bit = 1 << ordinal
    if member.step is MemberStep.SERVING:
        return Quorum(quorum.serving | bit, quorum.lost)
    loses = bool(quorum.serving & bit) and member.step is MemberStep.STARTED
    return Quorum(quorum.serving & ~bit, quorum.lost or (loses and sts.exists and sts.replicas > 0))


def quorum_was_lost(quorum: Quorum) -> bool:
    """A member that runs has lost its leader."""
    return quorum.lost


def somebody_serves(quorum: Quorum) -> bool:
    """A member serves."""
    return quorum.serving != 0


@frozen
class Copies:
    """Whose volumes hold data (a mask), and whether a sidecar wiped the last copy."""

    held: int = 0
    wiped: bool = False


copies = Component("copies", Copies, per=(RESOURCE,))


@observer(copies)
def follow_data(copies: Copies, member: Member, pod: Pod, ordinal: int) -> Copies:
    """Notice when a running pod's volume loses its data and no other volume holds any."""
    bit = 1 << ordinal
    if member.data is not Identity.NONE:
        return Copies(copies.held | bit, copies.wiped)
    runs = pod.step in (PodStep.RUNNING, PodStep.PROBED)
    return Copies(copies.held & ~bit, copies.wiped or (copies.held == bit and runs))


def some_volume_holds_data(copies: Copies) -> bool:
    """A volume holds data."""
    return copies.held != 0


def last_copy_was_wiped(copies: Copies) -> bool:
    """A sidecar wiped the only copy of the data."""
    return copies.wiped


@frozen
class Wiped:
    """Which data a member's volume holds, and whether a sidecar wiped it while the member had a vote."""

    data: Identity = Identity.NONE
    voter: bool = False


wiped = Component("wiped", Wiped, per=(RESOURCE, ORDINAL))


@observer(wiped)
def follow_volume(wiped: Wiped, member: Member, pod: Pod, raft: Cluster, identity: Identity, ordinal: int) -> Wiped:
    """Notice when a running pod's volume loses the data of a cluster in which its member has a vote."""
    if member.data is identity:
        return Wiped(identity, wiped.voter)
    if wiped.data is not identity:
        return wiped
    runs = pod.step in (PodStep.RUNNING, PodStep.PROBED)
    return Wiped(Identity.NONE, wiped.voter or (runs and bool(raft.voters >> ordinal & 1)))


def voter_was_wiped(wiped: Wiped) -> bool:
    """A sidecar wiped the data of a member that had a vote."""
    return wiped.voter


@frozen
class Marked:
    """Whether the StatefulSet was ever marked as scaled up, and which ordinals have ever been voters that started."""

    ever: bool = False
    joined: int = 0


marked = Component("marked", Marked, per=(RESOURCE,))


@observer(marked)
def follow_mark(marked: Marked, sts: StatefulSet, raft: Cluster) -> Marked:
    """Remember the mark for as long as there is a StatefulSet, and who has joined."""
    return Marked(sts.exists and (marked.ever or sts.scaled_up), marked.joined | raft.voters & raft.published)


def is_marked(marked: Marked) -> bool:
    """The StatefulSet was marked as scaled up."""
    return marked.ever


def mark_was_taken_away(marked: Marked, sts: StatefulSet) -> bool:
    """The mark is gone, though fewer members have joined than the StatefulSet has replicas."""
    return marked.ever and not sts.scaled_up and marked.joined.bit_count() < sts.replicas


def newcomer_is_there(pod: Pod, member: Member, ordinal: int) -> bool:
    """A pod is there, not the first one, whose volume holds no data."""
    return ordinal > 0 and pod.step is not PodStep.ABSENT and member.data is Identity.NONE


def newcomer_speaks_otherwise(pod: Pod, member: Member, raft: Cluster, ordinal: int) -> bool:
    """A newcomer is configured with peer TLS, and a voter's peer URL is still without."""
    return newcomer_is_there(pod, member, ordinal) and pod.template.peer_tls and raft.voters & raft.plain != 0


CLUSTER_PROPERTIES = (
    Property(
        name="newcomers-speak-alike",
        sentence="A member with peer TLS is added only once the peer URLs of those who are there have TLS.",
        why="It cannot reach them and exits, again and again; the rolling update that would mend it waits for it.",
        sources=("gardener/etcd-druid#881", "gardener/etcd-druid#420"),
        form="always",
        witness=newcomer_is_there,
        breaks=newcomer_speaks_otherwise,
        mutant="druid does not mind peer TLS",
    ),
    Property(
        name="marked-until-joined",
        sentence="A StatefulSet that is marked as scaled up stays so until all of its members have joined.",
        why="A member that nobody answers asks for the mark: without it, it bootstraps a cluster of its own.",
        sources=("gardener/etcd-druid#582", "gardener/etcd-druid#647"),
        form="always",
        witness=is_marked,
        observers=(follow_mark,),
        breaks=mark_was_taken_away,
        mutant="the next reconciliation takes the mark of a scale-up away",
    ),
    Property(
        name="no-voter-wiped",
        sentence="A sidecar never wipes the data of a member that has a vote in its cluster.",
        why="A voter that comes back without its log breaks the promise that the cluster's quorum rests on; etcd "
        "panics, or with too few others the quorum is lost for good.",
        sources=("gardener/etcd-backup-restore#646", "gardener/etcd-druid#641"),
        form="always",
        witness=somebody_holds_data,
        observers=(follow_volume,),
        breaks=voter_was_wiped,
        mutant="a member that is listed wipes its data",
    ),
    Property(
        name="one-cluster-serves",
        sentence="At most one cluster serves at any time.",
        why="Behind one Service, two clusters answer in turn: what was written to one is missing in the other.",
        sources=("gardener/etcd-backup-restore#847", "gardener/etcd-druid#1165"),
        form="always",
        witness=somebody_votes,
        breaks=two_clusters_serve,
        mutant="a member starts as new although its cluster answers",
    ),
    Property(
        name="no-second-bootstrap",
        sentence="No member bootstraps a cluster beside a member that holds data.",
        why="It is alone or splits the cluster, and only a person can mend it.",
        sources=("gardener/etcd-backup-restore#847",),
        form="always",
        witness=somebody_holds_data,
        breaks=two_clusters_hold_data,
        mutant="a member starts as new although its cluster answers",
    ),
    Property(
        name="quorum-kept",
        sentence="A member that runs keeps its leader as long as the StatefulSet has replicas.",
        why="A lost quorum is an outage of the control plane, and may need a restore by hand.",
        sources=("gardener/etcd-druid#881", "gardener/etcd-backup-restore#646"),
        form="always",
        witness=somebody_serves,
        observers=(follow_leaders,),
        breaks=quorum_was_lost,
        mutant="the rolling update does not wait for the other pods",
    ),
    Property(
        name="no-only-copy-wiped",
        sentence="A sidecar never wipes the only copy of the data.",
        why="What is not in a backup is lost, and etcd-events has no backup.",
        sources=("etcd-backup-restore pkg/initializer/initializer.go",),
        form="always",
        witness=some_volume_holds_data,
        observers=(follow_data,),
        breaks=last_copy_was_wiped,
        mutant="a member that is listed wipes its data",
    ),
)
