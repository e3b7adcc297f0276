"""One trace in every format, as docs/incident shows it: `python -m properties.traces.gallery TRACE FOLDER`."""

import gzip
import re
from collections.abc import Mapping
from pathlib import Path

import attrs
import click

from properties.command import HOLDS, careful
from properties.question import question_of
from properties.registry import default_registry
from properties.search.identity import digest
from properties.traces.formats import FORMATS, Subject
from properties.traces.replay import replay
from properties.traces.trace import load

NAMES: Mapping[str, tuple[str, str]] = {
    "text": ("incident", ".txt"),
    "json": ("incident", ".changes.json"),
    "mermaid": ("incident", ".mmd"),
    "itf": ("incident", ".itf.json"),
    "shiviz": ("incident", ".shiviz"),
    "tla": ("Incident", ""),
    "pytest": ("test_incident", ".py"),
}
"""What each format's file is called, and what is appended to the names of its parts."""
LARGE = ("itf",)
"""Formats that are packed, because they write the whole world at each step."""
README, DIAGRAM = "README.md", re.compile(r"```mermaid\n.*?```", re.DOTALL)


def gallery(trace: Path, folder: Path) -> None:
    """Write a trace into a folder in every format, and its diagram into the folder's README. Raises OSError."""
    read = load(trace)
    question = question_of(default_registry(), read)
    model = question.build()
    read = attrs.evolve(read, model=digest(model))
    run = replay(read, model, question.what)
    read.save(folder / "incident.json")
    for form, (name, ending) in NAMES.items():
        for rest, text in FORMATS[form].parts(Subject(run, question), name).items():
            path = folder / f"{name}{rest}{ending}"
            if form in LARGE:
                path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
            else:
                path.write_text(text, encoding="utf-8")
    readme = folder / README
    if readme.exists():
        diagram = (folder / "incident.mmd").read_text(encoding="utf-8")
        said = readme.read_text(encoding="utf-8")
        readme.write_text(DIAGRAM.sub(lambda _: f"```mermaid\n{diagram}```", said), encoding="utf-8")


def unpacked(name: str, given: bytes) -> bytes:
    """Return what a file of the gallery says; how it is packed may differ from one zlib to the next."""
    return gzip.decompress(given) if name.endswith(".gz") else given


@click.command()
@click.argument("trace", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@careful
def main(trace: Path, folder: Path) -> int:
    """Write TRACE into FOLDER in every format."""
    gallery(trace, folder)
    return HOLDS


if __name__ == "__main__":
    main()
