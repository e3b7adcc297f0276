"""From Kubernetes objects to what is kept of them: Etcd, StatefulSet, Lease and Pod, and to which Etcd each belongs."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from properties.histories.observation import (
    EtcdSeen,
    Key,
    Kind,
    LeaseSeen,
    Observation,
    PodSeen,
    Seen,
    StatefulSetSeen,
)
from properties.histories.readers.fields import dig, flag, members, named, seconds_of, text, whole

OPERATIONS = ("gardener.cloud/operation", "druid.gardener.cloud/operation")
"""The operation annotation; druid has one of its own since etcd-druid #988."""
TIMESTAMP = "gardener.cloud/timestamp"
FINALIZER = "druid.gardener.cloud/etcd-druid"
TLS_ENABLED = "member.etcd.gardener.cloud/tls-enabled"
PEER_VOLUMES = {"etcd-peer-ca", "etcd-peer-server-tls", "peer-url-ca-etcd", "peer-url-etcd-server-tls"}
"""etcd-druid internal/common/constants.go, with the names before v0.23."""
ORDINAL = re.compile(r"(.+)-(\d)")
IMAGE = re.compile(r"(?:.*/)?(etcdbrctl|etcd-wrapper|etcd-druid|gardenlet):(v[\w.+-]{1,40})(?:@.*)?")
COMPONENTS = {"etcdbrctl": "etcd-backup-restore", "gardenlet": "gardener"}
STATES = {"Pending", "Processing", "Succeeded", "Error", "Failed", "Requeue"}
CLUSTER = re.compile(r"[0-9a-f]{1,20}")
KINDS = {"Etcd": Kind.ETCD, "StatefulSet": Kind.STATEFULSET, "Lease": Kind.LEASE, "Pod": Kind.POD}


@frozen
class Whose:
    """Which object of which Etcd."""

    kind: Kind
    etcd: Key
    ordinal: int = 0


def whose(kind: Kind, namespace: str | None, name: str | None, given: Any = None) -> Whose | None:
    """Return which object of which Etcd this is, or None for one of another kind of owner.

    A lease or pod is told by its name: the Etcd's with an ordinal. The snapshot leases have none.
    """
    if name is None:
        return None
    namespace = namespace or "default"
    if kind in (Kind.ETCD, Kind.STATEFULSET):
        return Whose(kind, (namespace, name)) if kind is Kind.ETCD or belongs(name, given) else None
    found = ORDINAL.fullmatch(name)
    if found is None or not belongs(found[1], given):
        return None
    return Whose(kind, (namespace, found[1]), int(found[2]))


def belongs(name: str, given: Any) -> bool:
    """Tell whether an object belongs to an Etcd of this name: an owner or a label says so, or the name itself."""
    if any(dig(owner, "kind") == "Etcd" for owner in members(dig(given, "metadata", "ownerReferences"))):
        return True
    labels = dig(given, "metadata", "labels")
    return dig(labels, "app.kubernetes.io/managed-by") == "etcd-druid" or "etcd" in name


def is_object(value: Any) -> bool:
    """Tell whether a value is an object that is followed, or a fragment of an Etcd without its kind."""
    return text(dig(value, "kind")) in KINDS or (
        dig(value, "kind") is None and dig(value, "status", "etcd") is not None
    )


def observed(
    line: int, value: Any, at: float | None, *, gone: bool = False, relisted: bool = False
) -> Observation | None:
    """Return what is kept of an object, or None where it is no Etcd's, or has no name."""
    kind = KINDS.get(text(dig(value, "kind")) or "Etcd", Kind.ETCD)
    name = named(dig(value, "metadata", "name")) or named(dig(value, "status", "etcd", "name"))
    mine = whose(kind, named(dig(value, "metadata", "namespace")), name, value)
    if mine is None:
        return None
    writer, written = last_writer(value)
    return Observation(
        line,
        kind,
        mine.etcd,
        mine.ordinal,
        at if at is not None else latest_time(value, written),
        whole(dig(value, "metadata", "resourceVersion")),
        gone,
        relisted,
        writer,
        None if gone else seen(kind, value),
        frozenset(releases(value)),
    )


def seen(kind: Kind, value: Any) -> Seen:
    """Return the fields of an object."""
    return READERS[kind](value)


def etcd_seen(value: Any) -> EtcdSeen:
    """Return the fields of an Etcd."""
    meta, spec, status = dig(value, "metadata"), dig(value, "spec"), dig(value, "status")
    conditions = {
        dig(one, "type"): flag(dig(one, "status")) for one in members(dig(status, "conditions")) if hashed(one)
    }
    annotations = dig(meta, "annotations")
    kind, state = text(dig(status, "lastOperation", "type")), text(dig(status, "lastOperation", "state"))
    listed, stamp = dig(status, "members"), text(dig(annotations, TIMESTAMP))
    return EtcdSeen(
        generation=whole(dig(meta, "generation")),
        requested=any(dig(annotations, name) == "reconcile" for name in OPERATIONS),
        timestamp=stamp if seconds_of(stamp) is not None else None,
        replicas=whole(dig(spec, "replicas")),
        peer_tls=isinstance(dig(spec, "etcd", "peerUrlTls"), dict),
        deleting=text(dig(meta, "deletionTimestamp")) is not None,
        finalizer=FINALIZER in [one for one in members(dig(meta, "finalizers")) if isinstance(one, str)],
        observed=whole(dig(status, "observedGeneration")),
        operation=kind if kind == "Delete" else state if state in STATES else None,
        failed=bool(members(dig(status, "lastErrors"))) or text(dig(status, "lastError")) is not None,
        ready=flag(dig(status, "ready")),
        all_ready=conditions.get("AllMembersReady"),
        updated=conditions.get("AllMembersUpdated"),
        members=len(listed) if isinstance(listed, list) else None,
        ready_replicas=whole(dig(status, "readyReplicas")),
        mismatch=conditions.get("ClusterIDMismatch") is True,
    )


def hashed(condition: Any) -> bool:
    """Tell whether a condition has a type."""
    return isinstance(dig(condition, "type"), str)


def statefulset_seen(value: Any) -> StatefulSetSeen:
    """Return the fields of a StatefulSet."""
    status = dig(value, "status")
    volumes = {text(dig(one, "name")) for one in members(dig(value, "spec", "template", "spec", "volumes"))}
    current, update = text(dig(status, "currentRevision")), text(dig(status, "updateRevision"))
    return StatefulSetSeen(
        replicas=whole(dig(value, "spec", "replicas")),
        peer_tls=bool(volumes & PEER_VOLUMES),
        counted=whole(dig(status, "observedGeneration")) == whole(dig(value, "metadata", "generation")),
        created=whole(dig(status, "replicas")) or 0,
        updated=whole(dig(status, "updatedReplicas")) or 0,
        ready=whole(dig(status, "readyReplicas")) or 0,
        rolling=current != update,
    )


def lease_seen(value: Any) -> LeaseSeen:
    """Return the fields of a member's lease; its holder is `id:role`, or `id:cluster:role` since v0.39."""
    holder = text(dig(value, "spec", "holderIdentity"))
    parts = holder.split(":") if holder else []
    tls = flag(dig(value, "metadata", "annotations", TLS_ENABLED))
    cluster = parts[1] if len(parts) == 3 and CLUSTER.fullmatch(parts[1]) else None
    return LeaseSeen(holder is not None, cluster, tls is True)


def pod_seen(value: Any) -> PodSeen:
    """Return the fields of a pod."""
    conditions = members(dig(value, "status", "conditions"))
    return PodSeen(
        running=dig(value, "status", "phase") == "Running",
        ready=any(dig(one, "type") == "Ready" and flag(dig(one, "status")) is True for one in conditions),
        terminating=text(dig(value, "metadata", "deletionTimestamp")) is not None,
    )


READERS: Mapping[Kind, Any] = {
    Kind.ETCD: etcd_seen,
    Kind.STATEFULSET: statefulset_seen,
    Kind.LEASE: lease_seen,
    Kind.POD: pod_seen,
}


def last_writer(value: Any) -> tuple[str | None, float | None]:
    """Return who wrote the version, and when, where managedFields say so (kubectl needs --show-managed-fields)."""
    found: tuple[float, str] | None = None
    for entry in members(dig(value, "metadata", "managedFields")):
        at, manager = seconds_of(dig(entry, "time")), text(dig(entry, "manager"))
        if at is not None and manager is not None and (found is None or at >= found[0]):
            found = (at, manager)
    return (actor(found[1]), found[0]) if found else (None, None)


def latest_time(value: Any, written: float | None) -> float | None:
    """Return the latest time that stands in an object: it was not written before."""
    status = dig(value, "status")
    every = [
        written,
        seconds_of(dig(value, "metadata", "creationTimestamp")),
        seconds_of(dig(value, "metadata", "deletionTimestamp")) if dig(value, "kind") == "Etcd" else None,
        seconds_of(dig(value, "metadata", "annotations", TIMESTAMP)),
        seconds_of(dig(status, "lastOperation", "lastUpdateTime")),
        seconds_of(dig(value, "spec", "renewTime")),
        *(seconds_of(dig(one, name)) for one in members(dig(status, "conditions")) for name in TIMES),
    ]
    return max((at for at in every if at is not None), default=None)


TIMES = ("lastUpdateTime", "lastTransitionTime")
ACTORS = ("gardenlet", "etcd-druid", "statefulset-controller", "kube-controller-manager", "etcd-backup-restore")


def actor(name: str) -> str:
    """Return a component's name for a user, a user agent or a field manager, or the name itself."""
    return next((known for known in ACTORS if known in name), name)


def releases(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the releases that the images of a pod, or of a StatefulSet's template, name."""
    for spec in (dig(value, "spec"), dig(value, "spec", "template", "spec")):
        for container in members(dig(spec, "containers")):
            image = dig(container, "image")
            found = IMAGE.fullmatch(image) if isinstance(image, str) and len(image) < 1000 else None
            if found is not None:
                yield COMPONENTS.get(found[1], found[1]), found[2]
