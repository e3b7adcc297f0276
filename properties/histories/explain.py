"""What the model says of one Etcd: a run that explains its record, or where none does, and what comes next.

Each scenario of each system in question is tried, first as the model says it, then with more patience: in every order
of steps, and with time for what the model takes to be immediate. A record that does not begin with the creation of its
Etcd, and that no scenario explains from its own beginning, may begin in the middle of one.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import define, evolve, field, frozen

from model.kernel import Model
from model.systems import REPOSITORIES, UnknownSystemError
from properties.histories.answer import NOT_ASKED, Explanation, plural, when
from properties.histories.conformance import Event, Follower, Limits, Node, events, follow, is_whole, kinds, sightings
from properties.histories.known import along, runs
from properties.histories.midway import Beginnings, first_picture
from properties.histories.misses import labels, nearest_miss
from properties.histories.observation import Kind
from properties.histories.outlook import Outlook, outlook
from properties.histories.projection import FIELDS, Projection, View
from properties.histories.record import MOST_KEPT, Story
from properties.registry import Registry
from properties.search.tables import Tables

PATIENCE_S = 2
FURTHEST = 3
"""So many candidates that came furthest are tried with patience."""
MIDWAY_STEPS = 6000
MIDWAY_WORLDS = 10_000
"""So many steps are walked in a scenario to find where a record begins, and so many worlds may then agree with it."""
NEAREST = 5
"""So many scenarios that come nearest to a record's first picture are tried from its middle."""


@frozen
class Candidate:
    """A system and a scenario that may explain a record."""

    system: str
    scenario: str


@define(eq=False)
class Explainer:
    """Explains the records of Etcds by the scenarios of some systems.

    `systems` are those asked for, or empty: then they are guessed from what the record says of releases.
    """

    registry: Registry
    systems: Sequence[str] = ()
    scenarios: Sequence[str] = ()
    faults: Mapping[str, int] = field(factory=dict)
    tick_s: int = 5
    limits: Limits = field(factory=Limits)
    best: "Followed | None" = None
    known: dict[tuple[Candidate, str, bool, bool], Tables] = field(factory=dict)

    def explain(self, story: Story) -> Explanation:
        """Return what the model says of an Etcd. Afterwards `best` is what came furthest."""
        self.best = None
        if story.unreadable:
            return Explanation("inconclusive", ("the model: the record does not say what was written",))
        if not story.changes:
            return NOT_ASKED
        every = tuple(events(story.changes))
        shown = kinds(story.changes)
        systems, why = self.chosen(story)
        strict: list[Followed] = []
        for system in systems:
            strict += [self._follow(one, story, every, shown, is_strict=True) for one in self.candidates(system)]
            if not self.systems and any(one.is_explained for one in strict):
                break
        tried = strict
        self.best = furthest(strict)
        if self.best is not None and not self.best.is_explained:
            begun = sorted((one for one in strict if one.is_begun), key=lambda one: -one.explained)
            patient = [self._follow(o.candidate, story, every, shown, is_strict=False) for o in begun[:FURTHEST]]
            tried = [*strict, *patient]
            self.best = furthest(tried) or self.best
        is_open = self.best is not None and not self.best.is_explained
        if self.best is not None and is_open and (not is_whole(story.changes) or self.best.explained <= 1):
            return chosen_for(self._explain_from_the_middle(systems, story, shown, tried), strict, why)
        return chosen_for(told(story, self.best, tried, every), strict, why)

    def _explain_from_the_middle(
        self, systems: Sequence[str], story: Story, shown: frozenset[Any], tried: "Sequence[Followed]"
    ) -> Explanation:
        """Return what the model says of a record that no scenario explains from its own beginning.

        It is inconclusive if no world does, except where a scenario has begun like the record.
        """
        every = tuple(events(story.changes, whole=False))
        midway = self._from_the_middle(systems, story, every, shown)
        if not any(one.is_explained for one in midway) and is_dump(every):
            midway = self._from_the_middle(systems, story, sightings(story.changes), shown) or midway
        self.best = gravest([one for one in midway if one.is_explained]) or self.best
        assert self.best is not None
        is_settled = is_whole(story.changes) or begins_settled(every)
        if self.best.is_explained or (self.best.is_begun and is_settled):
            return told(story, self.best, [*tried, *midway], every)
        self.best = furthest(midway) or self.best
        return unclear(self.best, [*tried, *midway], every, midway)

    def candidates(self, system: str) -> Iterator[Candidate]:
        """Yield the scenarios in question; of scenarios with both Etcds, one would be like the others.

        Where gardenlet has nothing to do the members are in the middle of something: only who asks for it gets it.
        """
        chosen = self.registry.systems[system]
        for name, scenario in self.registry.scenarios.items():
            asked = name in self.scenarios or (not self.scenarios and scenario.program(chosen))
            if asked and len(scenario.follows) == 1 and self.registry.misfit(chosen, scenario) is None:
                yield Candidate(system, name)

    def chosen(self, story: Story) -> tuple[Sequence[str], str]:
        """Return the systems to try, and why these; of those not asked for, one that explains the record is enough."""
        if self.systems:
            return self.systems, "asked for"
        named: dict[str, set[str]] = {}
        for component, release in story.releases:
            if component in REPOSITORIES.values():
                named.setdefault(component, set()).add(release)
        every = list(self.registry.systems)
        if not named:
            return every, "the record names no release"
        agree = [
            name
            for name, system in self.registry.systems.items()
            if all(system.releases.get(component) in releases for component, releases in named.items())
        ]
        if agree:
            return agree, "the record names their releases"
        composed = self.composed(named)
        if composed is not None:
            return [composed], "composed of the releases that the record names"
        return every, "no system is known with the releases that the record names"

    def composed(self, named: Mapping[str, set[str]]) -> str | None:
        """Return the system of the one release that is named of each component, or None where there is none such."""
        if any(len(named.get(repository, ())) != 1 for repository in REPOSITORIES.values()):
            return None
        parts = (
            f"{component}={next(iter(named[repository])).removeprefix('v')}"
            for component, repository in REPOSITORIES.items()
        )
        name = ",".join(parts)
        try:
            self.registry.systems[name]
        except (UnknownSystemError, KeyError):
            return None
        return name

    def tables(self, candidate: Candidate, etcd_name: str, *, is_strict: bool, is_prompt: bool = False) -> Tables:
        """Return the tables of a candidate's model that follows one Etcd; they are kept for the next record."""
        asked = (candidate, etcd_name, is_strict, is_prompt)
        if asked not in self.known:
            self.known[asked] = self._tables(*asked)
        return self.known[asked]

    def _tables(self, candidate: Candidate, etcd_name: str, is_strict: bool, is_prompt: bool) -> Tables:
        scenario = evolve(self.registry.scenarios[candidate.scenario], follows=(etcd_name,))
        system = self.registry.systems[candidate.system]
        model: Model = self.registry.build(
            system,
            scenario,
            tick_s=self.tick_s,
            budgets=dict(self.faults),
            partial_order=is_strict,
            is_prompt=is_prompt,
        )
        return Tables(model)

    def _follow(
        self, candidate: Candidate, story: Story, every: Sequence[Event], shown: frozenset[Any], *, is_strict: bool
    ) -> "Followed":
        etcd_name = name_of(story)
        tables = self.tables(candidate, etcd_name, is_strict=is_strict, is_prompt=is_strict)
        limits = self.limits if is_strict else evolve(self.limits, slack_s=PATIENCE_S)
        follower = Follower(tables, Projection.of(tables.model, etcd_name), limits, shown)
        return Followed(candidate, follow(follower, every), is_strict, etcd_name)

    def _from_the_middle(
        self, systems: Sequence[str], story: Story, every: Sequence[Event], shown: frozenset[Any]
    ) -> "list[Followed]":
        """Return how far a record is explained from worlds that look like its first picture; one that does will do."""
        tried: list[Followed] = []
        for system in systems:
            searched = []
            for candidate in self.candidates(system):
                etcd_name = name_of(story)
                tables = self.tables(candidate, etcd_name, is_strict=True)
                found = Beginnings(tables, Projection.of(tables.model, etcd_name), first_picture(every))
                for trace in runs().values():
                    if trace.scenario == candidate.scenario:
                        found.follow(along(tables, trace))
                found.walk(MIDWAY_STEPS // (1 if self.systems else 3))
                searched.append((candidate, found))
            searched.sort(key=lambda one: one[1].nearest or 0)
            for candidate, found in searched[:NEAREST]:
                if found.nodes:
                    limits = evolve(self.limits, worlds=min(self.limits.worlds, MIDWAY_WORLDS))
                    follower = Follower(found.tables, found.projection, limits, shown)
                    follower.begin_at(found.nodes)
                    tried.append(Followed(candidate, follow(follower, every), True, name_of(story)))
                    if tried[-1].is_explained and not is_dump(every):
                        return tried
        return tried


def is_dump(every: Sequence[Event]) -> bool:
    """Tell whether a record is of one moment: nothing is seen to change."""
    return all(event.is_sighting for event in every)


def gravest(explained: "Sequence[Followed]") -> "Followed | None":
    """Return the explanation in which something is stuck, if there are several: a dump fits into many scenarios."""
    if len(explained) < 2:
        return next(iter(explained), None)
    following = [outlook(one.follower.tables, one.etcd_name, one.follower.nodes) for one in explained]
    stuck = (one for one, its in zip(explained, following, strict=True) if its is not None and its.kinds == ("stuck",))
    return next(stuck, explained[0])


def name_of(story: Story) -> str:
    """Return which of the model's two Etcds a story is of."""
    return "main" if "main" in story.key[1] else "events"


SETTLED = {
    "operation annotation": False,
    "last operation": "Succeeded",
    "ready": True,
    "latest generation observed": True,
}


def begins_settled(every: Sequence[Event]) -> bool:
    """Tell whether a record begins with an Etcd of which nothing is asked, and that is ready, as scenarios begin."""
    seen = next((one.after for one in every if one.place.kind is Kind.ETCD), None)
    fields = FIELDS[Kind.ETCD]
    return seen is not None and all(seen[fields.index(name)] == value for name, value in SETTLED.items())


@frozen(eq=False)
class Followed:
    """How far a candidate explains a record."""

    candidate: Candidate
    follower: Follower
    is_strict: bool
    etcd_name: str

    @property
    def is_explained(self) -> bool:
        """All of the record is explained."""
        return not self.follower.is_lost

    @property
    def is_begun(self) -> bool:
        """Some change of the record is explained."""
        return self.follower.is_moving

    @property
    def explained(self) -> int:
        """How many events are explained."""
        return self.follower.explained

    @property
    def node(self) -> Node:
        """The end of the explaining run."""
        return self.follower.nodes[0]


def furthest(every: Sequence[Followed]) -> Followed | None:
    """Return who explains most; of equals, the first."""
    return max(every, key=lambda one: (one.is_explained, one.explained, one.follower.limit is not None), default=None)


def chosen_for(found: Explanation, strict: Sequence[Followed], why: str) -> Explanation:
    """Return what was found with the systems that were tried, and why these."""
    systems = list(dict.fromkeys(one.candidate.system for one in strict))
    if not systems:
        return found
    details = (found.details or {}) | {"systems": systems, "systems_why": why}
    return evolve(found, sentences=(*found.sentences, f"tried: {'; '.join(systems)} ({why})"), details=details)


def told(story: Story, best: Followed | None, tried: Sequence[Followed], every: Sequence[Event]) -> Explanation:
    """Return what was found, in words and as JSON."""
    details: dict[str, Any] = {"tried": len({one.candidate for one in tried}), "events": len(every)}
    if best is None:
        return Explanation("inconclusive", ("the model: no scenario was asked for",), details)
    details |= {
        "system": best.candidate.system,
        "scenario": best.candidate.scenario,
        "explained": best.explained,
        "patient": not best.is_strict,
        "worlds": len(best.follower.nodes),
        "most_worlds": best.follower.most,
        "visited": sum(one.follower.visited for one in tried),
    }
    where = f"{best.candidate.system}, {best.candidate.scenario}"
    if best.is_explained:
        others = [one.candidate for one in tried if one.is_explained and one.candidate != best.candidate]
        details |= {"also": [f"{one.system}, {one.scenario}" for one in others]}
        return explained(story, best, where, details)
    if best.follower.limit is not None:
        line = best.follower.stopped.line if best.follower.stopped is not None else 0
        sentence = f"the model: inconclusive from line {line} on with {where}: {best.follower.limit}"
        return Explanation("inconclusive", (sentence,), details | {"why": best.follower.limit, "line": line})
    if not best.is_begun:
        why = "no scenario of the model begins like this record; record from before the operation on, or look at what"
        why += " the deadlines and invariants say"
        return Explanation("inconclusive", (f"the model: inconclusive: {why}",), details | {"why": why})
    return unexplained(best, where, details)


def explained(story: Story, best: Followed, where: str, details: dict[str, Any]) -> Explanation:
    """Return that a record is explained, and what comes next."""
    patient = "" if best.is_strict else f", with up to {PATIENCE_S} s for what is immediate in the model"
    best.follower.wait(story.clock)
    steps = len(best.node.run())
    sentences = [f"the model: explained by a run of {plural(steps, 'step')} of {where}{patient}"]
    if best.follower.is_midway:
        before = next(number for number, node in enumerate(best.node.chain()) if node.is_start)
        sentences[0] += f": the record begins in its middle, after {plural(before, 'step')}"
        details |= {"midway": True, "steps_before": before}
    if details["also"]:
        sentences.append(f"runs of these explain it as well: {'; '.join(details['also'])}")
    verdict = "explained"
    if story.is_full:
        verdict = "inconclusive"
        sentences.append(f"only the first {MOST_KEPT:,} changes were looked at")
    following = outlook(best.follower.tables, best.etcd_name, best.follower.nodes)
    details |= {"steps": steps, "next": None if following is None else outlook_json(following)}
    sentences += [] if following is None else outlook_words(following)
    return Explanation(verdict, tuple(sentences), details)


def unclear(
    best: Followed, tried: Sequence[Followed], every: Sequence[Event], midway: Sequence[Followed]
) -> Explanation:
    """Return that a record begins like no scenario, and that no world was found from which it is explained."""
    why = "no scenario of the model begins like this record"
    details: dict[str, Any] = {"tried": len({one.candidate for one in tried}), "events": len(every), "midway": True}
    if not midway:
        why += ", and no world that looks like its beginning was found on the way"
    elif best.follower.limit is not None:
        why += f", and from its middle on {best.follower.limit}"
    else:
        line = best.follower.failed.line if best.follower.failed is not None else 0
        where = f"{best.candidate.system}, {best.candidate.scenario}"
        why += f", and of the worlds that were found in the middle of one none explains it; {where} comes furthest, to "
        why += f"line {line}"
        details |= {"system": best.candidate.system, "scenario": best.candidate.scenario, "line": line}
    hint = "; record from before the operation on, or look at what the deadlines and invariants say"
    return Explanation("inconclusive", (f"the model: inconclusive: {why}{hint}",), details | {"why": why})


def unexplained(best: Followed, where: str, details: dict[str, Any]) -> Explanation:
    """Return the event that no run explains, with what the model could have done and the nearest miss."""
    follower, event = best.follower, best.follower.failed
    assert event is not None
    observed = difference(event)
    sentences = [
        f"the model: not explained from line {event.line} on, by no scenario that was tried; {where} comes furthest",
        f"observed in line {event.line}{when(event.at)}: {observed}",
    ]
    last = follower.last
    if last is not None:
        sentences.insert(1, f"explained up to line {last.line}: {difference(last)}")
    could = labels(follower.tables.model, follower.could_show(follower.around(MOST_AROUND)))
    if could:
        more = ", ..." if len(could) > MOST_NAMED else ""
        sentences.append(f"what the model could have done: {', '.join(could[:MOST_NAMED])}{more}")
    miss = nearest_miss(follower, event)
    if miss is not None:
        against = " ".join(miss.forbidden_by) or "it would have come at another time."
        sentences.append(f"nearest miss: {miss.actor}'s {miss.action}, but: {against}")
    else:
        sentences.append("no action of the model would have shown this")
    details |= {
        "line": event.line,
        "observed": observed,
        "last_explained_line": None if last is None else last.line,
        "possible": could,
        "nearest_miss": None
        if miss is None
        else {"action": miss.action, "actor": miss.actor, "forbidden_by": list(miss.forbidden_by)},
    }
    return Explanation("not explained", tuple(sentences), details)


MOST_AROUND = 1500
MOST_NAMED = 6


def difference(event: Event) -> str:
    """Return in words what an event shows."""
    place = event.place
    ordinal = f" {place.ordinal}" if place.kind.value in ("lease", "pod") else ""
    return f"{place.kind.value}{ordinal}: {', '.join(differing(event)) or 'another generation or timestamp'}"


def differing(event: Event) -> Iterator[str]:
    """Yield what differs between two views of an object."""
    if event.after is None:
        yield "is gone"
    elif event.after == ("terminating",):
        yield "terminates"
    else:
        before: View = event.before if event.before is not None and len(event.before) == len(event.after) else None
        for number, name in enumerate(FIELDS[event.place.kind]):
            old, new = before[number] if before else None, event.after[number]
            if before is None or old != new:
                yield f"{name} {worded(new)}" if before is None else f"{name} {worded(old)} -> {worded(new)}"


def worded(value: Any) -> str:
    """Return a value as it is printed."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def outlook_words(following: Outlook) -> list[str]:
    """Return what comes next in sentences."""
    subject, ending = following.matter.subject, following.matter.ending
    said: dict[tuple[str, ...], str] = {
        ("clears",): f"{subject} is {ending} in the end",
        ("stuck",): f"{subject} is stuck: in no run whatsoever is it {ending} without a fault",
        ("starved",): f"{subject} may starve: that it is {ending} stays possible, but in a fair run it never is",
    }
    sentences = [f"what comes next: {said.get(following.kinds, f'{subject} may be ' + ' or '.join(following.kinds))}"]
    if following.best_s is not None:
        sentences[0] += f", at best within {following.best_s} s"
        if following.kinds == ("clears",) and following.is_worst_known:
            worst = "without a bound" if following.worst_s is None else f"within {following.worst_s} s"
            sentences[0] += f", at worst {worst}"
    if following.since is not None:
        since = following.since
        sentences.append(f"stuck since line {since.line}{when(since.at)}: {difference(since)}")
    if following.is_since_before:
        sentences.append("it was stuck already when the record began")
    if following.bug is not None:
        bug = following.bug
        sentences.append(f"a known bug has this shape: {bug.name} ({bug.links[0]}): {bug.cause}")
    elif "stuck" in following.kinds:
        sentences.append("no known bug has this shape")
    if following.looked_at < following.of:
        sentences.append(f"looked at {following.looked_at} of {following.of} worlds that agree with the record")
    return sentences


def outlook_json(following: Outlook) -> dict[str, Any]:
    """Return what comes next as JSON."""
    bug, since = following.bug, following.since
    return {
        "matter": following.matter.name,
        "kinds": list(following.kinds),
        "best_s": following.best_s,
        "worst_s": following.worst_s,
        "worst_known": following.is_worst_known,
        "stuck_since_line": None if since is None else since.line,
        "stuck_since_before": following.is_since_before,
        "known_bug": None if bug is None else {"name": bug.name, "links": list(bug.links), "sentence": bug.cause},
        "worlds_looked_at": following.looked_at,
        "worlds": following.of,
    }
