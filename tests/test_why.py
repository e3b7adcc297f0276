"""Why a run came to its end: what lost it, who waits for whom, and what it needs."""

from collections.abc import Sequence

import attrs
import pytest
from attrs import frozen

from model.kernel import Actor, Binding, Component, Model, action
from properties.property import bind
from properties.search.essential import essentials
from properties.search.fates import Fates
from properties.search.forks import Forks
from properties.search.region import Onward, explore
from properties.search.tables import Tables, Word
from properties.traces.replay import replay
from properties.why import Why, explain
from tests.runs import STEPS, asked, taken, written


def why(system: str, worlds: int = 50_000) -> Why:
    return explain(written(system), asked(system), worlds=worlds)


def moments(system: str) -> dict[str, int]:
    return {what.partition(":")[0]: place for place, what in why(system).moments}


# -- what lost it ------------------------------------------------------------------------------------------------------


def test_before_the_step_that_lost_a_stuck_run_the_request_can_be_cleared_and_after_it_never() -> None:
    run, found = written("alone"), moments("alone")
    pending = bind(asked("alone").what, run.tables)[0].pending

    def can_clear(word: Word) -> bool:
        region = explore(Onward(run.tables), word, lambda _: False, 50_000)
        assert region is not None
        return not all(pending(one) for one in region.words)

    assert can_clear(run.words[found["the last moment from which it could be saved"]])
    assert not can_clear(run.words[found["what lost it"]])


@pytest.mark.parametrize(("system", "step"), [("alone", "go_alone"), ("blind", "change_mind"), ("slow", "tick")])
def test_the_step_that_lost_it_is_the_one_after_which_there_is_no_way_out(system: str, step: str) -> None:
    assert written(system).trace.steps[moments(system)["what lost it"] - 1].action == step


def test_a_starved_run_can_be_saved_until_its_end() -> None:
    sentence = "It could be saved until the very end: even there every request is still answered on some fair run."
    assert sentence in why("arbitrary").sentences
    assert why("arbitrary").moments == ()


def test_the_request_that_is_not_answered_is_named() -> None:
    assert any("was set in step 1 (0 s, keeper: request)" in sentence for sentence in why("alone").sentences)


def test_what_a_budget_does_not_suffice_for_is_said_to_be_undecided() -> None:
    found = why("alone", worlds=5)
    assert "Whether it could have been saved was not decided within 5 worlds." in found.sentences
    assert found.moments == ()


def test_a_larger_budget_decides_the_same_words_alike() -> None:
    run = written("alone")
    case = bind(asked("alone").what, run.tables)[0]

    def fates(worlds: int) -> list[bool | None]:
        judge = Fates(run.tables, case.pending, lambda _: False, fair={}, worlds=worlds)
        return [judge.is_safe(word) for word in run.words]

    few, many = fates(300), fates(50_000)
    assert None in few
    assert None not in many
    assert all(one in (None, other) for one, other in zip(few, many, strict=True))


def test_a_run_that_violates_nothing_is_not_explained() -> None:
    one = asked("sound")
    run = replay(attrs.evolve(written("blind").trace, steps=()), one.build(), one.what)
    assert explain(run, one).sentences == ("There is nothing to explain: note-deadline is not violated by them.",)


# -- who waits for whom ------------------------------------------------------------------------------------------------


def test_the_waiting_is_told_by_name_down_to_who_is_at_rest() -> None:
    assert why("alone").waits[0] == "worker waits for peer (peer[0]), and peer (peer[0]) is at rest."


def test_who_waits_says_which_guard_does_not_hold_and_what_it_would_take() -> None:
    [clear] = [wait for wait in why("alone").waits if wait.startswith("worker waits to clear")]
    assert "What does not hold: \u201cAll peers are ready.\u201d" in clear
    assert "peer[0] with step ready instead of alone (from peer: become_ready[0])" in clear


def test_in_a_starved_run_somebody_could_act_and_does_not() -> None:
    assert "worker could look_at_one(which=first), again and again, and on this run never does." in (
        why("arbitrary").waits
    )


@pytest.mark.parametrize("system", ["blind", "slow"])
def test_where_a_run_simply_ends_nobody_is_said_to_wait(system: str) -> None:
    assert why(system).waits == ()


# -- what it needs -----------------------------------------------------------------------------------------------------


@frozen
class Board:
    """A number that somebody writes, and others read."""

    number: int = 0


@frozen
class Reader:
    """What a reader has read, and what else it looked at."""

    read: int = -1
    looked: bool = False


board = Component("board", Board)
board_cache = Component("board_cache", Board)
reader = Component("reader", Reader)
WRITER, POST, READER = Actor("writer"), Actor("post"), Actor("reader")


@action(WRITER, writes=[board])
def write(board: Board) -> Board:
    """The writer writes the next number."""
    return Board(board.number + 1)


@write.guard
def may_go_on(board: Board) -> bool:
    """It has not written two."""
    return board.number < 2


@action(POST, writes=[board_cache])
def deliver(board: Board, board_cache: Board) -> Board:
    """The post brings what is written."""
    return board


@deliver.guard
def is_news(board: Board, board_cache: Board) -> bool:
    """It is not known yet."""
    return board != board_cache


@action(READER, writes=[reader])
def look(reader: Reader, board_cache: Board) -> Reader:
    """The reader looks whether there is anything at all."""
    return Reader(reader.read, True)


@action(READER, writes=[reader])
def read(reader: Reader, board_cache: Board) -> Reader:
    """The reader reads its copy."""
    return Reader(board_cache.number, reader.looked)


@read.guard
def has_looked(reader: Reader) -> bool:
    """It has looked, and not read yet."""
    return reader.looked and reader.read < 0


def needs(names: Sequence[str], *, replays: int = 100) -> tuple[list[str], list[str], list[str]]:
    """Return which stale reads of a run by name are essential, which are not, and which were not tried."""
    model = Model(Binding(components=[board, board_cache, reader], actions=[write, deliver, look, read]))
    tables = Tables(model)
    steps, words = [], [tables.initial]
    for name in names:
        step, after = next(one for one in tables.successors(words[-1]) if model.label(one[0]) == name)
        steps.append(step)
        words.append(after)

    def is_wrong(word: Word) -> bool:
        world = tables.decode(word)
        return 0 <= world[2].read < world[0].number == 2

    assert is_wrong(words[-1])
    found = essentials(Forks(tables), steps, words, is_wrong, frozenset({"board_cache"}), replays=replays)
    names_of = (found.needed, found.spare, found.untried)
    needed, spare, untried = ([model.label(steps[part.step]) for part in parts] for parts in names_of)
    return needed, spare, untried


def test_a_stale_read_is_essential_when_the_run_does_not_get_there_without_it() -> None:
    needed, spare, untried = needs(["write", "look", "write", "read"])
    assert (needed, spare, untried) == (["read"], ["look"], [])


def test_what_is_read_while_there_is_no_news_is_no_stale_read() -> None:
    assert needs(["look", "write", "write", "read"]) == (["read"], [], [])


def test_what_was_not_tried_is_said() -> None:
    assert needs(["write", "look", "write", "read"], replays=0) == ([], [], ["look", "read"])


def test_a_fault_without_which_it_comes_to_the_same_is_not_essential() -> None:
    one = asked("blind", faults={"worker-restarts": 1})
    run = taken(one, [*STEPS["blind"][:2], "restart_worker", "pick_up", *STEPS["blind"][2:]])
    sentences = explain(run, one, worlds=50_000).sentences
    assert "Left out one by one, these faults or stale reads made no difference: 1." in sentences
