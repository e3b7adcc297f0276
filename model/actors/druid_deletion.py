"""druid's deletion flow: everything is deleted at once, and the finalizer goes when nothing is left."""

from attrs import evolve

from model.actors.api_server import Cache, EtcdResource, Operation, etcd
from model.actors.druid import DRUID, DruidRun, RunStep, druid_run, is_found, is_not_deleting, is_queued
from model.actors.druid_queue import Queue, Retry, druid_queue, requeued
from model.actors.druid_webhook import HANDLER, is_admitted, is_denied
from model.actors.statefulset_controller import StatefulSet, sts
from model.kernel import NOW, action

DELETE = "etcd-druid internal/controller/etcd/reconcile_delete.go"
R = RunStep


@action(DRUID, writes=[druid_run, druid_queue], at=R.IDLE, latest=NOW, source=f"{DELETE} triggerDeletionFlow")
def begin_deletion(druid_run: DruidRun, druid_queue: Queue) -> tuple[DruidRun, Queue]:
    """Druid takes an Etcd from its queue that is being deleted."""
    return DruidRun(R.RECORD_DELETION), evolve(druid_queue, queued=False)


begin_deletion.guard(is_queued)
begin_deletion.guard(is_found)


@begin_deletion.guard
def is_deleting(druid_cache: Cache, druid_metadata_cache: Cache, one_informer: bool) -> bool:
    """The copy that is asked for a deletion timestamp has one."""
    return not is_not_deleting(druid_cache, druid_metadata_cache, one_informer)


@action(
    DRUID, writes=[druid_run, etcd], at=R.RECORD_DELETION, latest=NOW, source=f"{DELETE} recordDeletionStartOperation"
)
def record_deletion(druid_run: DruidRun, etcd: EtcdResource) -> tuple[DruidRun, EtcdResource]:
    """Druid records that it deletes."""
    after = etcd.patched(operation=Operation.DELETING) if etcd.exists else etcd
    return evolve(druid_run, step=R.TRIGGER_DELETION), after


@action(DRUID, writes=[druid_run, sts], at=R.TRIGGER_DELETION, latest=NOW, source=f"{DELETE} deleteEtcdResources")
def trigger_deletion(druid_run: DruidRun, sts: StatefulSet) -> tuple[DruidRun, StatefulSet]:
    """Druid deletes the StatefulSet and all else that belongs to the Etcd."""
    return evolve(druid_run, step=R.VERIFY_DELETION), StatefulSet()


trigger_deletion.guard(is_admitted)


@action(
    DRUID, writes=[druid_run], at=R.TRIGGER_DELETION, latest=NOW, source=f"{HANDLER} Handle, handleUpdate (v0.23.1)"
)
def be_denied_deletion_by_webhook(druid_run: DruidRun) -> DruidRun:
    """Druid's own webhook denies the deletion, and druid comes back after its back-off."""
    return DruidRun(R.FINISH, retry=Retry.ERROR)


be_denied_deletion_by_webhook.guard(is_denied)


@action(
    DRUID,
    writes=[druid_run, druid_queue],
    at=R.VERIFY_DELETION,
    latest=NOW,
    source=f"{DELETE} verifyNoResourcesAwaitCleanUp",
)
def requeue_until_resources_are_gone(
    druid_run: DruidRun, druid_queue: Queue, seconds: dict[str, float], tick_s: int
) -> tuple[DruidRun, Queue]:
    """Something is left; druid comes back in 5 s."""
    return DruidRun(), requeued(druid_queue, Retry.DELETION, seconds, tick_s)


@requeue_until_resources_are_gone.guard
def resources_are_left(sts_cache: StatefulSet) -> bool:
    """Druid's cache still has the StatefulSet."""
    return sts_cache.exists


@action(DRUID, writes=[druid_run, etcd], at=R.VERIFY_DELETION, latest=NOW, source=f"{DELETE} removeFinalizer")
def remove_finalizer(druid_run: DruidRun, etcd: EtcdResource) -> tuple[DruidRun, EtcdResource]:
    """Druid removes its finalizer, and the Etcd is gone."""
    gone = EtcdResource(unseen=(*etcd.unseen, EtcdResource())) if etcd.exists else etcd
    return DruidRun(), gone


@remove_finalizer.guard
def nothing_is_left(sts_cache: StatefulSet) -> bool:
    """Druid's cache has no StatefulSet any more."""
    return not sts_cache.exists
