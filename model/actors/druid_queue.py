"""druid's way in: the watch of the Etcd, its event filter, and the work queue with its delays and its back-off.

The queue holds an Etcd at most once; of two delays the earlier one stays. druid does not watch the StatefulSet, the
leases or the pods: what it knows of them is as old as its cache at its next run.
"""

from collections.abc import Mapping
from enum import Enum

from attrs import evolve, frozen

from model.actors.api_server import RESOURCE, EtcdResource, Operation
from model.kernel import Component, timer


class Retry(Enum):
    """When an Etcd comes back to the queue: the names of the settings that say how many seconds later."""

    NEVER = "never"
    PERIODIC = "druid.etcdStatusSyncPeriod"
    AGAIN = "druid.syncRetryInterval"
    DELETION = "druid.deletionRetryInterval"
    ERROR = "druid.backoff"


@frozen
class Queue:
    """The Etcd's place in the queue: `queued` now, or `later` with a timer."""

    queued: bool = False
    later: Retry = Retry.NEVER
    failures: int = 0
    age: int = timer()


druid_queue = Component("druid_queue", Queue, per=(RESOURCE,))


def requeued(queue: Queue, retry: Retry, seconds: Mapping[str, float], tick_s: int) -> Queue:
    """Return the queue after a run: a failure counts, anything else forgets the failures; the earlier delay stays."""
    failures = min(queue.failures + 1, 2) if retry is Retry.ERROR else 0
    if retry is Retry.NEVER:
        return evolve(queue, failures=0)
    if queue.later is not Retry.NEVER:
        left = seconds[queue.later.value] - queue.age * tick_s
        if left <= seconds[retry.value]:
            return evolve(queue, failures=failures)
    return evolve(queue, later=retry, failures=failures, age=0)


def passes_filter(old: EtcdResource, new: EtcdResource) -> bool:
    """Tell whether the watch event from `old` to `new` is enqueued (register.go buildPredicate, no auto-reconcile)."""
    if old.exists != new.exists:
        return True
    never_reconciled = new.operation is Operation.NONE and new.observed == 0
    finished = new.operation is Operation.SUCCEEDED
    return new.requested and (finished or new.generation != old.generation or never_reconciled)
