"""Where scenarios begin: nothing at all, a cluster that has settled, or members that nobody else attends to."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from model.actors.api_server import Cache, Condition, EtcdResource, Operation, seen_by_druid, seen_by_gardenlet
from model.actors.druid_informers import metadata
from model.actors.druid_queue import Queue, Retry
from model.actors.etcd import Cluster, Identity, Member, MemberStep
from model.actors.gardenlet import Flow, FlowStep
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


def resting(etcd_name: str, world: Mapping[str, Any], sts: StatefulSet) -> dict[str, Any]:
    """Return a world in which gardenlet and druid have nothing left to do, and the StatefulSet is another one."""
    return {
        **world,
        "gardenlet_flow": Flow(FlowStep.ENDED),
        f"druid_queue[{etcd_name}]": Queue(),
        f"sts[{etcd_name}]": sts,
        f"sts_cache[{etcd_name}]": evolve(sts, built=0),
    }


def three_resting(etcd_name: str) -> Mapping[str, Any]:
    """Three members that have settled."""
    world = three_members(etcd_name)
    return resting(etcd_name, world, world[f"sts[{etcd_name}]"])


def three_outdated(etcd_name: str) -> Mapping[str, Any]:
    """Three members that have settled, whose StatefulSet has another pod template by now."""
    template = Template(3, peer_tls=True, revision=1)
    sts = StatefulSet(True, 3, template, 1, counted=False, created=3, updated=0, ready=3, rolling=True)
    return resting(etcd_name, three_members(etcd_name), sts)


def growing(etcd_name: str, updated: int) -> dict[str, Any]:
    """One member that has settled with peer TLS, and a StatefulSet of three that is marked as scaled up."""
    template = Template(3, peer_tls=True)
    sts = StatefulSet(
        True, 3, template, 1, counted=False, created=1 + updated, updated=updated, ready=1, rolling=True, scaled_up=True
    )
    return resting(etcd_name, single_member_with_tls(etcd_name), sts)


def one_growing(etcd_name: str) -> Mapping[str, Any]:
    """One member, and two that are to join it."""
    return growing(etcd_name, updated=0)


def two_growing(etcd_name: str) -> Mapping[str, Any]:
    """Two members with a vote, and one that is to join them."""
    two = 3
    return {
        **growing(etcd_name, updated=1),
        f"lease_cache[{etcd_name}]": Leases(two, two),
        f"raft[{etcd_name},solo]": Cluster(two, named=two, published=two),
        f"pod[{etcd_name},1]": Pod(PodStep.PROBED, Template(3, peer_tls=True), True),
        f"sidecar[{etcd_name},1]": Sidecar(SidecarStep.LOOPING),
        f"member[{etcd_name},1]": Member(MemberStep.SERVING, Identity.SOLO),
        f"lease[{etcd_name},1]": Lease(True, True),
    }


def learner_recreated(etcd_name: str) -> Mapping[str, Any]:
    """One member, a learner that was added and has never started, and pods for two that are to be created."""
    cluster = Cluster(1, learners=2, named=1, published=1)
    return {**growing(etcd_name, updated=0), f"raft[{etcd_name},solo]": cluster}


def one_apart(etcd_name: str) -> Mapping[str, Any]:
    """Two members of one cluster, and the volume of one that has bootstrapped another, in which it was alone."""
    world = settled(etcd_name, 3, Identity.SOLO, peer_tls=True)
    sts = evolve(world[f"sts[{etcd_name}]"], created=2, updated=2, ready=2)
    apart, two = 0b010, 0b101
    away = (f"pod[{etcd_name},1]", f"sidecar[{etcd_name},1]", f"lease[{etcd_name},1]")
    return resting(etcd_name, {name: value for name, value in world.items() if name not in away}, sts) | {
        f"lease_cache[{etcd_name}]": Leases(two, two),
        f"raft[{etcd_name},solo]": Cluster(two, named=two, published=two),
        f"raft[{etcd_name},full]": Cluster(two | apart, named=two | apart),
        f"member[{etcd_name},1]": Member(data=Identity.FULL),
    }


def single_getting_tls(etcd_name: str) -> Mapping[str, Any]:
    """One member with a plain peer URL, whose StatefulSet has a pod template with peer TLS by now."""
    template = Template(1, peer_tls=True)
    sts = StatefulSet(True, 1, template, 1, counted=False, created=1, updated=0, ready=1, rolling=True)
    return resting(etcd_name, single_member(etcd_name), sts)


def single_without_data(etcd_name: str) -> Mapping[str, Any]:
    """A StatefulSet of one member that has neither a pod nor data yet."""
    world = settled(etcd_name, 1, Identity.SOLO, peer_tls=False)
    own = ("pod", "sidecar", "member", "lease", "raft")
    sts = StatefulSet(True, 1, Template(1), 1, counted=False)
    return resting(etcd_name, {name: value for name, value in world.items() if not name.startswith(own)}, sts)


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
