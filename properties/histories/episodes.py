"""Deadlines: each request for one Etcd, from the moment its annotation appears until it disappears.

It follows the property `annotation-deadline`, on what a record shows: setting the annotation again renews neither its
start nor its age. From outside, *served* means that the latest generation was observed when the annotation went.
"""

from collections import deque
from collections.abc import Iterator
from typing import Any

from attrs import define, field

from properties.histories.observation import EtcdSeen, Observation
from properties.histories.readers.fields import seconds_of

MOST = 200
"""So many requests of one Etcd are kept one by one; those in time are only counted beyond that."""
LOST = ("late", "overdue", "early")
"""The verdicts that violate the property."""


@define
class Request:
    """One request. Times are in seconds since the epoch; lines are those of the record.

    `set_line` is None where the annotation was there when the record began, `overdue_line` is the first one after its
    deadline. `times` counts how often it was set.
    """

    set_at: float | None
    set_by: str | None
    set_line: int | None
    timestamp: str | None
    generation: int | None
    times: int = 1
    last_line: int = 0
    cleared_at: float | None = None
    cleared_by: str | None = None
    cleared_line: int | None = None
    overdue_line: int | None = None
    is_deleted: bool = False
    is_unserved: bool = False

    def age_s(self, now: float | None) -> float | None:
        """Return its age in seconds when it was cleared, or else at `now`."""
        end = self.cleared_at if self.cleared_line is not None else now
        return None if end is None or self.set_at is None else max(0.0, end - self.set_at)

    def verdict(self, now: float | None, deadline_s: float) -> str:
        """Return in time, early, late, deleted, open, overdue, or unknown where the record has no times."""
        age = self.age_s(now)
        if self.cleared_line is None:
            return "unknown" if age is None else "overdue" if age > deadline_s else "open"
        if age is not None and age > deadline_s:
            return "late"
        if self.is_deleted:
            return "deleted"
        if self.is_unserved:
            return "early"
        return "unknown" if age is None else "in time"

    def as_json(self, now: float | None, deadline_s: float) -> dict[str, Any]:
        """Return the request as JSON; ages are in seconds."""
        age = self.age_s(now)
        return {
            "verdict": self.verdict(now, deadline_s),
            "age_s": None if age is None else round(age, 3),
            "set_at": self.set_at,
            "set_by": self.set_by,
            "set_line": self.set_line,
            "timestamp": self.timestamp,
            "times_set": self.times,
            "overdue_line": self.overdue_line,
            "cleared_at": self.cleared_at,
            "cleared_by": self.cleared_by,
            "cleared_line": self.cleared_line,
        }


@define
class Requests:
    """The requests of one Etcd, as its versions are seen one after the other."""

    deadline_s: float
    closed: deque[Request] = field(factory=lambda: deque(maxlen=MOST))
    open: Request | None = None
    in_time: int = 0
    violated: int = 0

    def see(self, found: Observation, before: EtcdSeen | None, at: float | None) -> Request | None:
        """Take one observation of the Etcd into account; return the request that it opened or closed."""
        seen = found.seen if isinstance(found.seen, EtcdSeen) else None
        if self.open is not None and (found.gone or (seen is not None and not seen.requested)):
            return self._close(found, seen, at)
        if seen is None or not seen.requested:
            return None
        if self.open is None:
            is_first = before is None and not is_new(seen)
            self.open = Request(
                set_at=set_at(seen, before, at),
                set_by=None if is_first else found.by,
                set_line=None if is_first else found.line,
                timestamp=seen.timestamp,
                generation=seen.generation,
                last_line=found.line,
            )
            return self.open
        if seen.timestamp != self.open.timestamp:
            self.open.times += 1
            self.open.timestamp, self.open.last_line = seen.timestamp, found.line
        self.open.generation = seen.generation
        return None

    def passes_deadline(self, line: int, at: float | None) -> Request | None:
        """Return the open request if this line is the first one after its deadline."""
        late = self.open
        if late is None or late.overdue_line is not None or late.verdict(at, self.deadline_s) != "overdue":
            return None
        late.overdue_line = line
        return late

    def _close(self, found: Observation, seen: EtcdSeen | None, at: float | None) -> Request:
        closing = self.open
        assert closing is not None
        closing.cleared_at, closing.cleared_by, closing.cleared_line = at, found.by, found.line
        closing.is_deleted = found.gone or (seen is not None and seen.deleting)
        if seen is not None and seen.operation is not None and not closing.is_deleted:
            closing.is_unserved = seen.observed != seen.generation
        if closing.verdict(at, self.deadline_s) in LOST:
            self.violated += 1
        else:
            self.in_time += 1
        self.closed.append(closing)
        self.open = None
        return closing

    def all(self) -> Iterator[Request]:
        """Yield the requests that are kept, in order."""
        yield from self.closed
        if self.open is not None:
            yield self.open


def is_new(seen: EtcdSeen) -> bool:
    """Tell whether an Etcd has just been created: nobody has written its status."""
    return seen.generation == 1 and seen.observed is None and seen.operation is None


def set_at(seen: EtcdSeen, before: EtcdSeen | None, at: float | None) -> float | None:
    """Return when the annotation was set: gardenlet's own timestamp, if it is new with it, and else when it was seen.

    An operator sets no timestamp; the one that is there is then of an earlier request.
    """
    stamped = seconds_of(seen.timestamp)
    is_new = before is None or before.timestamp != seen.timestamp
    if stamped is not None and is_new and (at is None or stamped <= at + 1):
        return stamped
    return at
