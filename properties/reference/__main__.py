"""Write the generated documents: `python -m properties.reference [DIRECTORY]`, by default into `docs`."""

import os
import sys
from pathlib import Path

import click

from properties.reference.pages import pages


@click.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path), default="docs")
def main(directory: Path) -> None:
    """Write the generated documents into DIRECTORY, each whole or not at all."""
    try:
        texts = pages()
        for name, text in texts.items():
            write(directory / name, text)
    except OSError as error:
        click.echo(f"overdue: the documents cannot be written: {error.filename}: {error.strerror}.", err=True)
        sys.exit(2)
    click.echo(f"{len(texts)} documents in {directory}")


def write(path: Path, text: str) -> None:
    """Write a text, whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        unfinished.write_text(text, encoding="utf-8")
        os.replace(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


if __name__ == "__main__":
    main()
