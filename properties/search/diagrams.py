"""Sets of worlds as binary decision diagrams (CUDD, by way of `dd`), and a model's steps as relations between them.

A world is a row of bits: the id of each slot's value, in a few variables of its own. A diagram shares what many worlds
have in common, so that a set of a thousand million worlds may take a few ten thousand nodes. A step of the model reads
and writes a few slots only, and is a relation between the ids of these; it is learnt for the keys that are met, from
the same tables as in the search world by world (`evaluated`). This is how LTSmin learns transition groups (Blom, van de
Pol and Weber, CAV 2010).
"""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from model.kernel import Model, Slot
from model.kernel.binding import World
from properties.search.asked import Asked
from properties.search.columns import bits_for
from properties.search.errors import NoDiagramsError
from properties.search.evaluated import Evaluated, Function, Ids, Rule
from properties.search.plan import Outgrown

SPARE_BITS = 2
"""So many bits more than it needs has each slot, so that there is room for some values that are not yet known."""
MOST_MIB = 2**30
"""CUDD counts its memory in 64 bits."""
EXACT = 2**53
"""From so many worlds on, they are counted in floating point."""
Diagram = Any
"""A set of worlds, or a relation; `dd` has no types."""


def cudd() -> Any:
    """Return what `dd` has of CUDD. Raises NoDiagramsError where it is missing."""
    try:
        from dd import cudd  # type: ignore[reportAttributeAccessIssue]
    except ImportError as error:
        raise NoDiagramsError(f"this Python has no dd with CUDD ({error}): pip install dd, from a wheel") from None
    return cudd


class Sets:
    """Sets of worlds of one model."""

    def __init__(self, said: Evaluated, max_mib: float | None = None) -> None:
        self.said = said
        self.bdd = cudd().BDD()
        most = {} if max_mib is None else {"max_memory": int(min(max_mib, MOST_MIB)) << 20}
        self.bdd.configure(reordering=False, **most)
        self.joined: Callable[[Diagram, Diagram, Iterable[str]], Diagram] = cudd().and_exists
        """Return what two diagrams agree on, whatever some variables are."""
        self.none, self.all = self.bdd.false, self.bdd.true
        self.here: list[list[str]] = [[] for _ in said.model.slots]
        self.there: list[list[str]] = [[] for _ in said.model.slots]
        self.order = together(said.model)
        self._new: list[int] = []
        self._cubes: dict[tuple[int, int, bool], Diagram] = {}
        self.grow()

    def grow(self) -> None:
        """Make room for all values that are known. What there was has to follow; see `grown`."""
        level = 0
        self._new = [len(here) for here in self.here]
        for slot in self.order:
            needed = bits_for(self.said.values.of[slot])
            room = len(self.here[slot])
            for bit in range(room, needed + SPARE_BITS if room < needed else room):
                for of, prefix in ((self.there, "y"), (self.here, "x")):
                    name = f"{prefix}{slot}.{bit}"
                    self.bdd.insert_var(name, level)
                    of[slot].append(name)
            level += 2 * len(self.here[slot])
        self._cubes.clear()

    def grown(self, diagram: Diagram, slots: Iterable[int] | None = None, after: Iterable[int] = ()) -> Diagram:
        """Return what became of a set, or of a relation between some slots, when there was made room.

        The variables that were new then are false in all that was known before.
        """
        slots = range(len(self.here)) if slots is None else slots
        names = [name for slot in slots for name in self.here[slot][self._new[slot] :]]
        names += [name for slot in after for name in self.there[slot][self._new[slot] :]]
        return diagram & self.bdd.cube(dict.fromkeys(names, False))

    def cube(self, slot: int, id_: int, *, after: bool = False) -> Diagram:
        """Return where a slot has a value, or has it after a step. Raises Outgrown where there is no room for it."""
        key = (slot, id_, after)
        if key not in self._cubes:
            names = (self.there if after else self.here)[slot]
            if id_ >> len(names):
                raise Outgrown
            self._cubes[key] = self.bdd.cube({name: bool(id_ >> bit & 1) for bit, name in enumerate(names)})
        return self._cubes[key]

    def key(self, slots: Iterable[int], ids: Iterable[int], *, after: bool = False) -> Diagram:
        """Return where some slots have some values, or have them after a step."""
        result = self.all
        for slot, id_ in zip(slots, ids, strict=True):
            result &= self.cube(slot, id_, after=after)
        return result

    def world(self, world: World) -> Diagram:
        """Return the set of one world."""
        ids = [int(of[0]) for of in self.said.values.encode([world])]
        return self.key(range(len(ids)), ids)

    def projected(self, worlds: Diagram, slots: Iterable[int]) -> Diagram:
        """Return what some worlds say of some slots."""
        kept = {name for slot in slots for name in self.here[slot]}
        return self.bdd.exist([name for names in self.here for name in names if name not in kept], worlds)

    def keys(self, worlds: Diagram, slots: Sequence[int]) -> Iterator[Ids]:
        """Yield the ids that some slots have in a set that says nothing of others."""
        names = [name for slot in slots for name in self.here[slot]]
        for found in self.bdd.pick_iter(worlds, care_vars=names):
            yield tuple(sum(found[name] << bit for bit, name in enumerate(self.here[slot])) for slot in slots)

    def one(self, worlds: Diagram) -> Ids:
        """Return some world of a set that is not empty, as the ids of all slots."""
        found = self.bdd.pick(worlds, care_vars=[name for names in self.here for name in names])
        return tuple(sum(found[name] << bit for bit, name in enumerate(names)) for names in self.here)

    def count(self, worlds: Diagram) -> int:
        """Return how many worlds are in a set; from EXACT on, about."""
        return int(self.bdd.count(worlds, nvars=sum(map(len, self.here))))


def together(model: Model) -> list[int]:
    """Return the slots in the order of their variables: those of one instance together, the innermost first.

    Later declarations come before earlier ones, and what only observes last. This was two to three times as fast as an
    order by what is read together (FORCE).
    """

    def rank(slot: Slot) -> tuple[Any, ...]:
        inner = len(slot.instance)
        place = slot.position if inner > 1 else -slot.position
        return slot.position in model.observer_of, -inner, [repr(item) for item in slot.instance.items()], place

    return [slot.position for slot in sorted(model.slots, key=rank)]


class Cases:
    """A function of some slots, by its answers: `where` says for which of the keys that were met each is given."""

    def __init__(self, sets: Sets, slots: Ids, answer: Callable[[Ids], int]) -> None:
        self.sets = sets
        self.slots = tuple(dict.fromkeys(slots))
        self.where: dict[int, Diagram] = defaultdict(lambda: sets.none)
        self._places = [self.slots.index(slot) for slot in slots]
        self._answer = answer
        self._met = sets.none

    def meet(self, worlds: Diagram) -> None:
        """Ask for the keys of some worlds that are new."""
        if worlds <= self._met:
            return
        met = self.sets.projected(worlds, self.slots)
        for ids in self.sets.keys(met & ~self._met, self.slots):
            self.where[self._answer(tuple(ids[place] for place in self._places))] |= self.sets.key(self.slots, ids)
        self._met |= met

    def grow(self) -> None:
        """Follow the sets to where they have more room."""
        self._met = self.sets.grown(self._met, self.slots)
        for answer in self.where:
            self.where[answer] = self.sets.grown(self.where[answer], self.slots)

    def split(self, worlds: Diagram) -> Iterator[tuple[int, Diagram]]:
        """Yield each answer with the worlds in which it is given."""
        self.meet(worlds)
        for answer, where in self.where.items():
            here = worlds & where
            if here != self.sets.none:
                yield answer, here


class Folds:
    """The folds of a model: each splits worlds by its answer."""

    def __init__(self, sets: Sets) -> None:
        self.sets = sets
        self._parts: dict[Function, Cases] = {}

    def grow(self) -> None:
        """Follow the sets to where they have more room."""
        for cases in self._parts.values():
            cases.grow()

    def slots(self, number: int) -> set[int]:
        """Return what a fold reads."""
        return {slot for part in self.sets.said.folds[number].parts for slot in part.positions}

    def split(self, number: int, worlds: Diagram) -> dict[int, Diagram]:
        """Return for each answer the worlds in which it is given."""
        folded = self.sets.said.folds[number]
        found = {folded.start: worlds}
        for part in folded.parts:
            cases = self._parts.setdefault(part, Cases(self.sets, part.positions, part))
            after: dict[int, Diagram] = defaultdict(lambda: self.sets.none)
            for total, some in found.items():
                for given, those in cases.split(some):
                    after[folded.combine((total, given))] |= those
            found = after
        return found

    def split_by(self, numbers: Ids, worlds: Diagram) -> Iterator[tuple[Ids, Diagram]]:
        """Yield the answers of several folds together, with the worlds in which they are given."""
        if not numbers:
            yield (), worlds
            return
        for answer, some in self.split(numbers[0], worlds).items():
            for others, those in self.split_by(numbers[1:], some):
                yield (answer, *others), those


class Relation(ABC):
    """Steps between worlds, by what they read and what they write, for the keys that were met."""

    def __init__(self, sets: Sets, writes: Ids, reads: Iterable[int]) -> None:
        self.sets = sets
        self.writes = writes
        self.reads = tuple(dict.fromkeys(reads))
        self.steps = self.met = sets.none
        self._name()

    def _name(self) -> None:
        here, there = ([name for slot in self.writes for name in of[slot]] for of in (self.sets.here, self.sets.there))
        self._here, self._there = here, there
        self._forth, self._back = dict(zip(there, here, strict=True)), dict(zip(here, there, strict=True))

    def grow(self) -> None:
        """Follow the sets to where they have more room."""
        self.steps = self.sets.grown(self.steps, self.reads, self.writes)
        self.met = self.sets.grown(self.met, self.reads)
        self._name()

    def meet(self, worlds: Diagram) -> None:
        """Ask for the keys of some worlds that are new. Raises Outgrown where there is no room for what is said."""
        if not worlds <= self.met:
            keys = self.sets.projected(worlds, self.reads) & ~self.met
            self.learn(keys)
            self.met |= keys

    @abstractmethod
    def learn(self, keys: Diagram) -> None:
        """Ask for some keys."""

    def after(self, worlds: Diagram) -> Diagram:
        """Return what follows some worlds, all of whose keys were met."""
        return self.sets.bdd.let(self._forth, self.sets.joined(worlds, self.steps, self._here))

    @property
    def sources(self) -> Diagram:
        """The worlds from which there are steps."""
        return self.sets.bdd.exist(self._there, self.steps)

    @property
    def moving(self) -> Diagram:
        """The worlds from which there are steps that change something."""
        bdd, same = self.sets.bdd, self.sets.all
        for here, there in self._back.items():
            same &= bdd.apply("equiv", bdd.var(here), bdd.var(there))
        return bdd.exist(self._there, self.steps & ~same)

    def before(self, worlds: Diagram) -> Diagram:
        """Return what some worlds follow."""
        return self.sets.joined(self.sets.bdd.let(self._back, worlds), self.steps, self._there)


class Moving(Relation):
    """A function of some slots that gives the first of them a new value, or none: then there is no step (id -1)."""

    def __init__(self, sets: Sets, slots: Ids, function: Callable[[Ids], int]) -> None:
        super().__init__(sets, slots[:1], slots)
        self._function = function

    def learn(self, keys: Diagram) -> None:
        """Ask for some keys."""
        for ids in self.sets.keys(keys, self.reads):
            after = self._function(ids)
            if after >= 0:
                self.steps |= self.sets.key(self.reads, ids) & self.sets.cube(self.writes[0], after, after=True)


class Acting(Relation):
    """One action of the model. `urgent` says in which of the keys that were met it is urgent."""

    def __init__(self, sets: Sets, rule: Rule, folds: Folds) -> None:
        super().__init__(sets, rule.bound.writes, [*rule.bound.reads, *(s for f in rule.folds for s in folds.slots(f))])
        self.rule = rule
        self.urgent = self.sets.none
        self._folds = folds

    def grow(self) -> None:
        """Follow the sets to where they have more room."""
        super().grow()
        self.urgent = self.sets.grown(self.urgent, self.reads)

    def learn(self, keys: Diagram) -> None:
        """Ask for some keys."""
        slots = self.rule.bound.reads
        for answers, worlds_of in self._folds.split_by(self.rule.folds, keys):
            for ids in self.sets.keys(self.sets.projected(worlds_of, slots), slots):
                results = self.rule.results((*ids, *answers))
                if not results:
                    continue
                key = worlds_of & self.sets.key(slots, ids)
                for result in results:
                    self.steps |= key & self.sets.key(self.writes, result.after, after=True)
                if any(result.urgent for result in results):
                    self.urgent |= key


class Group:
    """The actions of one subject that are possible at the same of its steps."""

    def __init__(self, slot: int, steps: tuple[Any, ...]) -> None:
        self.slot = slot
        self.steps = steps
        self.actions: list[Acting] = []
        self._known = 0
        self._where: Diagram = None

    def grow(self, sets: Sets) -> None:
        """Follow the sets to where they have more room."""
        self._where = None if self._where is None else sets.grown(self._where, (self.slot,))

    def where(self, sets: Sets) -> Diagram:
        """Return where the subject is at one of the steps."""
        if not self.steps:
            return sets.all
        values = sets.said.values.of[self.slot].values
        if self._where is None:
            self._where = sets.none
        for id_ in range(self._known, len(values)):
            if values[id_].step in self.steps:
                self._where |= sets.cube(self.slot, id_)
        self._known = len(values)
        return self._where


class Steps:
    """Everything that can happen in a model, as relations; `pulse` is called now and then, and may raise."""

    def __init__(self, sets: Sets, pulse: Callable[[], None] = lambda: None) -> None:
        said = sets.said
        self.sets = sets
        self.pulse = pulse
        self._folds = Folds(sets)
        self._groups: dict[tuple[int, tuple[Any, ...]], Group] = {}
        for rule in said.rules:
            if rule.taken:
                place = (rule.bound.writes[0], rule.bound.action.at)
                self._groups.setdefault(place, Group(*place)).actions.append(Acting(sets, rule, self._folds))
        self.actions = [action for group in self._groups.values() for action in group.actions]
        self._ticks = [Moving(sets, (slot,), lambda ids, t=t: t.after(*ids)) for slot, t in said.ticking.items()]
        self._observers = [Moving(sets, seen.positions, seen) for seen in said.observers]
        self._watching = {action: said.watching(action.writes) for action in self.actions}

    def grow(self) -> None:
        """Make room for all values that are known."""
        self.sets.grow()
        for learnt in (self._folds, *self.actions, *self._ticks, *self._observers):
            learnt.grow()
        for group in self._groups.values():
            group.grow(self.sets)

    def taken(self, worlds: Diagram, within: Diagram) -> Iterator[Diagram]:
        """Yield what each action leads to from some worlds and from what the actions before it have led to.

        Nothing leaves the worlds `within`. Raises Outgrown.
        """
        for group in self._groups.values():
            here = worlds & group.where(self.sets)
            if here == self.sets.none:
                continue
            for action in group.actions:
                self.pulse()
                after = self.after(action, here) & within
                if after != self.sets.none:
                    yield after
                    worlds |= after

    def after(self, action: Acting, worlds: Diagram) -> Diagram:
        """Return what an action leads to."""
        action.meet(worlds)
        after = action.after(worlds)
        for number in self._watching[action]:
            self._observers[number].meet(after)
            after = self._observers[number].after(after)
        return after

    def before(self, action: Acting, worlds: Diagram) -> Diagram:
        """Return from where an action leads to some worlds, as far as its keys were met."""
        self.pulse()
        for number in reversed(self._watching[action]):
            worlds = self._observers[number].before(worlds)
        return action.before(worlds)

    def quiet(self, worlds: Diagram) -> Diagram:
        """Return those of some worlds, whose actions were all asked, in which nothing is urgent."""
        for action in self.actions:
            if action.urgent != self.sets.none:
                worlds &= ~action.urgent
        return worlds

    def ticked(self, worlds: Diagram) -> Diagram:
        """Return quiet worlds one tick later, where their components let time pass."""
        for tick in self._ticks:
            self.pulse()
            tick.meet(worlds)
            worlds = tick.after(worlds)
        return worlds

    def before_tick(self, worlds: Diagram) -> Diagram:
        """Return the worlds that are some worlds one tick later, as far as their keys were met."""
        for tick in self._ticks:
            self.pulse()
            worlds = tick.before(worlds)
        return self.quiet(worlds)

    def standing(self, worlds: Diagram) -> Diagram:
        """Return the worlds, whose actions were all asked, in which time cannot go on, and without a fault nothing."""
        left = worlds & ~self.before_tick(self.sets.all)
        for action in self.actions:
            if left == self.sets.none:
                break
            if action.rule.bound.action.fault is None:
                left &= ~action.moving
                for number in self._watching[action]:
                    left &= ~(action.sources & self._observers[number].moving)
        return left

    def where(self, asked: Asked, worlds: Diagram) -> Diagram:
        """Return those of some worlds in which a predicate holds."""
        result = self.sets.none
        for answers, some in self._folds.split_by(asked.folds, worlds):
            self.pulse()
            cases = Cases(self.sets, asked.slots, lambda ids, answers=answers: asked.answer((*ids, *answers)))
            for answer, those in cases.split(some):
                if asked.answers.values[answer]:
                    result |= those
        return result
