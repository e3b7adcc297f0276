"""What was wrong with a record: each sort counted, with the numbers of the first lines."""

from enum import Enum

from attrs import define, field

MOST_LINES = 20


class Sort(Enum):
    """What can be wrong with a line, or with the document that begins in it."""

    CUT = "cut off"
    NO_JSON = "no JSON"
    NO_YAML = "no YAML"
    TOO_LONG = "too long"
    UNKNOWN = "of no known form"
    INCOMPLETE = "without the fields that are needed"
    REPEATED = "a version that was there already"
    LATE = "out of order"
    RELISTED = "a watch that begins anew, so that versions may be missing"
    ARCHIVE = "the archive breaks off or is damaged"


@define
class Problems:
    """All problems of a record: how many of each sort, and where the first ones are."""

    counts: dict[Sort, int] = field(factory=dict)
    lines: dict[Sort, list[int]] = field(factory=dict)

    def add(self, sort: Sort, line: int) -> None:
        """Count a problem."""
        self.counts[sort] = self.counts.get(sort, 0) + 1
        known = self.lines.setdefault(sort, [])
        if len(known) < MOST_LINES:
            known.append(line)

    def as_json(self) -> list[dict[str, object]]:
        """Return the problems as JSON."""
        return [{"sort": s.value, "count": n, "lines": list(self.lines[s])} for s, n in self.counts.items()]
