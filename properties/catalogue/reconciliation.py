"""What druid's reconciliations promise: observed means built, and one request is reconciled once."""

from model.actors.api_server import EtcdResource
from model.actors.druid import DruidRun, RunStep
from model.actors.statefulset_controller import StatefulSet
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


RECONCILIATION_PROPERTIES = (
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
