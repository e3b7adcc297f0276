"""docs/bugs.md: the catalogue of bugs with what was found of each, as `python -m benchmarks.bugs` writes it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from properties.bugs import INSIDE, OUTSIDE, Bug, Where

GOLDEN = Path("tests/golden/bugs")
VERDICTS = GOLDEN / "verdicts.json"
PAGE = Path("docs/bugs.md")
HEAD = """# Upstream's bugs

Written by `python -m benchmarks.bugs` from `properties/bugs.py`. Each bug follows from mechanisms that the releases
of its vulnerable system have; the model knows none of them by name. *bounded* means that a bound was hit: nothing
was found within it, and nothing is proved.

"""


TABLE = "| bug | links | cause | repair | what is missing |\n|---|---|---|---|---|\n"


def link(name: str) -> str:
    """Return an issue such as owner/repository#1 as a link."""
    repository, number = name.split("#")
    return f"[{name}](https://github.com/{repository}/issues/{number})"


def command(where: Where, system: str, verb: str) -> str:
    """Return the command that asks about a bug on one system."""
    options = [f"--system {system}", f"--scenario {where.scenario}", f"--property {where.property_name}"]
    options += [f"--kind {where.kind}"] if where.kind else []
    options += [f"--faults {name}={budget}" for name, budget in where.faults]
    options += [f"--deadline {where.deadline_s:g}s"] if where.deadline_s else []
    options += [f"--change {name}" for name in where.changes(system)]
    return f"overdue {verb} {' '.join(options)}"


def repaired(verdicts: Mapping[str, Any]) -> str:
    """Return in words what was found on the repaired system."""
    found = verdicts["repaired"]
    bound = f": {found['bound']}" if found["bound"] else ""
    return f"{found['answer']}{bound}, {found['worlds']:,} worlds in {found['seconds']:.0f} s"


def is_proved(verdicts: Mapping[str, Any]) -> bool:
    """Return whether it took a proof to find a bug, which a hunt may find or not."""
    return verdicts.get("by", "").startswith("a proof")


def section(bug: Bug, where: Where, verdicts: Mapping[str, Any]) -> str:
    """Return what there is to say of a bug inside the abstraction."""
    kind = f" ({verdicts['kind']})" if verdicts.get("kind") else ""
    found = f"{verdicts.get('vulnerable', 'not looked for')}{kind}"
    if verdicts.get("steps"):
        found += f", {verdicts['steps']} steps, [trace](../{GOLDEN}/{bug.name}.json), found by {verdicts['by']}"
        found += f" in {verdicts['seconds']} s"
    verb = "prove" if is_proved(verdicts) else "hunt"
    lines = [
        f"### {bug.name}\n",
        f"{', '.join(map(link, bug.links))}\n",
        f"{bug.cause} Repair: {bug.repair}\n",
        f"* vulnerable: {found}\n  `{command(where, where.vulnerable, verb)}`",
    ]
    if where.repaired is None:
        lines.append("* repaired: no release")
    elif "repaired" in verdicts:
        lines.append(f"* repaired: {repaired(verdicts)}\n  `{command(where, where.repaired, 'prove')}`")
    return "\n".join(lines) + "\n"


def page(verdicts: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the page."""
    parts = [HEAD, f"## Inside the model: {len(INSIDE)}\n\n"]
    for bug in INSIDE:
        assert bug.where is not None
        parts.append(section(bug, bug.where, verdicts.get(bug.name, {})) + "\n")
    parts.append(f"## Outside the model: {len(OUTSIDE)}\n\n{TABLE}")
    for bug in OUTSIDE:
        parts.append(
            f"| {bug.name} | {', '.join(map(link, bug.links))} | {bug.cause} | {bug.repair} | {bug.missing} |\n"
        )
    return "".join(parts)
