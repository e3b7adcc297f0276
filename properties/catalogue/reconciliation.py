"""What druid's reconciliations promise: changes are observed, what is observed was built, and nothing else is done."""

from attrs import evolve, frozen

from model.actors.api_server import RESOURCE, Cache, EtcdResource
from model.actors.druid import NO_OBJECT, DruidRun, RunStep, lock_holds
from model.actors.druid_informers import metadata
from model.actors.druid_queue import Queue, Retry
from model.actors.statefulset_controller import StatefulSet
from model.kernel import Component, observer
from properties.property import Property


def is_observed(etcd: EtcdResource) -> bool:
    """The Etcd says that its latest generation was observed."""
    return etcd.exists and not etcd.deleting and etcd.observed == etcd.generation


def observed_is_not_built(etcd: EtcdResource, sts: StatefulSet) -> bool:
    """The latest generation counts as observed, and the StatefulSet was built from another."""
    return is_observed(etcd) and sts.built != etcd.generation


def spec_run_begins(druid_run: DruidRun) -> bool:
    """Druid has recorded that it begins to reconcile a spec."""
    return druid_run.step is RunStep.ENSURE_FINALIZER


def nobody_asked(druid_run: DruidRun, etcd: EtcdResource) -> bool:
    """Druid begins to reconcile a spec that nobody asks for: the annotation is gone, and the Etcd was observed."""
    return spec_run_begins(druid_run) and etcd.exists and not etcd.requested and etcd.observed != 0


@frozen
class Unobserved:
    """How long a change of the spec has waited for druid, in ticks."""

    waits: bool = False
    age: int = 0


unobserved = Component("unobserved", Unobserved, per=(RESOURCE,))


@observer(unobserved)
def follow_generation(unobserved: Unobserved, etcd: EtcdResource) -> Unobserved:
    """Notice when the spec is of a generation that druid has not observed."""
    waits = etcd.exists and not etcd.deleting and etcd.observed != etcd.generation
    return Unobserved(waits, unobserved.age if waits else 0)


@follow_generation.tick
def wait_longer(unobserved: Unobserved, deadline_ticks: int) -> Unobserved:
    """Count how long it has waited, up to the deadline and one tick more."""
    return evolve(unobserved, age=min(unobserved.age + 1, deadline_ticks + 1)) if unobserved.waits else unobserved


def waits_for_druid(unobserved: Unobserved) -> bool:
    """There is a generation that druid has not observed."""
    return unobserved.waits


def waits_too_long(unobserved: Unobserved, deadline_ticks: int) -> bool:
    """It has waited beyond its deadline."""
    return unobserved.waits and unobserved.age > deadline_ticks


def errs(etcd: EtcdResource) -> bool:
    """The Etcd's status has an error."""
    return etcd.exists and etcd.failed


def druid_works(druid_run: DruidRun) -> bool:
    """Druid reconciles a spec."""
    return druid_run.spec


@frozen
class Writers:
    """Who has written to the Etcd since druid, at rest, had seen all: whether anybody but druid has.

    `etcd` and `step` are what was there a step ago, which tells who has written. `outdated` says that druid's copy was
    too old then for the patch of the finalizer, and `needless` that this was a conflict though only druid had written.
    """

    etcd: EtcdResource = NO_OBJECT
    step: RunStep = RunStep.IDLE
    others: bool = False
    outdated: bool = False
    needless: bool = False


writers = Component("writers", Writers, per=(RESOURCE,))


@observer(writers)
def follow_writers(
    writers: Writers,
    etcd: EtcdResource,
    druid_run: DruidRun,
    druid_cache: Cache,
    druid_metadata_cache: Cache,
    one_object: bool,
    one_informer: bool,
) -> Writers:
    """Notice when druid's patch of the finalizer conflicts though nobody but druid has written."""
    now, step = evolve(etcd, unseen=()), druid_run.step
    knows_all = etcd.unseen == () and (one_informer or druid_metadata_cache.seen == metadata(etcd, one_informer))
    caught_up = step is RunStep.IDLE and knows_all
    others = not caught_up and (writers.others or (now != writers.etcd and step is writers.step))
    conflicts = writers.outdated and step is RunStep.RECORD_INCOMPLETE
    seen = (druid_run, etcd, druid_cache, druid_metadata_cache, one_object, one_informer)
    outdated = step is RunStep.ENSURE_FINALIZER and not lock_holds(*seen)
    return Writers(now, step, others, outdated, writers.needless or (conflicts and not others))


def conflicted_with_itself(writers: Writers) -> bool:
    """Druid's patch of the finalizer has conflicted, and nobody but druid had written."""
    return writers.needless


def finalizer_is_missing(writers: Writers) -> bool:
    """Druid is about to look for its finalizer, which the Etcd has not."""
    return writers.step is RunStep.ENSURE_FINALIZER and not writers.etcd.finalizer


def is_requested(etcd: EtcdResource) -> bool:
    """The Etcd has the operation annotation."""
    return etcd.exists and etcd.requested


def druid_has_forgotten(etcd: EtcdResource, druid_run: DruidRun, druid_queue: Queue) -> bool:
    """There is a request, and druid has no run, nothing in its queue, no delay and no event to come."""
    rests = druid_run.step is RunStep.IDLE and not druid_queue.queued and druid_queue.later is Retry.NEVER
    return is_requested(etcd) and rests and etcd.unseen == ()


RECONCILIATION_PROPERTIES = (
    Property(
        name="spec-is-observed",
        sentence="Every change of an Etcd's spec is observed by druid by its deadline.",
        why="What nobody asked druid to do is never done: a hibernated control plane keeps its members, a new CA is "
        "not rolled out, and gardenlet waits for a generation that will not come.",
        sources=("gardener/gardener#5188", "gardener/gardener#8795", "gardener/etcd-druid#898"),
        form="within",
        witness=waits_for_druid,
        observers=(follow_generation,),
        pending=waits_for_druid,
        overdue=waits_too_long,
        mutant="druid observes nothing",
        deadline_s=300,
    ),
    Property(
        name="no-error-without-a-fault",
        sentence="Where no request fails, druid records no error.",
        why="gardenlet takes errors that stay for three minutes as severe, and an operator who sees one looks for a "
        "cause that is not there.",
        sources=("gardener/etcd-druid#1209", "gardener pkg/component/etcd/etcd/waiter.go CheckEtcdObject"),
        form="always",
        witness=druid_works,
        breaks=errs,
        mutant="druid takes a lease that does not say TLS for an error",
    ),
    Property(
        name="no-request-forgotten",
        sentence="As long as an Etcd has its operation annotation, druid is going to look at it.",
        why="Nothing happens until somebody changes the Etcd again: gardenlet waits for five minutes, and begins anew.",
        sources=("gardener/etcd-druid#898", "gardener/etcd-druid#1188"),
        form="always",
        witness=is_requested,
        breaks=druid_has_forgotten,
        mutant="druid drops what it takes from its queue",
    ),
    Property(
        name="no-conflict-with-itself",
        sentence="druid's patch of its finalizer conflicts only where somebody else has written to the Etcd.",
        why="The run ends with an error that nobody is to blame for, and the Etcd waits for another one.",
        sources=("gardener/etcd-druid#1209",),
        form="always",
        witness=finalizer_is_missing,
        observers=(follow_writers,),
        breaks=conflicted_with_itself,
        mutant="druid does not keep the reply to its first patch",
    ),
    Property(
        name="observed-generation-is-built",
        sentence="When the latest generation of an Etcd counts as observed, the StatefulSet was built from it.",
        why="gardenlet goes on when generation and observedGeneration agree; if nothing was built, a change of the "
        "spec is lost without a trace.",
        sources=("etcd-druid internal/controller/etcd/reconcile_complete.go updateObservedGeneration",),
        form="always",
        witness=is_observed,
        breaks=observed_is_not_built,
        mutant="druid observes a generation without building it",
    ),
    Property(
        name="one-request-one-reconciliation",
        sentence="druid reconciles a spec only while somebody asks for it.",
        why="A second reconciliation rolls out, at a moment that nobody chose, whatever the spec says by then.",
        sources=("gardener/etcd-druid#1020",),
        form="always",
        witness=spec_run_begins,
        breaks=nobody_asked,
        mutant="druid reconciles the spec at every run",
    ),
)
