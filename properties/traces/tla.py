"""A run as TLA+: a module of the run, the module of the model that it extends, and a configuration for TLC.

The model is compiled to tables, as for Spin: ids stand for values, and the program that looks them up is the plain
interpreter once more: urgency, folds, observers and the tick, in any order. The tables hold every action's outcomes,
taken or not, in every world of this run and in no other: enough to certify each of its steps. A step that the model
does not allow there leaves TLC without a successor; a world beyond the tables is an assertion that fails.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

import attrs

from properties.property import Property, asked, bind
from properties.registry import BadInputError
from properties.search.tables import ActionTable, Change, FoldTable, Tables, Word
from properties.traces.replay import Replay, run_of
from properties.traces.text import printed

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
ROLES = ("breaks", "early", "overdue")
WIDE = 116
MODEL = """\
---- MODULE {name}Model ----
\\* {system}, {scenario}: the worlds of one run, and all that is possible in them but the last.
\\* word has the id of each slot's value; taken is the step that led to it.
EXTENDS Naturals, Sequences, TLC
VARIABLES word, taken

Idle == [urgent |-> FALSE, does |-> <<>>]

{slots}

{initial}

\\* Where the property of the run is broken, in the words of its predicates.
{predicates}

\\* Folds: questions about many slots. Their answers are numbered after the slots.
{folds}

\\* Actions, in the model's order: of which slot and in which of its values they are possible at all, what they read,
\\* what they write, and what they do: whether it is urgent, and the new values for each choice.
{actions}

\\* Observers, which look at every step that writes what they read; the first that they read is their own slot.
{observers}

\\* What a tick makes of each value; Len(...) + 1 where it does not let time pass, and 0 where nobody asked.
{ticking}

Range(s) == {{s[i] : i \\in DOMAIN s}}
Look(table, reads, s) ==
    LET key == TLCEval([i \\in DOMAIN reads |-> s[reads[i]]])
    IN IF key \\in DOMAIN table THEN table[key] ELSE Assert(FALSE, <<"the tables do not know this world", key>>)

Answers(w) == [i \\in DOMAIN Folds |-> Look(Folds[i].says, Folds[i].reads, w)]
Breaks(w) == LET s == w \\o Answers(w) IN \\E p \\in Range(Predicates) : Look(p.says, p.reads, s)

RECURSIVE Observed(_, _, _)
Observed(n, w, writes) ==
    IF n > Len(Observers) THEN w
    ELSE LET reads == Observers[n].reads
         IN IF Range(reads) \\cap Range(writes) = {{}} THEN Observed(n + 1, w, writes)
            ELSE Observed(n + 1, [w EXCEPT ![reads[1]] = Look(Observers[n].says, reads, w)], writes)

Written(w, writes, values) == [slot \\in DOMAIN w |->
    IF slot \\in Range(writes) THEN values[CHOOSE n \\in DOMAIN writes : writes[n] = slot] ELSE w[slot]]

Later(n, w) == Ticking[n].later[w[Ticking[n].slot] + 1]
Ticks(w) == \\A n \\in DOMAIN Ticking :
    IF Later(n, w) = 0 THEN Assert(FALSE, <<"the tables do not know this world", Ticking[n].slot>>)
    ELSE Later(n, w) <= Len(Ticking[n].later)
Aged(w) == [slot \\in DOMAIN w |->
    LET mine == {{n \\in DOMAIN Ticking : Ticking[n].slot = slot}}
    IN IF mine = {{}} THEN w[slot] ELSE Later(CHOOSE n \\in mine : TRUE, w) - 1]

Init == word = Initial /\\ taken = "nothing"

\\* All steps that are possible in a world, with the worlds that they lead to. TLCEval has TLC compute a value once.
Ways(w) ==
    LET s == TLCEval(w \\o Answers(w))
        alive == {{a \\in DOMAIN Actions : w[Actions[a].slot] \\in Actions[a].at}}
        row == TLCEval([a \\in alive |-> Look(Actions[a].does, Actions[a].reads, s)])
        able == TLCEval({{a \\in alive : row[a].does # <<>>}})
        chosen == UNION {{{{a}} \\X DOMAIN row[a].does : a \\in able}}
        Way(a, does) == [step |-> does.step,
                         word |-> Observed(1, Written(w, Actions[a].writes, does.values), Actions[a].writes)]
        may_tick == (\\A c \\in chosen : ~row[c[1]].urgent) /\\ Ticks(w)
    IN {{Way(c[1], row[c[1]].does[c[2]]) : c \\in chosen}}
       \\cup (IF may_tick THEN {{[step |-> "tick", word |-> Aged(w)]}} ELSE {{}})

Next == \\E way \\in Ways(word) : taken' = way.step /\\ word' = way.word
====
"""
RUN = """\
---- MODULE {name} ----
\\* {property}: {sentence}
\\* A run of {steps} steps on {system}, {scenario}. TLC accepts it if it reports that the invariant {verdict}.
\\* Where a step is none of the model's, TLC reports a deadlock before it.
EXTENDS {name}Model
VARIABLES done, broken, mark
vars == <<word, taken, done, broken, mark>>

Run == <<
{run}
>>
\\* After the last step, the world is again as it was after this many.
Loop == {loop}

RunInit == Init /\\ done = 0 /\\ broken = Breaks(word) /\\ mark = word
Follow == /\\ done < Len(Run)
          /\\ Next
          /\\ taken' = Run[done + 1]
          /\\ done' = done + 1
          /\\ broken' = (broken \\/ Breaks(word'))
          /\\ mark' = IF done' = Loop THEN word' ELSE mark
Stay == done = Len(Run) /\\ UNCHANGED vars
RunSpec == RunInit /\\ [][Follow \\/ Stay]_vars

\\* The run goes back to where its loop begins.
Closes == done = Len(Run) => word = mark
\\* The run ends without having broken the property.
Holds == done = Len(Run) => ~broken
\\* The run does not end: TLC says that this is violated when it has accepted every step.
Ends == done < Len(Run)
====
"""
CONFIGURATION = """\
SPECIFICATION RunSpec
INVARIANTS {invariants}
"""


def parts(run: Replay, what: Property, name: str) -> Mapping[str, str]:
    """Return the run, the model and the configuration, by what their names end in; `name` is that of the module.

    Raises BadInputError where it is none that TLA+ can have.
    """
    if NAME.fullmatch(name) is None:
        raise BadInputError(f"{name!r} is no name of a TLA+ module: letters, digits and underscores, a letter first")
    trace = run.trace
    tables = Tables(run.model)
    steps, words = run_of(trace, tables)
    for word in words[:-1]:
        tables.look_ahead(word)
    labels = [f'"{run.model.label(step)}"' for step in steps]
    names = {"name": name, "system": trace.system, "scenario": trace.scenario}
    violated = run.violated_at is not None
    module = RUN.format(
        **names,
        property=what.name,
        sentence=what.sentence,
        steps=len(steps),
        verdict="Holds is violated" if violated else "Ends is violated",
        run="\n".join(wrap(", ".join(labels), WIDE, initial_indent="    ", subsequent_indent="    ",
                           break_long_words=False, break_on_hyphens=False)),
        loop=len(steps) if trace.loop is None else trace.loop,
    )  # fmt: skip
    invariants = "Closes Holds" if violated else "Closes Holds Ends"
    return {
        ".tla": module,
        "Model.tla": MODEL.format(**names, **Compiled(tables, words, what).definitions()),
        ".cfg": CONFIGURATION.format(invariants=invariants),
    }


class Compiled:
    """The tables of a model over the worlds of a run, as definitions in TLA+. Positions are counted from 1."""

    def __init__(self, tables: Tables, words: Iterable[Word], what: Property) -> None:
        self.tables = tables
        self.slots = tables.model.slots
        self.words = list(dict.fromkeys(words))
        self.folds: dict[int, tuple[int, FoldTable]] = {}
        self.predicates = list(self._predicates(what))
        self.actions = [self._action(table) for table in tables.actions if self._alive(table)]

    def definitions(self) -> dict[str, str]:
        """Return the parts of the model's module."""
        return {
            "slots": "\n".join(self._values()),
            "initial": f"Initial == {sequence(self.tables.initial)}",
            "predicates": defined("Predicates", self.predicates),
            "folds": defined("Folds", (self._fold(fold) for _, fold in self.folds.values())),
            "actions": defined("Actions", self.actions),
            "observers": defined("Observers", self._observers()),
            "ticking": defined("Ticking", self._ticking()),
        }

    def _values(self) -> Iterator[str]:
        """Yield, as comments, what the ids of each slot stand for: the first in full, others by what differs."""
        for slot, interned in zip(self.slots, self.tables.interned, strict=True):
            yield f"\\* {slot.position + 1} {slot.name}"
            first = dict(fields(interned.values[0]))
            for identity, value in enumerate(interned.values):
                told = [f"{k} {v}" for k, v in fields(value) if identity == 0 or first[k] != v]
                text = f"{identity}: {', '.join(told)}"
                yield from wrap(text, WIDE, initial_indent="\\*   ", subsequent_indent="\\*      ")

    def _predicates(self, what: Property) -> Iterator[str]:
        for case in bind(what, self.tables):
            for role in (role for role in ROLES if role in what.predicates):
                found = asked(what.predicates[role], case.instance, self.tables)
                test = getattr(case, role)
                reads = [*(p + 1 for p in found.slots.values()), *map(self._answer, found.folds.values())]
                says = {found.key(word): str(test(word)).upper() for word in self.words}
                yield f"[reads |-> {sequence(reads)}, says |-> {function(says)}] \\* {what.predicates[role].__name__}"

    def _answer(self, fold: FoldTable) -> int:
        """Return the position of a fold's answer."""
        return self.folds.setdefault(id(fold), (len(self.slots) + len(self.folds) + 1, fold))[0]

    def _fold(self, fold: FoldTable) -> str:
        reads = sorted({position for _, positions, *_ in fold.parts for position in positions})
        says = {tuple(word[position] for position in reads): str(fold.id(word)) for word in self.words}
        return f"[reads |-> {sequence(p + 1 for p in reads)}, says |-> {function(says)}]"

    def _alive(self, table: ActionTable) -> list[int]:
        """Return the ids of an action's subject in which it is possible at all."""
        at = table.bound.action.at
        values = self.tables.interned[table.bound.writes[0]].values
        return [identity for identity, value in enumerate(values) if not at or value.step in at]

    def _action(self, table: ActionTable) -> str:
        bound = table.bound
        reads = [*(p + 1 for p in bound.reads), *map(self._answer, table.folds)]
        turned = {key: [change for _, change in found] for key, found in table.turned.items()}
        does = {key: self._row([*found, *turned.get(key, ())]) for key, found in table.table.items()}
        return (
            f"\\* {bound.action.actor.name} {bound.label}\n    "
            f"[slot |-> {bound.writes[0] + 1}, at |-> {{{', '.join(map(str, self._alive(table)))}}}, "
            f"reads |-> {sequence(reads)}, writes |-> {sequence(p + 1 for p in bound.writes)}, does |->\n"
            f"        {function(does)}]"
        )

    def _row(self, found: Sequence[Change]) -> str:
        if not found:
            return "Idle"
        does = (
            f'[step |-> "{self.tables.model.label(step)}", values |-> {sequence(value for _, value in writes)}]'
            for step, writes, _ in found
        )
        return f"[urgent |-> {str(found[0][2]).upper()}, does |-> {sequence(does)}]"

    def _observers(self) -> Iterator[str]:
        for bound, _, table in self.tables._observers:
            says = {key: str(value) for key, value in table.items()}
            yield f"[reads |-> {sequence(p + 1 for p in bound.positions)}, says |->\n        {function(says)}]"

    def _ticking(self) -> Iterator[str]:
        for slot, interned, known in zip(self.slots, self.tables.interned, self.tables._ticks, strict=True):
            watching = self.tables.model.observer_of.get(slot.position)
            is_aged = watching is not None and watching.observer.aged is not None
            if is_aged or slot.component.timers or hasattr(slot.component.type, "ticked"):
                count = len(interned.values)
                later = [{-1: count}.get(known[n], known[n]) + 1 if n in known else 0 for n in range(count)]
                yield f"[slot |-> {slot.position + 1}, later |-> {sequence(later)}]"


def fields(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path and the printed value of each field of a record, timers included."""
    for field in attrs.fields(type(value)):
        inner = getattr(value, field.name)
        if attrs.has(type(inner)):
            yield from fields(inner, f"{path}{field.name}.")
        elif isinstance(inner, tuple):
            yield f"{path}{field.name}", f"({'; '.join(' '.join(v for _, v in fields(one)) for one in inner)})"
        else:
            yield f"{path}{field.name}", printed(inner)


def sequence(items: Iterable[object]) -> str:
    """Return a sequence in TLA+."""
    return f"<<{', '.join(map(str, items))}>>"


def function(table: Mapping[tuple[int, ...], str]) -> str:
    """Return a function from sequences of ids; keys with the same value are written together."""
    keys: dict[str, list[str]] = {}
    for key, value in table.items():
        keys.setdefault(value, []).append(sequence(key))
    found = (f"[k \\in {{{', '.join(of)}}} |-> {value}]" for value, of in keys.items())
    return " @@\n        ".join(found) or "<<>>"


def defined(name: str, items: Iterable[str]) -> str:
    """Return the definition of a sequence, one item a line."""
    lines = list(items)
    commas = ["," for _ in lines[1:]] + ["" for _ in lines[:1]]
    texts = ("    " + separated(line, comma) for line, comma in zip(lines, commas, strict=True))
    return "\n".join([f"{name} == <<", *texts, ">>"])


def separated(line: str, comma: str) -> str:
    """Return an item with its comma, which comes before the comment at its end."""
    text, star, comment = line.rpartition("] \\* ")
    return f"{text}]{comma} \\* {comment}" if star else f"{line}{comma}"
