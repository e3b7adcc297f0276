"""Worlds as columns of machine words: each slot's value is the number of its id in a field of a few bits.

A set of n worlds is an array of shape (width, n) of int64, of which 63 bits are used. Slots of one component share
their ids. A field never straddles two words, so that changing a slot is adding a constant to one column.
"""

from collections.abc import Iterable, Sequence

import attrs
import numpy as np

from model.kernel import Model
from model.kernel.binding import World
from properties.search.tables import Interned

Array = np.ndarray
WORD_BITS = 63


@attrs.frozen
class Field:
    """Where a slot's id lies: `room` bits of a column, from bit `shift` on."""

    column: int
    shift: int
    room: int


class Layout:
    """The fields of all slots, with room for at least `bits` of each; what a word has to spare is shared out."""

    def __init__(self, bits: Sequence[int]) -> None:
        words: list[list[int]] = [[]]
        for slot, needed in enumerate(bits):
            if sum(bits[s] for s in words[-1]) + needed > WORD_BITS:
                words.append([])
            words[-1].append(slot)
        self.width = len(words)
        self.fields: list[Field] = []
        for column, slots in enumerate(words):
            spare = WORD_BITS - sum(bits[s] for s in slots)
            shift = 0
            for place, slot in enumerate(slots):  # most to those that need most: what has grown will grow
                here = sum(bits[s] for s in slots[place:])
                more = -(-spare * bits[slot] // here)
                spare -= more
                room = bits[slot] + more
                self.fields.append(Field(column, shift, room))
                shift += room

    def fits(self, bits: Sequence[int]) -> bool:
        """Return whether there is room for so many bits of each slot."""
        return all(need <= field.room for need, field in zip(bits, self.fields, strict=True))

    def ids(self, columns: Array, slot: int) -> Array:
        """Return the ids of one slot."""
        field = self.fields[slot]
        return (columns[field.column] >> field.shift) & ((1 << field.room) - 1)

    def pack(self, ids: Iterable[Array], count: int) -> Array:
        """Return the columns of `count` worlds from the ids of all slots in order."""
        columns = np.zeros((self.width, count), dtype=np.int64)
        for field, given in zip(self.fields, ids, strict=True):
            columns[field.column] |= given << field.shift
        return columns

    def moved_from(self, old: "Layout", columns: Array) -> Array:
        """Return worlds of another layout in this one."""
        slots = range(len(self.fields))
        return self.pack((old.ids(columns, slot) for slot in slots), columns.shape[1])


class Values:
    """The ids of all values that were met, by component, and the bits that they need."""

    def __init__(self, model: Model) -> None:
        shared: dict[str, Interned] = {}
        self.of = [shared.setdefault(slot.component.name, Interned()) for slot in model.slots]

    def bits(self) -> tuple[int, ...]:
        """Return how many bits an id of each slot needs now."""
        return tuple(bits_for(interned) for interned in self.of)

    def encode(self, worlds: Sequence[World]) -> list[Array]:
        """Return the ids of worlds, one array for each slot."""
        return [np.array([of.id(w[p]) for w in worlds], dtype=np.int64) for p, of in enumerate(self.of)]

    def decode(self, ids: Sequence[int]) -> World:
        """Return the world with these ids."""
        return tuple(of.values[i] for of, i in zip(self.of, ids, strict=True))


def distinct(numbers: Array) -> Array:
    """Return the different numbers in order. Sorting is far faster than the hash table of `np.unique` (NumPy 2.4)."""
    ordered = np.sort(numbers)
    return ordered[starting(ordered)]


def first_places(numbers: Array) -> tuple[Array, Array]:
    """Return the different numbers, of less than 32 bits, in order, and for each the first place at which it is."""
    bits = len(numbers).bit_length()
    ordered = np.sort((numbers.astype(np.int64) << bits) | np.arange(len(numbers)))
    ordered = ordered[starting(ordered >> bits)]
    return ordered >> bits, ordered & ((1 << bits) - 1)


def starting(ordered: Array) -> Array:
    """Return at which places of an array in order there is another number than before."""
    return np.concatenate([np.ones(min(1, len(ordered)), dtype=bool), ordered[1:] != ordered[:-1]])


def bits_for(interned: Interned) -> int:
    """Return how many bits the ids given so far need, at least one."""
    return max(1, (len(interned.values) - 1).bit_length())


class Grown:
    """An array that grows at its end."""

    def __init__(self, dtype: type = np.int64, capacity: int = 64) -> None:
        self._room = np.zeros(capacity, dtype=dtype)
        self.size = 0

    @property
    def array(self) -> Array:
        """What was added so far."""
        return self._room[: self.size]

    def append(self, item: int) -> None:
        """Add an item at the end."""
        if self.size == len(self._room):
            self._room = np.concatenate([self._room, np.zeros_like(self._room)])
        self._room[self.size] = item
        self.size += 1
