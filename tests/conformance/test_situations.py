"""The situations that were observed on an etcd 3.4, one by one: what etcd does, and that the model says the same.

Steps that go through `pair` are made in both and compared after each step; what `servers` says alone is etcd's word on
what no action of the model does. The numbers are those of docs/conformance.md. The slow ones run under
`make conformance`.
"""

import time

import pytest

from model.actors.etcd import Identity, MemberStep
from tests.conformance import FULL
from tests.conformance.pair import EXISTS, DisagreementError, Pair
from tests.conformance.servers import HEALTH_INTERVAL_S, Answer, Servers, eventually, waits_for_applied_index

pytestmark = pytest.mark.etcd
slow = pytest.mark.skipif(not FULL, reason="takes more than three seconds: make conformance")
REST_S = HEALTH_INTERVAL_S + 0.7


@pytest.fixture
def pair(servers: Servers) -> Pair:
    return Pair(servers)


def test_01_a_single_member_serves(pair: Pair) -> None:
    assert pair.start(0, 0b001) == "bootstrap_cluster"
    assert pair.model.member(0).step is MemberStep.SERVING


def test_02_an_added_learner_has_no_name_before_it_starts(pair: Pair) -> None:
    pair.start(0, 0b001)
    assert pair.add(1, via=0) is Answer.ACCEPTED
    assert (pair.servers.learners(0), pair.servers.named(0)) == (0b010, 0b001)


def test_03_a_member_that_is_added_again_exists_already(pair: Pair) -> None:
    pair.start(0, 0b001)
    pair.add(1, via=0)
    assert pair.add(1, via=0) in EXISTS
    time.sleep(1.1)  # a member's id is made of its URL and of the second in which it is added
    assert pair.add(1, via=0) is Answer.URL_EXISTS


def test_04_there_is_one_learner_at_a_time(pair: Pair) -> None:
    pair.start(0, 0b001)
    pair.add(1, via=0)
    assert pair.add(2, via=0) is Answer.TOO_MANY_LEARNERS


@slow
def test_05_a_voter_beside_the_only_one_costs_the_quorum(pair: Pair) -> None:
    pair.start(0, 0b001)
    pair.add(1, via=0)
    assert pair.add_voter(2, via=0) is Answer.ACCEPTED
    assert pair.servers.put(0) is Answer.NO_ANSWER
    assert pair.servers.remove(2, via=0) is Answer.NO_ANSWER


def test_06_a_learner_that_has_not_started_is_not_promoted(pair: Pair) -> None:
    pair.start(0, 0b001)
    pair.add(1, via=0)
    assert pair.promote(1, via=0) is Answer.NOT_IN_SYNC


def test_06_not_even_in_the_moment_after_its_addition(servers: Servers) -> None:
    """From 3.4.24 on a promotion waits for the addition; before, a learner that the leader has yet to see passes."""
    servers.bootstrap()
    answers = set()
    for port in range(1, 21):
        body = {"peerURLs": [f"http://127.0.0.1:{port}"], "isLearner": True}
        added = servers.post(0, "cluster/member/add", body)
        learner = {"ID": added["member"]["ID"]}
        answers.add(servers.ask(0, "cluster/member/promote", learner))
        if Answer.ACCEPTED in answers:
            break
        assert servers.ask(0, "cluster/member/remove", learner) is Answer.ACCEPTED
    assert answers <= {Answer.NOT_IN_SYNC, *([] if waits_for_applied_index() else [Answer.ACCEPTED])}


@slow
def test_07_a_learner_that_starts_as_new_is_alone_for_ever(pair: Pair) -> None:
    pair.start(0, 0b001)
    pair.add(1, via=0)
    assert pair.start(1, 0b011 | 0b100) == "bootstrap_cluster"
    assert pair.model.member(1).step is MemberStep.STARTED
    eventually(lambda: "cluster ID mismatch" in pair.servers[0].said + pair.servers[1].said)
    pair.kill(1)
    assert pair.start(1, 0b011, existing=True) == "restart_etcd"
    assert pair.model.member(1).step is MemberStep.STARTED
    pair.kill(1)
    pair.wipe(1)
    assert pair.start(1, 0b011, existing=True) == "join_cluster"
    assert pair.model.member(1).step is MemberStep.SERVING


def test_08_a_learner_that_starts_as_existing_can_be_promoted_at_once(pair: Pair) -> None:
    pair.start(0, 0b001)
    pair.add(1, via=0)
    pair.start(1, 0b011, existing=True)
    began = time.monotonic()
    assert pair.promote(1, via=0) is Answer.ACCEPTED
    assert time.monotonic() - began < 2


def test_09_a_voter_is_not_promoted(pair: Pair) -> None:
    pair.start(0, 0b001)
    assert pair.promote(0, via=0) is Answer.NOT_A_LEARNER


def test_10_who_is_promoted_at_once_keeps_the_cluster_from_adding_until_it_was_connected_for_5_s(
    servers: Servers,
) -> None:
    servers.bootstrap()
    servers.join(1)
    connected = time.monotonic()
    assert servers.promote(1, via=0) is Answer.ACCEPTED
    assert servers.add(2, via=0) is Answer.UNHEALTHY
    assert servers.add(2, via=0, learner=False) is Answer.UNHEALTHY
    if FULL:
        eventually(lambda: servers.add(2, via=0) is Answer.ACCEPTED)
        assert time.monotonic() - connected == pytest.approx(HEALTH_INTERVAL_S, abs=0.7)


@slow
def test_10_the_5_s_count_from_the_connection_and_not_from_the_promotion(pair: Pair) -> None:
    """The model's sidecar promotes after 25 s at the earliest, and its promotion disturbs nothing."""
    pair.start(0, 0b001)
    pair.add(1, via=0)
    pair.start(1, 0b011, existing=True)
    time.sleep(REST_S)
    assert pair.promote(1, via=0) is Answer.ACCEPTED
    assert pair.servers.add(2, via=0) is Answer.ACCEPTED


def test_11_a_learner_answers_only_what_it_knows_by_itself(servers: Servers) -> None:
    servers.bootstrap()
    servers.put(0, "who", "m0")
    servers.join(1)
    assert servers.get(1, "who") is Answer.NOT_FOR_LEARNERS
    assert servers.put(1) is Answer.NOT_FOR_LEARNERS
    assert servers.ask(1, "cluster/member/list", {}) is Answer.NOT_FOR_LEARNERS
    assert servers.ask(1, "cluster/member/promote", {"ID": servers.id_of(1, via=0)}) is Answer.NOT_FOR_LEARNERS
    eventually(lambda: servers.get(1, "who", serializable=True) == "m0")
    said = servers.status(1)
    assert said is not None
    assert said.is_learner


@slow
def test_12_without_one_of_three_voters_nobody_is_added_and_only_the_dead_one_is_removed(servers: Servers) -> None:
    servers.bootstrap((0, 1, 2))
    time.sleep(REST_S)
    dead = servers.id_of(2, via=0)
    servers[2].kill()
    eventually(lambda: servers.put(0) is Answer.ACCEPTED)
    for _ in range(2):
        body = {"peerURLs": ["http://127.0.0.1:1"]}
        assert servers.ask(0, "cluster/member/add", {**body, "isLearner": True}) is Answer.UNHEALTHY
        assert servers.ask(0, "cluster/member/add", body) is Answer.UNHEALTHY
        assert servers.remove(1, via=0) is Answer.UNHEALTHY
        time.sleep(HEALTH_INTERVAL_S + 1)
    update = {"ID": dead, "peerURLs": ["http://127.0.0.1:1"]}
    assert servers.ask(0, "cluster/member/update", update) is Answer.ACCEPTED
    assert servers.ask(0, "cluster/member/remove", {"ID": dead}) is Answer.ACCEPTED
    assert servers.ask(0, "cluster/member/remove", {"ID": dead}) is Answer.NOT_FOUND


def test_13_a_removed_member_that_restarts_with_its_data_does_not_serve(servers: Servers) -> None:
    """It exits. No sidecar of the model comes so far: whom it removes it has wiped."""
    servers.bootstrap()
    servers.join(1)
    servers[1].kill()
    assert servers.remove(1, via=0) is Answer.ACCEPTED
    servers.start(1)
    servers.wait_for_exit(1)


@slow
def test_14_with_one_of_two_voters_the_list_stays_and_nothing_else(pair: Pair) -> None:
    two_voters(pair)
    pair.kill(1)
    assert pair.add(2, via=0) is Answer.UNHEALTHY
    servers = pair.servers
    assert servers.voters(0) == 0b011
    assert servers.get(0) is Answer.NO_ANSWER
    said = servers.status(0)
    assert said is not None
    assert said.leader is None


def test_15_a_learner_that_has_caught_up_and_died_is_promoted(servers: Servers) -> None:
    """The model never does this: the sidecar that promotes has just asked its own etcd."""
    servers.bootstrap()
    servers.join(1)
    servers[1].kill()
    assert servers.promote(1, via=0) is Answer.ACCEPTED
    assert servers.put(0) is Answer.NO_ANSWER
    servers.start(1)
    eventually(lambda: servers.put(0) is Answer.ACCEPTED)


def test_16_an_unstarted_learner_is_not_in_the_quorum(pair: Pair) -> None:
    pair.start(0, 0b001)
    pair.add(1, via=0)
    pair.kill(0)
    assert pair.start(0) == "restart_etcd"
    assert pair.model.member(0).step is MemberStep.SERVING


def test_16_a_learner_does_not_notice_that_the_only_voter_is_gone(pair: Pair) -> None:
    pair.start(0, 0b001)
    pair.add(1, via=0)
    pair.start(1, 0b011, existing=True)
    pair.kill(0)
    time.sleep(2)
    assert pair.servers.serves(1)
    assert pair.model.member(1).step is MemberStep.SERVING


@slow
def test_17_beside_an_unstarted_voter_nobody_is_added_and_no_voter_removed(pair: Pair) -> None:
    two_voters(pair)
    assert pair.add_voter(2, via=0) is Answer.ACCEPTED
    fourth = {"peerURLs": ["http://127.0.0.1:1"]}
    servers = pair.servers
    assert servers.ask(0, "cluster/member/add", fourth) is Answer.NOT_ENOUGH_STARTED
    assert servers.ask(0, "cluster/member/add", {**fourth, "isLearner": True}) is Answer.UNHEALTHY
    assert servers.remove(1, via=0) is Answer.NOT_ENOUGH_STARTED


def test_18_who_was_not_added_cannot_join(pair: Pair) -> None:
    pair.start(0, 0b001)
    assert pair.start(1, 0b111, existing=True) == "fail_to_join"
    assert "member count is unequal" in pair.servers[1].said


def test_18_who_finds_another_unnamed_learner_cannot_join(pair: Pair) -> None:
    """The list has two members, as the initial cluster has, and they are not the same."""
    pair.start(0, 0b001)
    pair.add(1, via=0)
    assert pair.start(2, 0b101, existing=True) == "fail_to_join"
    assert "PeerURLs: no match found for existing member" in pair.servers[2].said


@slow
def test_19_three_members_bootstrap_together(pair: Pair) -> None:
    for ordinal in range(3):
        assert pair.start(ordinal) == "bootstrap_cluster"
    assert [pair.model.member(o).step for o in range(3)] == [MemberStep.SERVING] * 3


@slow
def test_20_a_wiped_founder_does_not_bootstrap_again(pair: Pair) -> None:
    bootstrap_three(pair)
    pair.kill(2)
    pair.wipe(2)
    assert pair.start(2) == "fail_to_bootstrap"
    assert "has already been bootstrapped" in pair.servers[2].said


@slow
def test_20_nor_does_the_founder_of_a_cluster_of_one_that_has_grown(pair: Pair) -> None:
    two_voters(pair)
    pair.add(2, via=0)
    pair.start(2, existing=True)
    pair.promote(2, via=0)
    pair.kill(0)
    pair.wipe(0)
    assert pair.start(0) == "fail_to_bootstrap"
    assert "has already been bootstrapped" in pair.servers[0].said


@slow
def test_20_but_a_member_that_was_added_to_it_does(pair: Pair) -> None:
    """The id that it would have by its initial cluster is not the one that it got when it was added."""
    two_voters(pair)
    pair.add(2, via=0)
    pair.start(2, existing=True)
    pair.promote(2, via=0)
    pair.kill(1)
    pair.wipe(1)
    assert pair.start(1) == "bootstrap_cluster"
    assert pair.model.member(1).step is MemberStep.STARTED


@slow
@pytest.mark.parametrize(("alone", "outcome"), [(1, "bootstrap_cluster"), (2, "fail_to_bootstrap")])
def test_20_the_first_peer_that_answers_decides_whether_a_founder_does(pair: Pair, alone: int, outcome: str) -> None:
    """One peer has made a cluster of its own since, the other one is in the founder's."""
    two_voters(pair)
    pair.add(2, via=0)
    pair.start(2, existing=True)
    pair.promote(2, via=0)
    pair.kill(alone)
    pair.wipe(alone)
    assert pair.start(alone) == "bootstrap_cluster"
    pair.kill(0)
    pair.wipe(0)
    assert pair.start(0) == outcome


@slow
def test_20_nor_does_a_removed_founder(pair: Pair) -> None:
    bootstrap_three(pair)
    pair.kill(2)
    pair.wipe(2)
    pair.rejoin(2, via=0)
    assert pair.start(2) == "fail_to_bootstrap"
    assert "the member has been permanently removed from the cluster" in pair.servers[2].said


@slow
def test_18_nobody_joins_a_cluster_that_never_had_a_leader(pair: Pair) -> None:
    pair.start(1)
    assert pair.start(2, existing=True) == "fail_to_join"
    assert "incompatible with current running cluster" in pair.servers[2].said


def test_21_a_wiped_voter_that_rejoins_under_its_id_has_lost_what_it_confirmed(servers: Servers) -> None:
    """It panics, as in the model (`lacks_its_log`), where no leader changes that: see docs/conformance.md."""
    servers.bootstrap((0, 1, 2))
    dead = next(o for o in range(3) if not leads(servers, o))
    for _ in range(3):
        servers.put((dead + 1) % 3)
    servers[dead].kill()
    servers[dead].wipe()
    servers.start(dead, state="existing")
    assert "Was the raft log corrupted, truncated, or lost?" in servers.wait_for_exit(dead)


@slow
def test_22_a_wiped_voter_is_removed_and_added_and_promoted(pair: Pair) -> None:
    bootstrap_three(pair)
    pair.rest()
    pair.kill(2)
    pair.wipe(2)
    assert pair.rejoin(2, via=0) == "rejoin: ACCEPTED"
    assert pair.start(2, existing=True) == "join_cluster"
    assert pair.promote(2, via=0) is Answer.ACCEPTED


@slow
def test_23_a_killed_leader_is_replaced(pair: Pair) -> None:
    bootstrap_three(pair)
    leader = next(o for o in range(3) if leads(pair.servers, o))
    pair.kill(leader)
    assert pair.servers.put((leader + 1) % 3) is Answer.ACCEPTED


@slow
def test_24_a_restarted_voter_keeps_the_cluster_from_adding_for_5_s(pair: Pair) -> None:
    two_voters(pair)
    leader = next(o for o in (0, 1) if leads(pair.servers, o))
    pair.kill(leader)
    pair.start(leader)
    restarted = time.monotonic()
    assert pair.add(2, via=1 - leader) is Answer.UNHEALTHY
    eventually(lambda: pair.servers.add(2, via=1 - leader) is Answer.ACCEPTED)
    assert time.monotonic() - restarted <= HEALTH_INTERVAL_S + 0.7


@slow
def test_25_without_a_quorum_nobody_is_promoted_or_removed(servers: Servers) -> None:
    servers.bootstrap((0, 1))
    eventually(lambda: servers.put(0) is Answer.ACCEPTED)
    servers[1].kill()
    eventually(lambda: not servers.serves(0))
    assert servers.remove(1, via=0) is Answer.NO_ANSWER
    assert servers.promote(1, via=0) is Answer.NO_ANSWER


@slow
def test_25_a_wiped_voter_of_two_is_not_removed(pair: Pair) -> None:
    two_voters(pair)
    pair.kill(1)
    pair.wipe(1)
    assert pair.rejoin(1, via=0) == "fail_to_rejoin: NO_ANSWER"
    assert pair.model.raft(Identity.SOLO).voters == 0b011


def test_26_two_empty_members_make_a_second_cluster_beside_the_first(pair: Pair) -> None:
    pair.start(0, 0b001)
    pair.servers.put(0, "who", "m0")
    pair.kill(0)
    for ordinal in (0, 1, 2):
        pair.start(ordinal)
    assert pair.model.view.clusters == {0b001, 0b110}
    assert [pair.servers.get(o, "who") for o in range(3)] == ["m0", None, None]


def test_a_member_that_nobody_knows_is_not_found(servers: Servers) -> None:
    servers.bootstrap()
    assert servers.remove(2, via=0) is Answer.NOT_FOUND


@slow
def test_an_unhealthy_cluster_refuses_even_those_whom_it_has(pair: Pair) -> None:
    """The health of the cluster is looked at first; a sidecar cannot count on `Peer URLs already exists`."""
    bootstrap_three(pair)
    pair.kill(2)
    assert pair.add(2, via=0) is Answer.UNHEALTHY


@slow
def test_a_difference_is_found(pair: Pair) -> None:
    pair.start(0, 0b001)
    pair.servers[0].kill()
    with pytest.raises(DisagreementError, match=r"the model shows .*\nafter: start 0 001 new -> bootstrap_cluster"):
        pair.agree()


def two_voters(pair: Pair) -> None:
    """Make a cluster of one grow to two voters."""
    pair.start(0, 0b001)
    pair.add(1, via=0)
    pair.start(1, 0b011, existing=True)
    pair.promote(1, via=0)


def bootstrap_three(pair: Pair) -> None:
    """Make a cluster of three who start together."""
    for ordinal in range(3):
        pair.start(ordinal)


def leads(servers: Servers, ordinal: int) -> bool:
    """Tell whether a member is the leader."""
    said = servers.status(ordinal)
    return said is not None and said.leader == said.member
