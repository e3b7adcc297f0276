"""Runs of the toy that are written down step by step, so that no test depends on what a hunt happens to find."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from properties.question import Question
from properties.search.identity import digest
from properties.search.kinds import Kind
from properties.search.tables import Tables
from properties.traces.replay import Replay, replay
from properties.traces.trace import Settings, Trace, traced
from tests import toy

READY = ("become_ready[0]", "become_ready[1]")
RETRY = ("back_off", "tick", "tick", "try_again", "build_it")
REFUSED = ("tick", "tick", "try_again", "build_it", "look_at_one(which=second)")
STEPS = {
    "blind": ("request", "pick_up", "tick", *READY, "change_mind", "build_it", "clear"),
    "slow": ("request", "pick_up", *["tick"] * 4, *READY, *["tick"] * 9),
    "alone": ("request", "pick_up", "build_it", *RETRY, "back_off", "tick", "go_alone[0]", "tick", "become_ready[1]",
              "try_again", "build_it", *RETRY * 6),
    "arbitrary": ("request", "pick_up", "build_it", "look_at_one(which=second)", *REFUSED, "tick", "tick", *READY,
                  *REFUSED[2:], *REFUSED * 6),
}  # fmt: skip
"""A run of each system that goes wrong: early, late, stuck and starved."""
LOOPS = {"alone": 40, "arbitrary": 41}
"""Where those that are endless return to."""


def asked(system: str, what: str = "note-deadline", **given: Any) -> Question:
    """Return a question about a system of the toy."""
    return Question(toy.REGISTRY, system, "hand-off", what, Settings(**given))


@cache
def written(system: str) -> Replay:
    """Return the run of a system, replayed."""
    return taken(asked(system), STEPS[system], loop=LOOPS.get(system))


def taken(one: Question, labels: Sequence[str], *, loop: int | None = None, kind: Kind | None = None) -> Replay:
    """Return the run that takes these steps, replayed."""
    model = one.build()
    tables = Tables(model)
    steps, word = [], tables.initial
    for label in labels:
        possible = {model.label(step): (step, after) for step, after in tables.successors(word)}
        assert label in possible, f"{label} is not among {', '.join(possible)}"
        step, word = possible[label]
        steps.append(step)
    named = (one.system, one.scenario, one.settings, one.property_name)
    trace = Trace(digest(model), *named, "violated", kind, 1, traced(model, steps), loop)
    return replay(trace, one.build(), one.what)
