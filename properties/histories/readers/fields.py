"""Fields of a document that may be anything: each is what it should be, or None."""

import re
from datetime import UTC, datetime
from typing import Any

LONGEST_TEXT = 300
NAME = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")
NUMBER = re.compile(r"-?\d{1,18}")
SECONDS = re.compile(r"\d{1,12}(\.\d{1,9})?")


def dig(value: Any, *path: str) -> Any:
    """Return what is at a path of keys, or None."""
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def text(value: Any) -> str | None:
    """Return a text that is not empty, and not longer than a name can be."""
    is_one = isinstance(value, str) and 0 < len(value) <= LONGEST_TEXT and value.isprintable()
    return value if is_one and value not in ("null", "~") else None


def named(value: Any) -> str | None:
    """Return the name of an object or of a namespace, if it is one that Kubernetes allows."""
    return value if isinstance(value, str) and NAME.fullmatch(value) else None


def whole(value: Any) -> int | None:
    """Return a whole number; in YAML it comes as a text."""
    if isinstance(value, str) and NUMBER.fullmatch(value):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        return value
    return None


def flag(value: Any) -> bool | None:
    """Return a truth value; in YAML, and in a condition's status, it comes as a text. Unknown is None."""
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.lower())
    return value if isinstance(value, bool) else None


def members(value: Any) -> list[Any]:
    """Return a list, or an empty one."""
    return value if isinstance(value, list) else []


def seconds_of(value: Any) -> float | None:
    """Return the seconds since the epoch that an RFC 3339 text or a number says."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float) or (isinstance(value, str) and SECONDS.fullmatch(value)):
        return float(value) if -1e11 < value_of(value) < 1e11 else None
    if not isinstance(value, str) or not 10 <= len(value) <= 40:
        return None
    try:
        when = datetime.fromisoformat(value)
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def value_of(value: int | float | str) -> int | float:
    """Return a number as it can be compared, however large."""
    return float(value) if isinstance(value, str) else value
