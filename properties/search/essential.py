"""Which faults and which stale reads a run needs: each is left out, and the rest is followed by its meaning.

A stale read is a step that asks a copy of something while news for that copy is under way. It is left out by handing
over the news first.
"""

from collections.abc import Iterator, Sequence

import attrs

from model.kernel import Step
from properties.search.forks import Forks
from properties.search.plain import Goal
from properties.search.shrink import fault_test, retrace
from properties.search.tables import Word

LONGER, SPARE = 1.25, 50
CUTS = (0, 3, 8, 20, 50, 100)
"""How many of the steps after a part are left out with it, one after the other: one way to go on is enough."""


@attrs.frozen
class Part:
    """A fault, or a stale read: the number of its step, the copy's component, and the news that was under way."""

    step: int
    copy: str | None = None
    news: tuple[Step, ...] = ()


@attrs.frozen
class Essentials:
    """The parts without which the rest no longer leads to the violation, those without which it does, those untried."""

    needed: tuple[Part, ...]
    spare: tuple[Part, ...]
    untried: tuple[Part, ...]


def essentials(
    forks: Forks, steps: Sequence[Step], words: Sequence[Word], goal: Goal, copies: frozenset[str], *, replays: int
) -> Essentials:
    """Leave out each fault and each stale read of a run that leads to a goal, with at most so many replays.

    `copies` names the components that are copies of something.
    """
    avoid = fault_test(forks)
    parts = [Part(number) for number, step in enumerate(steps) if avoid(step)]
    parts += stale_reads(forks, steps, words, copies)
    most = replays // len(CUTS)
    longest = int(LONGER * len(steps)) + SPARE

    def is_spare(part: Part) -> bool:
        wishes = (without(part, steps, cut) for cut in CUTS)
        return any(retrace(forks, words[0], one, goal, longest, avoid) is not None for one in wishes)

    spare = [part for part in parts[:most] if is_spare(part)]
    needed = [part for part in parts[:most] if part not in spare]
    return Essentials(tuple(needed), tuple(spare), tuple(parts[most:]))


def without(part: Part, steps: Sequence[Step], cut: int) -> list[Step]:
    """Return the steps without a fault, or with the news handed over before a stale read.

    `cut` steps that come after it are left out as well: what had to be done because of it.
    """
    own = part.news if part.copy is None else (*part.news, steps[part.step])
    return [*steps[: part.step], *own, *steps[part.step + 1 + cut :]]


def stale_reads(forks: Forks, steps: Sequence[Step], words: Sequence[Word], copies: frozenset[str]) -> Iterator[Part]:
    """Yield the steps of a run that ask a copy for which news is under way."""
    model = forks.tables.model
    positions = {slot.position for slot in model.slots if slot.component.name in copies}
    for number, (step, word) in enumerate(zip(steps, words, strict=False)):
        if step.action is None:
            continue
        action = model.actions[step.action]
        for position in sorted(positions.intersection(action.reads).difference(action.writes)):
            news = tuple(
                way.step
                for way in forks.ways(word)
                if way.step.action is not None and model.actions[way.step.action].writes == (position,)
            )
            if news:
                yield Part(number, model.slots[position].component.name, news)
