"""Runs written by hand, from upstream's words: the model can take each step, and breaks the property where they say.

A file has a lesson, the source of the words, the question, and then a step in each line: who does what, and after `--`
what upstream says of it; `wait` lets seconds pass.
"""

from pathlib import Path

import attrs
import pytest

from properties.property import Case, bind
from properties.question import Question
from properties.registry import default_registry
from properties.search.kinds import Judge, judges
from properties.search.tables import Tables, Word
from properties.traces.replay import first_violation
from properties.traces.trace import CLOCK, Settings, named

FOLDER = Path(__file__).parent / "golden" / "by_hand"
FILES = sorted(FOLDER.glob("*.txt"))


@attrs.frozen
class ByHand:
    """A run by hand: what is asked, and its steps as pairs of actor and action, or of CLOCK and seconds."""

    lesson: str
    source: str
    question: Question
    kind: str | None
    steps: tuple[tuple[str, str], ...]


def read(path: Path) -> ByHand:
    head, body = path.read_text(encoding="utf-8").split("\n\n", 1)
    given = dict(line.split(": ", 1) for line in head.splitlines())
    deadline_s = float(given["deadline"]) if "deadline" in given else None
    asked = (given["system"], given["scenario"], given["property"])
    words = [line.split(" -- ")[0].split() for line in body.splitlines()]
    steps = tuple((CLOCK if actor == "wait" else actor, what) for actor, what in words)
    question = Question(default_registry(), *asked, Settings(deadline_s=deadline_s))
    return ByHand(given["lesson"], given["from"], question, given.get("kind"), steps)


def taken(tables: Tables, run: ByHand) -> list[Word]:
    """Take the steps, of which each must be possible and the only one of its name."""
    words = [tables.initial]
    for number, (actor, what) in enumerate(run.steps, 1):
        for _ in range(int(what) // tables.model.binding.tick_s if actor == CLOCK else 1):
            found = [
                after
                for step, after in tables.successors(words[-1])
                if (actor == CLOCK if step.action is None else named(tables.model, step)[:2] == (actor, what))
            ]
            assert len(found) == 1, f"step {number}, {actor} {what}, is possible {len(found)} times"
            words.append(found[0])
    return words


def judged(tables: Tables, cases: tuple[Case, ...], number: int, word: Word) -> str | None:
    judge: Judge = judges(tables, cases, "adversarial", 300_000)[number]
    judgement = judge.judge(word)
    assert judgement is not None
    return judgement.kind


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_model_takes_the_run_that_upstreams_words_tell_and_breaks_there(path: Path) -> None:
    run = read(path)
    tables = Tables(run.question.build())
    cases = bind(run.question.what, tables)
    words = taken(tables, run)
    found = first_violation(cases, tuple(words))
    assert found is not None
    at, number = found
    assert at == len(words) - 1, "it breaks before the run ends"
    if run.kind == "early":
        assert cases[number].early(words[at])
    elif run.kind is not None:
        assert judged(tables, cases, number, words[at]) == run.kind


def test_there_is_a_run_by_hand_for_each_kind_of_bug_in_the_catalogue() -> None:
    from properties.bugs import INSIDE

    kinds = {bug.where.kind for bug in INSIDE if bug.where is not None}
    assert kinds <= {read(path).kind for path in FILES}
