"""druid's StatefulSet operator: what Sync does, in the order of its branches.

Peer TLS is rolled out before anything else: as long as not every running member's lease says tls-enabled, Sync
requeues, and everything behind it waits. The other operators (services, config map, roles) are left out but for two
effects: the member leases exist before the StatefulSet does, and the config map's checksum makes its size part of the
pod template.
"""

from collections.abc import Callable

from attrs import evolve

from model.actors.api_server import ORDINAL, Cache, EtcdResource
from model.actors.druid import DRUID, DruidRun, RunStep, druid_run, failed, following, held
from model.actors.druid_queue import Retry
from model.actors.druid_webhook import HANDLER, Admission, is_admitted, is_denied
from model.actors.sidecar import Leases
from model.actors.statefulset_controller import StatefulSet, Template, sts
from model.kernel import NOW, action

SYNC = "etcd-druid internal/component/statefulset/statefulset.go"
R = RunStep


def template(etcd: EtcdResource) -> Template:
    """Return the pod template that is built from a version of the Etcd."""
    return Template(etcd.replicas, etcd.peer_tls, etcd.revision)


def patched(sts: StatefulSet, copy: StatefulSet, etcd: EtcdResource, replicas: int) -> StatefulSet:
    """Return the StatefulSet after a create, or a merge patch computed from druid's cached copy."""
    wanted = template(etcd)
    new = wanted if wanted != copy.template or not sts.exists else sts.template
    count = replicas if replicas != copy.replicas or not sts.exists else sts.replicas
    rolled = sts.exists and new != sts.template
    same = sts.exists and not rolled and count == sts.replicas
    known = {"exists": True, "orphaned": False}
    after = evolve(sts, **known, replicas=count, template=new, built=etcd.generation)
    return after if same else evolve(after, counted=False, rolling=sts.rolling or rolled)


def finished(run: DruidRun, etcd: EtcdResource, changes: frozenset[str], completes_first: bool) -> DruidRun:
    """Return the run after a Sync that got through, which remembers what it built where `generation-first` says so."""
    built = etcd.generation if "generation-first" in changes else 0
    return evolve(run, step=following(R.SYNC, completes_first), generation=built)


def to_be_retried(run: DruidRun) -> DruidRun:
    """Return the run after a Sync that wants to be called again after 10 s."""
    return evolve(run, step=R.RECORD_INCOMPLETE, retry=Retry.AGAIN)


@action(DRUID, writes=[druid_run, sts], at=R.SYNC, latest=NOW, source=f"{SYNC} Sync")
def create_statefulset(
    druid_run: DruidRun,
    sts: StatefulSet,
    druid_cache: Cache,
    sts_cache: StatefulSet,
    one_object: bool,
    changes: frozenset[str],
    completes_first: bool,
) -> tuple[DruidRun, StatefulSet]:
    """Druid creates the StatefulSet with all replicas that the Etcd asks for."""
    etcd = held(druid_run, druid_cache, one_object)
    return finished(druid_run, etcd, changes, completes_first), patched(sts, sts_cache, etcd, etcd.replicas)


@create_statefulset.guard
def statefulset_is_missing(sts_cache: StatefulSet, sts: StatefulSet) -> bool:
    """Druid's cache has no StatefulSet, and there is none."""
    return not sts_cache.exists and not sts.exists


@action(DRUID, writes=[druid_run], at=R.SYNC, latest=NOW, source=f"{SYNC} Sync: AlreadyExists")
def fail_to_create_statefulset(druid_run: DruidRun) -> DruidRun:
    """Druid's cache has no StatefulSet yet, but there is one: the request to create it fails."""
    return evolve(druid_run, step=R.RECORD_INCOMPLETE, retry=Retry.ERROR)


@fail_to_create_statefulset.guard
def statefulset_is_not_seen(sts_cache: StatefulSet, sts: StatefulSet) -> bool:
    """Druid's cache has no StatefulSet, though there is one."""
    return not sts_cache.exists and sts.exists


@action(DRUID, writes=[druid_run], at=R.SYNC, latest=NOW, source=f"{HANDLER} handleUpdate (v0.23.1)")
def be_denied_by_webhook(druid_run: DruidRun) -> DruidRun:
    """Druid's own webhook denies the patch of the first component that is there, a member lease, changed or not."""
    return evolve(druid_run, step=R.RECORD_INCOMPLETE, retry=Retry.ERROR)


@be_denied_by_webhook.guard
def components_are_there(sts_cache: StatefulSet) -> bool:
    """Druid's cache has the StatefulSet, and so the leases, which Sync patches before it."""
    return sts_cache.exists


be_denied_by_webhook.guard(is_denied)


@action(DRUID, writes=[druid_run], at=R.SYNC, latest=NOW, source=f"{SYNC} shouldRequeueForMultiNodeEtcdIfPodsNotReady")
def requeue_until_pods_are_ready(druid_run: DruidRun) -> DruidRun:
    """Peer TLS has changed while some pods are not ready; druid comes back in 10 s."""
    return to_be_retried(druid_run)


MindsTLS = Callable[[EtcdResource], bool]
"""Tells whether Sync looks at peer TLS at all before it patches."""


def minds_tls_of_replicas(etcd: EtcdResource) -> bool:
    """Tell whether there will be replicas, whose peer TLS matters."""
    return etcd.replicas != 0


def minds_tls_only_if_enabled(etcd: EtcdResource) -> bool:
    """Tell whether the Etcd asks for peer TLS; of its replicas v0.23.0 asks nothing."""
    return etcd.peer_tls


def tls_mounts_differ(
    druid_run: DruidRun, druid_cache: Cache, sts_cache: StatefulSet, one_object: bool, minds_tls: MindsTLS
) -> bool:
    """The StatefulSet's peer TLS volume mounts are not what the Etcd asks for, and it is looked at."""
    etcd = held(druid_run, druid_cache, one_object)
    return sts_cache.exists and minds_tls(etcd) and sts_cache.template.peer_tls != etcd.peer_tls


def pods_are_half_ready(sts_cache: StatefulSet, minds_readiness: bool) -> bool:
    """There are several replicas, and some but not all are ready, which v0.23.0 does not look at."""
    return minds_readiness and sts_cache.replicas > 1 and 0 < sts_cache.ready < sts_cache.replicas


requeue_until_pods_are_ready.guard(tls_mounts_differ)
requeue_until_pods_are_ready.guard(pods_are_half_ready)


@action(DRUID, writes=[druid_run, sts], at=R.SYNC, latest=NOW, source=f"{SYNC} handleTLSChanges")
def patch_tls_first(
    druid_run: DruidRun, sts: StatefulSet, druid_cache: Cache, sts_cache: StatefulSet, one_object: bool
) -> tuple[DruidRun, StatefulSet]:
    """Druid patches the pod template for peer TLS, keeps the replicas as they are, and comes back in 10 s."""
    etcd = held(druid_run, druid_cache, one_object)
    after = patched(sts, sts_cache, etcd, sts_cache.replicas)
    return to_be_retried(druid_run), evolve(after, built=sts.built)


@patch_tls_first.guard
def tls_may_be_patched(
    druid_run: DruidRun,
    druid_cache: Cache,
    sts_cache: StatefulSet,
    one_object: bool,
    minds_tls: MindsTLS,
    minds_readiness: bool,
) -> bool:
    """The mounts differ, and the pods are all ready, or none is, or there is one."""
    differ = tls_mounts_differ(druid_run, druid_cache, sts_cache, one_object, minds_tls)
    return differ and not pods_are_half_ready(sts_cache, minds_readiness)


def leases_agree(sts: StatefulSet, tls: bool, with_tls: int, checked: int) -> bool:
    """Tell whether the leases that are checked, as many as the StatefulSet has replicas, say what the Etcd asks for.

    The list of leases comes unsorted from the cache. With one replica, one lease out of three is looked at, any of
    them.
    """
    if sts.replicas == 1:
        return bool(with_tls >> checked & 1) == tls
    everyone = (1 << sts.replicas) - 1
    return (with_tls & everyone) == (everyone if tls else 0)


def is_checked(sts_cache: StatefulSet, etcd: EtcdResource, checked: int) -> bool:
    """Tell whether this lease may come first in the list, which has one for each of the Etcd's replicas.

    Where all leases are looked at, which one comes first makes no difference.
    """
    return checked < max(etcd.replicas, 1) if sts_cache.replicas == 1 else checked == 0


def mounts_agree(
    druid_run: DruidRun, druid_cache: Cache, sts_cache: StatefulSet, one_object: bool, minds_tls: MindsTLS
) -> bool:
    """The StatefulSet exists, peer TLS is looked at, and the TLS volume mounts are as they should be."""
    etcd = held(druid_run, druid_cache, one_object)
    return sts_cache.exists and minds_tls(etcd) and sts_cache.template.peer_tls == etcd.peer_tls


@action(
    DRUID,
    writes=[druid_run],
    at=R.SYNC,
    latest=NOW,
    choose={"checked": ORDINAL},
    fair=("checked",),
    source="etcd-druid internal/utils/lease.go IsPeerURLInSyncForAllMembers",
)
def requeue_until_leases_say_tls(druid_run: DruidRun) -> DruidRun:
    """Not every lease that is checked says tls-enabled; druid comes back in 10 s, and the annotation stays."""
    return to_be_retried(druid_run)


@requeue_until_leases_say_tls.guard
def a_lease_does_not_agree(
    druid_run: DruidRun,
    druid_cache: Cache,
    sts_cache: StatefulSet,
    lease_cache: Leases,
    checked: int,
    one_object: bool,
) -> bool:
    """A lease that is checked does not say what the Etcd asks for."""
    etcd = held(druid_run, druid_cache, one_object)
    agree = leases_agree(sts_cache, etcd.peer_tls, lease_cache.tls, checked)
    return is_checked(sts_cache, etcd, checked) and not agree


requeue_until_leases_say_tls.guard(mounts_agree)


@action(
    DRUID,
    writes=[druid_run, sts],
    at=R.SYNC,
    latest=NOW,
    choose={"checked": ORDINAL},
    fair=("checked",),
    source=f"{SYNC} createOrPatch",
)
def patch_statefulset(
    druid_run: DruidRun,
    sts: StatefulSet,
    druid_cache: Cache,
    sts_cache: StatefulSet,
    one_object: bool,
    changes: frozenset[str],
    completes_first: bool,
) -> tuple[DruidRun, StatefulSet]:
    """Druid patches the StatefulSet with template and replicas, and does not wait for the pods."""
    etcd = held(druid_run, druid_cache, one_object)
    return finished(druid_run, etcd, changes, completes_first), patched(sts, sts_cache, etcd, etcd.replicas)


@patch_statefulset.guard
def nothing_is_in_the_way(
    druid_run: DruidRun,
    druid_cache: Cache,
    sts_cache: StatefulSet,
    lease_cache: Leases,
    checked: int,
    one_object: bool,
    minds_tls: MindsTLS,
) -> bool:
    """Peer TLS is not looked at, or the mounts and the leases that are checked agree with it."""
    etcd = held(druid_run, druid_cache, one_object)
    if not sts_cache.exists:
        return False
    if not minds_tls(etcd):
        return checked == 0
    agree = leases_agree(sts_cache, etcd.peer_tls, lease_cache.tls, checked)
    return is_checked(sts_cache, etcd, checked) and sts_cache.template.peer_tls == etcd.peer_tls and agree


@action(
    DRUID,
    writes=[druid_run, sts],
    at=R.SYNC,
    choose={"checked": ORDINAL},
    fault="reply-is-lost",
    source=f"{SYNC} createOrPatch",
)
def lose_reply_from_statefulset(
    druid_run: DruidRun,
    sts: StatefulSet,
    druid_cache: Cache,
    sts_cache: StatefulSet,
    one_object: bool,
    completes_first: bool,
) -> tuple[DruidRun, StatefulSet]:
    """Druid's patch of the StatefulSet is served but its reply is lost, which is an error to druid."""
    etcd = held(druid_run, druid_cache, one_object)
    return failed(druid_run, completes_first), patched(sts, sts_cache, etcd, etcd.replicas)


@lose_reply_from_statefulset.guard
def would_be_written(
    druid_run: DruidRun,
    druid_cache: Cache,
    sts_cache: StatefulSet,
    sts: StatefulSet,
    lease_cache: Leases,
    checked: int,
    one_object: bool,
    minds_tls: MindsTLS,
    admission: Admission,
) -> bool:
    """The StatefulSet would be created or patched."""
    if statefulset_is_missing(sts_cache, sts):
        return checked == 0
    may = nothing_is_in_the_way(druid_run, druid_cache, sts_cache, lease_cache, checked, one_object, minds_tls)
    return may and is_admitted(druid_cache, admission)


for _request in (
    requeue_until_pods_are_ready,
    patch_tls_first,
    requeue_until_leases_say_tls,
    patch_statefulset,
):
    _request.guard(is_admitted)
