"""The plain search: breadth first, bounded by the number of worlds, and what shortens a run with it."""

from collections.abc import Callable

import attrs

from model.kernel import Step
from properties.search.forks import Forks
from properties.search.tables import Word

Goal = Callable[[Word], bool]
Allowed = Callable[[Step], bool]


@attrs.frozen(eq=False)
class Found:
    """A path to a goal: its steps, and the words from its start to the goal, one more than steps."""

    steps: tuple[Step, ...]
    words: tuple[Word, ...]


@attrs.frozen(eq=False)
class Searched:
    """What a search came to: a shortest path or none, how many worlds it saw, and whether it saw them all."""

    found: Found | None
    worlds: int
    exhausted: bool


@attrs.frozen(eq=False)
class Shortened:
    """A trace after shortening, and whether it is certainly a shortest one."""

    found: Found
    worlds: int
    is_shortest: bool


def breadth_first(
    forks: Forks, start: Word, goal: Goal, *, limit: int, allowed: Allowed | None = None, depth: int | None = None
) -> Searched:
    """Return a shortest path from `start` to a goal over the allowed steps.

    It gives up after `limit` worlds, and leaves out paths of more than `depth` steps.
    """
    came: dict[Word, tuple[Word, Step] | None] = {start: None}
    layer = [start]
    if goal(start):
        return Searched(Found((), (start,)), 1, False)
    far = 0
    while layer and (depth is None or far < depth):
        far += 1
        following: list[Word] = []
        for word in layer:
            for way in forks.ways(word):
                after = way.word
                if after in came or (allowed is not None and not allowed(way.step)):
                    continue
                came[after] = (word, way.step)
                if goal(after):
                    return Searched(_path(came, after), len(came), False)
                following.append(after)
            if len(came) > limit:
                return Searched(None, len(came), False)
        layer = following
    return Searched(None, len(came), True)


def _path(came: dict[Word, tuple[Word, Step] | None], end: Word) -> Found:
    steps: list[Step] = []
    words = [end]
    link = came[end]
    while link is not None:
        words.append(link[0])
        steps.append(link[1])
        link = came[link[0]]
    return Found(tuple(reversed(steps)), tuple(reversed(words)))


def without_repeats(found: Found) -> Found:
    """Cut out what lies between two visits of the same word."""
    last = {word: place for place, word in enumerate(found.words)}
    steps: list[Step] = []
    words: list[Word] = []
    place = 0
    while place < len(found.words):
        place = last[found.words[place]]
        words.append(found.words[place])
        steps += found.steps[place : place + 1]
        place += 1
    return Found(tuple(steps), tuple(words))


def shorten(forks: Forks, found: Found, goal: Goal, *, limit: int) -> Shortened:
    """Return a shorter run to the same goal, with a search of at most about three times `limit` worlds.

    First over the steps that the run itself takes, then over all; where neither comes to an end, by short cuts between
    the words of the run.
    """
    best = without_repeats(found)
    own = set(best.steps)
    narrow = breadth_first(forks, best.words[0], goal, limit=limit, allowed=own.__contains__, depth=len(best.steps) - 1)
    worlds = narrow.worlds
    if narrow.found is not None:
        best = narrow.found
    elif not narrow.exhausted:
        best, seen = short_cuts(forks, best, limit=limit)
        worlds += seen
    wide = breadth_first(forks, best.words[0], goal, limit=limit, depth=len(best.steps) - 1)
    worlds += wide.worlds
    if wide.found is not None:
        best = wide.found
    return Shortened(best, worlds, wide.found is not None or wide.exhausted)


def short_cuts(forks: Forks, found: Found, *, limit: int, local: int = 2_000) -> tuple[Found, int]:
    """Replace detours between words of the run by shorter ways, each found within `local` worlds; `limit` in all."""
    place = 0
    worlds = 0
    while place < len(found.steps) and worlds < limit:
        better, seen = _short_cut(forks, found, place, local)
        worlds += seen
        if better is None:
            place += 1
        else:
            found = better
    return found, worlds


def _short_cut(forks: Forks, found: Found, place: int, local: int) -> tuple[Found | None, int]:
    """Return the run with the best short cut that begins at `place`, if there is one."""
    later = {word: p for p, word in enumerate(found.words) if p > place}
    came: dict[Word, tuple[Word, Step] | None] = {found.words[place]: None}
    far: dict[Word, int] = {found.words[place]: 0}
    queue = [found.words[place]]
    best: tuple[int, Word] | None = None
    for word in queue:  # it grows meanwhile
        for way in forks.ways(word):
            if way.word in came:
                continue
            came[way.word] = (word, way.step)
            far[way.word] = far[word] + 1
            queue.append(way.word)
            reached = later.get(way.word)
            if reached is not None:
                saved = reached - place - far[way.word]
                if saved > 0 and (best is None or saved > best[0]):
                    best = (saved, way.word)
        if len(came) > local:
            break
    if best is None:
        return None, len(came)
    middle = _path(came, best[1])
    end = later[best[1]]
    steps = (*found.steps[:place], *middle.steps, *found.steps[end:])
    words = (*found.words[:place], *middle.words, *found.words[end + 1 :])
    return Found(steps, words), len(came)
