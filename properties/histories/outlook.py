"""What comes next: whether an open request can still be cleared, how soon, how late, and which known bug it is like."""

from collections.abc import Mapping

from attrs import frozen

from model.actors.api_server import EtcdResource
from properties.histories.conformance import Event, Node
from properties.property import Property, bind
from properties.search.kinds import Cause, Judge, Kind
from properties.search.tables import Tables, Word

MOST_WORLDS = 100_000
MOST_NODES = 20


def is_requested(etcd: EtcdResource) -> bool:
    """The operation annotation is there."""
    return etcd.requested


REQUEST = Property(
    name="request",
    sentence="An operation annotation is removed.",
    why="gardenlet waits for it.",
    sources=(),
    form="within",
    witness=is_requested,
    pending=is_requested,
    overdue=is_requested,
)
"""The bare request, without an age: what can become of it does not depend on how old it is."""


@frozen
class KnownBug:
    """A bug that is known, told by who goes round for ever and what never changes."""

    link: str
    sentence: str
    loop: frozenset[str]
    still: frozenset[tuple[str, str]] = frozenset()

    def fits(self, cause: Cause) -> bool:
        """Tell whether a cause has this shape."""
        taken = {action for _, action in cause.loop}
        return self.loop <= taken and self.still <= set(cause.still)


KNOWN = (
    KnownBug(
        "gardener/gardener#11525",
        "A member that bootstrapped on its own never renews its lease, and druid waits for it to say tls-enabled.",
        frozenset({"requeue_until_leases_say_tls"}),
        frozenset({("member", "started")}),
    ),
    KnownBug(
        "etcd-druid internal/component/statefulset/statefulset.go handleTLSChanges",
        "A member never renews its lease, and druid waits for it to say tls-enabled.",
        frozenset({"requeue_until_leases_say_tls"}),
    ),
    KnownBug(
        "gardener/etcd-druid#818",
        "druid waits for pods to be ready before the change that would make them so.",
        frozenset({"requeue_until_pods_are_ready"}),
    ),
)
"""The most special shape comes first."""


@frozen
class Outlook:
    """What can become of the open request. Times are in seconds from the last recorded change; None is without bound.

    `kinds` has what it is in the worlds that were looked at: clears, starved, stuck or open. `since` is the event from
    which on the explaining run was stuck.
    """

    kinds: tuple[str, ...]
    best_s: int | None
    worst_s: int | None
    is_worst_known: bool
    since: Event | None
    bug: KnownBug | None
    looked_at: int
    of: int


def outlook(tables: Tables, etcd_name: str, nodes: list[Node]) -> Outlook | None:
    """Return what comes next, or None where no request is open in any of the worlds."""
    case = next(case for case in bind(REQUEST, tables) if case.instance["etcd_name"] == etcd_name)
    open_ones = [node for node in nodes if case.pending(node.word)]
    if not open_ones:
        return None
    judge = Judge(tables, case, limit=MOST_WORLDS)
    looked_at = open_ones[:MOST_NODES]
    judged = [judge.judge(node.word) for node in looked_at]
    kinds = tuple(dict.fromkeys(told(judgement.kind) for judgement in judged))
    first = next((n for n, j in zip(looked_at, judged, strict=True) if j.kind == "stuck"), None)
    causes = [judgement.cause for judgement in judged if judgement.cause is not None]
    bug = next((bug for bug in KNOWN if any(bug.fits(cause) for cause in causes)), None)
    hopeful = [n.word for n, j in zip(looked_at, judged, strict=True) if j.kind != "stuck"]
    least = [ticks for word in hopeful if (ticks := fewest_ticks(judge, word)) is not None]
    tick_s = tables.model.binding.tick_s
    latest = {} if set(kinds) != {"clears"} else most_ticks(judge, [node.word for node in looked_at])
    worst = None if latest is None or not latest else max(latest.values())
    return Outlook(
        kinds,
        min(least) * tick_s if least else None,
        None if worst is None else worst * tick_s,
        latest is None or bool(latest),
        None if first is None else stuck_since(judge, first),
        bug,
        len(looked_at),
        len(open_ones),
    )


def told(kind: Kind | None) -> str:
    """Return a kind in the words of an outlook."""
    return {"stuck": "stuck", "starved": "starved", "late": "clears"}.get(kind or "", "open")


def stuck_since(judge: Judge, node: Node) -> Event | None:
    """Return the first event of a run from which on the request was stuck."""
    since = None
    for earlier in reversed(node.chain()):
        if not judge.case.pending(earlier.word) or judge.judge(earlier.word, thorough=False).kind != "stuck":
            break
        since = earlier.event or since
    return since


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
