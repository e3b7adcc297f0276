"""The long proofs: each a process of its own, and their answers in `docs/proofs.md` with what they took.

    python benchmarks/proofs.py [--timeout 5min] [--keep FILE [--again [--most WORLDS]]] [--jobs N]
        [--max-memory MIB] [--symmetry | --symbolic]

With `--keep`, the answers are kept in a file, a JSON object in each line, and what is there is not asked again
unless it failed. With `--again`, what hit a limit is asked once more, unless more worlds than `--most` are expected.
With `--symmetry`, interchangeable members are taken for one; what names no such members, or rolls them, is left out.
With `--symbolic`, sets of worlds are decision diagrams.
"""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import combinations, product
from pathlib import Path
from statistics import median
from typing import Any

import attrs
import click

from model.scenarios import SCENARIOS

SYSTEMS = ("gardener-1.113", "gardener-1.113.1", "head")
PAGE = Path("docs/proofs.md")
FAULTS = (
    "gardenlet-restarts",
    "druid-restarts",
    "sidecar-restarts",
    "wrapper-restarts",
    "pod-lost",
    "volume-lost",
    "request-fails",
    "reply-is-lost",
    "cache-lags",
    "operator-annotates",
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
LARGE = ("create-ha", "rotate-ca", "migrate-hibernated-ha", "migrate-hibernated-ha-both")
HEAD = """# Proofs

Written by `make prove`. Each row is one process: `overdue prove --system ... --scenario ... --property
annotation-deadline --choices fair --faults 0 --faults NAME=1 ... --tick ...`, with a time limit. *inconclusive* and
*violated* with a limit mean that the limit was hit: what is found within it is true, and nothing is proved; then the
last column has what multiplies the worlds where it stopped. *Up to names* says that worlds which differ in the names of
interchangeable members count as one: asked once more with `--keep FILE --again --symmetry`. *All orders* says that sets
of worlds were decision diagrams, and no orders left out: asked once more with `--symbolic`; transitions are not counted
then, and the depth is in ticks. The *worst age* is the smallest safe deadline. gardenlet gives a task of its flow 30 s,
Wait 5 min, and its end-to-end test 20 min. The partial order of commits up to bfd7f5c left out runs, most of them with
a fault ([decision 4](decisions/0004-turns.md)): what such a row calls exhausted is so in the orders of then.
"""
COLUMNS = ("system", "scenario", "faults", "answer", "worst age", "worlds", "transitions", "depth", "s", "MiB", "×")


@attrs.frozen
class Asked:
    """One question of one section of the page: about annotation-deadline, with each of the faults at most once."""

    section: str
    system: str
    scenario: str
    faults: tuple[str, ...]
    tick: str

    @property
    def arguments(self) -> list[str]:
        """What `overdue prove` is called with."""
        budgets = [word for name in self.faults for word in ("--faults", f"{name}=1")]
        return [
            *("--system", self.system, "--scenario", self.scenario, "--property", "annotation-deadline"),
            *("--choices", "fair", "--tick", self.tick, "--faults", "0", *budgets),
        ]


def asked(section: str, scenarios: tuple[str, ...], faults: list[tuple[str, ...]], tick: str) -> list[Asked]:
    """Return the questions of a section."""
    return [Asked(section, *names, tick) for names in product(SYSTEMS, scenarios, faults)]


RESTARTED = ("redeploy-during-reconcile",)
QUESTIONS = [
    *asked("Without faults, ticks of 5 s", SMALL, [()], "5"),
    *asked("Without faults, ticks of 1 s", SMALL, [()], "1"),
    *asked("With each single fault, ticks of 5 s", RESTARTED, [(name,) for name in FAULTS], "5"),
    *asked("With each single fault, ticks of 1 s", RESTARTED, [(name,) for name in FAULTS], "1"),
    *asked("Highly available, without faults, ticks of 5 s", ("hibernate-and-wake", *LARGE), [()], "5"),
    *asked("With each pair of faults, ticks of 5 s", RESTARTED, list(combinations(FAULTS, 2)), "5"),
]


def proved(question: Asked, timeout: str, most_mib: int | None = None, *more: str) -> dict[str, Any]:
    """Prove one thing; return what `overdue prove --json` says, or only `error`."""
    run = [sys.executable, "-m", "properties.cli", "prove", *question.arguments, "--timeout", timeout, "--json", *more]
    run += [] if most_mib is None else ["--max-memory", str(most_mib)]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    try:
        return json.loads(done.stdout)
    except ValueError:
        return {"error": " ".join(done.stderr.split())[-200:] or f"exit status {done.returncode}"}


Answers = dict[Asked, dict[str, Any]]


def expected(question: Asked, answers: Answers) -> int | None:
    """Return how many worlds two faults are expected to give: each multiplies those without faults as it does alone.

    None where there are not two of them, or where the worlds with one or with none are not known.
    """
    if len(question.faults) != 2:
        return None
    parts = {(), *((name,) for name in question.faults)}
    same = (question.system, question.scenario, question.tick)
    worlds = {
        other.faults: found["worlds"]
        for other, found in answers.items()
        if (other.system, other.scenario, other.tick) == same
        and other.faults in parts
        and found.get("exhausted")
        and is_counted_alike(found)
    }
    if set(worlds) != parts:
        return None
    alone = worlds.pop(())
    one, other = worlds.values()
    return round(one * other / alone)


def is_counted_alike(found: dict[str, Any]) -> bool:
    """Return whether worlds were counted as by default: by name, and with the orders left out that may be."""
    return not found.get("symmetry") and not found.get("symbolic")


def row(question: Asked, found: dict[str, Any], worlds: int | None = None) -> str:
    """Return an answer as a row of a table; of what is not exhausted, also how many worlds are expected."""
    cells = [question.system, question.scenario, " ".join(question.faults)]
    if "error" in found:
        return f"| {' | '.join(cells)} | error: {found['error']} {'|' * (len(COLUMNS) - len(cells))}\n"
    kind = f": {found['kind']}" if found["kind"] else ""
    limit = "exhausted" if found["exhausted"] else found["limit"] or "stopped"
    limit += ", up to names" if found.get("symmetry") else ", all orders" if found.get("symbolic") else ""
    answer = f"{found['verdict']}{kind} ({limit})"
    age = "" if found["worst_age_s"] is None else f"{found['worst_age_s']} s"
    counts = ["" if found[name] is None else f"{found[name]:,}" for name in ("worlds", "transitions", "depth")]
    spent = [f"{found['seconds']:.0f}", f"{found['peak_mib']:.0f}"]
    factors = ", ".join(f"{name} {factor:.1f}" for name, factor in (found["multiplied_by"] or {}).items())
    if worlds is not None and not found["exhausted"]:
        factors = f"about {worlds:,} worlds in all; {factors}"
    return f"| {' | '.join([*cells, answer, age, *counts, *spent, factors])} |\n"


def accuracy(answers: Answers) -> str:
    """Return a sentence on how far off the numbers of worlds are that are expected of pairs of faults."""
    whole = {question for question, found in answers.items() if found.get("exhausted") and is_counted_alike(found)}
    pairs = {question: expected(question, answers) for question in whole}
    ratios = [answers[question]["worlds"] / worlds for question, worlds in pairs.items() if worlds]
    if not ratios:
        return ""
    least, middle, most = (f"{found(ratios):.2f}" for found in (min, median, max))
    return (
        "\nWhere a pair hit a limit, the last column begins with the worlds that it is expected to have: the product of"
        "\nthose with either fault alone, divided by those without any. Exhausted pairs have"
        f" {least} to {most} times as\nmany, {middle} times in the median ({len(ratios)} pairs).\n"
    )


def page(answers: Answers) -> str:
    """Return the page with the answers that there are so far."""
    parts = [HEAD]
    for section in dict.fromkeys(question.section for question in QUESTIONS):
        mine = [(question, found) for question, found in answers.items() if question.section == section]
        if mine:
            heading = f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}\n"
            rows = "".join(row(question, found, expected(question, answers)) for question, found in mine)
            parts.append(f"\n## {section}\n\n{heading}{rows}")
    parts.append(accuracy(answers))
    commits = ", ".join(dict.fromkeys(found["commit"] for found in answers.values()))
    limits = ", ".join(dict.fromkeys(found["timeout"] for found in answers.values()))
    rest = len(QUESTIONS) - len(answers)
    left = f" {rest} of {len(QUESTIONS)} questions were not asked." if rest else ""
    return f"{''.join(parts)}\nCommits {commits}; two cores; time limits {limits}.{left}\n"


def kept(keep: Path | None) -> Answers:
    """Return the answers that were kept, in the order of the questions, without those that are errors.

    Raises UsageError for a line that is no answer, such as one that was cut off.
    """
    lines = keep.read_text(encoding="utf-8").splitlines() if keep is not None and keep.exists() else []
    found: Answers = {}
    for number, line in enumerate(lines, 1):
        try:
            one = json.loads(line)
            question = Asked(**{**one["asked"], "faults": tuple(one["asked"]["faults"])})
        except (ValueError, TypeError, KeyError):
            raise click.UsageError(f"line {number} of {str(keep)!r} is no answer: delete it, to ask again") from None
        if "error" not in one:
            found[question] = one
    return {question: found[question] for question in QUESTIONS if question in found}


def left(answers: Answers, *, again: bool, most: int, symmetry: bool = False) -> list[Asked]:
    """Return what is to be asked, and last and in order of size what hit a limit and is expected to be small enough."""
    limited = [question for question, found in answers.items() if again and not found["exhausted"]]
    sizes = {question: expected(question, answers) or most for question in limited}
    small = sorted((question for question in limited if sizes[question] <= most), key=lambda question: sizes[question])
    asked = [*(question for question in QUESTIONS if question not in answers), *small]
    return [one for one in asked if not symmetry or is_symmetric(one)]


def is_symmetric(question: Asked) -> bool:
    """Return whether there are interchangeable members, which are not rolled in order: a restart changes the spec."""
    return bool(SCENARIOS[question.scenario].symmetry) and "gardenlet-restarts" not in question.faults


@click.command()
@click.option("--timeout", default="5min", show_default=True, help="How long each proof may take.")
@click.option("--keep", type=click.Path(path_type=Path, dir_okay=False), help="Where the answers are kept.")
@click.option("--max-memory", "most_mib", type=click.IntRange(1), help="MiB for the search of each proof.")
@click.option("--again", is_flag=True, help="Ask once more what hit a limit.")
@click.option("--most", default=10**8, show_default=True, help="Unless more worlds are expected.")
@click.option("--symmetry", is_flag=True, help="Take interchangeable members for one.")
@click.option("--symbolic", is_flag=True, help="Keep sets of worlds as decision diagrams.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="How many proofs at a time.")
def main(
    timeout: str, keep: Path | None, most_mib: int | None, again: bool, most: int, symmetry: bool, symbolic: bool,
    jobs: int,
) -> None:  # fmt: skip
    """Run all proofs, and write the page after each."""
    git = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    commit = git.stdout.strip()
    answers = kept(keep)
    with ThreadPoolExecutor(jobs) as pool:
        questions = left(answers, again=again, most=most, symmetry=symmetry)
        more = [*(["--symmetry"] if symmetry else []), *(["--symbolic"] if symbolic else [])]
        asked = {pool.submit(proved, one, timeout, most_mib, *more): one for one in questions}
        for done in as_completed(asked):
            question = asked[done]
            found = {**done.result(), "commit": commit, "timeout": timeout}
            click.echo(row(question, found), nl=False)
            if "error" in found and question in answers:
                continue  # what was found within a limit is better than nothing
            answers[question] = found
            if keep is not None:
                with keep.open("a", encoding="utf-8") as file:
                    file.write(json.dumps({"asked": attrs.asdict(question), **found}) + "\n")
            write(answers)
    write(answers)


def write(answers: Answers) -> None:
    """Write the page with the answers that there are so far, in the order of the questions."""
    in_order = {question: answers[question] for question in QUESTIONS if question in answers}
    PAGE.write_text(page(in_order), encoding="utf-8")


if __name__ == "__main__":
    main()
