"""A run as a log for ShiViz: each step with the vector clock of the process that takes it.

A process knows of another's step when it looks at a slot which that step was the last to change. Ticks are nobody's
step: the time stands in the text of each event. The first two lines, ShiViz's own parser and no delimiter, are what
ShiViz reads a file by.
"""

import json

from properties.property import Property
from properties.traces.footprints import Footprints, changed
from properties.traces.replay import Replay

PARSER = r"(?<event>.*)\n(?<host>\S*) (?<clock>{.*})"


def render(run: Replay, what: Property) -> str:
    """Return the log."""
    footprints = Footprints(run.model)
    clocks: dict[str, dict[str, int]] = {}
    written: dict[int, dict[str, int]] = {}
    lines = [PARSER, ""]
    for number, step in enumerate(run.steps):
        if step.action is None:
            continue
        named = run.trace.steps[number]
        process = footprints.processes[step.action]
        host = str(process)
        clock = dict(clocks.get(host, {}))
        for position in footprints.sees[step.action]:
            for other, time in written.get(position, {}).items():
                clock[other] = max(clock.get(other, 0), time)
        clock[host] = clocks.get(host, {}).get(host, 0) + 1
        clocks[host] = clock
        for position in changed(run.words[number], run.words[number + 1], footprints.kept):
            written[position] = clock
        fault = " (fault)" if run.model.actions[step.action].action.fault is not None else ""
        broken = f" -- {what.name} is violated here" if run.violated_at == number + 1 else ""
        lines += [f"{named.at_s} s {footprints.label(named, process)}{fault}{broken}", f"{host} {json.dumps(clock)}"]
    return "\n".join(lines) + "\n"
