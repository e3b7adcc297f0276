"""The formats in which a replayed trace can be had, and how it is written in one of them."""

import json
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path

import attrs
import click

from properties.console import Console
from properties.property import Property
from properties.registry import BadInputError
from properties.traces import itf, mermaid, pytest_case, shiviz, tla
from properties.traces.files import write_whole
from properties.traces.replay import Replay
from properties.traces.text import changes, render

NAME = "Trace"
"""What a module is called that is written to no file."""


@attrs.frozen
class Format:
    """A format: `parts` returns its texts for a name, that of the file without `suffix`, by what follows the name.

    Without a suffix, the format is one text in a file of any name. `judged` says whether the kind is decided anew.
    """

    parts: Callable[[Replay, Property, str], Mapping[str, str]]
    judged: bool = False
    suffix: str = ""


def exported(form: Format, run: Replay, what: Property, out: Path | None) -> None:
    """Write a run in a format: to stdout, or to a file and those that belong to it, which are whole or not there.

    Raises BadInputError for a file that cannot be written or not have that name.
    """
    if out is None:
        click.echo("\n".join(form.parts(run, what, NAME).values()), nl=False)
        return
    if not out.name.endswith(form.suffix):
        raise BadInputError(f"the name of the file must end in {form.suffix}, and {out.name!r} does not")
    name = out.name.removesuffix(form.suffix)
    texts = {out.with_name(name + rest): text for rest, text in form.parts(run, what, name).items()}
    try:
        write_whole(texts)
    except OSError as error:
        raise BadInputError(f"{str(out)!r} cannot be written: {error.strerror}") from None


def text(run: Replay, what: Property) -> str:
    """Return a run as plain text."""
    out = StringIO()
    console = Console(file=out)
    console.lines(render(run, what.sentence))
    console.replayed(run)
    return out.getvalue()


def as_json(run: Replay, what: Property) -> str:
    """Return a run as one JSON object: the trace itself, with what each step changed and what the replay has shown."""
    worlds = [run.tables.decode(word) for word in run.words]
    steps = [
        {**step.as_json(), "changes": changes(run.model, worlds[n], worlds[n + 1])}
        for n, step in enumerate(run.trace.steps)
    ]
    violated = run.violated_at is not None
    kind = run.judgement.kind if run.judgement else run.trace.kind
    answer = {"verdict": "violated" if violated else "holds", "kind": kind if violated else None}
    return json.dumps({**run.trace.as_json(), **answer, "violated_at": run.violated_at, "steps": steps}) + "\n"


def alone(render: Callable[[Replay, Property], str]) -> Callable[[Replay, Property, str], Mapping[str, str]]:
    """Return the parts of a format that consists of one text."""
    return lambda run, what, name: {"": render(run, what)}


FORMATS: Mapping[str, Format] = {
    "text": Format(alone(text), judged=True),
    "json": Format(alone(as_json), judged=True),
    "mermaid": Format(alone(mermaid.render)),
    "itf": Format(alone(itf.render)),
    "shiviz": Format(alone(shiviz.render)),
    "tla": Format(tla.parts, suffix=".tla"),
    "pytest": Format(alone(pytest_case.render), judged=True),
}
