"""The formats in which a replayed trace can be had, and how it is written in one of them."""

import json
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path

import attrs
import click

from properties.console import Console
from properties.files import write_whole
from properties.property import Property
from properties.question import Question
from properties.registry import BadInputError
from properties.report.page import page
from properties.traces import itf, mermaid, pytest_case, shiviz, tla
from properties.traces.replay import Replay
from properties.traces.text import changes, render
from properties.why import Why

NAME = "Trace"
"""What a module is called that is written to no file."""


@attrs.frozen(eq=False)
class Subject:
    """What is exported: a replayed run, what it was asked about, and why it came to its end if that is known."""

    run: Replay
    question: Question
    why: Why | None = None


@attrs.frozen
class Format:
    """A format: `parts` returns its texts for a name, that of the file without `suffix`, by what follows the name.

    Without a suffix, the format is one text in a file of any name. `judged` says whether the kind is decided anew.
    """

    parts: Callable[[Subject, str], Mapping[str, str]]
    judged: bool = False
    suffix: str = ""


def exported(form: Format, subject: Subject, out: Path | None) -> None:
    """Write a run in a format: to stdout, or to a file and those that belong to it, which are whole or not there.

    Raises BadInputError for a file that cannot be written or not have that name.
    """
    if out is None:
        click.echo("\n".join(form.parts(subject, NAME).values()), nl=False)
        return
    if not out.name.endswith(form.suffix):
        raise BadInputError(f"the name of the file must end in {form.suffix}, and {out.name!r} does not")
    name = out.name.removesuffix(form.suffix)
    texts = {out.with_name(name + rest): text for rest, text in form.parts(subject, name).items()}
    try:
        write_whole(texts)
    except OSError as error:
        raise BadInputError(f"{str(out)!r} cannot be written: {error.strerror}") from None


def text(subject: Subject) -> str:
    """Return a run as plain text."""
    out = StringIO()
    console = Console(file=out)
    console.lines(render(subject.run, subject.question.what.sentence))
    console.replayed(subject.run)
    if subject.why is not None:
        console.why(subject.why)
    return out.getvalue()


def as_json(subject: Subject) -> str:
    """Return a run as one JSON object: the trace itself, with what each step changed and what the replay has shown."""
    run = subject.run
    worlds = [run.tables.decode(word) for word in run.words]
    steps = [
        {**step.as_json(), "changes": changes(run.model, worlds[n], worlds[n + 1])}
        for n, step in enumerate(run.trace.steps)
    ]
    violated = run.violated_at is not None
    kind = run.judgement.kind if run.judgement else run.trace.kind
    answer = {"verdict": "violated" if violated else "holds", "kind": kind if violated else None}
    explained = {} if subject.why is None else {"why": attrs.asdict(subject.why)}
    answer |= {"violated_at": run.violated_at, "steps": steps, **explained}
    return json.dumps({**run.trace.as_json(), **answer}) + "\n"


def alone(render: Callable[[Replay, Property], str]) -> Callable[[Subject, str], Mapping[str, str]]:
    """Return the parts of a format that consists of one text, and says nothing of why."""
    return lambda subject, name: {"": render(subject.run, subject.question.what)}


FORMATS: Mapping[str, Format] = {
    "text": Format(lambda subject, name: {"": text(subject)}, judged=True),
    "json": Format(lambda subject, name: {"": as_json(subject)}, judged=True),
    "html": Format(lambda subject, name: {"": page(subject.run, subject.question, subject.why)}, judged=True),
    "mermaid": Format(alone(mermaid.render)),
    "itf": Format(alone(itf.render)),
    "shiviz": Format(alone(shiviz.render)),
    "tla": Format(lambda subject, name: tla.parts(subject.run, subject.question.what, name), suffix=".tla"),
    "pytest": Format(alone(pytest_case.render), judged=True),
}
