"""A run as a regression test for pytest: one file that needs this package and nothing else, with the trace in it.

It asserts that every step is still possible and that the property is violated after the same step, by the same kind,
or that it still holds. Whoever repairs the model learns from the test which step no longer is.
"""

import json
import re

from properties.property import Property
from properties.traces.replay import Replay

HEAD = '''\
"""{sentence}

On {system}, in {scenario}: {verdict}.
"""

from properties.question import question_of
from properties.registry import default_registry
from properties.traces.replay import replay
from properties.traces.trace import parsed

TRACE = {{
{fields}
    "steps": [
{steps}
    ],
}}


def test_{name}():
    trace = parsed(TRACE)
    question = question_of(default_registry(), trace)
    run = replay(trace, question.build(), question.what)
'''
HOLDS = "    assert run.violated_at is None\n"
VIOLATED = "    assert run.violated_at == {at}, run.why_not\n"
STEP = '    assert str(trace.steps[run.violated_at - 1]) == "{step}"\n'
KIND = """\
    assert run.judgement is not None
    assert run.judgement.kind == "{kind}"
"""


def render(run: Replay, what: Property) -> str:
    """Return the test module."""
    trace, at = run.trace, run.violated_at
    kind = run.judgement.kind if run.judgement is not None else trace.kind
    verdict, told = "holds", "it holds"
    if at is not None:
        verdict, told = kind or "violated", f"violated after step {at}{f', {kind}' if kind else ''}"
    fields = {name: value for name, value in trace.as_json().items() if name not in ("steps", "cause")}
    text = HEAD.format(
        sentence=what.sentence,
        system=trace.system,
        scenario=trace.scenario,
        verdict=told,
        fields="\n".join(f"    {json.dumps(name)}: {literal(value)}," for name, value in fields.items()),
        steps="\n".join(f"        {literal(step.as_json())}," for step in trace.steps),
        name=re.sub(r"\W+", "_", "_".join([what.name, trace.system, trace.scenario, verdict])).lower(),
    )
    if at is None:
        return text + HOLDS
    text += VIOLATED.format(at=at)
    text += STEP.format(step=trace.steps[at - 1]) if at else ""
    return text + (KIND.format(kind=run.judgement.kind) if run.judgement is not None else "")


def literal(given: object) -> str:
    """Return a JSON value as a Python literal."""
    if isinstance(given, dict):
        return "{" + ", ".join(f"{json.dumps(name)}: {literal(value)}" for name, value in given.items()) + "}"
    if isinstance(given, list):
        return "[" + ", ".join(map(literal, given)) + "]"
    return json.dumps(given) if isinstance(given, str) else repr(given)
