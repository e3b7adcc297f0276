"""Writing files that are whole or not there."""

import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path


def write_whole(texts: Mapping[Path, str]) -> None:
    """Write each file beside its place, and move all into place when the last is written. Raises OSError."""
    unfinished = {path: path.with_name(f"{path.name}.{os.getpid()}.part") for path in texts}
    with ExitStack() as leaving:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            leaving.callback(unfinished[path].unlink, missing_ok=True)
            with unfinished[path].open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        for path in texts:
            os.replace(unfinished[path], path)
