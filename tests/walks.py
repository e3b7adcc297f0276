"""Random walks through the real scenarios, with the faults that they could have."""

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from itertools import combinations, product
from random import Random

from model.build import build
from model.faults import FAULTS
from model.kernel import Chart, Step
from model.kernel.binding import TICK
from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties.catalogue import PROPERTIES
from properties.search.tables import Change, Tables, Word

EVERYWHERE = tuple(product(("gardener-1.113", "gardener-1.113.1", "head"), SCENARIOS))
EVERY_FAULT = tuple((name, 2) for name in FAULTS)


@cache
def tables(system: str, scenario: str, faults: tuple[tuple[str, int], ...] = EVERY_FAULT) -> Tables:
    """Return the tables of a scenario with these faults, and with the observers of all properties."""
    observers = [one for what in PROPERTIES.values() for one in what.observers]
    constants = {"deadline_ticks": 3}
    model = build(SYSTEMS[system], SCENARIOS[scenario], observers=observers, budgets=dict(faults), constants=constants)
    return Tables(model)


def walk(
    on: Tables, seed: int, length: int, *, patience: float = 0.5, faults: bool = True
) -> Iterator[tuple[Word, Step, Word]]:
    """Yield the steps of a random walk; where time may pass and something else could be done, it passes at times."""
    random = Random(seed)
    left_out = set() if faults else faulty(on)
    word = on.initial
    for _ in range(length):
        ways: Sequence[Change] = [way for way in on.ways(word) if way[0].action not in left_out]
        if not ways:
            return
        way = ways[-1] if ways[-1][0] == TICK and random.random() < patience else random.choice(ways)
        after = on.after(word, way)
        yield word, way[0], after
        word = after


def faulty(on: Tables) -> set[int | None]:
    """Return the numbers of the actions that are faults."""
    return {bound.number for bound in on.model.actions if bound.action.fault is not None}


def spread(on: Tables, seed: int, length: int, *, stretch: int = 30) -> Iterator[tuple[Word, Step, Word]]:
    """Yield the steps of many short walks, each from where something new was met: two charts at steps not seen so far.

    Faults are rare, so that the walks get far before their budgets are spent.
    """
    random = Random(seed)
    charts = [slot.position for slot in on.model.slots if slot.component.chart]
    faults = faulty(on)
    met: set[tuple[tuple[int, Enum], ...]] = set()
    known: set[tuple[tuple[int, Enum], ...]] = set()
    pool = {on.initial: 0}
    for _ in range(length // stretch):
        word = min(random.choices(list(pool), k=10), key=pool.__getitem__)
        pool[word] += 1
        for _ in range(stretch):
            ways = on.ways(word)
            calm = [way for way in ways if way[0].action not in faults]
            passes = ways[-1][0] == TICK and random.random() < 0.4
            way = ways[-1] if passes else random.choice(calm if calm and random.random() < 0.95 else ways)
            after = on.after(word, way)
            yield word, way[0], after
            word = after
            at = tuple((p, on.interned[p].values[word[p]].step) for p in charts)
            if at in met:
                continue
            met.add(at)
            pairs = set(combinations(at, 2))
            if not pairs <= known:
                known |= pairs
                pool.setdefault(word, 0)


def moves(on: Tables, before: Word, step: Step, after: Word) -> Iterator[tuple[Chart, str, Enum, Enum]]:
    """Yield each move of a chart in a step: the chart, who moved it, and from where to where."""
    if before == after:
        return
    for slot in on.model.slots:
        p = slot.position
        if slot.component.chart is None or before[p] == after[p]:
            continue
        source, dest = on.interned[p].values[before[p]].step, on.interned[p].values[after[p]].step
        if source is dest:
            continue
        watching = on.model.observer_of.get(p)
        if watching is not None:
            aged = watching.observer.aged
            mover = aged.__name__ if step.action is None and aged else watching.observer.update.__name__
        else:
            mover = "tick" if step.action is None else on.model.actions[step.action].name
        yield slot.component.chart, mover, source, dest
