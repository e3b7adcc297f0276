"""etcd-backup-restore's releases: how a member finds out that its cluster was scaled up, and what `/config` answers.

Adding a release is adding an entry, with what differs from the one before it.
"""

from model.systems.release import HEAD, Release, Releases

RELEASES: Releases = (
    Release(
        "0.30",
        "The member list and the lease come first; `/config` asks the StatefulSet, then for learners. So up to v0.43.",
        "gardener/etcd-backup-restore#761",
        {"asks_statefulset": True},
        frozenset({"backup-restore.asks-statefulset"}),
    ),
    Release(
        HEAD,
        "`/config` asks for learners only; as read in July 2026.",
        "gardener/etcd-backup-restore#1040",
        {"asks_statefulset": False},
    ),
)
