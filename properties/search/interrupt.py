"""Ctrl-C while somebody else's code runs: noted there, and raised where our own code asks."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def noted() -> Iterator[Callable[[], None]]:
    """Note the first Ctrl-C instead of raising KeyboardInterrupt; what is yielded raises it once one has come.

    Raised just anywhere in Hypothesis, it meets a callback of the garbage collector, where Python drops it and the hunt
    goes on, or an assertion. A second Ctrl-C is raised at once. One that nobody asked for is raised at the end. Signals
    are the main thread's: in another one, nothing is noted.
    """
    came = False

    def note(number: int, frame: FrameType | None) -> None:
        nonlocal came
        if came:
            raise KeyboardInterrupt
        came = True

    def check() -> None:
        if came:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield check
        return
    before = signal.signal(signal.SIGINT, note)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)
    check()
