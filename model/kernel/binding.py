"""From declarations to one model that runs: instances, footprints as positions, bounds in ticks, the plain semantics.

This interpreter is short and slow on purpose. It is what the words mean; the faster engines call its local functions
(`BoundAction.local`, `BoundFold.part`, `Model.tick_value`, `BoundObserver.local`) once for each distinct key and are
compared with it.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import Any

import attrs

from model.kernel.action import Action, Bound, Turn
from model.kernel.chart import Chart
from model.kernel.component import Component, Fold, Observer, parameters

World = tuple[Any, ...]
Instance = Mapping[str, Any]


class ModelError(Exception):
    """A declaration that cannot be bound, or an effect that breaks its own declaration."""


@attrs.frozen
class Budget:
    """How many more faults of one kind may happen."""

    left: int = 0


@attrs.frozen(eq=False)
class Binding:
    """Everything that makes a model, before it is put together.

    `indices` maps an index's name to its values; `constants` are handed to functions by parameter name; `settings` maps
    a duration's name to seconds; `switches` turn actions on and off; `tick_s` is the length of a tick in seconds;
    `budgets` maps a fault's name to how often it may happen; `initial` maps a slot's name to its value, or a
    component's name to the value of all its slots. Without `partial_order`, every action has the turn ANY. `renamings`
    has, for an index and each class of values that hold its values, the function that renames these in one.
    """

    components: Sequence[Component]
    actions: Sequence[Action]
    folds: Sequence[Fold] = ()
    observers: Sequence[Observer] = ()
    indices: Mapping[str, tuple[Any, ...]] = attrs.field(factory=dict)
    constants: Mapping[str, Any] = attrs.field(factory=dict)
    settings: Mapping[str, float] = attrs.field(factory=dict)
    switches: frozenset[str] = frozenset()
    tick_s: int = 1
    budgets: Mapping[str, int] = attrs.field(factory=dict)
    initial: Mapping[str, Any] = attrs.field(factory=dict)
    partial_order: bool = True
    renamings: Mapping[str, Mapping[type, Callable[[Any, Mapping[Any, Any]], Any]]] = attrs.field(factory=dict)


@attrs.frozen(eq=False)
class Slot:
    """One position of the world."""

    name: str
    component: Component
    instance: Instance
    position: int


@attrs.frozen
class Outcome:
    """What one local evaluation of an action allows: its arguments, the new values of `writes`, and its urgency.

    `turn` is FIRST only where it is urgent as well.
    """

    args: tuple[tuple[str, Any], ...]
    values: tuple[Any, ...]
    urgent: bool
    turn: Turn = Turn.ANY


@attrs.frozen
class Step:
    """An action instance with its arguments, or the passing of one tick (`action` is None)."""

    action: int | None
    args: tuple[tuple[str, Any], ...] = ()


TICK = Step(None)
ALONE = (Turn.FIRST, Turn.LAZY)


@attrs.frozen(eq=False)
class BoundFold:
    """A fold for one instance: each part with the positions that it reads."""

    fold: Fold
    parts: tuple[tuple[Callable[..., Any], tuple[int, ...]], ...]

    def value(self, world: World) -> Any:
        """Combine the answers of all parts in `world`."""
        result = self.fold.start
        for part, positions in self.parts:
            result = self.fold.combine(result, part(*[world[p] for p in positions]))
        return result


@attrs.frozen(eq=False)
class BoundObserver:
    """An observer for one instance: `positions[0]` is its own slot, the others are what it watches."""

    observer: Observer
    positions: tuple[int, ...]
    local: Callable[..., Any]
    aged: Callable[[Any], Any]


@attrs.define(eq=False)
class BoundAction:
    """An action for one instance: `reads` and `writes` are positions of the world, `folds` are asked beside them."""

    action: Action
    instance: Instance
    number: int
    reads: tuple[int, ...]
    folds: tuple[BoundFold, ...]
    writes: tuple[int, ...]
    evaluate: Callable[[tuple[Any, ...], tuple[Any, ...]], tuple[Outcome, ...]]

    @property
    def name(self) -> str:
        """The action's name."""
        return self.action.name

    @property
    def label(self) -> str:
        """The action's name with its instance, such as `promote_learner[2]`."""
        inner = ",".join(show(value) for value in self.instance.values())
        return f"{self.name}[{inner}]" if inner else self.name

    def local(self, values: tuple[Any, ...], folded: tuple[Any, ...] = ()) -> tuple[Outcome, ...]:
        """Return all outcomes for the values at `reads` and the answers of `folds`. A pure function of the two."""
        return self.evaluate(values, folded)


class Model:
    """A bound model: slots, action instances, and the plain semantics over worlds (tuples of values, one per slot)."""

    def __init__(self, binding: Binding) -> None:
        self.binding = binding
        observed = [o.component for o in binding.observers]
        self._budget = {f: Component(f"budget of {f}", Budget) for f, n in binding.budgets.items() if n > 0}
        self._components = {c.name: c for c in [*binding.components, *observed, *self._budget.values()]}
        self._folds = {f.name: f for f in binding.folds}
        self.slots: list[Slot] = []
        self.position: dict[str, int] = {}
        self._places: dict[tuple[Any, ...], int] = {}
        self._bound_folds: dict[tuple[Any, ...], BoundFold] = {}
        for component in self._components.values():
            for instance in self._instances(i.name for i in component.per):
                name = slot_name(component.name, instance.values())
                self.position[name] = self._places[component.name, *instance.values()] = len(self.slots)
                self.slots.append(Slot(name, component, instance, len(self.slots)))
        self._bounds: dict[tuple[str, str], list[tuple[Action, Bound]]] = {}
        self.actions: list[BoundAction] = []
        for action in binding.actions:
            if self._switched_on(action):
                self._bind_action(action)
        self.observers = [b for o in binding.observers for b in self._bind_observer(o)]
        self.initial: World = self._observed(tuple(self._initial(slot) for slot in self.slots), range(len(self.slots)))
        self._ticks: dict[tuple[str, Any], Any] = {}

    # -- the plain semantics ------------------------------------------------------------------------------------------

    def steps(self, world: World) -> Iterator[tuple[Step, World, bool]]:
        """Yield each enabled step with the world that it leads to and its urgency; ticks are not among them."""
        found = [(bound, outcome) for bound in self.actions for outcome in self._outcomes(bound, world)]
        turn = min((outcome.turn for _, outcome in found if outcome.urgent), default=Turn.LAZY)
        alone = next((pair for pair in found if pair[1].turn is turn), None) if turn in ALONE else None
        for pair in found:
            bound, outcome = pair
            others = bound.action.fault is not None if turn is Turn.FIRST else outcome.turn <= turn
            if pair is alone or (others and outcome.turn not in ALONE):
                after = self.replaced(world, bound.writes, outcome.values)
                yield Step(bound.number, outcome.args), after, outcome.urgent

    def _outcomes(self, bound: BoundAction, world: World) -> tuple[Outcome, ...]:
        if not bound.action.is_live(world[bound.writes[0]]):
            return ()
        return bound.local(tuple([world[p] for p in bound.reads]), tuple([f.value(world) for f in bound.folds]))

    def replaced(self, world: World, positions: Sequence[int], values: Sequence[Any]) -> World:
        """Return `world` with new values at `positions`, seen by the observers."""
        row = list(world)
        for position, value in zip(positions, values, strict=True):
            row[position] = value
        return self._observed(tuple(row), positions)

    def tick(self, world: World) -> World | None:
        """Return the world one tick later, or None while an urgent step forbids that time passes."""
        if any(urgent for _, _, urgent in self.steps(world)):
            return None
        return self.aged(world)

    def aged(self, world: World) -> World | None:
        """Return the world one tick later whatever is urgent, or None if a component does not let time pass."""
        row = tuple(self.tick_value(slot, value) for slot, value in zip(self.slots, world, strict=True))
        return None if any(value is None for value in row) else row

    def tick_value(self, slot: Slot, value: Any) -> Any:
        """Return what a tick makes of one slot's value, or None if it does not let time pass.

        A component's own `ticked` method answers if it has one; otherwise each timer counts as long as some action
        waits for it, and then rests.
        """
        key = (slot.name, value)
        if key not in self._ticks:
            self._ticks[key] = self._tick_value(slot, value)
        return self._ticks[key]

    def _tick_value(self, slot: Slot, value: Any) -> Any:
        watching = self.observer_of.get(slot.position)
        if watching is not None:
            return watching.aged(value)
        if hasattr(value, "ticked"):
            return value.ticked()
        counted = {
            name: getattr(value, name) + 1
            for name in slot.component.timers
            if getattr(value, name) < self._limit(slot.component, name, value)
        }
        return attrs.evolve(value, **counted) if counted else value

    def successor(self, world: World, step: Step) -> World | None:
        """Return the world after `step`, or None when it is not enabled in `world`."""
        if step.action is None:
            return self.tick(world)
        for found, after, _ in self.steps(world):
            if found == step:
                return after
        return None

    def label(self, step: Step) -> str:
        """Return a step in words: its action's name, its instance and its arguments."""
        if step.action is None:
            return "tick"
        args = ", ".join(f"{name}={show(value)}" for name, value in step.args)
        return f"{self.actions[step.action].label}({args})" if args else self.actions[step.action].label

    @cached_property
    def observer_of(self) -> dict[int, BoundObserver]:
        """The observers by the position of their own slot."""
        return {bound.positions[0]: bound for bound in self.observers}

    def _observed(self, world: World, changed: Sequence[int]) -> World:
        row: list[Any] | None = None
        for bound in self.observers:
            if any(p in bound.positions for p in changed):
                row = row if row is not None else list(world)
                row[bound.positions[0]] = bound.local(*[row[p] for p in bound.positions])
        return world if row is None else tuple(row)

    # -- binding ------------------------------------------------------------------------------------------------------

    def _switched_on(self, action: Action) -> bool:
        on = self.binding.switches
        if action.fault is not None and self.binding.budgets.get(action.fault, 0) <= 0:
            return False
        return (action.only is None or action.only in on) and (action.unless is None or action.unless not in on)

    def _instances(self, names: Any) -> list[dict[str, Any]]:
        names = list(dict.fromkeys(names))
        for name in names:
            if name not in self.binding.indices:
                raise ModelError(f"index {name!r} has no values")
        return [dict(zip(names, v, strict=True)) for v in product(*(self.binding.indices[n] for n in names))]

    def _initial(self, slot: Slot) -> Any:
        given = self.binding.initial
        if slot.name in given:
            return given[slot.name]
        if slot.component.type is Budget:
            return Budget(self.binding.budgets[slot.component.name.removeprefix("budget of ")])
        return given.get(slot.component.name, slot.component.type())

    def _free_indices(self, name: str) -> list[str]:
        """Return the indices that a function with a parameter `name` has to be instantiated over."""
        if name in self._components:
            return [i.name for i in self._components[name].per]
        if name in self._folds:
            over = {i.name for i in self._folds[name].over}
            inner = [i for part in self._folds[name].parts for p in parameters(part) for i in self._free_indices(p)]
            return [i for i in inner if i not in over]
        return [name] if name in self.binding.indices else []

    def _slot(self, name: str, instance: Instance) -> int:
        return self._places[name, *[instance[i.name] for i in self._components[name].per]]

    def _constant(self, name: str, where: str) -> Any:
        if name not in self.binding.constants:
            raise ModelError(f"{where} asks for {name!r}, which is no component, fold, index, choice or constant")
        return self.binding.constants[name]

    def _close(
        self, function: Callable[..., Any], instance: Instance, where: str
    ) -> tuple[Callable[..., Any], tuple[int, ...]]:
        """Bind a function that reads only components: fix its constants and indices, return it with its positions."""
        names = parameters(function)
        read = tuple(n for n in names if n in self._components)
        fixed = {n: instance[n] if n in instance else self._constant(n, where) for n in names if n not in read}

        def closed(*values: Any) -> Any:
            return function(**dict(zip(read, values, strict=True)), **fixed)

        return closed, tuple(self._slot(n, instance) for n in read)

    def _bind_fold(self, fold: Fold, instance: Instance) -> BoundFold:
        key = (fold.name, *[instance[i] for i in self._free_indices(fold.name)])
        if key not in self._bound_folds:
            self._bound_folds[key] = self._fold_of(fold, instance)
        return self._bound_folds[key]

    def _fold_of(self, fold: Fold, instance: Instance) -> BoundFold:
        over = [i.name for i in fold.over]
        parts = []
        for part in fold.parts:
            inner = {i for p in parameters(part) for i in self._free_indices(p)} & set(over)
            for more in self._instances(i for i in over if i in inner):
                parts.append(self._close(part, {**instance, **more}, f"fold {fold.name}"))
        return BoundFold(fold, tuple(parts))

    def _bind_observer(self, watching: Observer) -> Iterator[BoundObserver]:
        own = watching.component
        where = f"observer {own.name}"
        names = [n for n in parameters(watching.update) if n in self._components and n != own.name]
        for instance in self._instances(i for n in [own.name, *names] for i in self._free_indices(n)):
            local, positions = self._close(watching.update, instance, where)
            if positions[0] != self._slot(own.name, instance):
                raise ModelError(f"{where} must take its own value first")
            aged = self._close(watching.aged, instance, where)[0] if watching.aged else (lambda value: value)
            if own.chart is not None:
                local = checked(own.chart, watching.update.__name__, local)
                aged = checked(own.chart, watching.aged.__name__ if watching.aged else "", aged)
            yield BoundObserver(watching, positions, local, aged)

    def _bind_action(self, action: Action) -> None:
        where = f"action {action.name}"
        observed = {o.component.name for o in self.binding.observers}
        reads = action.reads if self.binding.partial_order else action.sees
        names = dict.fromkeys([c.name for c in action.writes] + list(reads))
        if action.fault is not None:
            names[self._budget[action.fault].name] = None
        if seen := observed & set(names):
            raise ModelError(f"{where} reads the observer {sorted(seen)[0]!r}")
        read = [n for n in names if n in self._components]
        folds = [n for n in names if n in self._folds]
        for bound in (action.earliest, action.latest):
            if bound is not None and bound != 0:
                self._bounds.setdefault((action.subject.name, action.clock), []).append((action, bound))
        for instance in self._instances(i for n in names for i in self._free_indices(n)):
            fixed = {
                n: instance[n] if n in instance else self._constant(n, where)
                for n in names
                if n not in read and n not in folds and n not in action.choose
            }
            writes = [c.name for c in action.writes]
            writes += [self._budget[action.fault].name] if action.fault is not None else []
            self.actions.append(
                BoundAction(
                    action,
                    instance,
                    len(self.actions),
                    tuple(self._slot(n, instance) for n in read),
                    tuple(self._bind_fold(self._folds[n], instance) for n in folds),
                    tuple(self._slot(n, instance) for n in writes),
                    self._evaluator(action, read, folds, fixed),
                )
            )

    def _choices(self, action: Action) -> list[tuple[tuple[str, Any], ...]]:
        def values(given: Any) -> tuple[Any, ...]:
            if isinstance(given, tuple):
                return given
            name = given if isinstance(given, str) else given.name
            return self.binding.indices.get(name) or self._constant(name, f"action {action.name}")

        names = list(action.choose)
        return [
            tuple(zip(names, chosen, strict=True)) for chosen in product(*(values(action.choose[n]) for n in names))
        ]

    def _evaluator(
        self, action: Action, read: list[str], folds: list[str], fixed: Mapping[str, Any]
    ) -> Callable[[tuple[Any, ...], tuple[Any, ...]], tuple[Outcome, ...]]:
        choices = self._choices(action)
        guards = [(guard, parameters(guard)) for guard in action.guards]
        wanted = parameters(action.effect)
        turns = {f: parameters(f) for f in action.turns.values()} if self.binding.partial_order else {}
        budget = self._budget[action.fault].name if action.fault is not None else None
        earliest = self._ticks_of(action.earliest, math.floor)
        latest = self._ticks_of(action.latest if budget is None else None, math.ceil)

        def evaluate(values: tuple[Any, ...], folded: tuple[Any, ...]) -> tuple[Outcome, ...]:
            own = values[0]
            first = earliest(own) if action.is_live(own) else None
            age = getattr(own, action.clock, 0)
            if first is None or age < first:
                return ()
            known = {**fixed, **dict(zip(read, values, strict=True)), **dict(zip(folds, folded, strict=True))}
            if budget is not None and known[budget].left <= 0:
                return ()
            outcomes = []
            last = latest(own)
            urgent = last is not None and age >= last
            answers = {f: bool(f(**{n: known[n] for n in names})) for f, names in turns.items()}
            turn = action.turn(answers.__getitem__, urgent=urgent) if answers else Turn.ANY
            for chosen in choices:
                known.update(chosen)
                if all(guard(**{n: known[n] for n in names}) for guard, names in guards):
                    result = action.effect(**{n: known[n] for n in wanted})
                    after = result if len(action.writes) > 1 else (result,)
                    self._check(action, known, after)
                    after = (*after, Budget(known[budget].left - 1)) if budget is not None else tuple(after)
                    outcomes.append(Outcome(chosen, after, urgent, turn))
            return tuple(outcomes)

        return evaluate

    def _check(self, action: Action, known: Mapping[str, Any], after: Any) -> None:
        if not isinstance(after, tuple) or len(after) != len(action.writes):
            raise ModelError(f"action {action.name} must return one value for each of its writes")
        for component, value in zip(action.writes, after, strict=True):
            if type(value) is not component.type:
                raise ModelError(f"action {action.name} wrote {value!r}, which is no {component.type.__name__}")
            if component.chart is not None:
                component.chart.check(action.name, known[component.name].step, value.step)

    # -- time ---------------------------------------------------------------------------------------------------------

    def seconds(self, bound: Bound, own: Any = None) -> float | None:
        """Return a bound in seconds for a subject's value."""
        if callable(bound):
            fixed = {n: self._constant(n, "a bound") for n in parameters(bound)[1:]}
            bound = bound(own, **fixed)
        if isinstance(bound, str):
            if bound not in self.binding.settings:
                raise ModelError(f"there is no setting {bound!r}")
            return self.binding.settings[bound]
        return bound

    def _ticks_of(self, bound: Bound, rounded: Callable[[float], int]) -> Callable[[Any], int | None]:
        """Return the function that gives a bound in ticks for a subject's value."""
        if callable(bound):
            return lambda own: self._in_ticks(bound, own, rounded)
        found = self._in_ticks(bound, None, rounded)
        return lambda own: found

    def _in_ticks(self, bound: Bound, own: Any, rounded: Callable[[float], int]) -> int | None:
        found = self.seconds(bound, own)
        return None if found is None else rounded(found / self.binding.tick_s)

    def _limit(self, component: Component, clock: str, value: Any) -> int:
        """Return how far a timer must count: the largest bound that any action can still compare it with."""
        limit = 0
        for action, bound in self._bounds.get((component.name, clock), ()):
            if action.is_live(value):
                rounded = math.ceil if bound is action.latest else math.floor
                limit = max(limit, self._in_ticks(bound, value, rounded) or 0)
        return limit


def checked(chart: Chart, trigger: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return an observer's function that refuses to move its chart along an edge that is not there."""

    def moved(own: Any, *watched: Any) -> Any:
        after = function(own, *watched)
        chart.check(trigger, own.step, after.step)
        return after

    return moved


def slot_name(component: str, values: Any) -> str:
    """Return a slot's name, such as `lease[1]`."""
    inner = ",".join(show(value) for value in values)
    return f"{component}[{inner}]" if inner else component


def show(value: Any) -> str:
    """Return a value as it is printed in traces."""
    return getattr(value, "name", str(value)).lower().replace("_", "-")
