"""The page of a replayed trace: everything that it shows as data, put into one HTML file that loads nothing.

What is in the file as text is escaped here; what the script shows, it shows as text only. The policy in the file's head
allows no script, style or address but its own.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import attrs

from model.kernel import Model, Slot
from properties.console import HELPS, described
from properties.property import Case, bind
from properties.question import Question
from properties.report.lanes import home, lanes
from properties.report.source import links
from properties.traces.replay import Replay
from properties.traces.text import HIDDEN, changes, printed
from properties.why import Why

CLEAR, WAITING, BROKEN = "-", "w", "b"
"""How a property stands in a world: it holds and nothing is asked; something is asked and waited for; it is broken."""
MOST_MOMENTS = 60


def page(run: Replay, question: Question, why: Why | None = None) -> str:
    """Return the page of a replayed trace as HTML, with what is known of why it came to its end."""
    return filled(template(), parts(run, question, why))


def parts(run: Replay, question: Question, why: Why | None = None) -> dict[str, str]:
    """Return what the page of a replayed trace puts into the template, by name, as HTML."""
    data = content(run, question, why)
    return {
        "title": escape(f"{run.trace.property}: {verdict(run)} - {run.trace.system}, {run.trace.scenario}"),
        "heading": "\n".join(_heading(run, question)),
        "sections": "\n".join(_sections(data)),
        "footer": "\n".join(_footer(run, question)),
        "data": embedded(data),
    }


def template() -> str:
    """Return the page without what it says of a trace: its looks, its script, and the policy that allows just them."""
    style, script = file("page.css"), file("page.js")
    own = {"style": style, "script": script, "style_hash": digest(style), "script_hash": digest(script)}
    return filled(file("page.html"), own)


def filled(text: str, given: Mapping[str, str]) -> str:
    """Return a text in which each name in double braces is replaced, if it is given; what is put in stays as it is."""
    return re.sub(r"\{\{(\w+)\}\}", lambda found: given.get(found[1], found[0]), text)


def embedded(data: Any) -> str:
    """Return data as JSON that can stand in a script element: no text in it can end the element or begin another."""
    text = json.dumps(data, separators=(",", ":"))
    return text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")


def file(name: str) -> str:
    """Return a file that lies beside this module."""
    return files("properties.report").joinpath(name).read_text(encoding="utf-8")


def digest(text: str) -> str:
    """Return a style's or a script's digest, as a page's policy names it."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def verdict(run: Replay) -> str:
    """Return what was found, in a word or two."""
    if run.violated_at is None:
        return "not violated"
    kind = kind_of(run)
    return f"violated, {kind}" if kind else "violated"


def kind_of(run: Replay) -> str | None:
    """Return the kind of the violation: as it was decided anew, or else as the trace says."""
    return (run.judgement.kind if run.judgement is not None else None) or run.trace.kind


# -- the data ----------------------------------------------------------------------------------------------------------


@attrs.define
class Texts:
    """Texts by number, each once."""

    numbers: dict[str, int] = attrs.field(factory=dict)

    def number(self, text: str) -> int:
        """Return the number of a text."""
        return self.numbers.setdefault(text, len(self.numbers))


def content(run: Replay, question: Question, why: Why | None = None) -> dict[str, Any]:
    """Return what the page's script reads.

    `steps` holds for each step the number of its action (-1 for the clock), its time in seconds, its arguments and its
    changes: slot, field, before and after, over and over, all but the slot as numbers of `texts`. `states` has one
    letter for each world, one more than there are steps.
    """
    model, texts = run.model, Texts()
    worlds = [run.tables.decode(word) for word in run.words]
    actors = lanes(run)
    slots = {slot.name: slot.position for slot in model.slots}
    only = {name for name, values in model.binding.indices.items() if len(values) == 1}
    steps: list[list[Any]] = []
    for number, step in enumerate(run.trace.steps):
        action = run.steps[number].action
        flat: list[int] = []
        for change in changes(model, worlds[number], worlds[number + 1]):
            flat.append(slots[change["slot"]])
            flat += (texts.number(change[name]) for name in ("field", "before", "after"))
        args = ", ".join(f"{name}={value}" for name, value in step.args.items() if name not in only)
        steps.append([-1 if action is None else action, step.at_s, texts.number(args), *flat])
    initial = [[[texts.number(f), texts.number(v)] for f, v in fields(value)] for value in worlds[0]]
    cases = [_case(run, case) for case in bind(question.what, run.tables)]
    return {
        "property": question.what.name,
        "deadline": run.trace.settings.deadline_s if question.what.form == "within" else None,
        "actors": actors,
        "actions": _actions(run, question, actors),
        "slots": [_slot(model, slot, actors) for slot in model.slots],
        "initial": initial,
        "steps": steps,
        "cases": cases,
        "loop": run.trace.loop,
        "violated": run.violated_at,
        "moments": moments(run, question, cases, why),
        "why": None if why is None else {"sentences": why.sentences, "waits": why.waits},
        "texts": list(texts.numbers),
    }


def fields(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path of each field of a record, timers aside, with its value as it is printed."""
    for field in attrs.fields(type(value)):
        if field.metadata.get("timer") or field.name in HIDDEN:
            continue
        own = getattr(value, field.name)
        if attrs.has(type(own)):
            yield from fields(own, f"{path}{field.name}.")
        else:
            yield f"{path}{field.name}", printed(own)


def _slot(model: Model, slot: Slot, actors: Sequence[str]) -> dict[str, Any]:
    """Return what the page says of a slot; its home is the number of a lane, or -1."""
    owner = home(model, slot)
    lane = actors.index(owner) if owner in actors else -1
    return {"name": slot.name, "home": lane, "watches": slot.position in model.observer_of}


def _actions(run: Replay, question: Question, actors: Sequence[str]) -> dict[int, dict[str, Any]]:
    """Return what the page says of each action that the run takes, by its number."""
    releases: Mapping[str, str] = getattr(question.registry.one("system", question.system), "releases", {})
    found = {}
    for number in sorted({step.action for step in run.steps if step.action is not None}):
        action = run.model.actions[number].action
        found[number] = {
            "name": action.name,
            "lane": actors.index(action.actor.name),
            "sentence": action.sentence,
            "guards": [(guard.__doc__ or guard.__name__).strip() for guard in action.guards],
            "fault": question.registry.faults.get(action.fault, action.fault) if action.fault is not None else None,
            "links": [[link.text, link.url] for link in links(action.source, releases)],
        }
    return found


def _case(run: Replay, case: Case) -> dict[str, Any]:
    """Return how a case stands in each world, and for how many seconds something was asked (-1 where nothing is)."""
    states, ages = [], []
    since: int | None = None
    for place, word in enumerate(run.words):
        now = run.trace.steps[place - 1].at_s if place else 0
        pending = case.pending(word)
        since = (now if since is None else since) if pending else None
        broken = case.breaks(word) or case.early(word) or case.overdue(word)
        states.append(BROKEN if broken else WAITING if pending else CLEAR)
        ages.append(-1 if since is None else now - since)
    name = ", ".join(str(getattr(value, "name", value)).lower() for value in case.instance.values())
    return {"name": name, "states": "".join(states), "ages": ages, "early": any(case.early(w) for w in run.words)}


def moments(
    run: Replay, question: Question, cases: Sequence[Mapping[str, Any]], why: Why | None
) -> list[dict[str, Any]]:
    """Return the moments that a reader jumps to, in the run's order: the number of a world, and what it is."""
    within = question.what.form == "within"
    found: list[tuple[int, str]] = []
    for case in cases:
        of = f" ({case['name']})" if case["name"] and len(cases) > 1 else ""
        states = case["states"]
        for place in range(1, len(states)):
            old, new, step = states[place - 1], states[place], run.trace.steps[place - 1]
            if within and old == CLEAR and new != CLEAR:
                found.append((place, f"asked{of} by {step.actor}: {step}"))
            elif within and old != CLEAR and new == CLEAR:
                found.append((place, f"answered{of} by {step.actor}: {step}"))
    for place, step in enumerate(run.steps):
        if step.action is not None and run.model.actions[step.action].action.fault is not None:
            found.append((place + 1, f"fault: {run.trace.steps[place]}"))
    found = found if len(found) <= MOST_MOMENTS else found[: MOST_MOMENTS // 2] + found[-MOST_MOMENTS // 2 :]
    if run.violated_at is not None:
        found.append((run.violated_at, f"{run.trace.property} is violated"))
    if run.trace.loop is not None:
        found.append((run.trace.loop, "from here on, for ever: the loop begins"))
    found += [] if why is None else list(why.moments)
    found.append((len(run.steps), "the end of the run" if run.trace.loop is None else "and again, from the loop on"))
    return [{"at": place, "what": what} for place, what in sorted(found, key=lambda one: one[0])]


# -- what is written as text -------------------------------------------------------------------------------------------


def _heading(run: Replay, question: Question) -> Iterator[str]:
    trace, what = run.trace, question.what
    kind = kind_of(run) if run.violated_at is not None else None
    yield f'<p class="kicker">{escape(trace.system)} &middot; {escape(trace.scenario)}</p>'
    yield f'<h1>{escape(trace.property)}: <strong class="verdict">{escape(verdict(run))}</strong></h1>'
    yield f"<p>{escape(what.sentence)}</p>"
    if kind in HELPS:
        yield f'<p class="help">{escape(HELPS[kind])}</p>'
    if run.violated_at is None:
        yield f"<p>All {len(run.steps)} steps are possible, but {escape(run.why_not)}.</p>"
    yield f'<p class="quiet">{escape(what.why)}</p>'


def _sections(data: Mapping[str, Any]) -> Iterator[str]:
    why = data["why"]
    yield '<div class="summary"><div>'
    if why is not None:
        yield '<section aria-labelledby="why-title"><h2 id="why-title">Why</h2>'
        yield from (f"<p>{_linked(sentence)}</p>" for sentence in why["sentences"])
        yield "</section>"
    if why is not None and why["waits"]:
        yield '<section aria-labelledby="waits-title"><h2 id="waits-title">At the end: who waits for whom</h2>'
        yield '<ol id="waits">'
        yield from (f"<li>{_linked(sentence)}</li>" for sentence in why["waits"])
        yield "</ol></section>"
    yield '</div><section aria-labelledby="moments-title"><h2 id="moments-title">Moments</h2><ol id="moments">'
    for moment in data["moments"]:
        at = data["steps"][moment["at"] - 1][1] if moment["at"] else 0
        place = _linked(f"step {moment['at']}")
        yield f"<li>{place}, {at} s: {escape(moment['what'])}</li>"
    yield "</ol></section></div>"


def _linked(sentence: str) -> str:
    """Return a sentence as HTML, in which each step that it names by its number leads there."""
    return re.sub(r"\bstep (\d+)", r'<a href="#s\1">step \1</a>', escape(sentence))


def _footer(run: Replay, question: Question) -> Iterator[str]:
    releases: Mapping[str, str] = getattr(question.registry.one("system", question.system), "releases", {})
    scenario = question.registry.one("scenario", question.scenario)
    named = ", ".join(f"{name} {release}" for name, release in releases.items())
    yield f"<p>{escape(run.trace.scenario)}: {escape(getattr(scenario, 'sentence', ''))}</p>"
    yield f"<p>{escape(run.trace.system)}{escape(f': {named}' if named else '')}"
    settings = described(question).removeprefix(", ")
    yield f"<br>{escape(settings)}, seed {run.trace.seed}, model {escape(run.trace.model)}"
    yield f"<br>overdue {escape(version('etcd-overdue'))}</p>"
