"""Handshake-N here, in Spin, in TLC and in the plain interpreter: speed and memory side by side, in one run.

    python benchmarks/handshake.py --members 6 [--symmetry] [--urgent] [--ghost] [--json]

Each measurement is a process of its own, so that its peak memory is that run's alone. Exit status: 0 when all engines
count the same, 1 when one of them does not, 2 for bad arguments.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median_low
from typing import Any, NoReturn

import attrs

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.peers import Absent, Spin, Tlc, measured  # noqa: E402 (run as a script, too)
from benchmarks.variant import Measurement, Variant  # noqa: E402

NAIVE_WORLDS = 20_000
"""The plain interpreter is cut off after so many worlds: its speed no longer changes then."""
OURS = ("ours", "ours-layered")
PEERS = ("spin-bfs", "spin-dfs", "tlc", "naive")
WIDTH = 110
COUNTS = ("worlds", "transitions", "depth")
Engine = Callable[[Variant], Measurement]


def ours(variant: Variant, *, layered: bool = False) -> Measurement:
    """Search exhaustively with this project's engine, breadth first or one tick layer at a time."""
    from benchmarks.handshake_model import build, ticks
    from properties.search.explore import explore

    members = tuple(range(variant.members))
    model = build(variant.members, urgent=variant.urgent, ghost=variant.ghost)
    found = explore(model, layers=ticks if layered else None, symmetry={"i": members} if variant.symmetry else None)
    return Measurement(
        worlds=found.worlds,
        transitions=found.transitions,
        depth=found.depth,
        seconds=found.seconds,
        evaluations=found.evaluations,
    )


def naive(variant: Variant) -> Measurement:
    """Search breadth first with the plain interpreter: tuples of attrs values in a set."""
    from benchmarks.handshake_model import build

    if variant.symmetry:
        return Measurement(absent="the plain interpreter knows no symmetry")
    model = build(variant.members, urgent=variant.urgent, ghost=variant.ghost)
    began = time.perf_counter()
    known, level, transitions, depth = {model.initial}, [model.initial], 0, 0
    while level and len(known) < NAIVE_WORLDS:
        reached = []
        for world in level:
            steps = list(model.steps(world))
            later = None if any(urgent for *_, urgent in steps) else model.aged(world)
            after = [*(after for _, after, _ in steps), *([later] if later is not None else [])]
            transitions += len(after)
            fresh = set(after) - known
            known |= fresh
            reached += fresh
        level = reached
        depth += bool(level)
    return Measurement(
        worlds=len(known),
        transitions=transitions,
        depth=depth,
        seconds=time.perf_counter() - began,
        bounded=f"stopped after {NAIVE_WORLDS:,} worlds" if level else None,
    )


def alone(name: str) -> Engine:
    """Return an engine of this project in a process of its own."""

    def engine(variant: Variant) -> Measurement:
        done = measured([sys.executable, str(HERE / "handshake.py"), *variant.arguments, "--only", name])
        return attrs.evolve(Measurement(**json.loads(done.output)), peak_mib=done.peak_mib)

    return engine


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; return the exit status."""
    asked = parsed(arguments)
    variant = Variant(asked.members, symmetry=asked.symmetry, urgent=asked.urgent, ghost=asked.ghost)
    if asked.only:
        found = naive(variant) if asked.only == "naive" else ours(variant, layered=asked.only == "ours-layered")
        print(json.dumps(attrs.asdict(found)))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        spin = {f"spin-{order}": Spin(order, Path(scratch)) for order in ("bfs", "dfs")}
        engines: dict[str, Engine] = {
            **{name: alone(name) for name in OURS},
            **spin,
            "tlc": Tlc(Path(scratch)),
            "naive": alone("naive"),
        }
        results = all_measured({n: engines[n] for n in (*OURS, *asked.peers)}, variant, asked.repeat)
    wrong = disagreements(results)
    if asked.json:
        print(json.dumps(as_object(variant, results, wrong), indent=2))
    else:
        show(variant, results, wrong)
    return 1 if wrong else 0


def all_measured(engines: dict[str, Engine], variant: Variant, repeat: int) -> dict[str, Measurement]:
    """Measure each engine in turn, again and again; return the run with the median time of each."""
    runs: dict[str, list[Measurement]] = {name: [] for name in engines}
    for _ in range(repeat):
        for name, engine in engines.items():
            try:
                runs[name].append(engine(variant))
            except Absent as why:
                runs[name].append(Measurement(absent=str(why)))
    return {name: found[0] if found[0].absent else _median(found) for name, found in runs.items()}


def _median(runs: list[Measurement]) -> Measurement:
    wanted = median_low(run.seconds or 0.0 for run in runs)
    return next(run for run in runs if (run.seconds or 0.0) == wanted)


def disagreements(results: dict[str, Measurement]) -> list[str]:
    """Say which engine counted otherwise than our breadth-first search."""
    reference = results["ours"]
    wrong = []
    for name, found in results.items():
        for count in COUNTS:
            theirs, expected = getattr(found, count), getattr(reference, count)
            if count == "depth" and name == "ours-layered":
                continue  # its depth is in ticks
            if theirs is not None and found.bounded is None and theirs != expected:
                wrong.append(f"{name} counts {theirs:,} {count}, and ours {expected:,}")
    return wrong


def ratios(results: dict[str, Measurement]) -> dict[str, dict[str, dict[str, float]]]:
    """Return, for both of our searches and each peer, how many times as fast and as large in memory we are."""
    return {
        mine: {
            peer: {
                "speed": round(results[mine].worlds_per_second / found.worlds_per_second, 2),
                "memory": round((results[mine].peak_mib or 0.0) / (found.peak_mib or 1.0), 3),
            }
            for peer, found in results.items()
            if peer in PEERS and found.absent is None
        }
        for mine in OURS
    }


def as_object(variant: Variant, results: dict[str, Measurement], wrong: list[str]) -> dict[str, Any]:
    """Return what `--json` prints."""
    return {
        **attrs.asdict(variant),
        **{mine: results[mine].as_object() for mine in OURS},
        "peers": {name: found.as_object() for name, found in results.items() if name in PEERS},
        "ratios": ratios(results),
        "disagreements": wrong,
    }


def show(variant: Variant, results: dict[str, Measurement], wrong: list[str]) -> None:
    """Print a table, and below it what it leaves open."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"handshake-{variant.members}{variant.described}", title_justify="left")
    table.add_column("engine", no_wrap=True)
    for heading in ("worlds", "transitions", "depth", "seconds", "worlds/s", "MiB", "evaluations", "ours is"):
        table.add_column(heading, justify="right", no_wrap=True)
    faster = ratios(results)["ours"]
    notes = []
    for name, found in results.items():
        if found.absent is not None:
            table.add_row(name, "absent")
            notes.append(f"{name} is absent: {found.absent}")
            continue
        counts = [getattr(found, count) for count in COUNTS]
        numbers = [*counts, found.seconds, round(found.worlds_per_second), found.peak_mib, found.evaluations]
        table.add_row(name, *map(_figure, numbers), f"{faster[name]['speed']:.2f} x" if name in faster else "")
        if found.bounded is not None:
            notes.append(f"{name}: {found.bounded}")
    console = Console(highlight=False, width=WIDTH)
    console.print(table)
    for note in notes:
        console.print(note)
    console.print("MiB is the peak of the process; the depth of ours-layered is in ticks, all others are in steps.")
    for sentence in wrong:
        console.print(sentence, style="red")
    if not wrong:
        console.print("All that counted to the end counted the same.")


def _figure(number: float | None) -> str:
    if number is None:
        return ""
    return f"{number:,}" if isinstance(number, int) else f"{number:,.2f}"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say in one sentence what is wrong, and end with status 2."""
        print(f"handshake: {message}", file=sys.stderr)
        sys.exit(2)


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    """Return the arguments."""
    parser = _Parser(description="Measure the exhaustive search against its peers on handshake-N.", allow_abbrev=False)
    parser.add_argument("--members", type=_number(2, 9), default=6, help="how many members, 2 to 9 (default: 6)")
    parser.add_argument("--symmetry", action="store_true", help="members are interchangeable")
    parser.add_argument("--urgent", action="store_true", help="time waits for whatever a member or the clearing can do")
    parser.add_argument("--ghost", action="store_true", help="a learner that crashes remains the learner")
    parser.add_argument("--peers", type=_peers, default=PEERS, help="a list with commas (default: %(default)s)")
    parser.add_argument("--repeat", type=_number(1, 99), default=1, help="measure so often, and report medians")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--only", choices=(*OURS, "naive"), help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _number(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"must be a number from {least} to {most}, and is {text!r}")
        return int(text)

    return number


def _peers(text: str) -> tuple[str, ...]:
    names = tuple(filter(None, text.split(",")))
    if unknown := [name for name in names if name not in PEERS]:
        raise argparse.ArgumentTypeError(f"there is no peer {unknown[0]!r}: choose from {', '.join(PEERS)}")
    return names


if __name__ == "__main__":
    sys.exit(main())
