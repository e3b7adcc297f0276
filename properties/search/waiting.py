"""Who waits for whom in a loop: what is missing there, compared with runs in which it happened.

An action that would help is compared, in the loop, with a place where it was taken: the smallest set of slots whose
values it lacks is what it waits for. Who gave these slots their values there is asked the same question, and so on.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import attrs

from model.kernel import ChartError, ModelError, Step
from properties.property import bound
from properties.search.tables import ActionTable, Tables, Word

MOST_PLACES, MOST_HERE, MOST_VALUES, MOST_WAITS, MOST_LINKS = 100, 24, 250, 16, 4
ELSEWHERE = 1_000


@attrs.frozen(eq=False)
class Run:
    """A run that shows how things happen: its steps, and its words, one more."""

    steps: tuple[Step, ...]
    words: tuple[Word, ...]


Way = tuple[int, int, Word, tuple[tuple[int, Run, int], ...]]
"""How many fields are missing, a number to break ties, the word of the loop; each slot with where it is right."""


@attrs.frozen
class Goal:
    """An action by number, and what it is to bring about: these fields of a slot; or anything at all."""

    action: int
    position: int | None = None
    fields: tuple[tuple[str, Any], ...] = ()


@attrs.frozen
class Lack:
    """A slot that has another value in the loop than where the action was taken, and who gave it that value there."""

    position: int
    here: int
    there: int
    giver: Goal | None


@attrs.frozen
class Wait:
    """An action that does not happen: the guards that are false where it is nearest, and what it lacks there.

    Lacking nothing, it is `possible` in the loop by this step, and not taken. `on_the_way_to` are actions of the same
    process that would come after it. `at_rest` is a slot whose process never comes to where it could act.
    """

    goal: Goal
    guards: tuple[str, ...]
    lacks: tuple[Lack, ...]
    on_the_way_to: tuple[int, ...] = ()
    at_rest: int | None = None
    possible: Step | None = None


class Waiting:
    """Answers what a goal waits for in a loop, from other runs in which it came about."""

    def __init__(self, tables: Tables, loop: Sequence[Word], runs: Sequence[Run]) -> None:
        self.tables = tables
        self.loop = list(dict.fromkeys(loop))
        self.runs = runs
        self.parts: dict[tuple[int, int], dict[str, Any]] = {}
        self.known: dict[int, dict[int, tuple[Run, int]]] = {}

    def chain(self, goals: Sequence[Goal]) -> list[Wait]:
        """Return what the goals wait for, and what that waits for, and so on, nearest first; each action once."""
        found: dict[int, Wait] = {}
        queue = list(goals)
        while queue and len(found) < MOST_WAITS:
            wait = self.process(queue.pop(0))
            if wait is not None and wait.goal.action not in found:
                found[wait.goal.action] = wait
                queue += [lack.giver for lack in wait.lacks if lack.giver is not None]
        return list(found.values())

    def process(self, goal: Goal) -> Wait | None:
        """Return what the process behind a goal waits for: at the place that it comes to in the loop, or rests at."""
        first = wait = self.wait(goal)
        passed: list[int] = []
        while wait is not None:
            lack = self._own_lack(wait)
            if lack is None:
                return attrs.evolve(wait, on_the_way_to=tuple(passed))
            if lack.giver is None or lack.giver.action in (*passed, wait.goal.action):
                break
            passed.append(wait.goal.action)
            wait = self.wait(lack.giver)
        own = self.tables.actions[goal.action].bound.writes[0]
        if first is None or len({word[own] for word in self.loop}) > 1:
            return first
        return attrs.evolve(first, lacks=(), at_rest=own)

    def _own_lack(self, wait: Wait) -> Lack | None:
        own = self.tables.actions[wait.goal.action].bound.writes[0]
        return next((lack for lack in wait.lacks if lack.position == own), None)

    def waiters(self, answers: frozenset[int], taken: frozenset[int]) -> list[Wait]:
        """Return the waits, of processes at a step that runs take and the loop does not, for what `answers` bring."""
        candidates = dict.fromkeys(s.action for run in self.runs for s in run.steps if s.action is not None)
        found = []
        for action in candidates:
            if action not in taken | answers and self.tables.actions[action].bound.action.at:
                wait = self.wait(Goal(action), only_ready=True)
                if wait is not None and self._leads_to(wait, answers):
                    found.append(wait)
        return found

    def _leads_to(self, wait: Wait, answers: frozenset[int]) -> bool:
        """Tell whether a few links further on, somebody waits for one of the answers."""
        waits = [wait]
        for _ in range(MOST_LINKS):
            givers = [lack.giver for one in waits for lack in one.lacks if lack.giver is not None]
            if any(giver.action in answers for giver in givers):
                return True
            waits = [one for giver in givers if (one := self.wait(giver, only_ready=True)) is not None]
        return False

    def wait(self, goal: Goal, *, only_ready: bool = False) -> Wait | None:
        """Return what a goal waits for, or None when no run shows how it comes about.

        With `only_ready`, only where its process is ready for it and one slot is in the way.
        """
        table = self.tables.actions[goal.action]
        positions = self._footprint(table)
        every = list({tuple(word[p] for p in positions): word for word in self.loop}.values())
        possible = next((step for word in every if (step := self._comes_about(table, goal, word)) is not None), None)
        if possible is not None:
            return Wait(goal, (), (), possible=possible)
        ready = [word for word in every if self._is_ready(table, word)][:MOST_HERE]
        ways = list(self._one_slot(table, goal, positions, ready))
        if not ways and not only_ready:
            ways = list(self._slots(table, goal, positions, every, list(self._places(goal, positions))))
        if not ways:
            return None
        _, _, word, sources = min(ways, key=lambda way: way[:2])
        lacks = tuple(Lack(p, word[p], run.words[n][p], self._giver(p, word[p], run, n)) for p, run, n in sources)
        return Wait(goal, self._false_guards(table, word), lacks)

    def _is_ready(self, table: ActionTable, word: Word) -> bool:
        """Tell whether the action's process is where it could act."""
        own = table.bound.writes[0]
        return table.bound.action.is_live(self.tables.interned[own].values[word[own]])

    def _one_slot(
        self, table: ActionTable, goal: Goal, positions: tuple[int, ...], here: Sequence[Word]
    ) -> Iterator[Way]:
        """Yield the single slots of which another value, one that the runs know, would do."""
        for number, word in enumerate(here):
            for position in positions:
                if position == table.bound.writes[0]:
                    continue
                for value, (run, place) in self._values(position).items():
                    row = (*word[:position], value, *word[position + 1 :])
                    if value != word[position] and self._comes_about(table, goal, row) is not None:
                        far = self._between(position, word[position], value)
                        yield far, number, word, ((position, run, place),)

    def _slots(
        self, table: ActionTable, goal: Goal, positions: tuple[int, ...], here: Sequence[Word],
        places: Sequence[tuple[Run, int]],
    ) -> Iterator[Way]:  # fmt: skip
        """Yield sets of slots that would do if they were as they are where the goal came about."""
        for number, (word, (run, place)) in enumerate(product(here, places)):
            there = run.words[place]
            lacking = [p for p in positions if word[p] != there[p]]
            for position in list(lacking):
                fewer = [p for p in lacking if p != position]
                if self._comes_about(table, goal, replaced(word, there, fewer)) is not None:
                    lacking = fewer
            far = sum(self._between(p, word[p], there[p]) for p in lacking)
            far += ELSEWHERE * (table.bound.writes[0] in lacking)
            yield far, number, word, tuple((p, run, place) for p in lacking)

    def _values(self, position: int) -> dict[int, tuple[Run, int]]:
        """Return the values that a slot has in the runs, each with the last place at which it has it."""
        if position not in self.known:
            found: dict[int, tuple[Run, int]] = {}
            for run in self.runs:
                for place in range(len(run.words) - 1, -1, -1):
                    if len(found) < MOST_VALUES:
                        found.setdefault(run.words[place][position], (run, place))
            self.known[position] = found
        return self.known[position]

    def _between(self, position: int, one: int, other: int) -> int:
        mine, its = self._parts(position, one), self._parts(position, other)
        return max(1, sum(value != its[field] for field, value in mine.items()))

    def _footprint(self, table: ActionTable) -> tuple[int, ...]:
        folded = [p for fold in table.folds for _, positions, *_ in fold.parts for p in positions]
        return tuple(dict.fromkeys((*table.bound.reads, *folded)))

    def _places(self, goal: Goal, positions: tuple[int, ...]) -> Iterator[tuple[Run, int]]:
        """Yield where the goal came about, the last places first, one of those that look alike."""
        seen: set[tuple[int, ...]] = set()
        for run in self.runs:
            for place in range(len(run.steps) - 1, -1, -1):
                if run.steps[place].action != goal.action or len(seen) >= MOST_PLACES:
                    continue
                looks = tuple(run.words[place][p] for p in positions)
                if looks not in seen and self._has(goal, run.words[place + 1]):
                    seen.add(looks)
                    yield run, place

    def _comes_about(self, table: ActionTable, goal: Goal, word: Word) -> Step | None:
        """Return a step by which a goal comes about in a word, or None."""
        try:
            changes = [*table.changes(word), *(change for _, change in table.in_turn(word))]
        except (ChartError, ModelError):  # a word that is made up may be one that cannot be
            return None
        reached = (step for step, writes, _ in changes if self._has(goal, self.tables.apply(word, writes)))
        return next(reached, None)

    def _has(self, goal: Goal, word: Word) -> bool:
        """Tell whether what a goal is to bring about is there."""
        if goal.position is None:
            return True
        parts = self._parts(goal.position, word[goal.position])
        return all(parts[field] == value for field, value in goal.fields)

    def _parts(self, position: int, value: int) -> dict[str, Any]:
        """Return the fields of a slot's value, by their paths."""
        key = (position, value)
        if key not in self.parts:
            self.parts[key] = dict(leaves(self.tables.interned[position].values[value]))
        return self.parts[key]

    def _giver(self, position: int, here: int, run: Run, place: int) -> Goal | None:
        """Return who last gave a slot one of the values that it has at a place and lacks here."""
        mine, its = self._parts(position, here), self._parts(position, run.words[place][position])
        lacking = tuple((field, value) for field, value in its.items() if mine[field] != value)
        for before in range(place - 1, -1, -1):
            action, earlier = run.steps[before].action, self._parts(position, run.words[before][position])
            if action is not None and any(earlier[field] != value for field, value in lacking):
                return Goal(action, position, lacking)
        return None

    def _false_guards(self, table: ActionTable, word: Word) -> tuple[str, ...]:
        """Return the sentences of the guards that are false in a word, whatever is chosen."""
        model, action = self.tables.model, table.bound.action
        found = []
        for guard in action.guards:
            chosen = [{**table.bound.instance, **dict(choice)} for choice in model._choices(action)]
            if not any(bound(guard, instance, self.tables)(word) for instance in chosen):
                found.append((guard.__doc__ or guard.__name__).strip().split("\n")[0])
        return tuple(found)


def replaced(word: Word, other: Word, positions: Sequence[int]) -> Word:
    """Return a word with the values of another one at some positions."""
    row = list(word)
    for position in positions:
        row[position] = other[position]
    return tuple(row)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the path and the value of each field of a record, timers aside."""
    for field in attrs.fields(type(value)):
        own = getattr(value, field.name)
        if attrs.has(type(own)):
            yield from leaves(own, f"{path}{field.name}.")
        elif not field.metadata.get("timer"):
            yield f"{path}{field.name}", own
