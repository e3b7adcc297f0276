"""Finds each bug of the catalogue anew: traces into tests/golden/bugs, verdicts beside them, and docs/bugs.md.

A bug that has its trace and its verdicts is left alone unless it is named on the command line, or with --again. With
--repaired all, the repaired systems are asked again, as `make prove` does; with --repaired bounded, those of them that
were bounded.
"""

import json
import time
from pathlib import Path
from typing import Any

import click

from properties.bugs import INSIDE, Bug
from properties.bugs_page import GOLDEN, PAGE, VERDICTS, page
from properties.decide import BOUNDED, Effort, decide
from properties.files import write_whole
from properties.registry import default_registry
from properties.search.hunt import Options, hunt


def looked_for(bug: Bug, effort: Effort) -> dict[str, Any]:
    """Decide a bug on both of its systems, save its trace, and return the verdicts."""
    assert bug.where is not None
    registry, where = default_registry(), bug.where
    question = where.question(registry, where.vulnerable)
    model = question.build()
    started = time.monotonic()
    options = Options(1, question.horizon_ticks, where.kinds, profile="ci", timeout_s=240)
    result = hunt(model, question.what, options)
    trace = None if result.finding is None else question.trace(model, result.finding, result.loop, options.seed)
    by = "a hunt"
    if trace is None:
        trace, by = decide(question, effort, where.kinds).trace, "a proof; a hunt did not find it"
    verdicts: dict[str, Any] = {"seconds": round(time.monotonic() - started, 1), "runs": result.runs, "by": by}
    if trace is not None:
        trace.save(GOLDEN / f"{bug.name}.json")
        verdicts |= {"vulnerable": "violated", "kind": trace.kind, "steps": len(trace.steps)}
    else:
        verdicts |= {"vulnerable": "not found", "kind": None, "steps": None}
    return {**verdicts, **on_repaired(bug, effort)}


def on_repaired(bug: Bug, effort: Effort) -> dict[str, Any]:
    """Decide a bug on its repaired system, if it has one; return the verdict."""
    assert bug.where is not None
    if bug.where.repaired is None:
        return {}
    decision = decide(bug.where.question(default_registry(), bug.where.repaired), effort, bug.where.kinds)
    return {"repaired": {**decision.as_json(), "trace": None}}


def is_bounded(verdicts: dict[str, Any]) -> bool:
    """Return whether a bound was hit on the repaired system."""
    return verdicts.get("repaired", {}).get("answer") == BOUNDED


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...", type=click.Choice([bug.name for bug in INSIDE]))
@click.option("--again", is_flag=True, help="Look for all of them anew.")
@click.option("--repaired", type=click.Choice(["all", "bounded"]), help="Ask about the repaired systems only.")
@click.option("--timeout", default=120.0, show_default=True, help="Seconds for each proof and each hunt.")
def main(names: tuple[str, ...], again: bool, repaired: str | None, timeout: float) -> None:
    """Look for the bugs, one after the other, and write the page."""
    known = json.loads(VERDICTS.read_text(encoding="utf-8")) if VERDICTS.exists() else {}
    effort = Effort(None, timeout, max_memory=8_000, runs=200, hunt_s=min(timeout, 60))
    for bug in INSIDE:
        found = known.get(bug.name)
        if names and bug.name not in names:
            continue
        if found is None or (repaired is None and (again or names)):
            known[bug.name] = looked_for(bug, effort)
        elif repaired == "all" or (repaired == "bounded" and is_bounded(found)):
            known[bug.name] = {**found, **on_repaired(bug, effort)}
        else:
            continue
        click.echo(f"{bug.name}: {json.dumps(known[bug.name])}")
        write_whole({VERDICTS: json.dumps({b.name: known[b.name] for b in INSIDE if b.name in known}, indent=1) + "\n"})
    write_whole({Path(PAGE): page(known)})


if __name__ == "__main__":
    main()
