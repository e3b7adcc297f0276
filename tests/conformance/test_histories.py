"""Random membership histories, made by Hypothesis in the model's etcd and in real servers at once.

Left out is what no sidecar does: a promotion of a learner that does not run (situation 15) and a restart with the data
of a removed member (situation 13). So is a wiped member that starts under the name that its cluster knows (situation
21), and the loss of the data of a majority: for the model a cluster is what its members together remember.
CI drives a few histories that are always the same; `make conformance` drives many.
"""

import os
from collections.abc import Iterable
from contextlib import ExitStack
from itertools import product

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from model.actors.etcd import IDENTITIES, Identity, MemberStep
from tests.conformance import FULL
from tests.conformance.pair import EXISTS, Pair, tally
from tests.conformance.servers import ORDINALS, Answer, three_servers

HISTORIES = int(os.environ.get("CONFORMANCE_HISTORIES", "40"))
Two = tuple[int, int]
ADDED = {Answer.ACCEPTED, *EXISTS}


class Histories(RuleBasedStateMachine):
    """A history: one step after another, in both."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.pair = Pair(self.stack.enter_context(three_servers()))
        self.model = self.pair.model
        self.returned = 0

    def teardown(self) -> None:
        self.stack.close()
        tally["histories"] += 1
        tally["steps"] += len(self.pair.steps)

    @initialize(founders=st.sampled_from((1, 3)), joins=st.integers(0, 2))
    def bootstrap(self, founders: int, joins: int) -> None:
        """One member with a cluster of its own, which others may have joined, or three who start together."""
        for ordinal in range(founders):
            self.pair.start(ordinal, (1 << founders) - 1)
        for ordinal in range(1, 1 + joins) if founders == 1 else ():
            self.pair.add(ordinal, via=0)
            self.pair.start(ordinal, (2 << ordinal) - 1, existing=True)
            self.pair.promote(ordinal, via=0)

    # -- what is possible ---------------------------------------------------------------------------------------------

    def down(self, *, data: bool | None = None) -> list[int]:
        """Return the members that are down, with or without data."""
        members = [o for o in ORDINALS if self.model.member(o).step is MemberStep.DOWN]
        return [o for o in members if data in (None, self.model.member(o).data is not Identity.NONE)]

    def vias(self, *, leader: bool = False) -> list[int]:
        """Return the voters whom one can ask, or only those of them who know a leader."""
        answering = [o for o in self.pair.answers if self.model.raft(self.model.member(o).data).voters >> o & 1]
        return [o for o in answering if not leader or self.model.member(o).step is MemberStep.SERVING]

    def promotable(self) -> list[Two]:
        """Return whom one can ask whom to promote: a learner that runs or has not started."""
        found = []
        for ordinal, via in product(ORDINALS, self.vias(leader=True)):
            identity = self.model.member(via).data
            raft = self.model.raft(identity)
            runs = self.model.serving(identity) >> ordinal & 1
            if raft.learners & 1 << ordinal and (runs or not raft.named & 1 << ordinal):
                found.append((ordinal, via))
        return found

    def addable(self) -> list[Two]:
        """Return whom one can ask whom to add: a sidecar asks while the cluster does not list its member by name."""
        pairs = product({*self.down(data=False), *self.wipeable()}, self.vias())
        return [(o, via) for o, via in pairs if not self.model.raft(self.model.member(via).data).named >> o & 1]

    def restartable(self) -> list[int]:
        """Return who is down with data of a cluster that lists it."""
        return [o for o in self.down(data=True) if self.model.lists(o, o)]

    def joinable(self) -> list[int]:
        """Return who is down and empty, and no cluster lists as one that had started (situation 21)."""
        forgetful = self.forgetful(Identity.SOLO) | self.forgetful(Identity.FULL)
        return [o for o in self.down(data=False) if not forgetful >> o & 1]

    def forgetful(self, identity: Identity) -> int:
        """Return who has lost the data of a cluster that knows it as one that had started, as a mask of ordinals."""
        empty = sum(1 << o for o in ORDINALS if self.model.member(o).data is not identity)
        return self.model.raft(identity).published & empty

    def wipeable(self) -> list[int]:
        """Return whose volume may go: those who remember the cluster stay a majority."""
        found = []
        for ordinal in self.down(data=True):
            raft = self.model.raft(self.model.member(ordinal).data)
            rest = raft.published & ~self.forgetful(self.model.member(ordinal).data) & ~(1 << ordinal)
            if not raft.published >> ordinal & 1 or raft.has_quorum(rest):
                found.append(ordinal)
        return found

    def bootstrappable(self) -> list[int]:
        """Return who is down and empty: a founder that has lost its data only while somebody runs who knows it."""
        raft, alone = self.model.raft(Identity.FULL), self.model.running(Identity.FULL) == 0
        forbidden = self.returned & 0b001  # of SOLO's founder the model does not know that it has another id by then
        forbidden |= raft.voters & ~raft.named | (self.forgetful(Identity.FULL) if alone else 0)
        return [o for o in self.down(data=False) if not forbidden >> o & 1]

    def voter_candidates(self) -> list[Two]:
        """Return whom one can ask whom to add as a voter: nobody while another added voter has not started."""
        found = []
        for ordinal, via in product(self.down(), self.vias()):
            raft = self.model.raft(self.model.member(via).data)
            if raft.voters & ~raft.named == 0 and not self.model.lists(ordinal, via):
                found.append((ordinal, via))
        return found

    def disturbed(self) -> bool:
        """Tell whether a cluster refuses to add for a while."""
        return any(self.model.raft(identity).disturbed for identity in IDENTITIES)

    # -- steps --------------------------------------------------------------------------------------------------------

    @precondition(lambda self: self.addable())
    @rule(data=st.data(), steps=st.integers(1, 3))
    def scale_up(self, data: st.DataObject, steps: int) -> None:
        """A learner is added; perhaps it starts with the initial cluster that it is given; perhaps it is promoted."""
        ordinal, via = one_of(data, self.addable())
        if self.pair.add(ordinal, via) in ADDED and steps > 1:
            initial = self.model.raft(self.model.member(via).data).named | 1 << ordinal
            self.pair.start(ordinal, initial, existing=True)
            if self.model.member(ordinal).step is MemberStep.SERVING and steps > 2:
                self.pair.promote(ordinal, via)

    @precondition(lambda self: self.voter_candidates())
    @rule(data=st.data())
    def add_voter(self, data: st.DataObject) -> None:
        self.pair.add_voter(*one_of(data, self.voter_candidates()))

    @precondition(lambda self: self.promotable())
    @rule(data=st.data())
    def promote(self, data: st.DataObject) -> None:
        self.pair.promote(*one_of(data, self.promotable()))

    @precondition(lambda self: self.down(data=False) and self.vias())
    @rule(data=st.data())
    def remove_and_add(self, data: st.DataObject) -> None:
        ordinal, via = one_of(data, product(self.down(data=False), self.vias()))
        self.pair.rejoin(ordinal, via)
        self.returned |= 1 << ordinal

    @precondition(lambda self: len(self.down()) < 3 and not self.pair.steps[-1].startswith("kill"))
    @rule(data=st.data())
    def kill(self, data: st.DataObject) -> None:
        self.pair.kill(data.draw(st.sampled_from([o for o in ORDINALS if o not in self.down()])))

    @precondition(lambda self: self.restartable())
    @rule(data=st.data())
    def restart(self, data: st.DataObject) -> None:
        self.pair.start(data.draw(st.sampled_from(self.restartable())))

    @precondition(lambda self: self.wipeable())
    @rule(data=st.data())
    def wipe(self, data: st.DataObject) -> None:
        self.pair.wipe(data.draw(st.sampled_from(self.wipeable())))

    @precondition(lambda self: self.bootstrappable())
    @rule(data=st.data())
    def start_as_new(self, data: st.DataObject) -> None:
        self.pair.start(data.draw(st.sampled_from(self.bootstrappable())), 0b111)

    @precondition(lambda self: self.joinable())
    @rule(data=st.data())
    def start_as_existing(self, data: st.DataObject) -> None:
        ordinal = data.draw(st.sampled_from(self.joinable()))
        lists = [self.model.raft(identity).named | 1 << ordinal for identity in IDENTITIES]
        initial = data.draw(st.sampled_from(sorted({*lists, 0b111} - {1 << ordinal})))
        self.pair.start(ordinal, initial, existing=True)

    @precondition(lambda self: self.disturbed())
    @rule()
    def rest(self) -> None:
        self.pair.rest()


def one_of(data: st.DataObject, candidates: Iterable[Two]) -> Two:
    """Draw one of the candidates."""
    return data.draw(st.sampled_from(list(candidates)))


@pytest.mark.etcd
def test_the_model_and_real_servers_agree_on_random_membership_histories() -> None:
    phases = [Phase.generate, Phase.shrink] if FULL else [Phase.generate]
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=HISTORIES if FULL else 2,
            stateful_step_count=16 if FULL else 5,
            deadline=None,
            derandomize=not FULL,
            database=None,
            phases=phases,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ),
    )
