"""Where scenarios begin: nothing at all, or a cluster that has settled."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from model.actors.api_server import Cache, Condition, EtcdResource, Operation, seen_by_druid, seen_by_gardenlet
from model.actors.druid_informers import metadata
from model.actors.druid_queue import Queue, Retry
from model.actors.etcd import Cluster, Identity, Member, MemberStep
from model.actors.sidecar import Lease, Leases, Sidecar, SidecarStep
from model.actors.statefulset_controller import Pod, PodStep, StatefulSet, Template


def empty(etcd_name: str) -> Mapping[str, Any]:
    """There is no Etcd."""
    return {}


def settled(etcd_name: str, members: int, identity: Identity, *, peer_tls: bool) -> dict[str, Any]:
    """An Etcd that has been reconciled, whose members are all ready."""
    template = Template(members, peer_tls)
    everyone = (1 << members) - 1
    etcd = EtcdResource(
        exists=True,
        generation=1,
        timestamp=1,
        replicas=members,
        peer_tls=peer_tls,
        finalizer=True,
        observed=1,
        operation=Operation.SUCCEEDED,
        ready=True,
        updated=Condition.TRUE,
        members=members,
        replicas_in_status=members,
    )
    sts = StatefulSet(True, members, template, 1, True, members, members, members)
    world: dict[str, Any] = {
        f"etcd[{etcd_name}]": etcd,
        f"gardenlet_cache[{etcd_name}]": Cache(seen_by_gardenlet(etcd)),
        f"druid_cache[{etcd_name}]": Cache(seen_by_druid(etcd)),
        f"druid_metadata_cache[{etcd_name}]": Cache(metadata(etcd, one_informer=False)),
        f"druid_queue[{etcd_name}]": Queue(later=Retry.PERIODIC),
        f"sts[{etcd_name}]": sts,
        f"sts_cache[{etcd_name}]": evolve(sts, built=0),
        f"lease_cache[{etcd_name}]": Leases(everyone, everyone if peer_tls else 0),
        f"raft[{etcd_name},{identity.name.lower()}]": Cluster(
            everyone, named=everyone, published=everyone, plain=0 if peer_tls else everyone
        ),
    }
    for ordinal in range(members):
        world |= {
            f"pod[{etcd_name},{ordinal}]": Pod(PodStep.PROBED, template, True),
            f"sidecar[{etcd_name},{ordinal}]": Sidecar(SidecarStep.LOOPING),
            f"member[{etcd_name},{ordinal}]": Member(MemberStep.SERVING, identity),
            f"lease[{etcd_name},{ordinal}]": Lease(True, peer_tls),
        }
    return world


def single_member(etcd_name: str) -> Mapping[str, Any]:
    """One member that has settled, with plain peer URLs."""
    return settled(etcd_name, 1, Identity.SOLO, peer_tls=False)


def three_members(etcd_name: str) -> Mapping[str, Any]:
    """Three members that have settled, with peer TLS, bootstrapped together."""
    return settled(etcd_name, 3, Identity.FULL, peer_tls=True)


def hibernated(etcd_name: str, members: int, identity: Identity, *, peer_tls: bool) -> Mapping[str, Any]:
    """Members that have settled, scaled to zero: there are their volumes, and leases that once had a holder."""
    world = settled(etcd_name, members, identity, peer_tls=peer_tls)
    etcd = evolve(world[f"etcd[{etcd_name}]"], replicas=0, replicas_in_status=0)
    sts = StatefulSet(True, 0, Template(0, peer_tls), 1, True, 0, 0, 0)
    return {
        **{name: value for name, value in world.items() if not name.startswith(("pod", "sidecar"))},
        f"etcd[{etcd_name}]": etcd,
        f"gardenlet_cache[{etcd_name}]": Cache(seen_by_gardenlet(etcd)),
        f"druid_cache[{etcd_name}]": Cache(seen_by_druid(etcd)),
        f"druid_metadata_cache[{etcd_name}]": Cache(metadata(etcd, one_informer=False)),
        f"sts[{etcd_name}]": sts,
        f"sts_cache[{etcd_name}]": evolve(sts, built=0),
        **{f"member[{etcd_name},{ordinal}]": Member(data=identity) for ordinal in range(members)},
    }


def hibernated_single(etcd_name: str) -> Mapping[str, Any]:
    """One member that has settled, scaled to zero."""
    return hibernated(etcd_name, 1, Identity.SOLO, peer_tls=False)


def hibernated_three(etcd_name: str) -> Mapping[str, Any]:
    """Three members that have settled, with peer TLS, scaled to zero."""
    return hibernated(etcd_name, 3, Identity.FULL, peer_tls=True)


def single_member_with_tls(etcd_name: str) -> Mapping[str, Any]:
    """One member that has settled, with peer TLS."""
    return settled(etcd_name, 1, Identity.SOLO, peer_tls=True)


def single_member_with_old_labels(etcd_name: str) -> Mapping[str, Any]:
    """One member that has settled, with plain peer URLs, and with the labels of druid up to v0.22."""
    world = settled(etcd_name, 1, Identity.SOLO, peer_tls=False)
    template = Template(1, old_labels=True)
    sts = evolve(world[f"sts[{etcd_name}]"], template=template, old_selector=True)
    return {
        **world,
        f"sts[{etcd_name}]": sts,
        f"sts_cache[{etcd_name}]": evolve(sts, built=0),
        f"pod[{etcd_name},0]": evolve(world[f"pod[{etcd_name},0]"], template=template),
    }
