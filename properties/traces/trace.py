"""A trace as a value and as a JSON file: what was asked, what was found, and each step with its time.

A file is written whole or not at all, and everything about a broken one is said in one sentence.
"""

import gzip
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, cast

import attrs

from model.kernel import Model, Step
from model.kernel.binding import show
from properties.files import write_whole
from properties.search.kinds import KINDS

FORMAT = "overdue-trace/1"
LARGEST_BYTES = 64 << 20
VERDICTS = ("violated", "holds")
GZIP = b"\x1f\x8b"


class TraceError(Exception):
    """A file that is no trace, or not one that can be read. Its text is one sentence."""


@attrs.frozen
class Settings:
    """How a model is built: the tick and the deadline in seconds, fault budgets, other durations, changes, choices.

    Without `partial_order`, orders of steps that nobody can tell apart are not left out.
    """

    tick_s: int = 5
    deadline_s: float | None = None
    faults: Mapping[str, int] = attrs.field(factory=dict)
    set: Mapping[str, float] = attrs.field(factory=dict)
    changes: tuple[str, ...] = ()
    choices: str = "adversarial"
    partial_order: bool = True


@attrs.frozen
class TraceStep:
    """One step: when (seconds from the start), whose, which action, and with which instance and arguments."""

    at_s: int
    actor: str
    action: str
    args: Mapping[str, str] = attrs.field(factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the step as JSON."""
        return {"at_s": self.at_s, "actor": self.actor, "action": self.action, "args": dict(self.args)}

    def __str__(self) -> str:
        args = ", ".join(f"{name}={value}" for name, value in self.args.items())
        return f"{self.action}({args})" if args else self.action


CLOCK, TICK = "clock", "tick"


@attrs.frozen
class Trace:
    """A run from the initial world of a scenario. `loop` is the number of the step to which a lasso returns."""

    model: str
    system: str
    scenario: str
    settings: Settings
    property: str
    verdict: str
    kind: str | None
    seed: int
    steps: tuple[TraceStep, ...]
    loop: int | None = None
    cause: Mapping[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the trace as JSON."""
        fields = {field.name: getattr(self, field.name) for field in attrs.fields(Trace)}
        settings = attrs.asdict(self.settings)
        return {
            "format": FORMAT,
            **fields,
            "settings": {**settings, "changes": list(self.settings.changes)},
            "steps": [step.as_json() for step in self.steps],
        }

    def text(self) -> str:
        """Return the trace as the text of its file."""
        head, steps = self.as_json(), [json.dumps(step.as_json()) for step in self.steps]
        head["steps"] = []
        text = json.dumps(head, indent=1)
        if steps:
            text = text.replace('"steps": []', '"steps": [\n  ' + ",\n  ".join(steps) + "\n ]", 1)
        return text + "\n"

    def save(self, path: Path) -> None:
        """Write the trace, whole or not at all. Raises OSError."""
        write_whole({path: self.text()})


def traced(model: Model, steps: Iterable[Step]) -> tuple[TraceStep, ...]:
    """Return a model's steps as they are written into a trace."""
    found = []
    ticks = 0
    for step in steps:
        if step.action is None:
            ticks += 1
            found.append(TraceStep(ticks * model.binding.tick_s, CLOCK, TICK))
        else:
            found.append(TraceStep(ticks * model.binding.tick_s, *named(model, step)))
    return tuple(found)


def named(model: Model, step: Step) -> tuple[str, str, dict[str, str]]:
    """Return a step's actor, action and arguments, as a trace names them. The step is no tick."""
    assert step.action is not None
    bound = model.actions[step.action]
    args = {**bound.instance, **dict(step.args)}
    return bound.action.actor.name, bound.name, {name: show(value) for name, value in args.items()}


# -- reading -----------------------------------------------------------------------------------------------------------


def load(path: Path) -> Trace:
    """Read a trace, plain or gzip. Raises TraceError with one sentence that says what is wrong with it, and where."""
    try:
        with path.open("rb") as plain, unpacked(plain) as file:
            content = file.read(LARGEST_BYTES + 1)
        if len(content) > LARGEST_BYTES:
            raise TraceError(f"{str(path)!r} is larger than {LARGEST_BYTES >> 20} MiB, too large for a trace")
        given = json.loads(content.decode())
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise TraceError(f"{str(path)!r} is no trace: its archive breaks off or is damaged") from None
    except OSError as error:
        raise TraceError(f"the trace {str(path)!r} cannot be read: {error.strerror}") from None
    except json.JSONDecodeError as error:
        raise TraceError(
            f"{str(path)!r} is no trace: its JSON breaks off or is wrong at line {error.lineno}, column {error.colno} "
            f"({error.msg})"
        ) from None
    except (ValueError, RecursionError):
        raise TraceError(f"{str(path)!r} is no trace: it is not JSON in UTF-8") from None
    try:
        return parsed(given)
    except TraceError as error:
        raise TraceError(f"{str(path)!r} is no trace: {error}") from None


def unpacked(file: IO[bytes]) -> IO[bytes]:
    """Return a file as it is, or what is packed in it."""
    packed = file.read(len(GZIP)) == GZIP
    file.seek(0)
    return cast(IO[bytes], gzip.GzipFile(fileobj=file)) if packed else file


def parsed(given: Any) -> Trace:
    """Return the trace that a JSON value holds. Raises TraceError."""
    _expect(isinstance(given, dict), "it is not a JSON object")
    form = given.get("format")
    _expect(form == FORMAT, f"its format is {form!r}, and this version reads {FORMAT!r}")
    names = {f.name for f in attrs.fields(Trace)}
    missing = sorted(names - {"loop", "cause", "kind"} - set(given))
    _expect(not missing, f"it has no {', '.join(map(repr, missing))}")
    for name in ("model", "system", "scenario", "property"):
        _expect(isinstance(given[name], str), f"its {name!r} is no text")
    _expect(given["verdict"] in VERDICTS, f"its verdict is none of {', '.join(VERDICTS)}")
    _expect(_is_int(given["seed"]), "its 'seed' is no whole number")
    _expect(given.get("kind") in (None, *KINDS), f"its kind is none of {', '.join(KINDS)}")
    _expect(given.get("cause") is None or isinstance(given["cause"], dict), "its 'cause' is no object")
    _expect(isinstance(given["steps"], list), "its 'steps' are no list")
    steps = tuple(_step(number, step) for number, step in enumerate(given["steps"], 1))
    loop = given.get("loop")
    _expect(loop is None or (_is_int(loop) and 0 <= loop < len(steps)), "its 'loop' is no number of one of its steps")
    known = {name: given[name] for name in names if name in given}
    return Trace(**{**known, "kind": given.get("kind"), "settings": _settings(given["settings"]), "steps": steps})


def _expect(holds: bool, sentence: str) -> None:
    if not holds:
        raise TraceError(sentence)


def _is_int(given: Any) -> bool:
    return isinstance(given, int) and not isinstance(given, bool)


def _is_number(given: Any) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool)


def _is_mapping(given: Any, is_value: Any) -> bool:
    return isinstance(given, dict) and all(is_value(value) for value in given.values())


def _settings(given: Any) -> Settings:
    _expect(isinstance(given, dict), "its 'settings' are no object")
    unknown = sorted(set(given) - {f.name for f in attrs.fields(Settings)})
    _expect(not unknown, f"its settings have {', '.join(map(repr, unknown))}, which this version does not know")
    _expect(_is_int(given.get("tick_s", 5)), "its setting 'tick_s' is no whole number")
    deadline = given.get("deadline_s")
    _expect(deadline is None or _is_number(deadline), "its setting 'deadline_s' is no number")
    _expect(_is_mapping(given.get("faults", {}), _is_int), "its setting 'faults' is no object of whole numbers")
    _expect(_is_mapping(given.get("set", {}), _is_number), "its setting 'set' is no object of numbers")
    changes: Sequence[Any] = given.get("changes", [])
    is_texts = isinstance(changes, list) and all(isinstance(c, str) for c in changes)
    _expect(is_texts, "its setting 'changes' is no list of texts")
    _expect(given.get("choices", "adversarial") in ("adversarial", "fair"), "its setting 'choices' is unknown")
    _expect(isinstance(given.get("partial_order", True), bool), "its setting 'partial_order' is neither true nor false")
    return Settings(**{**given, "changes": tuple(changes)})


def _step(number: int, given: Any) -> TraceStep:
    where = f"its step {number}"
    _expect(isinstance(given, dict), f"{where} is no object")
    _expect(_is_int(given.get("at_s")), f"{where} has no whole number 'at_s'")
    for name in ("actor", "action"):
        _expect(isinstance(given.get(name), str), f"{where} has no text {name!r}")
    args = given.get("args", {})
    _expect(_is_mapping(args, lambda value: isinstance(value, str)), f"{where} has 'args' that are no object of texts")
    return TraceStep(given["at_s"], given["actor"], given["action"], args)
