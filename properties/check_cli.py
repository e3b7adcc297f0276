"""The command line's judge of real clusters: `overdue check HISTORY`."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import wrap
from typing import BinaryIO

import click
from attrs import evolve
from rich.text import Text

from properties import command
from properties.command import FAULTS, FOUND, HOLDS, INCONCLUSIVE, Written, careful, saved, with_options
from properties.console import Console
from properties.histories.answer import NOT_ASKED, Answer, EtcdAnswer, plural, when
from properties.histories.conformance import MOST_WORLDS, Limits
from properties.histories.episodes import LOST
from properties.histories.explain import Explainer
from properties.histories.observation import Hint, Observation
from properties.histories.readers.reader import WINDOW, Reader
from properties.histories.record import MOST_KEPT, News, Record
from properties.question import Question
from properties.registry import BadInputError, check_deadline, named_numbers, seconds
from properties.search.identity import digest
from properties.traces.replay import replay
from properties.traces.text import WIDTH
from properties.traces.trace import Settings, Trace, traced

UNFIT = 4
STATUS = {"holds": HOLDS, "violated": FOUND, "inconclusive": INCONCLUSIVE, "not explained": UNFIT}
DEADLINE_S = 300


@click.command("check")
@click.argument("history", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--deadline", help="The deadline of a request, such as 30s, 5min or 20min; by default 5min.")
@click.option("--system", "systems", multiple=True, help="A system; by default those that fit the record's releases.")
@click.option("--scenario", "scenarios", multiple=True, help="A scenario that may explain it; by default all.")
@with_options(FAULTS)
@click.option("--etcd", "names", multiple=True, metavar="NAME", help="Only Etcds of this name, or namespace/name.")
@click.option(
    "--explain/--no-explain", default=True, show_default=True, help="Ask the model for a run that explains it."
)
@click.option("--max-worlds", type=click.IntRange(1), default=MOST_WORLDS, show_default=True,
              help="Give up to explain where more worlds agree with the record.")  # fmt: skip
@click.option("--trace", type=Written(), help="Save the run that explains it.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object; with --follow, one for each news as well."
)
@click.option("--follow", is_flag=True, help="Say what is new as it arrives: for a pipe from a running kubectl.")
@careful
def check_command(
    history: Path, deadline: str | None, systems: tuple[str, ...], scenarios: tuple[str, ...], faults: tuple[str, ...],
    names: tuple[str, ...], explain: bool, max_worlds: int, trace: Path | None, as_json: bool, follow: bool,
) -> int:  # fmt: skip
    """Judge what a real cluster recorded: HISTORY is a file, or - for standard input, plain or gzip.

    It may hold kubectl's watch events, objects or dumps, API-server audit logs, and gardenlet's and druid's JSON logs.
    """
    deadline_s = DEADLINE_S if deadline is None else seconds(deadline)
    check_deadline(deadline_s)
    explainer = asked_model(systems, scenarios, faults, max_worlds)
    reader = Reader(window=0 if follow else WINDOW)
    record = Record(deadline_s, MOST_KEPT if explain else 0)
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
    stories = [story for story in record.told() if not names or story.key[1] in names or "/".join(story.key) in names]
    if not stories:
        wanted = f" of the name {' or '.join(names)}" if names else ""
        raise BadInputError(f"there is no Etcd{wanted} in the history{what_there_is(reader)}")
    if trace is not None and (len(stories) > 1 or not explain):
        raise BadInputError("--trace takes the run of one Etcd: name it with --etcd, and leave out --no-explain")
    etcds = []
    for story in stories:
        explanation = explainer.explain(story) if explain else NOT_ASKED
        etcds.append(EtcdAnswer(story, record.ends, deadline_s, explanation))
    if trace is not None:
        saved(explaining(explainer, deadline_s), trace)
    answer = Answer(record, reader.problems, reader.documents, tuple(etcds))
    if as_json:
        click.echo(json.dumps(answer.as_json()))
    else:
        for line, style in answer.lines():
            indent = line[: len(line) - len(line.lstrip())] + "  "
            parts = wrap(line, WIDTH, subsequent_indent=indent, break_on_hyphens=False) or [""]
            console.lines(Text(part, style=style) for part in parts)
    return STATUS[answer.verdict]


def asked_model(
    systems: tuple[str, ...], scenarios: tuple[str, ...], faults: tuple[str, ...], max_worlds: int
) -> Explainer:
    """Return what explains records. Raises BadInputError for a name that is not known."""
    known = command.registry()
    for name in systems:
        known.one("system", name)
    for name in scenarios:
        if len(known.one("scenario", name).follows) > 1:
            raise BadInputError(f"the scenario {name!r} follows two Etcds, and a record is explained one by one")
        for system in systems:
            known.check_fit(system, name)
    budgets = {name: int(n) for name, n in named_numbers(faults, "budget", known.faults).items()}
    for name, budget in budgets.items():
        known.one("fault", name)
        if budget < 0:
            raise BadInputError(f"the budget of {name!r} must be 0 or more, not {budget}")
    return Explainer(known, systems, scenarios, budgets, limits=Limits(max_worlds))


def explaining(explainer: Explainer, deadline_s: float) -> Trace:
    """Return the explaining run as a trace. Raises BadInputError where there is none that can be replayed."""
    best = explainer.best
    if best is None or not best.is_explained:
        raise BadInputError("there is no run that explains the history, and no trace to save")
    if not best.is_strict or best.etcd_name != "events":
        raise BadInputError("the run that explains the history is none of a scenario that can be replayed")
    settings = Settings(tick_s=explainer.tick_s, deadline_s=deadline_s, faults=dict(explainer.faults))
    question = Question(
        explainer.registry, best.candidate.system, best.candidate.scenario, "annotation-deadline", settings
    )
    model = question.build()
    steps = traced(best.follower.tables.model, best.node.run())
    trace = Trace(
        digest(model), question.system, question.scenario, settings, question.property_name, "holds", None, 0, steps
    )
    run = replay(trace, model, question.what)
    if run.violated_at is None:
        return trace
    kind = run.judgement.kind if run.judgement is not None else "early"
    return evolve(trace, verdict="violated", kind=kind)


def what_there_is(reader: Reader) -> str:
    """Return what was found in a record of which nothing is usable."""
    problems = reader.problems
    bad = [f"{plural(n, 'line')} {s.value}, the first is {problems.lines[s][0]}" for s, n in problems.counts.items()]
    return ": " + "; ".join([plural(reader.documents, "document"), *bad])


@contextmanager
def opened(history: Path) -> Iterator[BinaryIO]:
    """Open a history, or standard input. Raises BadInputError."""
    if str(history) == "-" and sys.stdin is None:
        raise BadInputError("there is no standard input to read the history from: name a file")
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
        what = {"set": "requested", "cleared": "cleared", "overdue": "overdue"}[news.what]
        by = {"set": request.set_by, "cleared": request.cleared_by}.get(news.what)
        after = f" after {age:.0f} s" if news.what != "set" and age is not None else ""
        line = f"{name}: {what}{f' by {by}' if by else ''}{after}{when(news.at)}"
        line += f": {verdict}" if news.what == "cleared" else ""
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
