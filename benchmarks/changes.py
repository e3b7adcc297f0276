"""Changes of the protocol by properties: every set of changes on `head`, exhausted, and the page docs/changes.md.

The scenario is redeploy-during-reconcile with one restart of gardenlet; its properties are those that head breaks.
"""

import subprocess
import time
from itertools import combinations
from pathlib import Path

import click

from model.changes import CHANGES
from properties.question import Question
from properties.registry import default_registry
from properties.search.explore import Bounds
from properties.search.prove import Proof, prove
from properties.traces.trace import Settings

PAGE = Path("docs/changes.md")
SYSTEM, SCENARIO = "head", "redeploy-during-reconcile"
PROPERTIES = ("annotation-deadline", "observed-generation-is-built", "one-request-one-reconciliation")
TRIED = {name: sentence for name, sentence in CHANGES.items() if name != "fresh-status"}
"""All but the one that is about Wait, and not about a request: `docs/findings/stale-status.md` has its proofs."""
HEAD = f"""# Which changes of the protocol would mend it

Written by `python -m benchmarks.changes`. Each cell is a proof: `overdue prove --system {SYSTEM} --scenario {SCENARIO}
--choices fair --change ...`, with one restart of gardenlet: it holds (exhausted), with its number of worlds, or the
shortest run that breaks the property has so many steps. A set that contains a smaller one that mends all is left out.

"""


def asked(what: str, changes: tuple[str, ...]) -> Question:
    """Return the question whether a property holds with some changes."""
    return Question(default_registry(), SYSTEM, SCENARIO, what, Settings(changes=changes, choices="fair"))


def cell(proof: Proof) -> str:
    """Return what a proof came to, in a few words."""
    if proof.violation is not None:
        kind = f"{proof.violation.kind}, " if proof.violation.kind else ""
        return f"**{kind}{len(proof.violation.steps) + len(proof.violation.loop)} steps**"
    return f"holds, {proof.found.worlds:,}" if proof.found.exhausted else f"bounded: {proof.found.limit}"


def row(changes: tuple[str, ...], timeout_s: float) -> tuple[str, bool]:
    """Return the row of a set of changes, and whether it mends everything."""
    cells, mends = [], True
    for what in PROPERTIES:
        question = asked(what, changes)
        proof = prove(question.build(), question.what, choices="fair", bounds=Bounds(timeout=timeout_s))
        cells.append(cell(proof))
        mends &= proof.verdict == "holds"
    names = ", ".join(f"`{name}`" for name in changes) or "none"
    return f"| {names} | {' | '.join(cells)} |\n", mends


def page(timeout_s: float) -> str:
    """Prove every set of changes, the smallest first, and return the page."""
    text = HEAD + "".join(f"* `{name}`: {sentence}\n" for name, sentence in TRIED.items())
    text += f"\n| changes | {' | '.join(PROPERTIES)} |\n|---|{'---|' * len(PROPERTIES)}\n"
    enough: list[frozenset[str]] = []
    for size in range(len(TRIED) + 1):
        for changes in combinations(TRIED, size):
            if any(one <= set(changes) for one in enough):
                continue
            line, mends = row(changes, timeout_s)
            enough += [frozenset(changes)] if mends else []
            text += line
            click.echo(line, nl=False)
    smallest = [", ".join(f"`{name}`" for name in sorted(one)) for one in enough]
    return f"{text}\nWhat mends everything, and nothing smaller does: {'; '.join(smallest) or 'no set of these'}.\n"


@click.command()
@click.option("--timeout", default=300.0, show_default=True, help="Seconds for each proof.")
def main(timeout: float) -> None:
    """Prove all cells, print each row, and write the page when the last is done."""
    began = time.monotonic()
    text = page(timeout)
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    took = f"\nCommit {commit.stdout.strip()}, {time.monotonic() - began:.0f} s on two cores.\n"
    PAGE.write_text(text + took, encoding="utf-8")


if __name__ == "__main__":
    main()
