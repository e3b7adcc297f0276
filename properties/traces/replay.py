"""Replaying a trace: each step must be possible where it is taken, and the violation must be where it is said to be."""

import attrs

from model.kernel import Model, Step
from model.kernel.binding import TICK
from properties.property import Case, Property, bind
from properties.search.kinds import Judge, Judgement, judges
from properties.search.tables import Tables, Word
from properties.traces.trace import CLOCK, Trace, TraceStep, named

JUDGE_WORLDS = 300_000


class ReplayError(Exception):
    """A trace that is not a run of the model. Its text is one sentence."""


@attrs.frozen(eq=False)
class Replay:
    """A trace that was replayed.

    `words` has one more item than the trace has steps. `violated_at` is the number of steps after which the property is
    violated, or None; then `why_not` says why not. `judgement` is the kind that was decided anew, over `judged_worlds`
    worlds, unless nobody asked for it.
    """

    trace: Trace
    model: Model
    tables: Tables
    steps: tuple[Step, ...]
    words: tuple[Word, ...]
    violated_at: int | None
    why_not: str
    judgement: Judgement | None
    judged_worlds: int


def replay(trace: Trace, model: Model, what: Property, *, judge_worlds: int = JUDGE_WORLDS) -> Replay:
    """Replay a trace on a model, and decide anew of which kind its violation is, over at most `judge_worlds` worlds.

    With `judge_worlds` of 0 the kind is not decided. Raises ReplayError where a step is not possible.
    """
    if what.form == "always" and trace.kind is not None:
        raise ReplayError(f"the trace says that its run is {trace.kind}, but {what.name} has no deadline")
    tables = Tables(model)
    cases = bind(what, tables)
    steps, words = run_of(trace, tables)
    _check_loop(trace, words)
    found = first_violation(cases, words)
    if found is None:
        return Replay(trace, model, tables, steps, words, None, f"{what.name} is not violated by them", None, 0)
    violated_at, number = found
    if what.form != "within" or judge_worlds <= 0 or cases[number].early(words[violated_at]):
        return Replay(trace, model, tables, steps, words, violated_at, "", None, 0)
    judge = judges(tables, cases, "fair" if trace.settings.choices == "fair" else "adversarial", judge_worlds)[number]
    last = len(words) - 1 if trace.loop is None else trace.loop
    judgement = _judged(judge, cases[number], words, max(last, violated_at))
    return Replay(trace, model, tables, steps, words, violated_at, "", judgement, judge.worlds)


def _judged(judge: Judge, case: Case, words: tuple[Word, ...], at: int) -> Judgement | None:
    return judge.judge(words[at]) if case.overdue(words[at]) else None


def run_of(trace: Trace, tables: Tables) -> tuple[tuple[Step, ...], tuple[Word, ...]]:
    """Return a trace's steps as the model's, with the word before each and after the last. Raises ReplayError."""
    model, tick_s = tables.model, tables.model.binding.tick_s
    steps: list[Step] = []
    words = [tables.initial]
    ticks = 0
    for number, wanted in enumerate(trace.steps, 1):
        found = enabled(tables, words[-1], wanted)
        if found is None:
            raise ReplayError(f"step {number} of the trace, {wanted}, {_why_not(tables, words[-1], wanted)}")
        ticks += found[0].action is None
        if wanted.at_s != ticks * tick_s:
            raise ReplayError(
                f"step {number} of the trace, {wanted}, is at {wanted.at_s} s, and not {ticks * tick_s} s"
            )
        steps.append(found[0])
        words.append(found[1])
    assert len(model.slots) == len(words[0])
    return tuple(steps), tuple(words)


def enabled(tables: Tables, word: Word, wanted: TraceStep) -> tuple[Step, Word] | None:
    """Return a trace's step as the model's, with the word after it, or None where it is not possible in a word.

    A trace may take its steps in orders that a search leaves out.
    """
    if wanted.actor == CLOCK:
        after = tables.successor(word, TICK)
        return None if after is None else (TICK, after)
    for step, writes, _ in tables.in_any_order(word):
        if named(tables.model, step) == (wanted.actor, wanted.action, dict(wanted.args)):
            return step, tables.apply(word, writes)
    return None


def _why_not(tables: Tables, word: Word, wanted: TraceStep) -> str:
    model = tables.model
    if wanted.actor == CLOCK:
        urgent = [model.label(step) for step, _, is_urgent in tables.changes(word) if is_urgent]
        return f"is not possible: time cannot pass before {' or '.join(urgent) or 'a component lets it'}"
    if wanted.action not in {bound.name for bound in model.actions}:
        return "is no action of this model"
    possible = [model.label(step) for step, _, _ in tables.in_any_order(word)]
    return f"is not possible there; what is: {', '.join(possible[:6])}{', ...' if len(possible) > 6 else ''}"


def _check_loop(trace: Trace, words: tuple[Word, ...]) -> None:
    if trace.loop is not None and words[trace.loop] != words[-1]:
        raise ReplayError(f"the trace's last step does not lead back to where its loop begins, step {trace.loop}")


def first_violation(cases: tuple[Case, ...], words: tuple[Word, ...]) -> tuple[int, int] | None:
    """Return the number of the first word that violates a case, and the number of the case, or None."""
    for place, word in enumerate(words):
        for number, case in enumerate(cases):
            if case.breaks(word) or case.early(word) or case.overdue(word):
                return place, number
    return None
