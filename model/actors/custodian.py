"""druid's custodian controller, up to v0.22: it copies the StatefulSet's readiness into the Etcd's status.

It is called when the StatefulSet's status changes, and for each event of an Etcd whose reconciliation has ended; both
come from druid's caches. Its periodic run, each 30 s, sees nothing that these do not, and is left out.
"""

from attrs import evolve, frozen

from model.actors.api_server import RESOURCE, Cache, EtcdResource, etcd, seen_by_druid
from model.actors.druid import RolloutInStatus
from model.actors.druid_earlier import is_statefulset_ready
from model.actors.statefulset_controller import StatefulSet
from model.kernel import NOW, Actor, Component, action

CUSTODIAN = Actor("custodian")
NO_STATEFULSET = StatefulSet()
SOURCE = "etcd-druid v0.22.0 controllers/custodian/reconciler.go"


@frozen
class Custodian:
    """The version of the StatefulSet that it was last called for."""

    seen: StatefulSet = NO_STATEFULSET


custodian = Component("custodian", Custodian, per=(RESOURCE,), owner="custodian")


def wanted(etcd: EtcdResource, sts: StatefulSet, minds_revision: bool, rollout: RolloutInStatus) -> EtcdResource:
    """Return the Etcd with the status that the StatefulSet gives it."""
    ready = is_statefulset_ready(etcd.replicas, sts, minds_revision)
    return evolve(etcd, ready=ready, updated=rollout(sts, etcd))


@action(CUSTODIAN, writes=[custodian, etcd], latest=NOW, only="druid.custodian", source=f"{SOURCE} updateEtcdStatus")
def copy_readiness(
    custodian: Custodian,
    etcd: EtcdResource,
    sts_cache: StatefulSet,
    minds_revision: bool,
    rollout_in_status: RolloutInStatus,
) -> tuple[Custodian, EtcdResource]:
    """The custodian writes readiness and replicas into the status, whatever druid is about to write there."""
    new = wanted(etcd, sts_cache, minds_revision, rollout_in_status)
    return Custodian(sts_cache), etcd.patched(ready=new.ready, updated=new.updated)


@copy_readiness.guard
def custodian_is_called(
    custodian: Custodian,
    etcd: EtcdResource,
    sts_cache: StatefulSet,
    minds_revision: bool,
    rollout_in_status: RolloutInStatus,
) -> bool:
    """The StatefulSet has news, or a reconciliation has ended and the status says something else."""
    ended = etcd.observed == etcd.generation and not etcd.requested
    differs = wanted(etcd, sts_cache, minds_revision, rollout_in_status) != etcd
    return custodian.seen != sts_cache or (ended and differs)


@copy_readiness.guard
def copy_is_the_latest(druid_cache: Cache, etcd: EtcdResource) -> bool:
    """There is an Etcd without an error, and its cached copy is the latest version: else the update would conflict."""
    return etcd.exists and not etcd.failed and etcd.unseen == () and druid_cache.seen == seen_by_druid(etcd)
