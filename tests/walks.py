"""Random walks through the real scenarios, with the faults that they could have."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from random import Random

from model.build import build
from model.faults import FAULTS
from model.kernel import Step
from model.kernel.binding import TICK
from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties.catalogue import PROPERTIES
from properties.search.tables import Tables, Word

EVERYWHERE = tuple(product(SYSTEMS, SCENARIOS))
EVERY_FAULT = tuple((name, 2) for name in FAULTS)


@cache
def tables(system: str, scenario: str, faults: tuple[tuple[str, int], ...] = EVERY_FAULT) -> Tables:
    """Return the tables of a scenario with these faults, and with the observers of all properties."""
    observers = [one for what in PROPERTIES.values() for one in what.observers]
    constants = {"deadline_ticks": 12}
    model = build(SYSTEMS[system], SCENARIOS[scenario], observers=observers, budgets=dict(faults), constants=constants)
    return Tables(model)


def walk(on: Tables, seed: int, length: int, *, patience: float = 0.5) -> Iterator[tuple[Word, Step, Word]]:
    """Yield the steps of a random walk; where time may pass and something else could be done, it passes at times."""
    random = Random(seed)
    word = on.initial
    for _ in range(length):
        ways: Sequence[tuple[Step, Word]] = on.successors(word)
        if not ways:
            return
        if ways[-1][0] == TICK and random.random() < patience:
            step, after = ways[-1]
        else:
            step, after = random.choice(ways)
        yield word, step, after
        word = after
