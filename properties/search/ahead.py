"""What a second thread does in advance, while NumPy works without the interpreter's lock in the first."""

import threading
from collections.abc import Callable, Hashable
from typing import Any


class Ahead:
    """One piece of work at a time. Whatever goes wrong with it goes wrong again when it is done in its turn."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._key: Hashable = None
        self._result: Any = None

    def begin(self, key: Hashable, work: Callable[[], Any]) -> None:
        """Begin with some work, which `key` stands for."""
        self.wait()
        self._key = key
        self._thread = threading.Thread(target=self._do, args=(work,), daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Wait until nothing is being done."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def take(self, key: Hashable) -> Any:
        """Return the result of some work and forget it; None if it is other work that was done, or if it failed."""
        self.wait()
        result = self._result if key == self._key else None
        self._key = self._result = None
        return result

    def _do(self, work: Callable[[], Any]) -> None:
        try:
            self._result = work()
        except Exception:  # it is raised when the work is done in its turn
            self._result = None
