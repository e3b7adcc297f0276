"""Fuzz `overdue check` guided by coverage: `python benchmarks/fuzz.py reader|command -max_total_time=120 [corpus]`.

The arguments after the target are libFuzzer's. It needs `pip install 'overdue[fuzz]'`, and it begins with the records
that tests/test_histories_fuzz.py mutates. An input that ends in a traceback is kept by libFuzzer as crash-*.
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["properties.histories", "properties.check_cli"]):
    from properties.histories.readers.reader import Reader
    from tests.test_histories_fuzz import judged, seeds


def read(data: bytes) -> None:
    """Read a record, and judge nothing."""
    for _ in Reader().read(BytesIO(data)):
        pass


def command(data: bytes) -> None:
    """Run the whole command, without explanations."""
    judged(data, "--no-explain")


TARGETS = {"reader": read, "command": command}


def main() -> None:
    """Fuzz the target that is asked for."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: {sys.argv[0]} {'|'.join(TARGETS)} [libFuzzer's arguments]")
    with tempfile.TemporaryDirectory() as begins:
        for number, seed in enumerate(seeds()):
            (Path(begins) / str(number)).write_bytes(seed)
        atheris.Setup([sys.argv[0], *sys.argv[2:], begins], TARGETS[sys.argv[1]])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
