"""What all commands share: exit statuses, how errors are told, and the options that make up a question.

Exit status: 0 holds or nothing found, 1 violated, 2 unusable input or arguments, 3 inconclusive, 4 a record that
no run of the model explains (`check`), 130 interrupted.
"""

import os
import shlex
import sys
from collections.abc import Callable, Sequence
from errno import EPIPE
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import attrs
import click

from model.kernel import ChartError, ModelError
from properties.__main__ import forsake_output
from properties.files import check_place
from properties.question import Question, questions
from properties.registry import BadInputError, Registry, default_registry, named_numbers, seconds
from properties.search.errors import CheckpointError
from properties.traces.replay import ReplayError
from properties.traces.trace import Settings, Trace, TraceError

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
FOUND, HOLDS, UNUSABLE, INCONCLUSIVE = 1, 0, 2, 3
TRACES = Path("traces")
DEADLINE = click.option("--deadline", help="The deadline, such as 30s, 5min or 20min.")
FAULTS = click.option(
    "--faults", multiple=True, metavar="N|NAME=N", help="Fault budgets: for one fault, or for all others."
)
QUESTION = (
    click.option("--system", "systems", multiple=True, help="A system, such as gardener-1.113; several one by one."),
    click.option("--scenario", "scenarios", multiple=True, help="A scenario, such as migrate-hibernated-ha."),
    click.option("--property", "properties", multiple=True, help="A property, such as annotation-deadline."),
    click.option("--set", "given", multiple=True, metavar="NAME=VALUE", help="Another duration for a setting."),
    click.option("--change", "altered", multiple=True, help="A change of the protocol; see overdue list changes."),
    click.option("--tick", type=int, default=5, show_default=True, help="The length of a tick in seconds: 5 or 1."),
    click.option("--choices", type=click.Choice(["adversarial", "fair"]), default="adversarial", show_default=True),
    click.option("--partial-order/--no-partial-order", default=True, help="Leave out orders nobody can tell apart."),
    click.option("--json", "as_json", is_flag=True, help="Print one JSON object."),
)

PLACE = (
    click.option(
        "--jobs", type=click.IntRange(1, 1024), default=os.cpu_count() or 1, show_default="cores", help="Processes."
    ),
    click.option("--cluster", metavar="ADDRESS", help="Send the work to the Dask scheduler at this address instead."),
)


class Refused(click.ClickException):
    """An argument that cannot be used, found while the command line is read. Its text is one sentence."""

    exit_code = UNUSABLE

    def show(self, file: Any = None) -> None:
        """Tell it as what is found later is told."""
        click.echo(f"overdue: {self.message}.", file=file, err=True)


class Written(click.Path):
    """A file or a folder that a command writes: one that it cannot write is refused before it does anything else."""

    def __init__(self, *, folder: bool = False) -> None:
        super().__init__(file_okay=not folder, dir_okay=folder, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path. Raises Refused where nothing can be written to."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        try:
            check_place(path, is_folder=self.dir_okay)
        except OSError as error:
            raise Refused(f"{str(path)!r} cannot be written: {error.strerror}") from None
        return path


def registry() -> Registry:
    """Return what there is to choose from; tests put another registry here."""
    return default_registry()


REFUSED = (BadInputError, CheckpointError, TraceError, ReplayError)
BROKEN = (ModelError, ChartError)


def clause(error: Exception) -> str:
    """Return what one of these errors says, as a clause."""
    return f"error in the model: {error}" if isinstance(error, BROKEN) else str(error)


@attrs.frozen
class Undecided:
    """What comes of a question that cannot be decided: why, as a clause."""

    why: str


def attempt(ask: Callable[[Asked], Answer], asked: Asked) -> Answer | Undecided:
    """Ask one of several questions; that it cannot be decided is no reason to lose the answers to the others."""
    try:
        return ask(asked)
    except (*REFUSED, *BROKEN) as error:
        return Undecided(clause(error))


def conclude(titles: Sequence[str], found: Sequence[Answer | Undecided], tell: Callable[[list[Answer]], int]) -> int:
    """Tell the answers that there are, then what could not be decided, by its title; return the exit status."""
    answers = [one for one in found if not isinstance(one, Undecided)]
    status = tell(answers) if answers else UNUSABLE
    for title, one in zip(titles, found, strict=True):
        if isinstance(one, Undecided):
            click.echo(f"overdue: {f'{title}: ' if len(titles) > 1 else ''}{one.why}.", err=True)
            status = UNUSABLE
    return status


def careful(command: Callable[..., int]) -> Callable[..., None]:
    """Turn what a command returns into the exit status, and what it raises into one sentence on stderr."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            status = command(*args, **kwargs)
        except (*REFUSED, *BROKEN) as error:
            click.echo(f"overdue: {clause(error)}.", err=True)
            status = UNUSABLE
        except OSError as error:
            if error.errno == EPIPE:  # who reads has seen enough
                raise
            where = (
                "standard output cannot be written" if error.filename is None else f"{error.filename!r} is of no use"
            )
            click.echo(f"overdue: {where}: {error.strerror}.", err=True)
            forsake_output()
            status = UNUSABLE
        sys.exit(status)

    return run


class Remembered(click.Command):
    """A command that remembers how it was called; `called` says it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments, and remember them."""
        ctx.meta[__name__] = ["overdue", self.name or "", *args]
        return super().parse_args(ctx, args)


def called() -> str:
    """Return the command line that is being carried out, of a Remembered command."""
    return shlex.join(click.get_current_context().meta[__name__])


def with_options(*options: Callable[..., Any]) -> Callable[..., Any]:
    """Add options to a command, in this order."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def asked(
    systems: tuple[str, ...], scenarios: tuple[str, ...], properties: tuple[str, ...], given: tuple[str, ...],
    altered: tuple[str, ...], tick: int, choices: str, partial_order: bool = True, deadline: str | None = None,
    faults: tuple[str, ...] = (), *, kinds: tuple[str, ...] = (), all_fit: bool = True,
) -> list[Question]:  # fmt: skip
    """Return what the options of a command ask. Raises BadInputError for a name or a number that cannot be used."""
    known = registry()
    settings = Settings(
        tick_s=tick,
        deadline_s=None if deadline is None else seconds(deadline),
        faults={name: int(n) for name, n in named_numbers(faults, "budget", known.faults).items()},
        set=named_numbers(given, "setting"),
        changes=altered,
        choices=choices,
        partial_order=partial_order,
    )
    return questions(known, systems, scenarios, properties, settings, kinds=kinds, all_fit=all_fit)


def time_limit(timeout: str | None) -> float | None:
    """Return a time limit in seconds. Raises BadInputError unless it is more than nothing."""
    limit = None if timeout is None else seconds(timeout)
    if limit is not None and limit <= 0:
        raise BadInputError(f"the time limit must be more than 0 s, not {limit:g} s")
    return limit


def saved_or_why_not(
    save: Callable[[Trace, Path], Path], trace: Trace, path: Path
) -> tuple[Path | None, BadInputError | None]:
    """Return where a trace was saved, or why it was not: to be raised once the verdict is told."""
    try:
        return save(trace, path), None
    except BadInputError as error:
        return None, error


def saved(trace: Trace, path: Path) -> Path:
    """Save a trace. Raises BadInputError where it cannot be written."""
    try:
        trace.save(path)
    except OSError as error:
        raise BadInputError(f"the trace cannot be written to {str(path)!r}: {error.strerror}") from None
    return path
