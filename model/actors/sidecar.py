"""What the two containers of an etcd pod remember, the chart of their steps, and the times that follow from it.

backup-restore initialises the member and then serves it; etcd-wrapper triggers that and starts etcd. Their actions are
in `backup_restore`, `etcd_wrapper` and `backup_restore_server`. Times count from the start of the initialisation, so
that they are rounded once.
"""

from collections.abc import Mapping
from enum import Enum
from operator import or_

from attrs import frozen

from model.actors.api_server import ORDINAL, RESOURCE
from model.actors.etcd import Running
from model.kernel import Actor, Chart, Component, fold, timer

SIDECAR = Actor("backup-restore")
WRAPPER = Actor("etcd-wrapper")


class SidecarStep(Enum):
    """Where the sidecar is: initialisation down to STARTING, then its server loops."""

    OFF = 0
    SEARCHING = 1
    SEARCHING_AGAIN = 2
    ADDING = 3
    VALIDATING = 4
    REJOINING = 5
    LISTING = 6
    ASKING = 7
    RECONNECTING = 8
    STARTING = 9
    AWAITING = 10
    CHECKING = 11
    LOOPING = 12
    CRASHED = 13
    CONSULTING = 14


S = SidecarStep


@frozen
class Sidecar:
    """What the sidecar and the wrapper of one pod remember.

    `lost` counts the rounds in which nobody answered; `known` says that the member list or the lease knew this member;
    `tries` and `busy` count attempts to add a learner and those refused since there was one already. `initial` (a mask
    of ordinals) and `existing` are the initial cluster and its state, as `/config` gave them; `waited` says that a
    request had to wait for an endpoint.
    """

    step: SidecarStep = SidecarStep.OFF
    lost: int = 0
    known: bool = False
    tries: int = 0
    busy: int = 0
    initial: int = 0
    existing: bool = False
    waited: bool = False
    age: int = timer()


@frozen
class Lease:
    """A member lease: whether it ever had a holder, and its annotation tls-enabled."""

    holder: bool = False
    tls: bool = False


@frozen
class Leases:
    """All member leases at a glance, as masks of ordinals: which have a holder, and which say tls-enabled."""

    holder: int = 0
    tls: int = 0

    def __or__(self, other: "Leases") -> "Leases":
        return Leases(self.holder | other.holder, self.tls | other.tls)


CHART = Chart(
    "sidecar",
    SidecarStep,
    S.OFF,
    [
        ("begin_initialisation", S.OFF, S.SEARCHING),
        ("begin_initialisation", S.OFF, S.SEARCHING_AGAIN),
        ("begin_initialisation_alone", S.OFF, S.VALIDATING),
        ("begin_initialisation", S.OFF, S.CONSULTING),
        ("see_scale_up_in_statefulset", S.CONSULTING, S.ADDING),
        ("see_no_scale_up", S.CONSULTING, S.SEARCHING_AGAIN),
        ("find_itself_listed", [S.SEARCHING, S.SEARCHING_AGAIN], S.VALIDATING),
        ("take_itself_for_new", S.SEARCHING, S.ADDING),
        ("give_up_after_one_round", S.SEARCHING, S.VALIDATING),
        ("take_absence_for_error", S.SEARCHING_AGAIN, S.VALIDATING),
        ("find_itself_missing", S.SEARCHING, S.SEARCHING_AGAIN),
        ("find_cluster_scaled_up", S.SEARCHING_AGAIN, S.ADDING),
        ("trust_own_lease", S.SEARCHING, S.VALIDATING),
        ("search_again", S.SEARCHING, S.SEARCHING_AGAIN),
        ("give_up_search", S.SEARCHING_AGAIN, S.VALIDATING),
        ("trust_annotation", S.SEARCHING_AGAIN, S.ADDING),
        ("add_learner", S.ADDING, S.LISTING),
        ("give_up_adding", S.ADDING, S.CRASHED),
        ("add_learner_keeping_data", S.ADDING, S.LISTING),
        ("go_on_without_learner", S.ADDING, S.LISTING),
        ("restart_container", S.CRASHED, S.OFF),
        ("accept_data", S.VALIDATING, S.LISTING),
        ("discard_data", S.VALIDATING, S.LISTING),
        ("restore_backup_alone", S.VALIDATING, S.LISTING),
        ("decide_to_rejoin", S.VALIDATING, S.REJOINING),
        ("rejoin", S.REJOINING, S.LISTING),
        ("fail_to_rejoin", S.REJOINING, S.CRASHED),
        ("wait_for_cluster_to_rejoin", S.REJOINING, S.OFF),
        ("list_members", S.LISTING, S.ASKING),
        ("fail_to_list_members", S.LISTING, S.ASKING),
        ("see_unfinished_scale_up", S.ASKING, S.STARTING),
        ("configure_single_member", S.ASKING, S.STARTING),
        ("reach_cluster", S.ASKING, S.RECONNECTING),
        ("ask_for_learners", S.RECONNECTING, S.STARTING),
        ("assume_new", [S.ASKING, S.RECONNECTING], S.STARTING),
        ("restart_etcd", S.STARTING, S.AWAITING),
        ("restart_etcd_with_short_log", S.STARTING, S.AWAITING),
        ("panic_on_short_log", S.STARTING, S.CRASHED),
        ("bootstrap_cluster", S.STARTING, S.AWAITING),
        ("fail_to_bootstrap", S.STARTING, S.CRASHED),
        ("join_cluster", S.STARTING, S.AWAITING),
        ("fail_to_join", S.STARTING, S.CRASHED),
        ("see_etcd_running", S.AWAITING, S.CHECKING),
        ("check_peer_urls", S.CHECKING, S.LOOPING),
        ("update_peer_url", S.CHECKING, S.CRASHED),
        ("update_peer_url_only", S.CHECKING, S.LOOPING),
        ("remove_pod", [s for s in SidecarStep if s is not S.OFF], S.OFF),
        ("lose_volume", [s for s in SidecarStep if s is not S.OFF], S.OFF),
        ("lose_end_of_log", [S.AWAITING, S.CHECKING, S.LOOPING], S.OFF),
        ("restart_etcd_container", [s for s in SidecarStep if s is not S.OFF], S.OFF),
        ("restart_sidecar", [s for s in SidecarStep if s is not S.OFF], S.OFF),
        ("restart_sidecar", [S.CHECKING, S.LOOPING], S.AWAITING),
    ],
)
sidecar = Component("sidecar", Sidecar, per=(RESOURCE, ORDINAL), chart=CHART, owner="backup-restore")
lease = Component("lease", Lease, per=(RESOURCE, ORDINAL), owner="api-server")


@fold(over=(ORDINAL,), combine=or_, start=Leases())
def leases(lease: Lease, ordinal: int) -> Leases:
    """All member leases at a glance."""
    bit = 1 << ordinal
    return Leases(bit if lease.holder else 0, bit if lease.tls else 0)


# -- times, from the start of the initialisation -----------------------------------------------------------------------

Attempts = tuple[tuple[int, int], ...]
ATTEMPTS: Attempts = ((0, 5), (7, 12), (16, 21), (29, 34))
"""The windows of the four attempts of a round, in seconds (RetryPeriod 2 s doubling, EtcdTimeout 5 s)."""


def lost_at_least(sidecar: Sidecar, seconds: Mapping[str, float]) -> float:
    """Return the least time that the lost rounds took, in seconds."""
    return sidecar.lost * seconds["probe.round"]


def lost_at_most(sidecar: Sidecar, seconds: Mapping[str, float]) -> float:
    """Return the most time that the lost rounds took, in seconds."""
    return sidecar.lost * (seconds["probe.round"] + seconds["probe.jitter"])


def round_ends_at_least(sidecar: Sidecar, seconds: Mapping[str, float]) -> float:
    """Return when a round without an answer ends at the earliest."""
    return lost_at_least(sidecar, seconds) + seconds["probe.round"]


def round_ends_at_most(sidecar: Sidecar, seconds: Mapping[str, float]) -> float:
    """Return when a round without an answer ends at the latest."""
    return lost_at_most(sidecar, seconds) + seconds["probe.round"] + seconds["probe.jitter"]


def attempt(
    sidecar: Sidecar, attempts: Attempts, seconds: Mapping[str, float], tick_s: int
) -> tuple[float, float] | None:
    """Return the window (seconds) of the attempt that may be under way, widened by jitter and by the tick, or None."""
    base, late = lost_at_least(sidecar, seconds), lost_at_most(sidecar, seconds)
    now = sidecar.age * tick_s
    for opens, closes in attempts:
        answered_by = late + closes + seconds["probe.jitter"] - 1  # an endpoint that comes later is not tried any more
        if base + opens - tick_s < now < answered_by + tick_s:
            return base + opens, base + closes
    return None


def attempt_opens(sidecar: Sidecar, attempts: Attempts, seconds: Mapping[str, float], tick_s: int) -> float | None:
    """Return when the attempt under way began, or None in the pause between two."""
    window = attempt(sidecar, attempts, seconds, tick_s)
    return window[0] if window else None


def attempt_closes(sidecar: Sidecar, attempts: Attempts, seconds: Mapping[str, float], tick_s: int) -> float | None:
    """Return when the attempt under way has got its answer if there is anybody to answer."""
    window = attempt(sidecar, attempts, seconds, tick_s)
    return window[1] - 1 if window else None


def next_try_at_least(sidecar: Sidecar, seconds: Mapping[str, float]) -> float:
    """Return when the next attempt to add a learner comes: pauses of 2, 4, 8, ... s, and 5 s after each `too many`."""
    return 2.0 ** (sidecar.tries + 1) - 2 + sidecar.busy * seconds["learner.busy"]


def next_try_at_most(sidecar: Sidecar, seconds: Mapping[str, float]) -> float:
    """Return when the next attempt to add a learner comes at the latest, with its jitter of a tenth."""
    return 1.1 * (2.0 ** (sidecar.tries + 1) - 2) + sidecar.busy * seconds["learner.busy"]


def listing_fails_at_least(sidecar: Sidecar, seconds: Mapping[str, float]) -> float:
    """Return when `/config` stops waiting for the member list, at the earliest: validation took a second."""
    return lost_at_least(sidecar, seconds) + seconds["data.validation.min"] + seconds["config.list"]


def listing_fails_at_most(sidecar: Sidecar, seconds: Mapping[str, float]) -> float:
    """Return when `/config` stops waiting for the member list, at the latest: validation took up to 2 s."""
    return lost_at_most(sidecar, seconds) + seconds["data.validation.max"] + seconds["config.list"]


def asking_fails_at_least(sidecar: Sidecar, seconds: Mapping[str, float]) -> float:
    """Return when `/config` stops asking for learners, at the earliest."""
    return listing_fails_at_least(sidecar, seconds) + seconds["config.ask"]


def asking_fails_at_most(sidecar: Sidecar, seconds: Mapping[str, float]) -> float:
    """Return when `/config` stops asking for learners, at the latest."""
    return listing_fails_at_most(sidecar, seconds) + seconds["config.ask"]


def nobody_answers_reads(answering: Running) -> bool:
    """Nobody behind the client Service answers a linearizable read."""
    return answering == Running()


def nobody_answers(endpoints: Running) -> bool:
    """No pod is behind the client Service."""
    return endpoints == Running()
