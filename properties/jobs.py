"""Independent jobs, done by processes here or by the workers of a Dask cluster; results come as they are done.

A job whose process or worker dies is done again by another one, and its result comes once. Nothing is kept here:
whoever asks keeps what it gets.
"""

import gc
import logging
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import attrs

from properties.registry import BadInputError
from properties.search.interrupt import noted

Job = TypeVar("Job")
Result = TypeVar("Result")
PATIENCE_S = 10
LOSSES = 3
"""How many processes in a row may be lost before the pool gives up; a cluster has the same number by default."""
ONE_AT_A_TIME = Lock()


@attrs.frozen
class Place:
    """Where jobs are done: in this process, in several of this machine, or on the cluster at an address."""

    processes: int = 1
    cluster: str | None = None

    @property
    def is_here(self) -> bool:
        """Whether the jobs are done in this process."""
        return self.cluster is None and self.processes == 1


def as_done(do: Callable[[Job], Result], jobs: Iterable[tuple[int, Job]], place: Place) -> Iterator[tuple[int, Result]]:
    """Yield the number and the result of each job, once, as it is done; `do` is a function of a module.

    Raises BadInputError for a cluster that cannot be used, and for a job whose processes die one after the other.
    """
    if place.cluster is not None:
        yield from _on_cluster(do, jobs, place.cluster)
    elif place.is_here:
        yield from ((number, do(job)) for number, job in jobs)
    else:
        yield from _in_processes(do, jobs, place.processes)


# -- processes ---------------------------------------------------------------------------------------------------------


def _in_processes(
    do: Callable[[Job], Result], jobs: Iterable[tuple[int, Job]], processes: int
) -> Iterator[tuple[int, Result]]:
    jobs = iter(jobs)
    left: dict[int, Job] = {}
    losses = 0

    def noted() -> Iterator[tuple[int, Job]]:
        for number, job in jobs:
            left[number] = job
            yield number, job

    coming: Iterable[tuple[int, Job]] = noted()
    while losses < LOSSES:
        try:
            for number, result in _pooled(do, coming, processes):
                losses = 0
                del left[number]
                yield number, result
            return
        except BrokenProcessPool:
            losses += 1
            coming = [*left.items(), *noted()]
    raise BadInputError(f"{LOSSES} processes were killed one after the other, perhaps for want of memory")


def _pooled(
    do: Callable[[Job], Result], jobs: Iterable[tuple[int, Job]], processes: int
) -> Iterator[tuple[int, Result]]:
    context = multiprocessing.get_context("spawn")
    others = multiprocessing.active_children()
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        try:
            waiting = {}
            for number, job in jobs:
                with noted(), _without_interrupts():
                    waiting[pool.submit(do, job)] = number
            for future in as_completed(waiting):
                yield waiting.pop(future), future.result()
        except BaseException:  # whoever asked wants no more: what is under way is not waited for
            pool.shutdown(wait=False, cancel_futures=True)
            for process in multiprocessing.active_children():
                if process not in others:
                    process.terminate()
            raise


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Have processes that are started meanwhile leave Ctrl-C, which all of a terminal get, to this one."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# -- a cluster ---------------------------------------------------------------------------------------------------------


def _on_cluster(
    do: Callable[[Job], Result], jobs: Iterable[tuple[int, Job]], address: str
) -> Iterator[tuple[int, Result]]:
    distributed = _distributed()
    client = None
    if address:  # without one, Dask would start a cluster of its own
        with suppress(Exception):  # whatever Dask makes of an address that is none
            client = distributed.Client(address, timeout=PATIENCE_S)
    if client is None:
        gc.collect()  # what could not connect takes a lock when it goes: now, and not while another one holds it
        raise BadInputError(f"there is no Dask scheduler at {address!r}")
    with client:
        _check_workers(client, address)
        try:
            waiting = {client.submit(_checked, do, job, digest(), pure=False): number for number, job in jobs}
            for future in distributed.as_completed(list(waiting)):
                yield waiting.pop(future), future.result()
        except distributed.KilledWorker:
            raise BadInputError(f"{LOSSES + 1} workers died of the same job, perhaps for want of memory") from None
        except (OSError, CancelledError, distributed.client.ClosedClientError):
            raise BadInputError(f"the Dask scheduler at {address!r} is gone") from None


def _distributed() -> Any:
    """Return the package that talks to a cluster. Raises BadInputError where it is not installed."""
    try:
        import distributed
    except ImportError:
        raise BadInputError("a cluster needs the package distributed: say pip install -e '.[cluster]'") from None
    for name in ("distributed", "distributed.client"):  # what matters is told in one sentence
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return distributed


def _check_workers(client: Any, address: str) -> None:
    """Raise BadInputError unless there are workers, and all of them have this very model."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE_S)
    except TimeoutError:
        raise BadInputError(f"the cluster at {address!r} has no workers") from None
    for worker, theirs in client.run(digest, on_error="return").items():
        if theirs != digest():
            said = "another version of overdue" if isinstance(theirs, str) else "no overdue"
            raise BadInputError(f"the worker {worker} has {said}: install on it what is installed here")


def _checked(do: Callable[[Job], Result], job: Job, expected: str) -> Result:
    """Do a job on a worker, which may have come after the others were asked. Its threads take turns.

    Raises BadInputError where the worker has another version.
    """
    if digest() != expected:
        raise BadInputError("a worker has come with another version of overdue: install on it what is installed here")
    with ONE_AT_A_TIME:
        return do(job)


@cache
def digest(*packages: str) -> str:
    """Return what tells the source of packages, or of all of this project, from other versions of it."""
    told = sha256()
    for package in packages or ("model", "properties"):
        spec = find_spec(package)
        assert spec is not None
        for folder in spec.submodule_search_locations or ():
            for path in sorted(Path(folder).rglob("*.py")):
                told.update(f"{package} {path.relative_to(folder)}\n".encode() + path.read_bytes())
    return told.hexdigest()[:16]
