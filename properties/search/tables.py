"""Local tables: the model's readable functions are called once for each distinct key, and looked up ever after.

Each slot's values are interned as small integers, so that a world is a tuple of integers (a *word*). An action's table
maps the ids of its footprint to its outcomes as changes of the word. Tables are filled only for keys that are reached.
"""

from collections.abc import Callable, Iterable, Set
from operator import itemgetter
from typing import Any

from model.kernel import BoundAction, Model, Outcome, Step, Turn
from model.kernel.binding import ALONE, TICK, BoundFold, World

Word = tuple[int, ...]
Change = tuple[Step, tuple[tuple[int, int], ...], bool]


def getter(positions: Iterable[int]) -> Callable[[Any], tuple[Any, ...]]:
    """Return a function that picks `positions` from a sequence, always as a tuple."""
    picked = tuple(positions)
    if len(picked) > 1:
        return itemgetter(*picked)
    if picked:
        return lambda word, p=picked[0]: (word[p],)
    return lambda word: ()


class Interned:
    """The values of one slot, numbered in the order in which they were met."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self.ids: dict[Any, int] = {}

    def id(self, value: Any) -> int:
        """Return the number of a value, giving it the next one when it is new."""
        found = self.ids.get(value)
        if found is None:
            found = self.ids[value] = len(self.values)
            self.values.append(value)
        return found


class FoldTable:
    """One bound fold: contributions by part and ids, and their combination, all interned."""

    def __init__(self, bound: BoundFold, interned: list[Interned]) -> None:
        self.answers = Interned()
        self.start = self.answers.id(bound.fold.start)
        self.combine = bound.fold.combine
        self.interned = interned
        self.parts = [(part, positions, getter(positions), {}) for part, positions in bound.parts]
        self.sums: dict[tuple[int, int], int] = {}
        self.pick = getter(sorted({p for _, positions in bound.parts for p in positions}))
        self.known: dict[tuple[int, ...], int] = {}

    def id(self, word: Word) -> int:
        """Return the number of the fold's answer for a word."""
        key = self.pick(word)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._total(word)
        return found

    def _total(self, word: Word) -> int:
        total = self.start
        for part, positions, pick, table in self.parts:
            key = pick(word)
            given = table.get(key)
            if given is None:
                values = [self.interned[p].values[i] for p, i in zip(positions, key, strict=True)]
                given = table[key] = self.answers.id(part(*values))
            both = (total, given)
            total = self.sums.get(both, -1)
            if total < 0:
                combined = self.combine(self.answers.values[both[0]], self.answers.values[given])
                total = self.sums[both] = self.answers.id(combined)
        return total


class ActionTable:
    """One bound action: from the ids of its footprint to its outcomes as changes of a word."""

    def __init__(self, bound: BoundAction, interned: list[Interned], folds: list[FoldTable]) -> None:
        self.bound = bound
        self.interned = interned
        self.folds = folds
        self.pick = getter(bound.reads)
        self.table: dict[tuple[int, ...], tuple[Change, ...]] = {}
        self.turned: dict[tuple[int, ...], tuple[tuple[Turn, Change], ...]] = {}

    def key(self, word: Word) -> tuple[int, ...]:
        """Return the ids that the action depends on: those of its footprint and of its folds' answers."""
        key = self.pick(word)
        return key + tuple(f.id(word) for f in self.folds) if self.folds else key

    def changes(self, word: Word) -> tuple[Change, ...]:
        """Return what the action can do in a word when its turn is any."""
        key = self.key(word)
        found = self.table.get(key)
        if found is None:
            self._fill(key)
            found = self.table[key]
        return found

    def in_turn(self, word: Word) -> tuple[tuple[Turn, Change], ...]:
        """Return what the action can do in a word when it has another turn, and which."""
        return self.turned.get(self.key(word), ())

    def _fill(self, key: tuple[int, ...]) -> None:
        reads = self.bound.reads
        values = tuple(self.interned[p].values[i] for p, i in zip(reads, key, strict=False))
        folded = tuple(f.answers.values[i] for f, i in zip(self.folds, key[len(reads) :], strict=True))
        outcomes = self.bound.local(values, folded)
        self.table[key] = tuple(self._change(outcome) for outcome in outcomes if outcome.turn is Turn.ANY)
        if turned := tuple((o.turn, self._change(o)) for o in outcomes if o.turn is not Turn.ANY):
            self.turned[key] = turned

    def _change(self, outcome: Outcome) -> Change:
        written = zip(self.bound.writes, outcome.values, strict=True)
        writes = tuple((p, self.interned[p].id(value)) for p, value in written)
        return Step(self.bound.number, outcome.args), writes, outcome.urgent


class Subject:
    """The actions that a subject has at one step, looked up together: most worlds differ in what none of them reads.

    `places` are where a word has what they read, followed by the answers of all folds.
    """

    def __init__(self, tables: Iterable[ActionTable], places: Iterable[int]) -> None:
        self.tables = tuple(tables)
        self.pick = getter(places)
        self.known: dict[tuple[int, ...], tuple[list[Change], list[tuple[Turn, Change]]]] = {}

    def fill(self, key: tuple[int, ...], word: Word) -> tuple[list[Change], list[tuple[Turn, Change]]]:
        """Return, for every word with this key, what they can do: when their turn is any, and when it is another."""
        changes = [change for table in self.tables for change in table.changes(word)]
        turned = [each for table in self.tables if table.turned for each in table.in_turn(word)]
        self.known[key] = (changes, turned)
        return self.known[key]


def in_turn(found: list[Change], turned: list[tuple[Turn, Change]], faults: Set[int]) -> list[Change]:
    """Return the changes whose turn it is, of those that have the turn ANY and of others; see Turn.

    `faults` are the numbers of the actions that are faults.
    """

    def first(turn: Turn) -> list[Change]:
        mine = [change for its, change in turned if its is turn]
        return [min(mine, key=lambda change: change[0].action or 0)] if mine else []

    if at_once := first(Turn.FIRST):
        beside = (*found, *(change for turn, change in turned if turn not in ALONE))
        return at_once + [change for change in beside if change[0].action in faults]
    if not any(urgent for _, _, urgent in found):
        found = found + [change for its, change in turned if its is Turn.YIELDS]
        if not any(urgent for _, _, urgent in found):
            found += first(Turn.LAZY)
    return found


class Tables:
    """A model behind lazily filled tables: the meaning of the plain interpreter at a hundredth of its cost."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.interned = [Interned() for _ in model.slots]
        self.initial: Word = self.encode(model.initial)
        folds: dict[tuple[str, tuple[Any, ...]], FoldTable] = {}
        self.actions: list[ActionTable] = []
        for bound in model.actions:
            mine = [
                folds.setdefault((f.fold.name, tuple(p for _, p in f.parts)), FoldTable(f, self.interned))
                for f in bound.folds
            ]
            self.actions.append(ActionTable(bound, self.interned, mine))
        self._folds = list(folds.values())
        self._faults = {bound.number for bound in model.actions if bound.action.fault is not None}
        self._by_subject: dict[int, list[ActionTable]] = {}
        for table in self.actions:
            self._by_subject.setdefault(table.bound.writes[0], []).append(table)
        self._live: list[tuple[int, dict[int, Subject]]] = [(p, {}) for p in self._by_subject]
        self._at_step: dict[tuple[int, Any], Subject] = {}
        self._ticks: list[dict[int, int]] = [{} for _ in model.slots]
        self._observers = [(o, getter(o.positions), {}) for o in model.observers]
        self._watching: dict[int, list[int]] = {}
        for number, bound in enumerate(model.observers):
            for position in bound.positions:
                self._watching.setdefault(position, []).append(number)

    def encode(self, world: World) -> Word:
        """Return the word of a world."""
        return tuple(i.id(v) for i, v in zip(self.interned, world, strict=True))

    def decode(self, word: Word) -> World:
        """Return the world of a word."""
        return tuple(i.values[n] for i, n in zip(self.interned, word, strict=True))

    def changes(self, word: Word) -> list[Change]:
        """Return what all actions whose turn it is can do in a word, without applying it."""
        found, turned = self._with_turns(word)
        return in_turn(found, turned, self._faults) if turned else found

    def in_any_order(self, word: Word) -> list[Change]:
        """Return what all actions can do in a word, whosever turn it is: runs of the protocol know of no turns."""
        found, turned = self._with_turns(word)
        return [*found, *(change for _, change in turned)]

    def look_ahead(self, word: Word) -> None:
        """Fill the tables with all that can happen in a word, in any order, and what a tick makes of it."""
        for _, writes, _ in self.in_any_order(word):
            self.apply(word, writes)
        self.aged(word)

    def _with_turns(self, word: Word) -> tuple[list[Change], list[tuple[Turn, Change]]]:
        found: list[Change] = []
        turned: list[tuple[Turn, Change]] = []
        whole = word + tuple([fold.id(word) for fold in self._folds])
        for position, live in self._live:
            own = word[position]
            subject = live.get(own)
            if subject is None:
                subject = live[own] = self._subject(position, own)
            key = subject.pick(whole)
            mine = subject.known.get(key)
            any_turn, other_turn = mine if mine is not None else subject.fill(key, word)
            if any_turn:
                found += any_turn
            if other_turn:
                turned += other_turn
        return found, turned

    def _subject(self, position: int, own: int) -> Subject:
        value = self.interned[position].values[own]
        step = getattr(value, "step", None)
        found = self._at_step.get((position, step))
        if found is None:
            every = self._by_subject[position]
            live = [table for table in every if table.bound.action.is_live(value)]
            places = {p for table in live for p in table.bound.reads}
            after = {len(self.interned) + self._folds.index(fold) for table in live for fold in table.folds}
            found = self._at_step[position, step] = Subject(live, sorted(places | after))
        return found

    def apply(self, word: Word, writes: tuple[tuple[int, int], ...]) -> Word:
        """Return the word after a change, seen by the observers."""
        row = list(word)
        for position, new in writes:
            row[position] = new
        if self._watching:
            numbers = sorted({n for p, _ in writes for n in self._watching.get(p, ())})
            for number in numbers:
                self._observe(row, number)
        return tuple(row)

    def _observe(self, row: list[int], number: int) -> None:
        bound, pick, table = self._observers[number]
        key = pick(row)
        new = table.get(key)
        if new is None:
            values = [self.interned[p].values[i] for p, i in zip(bound.positions, key, strict=True)]
            new = table[key] = self.interned[bound.positions[0]].id(bound.local(*values))
        row[bound.positions[0]] = new

    def aged(self, word: Word) -> Word | None:
        """Return the word one tick later whatever is urgent, or None if a component does not let time pass."""
        row = []
        for position, (own, ticks) in enumerate(zip(word, self._ticks, strict=True)):
            new = ticks.get(own)
            if new is None:
                value = self.model.tick_value(self.model.slots[position], self.interned[position].values[own])
                new = ticks[own] = -1 if value is None else self.interned[position].id(value)
            if new < 0:
                return None
            row.append(new)
        return tuple(row)

    def ways(self, word: Word) -> list[Change]:
        """Return what can happen in a word, the tick last; `after` makes one of them."""
        changes = self.changes(word)
        passes = not any(urgent for _, _, urgent in changes) and self.aged(word) is not None
        return [*changes, (TICK, (), False)] if passes else changes

    def after(self, word: Word, way: Change) -> Word:
        """Return the word after one of its ways."""
        step, writes, _ = way
        if step.action is not None:
            return self.apply(word, writes)
        later = self.aged(word)
        assert later is not None
        return later

    def successors(self, word: Word) -> list[tuple[Step, Word]]:
        """Return each possible step with the word after it, the tick last."""
        return [(way[0], self.after(word, way)) for way in self.ways(word)]

    def successor(self, word: Word, step: Step) -> Word | None:
        """Return the word after a step, or None when it is not possible there."""
        if step.action is None:
            urgent = any(urgent for _, _, urgent in self.changes(word))
            return None if urgent else self.aged(word)
        for found, writes, _ in self.changes(word):
            if found == step:
                return self.apply(word, writes)
        return None
