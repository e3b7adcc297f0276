"""How long a hunt takes to its first counterexample for each bug of the catalogue, over several seeds.

Each hunt has the profile `ci`, no remembered failures and a limit of time. Its time begins with the model's building.
Results are kept by model, question and seed, so that it goes on where it was interrupted.
"""

import json
import math
import os
import statistics
import time
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs
import click

from properties.bugs import INSIDE, Bug
from properties.console import Progress
from properties.files import write_whole
from properties.jobs import Place, as_done, digest
from properties.question import Question
from properties.registry import default_registry
from properties.search.hunt import PROFILES, Options, hunt
from properties.search.identity import identity

KEPT = Path(".overdue/bug-times")
PAGE = Path("benchmarks/bug-times.md")
HEAD = """# Time to the first counterexample

For each bug inside the model, {seeds} hunts on its vulnerable system with the seeds 1 to {seeds}, the profile `ci` and
an empty example database, each stopped after {limit:g} s or {runs} runs; {processes} at a time on
{cores} cores. Numbers are medians with their ranges over all seeds; a hunt that found nothing counts as longer than all
others. *first* is the time (seconds) until a run broke the property, *trace* until it was shrunk.

```
$ python -m benchmarks.bug_times{options}
```

| bug | found | first | trace | steps | runs |
|---|---|---|---|---|---|
"""


@attrs.frozen
class Job:
    """One hunt for a bug, by its name; picklable, so that another process can do it."""

    bug: str
    seed: int
    limit_s: float

    @property
    def question(self) -> Question:
        """The question in which the bug shows."""
        where = _where(self.bug)
        return where.question(default_registry(), where.vulnerable)

    @property
    def path(self) -> Path:
        """Where the result is kept."""
        question = self.question
        model = identity(question.build(), question.property_name, asks=question.what.predicates.values())
        told = repr((model, attrs.astuple(question.settings), _where(self.bug).kind, self.limit_s, hunter()))
        return KEPT / f"{self.bug}-{sha256(told.encode()).hexdigest()[:16]}-{self.seed}.json"


def hunter() -> str:
    """Return what tells the hunts of this version from those of another."""
    return digest("properties.search")


def _where(name: str) -> Any:
    return next(bug.where for bug in INSIDE if bug.name == name)


def hunted(job: Job) -> dict[str, Any]:
    """Hunt once; return what it took in seconds, and the length of the trace, or None for what was not found."""
    began = time.perf_counter()
    question = job.question
    model = question.build()
    built_s = time.perf_counter() - began
    options = Options(job.seed, question.horizon_ticks, _where(job.bug).kinds, profile="ci", timeout_s=job.limit_s)
    result = hunt(model, question.what, options)
    if result.finding is None:
        return {"first_s": None, "trace_s": None, "steps": None, "runs": result.runs}
    return {
        "first_s": round(built_s + result.hunt_s, 2),
        "trace_s": round(time.perf_counter() - began, 2),
        "steps": len(result.finding.found.steps) + len(result.loop),
        "runs": result.runs,
    }


def spread(values: Sequence[float | None], *, digits: int = 1) -> str:
    """Return the median of values and their range; None is larger than all numbers."""
    given = sorted(math.inf if value is None else value for value in values)
    middle, low, high = (
        "not found" if math.isinf(value) else f"{value:.{digits}f}"
        for value in (statistics.median(given), given[0], given[-1])
    )
    return middle if low == high else f"{middle} ({low} to {high})"


def row(bug: Bug, results: Sequence[dict[str, Any]]) -> str:
    """Return the row of one bug."""
    found = sum(result["first_s"] is not None for result in results)
    times = [spread([result[name] for result in results]) for name in ("first_s", "trace_s")]
    counts = [spread([result[name] for result in results], digits=0) for name in ("steps", "runs")]
    return f"| {bug.name} | {found} of {len(results)} | {' | '.join([*times, *counts])} |\n"


def closing(results: dict[str, list[dict[str, Any]]], limit_s: float) -> str:
    """Return in how many bugs the median is under the limit, and name those that were missed."""
    firsts = {name: [result["first_s"] for result in found] for name, found in results.items()}
    quick = [
        name
        for name, all_s in firsts.items()
        if statistics.median(math.inf if s is None else s for s in all_s) < limit_s
    ]
    never = [name for name, all_s in firsts.items() if all_s.count(None) == len(all_s)]
    missed = {name: all_s.count(None) for name, all_s in firsts.items() if name not in never and None in all_s}
    sentences = [
        f"{len(quick)} of {len(firsts)} bugs ({len(quick) / len(firsts):.0%}) are found in under {limit_s:g} s"
    ]
    sentences[0] += " by the median of their hunts"
    sentences.append(f"Never found: {', '.join(never) or 'none'}")
    some = ", ".join(f"{name} ({count} of {len(firsts[name])})" for name, count in missed.items())
    sentences.append(f"Missed by some seeds: {some or 'none'}")
    return "\n" + "".join(f"{sentence}.\n" for sentence in sentences)


@click.command()
@click.option("--seeds", type=click.IntRange(1), default=10, show_default=True)
@click.option("--limit", type=click.FloatRange(1), default=60.0, show_default=True, help="Seconds for each hunt.")
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="How many at a time.")
@click.option("--bug", "names", multiple=True, type=click.Choice([bug.name for bug in INSIDE]), help="Some only.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=PAGE, show_default=True)
def main(seeds: int, limit: float, jobs: int, names: tuple[str, ...], out: Path) -> None:
    """Hunt for each bug with the seeds 1 to SEEDS, and write the page when all are done."""
    bugs = [bug for bug in INSIDE if not names or bug.name in names]
    work = [Job(bug.name, seed, limit) for bug in bugs for seed in range(1, seeds + 1)]
    found: dict[Job, dict[str, Any]] = {}
    paths = {job: job.path for job in work}
    with Progress() as line:
        for job in work:
            if paths[job].exists():
                found[job] = json.loads(paths[job].read_text(encoding="utf-8"))
        missing = [(number, job) for number, job in enumerate(work) if job not in found]
        for number, result in as_done(hunted, missing, Place(jobs)):
            job = work[number]
            write_whole({paths[job]: json.dumps(result)})
            found[job] = result
            line.show(f"{len(found)} of {len(work)} hunts")
    results = {bug.name: [found[job] for job in work if job.bug == bug.name] for bug in bugs}
    options = [f"--seeds {seeds}", f"--limit {limit:g}", f"--jobs {jobs}", *(f"--bug {name}" for name in names)]
    head = HEAD.format(
        runs=PROFILES["ci"][0],
        seeds=seeds,
        limit=limit,
        processes=jobs,
        cores=os.cpu_count(),
        options=" " + " ".join(options),
    )
    page = head + "".join(row(bug, results[bug.name]) for bug in bugs) + closing(results, limit)
    write_whole({out: page})
    click.echo(page)


if __name__ == "__main__":
    main()
