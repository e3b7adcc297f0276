"""The long proofs: each a process of its own, and their answers in `docs/proofs.md` with what they took."""

import json
import subprocess
import sys
from itertools import product
from pathlib import Path

import click

SYSTEMS = ("gardener-1.113", "gardener-1.113.1", "head")
PAGE = Path("docs/proofs.md")
SINGLE_FAULTS = (
    "gardenlet-restarts=1",
    "druid-restarts=1",
    "sidecar-restarts=1",
    "pod-lost=1",
    "request-fails=1",
    "reply-is-lost=1",
    "cache-lags=1",
)
SMALL = (
    "delete-etcd",
    "migrate-away",
    "redeploy-during-reconcile",
    "redeploy-single",
    "roll-single",
    "hibernate-single",
    "delete-hibernated-single",
)
WHAT = ("annotation-deadline",)
QUESTIONS = (
    *product(SYSTEMS, SMALL, WHAT, ("0",), ("5",)),
    *product(SYSTEMS, SMALL, WHAT, ("0",), ("1",)),
    *product(SYSTEMS, ("redeploy-during-reconcile",), WHAT, SINGLE_FAULTS, ("5",)),
    *product(SYSTEMS, ("create-ha", "migrate-hibernated-ha", "rotate-ca"), WHAT, ("0",), ("5",)),
)
HEAD = """# Proofs

Written by `make prove`. Each row is one process, `overdue prove` with these arguments, `--choices fair`, and a time
limit. *inconclusive* means that the limit was hit: what is found within it is true, and nothing is proved. The *worst
age* is the smallest safe deadline. gardenlet gives a task of its flow 30 s, Wait 5 min, and its end-to-end test 20 min.

| arguments | answer | kind | worst age | worlds | transitions | depth | seconds | MiB |
|---|---|---|---|---|---|---|---|---|
"""


def proved(system: str, scenario: str, what: str, faults: str, tick: str, timeout: str) -> str:
    """Prove one thing; return its row."""
    asked = ["--system", system, "--scenario", scenario, "--property", what, "--faults", faults, "--tick", tick]
    run = [sys.executable, "-m", "properties.cli", "prove", *asked, "--choices", "fair", "--timeout", timeout, "--json"]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)
    except ValueError:
        return f"| `{' '.join(asked)}` | error | | | | | | | |\n<!-- {done.stderr.strip()[:200]} -->\n"
    exhausted = " (exhausted)" if found["exhausted"] else f" ({found.get('limit') or 'stopped'})"
    age = "" if found["worst_age_s"] is None else f"{found['worst_age_s']} s"
    counts = " | ".join(f"{found[name]:,}" for name in ("worlds", "transitions", "depth"))
    spent = f"{found['seconds']:.0f} | {found['peak_mib']:.0f}"
    answer = f"{found['verdict']}{exhausted} | {found['kind'] or ''} | {age}"
    return f"| `{' '.join(asked)}` | {answer} | {counts} | {spent} |\n"


def page(rows: list[str], commit: str, timeout: str) -> str:
    """Return the page with the rows that there are so far."""
    rest = len(QUESTIONS) - len(rows)
    left = f" {rest} of {len(QUESTIONS)} questions were not asked." if rest else ""
    return f"{HEAD}{''.join(rows)}\nCommit {commit}, two cores, {timeout} for each.{left}\n"


@click.command()
@click.option("--timeout", default="5min", show_default=True, help="How long each proof may take.")
def main(timeout: str) -> None:
    """Run all proofs, and write the page after each."""
    asked = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    rows: list[str] = []
    for question in QUESTIONS:
        rows.append(proved(*question, timeout))
        click.echo(rows[-1], nl=False)
        PAGE.write_text(page(rows, asked.stdout.strip(), timeout), encoding="utf-8")


if __name__ == "__main__":
    main()
