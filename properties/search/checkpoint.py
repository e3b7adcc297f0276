"""Checkpoints: an exhaustive search on disk, so that it goes on after a Ctrl-C, a kill or a full disk.

A directory holds pieces, which are written once: the worlds that were met since the piece before, and the transitions.
`state` is written last and names the pieces that count. Each file is written beside its place, brought to the disk, and
renamed, so that what `state` names is always whole. The transitions that are on disk are not kept in memory, nor are
the worlds once memory is short.
"""

import os
import pickle
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import Any, BinaryIO
from zlib import crc32

import attrs
import numpy as np

from model.kernel import Step
from properties.search.columns import Array, Interned, Layout
from properties.search.errors import CheckpointError
from properties.search.explore import Exploration
from properties.search.visited import Visited, by_number

STATE, PART = "state", ".part"
FORMAT = 2
MOST, ROOM = 1 << 30, 1 << 20
"""Worlds: how many a file can be for, and for how many room is taken at once."""


@attrs.frozen
class State:
    """What a search has to know in order to go on, beside its worlds and transitions.

    `layouts` has one item for each piece. `values` are those that were numbered, by component. `sums` are the
    checksums of the files.
    """

    format: int
    question: str
    layouts: tuple[Layout, ...]
    worlds: int
    expanded: int
    levels: tuple[int, ...]
    transitions: int
    seconds: float
    calls: int
    values: tuple[tuple[Any, ...], ...]
    steps: tuple[Step, ...]
    sums: tuple[tuple[str, int], ...]


class Checkpoint:
    """A directory in which a search is kept every `every_s` seconds. It is a `properties.search.explore.Keeper`.

    Raises CheckpointError where `resume` is asked for and there is nothing to go on from, or the other way round.
    """

    def __init__(self, directory: Path, question: str, *, resume: bool, every_s: float = 30) -> None:
        self.directory = directory
        self.question = question
        self.every_s = every_s
        self.layouts: list[Layout] = []
        self.worlds = 0
        self.pieces = 0
        self.kept_at = time.monotonic()
        self.state: State | None = None
        self.sums: dict[str, int] = {}
        if resume:
            self.state = self._read()
        elif (directory / STATE).exists():
            raise CheckpointError(f"there is a checkpoint in {str(directory)!r} already: go on with it, or remove it")
        for left in [*directory.glob(f"{STATE}*{PART}"), *directory.glob(f"{'[0-9]' * 5}-*.npy*{PART}")]:
            left.unlink(missing_ok=True)  # it was left by a process that was killed

    # -- going on -----------------------------------------------------------------------------------------------------

    def _read(self) -> State:
        where = f"the checkpoint in {str(self.directory)!r}"
        try:
            kept = (self.directory / STATE).read_bytes()
            is_whole = crc32(kept[4:]).to_bytes(4) == kept[:4]
            state = Reader(BytesIO(kept[4:])).load() if is_whole else None
        except OSError as error:
            raise CheckpointError(f"{where} cannot be read: {error.strerror}") from None
        except Exception:  # whatever a broken pickle raises
            raise CheckpointError(f"{where} is broken, or was written by another version") from None
        if not isinstance(state, State) or state.format != FORMAT:
            raise CheckpointError(f"{where} is broken, or was written by another version")
        if state.question != self.question:
            raise CheckpointError(f"{where} is of another model or another question")
        return state

    def restore(self, found: Exploration) -> None:
        """Bring a search that has not begun to where it was kept."""
        state = self.state
        if state is None:
            return
        self.sums = dict(state.sums)
        for interned, values in zip(distinct(found), state.values, strict=True):
            for value in values:
                interned.id(value)
        for number, step in enumerate(state.steps):
            assert step.action is not None
            found.said.rules[step.action]._steps[step.args] = number
        found.said.steps[:] = state.steps
        found.said.calls = state.calls
        found._replan()
        layout = found._plan.layout
        rows = [layout.moved_from(old, self._piece(n, "worlds")) for n, old in enumerate(state.layouts)]
        found._sets[0] = filled(np.concatenate(rows, axis=1))
        if found.edges is not None:
            found.edges.counts = [self._piece(n, "counts") for n in range(len(rows))]
            found.edges.targets = [self._piece(n, "targets") for n in range(len(rows))]
            found.edges.steps = [self._piece(n, "steps") for n in range(len(rows))]
        found.levels = list(state.levels)
        found.expanded, found.transitions, found.seconds = state.expanded, state.transitions, state.seconds
        self.layouts, self.worlds, self.pieces = list(state.layouts), state.worlds, len(rows)

    def _piece(self, number: int, what: str) -> Array:
        name = f"{number:05}-{what}.npy"
        try:
            piece = np.load(self.directory / name, mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError, EOFError):
            piece = None
        if piece is None or checksum(piece) != self.sums.get(name):
            raise CheckpointError(
                f"the piece {name!r} of the checkpoint in {str(self.directory)!r} is missing or damaged: begin anew"
            )
        return piece

    # -- keeping ------------------------------------------------------------------------------------------------------

    def is_due(self) -> bool:
        """Return whether it is time to keep the search again."""
        return time.monotonic() - self.kept_at >= self.every_s

    def keep(self, found: Exploration) -> None:
        """Keep a search as it is between two chunks."""
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            self._keep(found)
        except OSError as error:
            raise CheckpointError(
                f"no checkpoint can be written to {str(self.directory)!r}: {error.strerror}; the one before it is whole"
            ) from None
        self.kept_at = time.monotonic()

    def _keep(self, found: Exploration) -> None:
        number, worlds = len(self.layouts), found.worlds
        self._save(number, "worlds", found._rows(self.worlds, worlds))
        if found.edges is not None:
            for what, pieces in attrs.asdict(found.edges, recurse=False).items():
                new = pieces[self.pieces :]
                self._save(number, what, np.concatenate(new) if new else np.zeros(0, dtype=np.int16))
                pieces[self.pieces :] = [self._piece(number, what)]
        self.layouts.append(found._plan.layout)
        self.worlds, self.pieces = worlds, self.pieces + 1
        state = State(
            FORMAT,
            self.question,
            tuple(self.layouts),
            worlds,
            found.expanded,
            tuple(found.levels),
            found.transitions,
            found.seconds,
            found.said.calls,
            tuple(tuple(interned.values) for interned in distinct(found)),
            tuple(found.said.steps),
            tuple(self.sums.items()),
        )
        packed = pickle.dumps(state)
        self._write(STATE, lambda file: file.write(crc32(packed).to_bytes(4) + packed))

    def _save(self, number: int, what: str, array: Array) -> None:
        name = f"{number:05}-{what}.npy"
        self.sums[name] = checksum(array)
        self._write(name, lambda file: np.save(file, array, allow_pickle=False))

    def _write(self, name: str, write: Callable[[BinaryIO], Any]) -> None:
        with NamedTemporaryFile(dir=self.directory, prefix=name, suffix=PART, delete=False) as file:
            try:
                write(file)  # type: ignore[arg-type]
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                os.unlink(file.name)
                raise
        os.replace(file.name, self.directory / name)

    def spill(self, found: Exploration) -> bool:
        """Move the worlds into a file, if they are not in one yet; what remains in memory is their index."""
        if isinstance(found._sets[0], OnDisk):
            return False
        try:
            found._sets[0] = OnDisk(found._sets[0], self.directory)
        except OSError as error:
            raise CheckpointError(f"worlds cannot be kept in {str(self.directory)!r}: {error.strerror}") from None
        return True


class OnDisk(Visited):
    """Worlds in a file without a name, which is gone when the process is. The room on the disk is taken as it grows."""

    def __init__(self, known: Visited, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._directory = directory
        self._count = len(known)
        self._numbered, self._index = known._numbered, known._index
        self._set(len(known.rows), [known.rows[:, : len(known)]])

    def _set(self, width: int, pieces: Iterable[Array]) -> None:
        self._file = TemporaryFile(dir=self._directory)  # noqa: SIM115 (it is open for as long as the set is there)
        self._taken = 0
        self.rows = np.memmap(self._file, np.int64, "w+", shape=(width, MOST))
        self._take(self._count)
        begin = 0
        for piece in pieces:
            self.rows[:, begin : begin + piece.shape[1]] = piece
            begin += piece.shape[1]

    def _take(self, count: int) -> None:
        """Take room for so many worlds. Raises OSError now, where writing to a full disk would kill the process."""
        more = max(count - self._taken, ROOM)
        for row in range(len(self.rows)):
            os.posix_fallocate(self._file.fileno(), (row * MOST + self._taken) * 8, more * 8)
        self._taken += more

    def _reserve(self, more: int) -> None:
        if self._count + more > self._taken:
            try:
                self._take(self._count + more)
            except OSError as error:
                raise CheckpointError(f"the disk has no room for more worlds: {error.strerror}") from None
        super()._reserve(more)

    def move(self, old: Layout, new: Layout) -> None:
        """Bring all worlds into another layout."""
        self._set(new.width, (new.moved_from(old, rows) for rows, _ in by_number(self.rows[:, : self._count])))
        self._reindex(len(self._index.entries))


class Reader(pickle.Unpickler):
    """Reads a state; nothing but records, enums and what these are made of is let in."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of the model or of this package. Raises UnpicklingError for anything else."""
        found = super().find_class(module, name) if module in sys.modules else None
        if isinstance(found, type) and (attrs.has(found) or found is Layout or hasattr(found, "__members__")):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record")


def checksum(array: Array) -> int:
    """Return a number that another content would hardly have, whatever the order in memory."""
    return crc32(np.ascontiguousarray(array).view(np.uint8).data, crc32(repr((array.shape, array.dtype.str)).encode()))


def distinct(found: Exploration) -> Iterator[Interned]:
    """Yield the numbered values of each component, once each."""
    return iter({id(interned): interned for interned in found.said.values.of}.values())


def filled(rows: Array) -> Visited:
    """Return the set of worlds that are known to be distinct, with the numbers that they have."""
    known = Visited(len(rows))
    known._reserve(rows.shape[1])
    known.rows[:, : rows.shape[1]] = rows
    known._count = rows.shape[1]
    known._reindex(len(known._index.entries))
    return known
