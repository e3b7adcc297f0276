"""The plain interpreter as an oracle: a naive search over tuples, and naive answers about its graph."""

from collections import deque

import attrs
from hypothesis import assume

from model.kernel import Model, Step
from model.kernel.binding import TICK, World


@attrs.frozen(eq=False)
class Reached:
    """Every reachable world with its distance, and every transition."""

    distance: dict[World, int]
    edges: list[tuple[World, Step, World]]

    @property
    def depth(self) -> int:
        return max(self.distance.values())


def transitions(model: Model, world: World, *, faults: bool = True) -> list[tuple[Step, World]]:
    found = [(step, after) for step, after, _ in model.steps(world) if faults or not is_fault(model, step)]
    later = model.tick(world)
    return [*found, *([(TICK, later)] if later is not None else [])]


def is_fault(model: Model, step: Step) -> bool:
    return step.action is not None and model.actions[step.action].action.fault is not None


def reach(model: Model, *, start: list[World] | None = None, faults: bool = True, limit: int | None = None) -> Reached:
    distance = dict.fromkeys(start if start is not None else [model.initial], 0)
    edges = []
    queue = deque(distance)
    while queue:
        world = queue.popleft()
        for step, after in transitions(model, world, faults=faults):
            edges.append((world, step, after))
            if after not in distance:
                distance[after] = distance[world] + 1
                queue.append(after)
        if limit is not None:
            assume(len(distance) <= limit)
    return Reached(distance, edges)


def backward(worlds: set[World], edges: list[tuple[World, Step, World]]) -> set[World]:
    """Return all worlds from which some edges lead to one of `worlds`."""
    before: dict[World, list[World]] = {}
    for source, _, target in edges:
        before.setdefault(target, []).append(source)
    found = set(worlds)
    stack = list(worlds)
    while stack:
        for source in before.get(stack.pop(), ()):
            if source not in found:
                found.add(source)
                stack.append(source)
    return found


def standing(model: Model, reached: Reached) -> set[World]:
    """Return the worlds in which time cannot go on, and without a fault nothing can change."""
    going = {s for s, step, t in reached.edges if step == TICK or (s != t and not is_fault(model, step))}
    return set(reached.distance) - going


def zeno(reached: Reached) -> set[World]:
    """Return the worlds on a cycle on which no time passes and something changes."""
    moving = [(s, step, t) for s, step, t in reached.edges if step != TICK and s != t]
    back = {s: backward({s}, moving) for s, _, _ in moving}
    return {s for s, _, t in moving if t in back[s]}


def fair_worlds(model: Model, reached: Reached, pending: set[World]) -> set[World]:
    """Return the worlds on a weakly fair cycle of pending worlds on which time passes, by mutual reachability."""
    free = [(s, step, t) for s, step, t in reached.edges if not is_fault(model, step)]
    staying = [(s, step, t) for s, step, t in free if s in pending and t in pending]
    to = {world: backward({world}, staying) for world in pending}
    found: set[World] = set()
    for world in pending:
        same = {other for other in to[world] if world in to[other]}
        inside = [(s, step, t) for s, step, t in staying if s in same and t in same]
        enabled = [{step.action for s, step, _ in free if s == other} - {None} for other in same]
        always = set.intersection(*enabled)
        if any(step == TICK for _, step, _ in inside) and always <= {step.action for _, step, _ in inside}:
            found.add(world)
    return found


def worst_age(reached: Reached, pending: set[World]) -> int | None:
    """Return the most ticks within `pending`, or None without a bound, by relaxing until nothing changes."""
    age = dict.fromkeys(pending, 0)
    edges = [(s, int(step == TICK), t) for s, step, t in reached.edges if s in pending]
    for _ in range(len(pending) + 1):
        changed = False
        for source, weight, target in edges:
            if target in age and age[source] + weight > age[target]:
                age[target] = age[source] + weight
                changed = True
        if not changed:
            return max([*age.values(), *(age[s] + w for s, w, t in edges if t not in pending)], default=0)
    return None
