"""A record as it is told so far: one story for each Etcd, of bounded size however long the record is."""

from collections.abc import Iterator
from typing import Literal

from attrs import define, field, frozen

from properties.histories.episodes import Request, Requests, is_new
from properties.histories.invariants import Broken, Invariants, Seen
from properties.histories.observation import EtcdSeen, Hint, Key, Kind, LeaseSeen, Observation, PodSeen, StatefulSetSeen

MOST_KEPT = 2000
"""So many changes of one Etcd, and of what belongs to it, are kept for the model to explain."""


@frozen
class News:
    """What an observation brought: a request that was set or cleared or is overdue, or an invariant that broke."""

    etcd: Key
    line: int
    at: float | None
    what: Literal["set", "cleared", "overdue", "broken"]
    request: Request | None = None
    broken: Broken | None = None


@define
class Story:
    """All that is remembered of one Etcd. `clock` is the latest time that was seen, in seconds since the epoch."""

    key: Key
    requests: Requests
    most_kept: int = MOST_KEPT
    invariants: Invariants = field(factory=Invariants)
    etcd: EtcdSeen | None = None
    sts: StatefulSetSeen | None = None
    leases: dict[int, LeaseSeen] = field(factory=dict)
    pods: dict[int, PodSeen] = field(factory=dict)
    clock: float | None = None
    is_seen: bool = False
    is_whole: bool = False
    versions: int = 0
    unreadable: int = 0
    changes: list[Observation] = field(factory=list)
    is_full: bool = False
    gaps: list[int] = field(factory=list)
    hints: dict[tuple[str, str], tuple[int, float | None]] = field(factory=dict)
    releases: set[tuple[str, str]] = field(factory=set)

    def see(self, found: Observation) -> Iterator[News]:
        """Take an observation into account, and yield what is new."""
        if found.at is not None:
            self.clock = max(self.clock or found.at, found.at)
        if len(self.releases) < 100:
            self.releases |= found.releases
        if found.relisted:
            self.gaps = [*self.gaps[:20], found.line]
        before = self.etcd
        is_news = self._remember(found)
        late = self.requests.passes_deadline(found.line, self.clock)
        if late is not None:
            yield News(self.key, found.line, self.clock, "overdue", late)
        if found.kind is Kind.ETCD:
            request = self.requests.see(found, before, self.clock)
            if request is not None:
                what = "set" if request is self.requests.open else "cleared"
                yield News(self.key, found.line, self.clock, what, request)
        if is_news and len(self.changes) < self.most_kept:
            self.changes.append(found)
        elif is_news:
            self.is_full = True
        if self.etcd is not None:
            earlier = before if found.kind is Kind.ETCD else self.etcd
            now = Seen(earlier, self.etcd, self.sts, self.leases, is_whole=self.is_whole)
            for one in self.invariants.see(now, found.line, self.clock):
                yield News(self.key, found.line, self.clock, "broken", broken=one)

    def _remember(self, found: Observation) -> bool:
        """Keep what was seen, and tell whether it differs from what was known."""
        seen = found.seen
        self.versions += 1
        if seen is None and not found.gone:
            self.unreadable += 1
            return False
        if found.kind is Kind.ETCD:
            self.is_whole |= not self.is_seen and isinstance(seen, EtcdSeen) and is_new(seen)
            self.is_seen = True
            is_news = seen != self.etcd
            self.etcd = seen if isinstance(seen, EtcdSeen) else None
        elif found.kind is Kind.STATEFULSET:
            is_news = seen != self.sts
            self.sts = seen if isinstance(seen, StatefulSetSeen) else None
        else:
            known: dict = self.leases if found.kind is Kind.LEASE else self.pods
            is_news = seen != known.get(found.ordinal)
            if seen is None:
                known.pop(found.ordinal, None)
            else:
                known[found.ordinal] = seen
        return is_news

    def hear(self, hint: Hint) -> None:
        """Count a hint."""
        times, _ = self.hints.get((hint.by, hint.sentence), (0, None))
        self.hints[hint.by, hint.sentence] = (times + 1, hint.at)


@define
class Record:
    """The stories of all Etcds in a record. `most_kept` changes of each are kept to be explained."""

    deadline_s: float
    most_kept: int = MOST_KEPT
    stories: dict[Key, Story] = field(factory=dict)
    begins: float | None = None
    ends: float | None = None

    def see(self, found: Observation | Hint) -> Iterator[News]:
        """Take what was found into account, and yield what is new."""
        if found.at is not None:
            self.begins = found.at if self.begins is None else min(self.begins, found.at)
            self.ends = found.at if self.ends is None else max(self.ends, found.at)
        story = self.stories.get(found.etcd)
        if story is None:
            story = self.stories[found.etcd] = Story(found.etcd, Requests(self.deadline_s), self.most_kept)
        if isinstance(found, Hint):
            story.hear(found)
        else:
            yield from story.see(found)

    def told(self) -> list[Story]:
        """Return the stories of the Etcds that were seen themselves, by name."""
        return [story for _, story in sorted(self.stories.items()) if story.is_seen or story.unreadable]
