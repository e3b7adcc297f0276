"""Who takes a step, what he looks at for it, and whom it concerns: read from the footprints, whatever the model.

A *process* is an actor, once for each value of the indices that all its actions have in common (kubelet, by ordinal).
"""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from model.kernel import BoundAction, Model, Slot
from model.kernel.binding import show
from properties.traces.trace import TraceStep


@attrs.frozen
class Process:
    """An actor, and which of several it is."""

    actor: str
    instance: tuple[tuple[str, Any], ...] = ()

    def __str__(self) -> str:
        return f"{self.actor}[{','.join(show(value) for _, value in self.instance)}]" if self.instance else self.actor


class Footprints:
    """The footprints of a bound model. Indices with a single value are left out of all names."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._several = {name for name, values in model.binding.indices.items() if len(values) > 1}
        self.indices: dict[str, tuple[str, ...]] = {}
        for bound in model.actions:
            actor = bound.action.actor.name
            mine = self.indices.get(actor, tuple(bound.instance))
            self.indices[actor] = tuple(name for name in mine if name in bound.instance)
        self.processes = [self.process(bound.action.actor.name, bound.instance) for bound in model.actions]
        self.sees = [self._sees(bound) for bound in model.actions]
        self.kept = [slot.position for slot in model.slots if slot.position not in model.observer_of]

    def process(self, actor: str, instance: Mapping[str, Any]) -> Process:
        """Return the process of an actor that concerns an instance."""
        names = self.indices.get(actor, ())
        return Process(actor, tuple((n, instance[n]) for n in names if n in instance and n in self._several))

    def owner(self, slot: Slot) -> Process | None:
        """Return the process in whose memory a slot is, or None where the model does not say."""
        return self.process(slot.component.owner, slot.instance) if slot.component.owner else None

    def label(self, step: TraceStep, process: Process) -> str:
        """Return a step's name with its arguments, without those that its process says already."""
        said = {name for name, _ in process.instance}
        args = {name: value for name, value in step.args.items() if name not in said and self._says_something(name)}
        return str(attrs.evolve(step, args=args))

    def _says_something(self, name: str) -> bool:
        return name in self._several or name not in self.model.binding.indices

    def _sees(self, bound: BoundAction) -> tuple[int, ...]:
        """Return the slots that the action's effect and guards look at or write; what only its turn asks is none."""
        action = bound.action
        names = tuple(dict.fromkeys([*(c.name for c in action.writes), *action.reads]))
        components = {slot.component.name for slot in self.model.slots}
        folds = {fold.name for fold in self.model.binding.folds}
        slots = dict(zip((n for n in names if n in components), bound.reads, strict=False))
        asked = dict(zip((n for n in names if n in folds), bound.folds, strict=True))
        wanted = {*(c.name for c in action.writes), *action.sees}
        found = [*bound.writes, *(position for name, position in slots.items() if name in wanted)]
        for name, fold in asked.items():
            if name in wanted:
                found += [position for _, positions in fold.parts for position in positions]
        return tuple(sorted(set(found)))


def changed(before: tuple[int, ...], after: tuple[int, ...], among: Iterable[int]) -> list[int]:
    """Return which of some slots differ between two words."""
    return [position for position in among if before[position] != after[position]]
