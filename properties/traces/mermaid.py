"""A run as a Mermaid sequence diagram, as GitHub draws it.

Each process has a lane; processes that exist once for each member share the member's. A step that changes what another
process keeps is a message to it. Of a long run only some steps are drawn: faults, what moves the property, and actions
that are rare in this run; what is routine in it is counted in notes. A loop shows each of its messages once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from model.kernel.binding import show
from properties.property import Property, asked, bind
from properties.search.tables import Word
from properties.traces.footprints import Footprints, Process, changed
from properties.traces.replay import Replay
from properties.traces.text import differing

FEW = 60
"""So many steps are drawn one by one; of a longer run, only so many of those that matter most."""
SHORT = 2
"""So many steps between two that are drawn are drawn too, instead of a note."""
DETAIL = 40
"""So many characters of what a step changed are written below its name: longer texts drive the lanes apart."""
NARROW = '%%{init: {"sequence": {"actorMargin": 16, "width": 110}}}%%'
ROLES = ("pending", "overdue", "early", "breaks")


def render(run: Replay, what: Property) -> str:
    """Return the diagram."""
    lines = Drawing(run, what, drawn(run, what)).lines()
    return "\n".join([NARROW, "sequenceDiagram", *(f"    {line}" for line in lines)]) + "\n"


# -- what is drawn -----------------------------------------------------------------------------------------------------


def drawn(run: Replay, what: Property) -> list[int]:
    """Return the numbers of the steps before the loop that are drawn one by one: all, or those that matter most."""
    end = len(run.steps) if run.trace.loop is None else run.trace.loop
    steps = [number for number in range(end) if run.steps[number].action is not None]
    if len(steps) <= FEW:
        return steps
    wanted = [steps[0], *moving(run, what, steps), *(number for number in steps if is_fault(run, number))]
    kept = set(wanted[-FEW:])
    by_action: dict[str, set[int]] = {}
    for number in reversed(steps):
        by_action.setdefault(run.trace.steps[number].action, set()).add(number)
    for rare in sorted(by_action.values(), key=len):  # of two that are equally rare, the one that comes last is first
        if len(kept | rare) <= FEW:
            kept |= rare
    return filled(steps, kept)


def is_fault(run: Replay, number: int) -> bool:
    """Tell whether a step is a fault."""
    action = run.steps[number].action
    return action is not None and run.model.actions[action].action.fault is not None


def moving(run: Replay, what: Property, steps: Iterable[int]) -> Iterator[int]:
    """Yield the steps that change what the property looks at: the step of its chart where it has one."""
    tables = run.tables
    looked: set[int] = set()
    for case in bind(what, tables):
        for role in (role for role in ROLES if role in what.predicates):
            found = asked(what.predicates[role], case.instance, tables)
            looked.update(found.slots.values())
            for fold in found.folds.values():
                looked.update(position for _, positions, *_ in fold.parts for position in positions)
    for number in steps:
        before, after = run.words[number], run.words[number + 1]
        pairs = [(value(run, before, p), value(run, after, p)) for p in changed(before, after, looked)]
        if any(not hasattr(new, "step") or old.step != new.step for old, new in pairs):
            yield number


def filled(steps: Sequence[int], kept: set[int]) -> list[int]:
    """Return the kept steps with those of short stretches between them."""
    found: list[int] = []
    stretch: list[int] = []
    for number in steps:
        stretch.append(number)
        if number in kept:
            found += stretch if len(stretch) <= SHORT + 1 else [number]
            stretch = []
    return found + (stretch if len(stretch) <= SHORT else [])


def value(run: Replay, word: Word, position: int) -> Any:
    """Return the value of a slot in a word."""
    return run.tables.interned[position].values[word[position]]


# -- how it is drawn ---------------------------------------------------------------------------------------------------


@attrs.frozen
class Message:
    """One step as an arrow between two lanes, by their labels, with what it changed for the second."""

    number: int
    source: str
    target: str
    name: str
    details: str
    is_fault: bool


class Drawing:
    """The lines of a diagram of some steps, and of the loop that follows them."""

    def __init__(self, run: Replay, what: Property, numbers: Iterable[int]) -> None:
        self.run = run
        self.what = what
        self.footprints = Footprints(run.model)
        # An index that all processes have tells none of them apart: whose Etcd it is stands in the arguments.
        indexed = [set(names) for names in self.footprints.indices.values() if names]
        self._common = set.intersection(*indexed) if len(indexed) > 1 else set()
        self.messages = {number: self._message(number) for number in numbers}
        begin = len(run.steps) if run.trace.loop is None else run.trace.loop
        looped = (number for number in range(begin, len(run.steps)) if run.steps[number].action is not None)
        self.looped = [self._message(number) for number in looped]
        messages = [*self.messages.values(), *self.looped]
        used = {message.source for message in messages} | {message.target for message in messages}
        every = list(dict.fromkeys(self._lane(process) for process in self.footprints.processes))
        lanes = [label for label in every if label in used] or every[:1]
        self.names = {label: f"L{n}" for n, label in enumerate(lanes)}
        self._shown_s = -1

    def lines(self) -> Iterator[str]:
        """Yield the lanes, and what happens, from the first step to the loop or the last step."""
        run = self.run
        yield from (f"participant {name} as {label}" for label, name in self.names.items())
        stretch: list[int] = []
        for number in range(len(run.steps) if run.trace.loop is None else run.trace.loop):
            if number in self.messages:
                yield from self._folded(stretch)
                yield self._arrow(self.messages[number])
                stretch = []
            elif run.steps[number].action is not None:
                stretch.append(number)
            if run.violated_at == number + 1:
                yield from self._folded(stretch)
                yield self._violation()
                stretch = []
        yield from self._folded(stretch)
        if run.trace.loop is not None:
            yield from self._loop(run.trace.loop)

    def _message(self, number: int) -> Message:
        """Return a step as a message to the first other process of which it changes something, or to itself."""
        action = self.run.steps[number].action
        assert action is not None
        process = self.footprints.processes[action]
        before, after = self.run.words[number], self.run.words[number + 1]
        source = target = self._lane(process)
        details: list[str] = []
        for position in changed(before, after, self.run.model.actions[action].writes):
            lane = self._lane(self.footprints.owner(self.run.model.slots[position]) or process)
            differs = differing(value(self.run, before, position), value(self.run, after, position))
            told = [f"{field} {old} → {new}" for field, old, new in differs]
            if told and (not details or target == source != lane):
                target, details = lane, told
        said = Process(process.actor) if source == process.actor else process
        name = self.footprints.label(self.run.trace.steps[number], said)
        name = name if source in (process.actor, str(process)) else f"{process.actor} {name}"
        fault = is_fault(self.run, number)
        mark = " (fault)" if fault else ""
        return Message(number, source, target, clean(name) + mark, clean(shortened(details)), fault)

    def _lane(self, process: Process) -> str:
        """Return the label of a process's lane."""
        own = {name for name, _ in process.instance} - self._common
        if not own:
            return process.actor
        mine = self.footprints.indices[process.actor]
        if sum(names == mine for names in self.footprints.indices.values()) > 1:
            return ", ".join(f"{name} {show(v)}" if name in own else show(v) for name, v in process.instance)
        return str(process)

    def _arrow(self, message: Message, times: int = 0) -> str:
        at_s = self.run.trace.steps[message.number].at_s
        time = f"{at_s} s: " if at_s != self._shown_s and not times else ""
        self._shown_s = at_s
        arrow = "-x" if message.is_fault else "->>"
        more = f" ({times} times)" if times > 1 else ""
        details = f"<br/>{message.details}" if message.details else ""
        return f"{self.names[message.source]}{arrow}{self.names[message.target]}: {time}{message.name}{more}{details}"

    def _folded(self, numbers: Sequence[int]) -> Iterator[str]:
        """Yield a note that counts the steps of a stretch, unless there are none."""
        if numbers:
            first, last = (self.run.trace.steps[n].at_s for n in (numbers[0], numbers[-1]))
            counts = Counter(self.run.trace.steps[number].actor for number in numbers)
            self._shown_s = last
            when = f"{first} s" if first == last else f"{first} s to {last} s"
            told = ", ".join(f"{actor} {count}" for actor, count in counts.most_common())
            yield self._note(f"{when}: {len(numbers)} more step{'s' if len(numbers) > 1 else ''}<br/>{told}")

    def _note(self, text: str) -> str:
        lanes = list(self.names.values())
        return f"Note over {lanes[0]}{f',{lanes[-1]}' if len(lanes) > 1 else ''}: {text}"

    def _violation(self) -> str:
        at_s = self.run.trace.steps[(self.run.violated_at or 0) - 1].at_s
        return self._note(f"{at_s} s: {self.what.name} is violated here")

    def _loop(self, begin: int) -> Iterator[str]:
        """Yield the loop: each message once, in the order in which they first come, with how often it does."""
        steps = self.run.trace.steps
        first: dict[str, Message] = {}
        counts: Counter[str] = Counter()
        for message in self.looped:
            label = f"{message.source} {steps[message.number]}"
            counts[label] += 1
            first.setdefault(label, message)
        yield f"loop for ever, each round takes {steps[-1].at_s - (steps[begin - 1].at_s if begin else 0)} s"
        for label, message in first.items():
            yield f"    {self._arrow(message, counts[label])}"
        if self.run.violated_at is not None and self.run.violated_at > begin:
            yield f"    {self._violation()}"
        yield "end"


def shortened(details: Sequence[str]) -> str:
    """Return what changed, as far as there is room for it."""
    found = ""
    for number, detail in enumerate(details):
        if number and len(found) + len(detail) > DETAIL:
            return f"{found}, ..."
        found += f"{', ' if number else ''}{detail}"
    return found


def clean(text: str) -> str:
    """Return text without what would end a message in Mermaid."""
    return text.replace(";", ",").replace("#", "no. ").replace("<", "(").replace("\n", " ")
