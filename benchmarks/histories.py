"""How fast histories are judged: a large audit log beside its floor, and conformance against the size of its worlds.

The log is generated: one line in a hundred, by size, is of an Etcd (from runs of the model), as many mention one, and
the rest is what else an API server audits. The floor is reading it and parsing as JSON each line that mentions etcd.
"""

import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from model.build import build
from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties.histories.conformance import Follower, Limits, events, kinds
from properties.histories.projection import Projection
from properties.histories.readers.reader import Reader
from properties.histories.record import Record, Story
from properties.histories.synthesise import audited, watched, writes
from properties.search.tables import Tables
from tests.walks import walk

VERSION = re.compile(r'"resourceVersion": "(\d+)"')
SHARE = 100
FLOOR = """
import json, sys
found = 0
with open(sys.argv[1], "rb") as file:
    for line in file:
        if b"etcd" in line:
            found += json.loads(line)["kind"] == "Event"
print(found)
"""


def noise(rng: random.Random, count: int, mentions: str = "") -> bytes:
    """Return audit events of about 2 KB that concern no Etcd."""
    lines = []
    for number in range(count):
        name = f"{mentions}{rng.choice(['web', 'metrics', 'dns', 'proxy'])}-{rng.randrange(10**6):06x}"
        event = {
            "kind": "Event", "apiVersion": "audit.k8s.io/v1", "level": "RequestResponse", "stage": "ResponseComplete",
            "auditID": f"{rng.getrandbits(64):016x}", "verb": rng.choice(["get", "list", "update", "patch", "watch"]),
            "user": {"username": f"system:serviceaccount:kube-system:controller-{number % 17}"},
            "objectRef": {"resource": rng.choice(["configmaps", "endpoints", "nodes"]), "namespace": "a", "name": name},
            "responseStatus": {"code": 200}, "requestReceivedTimestamp": "2025-02-25T22:00:00.000000Z",
            "responseObject": {"metadata": {"name": name}, "data": {f"k{n}": "x" * 60 for n in range(20)}},
        }  # fmt: skip
        lines.append(json.dumps(event) + "\n")
    return "".join(lines).encode()


def of_etcds(rng: random.Random) -> Iterator[bytes]:
    """Yield the audit logs of one Etcd after the other, without an end."""
    on = Tables(build(SYSTEMS["gardener-1.113"], SCENARIOS["migrate-hibernated-ha"]))
    runs = ["".join(audited(writes(on, walk(on, seed, 2500)))) for seed in range(5)]
    number = 0
    while True:
        number += 1
        text = rng.choice(runs).replace("shoot--model--run", f"shoot--p--{number}")
        yield VERSION.sub(lambda m, n=number: f'"resourceVersion": "{int(m[1]) + 1000 * n}"', text).encode()


def generate(path: Path, size: int) -> None:
    """Write a log of about `size` bytes."""
    rng = random.Random(1)
    blocks = [noise(rng, 400) for _ in range(4)]
    mentioning = noise(rng, 400, "etcd-").splitlines(keepends=True)
    pending: list[bytes] = []
    every = of_etcds(rng)
    written = mine = 0
    with path.open("wb") as file:
        while written < size:
            written += file.write(rng.choice(blocks))
            while mine * SHARE < written:
                if not pending:
                    pending = next(every).splitlines(keepends=True)
                line = pending.pop(0)
                mine += file.write(line)
                written += len(line) + file.write(rng.choice(mentioning))


def measured(*command: str) -> tuple[float, float, float, str]:
    """Run a command; return its wall and CPU seconds, its peak of memory in MiB, and what it printed."""
    script = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); sys.stdout.buffer.write(done.stdout);"
        "print('\\n', used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)"
    )
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", script, *command], capture_output=True, text=True, check=True)
    wall = time.perf_counter() - began
    text, _, last = done.stdout.rstrip("\n").rpartition("\n")
    peak, cpu = last.split()
    return wall, float(cpu), float(peak), text


def told(given: bytes) -> Story:
    """Return the story of the only Etcd of a record."""
    record = Record(300)
    for found in Reader().read(BytesIO(given)):
        for _ in record.see(found):
            pass
    return record.told()[0]


def conformance(console: Console) -> None:
    """Print how fast records are explained, by the most worlds that agreed with one at a time."""
    table = Table("scenario", "events", "most worlds", "visited", "seconds", "events/s", "worlds visited/s")
    for system, scenario in (("head", "create-ha"), ("head", "delete-etcd"), ("gardener-1.113", "hibernate-and-wake"),
                             ("gardener-1.113", "migrate-hibernated-ha")):  # fmt: skip
        on = Tables(build(SYSTEMS[system], SCENARIOS[scenario]))
        for seed in (1, 2):
            story = told("".join(watched(writes(on, walk(on, seed, 600)))).encode())
            every = tuple(events(story.changes))
            follower = Follower(on, Projection.of(on.model, "events"), Limits(200_000), kinds(story.changes))
            began = time.process_time()
            for event in every:
                follower.see(event)
            cpu = time.process_time() - began
            end = f" (stopped: {follower.limit or 'not explained'})" if follower.is_lost else ""
            counts = (len(every), follower.most, follower.visited)
            speeds = (follower.explained / cpu, follower.visited / cpu)
            table.add_row(f"{system}, {scenario}{end}", *(f"{n:,}" for n in counts), f"{cpu:.1f}",
                          *(f"{speed:,.0f}" for speed in speeds))  # fmt: skip
    console.print(table)


@click.command()
@click.option("--megabytes", type=click.IntRange(1), default=1000, show_default=True)
@click.option("--log/--no-log", default=True, help="Measure the audit log.")
@click.option("--explain/--no-explain", default=True, help="Measure conformance.")
def main(megabytes: int, log: bool, explain: bool) -> None:
    """Measure both, and print tables. Seconds are of the CPU unless they are said to be wall time."""
    console = Console(width=140)
    if log:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "audit.log"
            generate(path, megabytes * 10**6)
            size = path.stat().st_size / 1e6
            floor = measured(sys.executable, "-c", FLOOR, str(path))
            ours = measured(sys.executable, "-m", "properties.cli", "check", str(path), "--no-explain", "--json")
        answer = json.loads(ours[3])
        table = Table("what", "wall s", "CPU s", "MB/s of CPU", "peak MiB")
        for what, (wall, cpu, peak, _) in (("floor: read and parse", floor), ("overdue check --no-explain", ours)):
            table.add_row(what, f"{wall:.1f}", f"{cpu:.1f}", f"{size / cpu:,.0f}", f"{peak:,.0f}")
        console.print(table)
        requests = sum(len(one["requests"]) for one in answer["etcds"])
        lines = f"{floor[3].strip()} lines that mention etcd"
        console.print(f"{size:,.0f} MB, {lines}, {len(answer['etcds'])} Etcds, {requests} requests")
    if explain:
        conformance(console)
    console.print(f"peak of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


if __name__ == "__main__":
    main()
