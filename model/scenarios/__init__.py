"""Where a run starts, which flows gardenlet has in it, and which faults may happen in it by default."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen

from model.actors.gardenlet import Program
from model.actors.statefulset_controller import StatefulSet
from model.scenarios import flows, worlds
from model.symmetry import has_an_order
from model.systems import System


@frozen
class Scenario:
    """A scenario: `program` gives gardenlet's flows on a system, `initial` the slots that do not start empty.

    `faults` are default budgets. `horizon_s` ends the runs of a hunt, never a proof. `follows` is the Etcd that is
    followed; the other one is an environment. `restores` says that the backup bucket is full from the beginning.
    The instances of an index in `symmetry` are interchangeable, unless one of them is `ordered`.
    """

    name: str
    sentence: str
    program: Callable[[System], Program]
    initial: Callable[[str], Mapping[str, Any]]
    horizon_s: int
    faults: Mapping[str, int] = field(factory=dict)
    follows: tuple[str, ...] = ("events",)
    restart_changes_spec: bool = False
    restores: bool = False
    symmetry: Mapping[str, tuple[int, ...]] = field(factory=dict)
    ordered: Callable[..., bool] = has_an_order

    def members(self, system: System) -> int:
        """Return how many members an Etcd has in it at most, on a system."""
        asked = [task.replicas or 0 for flow in self.program(system) for task in flow]
        found = [value for name in self.follows for value in self.initial(name).values()]
        return max([0, *asked, *(value.replicas for value in found if isinstance(value, StatefulSet))])


ALL = {"ordinal": (0, 1, 2)}
LATER = {"ordinal": (1, 2)}
"""Those that come when one member is there."""

SCENARIOS: Mapping[str, Scenario] = {
    scenario.name: scenario
    for scenario in (
        Scenario(
            "create-ha",
            "A highly available control plane is created.",
            flows.create_ha,
            worlds.empty,
            horizon_s=900,
            symmetry=ALL,
        ),
        Scenario(
            "scale-up",
            "A control plane becomes highly available: from one member to three, from plain peer URLs to TLS.",
            flows.reconcile_ha,
            worlds.single_member,
            horizon_s=1200,
            symmetry=LATER,
        ),
        Scenario(
            "scale-up-with-tls",
            "A control plane becomes highly available: from one member to three, whose peer URLs are TLS already.",
            flows.reconcile_ha,
            worlds.single_member_with_tls,
            horizon_s=1200,
            symmetry=LATER,
        ),
        Scenario(
            "scale-up-after-upgrade",
            "As scale-up, of an Etcd whose StatefulSet was made by druid v0.22 and has its labels.",
            flows.reconcile_ha,
            worlds.single_member_with_old_labels,
            horizon_s=1500,
            symmetry=LATER,
        ),
        Scenario(
            "hibernate-and-wake",
            "A highly available control plane is hibernated and woken up.",
            flows.hibernate_and_wake,
            worlds.three_members,
            horizon_s=1500,
            symmetry=ALL,
        ),
        Scenario(
            "migrate-hibernated-ha",
            "The incident: a hibernated, highly available control plane is restored on another seed, and deleted.",
            flows.restore_hibernated_and_delete,
            worlds.empty,
            horizon_s=1800,
            symmetry=LATER,
        ),
        Scenario(
            "migrate-hibernated-ha-both",
            "The same with both Etcds, in place of an environment for the other one.",
            flows.restore_hibernated_and_delete,
            worlds.empty,
            horizon_s=1800,
            follows=("main", "events"),
        ),
        Scenario(
            "migrate-away",
            "An awake, highly available control plane is migrated to another seed: what happens on the old one.",
            flows.migrate_ha,
            worlds.three_members,
            horizon_s=900,
            symmetry=ALL,
        ),
        Scenario(
            "redeploy-during-reconcile",
            "gardenlet's flow begins again while druid reconciles, and Deploy changes the spec, but not the replicas.",
            flows.reconcile_ha,
            worlds.three_members,
            horizon_s=600,
            faults={"gardenlet-restarts": 1},
            restart_changes_spec=True,
            symmetry=ALL,
        ),
        Scenario(
            "rotate-ca",
            "The CAs of a highly available control plane are rotated (the phase Preparing).",
            flows.rotate_ca,
            worlds.three_members,
            horizon_s=1200,
        ),
        Scenario(
            "create-single",
            "A control plane whose Etcds have one member is created.",
            flows.reconcile_single,
            worlds.empty,
            horizon_s=900,
        ),
        Scenario(
            "hibernate-single",
            "A control plane whose Etcds have one member is hibernated, and left so.",
            flows.hibernate_single,
            worlds.single_member,
            horizon_s=900,
        ),
        Scenario(
            "delete-hibernated-single",
            "A hibernated control plane whose Etcds have one member is deleted.",
            flows.delete_hibernated_single,
            worlds.hibernated_single,
            horizon_s=900,
        ),
        Scenario(
            "delete-hibernated-ha",
            "A hibernated, highly available control plane, whose members have all joined, is deleted.",
            flows.delete_ha,
            worlds.hibernated_three,
            horizon_s=900,
        ),
        Scenario(
            "redeploy-single",
            "The flow begins again while druid reconciles an Etcd of one member, with another spec.",
            flows.reconcile_single,
            worlds.single_member,
            horizon_s=900,
            faults={"gardenlet-restarts": 1},
            restart_changes_spec=True,
        ),
        Scenario(
            "roll-single",
            "The spec of an Etcd of one member changes, and its pod is rolled.",
            flows.roll_single,
            worlds.single_member,
            horizon_s=600,
        ),
        Scenario(
            "delete-etcd",
            "An awake, highly available control plane is deleted.",
            flows.delete_ha,
            worlds.three_members,
            horizon_s=900,
        ),
        Scenario(
            "volume-lost",
            "One of three members that have settled may lose its volume; gardenlet and druid rest.",
            flows.nothing,
            worlds.three_resting,
            horizon_s=600,
            faults={"volume-lost": 1},
        ),
        Scenario(
            "volume-lost-main",
            "The same for etcd-main, which has a backup.",
            flows.nothing,
            worlds.three_resting,
            horizon_s=600,
            faults={"volume-lost": 1},
            follows=("main",),
        ),
        Scenario(
            "members-roll",
            "The StatefulSet of three members of etcd-main has another pod template, and one may lose its volume.",
            flows.nothing,
            worlds.three_outdated,
            horizon_s=600,
            faults={"volume-lost": 1},
            follows=("main",),
        ),
        Scenario(
            "members-grow",
            "The StatefulSet of one member has just been scaled to three; gardenlet and druid rest.",
            flows.nothing,
            worlds.one_growing,
            horizon_s=600,
        ),
        Scenario(
            "members-grow-from-two",
            "The same in the middle: two members have a vote, and the pod of the third is to be created.",
            flows.nothing,
            worlds.two_growing,
            horizon_s=600,
        ),
        Scenario(
            "learner-recreated",
            "The same a little later: the pod of a learner that was added is created anew, and may find no node.",
            flows.nothing,
            worlds.learner_recreated,
            horizon_s=900,
            faults={"pod-unschedulable": 1},
        ),
        Scenario(
            "member-apart",
            "The pod of a member that has bootstrapped beside the other two is created anew; gardenlet and druid rest.",
            flows.nothing,
            worlds.one_apart,
            horizon_s=900,
        ),
        Scenario(
            "member-gets-tls",
            "The StatefulSet of one member has a pod template with peer TLS; gardenlet and druid rest.",
            flows.nothing,
            worlds.single_getting_tls,
            horizon_s=300,
        ),
        Scenario(
            "member-restores",
            "The pod of one member of etcd-main is created beside a full bucket; gardenlet and druid rest.",
            flows.nothing,
            worlds.single_without_data,
            horizon_s=300,
            follows=("main",),
            restores=True,
        ),
    )
}
