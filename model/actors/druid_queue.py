"""druid's way in: the watch of the Etcd, its event filter, and the work queue with its delays and its back-off.

The queue holds an Etcd at most once; of two delays the earlier one stays. druid does not watch the StatefulSet, the
leases or the pods: what it knows of them is as old as its cache at its next run.
"""

from collections.abc import Callable, Mapping
from enum import Enum

from attrs import evolve, frozen

from model.actors.api_server import RESOURCE, EtcdResource, Operation
from model.kernel import Component, timer


class Retry(Enum):
    """When an Etcd comes back to the queue: the names of the settings that say how many seconds later."""

    NEVER = "never"
    RESTART = "druid.restart"
    PERIODIC = "druid.etcdStatusSyncPeriod"
    AGAIN = "druid.syncRetryInterval"
    DELETION = "druid.deletionRetryInterval"
    ERROR = "druid.backoff"


@frozen
class Queue:
    """The Etcd's place in the queue: `queued` now, or `later` with a timer; RESTART is while druid is down."""

    queued: bool = False
    later: Retry = Retry.NEVER
    failures: int = 0
    age: int = timer()


druid_queue = Component("druid_queue", Queue, per=(RESOURCE,), owner="etcd-druid")


def requeued(queue: Queue, retry: Retry, seconds: Mapping[str, float], tick_s: int) -> Queue:
    """Return the queue after a run: a failure counts, anything else forgets the failures; the earlier delay stays."""
    failures = min(queue.failures + 1, SLOW) if retry is Retry.ERROR else 0
    counted, new = evolve(queue, failures=failures), evolve(queue, later=retry, failures=failures, age=0)
    if retry is Retry.NEVER or (queue.later is Retry.ERROR and retry is Retry.ERROR):
        return counted
    if queue.later is Retry.NEVER:
        return new
    left = (delay_at_most(queue, seconds) or 0) - queue.age * tick_s
    return counted if left <= (delay_at_most(new, seconds) or 0) else new


SLOW = 3
"""So many failures in a row may have grown the back-off to a tick and more; below, it is taken as nothing."""


def delay_at_least(queue: Queue, seconds: Mapping[str, float]) -> float | None:
    """Return how long (seconds) the delay lasts at least, or None when there is none."""
    if queue.later is Retry.ERROR:
        return 0 if queue.failures < SLOW else seconds["druid.backoff"] / 3
    if queue.later is Retry.RESTART:
        return 0
    return None if queue.later is Retry.NEVER else seconds[queue.later.value]


def delay_at_most(queue: Queue, seconds: Mapping[str, float]) -> float | None:
    """Return how long (seconds) the delay lasts at most, or None when there is none.

    The back-off doubles from 10 ms to 15 s: the first failure is retried at once, later ones perhaps as late as that.
    """
    if queue.later is Retry.ERROR and queue.failures <= 1:
        return 0
    return None if queue.later is Retry.NEVER else seconds[queue.later.value]


EventFilter = Callable[[EtcdResource, EtcdResource], bool]
"""Tells whether the watch event from an old version to a new one is enqueued (buildPredicate, no auto-reconcile)."""


def passes_filter(old: EtcdResource, new: EtcdResource) -> bool:
    """Tell whether an event is enqueued: a request, unless a reconciliation is under way (register.go)."""
    never_reconciled = new.operation is Operation.NONE and new.observed == 0
    return passes_first_filter(old, new) or (new.requested and never_reconciled)


def passes_first_filter(old: EtcdResource, new: EtcdResource) -> bool:
    """Tell the same for the first releases of this controller, which ask for a reconciliation that has ended."""
    if old.exists != new.exists:
        return True
    finished = new.operation is Operation.SUCCEEDED
    asked_anew = new.generation != old.generation or new.token != old.token
    return new.requested and (finished or asked_anew)
