"""What the searches say of each property: proofs where the worlds can be exhausted in a minute, quick hunts elsewhere.

The answers go into `docs/verdicts.json`, from which `docs/invariants.md` is made. Each is one process.
"""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import Any

import click

from model.scenarios import SCENARIOS
from properties.catalogue import PROPERTIES
from properties.reference.__main__ import write

DATA = Path("docs/verdicts.json")
READ = ("gardener-1.113", "gardener-1.113.1", "head")
EXHAUSTED = (
    "delete-etcd",
    "delete-hibernated-single",
    "hibernate-single",
    "migrate-away",
    "redeploy-during-reconcile",
    "redeploy-single",
    "roll-single",
)
PROVE = ("prove", "--timeout", "60s", "--max-memory", "2500")
HUNT = ("hunt", "--profile", "quick", "--seed", "1", "--empty-database", "--certify", "0", "--timeout", "12s")


def command(system: str, scenario: str, what: str) -> list[str]:
    """Return the command that decides a question, after the word `overdue`."""
    names = ["--system", system, "--scenario", scenario, "--property", what]
    how = PROVE if scenario in EXHAUSTED else HUNT
    return [how[0], *names, *how[1:]]


def answered(system: str, scenario: str, what: str, commit: str) -> dict[str, Any]:
    """Decide one question; return its row, with the commit of the model."""
    asked = command(system, scenario, what)
    run = [sys.executable, "-m", "properties.cli", *asked, "--json"]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)
    except ValueError:
        raise click.ClickException(f"{' '.join(asked)}: {done.stderr.strip()}") from None
    proves = asked[0] == "prove"
    return {
        "property": what,
        "system": system,
        "scenario": scenario,
        "command": asked[0],
        "commit": commit,
        "verdict": found["verdict"],
        "exhausted": proves and found["exhausted"],
        "kind": found["kind"],
        "steps": found["steps"],
        "shortest": found["shortest"],
        "premise": not found["vacuous"] if proves else found["premise_met"] > 0,
        "runs": None if proves else found["runs"],
        "worlds": found["worlds"],
    }


@click.command()
@click.option("--property", "wanted", multiple=True, help="Only these properties; the others' answers stay.")
@click.option("--system", "systems", multiple=True, help="Only these systems; the others' answers stay.")
@click.option("--scenario", "scenarios", multiple=True, help="Only these scenarios; the others' answers stay.")
@click.option("--missing", is_flag=True, help="Only the cells of the page that say: not asked.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="How many processes at a time.")
def main(
    wanted: tuple[str, ...], systems: tuple[str, ...], scenarios: tuple[str, ...], missing: bool, jobs: int
) -> None:
    """Decide all questions, and write the answers after each."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    known = json.loads(DATA.read_text(encoding="utf-8")) if DATA.exists() else []
    rows = {(row["property"], row["system"], row["scenario"]): row for row in known}
    on_page = {(what, scenario) for what, _, scenario in rows}
    every = [
        asked
        for asked in product(wanted or PROPERTIES, systems or READ, scenarios or SCENARIOS)
        if not missing or (asked not in rows and (asked[0], asked[2]) in on_page)
    ]
    with ThreadPoolExecutor(jobs) as pool:
        for row in pool.map(lambda asked: answered(asked[1], asked[2], asked[0], commit.stdout.strip()), every):
            rows[row["property"], row["system"], row["scenario"]] = row
            click.echo(" ".join(str(value) for value in row.values()))
            lines = ",\n".join(json.dumps(one) for _, one in sorted(rows.items()))
            write(DATA, f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
