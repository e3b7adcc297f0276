"""How many worlds the scenarios that are too large to be exhausted have in each tick: where they grow, and how far.

A clock that counts the ticks is added to the model, and the search forgets what is before the last tick but one: so it
gets further than a proof. Each row is a process of its own.
"""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import click

from benchmarks.proofs import LARGE, SYSTEMS
from model.kernel import Component, Model, Observer
from properties.files import write_whole
from properties.question import Question
from properties.registry import default_registry
from properties.search.explore import explore, peak_mib
from properties.traces.trace import Settings

PAGE = Path("benchmarks/instants.md")
HEAD = """# Worlds in each tick

Scenarios that `docs/proofs.md` does not exhaust on every system, without faults, with ticks of 5 s: how many worlds
there are in each tick, one tick layer at a time, for {limit:g} s and {most:,} MiB each. In the last column is the tick
in which that was over, with the worlds of it that were met till then: *at least* so many there are. In these worlds
there is a clock of ticks, and no request's age.

```
$ python -m benchmarks.instants{options}
```

| system | scenario | ticks | worlds of each | s | MiB | limit met in tick | at least |
|---|---|---|---|---|---|---|---|
"""


@attrs.frozen
class Clock:
    """The ticks so far."""

    now: int = 0


def unchanged(clock: Clock) -> Clock:
    """No step changes the clock."""
    return clock


def later(clock: Clock) -> Clock:
    """A tick does."""
    return Clock(clock.now + 1)


def now(clock: Clock) -> int:
    """Return the tick that a world is in."""
    return clock.now


def counted(system: str, scenario: str, limit_s: float, most_mib: int) -> dict[str, Any]:
    """Count the worlds of each tick, of the last one as far as it got: time does not end, and so a limit is met."""
    question = Question(default_registry(), system, scenario, "annotation-deadline", Settings())
    binding = attrs.evolve(question.build().binding, observers=(Observer(Component("clock", Clock), unchanged, later),))
    found = explore(Model(binding), layers=now, timeout=limit_s, max_memory=most_mib)
    return {
        "layers": [after - before for before, after in pairwise(found.levels)],
        "begun": found.worlds - found.levels[-1],
        "seconds": round(found.seconds, 1),
        "peak_mib": round(peak_mib()),
    }


def row(system: str, scenario: str, told: dict[str, Any]) -> str:
    """Return a row of the page."""
    layers = told["layers"]
    worlds = ", ".join(f"{count:,}" for count in layers)
    spent = [f"{told['seconds']:.0f}", str(told["peak_mib"])]
    cells = [system, scenario, str(len(layers)), worlds, *spent, str(len(layers)), f"{told['begun']:,}"]
    return f"| {' | '.join(cells)} |\n"


def alone(system: str, scenario: str, limit_s: float, most_mib: int) -> dict[str, Any]:
    """Count in a process of its own, whose memory is that search's alone."""
    run = [sys.executable, "-m", "benchmarks.instants", "--only", system, scenario]
    run += ["--limit", str(limit_s), "--max-memory", str(most_mib)]
    return json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)


@click.command()
@click.option(
    "--limit",
    type=click.FloatRange(0, min_open=True),
    default=120.0,
    show_default=True,
    help="Seconds for each search.",
)
@click.option("--max-memory", "most", default=16_000, show_default=True, help="MiB for each search.")
@click.option(
    "--scenario", "scenarios", multiple=True, default=LARGE, type=click.Choice(LARGE), help="Of these scenarios only."
)
@click.option(
    "--only",
    type=(click.Choice(SYSTEMS), click.Choice(LARGE)),
    help="Count for this system and scenario, and print JSON.",
)
def main(limit: float, most: int, scenarios: tuple[str, ...], only: tuple[str, str] | None) -> None:
    """Count the worlds of each tick, and write the page."""
    if only:
        click.echo(json.dumps(counted(*only, limit, most)))
        return
    rows = []
    for scenario in scenarios:
        for system in SYSTEMS:
            rows.append(row(system, scenario, alone(system, scenario, limit, most)))
            click.echo(rows[-1], nl=False)
    named = "".join(f" --scenario {name}" for name in scenarios if scenarios != LARGE)
    options = f" --limit {limit:g} --max-memory {most}{named}"
    write_whole({PAGE: HEAD.format(limit=limit, most=most, options=options) + "".join(rows)})


if __name__ == "__main__":
    main()
