"""The command line's proofs: `overdue prove` decides questions by exhausting their worlds."""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

import attrs
import click

from model.kernel import Model
from properties import command, proved
from properties.command import (
    DEADLINE,
    FAULTS,
    FOUND,
    HOLDS,
    INCONCLUSIVE,
    PLACE,
    QUESTION,
    TRACES,
    Answer,
    Undecided,
    Written,
    asked,
    attempt,
    careful,
    conclude,
    saved,
    saved_or_why_not,
    time_limit,
    with_options,
)
from properties.console import Console, Progress, described
from properties.jobs import Place, as_done
from properties.question import Question
from properties.registry import BadInputError, seconds
from properties.search import promela, symbolic
from properties.search.checkpoint import STATE, Checkpoint
from properties.search.coverage import Reachable, bare
from properties.search.errors import NamesMatterError, NoDiagramsError
from properties.search.explore import Bounds, Exploration, Keeper
from properties.search.identity import identity
from properties.search.prove import Proof, prove
from properties.search.symmetry import Symmetry, sees
from properties.traces.replay import replay
from properties.traces.text import render
from properties.traces.trace import Settings, Trace

Done = TypeVar("Done")
DIRECTORY = Written(folder=True)
REACHED = Path(".overdue")
STATUS = {"holds": HOLDS, "violated": FOUND, "inconclusive": INCONCLUSIVE}
BOUNDS = (
    click.option("--max-states", type=click.IntRange(1), help="Give up after so many worlds."),
    click.option("--timeout", help="Give up after this time, such as 10min; each question has it anew."),
    click.option("--max-memory", type=click.IntRange(1), metavar="MIB", help="Give up before it takes more memory."),
)


def bounds(max_states: int | None, timeout: str | None, max_memory: int | None) -> Bounds:
    """Return the bounds that the options ask for."""
    return Bounds(max_states, time_limit(timeout), max_memory)


@attrs.frozen
class How:
    """How questions are decided: within bounds, which kinds count, what keeps the search of this name, how loudly.

    What can be reached in an exhausted model is remembered for the hunts, where the model is decided on this machine.
    """

    limits: Bounds
    kinds: frozenset[str] | None = None
    symmetry: bool = False
    symbolic: bool = False
    keeper: Callable[[str], Keeper | None] = lambda name: None
    quiet: bool = False
    remembers: bool = True

    def prove(self, question: Question, model: Model) -> Proof:
        """Decide one question, with progress on a terminal. Raises BadInputError where there is no symmetry."""
        if self.symbolic:
            return self._symbolic(question, model)
        symmetry = interchangeable(question) if self.symmetry else None
        ordered = getattr(question.registry.scenarios[question.scenario], "ordered", None) if symmetry else None
        asks = [*question.what.predicates.values(), *([ordered] if ordered else [])]
        keeper = self.keeper(identity(model, question.property_name, symmetry, asks=asks))
        choices: Any = question.settings.choices
        with Progress(quiet=self.quiet) as progress:
            try:
                return prove(
                    model,
                    question.what,
                    choices=choices,
                    wanted=self.kinds,  # type: ignore[arg-type]
                    symmetry=symmetry,
                    ordered=ordered,
                    bounds=self.limits,
                    progress=progress.explored,
                    keeper=keeper,
                )
            except NamesMatterError as error:
                raise BadInputError(f"{error}: leave out --symmetry") from None

    def _symbolic(self, question: Question, model: Model) -> Proof:
        with Progress(quiet=self.quiet) as progress:
            try:
                return symbolic.prove(
                    model,
                    question.what,
                    wanted=self.kinds,  # type: ignore[arg-type]
                    bounds=self.limits,
                    progress=progress.explored,
                )
            except NoDiagramsError as error:
                raise BadInputError(f"{error}, or leave out --symbolic") from None


def interchangeable(question: Question) -> Symmetry:
    """Return the instances that the scenario says are interchangeable. Raises BadInputError where there are none."""
    found = getattr(question.registry.scenarios[question.scenario], "symmetry", None)
    if not found:
        raise BadInputError(
            f"the scenario {question.scenario!r} names no instances that are interchangeable: leave out --symmetry"
        )
    model = question.build()
    watching = [f for watch in question.what.observers for f in (watch.update, watch.aged) if f is not None]
    asking = [*question.what.predicates.values(), *watching]
    for index, function in product(found, asking):
        if name := sees(model, index, function):
            why = f"looks at {name}, and so tells one {index} from another"
            raise BadInputError(f"{question.property_name!r} {why}: leave out --symmetry")
    return found


@click.command("prove")
@with_options(*QUESTION, DEADLINE, FAULTS, *BOUNDS)
@click.option("--kind", "kinds", multiple=True, help="Kinds that count: stuck, starved, early, late, open.")
@click.option("--out", type=Written(), help="Where to save the trace.")
@click.option("--checkpoint", type=DIRECTORY, help="Keep the search in this directory, so that it can go on.")
@click.option("--resume", type=DIRECTORY, help="Go on with the search in this directory, and keep it there.")
@click.option("--checkpoint-every", default="30s", show_default=True, help="How often it is kept.")
@click.option(
    "--export",
    type=Written(),
    metavar="FILE.pml",
    help="Write the exhausted model as a Promela program, in which Spin counts the same worlds.",
)
@click.option("--symmetry", is_flag=True, help="Take interchangeable instances for one, where the scenario names some.")
@click.option(
    "--symbolic",
    is_flag=True,
    help="Keep sets of worlds as decision diagrams, all orders included: for more worlds than fit into memory.",
)
@with_options(*PLACE)
@careful
def prove_command(
    max_states: int | None, timeout: str | None, max_memory: int | None, as_json: bool, kinds: tuple[str, ...],
    out: Path | None, checkpoint: Path | None, resume: Path | None, checkpoint_every: str, export: Path | None,
    symmetry: bool, symbolic: bool, jobs: int, cluster: str | None, **question: Any,
) -> int:  # fmt: skip
    """Visit every world that can be reached: it holds, or the shortest run that violates it is saved."""
    every = asked(kinds=kinds, **question)
    place = Place(1 if len(every) == 1 else jobs, cluster)
    if (len(every) > 1 or cluster is not None) and (out or checkpoint or resume or export):
        raise BadInputError(
            "--out, --checkpoint, --resume and --export take one question and no cluster"
            + (", and several are asked" if len(every) > 1 else "")
        )
    if checkpoint and resume:
        raise BadInputError("--resume keeps the search where it is: leave out --checkpoint")
    if export and export.suffix == ".h":
        raise BadInputError(f"--export takes the name of a program, such as model.pml, and not {str(export)!r}")
    if export and resume:
        raise BadInputError("--export writes what one process has explored: leave out --resume")
    if export and symmetry:
        raise BadInputError("--export writes all worlds, whatever their members are called: leave out --symmetry")
    others = {"--symmetry": symmetry, "--checkpoint": checkpoint, "--resume": resume, "--export": export}
    if symbolic and (given := [name for name, value in others.items() if value]):
        raise BadInputError(f"--symbolic goes without {given[0]}: leave out one of the two")
    every = [all_orders(one) if symbolic else one for one in every]
    for one in every if symmetry else ():
        interchangeable(one)
    directory = resume or checkpoint
    how = How(
        bounds(max_states, timeout, max_memory),
        frozenset(kinds) or None,
        symmetry,
        symbolic,
        lambda name: None if directory is None
        else Checkpoint(directory, name, resume=resume is not None, every_s=seconds(checkpoint_every)),
    )  # fmt: skip
    console = Console(quiet=as_json)
    try:
        if place.is_here:
            found = [attempt(lambda one: answered(one, how, console, out, export), one) for one in every]
        else:
            found = elsewhere(every, how, place, quiet=as_json)
    except KeyboardInterrupt:
        if directory is not None and (directory / STATE).exists():
            click.echo(f"overdue: go on with --resume {directory}", err=True)
        raise

    def told(answers: list[dict[str, Any]]) -> int:
        if as_json:
            click.echo(json.dumps(answers[0] if len(every) == 1 else {"results": answers}))
        verdicts = {answer["verdict"] for answer in answers}
        return next(STATUS[verdict] for verdict in ("violated", "inconclusive", "holds") if verdict in verdicts)

    return conclude([one.title for one in every], found, told)


@attrs.frozen
class Job:
    """One of several questions: picklable, so that another process can decide it."""

    system: str
    scenario: str
    property: str
    settings: Settings
    limits: Bounds
    kinds: frozenset[str] | None
    symmetry: bool
    symbolic: bool
    quiet: bool
    remembers: bool


def all_orders(question: Question) -> Question:
    """Return a question with no orders of steps left out."""
    return attrs.evolve(question, settings=attrs.evolve(question.settings, partial_order=False))


def elsewhere(every: list[Question], how: How, place: Place, *, quiet: bool) -> list[dict[str, Any] | Undecided]:
    """Decide questions in other processes; print each proof and save its trace as it is done. Raises BadInputError."""
    asked = [(q.system, q.scenario, q.property_name, q.settings) for q in every]
    work = [Job(*one, how.limits, how.kinds, how.symmetry, how.symbolic, quiet, place.cluster is None) for one in asked]

    def told(number: int, done: tuple[dict[str, Any], str, dict[Path, Trace]]) -> dict[str, Any]:
        answer, text, traces = done
        for path, trace in traces.items():
            saved(trace, path)
        click.echo(text, nl=False)
        return answer

    with Progress() as line:
        return all_done(decided, work, place, told, lambda count: line.show(f"{count} of {len(work)} questions"))


def all_done(
    do: Callable[[Any], Done],
    work: Sequence[Any],
    place: Place,
    tell: Callable[[int, Done], Answer],
    progress: Callable[[int], None],
) -> list[Answer | Undecided]:
    """Do jobs and return what `tell`, a function of a job's number and its result, makes of each.

    Raises BadInputError where nothing could be done; what was done before the place was lost is not lost with it.
    """
    found: dict[int, Answer | Undecided] = {}
    try:
        for number, done in as_done(partial(attempt, do), enumerate(work), place):
            found[number] = done if isinstance(done, Undecided) else attempt(partial(tell, number), done)
            progress(len(found))
    except BadInputError as error:
        if not found:
            raise
        found = dict.fromkeys(range(len(work)), Undecided(str(error))) | found
    return [found[number] for number in range(len(work))]


def decided(job: Job) -> tuple[dict[str, Any], str, dict[Path, Trace]]:
    """Return an answer as JSON and as it is to be printed, and its trace by the path at which it is to be saved."""
    question = Question(command.registry(), job.system, job.scenario, job.property, job.settings)
    traces: dict[Path, Trace] = {}

    def noted(trace: Trace, path: Path) -> Path:
        traces[path] = trace
        return path

    text = StringIO()
    how = How(job.limits, job.kinds, job.symmetry, job.symbolic, quiet=True, remembers=job.remembers)
    answer = answered(question, how, Console(quiet=job.quiet, file=text), None, None, save=noted)
    return answer, text.getvalue(), traces


def answered(
    question: Question,
    how: How,
    console: Console,
    out: Path | None,
    export: Path | None,
    save: Callable[[Trace, Path], Path] = saved,
) -> dict[str, Any]:
    """Decide one question, print the proof, save its trace, and return the answer as JSON."""
    model = question.build()
    console.say(question.title, "bold")
    console.say(described(question).removeprefix(", "))
    proof = how.prove(question, model)
    path: Path | None = None
    unsaved: BadInputError | None = None
    if proof.violation is not None:
        trace = proved.trace_of(question, model, proof.violation)
        path, unsaved = saved_or_why_not(save, trace, out or TRACES / question.file_name(trace))
        if not console.quiet:
            console.lines(render(replay(trace, model, question.what, judge_worlds=0), question.what.sentence))
    found = proof.found
    if (
        how.remembers
        and isinstance(found, Exploration)
        and found.graph is not None
        and found.exhausted
        and not found.is_symmetric
    ):
        remember(Reachable.of(found, found.graph), reached_path(model))
    answer = proved.as_json(question, proof, path, how.kinds)
    proved.tell(console, question, proof, answer, how.kinds)
    if unsaved is not None:
        raise unsaved
    if export is not None and isinstance(found, Exploration):
        if not found.exhausted:
            raise BadInputError(f"{str(export)!r} is not written: only a model that was exhausted can be exported")
        try:
            promela.export(found, export)
        except OSError as error:
            raise BadInputError(f"{str(export)!r} cannot be written: {error.strerror}") from None
    return answer


def reached_path(model: Model) -> Path:
    """Return where it is kept what can be reached in a model, for the hunts."""
    return REACHED / f"{identity(bare(model))[:16]}.json"


def remember(reachable: Reachable, path: Path) -> None:
    """Keep what can be reached, if that is possible: nobody has asked for it."""
    with suppress(OSError):
        reachable.save(path)
