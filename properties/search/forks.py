"""Where a run has a choice: the possible steps of a word, without duplicates.

This is what a hunt walks on. It draws only where a fork has more than one way; everything else runs by itself.
"""

import attrs

from model.kernel import ModelError, Step
from model.kernel.binding import TICK
from properties.search.tables import Tables, Word

STANDSTILL = 2_000


@attrs.frozen
class Way:
    """One step out of a word; an urgent one must be taken, or another urgent one, before time passes."""

    step: Step
    word: Word
    urgent: bool


class Forks:
    """The ways out of each word, computed once; what changes nothing, or the same as an earlier one, is left out."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.known: dict[Word, tuple[Way, ...]] = {}

    def ways(self, word: Word) -> tuple[Way, ...]:
        """Return the distinct ways out of a word: the actions' first, then the tick, if time may pass.

        Raises ModelError when there is none.
        """
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self._ways(word)
        return found

    def _ways(self, word: Word) -> tuple[Way, ...]:
        tables = self.tables
        seen: set[Word] = {word}
        found: list[Way] = []
        hurry = False
        for step, writes, urgent in tables.changes(word):
            hurry = hurry or urgent
            after = tables.apply(word, writes)
            if after not in seen:
                seen.add(after)
                found.append(Way(step, after, urgent))
        if hurry and not found:
            stuck = ", ".join(tables.model.label(step) for step, _, urgent in tables.changes(word) if urgent)
            raise ModelError(f"time stands still: {stuck} is urgent and changes nothing")
        if not hurry:
            later = tables.aged(word)
            if later is not None:
                found.append(Way(TICK, later, False))
        if not found:
            raise ModelError(f"neither time nor anything else can go on, in the world {tables.decode(word)}")
        return tuple(found)

    def is_idle(self, word: Word) -> bool:
        """Say whether nothing is left to do: the only way is that time passes, and it changes nothing."""
        ways = self.ways(word)
        return len(ways) == 1 and ways[0].word == word


def check_progress(since_tick: int) -> None:
    """Raise ModelError when a run has taken so many steps without a tick that time must be standing still."""
    if since_tick > STANDSTILL:
        raise ModelError(f"time stands still: {STANDSTILL} steps without a tick")
