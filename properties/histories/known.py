"""The catalogue's bugs as `overdue check` knows them: each by its run, and a stuck one by the loop in which that ends.

Nothing here names a bug: a bug of properties/bugs.py that gets its trace is known here with it.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from attrs import frozen

from model.kernel import Step
from properties.bugs import INSIDE, Bug
from properties.registry import Registry, default_registry
from properties.search.kinds import Cause
from properties.search.tables import Tables, Word
from properties.traces.replay import ReplayError, enabled, run_of
from properties.traces.trace import Trace, load

INSTALLED = Path(__file__).parent / "bugs"
GOLDEN = Path(__file__).parents[2] / "tests" / "golden" / "bugs"
"""Where the runs are in a clone; a wheel has them as INSTALLED."""
OTHERS = ("environment", "api-server")
"""What these do in a loop depends on who else there is."""


@cache
def runs() -> Mapping[str, Trace]:
    """Return the run of each bug that has one, by the bug's name."""
    folder = INSTALLED if INSTALLED.exists() else GOLDEN
    files = {bug.name: folder / f"{bug.name}.json" for bug in INSIDE}
    return {name: load(file) for name, file in files.items() if file.exists()}


def along(tables: Tables, trace: Trace) -> Iterator[tuple[Step, Word]]:
    """Yield the steps of a run on a model with the word after each, as far as the model goes with it."""
    word = tables.initial
    for wanted in trace.steps:
        found = enabled(tables, word, wanted)
        if found is None:
            return
        word = found[1]
        yield found


@frozen
class Shape:
    """A bug that is stuck, told by who goes round for ever, (actor, action), and by which component stays at what."""

    bug: Bug
    loop: frozenset[tuple[str, str]]
    still: frozenset[tuple[str, str]]

    def fits(self, cause: Cause) -> bool:
        """Tell whether a cause has this shape: the same stays as it is, and the bug's loop can be gone round."""
        return self.loop <= set(cause.loop) and self.still == set(cause.still)


@cache
def shapes() -> tuple[Shape, ...]:
    """Return the shapes of the bugs whose runs end in a loop."""
    registry = default_registry()
    found = [shape_of(bug, runs()[bug.name], registry) for bug in INSIDE if bug.name in runs()]
    return tuple(shape for shape in found if shape is not None)


def shape_of(bug: Bug, trace: Trace, registry: Registry) -> Shape | None:
    """Return the shape of a bug by its run, or None where that ends in no loop, or is none of the model any more."""
    if trace.loop is None or bug.where is None:
        return None
    tables = Tables(bug.where.question(registry, bug.where.vulnerable).build())
    try:
        steps, words = run_of(trace, tables)
    except ReplayError:
        return None
    model, loop = tables.model, words[trace.loop :]
    taken = [model.actions[step.action] for step in steps[trace.loop :] if step.action is not None]
    still = set()
    for position, slot in enumerate(model.slots):
        step = getattr(tables.interned[position].values[loop[0][position]], "step", None)
        if step is not None and position not in model.observer_of and len({word[position] for word in loop}) == 1:
            still.add((slot.component.name, step.name.lower()))
    mine = {(bound.action.actor.name, bound.name) for bound in taken}
    return Shape(bug, frozenset(one for one in mine if one[0] not in OTHERS), frozenset(still))


def known_bug(causes: list[Cause]) -> Bug | None:
    """Return the bug whose shape one of these causes has; of several, the one that goes round with the most."""
    fitting = [shape for shape in (shapes() if causes else ()) if any(shape.fits(cause) for cause in causes)]
    return max(fitting, key=lambda shape: len(shape.loop)).bug if fitting else None
