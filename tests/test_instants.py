"""The worlds of each tick are those that the plain interpreter finds."""

import attrs
import pytest
from click.testing import CliRunner

from benchmarks.instants import counted, main
from model.kernel import Model
from properties.question import Question
from properties.registry import default_registry
from properties.traces.trace import Settings

SYSTEM, SCENARIO = "head", "migrate-hibernated-ha"


def plain(ticks: int) -> list[int]:
    """Count the worlds of each of the first ticks, one by one; observers are left out."""
    question = Question(default_registry(), SYSTEM, SCENARIO, "annotation-deadline", Settings())
    model = Model(attrs.evolve(question.build().binding, observers=()))
    here, counts = {model.initial}, []
    for _ in range(ticks):
        later, new = set(), list(here)
        while new:
            world = new.pop()
            reached = {after for _, after, _ in model.steps(world)} - here
            here |= reached
            new += reached
            ticked = model.tick(world)
            later |= set() if ticked is None else {ticked}
        counts.append(len(here))
        here = later
    return counts


def test_each_tick_has_the_worlds_that_the_plain_interpreter_finds() -> None:
    assert counted(SYSTEM, SCENARIO, 4, 16_000)["layers"][:2] == plain(2)


@pytest.mark.parametrize("words", [["--scenario", "rubbish"], ["--only", "rubbish", SCENARIO], ["--limit", "0"]])
def test_rubbish_is_refused(words: list[str]) -> None:
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert "Error: Invalid value" in result.output
