"""The command line: `overdue hunt`, `overdue replay`, `overdue list`. Results go to stdout, progress to stderr.

Exit status: 0 holds or nothing found, 1 violated, 2 unusable input or arguments, 3 inconclusive, 130 interrupted.
"""

import json
import secrets
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from properties.console import Console, Progress
from properties.question import Question, database, questions
from properties.registry import (
    LISTS,
    BadInputError,
    Registry,
    check_name,
    default_registry,
    listing,
    named_numbers,
    seconds,
)
from properties.search.hunt import PROFILES, Options, hunt
from properties.search.kinds import KINDS
from properties.traces.replay import ReplayError, replay
from properties.traces.text import changes, render
from properties.traces.trace import Settings, TraceError, digest, load

FOUND, HOLDS, UNUSABLE, INCONCLUSIVE, INTERRUPTED = 1, 0, 2, 3, 130
TRACES = Path("traces")


def careful(command: Callable[..., int]) -> Callable[..., None]:
    """Turn what a command returns into the exit status, and what it raises into one sentence on stderr."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        from model.kernel import ModelError

        try:
            status = command(*args, **kwargs)
        except (BadInputError, TraceError, ReplayError) as error:
            click.echo(f"overdue: {error}.", err=True)
            status = UNUSABLE
        except ModelError as error:
            click.echo(f"overdue: error in the model: {error}.", err=True)
            status = UNUSABLE
        except KeyboardInterrupt:
            click.echo("overdue: interrupted.", err=True)
            status = INTERRUPTED
        sys.exit(status)

    return run


def registry() -> Registry:
    """Return what there is to choose from; tests put another registry here."""
    return default_registry()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="etcd-overdue", message="%(version)s")
def main() -> None:
    """Find, replay and explain runs of Gardener's Etcd lifecycle in which an annotation is not cleared in time."""


@main.command("hunt")
@click.option("--system", "systems", multiple=True, help="A system, such as gardener-1.113; several are asked in turn.")
@click.option("--scenario", "scenarios", multiple=True, help="A scenario, such as migrate-hibernated-ha.")
@click.option("--property", "properties", multiple=True, help="A property, such as annotation-deadline.")
@click.option("--kind", "kinds", multiple=True, help="Kinds that count as found: stuck, starved, early, late, open.")
@click.option("--deadline", help="The deadline, such as 30s, 5min or 20min.")
@click.option("--faults", multiple=True, metavar="N|NAME=N", help="Fault budgets: for all faults, or for one.")
@click.option("--seed", type=click.IntRange(0), help="The seed; by default another one each time.")
@click.option("--profile", type=click.Choice(list(PROFILES)), default="ci", show_default=True)
@click.option("--max-examples", type=click.IntRange(1), help="How many runs at most, instead of the profile's number.")
@click.option("--timeout", help="Stop looking after this time, such as 60s.")
@click.option("--set", "given", multiple=True, metavar="NAME=VALUE", help="Another duration for a setting.")
@click.option("--change", "altered", multiple=True, help="A change of the protocol; see overdue list changes.")
@click.option("--tick", type=int, default=5, show_default=True, help="The length of a tick in seconds: 5 or 1.")
@click.option("--choices", type=click.Choice(["adversarial", "fair"]), default="adversarial", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where to save the trace.")
@click.option("--empty-database", is_flag=True, help="Forget failures, the last and this one.")
@click.option("--expect-violation", is_flag=True, help="Exit with 0 when a violation is found, and with 1 otherwise.")
@careful
def hunt_command(
    systems: tuple[str, ...], scenarios: tuple[str, ...], properties: tuple[str, ...], kinds: tuple[str, ...],
    deadline: str | None, faults: tuple[str, ...], seed: int | None, profile: str, max_examples: int | None,
    timeout: str | None, given: tuple[str, ...], altered: tuple[str, ...], tick: int, choices: str, as_json: bool,
    out: Path | None, empty_database: bool, expect_violation: bool,
) -> int:  # fmt: skip
    """Let Hypothesis look for a violation, shrink it, save the trace and say how to replay it."""
    known = registry()
    settings = Settings(
        tick_s=tick,
        deadline_s=None if deadline is None else seconds(deadline),
        faults={name: int(n) for name, n in named_numbers(faults, "budget", known.faults).items()},
        set=named_numbers(given, "setting"),
        changes=altered,
        choices=choices,
    )
    asked = questions(known, systems, scenarios, properties, settings)
    for kind in kinds:
        check_name("kind", kind, KINDS)
    limit = None if timeout is None else seconds(timeout)
    if limit is not None and limit <= 0:
        raise BadInputError(f"the time limit must be more than 0 s, not {limit:g} s")
    if out is not None and len(asked) > 1:
        raise BadInputError("--out takes the trace of one question, and several are asked")
    seed = secrets.randbelow(2**32) if seed is None else seed
    console = Console(quiet=as_json)
    answers = []
    for one in asked:
        options = Options(
            seed=seed,
            horizon_ticks=one.horizon_ticks,
            kinds=frozenset(kinds) or None,  # type: ignore[arg-type]
            choices=choices,  # type: ignore[arg-type]
            profile=profile,
            max_examples=max_examples,
            timeout_s=limit,
            database=database(empty_database),
            key=one.key(kinds),
        )
        answers.append(_hunt_one(one, options, console, out))
    if as_json:
        click.echo(json.dumps(answers[0] if len(answers) == 1 else {"results": answers}))
    return _status(answers, expect_violation)


def _status(answers: list[dict[str, Any]], expect_violation: bool) -> int:
    violated = any(answer["verdict"] == "violated" for answer in answers)
    if expect_violation:
        return HOLDS if violated else FOUND
    if violated:
        return FOUND
    return INCONCLUSIVE if any(answer["timed_out"] for answer in answers) else HOLDS


def _hunt_one(one: Question, options: Options, console: Console, out: Path | None) -> dict[str, Any]:
    """Hunt for one question, print what was found, and return the answer as JSON."""
    model = one.build()
    console.heading(one, options)
    with Progress() as progress:
        result = hunt(model, one.what, options, progress.update)
    path: Path | None = None
    if result.finding is not None:
        trace = one.trace(model, result.finding, result.loop, options.seed)
        path = out or TRACES / one.file_name(trace)
        try:
            trace.save(path)
        except OSError as error:
            raise BadInputError(f"the trace cannot be written to {str(path)!r}: {error.strerror}") from None
        if not console.quiet:
            run = replay(trace, one.build(), one.what, judge_worlds=0)
            console.lines(render(run, one.what.sentence))
    answer = one.summary(result, options, str(path) if path else None)
    console.verdict(one, options, result, path)
    return answer


@main.command("replay")
@click.argument("trace", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@careful
def replay_command(trace: Path, form: str, as_json: bool) -> int:
    """Replay TRACE step by step: time, actor, action, what changed, and where the property broke."""
    read = load(trace)
    asked = Question(registry(), read.system, read.scenario, read.property, read.settings)
    model = asked.build()
    console = Console(quiet=as_json or form == "json")
    try:
        run = replay(read, model, asked.what)
    except ReplayError as error:
        other = "" if read.model == digest(model) else "; the trace was recorded on another version of the model"
        raise BadInputError(f"{error}{other}") from None
    violated = run.violated_at is not None
    if console.quiet:
        worlds = [run.tables.decode(word) for word in run.words]
        steps = [
            {**step.as_json(), "changes": changes(run.model, worlds[n], worlds[n + 1])}
            for n, step in enumerate(read.steps)
        ]
        kind = run.judgement.kind if run.judgement else read.kind
        answer = {**read.as_json(), "verdict": "violated" if violated else "holds", "kind": kind if violated else None}
        click.echo(json.dumps({**answer, "violated_at": run.violated_at, "steps": steps}))
    else:
        console.lines(render(run, asked.what.sentence))
        console.replayed(run)
    return FOUND if violated else HOLDS


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
    known = registry()
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
