"""Writing files that are whole or not there, and finding out before whether they can be written."""

import os
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from errno import EACCES, EISDIR, ELOOP, ENOTDIR
from pathlib import Path


def write_whole(contents: Mapping[Path, str | bytes]) -> None:
    """Write each file beside its place, and move all into place when the last is written. Raises OSError.

    Where a link leads is what is replaced, and a device or a pipe is written to.
    """
    unfinished: dict[Path, Path] = {}
    with ExitStack() as leaving:
        for path, content in contents.items():
            if path.is_dir():  # as is a path without a name
                raise refusal(EISDIR, path)
            data = content.encode() if isinstance(content, str) else content
            if path.exists() and not path.is_file():
                path.write_bytes(data)
                continue
            place = place_of(path)
            place.parent.mkdir(parents=True, exist_ok=True)
            part = unfinished[place] = unfinished_name(place)
            leaving.callback(part.unlink, missing_ok=True)
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for place, part in unfinished.items():
            os.replace(part, place)


def place_of(path: Path) -> Path:
    """Return where links lead from a path. Raises OSError where they lead round in a circle."""
    try:
        return path.resolve()
    except RuntimeError:  # Python up to 3.12
        raise refusal(ELOOP, path) from None


def unfinished_name(place: Path) -> Path:
    """Return where a file is written before it is moved into its place."""
    return place.with_name(f"{place.name}.{os.getpid()}.part")


def check_place(path: Path, *, is_folder: bool = False) -> None:
    """Raise OSError where nothing could be written to a file or into a folder, as far as that shows beforehand.

    Nothing is created or changed.
    """
    place = place_of(path)
    if is_folder:
        _check_folder(place)
    elif path.is_dir():
        raise refusal(EISDIR, path)
    elif path.exists() and not path.is_file():
        _check_access(path)
    else:
        with suppress(FileNotFoundError, NotADirectoryError):
            unfinished_name(place).lstat()  # raises where the name is too long
        _check_folder(place.parent)


def _check_folder(folder: Path) -> None:
    nearest = next(one for one in (folder, *folder.parents) if one.exists())
    if not nearest.is_dir():
        raise refusal(ENOTDIR, nearest)
    _check_access(nearest)


def _check_access(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise refusal(EACCES, path)


def refusal(number: int, path: Path) -> OSError:
    """Return the error of the operating system with a number."""
    return OSError(number, os.strerror(number), str(path))
