"""The Etcd resource's lifecycle as an explicit chart, kept by an observer: a move that is not in its table is an error.

It is read off the resource alone, as an operator would with kubectl, and remembers one thing: whether the Etcd has ever
had replicas that were ready.
"""

from enum import Enum

from attrs import evolve, frozen

from model.actors.api_server import RESOURCE, EtcdResource
from model.kernel import Chart, Component, observer


class LifecycleStep(Enum):
    """Where an Etcd is in its life."""

    ABSENT = 0
    CREATING = 1
    READY = 2
    RECONCILING = 3
    SCALING = 4
    HIBERNATING = 5
    HIBERNATED = 6
    WAKING = 7
    ERRORED = 8
    DELETING = 9
    GONE = 10


L = LifecycleStep
SETTLED = (L.READY, L.HIBERNATED)
BUSY = (L.RECONCILING, L.SCALING, L.HIBERNATING, L.WAKING)


@frozen
class Lifecycle:
    """Its step, the replicas that it was last ready with, and whether it ever was."""

    step: LifecycleStep = LifecycleStep.ABSENT
    replicas: int = 0
    settled: bool = False


CHART = Chart(
    "Etcd lifecycle",
    LifecycleStep,
    L.ABSENT,
    [
        ("follow_lifecycle", [L.ABSENT, L.GONE], L.CREATING),
        *[("follow_lifecycle", L.ABSENT, step) for step in SETTLED],  # where a scenario begins with an Etcd
        *[("follow_lifecycle", [L.CREATING, *BUSY], step) for step in (*SETTLED, L.ERRORED)],
        *[("follow_lifecycle", L.READY, step) for step in (L.RECONCILING, L.SCALING, L.HIBERNATING)],
        *[("follow_lifecycle", L.HIBERNATED, step) for step in (L.RECONCILING, L.WAKING)],
        *[("follow_lifecycle", L.RECONCILING, step) for step in (L.SCALING, L.HIBERNATING, L.WAKING)],
        ("follow_lifecycle", [L.SCALING, L.HIBERNATING, L.WAKING], L.RECONCILING),
        ("follow_lifecycle", L.SCALING, L.HIBERNATING),
        ("follow_lifecycle", SETTLED, L.ERRORED),
        *[("follow_lifecycle", L.ERRORED, step) for step in (L.CREATING, *SETTLED, *BUSY)],
        ("follow_lifecycle", [L.CREATING, *SETTLED, *BUSY, L.ERRORED], L.DELETING),
        ("follow_lifecycle", L.DELETING, L.GONE),
    ],
)
lifecycle = Component("lifecycle", Lifecycle, per=(RESOURCE,), chart=CHART)


@observer(lifecycle)
def follow_lifecycle(lifecycle: Lifecycle, etcd: EtcdResource) -> Lifecycle:
    """Read the Etcd's place in its life off the resource."""
    if not etcd.exists:
        return lifecycle if lifecycle.step is L.ABSENT else Lifecycle(L.GONE)
    if etcd.deleting:
        return evolve(lifecycle, step=L.DELETING)
    if etcd.failed:
        return evolve(lifecycle, step=L.ERRORED)
    done = etcd.observed == etcd.generation and not etcd.requested
    if done and (etcd.replicas == 0 or etcd.ready):
        return Lifecycle(L.READY if etcd.replicas else L.HIBERNATED, etcd.replicas, settled=True)
    return evolve(lifecycle, step=under_way(lifecycle, etcd))


def under_way(lifecycle: Lifecycle, etcd: EtcdResource) -> LifecycleStep:
    """Return what an Etcd that is not done is about to become."""
    if not lifecycle.settled:
        return L.CREATING
    if etcd.replicas == lifecycle.replicas:
        return L.RECONCILING
    if etcd.replicas == 0:
        return L.HIBERNATING
    return L.WAKING if lifecycle.replicas == 0 else L.SCALING
