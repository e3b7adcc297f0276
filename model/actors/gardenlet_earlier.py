"""What gardenlet did in earlier releases: how it scaled an Etcd, when it kept a peer CA, what it waited for.

Today's Scale, Deploy and Wait are in `gardenlet`. The faults of a request of Scale's are those of today's only.
"""

from attrs import evolve

from model.actors.api_server import Cache, EtcdResource, difference, etcd
from model.actors.gardenlet import (
    BOTANIST,
    BOTH,
    ETCD,
    GARDENLET,
    WAITER,
    Botanist,
    Flow,
    FlowStep,
    Program,
    began_again,
    botanist,
    ca_is_rolled_out,
    copy_can_be_patched,
    copy_is_ready,
    done_with,
    gardenlet_flow,
    interval,
    is_its_turn,
    next_poll,
    scaling_has_come_to_it,
    task_of,
    waits_for_it,
)
from model.actors.statefulset_controller import StatefulSet
from model.actors.tokens import least_free
from model.kernel import action

SCALING = "gardener v1.36.0 pkg/client/kubernetes/scaling.go"
F = FlowStep


@action(
    GARDENLET,
    writes=[gardenlet_flow, etcd],
    at=F.SCALING,
    earliest=interval,
    latest=interval,
    only="gardener.scale-requests",
    unless="gardener.scale-is-remembered",
    source=f"{SCALING} ScaleEtcd (v1.38.1); {BOTANIST} scaleETCD",
)
def scale_etcd_unremembered(
    gardenlet_flow: Flow,
    etcd: EtcdResource,
    gardenlet_cache: Cache,
    held_timestamps: int,
    held_generations: int,
    program: Program,
    etcd_name: str,
) -> tuple[Flow, EtcdResource]:
    """Gardenlet sets annotation, timestamp and replicas whatever is there, and does not remember the timestamp."""
    wanted = {"requested": True, "replicas": task_of(gardenlet_flow, program).replicas}
    patch = difference(wanted, gardenlet_cache.seen)
    stamp, fresh = least_free(held_timestamps), least_free(held_generations)
    return done_with(gardenlet_flow, etcd_name, program), etcd.patched_spec(fresh, **patch, timestamp=stamp)


@action(
    GARDENLET,
    writes=[gardenlet_flow, etcd],
    at=F.SCALING,
    earliest=interval,
    latest=interval,
    unless="gardener.scale-requests",
    source=f"{SCALING} ScaleEtcd, scaleResource (v1.38.0); {BOTANIST} scaleETCD",
)
def patch_replicas(
    gardenlet_flow: Flow, etcd: EtcdResource, held_generations: int, program: Program, etcd_name: str
) -> tuple[Flow, EtcdResource]:
    """Gardenlet patches the replicas and nothing else."""
    replicas = task_of(gardenlet_flow, program).replicas
    after = etcd.patched_spec(least_free(held_generations), replicas=replicas)
    return done_with(gardenlet_flow, etcd_name, program), after


def etcd_is_there(etcd: EtcdResource) -> bool:
    """The Etcd exists."""
    return etcd.exists


for _scale in (scale_etcd_unremembered, patch_replicas):
    _scale.guard(scaling_has_come_to_it)
    _scale.guard(etcd_is_there)


@action(
    GARDENLET,
    writes=[gardenlet_flow, botanist],
    at=F.DEPLOYING,
    earliest=interval,
    latest=interval,
    source=f"{ETCD} RolloutPeerCA (v1.83.0): exit early",
)
def keep_rolled_out_ca(
    gardenlet_flow: Flow, botanist: Botanist, gardenlet_cache: Cache, program: Program, etcd_name: str
) -> tuple[Flow, Botanist]:
    """Gardenlet finds the peer CA there already, patches nothing, and expects the timestamp that it finds."""
    return done_with(gardenlet_flow, etcd_name, program), Botanist(gardenlet_cache.seen.timestamp)


keep_rolled_out_ca.guard(is_its_turn)
keep_rolled_out_ca.guard(copy_can_be_patched)
keep_rolled_out_ca.guard(ca_is_rolled_out)


@action(
    GARDENLET,
    writes=[botanist, gardenlet_flow],
    earliest=next_poll,
    latest=next_poll,
    only="gardener.wait-asks-statefulset",
    source=f"{WAITER} checkStatefulSetIsNotProgressing (v1.112.0)",
)
def find_etcd_and_statefulset_ready(
    botanist: Botanist, gardenlet_flow: Flow, program: Program, etcd_name: str
) -> tuple[Botanist, Flow]:
    """Gardenlet's cached copy passes CheckEtcdObject, and the StatefulSet, read from the API server, is at rest."""
    return evolve(botanist, polled=False, age=0), done_with(gardenlet_flow, etcd_name, program)


@action(
    GARDENLET,
    writes=[botanist, gardenlet_flow],
    earliest=next_poll,
    latest=next_poll,
    only="gardener.wait-asks-statefulset",
    source=f"{WAITER} checkStatefulSetIsNotProgressing (v1.112.0)",
)
def fail_on_progressing_statefulset(botanist: Botanist, gardenlet_flow: Flow) -> tuple[Botanist, Flow]:
    """CheckEtcdObject finds nothing, but the StatefulSet is progressing, which ends the flow at once."""
    return evolve(botanist, polled=False, age=0), evolve(began_again(gardenlet_flow), done=BOTH)


@find_etcd_and_statefulset_ready.guard
def statefulset_is_at_rest(sts: StatefulSet) -> bool:
    """Its controller has seen the spec, and all replicas are updated."""
    return sts.exists and sts.counted and sts.updated == sts.replicas and not sts.rolling


@fail_on_progressing_statefulset.guard
def statefulset_is_progressing(sts: StatefulSet) -> bool:
    """Its controller has not seen the spec, or not all replicas are updated."""
    return not statefulset_is_at_rest(sts)


for _poll in (find_etcd_and_statefulset_ready, fail_on_progressing_statefulset):
    _poll.guard(waits_for_it)
    _poll.guard(copy_is_ready)
