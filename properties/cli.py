"""The command line: `overdue hunt`, `overdue replay`, `overdue list`; its other commands have files of their own.

Results go to stdout, progress to stderr; `command` has the exit statuses and what the commands share.
"""

import json
import secrets
from pathlib import Path
from typing import Any

import click

from model.kernel import Model
from properties import command
from properties.check_cli import check_command
from properties.command import (
    DEADLINE,
    FAULTS,
    FOUND,
    HOLDS,
    INCONCLUSIVE,
    QUESTION,
    TRACES,
    asked,
    careful,
    saved,
    time_limit,
    with_options,
)
from properties.console import Console, Progress
from properties.matrix_cli import matrix_command
from properties.prove_cli import deadline_command, prove_command, reached_path
from properties.question import Question, database
from properties.registry import LISTS, BadInputError, check_name, listing
from properties.report_cli import WORLDS, replayed, report_command
from properties.search.certify import certified, frontier
from properties.search.coverage import Reachable
from properties.search.hunt import PROFILES, Options, hunt
from properties.search.kinds import KINDS
from properties.traces.formats import FORMATS, Subject, exported
from properties.traces.replay import JUDGE_WORLDS, replay
from properties.traces.text import render
from properties.why import explain


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="etcd-overdue", message="%(version)s")
def main() -> None:
    """Find, replay and explain runs of Gardener's Etcd lifecycle in which an annotation is not cleared in time."""


main.add_command(prove_command)
main.add_command(deadline_command)
main.add_command(report_command)
main.add_command(check_command)
main.add_command(matrix_command)


@main.command("hunt")
@with_options(*QUESTION, DEADLINE, FAULTS)
@click.option("--kind", "kinds", multiple=True, help="Kinds that count as found: stuck, starved, early, late, open.")
@click.option("--seed", type=click.IntRange(0), help="The seed; by default another one each time.")
@click.option("--profile", type=click.Choice(list(PROFILES)), default="ci", show_default=True)
@click.option("--max-examples", type=click.IntRange(1), help="How many runs at most, instead of the profile's number.")
@click.option("--timeout", help="Stop looking after this time, such as 60s.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where to save the trace.")
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
    every = asked(**question)
    for kind in kinds:
        check_name("kind", kind, KINDS)
    limit = time_limit(timeout)
    if out is not None and len(every) > 1:
        raise BadInputError("--out takes the trace of one question, and several are asked")
    seed = secrets.randbelow(2**32) if seed is None else seed
    console = Console(quiet=as_json)
    answers = []
    for one in every:
        model = one.build()
        options = Options(
            seed=seed,
            horizon_ticks=one.horizon_ticks,
            kinds=frozenset(kinds) or None,  # type: ignore[arg-type]
            choices=one.settings.choices,  # type: ignore[arg-type]
            profile=profile,
            max_examples=max_examples,
            timeout_s=limit,
            database=database(empty_database),
            key=one.key(kinds),
            starts=frontier(model, from_frontier, seed) if from_frontier else (),
        )
        answers.append(_hunt_one(one, model, options, console, out, certify, reachable(model, against)))
    if as_json:
        click.echo(json.dumps(answers[0] if len(answers) == 1 else {"results": answers}))
    return _status(answers, expect_violation)


def reachable(model: Model, against: Path | None) -> Reachable | None:
    """Return what can be reached, from a file or from where a proof has saved it. Raises BadInputError."""
    path = against or reached_path(model)
    if against is None and not path.exists():
        return None
    try:
        return Reachable.load(path)
    except OSError as error:
        raise BadInputError(f"{str(path)!r} cannot be read: {error.strerror}") from None
    except ValueError:
        raise BadInputError(f"{str(path)!r} does not say what can be reached") from None


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
    if result.finding is not None:
        trace = one.trace(model, result.finding, result.loop, options.seed)
        path = saved(trace, out or TRACES / one.file_name(trace))
        if not console.quiet:
            run = replay(trace, one.build(), one.what, judge_worlds=0)
            console.lines(render(run, one.what.sentence))
    coverage = result.seen.against(model, result.words, known)
    answer = one.summary(result, options, str(path) if path else None, coverage)
    console.verdict(one, options, result, path, coverage)
    return answer


@main.command("replay")
@click.argument("trace", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--why", "asks_why", is_flag=True, help="Explain it: what lost it, who waits for whom, what it needs.")
@WORLDS
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write, instead of stdout.")
@careful
def replay_command(trace: Path, form: str, asks_why: bool, worlds: int, as_json: bool, out: Path | None) -> int:
    """Replay TRACE step by step: time, actor, action, what changed, and where the property broke."""
    form = "json" if as_json else form
    question, run = replayed(trace, judge_worlds=JUDGE_WORLDS if FORMATS[form].judged else 0)
    why = explain(run, question, worlds=worlds) if asks_why else None
    if form == "text" and out is None:
        console = Console()
        console.lines(render(run, question.what.sentence))
        console.replayed(run)
        if why is not None:
            console.why(why)
    else:
        exported(FORMATS[form], Subject(run, question, why), out)
    return FOUND if run.violated_at is not None else HOLDS


@main.command("list")
@click.argument("what", type=str, required=False)
@click.option("--system", default=None, help="For actions: those of this system only.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@careful
def list_command(what: str | None, system: str | None, as_json: bool) -> int:
    """List WHAT there is: systems, scenarios, properties, actions, faults, changes (several with commas)."""
    wanted = LISTS if what is None else tuple(what.split(","))
    for name in wanted:
        check_name("list", name, LISTS)
    known = command.registry()
    tables = {name: listing(known, name, system) for name in wanted}
    if as_json:
        click.echo(json.dumps(tables))
    else:
        console = Console()
        for name, rows in tables.items():
            console.listing(name if len(wanted) > 1 else "", rows)
    return HOLDS


if __name__ == "__main__":
    main()
