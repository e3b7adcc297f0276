"""Why a run came to its end, in a few sentences made from the run itself.

Until when could it have been saved, and which step lost it; who waits for whom at the end, and for what; which faults
and stale reads it needs. What a budget of worlds did not suffice to decide is said to be undecided.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from properties.property import Case, bind
from properties.question import Question
from properties.search.essential import Essentials, Part, essentials
from properties.search.fates import Fates, Turning
from properties.search.forks import Forks
from properties.search.kinds import Judge
from properties.search.region import Fair, explore, fair_choices
from properties.search.tables import Word
from properties.search.waiting import Goal, Lack, Run, Wait, Waiting, leaves
from properties.traces.replay import Replay, first_violation
from properties.traces.text import changes, printed

WORLDS, LOOP_WORLDS, REPLAYS, MOST_CHANGES = 200_000, 5_000, 300, 6
COPY = "_cache"
"""How the names of components end that are copies of something."""


@attrs.frozen
class Why:
    """An explanation: its sentences, who waits for whom, one sentence each, and the moments that it names.

    A moment is the number of a world, which is that of the step that leads to it, and what it is.
    """

    sentences: tuple[str, ...] = ()
    waits: tuple[str, ...] = ()
    moments: tuple[tuple[int, str], ...] = ()


def explain(run: Replay, question: Question, *, worlds: int = WORLDS) -> Why:
    """Return why a replayed run violates its property, as far as about so many worlds suffice to tell."""
    cases = bind(question.what, run.tables)
    found = first_violation(cases, run.words)
    if found is None:
        return Why((f"There is nothing to explain: {run.why_not}.",))
    return Explanation(run, cases[found[1]], question.what.form == "within", worlds).why()


class Explanation:
    """What is known of one violated case of a run, and how it is said."""

    def __init__(self, run: Replay, case: Case, is_request: bool, worlds: int) -> None:
        assert run.violated_at is not None
        self.run = run
        self.case = case
        self.is_request = is_request
        self.worlds = worlds
        self.model = run.model
        self.at = run.violated_at
        self.kind = (run.judgement.kind if run.judgement is not None else None) or run.trace.kind
        self.is_endless = self.kind in ("stuck", "starved")
        fair: Fair = fair_choices(self.model) if run.trace.settings.choices == "fair" else {}
        bad = (lambda word: False) if self.is_endless else self._is_broken
        self.fates = Fates(run.tables, case.pending, bad, fair=fair, worlds=worlds)

    def _is_broken(self, word: Word) -> bool:
        return self.case.breaks(word) or self.case.early(word) or self.case.overdue(word)

    def why(self) -> Why:
        """Return the explanation."""
        end = len(self.run.words) if self.is_endless else self.at + 1
        turning = self.fates.turning(self.run.words[:end], self.run.steps[: end - 1])
        needed = self._essentials()
        waits = tuple(self._waits()) if self.is_endless else ()
        return Why(
            (*self._turned(turning), *self._asked(turning), *self._essential(needed)),
            waits,
            tuple(self._moments(turning)),
        )

    # -- how steps and slots are said -----------------------------------------------------------------------------

    def _step(self, number: int) -> str:
        """Return a step, by the number of the world that it leads to, in words."""
        step = self.run.trace.steps[number - 1]
        return f"step {number} ({step.at_s} s, {step.actor}: {step})"

    def _place(self, number: int) -> str:
        at_s = self.run.trace.steps[number - 1].at_s if number else 0
        return f"after step {number} ({at_s} s)" if number else "at the beginning"

    def _happens(self, number: int) -> str:
        """Return what happens in a step, and what changes in it."""
        action = self.run.steps[number - 1].action
        sentence = "Time passes." if action is None else self.model.actions[action].action.sentence
        before, after = (self.run.tables.decode(self.run.words[n]) for n in (number - 1, number))
        watched = {self.model.slots[position].name for position in self.model.observer_of}
        found = [
            f"{change['slot']} {change['field']} from {change['before']} to {change['after']}"
            for change in changes(self.model, before, after)
            if change["slot"] not in watched
        ]
        return f"{sentence} It changes {', '.join(found[:MOST_CHANGES])}." if found else sentence

    def _actor(self, action: int) -> str:
        return self.model.actions[action].action.actor.name

    # -- until when ------------------------------------------------------------------------------------------------

    def _turned(self, turning: Turning) -> Iterator[str]:
        still = "every request is still answered" if self.is_endless else "it is still avoided"
        budget = f"within {self.worlds} worlds"
        if turning.lost is None:
            if turning.safe is None:
                yield f"Whether it could have been saved was not decided {budget}."
            else:
                yield f"It could be saved until the very end: even there {still} on some fair run."
            return
        if turning.lost == 0:
            yield "It was lost from the very beginning: without a fault, no fair run avoids it."
            return
        if turning.is_decided:
            yield (
                f"It could last have been saved {self._place(turning.lost - 1)}: from there {still} on some fair run "
                "without another fault."
            )
            yield f"What lost it is {self._step(turning.lost)}. {self._happens(turning.lost)}"
            return
        since = "" if turning.safe is None else f", and not yet {self._place(turning.safe)}"
        place = self._place(turning.lost)
        yield f"It was lost {place} at the latest{since}; which step lost it was not decided {budget}."

    def _asked(self, turning: Turning) -> Iterator[str]:
        """Say when the request was set that is not answered."""
        if not self.is_request or not self.case.pending(self.run.words[self.at]):
            return
        since = self.at
        while since > 0 and self.case.pending(self.run.words[since - 1]):
            since -= 1
        if since:
            lost = turning.lost is not None and turning.lost < since
            already = ", when all was lost already" if lost else ""
            yield f"The request that is not answered in time was set in {self._step(since)}{already}."

    def _moments(self, turning: Turning) -> Iterator[tuple[int, str]]:
        if turning.lost and turning.is_decided:
            yield turning.lost - 1, "the last moment from which it could be saved"
            yield turning.lost, f"what lost it: {self.run.trace.steps[turning.lost - 1]}"

    # -- who waits for whom ----------------------------------------------------------------------------------------

    def _waits(self) -> Iterator[str]:
        run = self.run
        loop = len(run.steps) if run.trace.loop is None else run.trace.loop
        words: Sequence[Word] = run.words[loop:]
        taken = frozenset(step.action for step in run.steps[loop:] if step.action is not None)
        if self.kind == "stuck":
            region = explore(self.fates.onward, run.words[-1], lambda word: False, LOOP_WORLDS)
            if region is not None:
                words = region.words
                taken = frozenset(step.action for step in region.steps if step.action is not None)
        runs = [*self._saved(), Run(run.steps[:loop], run.words[: loop + 1])]
        answers = self._answers(runs)
        waiting = Waiting(run.tables, words, runs)
        chain = waiting.chain([Goal(action) for action in answers])
        waiters = waiting.waiters(frozenset(answers), taken)
        yield from self._circle(chain, waiters, answers)
        for wait in waiters:
            yield self._waits_to(wait)
        for wait in chain:
            yield self._waits_to(wait)

    def _saved(self) -> Iterator[Run]:
        """Yield runs from the beginning that leave this one where it could still be saved, the last to leave first."""
        number = {word: place for place, word in enumerate(self.run.words)}
        for steps, path in sorted(self.fates.saved, key=lambda one: -number.get(one[1][0], 0)):
            place = number.get(path[0], 0)
            yield Run((*self.run.steps[:place], *steps), (*self.run.words[:place], *path))

    def _answers(self, runs: Sequence[Run]) -> list[int]:
        """Return the actions that answer a request in some run."""
        pending = self.case.pending
        found: dict[int, None] = {}
        for run in runs:
            for number, step in enumerate(run.steps):
                if step.action is not None and pending(run.words[number]) and not pending(run.words[number + 1]):
                    found[step.action] = None
        return list(found)

    def _waits_to(self, wait: Wait) -> str:
        label = self.model.actions[wait.goal.action].label
        then = f", on its way to {self.model.actions[wait.on_the_way_to[0]].label}" if wait.on_the_way_to else ""
        guards = " and ".join(f"\u201c{guard}\u201d" for guard in wait.guards)
        false = f" What does not hold: {guards}" if guards else ""
        who = self._actor(wait.goal.action)
        if wait.at_rest is not None:
            return f"{who} cannot {label}: {self.model.slots[wait.at_rest].name} never changes any more.{false}"
        if not wait.lacks:
            step = label if wait.possible is None else self.model.label(wait.possible)
            return f"{who} could {step}{then}, again and again, and on this run never does."
        lacks = "; ".join(self._lack(lack) for lack in wait.lacks)
        return f"{who} waits to {label}{then}.{false} It would take {lacks}."

    def _lack(self, lack: Lack) -> str:
        values = self.run.tables.interned[lack.position].values
        here, there = dict(leaves(values[lack.here])), dict(leaves(values[lack.there]))
        differ = [name for name, value in there.items() if here[name] != value and not name.startswith("unseen")]
        wanted = ", ".join(f"{name} {printed(there[name])} instead of {printed(here[name])}" for name in differ)
        by = ""
        if lack.giver is not None:
            by = f" (from {self._actor(lack.giver.action)}: {self.model.actions[lack.giver.action].label})"
        return f"{self.model.slots[lack.position].name} with {wanted or 'another age'}{by}"

    def _circle(self, chain: Sequence[Wait], waiters: Sequence[Wait], answers: Sequence[int]) -> Iterator[str]:
        """Say by name who waits for whom, as far as it goes, or until it comes back to somebody."""
        if not chain:
            return
        of = {action: wait for wait in chain for action in (wait.goal.action, *wait.on_the_way_to)}
        wait: Wait | None = chain[0]
        names = [self._who(waiters[0])] if waiters else []
        rests = False
        while wait is not None:
            who = self._who(wait)
            if names and who == names[-1]:
                pass
            elif who in names:
                names.append(who)
                break
            elif not self._is_courier(wait.goal.action):
                names.append(who)
            rests = wait.at_rest is not None
            givers = [lack.giver.action for lack in wait.lacks if lack.giver is not None]
            following = next((of[giver] for giver in givers if giver in of), None)
            wait = None if following is wait else following
        if len(names) > 1:
            links = ", ".join(f"{one} waits for {other}" for one, other in pairwise(names))
            circle = names[-1] in names[:-1]
            end = "; it goes round in a circle" if circle else f", and {names[-1]} is at rest" if rests else ""
            yield f"{links}{end}."

    def _who(self, wait: Wait) -> str:
        """Return an actor, with the number of the member where it has several places."""
        bound = self.model.actions[wait.goal.action]
        slot = self.model.slots[bound.writes[0]]
        several = sum(one.component is slot.component for one in self.model.slots) > 1
        return f"{bound.action.actor.name} ({slot.name})" if several else bound.action.actor.name

    def _is_courier(self, action: int) -> bool:
        """Tell whether an action only carries news to a copy."""
        return all(self.model.slots[p].component.name.endswith(COPY) for p in self.model.actions[action].writes)

    # -- what it needs ---------------------------------------------------------------------------------------------

    def _essentials(self) -> Essentials:
        judge = Judge(self.run.tables, self.case, limit=self.worlds)

        def is_there(word: Word) -> bool:
            if self.kind == "stuck":
                return self.case.overdue(word) and judge.judge(word, thorough=False).kind in ("stuck", "open")
            return self._is_broken(word)

        copies = frozenset(slot.component.name for slot in self.model.slots if slot.component.name.endswith(COPY))
        steps, words = self.run.steps[: self.at], self.run.words[: self.at + 1]
        return essentials(Forks(self.run.tables), steps, words, is_there, copies, replays=REPLAYS)

    def _essential(self, found: Essentials) -> Iterator[str]:
        faults = [part for part in found.needed if part.copy is None]
        stale = [part for part in found.needed if part.copy is not None]
        if faults:
            yield f"Without {self._parts(faults)}, a fault, what follows no longer leads there."
        if stale:
            yield f"Without the stale read of {self._parts(stale)}, what follows no longer leads there as it stands."
        if found.spare:
            kinds = "faults or stale reads" if any(p.copy is None for p in found.spare) else "stale reads"
            others = "other " if found.needed else ""
            yield f"Left out one by one, these {others}{kinds} made no difference: {len(found.spare)}."
        parts = (*found.needed, *found.spare, *found.untried)
        if not any(part.copy is None for part in parts):
            yield "There is no fault in it." if parts else "There is no fault and no stale read in it."
        if found.untried:
            yield f"{len(found.untried)} more faults or stale reads were not left out: {REPLAYS} replays were too few."

    def _parts(self, parts: Sequence[Part]) -> str:
        return " or ".join(
            (f"{part.copy} by " if part.copy is not None else "") + self._step(part.step + 1) for part in parts
        )
