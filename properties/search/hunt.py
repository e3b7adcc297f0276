"""A hunt: Hypothesis looks for a run that violates one property, shrinks it, and a plain search makes it short.

What a violation is, and of which kind, is decided here for each run; how runs are drawn lives in `machine`, how a kind
is decided in `kinds`, how a trace is shortened in `plain`.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

import attrs
from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis.database import DirectoryBasedExampleDatabase, ExampleDatabase, InMemoryExampleDatabase
from hypothesis.errors import Flaky
from hypothesis.stateful import run_state_machine_as_test

from model.kernel import Model, Step
from properties.property import Property, bind
from properties.search.coverage import Seen
from properties.search.forks import Forks
from properties.search.interrupt import noted
from properties.search.kinds import OPEN, Cause, Choices, Judge, Judgement, Kind, judges, rank
from properties.search.machine import Run, make
from properties.search.plain import Found, shorten
from properties.search.shrink import shrink
from properties.search.tables import Tables, Word

EXAMPLES = ".hypothesis/examples"
PROFILES = {"quick": (100, 800), "ci": (400, 1_000), "deep": (4_000, 2_000)}
NO_CHECKS = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)
for _name, (_examples, _choices) in PROFILES.items():
    settings.register_profile(
        _name,
        max_examples=_examples,
        stateful_step_count=_choices,
        deadline=None,
        suppress_health_check=NO_CHECKS,
        report_multiple_bugs=False,
        print_blob=False,
    )


def database(empty: bool) -> ExampleDatabase:
    """Return where failures are remembered: in Hypothesis's usual directory, or nowhere."""
    return InMemoryExampleDatabase() if empty else DirectoryBasedExampleDatabase(EXAMPLES)


@attrs.frozen
class Options:
    """How a hunt goes about it.

    `kinds` are the kinds that count as failure; None means all. `horizon_ticks` ends a run. `key` tells this hunt's
    remembered failures from others', and `is_known` says that a violation of an `always` property is no news.
    `shrink_replays` bounds the replays that shrink a run, `shorten_worlds` what the plain search may visit after that,
    `judge_worlds` what a judgement may, and `beside_worlds` what all judgements of other runs may together. All are
    counts, so that the same seed gives the same answer. Only `timeout_s` is a time, in which a run is found and shrunk.
    A run begins at the initial world, or with one of the runs in `starts`.
    """

    seed: int
    horizon_ticks: int
    kinds: frozenset[Kind] | None = None
    choices: Choices = "adversarial"
    profile: str = "quick"
    max_examples: int | None = None
    timeout_s: float | None = None
    database: ExampleDatabase | None = None
    key: str = ""
    is_known: bool = False
    shrink_replays: int = 300
    shorten_worlds: int = 5_000
    judge_worlds: int = 300_000
    beside_worlds: int = 40_000
    starts: tuple[tuple[Step, ...], ...] = ()


@attrs.frozen
class Finding:
    """A violation: its kind (None for an `always` property), its cause, its case, and the run up to it."""

    kind: Kind | None
    cause: Cause | None
    case: int
    found: Found = attrs.field(eq=False, repr=False)

    @property
    def what(self) -> tuple[Kind | None, Cause | None]:
        """What tells this finding from others."""
        return self.kind, self.cause


@attrs.frozen(eq=False)
class Result:
    """What a hunt came to. `loop` are the steps after the trace's own that lead back to where they began."""

    finding: Finding | None
    loop: tuple[Step, ...]
    is_shortest: bool
    others: tuple[tuple[Finding, int], ...]
    runs: int
    steps: int
    worlds: int
    premise: int
    hunt_s: float
    seconds: float
    timed_out: bool
    seen: Seen = attrs.field(factory=Seen)
    words: tuple[Word, ...] = ()


class ViolationError(AssertionError):
    """A run violates the property."""


class TimeUp(BaseException):
    """The time limit has come: no Exception, so that Hypothesis does not take it for a failure of the run."""


class Hunter:
    """Watches the runs of one hunt. See `properties.search.machine.Watcher`."""

    def __init__(self, model: Model, what: Property, options: Options, progress: Callable[["Hunter"], None]) -> None:
        self.options = options
        self.what = what
        self.progress = progress
        self.tables = Tables(model)
        self.forks = Forks(self.tables)
        self.cases = bind(what, self.tables)
        self.judges = judges(self.tables, self.cases, options.choices, options.judge_worlds)
        for judge in self.judges.values():
            judge.onward.check = self.check_time
        self.horizon_ticks = options.horizon_ticks
        self.seen = Seen()
        self.thorough = options.kinds is None or not options.kinds <= {"stuck", "early"}
        self.target: Finding | None = None
        self.others: dict[tuple[Kind | None, Cause | None], tuple[Finding, int]] = {}
        self.undecided: list[Finding] = []
        self.runs = self.steps = self.premise = 0
        self.began_at = time.perf_counter()
        self.found_at: float | None = None
        self.is_timed = True
        self.check_interrupt: Callable[[], None] = lambda: None
        self._begin()

    # -- what the machine tells -------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self.asked_at: dict[int, int] = {}
        self.told: set[tuple[int, str]] = set()
        self.met = False

    def began(self) -> None:
        """A run begins: forget the one before."""
        self._begin()
        if self.target is None:
            self.check_time()
            self.runs += 1
            self.progress(self)

    def saw(self, run: Run) -> None:
        """Look at the word that a run has reached."""
        word = run.words[-1]
        self.seen.step(run.steps)
        if self.target is None:
            self.steps += 1
            if not self.steps % 1_000:
                self.check_time()
        for number, case in enumerate(self.cases):
            if not self.met and case.witness(word):
                self.met = True
                self.premise += self.target is None
            if case.breaks(word):
                self._report(run, number, None, "breaks")
            if case.early(word):
                self._report(run, number, "early", "early")
            if not case.overdue(word):
                self.asked_at.pop(number, None)
            elif number not in self.asked_at or run.steps[-1].action is None:
                self._ask(run, number)

    def ended(self, run: Run) -> None:
        """A run is over; ask once more about what is overdue then."""
        for number, case in enumerate(self.cases):
            if case.overdue(run.words[-1]):
                self._judge(run, number)

    # -- what it makes of it ----------------------------------------------------------------------------------------

    def is_time_up(self) -> bool:
        """Tell whether the time limit, if there is one, has come."""
        limit = self.options.timeout_s
        return limit is not None and time.perf_counter() - self.began_at > limit

    def check_time(self) -> None:
        """While runs are drawn or shrunk, raise TimeUp when the time is up, or KeyboardInterrupt when Ctrl-C came."""
        self.check_interrupt()
        if self.is_timed and self.is_time_up():
            raise TimeUp

    def _ask(self, run: Run, number: int) -> None:
        """Judge an overdue request when it becomes overdue, and then each time that it has been so twice as long."""
        first = self.asked_at.setdefault(number, run.ticks)
        since = run.ticks - first
        if since & (since - 1) == 0:
            self._judge(run, number)

    def _judge(self, run: Run, number: int) -> None:
        judge = self.judges[number]
        judgement = judge.judge(run.words[-1], thorough=self.thorough)
        if judgement.kind is None:
            if len(self.undecided) < 20 and self.target is None:
                self.undecided.append(Finding(None, None, number, Found(tuple(run.steps), tuple(run.words))))
            return
        length = self._decided_at(judge, run.words, judgement) + 1
        self._report(run, number, judgement.kind, judgement.kind, judgement.cause, length)

    def _decided_at(self, judge: Judge, words: Sequence[Word], judgement: Judgement) -> int:
        """Return a place at which the judgement of the last word holds, and not at the one before: by doubled steps."""

        def holds(place: int) -> bool:
            word = words[place]
            calm = not self.is_time_up() and judge.case.overdue(word)
            return calm and judge.judge(word, thorough=self.thorough) == judgement

        high, back = len(words) - 1, 1
        while high - back > 0 and holds(high - back):
            high, back = high - back, 2 * back
        low = max(high - back, 0)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if holds(middle) else (middle, high)
        return high

    def _report(
        self, run: Run, number: int, kind: Kind | None, name: str, cause: Cause | None = None, length: int = 0
    ) -> None:
        length = length or len(run.words)
        wanted = kind is None or self.options.kinds is None or kind in self.options.kinds
        if wanted and (self.target is None or self.target.what == (kind, cause)):
            found = Found(tuple(run.steps[: length - 1]), tuple(run.words[:length]))
            if self.target is None:
                self.target = Finding(kind, cause, number, found)
                self.found_at = time.perf_counter()
            raise ViolationError(f"{self.what.name} is violated{f' ({kind})' if kind else ''}: {self.what.sentence}")
        if self.target is None and (number, name) not in self.told:
            self.told.add((number, name))
            found = Found(tuple(run.steps[: length - 1]), tuple(run.words[:length]))
            self._beside(Finding(kind, cause, number, found))

    def _beside(self, finding: Finding) -> None:
        best, times = self.others.get(finding.what, (finding, 0))
        if len(finding.found.steps) < len(best.found.steps):
            best = finding
        self.others[finding.what] = (best, times + 1)

    # -- after the runs ---------------------------------------------------------------------------------------------

    def decide_beside(self) -> None:
        """Decide what was left undecided in the runs, as far as the budget goes."""
        budget = 0 if self.is_time_up() else self.options.beside_worlds
        for undecided in self.undecided:
            judge = self.judges[undecided.case]
            judge.limit = max(budget, 0)
            before = judge.worlds
            judgement = judge.judge(undecided.found.words[-1]) if budget > 0 else OPEN
            budget -= judge.worlds - before
            self._beside(attrs.evolve(undecided, kind=judgement.kind, cause=judgement.cause))

    def goal(self, finding: Finding) -> Callable[[Word], bool]:
        """Return the test for words that violate the property as the finding does."""
        case, judge = self.cases[finding.case], self.judges[finding.case]
        if finding.kind is None:
            return case.breaks
        if finding.kind == "early":
            return case.early
        thorough = self.thorough or finding.kind != "stuck"

        def goal(word: Word) -> bool:
            if not case.overdue(word):
                return False
            found = judge.judge(word, thorough=thorough)
            return (found.kind, found.cause) == finding.what

        return goal

    def shortened(self, finding: Finding) -> tuple[Finding, bool]:
        """Return the finding with a shorter run to the same kind and cause, and whether none is shorter."""
        if finding.kind == "open" or self.is_time_up():
            return finding, False
        goal = self.goal(finding)
        options = self.options
        found = shrink(self.forks, finding.found, goal, replays=options.shrink_replays, is_time_up=self.is_time_up)
        if self.is_time_up():
            return attrs.evolve(finding, found=found), False
        short = shorten(self.forks, found, goal, limit=options.shorten_worlds)
        return attrs.evolve(finding, found=short.found), short.is_shortest


def hunt(
    model: Model, what: Property, options: Options, progress: Callable[[Hunter], None] = lambda hunter: None
) -> Result:
    """Hunt for a violation of one property in one model, and return what was found, shortened.

    Raises ModelError for an error of the model: a time lock, or time that stands still.
    """
    began = time.perf_counter()
    hunter = Hunter(model, what, options, progress)
    timed_out = _run(hunter)
    words = tuple(hunter.forks.known)
    hunt_s = (hunter.found_at or time.perf_counter()) - began
    finding, loop, is_shortest = hunter.target, (), False
    if finding is not None:
        with suppress(TimeUp):
            finding, is_shortest = hunter.shortened(finding)
        hunter.is_timed = False
        finding, loop = with_loop(hunter, finding)
    hunter.is_timed = False
    hunter.decide_beside()
    return Result(
        finding=finding,
        loop=loop,
        is_shortest=is_shortest,
        others=tuple(sorted(hunter.others.values(), key=lambda o: (rank(o[0].kind), -o[1], repr(o[0].cause)))),
        runs=hunter.runs,
        steps=hunter.steps,
        worlds=len(hunter.forks.known),
        premise=hunter.premise,
        hunt_s=hunt_s,
        seconds=time.perf_counter() - began,
        timed_out=timed_out,
        seen=hunter.seen,
        words=words,
    )


def _run(hunter: Hunter) -> bool:
    """Let Hypothesis run; return whether the time was up before it had finished."""
    options = hunter.options
    machine = seed(options.seed)(make(hunter, options.key, options.starts))
    profile = settings.get_profile(options.profile)
    chosen = settings(
        profile,
        max_examples=options.max_examples or profile.max_examples,
        database=options.database,
        derandomize=False,
        deadline=None,
        suppress_health_check=NO_CHECKS,
        report_multiple_bugs=False,
        print_blob=False,
        verbosity=Verbosity.quiet,
        phases=(Phase.reuse, Phase.generate),
    )
    try:
        with noted() as hunter.check_interrupt:
            # A run ends by itself. Were it allowed to stop early, Hypothesis's mutations would stop most at once.
            run_state_machine_as_test(machine, settings=chosen, _min_steps=chosen.stateful_step_count)
    except (ViolationError, Flaky):
        # Flaky: a replay was judged with more knowledge than the run before it, such as a budget that now suffices.
        return False
    except TimeUp:
        return True
    return False


def with_loop(hunter: Hunter, finding: Finding) -> tuple[Finding, tuple[Step, ...]]:
    """Return a stuck or starved finding led up to its loop, and the loop's steps; others as they are, without one."""
    if finding.kind not in ("stuck", "starved"):
        return finding, ()
    lasso = hunter.judges[finding.case].lasso(finding.found.words[-1])
    if lasso is None:
        return finding, ()
    words = finding.found.words
    words = (*words, *replayed(hunter.tables, words[-1], lasso.prefix))
    found = Found((*finding.found.steps, *lasso.prefix), words)
    return attrs.evolve(finding, found=found), lasso.loop


def replayed(tables: Tables, word: Word, steps: tuple[Step, ...]) -> Iterator[Word]:
    """Yield the word after each step."""
    for step in steps:
        after = tables.successor(word, step)
        if after is None:
            raise AssertionError(f"{tables.model.label(step)} is not possible where it was found")
        yield after
        word = after
