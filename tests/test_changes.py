"""Changes of the protocol: none of them is enough, and there are sets that mend all that head breaks."""

import pytest

from model.changes import CHANGES
from properties.question import Question
from properties.registry import default_registry
from properties.search.explore import Bounds
from properties.search.prove import Proof, prove
from properties.traces.trace import Settings

GUARDED = ("guarded-deploy", "locked-start")
ECHOED = ("echoed-token", "generation-first", "locked-start")
"""Two sets that are enough: docs/changes.md has them all."""


def proved(what: str, *changes: str, faults: int = 1, max_states: int | None = None) -> Proof:
    """Prove a property of head with some changes, fair choices, and so many restarts of gardenlet."""
    settings = Settings(changes=changes, choices="fair", faults={"gardenlet-restarts": faults})
    question = Question(default_registry(), "head", "redeploy-during-reconcile", what, settings)
    return prove(question.build(), question.what, choices="fair", bounds=Bounds(max_states))


@pytest.mark.parametrize("change", CHANGES)
def test_without_faults_every_request_is_served_in_time(change: str) -> None:
    assert proved("annotation-deadline", change, faults=0).verdict == "holds"


@pytest.mark.parametrize("change", CHANGES)
def test_no_change_alone_is_enough(change: str) -> None:
    generation = "observed-generation-is-built"
    broken = "one-request-one-reconciliation" if change == "generation-first" else generation
    assert proved(broken, change).verdict == "violated"


@pytest.mark.parametrize("changes", [GUARDED, ECHOED], ids=",".join)
def test_with_a_few_changes_together_no_request_is_cleared_early(changes: tuple[str, ...]) -> None:
    assert proved("annotation-deadline", *changes).verdict == "holds"


@pytest.mark.parametrize("system", ["gardener-1.113.1", "head"])
def test_a_fresh_status_lets_wait_pass_only_after_the_rollout(system: str) -> None:
    for changes, verdict in (((), "violated"), (("fresh-status",), "holds")):
        settings = Settings(changes=changes)
        question = Question(default_registry(), system, "roll-single", "wait-passes-only-when-rolled-out", settings)
        assert prove(question.build(), question.what).verdict == verdict


def test_an_echoed_token_mends_what_an_annotation_that_is_removed_loses() -> None:
    lost = proved("annotation-deadline", max_states=300_000).violation
    assert lost is not None
    assert lost.kind == "early"
    assert proved("annotation-deadline", "echoed-token").verdict == "holds"
