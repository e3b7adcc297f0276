"""etcd-druid from v0.23 on: what it remembers, and one reconciliation of an Etcd in upstream's order.

Up to v0.33 each step reads the Etcd again from the cache; from v0.34 on there is one object in memory, which each
patch's reply overwrites. That is the setting `one_object`. How work reaches the queue is in `druid_queue`; the deletion
flow and what the StatefulSet's operator does are in `druid_deletion` and `druid_statefulset`.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

from attrs import evolve, frozen

from model.actors.api_server import RESOURCE, Cache, Condition, EtcdResource, Operation, difference, etcd, seen_by_druid
from model.actors.druid_queue import Queue, Retry, druid_queue, requeued
from model.actors.sidecar import Leases
from model.actors.statefulset_controller import StatefulSet
from model.kernel import NOW, Actor, Chart, Component, action, timer

DRUID = Actor("etcd-druid")
SPEC = "etcd-druid internal/controller/etcd/reconcile_spec.go"
STATUS = "etcd-druid internal/controller/etcd/reconcile_status.go"
COMPLETE = "etcd-druid internal/controller/etcd/reconcile_complete.go"
RECONCILER = "etcd-druid internal/controller/etcd/reconciler.go"


class RunStep(Enum):
    """Which step of a reconciliation comes next; from ADD_FINALIZER on they are those of `druid_earlier`."""

    IDLE = 0
    RECORD_START = 1
    ENSURE_FINALIZER = 2
    SYNC = 3
    RECORD_SUCCESS = 4
    RECORD_INCOMPLETE = 5
    RECONCILE_STATUS = 6
    UPDATE_OBSERVED_GENERATION = 7
    REMOVE_ANNOTATION = 8
    FINISH = 9
    RECORD_DELETION = 10
    TRIGGER_DELETION = 11
    VERIFY_DELETION = 12
    ADD_FINALIZER = 13
    RESET_STATUS = 14
    TAKE_ANNOTATION = 15
    DEPLOY = 16
    AWAIT_TLS = 17
    AWAIT_READY = 18
    UPDATE_STATUS = 19
    UPDATE_ERROR_STATUS = 20
    RECREATE = 21
    AWAIT_RECREATED = 22


R = RunStep


NO_OBJECT = EtcdResource()
SPEC_STEPS = (R.RECORD_START, R.ENSURE_FINALIZER, R.SYNC, R.RECORD_SUCCESS)
COMPLETION_STEPS = (R.UPDATE_OBSERVED_GENERATION, R.REMOVE_ANNOTATION)
PATCHES = (R.RECORD_START, R.ENSURE_FINALIZER, R.RECORD_SUCCESS, *COMPLETION_STEPS)
LAST_PATCHES = (R.RECORD_INCOMPLETE, R.RECONCILE_STATUS)
LAST_STEPS = (R.RECORD_INCOMPLETE, R.RECONCILE_STATUS, R.RECORD_DELETION, R.TRIGGER_DELETION, R.VERIFY_DELETION)


@frozen
class DruidRun:
    """One reconciliation: its next step, whether the spec is reconciled, how it will be retried.

    `completing` is from completeReconcile on. `object` is the Etcd in memory where there is one; up to v0.33 it stays
    empty. `generation` (what was built) and `token` are kept with the changes `generation-first` and `echoed-token`;
    `kept` are the replicas with which `druid_earlier` creates the StatefulSet anew.
    """

    step: RunStep = RunStep.IDLE
    spec: bool = False
    retry: Retry = Retry.PERIODIC
    completing: bool = False
    generation: int = 0
    token: int = 0
    kept: int = 0
    object: EtcdResource = NO_OBJECT
    age: int = timer()

    def went_on(self, step: RunStep, reply: Any, one_object: bool) -> "DruidRun":
        """Return the run at its next step; where there is one object, the patch's reply has overwritten it."""
        return evolve(self, step=step, object=evolve(reply, timestamp=0, unseen=()) if one_object else self.object)


CHART = Chart(
    "druid run",
    RunStep,
    R.IDLE,
    [
        ("begin_spec_reconciliation", R.IDLE, R.RECORD_START),
        ("begin_status_reconciliation", R.IDLE, R.RECONCILE_STATUS),
        ("record_start", R.RECORD_START, R.ENSURE_FINALIZER),
        ("ensure_finalizer", R.ENSURE_FINALIZER, R.SYNC),
        ("conflict_on_start", R.RECORD_START, R.FINISH),
        ("conflict_on_finalizer", R.ENSURE_FINALIZER, R.RECORD_INCOMPLETE),
        *[("create_statefulset", R.SYNC, step) for step in (R.RECORD_SUCCESS, R.UPDATE_OBSERVED_GENERATION)],
        ("fail_to_create_statefulset", R.SYNC, R.RECORD_INCOMPLETE),
        ("be_denied_by_webhook", R.SYNC, R.RECORD_INCOMPLETE),
        *[
            (name, R.SYNC, R.RECORD_INCOMPLETE)
            for name in ("patch_pod_labels", "requeue_until_pods_are_labelled", "orphan_pods", "adopt_orphans")
        ],
        ("miss_statefulset", R.SYNC, R.RECORD_INCOMPLETE),
        *[("patch_statefulset", R.SYNC, step) for step in (R.RECORD_SUCCESS, R.UPDATE_OBSERVED_GENERATION)],
        ("patch_tls_first", R.SYNC, R.RECORD_INCOMPLETE),
        ("requeue_until_pods_are_ready", R.SYNC, R.RECORD_INCOMPLETE),
        ("requeue_until_leases_say_tls", R.SYNC, R.RECORD_INCOMPLETE),
        ("record_success", R.RECORD_SUCCESS, R.RECONCILE_STATUS),
        ("record_success", R.RECORD_SUCCESS, R.REMOVE_ANNOTATION),
        ("record_incomplete", R.RECORD_INCOMPLETE, R.RECONCILE_STATUS),
        ("reconcile_status", R.RECONCILE_STATUS, R.FINISH),
        ("reconcile_status", R.RECONCILE_STATUS, R.UPDATE_OBSERVED_GENERATION),
        ("update_observed_generation", R.UPDATE_OBSERVED_GENERATION, R.REMOVE_ANNOTATION),
        ("update_observed_generation", R.UPDATE_OBSERVED_GENERATION, R.RECORD_SUCCESS),
        *[("remove_operation_annotation", R.REMOVE_ANNOTATION, step) for step in (R.FINISH, R.RECONCILE_STATUS)],
        *[("miss_operation_annotation", R.REMOVE_ANNOTATION, step) for step in (R.FINISH, R.RECONCILE_STATUS)],
        ("conflict_on_annotation", R.REMOVE_ANNOTATION, R.RECORD_INCOMPLETE),
        *[("echo_token", R.REMOVE_ANNOTATION, step) for step in (R.FINISH, R.RECONCILE_STATUS)],
        ("finish_reconciliation", R.FINISH, R.IDLE),
        ("begin_deletion", R.IDLE, R.RECORD_DELETION),
        ("record_deletion", R.RECORD_DELETION, R.TRIGGER_DELETION),
        ("trigger_deletion", R.TRIGGER_DELETION, R.VERIFY_DELETION),
        ("be_denied_deletion_by_webhook", R.TRIGGER_DELETION, R.FINISH),
        ("requeue_until_resources_are_gone", R.VERIFY_DELETION, R.IDLE),
        ("remove_finalizer", R.VERIFY_DELETION, R.IDLE),
        ("record_incomplete", R.RECORD_INCOMPLETE, R.FINISH),
        ("fail_druid_request", [*SPEC_STEPS, *COMPLETION_STEPS], R.RECORD_INCOMPLETE),
        ("fail_druid_status_request", LAST_STEPS, R.FINISH),
        ("lose_reply_to_druid", PATCHES, R.RECORD_INCOMPLETE),
        ("lose_reply_to_druid", LAST_PATCHES, R.FINISH),
        ("lose_reply_from_statefulset", R.SYNC, R.RECORD_INCOMPLETE),
        ("begin_reconciliation", R.IDLE, R.ADD_FINALIZER),
        ("add_finalizer", R.ADD_FINALIZER, R.RESET_STATUS),
        ("reset_status", R.RESET_STATUS, R.TAKE_ANNOTATION),
        ("take_annotation", R.TAKE_ANNOTATION, R.DEPLOY),
        ("roll_out_tls", R.DEPLOY, R.AWAIT_TLS),
        ("see_tls_rolled_out", R.AWAIT_TLS, R.DEPLOY),
        ("delete_statefulset", R.DEPLOY, R.RECREATE),
        *[("recreate_statefulset", R.RECREATE, step) for step in (R.AWAIT_RECREATED, R.AWAIT_READY)],
        ("delete_statefulset_again", R.AWAIT_RECREATED, R.RECREATE),
        ("deploy_statefulset", R.DEPLOY, R.AWAIT_READY),
        ("see_statefulset_ready", R.AWAIT_READY, R.UPDATE_STATUS),
        ("give_up_on_statefulset", [R.AWAIT_READY, R.AWAIT_RECREATED], R.UPDATE_ERROR_STATUS),
        ("give_up_on_tls", R.AWAIT_TLS, R.UPDATE_ERROR_STATUS),
        ("update_status", R.UPDATE_STATUS, R.FINISH),
        ("update_error_status", R.UPDATE_ERROR_STATUS, R.FINISH),
        ("conflict_on_update", [R.ADD_FINALIZER, R.RESET_STATUS, R.UPDATE_STATUS, R.UPDATE_ERROR_STATUS], R.FINISH),
        ("conflict_on_first_update", R.ADD_FINALIZER, R.UPDATE_ERROR_STATUS),
        *[("reset_status_read_anew", R.RESET_STATUS, step) for step in (R.TAKE_ANNOTATION, R.DEPLOY)],
        ("update_status_read_anew", R.UPDATE_STATUS, R.FINISH),
        ("update_status_read_anew", R.UPDATE_STATUS, R.TAKE_ANNOTATION),
        ("update_error_status_read_anew", R.UPDATE_ERROR_STATUS, R.FINISH),
        ("update_error_status_read_anew", R.UPDATE_ERROR_STATUS, R.TAKE_ANNOTATION),
        ("conflict_on_status", [R.RESET_STATUS, R.UPDATE_STATUS, R.UPDATE_ERROR_STATUS], R.FINISH),
        *[("take_annotation_by_update", R.TAKE_ANNOTATION, step) for step in (R.DEPLOY, R.FINISH)],
        ("conflict_on_taking_annotation", R.TAKE_ANNOTATION, R.FINISH),
        ("restart_druid", [s for s in RunStep if s is not R.IDLE], R.IDLE),
    ],
)
druid_run = Component("druid_run", DruidRun, per=(RESOURCE,), chart=CHART, owner="etcd-druid")
druid_cache = Component("druid_cache", Cache, per=(RESOURCE,), owner="etcd-druid")
druid_metadata_cache = Component("druid_metadata_cache", Cache, per=(RESOURCE,), owner="etcd-druid")
sts_cache = Component("sts_cache", StatefulSet, per=(RESOURCE,), owner="etcd-druid")
lease_cache = Component("lease_cache", Leases, per=(RESOURCE,), owner="etcd-druid")


AFTER_SYNC = {
    R.SYNC: R.RECORD_SUCCESS,
    R.RECORD_SUCCESS: R.RECONCILE_STATUS,
    R.RECONCILE_STATUS: R.UPDATE_OBSERVED_GENERATION,
    R.UPDATE_OBSERVED_GENERATION: R.REMOVE_ANNOTATION,
    R.REMOVE_ANNOTATION: R.FINISH,
}
COMPLETING_FIRST = {
    R.SYNC: R.UPDATE_OBSERVED_GENERATION,
    R.UPDATE_OBSERVED_GENERATION: R.RECORD_SUCCESS,
    R.RECORD_SUCCESS: R.REMOVE_ANNOTATION,
    R.REMOVE_ANNOTATION: R.RECONCILE_STATUS,
    R.RECONCILE_STATUS: R.FINISH,
}
"""What follows what once the spec is reconciled: up to v0.26 the run completes before it looks at the status."""


def following(step: RunStep, completes_first: bool) -> RunStep:
    """Return the step that comes next in a run that gets through."""
    return (COMPLETING_FIRST if completes_first else AFTER_SYNC)[step]


def held(run: DruidRun, cache: Cache, one_object: bool) -> EtcdResource:
    """Return the copy of the Etcd that a step works on."""
    return run.object if one_object else cache.seen


# -- reconcileSpec -----------------------------------------------------------------------------------------------------


@action(
    DRUID,
    writes=[druid_run, druid_queue],
    at=R.IDLE,
    latest=NOW,
    unless="druid.custodian",
    source=f"{RECONCILER} shouldReconcileSpec",
)
def begin_spec_reconciliation(
    druid_run: DruidRun, druid_queue: Queue, druid_cache: Cache, one_object: bool
) -> tuple[DruidRun, Queue]:
    """Druid takes the Etcd from its queue and decides to reconcile its spec."""
    run = DruidRun(R.RECORD_START, spec=True, token=druid_cache.seen.token)
    return run.went_on(R.RECORD_START, druid_cache.seen, one_object), evolve(druid_queue, queued=False)


def is_queued(druid_queue: Queue) -> bool:
    """The Etcd is in the queue."""
    return druid_queue.queued


def is_found(druid_cache: Cache, druid_metadata_cache: Cache, one_informer: bool) -> bool:
    """Both reads at the beginning find the Etcd: the metadata informer's, where there are two, and the typed one's."""
    return druid_cache.seen.exists and (one_informer or druid_metadata_cache.seen.exists)


@begin_spec_reconciliation.guard
def spec_is_asked_for(druid_cache: Cache) -> bool:
    """The cached Etcd has the operation annotation, or was never observed."""
    seen = druid_cache.seen
    return seen.exists and (seen.requested or seen.observed == 0)


@begin_spec_reconciliation.guard
def metadata_is_not_a_run_behind(
    etcd: EtcdResource, druid_cache: Cache, druid_metadata_cache: Cache, one_object: bool
) -> bool:
    """The metadata informer lags by less than a run: it has the annotation that the typed cache has, if it is there."""
    missed = etcd.requested and druid_cache.seen.requested and not druid_metadata_cache.seen.requested
    return one_object or not missed


@action(
    DRUID,
    writes=[druid_run, druid_queue],
    at=R.IDLE,
    latest=NOW,
    unless="druid.custodian",
    source=f"{RECONCILER} Reconcile",
)
def begin_status_reconciliation(
    druid_run: DruidRun, druid_queue: Queue, druid_cache: Cache, one_object: bool
) -> tuple[DruidRun, Queue]:
    """Druid takes the Etcd from its queue and reconciles its status only."""
    run = DruidRun(R.RECONCILE_STATUS)
    return run.went_on(R.RECONCILE_STATUS, druid_cache.seen, one_object), evolve(druid_queue, queued=False)


@begin_status_reconciliation.guard
def spec_is_not_asked_for(druid_cache: Cache) -> bool:
    """The cached Etcd has no operation annotation and has been observed."""
    seen = druid_cache.seen
    return seen.exists and not seen.requested and seen.observed != 0


@action(DRUID, writes=[druid_queue], latest=NOW, source=f"{RECONCILER} GetLatestEtcd: NotFound, DoNotRequeue")
def drop_missing_etcd(druid_queue: Queue) -> Queue:
    """Druid takes an Etcd from its queue that a cache does not have, and forgets it."""
    return evolve(druid_queue, queued=False)


@drop_missing_etcd.guard
def is_not_found(
    druid_run: DruidRun, druid_cache: Cache, druid_metadata_cache: Cache, druid_queue: Queue, one_informer: bool
) -> bool:
    """It is idle, and the Etcd is in its queue but not in both caches."""
    found = is_found(druid_cache, druid_metadata_cache, one_informer)
    return druid_queue.queued and druid_run.step is R.IDLE and not found


for _begin in (begin_spec_reconciliation, begin_status_reconciliation):
    _begin.guard(is_queued)
    _begin.guard(is_found)


def is_not_deleting(druid_cache: Cache, druid_metadata_cache: Cache, one_informer: bool) -> bool:
    """The copy that is asked for a deletion timestamp, the metadata informer's where there are two, has none."""
    return not (druid_cache if one_informer else druid_metadata_cache).seen.deleting


for _begin in (begin_spec_reconciliation, begin_status_reconciliation):
    _begin.guard(is_not_deleting)


@action(DRUID, writes=[druid_run, etcd], at=R.RECORD_START, latest=NOW, source=f"{SPEC} recordReconcileStartOperation")
def record_start(
    druid_run: DruidRun, etcd: EtcdResource, druid_cache: Cache, one_object: bool
) -> tuple[DruidRun, EtcdResource]:
    """Druid records that it reconciles, and that there are no errors."""
    wanted = {"operation": Operation.PROCESSING, "failed": False}
    after = etcd.patched(**difference(wanted, held(druid_run, druid_cache, one_object)))
    return druid_run.went_on(R.ENSURE_FINALIZER, after, one_object), after


def is_latest(druid_run: DruidRun, etcd: EtcdResource, druid_cache: Cache, one_object: bool) -> bool:
    """Its copy is the latest version."""
    return held(druid_run, druid_cache, one_object) == seen_by_druid(etcd)


@record_start.guard
def start_is_served(
    druid_run: DruidRun, etcd: EtcdResource, druid_cache: Cache, one_object: bool, changes: frozenset[str]
) -> bool:
    """The patch carries no resourceVersion, or its copy is the latest version."""
    return "locked-start" not in changes or is_latest(druid_run, etcd, druid_cache, one_object)


@action(DRUID, writes=[druid_run], at=R.RECORD_START, latest=NOW, only="locked-start", source="no release")
def conflict_on_start(druid_run: DruidRun) -> DruidRun:
    """The patch that records the start conflicts: druid's copy is stale, and it comes back after its back-off."""
    return DruidRun(R.FINISH, retry=Retry.ERROR)


@conflict_on_start.guard
def copy_is_stale(druid_run: DruidRun, etcd: EtcdResource, druid_cache: Cache, one_object: bool) -> bool:
    """Its copy is not the latest version."""
    return not is_latest(druid_run, etcd, druid_cache, one_object)


def finalizer_copy(
    run: DruidRun, cache: Cache, metadata_cache: Cache, one_object: bool, one_informer: bool
) -> EtcdResource:
    """Return the copy that ensureFinalizer works on: in memory, or of the informer that this release uses for it."""
    if one_object:
        return run.object
    return cache.seen if one_informer else metadata_cache.seen


@action(DRUID, writes=[druid_run, etcd], at=R.ENSURE_FINALIZER, latest=NOW, source=f"{SPEC} ensureFinalizer")
def ensure_finalizer(
    druid_run: DruidRun,
    etcd: EtcdResource,
    druid_cache: Cache,
    druid_metadata_cache: Cache,
    one_object: bool,
    one_informer: bool,
) -> tuple[DruidRun, EtcdResource]:
    """Druid adds its finalizer, with an optimistic lock, unless its copy has it."""
    if finalizer_copy(druid_run, druid_cache, druid_metadata_cache, one_object, one_informer).finalizer:
        return evolve(druid_run, step=R.SYNC), etcd
    after = etcd.patched(finalizer=True)
    return druid_run.went_on(R.SYNC, after, one_object), after


def lock_holds(
    druid_run: DruidRun,
    etcd: EtcdResource,
    druid_cache: Cache,
    druid_metadata_cache: Cache,
    one_object: bool,
    one_informer: bool,
) -> bool:
    """Its copy has the finalizer, or is the latest version."""
    copy = finalizer_copy(druid_run, druid_cache, druid_metadata_cache, one_object, one_informer)
    return copy.finalizer or copy == evolve(etcd, timestamp=0, unseen=())


ensure_finalizer.guard(lock_holds)


@action(DRUID, writes=[druid_run], at=R.ENSURE_FINALIZER, latest=NOW, source=f"{SPEC} ensureFinalizer: 409")
def conflict_on_finalizer(druid_run: DruidRun) -> DruidRun:
    """The patch of the finalizer conflicts, since druid's copy is not the latest version."""
    return evolve(druid_run, step=R.RECORD_INCOMPLETE, retry=Retry.ERROR)


@conflict_on_finalizer.guard
def lock_fails(
    druid_run: DruidRun,
    etcd: EtcdResource,
    druid_cache: Cache,
    druid_metadata_cache: Cache,
    one_object: bool,
    one_informer: bool,
) -> bool:
    """Its copy lacks the finalizer, and is not the latest version."""
    return not lock_holds(druid_run, etcd, druid_cache, druid_metadata_cache, one_object, one_informer)


@action(
    DRUID, writes=[druid_run, etcd], at=R.RECORD_SUCCESS, latest=NOW, source=f"{SPEC} recordReconcileSuccessOperation"
)
def record_success(
    druid_run: DruidRun, etcd: EtcdResource, druid_cache: Cache, one_object: bool, completes_first: bool
) -> tuple[DruidRun, EtcdResource]:
    """Druid records that the spec was reconciled."""
    wanted = {"operation": Operation.SUCCEEDED, "failed": False}
    after = etcd.patched(**difference(wanted, held(druid_run, druid_cache, one_object)))
    return druid_run.went_on(following(R.RECORD_SUCCESS, completes_first), after, one_object), after


@action(
    DRUID,
    writes=[druid_run, etcd],
    at=R.RECORD_INCOMPLETE,
    latest=NOW,
    source=f"{SPEC} recordIncompleteReconcileOperation",
)
def record_incomplete(
    druid_run: DruidRun, etcd: EtcdResource, druid_cache: Cache, one_object: bool
) -> tuple[DruidRun, EtcdResource]:
    """Druid records why it did not get through: state Error with lastErrors, or state Requeue without any."""
    error = druid_run.retry is Retry.ERROR
    copy = held(druid_run, druid_cache, one_object)
    patch = difference({"operation": Operation.ERROR if error else Operation.REQUEUE, "failed": error}, copy)
    after = etcd.patched(**({**patch, "failed": True} if error else patch))  # lastErrors have a time, so they differ
    step = R.FINISH if druid_run.completing else R.RECONCILE_STATUS
    return druid_run.went_on(step, after, one_object), after


# -- reconcileStatus ---------------------------------------------------------------------------------------------------


def is_ready(sts: StatefulSet, copy: EtcdResource) -> bool:
    """Return status.ready; before the generation is observed, the StatefulSet's own replicas are expected."""
    expected = copy.replicas if copy.observed == copy.generation else sts.replicas
    return sts.exists and sts.counted and sts.ready >= expected and not sts.rolling


def all_members_updated(sts: StatefulSet, copy: EtcdResource) -> Condition:
    """Return the condition AllMembersUpdated; it is frozen while spec.replicas is 0."""
    if copy.replicas == 0:
        return copy.updated
    done = sts.exists and sts.counted and sts.updated == sts.replicas and not sts.rolling
    return Condition.TRUE if done else Condition.FALSE


def updated_replicas(sts: StatefulSet, copy: EtcdResource) -> Condition:
    """Return whether status.replicas, which are those of the current revision, agree with status.updatedReplicas."""
    current = sts.created - sts.updated if sts.rolling else sts.updated
    return Condition.TRUE if not sts.exists or current == sts.updated else Condition.FALSE


def has_what_was_built(sts: StatefulSet, copy: EtcdResource, spec: bool) -> bool:
    """Tell whether the cached StatefulSet has what druid built: in this run, or from the observed generation."""
    asked = (copy.replicas, copy.replicas, copy.peer_tls, copy.revision)
    built = (sts.replicas, sts.template.size, sts.template.peer_tls, sts.template.revision)
    return built == asked or not (spec or copy.observed == copy.generation)


RolloutInStatus = Callable[[StatefulSet, EtcdResource], Condition]
"""What the status says of a rollout, from the cached StatefulSet and druid's copy of the Etcd."""


@action(DRUID, writes=[druid_run, etcd], at=R.RECONCILE_STATUS, latest=NOW, source=f"{STATUS} reconcileStatus")
def reconcile_status(
    druid_run: DruidRun,
    etcd: EtcdResource,
    druid_cache: Cache,
    sts_cache: StatefulSet,
    lease_cache: Leases,
    one_object: bool,
    completes_first: bool,
    rollout_in_status: RolloutInStatus,
    changes: frozenset[str],
) -> tuple[DruidRun, EtcdResource]:
    """Druid writes status from the cached StatefulSet and leases, whatever became of the spec."""
    copy = held(druid_run, druid_cache, one_object)
    wanted = {
        "ready": is_ready(sts_cache, copy),
        "updated": rollout_in_status(sts_cache, copy),
        "members": lease_cache.holder.bit_count(),
    }
    if "fresh-status" in changes and not has_what_was_built(sts_cache, copy, druid_run.spec):
        wanted |= {"ready": False, "updated": Condition.FALSE}
    after = etcd.patched(**difference(wanted, copy))
    served = druid_run.spec and druid_run.retry is Retry.PERIODIC
    step = following(R.RECONCILE_STATUS, completes_first) if served else R.FINISH
    return druid_run.went_on(step, after, one_object), after


# -- completeReconcile -------------------------------------------------------------------------------------------------


@action(
    DRUID,
    writes=[druid_run, etcd],
    at=R.UPDATE_OBSERVED_GENERATION,
    latest=NOW,
    source=f"{COMPLETE} updateObservedGeneration",
)
def update_observed_generation(
    druid_run: DruidRun, etcd: EtcdResource, druid_cache: Cache, one_object: bool, completes_first: bool
) -> tuple[DruidRun, EtcdResource]:
    """Druid records as observed the generation of its copy."""
    copy = held(druid_run, druid_cache, one_object)
    after = etcd.patched(**difference({"observed": druid_run.generation or copy.generation}, copy))
    return druid_run.went_on(following(R.UPDATE_OBSERVED_GENERATION, completes_first), after, one_object), after


@action(
    DRUID,
    writes=[druid_run, etcd],
    at=R.REMOVE_ANNOTATION,
    latest=NOW,
    unless="echoed-token",
    source=f"{COMPLETE} removeOperationAnnotation",
)
def remove_operation_annotation(
    druid_run: DruidRun, etcd: EtcdResource, completes_first: bool
) -> tuple[DruidRun, EtcdResource]:
    """Druid deletes the operation annotation with a merge patch that carries no resourceVersion."""
    step = following(R.REMOVE_ANNOTATION, completes_first)
    return evolve(druid_run, step=step, object=NO_OBJECT), etcd.patched(requested=False)


@remove_operation_annotation.guard
def copy_has_annotation(druid_run: DruidRun, druid_metadata_cache: Cache, one_object: bool) -> bool:
    """Its copy has the annotation: the object in memory, or what the metadata informer has."""
    return (druid_run.object if one_object else druid_metadata_cache.seen).requested


@remove_operation_annotation.guard
def removal_is_served(
    druid_run: DruidRun, etcd: EtcdResource, druid_cache: Cache, one_object: bool, changes: frozenset[str]
) -> bool:
    """The patch carries no resourceVersion, or its copy is the latest version."""
    return "locked-removal" not in changes or is_latest(druid_run, etcd, druid_cache, one_object)


@action(DRUID, writes=[druid_run], at=R.REMOVE_ANNOTATION, latest=NOW, only="locked-removal", source="no release")
def conflict_on_annotation(druid_run: DruidRun, completes_first: bool) -> DruidRun:
    """The removal of the annotation conflicts, since druid's copy is not the latest version."""
    return failed(druid_run, completes_first)


conflict_on_annotation.guard(copy_has_annotation)
conflict_on_annotation.guard(copy_is_stale)


@action(DRUID, writes=[druid_run, etcd], at=R.REMOVE_ANNOTATION, latest=NOW, only="echoed-token", source="no release")
def echo_token(druid_run: DruidRun, etcd: EtcdResource, completes_first: bool) -> tuple[DruidRun, EtcdResource]:
    """Druid echoes the token that it saw when it began; a later one stays a request."""
    step = following(R.REMOVE_ANNOTATION, completes_first)
    return evolve(druid_run, step=step, object=NO_OBJECT), etcd.patched(requested=etcd.token != druid_run.token)


@action(
    DRUID,
    writes=[druid_run],
    at=R.REMOVE_ANNOTATION,
    latest=NOW,
    unless="echoed-token",
    source=f"{COMPLETE} removeOperationAnnotation",
)
def miss_operation_annotation(druid_run: DruidRun, completes_first: bool) -> DruidRun:
    """Druid's copy has no operation annotation, and there is nothing to remove."""
    return evolve(druid_run, step=following(R.REMOVE_ANNOTATION, completes_first), object=NO_OBJECT)


@miss_operation_annotation.guard
def copy_has_no_annotation(druid_run: DruidRun, druid_metadata_cache: Cache, one_object: bool) -> bool:
    """Its copy has no annotation."""
    return not copy_has_annotation(druid_run, druid_metadata_cache, one_object)


def cache_keeps_up(etcd: EtcdResource, cache_depth: int) -> bool:
    """Druid's cache is not so many versions behind as it could be: its lag is bounded."""
    return len(etcd.unseen) < cache_depth


@ensure_finalizer.guard
def cache_keeps_up_with_finalizer(
    etcd: EtcdResource,
    cache_depth: int,
    druid_run: DruidRun,
    druid_cache: Cache,
    druid_metadata_cache: Cache,
    one_object: bool,
    one_informer: bool,
) -> bool:
    """Its copy has the finalizer, so that there is nothing to patch, or its cache's lag is bounded."""
    has_it = finalizer_copy(druid_run, druid_cache, druid_metadata_cache, one_object, one_informer).finalizer
    return has_it or cache_keeps_up(etcd, cache_depth)


for _patch in (
    record_start,
    record_success,
    record_incomplete,
    reconcile_status,
    update_observed_generation,
    remove_operation_annotation,
    echo_token,
):
    _patch.guard(cache_keeps_up)


@action(DRUID, writes=[druid_run, druid_queue], at=R.FINISH, latest=NOW, source=f"{RECONCILER} Reconcile")
def finish_reconciliation(druid_run: DruidRun, druid_queue: Queue, seconds: Any, tick_s: int) -> tuple[DruidRun, Queue]:
    """The run ends, and the Etcd comes back after 15 s, after 10 s if it has to be retried, or after a back-off."""
    return DruidRun(), requeued(druid_queue, druid_run.retry, seconds, tick_s)


@action(
    DRUID,
    writes=[druid_run],
    at=(
        R.RECORD_START,
        R.ENSURE_FINALIZER,
        R.SYNC,
        R.RECORD_SUCCESS,
        R.UPDATE_OBSERVED_GENERATION,
        R.REMOVE_ANNOTATION,
    ),
    fault="request-fails",
    source=f"{SPEC} reconcileSpec; {COMPLETE} completeReconcile",
)
def fail_druid_request(druid_run: DruidRun, completes_first: bool) -> DruidRun:
    """A request of druid's fails, and it records the error."""
    return failed(druid_run, completes_first)


def failed(run: DruidRun, completes_first: bool) -> DruidRun:
    """Return the run after an error that is to be recorded."""
    completing = run.step in COMPLETION_STEPS and not completes_first
    return evolve(run, step=R.RECORD_INCOMPLETE, retry=Retry.ERROR, completing=completing)


@action(
    DRUID,
    writes=[druid_run, etcd],
    at=(*PATCHES, *LAST_PATCHES),
    fault="reply-is-lost",
    source=f"{SPEC} reconcileSpec; {COMPLETE} completeReconcile",
)
def lose_reply_to_druid(
    druid_run: DruidRun,
    etcd: EtcdResource,
    druid_cache: Cache,
    sts_cache: StatefulSet,
    lease_cache: Leases,
    one_object: bool,
    completes_first: bool,
    rollout_in_status: RolloutInStatus,
    changes: frozenset[str],
) -> tuple[DruidRun, EtcdResource]:
    """A patch of druid's is served but its reply is lost, which is an error to druid: its object is not refreshed."""
    given = (druid_run, etcd, druid_cache)
    seen = (sts_cache, lease_cache, one_object, completes_first, rollout_in_status, changes)
    patches = {
        R.RECORD_START: lambda: record_start(*given, one_object),
        R.ENSURE_FINALIZER: lambda: (druid_run, etcd.patched(finalizer=True)),
        R.RECORD_SUCCESS: lambda: record_success(*given, one_object, completes_first),
        R.RECORD_INCOMPLETE: lambda: record_incomplete(*given, one_object),
        R.RECONCILE_STATUS: lambda: reconcile_status(*given, *seen),
        R.UPDATE_OBSERVED_GENERATION: lambda: update_observed_generation(*given, one_object, completes_first),
        R.REMOVE_ANNOTATION: lambda: (druid_run, etcd.patched(requested=etcd.token != druid_run.token)),
    }
    _, after = patches[druid_run.step]()
    is_last = druid_run.step in LAST_PATCHES
    return DruidRun(R.FINISH, retry=Retry.ERROR) if is_last else failed(druid_run, completes_first), after


@lose_reply_to_druid.guard
def patch_would_be_served(druid_run: DruidRun, etcd: EtcdResource, cache_depth: int) -> bool:
    """It is about to patch the Etcd, and what it patches is still there to be changed."""
    has_finalizer = druid_run.step is R.ENSURE_FINALIZER and etcd.finalizer
    has_none = druid_run.step is R.REMOVE_ANNOTATION and not etcd.requested
    return cache_keeps_up(etcd, cache_depth) and not (has_finalizer or has_none)


@action(
    DRUID,
    writes=[druid_run],
    at=LAST_STEPS,
    fault="request-fails",
    source=f"{RECONCILER} Reconcile",
)
def fail_druid_status_request(druid_run: DruidRun) -> DruidRun:
    """A request of druid's fails with which the run ends: of the status, or of the deletion."""
    return DruidRun(R.FINISH, retry=Retry.ERROR)
