"""Writing files that are whole or not there."""

import os
from collections.abc import Mapping
from contextlib import ExitStack
from errno import EISDIR
from pathlib import Path


def write_whole(contents: Mapping[Path, str | bytes]) -> None:
    """Write each file beside its place, and move all into place when the last is written. Raises OSError.

    Where a link leads is what is replaced, and a device or a pipe is written to.
    """
    unfinished: dict[Path, Path] = {}
    with ExitStack() as leaving:
        for path, content in contents.items():
            if path.is_dir():  # as is a path without a name
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
            data = content.encode() if isinstance(content, str) else content
            if path.exists() and not path.is_file():
                path.write_bytes(data)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            place = path.resolve()
            part = unfinished[place] = place.with_name(f"{place.name}.{os.getpid()}.part")
            leaving.callback(part.unlink, missing_ok=True)
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for place, part in unfinished.items():
            os.replace(part, place)
