"""The StatefulSet controller: pods are created and deleted in parallel, rolled one by one, and counted.

The Etcd's StatefulSet is `Parallel` with `RollingUpdate` (etcd-druid internal/component/statefulset/builder.go). Its
status is written after the fact, so that whoever reads it may read what was true a moment ago.
"""

from enum import Enum
from operator import or_

from attrs import evolve, frozen

from model.actors.api_server import ORDINAL, RESOURCE
from model.kernel import NOW, Actor, Chart, Component, action, fold, timer

STATEFULSET_CONTROLLER = Actor("statefulset-controller")
SOURCE = "kubernetes pkg/controller/statefulset/stateful_set_control.go"


@frozen
class Template:
    """What tells one revision of the pod template from another.

    `size` is the number of members in the initial cluster of the mounted configuration; it also decides which readiness
    handler the pod has. `old_labels` are those of druid up to v0.22.
    """

    size: int = 1
    peer_tls: bool = False
    revision: int = 0
    old_labels: bool = False


@frozen
class StatefulSet:
    """The StatefulSet as it is stored.

    `built` is the generation of the Etcd that it was last built from (a ghost: no real field). `counted` tells whether
    the status is about the current spec (status.observedGeneration), `rolling` whether the update revision is not yet
    the current one. `scaled_up` is the annotation gardener.cloud/scaled-to-multi-node, and `old_selector` the label
    selector, which druid sets up to v0.22. `orphaned` is what is left of one that was deleted without its pods.
    """

    exists: bool = False
    replicas: int = 0
    template: Template = Template()
    built: int = 0
    counted: bool = True
    created: int = 0
    updated: int = 0
    ready: int = 0
    rolling: bool = False
    scaled_up: bool = False
    old_selector: bool = False
    orphaned: bool = False


class PodStep(Enum):
    """A pod's life: from PENDING to RUNNING is the start skew; once PROBED, the readiness probe's delay is over.

    A pod that is UNSCHEDULABLE has no node, and stays so until it is deleted.
    """

    ABSENT = 0
    PENDING = 1
    RUNNING = 2
    PROBED = 3
    TERMINATING = 4
    UNSCHEDULABLE = 5


@frozen
class Pod:
    """A pod of the StatefulSet; `ready` is its Ready condition, which puts it behind the client Service."""

    step: PodStep = PodStep.ABSENT
    template: Template = Template()
    ready: bool = False
    age: int = timer()


ALIVE = (PodStep.PENDING, PodStep.RUNNING, PodStep.PROBED)
CREATED = (*ALIVE, PodStep.UNSCHEDULABLE)
POD = Chart(
    "pod",
    PodStep,
    PodStep.ABSENT,
    [
        ("create_pod", PodStep.ABSENT, PodStep.PENDING),
        ("start_pod", PodStep.PENDING, PodStep.RUNNING),
        ("begin_probing", PodStep.RUNNING, PodStep.PROBED),
        ("find_no_node", PodStep.PENDING, PodStep.UNSCHEDULABLE),
        ("delete_pod", CREATED, PodStep.TERMINATING),
        ("roll_pod", CREATED, PodStep.TERMINATING),
        ("lose_pod", ALIVE[1:], PodStep.TERMINATING),
        ("remove_pod", PodStep.TERMINATING, PodStep.ABSENT),
        ("lose_volume", ALIVE[1:], PodStep.ABSENT),
        ("lose_end_of_log", ALIVE[1:], PodStep.ABSENT),
    ],
)
sts = Component("sts", StatefulSet, per=(RESOURCE,), owner="api-server")
pod = Component("pod", Pod, per=(RESOURCE, ORDINAL), chart=POD, owner="kubelet")


def count(mask: int) -> int:
    """Return how many ordinals are in a mask."""
    return mask.bit_count()


@frozen
class Pods:
    """All pods of a StatefulSet at a glance, as masks of ordinals."""

    created: int = 0
    updated: int = 0
    ready: int = 0

    def __or__(self, other: "Pods") -> "Pods":
        return Pods(self.created | other.created, self.updated | other.updated, self.ready | other.ready)


@fold(over=(ORDINAL,), combine=or_, start=Pods())
def pods(pod: Pod, sts: StatefulSet, ordinal: int) -> Pods:
    """Which pods exist, are of the update revision and not terminating (computeReplicaStatus), and are ready."""
    if pod.step is PodStep.ABSENT:
        return Pods()
    bit = 1 << ordinal
    is_updated = pod.template == sts.template and pod.step is not PodStep.TERMINATING
    return Pods(bit, bit if is_updated else 0, bit if pod.ready else 0)


@action(STATEFULSET_CONTROLLER, writes=[pod], at=PodStep.ABSENT, latest=NOW, source=f"{SOURCE} updateStatefulSet")
def create_pod(pod: Pod, sts: StatefulSet) -> Pod:
    """A missing pod is created at the update revision, whatever the others do."""
    return Pod(PodStep.PENDING, sts.template)


@create_pod.guard
def pod_is_wanted(sts: StatefulSet, ordinal: int) -> bool:
    """The StatefulSet exists and has more replicas than this ordinal."""
    return sts.exists and ordinal < sts.replicas


@action(
    STATEFULSET_CONTROLLER,
    writes=[pod],
    at=CREATED,
    latest=NOW,
    source=f"{SOURCE} updateStatefulSet (condemned)",
)
def delete_pod(pod: Pod) -> Pod:
    """A pod beyond the replicas is deleted without waiting for anything."""
    return evolve(pod, step=PodStep.TERMINATING, ready=False, age=0)


@delete_pod.guard
def pod_is_condemned(sts: StatefulSet, ordinal: int) -> bool:
    """The StatefulSet is gone with its pods, or has no place for this ordinal."""
    return ordinal >= sts.replicas if sts.exists else not sts.orphaned


@action(
    STATEFULSET_CONTROLLER,
    writes=[pod],
    at=CREATED,
    latest=NOW,
    source=f"{SOURCE} updateStatefulSet (rolling update)",
)
def roll_pod(pod: Pod) -> Pod:
    """The rolling update deletes the next pod of an old revision."""
    return evolve(pod, step=PodStep.TERMINATING, ready=False, age=0)


@roll_pod.guard
def pod_is_next_to_roll(pod: Pod, sts: StatefulSet, pods: Pods, ordinal: int) -> bool:
    """It is outdated, and all pods of higher ordinals are updated and ready; lower ones are not looked at."""
    above = ((1 << sts.replicas) - 1) & ~((2 << ordinal) - 1)
    settled = pods.ready & pods.updated
    return sts.exists and ordinal < sts.replicas and pod.template != sts.template and above & ~settled == 0


@action(STATEFULSET_CONTROLLER, writes=[sts], latest=NOW, source=f"{SOURCE} updateStatefulSetStatus")
def update_statefulset_status(sts: StatefulSet, pods: Pods) -> StatefulSet:
    """The controller writes what it counts; a rolling update is complete when all pods are updated and ready."""
    return with_status(sts, pods)


@update_statefulset_status.guard
def status_is_outdated(sts: StatefulSet, pods: Pods) -> bool:
    """What is written is not what it counts."""
    return sts.exists and with_status(sts, pods) != sts


def with_status(sts: StatefulSet, pods: Pods) -> StatefulSet:
    """Return the StatefulSet with a status that counts `pods`."""
    complete = count(pods.created) == count(pods.updated) == sts.replicas == count(pods.ready & pods.updated)
    return evolve(
        sts,
        counted=True,
        created=count(pods.created),
        updated=count(pods.updated),
        ready=count(pods.ready),
        rolling=sts.rolling and not complete,
    )
