"""What is decided on the transitions of an exhausted model: whether something can still happen, must happen, and when.

`stuck` and `worst_age` hold for every run; `starving` for runs that are weakly fair to each action instance. A cycle is
a strongly connected component: nothing here depends on how long anybody walked.
"""

from collections import deque
from collections.abc import Callable, Iterable

import attrs
import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import breadth_first_order, connected_components

from model.kernel import ModelError
from properties.search.columns import Array
from properties.search.explore import Graph
from properties.search.plan import TICK


@attrs.frozen(eq=False)
class Starving:
    """Where a fair run without faults can wait for ever.

    `worlds` says from which worlds, `loop` has the number of the fair component that a world lies in, or -1.
    """

    worlds: Array
    loop: Array


@attrs.frozen(eq=False)
class WorstAge:
    """The longest time, in ticks, for which something stays pending: None when it has no bound.

    `path` has the numbers of worlds of a run that attains it, from the one in which it begins to pend; without a bound
    it is one world of a cycle that ticks.
    """

    ticks: int | None
    path: tuple[int, ...]


def stuck(graph: Graph, target: Array) -> Array:
    """Return the worlds from which no run without faults comes to a world in `target`."""
    return ~_can_reach(graph, target, ~graph.is_fault)


def starving(graph: Graph, pending: Array) -> Starving:
    """Return where a fair run without faults can stay in `pending` for ever, while time goes on.

    Weakly fair to each action instance: one that is possible in all worlds of the cycle is taken on it. Raises
    ModelError with symmetry, which has no instances.
    """
    if graph.symmetric:
        raise ModelError("fairness is to each instance: search without symmetry")
    free = ~graph.is_fault
    staying = free & pending.take(graph.sources) & pending.take(graph.targets)
    of, inside = _components(graph, staying)
    sizes = np.bincount(of, minlength=graph.worlds)
    fair = np.zeros(graph.worlds, dtype=bool)
    fair[of[graph.sources[inside & (graph.actions == TICK)]]] = True
    acting = free & (graph.actions != TICK) & fair.take(of.take(graph.sources))
    width = int(graph.actions.max(initial=0)) + 1
    possible = np.unique(graph.sources[acting] * np.int64(width) + graph.actions[acting])
    pairs, times = np.unique(of[possible // width] * np.int64(width) + possible % width, return_counts=True)
    always = pairs[times == sizes[pairs // width]]
    taken = acting & inside
    neglected = np.setdiff1d(always, of[graph.sources[taken]] * np.int64(width) + graph.actions[taken])
    fair[neglected // width] = False
    loop = np.where(fair.take(of), of, -1)
    return Starving(_can_reach(graph, loop >= 0, staying), loop)


def fair_loop(graph: Graph, found: Starving, start: int) -> list[int]:
    """Return the worlds of a cycle from `start` back to it on which time passes and no action is neglected."""
    members = np.flatnonzero(found.loop == found.loop[start])
    here = np.flatnonzero(np.isin(graph.sources, members) & ~graph.is_fault)
    possible: dict[int, set[int]] = {world: set() for world in members.tolist()}
    ways: dict[int, list[tuple[int, int]]] = {world: [] for world in possible}
    for edge in here.tolist():
        source, target, action = int(graph.sources[edge]), int(graph.targets[edge]), int(graph.actions[edge])
        possible[source].add(action)
        if target in possible:
            ways[source].append((target, action))
    wanted = set().union(*possible.values()) | {TICK}
    wanted -= {action for action in wanted - possible[start] if action != TICK}
    loop = [start]

    def helps(world: int, action: int) -> bool:
        return action in wanted or not wanted - {TICK} <= possible[world]

    while wanted:
        for world, action in _way(ways, loop[-1], helps):
            loop.append(world)
            wanted -= {action} | {a for a in wanted if a != TICK and a not in possible[world]}
    if loop[-1] != start:
        loop += [world for world, _ in _way(ways, loop[-1], lambda w, a: w == start)]
    return loop


def worst_age(graph: Graph, pending: Array, *, faults: bool = True) -> WorstAge:
    """Return for how many ticks worlds can stay in `pending`, over all runs. The tick that ends it counts."""
    from_pending = pending.take(graph.sources) & (faults | ~graph.is_fault)
    staying = from_pending & pending.take(graph.targets)
    of, inside = _components(graph, staying)
    is_tick = graph.actions == TICK
    endless = graph.sources[inside & is_tick]
    if len(endless):
        return WorstAge(None, (int(endless[0]),))
    between = np.flatnonzero(staying & ~inside)
    age = _longest(of[graph.sources[between]], of[graph.targets[between]], is_tick[between], graph.worlds)
    ages = np.where(pending, age.take(of), -1)
    leaving = graph.sources[from_pending & ~staying & is_tick]
    ending = ages.copy()
    ending[leaving] += 1
    last = int(ending.argmax()) if len(ending) else 0
    if not len(ending) or ending[last] < 0:
        return WorstAge(0, ())
    tight = np.flatnonzero(staying & (ages[graph.sources] + is_tick == ages[graph.targets]))
    back = csr_matrix(
        (np.ones(len(tight), dtype=np.int8), (graph.targets[tight], graph.sources[tight])), (graph.worlds, graph.worlds)
    )
    order, came = breadth_first_order(back, last)
    path = [int(order[ages[order] == 0][0])]
    while path[-1] != last:
        path.append(int(came[path[-1]]))
    return WorstAge(int(ending[last]), tuple(path))


def cycles_without_tick(graph: Graph) -> Array:
    """Return the worlds on a cycle on which no time passes and something changes: Zeno runs, errors of the model."""
    moving = (graph.actions != TICK) & (graph.sources != graph.targets)
    _, inside = _components(graph, moving)
    found = np.zeros(graph.worlds, dtype=bool)
    found[graph.sources[inside]] = True
    return found


def standstills(graph: Graph) -> Array:
    """Return the worlds in which neither time nor anything else without a fault can go on: timelocks."""
    result = np.ones(graph.worlds, dtype=bool)
    result[graph.sources[~graph.is_fault]] = False
    return result


def _can_reach(graph: Graph, target: Array, allowed: Array) -> Array:
    """Return the worlds from which the allowed transitions lead to `target`: a search back from one source for all."""
    goals = np.flatnonzero(target)
    rows = np.concatenate([graph.targets[allowed], np.full(len(goals), graph.worlds, dtype=np.int32)])
    columns = np.concatenate([graph.sources[allowed], goals.astype(np.int32)])
    shape = (graph.worlds + 1, graph.worlds + 1)
    back = csr_matrix((np.ones(len(rows), dtype=np.int8), (rows, columns)), shape)
    result = np.zeros(graph.worlds + 1, dtype=bool)
    result[breadth_first_order(back, graph.worlds, return_predecessors=False)] = True
    return result[:-1]


def _components(graph: Graph, allowed: Array) -> tuple[Array, Array]:
    """Return the strongly connected component of each world over some transitions, and which of these stay inside."""
    ones = np.ones(int(allowed.sum()), dtype=np.int8)
    shape = (graph.worlds, graph.worlds)
    matrix = csr_matrix((ones, (graph.sources[allowed], graph.targets[allowed])), shape)
    _, of = connected_components(matrix, directed=True, connection="strong")
    return of, allowed & (of.take(graph.sources) == of.take(graph.targets))


def _longest(sources: Array, targets: Array, weights: Array, size: int) -> Array:
    """Return the weight of the heaviest path to each node of an acyclic graph: node by node as all before are done."""
    result = np.zeros(size, dtype=np.int64)
    waiting_for = np.bincount(targets, minlength=size)
    edges = np.arange(len(sources))
    by_source = csr_matrix((np.ones(len(edges), dtype=np.int8), (sources, edges)), (size, max(1, len(edges))))
    ready = np.unique(sources[waiting_for.take(sources) == 0])
    while len(ready):
        counts = by_source.indptr[ready + 1] - by_source.indptr[ready]
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        out = by_source.indices[np.repeat(by_source.indptr[ready], counts) + within]
        np.maximum.at(result, targets[out], result[sources[out]] + weights[out])
        np.subtract.at(waiting_for, targets[out], 1)
        reached = np.unique(targets[out])
        ready = reached[waiting_for.take(reached) == 0]
    return result


def _way(
    ways: dict[int, list[tuple[int, int]]], start: int, is_goal: Callable[[int, int], bool]
) -> Iterable[tuple[int, int]]:
    """Return the worlds and actions of a shortest way whose last step is a goal."""
    came: dict[int, tuple[int, int]] = {}
    queue = deque([start])
    while queue:
        world = queue.popleft()
        for target, action in ways[world]:
            if is_goal(target, action):
                found = [(target, action)]
                while world != start:
                    before, by = came[world]
                    found.append((world, by))
                    world = before
                return found[::-1]
            if target not in came and target != start:
                came[target] = (world, action)
                queue.append(target)
    raise LookupError("there is no such way")
