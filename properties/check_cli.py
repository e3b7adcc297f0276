"""The command line's judge of real clusters: `overdue check HISTORY`."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click
from attrs import evolve
from rich.text import Text

from properties.command import FOUND, HOLDS, INCONCLUSIVE, careful
from properties.console import Console
from properties.histories.answer import Answer, EtcdAnswer, plural, when
from properties.histories.episodes import LOST
from properties.histories.observation import Hint, Observation
from properties.histories.readers.problems import Problems
from properties.histories.readers.reader import WINDOW, Reader
from properties.histories.record import News, Record
from properties.registry import BadInputError, check_deadline, seconds

UNFIT = 4
STATUS = {"holds": HOLDS, "violated": FOUND, "inconclusive": INCONCLUSIVE, "not explained": UNFIT}
DEADLINE_S = 300


@click.command("check")
@click.argument("history", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--deadline", help="The deadline of a request, such as 30s, 5min or 20min; by default 5min.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--follow", is_flag=True, help="Say what is new as it arrives: for a pipe from a running kubectl.")
@careful
def check_command(history: Path, deadline: str | None, as_json: bool, follow: bool) -> int:
    """Judge what a real cluster recorded: HISTORY is a file, or - for standard input, plain or gzip.

    It may hold kubectl's watch events, objects or dumps, API-server audit logs, and gardenlet's and druid's JSON logs.
    """
    deadline_s = DEADLINE_S if deadline is None else seconds(deadline)
    check_deadline(deadline_s)
    reader, record = Reader(window=0 if follow else WINDOW), Record(deadline_s)
    console = Console(quiet=as_json)
    with opened(history) as file:
        try:
            for found in reader.read(file):
                timed = arrived(found) if follow else found
                for news in record.see(timed):
                    if follow:
                        told(console, news, deadline_s, as_json)
        except OSError as error:
            raise BadInputError(f"{str(history)!r} cannot be read: {error.strerror}") from None
    answer = answered(record, reader)
    if as_json:
        click.echo(json.dumps(answer.as_json()))
    else:
        console.lines(Text(line, style=style) for line, style in answer.lines())
    return STATUS[answer.verdict]


def answered(record: Record, reader: Reader) -> Answer:
    """Return the answer. Raises BadInputError where the record holds nothing usable."""
    stories = record.told()
    if not stories:
        raise BadInputError(f"there is no Etcd in the history{what_there_is(reader.problems, reader.documents)}")
    etcds = tuple(EtcdAnswer(story, record.ends, record.deadline_s) for story in stories)
    return Answer(record, reader.problems, reader.documents, etcds)


def what_there_is(problems: Problems, documents: int) -> str:
    """Return what was found in a record of which nothing is usable."""
    bad = [
        f"{plural(n, 'line')} {sort.value}, the first is {problems.lines[sort][0]}"
        for sort, n in problems.counts.items()
    ]
    return f": {plural(documents, 'document')}; {'; '.join(bad)}" if bad else f": {plural(documents, 'document')}"


@contextmanager
def opened(history: Path) -> Iterator[BinaryIO]:
    """Open a history, or standard input. Raises BadInputError."""
    if str(history) == "-":
        yield sys.stdin.buffer
        return
    try:
        file = history.open("rb")
    except OSError as error:
        raise BadInputError(f"the history {str(history)!r} cannot be read: {error.strerror}") from None
    with file:
        yield file


def arrived(found: Observation | Hint) -> Observation | Hint:
    """Return what has just arrived with the time of its arrival, unless it began before this command did."""
    is_listed = isinstance(found, Observation) and found.at is not None and time.time() - found.at > LISTED_S
    return found if is_listed else evolve(found, at=time.time())


LISTED_S = 60
"""What a watch lists when it begins is older than that; its own times are better."""


def told(console: Console, news: News, deadline_s: float, as_json: bool) -> None:
    """Print what is new, at once."""
    request, broken = news.request, news.broken
    if as_json:
        told_as_json(news, deadline_s)
        return
    name = "/".join(news.etcd)
    if request is not None:
        verdict = request.verdict(news.at, deadline_s)
        age = request.age_s(news.at)
        after = f" after {age:.0f} s: {verdict}" if news.what == "cleared" and age is not None else ""
        by = request.set_by if news.what == "set" else request.cleared_by
        what = "requested" if news.what == "set" else "cleared"
        line = f"{name}: {what}{f' by {by}' if by else ''}{after}{when(news.at)}"
        console.lines([Text(line, style="bold red" if verdict in LOST else "")])
    elif broken is not None:
        console.lines([Text(f"{name}: {broken.invariant.name}: {broken.invariant.sentence}", style="bold red")])


def told_as_json(news: News, deadline_s: float) -> None:
    """Print what is new as one JSON object in a line of its own."""
    head = {"namespace": news.etcd[0], "name": news.etcd[1], "line": news.line, "at": news.at, "what": news.what}
    if news.request is not None:
        head |= {"request": news.request.as_json(news.at, deadline_s)}
    if news.broken is not None:
        head |= {"invariant": news.broken.invariant.name}
    click.echo(json.dumps(head))
