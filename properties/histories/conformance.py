"""Conformance: whether there is a run of the model that explains a record.

A set of worlds is kept that agree with all that was seen so far. Between two observations it is closed under whatever
a record does not show, and under time; of what it would show, exactly what was observed must happen, and nothing else.
"""

import math
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, evolve, field, frozen

from model.kernel import Step
from model.kernel.binding import TICK
from properties.histories.episodes import is_new
from properties.histories.observation import EtcdSeen, Kind, Observation
from properties.histories.projection import (
    Place,
    Projection,
    Tokens,
    View,
    blank,
    changed,
    is_like,
    places,
    shown_of,
    tokens,
    view,
)
from properties.search.tables import Tables, Word

MOST_WORLDS = 50_000
ORDINALS = (0, 1, 2)
MOST_TICKS = 1000
"""So many ticks are tried where a record has no times, or says nothing for longer than that."""


@frozen(eq=False)
class Node:
    """A world that agrees with the record, after `ticks` of model time, and how it came about.

    `is_start` marks where a record begins that begins in the middle: what is before it was not recorded.
    """

    word: Word
    ticks: int
    step: Step | None = None
    before: "Node | None" = None
    event: "Event | None" = None
    is_start: bool = False

    def chain(self) -> list["Node"]:
        """Return the nodes from the initial world to here."""
        found: list[Node] = []
        node: Node | None = self
        while node is not None:
            found.append(node)
            node = node.before
        return found[::-1]

    def run(self) -> tuple[Step, ...]:
        """Return the steps from the initial world to here."""
        return tuple(node.step for node in self.chain() if node.step is not None)


@frozen
class Event:
    """One thing that a record shows: how an object is from now on, and which of its tokens differ from before.

    `at` is in seconds since the epoch. `is_sighting` says that it may have been so before: the object was not followed
    until now, or versions of it are missing.
    """

    line: int
    at: float | None
    place: Place
    after: View
    differs: tuple[bool, ...]
    is_sighting: bool
    forgets: bool = False
    before: View = None


def is_whole(observations: Sequence[Observation]) -> bool:
    """Tell whether a record begins before the Etcd was created, so that nothing of it was there before."""
    first = observations[0].seen if observations else None
    return isinstance(first, EtcdSeen) and is_new(first)


def kinds(observations: Iterable[Observation]) -> frozenset[Kind]:
    """Return the kinds of objects that a record shows."""
    return frozenset(one.kind for one in observations)


def events(observations: Sequence[Observation], *, whole: bool = True) -> Iterator[Event]:
    """Yield what a record shows of one Etcd, without versions in which nothing differs that is compared.

    Without `whole`, one that looks as if it began with the creation of its Etcd is not taken for that.
    """
    known: dict[Place, tuple[View, Tokens]] = {}
    if whole and is_whole(observations):
        known = {place: (blank(place), ()) for place in places(ORDINALS) if place.kind in kinds(observations)}
    for one in observations:
        if one.seen is None and not one.gone:
            continue
        place = Place(one.kind, one.ordinal)
        after, its = view(one.seen), tokens(one.seen)
        before = known.get(place)
        known[place] = after, its
        if before is None or one.relisted:
            yield Event(one.line, one.at, place, after, (), True, before is not None, before[0] if before else None)
            continue
        differs = changed(before[1], its)
        if after != before[0] or any(differs):
            yield Event(one.line, one.at, place, after, differs, is_sighting=False, before=before[0])


def sightings(observations: Sequence[Observation]) -> tuple[Event, ...]:
    """Return what a dump shows: one moment, in which parts of an object may have been cut out."""
    every = [one for one in observations if one.seen is not None]
    return tuple(
        Event(one.line, one.at, Place(one.kind, one.ordinal), shown_of(one.seen), (), is_sighting=True)
        for one in every
        if one.seen is not None
    )


@define
class Limits:
    """How far the search may go: worlds per observation, and the seconds that what is immediate may really take."""

    worlds: int = MOST_WORLDS
    slack_s: float = 0


@define(eq=False)
class Follower:
    """Follows a record through the worlds of one model. `nodes` are those that agree with all events so far."""

    tables: Tables
    projection: Projection
    limits: Limits = field(factory=Limits)
    follows: frozenset[Kind] = frozenset()
    nodes: list[Node] = field(factory=list)
    failed: Event | None = None
    stopped: Event | None = None
    last: Event | None = None
    limit: str | None = None
    visited: int = 0
    most: int = 1
    _followed: dict[int, Place] = field(factory=dict)
    _begun_at: float | None = None
    _at: float | None = None
    is_moving: bool = False
    is_midway: bool = False
    explained: int = 0
    _views: dict[tuple[int, int], tuple[View, Tokens]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.nodes = [Node(self.tables.initial, 0)]
        at = self.projection.positions
        self._followed = {at[place]: place for place in at if place.kind in self.follows}

    def begin_at(self, nodes: Iterable[Node]) -> None:
        """Begin in the middle, with these worlds; how long ago anything happened in them is not known."""
        self.is_midway = True
        self.nodes = [evolve(node, ticks=0, is_start=True) for node in nodes]

    @property
    def is_lost(self) -> bool:
        """It is decided that nothing explains the record, or it was too much."""
        return self.failed is not None or self.limit is not None

    def see(self, event: Event) -> None:
        """Take one event into account."""
        if self.is_lost:
            return
        if event.forgets:
            self._followed.pop(self.projection.positions[event.place], None)
        if event.place not in self.projection.positions:
            return
        found = {}
        if event.is_sighting and not self.is_moving:
            found = {node.word: node for node in self.nodes if self._is_shown(event, node.word)}
        if not found:
            found = self._matching(event, *self._window(event))
        if self.limit is not None:
            self.stopped = event
            return
        if not found:
            self.failed = event
            return
        self.nodes = list(found.values())
        self.most = max(self.most, len(self.nodes))
        self._followed[self.projection.positions[event.place]] = event.place
        self.last = event
        self.explained += 1
        if event.at is not None:
            if self._begun_at is None or (self.is_midway and not self.is_moving):
                self._begun_at = event.at
                self.nodes = [evolve(node, ticks=0) for node in self.nodes]
            self._at = event.at
        self.is_moving |= not event.is_sighting

    def wait(self, until: float | None) -> None:
        """Let the time pass (to seconds since the epoch) in which a record shows nothing more.

        Where the model would have shown something by then, or it was too much, all stays as it is.
        """
        if self.is_lost or until is None or self._at is None:
            return
        ticks = math.floor((until - self._at - self.limits.slack_s) / self.tables.model.binding.tick_s + EPSILON)
        if not 0 < ticks < MOST_TICKS:
            return
        layer = {node.word: node for node in self.nodes}
        for _ in range(ticks):
            layer = self._silent(layer)
            if not layer:
                return
        self.nodes = list(layer.values())

    def _silent(self, layer: dict[Word, Node]) -> dict[Word, Node]:
        """Return the worlds a tick later, after steps that a record does not show; none where it is too much."""
        later: dict[Word, Node] = {}
        stack = list(layer.values())
        while stack:
            node = stack.pop()
            self.visited += 1
            changes = self.tables.changes(node.word)
            for step, writes, _ in changes:
                after = self.tables.apply(node.word, writes)
                if self._shows(node.word, writes) is None and after not in layer:
                    layer[after] = Node(after, node.ticks, step, node)
                    stack.append(layer[after])
            aged = None if any(urgent for _, _, urgent in changes) else self.tables.aged(node.word)
            if aged is not None:
                keep(later, Node(aged, node.ticks + 1, TICK, node))
            if len(layer) + len(later) > self.limits.worlds:
                return {}
        return later

    def _window(self, event: Event) -> tuple[int, int, float]:
        """Return how many ticks may have passed since the last event at least and at most, and in all at most.

        Steps that take no time in the model take some in a cluster, so that the model's clock may fall behind.
        """
        is_first = self.is_midway and not self.is_moving and not event.is_sighting
        if event.at is None or self._at is None or self._begun_at is None or is_first:
            return 0, MOST_TICKS, math.inf
        tick_s = self.tables.model.binding.tick_s
        passed = max(0.0, event.at - self._at)
        low = math.floor((passed - self.limits.slack_s) / tick_s + EPSILON) if self.is_moving else 0
        high = math.ceil(passed / tick_s - EPSILON)
        if high >= MOST_TICKS:
            return 0, MOST_TICKS, math.inf
        return max(0, low), high, math.ceil((event.at - self._begun_at) / tick_s - EPSILON)

    def around(self, most: int) -> list[Word]:
        """Return some worlds that agree with all that was explained, closed under what a record does not show."""
        found = {node.word: None for node in self.nodes[:most]}
        stack = list(found)
        while stack and len(found) < most:
            word = stack.pop()
            changes = self.tables.changes(word)
            after = [self.tables.apply(word, writes) for _, writes, _ in changes if self._shows(word, writes) is None]
            aged = None if any(urgent for _, _, urgent in changes) else self.tables.aged(word)
            for one in [*after, *([aged] if aged is not None else [])]:
                if one not in found:
                    found[one] = None
                    stack.append(one)
        return list(found)

    def could_show(self, words: Iterable[Word]) -> list[Step]:
        """Return the steps of the model, from these worlds, that a record would have shown."""
        found: dict[Step, None] = {}
        for word in words:
            for step, writes, _ in self.tables.changes(word):
                if self._shows(word, writes) is not None:
                    found.setdefault(step)
        return list(found)

    def would_show(self, event: Event, old: int, new: int) -> bool:
        """Tell whether an event is what a record shows of its object when this goes from one value to another."""
        position = self.projection.positions[event.place]
        (_, before), (view, after) = self._shown(position, old), self._shown(position, new)
        return view == event.after and (event.is_sighting or changed(before, after) == event.differs)

    def _matching(self, event: Event, low: int, high: int, most: float) -> dict[Word, Node]:
        """Return the worlds that an event leads to, each with the least time that it takes."""
        position = self.projection.positions[event.place]
        found: dict[Word, Node] = {}
        layer = {node.word: node for node in self.nodes}
        is_timed = high < MOST_TICKS
        known: set[Word] = set()
        for ticks in range(high + 1):
            later: dict[Word, Node] = {}
            stack = list(layer.values())
            while stack:
                node = stack.pop()
                word = node.word
                self.visited += 1
                if ticks >= low and event.is_sighting and self._is_shown(event, word):
                    keep(found, node)
                changes = self.tables.changes(word)
                for step, writes, _ in changes:
                    shows = self._shows(word, writes)
                    if shows is None:
                        after = self.tables.apply(word, writes)
                        if after not in layer and (is_timed or after not in known):
                            layer[after] = Node(after, node.ticks, step, node)
                            stack.append(layer[after])
                    elif ticks >= low and shows == position:
                        after = self.tables.apply(word, writes)
                        if self._agrees(event, position, word, after):
                            keep(found, Node(after, node.ticks, step, node, event))
                if node.ticks < most and ticks < high and not any(urgent for _, _, urgent in changes):
                    aged = self.tables.aged(word)
                    if aged is not None and (is_timed or aged not in known):
                        keep(later, Node(aged, node.ticks + 1, TICK, node))
                if len(layer) + len(later) > self.limits.worlds or len(known) > KNOWN * self.limits.worlds:
                    self.limit = f"more than {self.limits.worlds:,} worlds agree with the record"
                    return {}
            if not is_timed:
                known.update(layer)
            layer = later
        return found

    def _shows(self, word: Word, writes: tuple[tuple[int, int], ...]) -> int | None:
        """Return the position of the followed object in which a record would show this change, or None."""
        for position, new in writes:
            is_other = position in self._followed and word[position] != new
            if is_other and self._shown(position, word[position]) != self._shown(position, new):
                return position
        return None

    def _is_shown(self, event: Event, word: Word) -> bool:
        """Tell whether an object is in a world as it was observed."""
        position = self.projection.positions[event.place]
        return is_like(self._shown(position, word[position])[0], event.after)

    def _agrees(self, event: Event, position: int, before: Word, after: Word) -> bool:
        """Tell whether a step shows what was observed."""
        return self.would_show(event, before[position], after[position])

    def _shown(self, position: int, number: int) -> tuple[View, Tokens]:
        """Return what a record shows of one slot's value."""
        found = self._views.get((position, number))
        if found is None:
            place = next(p for p, at in self.projection.positions.items() if at == position)
            seen = self.projection.seen(place, self.tables.interned[position].values[number])
            shown = blank(place) if seen is None else view(seen)
            found = self._views[position, number] = (shown, tokens(seen))
        return found


EPSILON = 1e-6
KNOWN = 4


def keep(found: dict[Word, Node], node: Node) -> None:
    """Keep a world with the least time that it takes."""
    known = found.get(node.word)
    if known is None or node.ticks < known.ticks:
        found[node.word] = node


def follow(follower: Follower, every: Sequence[Event]) -> Follower:
    """Let a follower see all events, until it is lost."""
    for event in every:
        follower.see(event)
        if follower.is_lost:
            break
    return follower
