"""Explicit state charts: the table of the moves that are legal, declared with `transitions`.

A chart is a table and never runs: the state lives in a component's value, and a trigger of `transitions` would cost a
hundred times a look-up. The kernel refuses an effect that moves a component along an edge that its chart does not have.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

from transitions import Machine

Edge = tuple[str, Enum | Sequence[Enum], Enum]


class ChartError(Exception):
    """An effect moved a chart along an edge that is not in its table: an error of the model."""


class Chart:
    """The legal edges of one enum-valued field, each named by the action that takes it.

    `edges` holds (action name, source or sources, destination). An action that leaves the state as it is takes no edge.
    """

    def __init__(self, name: str, states: type[Enum], initial: Enum, edges: Iterable[Edge]) -> None:
        self.name = name
        self.states = states
        self.machine = Machine(
            model=None,
            states=states,
            initial=initial,
            auto_transitions=False,
            transitions=[
                {"trigger": trigger, "source": state, "dest": dest}
                for trigger, source, dest in edges
                for state in ([source] if isinstance(source, Enum) else source)
            ],
        )
        self.edges: frozenset[tuple[str, Enum, Enum]] = frozenset(
            (trigger, states[source], states[edge.dest])
            for trigger, event in self.machine.events.items()
            for source, found in event.transitions.items()
            for edge in found
            if edge.dest is not None
        )

    def check(self, trigger: str, source: Any, dest: Any) -> None:
        """Raise ChartError unless `trigger` may move this chart from `source` to `dest`."""
        if source is not dest and (trigger, source, dest) not in self.edges:
            raise ChartError(f"chart {self.name!r} has no edge {source.name} -> {dest.name} for {trigger!r}")
