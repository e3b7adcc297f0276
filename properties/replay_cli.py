"""The command line: `overdue replay`."""

from pathlib import Path

import click

from properties.command import FOUND, HOLDS, Written, careful
from properties.console import Console
from properties.report_cli import WORLDS, replayed
from properties.traces.formats import FORMATS, Subject, exported
from properties.traces.replay import JUDGE_WORLDS
from properties.traces.text import render
from properties.why import explain


@click.command("replay")
@click.argument("trace", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--why", "asks_why", is_flag=True, help="Explain it: what lost it, who waits for whom, what it needs.")
@WORLDS
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--out", type=Written(), help="The file to write, instead of stdout.")
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
