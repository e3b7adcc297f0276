"""Which kind of violation a suspicious word is: stuck, starved, late, or open when the budget does not suffice.

"Never" is decided on the fault-free graph of what can follow, exhausted, and on its strongly connected components; what
was decided for one word is kept for all that were seen on the way.
"""

from collections.abc import Mapping
from typing import Literal

import attrs
import numpy as np

from model.kernel import ModelError, Step
from properties.property import Case
from properties.search.region import (
    Components,
    Fair,
    Onward,
    Region,
    bottoms,
    explore,
    fair_choices,
    fair_components,
    fair_loop,
    nearest,
    path,
    words_of,
)  # fmt: skip
from properties.search.tables import Tables, Word

Kind = Literal["stuck", "starved", "early", "late", "open"]
KINDS: tuple[Kind, ...] = ("stuck", "starved", "early", "late", "open")
Choices = Literal["adversarial", "fair"]


@attrs.frozen
class Cause:
    """Who goes round in the loop, and what stays as it is: two runs with the same cause are one finding.

    `loop` lists (actor, action); `still` lists (component, step) of the components of which an instance never changes.
    """

    loop: tuple[tuple[str, str], ...]
    still: tuple[tuple[str, str], ...]

    def by_actor(self) -> dict[str, list[str]]:
        """Return the actions in the loop by their actor."""
        found: dict[str, list[str]] = {}
        for actor, action in self.loop:
            found.setdefault(actor, []).append(action)
        return found


@attrs.frozen
class Judgement:
    """The kind of a violation with its cause. A kind of None means: it is not stuck, and more was not asked."""

    kind: Kind | None
    cause: Cause | None = None


@attrs.frozen(eq=False)
class Lasso:
    """A way from a word into a loop, and the loop."""

    prefix: tuple[Step, ...]
    loop: tuple[Step, ...]


UNDECIDED = Judgement(None)
OPEN = Judgement("open")
LATE = Judgement("late")


class Judge:
    """Decides the kinds for one case of a `within` property."""

    def __init__(self, tables: Tables, case: Case, *, choices: Choices = "adversarial", limit: int = 300_000) -> None:
        self.tables = tables
        self.case = case
        self.limit = limit
        self.onward = Onward(tables)
        self.fair: Fair = fair_choices(tables.model) if choices == "fair" else {}
        self.known: dict[Word, Judgement] = {}
        self.clears: set[Word] = set()
        self.hopeless: set[Word] = set()
        self.too_large: set[Word] = set()

    @property
    def worlds(self) -> int:
        """How many words were expanded so far."""
        return self.onward.worlds

    def judge(self, word: Word, *, thorough: bool = True) -> Judgement:
        """Return the kind of a word in which the request is overdue. Without `thorough`, only whether all is lost."""
        known = self.known.get(word)
        if known is not None:
            return known
        if word in self.too_large:
            return OPEN
        clears = self._can_clear(word)
        if clears is None:
            self.too_large.add(word)
            return OPEN
        if clears and not thorough:
            return UNDECIDED
        region = explore(self.onward, word, self._is_decided, self.limit)
        if region is None:
            if thorough:
                self.too_large.add(word)
            return OPEN
        self._label(region)
        return self.known[word]

    def _is_decided(self, word: Word) -> bool:
        return word in self.known or not self.case.pending(word)

    def _can_clear(self, word: Word) -> bool | None:
        """Search, depth first, for a way to clear the request; None when more than `limit` words were seen."""
        came: dict[Word, Word | None] = {word: None}
        stack = [word]
        pending = self.case.pending
        while stack:
            here = stack.pop()
            known = self.known.get(here)
            if not pending(here) or here in self.clears or (known is not None and here not in self.hopeless):
                back: Word | None = came[here]
                while back is not None:
                    self.clears.add(back)
                    back = came[back]
                return True
            if known is not None:
                continue
            for _, after in reversed(self.onward(here)):
                if after not in came:
                    came[after] = here
                    stack.append(after)
            if len(came) > self.limit:
                return None
        return False

    def _label(self, region: Region) -> None:
        """Decide every word of a closed region at once.

        Where some run still clears the request and another ends where none does, the kind is stuck all the same.
        """
        known = {n: self.known[region.words[n]] for n in region.leaves if region.words[n] in self.known}
        exits = {n: 0 for n in region.leaves if region.words[n] not in self.hopeless}
        clears = nearest(region, exits) >= 0
        causes: list[Judgement] = []

        def label(judgement: Judgement) -> int:
            causes.append(judgement)
            return len(causes) - 1

        starving = {n: label(j) for n, j in known.items() if j.kind == "starved"}
        hopeless = {n: label(j) for n, j in known.items() if j.kind == "stuck"}
        fair = fair_components(region, self.fair)
        ends = bottoms(region)
        looks: tuple[tuple[Components, Kind, dict[int, int]], ...] = (
            (fair, "starved", starving),
            (ends, "stuck", hopeless),
        )
        for components, kind, into in looks:
            for component in np.flatnonzero(components.good).tolist():
                words = components.words(component)
                if clears[words[0]] == (kind == "stuck") or region.leaves.intersection(words):
                    continue
                if kind == "stuck":
                    self._check_time(region, components, component, words)
                number = label(Judgement(kind, self._cause(region, components, component, words)))
                into.update(dict.fromkeys(words, number))
        near_starved = nearest(region, starving)
        near_stuck = nearest(region, hopeless)
        for number, word in enumerate(region.words):
            if number in region.leaves:
                continue
            if not clears[number]:
                self.hopeless.add(word)
            if near_stuck[number] >= 0:
                self.known[word] = causes[near_stuck[number]]
            elif near_starved[number] >= 0:
                self.known[word] = causes[near_starved[number]]
            else:
                self.known[word] = LATE

    def _check_time(self, region: Region, components: Components, component: int, words: list[int]) -> None:
        """Raise ModelError when time cannot go on in a component that no run leaves."""
        inside = components.inside & (components.of[region.src] == component)
        if any(step.action is None for step, here in zip(region.steps, inside, strict=True) if here):
            return
        world = self.tables.decode(region.words[words[0]])
        what = "neither time nor anything else can go on" if not inside.any() else "a loop without a tick"
        raise ModelError(f"{what}, in the world {world}")

    def _cause(self, region: Region, components: Components, component: int, words: list[int]) -> Cause:
        model = self.tables.model
        inside = np.flatnonzero(components.inside & (components.of[region.src] == component)).tolist()
        numbers = {region.steps[edge].action for edge in inside} - {None}
        taken = {(model.actions[n].action.actor.name, model.actions[n].name) for n in numbers}  # type: ignore[index]
        rows = words_of(region, words)
        still = set()
        for position in np.flatnonzero((rows == rows[0]).all(axis=0)).tolist():
            value = self.tables.interned[position].values[region.words[words[0]][position]]
            step = getattr(value, "step", None)
            if step is not None and position not in model.observer_of:
                still.add((model.slots[position].component.name, step.name.lower()))
        return Cause(tuple(sorted(taken)), tuple(sorted(still)))

    def lasso(self, word: Word) -> Lasso | None:
        """Return the way from a stuck or starved word into its loop, or None when the region is too large."""
        wanted = self.judge(word)
        if wanted.kind not in ("stuck", "starved"):
            return None
        region = explore(self.onward, word, lambda w: not self.case.pending(w), self.limit)
        if region is None:
            return None
        fair = fair_components(region, self.fair)
        every = np.ones(len(region.src), dtype=bool)
        out = region.outgoing()
        causes: dict[int, bool] = {}

        def is_entry(node: int) -> bool:
            component = int(fair.of[node])
            if not fair.good[component]:
                return False
            if component not in causes:
                cause = self._cause(region, fair, component, fair.words(component))
                causes[component] = cause == wanted.cause
            return causes[component]

        try:
            prefix = [] if is_entry(0) else path(region, out, 0, lambda e: is_entry(int(region.dst[e])), every)
        except LookupError:
            return None
        entry = int(region.dst[prefix[-1]]) if prefix else 0
        loop = fair_loop(region, fair, entry, self.fair)
        return Lasso(tuple(region.steps[e] for e in prefix), tuple(region.steps[e] for e in loop))


def rank(kind: Kind | None) -> int:
    """Return the place of a kind in the order stuck, starved, early, late, open; None comes last."""
    return len(KINDS) if kind is None else KINDS.index(kind)


def judges(
    tables: Tables, cases: tuple[Case, ...], choices: Choices = "adversarial", limit: int = 300_000
) -> Mapping[int, Judge]:
    """Return a judge for each case, by its number."""
    return {n: Judge(tables, case, choices=choices, limit=limit) for n, case in enumerate(cases)}
