"""The command line: `overdue hunt`."""

import json
import secrets
import time
from pathlib import Path
from typing import Any

import click

from model.kernel import Model
from properties.command import (
    DEADLINE,
    FAULTS,
    FOUND,
    HOLDS,
    INCONCLUSIVE,
    QUESTION,
    TRACES,
    Written,
    asked,
    attempt,
    careful,
    conclude,
    saved,
    saved_or_why_not,
    time_limit,
    with_options,
)
from properties.console import Console, Progress
from properties.prove_cli import reached_path
from properties.question import Question
from properties.registry import BadInputError
from properties.search.certify import certified, frontier
from properties.search.coverage import Reachable
from properties.search.hunt import PROFILES, Options, database, hunt
from properties.traces.replay import replay
from properties.traces.text import render


@click.command("hunt")
@with_options(*QUESTION, DEADLINE, FAULTS)
@click.option("--kind", "kinds", multiple=True, help="Kinds that count as found: stuck, starved, early, late, open.")
@click.option("--seed", type=click.IntRange(0), help="The seed; by default another one each time.")
@click.option("--profile", type=click.Choice(list(PROFILES)), default="ci", show_default=True)
@click.option("--max-examples", type=click.IntRange(1), help="How many runs at most, instead of the profile's number.")
@click.option("--timeout", help="Stop looking after this time, such as 60s.")
@click.option("--out", type=Written(), help="Where to save the trace.")
@click.option("--empty-database", is_flag=True, help="Forget failures, the last and this one.")
@click.option("--expect-violation", is_flag=True, help="Exit with 0 when a violation is found, and with 1 otherwise.")
@click.option(
    "--certify",
    type=click.IntRange(0),
    default=20_000,
    show_default=True,
    metavar="WORLDS",
    help="Search so many worlds for the run that is certainly shortest.",
)
@click.option(
    "--from-frontier",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Begin runs at N worlds on the frontier of an exhaustive search too.",
)
@click.option(
    "--against",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What can be reached, as overdue prove saved it; by default what it saved for this model.",
)
@careful
def hunt_command(
    kinds: tuple[str, ...], seed: int | None, profile: str, max_examples: int | None, timeout: str | None,
    as_json: bool, out: Path | None, empty_database: bool, expect_violation: bool, certify: int, from_frontier: int,
    against: Path | None, **question: Any,
) -> int:  # fmt: skip
    """Let Hypothesis look for a violation, shrink it, save the trace and say how to replay it."""
    every = asked(kinds=kinds, **question)
    limit = time_limit(timeout)
    if out is not None and len(every) > 1:
        raise BadInputError("--out takes the trace of one question, and several are asked")
    seed = secrets.randbelow(2**32) if seed is None else seed
    console = Console(quiet=as_json)

    def answered(one: Question) -> dict[str, Any]:
        model = one.build()
        began = time.monotonic()
        starts = frontier(model, from_frontier, seed, timeout=limit) if from_frontier else ()
        options = Options(
            seed=seed,
            horizon_ticks=one.horizon_ticks,
            kinds=frozenset(kinds) or None,  # type: ignore[arg-type]
            choices=one.settings.choices,  # type: ignore[arg-type]
            profile=profile,
            max_examples=max_examples,
            timeout_s=None if limit is None else max(0, limit - (time.monotonic() - began)),
            database=database(empty_database),
            key=one.key(kinds),
            starts=starts,
        )
        return _hunt_one(one, model, options, console, out, certify, reachable(model, against))

    def told(answers: list[dict[str, Any]]) -> int:
        if as_json:
            click.echo(json.dumps(answers[0] if len(every) == 1 else {"results": answers}))
        return _status(answers, expect_violation)

    return conclude([one.title for one in every], [attempt(answered, one) for one in every], told)


def reachable(model: Model, against: Path | None) -> Reachable | None:
    """Return what can be reached, from a file or from where a proof has saved it. Raises BadInputError for the file."""
    try:
        return Reachable.load(against or reached_path(model))
    except (OSError, ValueError) as error:
        if against is None:  # nobody asked for it: without it less is told
            return None
        wrong = (
            f"cannot be read: {error.strerror}" if isinstance(error, OSError) else "does not say what can be reached"
        )
        raise BadInputError(f"{str(against)!r} {wrong}") from None


def _status(answers: list[dict[str, Any]], expect_violation: bool) -> int:
    violated = any(answer["verdict"] == "violated" for answer in answers)
    if expect_violation:
        return HOLDS if violated else FOUND
    if violated:
        return FOUND
    return INCONCLUSIVE if any(answer["timed_out"] for answer in answers) else HOLDS


def _hunt_one(
    one: Question, model: Model, options: Options, console: Console, out: Path | None, certify: int,
    known: Reachable | None,
) -> dict[str, Any]:  # fmt: skip
    """Hunt for one question, print what was found, and return the answer as JSON."""
    console.heading(one, options)
    with Progress() as progress:
        result = hunt(model, one.what, options, progress.update)
        result = certified(model, one.what, result, choices=options.choices, worlds=certify)
    path: Path | None = None
    unsaved: BadInputError | None = None
    if result.finding is not None:
        trace = one.trace(model, result.finding, result.loop, options.seed)
        path, unsaved = saved_or_why_not(saved, trace, out or TRACES / one.file_name(trace))
        if not console.quiet:
            run = replay(trace, one.build(), one.what, judge_worlds=0)
            console.lines(render(run, one.what.sentence))
    coverage = result.seen.against(model, result.words, known)
    answer = one.summary(result, options, str(path) if path else None, coverage)
    console.verdict(one, options, result, path, coverage)
    if unsaved is not None:
        raise unsaved
    return answer
