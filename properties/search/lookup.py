"""Look-up tables from a few ids to a number, on whole columns: filled for the keys that are reached, never emptied."""

from collections.abc import Callable, Sequence

import numpy as np

from properties.search.columns import Array, bits_for
from properties.search.evaluated import Ids
from properties.search.tables import Interned
from properties.search.visited import hashed

DENSE_BITS = 20
"""Up to so many bits of key, a table is an array with a place for each; beyond, it holds the keys that were met."""
KEY_BITS = 62
HEAD_BITS = 31


class Table:
    """From the ids of a footprint to a number, which `fill` gives for each key that is reached for the first time.

    `of` are the values that the ids number. As they become more, the keys become wider, and nothing is lost.
    """

    def __init__(self, of: Sequence[Interned], fill: Callable[[Ids], int]) -> None:
        self._of = of
        self._fill = fill
        self._head: Table | None = None
        self._heads: list[Ids] = []
        self._lay_out()

    def _lay_out(self) -> None:
        bits = [bits_for(of) for of in self._of]
        self._limits = [(of.values, 1 << need) for of, need in dict(zip(self._of, bits, strict=True)).items()]
        self._cut = 0
        if sum(bits) > KEY_BITS:  # too wide for one key: the first digits are numbered as they come, and count as one
            self._cut = next(n for n in range(1, len(bits)) if sum(bits[n:]) <= HEAD_BITS)
            self._head = Table(self._of[: self._cut], self._number)
            self._heads = []
            bits = [HEAD_BITS, *bits[self._cut :]]
        self._bits = tuple(bits)
        self._shifts = tuple(sum(bits[:n]) for n in range(len(bits)))
        width = sum(bits)
        self._known: DenseMap | SparseMap = DenseMap(width) if width <= DENSE_BITS else SparseMap()

    def __call__(self, digits: Sequence[Array]) -> Array:
        """Return the number for each world, given the ids of the footprint's parts."""
        for values, limit in self._limits:
            if len(values) > limit:
                self._widen()
                break
        if self._head is not None:
            digits = [self._head(digits[: self._cut]).astype(np.int64), *digits[self._cut :]]
        key = digits[0]
        for digit, shift in zip(digits[1:], self._shifts[1:], strict=True):
            key = key | (digit << shift)
        found = self._known.get(key)
        if found.size and found.min() < 0:
            missing = sorted(set(key.compress(found < 0).tolist()))
            numbers = [self._fill(self._ids(k)) for k in missing]
            self._known.put(np.array(missing), np.array(numbers, dtype=np.int32))
            found = self._known.get(key)
        return found

    def _widen(self) -> None:
        keys, numbers = self._known.items()
        old = zip(self._shifts, self._bits, strict=True)
        digits = [(keys >> shift) & ((1 << bits) - 1) for shift, bits in old]
        had_head = self._head is not None
        self._lay_out()
        if not had_head and self._head is None:
            moved = [digit << shift for digit, shift in zip(digits, self._shifts, strict=True)]
            self._known.put(sum(moved[1:], moved[0]), numbers)

    def _ids(self, key: int) -> Ids:
        ids = tuple((key >> shift) & ((1 << bits) - 1) for shift, bits in zip(self._shifts, self._bits, strict=True))
        return ids if self._head is None else (*self._heads[ids[0]], *ids[1:])

    def _number(self, ids: Ids) -> int:
        self._heads.append(ids)
        return len(self._heads) - 1


class DenseMap:
    """From every key of a few bits to a number, or -1."""

    def __init__(self, bits: int) -> None:
        self._numbers = np.full(1 << bits, -1, dtype=np.int32)

    def get(self, keys: Array) -> Array:
        """Return the numbers of some keys."""
        return self._numbers.take(keys)

    def put(self, keys: Array, numbers: Array) -> None:
        """Give keys their numbers."""
        self._numbers[keys] = numbers

    def items(self) -> tuple[Array, Array]:
        """Return all keys that have a number, and the numbers."""
        keys = np.flatnonzero(self._numbers >= 0)
        return keys, self._numbers.take(keys)


class SparseMap:
    """From some keys of many bits to numbers, and from all others to -1: open addressing, on whole arrays."""

    def __init__(self) -> None:
        self._count = 0
        self._keys = np.full(1 << 10, -1, dtype=np.int64)
        self._numbers = np.full(1 << 10, -1, dtype=np.int32)

    def get(self, keys: Array) -> Array:
        """Return the numbers of some keys."""
        last = len(self._keys) - 1
        place = hashed([keys], last)
        here = self._keys.take(place)
        result = self._numbers.take(place)
        astray = np.flatnonzero((here != keys) & (here >= 0))
        place = place.take(astray)
        while astray.size:
            place = (place + 1) & last
            here, wanted = self._keys.take(place), keys.take(astray)
            result[astray] = np.where(here == wanted, self._numbers.take(place), -1)
            more = np.flatnonzero((here != wanted) & (here >= 0))
            astray, place = astray.take(more), place.take(more)
        return result

    def put(self, keys: Array, numbers: Array) -> None:
        """Give distinct keys, none of which has one, their numbers."""
        self._count += len(keys)
        if 4 * self._count > len(self._keys):
            old = self.items()
            size = 1 << (8 * self._count).bit_length()
            self._keys = np.full(size, -1, dtype=np.int64)
            self._numbers = np.full(size, -1, dtype=np.int32)
            keys, numbers = np.concatenate([keys, old[0]]), np.concatenate([numbers, old[1]])
        last = len(self._keys) - 1
        place = hashed([keys], last)
        while len(keys):
            free = self._keys.take(place) < 0
            self._keys[place.compress(free)] = keys.compress(free)
            won = self._keys.take(place) == keys
            self._numbers[place.compress(won)] = numbers.compress(won)
            left = ~won
            keys, numbers, place = keys.compress(left), numbers.compress(left), (place.compress(left) + 1) & last

    def items(self) -> tuple[Array, Array]:
        """Return all keys that have a number, and the numbers."""
        places = np.flatnonzero(self._keys >= 0)
        return self._keys.take(places), self._numbers.take(places)
