"""What the runs of a hunt have seen, beside what can be reached at all, where an exhaustive search has told it.

Worlds are counted without observers, so that the counts of all properties compare. Actions go by their names.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

import attrs
import numpy as np

from model.kernel import Model, Step
from properties.files import write_whole
from properties.search.explore import CHUNK, Exploration, Graph
from properties.search.tables import Word, getter
from properties.search.visited import Visited

TICKED = "tick"
Pair = tuple[str, str]


@attrs.frozen
class Reachable:
    """How many worlds there are, which actions happen in them, and which pairs of actions can follow each other."""

    worlds: int
    actions: frozenset[str]
    pairs: frozenset[Pair]

    @classmethod
    def of(cls, found: Exploration, graph: Graph) -> Self:
        """Return what an exhaustive search has reached."""
        from scipy.sparse import csr_matrix  # a quarter of a second, which a replay can do without

        names = [*(bound.name for bound in found.model.actions), TICKED]
        shape = (graph.worlds, len(names))
        ones = np.ones(len(graph), dtype=np.float32)
        actions = graph.actions % len(names)  # a tick is -1, the last name
        entered = csr_matrix((ones, (graph.targets, actions)), shape)
        left = csr_matrix((ones, (graph.sources, actions)), shape)
        before, after = (entered.T @ left).nonzero()
        happens = np.flatnonzero(np.bincount(actions)).tolist()
        pairs = {(names[one], names[other]) for one, other in zip(before.tolist(), after.tolist(), strict=True)}
        return cls(bare_worlds(found), frozenset(names[n] for n in happens), frozenset(pairs))

    def save(self, path: Path) -> None:
        """Write it as JSON. Raises OSError."""
        told = {"worlds": self.worlds, "actions": sorted(self.actions), "pairs": sorted(self.pairs)}
        write_whole({path: json.dumps(told)})

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read it. Raises OSError, or ValueError for anything else."""
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            pairs = frozenset((str(one), str(other)) for one, other in told["pairs"])
            return cls(int(told["worlds"]), frozenset(map(str, told["actions"])), pairs)
        except (KeyError, TypeError, OverflowError, RecursionError) as error:
            raise ValueError("something is missing, or too much") from error


def bare(model: Model) -> Model:
    """Return the model without observers and their deadline."""
    constants = {name: value for name, value in model.binding.constants.items() if name != "deadline_ticks"}
    return Model(attrs.evolve(model.binding, observers=(), constants=constants))


def bare_worlds(found: Exploration) -> int:
    """Return how many worlds there are when observers are left out."""
    hidden = [found._plan.layout.fields[position] for position in found.model.observer_of]
    known = Visited(found._plan.layout.width)
    for start in range(0, found.worlds, CHUNK):
        rows = found._rows(start, min(start + CHUNK, found.worlds)).copy()
        for field in hidden:
            rows[field.column] &= ~(((1 << field.room) - 1) << field.shift)
        known.add(rows)
    return len(known)


@attrs.define
class Seen:
    """What the runs of a hunt have seen so far: the numbers of actions, None for a tick, and pairs of them."""

    actions: set[int | None] = attrs.field(factory=set)
    pairs: set[tuple[int | None, int | None]] = attrs.field(factory=set)

    def step(self, steps: Sequence[Step]) -> None:
        """See the last step of a run."""
        if steps:
            self.actions.add(steps[-1].action)
        if len(steps) > 1:
            self.pairs.add((steps[-2].action, steps[-1].action))

    def against(self, model: Model, words: Iterable[Word], reachable: Reachable | None) -> dict[str, Any]:
        """Return as JSON what was seen, of how many, and what never happened; `words` are all that were met."""

        def name(action: int | None) -> str:
            return TICKED if action is None else model.actions[action].name

        shown = getter(slot.position for slot in model.slots if slot.position not in model.observer_of)
        possible = reachable.actions if reachable else {TICKED, *(bound.name for bound in model.actions)}
        actions = {name(action) for action in self.actions}
        return {
            "worlds": len({shown(word) for word in words}),
            "of_worlds": reachable.worlds if reachable else None,
            "actions": len(actions),
            "of_actions": len(possible),
            "pairs": len({(name(one), name(other)) for one, other in self.pairs}),
            "of_pairs": len(reachable.pairs) if reachable else None,
            "never": sorted(possible - actions),
        }
