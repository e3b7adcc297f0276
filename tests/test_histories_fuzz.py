"""Mutated histories: whatever is wrong with one, there is an answer or one sentence, and never half of an answer.

OVERDUE_FUZZ=20000 asks for more examples than the suite takes.
"""

import gzip
import json
import os
import random
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from properties.cli import main
from properties.histories.synthesise import audited, watched
from tests.synthesised import record, tables

HISTORIES = Path(__file__).parent / "histories"
EXAMPLES = int(os.environ.get("OVERDUE_FUZZ", "2000"))
LOG = (
    b'{"level":"info","ts":"2025-02-25T22:00:00Z","msg":"Removing operation annotation",'
    b'"etcd":{"name":"etcd-events","namespace":"shoot--model--run"}}\n'
)
ODD: tuple[Any, ...] = (
    None, True, 0, -1, 10**30, 1e308, "", "x" * 400, "null", "2025-99-99T99:99:99Z", "NaN", [], {}, [[]], [None],
    "\x00", {"name": None}, "9" * 20, "reconcile", -0.0, "0001-01-01T00:00:00Z", "\ud800",
)  # fmt: skip

MARKS = (b"{", b"}", b"\n", b"---\n", b"\x1f\x8b", b"[" * 3000, b'"')
HEALTH = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


@cache
def seeds() -> tuple[bytes, ...]:
    """Return records of every form."""
    on = tables("head", "create-ha")
    watch, audit = record(on, 5, 120, watched), record(on, 5, 120, audited)
    plain = b"\n".join(
        json.dumps(json.loads(line.partition(b" ")[2])["object"], indent=4).encode() for line in watch.splitlines()[:4]
    )
    dump = (HISTORIES / "druid-557.yaml").read_bytes()
    return watch, audit, plain, dump, LOG + watch, gzip.compress(watch, mtime=0)


def replaced(value: Any, rng: random.Random) -> Any:
    """Return a JSON value in which one part is something odd, or gone."""
    if rng.random() < 0.15 or not isinstance(value, dict | list) or not value:
        return rng.choice(ODD)
    if isinstance(value, list):
        place = rng.randrange(len(value))
        return [replaced(one, rng) if n == place else one for n, one in enumerate(value)]
    name = rng.choice(list(value))
    if rng.random() < 0.1:
        return {key: one for key, one in value.items() if key != name}
    return {key: replaced(one, rng) if key == name else one for key, one in value.items()}


def mutated(data: bytes, rng: random.Random) -> bytes:
    """Return a record with a few things wrong in it."""
    for _ in range(rng.randrange(1, 5)):
        lines = data.splitlines(keepends=True) or [b""]
        place = rng.randrange(len(lines))
        byte = rng.randrange(len(data) + 1)
        match rng.randrange(8):
            case 0:
                data = data[:byte]
            case 1:
                data = data[:byte] + bytes([rng.randrange(256)]) + data[byte + 1 :]
            case 2:
                data = data[:byte] + data[byte + rng.randrange(200) :]
            case 3:
                data = b"".join([*lines[:place], lines[place], *lines[place:]])
            case 4:
                rng.shuffle(lines)
                data = b"".join(lines)
            case 5:
                data = b"".join(lines[:place]) + lines[place].rstrip(b"\n") + b"".join(lines[place + 1 :])
            case 6:
                data = (
                    data[:byte]
                    + rng.choice([b"{", b"}", b"\n", b"---\n", b"\x1f\x8b", b"[" * 3000, b'"'])
                    + data[byte:]
                )
            case _:
                begins = lines[place].find(b"{")
                try:
                    value = json.loads(lines[place][begins:])
                    lines[place] = json.dumps(replaced(value, rng)).encode("utf-8", "replace") + b"\n"
                except (ValueError, RecursionError):
                    continue
                data = b"".join(lines)
    return data


def judged(data: bytes, *args: str) -> None:
    """Judge a record; there must be an answer that is whole, or one sentence."""
    found = CliRunner().invoke(main, ["check", "-", "--json", *args], input=data)
    assert found.exception is None or isinstance(found.exception, SystemExit), repr(found.exception)
    assert found.exit_code in (0, 1, 2, 3, 4)
    if found.exit_code == 2:
        assert found.stdout == ""
        assert found.stderr.startswith("overdue: ")
        assert found.stderr.count("\n") == 1
    else:
        assert json.loads(found.stdout)["verdict"] in ("violated", "not explained", "inconclusive", "holds")


@settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=HEALTH)
@given(st.integers(0, 2**32), st.integers(0, 5))
@example(0, 0)
def test_a_mutated_history_is_judged_or_refused(seed: int, form: int) -> None:
    judged(mutated(seeds()[form], random.Random(seed)), "--no-explain")


@settings(max_examples=max(20, EXAMPLES // 100), deadline=None, database=None, suppress_health_check=HEALTH)
@given(st.integers(0, 2**32), st.integers(0, 1))
def test_a_mutated_history_is_explained_or_not(seed: int, form: int) -> None:
    args = ("--system", "head", "--scenario", "create-ha", "--max-worlds", "2000")
    judged(mutated(seeds()[form], random.Random(seed)), *args)


@settings(max_examples=max(200, EXAMPLES // 10), deadline=None, database=None)
@given(st.binary(max_size=2000))
def test_bytes_that_are_no_history_are_refused(data: bytes) -> None:
    judged(data, "--no-explain")
