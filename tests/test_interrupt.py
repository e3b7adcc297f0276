"""Ctrl-C while somebody else's code runs is neither lost nor raised amid it."""

import signal
import threading
from collections.abc import Callable

import pytest

from properties.search.interrupt import noted

CTRL_C = signal.SIGINT


def interrupted(times: int, asks: bool, reached: list[str]) -> None:
    """Run code that Ctrl-C meets, and that asks whether it came."""
    with noted() as check:
        check()
        for number in range(times):
            signal.raise_signal(CTRL_C)
            reached.append(f"after {number + 1}")
        if asks:
            check()
            reached.append("asked")
        reached.append("end")


@pytest.mark.parametrize(
    ("times", "asks", "where"),
    [
        pytest.param(1, True, ["after 1"], id="the first is raised where it is asked for"),
        pytest.param(2, True, ["after 1"], id="the second is raised at once"),
        pytest.param(1, False, ["after 1", "end"], id="one that nobody asked for is raised at the end"),
    ],
)
def test_an_interrupt_is_raised(times: int, asks: bool, where: list[str]) -> None:
    reached: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        interrupted(times, asks, reached)
    assert reached == where


def test_without_one_nothing_is_raised() -> None:
    reached: list[str] = []
    interrupted(0, True, reached)
    assert reached == ["asked", "end"]


def test_what_happened_on_a_signal_before_happens_again_afterwards() -> None:
    before = signal.getsignal(CTRL_C)
    with noted():
        assert signal.getsignal(CTRL_C) is not before
    assert signal.getsignal(CTRL_C) is before


def test_an_error_of_the_code_inside_is_not_hidden() -> None:
    def fail() -> None:
        with noted():
            signal.raise_signal(CTRL_C)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()


def test_another_thread_notes_nothing_and_breaks_nothing() -> None:
    def run(seen: list[Callable[..., object] | int | None]) -> None:
        with noted() as check:
            check()
            seen.append(signal.getsignal(CTRL_C))

    before, seen = signal.getsignal(CTRL_C), []
    thread = threading.Thread(target=run, args=(seen,))
    thread.start()
    thread.join()
    assert seen == [before]
