"""Upstream's bugs: each is found on its vulnerable system, as its trace shows, and not on the repaired one."""

import json

import attrs
import pytest

from properties.bugs import BUGS, INSIDE, OUTSIDE, Bug
from properties.bugs_page import GOLDEN, PAGE, VERDICTS, command, is_proved, page
from properties.decide import BOUNDED, HOLDS, Effort, decide
from properties.registry import default_registry
from properties.search.hunt import Options, hunt
from properties.traces.replay import replay
from properties.traces.trace import load

REGISTRY = default_registry()
FOUND = [bug for bug in INSIDE if (GOLDEN / f"{bug.name}.json").exists()]
REPAIRED = [bug for bug in FOUND if bug.where and bug.where.repaired]
DECIDED = json.loads(VERDICTS.read_text(encoding="utf-8"))


def is_small(bug: Bug) -> bool:
    """Whether the worlds of the repaired system were exhausted, and are few: then they are exhausted here too."""
    found = DECIDED[bug.name]["repaired"]
    return found["answer"] == HOLDS and found["worlds"] < 10_000


def named(bug: Bug) -> str:
    return bug.name


def test_bugs_have_names_of_their_own_and_links() -> None:
    names = [bug.name for bug in BUGS]
    assert sorted(names) == sorted(set(names))
    assert [bug.name for bug in BUGS if not bug.links] == []


def test_a_bug_is_inside_with_a_place_or_outside_with_a_reason() -> None:
    assert [bug.name for bug in INSIDE if bug.where is None or bug.missing] == []
    assert [bug.name for bug in OUTSIDE if bug.where is not None or not bug.missing] == []


def test_nothing_in_the_model_is_named_after_a_bug() -> None:
    names = {bug.name for bug in BUGS}
    switches = {switch for system in REGISTRY.systems.values() for switch in system.switches}
    assert not {name for name in names for switch in switches if name in switch}


@pytest.mark.parametrize("bug", FOUND, ids=named)
def test_the_trace_shows_the_bug_on_the_vulnerable_system(bug: Bug) -> None:
    assert bug.where is not None
    question = bug.where.question(REGISTRY, bug.where.vulnerable)
    trace = load(GOLDEN / f"{bug.name}.json")
    asked = (question.system, question.scenario, question.property_name)
    assert (trace.system, trace.scenario, trace.property) == asked
    assert trace.kind == bug.where.kind
    assert replay(trace, question.build(), question.what, judge_worlds=0).violated_at is not None


@pytest.mark.parametrize("bug", [bug for bug in FOUND if is_proved(DECIDED[bug.name])], ids=named)
def test_what_no_hunt_has_found_is_found_by_the_proof_that_the_page_shows(bug: Bug) -> None:
    assert bug.where is not None
    asked = command(bug.where, bug.where.vulnerable, "prove")
    assert f"* vulnerable: violated, {DECIDED[bug.name]['steps']} steps" in PAGE.read_text(encoding="utf-8")
    assert f"  `{asked}`\n" in PAGE.read_text(encoding="utf-8")
    question = bug.where.question(REGISTRY, bug.where.vulnerable)
    decision = decide(question, Effort(5_000, timeout_s=None, runs=0), bug.where.kinds)
    assert decision.trace is not None
    assert len(decision.trace.steps) == DECIDED[bug.name]["steps"]


@pytest.mark.parametrize("bug", [bug for bug in REPAIRED if is_small(bug)], ids=named)
def test_it_is_proved_that_the_repaired_system_does_not_have_it(bug: Bug) -> None:
    assert bug.where is not None
    assert bug.where.repaired is not None
    question = bug.where.question(REGISTRY, bug.where.repaired)
    answer = decide(question, Effort(None, timeout_s=None, runs=0), bug.where.kinds)
    assert answer.answer == HOLDS
    assert answer.worlds == DECIDED[bug.name]["repaired"]["worlds"]


@pytest.mark.parametrize("bug", [bug for bug in REPAIRED if not is_small(bug)], ids=named)
def test_a_quick_hunt_does_not_find_it_on_the_repaired_system(bug: Bug) -> None:
    assert bug.where is not None
    assert bug.where.repaired is not None
    question = bug.where.question(REGISTRY, bug.where.repaired)
    options = Options(1, question.horizon_ticks, bug.where.kinds, max_examples=3, judge_worlds=20_000)
    assert hunt(question.build(), question.what, options).finding is None


def test_the_page_is_what_was_found() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(DECIDED)


def test_what_was_found_on_a_repaired_system_is_told_as_it_was() -> None:
    answers = {found["repaired"]["answer"] for found in DECIDED.values() if "repaired" in found}
    assert answers <= {HOLDS, BOUNDED}


def test_a_bug_that_is_not_found_yet_says_so() -> None:
    bug = attrs.evolve(INSIDE[0], name="not-looked-for")
    assert bug.where is not None
    assert "vulnerable: violated" in page({INSIDE[0].name: {"vulnerable": "violated"}})
    assert "vulnerable: not looked for" in page({})
