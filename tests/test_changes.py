"""Changes of the protocol: what each mends by itself, and the three that together mend what head breaks."""

import pytest

from model.changes import CHANGES
from properties.question import Question
from properties.registry import default_registry
from properties.search.prove import Proof, prove
from properties.traces.trace import Settings

MENDED = ("echoed-token", "generation-first", "locked-start")
"""The smallest set under which the three properties hold that head breaks (docs/changes.md has all sets)."""


def proved(what: str, *changes: str, faults: int = 1) -> Proof:
    """Prove a property of head with some changes, fair choices, and so many restarts of gardenlet."""
    settings = Settings(changes=changes, choices="fair", faults={"gardenlet-restarts": faults})
    question = Question(default_registry(), "head", "redeploy-during-reconcile", what, settings)
    return prove(question.build(), question.what, choices="fair")


@pytest.mark.parametrize("change", CHANGES)
def test_without_faults_every_request_is_served_in_time(change: str) -> None:
    assert proved("annotation-deadline", change, faults=0).verdict == "holds"


@pytest.mark.parametrize("change", CHANGES)
def test_no_change_alone_is_enough(change: str) -> None:
    generation = "observed-generation-is-built"
    broken = "one-request-one-reconciliation" if change == "generation-first" else generation
    assert proved(broken, change).verdict == "violated"


def test_with_three_changes_no_request_is_cleared_early() -> None:
    assert proved("annotation-deadline", *MENDED).verdict == "holds"


def test_an_echoed_token_mends_what_an_annotation_that_is_removed_loses() -> None:
    lost = proved("annotation-deadline").violation
    assert lost is not None
    assert lost.kind == "early"
    assert proved("annotation-deadline", "echoed-token").verdict == "holds"
