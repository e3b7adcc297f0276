"""gardener's releases: what Scale writes, what Wait asks for, and how a control plane is restored.

Adding a release is adding an entry, with what differs from the one before it.
"""

from model.systems.release import HEAD, Release, Releases

ETCD = "gardener pkg/component/etcd/etcd.go"
WAITER = "gardener pkg/component/etcd/waiter.go"

_NEEDS = {"druid": ("0.27", "gardenlet waits for the condition AllMembersUpdated")}
_BEFORE_5209 = {
    "hibernation_waits": False,
    "tls_follows_replicas": False,
    "keeps_rolled_out_ca": True,
    "restores_with_one": False,
    "completes_restore": False,
    "wait_asks": frozenset[str](),
}
_STATUS = {"wait_asks": frozenset({"status"})}
_HIBERNATION_WAITS = {**_BEFORE_5209, "hibernation_waits": True}
_CA_AGAIN = {**_HIBERNATION_WAITS, "keeps_rolled_out_ca": False}
_WITH_ONE = {**_CA_AGAIN, "restores_with_one": True}
_CONDITION = {**_WITH_ONE, **_STATUS}
_REPAIRED = {**_CONDITION, "completes_restore": True}
_REQUESTS = frozenset({"gardener.scale-requests"})
_REMEMBERS = _REQUESTS | {"gardener.scale-is-remembered"}

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
        _REQUESTS,
    ),
    Release(
        "1.39",
        "Scale has guards, and Wait expects the timestamp that Scale wrote.",
        "gardener/gardener#5243",
        _BEFORE_5209,
        _REMEMBERS,
    ),
    Release(
        "1.53",
        "Wait asks for status.updatedReplicas.",
        "gardener/gardener#6434",
        {**_BEFORE_5209, **_STATUS},
        _REMEMBERS,
    ),
    Release(
        "1.63",
        "Deploy asks for peer TLS where it asks for several replicas: not of a hibernated control plane.",
        "gardener v1.63.0 pkg/operation/botanist/component/etcd/etcd.go Deploy (a89ca663f0ba)",
        {**_BEFORE_5209, **_STATUS, "tls_follows_replicas": True},
        _REMEMBERS,
    ),
    Release(
        "1.63.2",
        "Deploy asks for peer TLS of every highly available control plane.",
        "gardener/gardener#7554, in v1.63.2 by #7565",
        {**_BEFORE_5209, **_STATUS},
        _REMEMBERS,
    ),
    Release(
        "1.64",
        "As v1.63.0.",
        "gardener v1.64.0 pkg/operation/botanist/component/etcd/etcd.go Deploy",
        {**_BEFORE_5209, **_STATUS, "tls_follows_replicas": True},
        _REMEMBERS,
    ),
    Release(
        "1.64.2",
        "As v1.63.2.",
        "gardener/gardener#7554, in v1.64.2 by #7560, in v1.65.0",
        {**_BEFORE_5209, **_STATUS},
        _REMEMBERS,
    ),
    Release(
        "1.74",
        "The task that hibernates waits for the Etcds.",
        "gardener/gardener#8185",
        {**_HIBERNATION_WAITS, **_STATUS},
        _REMEMBERS,
    ),
    Release(
        "1.82",
        "Wait no longer asks for status.updatedReplicas.",
        "gardener/gardener#8604",
        _HIBERNATION_WAITS,
        _REMEMBERS,
    ),
    Release(
        "1.84",
        "The rollout of the peer CA sets the annotation again even where the CA is there already.",
        "gardener/gardener#8795",
        _CA_AGAIN,
        _REMEMBERS,
    ),
    Release(
        "1.92",
        "Both Etcds are restored with one member and scaled up after kube-apiserver, but not where it is hibernated.",
        "gardener/gardener#9462",
        _WITH_ONE,
        _REMEMBERS,
    ),
    Release(
        "1.112",
        "Wait looks at the StatefulSet too.",
        "gardener/gardener#11231",
        _WITH_ONE,
        _REMEMBERS | {"gardener.wait-asks-statefulset"},
    ),
    Release(
        "1.113",
        "Wait asks for the condition AllMembersUpdated instead.",
        "gardener/gardener#11332",
        _CONDITION,
        _REMEMBERS,
        needs=_NEEDS,
    ),
    Release(
        "1.113.1",
        "A restored control plane is scaled to three members before it is hibernated.",
        "gardener/gardener#11586, in v1.113.1 by #11596, in v1.114.0 by #11610",
        _REPAIRED,
        _REMEMBERS,
        needs=_NEEDS,
    ),
    Release(
        HEAD,
        "As read in August 2026.",
        "gardener b312835d1784",
        _REPAIRED,
        _REMEMBERS,
        needs=_NEEDS,
    ),
)
