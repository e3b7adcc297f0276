"""Worlds that differ only in the names of interchangeable instances, brought to one normal form.

Opt-in, by index and values. Where no function sees the names, the instances are sorted by what they hold (`Sorting`);
a function that sees them, or an order that matters, is refused. Where values hold names, the model says how these are
renamed, and of all ways to rename a world one is taken (`Renaming`); that the actions make no difference between the
names is then the model's word.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import permutations
from typing import Any

import numpy as np

from model.kernel import Model, ModelError, Slot
from model.kernel.component import parameters
from properties.search.columns import Array
from properties.search.evaluated import Evaluated
from properties.search.lookup import Table
from properties.search.plan import Batch, Footprint, Plan

Symmetry = Mapping[str, tuple[Any, ...]]


class NormalForm:
    """Brings the instances of each interchangeable index into the same order, whatever they are called."""

    def __init__(self, said: Evaluated, symmetry: Symmetry) -> None:
        self._families: list[Sorting | Renaming] = [
            Renaming(said, index, values)
            if said.model.binding.renamings.get(index)
            else Sorting(said.model, index, values)
            for index, values in symmetry.items()
        ]

    def apply(self, plan: Plan, columns: Array) -> Array:
        """Return worlds in their normal form; `columns` may be changed. Raises Outgrown for a new plan."""
        for family in self._families:
            columns = family.apply(plan, columns)
        return columns


class Renaming:
    """Renames each world in all ways, and takes the one with the least code; a code does not depend on the layout."""

    def __init__(self, said: Evaluated, index: str, values: tuple[Any, ...]) -> None:
        model = said.model
        check_values(model, index, values)
        self._said = said
        self._renamings = model.binding.renamings[index]
        self._slots = [s for s in model.slots if index in s.instance or s.component.type in self._renamings]
        draw = np.random.default_rng(0)
        self._weights = draw.integers(1, 1 << 62, size=len(model.slots), dtype=np.int64) | 1
        self._ways: list[list[tuple[Footprint, Table | None]]] = []
        for order in list(permutations(values))[1:]:
            names = dict(zip(values, order, strict=True))
            befores = [self._before(slot, index, names) for slot in self._slots]
            self._ways.append([(Footprint((before,)), self._table(before, names)) for before in befores])
            for slot, before in zip(self._slots, befores, strict=True):
                if self._renamed(before, model.initial[before], names) != model.initial[slot.position]:
                    raise ModelError(f"the instances of {index!r} do not begin alike: they have no symmetry")

    def _before(self, slot: Slot, index: str, names: Mapping[Any, Any]) -> int:
        """Return the position of the slot whose value comes into this one when instances get other names."""
        old = {new: old for old, new in names.items()}
        instance = {name: old.get(value, value) if name == index else value for name, value in slot.instance.items()}
        slots = self._said.model.slots
        return next(s.position for s in slots if s.component is slot.component and dict(s.instance) == instance)

    def _renamed(self, position: int, value: Any, names: Mapping[Any, Any]) -> Any:
        """Return a value of a slot with the names that it holds renamed."""
        rename = self._renamings.get(self._said.model.slots[position].component.type)
        return value if rename is None else rename(value, names)

    def _table(self, position: int, names: Mapping[Any, Any]) -> Table | None:
        """Return the table that renames the ids of a slot's values, or None where they hold no names."""
        if self._said.model.slots[position].component.type not in self._renamings:
            return None
        interned = self._said.values.of[position]

        def renamed(ids: tuple[int, ...]) -> int:
            self._said.calls += 1
            return interned.id(self._renamed(position, interned.values[ids[0]], names))

        return Table([interned], renamed)

    def apply(self, plan: Plan, columns: Array) -> Array:
        """Return worlds in their normal form."""
        batch = Batch(plan, columns)
        own = [batch.digits(Footprint((slot.position,)))[0] for slot in self._slots]
        least = self._code(own)
        best = columns
        for way in self._ways:
            ids = [batch.digits(from_)[0] if table is None else table(batch.digits(from_)) for from_, table in way]
            code = self._code(ids)
            less = np.flatnonzero(code < least)
            if less.size:
                plan.check()  # before an id that does not fit its field spills into the next one
                best = best.copy() if best is columns else best
                best[:, less] = columns.take(less, axis=1)
                for slot, old, new in zip(self._slots, own, ids, strict=True):
                    field = plan.layout.fields[slot.position]
                    best[field.column, less] += (new.take(less) - old.take(less)) << field.shift
                least[less] = code.take(less)
        return best

    def _code(self, ids: list[Array]) -> Array:
        code = np.zeros(len(ids[0]), dtype=np.int64)
        for slot, given in zip(self._slots, ids, strict=True):
            code += given * self._weights[slot.position]
        return code


class Sorting:
    """Sorts the instances of an index by what they hold."""

    def __init__(self, model: Model, index: str, values: tuple[Any, ...]) -> None:
        self._instances = family(model, index, values)

    def apply(self, plan: Plan, columns: Array) -> Array:
        """Return worlds in their normal form; `columns` may be changed."""
        instances = self._instances
        digits = [Batch(plan, columns).digits(Footprint(slots)) for slots in instances]
        bits = plan.bits(Footprint(instances[0]))
        if sum(bits) > 62:
            raise ModelError("an interchangeable instance takes more than 62 bits")
        shifts = [sum(bits[:n]) for n in range(len(bits))]
        held = [sum((d << s for d, s in zip(ds[1:], shifts[1:], strict=True)), ds[0]) for ds in digits]
        swapped = False
        for first, second in sorting_network(len(held)):
            if (held[first] > held[second]).any():
                low, high = np.minimum(held[first], held[second]), np.maximum(held[first], held[second])
                held[first], held[second] = low, high
                swapped = True
        if swapped:
            for slots, old, new in zip(instances, digits, held, strict=True):
                for slot, before, shift, need in zip(slots, old, shifts, bits, strict=True):
                    field = plan.layout.fields[slot]
                    columns[field.column] += (((new >> shift) & ((1 << need) - 1)) - before) << field.shift
        return columns


def sorting_network(size: int) -> Iterable[tuple[int, int]]:
    """Return the comparisons of an insertion sort, which need not know what they find."""
    return [(n, n + 1) for last in range(1, size) for n in range(last - 1, -1, -1)]


def family(model: Model, index: str, values: tuple[Any, ...]) -> list[tuple[int, ...]]:
    """Return the slots of each instance, in the same order. Raises ModelError where order or names may matter."""
    check_values(model, index, values)
    for bound in model.actions:
        action = bound.action
        if index in action.reads or index in map(name_of, action.choose.values()):
            raise ModelError(f"action {action.name} sees the names of {index!r}: it has no symmetry")
        if (action.first_if or action.lazy_unless) and index in bound.instance:
            raise ModelError(f"the order of {action.name} over {index!r} matters: it has no symmetry")
    named = [f for fold in model.binding.folds for f in fold.parts] + [o.update for o in model.binding.observers]
    for function in named:
        if index in parameters(function):
            raise ModelError(f"{function.__name__} sees the names of {index!r}: it has no symmetry")
    instances = []
    for value in values:
        mine = [slot for slot in model.slots if slot.instance.get(index, None) == value and index in slot.instance]
        if any(len(slot.instance) > 1 for slot in mine):
            raise ModelError(f"a component has {index!r} beside another index: it has no symmetry")
        instances.append(tuple(slot.position for slot in mine))
    if len({tuple(model.initial[p] for p in slots) for slots in instances}) > 1:
        raise ModelError(f"the instances of {index!r} do not begin alike: they have no symmetry")
    return instances


def check_values(model: Model, index: str, values: tuple[Any, ...]) -> None:
    """Raise ModelError when an index does not have such values."""
    if index not in model.binding.indices or not set(values) <= set(model.binding.indices[index]):
        raise ModelError(f"there is no index {index!r} with the values {values}")


def sees(model: Model, index: str, function: Callable[..., Any]) -> str | None:
    """Return the name by which a function sees the instances of an index, or values that hold their names, if any."""
    holding = model.binding.renamings.get(index, {})
    per = {s.component.name: index in s.instance or s.component.type in holding for s in model.slots}
    parts = {fold.name: fold.parts for fold in model.binding.folds}
    for name in parameters(function):
        if name == index or per.get(name) or any(sees(model, index, part) for part in parts.get(name, ())):
            return name
    return None


def name_of(choice: Any) -> str:
    """Return the index that a choice is made from, if it is one."""
    return choice if isinstance(choice, str) else getattr(choice, "name", "")
