"""Questions about worlds: functions of named components, folds, indices and constants, asked of whole columns."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from model.kernel import ModelError
from model.kernel.component import parameters
from properties.property import free_indices, instances
from properties.search.columns import Array
from properties.search.evaluated import Evaluated, Ids
from properties.search.lookup import Table
from properties.search.plan import Batch, Footprint, Plan
from properties.search.tables import Interned

Question = Callable[..., Any]


class Asked:
    """A function for one instance of its indices, called once for each distinct key. Its answers are interned."""

    def __init__(self, function: Question, instance: Mapping[str, Any], said: Evaluated) -> None:
        model = said.model
        slots = {(slot.component.name, tuple(slot.instance.items())): slot.position for slot in model.slots}
        per = {slot.component.name: [index.name for index in slot.component.per] for slot in model.slots}
        folds = {fold.name: fold for fold in model.binding.folds}
        read: dict[str, int] = {}
        folded: dict[str, int] = {}
        self._fixed: dict[str, Any] = {}
        for name in parameters(function):
            if name in per:
                read[name] = slots[name, tuple((index, instance[index]) for index in per[name])]
            elif name in folds:
                folded[name] = said.fold(model._bind_fold(folds[name], dict(instance)))
            elif name in instance or name in model.binding.constants:
                self._fixed[name] = instance[name] if name in instance else model.binding.constants[name]
            else:
                raise ModelError(f"{function.__name__} asks for {name!r}, which the model does not know")
        self.answers = Interned()
        self._function = function
        self._said = said
        self._names = (*read, *folded)
        self._source = Footprint(tuple(read.values()), tuple(folded.values()))
        self.slots, self.folds = self._source.slots, self._source.folds
        self._known: dict[Ids, int] = {}
        self._table: tuple[Plan, Table] | None = None

    def __call__(self, plan: Plan, columns: Array) -> Array:
        """Return the id of the answer in each world."""
        if not self._names:
            return np.full(columns.shape[1], self.answer(()), dtype=np.int64)
        if self._table is None or self._table[0] is not plan:
            self._table = (plan, Table(plan.interned(self._source), self.answer))
        return self._table[1](Batch(plan, columns).digits(self._source))

    def answer(self, ids: Ids) -> int:
        """Return the id of the answer for the ids of what the function reads: slots, and then folds' answers."""
        if ids not in self._known:
            slots = self._source.slots
            of = [*(self._said.values.of[s] for s in slots), *(self._said.folds[f].answers for f in self._source.folds)]
            values = {n: interned.values[i] for n, interned, i in zip(self._names, of, ids, strict=True)}
            self._said.calls += 1
            self._known[ids] = self.answers.id(self._function(**values, **self._fixed))
        return self._known[ids]


class Predicate:
    """A function that says yes or no, for one instance, or for any instance of those indices that are left open."""

    def __init__(self, function: Question, said: Evaluated, instance: Mapping[str, Any] | None = None) -> None:
        given = instance or {}
        asked = instances(said.model, [i for i in free_indices(said.model, function) if i not in given])
        self._cases = [Asked(function, {**given, **more}, said) for more in asked]

    def __call__(self, plan: Plan, columns: Array) -> Array:
        """Return where it holds, for any of the open instances."""
        result = np.zeros(columns.shape[1], dtype=bool)
        for case in self._cases:
            ids = case(plan, columns)
            result |= np.array([bool(answer) for answer in case.answers.values]).take(ids)
        return result
