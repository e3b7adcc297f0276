"""A Hypothesis state machine made from a model: one rule per action, which draws only where there is a choice.

Forced steps run by themselves inside the rule before them, and so does time while nothing else is possible. Hypothesis
decides at the forks, shrinks and remembers; what is looked for, and when to stop, is told by a `Watcher`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol
from zlib import crc32

import attrs
from hypothesis import strategies as st
from hypothesis.internal.conjecture.data import ConjectureData, Status
from hypothesis.stateful import RuleBasedStateMachine, RuleStrategy, rule

from model.kernel import Model, Step
from properties.search.forks import Forks, Way, check_progress
from properties.search.tables import Word

BEGIN, TIME = "begin", "let_time_pass"
SWARM_TICKS = 60
FULL = 256
SHARE = st.integers(0, FULL - 1)
SALT = st.integers(0, 2**16 - 1)


@attrs.frozen
class Swarm:
    """Which steps a run leaves out while it may: `share` of 256 of them, picked by their labels and `salt`."""

    epoch: int
    share: int
    salt: int

    def leaves_out(self, label: str) -> bool:
        """Say whether the step with this label is left out."""
        return self.share > 0 and crc32(f"{self.salt} {label}".encode()) % FULL < self.share


class Watcher(Protocol):
    """What a machine tells of its run, and whom it asks whether to go on."""

    forks: Forks
    horizon_ticks: int

    def began(self) -> None:
        """A run begins."""

    def saw(self, run: "Run") -> None:
        """A run has reached `run.words[-1]`. Raises what makes the run a failure."""

    def ended(self, run: "Run") -> None:
        """A run is over: nothing is left to do, or its horizon has come. May raise as `saw` does."""


class Run(RuleBasedStateMachine):
    """One run through the model: `steps` and `words`, one more than steps, and how many `ticks` have passed."""

    watcher: Watcher
    starts: Sequence[Sequence[Step]] = ()

    def __init__(self) -> None:
        super().__init__()
        # The rule strategy is all that is exchanged in Hypothesis: see docs/decisions/0002-hunts.md.
        self._rules_strategy = GenuineChoices(self)
        self.words: list[Word] = [self.watcher.forks.tables.initial]
        self.steps: list[Step] = []
        self.ticks = 0
        self.since_tick = 0
        self.has_begun = False
        self.is_over = False
        self.swarm: Swarm | None = None
        self.watcher.began()

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways out of the word that the run is at."""
        return self.watcher.forks.ways(self.words[-1])

    def take(self, way: Way) -> None:
        """Take one step, and let the watcher see where it leads."""
        self.steps.append(way.step)
        self.words.append(way.word)
        if way.step.action is None:
            self.ticks += 1
            self.since_tick = 0
        else:
            self.since_tick += 1
            check_progress(self.since_tick)
        self.watcher.saw(self)

    def go_on(self) -> None:
        """Take all steps that are forced, up to the next choice, the horizon or the end."""
        while not self.is_over:
            if self.ticks >= self.watcher.horizon_ticks or self.watcher.forks.is_idle(self.words[-1]):
                self.is_over = True
                self.watcher.ended(self)
            elif len(self.ways) == 1:
                self.take(self.ways[0])
            else:
                return

    def choose(self, name: str, args: Mapping[str, Any]) -> None:
        """Take the step with this name and these arguments, and what is forced after it."""
        way = next(w for w in self.ways if _name(self.model, w) == name and arguments(self.model, w.step) == args)
        self.take(way)
        self.go_on()

    @property
    def model(self) -> Model:
        """The model that the run goes through."""
        return self.watcher.forks.tables.model

    @rule()
    def begin(self, start: int = -1) -> None:
        """Run to the first choice, or along one of the given starts first."""
        self.has_begun = True
        self.watcher.saw(self)
        for step in self.starts[start] if start >= 0 else ():
            word = self.watcher.forks.tables.successor(self.words[-1], step)
            assert word is not None
            self.take(Way(step, word, False))
        self.go_on()

    @rule()
    def let_time_pass(self) -> None:
        """Let a tick pass although something could be done."""
        self.choose(TIME, {})


class GenuineChoices(RuleStrategy):
    """Draws the next step among those that are possible: one index, and only where there is more than one.

    Swarm testing leaves out some of the steps that are not urgent, which means that these come as late as they can;
    never an urgent one, and never the tick, so that no run comes to a dead end. What is left out is drawn anew each
    SWARM_TICKS: a run that puts something off for ever learns nothing more. A run that is over is concluded at once.
    """

    def do_draw(self, data: ConjectureData) -> tuple[Any, dict[str, Any]]:
        """Draw a rule with its arguments."""
        run = self.machine
        assert isinstance(run, Run)
        rules = rules_by_name(type(run))
        if run.is_over:
            data.conclude_test(Status.VALID)
        if not run.has_begun:
            last = len(run.starts) - 1
            return rules[BEGIN], {"start": data.draw(st.integers(-1, last))} if last >= 0 else {}
        if run.swarm is None or run.swarm.epoch != run.ticks // SWARM_TICKS:
            run.swarm = Swarm(run.ticks // SWARM_TICKS, data.draw(SHARE), data.draw(SALT))
        model = run.model
        ways = [
            way
            for way in run.ways
            if way.urgent or way.step.action is None or not run.swarm.leaves_out(model.label(way.step))
        ] or list(run.ways)
        way = data.draw(st.sampled_from(ways)) if len(ways) > 1 else ways[0]
        return rules[_name(model, way)], arguments(model, way.step)


_RULES: dict[type[Run], dict[str, Any]] = {}


def rules_by_name(machine: type[Run]) -> dict[str, Any]:
    """Return a machine's rules by their names."""
    found = _RULES.get(machine)
    if found is None:
        found = _RULES[machine] = {r.function.__name__: r for r in machine.setup_state().rules}
    return found


def _name(model: Model, way: Way) -> str:
    return TIME if way.step.action is None else model.actions[way.step.action].name


def arguments(model: Model, step: Step) -> dict[str, Any]:
    """Return a step's instance and arguments as one dictionary."""
    if step.action is None:
        return {}
    return {**model.actions[step.action].instance, **dict(step.args)}


def _rule_for(name: str, sentence: str) -> Callable[..., None]:
    def step(self: Run, **chosen: Any) -> None:
        self.choose(name, chosen)

    step.__name__ = name
    step.__qualname__ = name
    step.__doc__ = sentence
    return rule()(step)


def make(watcher: Watcher, key: str, starts: Sequence[Sequence[Step]] = ()) -> type[Run]:
    """Return the machine class for a watcher's model. `key` tells its examples in the database from others'.

    A run begins at the initial world, or with one of the runs in `starts`.
    """
    model = watcher.forks.tables.model
    rules = {bound.name: _rule_for(bound.name, bound.action.sentence) for bound in model.actions}
    body = {
        **rules,
        "watcher": watcher,
        "starts": starts,
        "_hypothesis_internal_add_digest": key.encode(),
        "__module__": __name__,
    }
    return type("Run", (Run,), body)
