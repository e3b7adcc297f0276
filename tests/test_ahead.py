"""What a second thread does in advance is what the first would have done, in the same order."""

from collections.abc import Callable, Iterator

import pytest

from benchmarks.handshake_model import build
from properties.search import explore as explore_module
from properties.search.ahead import MOST, Ahead


@pytest.fixture
def ahead() -> Iterator[Ahead[str]]:
    """One that is closed at the end."""
    ahead = Ahead[str]()
    yield ahead
    ahead.close()


def noting(done: list[str], name: str) -> Callable[[], str]:
    """Return work that notes that it is done; it fails if its name says so."""

    def work() -> str:
        done.append(name)
        if name == "fails":
            raise ValueError(name)
        return name

    return work


def test_spans_are_done_in_order_and_taken_with_where_they_end(ahead: Ahead[str]) -> None:
    done: list[str] = []
    assert ahead.end(7) == 7
    for start in range(0, 10 * MOST, 10):
        assert not ahead.is_full
        ahead.begin("tables", start, start + 10, noting(done, str(start)))
    assert ahead.is_full
    assert ahead.end(7) == 10 * MOST
    assert [ahead.take("tables", start) for start in range(0, 10 * MOST, 10)] == [
        (start + 10, str(start)) for start in range(0, 10 * MOST, 10)
    ]
    assert done == [str(start) for start in range(0, 10 * MOST, 10)]
    assert ahead.take("tables", 10 * MOST) is None


def test_after_one_that_fails_no_other_is_done_until_that_is_known(ahead: Ahead[str]) -> None:
    done: list[str] = []
    ahead.begin("tables", 0, 10, noting(done, "fails"))
    ahead.begin("tables", 10, 20, noting(done, "after"))
    assert ahead.take("tables", 0) is None
    assert done == ["fails"]
    ahead.begin("tables", 10, 20, noting(done, "again"))
    assert ahead.take("tables", 10) == (20, "again")


def test_what_was_begun_of_something_else_or_elsewhere_is_forgotten(ahead: Ahead[str]) -> None:
    for of, start in (("new tables", 0), ("tables", 5)):
        ahead.begin("tables", 0, 10, noting([], "old"))
        assert ahead.take(of, start) is None
        assert ahead.take("tables", 0) is None


def test_waiting_leaves_what_was_done_to_be_taken(ahead: Ahead[str]) -> None:
    done: list[str] = []
    ahead.begin("tables", 0, 10, noting(done, "one"))
    ahead.begin("tables", 10, 20, noting(done, "two"))
    ahead.wait()
    assert done == ["one", "two"]
    assert ahead.take("tables", 0) == (10, "one")
    assert ahead.take("tables", 10) == (20, "two")


def test_a_search_with_two_threads_numbers_its_worlds_as_it_did_before(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = explore_module.explore(build(3))
    monkeypatch.setattr(explore_module, "CHUNK", 64)
    monkeypatch.setattr(explore_module, "WORTHWHILE", 1)
    once, again = (explore_module.explore(build(3)) for _ in range(2))
    assert list(once.all_worlds()) == list(again.all_worlds())
    assert once.levels == again.levels == whole.levels
    assert (once.worlds, once.depth) == (17_333, 31)
