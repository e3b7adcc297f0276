"""kubelet: pods start after a while, get ready, and stop; and what may happen to them and to their volumes.

A pod has two containers, etcd-wrapper and backup-restore, and no liveness probe. How long a pod takes to start is an
ordinary choice of the environment and no fault.
"""

from attrs import evolve

from model.actors.etcd import Cluster, Identity, Member, MemberStep, Running, member
from model.actors.sidecar import Sidecar, SidecarStep, sidecar
from model.actors.statefulset_controller import Pod, PodStep, pod
from model.kernel import Actor, action

KUBELET = Actor("kubelet")
ENVIRONMENT = Actor("environment")
SCHEDULER = "kubernetes pkg/scheduler"
EVICTION = "kubernetes pkg/kubelet/eviction, node lifecycle"
PROBE = "etcd-druid internal/component/statefulset/builder.go getEtcdContainerReadinessProbe"


@action(
    KUBELET,
    writes=[pod],
    at=PodStep.PENDING,
    latest="kubelet.startSkew",
    source="kubernetes pkg/kubelet: scheduling, volumes and images take their time",
)
def start_pod(pod: Pod) -> Pod:
    """The pod's containers start."""
    return evolve(pod, step=PodStep.RUNNING, age=0)


@action(ENVIRONMENT, writes=[pod], at=PodStep.PENDING, fault="pod-unschedulable", source=f"{SCHEDULER} FitError")
def find_no_node(pod: Pod) -> Pod:
    """No node has room for the pod, or can reach its volume."""
    return evolve(pod, step=PodStep.UNSCHEDULABLE, age=0)


@action(KUBELET, writes=[pod], at=PodStep.RUNNING, earliest="probe.delay", latest="probe.delay", source=PROBE)
def begin_probing(pod: Pod) -> Pod:
    """The readiness probe's initial delay is over."""
    return evolve(pod, step=PodStep.PROBED, age=0)


def serves(member: Member, raft: Cluster, identity: Identity, ordinal: int) -> bool:
    """Tell whether the member answers linearizable reads: it is a voter and knows a leader."""
    voter = bool(raft.voters >> ordinal & 1)
    return member.data is identity and member.step is MemberStep.SERVING and voter


@action(
    KUBELET,
    writes=[member, pod],
    at=MemberStep.SERVING,
    earliest="probe.success.min",
    latest="probe.success.max",
    source=PROBE,
)
def find_pod_ready(member: Member, pod: Pod) -> tuple[Member, Pod]:
    """etcd-wrapper's /readyz answers 200, since a linearizable Get did, and the pod goes behind the Service."""
    return evolve(member, age=0), evolve(pod, ready=True)


@find_pod_ready.guard
def wrapper_is_asked_and_answers(
    member: Member, raft: Cluster, identity: Identity, ordinal: int, pod: Pod, sidecar_decides: frozenset[int]
) -> bool:
    """The probe has begun and asks the wrapper, and the member answers linearizable reads."""
    begun = pod.step is PodStep.PROBED and not pod.ready and pod.template.size not in sidecar_decides
    return begun and serves(member, raft, identity, ordinal)


@action(
    KUBELET,
    writes=[sidecar, pod],
    at=SidecarStep.LOOPING,
    earliest="election.period",
    latest="probe.singleSuccess",
    source=PROBE,
)
def find_single_pod_ready(sidecar: Sidecar, pod: Pod) -> tuple[Sidecar, Pod]:
    """backup-restore's /healthz answers 200, since its leader loop found a leader; the pod goes behind the Service."""
    return sidecar, evolve(pod, ready=True)


@find_single_pod_ready.guard
def sidecar_is_asked_and_answers(
    member: Member, raft: Cluster, identity: Identity, ordinal: int, pod: Pod, sidecar_decides: frozenset[int]
) -> bool:
    """The probe has begun and asks the sidecar, and the member is the leader of its own."""
    begun = pod.step is PodStep.PROBED and not pod.ready and pod.template.size in sidecar_decides
    return begun and serves(member, raft, identity, ordinal)


@action(
    KUBELET,
    writes=[member, pod],
    at=MemberStep.STARTED,
    earliest="probe.failure.min",
    latest="probe.failure.max",
    source=PROBE,
)
def find_pod_unready(member: Member, pod: Pod) -> tuple[Member, Pod]:
    """The probe has failed five times, and the pod leaves the Service."""
    return member, evolve(pod, ready=False)


@find_pod_unready.guard
def ready_without_leader(pod: Pod) -> bool:
    """It still counts as ready, though its etcd has no leader."""
    return pod.ready


@action(
    KUBELET,
    writes=[pod, sidecar, member],
    at=PodStep.TERMINATING,
    latest="pod.termination",
    source="kubernetes pkg/kubelet; etcd-druid builder.go terminationGracePeriodSeconds",
)
def remove_pod(pod: Pod, sidecar: Sidecar, member: Member) -> tuple[Pod, Sidecar, Member]:
    """The containers have stopped and the pod is gone; its volume stays."""
    return Pod(), Sidecar(), Member(data=member.data, short=member.short)


@action(ENVIRONMENT, writes=[pod], at=(PodStep.RUNNING, PodStep.PROBED), fault="pod-lost", source=EVICTION)
def lose_pod(pod: Pod) -> Pod:
    """A node or the eviction manager takes the pod away."""
    return evolve(pod, step=PodStep.TERMINATING, ready=False, age=0)


@action(
    ENVIRONMENT,
    writes=[pod, sidecar, member],
    at=(PodStep.RUNNING, PodStep.PROBED),
    fault="volume-lost",
    source=EVICTION,
)
def lose_volume(pod: Pod, sidecar: Sidecar, member: Member) -> tuple[Pod, Sidecar, Member]:
    """A node dies and takes the pod and its volume with it."""
    return Pod(), Sidecar(), Member()


@action(
    ENVIRONMENT,
    writes=[pod, sidecar, member],
    at=(PodStep.RUNNING, PodStep.PROBED),
    fault="log-truncated",
    source="etcd wal/wal.go sync; gardener/etcd-backup-restore#620",
)
def lose_end_of_log(pod: Pod, sidecar: Sidecar, member: Member) -> tuple[Pod, Sidecar, Member]:
    """A node dies, and what a follower had confirmed at the end was not on its disk; the volume stays."""
    return Pod(), Sidecar(), Member(data=member.data, short=True)


@lose_end_of_log.guard
def is_a_follower(member: Member, raft: Cluster, identity: Identity, running: Running, ordinal: int) -> bool:
    """It is a voter that serves, and the others, one of whom leads, are a quorum without it."""
    others = running.of(identity) & ~(1 << ordinal)
    return serves(member, raft, identity, ordinal) and raft.has_quorum(others)


@action(
    ENVIRONMENT,
    writes=[sidecar, member],
    at=tuple(SidecarStep),
    fault="wrapper-restarts",
    source="etcd-wrapper internal/bootstrap/bootstrap.go; etcd-backup-restore pkg/server/httpAPI.go",
)
def restart_etcd_container(sidecar: Sidecar, member: Member) -> tuple[Sidecar, Member]:
    """The etcd container restarts; a result of the initialisation that it has read is lost, and it asks for another."""
    return Sidecar(), Member(data=member.data, short=member.short)


@action(
    ENVIRONMENT,
    writes=[sidecar],
    at=tuple(SidecarStep),
    fault="sidecar-restarts",
    source="etcd-backup-restore pkg/server/backuprestoreserver.go Run",
)
def restart_sidecar(sidecar: Sidecar, member: Member) -> Sidecar:
    """The backup-restore container restarts; what it was initialising begins anew, a running etcd runs on."""
    return Sidecar() if member.step is MemberStep.DOWN else Sidecar(SidecarStep.AWAITING)


@restart_etcd_container.guard
@restart_sidecar.guard
def sidecar_runs(sidecar: Sidecar, pod: Pod) -> bool:
    """Its pod runs, and it is doing something."""
    return pod.step in (PodStep.RUNNING, PodStep.PROBED) and sidecar.step is not SidecarStep.OFF
