"""Ten questions about the incident: the committed trace's page answers each, at the place that the guide names."""

from pathlib import Path
from typing import Any

import pytest

from properties.report.page import page
from properties.report_cli import replayed
from properties.why import explain
from tests.test_page import browser, opened, pytestmark

assert browser, pytestmark  # pytest finds the fixture and the marks by their names here
ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "how-to" / "read-the-page.md"
TRACE = ROOT / "docs" / "incident" / "incident.json"
HEAD, WHY, WAITS, STEP, STATUS = "header", "section:has(> #why-title)", "#waits", "#step", "#status"
ANSWERS = {
    "What is wrong, and does waiting help?": [
        (HEAD, "stuck"),
        (HEAD, "No run whatsoever"),
        (HEAD, "waiting does not help"),
    ],
    "When could it last have been saved?": [(WHY, "last have been saved after step 299 (160 s)")],
    "What lost it?": [
        (WHY, "lost it is step 300"),
        (WHY, "backup-restore: ask_for_learners(etcd_name=events, ordinal=2"),
    ],
    "When was the request set, and by whom?": [(WHY, "set in step 463 (380 s, gardenlet: deploy_etcd")],
    "How late is it?": [(STATUS, "305 s of 300 s, 5 s too late"), (STEP, "step 949, 685 s")],
    "What is druid waiting for at the end?": [
        (WAITS, "etcd-druid waits to patch_statefulset"),
        (WAITS, "tls 7 instead of 3"),
    ],
    "And why does member 2's lease not say it?": [
        (WAITS, "backup-restore waits to see_etcd_running[events,2"),
        (WAITS, "etcd cannot find_leader[events,2"),
        (WAITS, "A majority of the voters of its own cluster runs, itself and those who can be reached."),
    ],
    "What is gardenlet waiting for?": [
        (WAITS, "gardenlet waits to scale_etcd"),
        (WAITS, "seen.requested no instead of yes"),
    ],
    "Did a fault cause it?": [(WHY, "There is no fault in it.")],
    "Where is that in upstream's source?": [(STEP, "IsLearnerPresent"), (STEP, "pkg/member/member_control.go")],
}
"""Where the page says what: parts of it, and what has to stand there."""
OPENED_AT = {"Where is that in upstream's source?": "#s300"}
"""The step at which a question is asked; without one, the page is as it opens."""


@pytest.fixture(scope="module")
def incident() -> str:
    question, run = replayed(TRACE)
    return page(run, question, explain(run, question))


@pytest.mark.slow
@pytest.mark.parametrize("question", ANSWERS)
def test_the_page_of_the_incident_answers(browser: Any, tmp_path: Path, incident: str, question: str) -> None:
    with opened(browser, tmp_path, incident, OPENED_AT.get(question, "")) as tab:
        for place, answer in ANSWERS[question]:
            assert answer in tab.inner_text(place), (
                f"{place} of the page of {TRACE.name} no longer answers {question!r} with {answer!r}: "
                f"if the trace was made anew, correct {GUIDE.name} and this test"
            )


def test_the_guide_has_these_ten_questions() -> None:
    text = GUIDE.read_text(encoding="utf-8").partition("## Ten questions")[2].partition("\n## ")[0]
    rows = [line.split(" | ")[0].removeprefix("| ") for line in text.splitlines() if line.startswith("| ")]
    assert rows[1:] == list(ANSWERS)
