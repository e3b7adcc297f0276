"""The API server: the Etcd resource, who has seen which version of it, and how a patch changes it.

A merge patch carries only what differs from the copy that it was computed from, and no resourceVersion, so the last
writer wins field by field. Every change is a version that druid's watch delivers one by one, since its event filter
compares neighbours; readers that only poll may skip versions. Nothing of gardenlet's or druid's own memory lives here.
"""

from enum import Enum
from typing import Any

from attrs import evolve, frozen

from model.kernel import Actor, Component, Index, timer

RESOURCE = Index("etcd_name")
ORDINAL = Index("ordinal")
API_SERVER = Actor("api-server")


class Operation(Enum):
    """status.lastOperation: its state, for the types Create and Reconcile; DELETING stands for all of type Delete."""

    NONE = 0
    PROCESSING = 1
    SUCCEEDED = 2
    ERROR = 3
    REQUEUE = 4
    DELETING = 5


class Condition(Enum):
    """The status of a condition; MISSING where it was never written."""

    MISSING = 0
    FALSE = 1
    TRUE = 2


@frozen
class EtcdResource:
    """The Etcd resource as it is stored.

    `generation`, `observed` and `timestamp` are tokens: they are only ever compared for equality, and 0 stands for
    none. `replicas_in_status` is written and read up to v0.22. `revision` is an abstract part of the spec, neither
    replicas nor TLS. `token` is only there with the change `echoed-token`, where `requested` says that the status has
    yet to echo it. `unseen` holds the versions that druid's watch has yet to deliver, oldest first.
    """

    exists: bool = False
    generation: int = 0
    requested: bool = False
    timestamp: int = 0
    token: int = 0
    replicas: int = 0
    peer_tls: bool = False
    revision: int = 0
    deleting: bool = False
    finalizer: bool = False
    observed: int = 0
    operation: Operation = Operation.NONE
    failed: bool = False
    ready: bool = False
    updated: Condition = Condition.MISSING
    members: int = 0
    replicas_in_status: int = 0
    unseen: "tuple[EtcdResource, ...]" = ()

    def patched(self, **changes: Any) -> "EtcdResource":
        """Return the resource after a patch; one that changes nothing, or finds nothing to change, makes no version."""
        new = evolve(self, **changes)
        return self if new == self or not new.exists else evolve(new, unseen=(*self.unseen, seen_by_druid(new)))

    def patched_spec(self, fresh: int, **changes: Any) -> "EtcdResource":
        """Return the resource after a patch of spec and metadata; a change of the spec takes the generation `fresh`."""
        new = evolve(self, **changes)
        return self.patched(**changes, generation=self.generation if same_spec(new, self) else fresh)


def same_spec(one: EtcdResource, other: EtcdResource) -> bool:
    """Tell whether two versions agree in all of spec."""
    return (one.replicas, one.peer_tls, one.revision) == (other.replicas, other.peer_tls, other.revision)


def difference(wanted: dict[str, Any], copy: EtcdResource) -> dict[str, Any]:
    """Return what a merge patch carries: the wanted fields that differ from the copy it is computed from."""
    return {name: value for name, value in wanted.items() if getattr(copy, name) != value}


def seen_by_druid(etcd: EtcdResource) -> EtcdResource:
    """Return what druid reads of a version; the timestamp, for one, it never looks at."""
    return evolve(etcd, timestamp=0, unseen=())


def seen_by_gardenlet(etcd: EtcdResource) -> EtcdResource:
    """Return what gardenlet reads of a version: not the finalizer, the last operation, the members or the replicas."""
    unread = {"finalizer": False, "operation": Operation.NONE, "members": 0, "replicas_in_status": 0, "token": 0}
    return evolve(etcd, **unread, unseen=())


@frozen
class Cache:
    """A reader's copy of the Etcd resource; while `stalled`, its watch delivers nothing."""

    seen: EtcdResource = EtcdResource()
    stalled: bool = False
    age: int = timer()


etcd = Component("etcd", EtcdResource, per=(RESOURCE,), owner="api-server")
gardenlet_cache = Component("gardenlet_cache", Cache, per=(RESOURCE,), owner="gardenlet")


def lag_ends(cache: Cache) -> str | None:
    """Return the bound within which a stalled watch comes back."""
    return "cache.longLag" if cache.stalled else None
