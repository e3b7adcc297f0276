"""Releases and their switches; every duration with its source. A system is one release of each component.

Releases differ by switched actions, by named settings and by a few constants that say how a release does something.
There is no release number in any action.
"""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from model.systems.durations import DURATIONS


@frozen
class System:
    """A set of component releases: which actions they have, their durations (seconds), and how they do what they do.

    `completes_restore` says whether a restored, hibernated control plane is scaled to three members before it is scaled
    to zero (gardener #11586).
    """

    name: str
    sentence: str
    releases: Mapping[str, str]
    switches: frozenset[str]
    constants: Mapping[str, Any]
    completes_restore: bool
    settings: Mapping[str, float] = field(factory=lambda: {d.name: d.seconds for d in DURATIONS})


DRUID_0_27 = {
    "one_object": False,
    "one_informer": False,
    "sidecar_decides": frozenset({0, 1}),
}
DRUID_HEAD = {
    "one_object": True,
    "one_informer": True,
    "sidecar_decides": frozenset(),
}
BACKUP_RESTORE_0_34 = {"asks_statefulset": True}
BACKUP_RESTORE_HEAD = {"asks_statefulset": False}
GARDENER = {"checks_members_updated": True}

_SWITCHES_0_27_0_34 = frozenset({"backup-restore.asks-statefulset"})
_SWITCHES_HEAD = frozenset({"druid.one-informer"})

SYSTEMS: Mapping[str, System] = {
    system.name: system
    for system in (
        System(
            "gardener-1.113",
            "The releases of the incident, gardener/gardener #11525.",
            {"gardener": "v1.113.0", "etcd-druid": "v0.27.0", "etcd-backup-restore": "v0.34.0"},
            _SWITCHES_0_27_0_34,
            {**DRUID_0_27, **BACKUP_RESTORE_0_34, **GARDENER},
            completes_restore=False,
        ),
        System(
            "gardener-1.113.1",
            "The same with gardener's repair of the sequence, #11586 (backport #11596).",
            {"gardener": "v1.113.1", "etcd-druid": "v0.27.0", "etcd-backup-restore": "v0.34.0"},
            _SWITCHES_0_27_0_34,
            {**DRUID_0_27, **BACKUP_RESTORE_0_34, **GARDENER},
            completes_restore=True,
        ),
        System(
            "head",
            "The heads of the three components, as read in July and August 2026.",
            {
                "gardener": "b312835d1784",
                "etcd-druid": "5b90b4a7dc7d",
                "etcd-backup-restore": "debd95bd7735",
            },
            _SWITCHES_HEAD,
            {**DRUID_HEAD, **BACKUP_RESTORE_HEAD, **GARDENER},
            completes_restore=True,
        ),
    )
}
