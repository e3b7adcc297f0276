"""Records made from runs of the model: what kubectl or an API server would have written while the run happened."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from attrs import define, field

from model.kernel import Step
from properties.histories.observation import EtcdSeen, Kind, LeaseSeen, PodSeen, Seen, StatefulSetSeen
from properties.histories.projection import Place, Projection
from properties.histories.readers.objects import FINALIZER, OPERATIONS, TIMESTAMP, TLS_ENABLED
from properties.search.tables import Tables, Word

BEGINS = datetime(2025, 2, 25, 22, 0, tzinfo=UTC)
"""When a synthesised record begins."""
USERS = {
    "gardenlet": "system:serviceaccount:garden:gardenlet",
    "etcd-druid": "system:serviceaccount:garden:etcd-druid",
    "statefulset-controller": "system:serviceaccount:kube-system:statefulset-controller",
    "kubelet": "system:node:node-1",
}


@define
class Cluster:
    """An API server that gives out numbers and times where the model has tokens and ticks."""

    namespace: str = "shoot--model--run"
    name: str = "etcd-events"
    version: int = 1000
    generations: int = 0
    numbers: dict[int, int] = field(factory=dict)
    stamps: dict[str, str] = field(factory=dict)
    statefulset_generation: int = 0
    before: dict[Place, Seen | None] = field(factory=dict)

    def written(self, place: Place, seen: Seen | None, at: datetime) -> dict[str, Any]:
        """Return the next version of an object; of one that is gone, its last version again."""
        self.version += 1
        last = self.before.get(place)
        self.before[place] = seen
        gone = seen is None
        seen = last if seen is None else seen
        assert seen is not None
        meta: dict[str, Any] = {"namespace": self.namespace, "name": self.name, "resourceVersion": str(self.version)}
        if gone and place.kind is Kind.POD:
            meta["deletionGracePeriodSeconds"] = 0
        if place.kind in (Kind.LEASE, Kind.POD):
            meta["name"] = f"{self.name}-{place.ordinal}"
        if isinstance(seen, EtcdSeen):
            return self._etcd(meta, seen, last if isinstance(last, EtcdSeen) and not gone else None, at, gone)
        if isinstance(seen, StatefulSetSeen):
            return self._statefulset(meta, seen)
        if isinstance(seen, LeaseSeen):
            return lease(meta, seen, at)
        return pod(meta, seen, at)

    def _etcd(
        self, meta: dict[str, Any], seen: EtcdSeen, last: EtcdSeen | None, at: datetime, gone: bool
    ) -> dict[str, Any]:
        if not gone and (last is None or last.generation != seen.generation):
            if last is None and seen.observed not in (None, seen.generation):  # the record begins after a change
                self.generations += 1
                self.numbers[seen.observed or 0] = self.generations
            self.generations += 1
            self.numbers[seen.generation or 0] = self.generations
        if seen.timestamp and not gone and (last is None or last.timestamp != seen.timestamp):
            self.stamps[seen.timestamp] = stamp(at + timedelta(microseconds=self.version))
        annotations = {TIMESTAMP: self.stamps[seen.timestamp]} if seen.timestamp else {}
        if seen.requested:
            annotations[OPERATIONS[0]] = "reconcile"
        meta |= {
            "generation": self.numbers[seen.generation or 0],
            "annotations": annotations,
            "finalizers": [FINALIZER] if seen.finalizer and not gone else [],
        }
        if seen.deleting:
            meta["deletionTimestamp"] = stamp(at)
        status: dict[str, Any] = {
            "ready": bool(seen.ready),
            "members": [{"name": f"{self.name}-{n}", "status": "Ready"} for n in range(seen.members or 0)],
            "conditions": [],
        }
        if seen.updated is not None:
            status["conditions"].append({"type": "AllMembersUpdated", "status": str(seen.updated)})
        if seen.observed is not None:
            status["observedGeneration"] = self.numbers[seen.observed]
        if seen.operation is not None:
            is_deletion = seen.operation == "Delete"
            status["lastOperation"] = {
                "type": "Delete" if is_deletion else "Reconcile",
                "state": "Processing" if is_deletion else seen.operation,
                "lastUpdateTime": stamp(at),
            }
        if seen.failed:
            status["lastErrors"] = [{"code": "ERR_SYNC", "description": "...", "observedAt": stamp(at)}]
        spec = {"replicas": seen.replicas, "etcd": {"peerUrlTls": {}} if seen.peer_tls else {}}
        return {
            "apiVersion": "druid.gardener.cloud/v1alpha1", "kind": "Etcd", "metadata": meta, "spec": spec,
            "status": status,
        }  # fmt: skip

    def _statefulset(self, meta: dict[str, Any], seen: StatefulSetSeen) -> dict[str, Any]:
        if not seen.counted:
            self.statefulset_generation += 1
        current = max(1, self.statefulset_generation)
        meta["generation"] = current
        volumes = [{"name": "etcd-peer-ca"}, {"name": "etcd-peer-server-tls"}] if seen.peer_tls else []
        return {
            "apiVersion": "apps/v1",
            "kind": "StatefulSet",
            "metadata": meta,
            "spec": {"replicas": seen.replicas, "template": {"spec": {"volumes": volumes}}},
            "status": {
                "observedGeneration": current if seen.counted else current - 1,
                "replicas": seen.created,
                "updatedReplicas": seen.updated,
                "readyReplicas": seen.ready,
                "currentRevision": "old" if seen.rolling else "new",
                "updateRevision": "new",
            },
        }


def lease(meta: dict[str, Any], seen: LeaseSeen, at: datetime) -> dict[str, Any]:
    """Return a member's lease."""
    meta["annotations"] = {TLS_ENABLED: "true"} if seen.tls else {}
    spec = {"holderIdentity": "a789d1ab8da2e800:Member", "renewTime": stamp(at)} if seen.holder else {}
    return {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": meta, "spec": spec}


def pod(meta: dict[str, Any], seen: Any, at: datetime) -> dict[str, Any]:
    """Return a pod."""
    assert isinstance(seen, PodSeen)
    if seen.terminating:
        meta["deletionTimestamp"] = stamp(at)
    phase = "Running" if seen.running or seen.terminating else "Pending"
    status = {"phase": phase, "conditions": [{"type": "Ready", "status": str(seen.ready)}]}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": meta, "spec": {}, "status": status}


def stamp(at: datetime) -> str:
    """Return a time as Kubernetes writes it."""
    return at.isoformat().replace("+00:00", "Z")


@define
class Write:
    """One write of a run: who wrote which object, whether it is there since then, and how it is after that."""

    at: datetime
    by: str
    place: Place
    verb: str
    object: dict[str, Any]


def writes(tables: Tables, run: Iterable[tuple[Word, Step, Word]], etcd_name: str = "events") -> Iterator[Write]:
    """Yield the writes of a run, in order, after one `list` for each object that is there when it begins."""
    projection = Projection.of(tables.model, etcd_name)
    cluster = Cluster(name=f"etcd-{etcd_name}")
    at = BEGINS
    is_begun = False
    for before, step, after in run:
        if not is_begun:
            is_begun = True
            for place, position in projection.positions.items():
                seen = projection.seen(place, tables.interned[position].values[before[position]])
                if seen is not None and (place.kind is not Kind.LEASE or seen != LeaseSeen()):
                    if isinstance(seen, StatefulSetSeen):
                        cluster.statefulset_generation = 1
                    yield Write(at, "", place, "list", cluster.written(place, seen, at))
        if step.action is None:
            at += timedelta(seconds=tables.model.binding.tick_s)
        for place, position in projection.positions.items():
            if before[position] == after[position]:
                continue
            old, new = (projection.seen(place, tables.interned[position].values[w[position]]) for w in (before, after))
            if old != new:
                verb = "create" if place not in cluster.before or old is None else "delete" if new is None else "patch"
                actor = tables.model.actions[step.action].action.actor.name if step.action is not None else ""
                yield Write(at, actor, place, verb, cluster.written(place, new, at))


def watched(every: Iterable[Write]) -> Iterator[str]:
    """Yield the lines of `kubectl get --watch --output-watch-events -o json`, each with its time before it."""
    types = {"list": "ADDED", "create": "ADDED", "patch": "MODIFIED", "delete": "DELETED"}
    for one in every:
        yield f"{stamp(one.at)} {json.dumps({'type': types[one.verb], 'object': one.object})}\n"


RESOURCES = {
    Kind.ETCD: ("druid.gardener.cloud", "v1alpha1", "etcds"),
    Kind.STATEFULSET: ("apps", "v1", "statefulsets"),
    Kind.LEASE: ("coordination.k8s.io", "v1", "leases"),
    Kind.POD: ("", "v1", "pods"),
}


def audited(every: Iterable[Write], level: str = "RequestResponse") -> Iterator[str]:
    """Yield the lines of an audit log; what is there when it begins is not in it."""
    for number, one in enumerate(every):
        if one.verb == "list":
            continue
        group, version, resource = RESOURCES[one.place.kind]
        meta = one.object["metadata"]
        event: dict[str, Any] = {
            "kind": "Event",
            "apiVersion": "audit.k8s.io/v1",
            "level": level,
            "auditID": f"{number:08x}",
            "stage": "ResponseComplete",
            "requestURI": f"/apis/{group}/{version}/namespaces/{meta['namespace']}/{resource}/{meta['name']}",
            "verb": "patch" if is_last_patch(one) else one.verb,
            "user": {"username": USERS.get(one.by, one.by)},
            "userAgent": "",
            "objectRef": {"resource": resource, "namespace": meta["namespace"], "name": meta["name"]},
            "responseStatus": {"code": 200},
            "requestReceivedTimestamp": stamp(one.at),
            "stageTimestamp": stamp(one.at),
        }
        if level == "RequestResponse":
            event["responseObject"] = one.object
        yield json.dumps(event) + "\n"


def is_last_patch(one: Write) -> bool:
    """Tell whether an object goes because its last finalizer is removed."""
    return one.verb == "delete" and one.place.kind is Kind.ETCD and "deletionTimestamp" in one.object["metadata"]
