"""Where a record begins that begins in the middle: worlds of a scenario that look like the first picture of it.

They are looked for on random walks that go on from whatever looks most like it, and on the runs of known bugs, since
what somebody records is often a cluster that hangs already. The search never ends early, and finds nothing for sure.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from random import Random

from attrs import define, field

from model.kernel import Step
from model.kernel.binding import TICK
from properties.histories.conformance import Event, Node
from properties.histories.projection import Place, Projection, View, blank, view
from properties.search.tables import Tables, Word

STRETCH = 30
"""A walk goes so many steps before another one begins elsewhere."""
DRAWN = 6
PATIENCE = 0.4
MOST_FOUND = 4000

Picture = Mapping[Place, View]


def first_picture(every: Sequence[Event]) -> Picture:
    """Return what a record shows before anything in it changes: what it lists, or the first object that it names."""
    found: dict[Place, View] = {}
    for event in takewhile(lambda one: one.is_sighting, every):
        found.setdefault(event.place, event.after)
    return found


@define(eq=False)
class Beginnings:
    """Looks for the worlds of one model that look like a picture.

    `nodes` are those in which the picture's first object is as it was seen: of all others it is known only a little
    later, and they may have changed meanwhile. `nearest` is how many fields of the picture differ at least.
    """

    tables: Tables
    projection: Projection
    picture: Picture
    found: dict[Word, tuple[int, Node]] = field(factory=dict)
    nearest: int | None = None
    steps: int = 0
    _pool: list[tuple[Node, int]] = field(factory=list)
    _met: set[tuple[int, ...]] = field(factory=set)
    _far: dict[tuple[int, int], int] = field(factory=dict)

    @property
    def nodes(self) -> list[Node]:
        """What was found, the most like it first."""
        ranked = sorted(self.found.values(), key=lambda one: one[0])
        return [node for _, node in ranked[:MOST_FOUND]]

    def follow(self, run: Iterable[tuple[Step, Word]]) -> None:
        """Look at the worlds along a run from the initial world."""
        node = self._at(Node(self.tables.initial, 0))
        for step, word in run:
            node = self._at(Node(word, 0, step, node))

    def walk(self, steps: int, seed: int = 1) -> None:
        """Walk at random for so many steps, each time from what looks most like it of what is drawn."""
        random = Random(seed)
        if not self._pool:
            self._at(Node(self.tables.initial, 0))
        for _ in range(steps // STRETCH):
            drawn = [random.randrange(len(self._pool)) for _ in range(DRAWN if random.random() < 0.7 else 1)]
            number = min(drawn, key=lambda n: (self._pool[n][1], n))
            node = self._pool[number][0]
            for _ in range(STRETCH):
                ways = self.tables.successors(node.word)
                if not ways:
                    break
                passes = ways[-1][0] == TICK and random.random() < PATIENCE
                step, word = ways[-1] if passes else random.choice(ways)
                node = self._at(Node(word, 0, step, node))
                self.steps += 1

    def _at(self, node: Node) -> Node:
        """Look at a world."""
        word = node.word
        shown = tuple(word[position] for position in self.projection.positions.values())
        far = sum(self._differs(place, position, word[position]) for place, position in self._places())
        is_nearer = self.nearest is None or far < self.nearest
        if is_nearer:
            self.nearest = far
        if shown not in self._met or is_nearer:
            self._met.add(shown)
            self._pool.append((node, far))
        for first, position in self._places()[:1]:
            if word not in self.found and self._differs(first, position, word[position]) == 0:
                self.found[word] = far, node
        return node

    def _places(self) -> list[tuple[Place, int]]:
        positions = self.projection.positions
        return [(place, positions[place]) for place in self.picture if place in positions]

    def _differs(self, place: Place, position: int, number: int) -> int:
        """Return in how many fields an object differs from the picture."""
        known = self._far.get((position, number))
        if known is None:
            seen = self.projection.seen(place, self.tables.interned[position].values[number])
            known = differing(blank(place) if seen is None else view(seen), self.picture[place])
            self._far[position, number] = known
        return known


def differing(one: View, other: View) -> int:
    """Return in how many fields an object differs from what was seen; in all of them where one object is not there."""
    if one is None or other is None or len(one) != len(other):
        return 0 if one == other else max(len(one or ()), len(other or ()))
    return sum(mine != its and its is not ... for mine, its in zip(one, other, strict=True))
