"""An exhausted model as a Promela program, so that Spin counts the same worlds.

What the model's functions said becomes tables in C; the program below them, which looks them up, is the plain
interpreter once more: turns, urgency, folds, observers and the tick. It shares no code with the search. A slot holds
its id xor the initial one, so that the first world is all zero, as Spin has it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path

from model.kernel import ModelError
from model.kernel.binding import ALONE
from properties.files import write_whole
from properties.search.evaluated import Evaluated, Folded, Function, Ids, Rule
from properties.search.explore import Exploration

KEY_BITS = 62
UNREACHED = -2
PROGRAM = """\
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define ID(s, slot) ((s)[slot] ^ initial[slot])
#define SET(s, slot, id) ((s)[slot] = (id) ^ initial[slot])
typedef struct { int n; const int *slots; const int *folds; const int *shifts; int size; const long long *keys; } Key;
typedef struct { Key key; int subject; int fault; const int *at; const int *first; int writes; const int *slots;
                 const int *after; const int *urgent; const int *turn; int watching; const int *observers; } Rule;
typedef struct { Key key; const int *answer; } Part;
typedef struct { int start; int parts; const Part *part; int width; const int *combine; } Fold;
%(tables)s
static unsigned short seen[SLOTS];
static int is_seen, answers[FOLDS + 1], begin[RULES], end[RULES], turn, alone_rule, alone, may_tick;

static int unreached() {
    fprintf(stderr, "this world was not reached by the search\\n");
    exit(3);
}

static int answer(int fold, const unsigned short *s);

static int place(const Key *k, const unsigned short *s) {
    long long key = 0;
    int i, low = 0, high = k->size - 1;
    for (i = 0; i < k->n; i++)
        key |= (long long)(k->slots[i] >= 0 ? ID(s, k->slots[i]) : answer(k->folds[i], s)) << k->shifts[i];
    while (low <= high) {
        int middle = (low + high) / 2;
        if (k->keys[middle] == key) return middle;
        if (k->keys[middle] < key) low = middle + 1; else high = middle - 1;
    }
    return unreached();
}

static int answer(int fold, const unsigned short *s) {
    const Fold *f = &folds[fold];
    int j, total = f->start;
    if (answers[fold] >= 0) return answers[fold];
    for (j = 0; j < f->parts; j++)
        total = f->combine[total * f->width + f->part[j].answer[place(&f->part[j].key, s)]];
    return answers[fold] = total;
}

static int is_possible(int r, int o) {
    int t = rules[r].turn[o];
    if (r == alone_rule && o == alone) return 1;
    return t != FIRST && t != LAZY && (turn == FIRST ? rules[r].fault : t <= turn);
}

static void look(const unsigned short *s) {
    int i, j, o;
    if (is_seen && !memcmp(seen, s, sizeof seen)) return;
    for (i = 0; i < FOLDS; i++) answers[i] = -1;
    turn = LAZY;
    for (i = 0; i < RULES; i++) {
        begin[i] = end[i] = 0;
        if (!rules[i].at[ID(s, rules[i].subject)]) continue;
        j = place(&rules[i].key, s);
        begin[i] = rules[i].first[j];
        end[i] = rules[i].first[j + 1];
        for (o = begin[i]; o < end[i]; o++)
            if (rules[i].urgent[o] && rules[i].turn[o] < turn) turn = rules[i].turn[o];
    }
    alone_rule = alone = -1;
    for (i = 0; (turn == FIRST || turn == LAZY) && alone_rule < 0 && i < RULES; i++)
        for (o = begin[i]; alone_rule < 0 && o < end[i]; o++)
            if (rules[i].turn[o] == turn) { alone_rule = i; alone = o; }
    may_tick = 1;
    for (i = 0; i < RULES; i++)
        for (o = begin[i]; o < end[i]; o++)
            if (rules[i].urgent[o] && is_possible(i, o)) may_tick = 0;
    for (i = 0; may_tick && i < TICKING; i++) {
        int after = later[i][ID(s, ticking[i])];
        if (after == UNREACHED) unreached();
        if (after < 0) may_tick = 0;
    }
    memcpy(seen, s, sizeof seen);
    is_seen = 1;
}

static int can(const unsigned short *s, int r, int n) {
    look(s);
    return begin[r] + n < end[r] && is_possible(r, begin[r] + n);
}

static void take(unsigned short *s, int r, int n) {
    int i, o;
    look(s);
    o = begin[r] + n;
    for (i = 0; i < rules[r].writes; i++) SET(s, rules[r].slots[i], rules[r].after[o * rules[r].writes + i]);
    for (i = 0; i < rules[r].watching; i++) {
        const Part *p = &observers[rules[r].observers[i]];
        SET(s, p->key.slots[0], p->answer[place(&p->key, s)]);
    }
}

static int can_tick(const unsigned short *s) { look(s); return may_tick; }

static void tick(unsigned short *s) {
    int i;
    for (i = 0; i < TICKING; i++) SET(s, ticking[i], later[i][ID(s, ticking[i])]);
}
"""


def export(found: Exploration, path: Path) -> None:
    """Write the program, and its tables beside it, which are too long for Spin. Raises OSError.

    Raises ModelError unless everything was explored, by this process and without symmetry.
    """
    if not found.exhausted or found.is_symmetric or found.is_resumed:
        raise ModelError("only a model that was exhausted at one go and without symmetry can be exported")
    header = path.with_suffix(".h")
    tables_of = PROGRAM % {"tables": "\n".join(tables(found.said))}
    write_whole({header: tables_of, path: promela(found, header.name)})


def promela(found: Exploration, header: str) -> str:
    """Return the program, which goes round in one place and has one option for each outcome of each action."""
    most = [max((len(rule.results(key)) for key in rule._known), default=0) for rule in found.said.rules]
    options = [(rule, n) for rule, count in enumerate(most) for n in range(count)]
    return "\n".join(
        [
            f"/* {found.worlds} worlds, {found.transitions} transitions; Spin counts the first world as one more. */",
            "c_decl {",
            f'\\#include "{header}"',
            *(f"\\#define CAN_{rule}_{n} can(now.s, {rule}, {n})" for rule, n in options),
            "\\#define CAN_TICK can_tick(now.s)",
            "}",
            f'c_state "unsigned short s[{len(found.model.slots)}]" "Global"',
            "active proctype world() {",
            "end: do",
            *(f":: d_step {{ c_expr {{ CAN_{r}_{n} }} -> c_code {{ take(now.s, {r}, {n}); }} }}" for r, n in options),
            ":: d_step { c_expr { CAN_TICK } -> c_code { tick(now.s); } }",
            "od",
            "}",
            "",
        ]
    )


def tables(said: Evaluated) -> Iterator[str]:
    """Yield all that the model's functions said as definitions in C."""
    initial = zip(said.values.of, said.model.initial, strict=True)
    yield array("int", "initial", [interned.ids[value] for interned, value in initial])
    yield f"enum {{ SLOTS = {len(said.values.of)}, FOLDS = {len(said.folds)}, RULES = {len(said.rules)} }};"
    yield f"enum {{ TICKING = {len(said.ticking)}, UNREACHED = {UNREACHED} }};"
    yield f"enum {{ FIRST = {int(ALONE[0])}, LAZY = {int(ALONE[1])} }};"
    folds = [folded(said, number, fold) for number, fold in enumerate(said.folds)]
    for lines, _ in folds:
        yield from lines
    yield array("Fold", "folds", [row for _, row in folds])
    rules = [ruled(said, number, rule) for number, rule in enumerate(said.rules)]
    for lines, _ in rules:
        yield from lines
    yield array("Rule", "rules", [row for _, row in rules])
    watching = [part(said, f"o{number}", function) for number, function in enumerate(said.observers)]
    for lines, _ in watching:
        yield from lines
    yield array("Part", "observers", [row for _, row in watching])
    for number, (slot, ticks) in enumerate(said.ticking.items()):
        yield array(
            "int", f"later{number}", [ticks._known.get(i, UNREACHED) for i in range(len(said.values.of[slot].values))]
        )
    yield array("int", "ticking", said.ticking)
    yield array("int", "*later", [f"later{number}" for number in range(len(said.ticking))])


def folded(said: Evaluated, number: int, fold: Folded) -> tuple[list[str], str]:
    """Return the tables of a fold, and its row. Sums are combined part by part, from the start on."""
    parts = [part(said, f"f{number}_{n}", function) for n, function in enumerate(fold.parts)]
    sums, combined = {fold.start}, {}
    for function in fold.parts:
        combined |= {
            (total, given): fold.combine((total, given)) for total in sums for given in function._known.values()
        }
        sums = {combined[total, given] for total in sums for given in function._known.values()}
    width = len(fold.answers.values)
    lines = [line for lines, _ in parts for line in lines]
    lines.append(array("Part", f"f{number}_parts", [row for _, row in parts]))
    lines.append(array("int", f"f{number}_sums", [combined.get(pair, 0) for pair in product(range(width), repeat=2)]))
    return lines, f"{{ {fold.start}, {len(parts)}, f{number}_parts, {width}, f{number}_sums }}"


def part(said: Evaluated, name: str, function: Function) -> tuple[list[str], str]:
    """Return the tables of a function of some slots, and its row."""
    lines, row, keys = keyed(said, name, function.positions, (), function._known)
    return [
        *lines,
        array("int", f"{name}_answer", [function._known[key] for key in keys]),
    ], f"{{ {row}, {name}_answer }}"


def ruled(said: Evaluated, number: int, rule: Rule) -> tuple[list[str], str]:
    """Return the tables of an action, and its row."""
    name = f"r{number}"
    lines, row, keys = keyed(said, name, rule.bound.reads, rule.folds, rule._known)
    results = [rule.results(key) for key in keys]
    firsts = [0]
    for found in results:
        firsts.append(firsts[-1] + len(found))
    every = [result for found in results for result in found]
    watching = said.watching(rule.bound.writes)
    subject, at = rule.bound.writes[0], rule.bound.action.at
    lines += [
        array("int", f"{name}_steps", [int(not at or value.step in at) for value in said.values.of[subject].values]),
        array("int", f"{name}_first", firsts),
        array("int", f"{name}_writes", rule.bound.writes),
        array("int", f"{name}_after", [i for result in every for i in result.after]),
        array("int", f"{name}_urgent", [int(result.urgent) for result in every]),
        array("int", f"{name}_turn", [int(result.turn) for result in every]),
        array("int", f"{name}_observers", watching),
    ]
    writes = f"{len(rule.bound.writes)}, {name}_writes, {name}_after, {name}_urgent, {name}_turn"
    fault = int(rule.bound.action.fault is not None)
    steps = f"{name}_steps, {name}_first"
    return lines, f"{{ {row}, {subject}, {fault}, {steps}, {writes}, {len(watching)}, {name}_observers }}"


def keyed(
    said: Evaluated, name: str, slots: Ids, folds: Ids, known: Iterable[Ids]
) -> tuple[list[str], str, Sequence[Ids]]:
    """Return the tables of a key, its row, and the ids of each key in the order of the table."""
    sizes = [*(len(said.values.of[s].values) for s in slots), *(len(said.folds[f].answers.values) for f in folds)]
    bits = [max(1, (size - 1).bit_length()) for size in sizes]
    if sum(bits) > KEY_BITS:
        raise ModelError(f"a footprint takes more than {KEY_BITS} bits: the model cannot be exported")
    shifts = [sum(bits[:n]) for n in range(len(bits))]
    packed = sorted((sum(i << shift for i, shift in zip(ids, shifts, strict=True)), ids) for ids in known)
    lines = [
        array("int", f"{name}_at", [*slots, *(-1 for _ in folds)]),
        array("int", f"{name}_folds", [*(-1 for _ in slots), *folds]),
        array("int", f"{name}_shifts", shifts),
        array("long long", f"{name}_keys", [key for key, _ in packed]),
    ]
    row = f"{{ {len(bits)}, {name}_at, {name}_folds, {name}_shifts, {len(packed)}, {name}_keys }}"
    return lines, row, [ids for _, ids in packed]


def array(kind: str, name: str, items: Iterable[object]) -> str:
    """Return the definition of an array in C, which has at least one item."""
    given = ", ".join(map(str, items)) or ("{ 0 }" if kind in ("Fold", "Part") else "0")
    pointer, name = ("*" if name.startswith("*") else ""), name.removeprefix("*")
    return f"static const {kind} {pointer}{name}[] = {{ {given} }};"
