"""The pages of the properties: the bare reference, and each with why it holds or the run that breaks it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties.catalogue import PROPERTIES
from properties.catalogue.explanations import EXPLANATIONS
from properties.property import Property
from properties.reference.sources import linked
from properties.reference.words import bullets, code, module_link, page, seconds, sentence, table

VERDICTS = Path(__file__).parents[2] / "docs" / "verdicts.json"
ROLES = {
    "breaks": "Broken where",
    "pending": "Waits while",
    "overdue": "Overdue where",
    "early": "Cleared early where",
    "witness": "Witness",
}
INTRO = """What must hold. An `always` property is broken in a world; a `within` property is a request with a
deadline. The *witness* says where the premise is met at all: without it a search would hold for nothing. The *mutant*
is a change of the model that the property catches; `tests/mutants.py` has it. [Invariants](../invariants.md) explains
each."""
INVARIANTS = """Each property: the claim, why it matters to an operator, why it holds or the run that breaks it, and
what the searches say of it. The words for the kinds (stuck, starved, early, late) are in [time](time.md#kinds).

How to read the tables: **holds** was proved by visiting every world that can be reached; *violated* gives the kind
and the number of steps of the run that was found, and *shortest* where no run in the partial order is shorter (one of
all orders may be); *not found* is the answer of a quick hunt, after so many runs, and proves nothing; *not met* says
that the premise of the property never occurred.
All with the scenario's own faults, adversarial choices and ticks of 5 s.

To ask again: `python -m benchmarks.verdicts` asks everything, and one question is for example"""
EXAMPLES = """```
$ overdue prove --system head --scenario delete-etcd --property quorum-kept
$ overdue hunt --system gardener-1.113 --scenario create-ha --property one-cluster-serves --profile quick --seed 1
```"""


def form(what: Property) -> str:
    """Return the form of a property, with its own deadline."""
    return what.form if what.deadline_s is None else f"{what.form} {seconds(what.deadline_s)}"


def predicates(what: Property) -> list[str]:
    """Return what each predicate of a property says."""
    return [f"**{name}**: {sentence(what.predicates[role])}" for role, name in ROLES.items() if role in what.predicates]


def properties_page() -> str:
    """Return the reference of the properties."""
    overview = table(
        ["property", "form", "claim"],
        ([code([p.name], page="#").replace("##", "#"), form(p), p.sentence] for p in PROPERTIES.values()),
    )
    return page("Properties", INTRO, overview, *map(described, PROPERTIES.values()))


def described(what: Property) -> str:
    """Return the entry of a property in the reference."""
    observers = [
        f"**Observer**: `{o.component.name}`, kept by `{o.update.__name__}`: {sentence(o.update)}"
        for o in what.observers
    ]
    rows = [
        f"**Form**: {form(what)}",
        *predicates(what),
        *observers,
        f"**Mutant**: {what.mutant}",
        f"**Declared in**: {module_link(what.witness.__module__, '../../')}",
        f"**Explained in**: [invariants](../invariants.md#{what.name})",
    ]
    return f"## `{what.name}`\n\n{what.sentence}\n\n{bullets(rows)}"


# -- invariants --------------------------------------------------------------------------------------------------------


def measured() -> Sequence[Mapping[str, Any]]:
    """Return what `benchmarks/verdicts.py` has measured, a row for each question."""
    return json.loads(VERDICTS.read_text(encoding="utf-8"))


def cell(row: Mapping[str, Any] | None) -> str:
    """Return an answer in a few words."""
    if row is None:
        return "not asked"
    if row["verdict"] == "violated":
        shortest = ", shortest" if row["shortest"] else ""
        return f"*violated*: {row['kind'] + ', ' if row['kind'] else ''}{row['steps']} steps{shortest}"
    if not row["premise"]:
        return "not met"
    if row["exhausted"]:
        return f"**holds**, {row['worlds']:,} worlds"
    return f"not found, {row['runs']} runs" if row["runs"] is not None else f"not decided, {row['worlds']:,} worlds"


def verdicts(name: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """Return what was measured of a property as a table of scenarios by systems."""
    known = {(row["scenario"], row["system"]): row for row in rows if row["property"] == name}
    systems = [system for system in SYSTEMS if any(system == other for _, other in known)]
    lines = (
        [f"`{scenario}`", *(cell(known.get((scenario, system))) for system in systems)]
        for scenario in SCENARIOS
        if any(scenario == other for other, _ in known)
    )
    return table(["scenario", *(f"`{system}`" for system in systems)], lines)


def explained(what: Property, rows: Iterable[Mapping[str, Any]]) -> str:
    """Return a property with its explanation and what was measured."""
    ends = [
        f"**Witness**: {sentence(what.witness)}",
        f"**Mutant** that it catches: {what.mutant} ([tests/mutants.py](../tests/mutants.py))",
        f"**Sources**: {', '.join(linked(source) for source in what.sources)}",
        f"**Reference**: [predicates and observers](reference/properties.md#{what.name}), "
        f"{module_link(what.witness.__module__, '../')}",
    ]
    return "\n\n".join(
        (
            f"## {what.name}",
            f"**Claim.** {what.sentence}",
            f"**Why it matters.** {what.why}",
            EXPLANATIONS[what.name].strip(),
            verdicts(what.name, rows),
            bullets(ends),
        )
    )


def invariants_page() -> str:
    """Return the explanation of the properties."""
    rows = measured()
    when = f"Measured at {', '.join(sorted({row['commit'] for row in rows}))}."
    parts = (explained(what, rows) for what in PROPERTIES.values())
    return page("Invariants", INVARIANTS, EXAMPLES, when, *parts)
