"""The set of worlds that were met: an exact hash set whose every operation is on whole arrays.

The rows are kept in the order in which they came, so that a world has a number and a level is a range of numbers. The
index is a table of open addressing that holds these numbers; what it finds is always compared with the row. Collisions,
and equal worlds within one batch, are settled in rounds: all who find a place free write themselves there, and whoever
reads himself back has won. The others go on in growing strides, which come to every place of a table whose size is a
power of two.
"""

from collections.abc import Sequence

import numpy as np

from properties.search.columns import Array, Layout

MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
HALF = np.uint64(32)


class Visited:
    """Worlds of `width` words without duplicates, numbered from 0. The index holds numbers from 1 on; 0 is free."""

    def __init__(self, width: int) -> None:
        self.rows = np.empty((width, 1 << 10), dtype=np.int64)
        self._count = 0
        self._index = np.zeros(1 << 12, dtype=np.int32)

    def __len__(self) -> int:
        return self._count

    def growth(self, more: int) -> int:
        """Return how many bytes it takes to make room for `more` worlds."""
        rows, places = self._capacities(self._count + more)
        grown = self.rows.itemsize * self.rows.shape[0] * rows if rows > self.rows.shape[1] else 0
        return grown + (self._index.itemsize * places if places > len(self._index) else 0)

    def add(self, columns: Array, codes: Array | None = None) -> Array:
        """Add the worlds that are new; return the numbers of all. `codes` are what `mixed` says of them."""
        size = columns.shape[1]
        self._reserve(size)
        index, last = self._index, len(self._index) - 1
        numbers = np.empty(size, dtype=np.int32)
        who: Array | None = None  # None is all of them
        place = placed(mixed(columns) if codes is None else codes, last)
        stride = 0
        while size:
            entry = index.take(place)
            free = np.flatnonzero(entry == 0)
            if free.size:
                at = place.take(free)
                own = self._count + 1 + np.arange(free.size, dtype=np.int32)
                index[at] = own
                won = np.flatnonzero(index.take(at) == own)
                index[at.take(won)] = own[: won.size]
                entry[free] = index.take(at)
                new = free.take(won)
                self._append(columns.take(new if who is None else who.take(new), axis=1))
            entry -= 1
            same = self._same(entry, columns if who is None else columns.take(who, axis=1))
            if who is None:
                numbers = entry
            else:
                numbers[who] = entry
            left = np.flatnonzero(~same)
            size = left.size
            who = left if who is None else who.take(left)
            stride += 1
            place = (place.take(left) + stride) & last
        return numbers

    def _append(self, columns: Array) -> None:
        end = self._count + columns.shape[1]
        self.rows[:, self._count : end] = columns
        self._count = end

    def _same(self, numbers: Array, columns: Array) -> Array:
        same = self.rows[0].take(numbers) == columns[0]
        for row, column in zip(self.rows[1:], columns[1:], strict=True):
            same &= row.take(numbers) == column
        return same

    def move(self, old: Layout, new: Layout) -> None:
        """Bring all worlds into another layout."""
        rows = new.moved_from(old, self.rows[:, : self._count])
        self.rows = np.empty((new.width, self.rows.shape[1]), dtype=np.int64)
        self.rows[:, : self._count] = rows
        self._reindex(len(self._index))

    def _capacities(self, count: int) -> tuple[int, int]:
        rows, places = self.rows.shape[1], len(self._index)
        while rows < count:
            rows += rows // 2
        while places < 2 * count:
            places *= 2
        return rows, places

    def _reserve(self, more: int) -> None:
        rows, places = self._capacities(self._count + more)
        if rows > self.rows.shape[1]:
            grown = np.empty((self.rows.shape[0], rows), dtype=np.int64)
            grown[:, : self._count] = self.rows[:, : self._count]
            self.rows = grown
        if places > len(self._index):
            self._reindex(places)

    def _reindex(self, places: int) -> None:
        """Build the index anew; the rows are known to be distinct."""
        self._index = np.zeros(places, dtype=np.int32)
        step = 1 << 16
        for start in range(0, self._count, step):
            rows = self.rows[:, start : min(start + step, self._count)]
            place = hashed(rows, places - 1)
            own = np.arange(start + 1, start + 1 + len(place), dtype=np.int32)
            stride = 0
            while len(own):
                free = self._index.take(place) == 0
                self._index[place.compress(free)] = own.compress(free)
                left = np.flatnonzero(self._index.take(place) != own)
                stride += 1
                place, own = (place.take(left) + stride) & (places - 1), own.take(left)


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
