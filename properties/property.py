"""What must hold: a property as a value, and how its predicates are bound to a model.

A property names no actor and no step of an actor; it is a sentence and a few predicates over named components. How it
is decided lives in `properties.search`; which properties there are, in `properties.catalogue`.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any, Literal

import attrs

from model.kernel import Fold, Model, ModelError, Observer
from model.kernel.component import parameters
from properties.search.tables import FoldTable, Tables, Word, getter

Predicate = Callable[..., bool]
Test = Callable[[Word], bool]


@attrs.frozen(eq=False)
class Property:
    """One thing that must hold.

    An `always` property is violated in a world in which `breaks` is true. A `within` property is a request with a
    deadline: `pending` is true while the request is open, `overdue` while it is open and older than its deadline, and
    `early` once it was cleared unserved. `witness` is true where the premise is met at all, and `mutant` names the
    change of the model that the property catches. Predicates are functions of components (observers included), folds,
    indices and constants, by the names of their parameters; each instance of the indices is a case of its own.
    `deadline_s` is the deadline in seconds that holds when none is given.
    """

    name: str
    sentence: str
    why: str
    sources: tuple[str, ...]
    form: Literal["always", "within"]
    witness: Predicate
    observers: tuple[Observer, ...] = ()
    breaks: Predicate | None = None
    pending: Predicate | None = None
    overdue: Predicate | None = None
    early: Predicate | None = None
    mutant: str = ""
    deadline_s: float | None = None

    def __attrs_post_init__(self) -> None:
        needed = {"always": ("breaks",), "within": ("pending", "overdue")}[self.form]
        for name in needed:
            if getattr(self, name) is None:
                raise ValueError(f"property {self.name!r} of the form {self.form!r} needs {name!r}")

    @property
    def predicates(self) -> dict[str, Predicate]:
        """The predicates that are there, by their role."""
        roles = ("breaks", "pending", "overdue", "early", "witness")
        return {role: getattr(self, role) for role in roles if getattr(self, role) is not None}


@attrs.frozen(eq=False)
class Case:
    """A property for one instance of its indices, as tests of words; a role that the property lacks is never true."""

    instance: Mapping[str, Any]
    breaks: Test
    pending: Test
    overdue: Test
    early: Test
    witness: Test


def bind(what: Property, tables: Tables) -> tuple[Case, ...]:
    """Return the property's cases on a model, one for each instance of the indices that its predicates ask for.

    Raises ModelError when a predicate asks for a name that the model does not know.
    """
    model = tables.model
    indices = [i for role in what.predicates.values() for i in free_indices(model, role)]
    cases = []
    for instance in instances(model, indices):
        tests = {role: bound(p, instance, tables) for role, p in what.predicates.items()}
        tests |= {role: never for role in ("breaks", "pending", "overdue", "early") if role not in tests}
        cases.append(Case(instance, **tests))
    return tuple(cases)


def never(word: Word) -> bool:
    """Say no."""
    return False


def free_indices(model: Model, predicate: Callable[..., Any]) -> list[str]:
    """Return the indices that a predicate has to be instantiated over, once each and in order."""
    per = {slot.component.name: [i.name for i in slot.component.per] for slot in model.slots}
    folds = {f.name: f for f in model.binding.folds}
    found: list[str] = []
    for name in parameters(predicate):
        if name in per:
            found += per[name]
        elif name in folds:
            over = {i.name for i in folds[name].over}
            found += [i for part in folds[name].parts for i in free_indices(model, part) if i not in over]
        elif name in model.binding.indices:
            found.append(name)
    return list(dict.fromkeys(found))


def instances(model: Model, names: list[str]) -> Iterator[dict[str, Any]]:
    """Yield every assignment of values to the named indices."""
    names = list(dict.fromkeys(names))
    for values in product(*(model.binding.indices[name] for name in names)):
        yield dict(zip(names, values, strict=True))


@attrs.frozen(eq=False)
class Asked:
    """What a predicate asks for, each by the name of its parameter: slots, by position; folds; fixed values."""

    slots: Mapping[str, int]
    folds: Mapping[str, FoldTable]
    fixed: Mapping[str, Any]

    def key(self, word: Word) -> tuple[int, ...]:
        """Return the ids that the predicate's answer depends on: those of its slots and of its folds' answers."""
        return (*(word[position] for position in self.slots.values()), *(fold.id(word) for fold in self.folds.values()))


def asked(predicate: Predicate, instance: Mapping[str, Any], tables: Tables) -> Asked:
    """Return what a predicate asks for in one instance. Raises ModelError for a name that the model does not know."""
    model = tables.model
    positions = {(s.component.name, tuple(s.instance.items())): s.position for s in model.slots}
    components = {slot.component.name: slot.component for slot in model.slots}
    known = {f.name: f for f in model.binding.folds}
    slots: dict[str, int] = {}
    folds: dict[str, FoldTable] = {}
    fixed: dict[str, Any] = {}
    for name in parameters(predicate):
        if name in components:
            slots[name] = positions[name, tuple((i.name, instance[i.name]) for i in components[name].per)]
        elif name in known:
            folds[name] = fold_table(known[name], instance, tables)
        elif name in instance:
            fixed[name] = instance[name]
        elif name in model.binding.constants:
            fixed[name] = model.binding.constants[name]
        else:
            raise ModelError(f"predicate {predicate.__name__} asks for {name!r}, which the model does not know")
    return Asked(slots, folds, fixed)


def bound(predicate: Predicate, instance: Mapping[str, Any], tables: Tables) -> Test:
    """Return a predicate for one instance as a test of words, evaluated once for each distinct combination of ids."""
    what = asked(predicate, instance, tables)
    pick = getter(what.slots.values())
    folds = tuple(what.folds.values())
    known: dict[tuple[int, ...], bool] = {}

    def evaluate(word: Word) -> bool:
        values = {n: tables.interned[p].values[word[p]] for n, p in what.slots.items()}
        answers = {n: f.answers.values[f.id(word)] for n, f in what.folds.items()}
        return bool(predicate(**values, **answers, **what.fixed))

    def test(word: Word) -> bool:
        key = pick(word)
        if folds:
            key += tuple(f.id(word) for f in folds)
        found = known.get(key)
        if found is None:
            found = known[key] = evaluate(word)
        return found

    return test


def fold_table(fold: Fold, instance: Mapping[str, Any], tables: Tables) -> FoldTable:
    """Return the table of a fold for one instance, bound by the model itself."""
    return FoldTable(tables.model._bind_fold(fold, dict(instance)), tables.interned)
