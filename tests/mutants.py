"""Mutants of the model: for each property a change that it must catch, named as the property's `mutant` says."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve

from model.actors.api_server import Cache, EtcdResource, Operation
from model.actors.druid import DruidRun, RunStep
from model.actors.druid_earlier import marks_transition
from model.actors.druid_queue import Retry
from model.actors.etcd import Member, member
from model.actors.etcd_wrapper import cluster_answers
from model.actors.sidecar import Sidecar, SidecarStep
from model.actors.statefulset_controller import Pod, StatefulSet
from model.kernel import Action, Binding, Component

Mutant = Callable[[Binding], Binding]
Change = Callable[[Action], Action]


def changed(**changes: Change) -> Mutant:
    """Return the mutant in which the named actions are changed."""

    def mutate(binding: Binding) -> Binding:
        names = {action.name for action in binding.actions}
        assert set(changes) <= names, f"there is no action {', '.join(sorted(set(changes) - names))}"
        found = [changes[a.name](a) if a.name in changes else a for a in binding.actions]
        return evolve(binding, actions=found)

    return mutate


def without(*names: str) -> Mutant:
    """Return the mutant that lacks the named actions."""

    def mutate(binding: Binding) -> Binding:
        assert set(names) <= {action.name for action in binding.actions}
        return evolve(binding, actions=[action for action in binding.actions if action.name not in names])

    return mutate


def both(*mutants: Mutant) -> Mutant:
    """Return the mutant with all of these changes."""

    def mutate(binding: Binding) -> Binding:
        for mutant in mutants:
            binding = mutant(binding)
        return binding

    return mutate


def taking(**constants: Any) -> Mutant:
    """Return the mutant that does something as other constants of the system say."""
    return lambda binding: evolve(binding, constants={**binding.constants, **constants})


def unguarded(*names: str) -> Change:
    """Return the change that takes the named guards away from an action."""

    def change(action: Action) -> Action:
        assert set(names) <= {guard.__name__ for guard in action.guards}, f"{action.name} lacks a guard of {names}"
        return evolve(action, guards=[guard for guard in action.guards if guard.__name__ not in names])

    return change


def guarded_by(guard: Callable[..., bool]) -> Change:
    """Return the change that puts one guard in the place of all that an action has."""
    return lambda action: evolve(action, guards=[guard])


def doing(effect: Callable[..., Any], *more: Component) -> Change:
    """Return the change that gives an action another effect, which may write to more components."""
    return lambda action: evolve(action, effect=named(effect, action), writes=(*action.writes, *more))


def named(effect: Callable[..., Any], action: Action) -> Callable[..., Any]:
    """Return the effect under the name and the sentence of the action's own."""
    effect.__name__, effect.__doc__ = action.name, action.effect.__doc__
    return effect


def is_outdated(pod: Pod, sts: StatefulSet, ordinal: int) -> bool:
    """The pod is of an old revision."""
    return sts.exists and ordinal < sts.replicas and pod.template != sts.template


def exists(druid_cache: Cache, druid_queue: Any) -> bool:
    """The cached Etcd exists and is in the queue."""
    return druid_cache.seen.exists and druid_queue.queued


def is_taken(druid_run: DruidRun, druid_queue: Any) -> bool:
    """The Etcd is in the queue, and druid is idle."""
    return druid_queue.queued and druid_run.step is RunStep.IDLE


def go_on_without_building(druid_run: DruidRun, sts: StatefulSet) -> tuple[DruidRun, StatefulSet]:
    return evolve(druid_run, step=RunStep.RECORD_SUCCESS), sts


def err_for_want_of_tls(druid_run: DruidRun) -> DruidRun:
    return evolve(druid_run, step=RunStep.RECORD_INCOMPLETE, retry=Retry.ERROR)


def observe_nothing(druid_run: DruidRun, etcd: EtcdResource) -> tuple[DruidRun, EtcdResource]:
    return evolve(druid_run, step=RunStep.REMOVE_ANNOTATION), etcd


def keep_old_object(druid_run: DruidRun, etcd: EtcdResource) -> tuple[DruidRun, EtcdResource]:
    return evolve(druid_run, step=RunStep.ENSURE_FINALIZER), etcd.patched(operation=Operation.PROCESSING)


def wipe_data(sidecar: Sidecar, member: Member) -> tuple[Sidecar, Member]:
    return evolve(sidecar, step=SidecarStep.LISTING), Member()


MUTANTS: Mapping[str, Mutant] = {
    "druid never removes the annotation": without("remove_operation_annotation"),
    "druid observes a generation without building it": changed(patch_statefulset=doing(go_on_without_building)),
    "druid reconciles the spec at every run": changed(begin_spec_reconciliation=guarded_by(exists)),
    "druid drops what it takes from its queue": changed(drop_missing_etcd=guarded_by(is_taken)),
    "druid does not keep the reply to its first patch": changed(record_start=doing(keep_old_object)),
    "druid observes nothing": changed(update_observed_generation=doing(observe_nothing)),
    "druid takes a lease that does not say TLS for an error": changed(
        requeue_until_leases_say_tls=doing(err_for_want_of_tls)
    ),
    "gardenlet's Wait asks for nothing": changed(find_etcd_ready=unguarded("copy_is_ready")),
    "gardenlet does not wait before it hibernates": changed(find_etcd_ready=unguarded("copy_is_ready")),
    "a member starts as new although its cluster answers": both(
        without("find_itself_missing", "find_cluster_scaled_up"),
        changed(search_again=unguarded("nobody_answers_reads"), give_up_search=unguarded("nobody_answers_reads")),
    ),
    "the rolling update does not wait for the other pods": changed(roll_pod=guarded_by(is_outdated)),
    "druid does not mind peer TLS": taking(minds_tls=lambda etcd: False),
    "the next reconciliation takes the mark of a scale-up away": taking(marks_scale_up=marks_transition),
    "a member that is listed wipes its data": changed(accept_data=doing(wipe_data, member)),
    "a member is removed and not added again": both(
        without("rejoin"), changed(fail_to_rejoin=guarded_by(cluster_answers))
    ),
    "backup-restore updates no peer URL": both(
        without("update_peer_url"), changed(check_peer_urls=unguarded("peer_url_stays"))
    ),
    "a learner is never promoted": without("promote_learner"),
}
