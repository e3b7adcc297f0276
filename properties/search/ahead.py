"""What a second thread does in advance, while NumPy works without the interpreter's lock in the first."""

from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Generic, TypeVar

T = TypeVar("T")
MOST = 2
"""So many results may wait to be taken."""


class Ahead(Generic[T]):
    """Work on spans of numbers, one after the other.

    Whatever goes wrong with a span goes wrong again when it is done in its turn, and nothing that was begun after it is
    done: so the order of what is done, which numbers new values, never depends on which thread is faster.
    """

    def __init__(self) -> None:
        self._pool: ThreadPoolExecutor | None = None
        self._begun: deque[tuple[Hashable, int, int, Future[T | None]]] = deque()
        self._failed = False

    @property
    def is_full(self) -> bool:
        """Whether nothing more should be begun now."""
        return len(self._begun) == MOST

    def end(self, start: int) -> int:
        """Return where the span ends that was begun last, or `start` if there is none."""
        return self._begun[-1][2] if self._begun else start

    def begin(self, of: Hashable, start: int, end: int, work: Callable[[], T]) -> None:
        """Begin with the work on a span; `of` stands for all else that it reads."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1)
        self._begun.append((of, start, end, self._pool.submit(self._do, work)))

    def _do(self, work: Callable[[], T]) -> T | None:
        if self._failed:
            return None
        try:
            return work()
        except Exception:  # it is raised when the work is done in its turn
            self._failed = True
            return None

    def take(self, of: Hashable, start: int) -> tuple[int, T] | None:
        """Return the end of the span that begins at `start`, and its result; None if it has to be done in its turn."""
        if self._begun and self._begun[0][:2] == (of, start):
            *_, end, future = self._begun.popleft()
            result = future.result()
            if result is not None:
                return end, result
        self.drop()
        return None

    def wait(self) -> None:
        """Wait until all that was begun is done."""
        wait([future for *_, future in self._begun])

    def drop(self) -> None:
        """Forget all that was begun."""
        self.wait()
        self._begun.clear()
        self._failed = False

    def close(self) -> None:
        """Forget all, and let the thread go."""
        self.drop()
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None
