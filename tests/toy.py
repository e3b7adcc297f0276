"""A small hand-off between two controllers, with one variant for each way in which it can go wrong.

The keeper sets a request on a note; the worker builds what the note asks for, waits until its two peers are ready and
clears the request. Each switch breaks it in one way: `alone` (stuck), `arbitrary` (starved), `slow` (late), `blind`
(early). Nothing here knows of etcd; the engines of `properties` are tested on it.
"""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Any

from attrs import evolve, frozen

from model.kernel import NOW, Actor, Binding, Component, Index, Model, action, fold, observer, timer
from properties.property import Property
from properties.registry import Registry

PEER = Index("i")
KEEPER = Actor("keeper")
WORKER = Actor("worker")
PEERS = Actor("peer")
FAULTS_ACTOR = Actor("faults")


class Hand(Enum):
    """The request's protocol."""

    CLEAR = auto()
    REQUESTED = auto()


class Work(Enum):
    """The worker's run."""

    WATCHING = auto()
    BUILDING = auto()
    CHECKING = auto()
    BACKING_OFF = auto()


class Life(Enum):
    """A peer's life."""

    STARTING = auto()
    READY = auto()
    ALONE = auto()


@frozen
class Note:
    """What the keeper asks for, and what has been built."""

    step: Hand = Hand.CLEAR
    generation: int = 0
    built: int = 0


@frozen
class Run:
    """The worker's run: the generation that it has seen, and the ticks in its step."""

    step: Work = Work.WATCHING
    seen: int = 0
    age: int = timer()


@frozen
class Peer:
    """A peer, and the ticks in its step."""

    step: Life = Life.STARTING
    age: int = timer()


@frozen
class Episode:
    """What `note-deadline` remembers: the ticks since the request, and whether it was cleared unserved."""

    open: bool = False
    age: int = 0
    overdue: bool = False
    early: bool = False


note = Component("note", Note, owner="keeper")
run = Component("run", Run, owner="worker")
peer = Component("peer", Peer, per=(PEER,), owner="peer")
episode = Component("episode", Episode)


@fold(over=(PEER,), combine=lambda a, b: a and b, start=True)
def all_ready(peer: Peer) -> bool:
    """Every peer is ready."""
    return peer.step is Life.READY


@fold(over=(PEER,), combine=lambda a, b: a or b, start=False)
def any_ready(peer: Peer) -> bool:
    """Some peer is ready."""
    return peer.step is Life.READY


@action(KEEPER, writes=[note], at=Hand.CLEAR, latest=NOW, source="toy")
def request(note: Note) -> Note:
    """The keeper sets the request."""
    return evolve(note, step=Hand.REQUESTED, generation=1)


@request.guard
def nothing_was_asked(note: Note) -> bool:
    """Nothing was asked for so far."""
    return note.generation == 0


@action(KEEPER, writes=[note], at=Hand.REQUESTED, source="toy")
def change_mind(note: Note) -> Note:
    """The keeper asks for something else while the request is set."""
    return evolve(note, generation=2)


@change_mind.guard
def changed_once_at_most(note: Note) -> bool:
    """It has not changed its mind yet."""
    return note.generation == 1


@action(WORKER, writes=[run], at=Work.WATCHING, latest=NOW, source="toy")
def pick_up(run: Run, note: Note) -> Run:
    """The worker picks up the request."""
    return Run(Work.BUILDING, note.generation)


@pick_up.guard
def is_requested(note: Note) -> bool:
    """The request is set."""
    return note.step is Hand.REQUESTED


@action(WORKER, writes=[run, note], at=Work.BUILDING, earliest="build-min", latest="build-max", source="toy")
def build_it(run: Run, note: Note) -> tuple[Run, Note]:
    """The worker builds what it has seen."""
    return Run(Work.CHECKING, run.seen), evolve(note, built=run.seen)


@action(WORKER, writes=[run, note], at=Work.CHECKING, latest=NOW, unless="arbitrary", source="toy")
def clear(run: Run, note: Note) -> tuple[Run, Note]:
    """The worker clears the request."""
    return Run(), evolve(note, step=Hand.CLEAR)


@clear.guard
def peers_are_ready(all_ready: bool) -> bool:
    """All peers are ready."""
    return all_ready


@clear.guard
def nothing_new(run: Run, note: Note, blind: bool) -> bool:
    """The note asks for nothing that the run has not seen."""
    return blind or note.generation == run.seen


@action(WORKER, writes=[run], at=Work.CHECKING, latest=NOW, unless="arbitrary", source="toy")
def back_off(run: Run) -> Run:
    """The worker tries again later."""
    return Run(Work.BACKING_OFF, run.seen)


@back_off.guard
def something_is_missing(run: Run, note: Note, all_ready: bool, blind: bool) -> bool:
    """A peer is not ready, or the note asks for something new."""
    return not all_ready or (not blind and note.generation != run.seen)


@action(WORKER, writes=[run, note], at=Work.CHECKING, latest=NOW, only="arbitrary", source="toy",
        choose={"which": ("first", "second")}, fair=("which",))  # fmt: skip
def look_at_one(run: Run, note: Note, which: str) -> tuple[Run, Note]:
    """The worker looks at an arbitrary half of its list: the first clears, the second does not."""
    if which == "first" and note.generation == run.seen:
        return Run(), evolve(note, step=Hand.CLEAR)
    return Run(Work.BACKING_OFF, run.seen), note


@action(WORKER, writes=[run], at=Work.BACKING_OFF, earliest=10, latest=10, source="toy")
def try_again(run: Run, note: Note) -> Run:
    """The worker starts over."""
    return Run(Work.BUILDING, note.generation)


@action(PEERS, writes=[peer], at=Life.STARTING, earliest=5, latest=20, source="toy")
def become_ready(peer: Peer) -> Peer:
    """A peer becomes ready."""
    return Peer(Life.READY)


@action(PEERS, writes=[peer], at=Life.STARTING, earliest=15, latest=20, only="alone", source="toy")
def go_alone(peer: Peer) -> Peer:
    """A peer that has waited for long and sees no other goes its own way, for ever."""
    return Peer(Life.ALONE)


@go_alone.guard
def sees_nobody(any_ready: bool) -> bool:
    """No peer is ready."""
    return not any_ready


@action(FAULTS_ACTOR, writes=[run], fault="worker-restarts", source="toy")
def restart_worker(run: Run) -> Run:
    """The worker restarts and forgets its run."""
    return Run()


@restart_worker.guard
def is_running(run: Run) -> bool:
    """It has a run to forget."""
    return run.step is not Work.WATCHING


@observer(episode)
def watch(episode: Episode, note: Note) -> Episode:
    """Follow the request from its setting to its clearing."""
    if note.step is Hand.REQUESTED:
        return episode if episode.open else Episode(open=True, early=episode.early)
    early = episode.early or (episode.open and note.built != note.generation)
    return Episode(early=early)


@watch.tick
def grow_older(episode: Episode, deadline_ticks: int) -> Episode:
    """An open request grows older, up to its deadline."""
    if not episode.open or episode.overdue:
        return episode
    late = episode.age + 1 > deadline_ticks
    return evolve(episode, age=0 if late else episode.age + 1, overdue=late)


def request_is_open(episode: Episode) -> bool:
    """The request is set."""
    return episode.open


def request_is_overdue(episode: Episode) -> bool:
    """The request is older than its deadline."""
    return episode.overdue


def cleared_unserved(episode: Episode) -> bool:
    """A request was cleared although its last setting was not built."""
    return episode.early


def peers_disagree(peer: Peer, any_ready: bool) -> bool:
    """One peer is alone while another is ready."""
    return peer.step is Life.ALONE and any_ready


def somebody_is_alone(peer: Peer) -> bool:
    """Some peer is alone."""
    return peer.step is Life.ALONE


NOTE_DEADLINE = Property(
    name="note-deadline", sentence="A request is cleared, and served, within its deadline.", why="The keeper waits.",
    sources=("toy",), form="within", observers=(watch,), deadline_s=60,
    pending=request_is_open, overdue=request_is_overdue, early=cleared_unserved, witness=request_is_open,
    mutant="alone",
)  # fmt: skip
PEERS_AGREE = Property(
    name="peers-agree", sentence="No peer is alone while another is ready.", why="They would both serve.",
    sources=("toy",), form="always", breaks=peers_disagree, witness=somebody_is_alone, mutant="alone",
)  # fmt: skip
PROPERTIES = {p.name: p for p in (NOTE_DEADLINE, PEERS_AGREE)}


@frozen
class System:
    """A toy system: a name and its switches."""

    name: str
    sentence: str
    releases: Mapping[str, str]
    switches: frozenset[str]
    settings: Mapping[str, float]


@frozen
class Scenario:
    """A toy scenario."""

    name: str
    sentence: str
    faults: Mapping[str, int]
    horizon_s: float


QUICK = {"build-min": 0.0, "build-max": 5.0}
SYSTEMS = {
    name: System(name, sentence, {"toy": "1.0"}, frozenset(switches), settings)
    for name, sentence, switches, settings in [
        ("sound", "Everything works.", (), QUICK),
        ("alone", "A peer may go its own way.", ("alone",), QUICK),
        ("arbitrary", "The worker looks at an arbitrary peer.", ("arbitrary",), QUICK),
        ("slow", "The worker needs up to two minutes.", (), {"build-min": 0.0, "build-max": 120.0}),
        ("blind", "The worker clears what it has not seen.", ("blind",), QUICK),
    ]
}
SCENARIOS = {"hand-off": Scenario("hand-off", "One request, two peers.", {}, 600)}
FAULTS = {"worker-restarts": "The worker's process dies and comes back."}
CHANGES = {"remember-peers": "A peer never goes its own way."}


def build(
    system: System, scenario: Scenario, *, tick_s: int = 5, observers: Any = (), settings: Any = None,
    budgets: Any = None, constants: Any = None, changes: frozenset[str] = frozenset(),
    partial_order: bool = True,
) -> Model:  # fmt: skip
    """Return the toy as a model; the parameters are those of the real one."""
    switches = system.switches - ({"alone"} if "remember-peers" in changes else set())
    return Model(
        Binding(
            components=[note, run, peer],
            actions=[*KEEPER.actions, *WORKER.actions, *PEERS.actions, *FAULTS_ACTOR.actions],
            folds=[all_ready, any_ready],
            observers=list(observers),
            indices={"i": (0, 1)},
            constants={"blind": "blind" in switches, "deadline_ticks": 12, **(constants or {})},
            settings={**system.settings, **(settings or {})},
            switches=switches,
            tick_s=tick_s,
            budgets={**scenario.faults, **(budgets or {})},
            partial_order=partial_order,
        )
    )


REGISTRY = Registry(SYSTEMS, SCENARIOS, PROPERTIES, FAULTS, CHANGES, build)
