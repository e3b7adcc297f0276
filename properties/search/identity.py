"""What tells one question about a model from all others, so that what was found can be kept and trusted later.

It goes down to the source of functions: that of all modules a model is declared in, without the functions of actions
that the model does not have. Whoever changes an action changes the models that have it, and no others.
"""

import ast
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from types import FunctionType, ModuleType
from typing import Any

import attrs

from model.kernel import Action, Model

Function = Callable[..., Any]


def identity(model: Model, *more: Any, asks: Iterable[Function] = ()) -> str:
    """Return what tells this model, and this question about it, from others; `asks` are functions of the question."""
    binding = model.binding
    settings = [binding.constants, binding.tick_s, binding.switches, binding.budgets, binding.partial_order]
    told = [digest(model), stable([model.initial, *settings, *more]), *sources(model, asks)]
    return sha256("\n".join(told).encode()).hexdigest()


def digest(model: Model) -> str:
    """Return what tells this model from others: its slots, and each action with its guards, bounds and source."""
    lines = [slot.name for slot in model.slots]
    for bound in model.actions:
        action = bound.action
        bounds = [getattr(b, "__name__", b) for b in (action.earliest, action.latest)]
        lines.append(repr((bound.label, bounds, [g.__name__ for g in action.guards], action.fault, action.sentence)))
    lines.append(repr(sorted(model.binding.settings.items())))
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


def sources(model: Model, asks: Iterable[Function] = ()) -> list[str]:
    """Return what the modules say that a model and a question are declared in, as far as it can matter to them."""
    binding = model.binding
    bound = frozenset(function for one in model.actions for function in functions(one.action))
    others = [part for fold in binding.folds for part in fold.parts]
    others += [f for watching in binding.observers for f in (watching.update, watching.aged) if f is not None]
    others += [rename for renamings in binding.renamings.values() for rename in renamings.values()]
    others += [Model, *(slot.component.type for slot in model.slots)]
    of_model = imported(frozenset(map(module_of, (*bound, *others))) - {None})
    of_question = {module_of(one) for one in asks} - of_model - {None}
    return [*texts(of_model, bound), *sorted(map(inspect.getsource, of_question))]  # type: ignore[arg-type]


def functions(action: Action) -> list[FunctionType]:
    """Return all functions that an action is declared with."""
    bounds = (action.earliest, action.latest)
    return [f for f in (action.effect, *action.guards, *action.turns.values(), *bounds) if isinstance(f, FunctionType)]


def module_of(function: Any) -> ModuleType | None:
    """Return the module that a function or a class is from, if it is from a file."""
    module = inspect.getmodule(function)
    return module if getattr(module, "__file__", None) else None


@cache
def imported(modules: frozenset[ModuleType]) -> frozenset[ModuleType]:
    """Return modules with all that they take something from, within their own packages and the kernel's."""
    roots = {module.__name__.split(".")[0] for module in modules} | {Action.__module__.split(".")[0]}
    found: set[ModuleType] = set()
    waiting = [*modules]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            values = [v if isinstance(v, ModuleType) else inspect.getmodule(v) for v in vars(module).values()]
            waiting += [v for v in values if v and v.__name__.split(".")[0] in roots and getattr(v, "__file__", None)]
    return frozenset(found)


@attrs.frozen
class Piece:
    """A statement of a module: its text, the names that it uses, and its own if it is a function."""

    text: str
    uses: frozenset[str]
    name: str | None


@cache
def pieces(module: ModuleType) -> tuple[Piece, ...]:
    """Return the statements of a module, with their decorators."""
    text = inspect.getsource(module)
    lines, found = text.splitlines(), []
    for node in ast.parse(text).body:
        decorators = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(one.lineno for one in decorators)])
        names = {getattr(inner, "id", getattr(inner, "attr", None)) for inner in walked(node)}
        name = node.name if isinstance(node, ast.FunctionDef) else None
        found.append(Piece("\n".join(lines[first - 1 : node.end_lineno]), frozenset(filter(None, names)), name))
    return tuple(found)


def walked(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and all below it, but no `action.guard`, which adds to an action and uses nothing of it."""
    if getattr(node, "attr", None) != Action.guard.__name__:
        yield node
        for inner in ast.iter_child_nodes(node):
            yield from walked(inner)


@cache
def texts(modules: frozenset[ModuleType], bound: frozenset[FunctionType]) -> tuple[str, ...]:
    """Return the texts of modules without those functions of actions that are not bound, nor named by anything else."""
    actions = [one for module in modules for one in vars(module).values() if isinstance(one, Action)]
    unbound = {(f.__module__, f.__qualname__) for one in actions for f in functions(one) if f not in bound}
    told: list[Piece] = []
    left: list[Piece] = []
    for module in modules:
        for piece in pieces(module):
            (left if (module.__name__, piece.name) in unbound else told).append(piece)
    new = told
    while new:
        uses = {name for piece in new for name in piece.uses}
        new = [piece for piece in left if piece.name in uses]
        told, left = told + new, [piece for piece in left if piece not in new]
    return tuple(sorted(piece.text for piece in told))


def stable(value: Any) -> str:
    """Return a text that is the same for equal values in every process."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(sorted(f'{stable(k)}: {stable(v)}' for k, v in value.items()))}}}"
    if isinstance(value, set | frozenset):
        return f"{{{', '.join(sorted(map(stable, value)))}}}"
    if isinstance(value, list | tuple):
        return f"({', '.join(map(stable, value))})"
    if attrs.has(type(value)):
        fields = attrs.asdict(value, recurse=False)
        return f"{type(value).__name__}{stable(fields)}"
    return getattr(value, "__qualname__", repr(value))
