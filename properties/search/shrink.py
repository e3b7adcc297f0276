"""Shrinking a run by its meaning: leave out a stretch of it, and follow the rest as far as it is possible.

Hypothesis shrinks the sequence of its draws, in which one draw less shifts what all later ones mean. Here a run is the
list of its steps, and a step that is not possible any more is passed over.
"""

from collections.abc import Callable, Sequence

import attrs
import numpy as np

from model.kernel import Step
from properties.search.forks import STANDSTILL, Forks, Way
from properties.search.plain import Found, Goal, without_repeats
from properties.search.tables import Word

LOOK_BACK = 30
ALMOST, SHORT_DETOUR, DETOURS = 5, 8, 15


@attrs.define
class Wishes:
    """The steps that a run would like to take, in order; what was passed over is still wished for a while."""

    steps: Sequence[Step]
    place: int = 0
    places: dict[Step, list[int]] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for place in range(len(self.steps) - 1, -1, -1):
            self.places.setdefault(self.steps[place], []).append(place)

    def choose(self, ways: Sequence[Way]) -> Way:
        """Return the way that is wished for first, or else the first one; it is wished for no longer."""
        best, chosen = len(self.steps), ways[0]
        for way in ways:
            places = self.places.get(way.step)
            while places and places[-1] < self.place - LOOK_BACK:
                places.pop()
            if places and places[-1] < best:
                best, chosen = places[-1], way
        if best < len(self.steps):
            self.places[chosen.step].pop()
            self.place = max(self.place, best + 1)
        return chosen


def retrace(
    forks: Forks, start: Word, wishes: Sequence[Step], goal: Goal, longest: int, avoid: Callable[[Step], bool]
) -> Found | None:
    """Follow the wishes from `start`; return the run if it gets to a goal in fewer than `longest` steps.

    Where nothing that is possible is wished for, the first way is taken that is not to be avoided.
    """
    wished = Wishes(wishes)
    own = frozenset(wishes)
    steps: list[Step] = []
    words = [start]
    since_tick = 0
    while not goal(words[-1]):
        ways = forks.ways(words[-1])
        if len(ways) > 1:
            ways = [way for way in ways if way.step in own or not avoid(way.step)] or ways
        since_tick += 1
        if not ways or len(steps) + 1 >= longest or since_tick > STANDSTILL:
            return None
        way = wished.choose(ways)
        since_tick = 0 if way.step.action is None else since_tick
        steps.append(way.step)
        words.append(way.word)
    return Found(tuple(steps), tuple(words))


def fault_test(forks: Forks) -> Callable[[Step], bool]:
    """Return the test for steps that are faults."""
    faults = {bound.number for bound in forks.tables.model.actions if bound.action.fault is not None}
    return lambda step: step.action in faults


def shrink(
    forks: Forks, found: Found, goal: Goal, *, replays: int, is_time_up: Callable[[], bool] = lambda: False
) -> Found:
    """Return a shorter run to the same goal, after at most so many replays and none once the time is up."""
    best = without_repeats(found)
    if not best.steps:  # the first world is the goal
        return best
    tries = Tries(forks, goal, replays, is_time_up)
    while (better := leave_out_detour(tries, best)) is not None:
        best = better
    return settle(tries, leave_out_stretches(tries, best))


@attrs.define
class Tries:
    """Replays of what is left of a run, as long as there are any to spend."""

    forks: Forks
    goal: Goal
    left: int
    is_time_up: Callable[[], bool] = lambda: False

    def without(self, best: Found, start: int, end: int, *instead: Step) -> Found | None:
        """Return a run with other steps instead of those from `start` to `end`, if it is shorter and gets there."""
        wishes = (*best.steps[:start], *instead, *best.steps[end:])
        return self.follow(best, wishes, len(best.steps))

    def follow(self, best: Found, wishes: Sequence[Step], longest: int) -> Found | None:
        """Return the run that follows the wishes, if it gets to the goal in fewer than `longest` steps."""
        if self.left <= 0 or self.is_time_up():
            return None
        self.left -= 1
        found = retrace(self.forks, best.words[0], wishes, self.goal, longest, fault_test(self.forks))
        return None if found is None else without_repeats(found)


def leave_out_detour(tries: Tries, best: Found) -> Found | None:
    """Return the run without a detour, or None if none can go.

    A detour is a stretch after which almost all is as it was before it, or as it would have been after one other step.
    Those after which the fewest slots differ come first and, among these, the longest.
    """
    places, instead, rows = [], [], []
    for place, word in enumerate(best.words[:-1]):
        for way in (None, *tries.forks.ways(word)):
            places.append(place)
            instead.append(() if way is None else (way.step,))
            rows.append(word if way is None else way.word)
    befores, afters = np.array(rows, dtype=np.int32), np.array(best.words, dtype=np.int32)
    differ = np.zeros((len(befores), len(afters)), dtype=np.int8)
    for one, other in zip(befores.T, afters.T, strict=True):
        differ += one[:, None] != other[None, :]
    saved = np.arange(len(afters))[None, :] - np.array(places)[:, None]
    differ[saved < SHORT_DETOUR] = 127
    for changed in range(ALMOST + 1):
        starts, ends = np.nonzero(differ == changed)
        order = np.argsort(-saved[starts, ends], kind="stable")
        tried: list[tuple[int, int]] = []
        for row, end in zip(starts[order].tolist(), ends[order].tolist(), strict=True):
            start = places[row]
            if len(tried) >= DETOURS:
                break
            if any(abs(start - one) + abs(end - other) < SHORT_DETOUR for one, other in tried):
                continue
            tried.append((start, end))
            better = tries.without(best, start, end, *instead[row])
            if better is not None:
                return better
    return None


def leave_out_stretches(tries: Tries, best: Found) -> Found:
    """Return the run without stretches of steps, from the longest down to single steps, until none can go."""
    size = len(best.steps) // 4
    improved = False
    while size > 0:
        place = len(best.steps) - size
        while place > -size and tries.left > 0:
            better = tries.without(best, max(place, 0), max(place, 0) + size)
            if better is not None:
                best, improved = better, True
                place = min(place, len(best.steps) - size)
            else:
                place -= size
        if size == 1 and improved:
            size, improved = len(best.steps) // 8, False
        else:
            size = size * 2 // 3 if size > 1 else 0
    return best


def settle(tries: Tries, best: Found) -> Found:
    """Return a run that is no longer and takes the first way wherever that still gets to the goal.

    The place from which on it may do so is found by halving. What is left of a choice is then what matters.
    """
    tries.left = max(tries.left, len(best.steps).bit_length())
    low, high = 0, len(best.steps)
    while low < high:
        place = (low + high) // 2
        better = tries.follow(best, best.steps[:place], len(best.steps) + 1)
        if better is None:
            low = place + 1
        else:
            best, high = better, min(place, len(better.steps))
    return best
