"""The model's etcd, driven by hand: which of the model's own actions are possible, and what they make of its world.

An adapter and no second model. It puts one sidecar into the step in which upstream would make a request, lets one
member's pod be the only one behind the client Service, and takes what the model's guards then allow.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from attrs import evolve, frozen

from model.actors import etcd
from model.actors.backup_restore import (
    add_learner,
    fail_to_rejoin,
    refuses_to_add,
    rejoin,
    wait_for_healthy_cluster,
    wait_for_learner_slot,
)
from model.actors.backup_restore_server import promote_learner
from model.actors.etcd import IDENTITIES, Cluster, Identity, Member, MemberStep
from model.actors.etcd_wrapper import bootstrap_cluster, fail_to_bootstrap, fail_to_join, join_cluster, restart_etcd
from model.actors.kubelet import lose_volume, remove_pod
from model.actors.sidecar import Sidecar, SidecarStep
from model.actors.statefulset_controller import Pod, PodStep, Template
from model.build import build
from model.kernel import Action, BoundAction, Model, Outcome
from model.scenarios import Scenario
from model.systems import SYSTEMS

NAME = "events"
THREE = Template(3, True)
STARTS = (restart_etcd, bootstrap_cluster, fail_to_bootstrap, join_cluster, fail_to_join)
ADDS = (add_learner, wait_for_learner_slot, wait_for_healthy_cluster)
REJOINS = (rejoin, fail_to_rejoin)
MEMBERS_ONLY = Scenario("members", "Three members and nobody else.", lambda s: ((),), lambda name: {}, 0)


@frozen(eq=False)
class Choice:
    """One thing that the model allows: an action as it is declared, for one instance, with one outcome."""

    action: Action
    bound: BoundAction
    outcome: Outcome


@frozen
class View:
    """What can be seen of the members from outside, as masks of ordinals.

    `running` are those whose process is alive, `serving` those who know a leader. `clusters` groups the latter by the
    cluster that they serve; `lists` has voters, learners, and those who have a name, as the voters of each of these
    clusters list them; `commits` are those through whom a write succeeds.
    """

    running: int
    serving: int
    clusters: frozenset[int]
    lists: frozenset[tuple[int, int, int]]
    commits: int


def bound_model() -> Model:
    """Return the model, in ticks of a second, with all interleavings."""
    return build(SYSTEMS["gardener-1.113"], MEMBERS_ONLY, tick_s=1, partial_order=False)


class ModelledEtcd:
    """A world of the model, and the moves of its members."""

    model = bound_model()

    def __init__(self) -> None:
        self.world = self.model.initial
        self.disturbances: Counter[Identity] = Counter()
        for ordinal in range(3):
            self._put("pod", Pod(PodStep.PROBED, THREE), ordinal)

    # -- what is there ------------------------------------------------------------------------------------------------

    def member(self, ordinal: int) -> Member:
        """Return a member."""
        return self._get("member", ordinal)

    def raft(self, identity: Identity) -> Cluster:
        """Return a cluster."""
        return self._get("raft", identity)

    def running(self, identity: Identity) -> int:
        """Return whose processes run with data of this cluster, as a mask of ordinals."""
        ups = [m for m in range(3) if self.member(m).step is not MemberStep.DOWN and self.member(m).data is identity]
        return sum(1 << ordinal for ordinal in ups)

    def serving(self, identity: Identity) -> int:
        """Return who serves this cluster, as a mask of ordinals."""
        running = self.running(identity)
        return sum(1 << m for m in range(3) if running >> m & 1 and self.member(m).step is MemberStep.SERVING)

    def lists(self, ordinal: int, via: int) -> bool:
        """Tell whether the cluster of a member lists another."""
        return bool(self.raft(self.member(via).data).members >> ordinal & 1)

    def refuses_to_add(self, via: int) -> bool:
        """Tell whether the cluster of a member refuses to add whomsoever."""
        identity = self.member(via).data
        return refuses_to_add(self.raft(identity), self.running(identity))

    @property
    def view(self) -> View:
        """What can be seen from outside."""
        running, serving, commits, lists, clusters = 0, 0, 0, [], []
        for identity in IDENTITIES:
            raft, members = self.raft(identity), self.serving(identity)
            running |= self.running(identity)
            if members == 0:
                continue
            serving |= members
            clusters.append(members)
            if members & raft.voters:
                lists.append((raft.voters, raft.learners, raft.named))
            if raft.has_quorum(self.running(identity)):
                commits |= members & raft.voters
        return View(running, serving, frozenset(clusters), frozenset(lists), commits)

    # -- moves --------------------------------------------------------------------------------------------------------

    def kill(self, ordinal: int) -> None:
        """Stop a member; its volume stays."""
        _, _, member = remove_pod(self._get("pod", ordinal), Sidecar(), self.member(ordinal))
        self._put("member", member, ordinal)
        self._settle_down()

    def wipe(self, ordinal: int) -> None:
        """Take away the volume of a member that is down."""
        _, _, member = lose_volume(self._get("pod", ordinal), Sidecar(), self.member(ordinal))
        self._put("member", member, ordinal)

    def starts(self, ordinal: int, initial: int = 0b111, *, existing: bool = False) -> list[Choice]:
        """Return what may come of a start with this initial cluster (a mask of ordinals) and its state."""
        self._put("sidecar", Sidecar(SidecarStep.STARTING, initial=initial, existing=existing), ordinal)
        return self._possible(STARTS, ordinal)

    def adds(self, ordinal: int, via: int) -> list[Choice]:
        """Return what may come of asking to add a member, which is down, as a learner."""
        return self._asked(via, ordinal, Sidecar(SidecarStep.ADDING), ADDS)

    def rejoins(self, ordinal: int, via: int) -> list[Choice]:
        """Return what may come of asking to remove a member, which is down, and to add it as a learner at once."""
        return self._asked(via, ordinal, Sidecar(SidecarStep.REJOINING), REJOINS)

    def promotes(self, ordinal: int, via: int) -> list[Choice]:
        """Return what may come of asking to promote a member: nothing, where it is refused."""
        return self._asked(via, ordinal, Sidecar(SidecarStep.LOOPING, age=5), (promote_learner,))

    def add_voter(self, ordinal: int, via: int) -> None:
        """Add a voter: no sidecar ever does, so that there is no action for it, but what follows is the model's."""
        identity = self.member(via).data
        raft = self.raft(identity)
        self._put("raft", evolve(raft, voters=raft.voters | 1 << ordinal), identity)
        self._settle_down()

    def settle(self, identity: Identity) -> None:
        """Let the time pass for which a disturbed cluster refuses to add."""
        self._put("raft", evolve(self.raft(identity), age=5), identity)
        for choice in self._possible((etcd.settle,)):
            self.take(choice)

    def take(self, choice: Choice) -> None:
        """Take one of the things that are possible, and all that the members then do by themselves."""
        self.world = self.model.replaced(self.world, choice.bound.writes, choice.outcome.values)
        self._settle_down()

    # -- how ----------------------------------------------------------------------------------------------------------

    def _get(self, component: str, *instance: Any) -> Any:
        return self.world[self._position(component, instance)]

    def _put(self, component: str, value: Any, *instance: Any) -> None:
        self.world = self.model.replaced(self.world, [self._position(component, instance)], [value])

    def _position(self, component: str, instance: Sequence[Any]) -> int:
        inner = ",".join(getattr(each, "name", str(each)).lower() for each in (NAME, *instance))
        return self.model.position[f"{component}[{inner}]"]

    def _asked(self, via: int, ordinal: int, sidecar: Sidecar, actions: Sequence[Action]) -> list[Choice]:
        for other in range(3):
            self._put("pod", evolve(self._get("pod", other), ready=other == via), other)
        self._put("sidecar", sidecar, ordinal)
        return self._possible(actions, ordinal)

    def _possible(self, actions: Sequence[Action], ordinal: int | None = None) -> list[Choice]:
        found, declared = [], {action.effect: action for action in actions}
        for bound in self.model.actions:
            if bound.action.effect in declared and ordinal in (None, bound.instance.get("ordinal")):
                values = tuple(self.world[p] for p in bound.reads)
                folded = tuple(f.value(self.world) for f in bound.folds)
                action = declared[bound.action.effect]
                found += [Choice(action, bound, outcome) for outcome in bound.local(values, folded)]
        return found

    def _settle_down(self) -> None:
        while choices := self._possible((etcd.find_leader, etcd.lose_leader)):
            choice = choices[0]
            if any(isinstance(value, Cluster) and value.disturbed for value in choice.outcome.values):
                self.disturbances[choice.bound.instance["identity"]] += 1
            self.world = self.model.replaced(self.world, choice.bound.writes, choice.outcome.values)
