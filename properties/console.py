"""What the command line prints: results on standard output, progress on a terminal's standard error."""

from __future__ import annotations

import errno
import os
import shlex
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import IO, TYPE_CHECKING, Any, Self

import rich.console
from rich.text import Text

from properties.question import Question
from properties.traces.replay import Replay
from properties.traces.text import WIDTH
from properties.why import Why

if TYPE_CHECKING:  # what the searches load takes longer than to replay a trace
    from properties.search.explore import Progress as Explored
    from properties.search.hunt import Finding, Hunter, Options, Result
    from properties.search.kinds import Cause

MOST_NAMES = 12
HELPS = {
    "stuck": "No run whatsoever clears the request any more: waiting does not help, the protocol must change.",
    "starved": "Clearing it stays possible, but a fair run never does: retry, back-off or priority would help.",
    "early": "It was cleared although it was not served: the handshake must change.",
    "late": "It is always cleared in the end, but later than its deadline: a longer timeout would help.",
    "open": "It is late; whether it can still be cleared was not decided within the budget.",
}


class Output(rich.console.Console):
    """Where is written; that nobody reads it any more is for the command to tell."""

    def on_broken_pipe(self) -> None:
        """Go on as any other writer does. Raises BrokenPipeError."""
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


class Console:
    """Standard output, in colour on a terminal only; a quiet one prints nothing."""

    def __init__(self, *, quiet: bool = False, file: IO[str] | None = None) -> None:
        self.quiet = quiet
        self.out = Output(highlight=False, soft_wrap=True, file=file)

    def lines(self, lines: Iterable[Text]) -> None:
        """Print lines as they are."""
        for line in lines:
            if not self.quiet:
                line.rstrip()
                self.out.print(line)

    def say(self, sentence: str = "", style: str = "") -> None:
        """Print a sentence, wrapped."""
        self.lines(Text(part, style=style) for part in wrap(sentence, WIDTH, break_on_hyphens=False) or [""])

    def heading(self, question: Question, options: Options) -> None:
        """Print what is asked, with the seed."""
        self.say(question.title, "bold")
        self.say(f"seed {options.seed}, profile {options.profile}{described(question)}")

    def verdict(
        self,
        question: Question,
        options: Options,
        result: Result,
        trace: Path | None,
        coverage: Mapping[str, Any] | None = None,
    ) -> None:
        """Print what was found and what was covered; the last line says the latter."""
        if result.finding is not None:
            self._found(question, result, result.finding, trace)
        for other, times in result.others:
            self.say()
            where = f"in {times} run{'s' if times > 1 else ''}, the shortest of {len(other.found.steps)} steps"
            self.say(f"beside it: {other.kind or 'violated'}, {where}", "yellow")
            self.cause(other.cause)
        self.say()
        if not result.premise:
            self.say("The premise of the property was never met: this says nothing about it.", "bold yellow")
        self._coverage(coverage or {})
        worlds = f"{result.runs} runs, {result.steps} steps, {result.worlds} worlds in {result.seconds:.1f} s"
        if result.finding is None:
            limit = "the time limit came; " if result.timed_out else ""
            sought = "violation" if options.kinds is None else " or ".join(sorted(options.kinds)) + " run"
            self.say(f"No {sought} found; {limit}nothing is proved.", "bold")
        self.say(f"Covered: {worlds}, seed {options.seed}.")

    def _coverage(self, coverage: Mapping[str, Any]) -> None:
        """Print how much of what can be reached was seen, where that is known, and what never happened."""
        if coverage.get("of_worlds") is not None:
            seen = (f"{coverage[what]} of {coverage[f'of_{what}']} {what}" for what in ("worlds", "actions", "pairs"))
            self.say(f"seen: {', '.join(seen)} of actions")
        if never := coverage.get("never"):
            more = f", and {len(never) - MOST_NAMES} more" if len(never) > MOST_NAMES else ""
            self.say(f"never happened: {', '.join(never[:MOST_NAMES])}{more}")

    def _found(self, question: Question, result: Result, finding: Finding, trace: Path | None) -> None:
        self.say()
        long = len(finding.found.steps) + len(result.loop)
        short = shortness(question) if result.is_shortest and not result.loop else ""
        self.say(f"violated{f': {finding.kind}' if finding.kind else ''}, {long} steps{short}", "bold red")
        if finding.kind is not None:
            self.say(HELPS[finding.kind])
        self.cause(finding.cause)
        if trace is not None:
            self.saved(trace)

    def saved(self, trace: Path) -> None:
        """Print where a trace was saved, on lines that can be copied."""
        self.lines([Text(f"saved as {trace}"), Text(f"replay it with: overdue replay {shlex.quote(str(trace))}")])

    def cause(self, cause: Cause | None) -> None:
        """Print who goes round in a loop."""
        if cause is None:
            return
        self.say("who goes round for ever:")
        for actor, actions in cause.by_actor().items():
            self.say(f"  {actor}: {', '.join(actions)}")
        if cause.still:
            self.say("what never changes: " + ", ".join(" ".join(one) for one in cause.still))

    def replayed(self, run: Replay) -> None:
        """Print what a replay has shown."""
        trace = run.trace
        self.say()
        if run.violated_at is None:
            self.say(f"All {len(trace.steps)} steps are possible, but {run.why_not}.", "bold")
            return
        judged = run.judgement.kind if run.judgement is not None else None
        kind = judged or trace.kind
        self.say(f"violated{f': {kind}' if kind else ''}", "bold red")
        if kind is not None:
            self.say(HELPS[kind])
        if judged is not None and judged not in (trace.kind, "open"):
            self.say(f"The trace says {trace.kind}, but on this model it is {judged}.", "bold yellow")
        if run.judgement is not None:
            self.cause(run.judgement.cause)
        exhausted = f", and {run.judged_worlds} worlds after it" if run.judged_worlds else ""
        self.say(f"Covered: the {len(trace.steps)} steps of this run{exhausted}.")

    def why(self, why: Why) -> None:
        """Print an explanation."""
        self.say()
        self.say("why", "bold")
        for sentence in why.sentences:
            self.say(sentence)
        if why.waits:
            self.say("at the end", "bold")
        for sentence in why.waits:
            lines = wrap(f"- {sentence}", WIDTH, subsequent_indent="  ", break_on_hyphens=False)
            self.lines(Text(line) for line in lines)

    def listing(self, heading: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Print one list: the name, and the sentence beside it."""
        if heading:
            self.say(heading, "bold")
        width = max((len(row["name"]) for row in rows), default=0)
        for row in rows:
            parts = wrap(row["sentence"], max(30, WIDTH - width - 4), break_on_hyphens=False) or [""]
            for number, part in enumerate(parts):
                name = row["name"] if number == 0 else ""
                self.lines([Text(f"  {name:<{width}}  ").append(part)])
        if heading:
            self.say()


def shortness(question: Question) -> str:
    """Return what is said of a run that is certainly shortest: a partial order leaves out runs, shorter ones too."""
    among = " in this partial order" if question.settings.partial_order else ""
    return f", no run{among} is shorter"


def described(question: Question) -> str:
    """Return the settings that tell this question from another, in words."""
    settings = question.settings
    found = f", tick {settings.tick_s} s"
    if question.deadline_s is not None:
        found += f", deadline {question.deadline_s:g} s"
    faults = [f"{name}={n}" for name, n in question.budgets.items() if n]
    found += f", faults {' '.join(faults)}" if faults else ", no faults"
    found += "".join(f", {name}={value:g} s" for name, value in settings.set.items())
    found += "".join(f", with {name}" for name in settings.changes)
    found += ", fair choices" if settings.choices == "fair" else ""
    return found + ("" if settings.partial_order else ", without partial order")


class Progress:
    """One line on stderr that is written over about four times a second; nothing when stderr is no terminal."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.shown = not quiet and sys.stderr.isatty()
        self.last = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.last:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def update(self, hunter: Hunter) -> None:
        """Show how far a hunt is."""
        self.show(f"{hunter.runs} runs, {hunter.steps} steps, {len(hunter.forks.known)} worlds")

    def explored(self, now: Explored) -> None:
        """Show how far an exhaustive search is."""
        speed = now.worlds / now.seconds if now.seconds else 0
        counts = f"{now.worlds:,} worlds, {speed:,.0f} a second, depth {now.depth}, {now.waiting:,} waiting"
        self.show(f"{counts}, {now.mib:,.0f} MiB")

    def show(self, text: str) -> None:
        """Write over the line, unless it was written just now."""
        now = time.monotonic()
        if self.shown and now - self.last > 0.25:
            self.last = now
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()
