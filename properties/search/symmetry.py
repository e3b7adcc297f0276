"""Worlds that differ only in the names of interchangeable instances, brought to one normal form by sorting.

Opt-in, by index and values. An index whose values some function can see, or whose order matters, is refused.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from model.kernel import Model, ModelError
from model.kernel.component import parameters
from properties.search.columns import Array
from properties.search.plan import Batch, Footprint, Plan

Symmetry = Mapping[str, tuple[Any, ...]]


class NormalForm:
    """Sorts the instances of each interchangeable index by what they hold."""

    def __init__(self, model: Model, symmetry: Symmetry) -> None:
        self._families = [family(model, index, values) for index, values in symmetry.items()]

    def apply(self, plan: Plan, columns: Array) -> Array:
        """Return worlds in their normal form; `columns` may be changed."""
        for instances in self._families:
            columns = self._sorted(plan, columns, instances)
        return columns

    def _sorted(self, plan: Plan, columns: Array, instances: list[tuple[int, ...]]) -> Array:
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
    if index not in model.binding.indices or not set(values) <= set(model.binding.indices[index]):
        raise ModelError(f"there is no index {index!r} with the values {values}")
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


def name_of(choice: Any) -> str:
    """Return the index that a choice is made from, if it is one."""
    return choice if isinstance(choice, str) else getattr(choice, "name", "")
