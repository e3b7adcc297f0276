"""Whose turn it is while time stands still: the orders of steps that are left out since nobody could tell them apart.

This is a partial-order reduction, and the only place that knows of it: an actor's file says what it does, and this one
which of two orders is enough. docs/abstractions.md argues for each; `build(partial_order=False)` does without them,
and tests compare the answers, and the worlds in which time passes.
"""

from collections.abc import Callable, Iterable, Mapping, Set
from itertools import pairwise
from operator import or_

import attrs

from model.actors.api_server import ORDINAL, Cache, EtcdResource
from model.actors.druid import COMPLETION_STEPS, DruidRun, RolloutInStatus, RunStep, updated_replicas
from model.actors.druid_queue import EventFilter, Queue, delay_at_least
from model.actors.gardenlet import Flow, FlowStep, Program, interval, rest_at_least, task_of
from model.actors.sidecar import Sidecar, SidecarStep
from model.actors.statefulset_controller import Pod, Pods, PodStep, StatefulSet, with_status
from model.kernel import Action, fold

MEMBERS_SIDE = frozenset({"statefulset-controller", "kubelet", "backup-restore", "etcd-wrapper", "etcd"})
MEMBERS_FAULTS = frozenset({"lose_pod", "lose_volume", "restart_sidecar", "find_no_node", "lose_end_of_log"})
"""What happens on the seed's nodes. Of all this, druid sees leases and the StatefulSet's status, in its runs only."""


@fold(combine=or_, start=False)
def druid_begins(druid_run: DruidRun, druid_queue: Queue) -> bool:
    """Druid is about to begin a run."""
    return druid_run.step is RunStep.IDLE and druid_queue.queued


@fold(combine=or_, start=False)
def druid_sees_status(druid_run: DruidRun, druid_queue: Queue, completes_first: bool) -> bool:
    """Druid is about to begin a run, or in one, and has yet to write the Etcd's status."""
    before = (RunStep.SYNC, RunStep.RECORD_SUCCESS, RunStep.RECORD_INCOMPLETE, RunStep.RECONCILE_STATUS)
    before += COMPLETION_STEPS if completes_first else ()
    return druid_queue.queued if druid_run.step is RunStep.IDLE else druid_run.step in before


ASKS_LATER = {step for step in SidecarStep if step.value <= SidecarStep.ASKING.value} | {SidecarStep.CONSULTING}
"""Where a sidecar has yet to ask for the StatefulSet's status: all that in upstream's order comes before it."""


@fold(over=(ORDINAL,), combine=or_, start=False)
def sidecar_may_ask(sidecar: Sidecar, pod: Pod, asks_statefulset: bool) -> bool:
    """A sidecar may come to ask for the StatefulSet's status before time goes on."""
    return asks_statefulset and pod.step is not PodStep.ABSENT and sidecar.step in ASKS_LATER


def members_matter(druid_begins: bool) -> bool:
    """What the members do before this run is seen by it; in its middle, and between runs, nobody looks."""
    return druid_begins


def status_is_not_read(druid_sees_status: bool, sidecar_may_ask: bool) -> bool:
    """Nobody reads the StatefulSet's status before time goes on."""
    return not druid_sees_status and not sidecar_may_ask


def no_patch_is_due(gardenlet_flow: Flow, seconds: Mapping[str, float], tick_s: int) -> bool:
    """Gardenlet is not about to compute a patch from its cache."""
    is_due = gardenlet_flow.age * tick_s >= seconds[interval(gardenlet_flow)]
    return not (is_due and gardenlet_flow.step in (FlowStep.DEPLOYING, FlowStep.SCALING))


def may_fail(flow: Flow, program: Program, seconds: Mapping[str, float], tick_s: int) -> bool:
    """Tell whether a task's time may be over, or its errors are severe."""
    if flow.step not in (FlowStep.DEPLOYING, FlowStep.SCALING, FlowStep.WAITING):
        return False
    return flow.elapsed * tick_s >= min(seconds[task_of(flow, program).timeout], seconds["etcd.defaultSevereThreshold"])


def gardenlet_does_not_patch(gardenlet_flow: Flow, program: Program, seconds: Mapping[str, float], tick_s: int) -> bool:
    """Gardenlet computes no patch from its cache before time goes on, or polls first, with which the cache keeps up.

    A poll that reads an old version is an earlier poll. But a flow that fails may begin again, and patch, before it has
    seen its own last patch.
    """
    flow = gardenlet_flow
    if flow.step is FlowStep.RESTING:
        return flow.age * tick_s < seconds[rest_at_least(flow)]
    return no_patch_is_due(flow, seconds, tick_s) and not may_fail(flow, program, seconds, tick_s)


def other_is_not_waited_for(gardenlet_flow: Flow) -> bool:
    """The task is done with neither Etcd, so that it makes no difference when it is done with the other one."""
    return gardenlet_flow.done == 0


def other_is_waited_for(gardenlet_flow: Flow) -> bool:
    """The task waits for the other Etcd only."""
    return gardenlet_flow.done != 0


def queue_rests(druid_queue: Queue, seconds: Mapping[str, float], tick_s: int) -> bool:
    """Nothing is in druid's queue, and no delay is over."""
    least = delay_at_least(druid_queue, seconds)
    return not druid_queue.queued and (least is None or druid_queue.age * tick_s + tick_s <= least)


def druid_rests(druid_run: DruidRun, druid_queue: Queue, seconds: Mapping[str, float], tick_s: int) -> bool:
    """Druid is idle, and begins nothing before there is an event or time goes on."""
    return druid_run.step is RunStep.IDLE and queue_rests(druid_queue, seconds, tick_s)


def druid_rests_and_finds_it(
    druid_run: DruidRun,
    druid_queue: Queue,
    druid_metadata_cache: Cache,
    etcd: EtcdResource,
    one_informer: bool,
    seconds: Mapping[str, float],
    tick_s: int,
) -> bool:
    """Druid rests, and its metadata informer knows of the Etcd, or no run asks it whether there is one."""
    knows_it = druid_metadata_cache.seen.exists or not etcd.exists
    return druid_rests(druid_run, druid_queue, seconds, tick_s) and (knows_it or one_informer)


def delivery_is_not_seen(
    druid_cache: Cache,
    etcd: EtcdResource,
    druid_run: DruidRun,
    druid_queue: Queue,
    one_object: bool,
    event_filter: EventFilter,
    seconds: Mapping[str, float],
    tick_s: int,
) -> bool:
    """No event would pass the filter, no run is to begin, and the one under way does not look into the cache."""
    events = pairwise((druid_cache.seen, *etcd.unseen))
    is_looked_at = druid_run.step is not RunStep.IDLE and not one_object
    is_quiet = queue_rests(druid_queue, seconds, tick_s) and not is_looked_at
    return is_quiet and not any(event_filter(old, new) for old, new in events)


def druid_reads_metadata(druid_run: DruidRun) -> bool:
    """Druid is about to look into its metadata cache."""
    return druid_run.step in (RunStep.IDLE, RunStep.ENSURE_FINALIZER, RunStep.REMOVE_ANNOTATION)


def druid_reads_leases(druid_run: DruidRun) -> bool:
    """Druid is about to look into its cache of the leases."""
    return druid_run.step in (RunStep.SYNC, RunStep.RECONCILE_STATUS, RunStep.DEPLOY)


def druid_reads_statefulset(druid_run: DruidRun) -> bool:
    """Druid is about to look into its cache of the StatefulSet."""
    earlier = (RunStep.DEPLOY, RunStep.AWAIT_READY, RunStep.AWAIT_RECREATED, RunStep.UPDATE_STATUS)
    return druid_run.step in (RunStep.SYNC, RunStep.RECONCILE_STATUS, RunStep.VERIFY_DELETION, *earlier)


def druid_does_not_see_status(druid_sees_status: bool) -> bool:
    """Druid is not about to read the StatefulSet's status; a sidecar might be."""
    return not druid_sees_status


def absence_is_not_told(sts: StatefulSet, pods: Pods, rollout_in_status: RolloutInStatus) -> bool:
    """The StatefulSet's status would not change where druid looks if pods were counted before this one is created."""
    counted = with_status(sts, pods)
    counts_created = rollout_in_status is updated_replicas and counted.created != sts.created
    return (counted.updated, counted.ready) == (sts.updated, sts.ready) and not counts_created


def always() -> bool:
    """It concerns only its own actor, and nobody can prevent it."""
    return True


FIRST: Mapping[str, Callable[..., bool]] = {
    "begin_flow": always,
    "finish_other_work": always,
    "finish_reconciliation": always,
    "create_pod": absence_is_not_told,
    "begin_probing": always,
    "begin_initialisation": always,
    "begin_initialisation_alone": always,
    "accept_data": always,
    "discard_data": always,
    "decide_to_rejoin": always,
    "configure_single_member": always,
    "finish_with_other_etcd": other_is_not_waited_for,
    "update_gardenlet_cache": gardenlet_does_not_patch,
    "deliver_to_druid_filtered": delivery_is_not_seen,
    "update_druid_metadata": druid_rests_and_finds_it,
    "update_druid_statefulset": druid_rests,
    "update_druid_leases": druid_rests,
    "forget_intermediate_versions": always,
    "update_statefulset_status": status_is_not_read,
}
PROMPT: Mapping[str, Callable[..., bool]] = {
    **FIRST,
    "create_pod": always,
    "see_etcd_running": always,
    "update_gardenlet_cache": no_patch_is_due,
    "update_statefulset_status": druid_does_not_see_status,
}
"""What is FIRST in a cluster that is prompt: fewer runs, but enough to explain most records."""
SEEN_BY: Mapping[str, tuple[str, ...]] = {
    "finish_with_other_etcd": ("request-fails", "reply-is-lost"),
    "begin_initialisation": ("sidecar-restarts", "wrapper-restarts"),
    "begin_initialisation_alone": ("sidecar-restarts", "wrapper-restarts"),
}
"""Faults after which it makes a difference whether a step that is FIRST has been taken."""
YIELDS: Mapping[str, Callable[..., bool]] = {"finish_with_other_etcd": other_is_waited_for}
LAZY: Mapping[str, Callable[..., bool]] = {
    "update_druid_metadata": druid_reads_metadata,
    "update_druid_statefulset": druid_reads_statefulset,
    "update_druid_leases": druid_reads_leases,
}


def with_turns(actions: Iterable[Action], faults: Set[str], *, is_prompt: bool = False) -> list[Action]:
    """Return the actions with their turns, where these faults may happen, and perhaps in a prompt cluster only."""
    first = PROMPT if is_prompt else FIRST
    return [
        attrs.evolve(
            action,
            first_if=first.get(action.name) if faults.isdisjoint(SEEN_BY.get(action.name, ())) else None,
            lazy_unless=LAZY.get(action.name),
            yields_unless=YIELDS.get(action.name, members_matter if on_members_side(action) else None),
        )
        for action in actions
    ]


def on_members_side(action: Action) -> bool:
    """Tell whether an action happens on the seed's nodes."""
    return action.actor.name in MEMBERS_SIDE or action.name in MEMBERS_FAULTS
