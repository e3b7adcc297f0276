"""What backup-restore promises of one member: it starts with its data, is listed as configured, and gets ready."""

from attrs import evolve, frozen

from model.actors.api_server import ORDINAL, RESOURCE
from model.actors.etcd import IDENTITY, Cluster, Identity, Member, MemberStep
from model.actors.sidecar import Lease, Sidecar, SidecarStep
from model.actors.statefulset_controller import Pod, PodStep
from model.kernel import Component, observer
from properties.property import Property

S = SidecarStep


def etcd_is_started(sidecar: Sidecar) -> bool:
    """Etcd is about to start."""
    return sidecar.step is S.STARTING


def known_member_starts_empty(sidecar: Sidecar, member: Member, raft: Cluster, ordinal: int) -> bool:
    """Etcd is about to start from an empty directory, and a cluster has it as a member that has started before."""
    return etcd_is_started(sidecar) and member.data is Identity.NONE and bool(raft.published >> ordinal & 1)


@frozen
class Start:
    """Whether etcd is about to start, and whether it has just exited instead."""

    about: bool = False
    failed: bool = False


start = Component("start", Start, per=(RESOURCE, ORDINAL))


@observer(start)
def follow_start(start: Start, sidecar: Sidecar) -> Start:
    """Notice when etcd exits instead of starting."""
    return Start(etcd_is_started(sidecar), start.about and sidecar.step is S.CRASHED)


def start_has_failed(start: Start) -> bool:
    """Etcd has exited instead of starting."""
    return start.failed


@frozen
class Restore:
    """Whether a member is about to be removed and added again, and whether it was removed and is left so."""

    about: bool = False
    dropped: bool = False


restore = Component("restore", Restore, per=(RESOURCE, ORDINAL, IDENTITY))


@observer(restore)
def follow_restore(restore: Restore, sidecar: Sidecar, raft: Cluster, ordinal: int) -> Restore:
    """Notice when an initialisation ends after the removal."""
    is_member = bool(raft.members >> ordinal & 1)
    if sidecar.step is S.REJOINING:
        return Restore(about=is_member)
    return Restore(dropped=restore.about and not is_member)


def is_to_be_restored(restore: Restore) -> bool:
    """A member of a cluster is about to be removed and added again."""
    return restore.about


def is_left_removed(restore: Restore) -> bool:
    """A member was removed, and the initialisation is over."""
    return restore.dropped


def is_served(sidecar: Sidecar, member: Member, raft: Cluster, identity: Identity, ordinal: int) -> bool:
    """The loops of backup-restore run, for a voter of this cluster."""
    return sidecar.step is S.LOOPING and member.data is identity and bool(raft.voters >> ordinal & 1)


def peer_url_differs(
    sidecar: Sidecar, member: Member, raft: Cluster, identity: Identity, ordinal: int, pod: Pod
) -> bool:
    """A voter is served whose peer URL in the member list is localhost, or http where it is configured as https."""
    other = raft.local | (raft.plain if pod.template.peer_tls else 0)
    return is_served(sidecar, member, raft, identity, ordinal) and bool(other >> ordinal & 1)


@frozen
class Run:
    """Whether etcd runs, and whether its peer URL was a plain one when it started."""

    up: bool = False
    plain: bool = False


run = Component("run", Run, per=(RESOURCE, ORDINAL))


@observer(run)
def follow_run(run: Run, member: Member, raft: Cluster, identity: Identity, ordinal: int) -> Run:
    """Remember with which peer URL etcd has started."""
    if member.step is MemberStep.DOWN:
        return Run()
    if run.up or member.data is not identity:
        return run
    return Run(True, bool(raft.plain >> ordinal & 1))


def lease_says_tls(lease: Lease) -> bool:
    """A lease says TLS."""
    return lease.tls


def lease_says_tls_of_plain_run(lease: Lease, run: Run) -> bool:
    """A lease says TLS of an etcd that was started with a plain peer URL and runs on."""
    return lease.tls and run.plain


@frozen
class Unready:
    """Whether a pod runs and is not ready, and for how long, in ticks."""

    runs: bool = False
    age: int = 0


unready = Component("unready", Unready, per=(RESOURCE, ORDINAL))


@observer(unready)
def follow_pod(unready: Unready, pod: Pod) -> Unready:
    """Follow a pod from the start of its containers until it is ready."""
    runs = pod.step in (PodStep.RUNNING, PodStep.PROBED) and not pod.ready
    return Unready(True, unready.age) if runs else Unready()


@follow_pod.tick
def count_unready(unready: Unready, deadline_ticks: int) -> Unready:
    """Count the time, up to the deadline and one tick more."""
    return evolve(unready, age=min(unready.age + 1, deadline_ticks + 1)) if unready.runs else unready


def is_unready(unready: Unready) -> bool:
    """A pod runs and is not ready."""
    return unready.runs


def is_unready_too_long(unready: Unready, deadline_ticks: int) -> bool:
    """A pod runs and has not become ready by its deadline."""
    return unready.runs and unready.age > deadline_ticks


MEMBER_PROPERTIES = (
    Property(
        name="running-pods-become-ready",
        sentence="A pod whose containers run becomes ready.",
        why="Its member does not serve: with one more that is away, the quorum is lost.",
        sources=("gardener/etcd-backup-restore#577", "gardener/etcd-backup-restore#620"),
        form="within",
        witness=is_unready,
        observers=(follow_pod,),
        pending=is_unready,
        overdue=is_unready_too_long,
        mutant="a learner is never promoted",
        deadline_s=900,
    ),
    Property(
        name="known-members-start-with-data",
        sentence="A member that has served in a cluster never starts there with an empty directory.",
        why="As new it is refused, as existing it panics, in each case again and again; it must be removed and added.",
        sources=("gardener/etcd-backup-restore#760", "gardener/etcd-backup-restore#614"),
        form="always",
        witness=etcd_is_started,
        breaks=known_member_starts_empty,
        mutant="a member that is listed wipes its data",
    ),
    Property(
        name="no-failed-start-without-a-fault",
        sentence="Without a fault, etcd does not exit instead of starting.",
        why="Its container is restarted later and later, and an alert is raised for nothing.",
        sources=("gardener/etcd-backup-restore#617",),
        form="always",
        witness=etcd_is_started,
        observers=(follow_start,),
        breaks=start_has_failed,
        mutant="a member that is listed wipes its data",
    ),
    Property(
        name="removed-is-added-again",
        sentence="An initialisation that removes its member from the cluster adds it again.",
        why="The cluster has one voter less until the next initialisation, which needs the cluster to answer.",
        sources=("gardener/etcd-backup-restore#645",),
        form="always",
        witness=is_to_be_restored,
        observers=(follow_restore,),
        breaks=is_left_removed,
        mutant="a member is removed and not added again",
    ),
    Property(
        name="peer-url-is-configured",
        sentence="A voter that backup-restore serves is listed with the peer URL that its configuration names.",
        why="Members that are added later compare the list with their own configuration, and exit where they differ.",
        sources=("gardener/etcd-backup-restore#500", "gardener/etcd-backup-restore#628"),
        form="always",
        witness=is_served,
        breaks=peer_url_differs,
        mutant="backup-restore updates no peer URL",
    ),
    Property(
        name="tls-lease-of-restarted-etcd",
        sentence="A member lease says TLS only of an etcd that was started with a peer URL of TLS.",
        why="druid takes the lease for what etcd does, and scales up beside a member that its peers cannot reach.",
        sources=("gardener/etcd-backup-restore#538", "gardener/etcd-backup-restore#787"),
        form="always",
        witness=lease_says_tls,
        observers=(follow_run,),
        breaks=lease_says_tls_of_plain_run,
        mutant="backup-restore updates no peer URL",
    ),
)
