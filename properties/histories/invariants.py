"""Invariants that can be seen from outside, each told once per episode with the line that broke it."""

from collections.abc import Callable, Iterator, Mapping

from attrs import define, evolve, field, frozen

from properties.histories.observation import EtcdSeen, LeaseSeen, StatefulSetSeen

MOST = 50
PATIENCE_S = 60
"""So long status.ready may differ from what the StatefulSet counts: druid looks again every 15 s."""


@frozen
class Seen:
    """What is known of one Etcd just after a version of it, or of what belongs to it, was seen; times in seconds.

    `is_whole` says that the record began before the Etcd was created.
    """

    before: EtcdSeen | None
    etcd: EtcdSeen
    sts: StatefulSetSeen | None
    leases: Mapping[int, LeaseSeen]
    unready_for_s: float = 0
    is_whole: bool = False

    @property
    def is_observed(self) -> bool:
        """The latest generation counts as observed, by a druid that records what it does (from v0.23 on)."""
        etcd = self.etcd
        is_known = etcd.generation is not None and etcd.operation is not None
        return is_known and etcd.observed == etcd.generation and not etcd.deleting


def cleared_unserved(now: Seen) -> bool:
    """The annotation went although the latest generation was not observed."""
    was_there = now.before is not None and now.before.requested and not now.etcd.requested
    reports = now.etcd.operation is not None and not now.etcd.deleting
    return was_there and reports and now.etcd.observed != now.etcd.generation


def observed_unbuilt(now: Seen) -> bool:
    """The latest generation counts as observed, but the StatefulSet has other replicas than it asks for."""
    differs = now.sts is not None and now.sts.replicas is not None and now.sts.replicas != now.etcd.replicas
    return now.is_observed and now.etcd.replicas is not None and differs


def observed_ahead(now: Seen) -> bool:
    """The observed generation is one that does not exist."""
    return (now.etcd.observed or 0) > (now.etcd.generation or 0) and now.etcd.generation is not None


def outdated_for_ever(now: Seen) -> bool:
    """The latest generation was not observed, and nobody asks for it: druid will not look at the spec again."""
    etcd = now.etcd
    changed = now.before is not None and now.before.generation != etcd.generation
    is_first = now.before is None and etcd.observed is not None
    waits = etcd.generation is not None and (etcd.observed or 0) < etcd.generation and not etcd.requested
    return (changed or is_first) and waits and not etcd.deleting


def ready_without_members(now: Seen) -> bool:
    """The Etcd has been ready for a minute, and as long there were fewer ready pods than replicas."""
    return now.unready_for_s > PATIENCE_S


def all_ready_without_members(now: Seen) -> bool:
    """All members are said to be ready, and fewer are listed than there are replicas."""
    etcd = now.etcd
    is_missing = etcd.members is not None and etcd.replicas is not None and etcd.members < etcd.replicas
    return etcd.all_ready is True and is_missing and etcd.replicas != 0


def two_clusters(now: Seen) -> bool:
    """The members' leases name two clusters, or druid says so."""
    clusters = {lease.cluster for lease in now.leases.values() if lease.cluster}
    return len(clusters) > 1 or now.etcd.mismatch


def woken_incomplete(now: Seen) -> bool:
    """It is scaled from nothing to several members, and one of these has never held its lease though another has."""
    replicas = now.etcd.replicas or 0
    wakes = now.before is not None and now.before.replicas == 0 and replicas > 1
    known = [now.leases.get(ordinal) for ordinal in range(replicas)] if wakes and replicas < MOST else []
    missing = [lease is not None and not lease.holder for lease in known]
    if now.is_whole:
        missing = [lease is None or not lease.holder for lease in known]
    return any(lease is not None and lease.holder for lease in known) and any(missing)


@frozen
class Invariant:
    """An invariant: what breaks it, and the sentence that says so."""

    name: str
    breaks: Callable[[Seen], bool]

    @property
    def sentence(self) -> str:
        """What is wrong where it is broken."""
        return (self.breaks.__doc__ or "").strip()


INVARIANTS = (
    Invariant("cleared-unserved", cleared_unserved),
    Invariant("observed-generation-is-built", observed_unbuilt),
    Invariant("observed-generation-exists", observed_ahead),
    Invariant("spec-change-is-requested", outdated_for_ever),
    Invariant("ready-has-members", ready_without_members),
    Invariant("all-members-ready-has-members", all_ready_without_members),
    Invariant("one-cluster", two_clusters),
    Invariant("woken-with-all-members", woken_incomplete),
)


@frozen
class Broken:
    """An invariant that was broken, in which line and when (seconds since the epoch)."""

    invariant: Invariant
    line: int
    at: float | None


@define
class Invariants:
    """Watches one Etcd. What is broken is told when it begins, and not again before it has been mended."""

    broken: list[Broken] = field(factory=list)
    count: int = 0
    now_broken: set[str] = field(factory=set)
    unready_since: float | None = None

    def see(self, now: Seen, line: int, at: float | None) -> Iterator[Broken]:
        """Look at what is known after an observation, and yield what breaks with it."""
        now = evolve(now, unready_for_s=self._unready_for_s(now.etcd, now.sts, at))
        for invariant in INVARIANTS:
            if not invariant.breaks(now):
                self.now_broken.discard(invariant.name)
            elif invariant.name not in self.now_broken:
                self.now_broken.add(invariant.name)
                self.count += 1
                found = Broken(invariant, line, at)
                if len(self.broken) < MOST:
                    self.broken.append(found)
                yield found

    def _unready_for_s(self, etcd: EtcdSeen, sts: StatefulSetSeen | None, at: float | None) -> float:
        is_observed = etcd.generation is not None and etcd.observed == etcd.generation
        missing = sts is not None and sts.ready < (etcd.replicas or 0)
        if not (etcd.ready is True and is_observed and missing):
            self.unready_since = None
            return 0
        if self.unready_since is None:
            self.unready_since = at
        return 0 if at is None or self.unready_since is None else at - self.unready_since
