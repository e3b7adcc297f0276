"""From bytes to documents: plain or gzip, JSON lines, concatenated JSON objects or YAML, told apart by content.

A record is read line by line and never held as a whole. Lines that do not mention etcd are not parsed: they are most of
an audit log. Whatever cannot be read is counted with its line number, and reading goes on.
"""

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import yaml
from attrs import frozen

from properties.histories.readers.fields import seconds_of
from properties.histories.readers.problems import Problems, Sort

LONGEST_LINE = 8 << 20
LONGEST_DOCUMENT = 32 << 20
MENTIONED = b"etcd"
GLUED = re.compile(r'\{"(?:type|kind|apiVersion|level)":')
YAML_BEGINS = re.compile(rb"\s*(---|```ya?ml|-?\s*(apiVersion|kind|metadata|spec|status|items):)")
STAMP = re.compile(rb"^\s*\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)")
GZIP = b"\x1f\x8b"


@frozen
class Document:
    """One JSON or YAML value; `at` is when its line was written (seconds since the epoch), where a prefix says so."""

    line: int
    value: Any
    at: float | None = None


class Peeking:
    """A binary stream whose first bytes can be looked at, as io.BufferedReader gives it."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.first = file.readline(LONGEST_LINE)

    def readline(self, size: int) -> bytes:
        """Return the next line, at most `size` bytes of it."""
        first, self.first = self.first, b""
        return first or self.file.readline(size)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, for gzip."""
        if self.first:
            first, self.first = self.first[:size] if size >= 0 else self.first, self.first[size:] if size >= 0 else b""
            return first
        return self.file.read(size)


def documents(file: BinaryIO, problems: Problems) -> Iterator[Document]:
    """Yield the documents of a record. Raises OSError where the file itself cannot be read."""
    source = Peeking(file)
    if source.first.startswith(GZIP):
        source = Peeking(cast(BinaryIO, Guarded(gzip.GzipFile(fileobj=cast(BinaryIO, source)), problems)))
    lines = numbered(source, problems)
    before: list[tuple[int, bytes]] = []
    for number, line in lines:
        before.append((number, line))
        if line.strip() and not line.startswith(b"#"):
            break
    if before and YAML_BEGINS.match(before[-1][1]):
        yield from from_yaml(chain(before, lines), problems)
    else:
        yield from from_json(chain(before, lines), problems)


class Guarded:
    """A gzip stream that ends where the archive breaks off."""

    def __init__(self, file: Any, problems: Problems) -> None:
        self.file = file
        self.problems = problems
        self.broken = False

    def readline(self, size: int) -> bytes:
        """Return the next line."""
        try:
            return b"" if self.broken else self.file.readline(size)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self.broken = True
            self.problems.add(Sort.ARCHIVE, 1)
            return b""


def chain(before: list[tuple[int, bytes]], lines: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Yield what was read already, and then the rest."""
    yield from before
    yield from lines


def numbered(source: Peeking, problems: Problems) -> Iterator[tuple[int, bytes]]:
    """Yield each line with its number, without those that are too long to be held."""
    number = 0
    while line := source.readline(LONGEST_LINE):
        number += 1
        if len(line) >= LONGEST_LINE and not line.endswith(b"\n"):
            problems.add(Sort.TOO_LONG, number)
            while (rest := source.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            continue
        yield number, line


# -- JSON --------------------------------------------------------------------------------------------------------------


def from_json(lines: Iterator[tuple[int, bytes]], problems: Problems) -> Iterator[Document]:
    """Yield the documents of JSON lines, which a collector may have prefixed, and of objects over several lines."""
    collected: list[bytes] = []
    begun = size = 0
    for number, line in lines:
        if collected and not line.startswith(b"{"):
            collected.append(line)
            size += len(line)
            if line.rstrip() == b"}":
                yield from one(begun, b"".join(collected), problems)
                collected = []
            elif size > LONGEST_DOCUMENT:
                problems.add(Sort.TOO_LONG, begun)
                collected = []
            continue
        if collected:
            problems.add(Sort.CUT, begun)
            collected = []
        if line.strip() == b"{":
            collected, begun, size = [line], number, len(line)
        else:
            yield from one(number, line, problems)
    if collected:
        problems.add(Sort.CUT, begun)


def one(number: int, text: bytes, problems: Problems) -> Iterator[Document]:
    """Yield the document, or the documents, of one line or of one object over several lines."""
    stripped = text.strip()
    if not stripped:
        return
    begins = text.find(b"{")
    if begins < 0:
        problems.add(Sort.NO_JSON, number)
    elif MENTIONED in text:
        yield from parsed(number, text, begins, problems)
    elif not stripped.endswith(b"}"):
        problems.add(Sort.CUT, number)


def parsed(number: int, text: bytes, begins: int, problems: Problems) -> Iterator[Document]:
    """Yield the objects in a text; where one is cut and another is glued to it, the latter is still read."""
    stamp = STAMP.match(text) if begins else None
    at = seconds_of(stamp[1].decode()) if stamp else None
    rest = text[begins:].decode("utf-8", "replace")
    place, is_cut = 0, False
    while place < len(rest):
        try:
            value, place = DECODER.raw_decode(rest, place)
        except (ValueError, RecursionError):
            if not is_cut:
                problems.add(Sort.CUT, number)
            is_cut = True
            glued = GLUED.search(rest, place + 1)
            if glued is None:
                return
            place = glued.start()
            continue
        yield Document(number, value, at)
        place = SPACE.match(rest, place).end()  # type: ignore[union-attr]


DECODER = json.JSONDecoder()
SPACE = re.compile(r"\s*")

# -- YAML --------------------------------------------------------------------------------------------------------------

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Its scalars are all texts: nothing is constructed, and nothing can go wrong with dates and numbers."""


def from_yaml(lines: Iterator[tuple[int, bytes]], problems: Problems) -> Iterator[Document]:
    """Yield the documents of a YAML stream, which may stand in the fences of an issue."""
    collected: list[bytes] = []
    begun = size = 0
    is_too_long = False
    for number, line in ended(lines):
        if line.startswith((b"---", b"```")):
            if collected:
                yield from one_yaml(begun, b"".join(collected), problems)
            collected, size, is_too_long = [], 0, False
            continue
        if not collected:
            begun = number
        size += len(line)
        if size <= LONGEST_DOCUMENT:
            collected.append(line)
        elif not is_too_long:
            is_too_long = True
            problems.add(Sort.TOO_LONG, begun)
            collected = []


def ended(lines: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Yield the lines, and one that ends the last document."""
    yield from lines
    yield 0, b"---"


def one_yaml(number: int, text: bytes, problems: Problems) -> Iterator[Document]:
    """Yield the document of a text."""
    try:
        value = yaml.load(text.decode("utf-8", "replace"), Loader=LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        problems.add(Sort.NO_YAML, number)
        return
    if value not in (None, ""):
        yield Document(number, value)
