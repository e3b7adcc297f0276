"""etcd-druid up to v0.22: the annotation goes first, then the work is done and waited for, then the status is written.

Two controllers write the same status: this one, and the custodian (`custodian`). Both use `Status().Update` of the Etcd
in memory, which conflicts where anybody has written since. A run blocks until the StatefulSet is ready, 90 s at most,
and does not come back by itself unless it failed. Sources are those of v0.22.0.

Peer TLS that is enabled is rolled out with the old replicas first; up to v0.18.0 the StatefulSet is deleted twice for
it. That later the pods are deleted once more is left out, with the restart of etcd that it is for. Deletion is today's.
What v0.15.2 and older did otherwise is in `druid_first`.
"""

from collections.abc import Callable

from attrs import evolve

from model.actors.api_server import Cache, EtcdResource, etcd, seen_by_druid
from model.actors.druid import DRUID, DruidRun, RunStep, druid_run, is_found, is_not_deleting, is_queued
from model.actors.druid_queue import Queue, Retry, druid_queue
from model.actors.druid_statefulset import patched
from model.actors.sidecar import Leases
from model.actors.statefulset_controller import Pods, StatefulSet, sts
from model.kernel import NOW, action

RECONCILER = "etcd-druid v0.22.0 controllers/etcd/reconciler.go"
STATEFULSET = "etcd-druid v0.22.0 pkg/component/etcd/statefulset/statefulset.go"
R = RunStep
LOCKED = (R.ADD_FINALIZER, R.RESET_STATUS, R.UPDATE_STATUS, R.UPDATE_ERROR_STATUS)


def moved(run: DruidRun, step: RunStep, reply: EtcdResource | None = None) -> DruidRun:
    """Return the run at another step, with the Etcd in memory as the reply says, if there was one."""
    return evolve(run, step=step, age=0, object=run.object if reply is None else seen_by_druid(reply))


@action(DRUID, writes=[druid_run, druid_queue], at=R.IDLE, latest=NOW, only="druid.custodian", source=RECONCILER)
def begin_reconciliation(druid_run: DruidRun, druid_queue: Queue, druid_cache: Cache) -> tuple[DruidRun, Queue]:
    """Druid takes the Etcd from its queue and reconciles it, whether or not it has the annotation."""
    return DruidRun(R.ADD_FINALIZER, spec=True, object=druid_cache.seen), evolve(druid_queue, queued=False)


begin_reconciliation.guard(is_queued)
begin_reconciliation.guard(is_found)
begin_reconciliation.guard(is_not_deleting)


@action(DRUID, writes=[druid_run, etcd], at=R.ADD_FINALIZER, latest=NOW, source=f"{RECONCILER} AddFinalizers")
def add_finalizer(druid_run: DruidRun, etcd: EtcdResource) -> tuple[DruidRun, EtcdResource]:
    """Druid adds its finalizer, unless the Etcd has it."""
    if druid_run.object.finalizer:
        return moved(druid_run, R.RESET_STATUS), etcd
    after = etcd.patched(finalizer=True)
    return moved(druid_run, R.RESET_STATUS, after), after


@add_finalizer.guard
def finalizer_can_be_added(druid_run: DruidRun, etcd: EtcdResource) -> bool:
    """The Etcd in memory has it, or is the latest version."""
    return druid_run.object.finalizer or druid_run.object == seen_by_druid(etcd)


@action(
    DRUID,
    writes=[druid_run, etcd],
    at=R.RESET_STATUS,
    latest=NOW,
    unless="druid.reads-anew",
    source=f"{RECONCILER} updateEtcdStatusAsNotReady",
)
def reset_status(druid_run: DruidRun, etcd: EtcdResource) -> tuple[DruidRun, EtcdResource]:
    """Druid takes `ready` out of the status."""
    after = etcd.patched(ready=False)
    return moved(druid_run, R.TAKE_ANNOTATION, after), after


@action(
    DRUID,
    writes=[druid_run, etcd],
    at=R.TAKE_ANNOTATION,
    latest=NOW,
    unless="druid.annotation-by-update",
    source=f"{RECONCILER} removeOperationAnnotation",
)
def take_annotation(druid_run: DruidRun, etcd: EtcdResource) -> tuple[DruidRun, EtcdResource]:
    """Druid removes the annotation before it does the work, with a merge patch that cannot conflict."""
    if not druid_run.object.requested:
        return moved(druid_run, R.DEPLOY), etcd
    after = etcd.patched(requested=False)
    return moved(druid_run, R.DEPLOY, after), after


MarksScaleUp = Callable[[EtcdResource, StatefulSet], bool]
"""Tells whether the StatefulSet gets, or keeps, the annotation scaled-to-multi-node."""


def marks_transition(etcd: EtcdResource, sts: StatefulSet) -> bool:
    """Tell whether one replica becomes several: the next reconciliation takes the mark away (up to v0.17).

    Without a StatefulSet the replicas in the Etcd's status are those that there were.
    """
    before = sts.replicas if sts.exists else etcd.replicas_in_status
    return etcd.replicas > 1 and before == 1


def marks_until_updated(etcd: EtcdResource, sts: StatefulSet) -> bool:
    """Tell the same, or that the mark is there and not all pods are updated (v0.18.0)."""
    return marks_transition(etcd, sts) or (sts.scaled_up and sts.updated < sts.replicas)


def marks_ready_until_updated(etcd: EtcdResource, sts: StatefulSet) -> bool:
    """Tell the same, but not before the one replica is available (v0.18.1)."""
    became = marks_transition(etcd, sts) and (sts.ready == 1 or not sts.exists)
    return became or (sts.scaled_up and sts.updated < sts.replicas)


def marks_until_available(etcd: EtcdResource, sts: StatefulSet) -> bool:
    """Tell the same, or that the mark is there and not all updated pods are available (from v0.19 on)."""
    return marks_ready_until_updated(etcd, sts) or (sts.scaled_up and sts.ready < sts.updated)


def awaited(run: DruidRun) -> int:
    """Return the replicas that the StatefulSet is created with, and waited for."""
    return run.kept or run.object.replicas


def tls_is_to_be_enabled(run: DruidRun, leases: Leases) -> bool:
    """Tell whether a lease that has a holder does not say TLS, though the Etcd asks for it."""
    return run.object.peer_tls and leases.holder & ~leases.tls != 0


@action(
    DRUID,
    writes=[druid_run, sts],
    at=R.DEPLOY,
    latest=NOW,
    unless="druid.recreates-for-tls",
    source=f"{STATEFULSET} addTasksForPeerUrlTLSChanged...",
)
def roll_out_tls(druid_run: DruidRun, sts: StatefulSet, sts_cache: StatefulSet) -> tuple[DruidRun, StatefulSet]:
    """Druid patches the pod template for peer TLS, with the replicas that there are, and waits for pods and leases."""
    after = patched(sts, sts_cache, druid_run.object, sts_cache.replicas)
    return moved(druid_run, R.AWAIT_TLS), evolve(after, built=sts.built)


@roll_out_tls.guard
def members_have_no_tls(druid_run: DruidRun, sts_cache: StatefulSet, lease_cache: Leases) -> bool:
    """There is a StatefulSet, and a member whose lease does not say TLS though the Etcd asks for it."""
    return sts_cache.exists and tls_is_to_be_enabled(druid_run, lease_cache)


@action(
    DRUID,
    writes=[druid_run, sts],
    at=R.DEPLOY,
    latest=NOW,
    only="druid.recreates-for-tls",
    source=f"{STATEFULSET} addTasksForPeerUrlTLSChangedToEnabled (v0.18.0)",
)
def delete_statefulset(druid_run: DruidRun, sts: StatefulSet, sts_cache: StatefulSet) -> tuple[DruidRun, StatefulSet]:
    """Druid deletes the StatefulSet to enable peer TLS, and remembers its replicas."""
    return evolve(moved(druid_run, R.RECREATE), kept=sts_cache.replicas), StatefulSet()


delete_statefulset.guard(members_have_no_tls)


@action(
    DRUID,
    writes=[druid_run, sts],
    at=R.RECREATE,
    latest=NOW,
    only="druid.recreates-for-tls",
    source=f"{STATEFULSET} createAndWait, createOrPatch (v0.18.0)",
)
def recreate_statefulset(
    druid_run: DruidRun, sts: StatefulSet, marks_scale_up: MarksScaleUp
) -> tuple[DruidRun, StatefulSet]:
    """Druid creates the StatefulSet anew: first with the replicas that it had, then with those that are asked for."""
    etcd = druid_run.object
    after = patched(sts, StatefulSet(), etcd, awaited(druid_run))
    step = R.AWAIT_RECREATED if druid_run.kept else R.AWAIT_READY
    marked = marks_scale_up(etcd, StatefulSet())
    return moved(druid_run, step), evolve(after, built=0 if druid_run.kept else etcd.generation, scaled_up=marked)


@recreate_statefulset.guard
def old_pods_are_gone(pods: Pods) -> bool:
    """The pods of the StatefulSet that was deleted are gone, since those of the new one have their names."""
    return pods.created == 0


@action(
    DRUID,
    writes=[druid_run, sts],
    at=R.AWAIT_RECREATED,
    latest=NOW,
    only="druid.recreates-for-tls",
    source=f"{STATEFULSET} addTasksForPeerUrlTLSChangedToEnabled: second-delete (v0.18.0)",
)
def delete_statefulset_again(druid_run: DruidRun) -> tuple[DruidRun, StatefulSet]:
    """Druid sees the StatefulSet ready, and deletes it a second time, for etcd to start with its new peer URL."""
    return evolve(moved(druid_run, R.RECREATE), kept=0), StatefulSet()


@action(DRUID, writes=[druid_run], at=R.AWAIT_TLS, latest=NOW, source=f"{STATEFULSET} waitUntilTLSEnabled")
def see_tls_rolled_out(druid_run: DruidRun) -> DruidRun:
    """The members run with TLS, and their leases say so."""
    return moved(druid_run, R.DEPLOY)


@see_tls_rolled_out.guard
def leases_say_tls(druid_run: DruidRun, lease_cache: Leases) -> bool:
    """No lease with a holder lacks TLS."""
    return not tls_is_to_be_enabled(druid_run, lease_cache)


@action(DRUID, writes=[druid_run, sts], at=R.DEPLOY, latest=NOW, source=f"{STATEFULSET} Deploy, createOrPatch")
def deploy_statefulset(
    druid_run: DruidRun, sts: StatefulSet, sts_cache: StatefulSet, marks_scale_up: MarksScaleUp
) -> tuple[DruidRun, StatefulSet]:
    """Druid creates or patches the StatefulSet, marks it as scaled up or not, and waits for it."""
    etcd = druid_run.object
    after = patched(sts, sts_cache, etcd, etcd.replicas)
    return moved(druid_run, R.AWAIT_READY), evolve(after, scaled_up=marks_scale_up(etcd, sts_cache))


@deploy_statefulset.guard
def members_have_tls(druid_run: DruidRun, sts_cache: StatefulSet, lease_cache: Leases) -> bool:
    """There is no StatefulSet, or no member whose TLS is still to be enabled."""
    return not members_have_no_tls(druid_run, sts_cache, lease_cache)


def is_statefulset_ready(replicas: int, sts: StatefulSet, minds_revision: bool) -> bool:
    """Tell whether a StatefulSet counts as ready; before v0.19 its revision was not asked for."""
    rolled = not sts.rolling or not minds_revision
    return sts.exists and sts.counted and sts.ready >= replicas and rolled


@action(DRUID, writes=[druid_run], at=R.AWAIT_READY, latest=NOW, source=f"{STATEFULSET} Wait, waitDeploy")
def see_statefulset_ready(druid_run: DruidRun) -> DruidRun:
    """Druid sees the StatefulSet ready."""
    return moved(druid_run, R.UPDATE_STATUS)


@delete_statefulset_again.guard
@see_statefulset_ready.guard
def statefulset_is_ready(druid_run: DruidRun, sts_cache: StatefulSet, sts: StatefulSet, minds_revision: bool) -> bool:
    """As its cache has it; from v0.19 on the cache must have druid's own patch."""
    saw_patch = not minds_revision or (sts_cache.template, sts_cache.replicas) == (sts.template, sts.replicas)
    return saw_patch and is_statefulset_ready(awaited(druid_run), sts_cache, minds_revision)


@action(
    DRUID,
    writes=[druid_run],
    at=(R.AWAIT_READY, R.AWAIT_RECREATED),
    earliest="druid.waitForStatefulSet",
    latest="druid.waitForStatefulSet",
    source=f"{STATEFULSET} defaultTimeout",
)
def give_up_on_statefulset(druid_run: DruidRun) -> DruidRun:
    """The StatefulSet is not ready in time, which is an error."""
    return moved(druid_run, R.UPDATE_ERROR_STATUS)


@action(
    DRUID,
    writes=[druid_run],
    at=R.AWAIT_TLS,
    earliest="druid.waitForTLS",
    latest="druid.waitForTLS",
    source=f"{STATEFULSET} defaultTimeout; leases",
)
def give_up_on_tls(druid_run: DruidRun) -> DruidRun:
    """The leases do not say TLS in time, which is an error."""
    return moved(druid_run, R.UPDATE_ERROR_STATUS)


@give_up_on_statefulset.guard
def statefulset_is_not_ready(
    druid_run: DruidRun, sts_cache: StatefulSet, sts: StatefulSet, minds_revision: bool
) -> bool:
    """It does not count as ready."""
    return not statefulset_is_ready(druid_run, sts_cache, sts, minds_revision)


@action(
    DRUID,
    writes=[druid_run, etcd],
    at=R.UPDATE_STATUS,
    latest=NOW,
    unless="druid.reads-anew",
    source=f"{RECONCILER} updateEtcdStatus",
)
def update_status(
    druid_run: DruidRun, etcd: EtcdResource, sts_cache: StatefulSet, minds_revision: bool
) -> tuple[DruidRun, EtcdResource]:
    """Druid writes that the generation is observed, and whether the StatefulSet is ready; it will not come back."""
    ready = is_statefulset_ready(druid_run.object.replicas, sts_cache, minds_revision)
    known = {"replicas_in_status": sts_cache.replicas} if sts_cache.exists else {}
    after = etcd.patched(ready=ready, failed=False, observed=druid_run.object.generation, **known)
    return DruidRun(R.FINISH, retry=Retry.NEVER), after


@action(
    DRUID,
    writes=[druid_run, etcd],
    at=R.UPDATE_ERROR_STATUS,
    latest=NOW,
    unless="druid.reads-anew",
    source=f"{RECONCILER} updateEtcdErrorStatus",
)
def update_error_status(druid_run: DruidRun, etcd: EtcdResource) -> tuple[DruidRun, EtcdResource]:
    """Druid writes its error, and that the generation is observed all the same; it comes back after a back-off."""
    after = etcd.patched(ready=False, failed=True, observed=druid_run.object.generation)
    return DruidRun(R.FINISH, retry=Retry.ERROR), after


@action(
    DRUID,
    writes=[druid_run],
    at=LOCKED,
    latest=NOW,
    unless="druid.reads-anew",
    source=f"{RECONCILER} Status().Update: 409",
)
def conflict_on_update(druid_run: DruidRun) -> DruidRun:
    """The Etcd in memory is not the latest version, and the update conflicts; druid comes back after a back-off."""
    return DruidRun(R.FINISH, retry=Retry.ERROR)


@reset_status.guard
@update_status.guard
@update_error_status.guard
def etcd_is_the_latest(druid_run: DruidRun, etcd: EtcdResource) -> bool:
    """The Etcd in memory is the latest version."""
    return druid_run.object == seen_by_druid(etcd)


@conflict_on_update.guard
def etcd_was_written(druid_run: DruidRun, etcd: EtcdResource) -> bool:
    """Somebody has written since, and the step cannot do without the latest version."""
    has_finalizer = druid_run.step is R.ADD_FINALIZER and druid_run.object.finalizer
    return not has_finalizer and druid_run.object != seen_by_druid(etcd)


def cache_has_room(etcd: EtcdResource, cache_depth: int) -> bool:
    """Druid's cache is not so many versions behind as it could be: its lag is bounded."""
    return len(etcd.unseen) < cache_depth


for _patch in (add_finalizer, reset_status, take_annotation, update_status, update_error_status):
    _patch.guard(cache_has_room)


def filter_by_annotation(old: EtcdResource, new: EtcdResource) -> bool:
    """Tell whether an event is enqueued: any that finds a request, an error or a deletion, a Create event too."""
    return new.exists and (new.requested or new.failed or new.deleting)
