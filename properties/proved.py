"""What is told of a proof: as text, as JSON, and as a trace."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from model.kernel import Model
from properties.console import HELPS, Console, shortness
from properties.question import Question, cause_as_json
from properties.search.blowup import factors
from properties.search.diagrams import EXACT
from properties.search.explore import Exploration
from properties.search.hunt import Finding
from properties.search.plain import Found
from properties.search.prove import Proof, Reached, Violation
from properties.traces.trace import Trace


def trace_of(question: Question, model: Model, violation: Violation) -> Trace:
    """Return a violation as a trace. A proof draws nothing: its seed is 0."""
    finding = Finding(violation.kind, violation.cause, violation.case, Found(violation.steps, ()))
    return question.trace(model, finding, violation.loop, seed=0)


def as_json(
    question: Question, proof: Proof, trace: Path | None, wanted: frozenset[str] | None = None
) -> dict[str, Any]:
    """Return a proof as one JSON object; ages and times are in seconds. `wanted` are the kinds that were asked for."""
    found, violation = proof.found, proof.violation
    return {
        "verdict": proof.verdict,
        "exhausted": found.exhausted,
        "kind": violation.kind if violation else None,
        "property": question.property_name,
        "system": question.system,
        "scenario": question.scenario,
        "worlds": found.worlds,
        "transitions": found.transitions,
        "depth": found.depth,
        "worst_age_s": worst_age_s(question, proof),
        "seconds": round(found.seconds, 3),
        "worlds_per_second": round(found.worlds / found.seconds) if found.seconds else 0,
        "peak_mib": round(found.peak_mib, 1),
        "evaluations": found.evaluations,
        "trace": str(trace) if trace else None,
        "limit": found.limit,
        "symmetry": found.is_symmetric,
        "symbolic": isinstance(found, Reached),
        "multiplied_by": dict(factors(found)) if isinstance(found, Exploration) and found.limit is not None else None,
        "vacuous": proof.is_vacuous,
        "kinds": list(proof.kinds),
        "asked_for": sorted(wanted) if wanted else None,
        "steps": len(violation.steps) + len(violation.loop) if violation else None,
        "shortest": violation.is_shortest and not violation.loop if violation else None,
        "cause": cause_as_json(violation.cause) if violation else None,
    }


def worst_age_s(question: Question, proof: Proof) -> int | None:
    """Return the worst age of a request in seconds, or None: it has no bound, or not everything was seen."""
    if proof.worst is None or proof.worst.ticks is None or not proof.found.exhausted:
        return None
    return proof.worst.ticks * question.settings.tick_s


def tell(
    console: Console, question: Question, proof: Proof, answer: Mapping[str, Any], wanted: frozenset[str] | None
) -> None:
    """Print a verdict and, last, what was covered. `wanted` are the kinds that were asked for, None for all."""
    trace, multiplied = answer["trace"], answer["multiplied_by"]
    console.say()
    if proof.violation is not None:
        _tell_violation(console, question, proof, proof.violation, trace)
    elif proof.found.exhausted:
        how = "exhausted, up to names" if proof.found.is_symmetric else "exhausted"
        console.say(f"no run is {' or '.join(sorted(wanted))} ({how})" if wanted else f"holds ({how})", "bold green")
    else:
        console.say(f"holds (bounded: {proof.found.limit}), which proves nothing", "bold yellow")
    if proof.worst is not None:
        console.say(in_words(question, proof))
    if multiplied is not None:
        factors_in_words = ", ".join(f"{name} (x {factor:.1f})" for name, factor in multiplied.items())
        console.say(f"What multiplies the worlds where it stopped: {factors_in_words}.")
    if proof.is_vacuous:
        console.say("The premise of the property is never met: this says nothing about it.", "bold yellow")
    console.say(covered(proof), "bold")


def _tell_violation(
    console: Console, question: Question, proof: Proof, violation: Violation, trace: str | None
) -> None:
    long = f"{len(violation.steps) + len(violation.loop)} steps"
    short = shortness(question) if violation.is_shortest and not violation.loop else ""
    console.say(f"violated{f': {violation.kind}' if violation.kind else ''}, {long}{short}", "bold red")
    if violation.kind == "open" and isinstance(proof.found, Reached):
        console.say("It can wait for ever, and can still be cleared: whether it starves was not decided.")
    elif violation.kind is not None:
        console.say(HELPS[violation.kind])
    console.cause(violation.cause)
    if len(proof.kinds) > 1:
        console.say(f"beside it, it can be {' and '.join(proof.kinds[1:])}")
    if trace is not None:
        console.saved(Path(trace))


def in_words(question: Question, proof: Proof) -> str:
    """Return the worst age as a sentence."""
    assert proof.worst is not None
    age_s = worst_age_s(question, proof)
    if age_s is not None:
        safe = "" if {"stuck", "starved", "early"} & {*proof.kinds} else ": the smallest safe deadline"
        return f"The oldest request is {age_s} s old when it is cleared{safe}."
    if proof.worst.ticks is None:
        return "There is no bound to how old a request can get: no deadline is safe."
    return f"A request gets at least {proof.worst.ticks * question.settings.tick_s} s old; more was not seen."


def covered(proof: Proof) -> str:
    """Return what was covered, as a sentence."""
    found = proof.found
    speed = found.worlds / found.seconds if found.seconds else 0
    every = "all worlds that can be reached" if found.exhausted else "not all worlds that can be reached"
    every += ", up to the names of interchangeable instances" if found.is_symmetric else ""
    if isinstance(found, Reached):
        about = "about " if found.worlds >= EXACT else ""
        counts = f"{about}{found.worlds:,} worlds in {found.nodes:,} nodes, {found.depth} ticks"
    else:
        counts = f"{found.worlds:,} worlds, {found.transitions:,} transitions, depth {found.depth}"
    costs = (
        f"{found.seconds:.1f} s, {speed:,.0f} worlds/s, {found.peak_mib:,.0f} MiB, {found.evaluations:,} evaluations"
    )
    return f"Covered: {every}: {counts}; {costs}."
