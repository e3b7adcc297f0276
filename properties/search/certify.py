"""Where the two engines meet: the exhaustive one makes certain what a hunt finds, and a hunt begins where it ended."""

from random import Random

import attrs

from model.kernel import Model, ModelError, Step
from properties.property import Property
from properties.search.coverage import bare
from properties.search.explore import Bounds, explore
from properties.search.hunt import Finding, Result, replayed
from properties.search.kinds import Choices, Kind
from properties.search.plain import Found
from properties.search.prove import prove
from properties.search.tables import Tables

FRONTIER_WORLDS = 20_000


def certified(model: Model, what: Property, result: Result, *, choices: Choices, worlds: int) -> Result:
    """Return a hunt's result with a run that is certainly shortest, if `worlds` worlds suffice to find it.

    The kind and the cause stay as they are; otherwise the result is returned as it is.
    """
    finding = result.finding
    if finding is None or result.is_shortest or worlds <= 0:
        return result
    wanted: frozenset[Kind] | None = frozenset({finding.kind}) if finding.kind is not None else None
    try:
        proof = prove(model, what, choices=choices, wanted=wanted, bounds=Bounds(max_states=worlds))
    except ModelError:  # an error of the model is what a proof reports, not a hunt
        return result
    best = proof.violation
    if best is None or not best.is_shortest or (best.kind, best.cause) != finding.what:
        return result
    if len(best.steps) + len(best.loop) > len(finding.found.steps) + len(result.loop):
        return result
    tables = Tables(model)
    words = (tables.initial, *replayed(tables, tables.initial, best.steps))
    shortest = Finding(finding.kind, finding.cause, best.case, Found(best.steps, words))
    return attrs.evolve(result, finding=shortest, loop=best.loop, is_shortest=True)


def frontier(
    model: Model, count: int, seed: int, *, worlds: int = FRONTIER_WORLDS, timeout: float | None = None
) -> tuple[tuple[Step, ...], ...]:
    """Return shortest runs to some worlds that an exhaustive search has met, and not gone on from.

    It ends with `worlds` worlds, or after `timeout` seconds. Where it met all, they are from the last level.
    """
    found = explore(bare(model), graph=True, max_states=worlds, timeout=timeout)
    assert found.graph is not None
    first = found.levels[-2] if found.exhausted else found.expanded
    numbers = Random(seed).sample(range(first, found.worlds), min(count, found.worlds - first))
    return tuple(map(found.graph.run_to, sorted(numbers)))
