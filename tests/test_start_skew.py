"""The start of three members of which only the first has data: what the start skew decides.

The expected outcomes and times are those of a timed emulation of backup-restore over a real etcd (parts III and IV of
the reference): A, one cluster, all of whose leases say tls-enabled after 175 to 190 s; B, two clusters that both serve
after about 90 s; C, one member alone for ever. Here the skew is fixed, and all that it leaves open is exhausted.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import attrs
import numpy as np
from attrs import frozen

from model.actors.api_server import EtcdResource
from model.actors.etcd import Cluster, Identity, Member, MemberStep
from model.actors.gardenlet import Flow, FlowStep
from model.actors.sidecar import Lease
from model.actors.statefulset_controller import Pod, PodStep, StatefulSet, Template
from model.build import build
from model.kernel import Binding, Component, observer
from model.scenarios import Scenario
from model.systems import SYSTEMS
from properties.search.columns import Array
from properties.search.explore import explore

TEMPLATE = Template(3, True)
HORIZON = 260
SKEW_S = 20


@frozen
class Now:
    """The ticks so far, up to the horizon."""

    ticks: int = 0


now = Component("now", Now)


@observer(now)
def look_at_clock(now: Now) -> Now:
    return now


@look_at_clock.tick
def count_ticks(now: Now) -> Now:
    return Now(min(now.ticks + 1, HORIZON))


def woken(starts: tuple[int, int, int], etcd_name: str) -> Mapping[str, Any]:
    """The StatefulSet has just been scaled from 0 to 3; nobody but the members does anything."""
    world: dict[str, Any] = {
        "gardenlet_flow": Flow(FlowStep.ENDED),
        f"etcd[{etcd_name}]": EtcdResource(exists=True, finalizer=True),
        f"sts[{etcd_name}]": StatefulSet(True, 3, TEMPLATE, 1),
        f"raft[{etcd_name},solo]": Cluster(1, 0, 1, 1),
        f"member[{etcd_name},0]": Member(data=Identity.SOLO),
        f"lease[{etcd_name},0]": Lease(True, True),
    }
    # a pod that has been pending for so long starts after the rest of the skew, and not earlier
    return world | {
        f"pod[{etcd_name},{i}]": Pod(PodStep.PENDING, TEMPLATE, age=SKEW_S - start) for i, start in enumerate(starts)
    }


def punctual(binding: Binding) -> Binding:
    """Let pods start exactly when their time has come."""
    actions = [attrs.evolve(a, earliest=a.latest) if a.name == "start_pod" else a for a in binding.actions]
    return attrs.evolve(binding, actions=actions)


@cache
def outcomes(first: int, second: int, system: str = "gardener-1.113") -> dict[str, tuple[int, bool]]:
    """Return each outcome that is reachable with these starts (s after member 0): when (s), and whether it stays."""
    sentence = "Three members start."
    scenario = Scenario("woken", sentence, lambda s: ((),), lambda name: woken((0, first, second), name), HORIZON)
    model = build(SYSTEMS[system], scenario, tick_s=1, observers=[look_at_clock], mutate=punctual)
    found = explore(model)
    assert found.exhausted

    def each(predicate: Callable[..., bool]) -> Array:
        return np.array([found.where(predicate, etcd_name="events", ordinal=i) for i in range(3)])

    solo, full, serving, tls = each(is_solo), each(is_full), each(serves), each(has_tls)
    everybody = serving.all(axis=0) & tls.all(axis=0)
    alone = (full.sum(axis=0) == 1) & (solo.sum(axis=0) == 2) & (serving.sum(axis=0) == 2) & (tls.sum(axis=0) == 2)
    named = {"A": everybody & solo.all(axis=0), "B": everybody & ~solo.all(axis=0), "C": alone}
    named["open"] = ~np.logical_or.reduce(list(named.values()))
    at_end, times, clock = found.where(is_over), {}, model.position["now"]
    for name, worlds in named.items():
        if worlds.any():
            world = found.world(int(worlds.argmax()))  # its clock says it: no run to it has to be searched backwards
            times[name] = (world[clock].ticks, bool((worlds & at_end).any()))
    return times


def is_solo(member: Member) -> bool:
    return member.data is Identity.SOLO


def is_full(member: Member) -> bool:
    return member.data is Identity.FULL


def serves(member: Member) -> bool:
    return member.step is MemberStep.SERVING


def has_tls(lease: Lease) -> bool:
    return lease.tls


def is_over(now: Now) -> bool:
    return now.ticks == HORIZON


def settled(first: int, second: int) -> set[str]:
    """Return what is possible at the horizon."""
    return {name for name, (_, stays) in outcomes(first, second).items() if stays}


def test_members_that_start_late_find_the_cluster_and_join_it() -> None:
    assert settled(20, 20) == {"A"}
    assert 130 <= outcomes(20, 20)["A"][0] <= 190


def test_members_that_start_with_the_first_make_a_cluster_of_their_own() -> None:
    assert settled(0, 1) == {"B"}
    assert 80 <= outcomes(0, 1)["B"][0] <= 105


def test_a_member_that_misses_what_another_finds_is_alone_for_ever() -> None:
    """Unless its `/config` is answered so late that the other one is a learner: it then exits, and heals."""
    assert {"C"} <= settled(0, 20) <= {"A", "C"}
    assert 100 <= outcomes(0, 20)["C"][0] <= 130


def test_in_between_it_is_a_race() -> None:
    assert {"A", "C"} <= settled(10, 20)
