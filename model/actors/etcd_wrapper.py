"""etcd-wrapper: it triggers the initialisation, asks the sidecar for etcd's configuration, and starts etcd.

`/config` is answered by backup-restore at that moment: the initial cluster is trimmed to the members that a cluster
lists, and its state is `existing` only if there is a learner just then. What etcd makes of it follows etcd's own start
rules.
"""

from attrs import evolve

from model.actors.etcd import IDENTITIES, Cluster, Identity, Member, MemberStep, Running, member, raft
from model.actors.sidecar import (
    SIDECAR,
    WRAPPER,
    Sidecar,
    SidecarStep,
    asking_fails_at_least,
    asking_fails_at_most,
    listing_fails_at_least,
    listing_fails_at_most,
    nobody_answers,
    sidecar,
)
from model.actors.statefulset_controller import Pod, PodStep, StatefulSet
from model.kernel import NOW, action

BOOTSTRAP = "etcd-wrapper internal/bootstrap/bootstrap.go"
HTTP = "etcd-backup-restore pkg/server/httpAPI.go"
MEMBERS = "etcd-backup-restore pkg/member/member_control.go"
START = "etcd etcdserver/server.go NewServer"
S = SidecarStep


@action(WRAPPER, writes=[sidecar], at=S.OFF, latest=NOW, source="etcd-wrapper internal/bootstrap/bootstrap.go Run")
def begin_initialisation(sidecar: Sidecar, searches_from: SidecarStep) -> Sidecar:
    """etcd-wrapper triggers the initialisation, and the sidecar asks through the client Service for its cluster."""
    return Sidecar(searches_from)


@begin_initialisation.guard
def runs_as_one_of_several(pod: Pod, ordinal: int, never_scales_up: frozenset[int]) -> bool:
    """The pod runs, its configuration names more than one member, and none says that it is never scaled up."""
    several = pod.template.size > 1 and ordinal not in never_scales_up
    return pod.step in (PodStep.RUNNING, PodStep.PROBED) and several


@action(
    WRAPPER,
    writes=[sidecar],
    at=S.OFF,
    latest=NOW,
    source="etcd-backup-restore pkg/initializer/initializer.go IsMultiNode",
)
def begin_initialisation_alone(sidecar: Sidecar) -> Sidecar:
    """etcd-wrapper triggers the initialisation of an only member, which goes straight to its data."""
    return Sidecar(S.VALIDATING)


@begin_initialisation_alone.guard
def runs_alone(pod: Pod, ordinal: int, never_scales_up: frozenset[int]) -> bool:
    """The pod runs, and its configuration names one member, or it is the first one, where that never asks."""
    alone = pod.template.size == 1 or (pod.template.size > 1 and ordinal in never_scales_up)
    return pod.step in (PodStep.RUNNING, PodStep.PROBED) and alone


# -- /config -----------------------------------------------------------------------------------------------------------


@action(SIDECAR, writes=[sidecar], at=S.LISTING, latest=NOW, source=f"{HTTP} getInitialCluster")
def list_members(sidecar: Sidecar, raft: Cluster, pod: Pod, ordinal: int) -> Sidecar:
    """A cluster lists its members; of several, the initial cluster keeps the named ones and the member itself."""
    everyone = (1 << pod.template.size) - 1
    trimmed = raft.named | 1 << ordinal if raft.members.bit_count() > 1 else everyone
    return Sidecar(S.ASKING, initial=trimmed)


@list_members.guard
def cluster_answers(endpoints: Running, identity: Identity) -> bool:
    """A ready endpoint of this cluster answers."""
    return endpoints.of(identity) != 0


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.LISTING,
    earliest=listing_fails_at_least,
    latest=listing_fails_at_most,
    source=f"{HTTP} getInitialCluster",
)
def fail_to_list_members(sidecar: Sidecar, pod: Pod) -> Sidecar:
    """Nobody lists the members, and the initial cluster is the configured one."""
    return evolve(sidecar, step=S.ASKING, initial=(1 << pod.template.size) - 1, waited=True)


fail_to_list_members.guard(nobody_answers)


@action(SIDECAR, writes=[sidecar], at=S.ASKING, latest=NOW, source=f"{HTTP} getClusterState")
def configure_single_member(sidecar: Sidecar) -> Sidecar:
    """An initial cluster of one is new."""
    return Sidecar(S.STARTING, initial=sidecar.initial)


@configure_single_member.guard
def initial_cluster_is_one(sidecar: Sidecar) -> bool:
    """The initial cluster has one member."""
    return sidecar.initial.bit_count() == 1


def initial_cluster_is_several(sidecar: Sidecar) -> bool:
    """The initial cluster has several members."""
    return sidecar.initial.bit_count() > 1


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.ASKING,
    latest=NOW,
    only="backup-restore.asks-statefulset",
    source="etcd-backup-restore v0.34.0 pkg/miscellaneous/miscellaneous.go GetInitialClusterStateIfScaleup",
)
def see_unfinished_scale_up(sidecar: Sidecar) -> Sidecar:
    """The StatefulSet has more replicas than updated ones: the cluster exists already."""
    return Sidecar(S.STARTING, initial=sidecar.initial, existing=True)


def scale_up_is_unfinished(sts: StatefulSet, reads_mark: bool) -> bool:
    """The StatefulSet's spec.replicas exceed its status.updatedReplicas, or druid has marked it as scaled up."""
    return (sts.replicas > 1 and sts.replicas > sts.updated) or (reads_mark and sts.scaled_up)


see_unfinished_scale_up.guard(initial_cluster_is_several)
see_unfinished_scale_up.guard(scale_up_is_unfinished)


@action(
    SIDECAR, writes=[sidecar], at=S.ASKING, latest=NOW, source=f"{HTTP} getClusterState; {MEMBERS} IsLearnerPresent"
)
def reach_cluster(sidecar: Sidecar) -> Sidecar:
    """There is an endpoint now; the waiting request finds it as soon as its connection is back."""
    return Sidecar(S.RECONNECTING, initial=sidecar.initial, waited=sidecar.waited)


@reach_cluster.guard
def somebody_answers(
    sidecar: Sidecar, endpoints: Running, sts: StatefulSet, asks_statefulset: bool, reads_mark: bool
) -> bool:
    """A pod is behind the client Service, and the StatefulSet did not settle the question."""
    settled = asks_statefulset and scale_up_is_unfinished(sts, reads_mark)
    return endpoints != Running() and initial_cluster_is_several(sidecar) and not settled


def reconnected(sidecar: Sidecar) -> str | None:
    """Return how long a connection may take to come back, if the request had waited for an endpoint."""
    return "grpc.reconnect" if sidecar.waited else "now"


@action(
    SIDECAR,
    writes=[sidecar],
    at=S.RECONNECTING,
    latest=reconnected,
    source=f"{MEMBERS} IsLearnerPresent",
)
def ask_for_learners(sidecar: Sidecar, raft: Cluster) -> Sidecar:
    """The cluster has a learner, so that the state is `existing`; or it has none, and the state is `new`."""
    return Sidecar(S.STARTING, initial=sidecar.initial, existing=raft.learners != 0)


ask_for_learners.guard(cluster_answers)


@action(
    SIDECAR,
    writes=[sidecar],
    at=(S.ASKING, S.RECONNECTING),
    earliest=asking_fails_at_least,
    latest=asking_fails_at_most,
    source=f"{HTTP} getClusterState: an error counts as no learner",
)
def assume_new(sidecar: Sidecar) -> Sidecar:
    """Nobody says whether there is a learner, and the state is `new`."""
    return Sidecar(S.STARTING, initial=sidecar.initial)


assume_new.guard(nobody_answers)
assume_new.guard(initial_cluster_is_several)


# -- the start of etcd -------------------------------------------------------------------------------------------------


@action(WRAPPER, writes=[sidecar, member], at=S.STARTING, latest="wrapper.start", source=START)
def restart_etcd(sidecar: Sidecar, member: Member) -> tuple[Sidecar, Member]:
    """Etcd starts from its data directory and ignores all of the initial configuration."""
    return Sidecar(S.AWAITING), Member(MemberStep.STARTED, member.data)


@restart_etcd.guard
def has_data(member: Member) -> bool:
    """There is a write-ahead log, to its end."""
    return member.data is not Identity.NONE and not member.short


@action(WRAPPER, writes=[sidecar], at=S.STARTING, latest="wrapper.start", source="etcd raft/log.go commitTo: panic")
def panic_on_short_log(sidecar: Sidecar) -> Sidecar:
    """Etcd panics, since its leader has heard it confirm what it does not have; the container restarts."""
    return Sidecar(S.CRASHED)


@panic_on_short_log.guard
def leader_remembers(member: Member, raft: Cluster, identity: Identity, running: Running) -> bool:
    """Its log is short, and the others have had a leader all the while."""
    return member.short and member.data is identity and raft.has_quorum(running.of(identity))


@action(WRAPPER, writes=[sidecar, member], at=S.STARTING, latest="wrapper.start", source="etcd raft/raft.go reset")
def restart_etcd_with_short_log(sidecar: Sidecar, member: Member) -> tuple[Sidecar, Member]:
    """Etcd starts, and gets the end of its log from the next leader, who does not know what it has confirmed."""
    return Sidecar(S.AWAITING), Member(MemberStep.STARTED, member.data)


@restart_etcd_with_short_log.guard
def nobody_leads(member: Member, raft: Cluster, identity: Identity, running: Running) -> bool:
    """Its log is short, and there is no quorum without it."""
    return member.short and member.data is identity and not raft.has_quorum(running.of(identity))


def bootstraps(sidecar: Sidecar) -> Identity:
    """Return the identity of the cluster that an initial cluster bootstraps."""
    return Identity.SOLO if sidecar.initial.bit_count() == 1 else Identity.FULL


def is_remembered(sidecar: Sidecar, running: Running, remembering: Running, ordinal: int) -> bool:
    """Tell whether peers of its initial cluster say that this member has been bootstrapped already, or removed.

    It asks them in the order of their URLs, and the first who runs answers, whatever cluster it is in; of its own
    cluster it hears later as well.
    """
    peers = sidecar.initial & ~(1 << ordinal)
    first = (running.solo | running.full) & peers
    says_solo = first & -first & running.solo != 0 and bool(remembering.solo >> ordinal & 1)
    return says_solo or (running.full & peers != 0 and bool(remembering.full >> ordinal & 1))


@action(
    WRAPPER,
    writes=[sidecar, member, raft],
    at=S.STARTING,
    latest="wrapper.start",
    source=f"{START}; etcd etcdserver/cluster_util.go isMemberBootstrapped, getRemotePeerURLs",
)
def bootstrap_cluster(
    sidecar: Sidecar, member: Member, raft: Cluster, identity: Identity, pod: Pod
) -> tuple[Sidecar, Member, Cluster]:
    """Etcd starts as `new` with an empty directory, and is a voter of the cluster that its initial cluster makes."""
    plain = 0 if pod.template.peer_tls else sidecar.initial
    fresh = Cluster(voters=sidecar.initial, named=sidecar.initial, plain=plain)
    known = raft.voters != 0 and identity is Identity.FULL
    return Sidecar(S.AWAITING), Member(MemberStep.STARTED, identity), raft if known else fresh


@bootstrap_cluster.guard
def starts_as_new(
    sidecar: Sidecar, member: Member, identity: Identity, running: Running, remembering: Running, ordinal: int
) -> bool:
    """The directory is empty, the state is `new`, and no peer knows it."""
    new = member.data is Identity.NONE and not sidecar.existing
    return new and bootstraps(sidecar) is identity and not is_remembered(sidecar, running, remembering, ordinal)


@action(WRAPPER, writes=[sidecar], at=S.STARTING, latest="wrapper.start", source=START)
def fail_to_bootstrap(sidecar: Sidecar) -> Sidecar:
    """Etcd exits, since the member has already been bootstrapped, or removed; the container restarts."""
    return Sidecar(S.CRASHED)


@fail_to_bootstrap.guard
def is_bootstrapped_already(
    sidecar: Sidecar, member: Member, identity: Identity, running: Running, remembering: Running, ordinal: int
) -> bool:
    """The directory is empty, the state is `new`, but a peer knows it, or knows that it was removed."""
    new = member.data is Identity.NONE and not sidecar.existing
    return new and bootstraps(sidecar) is identity and is_remembered(sidecar, running, remembering, ordinal)


def matches(sidecar: Sidecar, raft: Cluster, ordinal: int) -> bool:
    """Tell whether a cluster's member list is the initial cluster, with this member in it."""
    return raft.members == sidecar.initial and bool(raft.members >> ordinal & 1) and not raft.local & raft.members


def lacks_its_log(raft: Cluster, ordinal: int) -> bool:
    """Tell whether a cluster has heard of entries that this member, with an empty directory, does not have any more."""
    return bool(raft.published >> ordinal & 1)


def asked_peers(sidecar: Sidecar, running: Running, identity: Identity, ordinal: int, pod: Pod, with_tls: int) -> int:
    """Return those of the initial cluster who run in the cluster `identity`, with TLS or without as the member itself.

    Its configuration has the peer URLs of all of them.
    """
    alike = with_tls if pod.template.peer_tls else ~with_tls
    return running.of(identity) & alike & sidecar.initial & ~(1 << ordinal)


@action(
    WRAPPER,
    writes=[sidecar, member],
    at=S.STARTING,
    latest="wrapper.start",
    source=f"{START} ValidateClusterAndAssignIDs, isCompatibleWithCluster",
)
def join_cluster(sidecar: Sidecar, member: Member, identity: Identity) -> tuple[Sidecar, Member]:
    """Etcd starts as `existing` with an empty directory, and joins the cluster that its peers are in."""
    return Sidecar(S.AWAITING), Member(MemberStep.STARTED, identity)


@join_cluster.guard
def peers_match(
    sidecar: Sidecar,
    member: Member,
    raft: Cluster,
    identity: Identity,
    running: Running,
    ordinal: int,
    pod: Pod,
    with_tls: int,
) -> bool:
    """A running peer's member list is the initial cluster, it has had a leader, and this member is new to it."""
    empty = member.data is Identity.NONE and sidecar.existing
    led = asked_peers(sidecar, running, identity, ordinal, pod, with_tls) & raft.published != 0
    return empty and led and matches(sidecar, raft, ordinal) and not lacks_its_log(raft, ordinal)


@action(
    WRAPPER,
    writes=[sidecar],
    at=S.STARTING,
    latest="wrapper.start",
    source=f"{START} ValidateClusterAndAssignIDs; raft/log.go commitTo: tocommit is out of range",
)
def fail_to_join(sidecar: Sidecar) -> Sidecar:
    """Etcd exits: its peers list others or do not answer, or it panics for want of its log; the container restarts."""
    return Sidecar(S.CRASHED)


@fail_to_join.guard
def peers_differ(
    sidecar: Sidecar,
    member: Member,
    raft: Cluster,
    identity: Identity,
    running: Running,
    ordinal: int,
    pod: Pod,
    with_tls: int,
) -> bool:
    """A running peer's list is another one, its cluster never had a leader, or no peer of any cluster runs."""
    if member.data is not Identity.NONE or not sidecar.existing:
        return False
    silent = all(asked_peers(sidecar, running, each, ordinal, pod, with_tls) == 0 for each in IDENTITIES)
    asked = asked_peers(sidecar, running, identity, ordinal, pod, with_tls)
    joins = asked & raft.published != 0 and matches(sidecar, raft, ordinal) and not lacks_its_log(raft, ordinal)
    return silent or (asked != 0 and not joins)
