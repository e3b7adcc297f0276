"""druid's informers: what reaches its caches, and when; and what a restart of druid does to them and to its queue.

The Etcd's versions arrive one by one, since the event filter compares neighbours. Of the StatefulSet, and of the
metadata informer that druid has beside the other up to v0.33, only the latest version matters.
"""

from operator import and_

from attrs import evolve

from model.actors.api_server import API_SERVER, ORDINAL, Cache, EtcdResource, etcd, lag_ends, seen_by_druid
from model.actors.druid import DruidRun, druid_cache, druid_metadata_cache, druid_run, lease_cache, sts_cache
from model.actors.druid_queue import EventFilter, Queue, Retry, delay_at_least, delay_at_most, druid_queue
from model.actors.kubelet import ENVIRONMENT
from model.actors.sidecar import Lease, Leases
from model.actors.statefulset_controller import StatefulSet
from model.kernel import NOW, Fold, action

REGISTER = "etcd-druid internal/controller/etcd/register.go buildPredicate"
INFORMER = "k8s.io/client-go tools/cache shared informer"


@action(
    API_SERVER,
    writes=[druid_cache, etcd, druid_queue],
    latest=NOW,
    source=REGISTER,
)
def deliver_to_druid(druid_cache: Cache, etcd: EtcdResource, druid_queue: Queue) -> tuple[Cache, EtcdResource, Queue]:
    """Druid's watch delivers the next version of the Etcd, and the event filter lets it pass to the queue."""
    version, *rest = etcd.unseen
    return evolve(druid_cache, seen=version), evolve(etcd, unseen=tuple(rest)), evolve(druid_queue, queued=True)


@action(API_SERVER, writes=[druid_cache, etcd], latest=NOW, source=REGISTER)
def deliver_to_druid_filtered(druid_cache: Cache, etcd: EtcdResource) -> tuple[Cache, EtcdResource]:
    """Druid's watch delivers the next version of the Etcd, and the event filter drops the event."""
    version, *rest = etcd.unseen
    return evolve(druid_cache, seen=version), evolve(etcd, unseen=tuple(rest))


def version_is_unseen(druid_cache: Cache, etcd: EtcdResource) -> bool:
    """There is a version that druid has not seen, and its watch is not stalled."""
    return etcd.unseen != () and not druid_cache.stalled


@deliver_to_druid.guard
def event_passes(druid_cache: Cache, etcd: EtcdResource, druid_queue: Queue, event_filter: EventFilter) -> bool:
    """Druid is up, and the filter lets this event pass."""
    is_up = druid_queue.later is not Retry.RESTART
    return is_up and version_is_unseen(druid_cache, etcd) and event_filter(druid_cache.seen, etcd.unseen[0])


@deliver_to_druid_filtered.guard
def event_is_dropped(druid_cache: Cache, etcd: EtcdResource, druid_queue: Queue, event_filter: EventFilter) -> bool:
    """The filter drops this event, or nobody is there to take it."""
    return version_is_unseen(druid_cache, etcd) and not event_passes(druid_cache, etcd, druid_queue, event_filter)


@action(API_SERVER, writes=[etcd], latest=NOW, source=f"{INFORMER}: a watch that comes back lists anew")
def forget_intermediate_versions(etcd: EtcdResource) -> EtcdResource:
    """While druid's watch is broken, only the latest version is kept for it: it will list, and not catch up."""
    return evolve(etcd, unseen=etcd.unseen[-1:])


@forget_intermediate_versions.guard
def watch_is_broken(etcd: EtcdResource, druid_cache: Cache) -> bool:
    """The watch is broken, and there is more than one version that it missed."""
    return druid_cache.stalled and len(etcd.unseen) > 1


@action(API_SERVER, writes=[druid_cache], fault="cache-lags", source=f"{INFORMER}: a watch that reconnects")
def stall_druid_cache(druid_cache: Cache) -> Cache:
    """The watch behind druid's cache of the Etcd breaks and takes its time to come back."""
    return evolve(druid_cache, stalled=True, age=0)


stall_druid_cache.guard(version_is_unseen)


@action(API_SERVER, writes=[druid_cache], latest=lag_ends, source=INFORMER)
def recover_druid_cache(druid_cache: Cache) -> Cache:
    """Druid's watch of the Etcd is back."""
    return evolve(druid_cache, stalled=False, age=0)


@recover_druid_cache.guard
def druid_cache_is_stalled(druid_cache: Cache) -> bool:
    """Its watch is broken."""
    return druid_cache.stalled


def metadata(etcd: EtcdResource, one_informer: bool) -> EtcdResource:
    """Return what the metadata informer's copy is used for: its version only for the patch of the finalizer, if at all.

    Once the finalizer is there it is not patched, and v0.33 takes the copy for it from the other informer.
    """
    view = seen_by_druid(etcd)
    if not view.finalizer and not one_informer:
        return view
    return EtcdResource(exists=view.exists, requested=view.requested, deleting=view.deleting, finalizer=view.finalizer)


@action(
    API_SERVER,
    writes=[druid_metadata_cache],
    latest=NOW,
    unless="druid.one-object",
    source=INFORMER,
)
def update_druid_metadata(druid_metadata_cache: Cache, etcd: EtcdResource, one_informer: bool) -> Cache:
    """Druid's metadata informer receives the latest version of the Etcd."""
    return evolve(druid_metadata_cache, seen=metadata(etcd, one_informer))


@update_druid_metadata.guard
def metadata_is_behind(druid_metadata_cache: Cache, etcd: EtcdResource, one_informer: bool) -> bool:
    """The metadata informer has something older."""
    return druid_metadata_cache.seen != metadata(etcd, one_informer)


def counted(sts: StatefulSet) -> StatefulSet:
    """Return the StatefulSet without what is no field of it."""
    return evolve(sts, built=0)


@action(API_SERVER, writes=[sts_cache], latest=NOW, source=INFORMER)
def update_druid_statefulset(sts_cache: StatefulSet, sts: StatefulSet) -> StatefulSet:
    """Druid's cache receives the latest version of the StatefulSet."""
    return counted(sts)


@update_druid_statefulset.guard
def statefulset_is_behind(sts_cache: StatefulSet, sts: StatefulSet) -> bool:
    """Druid's cache has an older version."""
    return sts_cache != counted(sts)


@action(
    API_SERVER, writes=[lease_cache], latest=NOW, source="etcd-druid internal/manager/manager.go: leases are cached"
)
def update_druid_leases(lease_cache: Leases, leases: Leases) -> Leases:
    """Druid's cache receives the latest versions of the member leases."""
    return leases


@update_druid_leases.guard
def leases_are_behind(lease_cache: Leases, leases: Leases) -> bool:
    """Druid's cache has older versions."""
    return lease_cache != leases


@action(
    API_SERVER,
    writes=[druid_queue],
    earliest=delay_at_least,
    latest=delay_at_most,
    source="k8s.io/client-go util/workqueue AddAfter, AddRateLimited",
)
def enqueue_after_delay(druid_queue: Queue) -> Queue:
    """A delay is over, and the Etcd is back in druid's queue."""
    return evolve(druid_queue, queued=True, later=Retry.NEVER, age=0)


def create_event_passes(druid_queue: Queue, druid_cache: Cache, event_filter: EventFilter) -> bool:
    """It is no restart that is over, or the filter lets the Create event pass that comes with it."""
    seen = druid_cache.seen
    return druid_queue.later is not Retry.RESTART or not seen.exists or event_filter(EtcdResource(), seen)


enqueue_after_delay.guard(create_event_passes)


def _statefulset_is_listed(sts_cache: StatefulSet, sts: StatefulSet) -> bool:
    return not statefulset_is_behind(sts_cache, sts)


def _lease_is_listed(lease_cache: Leases, lease: Lease, ordinal: int) -> bool:
    return (lease_cache.holder >> ordinal & 1, lease_cache.tls >> ordinal & 1) == (lease.holder, lease.tls)


druid_has_listed = Fold(
    "druid_has_listed", (_statefulset_is_listed, _lease_is_listed), combine=and_, start=True, over=(ORDINAL,)
)
"""Whether druid's caches have the StatefulSet and the leases as they are."""


@enqueue_after_delay.guard
def new_process_has_listed(druid_queue: Queue, druid_has_listed: bool) -> bool:
    """It is no restart that is over, or the new process has listed all before it begins."""
    return druid_queue.later is not Retry.RESTART or druid_has_listed


@action(
    API_SERVER,
    writes=[druid_queue],
    earliest=delay_at_least,
    latest=delay_at_most,
    only="druid.custodian",
    source="etcd-druid v0.22.0 controllers/etcd/register.go BuildPredicate",
)
def drop_create_event(druid_queue: Queue) -> Queue:
    """Druid is back, but its event filter drops the Create event of an Etcd without a request."""
    return evolve(druid_queue, later=Retry.NEVER, age=0)


@drop_create_event.guard
def create_event_is_dropped(druid_queue: Queue, druid_cache: Cache, event_filter: EventFilter) -> bool:
    """A restart is over, and the filter drops the Create event."""
    return not create_event_passes(druid_queue, druid_cache, event_filter)


@action(
    ENVIRONMENT,
    writes=[druid_run, druid_queue, druid_cache],
    fault="druid-restarts",
    source="sigs.k8s.io/controller-runtime: a new process lists, and every object is a Create event",
)
def restart_druid(druid_run: DruidRun, druid_queue: Queue, druid_cache: Cache) -> tuple[DruidRun, Queue, Cache]:
    """Druid dies; within 15 s another one leads, lists, and has every Etcd in its queue by a Create event."""
    return DruidRun(), Queue(later=Retry.RESTART), evolve(druid_cache, stalled=False, age=0)


@restart_druid.guard
def druid_is_up(druid_queue: Queue) -> bool:
    """It is not restarting already."""
    return druid_queue.later is not Retry.RESTART
