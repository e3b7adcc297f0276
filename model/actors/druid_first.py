"""etcd-druid up to v0.15.2, which knew Etcds of one member here: how it wrote the status, and removed the annotation.

For each write of the status it read the Etcd anew, from its cache, and so observed the generation that it found there,
whatever it had worked on. The update conflicts where the cache is behind; it is tried twice, 10 ms apart, for which no
time passes here. All else is as in `druid_earlier`.
"""

from attrs import evolve

from model.actors.api_server import Cache, EtcdResource, etcd, seen_by_druid
from model.actors.druid import DRUID, NO_OBJECT, DruidRun, RunStep, druid_run
from model.actors.druid_earlier import cache_has_room, is_statefulset_ready, moved
from model.actors.druid_queue import Retry
from model.actors.statefulset_controller import StatefulSet
from model.kernel import NOW, action

CONTROLLER = "etcd-druid v0.5.2 controllers/etcd_controller.go"
TRY_UPDATE = "gardener v1.17.1 pkg/utils/kubernetes/update.go TryUpdateStatus, exponentialBackoff"
R = RunStep


def ended(retry: Retry, reply: EtcdResource, annotation_last: bool) -> DruidRun:
    """Return the run after its last status: up to v0.5.2 the annotation is still to be removed."""
    if annotation_last:
        return DruidRun(R.TAKE_ANNOTATION, retry=retry, object=seen_by_druid(reply))
    return DruidRun(R.FINISH, retry=retry)


def copy_is_current(druid_cache: Cache, etcd: EtcdResource) -> bool:
    """What druid reads from its cache is the latest version."""
    return etcd.unseen == () and druid_cache.seen == seen_by_druid(etcd)


@action(DRUID, writes=[druid_run], at=R.ADD_FINALIZER, latest=NOW, only="druid.reads-anew", source=CONTROLLER)
def conflict_on_first_update(druid_run: DruidRun) -> DruidRun:
    """Druid's update that adds the finalizer conflicts, which it goes on to write into the status as its error."""
    return moved(druid_run, R.UPDATE_ERROR_STATUS)


@conflict_on_first_update.guard
def finalizer_cannot_be_added(druid_run: DruidRun, etcd: EtcdResource) -> bool:
    """The Etcd in memory lacks it, and is not the latest version."""
    return not (druid_run.object.finalizer or druid_run.object == seen_by_druid(etcd))


@action(
    DRUID,
    writes=[druid_run, etcd],
    at=R.RESET_STATUS,
    latest=NOW,
    only="druid.reads-anew",
    source=f"{CONTROLLER} updateEtcdStatusAsNotReady",
)
def reset_status_read_anew(
    druid_run: DruidRun, etcd: EtcdResource, annotation_last: bool
) -> tuple[DruidRun, EtcdResource]:
    """Druid reads the Etcd anew, works on what it has read from here on, and takes `ready` out of its status."""
    after = etcd.patched(ready=False)
    return moved(druid_run, R.DEPLOY if annotation_last else R.TAKE_ANNOTATION, after), after


@action(
    DRUID,
    writes=[druid_run, etcd],
    at=R.UPDATE_STATUS,
    latest=NOW,
    only="druid.reads-anew",
    source=f"{CONTROLLER} updateEtcdStatus",
)
def update_status_read_anew(
    druid_run: DruidRun, etcd: EtcdResource, sts_cache: StatefulSet, minds_revision: bool, annotation_last: bool
) -> tuple[DruidRun, EtcdResource]:
    """Druid reads the Etcd anew, and writes that the generation which it finds there is observed."""
    ready = is_statefulset_ready(etcd.replicas, sts_cache, minds_revision)
    known = {"replicas_in_status": sts_cache.replicas} if sts_cache.exists else {}
    after = etcd.patched(ready=ready, failed=False, observed=etcd.generation, **known)
    return ended(Retry.NEVER, after, annotation_last), after


@action(
    DRUID,
    writes=[druid_run, etcd],
    at=R.UPDATE_ERROR_STATUS,
    latest=NOW,
    only="druid.reads-anew",
    source=f"{CONTROLLER} updateEtcdErrorStatus",
)
def update_error_status_read_anew(etcd: EtcdResource, annotation_last: bool) -> tuple[DruidRun, EtcdResource]:
    """Druid reads the Etcd anew, and writes its error, and that the generation which it finds there is observed."""
    after = etcd.patched(ready=False, failed=True, observed=etcd.generation)
    return ended(Retry.ERROR, after, annotation_last), after


for _update in (reset_status_read_anew, update_status_read_anew, update_error_status_read_anew):
    _update.guard(copy_is_current)


@action(
    DRUID,
    writes=[druid_run],
    at=(R.RESET_STATUS, R.UPDATE_STATUS, R.UPDATE_ERROR_STATUS),
    latest=NOW,
    only="druid.reads-anew",
    source=f"{TRY_UPDATE}: ErrWaitTimeout",
)
def conflict_on_status(druid_run: DruidRun) -> DruidRun:
    """What druid reads anew is not the latest version, twice, and it comes back after a back-off."""
    return DruidRun(R.FINISH, retry=Retry.ERROR)


@conflict_on_status.guard
def copy_is_behind(druid_cache: Cache, etcd: EtcdResource) -> bool:
    """Druid's cache has an older version."""
    return not copy_is_current(druid_cache, etcd)


@action(
    DRUID,
    writes=[druid_run, etcd],
    at=R.TAKE_ANNOTATION,
    latest=NOW,
    only="druid.annotation-by-update",
    source=f"{CONTROLLER} removeOperationAnnotation",
)
def take_annotation_by_update(
    druid_run: DruidRun, etcd: EtcdResource, annotation_last: bool
) -> tuple[DruidRun, EtcdResource]:
    """Druid removes the annotation with an update of the Etcd that it has read or written last."""
    going_on = evolve(druid_run, step=R.FINISH, object=NO_OBJECT) if annotation_last else moved(druid_run, R.DEPLOY)
    if not druid_run.object.requested:
        return going_on, etcd
    after = etcd.patched(requested=False)
    return going_on if annotation_last else moved(druid_run, R.DEPLOY, after), after


@take_annotation_by_update.guard
def annotation_can_be_updated(druid_run: DruidRun, etcd: EtcdResource) -> bool:
    """The Etcd in memory has none, or is the latest version."""
    return not druid_run.object.requested or druid_run.object == seen_by_druid(etcd)


@action(
    DRUID,
    writes=[druid_run],
    at=R.TAKE_ANNOTATION,
    latest=NOW,
    only="druid.annotation-by-update",
    source=f"{CONTROLLER} removeOperationAnnotation: 409",
)
def conflict_on_taking_annotation(druid_run: DruidRun) -> DruidRun:
    """Somebody has written since, the update conflicts, and druid comes back after a back-off."""
    return DruidRun(R.FINISH, retry=Retry.ERROR)


@conflict_on_taking_annotation.guard
def annotation_cannot_be_updated(druid_run: DruidRun, etcd: EtcdResource) -> bool:
    """The Etcd in memory has it, and is not the latest version."""
    return not annotation_can_be_updated(druid_run, etcd)


take_annotation_by_update.guard(cache_has_room)


def filter_by_generation(old: EtcdResource, new: EtcdResource) -> bool:
    """Tell whether an event is enqueued: also one that finds a generation which was not observed (up to v0.5.2)."""
    unobserved = new.observed != new.generation
    return new.exists and (unobserved or new.requested or new.failed or new.deleting)
