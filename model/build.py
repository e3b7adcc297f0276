"""Put a model together: the actors, a system's switches and durations, a scenario's flows and faults."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from model import symmetry, turns
from model.actors import (
    api_server,
    backup_restore,
    backup_restore_earlier,
    backup_restore_server,
    custodian,
    druid,
    druid_deletion,
    druid_earlier,
    druid_first,
    druid_informers,
    druid_labels,
    druid_queue,
    druid_statefulset,
    etcd,
    etcd_wrapper,
    gardenlet,
    gardenlet_earlier,
    kubelet,
    sidecar,
    statefulset_controller,
    tokens,
)
from model.kernel import Action, Binding, Component, Fold, Model, Observer
from model.scenarios import Scenario
from model.systems import System

ACTOR_MODULES = (
    api_server,
    gardenlet,
    gardenlet_earlier,
    druid_informers,
    druid_queue,
    druid,
    druid_statefulset,
    druid_labels,
    druid_deletion,
    druid_earlier,
    druid_first,
    custodian,
    statefulset_controller,
    kubelet,
    sidecar,
    etcd_wrapper,
    backup_restore,
    backup_restore_earlier,
    backup_restore_server,
    etcd,
    tokens,
    turns,
)


def declared(kind: type) -> list[Any]:
    """Return all declarations of a kind in the actors, each once, in the order of the files."""
    found: dict[int, Any] = {}
    for module in ACTOR_MODULES:
        for value in vars(module).values():
            if isinstance(value, kind):
                found.setdefault(id(value), value)
    return list(found.values())


def actions() -> list[Action]:
    """Return all actions of all actors, whatever their release."""
    return declared(Action)


def components() -> list[Component]:
    """Return all components of the world."""
    return declared(Component)


def misfit(system: System, scenario: Scenario) -> str | None:
    """Return why a system cannot go through a scenario, as a clause; None where it can."""
    members = scenario.members(system)
    if members <= system.members:
        return None
    return f"{system.name} is modelled for Etcds of {system.members} member only, and {scenario.name} has {members}"


def build(
    system: System,
    scenario: Scenario,
    *,
    tick_s: int = 5,
    observers: Sequence[Observer] = (),
    settings: Mapping[str, float] | None = None,
    budgets: Mapping[str, int] | None = None,
    constants: Mapping[str, Any] | None = None,
    changes: frozenset[str] = frozenset(),
    partial_order: bool = True,
    is_prompt: bool = False,
    mutate: Callable[[Binding], Binding] = lambda binding: binding,
) -> Model:
    """Return the model of a scenario on a system.

    `settings` (seconds) and `constants` override the system's; `budgets` overrides the scenario's faults by name;
    `changes` names changes of the protocol. Where the cluster `is_prompt`, the partial order leaves out runs that
    matter, in which something takes its time within an instant (`turns.PROMPT`). `mutate` may alter the declarations,
    which is for tests of the properties.
    """
    budgets = {**scenario.faults, **(budgets or {})}
    faults = {name for name, budget in budgets.items() if budget > 0}
    seconds = {**system.settings, **(settings or {})}
    others = [name for name in gardenlet.NAMES if name not in scenario.follows]
    initial: dict[str, Any] = {}
    for name in scenario.follows:
        initial |= scenario.initial(name)
    return Model(
        mutate(
            Binding(
                components=components(),
                actions=turns.with_turns(actions(), faults, is_prompt=is_prompt),
                folds=declared(Fold),
                observers=observers,
                indices={"etcd_name": scenario.follows, "ordinal": (0, 1, 2), "identity": etcd.IDENTITIES},
                constants={
                    **system.constants,
                    "seconds": seconds,
                    "tick_s": tick_s,
                    "cache_depth": 2,
                    "changes": changes,
                    "program": scenario.program(system),
                    "other": others[0] if others else "none",
                    "restores": scenario.restores
                    or any(task.restores for flow in scenario.program(system) for task in flow),
                    "restart_changes_spec": scenario.restart_changes_spec,
                    **(constants or {}),
                },
                settings=seconds,
                switches=system.switches | changes,
                tick_s=tick_s,
                budgets=budgets,
                initial=initial,
                partial_order=partial_order,
                renamings=symmetry.RENAMINGS,
            )
        )
    )
