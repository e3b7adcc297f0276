"""What is decided on the transitions of an exhausted model: whether something can still happen, must happen, and when.

`stuck` and `worst_age` hold for every run; `starving` and `leads_to` for runs that are weakly fair to each action
instance. A cycle is a strongly connected component: nothing here depends on how long anybody walked. In a graph that
was not exhausted, what is found is true, but there may be more.
"""

from collections.abc import Iterator
from typing import Any

import attrs
import numpy as np

from properties.search.columns import Array, distinct, first_places, starting
from properties.search.errors import NamesMatterError
from properties.search.explore import Graph, spans
from properties.search.plan import TICK
from properties.search.region import Fair

UNFAIR: Fair = {}
MOST_AGES = 30_000_000
AT_ONCE = 1_000_000
"""So many worlds at a time, so that what is said of them takes little memory."""


@attrs.frozen(eq=False)
class Waiting:
    """Worlds in which something is pending: `fresh` where it has been for no tick yet, `old` where for longer."""

    fresh: Array
    old: Array


@attrs.frozen(eq=False)
class Answers:
    """Fair choices: the numbers of the choice that each transition makes and of the answer that it gives, or -1."""

    chosen: Array
    given: Array
    choices: int
    count: int

    @classmethod
    def of(cls, graph: Graph, fair: Fair) -> "Answers":
        """Return the answers of a graph: what its steps take for their fair arguments."""
        choices: dict[object, int] = {}
        answers: dict[object, int] = {}
        chosen, given = ([-1] * (len(graph.labels) + 1) for _ in range(2))
        for number, step in enumerate(graph.labels):
            if step.action is not None and step.action in fair:
                choice = fair[step.action]
                chosen[number] = choices.setdefault(choice, len(choices))
                given[number] = answers.setdefault((choice, choice.answer(step)), len(answers))
        chosen_by, given_by = (np.array(numbers, dtype=np.int32).take(graph.steps) for numbers in (chosen, given))
        return cls(chosen_by, given_by, len(choices), len(answers))


@attrs.frozen(eq=False)
class Starving:
    """Where a fair run without faults can wait for ever.

    `worlds` says from which worlds, `loop` has the number of the fair component that a world lies in, or -1. `inside`
    says which transitions a fair run in these components takes.
    """

    worlds: Array
    loop: Array
    inside: Array
    answers: Answers


@attrs.frozen(eq=False)
class WorstAge:
    """The longest time, in ticks, for which something stays pending: None when it has no bound.

    `path` has the numbers of worlds of a run that attains it, from the one in which it begins to pend; without a bound
    it is a cycle that ticks.
    """

    ticks: int | None
    path: tuple[int, ...]


def stuck(graph: Graph, target: Array) -> Array:
    """Return the worlds from which no run without faults comes to a world in `target`."""
    unknown = np.arange(graph.worlds) >= graph.expanded
    return ~reaching(graph, target | unknown)


def reaching(graph: Graph, target: Array) -> Array:
    """Return the worlds from which some run without faults comes to a world in `target`."""
    return _can_reach(graph, target, ~graph.is_fault)


def lasting(graph: Graph, pending: Array) -> Array:
    """Return where a run without faults can go round in `pending` for ever, fair or not, while time goes on."""
    staying = ~graph.is_fault & pending.take(graph.sources) & pending.take(graph.targets)
    of, inside = _components(graph, staying)
    ticking = np.zeros(graph.worlds, dtype=bool)
    ticking[of[graph.sources[inside & graph.is_tick]]] = True
    return ticking.take(of)


def starving(graph: Graph, pending: Array, fair: Fair = UNFAIR) -> Starving:
    """Return where a fair run without faults can stay in `pending` for ever, while time goes on.

    Weakly fair to each action instance: one that is possible in all worlds of the cycle is taken on it. Where an action
    with a `fair` choice is taken again and again, no answer that is available there is withheld: transitions at which
    one would be are left out, until nothing changes. With symmetry there are no instances: raises NamesMatterError if
    anything can stay in `pending` for ever, fair or not.
    """
    if graph.symmetric and lasting(graph, pending).any():
        raise NamesMatterError("something can wait for ever, and fairness is to each instance")
    free = ~graph.is_fault
    staying = free & pending.take(graph.sources) & pending.take(graph.targets)
    answers = Answers.of(graph, fair)
    allowed = staying.copy()
    while True:
        of, inside = _components(graph, allowed)
        withheld = _withheld(graph, answers, of, free, inside)
        if not len(withheld):
            break
        allowed[withheld] = False
    good = np.zeros(graph.worlds, dtype=bool)
    good[of[graph.sources[inside & graph.is_tick]]] = True
    good[_neglecting(graph, of, free & good.take(of.take(graph.sources)), inside)] = False
    loop = np.where(good.take(of), of, -1)
    inside &= loop.take(graph.sources) >= 0
    return Starving(_can_reach(graph, loop >= 0, staying), loop, inside, answers)


def _neglecting(graph: Graph, of: Array, free: Array, inside: Array) -> Array:
    """Return the components that never take an action that is possible in all of their worlds."""
    acting = np.flatnonzero(free & ~graph.is_tick)
    width = np.int64(max(1, len(graph.model.actions)))
    actions = graph.action_of.take(graph.steps.take(acting))
    sources = graph.sources.take(acting)
    possible = distinct(sources * width + actions)
    pairs, times = np.unique(of[possible // width] * width + possible % width, return_counts=True)
    always = pairs[times == np.bincount(of, minlength=1)[pairs // width]]
    taken = inside.take(acting)
    return always[~np.isin(always, distinct(of[sources[taken]] * width + actions[taken]))] // width


def _withheld(graph: Graph, answers: Answers, of: Array, free: Array, inside: Array) -> Array:
    """Return the transitions inside, by an action with a fair choice, in worlds that offer an answer never given."""
    offered = np.flatnonzero(free & (answers.given >= 0))
    taken = offered[inside.take(offered)]
    count, width = np.int64(max(1, answers.count)), np.int64(max(1, answers.choices))

    def answered(edges: Array) -> Array:
        return of.take(graph.sources.take(edges)) * count + answers.given.take(edges)

    def chosen(edges: Array) -> Array:
        return graph.sources.take(edges) * width + answers.chosen.take(edges)

    missing = offered[~np.isin(answered(offered), answered(taken))]
    return taken[np.isin(chosen(taken), chosen(missing))]


def leads_to(graph: Graph, premise: Array, goal: Array, fair: Fair = UNFAIR) -> Array:
    """Return the worlds in `premise` from which some fair run without faults never comes to `goal`.

    Such a run goes round for ever while time passes, or it ends where nothing can change.
    """
    staying = ~graph.is_fault & ~goal.take(graph.sources) & ~goal.take(graph.targets)
    ends = _can_reach(graph, standstills(graph) & ~goal, staying)
    return premise & ~goal & (ends | starving(graph, ~goal, fair).worlds)


def fair_loop(graph: Graph, found: Starving, start: int) -> list[int]:
    """Return the transitions of a cycle from `start` on which time passes, and on which nobody is neglected.

    It is made longer until each action that is possible in all of its worlds is taken, and each fair answer given.
    """
    allowed = found.inside & (found.loop.take(graph.sources) == found.loop[start])
    loop = way(graph, start, allowed, graph.is_tick)
    while True:
        here = int(graph.targets[loop[-1]])
        wanted = next(_neglected(graph, found.answers, loop), None)
        if wanted is None and here == start:
            return loop
        goal = graph.targets == start if wanted is None else wanted
        loop += way(graph, here, allowed, goal)


def _neglected(graph: Graph, answers: Answers, loop: list[int]) -> Iterator[Array]:
    """Yield for each action or answer that some transitions neglect those transitions that would mend it."""
    free = ~graph.is_fault
    sources = graph.sources.take(loop)
    ways = [out[free.take(out)] for out in map(graph.out, sources.tolist())]
    possible = [set(graph.action_of.take(graph.steps.take(way)).tolist()) - {TICK} for way in ways]
    taken = set(graph.action_of.take(graph.steps.take(loop)).tolist())
    for action in sorted(set.intersection(*possible) - taken):
        able = np.zeros(graph.worlds, dtype=bool)
        able[graph.sources[free & (graph.actions == action)]] = True
        yield (graph.actions == action) | ~able.take(graph.targets)
    given = set(answers.given.take(loop).tolist())
    for edge, way in zip(loop, ways, strict=True):
        if answers.given[edge] >= 0:
            same = way[answers.chosen.take(way) == answers.chosen[edge]]
            for answer in sorted(set(answers.given.take(same).tolist()) - given):
                yield answers.given == answer


def way(graph: Graph, start: int, allowed: Array, goal: Array) -> list[int]:
    """Return the shortest way from a world, as transitions that are allowed and of which the last is a goal.

    Raises LookupError where there is none.
    """
    came = np.full(graph.worlds, -1, dtype=np.int64)
    seen = np.zeros(graph.worlds, dtype=bool)
    ready = np.array([start])
    seen[start] = True
    while len(ready):
        out, _ = graph.leaving(ready)
        out = out[allowed.take(out)]
        hits = out[goal.take(out)]
        if len(hits):
            found = [int(hits[0])]
            while graph.sources[found[-1]] != start:
                found.append(int(came[graph.sources[found[-1]]]))
            return found[::-1]
        out = out[~seen.take(graph.targets.take(out))]
        ready, first = first_places(graph.targets.take(out))
        came[ready] = out.take(first)
        seen[ready] = True
    raise LookupError("there is no such way")


def shortest_wait(graph: Graph, goal: Array, waiting: "Waiting", ticks: int, *, most: int = MOST_AGES) -> list[int]:
    """Return the transitions of a shortest run from world 0 to one in `goal` that has waited for more than `ticks`.

    Breadth first over pairs of a world and its age. Who waits longer can do all that others can: a pair is passed over
    where its world was reached before at no lesser age. Raises LookupError when there is none, or after `most` pairs.
    """
    oldest = np.full(graph.worlds, -2, dtype=np.int32)
    worlds, ages = np.zeros(1, dtype=np.int64), np.full(1, 0 if waiting.fresh[0] else -1)
    came: list[tuple[Array, Array]] = []
    seen = 0
    while len(worlds) and seen < most:
        seen += len(worlds)
        hits = np.flatnonzero(goal.take(worlds) & (ages > ticks))
        if len(hits):
            place, found = int(hits[0]), []
            for edges, before in reversed(came):
                found.append(int(edges[place]))
                place = int(before[place])
            return found[::-1]
        edges, before = graph.leaving(worlds)
        after = graph.targets.take(edges)
        grown = ages.take(before) + (graph.steps.take(edges) == TICK)
        grown = np.where(
            waiting.old.take(after), np.minimum(grown, ticks + 1), np.where(waiting.fresh.take(after), 0, -1)
        )
        better = np.flatnonzero(grown > oldest.take(after))
        better = better[np.lexsort((-grown.take(better), after.take(better)))]
        better = better[starting(after.take(better))]
        worlds = after.take(better)
        ages = grown.take(better)
        oldest[worlds] = ages
        came.append((edges.take(better), before.take(better).astype(np.int32)))
    raise LookupError("there is no such run" if seen < most else f"there is none among {most} worlds with their ages")


def worst_age(graph: Graph, pending: Array) -> WorstAge:
    """Return for how many ticks worlds can stay in `pending`, over all runs. The tick that ends it counts."""
    from scipy.sparse import csgraph

    from_pending = pending.take(graph.sources)
    staying = from_pending & pending.take(graph.targets)
    of, inside = _components(graph, staying)
    is_tick = graph.is_tick
    endless = np.flatnonzero(inside & is_tick)
    if len(endless):
        start, after = int(graph.sources[endless[0]]), int(graph.targets[endless[0]])
        back = way(graph, after, inside, graph.targets == start) if after != start else []
        return WorstAge(None, (start, after, *graph.targets.take(back).tolist()))
    between = np.flatnonzero(staying & ~inside)
    age = _longest(of[graph.sources[between]], of[graph.targets[between]], is_tick[between], graph.worlds)
    ages = np.where(pending, age.take(of), -1)
    leaving = graph.sources[from_pending & ~staying & is_tick]
    ending = ages.copy()
    ending[leaving] += 1
    last = int(ending.argmax()) if len(ending) else 0
    if not len(ending) or ending[last] < 0:
        return WorstAge(0, ())
    back = _matrix(graph, staying & (ages.take(graph.sources) + is_tick == ages.take(graph.targets))).T.tocsr()
    order, came = csgraph.breadth_first_order(back, last)
    path = [int(order[ages[order] == 0][0])]
    while path[-1] != last:
        path.append(int(came[path[-1]]))
    return WorstAge(int(ending[last]), tuple(path))


def cycles_without_tick(graph: Graph) -> Array:
    """Return the worlds on a cycle on which no time passes and something changes: Zeno runs, errors of the model."""
    moving = ~graph.is_tick & (graph.sources != graph.targets)
    found = np.zeros(graph.worlds, dtype=bool)
    left = _after_cycles(graph, moving)
    if left.any():
        _, inside = _components(graph, moving & left.take(graph.sources) & left.take(graph.targets))
        found[graph.sources[inside]] = True
    return found


def _after_cycles(graph: Graph, allowed: Array) -> Array:
    """Return the worlds to which a cycle of some transitions leads, and those on it.

    They are left when worlds that no transition enters are taken away, again and again (Kahn, CACM 1962).
    """
    entering = np.bincount(graph.targets[allowed], minlength=graph.worlds).astype(np.int32)
    ready = np.flatnonzero(entering == 0)
    while len(ready):
        freed = []
        for start in range(0, len(ready), AT_ONCE):
            edges, _ = graph.leaving(ready[start : start + AT_ONCE])
            after = np.sort(graph.targets.take(edges[allowed.take(edges)]))
            first = np.flatnonzero(starting(after))
            worlds = after[first]
            entering[worlds] -= np.diff(first, append=len(after)).astype(np.int32)
            freed.append(worlds[entering.take(worlds) == 0])
        ready = np.concatenate(freed)
    return entering > 0


def standstills(graph: Graph) -> Array:
    """Return the worlds in which time cannot go on, and without a fault nothing can change: timelocks."""
    result = np.arange(graph.worlds) < graph.expanded
    result[graph.sources[graph.is_tick | ~graph.is_fault & (graph.sources != graph.targets)]] = False
    return result


def _matrix(graph: Graph, allowed: Array) -> Any:
    """Return some transitions as a sparse matrix from sources to targets."""
    from scipy.sparse import csr_matrix  # a quarter of a second, which a replay can do without

    kept = np.flatnonzero(allowed)
    shape = (graph.worlds, graph.worlds)
    ones = np.ones(len(kept), dtype=np.int8)
    return csr_matrix((ones, graph.targets.take(kept), np.searchsorted(kept, graph.first)), shape)


def _can_reach(graph: Graph, target: Array, allowed: Array) -> Array:
    """Return the worlds from which the allowed transitions lead to `target`."""
    back = _matrix(graph, allowed).tocsc()
    found = target.copy()
    ready = np.flatnonzero(target)
    while len(ready):
        before = back.indices.take(spans(back.indptr, ready)[0])
        ready = distinct(before[~found.take(before)])
        found[ready] = True
    return found


def _components(graph: Graph, allowed: Array) -> tuple[Array, Array]:
    """Return the strongly connected component of each world over some transitions, and which of these stay inside."""
    from scipy.sparse import csgraph

    _, of = csgraph.connected_components(_matrix(graph, allowed), directed=True, connection="strong")
    return of, allowed & (of.take(graph.sources) == of.take(graph.targets))


def _longest(sources: Array, targets: Array, weights: Array, size: int) -> Array:
    """Return the weight of the heaviest path to each node of an acyclic graph: node by node as all before are done."""
    result = np.zeros(size, dtype=np.int32)
    waiting_for = np.bincount(targets, minlength=size).astype(np.int32)
    order = np.argsort(sources, kind="stable")
    first = np.searchsorted(sources.take(order), np.arange(size + 1))
    ready = distinct(sources[waiting_for.take(sources) == 0])
    while len(ready):
        out = order.take(spans(first, ready)[0])
        reached = targets.take(out)
        np.maximum.at(result, reached, result.take(sources.take(out)) + weights.take(out))
        np.subtract.at(waiting_for, reached, 1)
        reached = distinct(reached)
        ready = reached[waiting_for.take(reached) == 0]
    return result
