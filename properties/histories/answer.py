"""The answer about a record: per Etcd its deadlines, invariants, whether the model explains it, and what comes next."""

from datetime import UTC, datetime
from typing import Any

from attrs import frozen

from properties.histories.episodes import LOST
from properties.histories.readers.problems import Problems, Sort
from properties.histories.record import Record, Story

VERDICTS = ("violated", "not explained", "inconclusive", "holds")
"""The worst one comes first."""


@frozen
class Explanation:
    """What the model says of one Etcd: `verdict` is explained, not explained, inconclusive or not asked.

    `details` is JSON as it is printed; `sentences` says the same in words.
    """

    verdict: str
    sentences: tuple[str, ...] = ()
    details: dict[str, Any] | None = None


NOT_ASKED = Explanation("not asked")


@frozen
class EtcdAnswer:
    """The answer about one Etcd."""

    story: Story
    ends: float | None
    deadline_s: float
    explanation: Explanation = NOT_ASKED

    @property
    def is_violated(self) -> bool:
        """A request violates the property, or an invariant is broken."""
        open_one = self.story.requests.open
        is_overdue = open_one is not None and open_one.verdict(self.ends, self.deadline_s) == "overdue"
        return bool(self.story.requests.violated or self.story.invariants.count or is_overdue)

    @property
    def verdict(self) -> str:
        """The verdict about this Etcd."""
        if self.is_violated:
            return "violated"
        if self.explanation.verdict == "not explained":
            return "not explained"
        is_blind = self.story.etcd is None and not self.story.is_seen
        unknown = any(one.verdict(self.ends, self.deadline_s) == "unknown" for one in self.story.requests.all())
        return "inconclusive" if is_blind or unknown or self.explanation.verdict == "inconclusive" else "holds"

    def as_json(self) -> dict[str, Any]:
        """Return the answer as JSON."""
        story = self.story
        return {
            "namespace": story.key[0],
            "name": story.key[1],
            "verdict": self.verdict,
            "requests": [one.as_json(self.ends, self.deadline_s) for one in story.requests.all()],
            "closed_in_time": story.requests.in_time,
            "violated_requests": story.requests.violated,
            "invariants": [
                {"name": b.invariant.name, "sentence": b.invariant.sentence, "line": b.line, "at": b.at}
                for b in story.invariants.broken
            ],
            "broken_invariants": story.invariants.count,
            "hints": [
                {"by": by, "sentence": sentence, "count": n, "last_at": at}
                for (by, sentence), (n, at) in sorted(story.hints.items())
            ],
            "conformance": {"verdict": self.explanation.verdict, **(self.explanation.details or {})},
            "gaps": story.gaps,
            "versions": story.versions,
            "unreadable": story.unreadable,
            "releases": dict(sorted(story.releases)),
        }

    def lines(self) -> list[tuple[str, str]]:
        """Return the answer as lines with their styles."""
        story = self.story
        found = [("/".join(story.key), "bold")]
        found += [(f"  {line}", style) for line, style in self._requests()]
        for broken in story.invariants.broken:
            found.append((f"  broken in line {broken.line}{when(broken.at)}: {broken.invariant.name}", "bold red"))
            found.append((f"    {broken.invariant.sentence}", ""))
        if not story.invariants.count:
            found.append(("  no invariant is broken", ""))
        for (by, sentence), (times, at) in sorted(story.hints.items()):
            found.append((f"  hint from {by}, {plural(times, 'time')}{when(at, ', last at ')}: {sentence}", ""))
        if story.gaps:
            lines = ", ".join(map(str, story.gaps[:6]))
            found.append((f"  versions may be missing before line {lines}: a watch began anew", "yellow"))
        if story.unreadable:
            found.append(
                (f"  of {plural(story.unreadable, 'write')} the record does not say what was written", "yellow")
            )
        return found + [(f"  {line}", "") for line in self.explanation.sentences]

    def _requests(self) -> list[tuple[str, str]]:
        requests = self.story.requests
        if not requests.closed and requests.open is None:
            return [("no request was seen", "")]
        kept = list(requests.all())
        shown = [r for r in kept if r.verdict(self.ends, self.deadline_s) != "in time"] + kept[-MOST_SHOWN:]
        lines = []
        left_out = requests.in_time + requests.violated + (requests.open is not None)
        for one in kept:
            if not any(one is other for other in shown):
                continue
            left_out -= 1
            verdict = one.verdict(self.ends, self.deadline_s)
            age = one.age_s(self.ends)
            begun = "before the record" if one.set_line is None else f"in line {one.set_line}"
            by = f" by {one.set_by}" if one.set_by else ""
            told = f"requested {begun}{by}{when(one.set_at)}"
            if one.times > 1:
                told += f", set {one.times} times"
            if one.cleared_line is not None:
                by = f" by {one.cleared_by}" if one.cleared_by else ""
                told += f", cleared in line {one.cleared_line}{by}"
                told += f" after {age:.0f} s" if age is not None else ""
            else:
                told += f", open for at least {age:.0f} s" if age is not None else ", still open"
            lines.append((f"{verdict}: {told}", "bold red" if verdict in LOST else ""))
        if left_out > 0:
            lines.insert(0, (f"{plural(left_out, 'more request')} in time", ""))
        return lines


MOST_SHOWN = 10


@frozen
class Answer:
    """The answer about a whole record."""

    record: Record
    problems: Problems
    documents: int
    etcds: tuple[EtcdAnswer, ...]

    @property
    def verdict(self) -> str:
        """The worst verdict about an Etcd; nothing holds of what was in an archive that breaks off."""
        worst = next(v for v in VERDICTS if v == "holds" or any(one.verdict == v for one in self.etcds))
        return "inconclusive" if worst == "holds" and Sort.ARCHIVE in self.problems.counts else worst

    def as_json(self) -> dict[str, Any]:
        """Return the answer as JSON."""
        return {
            "verdict": self.verdict,
            "deadline_s": self.record.deadline_s,
            "record": {
                "documents": self.documents,
                "begins": self.record.begins,
                "ends": self.record.ends,
                "problems": self.problems.as_json(),
            },
            "etcds": [one.as_json() for one in self.etcds],
        }

    def lines(self) -> list[tuple[str, str]]:
        """Return the answer as lines with their styles; the last one says what was covered."""
        found: list[tuple[str, str]] = []
        for one in self.etcds:
            found += [*one.lines(), ("", "")]
        for sort, count in self.problems.counts.items():
            numbers = ", ".join(map(str, self.problems.lines[sort][:6]))
            more = ", ..." if count > 6 else ""
            found.append((f"{plural(count, 'document')} {sort.value}: line {numbers}{more}", "yellow"))
        found.append((self.verdict, "bold red" if self.verdict == "violated" else "bold"))
        spans = self.record.begins is not None and self.record.ends is not None
        span = f", from{when(self.record.begins, ' ')} to{when(self.record.ends, ' ')}" if spans else ", without times"
        requests = sum(one.story.requests.in_time + one.story.requests.violated for one in self.etcds)
        requests += sum(one.story.requests.open is not None for one in self.etcds)
        versions = sum(one.story.versions for one in self.etcds)
        counts = f"{plural(len(self.etcds), 'Etcd')}, {plural(requests, 'request')}, {plural(versions, 'version')}"
        found.append((f"Covered: {counts} in {plural(self.documents, 'document')}{span}.", "bold"))
        return found


def when(at: float | None, before: str = " at ") -> str:
    """Return a time as text, or nothing where there is none."""
    if at is None:
        return ""
    try:
        told = datetime.fromtimestamp(at, UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    return f"{before}{told:%Y-%m-%d %H:%M:%S}"


def plural(count: int, noun: str) -> str:
    """Return a count with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
