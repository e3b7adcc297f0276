"""What comes next: whether what is open can still be brought to its end, how soon, how late, and which bug it is like.

Four matters may be open: a request, a change of the spec that nobody asks druid to look at, gardenlet's flow, and a pod
that runs and is not ready.
"""

from collections.abc import Callable, Mapping
from itertools import islice

from attrs import frozen

from model.actors.api_server import EtcdResource
from model.actors.gardenlet import Flow, FlowStep
from model.actors.kubelet import Pod, PodStep
from properties.bugs import Bug
from properties.histories.conformance import Event, Node
from properties.histories.known import known_bug
from properties.property import Case, Property, bind
from properties.search.kinds import Judge, Kind
from properties.search.tables import Tables, Word

MOST_WORLDS = 100_000
MOST_NODES = 20
MOST_FLOWS = 3
"""That a flow never ends, or a pod is never ready, takes long to find out, and is asked of so many worlds only."""


@frozen(eq=False)
class Matter:
    """Something that may be open, without an age: what can become of it does not depend on how old it is.

    `subject` and `ending` are words for it, as in "the open request is cleared".
    """

    name: str
    subject: str
    ending: str
    what: Property


def matter(name: str, subject: str, ending: str, is_open: Callable[..., bool]) -> Matter:
    """Return a matter that is open where `is_open` says so."""
    what = Property(
        name=name, sentence=f"{subject} is {ending}.", why="gardenlet waits for it.", sources=(), form="within",
        witness=is_open, pending=is_open, overdue=is_open,
    )  # fmt: skip
    return Matter(name, subject, ending, what)


def is_requested(etcd: EtcdResource) -> bool:
    """The operation annotation is there."""
    return etcd.requested


def is_unobserved(etcd: EtcdResource) -> bool:
    """The latest generation was not observed, and nobody asks for it."""
    return etcd.exists and not etcd.deleting and not etcd.requested and etcd.observed != etcd.generation


def is_under_way(gardenlet_flow: Flow) -> bool:
    """Gardenlet's flow has not ended."""
    return gardenlet_flow.step is not FlowStep.ENDED


def is_unready(pod: Pod) -> bool:
    """A pod's containers run, and it is not ready."""
    return pod.step in (PodStep.RUNNING, PodStep.PROBED) and not pod.ready


REQUEST = matter("request", "the open request", "cleared", is_requested)
SPEC = matter("spec", "the change of the spec", "observed", is_unobserved)
FLOW = matter("flow", "gardenlet's flow", "ended", is_under_way)
POD = matter("pod", "the pod that is not ready", "ready", is_unready)


@frozen
class Outlook:
    """What can become of what is open. Times are in seconds from the last recorded change; None is without bound.

    `kinds` has what it is in the worlds that were looked at: clears, starved, stuck or open. `since` is the event from
    which on the explaining run was stuck; `is_since_before` says that it was when the record began.
    """

    matter: Matter
    kinds: tuple[str, ...]
    best_s: int | None
    worst_s: int | None
    is_worst_known: bool
    since: Event | None
    is_since_before: bool
    bug: Bug | None
    looked_at: int
    of: int


def outlook(tables: Tables, etcd_name: str, nodes: list[Node]) -> Outlook | None:
    """Return what comes next of what is stuck, or else of the request or the change that is open; or None."""
    found = [one for one in (looked_into(REQUEST, tables, etcd_name, nodes),) if one is not None]
    if not any("stuck" in one.kinds for one in found):
        found += [one for one in (looked_into(SPEC, tables, etcd_name, nodes),) if one is not None]
    stuck = next((one for one in found if "stuck" in one.kinds), None)
    return stuck or never_ending(tables, etcd_name, nodes) or next(iter(found), None)


def looked_into(matter: Matter, tables: Tables, etcd_name: str, nodes: list[Node]) -> Outlook | None:
    """Return what can become of a matter, or None where it is open in none of the worlds."""
    case = next(case for case in bind(matter.what, tables) if case.instance["etcd_name"] == etcd_name)
    open_ones = [node for node in nodes if case.pending(node.word)]
    if not open_ones:
        return None
    judge = Judge(tables, case, limit=MOST_WORLDS)
    looked_at, judged = [], []
    for node in open_ones[:MOST_NODES]:
        if judge.worlds > MOST_WORLDS:
            break
        looked_at.append(node)
        judged.append(judge.judge(node.word))
    kinds = tuple(dict.fromkeys(told(judgement.kind) for judgement in judged))
    first = next((n for n, j in zip(looked_at, judged, strict=True) if j.kind == "stuck"), None)
    causes = [judgement.cause for judgement in judged if judgement.cause is not None]
    hopeful = [n.word for n, j in zip(looked_at, judged, strict=True) if j.kind != "stuck"]
    least = [ticks for word in hopeful if (ticks := fewest_ticks(judge, word)) is not None]
    tick_s = tables.model.binding.tick_s
    latest = {} if set(kinds) != {"clears"} else most_ticks(judge, [node.word for node in looked_at])
    worst = None if latest is None or not latest else max(latest.values())
    since, is_before = (None, False) if first is None else stuck_since(judge, first)
    return Outlook(
        matter,
        kinds,
        min(least) * tick_s if least else None,
        None if worst is None else worst * tick_s,
        latest is None or bool(latest),
        since,
        is_before,
        known_bug(causes),
        len(looked_at),
        len(open_ones),
    )


def never_ending(tables: Tables, etcd_name: str, nodes: list[Node]) -> Outlook | None:
    """Return that gardenlet's flow never ends, or else that a pod is never ready, if that is so."""
    pods = [(POD, case) for case in bind(POD.what, tables) if case.instance["etcd_name"] == etcd_name]
    every = [*((FLOW, case) for case in bind(FLOW.what, tables)), *pods]
    asked = (stuck_for_ever(matter, case, tables, nodes) for matter, case in every)
    return next((one for one in asked if one is not None), None)


def stuck_for_ever(matter: Matter, case: Case, tables: Tables, nodes: list[Node]) -> Outlook | None:
    """Return that a matter never comes to its end, if that is decided for the first worlds of all."""
    looked_at = list(islice((node for node in nodes if case.pending(node.word)), MOST_FLOWS))
    judge = Judge(tables, case, limit=MOST_WORLDS)
    for node in looked_at:
        judgement = judge.judge(node.word, thorough=False)
        if judgement.kind != "stuck" or judgement.cause is None:
            return None
    if not looked_at:
        return None
    causes = [cause for node in looked_at if (cause := judge.judge(node.word).cause) is not None]
    since, is_before = stuck_since(judge, looked_at[0])
    return Outlook(
        matter, ("stuck",), None, None, False, since, is_before, known_bug(causes), len(looked_at), len(nodes)
    )


def told(kind: Kind | None) -> str:
    """Return a kind in the words of an outlook."""
    return {"stuck": "stuck", "starved": "starved", "late": "clears"}.get(kind or "", "open")


def stuck_since(judge: Judge, node: Node) -> tuple[Event | None, bool]:
    """Return the first event of a run from which on it was stuck, and whether it was when the record began."""
    since = None
    for earlier in reversed(node.chain()):
        if not judge.case.pending(earlier.word) or judge.judge(earlier.word, thorough=False).kind != "stuck":
            break
        if earlier.is_start:
            return None, True
        since = earlier.event or since
    return since, False


def fewest_ticks(judge: Judge, word: Word) -> int | None:
    """Return the ticks until the request is cleared at best, or None where it never is, or it was too much."""
    layer, ticks = {word}, 0
    known = {word}
    while layer:
        later: set[Word] = set()
        stack = list(layer)
        while stack:
            here = stack.pop()
            if not judge.case.pending(here):
                return ticks
            for step, after in judge.onward(here):
                if after not in known:
                    known.add(after)
                    later.add(after) if step.action is None else stack.append(after)
        if len(known) > MOST_WORLDS:
            return None
        layer, ticks = later, ticks + 1
    return None


def most_ticks(judge: Judge, words: list[Word]) -> Mapping[Word, int] | None:
    """Return the ticks until the request is cleared at worst, by world; None where there is no bound.

    Empty where it was too much. Every loop has a tick, so that a loop means that there is no bound.
    """
    found: dict[Word, int] = {}
    under_way: set[Word] = set()
    for start in words:
        stack: list[tuple[Word, bool]] = [(start, False)]
        while stack:
            word, is_done = stack.pop()
            if word in found:
                continue
            if not judge.case.pending(word):
                found[word] = 0
                continue
            after = judge.onward(word)
            if is_done:
                under_way.discard(word)
                found[word] = max(((step.action is None) + found[w] for step, w in after), default=0)
                continue
            under_way.add(word)
            stack.append((word, True))
            for _, following in after:
                if following in under_way:
                    return None
                if following not in found:
                    stack.append((following, False))
            if len(found) + len(under_way) > MOST_WORLDS:
                return {}
    return {word: found[word] for word in words}
