"""druid's informers: what reaches its caches, and when; and what a restart of druid does to them and to its queue.

The Etcd's versions arrive one by one, since the event filter compares neighbours. Of the StatefulSet, and of the
metadata informer that druid has beside the other up to v0.32, only the latest version matters.
"""

from collections.abc import Mapping
from itertools import pairwise

from attrs import evolve

from model.actors.api_server import API_SERVER, Cache, EtcdResource, etcd, lag_ends, seen_by_druid
from model.actors.druid import DruidRun, RunStep, druid_cache, druid_metadata_cache, druid_run, sts_cache
from model.actors.druid_queue import Queue, Retry, druid_queue, passes_filter
from model.actors.kubelet import ENVIRONMENT
from model.actors.statefulset_controller import StatefulSet
from model.kernel import NOW, action

REGISTER = "etcd-druid internal/controller/etcd/register.go buildPredicate"
INFORMER = "k8s.io/client-go tools/cache shared informer"


def delivery_matters(
    druid_cache: Cache, etcd: EtcdResource, druid_run: DruidRun, druid_queue: Queue, one_object: bool
) -> bool:
    """An event would pass the filter, or druid is about to look: when a run begins, and up to v0.33 at each step."""
    versions = (druid_cache.seen, *etcd.unseen)
    if any(passes_filter(old, new) for old, new in pairwise(versions)):
        return True
    return druid_queue.queued if druid_run.step is RunStep.IDLE else not one_object


@action(
    API_SERVER,
    writes=[druid_cache, etcd, druid_queue],
    latest=NOW,
    lazy_unless=delivery_matters,
    source=REGISTER,
)
def deliver_to_druid(druid_cache: Cache, etcd: EtcdResource, druid_queue: Queue) -> tuple[Cache, EtcdResource, Queue]:
    """Druid's watch delivers the next version of the Etcd, and the event filter lets it pass to the queue."""
    version, *rest = etcd.unseen
    return evolve(druid_cache, seen=version), evolve(etcd, unseen=tuple(rest)), evolve(druid_queue, queued=True)


@action(API_SERVER, writes=[druid_cache, etcd], latest=NOW, lazy_unless=delivery_matters, source=REGISTER)
def deliver_to_druid_filtered(druid_cache: Cache, etcd: EtcdResource) -> tuple[Cache, EtcdResource]:
    """Druid's watch delivers the next version of the Etcd, and the event filter drops the event."""
    version, *rest = etcd.unseen
    return evolve(druid_cache, seen=version), evolve(etcd, unseen=tuple(rest))


def version_is_unseen(druid_cache: Cache, etcd: EtcdResource) -> bool:
    """There is a version that druid has not seen, and its watch is not stalled."""
    return etcd.unseen != () and not druid_cache.stalled


@deliver_to_druid.guard
def event_passes(druid_cache: Cache, etcd: EtcdResource) -> bool:
    """The filter lets this event pass."""
    return version_is_unseen(druid_cache, etcd) and passes_filter(druid_cache.seen, etcd.unseen[0])


@deliver_to_druid_filtered.guard
def event_is_dropped(druid_cache: Cache, etcd: EtcdResource) -> bool:
    """The filter drops this event."""
    return version_is_unseen(druid_cache, etcd) and not passes_filter(druid_cache.seen, etcd.unseen[0])


@action(API_SERVER, writes=[druid_cache], fault="cache-lags", source=f"{INFORMER}: a watch that reconnects")
def stall_druid_cache(druid_cache: Cache) -> Cache:
    """The watch behind druid's cache of the Etcd breaks and takes its time to come back."""
    return evolve(druid_cache, stalled=True, age=0)


stall_druid_cache.guard(version_is_unseen)


@action(API_SERVER, writes=[druid_cache], latest=lag_ends)
def recover_druid_cache(druid_cache: Cache) -> Cache:
    """Druid's watch of the Etcd is back."""
    return evolve(druid_cache, stalled=False, age=0)


@recover_druid_cache.guard
def druid_cache_is_stalled(druid_cache: Cache) -> bool:
    """Its watch is broken."""
    return druid_cache.stalled


def metadata(etcd: EtcdResource) -> EtcdResource:
    """Return what the metadata informer's copy is used for: once the finalizer is there, no version is compared."""
    view = seen_by_druid(etcd)
    if not view.finalizer:
        return view
    return EtcdResource(exists=view.exists, requested=view.requested, deleting=view.deleting, finalizer=view.finalizer)


METADATA_READERS = (RunStep.IDLE, RunStep.ENSURE_FINALIZER, RunStep.REMOVE_ANNOTATION)
STATEFULSET_READERS = (RunStep.SYNC, RunStep.RECONCILE_STATUS, RunStep.VERIFY_DELETION)


def druid_reads_metadata(druid_run: DruidRun, druid_queue: Queue) -> bool:
    """Druid is about to look into its metadata cache."""
    idle = druid_run.step is RunStep.IDLE
    return druid_run.step in METADATA_READERS and (druid_queue.queued or not idle)


@action(
    API_SERVER,
    writes=[druid_metadata_cache],
    latest=NOW,
    unless="druid.one-informer",
    lazy_unless=druid_reads_metadata,
    source=INFORMER,
)
def update_druid_metadata(druid_metadata_cache: Cache, etcd: EtcdResource) -> Cache:
    """Druid's metadata informer receives the latest version of the Etcd."""
    return evolve(druid_metadata_cache, seen=metadata(etcd))


@update_druid_metadata.guard
def metadata_is_behind(druid_metadata_cache: Cache, etcd: EtcdResource) -> bool:
    """The metadata informer has something older."""
    return druid_metadata_cache.seen != metadata(etcd)


def counted(sts: StatefulSet) -> StatefulSet:
    """Return the StatefulSet without what is no field of it."""
    return evolve(sts, built=0)


def druid_reads_statefulset(druid_run: DruidRun) -> bool:
    """Druid is about to look into its cache of the StatefulSet."""
    return druid_run.step in STATEFULSET_READERS


@action(API_SERVER, writes=[sts_cache], latest=NOW, lazy_unless=druid_reads_statefulset, source=INFORMER)
def update_druid_statefulset(sts_cache: StatefulSet, sts: StatefulSet) -> StatefulSet:
    """Druid's cache receives the latest version of the StatefulSet."""
    return counted(sts)


@update_druid_statefulset.guard
def statefulset_is_behind(sts_cache: StatefulSet, sts: StatefulSet) -> bool:
    """Druid's cache has an older version."""
    return sts_cache != counted(sts)


def delay_is_over_at_least(queue: Queue, seconds: Mapping[str, float]) -> float | None:
    """Return how long the delay lasts at least (a back-off doubles from 10 ms), or None when there is none."""
    if queue.later is Retry.ERROR:
        return 0 if queue.failures <= 1 else seconds["druid.backoff"] / 3
    return None if queue.later is Retry.NEVER else seconds[queue.later.value]


def delay_is_over_at_most(queue: Queue, seconds: Mapping[str, float]) -> float | None:
    """Return how long the delay lasts at most, or None when there is none."""
    if queue.later is Retry.ERROR and queue.failures <= 1:
        return 0
    return None if queue.later is Retry.NEVER else seconds[queue.later.value]


@action(
    API_SERVER,
    writes=[druid_queue],
    earliest=delay_is_over_at_least,
    latest=delay_is_over_at_most,
    source="k8s.io/client-go util/workqueue AddAfter, AddRateLimited",
)
def enqueue_after_delay(druid_queue: Queue) -> Queue:
    """A delay is over, and the Etcd is back in druid's queue."""
    return evolve(druid_queue, queued=True, later=Retry.NEVER, age=0)


@action(
    ENVIRONMENT,
    writes=[druid_run, druid_queue, druid_cache, etcd],
    fault="druid-restarts",
    source="sigs.k8s.io/controller-runtime: a new process lists, and every object is a Create event",
)
def restart_druid(
    druid_run: DruidRun, druid_queue: Queue, druid_cache: Cache, etcd: EtcdResource
) -> tuple[DruidRun, Queue, Cache, EtcdResource]:
    """Druid restarts: its memory is gone, its caches are fresh, and every Etcd is enqueued by a Create event."""
    seen = seen_by_druid(etcd)
    return DruidRun(), Queue(queued=etcd.exists), Cache(seen), evolve(etcd, unseen=())
