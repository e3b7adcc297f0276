"""A release of one component: what it switches on, how it does what it does, and what it cannot be combined with.

Releases that behave alike in this model are one entry, named after the first of them. Any version can be asked for: it
behaves like the last entry that is not newer.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import field, frozen

HEAD = "head"


class UnknownSystemError(ValueError):
    """A system that cannot be named so, or that cannot be. Its text is one sentence."""


@frozen
class Release:
    """The first of several releases that behave alike.

    `constants` say how it does something, by the names under which actions ask for them; `switches` turn whole actions
    on and off; `settings` are durations (seconds) that differ from today's. `needs` names, for another component, the
    first release that this one can do with, and why. `members` is how many members an Etcd can have at most. `source`
    says where upstream has the change that begins it.
    """

    version: str
    sentence: str
    source: str
    constants: Mapping[str, Any] = field(factory=dict)
    switches: frozenset[str] = frozenset()
    settings: Mapping[str, float] = field(factory=dict)
    needs: Mapping[str, tuple[str, str]] = field(factory=dict)
    members: int = 3


Releases = Sequence[Release]
"""A component's releases, oldest first; the last one is the head."""


def number(version: str) -> tuple[int, ...]:
    """Return a version such as `0.27` or `1.113.1` as numbers; the head comes after all others. Raises ValueError."""
    if version == HEAD:
        return (10**6,)
    return tuple(int(part) for part in version.removeprefix("v").split("."))


def release_of(component: str, version: str, releases: Releases) -> Release:
    """Return the release that a version behaves like. Raises UnknownSystemError."""
    try:
        wanted = number(version)
    except ValueError:
        raise UnknownSystemError(f"{version!r} is no version of {component} such as {releases[-2].version}") from None
    found = [release for release in releases if number(release.version) <= wanted]
    if not found:
        oldest = releases[0].version
        raise UnknownSystemError(f"{component} {version} is older than {oldest}, the oldest release that is modelled")
    return found[-1]
