"""What `pytest properties` runs: one hunt for each system, scenario and property that was asked for."""

from io import StringIO
from pathlib import Path

import pytest

from properties.console import Console
from properties.question import Question
from properties.search.hunt import Options, hunt
from properties.traces.replay import replay
from properties.traces.text import render

TRACES = Path("traces")


def test_no_run_violates_it(overdue_question: Question, overdue_options: Options) -> None:
    """Red with a shrunk run where Hypothesis finds one; the run is saved as a trace."""
    model = overdue_question.build()
    result = hunt(model, overdue_question.what, overdue_options)
    if result.finding is None:
        return
    if result.finding.kind is None and overdue_options.is_known:
        pytest.xfail("known, says the baseline")
    trace = overdue_question.trace(model, result.finding, result.loop, overdue_options.seed)
    path = TRACES / overdue_question.file_name(trace)
    trace.save(path)
    printed = StringIO()
    console = Console(file=printed)
    console.heading(overdue_question, overdue_options)
    console.lines(render(replay(trace, model, overdue_question.what, judge_worlds=0), overdue_question.what.sentence))
    console.verdict(overdue_question, overdue_options, result, path)
    pytest.fail(printed.getvalue(), pytrace=False)
