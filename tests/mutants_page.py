"""The table of mutants by properties: `python -m tests.mutants_page` hunts for every property in every mutant.

Each property is hunted for where it lives. Hunts are short: an empty cell says that nothing was found.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from properties.catalogue import PROPERTIES
from properties.files import write_whole
from tests.mutants import MUTANTS
from tests.test_catalogue import hunted

FOUND = Path("tests/golden/mutants.json")
PAGE = Path("docs/mutants.md")
HEAD = """# Mutants of the model

Written by `python -m tests.mutants_page`. Each row is a change of the model, each column a property, hunted for
in its own system and scenario (`tests/test_catalogue.py`), without faults. **X**: the mutant that the property is for;
x: another that it catches; -: it is broken without any mutant. An empty cell is a hunt of 4 runs that found nothing.

"""


def caught() -> dict[str, list[str]]:
    """Return which properties catch which mutant, and which are broken without any (under the name `none`)."""
    found = {"none": [name for name in PROPERTIES if hunted(name, runs=4).finding is not None]}
    for mutant, mutate in MUTANTS.items():
        runs = {name: 60 if PROPERTIES[name].mutant == mutant else 4 for name in PROPERTIES}
        found[mutant] = [
            name for name in PROPERTIES if hunted(name, runs=runs[name], mutate=mutate).finding is not None
        ]
        print(mutant, found[mutant], flush=True)
    return found


def mark(mutant: str, name: str, found: Mapping[str, list[str]]) -> str:
    """Return one cell."""
    if name in found["none"]:
        return "-"
    if name not in found[mutant]:
        return ""
    return "**X**" if PROPERTIES[name].mutant == mutant else "x"


def page(found: Mapping[str, list[str]]) -> str:
    """Return the page."""
    rows = [f"| {mutant} | {' | '.join(mark(mutant, name, found) for name in PROPERTIES)} |\n" for mutant in MUTANTS]
    return f"{HEAD}| mutant | {' | '.join(PROPERTIES)} |\n|{'---|' * (len(PROPERTIES) + 1)}\n{''.join(rows)}"


if __name__ == "__main__":
    answers = caught()
    write_whole({FOUND: json.dumps(answers, indent=1) + "\n"})
    write_whole({PAGE: page(answers)})
