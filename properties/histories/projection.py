"""What a record shows of a world: the one place where the model's components and Kubernetes objects meet.

It is read in both directions: the conformance check compares what a world shows with what was recorded, and synthesised
records are written from what the worlds of a run show. Generations and timestamps are tokens in the model and numbers
in a cluster, so that only whether they change, and whether the latest generation is observed, is compared.
"""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from model.actors.api_server import Condition, EtcdResource, Operation
from model.actors.sidecar import Lease
from model.actors.statefulset_controller import Pod, PodStep, StatefulSet
from model.kernel import Model
from properties.histories.observation import EtcdSeen, Kind, LeaseSeen, PodSeen, Seen, StatefulSetSeen

OPERATIONS = {
    Operation.NONE: None,
    Operation.PROCESSING: "Processing",
    Operation.SUCCEEDED: "Succeeded",
    Operation.ERROR: "Error",
    Operation.REQUEUE: "Requeue",
    Operation.DELETING: "Delete",
}
CONDITIONS = {Condition.MISSING: None, Condition.FALSE: False, Condition.TRUE: True}
View = tuple[Any, ...] | None
"""What is compared of an object; None where there is none."""
Tokens = tuple[Any, ...]
"""What is only compared with what it was before."""


@frozen
class Place:
    """One object of an Etcd."""

    kind: Kind
    ordinal: int = 0


def seen_of_etcd(etcd: EtcdResource) -> EtcdSeen | None:
    """Return what a record shows of an Etcd."""
    if not etcd.exists:
        return None
    return EtcdSeen(
        generation=etcd.generation,
        requested=etcd.requested,
        timestamp=str(etcd.timestamp) if etcd.timestamp else None,
        replicas=etcd.replicas,
        peer_tls=etcd.peer_tls,
        deleting=etcd.deleting,
        finalizer=etcd.finalizer,
        observed=etcd.observed or None,
        operation=OPERATIONS[etcd.operation],
        failed=etcd.failed,
        ready=etcd.ready,
        updated=CONDITIONS[etcd.updated],
        members=etcd.members,
    )


def seen_of_statefulset(sts: StatefulSet) -> StatefulSetSeen | None:
    """Return what a record shows of a StatefulSet: what it was built from is no field of it."""
    if not sts.exists:
        return None
    template = sts.template
    return StatefulSetSeen(
        sts.replicas, template.peer_tls, sts.counted, sts.created, sts.updated, sts.ready, sts.rolling
    )


def seen_of_lease(lease: Lease) -> LeaseSeen:
    """Return what a record shows of a member's lease."""
    return LeaseSeen(lease.holder, None, lease.tls)


def seen_of_pod(pod: Pod) -> PodSeen | None:
    """Return what a record shows of a pod: not whether its probes have begun."""
    if pod.step is PodStep.ABSENT:
        return None
    return PodSeen(pod.step in (PodStep.RUNNING, PodStep.PROBED), pod.ready, pod.step is PodStep.TERMINATING)


SHOWN = {
    Kind.ETCD: ("etcd", seen_of_etcd),
    Kind.STATEFULSET: ("sts", seen_of_statefulset),
    Kind.LEASE: ("lease", seen_of_lease),
    Kind.POD: ("pod", seen_of_pod),
}


def view(seen: Seen | None) -> View:
    """Return what is compared of an object."""
    if seen is None:
        return None
    if isinstance(seen, EtcdSeen):
        is_observed = seen.observed is not None and seen.observed == seen.generation
        return (
            seen.requested, seen.replicas or 0, seen.peer_tls, seen.deleting, seen.finalizer, seen.operation,
            seen.failed, seen.ready is True, seen.updated is True, seen.members or 0, is_observed,
            seen.observed is None,
        )  # fmt: skip
    if isinstance(seen, StatefulSetSeen):
        return (seen.replicas, seen.peer_tls, seen.counted, seen.created, seen.updated, seen.ready, seen.rolling)
    if isinstance(seen, LeaseSeen):
        return (seen.holder, seen.tls)
    return ("terminating",) if seen.terminating else (seen.running, seen.ready)


def shown_of(seen: Seen) -> View:
    """Return what is compared of an object in a dump, from which people cut what they think does not matter.

    What is not there may be anything; an Etcd's finalizer goes with the metadata.
    """
    whole = view(seen)
    if not isinstance(seen, EtcdSeen) or whole is None:
        return whole
    is_cut = {
        "finalizer": not seen.finalizer, "last operation": seen.operation is None,
        "ready": seen.ready is None, "all members updated": seen.updated is None, "members": seen.members is None,
        "latest generation observed": seen.generation is None or seen.observed is None,
        "never observed": seen.generation is None,
    }  # fmt: skip
    return tuple(... if is_cut.get(name) else value for name, value in zip(FIELDS[Kind.ETCD], whole, strict=True))


def is_like(shown: View, seen: View) -> bool:
    """Tell whether an object is as it was seen; `...` stands for what was cut out."""
    if shown == seen or shown is None or seen is None or len(shown) != len(seen):
        return shown == seen
    return all(mine == its or its is ... for mine, its in zip(shown, seen, strict=True))


def blank(place: Place) -> View:
    """Return what is compared of an object that is not there; a lease might as well be one without a holder."""
    return view(LeaseSeen()) if place.kind is Kind.LEASE else None


FIELDS = {
    Kind.ETCD: (
        "operation annotation", "replicas", "peer TLS", "deleting", "finalizer", "last operation", "last errors",
        "ready", "all members updated", "members", "latest generation observed", "never observed",
    ),
    Kind.STATEFULSET: ("replicas", "peer TLS", "status is current", "pods", "updated", "ready", "rolling update"),
    Kind.LEASE: ("holder", "tls-enabled"),
    Kind.POD: ("running", "ready"),
}  # fmt: skip
"""The names of what `view` compares, in its order."""


def tokens(seen: Seen | None) -> Tokens:
    """Return what is compared with the version before only."""
    return (seen.generation, seen.timestamp, seen.observed) if isinstance(seen, EtcdSeen) else ()


def changed(before: Tokens, after: Tokens) -> tuple[bool, ...]:
    """Return which tokens differ between two versions; of an object that was not there, none is compared."""
    return tuple(one != other for one, other in zip(before, after, strict=False))


@frozen(eq=False)
class Projection:
    """Where the objects of one Etcd are in the worlds of a model."""

    model: Model
    etcd_name: str
    positions: dict[Place, int]

    @classmethod
    def of(cls, model: Model, etcd_name: str) -> "Projection":
        """Return the projection of a model to one of its Etcds."""
        found = {}
        for place in places(model.binding.indices["ordinal"]):
            name = SHOWN[place.kind][0]
            inner = f",{place.ordinal}" if place.kind in (Kind.LEASE, Kind.POD) else ""
            found[place] = model.position[f"{name}[{etcd_name}{inner}]"]
        return cls(model, etcd_name, found)

    def seen(self, place: Place, value: Any) -> Seen | None:
        """Return what a record shows of an object whose value in a world is given."""
        return SHOWN[place.kind][1](value)


def places(ordinals: tuple[int, ...]) -> Iterator[Place]:
    """Yield the objects of an Etcd."""
    yield Place(Kind.ETCD)
    yield Place(Kind.STATEFULSET)
    for ordinal in ordinals:
        yield Place(Kind.LEASE, ordinal)
        yield Place(Kind.POD, ordinal)
