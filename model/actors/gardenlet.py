"""gardenlet: the Shoot's flows, as far as they touch its two Etcds, and what each of their tasks does to one of them.

A flow is a list of tasks in upstream's order; the scenarios put them together. Deploy, Wait and Destroy treat both
Etcds in parallel, Scale treats main first and then events. A task that fails ends the flow, which then begins again
with its first task. That is always Deploy, which sets all that a botanist remembers: the empty memory of a new one
needs no step of its own.
"""

from enum import Enum
from operator import and_
from typing import Any

from attrs import evolve, frozen

from model.actors.api_server import (
    API_SERVER,
    RESOURCE,
    Cache,
    Condition,
    EtcdResource,
    difference,
    etcd,
    gardenlet_cache,
    lag_ends,
    seen_by_gardenlet,
)
from model.actors.tokens import least_free
from model.kernel import NOW, Actor, Chart, Component, action, fold, timer

GARDENLET = Actor("gardenlet")
ENVIRONMENT = Actor("environment")
ETCD = "gardener pkg/component/etcd/etcd/etcd.go"
WAITER = "gardener pkg/component/etcd/etcd/waiter.go"
BOTANIST = "gardener pkg/gardenlet/operation/botanist/etcd.go"
INFORMER = "k8s.io/client-go tools/cache shared informer"
RETRY = "gardener pkg/utils/retry/retry.go"
TASK_RETRY = "gardener pkg/utils/flow/taskfn.go RetryUntilTimeout"


class FlowStep(Enum):
    """What the flow's current task does; RESTING is before a flow and between two tries of it."""

    RESTING = 0
    DEPLOYING = 1
    SCALING = 2
    WAITING = 3
    WORKING = 4
    DESTROYING = 5
    ENDED = 6


F = FlowStep
TASKS = (F.DEPLOYING, F.SCALING, F.WAITING, F.WORKING, F.DESTROYING)


@frozen
class Task:
    """One task of a flow.

    `replicas` is what Deploy or Scale writes (None: as they are), `revision` and `peer_tls` what Deploy writes besides.
    `restores` says that Deploy belongs to the restore phase of a control-plane migration, and `keeps_ca` that there is
    nothing to deploy where the revision is there already.
    `timeout`, `least` and `most` name settings: how long the task may be retried, and how long other work takes.
    `carries_on` keeps the clock of the task before it, where upstream does both in one.
    """

    title: str
    step: FlowStep
    replicas: int | None = None
    timeout: str = "flow.defaultTimeout"
    least: str = "now"
    most: str = "now"
    carries_on: bool = False
    restores: bool = False
    keeps_ca: bool = False
    revision: int = 0
    peer_tls: bool = True


Program = tuple[tuple[Task, ...], ...]


@frozen
class Flow:
    """Where the Shoot's flows are: which flow, which task, and which Etcds this task is done with (bit 0 is main).

    `tried` says that the task has failed once and waits for its interval, measured by `age`; `elapsed` counts since the
    task began. `revision` is an abstract part of the spec that Deploy writes.
    """

    step: FlowStep = FlowStep.RESTING
    flow: int = 0
    task: int = 0
    done: int = 0
    tried: bool = False
    revision: int = 0
    age: int = timer()
    elapsed: int = timer()


@frozen
class Botanist:
    """What gardenlet remembers of one Etcd: the timestamp that it expects, and its polling."""

    expected: int = 0
    polled: bool = False
    age: int = timer()


FOLLOWING = {
    F.DEPLOYING: (F.SCALING, F.WAITING, F.WORKING),
    F.SCALING: (F.WAITING, F.RESTING, F.ENDED),
    F.WAITING: (F.DEPLOYING, F.SCALING, F.WORKING, F.RESTING, F.ENDED),
    F.WORKING: (F.SCALING, F.DESTROYING, F.ENDED),
    F.DESTROYING: (F.ENDED,),
}
"""Which kind of task follows which, in all flows together; RESTING is before the next flow."""
MOVERS = {
    F.DEPLOYING: ("deploy_etcd", "keep_rolled_out_ca", "finish_with_other_etcd"),
    F.SCALING: ("scale_etcd", "scale_etcd_unremembered", "patch_replicas", "scale_other_etcd"),
    F.WAITING: ("find_etcd_ready", "find_etcd_and_statefulset_ready", "finish_with_other_etcd"),
    F.WORKING: ("finish_other_work",),
    F.DESTROYING: ("destroy_etcd", "finish_with_other_etcd"),
}
CHART = Chart(
    "gardenlet flow",
    FlowStep,
    F.RESTING,
    [
        ("begin_flow", F.RESTING, F.DEPLOYING),
        *[(name, source, dest) for source, names in MOVERS.items() for name in names for dest in FOLLOWING[source]],
        ("fail_flow", [F.DEPLOYING, F.SCALING, F.WAITING], F.RESTING),
        ("give_up_on_errors", F.WAITING, F.RESTING),
        ("fail_on_progressing_statefulset", F.WAITING, F.RESTING),
        ("restart_gardenlet", TASKS, F.RESTING),
    ],
)
gardenlet_flow = Component("gardenlet_flow", Flow, chart=CHART, owner="gardenlet")
botanist = Component("botanist", Botanist, per=(RESOURCE,), owner="gardenlet")
NAMES = ("main", "events")
BOTH = 3


def bit(etcd_name: str) -> int:
    """Return an Etcd's bit in `Flow.done`."""
    return 1 << NAMES.index(etcd_name)


def task_of(flow: Flow, program: Program) -> Task:
    """Return the flow's current task."""
    return program[flow.flow][flow.task]


def done_with(flow: Flow, etcd_name: str, program: Program) -> Flow:
    """Return the flow after its task is done with one Etcd; with the last one, the next task begins."""
    done = flow.done | bit(etcd_name)
    return evolve(flow, done=done) if done != BOTH else next_task(flow, program)


def next_task(flow: Flow, program: Program) -> Flow:
    """Return the flow at its next task, or before the next flow, or at the end of all."""
    if flow.task + 1 < len(program[flow.flow]):
        task = program[flow.flow][flow.task + 1]
        elapsed = flow.elapsed if task.carries_on else 0
        return Flow(task.step, flow.flow, flow.task + 1, revision=flow.revision, elapsed=elapsed)
    if flow.flow + 1 < len(program):
        return Flow(F.RESTING, flow.flow + 1, revision=flow.revision)
    return Flow(F.ENDED, flow.flow, flow.task)


def began_again(flow: Flow) -> Flow:
    """Return the flow before its first task, with a new botanist to come."""
    return Flow(F.RESTING, flow.flow, tried=True, revision=flow.revision)


def is_its_turn(gardenlet_flow: Flow, etcd_name: str) -> bool:
    """The task is not done with this Etcd."""
    return not gardenlet_flow.done & bit(etcd_name)


def in_sequence(flow: Flow, etcd_name: str) -> bool:
    """Tell whether a task that takes main before events has come to this Etcd."""
    return flow.done == bit(etcd_name) - 1


def rest_at_least(flow: Flow) -> str:
    """Return how long a flow rests at least: somebody has to ask for the next one.

    Of failures that take no time (`done` is kept) the back-off has grown, or they would go on for ever in no time.
    """
    if flow.tried and flow.done:
        return "shoot.retryBackoff"
    return "now" if flow.tried or flow.flow == 0 else "shoot.nextOperation"


def rest_at_most(flow: Flow) -> str:
    """Return how long a flow rests at most."""
    return "shoot.retryBackoff" if flow.tried else rest_at_least(flow)


def interval(flow: Flow) -> str:
    """Return how long a task waits for its next try."""
    return "flow.defaultInterval" if flow.tried else "now"


@action(
    GARDENLET,
    writes=[gardenlet_flow],
    at=F.RESTING,
    earliest=rest_at_least,
    latest=rest_at_most,
    source="gardener pkg/gardenlet/controller/shoot/shoot/reconciler.go",
)
def begin_flow(gardenlet_flow: Flow, program: Program) -> Flow:
    """Gardenlet begins the flow with its first task."""
    return Flow(program[gardenlet_flow.flow][0].step, gardenlet_flow.flow, revision=gardenlet_flow.revision)


# -- what gardenlet reads ----------------------------------------------------------------------------------------------


@action(API_SERVER, writes=[gardenlet_cache], latest=NOW, source=INFORMER)
def update_gardenlet_cache(gardenlet_cache: Cache, etcd: EtcdResource) -> Cache:
    """Gardenlet's cache receives the latest version of the Etcd."""
    return evolve(gardenlet_cache, seen=seen_by_gardenlet(etcd))


@update_gardenlet_cache.guard
def gardenlet_cache_is_behind(gardenlet_cache: Cache, etcd: EtcdResource) -> bool:
    """The cache holds an older version, and its watch is not stalled."""
    return not gardenlet_cache.stalled and gardenlet_cache.seen != seen_by_gardenlet(etcd)


@action(
    API_SERVER,
    writes=[gardenlet_cache],
    fault="cache-lags",
    source=f"{INFORMER}: a watch that reconnects",
)
def stall_gardenlet_cache(gardenlet_cache: Cache) -> Cache:
    """The watch behind gardenlet's cache breaks and takes its time to come back."""
    return evolve(gardenlet_cache, stalled=True, age=0)


@stall_gardenlet_cache.guard
def gardenlet_misses_a_version(gardenlet_cache: Cache, etcd: EtcdResource) -> bool:
    """There is a version that it has not seen: before that, nobody could tell."""
    return not gardenlet_cache.stalled and gardenlet_cache.seen != seen_by_gardenlet(etcd)


@action(API_SERVER, writes=[gardenlet_cache], latest=lag_ends, source=INFORMER)
def recover_gardenlet_cache(gardenlet_cache: Cache) -> Cache:
    """Gardenlet's watch is back."""
    return evolve(gardenlet_cache, stalled=False, age=0)


@recover_gardenlet_cache.guard
def gardenlet_cache_is_stalled(gardenlet_cache: Cache) -> bool:
    """Its watch is broken."""
    return gardenlet_cache.stalled


# -- Deploy ------------------------------------------------------------------------------------------------------------


def deployed_replicas(task: Task, copy: EtcdResource) -> int:
    """Return the replicas that Deploy writes: one where a multi-node etcd is to be restored, which main decides.

    A hibernated control plane keeps the replicas that it has (computeReplicas, since values.Replicas is nil).
    """
    if task.restores and (not copy.exists or copy.replicas not in (0, 3)):
        return 1
    return copy.replicas if task.replicas is None else task.replicas


def asked_at(stamp: int, changes: frozenset[str]) -> dict[str, Any]:
    """Return what a patch carries in any case: the timestamp, and with `echoed-token` the request itself."""
    echoed = {"token": stamp, "requested": True} if "echoed-token" in changes else {}
    return {"timestamp": stamp, **echoed}


@action(
    GARDENLET,
    writes=[gardenlet_flow, botanist, etcd],
    at=F.DEPLOYING,
    earliest=interval,
    latest=interval,
    source=f"{ETCD} Deploy, RolloutPeerCA",
)
def deploy_etcd(
    gardenlet_flow: Flow,
    botanist: Botanist,
    etcd: EtcdResource,
    gardenlet_cache: Cache,
    held_timestamps: int,
    held_generations: int,
    program: Program,
    changes: frozenset[str],
    etcd_name: str,
) -> tuple[Flow, Botanist, EtcdResource]:
    """Gardenlet sets annotation, timestamp and spec in one merge patch, computed from its cached copy."""
    copy, task = gardenlet_cache.seen, task_of(gardenlet_flow, program)
    wanted = {
        "exists": True,
        "requested": True,
        "replicas": deployed_replicas(task, copy),
        "peer_tls": task.peer_tls,
        "revision": max(copy.revision, task.revision, gardenlet_flow.revision),
    }
    stamp = least_free(held_timestamps)
    patch = (difference(wanted, copy) if etcd.exists else wanted) | asked_at(stamp, changes)
    after = etcd.patched_spec(least_free(held_generations), **patch)
    return done_with(gardenlet_flow, etcd_name, program), Botanist(stamp), after


deploy_etcd.guard(is_its_turn)


def ca_is_rolled_out(gardenlet_flow: Flow, gardenlet_cache: Cache, program: Program) -> bool:
    """The task is content with an Etcd that has its revision, and the cached copy has it."""
    task = task_of(gardenlet_flow, program)
    return task.keeps_ca and gardenlet_cache.seen.revision >= task.revision


@deploy_etcd.guard
def there_is_something_to_deploy(gardenlet_flow: Flow, gardenlet_cache: Cache, program: Program) -> bool:
    """The task always deploys, or the cached copy lacks its revision."""
    return not ca_is_rolled_out(gardenlet_flow, gardenlet_cache, program)


@deploy_etcd.guard
def copy_can_be_patched(gardenlet_cache: Cache, etcd: EtcdResource) -> bool:
    """The cached copy exists if the Etcd does; otherwise the request would fail, and be retried."""
    return gardenlet_cache.seen.exists == etcd.exists


@deploy_etcd.guard
def may_deploy(gardenlet_cache: Cache, changes: frozenset[str]) -> bool:
    """Deploy is not guarded, or the cached copy has no operation annotation."""
    return "guarded-deploy" not in changes or not gardenlet_cache.seen.requested


@action(
    GARDENLET,
    writes=[gardenlet_flow],
    at=F.DEPLOYING,
    earliest=interval,
    latest=interval,
    only="guarded-deploy",
    source=f"no release: Deploy would do as {ETCD} Scale does",
)
def refuse_to_deploy(gardenlet_flow: Flow) -> Flow:
    """Gardenlet refuses to deploy while the cached copy has the operation annotation; in 5 s it tries again."""
    return evolve(gardenlet_flow, done=0, tried=True, age=0)


refuse_to_deploy.guard(is_its_turn)


@refuse_to_deploy.guard
def may_not_deploy(gardenlet_cache: Cache) -> bool:
    """The cached copy has the operation annotation."""
    return gardenlet_cache.seen.requested


# -- Scale -------------------------------------------------------------------------------------------------------------


@action(
    GARDENLET,
    writes=[gardenlet_flow, botanist, etcd],
    at=F.SCALING,
    earliest=interval,
    latest=interval,
    only="gardener.scale-is-remembered",
    source=f"{ETCD} Scale; {BOTANIST} scaleETCD",
)
def scale_etcd(
    gardenlet_flow: Flow,
    botanist: Botanist,
    etcd: EtcdResource,
    gardenlet_cache: Cache,
    held_timestamps: int,
    held_generations: int,
    program: Program,
    changes: frozenset[str],
    etcd_name: str,
) -> tuple[Flow, Botanist, EtcdResource]:
    """Gardenlet sets annotation, timestamp and replicas, even if the replicas are what they should be."""
    wanted = {"requested": True, "replicas": task_of(gardenlet_flow, program).replicas}
    stamp = least_free(held_timestamps)
    patch = difference(wanted, gardenlet_cache.seen) | asked_at(stamp, changes)
    after = etcd.patched_spec(least_free(held_generations), **patch)
    return done_with(gardenlet_flow, etcd_name, program), Botanist(stamp), after


def scaling_has_come_to_it(gardenlet_flow: Flow, etcd_name: str) -> bool:
    """Main is scaled before events."""
    return in_sequence(gardenlet_flow, etcd_name)


def may_scale(botanist: Botanist, gardenlet_cache: Cache) -> bool:
    """The cached copy has the timestamp that gardenlet expects, and no operation annotation."""
    copy = gardenlet_cache.seen
    return copy.exists and botanist.expected in (0, copy.timestamp) and not copy.requested


scale_etcd.guard(scaling_has_come_to_it)
scale_etcd.guard(may_scale)


@action(
    GARDENLET,
    writes=[gardenlet_flow],
    at=F.SCALING,
    earliest=interval,
    latest=interval,
    only="gardener.scale-is-remembered",
    source=f"{ETCD} Scale",
)
def refuse_to_scale(gardenlet_flow: Flow) -> Flow:
    """Gardenlet refuses: "etcd object still has operation annotation set"; in 5 s it tries again, main first."""
    return evolve(gardenlet_flow, done=0, tried=True, age=0)


@refuse_to_scale.guard
def may_not_scale(botanist: Botanist, gardenlet_cache: Cache) -> bool:
    """The cached copy has another timestamp than expected, or the operation annotation."""
    return not may_scale(botanist, gardenlet_cache)


refuse_to_scale.guard(scaling_has_come_to_it)

# -- Wait --------------------------------------------------------------------------------------------------------------


def check_etcd_object(etcd: EtcdResource, expected: int, wait_asks: frozenset[str]) -> str | None:
    """Return the first thing that keeps an Etcd from being ready, in the order of CheckEtcdObject, or None."""
    members_updated = etcd.updated is Condition.TRUE or "status" not in wait_asks
    reasons = (
        (not etcd.exists, "not found"),
        (etcd.timestamp != expected, "object has not been updated yet"),
        (etcd.failed, "errors during reconciliation"),
        (etcd.deleting, "unexpectedly has a deletion timestamp"),
        (etcd.observed == 0, "observed generation not recorded"),
        (etcd.observed != etcd.generation, "observed generation outdated"),
        (etcd.requested, "operation is not yet picked up by etcd-druid"),
        (etcd.replicas != 0 and not members_updated, "condition AllMembersUpdated is not True"),
        (etcd.replicas != 0 and not etcd.ready, "is not ready yet"),
    )
    return next((reason for holds, reason in reasons if holds), None)


def next_poll(botanist: Botanist) -> str:
    """Return when the next poll comes: at once, then every 5 s."""
    return "etcd.defaultInterval" if botanist.polled else "now"


@action(
    GARDENLET,
    writes=[botanist, gardenlet_flow],
    earliest=next_poll,
    latest=next_poll,
    unless="gardener.wait-asks-statefulset",
    source=f"{WAITER} Wait, CheckEtcdObject",
)
def find_etcd_ready(
    botanist: Botanist, gardenlet_flow: Flow, program: Program, etcd_name: str
) -> tuple[Botanist, Flow]:
    """Gardenlet polls, and its cached copy passes CheckEtcdObject."""
    return evolve(botanist, polled=False, age=0), done_with(gardenlet_flow, etcd_name, program)


def waits_for_it(gardenlet_flow: Flow, etcd_name: str) -> bool:
    """The task is to wait, and this Etcd has not been found ready."""
    return gardenlet_flow.step is F.WAITING and is_its_turn(gardenlet_flow, etcd_name)


@find_etcd_ready.guard
def copy_is_ready(botanist: Botanist, gardenlet_cache: Cache, wait_asks: frozenset[str]) -> bool:
    """CheckEtcdObject finds nothing."""
    return check_etcd_object(gardenlet_cache.seen, botanist.expected, wait_asks) is None


@action(GARDENLET, writes=[botanist], earliest=next_poll, latest=next_poll, source=f"{WAITER} Wait, CheckEtcdObject")
def find_etcd_not_ready(botanist: Botanist) -> Botanist:
    """Gardenlet polls, CheckEtcdObject finds something, and it waits 5 s for the next poll."""
    return evolve(botanist, polled=True, age=0)


@find_etcd_not_ready.guard
def copy_is_not_ready(botanist: Botanist, gardenlet_cache: Cache, wait_asks: frozenset[str]) -> bool:
    """CheckEtcdObject finds something."""
    return check_etcd_object(gardenlet_cache.seen, botanist.expected, wait_asks) is not None


for _poll in (find_etcd_ready, find_etcd_not_ready):
    _poll.guard(waits_for_it)


@action(
    GARDENLET,
    writes=[gardenlet_flow],
    at=F.WAITING,
    clock="elapsed",
    earliest="etcd.defaultSevereThreshold",
    latest="etcd.defaultSevereThreshold",
    source=f"{WAITER} retry.MinorOrSevereError; {RETRY}",
)
def give_up_on_errors(gardenlet_flow: Flow) -> Flow:
    """LastErrors have been there for 3 minutes of polls, which is severe: the flow fails."""
    return began_again(gardenlet_flow)


@give_up_on_errors.guard
def poll_finds_errors(gardenlet_cache: Cache, botanist: Botanist, etcd_name: str, gardenlet_flow: Flow) -> bool:
    """A poll is due, and the cached copy has lastErrors and is the one that is waited for."""
    seen, is_due = gardenlet_cache.seen, not botanist.polled or botanist.age > 0
    return is_due and seen.failed and seen.timestamp == botanist.expected and is_its_turn(gardenlet_flow, etcd_name)


# -- other tasks -------------------------------------------------------------------------------------------------------


def work_takes_at_least(flow: Flow, program: Program) -> str:
    """Return the least time of the task's other work."""
    return task_of(flow, program).least


def work_takes_at_most(flow: Flow, program: Program) -> str:
    """Return the most time of the task's other work."""
    return task_of(flow, program).most


@action(
    GARDENLET,
    writes=[gardenlet_flow],
    at=F.WORKING,
    clock="elapsed",
    earliest=work_takes_at_least,
    latest=work_takes_at_most,
    source="gardener pkg/gardenlet/controller/shoot/shoot",
)
def finish_other_work(gardenlet_flow: Flow, program: Program) -> Flow:
    """The flow's tasks that do not touch the Etcd are done."""
    return next_task(gardenlet_flow, program)


@action(
    GARDENLET,
    writes=[gardenlet_flow, etcd],
    at=F.DESTROYING,
    earliest=interval,
    latest=interval,
    source=f"{ETCD} Destroy",
)
def destroy_etcd(
    gardenlet_flow: Flow, etcd: EtcdResource, held_generations: int, program: Program, etcd_name: str
) -> tuple[Flow, EtcdResource]:
    """Gardenlet confirms the deletion and deletes the Etcd, without an operation annotation; it does not wait."""
    fresh = least_free(held_generations)
    after = etcd.patched(deleting=True, generation=fresh) if etcd.exists and not etcd.deleting else etcd
    if etcd.exists and not etcd.finalizer:
        after = EtcdResource(unseen=(*etcd.unseen, EtcdResource()))
    return done_with(gardenlet_flow, etcd_name, program), after


destroy_etcd.guard(is_its_turn)


def task_times_out(flow: Flow, program: Program) -> str:
    """Return the timeout of the flow's current task."""
    return task_of(flow, program).timeout


@action(
    GARDENLET,
    writes=[gardenlet_flow],
    at=(F.DEPLOYING, F.SCALING, F.WAITING),
    clock="elapsed",
    earliest=task_times_out,
    latest=task_times_out,
    source=TASK_RETRY,
)
def fail_flow(gardenlet_flow: Flow) -> Flow:
    """The task's time is over: the flow fails, and will begin again with a new botanist."""
    return began_again(gardenlet_flow)


# -- the Etcd that is not followed -------------------------------------------------------------------------------------


def other_may_take(flow: Flow) -> str | None:
    """Return how long the other Etcd may take: it holds up Wait as long as Wait lasts, and nothing else."""
    return None if flow.step is F.WAITING else "now"


def other_is_due(gardenlet_flow: Flow, other: str) -> bool:
    """There is one, and the task has not been done with it."""
    return other in NAMES and is_its_turn(gardenlet_flow, other)


@action(
    ENVIRONMENT,
    writes=[gardenlet_flow],
    at=(F.DEPLOYING, F.WAITING, F.DESTROYING),
    latest=other_may_take,
    source=BOTANIST,
)
def finish_with_other_etcd(gardenlet_flow: Flow, other: str, program: Program) -> Flow:
    """Gardenlet's task is done with the Etcd that this search does not follow."""
    return done_with(gardenlet_flow, other, program)


finish_with_other_etcd.guard(other_is_due)


@action(ENVIRONMENT, writes=[gardenlet_flow], at=F.SCALING, earliest=interval, latest=interval, source=f"{ETCD} Scale")
def scale_other_etcd(gardenlet_flow: Flow, other: str, program: Program) -> Flow:
    """Gardenlet scales the Etcd that this search does not follow."""
    return done_with(gardenlet_flow, other, program)


def scaling_has_come_to_other(gardenlet_flow: Flow, other: str) -> bool:
    """There is another Etcd, and it is its turn to be scaled."""
    return other in NAMES and in_sequence(gardenlet_flow, other)


scale_other_etcd.guard(scaling_has_come_to_other)


@action(
    ENVIRONMENT,
    writes=[gardenlet_flow],
    at=F.SCALING,
    earliest=interval,
    latest=interval,
    only="gardener.scale-is-remembered",
    source=f"{ETCD} Scale",
)
def refuse_to_scale_other_etcd(gardenlet_flow: Flow) -> Flow:
    """Gardenlet refuses to scale the other Etcd, which still has its annotation; it tries again in 5 s."""
    return evolve(gardenlet_flow, done=0, tried=True, age=0)


refuse_to_scale_other_etcd.guard(scaling_has_come_to_other)

# -- faults ------------------------------------------------------------------------------------------------------------


@action(
    ENVIRONMENT,
    writes=[gardenlet_flow],
    at=TASKS,
    fault="gardenlet-restarts",
    source="gardener pkg/gardenlet/controller/shoot/shoot/reconciler.go: every run makes a new botanist",
)
def restart_gardenlet(gardenlet_flow: Flow, restart_changes_spec: bool) -> Flow:
    """Gardenlet restarts, or another one takes over: the flow begins again, perhaps with another idea of the spec."""
    flow = began_again(gardenlet_flow)
    return evolve(flow, revision=max(flow.revision, int(restart_changes_spec)))


@fold(over=(RESOURCE,), combine=and_, start=True)
def gardenlet_has_listed(gardenlet_cache: Cache, etcd: EtcdResource) -> bool:
    """Gardenlet's caches have the latest versions, or cannot get them."""
    return gardenlet_cache.stalled or gardenlet_cache.seen == seen_by_gardenlet(etcd)


@restart_gardenlet.guard
def new_process_has_listed(gardenlet_has_listed: bool) -> bool:
    """The new process has listed all Etcds before it begins, so that it does not know less than the old one."""
    return gardenlet_has_listed


@action(ENVIRONMENT, writes=[gardenlet_flow], at=(F.DEPLOYING, F.SCALING), fault="request-fails", source=TASK_RETRY)
def fail_gardenlet_request(gardenlet_flow: Flow) -> Flow:
    """A request of gardenlet's to the API server fails; the task tries again in 5 s."""
    return evolve(gardenlet_flow, done=0, tried=True, age=0)


@action(
    ENVIRONMENT,
    writes=[gardenlet_flow, botanist],
    at=F.SCALING,
    fault="request-fails",
    only="gardener.scale-is-remembered",
    source=f"{ETCD} Scale: e.etcd is assigned before Patch",
)
def fail_patch_of_scale(gardenlet_flow: Flow, botanist: Botanist, held_timestamps: int) -> tuple[Flow, Botanist]:
    """The patch of Scale fails, but gardenlet expects its timestamp from now on, and refuses until the task is over."""
    return evolve(gardenlet_flow, done=0, tried=True, age=0), Botanist(least_free(held_timestamps))


@action(
    ENVIRONMENT,
    writes=[gardenlet_flow, botanist, etcd],
    at=(F.DEPLOYING, F.SCALING),
    fault="reply-is-lost",
    source=TASK_RETRY,
)
def lose_reply_to_gardenlet(
    gardenlet_flow: Flow,
    botanist: Botanist,
    etcd: EtcdResource,
    held_timestamps: int,
    held_generations: int,
    gardenlet_cache: Cache,
    program: Program,
    changes: frozenset[str],
    etcd_name: str,
) -> tuple[Flow, Botanist, EtcdResource]:
    """Gardenlet's patch is served but its reply is lost; the task tries again in 5 s."""
    deploys = gardenlet_flow.step is F.DEPLOYING
    patch = deploy_etcd if deploys else scale_etcd
    _, memory, after = patch(
        gardenlet_flow, botanist, etcd, gardenlet_cache, held_timestamps, held_generations, program, changes, etcd_name
    )
    return evolve(gardenlet_flow, done=0, tried=True, age=0), botanist if deploys else memory, after


@fail_patch_of_scale.guard
def patch_would_be_sent(gardenlet_flow: Flow, botanist: Botanist, gardenlet_cache: Cache, etcd_name: str) -> bool:
    """Scale has come to this Etcd, and its guards let it pass."""
    return scaling_has_come_to_it(gardenlet_flow, etcd_name) and may_scale(botanist, gardenlet_cache)


@lose_reply_to_gardenlet.guard
def request_would_be_served(
    gardenlet_flow: Flow,
    botanist: Botanist,
    etcd: EtcdResource,
    gardenlet_cache: Cache,
    changes: frozenset[str],
    etcd_name: str,
) -> bool:
    """Gardenlet is about to patch this Etcd."""
    if gardenlet_flow.step is F.DEPLOYING:
        can = copy_can_be_patched(gardenlet_cache, etcd) and may_deploy(gardenlet_cache, changes)
        return is_its_turn(gardenlet_flow, etcd_name) and can
    return scaling_has_come_to_it(gardenlet_flow, etcd_name) and may_scale(botanist, gardenlet_cache)


@action(
    ENVIRONMENT,
    writes=[etcd],
    fault="operator-annotates",
    unless="echoed-token",
    source="etcd-druid docs: kubectl annotate etcd gardener.cloud/operation=reconcile",
)
def annotate_by_hand(etcd: EtcdResource) -> EtcdResource:
    """An operator sets the operation annotation by hand."""
    return etcd.patched(requested=True)


@annotate_by_hand.guard
def has_no_annotation(etcd: EtcdResource) -> bool:
    """The Etcd exists and has no operation annotation."""
    return etcd.exists and not etcd.requested
