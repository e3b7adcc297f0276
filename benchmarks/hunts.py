"""How long a hunt takes to find the incident, over many seeds, and how fast its machine is beside a plain random walk.

Each hunt is a process of its own with an empty example database, as a user would start it. The walk takes the same
actions through the same tables without Hypothesis, for as many steps as the median hunt took.
"""

import json
import statistics
import subprocess
import sys
import time
from random import Random

import click
from rich.console import Console
from rich.table import Table

from model.build import build
from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties.search.tables import Tables

QUESTION = ("gardener-1.113", "migrate-hibernated-ha", "annotation-deadline", "stuck")


def hunted(seed: int) -> dict[str, float]:
    """Hunt with one seed; return what the hunt says of itself, with the wall time of the whole process."""
    system, scenario, what, kind = QUESTION
    asked = ["--system", system, "--scenario", scenario, "--property", what, "--kind", kind]
    command = [
        sys.executable,
        "-m",
        "properties.cli",
        "hunt",
        *asked,
        "--seed",
        str(seed),
        "--empty-database",
        "--json",
    ]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    return {**found, "wall_s": time.perf_counter() - began, "found": float(found["kind"] == kind)}


def walked(steps: int) -> float:
    """Return the steps per second of a plain random walk from the initial world, begun anew each 600 steps."""
    tables = Tables(build(SYSTEMS[QUESTION[0]], SCENARIOS[QUESTION[1]]))
    random = Random(1)
    began = time.perf_counter()
    word = tables.initial
    for number in range(steps):
        ways = tables.successors(word)
        word = random.choice(ways)[1] if ways and number % 600 else tables.initial
    return steps / (time.perf_counter() - began)


@click.command()
@click.option("--seeds", type=click.IntRange(1), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def main(seeds: int, as_json: bool) -> None:
    """Find the incident with seeds 1 to SEEDS."""
    hunts = [hunted(seed) for seed in range(1, seeds + 1)]
    walls = sorted(one["wall_s"] for one in hunts)
    rates = [one["steps_per_second"] for one in hunts]
    walk = walked(60_000)
    answer = {
        "found": int(sum(one["found"] for one in hunts)),
        "seeds": seeds,
        "wall_s": {"median": round(statistics.median(walls), 1), "min": round(walls[0], 1), "max": round(walls[-1], 1)},
        "trace_steps": {"min": min(o["steps"] or 0 for o in hunts), "max": max(o["steps"] or 0 for o in hunts)},
        "machine_steps_per_second": round(statistics.median(rates)),
        "walk_steps_per_second": round(walk),
    }
    if as_json:
        click.echo(json.dumps(answer))
        return
    table = Table("what", "value", title=" ".join(QUESTION))
    for name, value in answer.items():
        table.add_row(name.replace("_", " "), str(value))
    Console().print(table)


if __name__ == "__main__":
    main()
