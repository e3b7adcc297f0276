"""What gardenlet's flows promise: Wait means joined, scaling to zero keeps data, and a flow ends."""

from attrs import evolve, frozen

from model.actors.api_server import RESOURCE, EtcdResource
from model.actors.druid_statefulset import template
from model.actors.etcd import Cluster, Running
from model.actors.gardenlet import Flow, FlowStep, bit
from model.actors.statefulset_controller import Pods, StatefulSet
from model.kernel import Component, observer
from properties.catalogue.lifecycle import follow_lifecycle
from properties.property import Property

F = FlowStep
ALL = 7


@frozen
class Waited:
    """Whether gardenlet waits for the Etcd, in which task, and whether its Wait has passed in this very step."""

    waiting: bool = False
    task: int = 0
    passed: bool = False


waited = Component("waited", Waited, per=(RESOURCE,))


@observer(waited)
def follow_wait(waited: Waited, gardenlet_flow: Flow, etcd_name: str) -> Waited:
    """Notice when gardenlet's Wait passes."""
    waits = gardenlet_flow.step is F.WAITING and not gardenlet_flow.done & bit(etcd_name)
    failed = gardenlet_flow.step is F.RESTING and gardenlet_flow.tried
    passed = waited.waiting and not failed and (not waits or gardenlet_flow.task != waited.task)
    return Waited(waits, gardenlet_flow.task if waits else 0, passed)


@follow_wait.tick
def forget_wait(waited: Waited) -> Waited:
    """What has passed has passed."""
    return evolve(waited, passed=False)


def wait_has_passed(waited: Waited, etcd: EtcdResource) -> bool:
    """Gardenlet's Wait has just passed for an Etcd with replicas."""
    return waited.passed and etcd.exists and etcd.replicas > 0


def passed_without_members(waited: Waited, etcd: EtcdResource, voting: Running) -> bool:
    """Gardenlet's Wait has just passed, and there are not as many voters of one cluster as replicas."""
    voters = max(voting.solo.bit_count(), voting.full.bit_count())
    return wait_has_passed(waited, etcd) and voters < etcd.replicas


def passed_during_a_rollout(waited: Waited, etcd: EtcdResource, sts: StatefulSet, pods: Pods) -> bool:
    """Gardenlet's Wait has just passed, and not every replica runs what the Etcd asks for."""
    settled = pods.updated & pods.ready
    rolled_out = sts.template == template(etcd) and settled.bit_count() >= etcd.replicas
    return wait_has_passed(waited, etcd) and not rolled_out


@frozen
class Joined:
    """Which ordinals have ever been voters that started, and whether the Etcd ever had replicas."""

    ever: int = 0
    had_replicas: bool = False


joined = Component("joined", Joined, per=(RESOURCE,))


@observer(joined)
def follow_members(joined: Joined, etcd: EtcdResource, raft: Cluster) -> Joined:
    """Remember who has joined."""
    return Joined(joined.ever | raft.voters & raft.published, joined.had_replicas or etcd.replicas > 0)


def is_scaled_to_zero(joined: Joined, etcd: EtcdResource) -> bool:
    """An Etcd that is to have several members, which is why it has peer TLS, had replicas and has none now."""
    return joined.had_replicas and etcd.peer_tls and etcd.exists and not etcd.deleting and etcd.replicas == 0


def scaled_to_zero_too_early(joined: Joined, etcd: EtcdResource) -> bool:
    """The Etcd is scaled to zero, and not all of its three members have ever joined."""
    return is_scaled_to_zero(joined, etcd) and joined.ever != ALL


@frozen
class Going:
    """How long the current flow has been going on, in ticks, with all of its tries."""

    flow: int = 0
    age: int = 0
    ended: bool = False


going = Component("going", Going)


@observer(going)
def follow_flow(going: Going, gardenlet_flow: Flow) -> Going:
    """Follow gardenlet from flow to flow."""
    age = going.age if gardenlet_flow.flow == going.flow else 0
    return Going(gardenlet_flow.flow, age, gardenlet_flow.step is F.ENDED)


@follow_flow.tick
def count_flow(going: Going, deadline_ticks: int) -> Going:
    """Count the age of a flow, up to its deadline and one tick more."""
    return going if going.ended else evolve(going, age=min(going.age + 1, deadline_ticks + 1))


def is_going(going: Going) -> bool:
    """The flows have not ended."""
    return not going.ended


def goes_on_too_long(going: Going, deadline_ticks: int) -> bool:
    """A flow has not ended by its deadline."""
    return not going.ended and going.age > deadline_ticks


FLOW_PROPERTIES = (
    Property(
        name="wait-passes-only-when-joined",
        sentence="gardenlet's Wait passes only when as many voters of one cluster serve as the Etcd has replicas.",
        why="gardenlet goes on to kube-apiserver, the hibernation or the deletion, and trusts that etcd is there.",
        sources=("gardener pkg/component/etcd/etcd/waiter.go CheckEtcdObject", "gardener/etcd-druid#985"),
        form="always",
        witness=wait_has_passed,
        observers=(follow_wait,),
        breaks=passed_without_members,
        mutant="gardenlet's Wait asks for nothing",
    ),
    Property(
        name="wait-passes-only-when-rolled-out",
        sentence="gardenlet's Wait passes only when every replica runs what the Etcd asks for, and is ready.",
        why="gardenlet goes on to the next step of a rotation of CAs, whose certificates an old member does not trust.",
        sources=("gardener/gardener#6419", "gardener/etcd-druid#985"),
        form="always",
        witness=wait_has_passed,
        observers=(follow_wait,),
        breaks=passed_during_a_rollout,
        mutant="gardenlet's Wait asks for nothing",
    ),
    Property(
        name="scale-to-zero-only-when-joined",
        sentence="An Etcd is scaled to zero only after each of its members has once been a voter.",
        why="A member that never joined has no data when it wakes up, and may then bootstrap a cluster of its own.",
        sources=("gardener/gardener#9462", "gardener/gardener#11586"),
        form="always",
        witness=is_scaled_to_zero,
        observers=(follow_members, follow_lifecycle),
        breaks=scaled_to_zero_too_early,
        mutant="gardenlet does not wait before it hibernates",
    ),
    Property(
        name="flows-end",
        sentence="Each of gardenlet's flows ends.",
        why="A flow that begins again and again is a Shoot that is neither created nor hibernated nor deleted.",
        sources=("gardener/gardener#11525",),
        form="within",
        witness=is_going,
        observers=(follow_flow,),
        pending=is_going,
        overdue=goes_on_too_long,
        mutant="druid never removes the annotation",
        deadline_s=1200,
    ),
)
