"""A part of the fault-free graph of worlds, and its fair loops: what liveness is decided on.

A region holds the words that are reachable without faults while a request is pending. Its strongly connected components
come from SciPy; a component is *fair* when it contains a tick and a weakly fair run can stay in it for ever.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping

import attrs
import numpy as np

from model.kernel import Model, Step
from properties.search.columns import distinct
from properties.search.tables import Tables, Word

TICKING = -1
Array = np.ndarray


@attrs.frozen
class FairChoice:
    """A choice that is fair: the names of its arguments, and who chooses.

    Actions of one chooser that are alternatives of one choice share it: an answer is given by whichever takes it.
    """

    names: tuple[str, ...]
    chooser: int

    def answer(self, step: Step) -> tuple[object, ...]:
        """Return the answer that a step gives."""
        given = dict(step.args)
        return tuple(given[name] for name in self.names)


Fair = Mapping[int, FairChoice]
"""The fair choices by the numbers of the actions that make them."""


def fair_choices(model: Model) -> Fair:
    """Return the fair choices of a model; who chooses is known by the slot that the action's subject lies in."""
    return {a.number: FairChoice(a.action.fair, a.writes[0]) for a in model.actions if a.action.fair}


class Onward:
    """The fault-free successors of words, each step with the number of its action (TICKING for the tick).

    `check` is called every thousand words or so, and may raise to end a search that takes too long.
    """

    def __init__(self, tables: Tables, check: Callable[[], None] = lambda: None) -> None:
        self.tables = tables
        self.check = check
        self.is_fault = [bound.action.fault is not None for bound in tables.model.actions]
        self.worlds = 0

    def __call__(self, word: Word) -> list[tuple[Step, Word]]:
        """Return each step that needs no fault, with the word after it, the tick last."""
        self.worlds += 1
        if not self.worlds & 1023:
            self.check()
        ways = self.tables.ways(word)
        calm = [way for way in ways if way[0].action is None or not self.is_fault[way[0].action]]
        return [(way[0], self.tables.after(word, way)) for way in calm]


@attrs.define(eq=False)
class Region:
    """Words with the edges between them. `leaves` are words that were reached and not expanded."""

    words: list[Word]
    index: dict[Word, int]
    src: Array
    dst: Array
    steps: list[Step]
    leaves: set[int]

    @property
    def acts(self) -> Array:
        """The number of the action of each edge."""
        return np.array([TICKING if s.action is None else s.action for s in self.steps], dtype=np.int64)

    def outgoing(self) -> list[list[int]]:
        """Return the numbers of the edges that leave each word, in the order of exploration."""
        out: list[list[int]] = [[] for _ in self.words]
        for edge, source in enumerate(self.src.tolist()):
            out[source].append(edge)
        return out


def explore(onward: Onward, start: Word, is_leaf: Callable[[Word], bool], limit: int) -> Region | None:
    """Return everything that is reachable from `start` up to leaves, or None when it is more than `limit` words."""
    index = {start: 0}
    words = [start]
    src: list[int] = []
    dst: list[int] = []
    steps: list[Step] = []
    leaves: set[int] = set()
    number = 0
    while number < len(words):
        word = words[number]
        if is_leaf(word):
            leaves.add(number)
        else:
            for step, after in onward(word):
                target = index.setdefault(after, len(words))
                if target == len(words):
                    words.append(after)
                src.append(number)
                dst.append(target)
                steps.append(step)
        if len(words) > limit:
            return None
        number += 1
    return Region(words, index, np.array(src, dtype=np.int64), np.array(dst, dtype=np.int64), steps, leaves)


@attrs.frozen(eq=False)
class Components:
    """The strongly connected components of a region: of each word, and which edges stay inside (and are allowed)."""

    of: Array
    inside: Array
    good: Array

    def words(self, component: int) -> list[int]:
        """Return the numbers of a component's words."""
        return np.flatnonzero(self.of == component).tolist()


def strong(region: Region, allowed: Array) -> Array:
    """Return the number of the strongly connected component of each word, over the allowed edges."""
    from scipy.sparse import csr_matrix  # a quarter of a second, which a replay can do without
    from scipy.sparse.csgraph import connected_components

    size = len(region.words)
    ones = np.ones(int(allowed.sum()), dtype=np.int8)
    graph = csr_matrix((ones, (region.src[allowed], region.dst[allowed])), shape=(size, size))
    return connected_components(graph, directed=True, connection="strong")[1]


def bottoms(region: Region) -> Components:
    """Return the components that no edge leaves. In a closed region these are what every run ends in."""
    allowed = np.ones(len(region.src), dtype=bool)
    of = strong(region, allowed)
    inside = of[region.src] == of[region.dst]
    good = np.ones(of.max() + 1, dtype=bool)
    good[of[region.src[~inside]]] = False
    good[of[np.array(sorted(region.leaves), dtype=np.int64)]] = False
    return Components(of, inside, good)


def fair_components(region: Region, fair: Fair) -> Components:
    """Return the components in which a fair run can stay for ever.

    Weak fairness, per action instance: one that is enabled in every word of the component must be taken inside. Of a
    fair choice: where it is made again and again, no answer that is available there again and again may be withheld.
    Edges at which one would be withheld are left out, and the components are computed again, until nothing changes.
    """
    acts = region.acts
    allowed = np.ones(len(region.src), dtype=bool)
    answers = _answers(region, fair)
    while True:
        of = strong(region, allowed)
        inside = allowed & (of[region.src] == of[region.dst])
        withheld = _withheld(region, of, inside, answers)
        if not withheld:
            break
        allowed[withheld] = False
    count = int(of.max()) + 1
    good = np.zeros(count, dtype=bool)
    good[of[region.src[inside & (acts == TICKING)]]] = True
    acting = acts != TICKING
    if acting.any():
        width = int(acts.max()) + 1
        enabled = distinct(region.src[acting] * width + acts[acting])
        pairs, times = np.unique(of[enabled // width] * width + enabled % width, return_counts=True)
        always = times == np.bincount(of, minlength=count)[pairs // width]
        taken = distinct(of[region.src[inside & acting]] * width + acts[inside & acting])
        unfair = pairs[always & ~np.isin(pairs, taken)]
        good[unfair // width] = False
    return Components(of, inside, good)


Answers = dict[int, tuple[FairChoice, tuple[object, ...]]]


def _answers(region: Region, fair: Fair) -> Answers:
    """Return the fair choice and its answer for each edge that gives one."""
    found: Answers = {}
    for edge, step in enumerate(region.steps):
        if step.action is not None and step.action in fair:
            found[edge] = (fair[step.action], fair[step.action].answer(step))
    return found


def _withheld(region: Region, of: Array, inside: Array, answers: Answers) -> list[int]:
    """Return the inside edges of fair choices at words where an answer is available that is never taken inside."""
    offered: dict[tuple[int, FairChoice], set[tuple[object, ...]]] = {}
    taken: dict[tuple[int, FairChoice], set[tuple[object, ...]]] = {}
    for edge, (choice, answer) in answers.items():
        source = int(region.src[edge])
        offered.setdefault((source, choice), set()).add(answer)
        if inside[edge]:
            taken.setdefault((int(of[source]), choice), set()).add(answer)
    return [
        edge
        for edge, (choice, _) in answers.items()
        if inside[edge] and offered[int(region.src[edge]), choice] - taken[int(of[region.src[edge]]), choice]
    ]


def nearest(region: Region, sources: dict[int, int]) -> Array:
    """Return for each word the label of the nearest source that it can reach, or -1. `sources` maps words to labels."""
    label = np.full(len(region.words), -1, dtype=np.int64)
    order = np.argsort(region.dst, kind="stable")
    start = np.searchsorted(region.dst[order], np.arange(len(region.words) + 1))
    before = region.src[order]
    queue: deque[int] = deque()
    for node in sorted(sources):
        label[node] = sources[node]
        queue.append(node)
    while queue:
        node = queue.popleft()
        for source in before[start[node] : start[node + 1]].tolist():
            if label[source] < 0:
                label[source] = label[node]
                queue.append(source)
    return label


def path(region: Region, out: list[list[int]], start: int, is_goal: Callable[[int], bool], edges: Array) -> list[int]:
    """Return the edges of a shortest path over `edges` whose last edge is a goal. Raises LookupError without one."""
    came: dict[int, int] = {}
    queue: deque[int] = deque([start])
    seen = {start}
    while queue:
        node = queue.popleft()
        for edge in out[node]:
            if not edges[edge]:
                continue
            target = int(region.dst[edge])
            if is_goal(edge):
                found = [edge]
                while node != start:
                    found.append(came[node])
                    node = int(region.src[came[node]])
                return found[::-1]
            if target not in seen:
                seen.add(target)
                came[target] = edge
                queue.append(target)
    raise LookupError("there is no such path")


def fair_loop(region: Region, components: Components, start: int, fair: Fair) -> list[int]:
    """Return the edges of a loop from `start` that stays in its component, ticks, and neglects nobody.

    Each action instance is taken or found disabled, and each fair answer is given, somewhere on the loop.
    """
    out = region.outgoing()
    here = components.of == components.of[start]
    edges = components.inside & here[region.src]
    acts = region.acts
    answers = _answers(region, fair)
    enabled: dict[int, frozenset[int]] = {
        node: frozenset(acts[out[node]].tolist()) for node in np.flatnonzero(here).tolist()
    }
    everyone = frozenset().union(*enabled.values()) - {TICKING}
    wanted: set[object] = set(everyone) | {TICKING}
    wanted |= {answers[e] for e in np.flatnonzero(edges).tolist() if e in answers}

    def meets(edge: int) -> set[object]:
        target = enabled[int(region.dst[edge])]
        met: set[object] = set(everyone - target) | {int(acts[edge])}
        return met | ({answers[edge]} if edge in answers else set())

    def helps(edge: int) -> bool:
        return not wanted.isdisjoint(meets(edge))

    wanted -= everyone - enabled[start]
    loop: list[int] = []
    node = start
    while wanted:
        found = path(region, out, node, helps, edges)
        loop += found
        for edge in found:
            wanted -= meets(edge)
        node = int(region.dst[found[-1]])
    if node != start:
        loop += path(region, out, node, lambda edge: int(region.dst[edge]) == start, edges)
    return loop


def words_of(region: Region, numbers: Iterable[int]) -> Array:
    """Return the words with these numbers as the rows of an array."""
    return np.array([region.words[n] for n in numbers], dtype=np.int64)
