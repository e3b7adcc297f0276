"""Until when a run could have been saved: from which of its words a fair run without faults still avoids the worst.

A word is *safe* when such a run exists that goes on for ever, answers every request again and again, and meets nothing
bad; otherwise it is *lost*. That a word is safe is mostly shown by walking on from it; that it is lost, only by
exhausting what can follow.
"""

from collections.abc import Callable
from random import Random

import attrs
import numpy as np

from model.kernel import Step
from properties.search.region import Fair, Onward, Region, explore, fair_components, nearest
from properties.search.tables import Tables, Word

WALKS, WALK_STEPS, SMALL = 6, 3_000, 2_000
Test = Callable[[Word], bool]


@attrs.frozen
class Turning:
    """Where a run was lost: the number of the last safe word and of the first lost one; None where there is none.

    Unless they are neighbours, what lies between them was not decided.
    """

    safe: int | None
    lost: int | None

    @property
    def is_decided(self) -> bool:
        """Whether it is known which step lost the run, or that none did."""
        if self.lost is None:
            return self.safe is not None
        return self.safe == self.lost - 1 or self.lost == 0


class Fates:
    """Decides which words are safe, within a budget of worlds."""

    def __init__(self, tables: Tables, pending: Test, bad: Test, *, fair: Fair, worlds: int, seed: int = 0) -> None:
        self.onward = Onward(tables)
        self.pending = pending
        self.bad = bad
        self.fair = fair
        self.budget = worlds
        self.limit = worlds
        self.random = Random(seed)
        self.safe: set[Word] = set()
        self.lost: set[Word] = set()
        self.saved: list[tuple[tuple[Step, ...], tuple[Word, ...]]] = []

    @property
    def worlds(self) -> int:
        """How many words were expanded so far."""
        return self.onward.worlds

    def is_safe(self, word: Word) -> bool | None:
        """Return whether a word is safe, or None when the budget does not suffice."""
        if self.bad(word):
            return False
        if not self._is_known(word) and not any(self._walk(word) for _ in range(WALKS)) and not self._is_known(word):
            region = explore(self.onward, word, self._is_leaf, min(self.limit, max(0, self.budget - self.worlds)))
            if region is None:
                return None
            self._label(region)
        return word in self.safe

    def _is_known(self, word: Word) -> bool:
        return word in self.safe or word in self.lost

    def _is_leaf(self, word: Word) -> bool:
        return self._is_known(word) or self.bad(word)

    def _walk(self, word: Word) -> bool:
        """Walk on at random, and return whether that leads to where all is well for ever."""
        path, steps = [word], []
        while len(path) < WALK_STEPS and not self._is_leaf(path[-1]) and self.worlds < self.budget:
            ways = self.onward(path[-1])
            if not ways:
                return False
            step, after = self.random.choice(ways)
            path.append(after)
            steps.append(step)
        if not self._is_leaf(path[-1]):
            region = explore(self.onward, path[-1], self._is_leaf, min(SMALL, max(0, self.budget - self.worlds)))
            if region is not None:
                self._label(region)
        if path[-1] not in self.safe:
            return False
        self.safe.update(path)
        self.saved.append((tuple(steps), tuple(path)))
        return True

    def _label(self, region: Region) -> None:
        """Decide every word of a closed region at once."""
        components = fair_components(region, self.fair)
        good = {n: 0 for n in region.leaves if region.words[n] in self.safe}
        answered = np.zeros(len(components.good), dtype=bool)
        for number, word in enumerate(region.words):
            if number not in region.leaves and not self.pending(word):
                answered[components.of[number]] = True
        for component in np.flatnonzero(components.good & answered).tolist():
            good |= dict.fromkeys(components.words(component), 0)
        for word, label in zip(region.words, nearest(region, good).tolist(), strict=True):
            if not self.bad(word):
                (self.safe if label >= 0 else self.lost).add(word)

    def turning(self, words: tuple[Word, ...], steps: tuple[Step, ...]) -> Turning:
        """Return where a run was lost for good: after a fault it may have been lost, and saved by another one.

        It is looked for with few worlds for each word first, and with more when these do not suffice.
        """
        starts = [0, *(n + 1 for n, step in enumerate(steps) if self._is_fault(step))]
        spans = list(zip(starts, [*(start - 1 for start in starts[1:]), len(words) - 1], strict=True))
        found = Turning(None, None)
        for limit in (self.budget // 5, self.budget):
            self.limit = limit
            found = self._last_span(words, spans)
            if found.is_decided or self.worlds >= self.budget:
                break
        return found

    def _last_span(self, words: tuple[Word, ...], spans: list[tuple[int, int]]) -> Turning:
        """Look for the place in the last span without a fault in which something is safe.

        What is lost stays lost without faults, so that within a span the place is found by halving.
        """
        lost: int | None = None
        for start, end in reversed(spans):
            last = self.is_safe(words[end])
            if last is not False:
                return Turning(end if last else None, lost)
            found = self._halve(words, start, end)
            if found.safe is not None or found.lost != start:
                return found
            lost = start
        return Turning(None, lost)

    def _is_fault(self, step: Step) -> bool:
        return step.action is not None and self.onward.is_fault[step.action]

    def _halve(self, words: tuple[Word, ...], start: int, end: int) -> Turning:
        """Return where the words from `start` to `end`, of which the last is lost, are lost."""
        low, high, safe = start - 1, end, None
        while low + 1 < high:
            middle = (low + high) // 2
            fate = self.is_safe(words[middle])
            if fate is False:
                high = middle
            else:
                low, safe = middle, middle if fate else safe
        return Turning(safe, high)
