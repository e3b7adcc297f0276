"""etcd-backup-restore's releases: how a member finds out that its cluster was scaled up, and what `/config` answers.

Adding a release is adding an entry, with what differs from the one before it. Before v0.24.0 the annotation came before
the member list, or there was only that: those releases are not modelled.
"""

from model.actors.sidecar import SidecarStep
from model.systems.release import HEAD, Release, Releases

INITIALIZER = "etcd-backup-restore pkg/initializer/initializer.go Initialize"

_LIST_THEN_ANNOTATION = {
    "searches_from": SidecarStep.SEARCHING_AGAIN,
    "never_scales_up": frozenset[int](),
    "asks_annotation": True,
    "asks_statefulset": True,
}
_NOT_THE_FIRST = {**_LIST_THEN_ANNOTATION, "never_scales_up": frozenset({0})}
_LEASE_FIRST = {**_NOT_THE_FIRST, "searches_from": SidecarStep.SEARCHING}
_ALL_MEMBERS = {**_LEASE_FIRST, "never_scales_up": frozenset[int]()}
_NO_ANNOTATION = {**_ALL_MEMBERS, "asks_annotation": False}
_LEARNERS_ONLY = {**_NO_ANNOTATION, "asks_statefulset": False}
_STATEFULSET = frozenset({"backup-restore.asks-statefulset"})
_ANNOTATION = _STATEFULSET | {"backup-restore.asks-annotation"}

RELEASES: Releases = (
    Release(
        "0.24",
        "The member list decides; where nobody answers, the StatefulSet's annotation does.",
        "gardener/etcd-backup-restore#617",
        _LIST_THEN_ANNOTATION,
        _ANNOTATION,
    ),
    Release(
        "0.26",
        "The first member never takes itself for scaled up.",
        "gardener/etcd-backup-restore#649",
        _NOT_THE_FIRST,
        _ANNOTATION,
    ),
    Release(
        "0.27",
        "Where nobody answers, a member whose lease has a holder was a member.",
        "gardener/etcd-backup-restore#661",
        _LEASE_FIRST,
        _ANNOTATION,
    ),
    Release(
        "0.30",
        "The first member asks like all others.",
        "gardener/etcd-backup-restore#761",
        _ALL_MEMBERS,
        _ANNOTATION,
    ),
    Release(
        "0.41",
        "Nobody asks for the annotation any more.",
        "gardener/etcd-backup-restore#959",
        _NO_ANNOTATION,
        _STATEFULSET,
    ),
    Release(
        HEAD,
        "`/config` asks for learners only; as read in July 2026.",
        "gardener/etcd-backup-restore#1040",
        _LEARNERS_ONLY,
    ),
)
