"""Fuzz `overdue check` guided by coverage: `PYTHONPATH=. python benchmarks/fuzz.py reader -max_total_time=120`.

The target is reader or command; the arguments after it are libFuzzer's. It needs `pip install -e '.[fuzz]'`, and it
begins with the records that tests/test_histories_fuzz.py mutates. An input
that ends in a traceback is kept by libFuzzer as crash-*.
"""

import sys
import tempfile
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

atheris: Any = import_module("atheris")
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
