"""How druid from v0.23 on changes the labels of a StatefulSet that an earlier release made.

The selector cannot be changed: the StatefulSet is deleted without its pods, and created anew. v0.23.0 does so before
Sync, which then finds none and creates it as the Etcd wants it; later releases do so at the end of Sync, and first
create it with the replicas that it had.
"""

from attrs import evolve

from model.actors.api_server import ORDINAL, Cache
from model.actors.druid import DRUID, DruidRun, RunStep, druid_run, held
from model.actors.druid_queue import Retry
from model.actors.druid_statefulset import (
    SYNC,
    create_statefulset,
    nothing_is_in_the_way,
    patch_statefulset,
    patch_tls_first,
    patched,
    requeue_until_leases_say_tls,
    requeue_until_pods_are_ready,
    statefulset_is_missing,
    to_be_retried,
)
from model.actors.druid_webhook import is_admitted
from model.actors.statefulset_controller import Pods, StatefulSet, sts
from model.kernel import NOW, action

R = RunStep
ORPHANED = StatefulSet(orphaned=True)


@action(
    DRUID,
    writes=[druid_run, sts],
    at=R.SYNC,
    latest=NOW,
    source=f"{SYNC} checkAndPatchStsPodLabelsOnMismatch (v0.23.0)",
)
def patch_pod_labels(druid_run: DruidRun, sts: StatefulSet) -> tuple[DruidRun, StatefulSet]:
    """Druid gives the pod template its new labels, and nothing else, and comes back in 10 s."""
    template = evolve(sts.template, old_labels=False)
    return to_be_retried(druid_run), evolve(sts, template=template, counted=False, rolling=True)


@patch_pod_labels.guard
def pods_are_to_be_labelled(sts_cache: StatefulSet, adopts_orphans: bool) -> bool:
    """This is v0.23.0's PreSync, and the pod template has the old labels."""
    return not adopts_orphans and sts_cache.exists and sts_cache.template.old_labels


def selector_is_to_be_changed(sts_cache: StatefulSet, adopts_orphans: bool) -> bool:
    """This is v0.23.0's PreSync, and the StatefulSet has the old selector, but new labels for its pods."""
    return not adopts_orphans and sts_cache.exists and sts_cache.old_selector and not sts_cache.template.old_labels


def pods_are_labelled(sts_cache: StatefulSet, pods: Pods) -> bool:
    """All pods are of the new revision."""
    everyone = (1 << sts_cache.replicas) - 1
    return pods.updated & everyone == everyone


@action(DRUID, writes=[druid_run], at=R.SYNC, latest=NOW, source=f"{SYNC} doStatefulSetPodsHaveDesiredLabels (v0.23.0)")
def requeue_until_pods_are_labelled(druid_run: DruidRun) -> DruidRun:
    """Some pods have the old labels, and druid comes back in 10 s."""
    return to_be_retried(druid_run)


@requeue_until_pods_are_labelled.guard
def pods_are_not_labelled(sts_cache: StatefulSet, pods: Pods) -> bool:
    """Not all pods are of the new revision."""
    return not pods_are_labelled(sts_cache, pods)


@action(
    DRUID,
    writes=[druid_run, sts],
    at=R.SYNC,
    latest=NOW,
    source=f"{SYNC} checkAndDeleteStsWithOrphansOnLabelSelectorMismatch (v0.23.0)",
)
def orphan_pods_first(druid_run: DruidRun) -> tuple[DruidRun, StatefulSet]:
    """Druid deletes the StatefulSet without its pods, and goes on with Sync."""
    return druid_run, ORPHANED


orphan_pods_first.guard(pods_are_labelled)


@orphan_pods_first.guard
def statefulset_is_there(sts: StatefulSet) -> bool:
    """There is a StatefulSet."""
    return sts.exists


for _step in (requeue_until_pods_are_labelled, orphan_pods_first):
    _step.guard(selector_is_to_be_changed)


@action(
    DRUID,
    writes=[druid_run, sts],
    at=R.SYNC,
    latest=NOW,
    choose={"checked": ORDINAL},
    fair=("checked",),
    source=f"{SYNC} handleStsLabelSelectorOnMismatch",
)
def orphan_pods(druid_run: DruidRun) -> tuple[DruidRun, StatefulSet]:
    """Druid deletes the StatefulSet without its pods, and comes back in 10 s."""
    return to_be_retried(druid_run), ORPHANED


orphan_pods.guard(nothing_is_in_the_way)


@orphan_pods.guard
def selector_is_old(sts_cache: StatefulSet, adopts_orphans: bool) -> bool:
    """The StatefulSet has the selector of an earlier release."""
    return adopts_orphans and sts_cache.old_selector


@action(
    DRUID, writes=[druid_run, sts], at=R.SYNC, latest=NOW, source=f"{SYNC} checkAndRecreateOrphanDeletedSts (v0.23.1)"
)
def adopt_orphans(
    druid_run: DruidRun, sts: StatefulSet, druid_cache: Cache, sts_cache: StatefulSet, one_object: bool
) -> tuple[DruidRun, StatefulSet]:
    """Druid creates the StatefulSet anew for as many pods as the status has members, and comes back in 10 s."""
    etcd = held(druid_run, druid_cache, one_object)
    return to_be_retried(druid_run), evolve(patched(sts, sts_cache, etcd, etcd.members), built=0)


def pods_are_orphaned(sts_cache: StatefulSet, adopts_orphans: bool) -> bool:
    """There are pods without a StatefulSet, and druid looks for them."""
    return adopts_orphans and sts_cache.orphaned


adopt_orphans.guard(statefulset_is_missing)
adopt_orphans.guard(pods_are_orphaned)


@create_statefulset.guard
def nobody_is_to_be_adopted(sts_cache: StatefulSet, adopts_orphans: bool) -> bool:
    """There are no pods without a StatefulSet, or nobody looks for them."""
    return not pods_are_orphaned(sts_cache, adopts_orphans)


@action(DRUID, writes=[druid_run], at=R.SYNC, latest=NOW, source=f"{SYNC} createOrPatch: NotFound")
def miss_statefulset(druid_run: DruidRun) -> DruidRun:
    """Druid's cache still has the StatefulSet, but it was deleted: the request to patch it fails."""
    return evolve(druid_run, step=R.RECORD_INCOMPLETE, retry=Retry.ERROR)


@miss_statefulset.guard
def statefulset_is_gone(sts_cache: StatefulSet, sts: StatefulSet) -> bool:
    """Druid's cache has a StatefulSet, and there is none."""
    return sts_cache.exists and not sts.exists


for _patch in (patch_tls_first, patch_statefulset, patch_pod_labels, orphan_pods):
    _patch.guard(statefulset_is_there)
for _patch in (patch_tls_first, patch_statefulset, requeue_until_leases_say_tls, requeue_until_pods_are_ready):

    @_patch.guard
    def pre_sync_is_over(sts_cache: StatefulSet, adopts_orphans: bool) -> bool:
        """There is nothing for PreSync to do about labels."""
        old = sts_cache.template.old_labels or sts_cache.old_selector
        return adopts_orphans or not old


@patch_statefulset.guard
def selector_is_new(sts_cache: StatefulSet) -> bool:
    """The StatefulSet has today's selector."""
    return not sts_cache.old_selector


for _request in (patch_pod_labels, orphan_pods_first, orphan_pods, adopt_orphans):
    _request.guard(is_admitted)
