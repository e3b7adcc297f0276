"""etcd-backup-restore's releases: how a member finds out that its cluster was scaled up, and what `/config` answers.

Adding a release is adding an entry, with what differs from the one before it. v0.18.1 to v0.18.3, which refuse to
restore one of several members, are not modelled, and v0.18.0 is no likeness of them.
"""

from model.actors.sidecar import ATTEMPTS, Attempts, SidecarStep
from model.systems.release import HEAD, Release, Releases

INITIALIZER = "etcd-backup-restore pkg/initializer/initializer.go Initialize"

TWO_ATTEMPTS: Attempts = ((0, 5), (5, 10))
"""The windows of the two attempts of a round before v0.24 (retry.DefaultBackoff, 2 steps, EtcdTimeout 5 s)."""

_ABSENCE_IS_AN_ERROR = {
    "searches_from": SidecarStep.SEARCHING_AGAIN,
    "attempts": TWO_ATTEMPTS,
    "never_scales_up": frozenset[int](),
    "asks_annotation": False,
    "asks_statefulset": True,
    "reads_mark": False,
    "restores_alone": True,
}
_ASKS_ONCE = {**_ABSENCE_IS_AN_ERROR, "searches_from": SidecarStep.SEARCHING, "restores_alone": False}
_READS_MARK = {**_ASKS_ONCE, "reads_mark": True}
_STATEFULSET_FIRST = {**_READS_MARK, "searches_from": SidecarStep.CONSULTING}
_LIST_THEN_ANNOTATION = {
    **_STATEFULSET_FIRST,
    "searches_from": SidecarStep.SEARCHING_AGAIN,
    "attempts": ATTEMPTS,
    "asks_annotation": True,
}
_NOT_THE_FIRST = {**_LIST_THEN_ANNOTATION, "never_scales_up": frozenset({0})}
_LEASE_FIRST = {**_NOT_THE_FIRST, "searches_from": SidecarStep.SEARCHING}
_ALL_MEMBERS = {**_LEASE_FIRST, "never_scales_up": frozenset[int]()}
_NO_ANNOTATION = {**_ALL_MEMBERS, "asks_annotation": False}
_LEARNERS_ONLY = {**_NO_ANNOTATION, "asks_statefulset": False}
_STATEFULSET = frozenset({"backup-restore.asks-statefulset"})
_ANNOTATION = _STATEFULSET | {"backup-restore.asks-annotation"}
_NO_RESTART = _ANNOTATION | {"backup-restore.leaves-etcd-running"}
_AT_ONCE = _STATEFULSET | {"backup-restore.leaves-etcd-running", "backup-restore.adds-at-once"}
_TWO_TRIES = {"probe.round": 10, "probe.jitter": 0}

RELEASES: Releases = (
    Release(
        "0.18",
        "A member that is not listed is an error, and a backup is restored alone.",
        "etcd-backup-restore v0.18.0 pkg/initializer/initializer.go",
        _ABSENCE_IS_AN_ERROR,
        _AT_ONCE | {"backup-restore.absence-is-an-error"},
        _TWO_TRIES,
    ),
    Release(
        "0.19",
        "A member that is not listed is added at once; one of several without valid data is removed and added again.",
        "gardener/etcd-backup-restore#501, gardener/etcd-backup-restore#509",
        _ASKS_ONCE,
        _AT_ONCE | {"backup-restore.asks-once"},
        _TWO_TRIES,
    ),
    Release(
        "0.21",
        "`/config` reads druid's mark of a scale-up.",
        "gardener/etcd-backup-restore#534",
        _READS_MARK,
        _AT_ONCE | {"backup-restore.asks-once"},
        _TWO_TRIES,
    ),
    Release(
        "0.23",
        "The StatefulSet decides whether there is a scale-up; only then the member list is asked for.",
        "gardener/etcd-backup-restore#608",
        _STATEFULSET_FIRST,
        _AT_ONCE,
        _TWO_TRIES,
    ),
    Release(
        "0.24",
        "The member list decides; where nobody answers, the StatefulSet's annotation does.",
        "gardener/etcd-backup-restore#617, gardener/etcd-backup-restore#624",
        _LIST_THEN_ANNOTATION,
        _NO_RESTART,
    ),
    Release(
        "0.26",
        "The first member never takes itself for scaled up.",
        "gardener/etcd-backup-restore#649",
        _NOT_THE_FIRST,
        _NO_RESTART,
    ),
    Release(
        "0.27",
        "Where nobody answers, a member whose lease has a holder was a member.",
        "gardener/etcd-backup-restore#661",
        _LEASE_FIRST,
        _NO_RESTART,
    ),
    Release(
        "0.30",
        "The first member asks like all others.",
        "gardener/etcd-backup-restore#761",
        _ALL_MEMBERS,
        _NO_RESTART,
    ),
    Release(
        "0.30.2",
        "After an update of its peer URL etcd is restarted.",
        "gardener/etcd-backup-restore#788, in v0.30.2 by #794",
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
