"""handshake-N on our kernel: one request, N members that must all be fresh voters, two crashes, twelve ticks.

The same protocol stands beside this file in Promela and TLA+; every tool must find the same counts.
"""

from typing import Any

import attrs
from attrs import evolve, frozen

from model.kernel import NOW, Action, Actor, Binding, Component, Index, Model, action, fold

DEADLINE = 12
ABSENT, LEARNER, VOTER, DOWN, REGISTERED, GHOST, GHOST_BACK = range(7)
MEMBER = Index("i")
PROTOCOL = Actor("protocol")


@frozen
class Request:
    """The request: 0 none, 1 set, 2 cleared."""

    ann: int = 0

    def ticked(self) -> "Request | None":
        """Time passes only after the request."""
        return self if self.ann > 0 else None


@frozen
class Clock:
    """The ticks so far."""

    now: int = 0

    def ticked(self) -> "Clock | None":
        """Time passes only until the deadline."""
        return Clock(self.now + 1) if self.now < DEADLINE else None


@frozen
class Crashes:
    """The crashes so far."""

    used: int = 0


@frozen
class Member:
    """A member's state and whether its lease is fresh."""

    m: int = ABSENT
    fresh: bool = False

    def ticked(self) -> "Member":
        """A tick makes every lease stale."""
        return evolve(self, fresh=False)


request = Component("request", Request)
clock = Component("clock", Clock)
crashes = Component("crashes", Crashes)
member = Component("member", Member, per=(MEMBER,))


@fold(over=(MEMBER,), combine=lambda a, b: a or b, start=False)
def learner_present(member: Member) -> bool:
    """Some member is a learner, or died as one and still is it."""
    return member.m in (LEARNER, GHOST, GHOST_BACK)


@fold(over=(MEMBER,), combine=lambda a, b: a and b, start=True)
def all_fresh_voters(member: Member) -> bool:
    """Every member is a voter with a fresh lease."""
    return member.m == VOTER and member.fresh


@action(PROTOCOL, writes=[request])
def ask(request: Request) -> Request:
    """The request is set."""
    return Request(1)


@ask.guard
def not_yet(request: Request) -> bool:
    """There was no request so far."""
    return request.ann == 0


@action(PROTOCOL, writes=[member], latest=NOW)
def add(member: Member) -> Member:
    """A member is added as the learner."""
    return evolve(member, m=LEARNER)


@add.guard
def slot_is_free(member: Member, learner_present: bool) -> bool:
    """It is absent or registered again, and there is no other learner."""
    return member.m in (ABSENT, REGISTERED) and not learner_present


@action(PROTOCOL, writes=[member], latest=NOW)
def promote(member: Member) -> Member:
    """The learner becomes a voter."""
    return evolve(member, m=VOTER)


@promote.guard
def learner_is_fresh(member: Member) -> bool:
    """It is a learner with a fresh lease."""
    return member.m == LEARNER and member.fresh


@action(PROTOCOL, writes=[member], latest=NOW)
def renew(member: Member) -> Member:
    """The lease becomes fresh."""
    return evolve(member, fresh=True)


@renew.guard
def lease_is_stale(member: Member) -> bool:
    """It runs, and its lease is stale."""
    return member.m in (LEARNER, VOTER) and not member.fresh


@action(PROTOCOL, writes=[member, crashes])
def crash(member: Member, crashes: Crashes, ghost: bool) -> tuple[Member, Crashes]:
    """A member crashes and keeps its lease."""
    state = GHOST if ghost and member.m == LEARNER else DOWN
    return evolve(member, m=state), Crashes(crashes.used + 1)


@crash.guard
def crashes_are_left(member: Member, crashes: Crashes) -> bool:
    """It runs, and fewer than two have crashed."""
    return member.m in (LEARNER, VOTER) and crashes.used < 2


@action(PROTOCOL, writes=[member], latest=NOW)
def restart(member: Member) -> Member:
    """A crashed member comes back."""
    return evolve(member, m=REGISTERED if member.m == DOWN else GHOST_BACK)


@restart.guard
def is_down(member: Member) -> bool:
    """It has crashed."""
    return member.m in (DOWN, GHOST)


@action(PROTOCOL, writes=[request], latest=NOW)
def clear(request: Request) -> Request:
    """The request is cleared."""
    return Request(2)


@clear.guard
def served(request: Request, all_fresh_voters: bool) -> bool:
    """It is set, and all members are fresh voters."""
    return request.ann == 1 and all_fresh_voters


def _loose(declared: Action) -> Action:
    return attrs.evolve(declared, latest=None)


def build(members: int, *, urgent: bool = False, ghost: bool = False) -> Model:
    """Return handshake-N, where `urgent` lets time pass only when nothing but requests and crashes is possible."""
    actions: list[Any] = [declared if urgent else _loose(declared) for declared in PROTOCOL.actions]
    return Model(
        Binding(
            components=[request, clock, crashes, member],
            actions=actions,
            folds=[learner_present, all_fresh_voters],
            indices={"i": tuple(range(members))},
            constants={"ghost": ghost},
        )
    )


def late(request: Request, clock: Clock) -> bool:
    """The property's violation: the deadline has come and the request is still set."""
    return clock.now == DEADLINE and request.ann == 1


def ticks(clock: Clock) -> int:
    """The clock, which grows with every tick and with nothing else."""
    return clock.now
