"""Every successor of thousands of worlds in a handful of NumPy calls, through tables for one layout of the worlds.

An action's successor is its world plus a constant, found by one look-up of the ids of its footprint; actions that read
much the same are looked up together (`Group`). Tables are filled for the keys that are reached, and widen as components
get more values. When the layout has no room for these any more, a new plan takes over what was learnt (`Outgrown`).
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial, reduce
from typing import Any

import attrs
import numpy as np

from model.kernel import Turn
from model.kernel.binding import ALONE
from properties.search.columns import WORD_BITS, Array, Grown, Layout, bits_for
from properties.search.evaluated import Evaluated, Folded, Function, Ids, Rule
from properties.search.lookup import Table
from properties.search.tables import Interned

GROUPED_BITS = 10
"""Up to so many bits of key, look-ups are merged into one."""
SLACK_BITS = 2
"""With so many bits of key more, they are looked up apart again."""
TICK = -1


class Outgrown(Exception):  # noqa: N818 (a signal, no error)
    """A component has more values than the layout can number, or the keys of a group have become too wide."""


@attrs.frozen
class Footprint:
    """What a table is asked with: the ids of slots, then those of folds' answers."""

    slots: Ids
    folds: Ids = ()

    def __or__(self, other: "Footprint") -> "Footprint":
        return Footprint(tuple(dict.fromkeys(self.slots + other.slots)), tuple(dict.fromkeys(self.folds + other.folds)))

    def picking(self, part: "Footprint") -> Callable[[Ids], Ids]:
        """Return the function that picks the ids of a part of this footprint."""
        after = len(self.slots)
        places = (*map(self.slots.index, part.slots), *(after + self.folds.index(f) for f in part.folds))
        return lambda ids: tuple(ids[place] for place in places)


@attrs.define(eq=False)
class Batch:
    """Some worlds on their way through the tables, with the ids that were asked for so far."""

    plan: "Plan"
    columns: Array
    _ids: dict[int, Array] = attrs.field(factory=dict)
    _answers: dict[int, Array] = attrs.field(factory=dict)

    def __len__(self) -> int:
        return self.columns.shape[1]

    def digits(self, source: Footprint) -> list[Array]:
        """Return the ids of each part of a footprint."""
        for slot in source.slots:
            if slot not in self._ids:
                self._ids[slot] = self.plan.layout.ids(self.columns, slot)
        for fold in source.folds:
            if fold not in self._answers:
                self._answers[fold] = self.plan.fold(fold).answers(self)
        return [*(self._ids[slot] for slot in source.slots), *(self._answers[fold] for fold in source.folds)]

    def digits_of(self, source: Footprint, which: Array) -> list[Array]:
        """Return the ids of each part of a footprint, of some of the worlds."""
        return [digit.take(which) for digit in self.digits(source)]

    def only(self, which: Array) -> "Batch":
        """Return some of the worlds."""
        if len(which) == len(self):
            return self
        ids = {slot: found.take(which) for slot, found in self._ids.items()}
        return Batch(self.plan, self.columns[:, which], ids)


class AtSteps:
    """Which values of a slot are at one of some steps of their chart."""

    def __init__(self, slot: int, steps: tuple[Any, ...], said: Evaluated) -> None:
        self.source = Footprint((slot,))
        self._values = said.values.of[slot].values
        self._steps = steps
        self._are = Grown(np.bool_)

    def among(self, batch: Batch) -> Array:
        """Return the places of the worlds in which the slot's value is at one of the steps."""
        for value in self._values[self._are.size :]:
            self._are.append(value.step in self._steps)
        return np.flatnonzero(self._are.array.take(batch.digits(self.source)[0]))


class Constants:
    """What to add to the columns that some slots lie in, by case."""

    def __init__(self, layout: Layout, slots: Iterable[int]) -> None:
        self._slots = tuple(slots)
        self._changes: list[tuple[tuple[int, int], ...]] = []
        self._lay_out(layout)

    def _lay_out(self, layout: Layout) -> None:
        self._fields = layout.fields
        self.by_column = {column: Grown(np.int64) for column in sorted({layout.fields[s].column for s in self._slots})}

    @property
    def size(self) -> int:
        """How many cases there are."""
        return len(self._changes)

    def append(self, changes: Iterable[tuple[int, int]]) -> None:
        """Add a case by its changes: a slot, and how much its id grows."""
        self._changes.append(tuple(changes))
        self._sum_up(self._changes[-1])

    def _sum_up(self, changes: tuple[tuple[int, int], ...]) -> None:
        total = dict.fromkeys(self.by_column, 0)
        for slot, growth in changes:
            field = self._fields[slot]
            total[field.column] += growth << field.shift
        for column, grown in self.by_column.items():  # what has no room here counts in the next layout, and not in this
            grown.append(total[column] if abs(total[column]) < 1 << WORD_BITS else 0)

    def move(self, layout: Layout) -> None:
        """Adapt to another layout."""
        if layout.fields is not self._fields:
            self._lay_out(layout)
            for changes in self._changes:
                self._sum_up(changes)

    def add(self, columns: Array, cases: Array) -> None:
        """Add each world's constants to it."""
        for column, grown in self.by_column.items():
            columns[column] += grown.array.take(cases)


class Group:
    """Actions that are looked up together: a case has some outcomes, and says whether time may wait for them.

    Case 0 is that nothing is possible. All actions that are possible in a case have the same turn, and one of which
    only the first outcome counts (FIRST, LAZY) is alone in its group.
    """

    def __init__(self, plan: "Plan", rules: Sequence[Rule]) -> None:
        self.source = Footprint(())
        for rule in rules:
            self.source |= rule_footprint(rule)
        self.joined = [(self.source, [rule_footprint(rule) for rule in rules])]
        self.observers = plan.said.watching(rules[0].bound.writes)
        self.table = Table(plan.interned(self.source), self._case)
        self.constants = Constants(plan.layout, (slot for rule in rules for slot in rule.bound.writes))
        self.steps = Grown(np.int64)
        self.first, self.count = Grown(np.int64), Grown(np.int64)
        self.is_urgent, self.turn = Grown(np.bool_), Grown(np.int8)
        self.hurries = False
        self.fewest = self.most = 1
        self.turns: set[Turn] = set()
        self.rules = tuple(rules)
        self._rules = [(rule, self.source.picking(rule_footprint(rule))) for rule in rules]
        action = rules[0].bound.action
        self.is_fault = action.fault is not None
        self.is_alone = action.first_if is not None or action.lazy_unless is not None
        self.at = at_steps(plan, rules)
        self._new_case(0, urgent=False, turn=Turn.ANY)

    def _case(self, ids: Ids) -> int:
        first = self.steps.size
        urgent, turn = False, Turn.ANY
        for rule, pick in self._rules:
            own = pick(ids)
            before = dict(zip(rule.bound.reads, own, strict=False))
            results = rule.results(own)
            for result in results[:1] if results and results[0].turn in ALONE else results:
                urgent |= result.urgent
                turn = result.turn
                if rule.taken:
                    writes = zip(rule.bound.writes, result.after, strict=True)
                    self.constants.append((slot, new - before[slot]) for slot, new in writes)
                    self.steps.append(result.step)
        count = self.steps.size - first
        if not count and not urgent and turn is Turn.ANY:
            return 0
        self.fewest, self.most = min(self.fewest, count), max(self.most, count)
        return self._new_case(count, urgent=urgent, turn=turn)

    def _new_case(self, count: int, *, urgent: bool, turn: Turn) -> int:
        self.first.append(self.steps.size - count)
        self.count.append(count)
        self.is_urgent.append(urgent)
        self.turn.append(turn)
        self.hurries |= urgent
        self.turns.add(turn)
        return self.first.size - 1

    def look_up(self, batch: Batch, found: "dict[Turn, list[Found]]") -> None:
        """Add to `found`, by their turns, the worlds of a batch in which something is possible, with their cases."""
        here = self.at.among(batch) if self.at is not None else None
        if here is not None and not here.size:
            return
        cases = self.table(batch.digits(self.source) if here is None else batch.digits_of(self.source, here))
        possible = np.flatnonzero(cases != 0)  # five times as fast as that of the cases themselves
        worlds = possible if here is None else here.take(possible)
        cases = cases.take(possible)
        if not worlds.size:
            return
        if len(self.turns) == 1:
            found[Turn.ANY].append((self, worlds, cases))
            return
        turns = self.turn.array.take(cases)
        for turn in self.turns:
            mine = turns == turn
            if mine.any():
                found[turn].append((self, worlds.compress(mine), cases.compress(mine)))

    def emitted(self, worlds: Array, cases: Array) -> "Emission":
        """Return all outcomes of some worlds, each with its case: the first ones, then the second ones, and so on."""
        first = self.first.array.take(cases)
        if self.fewest == self.most == 1:
            return Emission(self, worlds, first)
        counts = self.count.array.take(cases)
        places, outcomes = [], []
        for n in range(self.most):
            having = np.flatnonzero(counts > n)
            places.append(worlds.take(having))
            outcomes.append(first.take(having) + n)
        return Emission(self, np.concatenate(places), np.concatenate(outcomes))


Found = tuple[Group, Array, Array]
"""A group with the worlds in which it can do something, and their cases."""


@attrs.frozen(eq=False)
class Emission:
    """What a group makes of a batch: which worlds go on, and by which outcomes."""

    group: Group
    worlds: Array
    outcomes: Array


def at_steps(plan: "Plan", rules: Sequence[Rule]) -> AtSteps | None:
    """Return what tells in which worlds some actions may be possible, if all have steps of one and the same slot."""
    subjects = {rule.bound.writes[0] for rule in rules}
    if len(subjects) > 1 or not all(rule.bound.action.at for rule in rules):
        return None
    return AtSteps(subjects.pop(), tuple({step: None for rule in rules for step in rule.bound.action.at}), plan.said)


def rule_footprint(rule: Rule) -> Footprint:
    """Return what an action's table is asked with."""
    return Footprint(rule.bound.reads, rule.folds)


class FoldPlan:
    """A fold: neighbouring parts that read little are looked up together, and one more table combines the answers."""

    def __init__(self, plan: "Plan", folded: Folded) -> None:
        start = folded.start
        joined: list[tuple[Footprint, list[Function]]] = []
        for part in folded.parts:
            source = Footprint(tuple(dict.fromkeys(part.positions)))
            if not source.slots:
                start = folded.combine((start, part(())))
            elif joined and plan.width(joined[-1][0] | source) <= GROUPED_BITS:
                joined[-1] = (joined[-1][0] | source, [*joined[-1][1], part])
            else:
                joined.append((source, [part]))
        self.joined = [(source, [Footprint(part.positions) for part in parts]) for source, parts in joined]
        starts = [start, *[folded.start] * len(joined)]
        self._parts = [
            (source, Table(plan.interned(source), partial(joint, folded, begin, picked(source, parts))))
            for begin, (source, parts) in zip(starts, joined, strict=False)
        ]
        self._combined = Table([folded.answers] * len(joined), partial(combined, folded))
        self._constant = None if joined else start

    def answers(self, batch: Batch) -> Array:
        """Return the ids of the fold's answers in each world of a batch."""
        if self._constant is not None:
            return np.full(len(batch), self._constant, dtype=np.int64)
        found = [table(batch.digits(source)).astype(np.int64) for source, table in self._parts]
        return found[0] if len(found) == 1 else self._combined(found).astype(np.int64)


def combined(folded: Folded, answers: Ids) -> int:
    """Return the id of some answers together."""
    return reduce(lambda before, answer: folded.combine((before, answer)), answers)


def picked(source: Footprint, parts: list[Function]) -> list[tuple[Function, Callable[[Ids], Ids]]]:
    """Return some parts of a fold, each with the function that picks what it reads."""
    return [(part, source.picking(Footprint(part.positions))) for part in parts]


def joint(folded: Folded, start: int, parts: list[tuple[Function, Callable[[Ids], Ids]]], ids: Ids) -> int:
    """Return the id of what some parts of a fold say together, from `start` on."""
    return combined(folded, (start, *(part(pick(ids)) for part, pick in parts)))


class TickPlan:
    """The tick of a few slots at once. Case 0 is that time must not pass."""

    def __init__(self, plan: "Plan", slots: Ids) -> None:
        self.source = Footprint(slots)
        self.table = Table(plan.interned(self.source), self._case)
        self.constants = Constants(plan.layout, slots)
        self.constants.append(())
        self._said = plan.said

    def _case(self, ids: Ids) -> int:
        growth = []
        for slot, own in zip(self.source.slots, ids, strict=True):
            after = self._said.ticking[slot].after(own)
            if after < 0:
                return 0
            growth.append((slot, after - own))
        self.constants.append(growth)
        return self.constants.size - 1


@attrs.frozen(eq=False)
class Successors:
    """All that follows a batch, duplicates included.

    `worlds` are the places of the predecessors in the batch, `steps` the numbers of the steps (TICK for a tick).
    The ticks come last, from `ticks` on. `codes` are what `mixed` says of the worlds.
    """

    columns: Array
    worlds: Array
    steps: Array | None
    ticks: int
    codes: Array | None = None


class Plan:
    """All tables for one layout of the worlds. What the plan `before` has learnt is kept, and moved to the layout."""

    def __init__(self, said: Evaluated, layout: Layout, before: "Plan | None" = None) -> None:
        self.said = said
        self.layout = layout
        self._calls = -1
        self._checked: tuple[int, ...] = ()
        self._folds: dict[int, FoldPlan] = {}
        if before is not None:
            self._folds = {n: fold for n, fold in before._folds.items() if not self.is_outgrown(fold)}
        kept = [group for group in before._groups if not self.is_outgrown(group)] if before is not None else []
        found = {rule for group in kept for rule in group.rules}
        new = [Group(self, rules) for rules in self._grouped(rule for rule in said.rules if rule not in found)]
        number = {rule: n for n, rule in enumerate(said.rules)}
        self._groups = sorted([*kept, *new], key=lambda group: (group.is_alone, number[group.rules[0]]))
        known = {ticking.source: ticking for ticking in before._ticks} if before is not None else {}
        sources = map(Footprint, self._joined(said.ticking))
        self._ticks = [known.get(source) or TickPlan(self, source.slots) for source in sources]
        for learnt in (*self._groups, *self._ticks):
            learnt.constants.move(layout)
        self._observers = before._observers if before is not None else [self._watching(seen) for seen in said.observers]

    def _watching(self, seen: Function) -> tuple[Footprint, Table]:
        source = Footprint(seen.positions)
        return source, Table(self.interned(source), seen)

    def interned(self, source: Footprint) -> list[Interned]:
        """Return the values of each part of a footprint."""
        return [*(self.said.values.of[s] for s in source.slots), *(self.said.folds[f].answers for f in source.folds)]

    def bits(self, source: Footprint) -> list[int]:
        """Return the bits that each part of a footprint needs now."""
        return [bits_for(of) for of in self.interned(source)]

    def width(self, source: Footprint) -> int:
        """Return the bits of a whole key."""
        return sum(self.bits(source))

    def is_outgrown(self, together: Group | FoldPlan) -> bool:
        """Return whether it is time to look up apart what is looked up together."""
        most = GROUPED_BITS + SLACK_BITS
        return any(self.width(whole) > max(most, *map(self.width, parts)) for whole, parts in together.joined)

    def fold(self, number: int) -> FoldPlan:
        """Return the tables of a fold."""
        if number not in self._folds:
            self._folds[number] = FoldPlan(self, self.said.folds[number])
        return self._folds[number]

    def check(self) -> None:
        """Raise Outgrown when some values do not fit into the layout, or some keys have become too wide."""
        if self._calls != self.said.calls:
            bits = self.said.bits()
            if bits != self._checked:
                together = (*self._groups, *self._folds.values())
                if not self.layout.fits(self.said.values.bits()) or any(map(self.is_outgrown, together)):
                    raise Outgrown
                self._checked = bits  # only now: who asks again after it was raised must be told again
            self._calls = self.said.calls

    def _grouped(self, rules: Iterable[Rule]) -> list[list[Rule]]:
        """Put actions together that the same observers look at and that have the same turn, while the key is small."""
        groups: list[tuple[Ids, Any, Footprint, list[Rule]]] = []
        alone: list[list[Rule]] = []
        for rule in rules:
            source = rule_footprint(rule)
            seen, turn = self.said.watching(rule.bound.writes), rule.turn_key
            if rule.bound.action.first_if or rule.bound.action.lazy_unless:
                alone.append([rule])
                continue
            costs = [
                (self.width(found | source) - self.width(found), n)
                for n, (observers, other, found, _) in enumerate(groups)
                if (observers, other) == (seen, turn)
                and self.width(found | source) <= max(GROUPED_BITS, self.width(found))
            ]
            if costs:
                *_, found, rules = groups[min(costs)[1]]
                groups[min(costs)[1]] = (seen, turn, found | source, [*rules, rule])
            else:
                groups.append((seen, turn, source, [rule]))
        return [rules for *_, rules in groups] + alone

    def _joined(self, slots: Iterable[int]) -> list[Ids]:
        joined: list[Ids] = []
        for slot in slots:
            if joined and self.width(Footprint((*joined[-1], slot))) <= GROUPED_BITS:
                joined[-1] = (*joined[-1], slot)
            else:
                joined.append((slot,))
        return joined

    # -- successors ---------------------------------------------------------------------------------------------------

    def successors(self, columns: Array, *, steps: bool = False) -> Successors:
        """Return all that follows some worlds, and by which steps if asked. Raises Outgrown for a new plan."""
        batch = Batch(self, columns)
        found: dict[Turn, list[Found]] = {turn: [] for turn in Turn}
        for group in self._groups:
            group.look_up(batch, found)
        emissions: list[Emission] = []
        busy = np.zeros(len(batch), dtype=bool)  # something urgent is possible
        first = busy  # a step that is FIRST is possible, and of others only faults are
        for turn in Turn:
            closed = busy.copy() if turn is not Turn.ANY or found[Turn.FIRST] else None
            for group, worlds, cases in found[turn]:
                if closed is not None:
                    open_ = ~closed.take(worlds)
                    if group.is_fault and turn not in ALONE:
                        open_ |= first.take(worlds)
                    worlds, cases = worlds.compress(open_), cases.compress(open_)
                if closed is not None and turn in ALONE:
                    closed[worlds] = True
                if group.hurries:
                    busy[worlds] |= group.is_urgent.array.take(cases)
                emissions.append(group.emitted(worlds, cases))
            if turn is Turn.FIRST:
                first = busy.copy()
        emissions.sort(key=lambda emission: emission.group.observers)
        quiet = np.flatnonzero(~busy)
        later, quiet = self._aged(batch.only(quiet), quiet)
        return self._gathered(columns, emissions, later, quiet, steps=steps)

    def _aged(self, batch: Batch, worlds: Array) -> tuple[Array, Array]:
        """Return a batch one tick later, without the worlds that do not let time pass, and the places of the rest."""
        moves = []
        here = np.ones(len(batch), dtype=bool)
        for ticking in self._ticks:
            cases = ticking.table(batch.digits(ticking.source))
            here &= cases != 0
            moves.append((ticking, cases))
        columns = batch.columns.compress(here, axis=1)
        for ticking, cases in moves:
            ticking.constants.add(columns, cases.compress(here))
        return columns, worlds.compress(here)

    def _gathered(
        self, columns: Array, emissions: list[Emission], later: Array, quiet: Array, *, steps: bool
    ) -> Successors:
        self.check()
        worlds = np.concatenate([*(e.worlds for e in emissions), quiet])
        taken = None
        if steps:
            acting = [e.group.steps.array.take(e.outcomes) for e in emissions]
            taken = np.concatenate([*acting, np.full(len(quiet), TICK)])
        acted = len(worlds) - len(quiet)
        after = np.empty((len(columns), len(worlds)), dtype=np.int64)
        for column, source in zip(after, columns, strict=True):
            source.take(worlds[:acted], out=column[:acted], mode="clip")
        after[:, acted:] = later
        start = 0
        ranges: dict[Ids, list[int]] = {}
        for emission in emissions:
            end = start + len(emission.worlds)
            emission.group.constants.add(after[:, start:end], emission.outcomes)
            ranges.setdefault(emission.group.observers, [start, end])[1] = end
            start = end
        for observers, (start, end) in ranges.items():
            for number in observers:
                self._observe(after[:, start:end], number)
        self.check()
        return Successors(after, worlds, taken, acted)

    def _observe(self, columns: Array, number: int) -> None:
        source, table = self._observers[number]
        if not columns.shape[1]:
            return
        digits = Batch(self, columns).digits(source)
        field = self.layout.fields[source.slots[0]]
        answers = table(digits)
        self.check()  # before an id that does not fit its field spills into the next one
        columns[field.column] += (answers - digits[0]) << field.shift


def fitting(said: Evaluated, before: Plan | None = None) -> Plan:
    """Return a plan for the values that are known now, in the layout of the one before if they fit into it."""
    bits = said.values.bits()
    if before is None or not before.layout.fits(bits):
        return Plan(said, Layout(bits), before)
    return Plan(said, before.layout, before)
