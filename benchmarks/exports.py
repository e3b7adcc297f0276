"""How long replay takes in each format, as a user would start it: for a trace of 200 steps, and for one of 5,000.

The short trace is the beginning of the given one, the long one goes round in its loop, or on at random where it has
none. Each command is a process of its own, and of several the fastest is told: its wall time, to which the limits
apply, and the processor time that it took.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import attrs
import click
from rich.console import Console
from rich.table import Table

from model.kernel import Step
from properties.question import question_of
from properties.registry import default_registry
from properties.search.tables import Tables
from properties.traces.formats import FORMATS
from properties.traces.replay import run_of
from properties.traces.trace import Trace, load, traced

LIMITS_S = {200: 1.0, 5_000: 10.0}
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of a command: its modules are compiled once, as they are where it is installed."""
INCIDENT = Path(__file__).resolve().parent.parent / "docs" / "incident" / "incident.json"


def long(trace: Trace, steps: int) -> Trace:
    """Return a trace of so many steps that begins like this one."""
    model = question_of(default_registry(), trace).build()
    tables = Tables(model)
    taken, words = run_of(trace, tables)
    loop, random, word = taken[trace.loop or 0 :] if trace.loop is not None else (), Random(1), words[-1]
    found: list[Step] = list(taken)
    while len(found) < steps:
        if loop:
            found += loop
        else:
            step, word = random.choice(tables.successors(word))
            found.append(step)
    return attrs.evolve(trace, steps=traced(model, found[:steps]), loop=None)


def measured(path: Path, form: str) -> dict[str, float]:
    """Return the seconds that one replay takes, by the clock and of the processor, and the bytes that it writes."""
    suffix = FORMATS[form].suffix or ".out"
    out = path.with_name(f"Exported_{path.stem}{suffix}")
    began = time.perf_counter()
    command = [sys.executable, "-m", "properties.cli", "replay", str(path), "--format", form, "--out", str(out)]
    with subprocess.Popen(command, env=COMPILED) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall_s = time.perf_counter() - began
    if process.returncode not in (0, 1):
        raise SystemExit(f"exports: the format {form} ended with status {process.returncode}")
    written = sum(part.stat().st_size for part in path.parent.glob("Exported_*"))
    for part in path.parent.glob("Exported_*"):
        part.unlink()
    return {"wall_s": round(wall_s, 2), "cpu_s": round(usage.ru_utime + usage.ru_stime, 2), "bytes": written}


@click.command()
@click.argument("trace", type=click.Path(path_type=Path, exists=True), default=INCIDENT)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--times", type=click.IntRange(1), default=3, show_default=True, help="Of how many runs the fastest counts."
)
def main(trace: Path, as_json: bool, times: int) -> None:
    """Measure all formats on TRACE, by default the incident; end with 1 where one takes longer than it may."""
    found: dict[str, dict[str, dict[str, float]]] = {}
    with TemporaryDirectory() as scratch:
        for steps in LIMITS_S:
            path = Path(scratch) / f"Steps{steps}.json"
            long(load(trace), steps).save(path)
            measured(path, "text")  # compiles what is not compiled yet
            runs = {form: [measured(path, form) for _ in range(times)] for form in FORMATS}
            found[str(steps)] = {form: min(all_of, key=lambda one: one["wall_s"]) for form, all_of in runs.items()}
    slow = [
        f"{form} of {steps} steps takes {one['wall_s']} s"
        for steps, limit_s in LIMITS_S.items()
        for form, one in found[str(steps)].items()
        if one["wall_s"] > limit_s
    ]
    if as_json:
        click.echo(json.dumps({"steps": found, "slow": slow}))
    else:
        table = Table("format", *(f"{n:,} steps: {what}" for n in LIMITS_S for what in ("wall s", "cpu s", "KB")))
        for form in FORMATS:
            row = [found[str(steps)][form] for steps in LIMITS_S]
            table.add_row(form, *(f"{v:g}" for r in row for v in (r["wall_s"], r["cpu_s"], round(r["bytes"] / 1000))))
        Console().print(table)
        click.echo("\n".join(slow) or "Each is within its limit: 1 s for 200 steps, 10 s for 5,000.")
    sys.exit(bool(slow))


if __name__ == "__main__":
    main()
