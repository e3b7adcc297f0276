"""gardener's releases: what Scale writes, what Wait asks for, and how a control plane is restored.

Adding a release is adding an entry, with what differs from the one before it.
"""

from model.systems.release import HEAD, Release, Releases

ETCD = "gardener pkg/component/etcd/etcd.go"
WAITER = "gardener pkg/component/etcd/waiter.go"

_CONDITION = {"druid": ("0.27", "gardenlet waits for the condition AllMembersUpdated")}
_BEFORE_5209 = {
    "restores_in_one": False,
    "completes_restore": False,
    "skips_rolled_out_ca": True,
    "wait_asks": frozenset[str](),
}
_STATUS = {"wait_asks": frozenset({"status"})}
_IN_ONE = {**_BEFORE_5209, **_STATUS, "restores_in_one": True}
_RESTORE_LATER = {**_IN_ONE, "restores_in_one": False, "skips_rolled_out_ca": False}
_REPAIRED = {**_RESTORE_LATER, "completes_restore": True}

RELEASES: Releases = (
    Release(
        "1.36",
        "Scale patches replicas only, without an annotation.",
        "gardener v1.36.0 pkg/client/kubernetes/scaling.go ScaleEtcd",
        _BEFORE_5209,
    ),
    Release(
        "1.38.1",
        "Scale sets annotation and timestamp, which Wait does not hear of.",
        "gardener/gardener#5209, in v1.38.1 by #5237",
        _BEFORE_5209,
        frozenset({"gardener.scale-requests"}),
    ),
    Release(
        "1.39",
        "Scale has guards, and Wait expects the timestamp that Scale wrote.",
        "gardener/gardener#5243",
        _BEFORE_5209,
        frozenset({"gardener.scale-requests", "gardener.scale-is-remembered"}),
    ),
    Release(
        "1.53",
        "Wait asks for status.updatedReplicas.",
        "gardener/gardener#6434",
        {**_BEFORE_5209, **_STATUS},
        frozenset({"gardener.scale-requests", "gardener.scale-is-remembered"}),
    ),
    Release(
        "1.69",
        "A highly available control plane is restored with one member and scaled up at once.",
        "gardener/gardener#7626",
        _IN_ONE,
        frozenset({"gardener.scale-requests", "gardener.scale-is-remembered"}),
    ),
    Release(
        "1.84",
        "The rollout of the peer CA sets the annotation again even where the CA is there already.",
        "gardener/gardener#8795",
        {**_IN_ONE, "skips_rolled_out_ca": False},
        frozenset({"gardener.scale-requests", "gardener.scale-is-remembered"}),
    ),
    Release(
        "1.92",
        "A restored control plane is scaled up only after kube-apiserver, and not where it is hibernated.",
        "gardener/gardener#9462",
        _RESTORE_LATER,
        frozenset({"gardener.scale-requests", "gardener.scale-is-remembered"}),
    ),
    Release(
        "1.112",
        "Wait looks at the StatefulSet too.",
        "gardener/gardener#11231",
        {**_RESTORE_LATER, "wait_asks": frozenset({"status", "statefulset"})},
        frozenset({"gardener.scale-requests", "gardener.scale-is-remembered"}),
    ),
    Release(
        "1.113",
        "Wait asks for the condition AllMembersUpdated instead.",
        "gardener/gardener#11332",
        _RESTORE_LATER,
        frozenset({"gardener.scale-requests", "gardener.scale-is-remembered"}),
        needs=_CONDITION,
    ),
    Release(
        "1.113.1",
        "A restored control plane is scaled to three members before it is hibernated.",
        "gardener/gardener#11586, in v1.113.1 by #11596, in v1.114.0 by #11610",
        _REPAIRED,
        frozenset({"gardener.scale-requests", "gardener.scale-is-remembered"}),
        needs=_CONDITION,
    ),
    Release(
        HEAD,
        "As read in August 2026.",
        "gardener b312835d1784",
        _REPAIRED,
        frozenset({"gardener.scale-requests", "gardener.scale-is-remembered"}),
        needs=_CONDITION,
    ),
)
