"""Decide one question as well as a bounded effort allows: exhaust its worlds, and hunt where they are too many.

The answer is one of three, and never a silent pass: `holds (exhausted)`, `holds (bounded)`, or `violated`.
"""

import time
from typing import Any

import attrs

from properties.proved import trace_of
from properties.question import Question
from properties.search.explore import Bounds
from properties.search.hunt import Options, hunt
from properties.search.kinds import Kind
from properties.search.prove import prove
from properties.traces.trace import Trace

HOLDS, BOUNDED, VIOLATED = "holds (exhausted)", "holds (bounded)", "violated"


@attrs.frozen
class Effort:
    """How much is done for one answer: bounds of the proof, then runs of a hunt and its time limit in seconds."""

    max_states: int | None = 2_000_000
    timeout_s: float | None = 20
    max_memory: int | None = None
    runs: int = 60
    hunt_s: float | None = 20
    seed: int = 1


@attrs.frozen
class Decision:
    """An answer: `bound` says in words what was not looked at, `kinds` are all that a proof found."""

    answer: str
    kind: str | None
    kinds: tuple[str, ...]
    bound: str | None
    worlds: int
    seconds: float
    is_vacuous: bool
    trace: Trace | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the answer as JSON, without its trace."""
        fields = attrs.asdict(self, filter=lambda field, _: field.name not in ("trace", "is_vacuous"), recurse=False)
        return {**fields, "kinds": list(self.kinds), "seconds": round(self.seconds, 2), "vacuous": self.is_vacuous}


def decide(question: Question, effort: Effort, kinds: frozenset[Kind] | None = None) -> Decision:
    """Decide a question; of a property with a deadline only `kinds` count, or all. Raises ModelError."""
    started = time.monotonic()
    model, choices = question.build(), question.settings.choices
    bounds = Bounds(effort.max_states, effort.timeout_s, effort.max_memory)
    proof = prove(model, question.what, choices=choices, wanted=kinds, bounds=bounds)  # type: ignore[arg-type]
    if proof.violation is not None or proof.found.exhausted:
        trace = None if proof.violation is None else trace_of(question, model, proof.violation)
        return Decision(
            HOLDS if proof.violation is None else VIOLATED,
            None if proof.violation is None else proof.violation.kind,
            proof.kinds,
            None if proof.found.exhausted else proof.found.limit,
            proof.found.worlds,
            time.monotonic() - started,
            proof.is_vacuous,
            trace,
        )
    options = Options(
        effort.seed,
        question.horizon_ticks,
        kinds,
        choices,  # type: ignore[arg-type]
        max_examples=effort.runs,
        timeout_s=effort.hunt_s,
    )
    result = hunt(model, question.what, options)
    found = result.finding
    return Decision(
        BOUNDED if found is None else VIOLATED,
        None if found is None else found.kind,
        () if found is None or found.kind is None else (found.kind,),
        f"{proof.found.worlds:,} worlds exhausted in breadth, {result.runs} runs",
        proof.found.worlds + result.worlds,
        time.monotonic() - started,
        proof.is_vacuous and not result.premise,
        None if found is None else question.trace(model, found, result.loop, options.seed),
    )
