"""From documents to observations and hints: which form a document has, and in which order the versions come."""

import heapq
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from attrs import evolve

from properties.histories.observation import Hint, Key, Kind, Observation
from properties.histories.readers.audit import Audit, is_event
from properties.histories.readers.documents import Document, documents
from properties.histories.readers.fields import dig
from properties.histories.readers.logs import hinted, is_log
from properties.histories.readers.objects import is_object, observed
from properties.histories.readers.problems import Problems, Sort

WINDOW = 512
"""So many observations may come in another order than that of their versions: several streams were written to one."""
WATCHED = ("ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR")


class Reader:
    """Reads one record. After it, `problems` has what was wrong, and the counters what there was."""

    def __init__(self, *, window: int = WINDOW) -> None:
        self.problems = Problems()
        self.window = window
        self.documents = 0
        self.usable = 0
        self.audit = Audit()
        self.listed: set[tuple[Kind, Key, int]] = set()

    def read(self, file: BinaryIO) -> Iterator[Observation | Hint]:
        """Yield what a record says, each object's versions in order and once each. Raises OSError."""
        return self._each_version_once(self._ordered(self._found(documents(file, self.problems))))

    # -- forms --------------------------------------------------------------------------------------------------------

    def _found(self, every: Iterable[Document]) -> Iterator[Observation | Hint]:
        for document in every:
            self.documents += 1
            for found in self._of(document.line, document.value, document.at):
                self.usable += 1
                yield found

    def _of(self, line: int, value: Any, at: float | None) -> Iterator[Observation | Hint]:
        """Yield what a document says, whichever form it has; of a list, what its items say."""
        kind = dig(value, "kind")
        listed = value if isinstance(value, list) else dig(value, "items")
        if not isinstance(listed, list):
            yield from self._of_one(line, value, at)
            return
        inner = kind.removesuffix("List") if isinstance(kind, str) and kind != "List" else None
        for item in listed:
            named = {"kind": inner, **item} if inner and isinstance(item, dict) else item
            yield from self._of_one(line, named, at)

    def _of_one(self, line: int, value: Any, at: float | None) -> Iterator[Observation | Hint]:
        """Yield what a document that is no list says."""
        if is_event(value):
            yield from kept(self.audit.observed(line, value))
        elif dig(value, "type") in WATCHED and isinstance(dig(value, "object"), dict):
            yield from self._watched(line, value, at)
        elif is_log(value):
            yield from kept(hinted(line, value, at))
        elif is_object(value):
            yield from kept(self._object(line, value, at))
        elif not isinstance(dig(value, "kind"), str):
            self.problems.add(Sort.UNKNOWN, line)

    def _object(self, line: int, value: Any, at: float | None, **how: bool) -> Observation | None:
        """Return what an object says; one without a name is counted as incomplete."""
        found = observed(line, value, at, **how)
        if found is None and dig(value, "metadata", "name") is None:
            self.problems.add(Sort.INCOMPLETE, line)
        return found

    def _watched(self, line: int, value: Any, at: float | None) -> Iterator[Observation | Hint]:
        """Yield what a watch event says; that one begins anew is told by an ADDED for an object that is known."""
        given = value["object"]
        if not is_object(given):
            return
        found = self._object(line, given, at, gone=value["type"] == "DELETED", relisted=value["type"] == "ADDED")
        if found is None:
            return
        mine = (found.kind, found.etcd, found.ordinal)
        is_new = mine not in self.listed
        if found.gone:
            self.listed.discard(mine)
        else:
            self.listed.add(mine)
        yield evolve(found, relisted=found.relisted and not is_new)

    # -- order --------------------------------------------------------------------------------------------------------

    def _ordered(self, every: Iterable[Observation | Hint]) -> Iterator[Observation | Hint]:
        """Yield observations by their versions, as far as the window reaches; whatever has none keeps its place."""
        heap: list[tuple[int, int, Observation | Hint]] = []
        latest = 0
        for number, found in enumerate(every):
            version = found.version if isinstance(found, Observation) else None
            latest = max(latest, version or 0)
            heapq.heappush(heap, (version or latest, number, found))
            if len(heap) > self.window:
                yield heapq.heappop(heap)[2]
        while heap:
            yield heapq.heappop(heap)[2]

    def _each_version_once(self, every: Iterable[Observation | Hint]) -> Iterator[Observation | Hint]:
        """Yield each object's versions once and in order; what comes too late or again is counted."""
        known: dict[tuple[Kind, Key, int], int] = {}
        for found in every:
            if isinstance(found, Observation) and found.version is not None:
                mine = (found.kind, found.etcd, found.ordinal)
                before = known.get(mine, -1)
                if found.version <= before and not found.gone:
                    self.problems.add(Sort.REPEATED if found.version == before else Sort.LATE, found.line)
                    continue
                known[mine] = max(before, found.version)
                if found.relisted:
                    self.problems.add(Sort.RELISTED, found.line)
            yield found


def kept(found: Observation | Hint | None) -> Iterator[Observation | Hint]:
    """Yield what there is."""
    if found is not None:
        yield found
