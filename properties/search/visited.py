"""The set of worlds that were met: an exact hash set whose every operation is on whole arrays.

The rows are kept in the order in which they came, so that a world has a number and a level is a range of numbers. The
index is a table of open addressing. Where a world is one word, it holds the worlds themselves; else it holds their
numbers, and what it finds is always compared with the row. Collisions, and equal worlds within one batch, are settled
in rounds: all who find a place free write themselves there, and whoever reads himself back has won. The others go on in
growing strides, which come to every place of a table whose size is a power of two.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from properties.search.columns import Array, Layout

MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
HALF = np.uint64(32)
PIECE = 1 << 16
"""So many worlds are put into a new index at a time."""
LARGE = 1 << 24
"""Up to so many worlds or places, there is room for more at a time."""


class Numbers:
    """An index that holds numbers, from 1 on."""

    free = 0
    place_bytes = 4

    def __init__(self, places: int) -> None:
        self.entries = np.zeros(places, dtype=np.int32)

    def claim(self, at: Array, columns: Array, numbers: Array) -> Array:
        """Write worlds with different numbers to places that are free; return which of them have won."""
        self.number(at, numbers)
        return np.flatnonzero(self.entries.take(at) == numbers + 1)

    def number(self, at: Array, numbers: Array) -> None:
        """Give what is at some places its numbers."""
        self.entries[at] = numbers + 1

    def same(self, entries: Array, columns: Array, rows: Array) -> Array:
        """Return which entries are those of some worlds."""
        numbers = entries - 1
        same = rows[0].take(numbers) == columns[0]
        for row, column in zip(rows[1:], columns[1:], strict=True):
            same &= row.take(numbers) == column
        return same

    def numbers(self, entries: Array, places: Array) -> Array:
        """Return the numbers of entries at some places."""
        return entries - 1

    def worlds(self, rows: Array) -> Iterator[tuple[Array, Array]]:
        """Yield the worlds that it holds, with their numbers, piece by piece."""
        return by_number(rows)


class Words:
    """An index that holds worlds of one word, none of which is negative, and beside it their numbers if asked.

    It holds them inverted, so that a place is free where it is zero: the system hands out memory full of zeros, and
    what is not used need not be written.
    """

    free = 0

    def __init__(self, places: int, *, numbered: bool) -> None:
        self.entries = np.zeros(places, dtype=np.int64)
        self.place_bytes = 12 if numbered else 8
        self._numbers = np.empty(places if numbered else 0, dtype=np.int32)

    def claim(self, at: Array, columns: Array, numbers: Array) -> Array:
        """Write worlds with different numbers to places that are free; return which of them have won."""
        own = numbers.astype(np.int64) + 1
        self.entries[at] = own
        won = np.flatnonzero(self.entries.take(at) == own)
        self.entries[at.take(won)] = ~columns[0].take(won)
        return won

    def number(self, at: Array, numbers: Array) -> None:
        """Give what is at some places its numbers."""
        if self._numbers.size:
            self._numbers[at] = numbers

    def same(self, entries: Array, columns: Array, rows: Array) -> Array:
        """Return which entries are those of some worlds."""
        return entries == ~columns[0]

    def numbers(self, entries: Array, places: Array) -> Array:
        """Return the numbers of entries at some places."""
        return self._numbers.take(places)

    def worlds(self, rows: Array) -> Iterator[tuple[Array, Array]]:
        """Yield the worlds that it holds, with their numbers if it has any, piece by piece.

        They come in the order of their places: those that are neighbours here are neighbours in a larger index.
        """
        for start in range(0, len(self.entries), 2 * PIECE):
            held = np.flatnonzero(self.entries[start : start + 2 * PIECE] != self.free) + start
            numbers = self._numbers.take(held) if self._numbers.size else np.arange(len(held), dtype=np.int32)
            yield ~self.entries.take(held)[np.newaxis], numbers


class Visited:
    """Worlds of `width` words without duplicates, numbered from 0."""

    def __init__(self, width: int) -> None:
        self.rows = np.empty((width, 1 << 10), dtype=np.int64)
        self._count = 0
        self._numbered = False
        self._index = self._empty(1 << 12)

    def _empty(self, places: int) -> Numbers | Words:
        return Words(places, numbered=self._numbered) if len(self.rows) == 1 else Numbers(places)

    def __len__(self) -> int:
        return self._count

    def growth(self, more: int) -> int:
        """Return how many bytes it takes to make room for `more` worlds; room that is not used takes none."""
        rows, places = self._capacities(self._count + more)
        used = self.rows.itemsize * self.rows.shape[0] * (self._count + more)
        grown = used if rows > self.rows.shape[1] else 0
        return grown + (self._index.place_bytes * places if places > len(self._index.entries) else 0)

    def add(self, columns: Array, codes: Array | None = None) -> None:
        """Add the worlds that are new. `codes` are what `mixed` says of the worlds."""
        self._add(columns, codes, None)

    def numbered(self, columns: Array, codes: Array | None = None) -> Array:
        """Add the worlds that are new, and return the numbers of all."""
        if not self._numbered:
            self._numbered = True
            self._reindex(len(self._index.entries))
        numbers = np.empty(columns.shape[1], dtype=np.int32)
        self._add(columns, codes, numbers)
        return numbers

    def _add(self, columns: Array, codes: Array | None, numbers: Array | None) -> None:
        self._reserve(columns.shape[1])
        index, last = self._index, len(self._index.entries) - 1
        place = placed(mixed(columns) if codes is None else codes, last)
        who = np.arange(columns.shape[1]) if numbers is not None else None
        stride = 0
        while place.size:
            entry = index.entries.take(place)
            free = np.flatnonzero(entry == index.free)
            if free.size:
                at = place.take(free)
                own = np.arange(self._count, self._count + free.size, dtype=np.int32)
                won = index.claim(at, columns.take(free, axis=1), own)
                index.number(at.take(won), own[: won.size])
                entry[free] = index.entries.take(at)
                self._append(columns.take(free.take(won), axis=1))
            same = index.same(entry, columns, self.rows)
            if numbers is not None and who is not None:
                numbers[who] = index.numbers(entry, place)
            left = np.flatnonzero(~same)
            who = who.take(left) if who is not None else None
            columns = columns.take(left, axis=1)
            stride += 1
            place = (place.take(left) + stride) & last

    def _append(self, columns: Array) -> None:
        end = self._count + columns.shape[1]
        self.rows[:, self._count : end] = columns
        self._count = end

    def move(self, old: Layout, new: Layout) -> None:
        """Bring all worlds into another layout."""
        rows = np.empty((new.width, self.rows.shape[1]), dtype=np.int64)
        for columns, numbers in by_number(self.rows[:, : self._count]):
            rows[:, numbers[0] : numbers[-1] + 1] = new.moved_from(old, columns)
        self.rows = rows
        self._reindex(len(self._index.entries))

    def _capacities(self, count: int) -> tuple[int, int]:
        rows, places = self.rows.shape[1], len(self._index.entries)
        while rows < count:
            rows *= 4 if rows < LARGE else 2
        while places < 2 * count:
            places *= 4 if places < LARGE else 2
        return rows, places

    def _reserve(self, more: int) -> None:
        rows, places = self._capacities(self._count + more)
        if rows > self.rows.shape[1]:
            grown = np.empty((self.rows.shape[0], rows), dtype=np.int64)
            grown[:, : self._count] = self.rows[:, : self._count]
            self.rows = grown
        if places > len(self._index.entries):
            self._index = self._filled(places, self._index.worlds(self.rows[:, : self._count]))

    def _reindex(self, places: int) -> None:
        """Build the index anew from the rows."""
        self._index = self._filled(places, by_number(self.rows[:, : self._count]))

    def _filled(self, places: int, worlds: Iterable[tuple[Array, Array]]) -> Numbers | Words:
        """Return an index that holds worlds which are known to be distinct, with their numbers."""
        index = self._empty(places)
        for columns, numbers in worlds:
            place = hashed(columns, places - 1)
            stride = 0
            while place.size:
                free = np.flatnonzero(index.entries.take(place) == index.free)
                at = place.take(free)
                won = index.claim(at, columns.take(free, axis=1), numbers.take(free))
                index.number(at.take(won), numbers.take(free.take(won)))
                is_left = np.ones(len(place), dtype=bool)
                is_left[free.take(won)] = False
                left = np.flatnonzero(is_left)
                stride += 1
                place = (place.take(left) + stride) & (places - 1)
                numbers, columns = numbers.take(left), columns.take(left, axis=1)
        return index


def by_number(rows: Array) -> Iterator[tuple[Array, Array]]:
    """Yield rows with their numbers, piece by piece."""
    for start in range(0, rows.shape[1], PIECE):
        columns = rows[:, start : start + PIECE]
        yield columns, np.arange(start, start + columns.shape[1], dtype=np.int32)


def mixed(columns: Array | Sequence[Array]) -> Array:
    """Return a number of 64 bits for each world, all of which depend on all of the world."""
    result = columns[0].view(np.uint64) * MULTIPLIER
    for column in columns[1:]:
        result ^= result >> HALF
        result += column.view(np.uint64)
        result *= MULTIPLIER
    result ^= result >> HALF
    result *= MULTIPLIER
    return result


def placed(codes: Array, last: int) -> Array:
    """Return the first bits of mixed numbers: numbers from 0 to `last`, a power of two less one."""
    return (codes >> np.uint64(64 - last.bit_length())).view(np.int64)


def hashed(columns: Array | Sequence[Array], last: int) -> Array:
    """Return a number from 0 to `last` for each world."""
    return placed(mixed(columns), last)
