"""The command line: `overdue report`, and how a trace on it is replayed."""

from pathlib import Path

import click

from properties import command
from properties.command import HOLDS, Written, careful
from properties.files import write_whole
from properties.question import Question, question_of
from properties.registry import BadInputError
from properties.report.page import page
from properties.search.identity import digest
from properties.traces.replay import JUDGE_WORLDS, Replay, ReplayError, replay
from properties.traces.trace import load
from properties.why import WORLDS as ENOUGH
from properties.why import explain

WORLDS = click.option(
    "--worlds",
    type=click.IntRange(0),
    default=ENOUGH,
    show_default=True,
    help="How many worlds the explanation may look at.",
)


def replayed(path: Path, *, judge_worlds: int = JUDGE_WORLDS) -> tuple[Question, Replay]:
    """Return what a trace asks, and the trace replayed. Raises BadInputError where a step is not possible."""
    read = load(path)
    question = question_of(command.registry(), read)
    model = question.build()
    try:
        return question, replay(read, model, question.what, judge_worlds=judge_worlds)
    except ReplayError as error:
        other = "" if read.model == digest(model) else "; the trace was recorded on another version of the model"
        raise BadInputError(f"{error}{other}") from None


@click.command("report")
@click.argument("trace", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=Written(), help="The HTML file to write.")
@WORLDS
@careful
def report_command(trace: Path, out: Path, worlds: int) -> int:
    """Write TRACE and why it came to its end as one HTML page; with --worlds 0 it does not say why."""
    question, run = replayed(trace)
    why = explain(run, question, worlds=worlds) if worlds else None
    try:
        write_whole({out: page(run, question, why)})
    except OSError as error:
        raise BadInputError(f"the page cannot be written to {str(out)!r}: {error.strerror}") from None
    click.echo(f"written to {out}")
    return HOLDS
