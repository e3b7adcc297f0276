"""What is kept of a record: for each version of an object the few fields that are judged, and nothing else of it.

Secrets stand in audit logs and in dumps; whatever has no field here is forgotten as soon as its line has been read.
"""

from enum import Enum

from attrs import field, frozen

Key = tuple[str, str]
"""An Etcd's namespace and name."""


class Kind(Enum):
    """The kinds of objects that are followed."""

    ETCD = "etcd"
    STATEFULSET = "statefulset"
    LEASE = "lease"
    POD = "pod"


@frozen
class EtcdSeen:
    """A version of an Etcd resource. What was not written in it is None; `set_at` is gardener.cloud/timestamp.

    `operation` is lastOperation's state, or Delete for that type; `updated` is the condition AllMembersUpdated.
    """

    generation: int | None = None
    requested: bool = False
    timestamp: str | None = None
    replicas: int | None = None
    peer_tls: bool = False
    deleting: bool = False
    finalizer: bool = False
    observed: int | None = None
    operation: str | None = None
    failed: bool = False
    ready: bool | None = None
    all_ready: bool | None = None
    updated: bool | None = None
    members: int | None = None
    ready_replicas: int | None = None
    mismatch: bool = False


@frozen
class StatefulSetSeen:
    """A version of a StatefulSet; `counted`: its status is about its spec, `rolling`: a rolling update is under way."""

    replicas: int | None = None
    peer_tls: bool = False
    counted: bool = True
    created: int = 0
    updated: int = 0
    ready: int = 0
    rolling: bool = False


@frozen
class LeaseSeen:
    """A version of a member's lease: whether it has a holder, in which cluster, and whether it says tls-enabled."""

    holder: bool = False
    cluster: str | None = None
    tls: bool = False


@frozen
class PodSeen:
    """A version of a pod."""

    running: bool = False
    ready: bool = False
    terminating: bool = False


Seen = EtcdSeen | StatefulSetSeen | LeaseSeen | PodSeen


@frozen
class Observation:
    """One version of one object, in the line (or from the line on) where it stands.

    `at` is in seconds since the epoch, or None. `version` is the resourceVersion, or None.
    `seen` is None where only the write is known, and for an object that is `gone`. `relisted` marks
    what a watch lists when it begins anew, so that versions may be missing. `releases` are (component, release) pairs
    read off image names and user agents.
    """

    line: int
    kind: Kind
    etcd: Key
    ordinal: int = 0
    at: float | None = None
    version: int | None = None
    gone: bool = False
    relisted: bool = False
    by: str | None = None
    seen: Seen | None = None
    releases: frozenset[tuple[str, str]] = field(default=frozenset())


@frozen
class Hint:
    """A line of a component's log that says something about an Etcd, in words of our own."""

    line: int
    etcd: Key
    by: str
    sentence: str
    at: float | None = None
