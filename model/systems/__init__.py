"""Releases and their switches; every duration with its source. A system is one release of each component.

Releases differ by switched actions, by named settings and by a few constants that say how a release does something.
There is no release number in any action. `overdue list systems` prints the systems with a name; any other combination
is named by its releases, as in `gardener=1.113,druid=0.36,backup-restore=0.43`.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from attrs import field, frozen

from model.systems import backup_restore, druid, gardener
from model.systems.durations import DURATIONS
from model.systems.release import HEAD, Releases, UnknownSystemError, number, release_of

COMPONENTS: Mapping[str, Releases] = {
    "gardener": gardener.RELEASES,
    "druid": druid.RELEASES,
    "backup-restore": backup_restore.RELEASES,
}
REPOSITORIES = {"gardener": "gardener", "druid": "etcd-druid", "backup-restore": "etcd-backup-restore"}
HEADS = {"gardener": "b312835d1784", "druid": "5b90b4a7dc7d", "backup-restore": "debd95bd7735"}
"""The commits that were read."""


@frozen
class System:
    """A set of component releases: which actions they have, their durations (seconds), and how they do what they do.

    `releases` maps a repository to the tag or commit that was asked for; `sources` say where upstream has what a
    component behaves like; `members` is how many members an Etcd can have at most.
    """

    name: str
    sentence: str
    releases: Mapping[str, str]
    switches: frozenset[str]
    constants: Mapping[str, Any]
    sources: Mapping[str, str]
    settings: Mapping[str, float] = field(factory=lambda: {d.name: d.seconds for d in DURATIONS})
    members: int = 3


def tag(component: str, version: str) -> str:
    """Return the tag of a version such as `0.27` or `1.113.1`, or the commit of the head."""
    numbers = version.removeprefix("v").split(".")
    return HEADS[component] if version == HEAD else "v" + ".".join((*numbers, "0", "0")[:3])


def composed(name: str, sentence: str, versions: Mapping[str, str]) -> System:
    """Return the system of one release per component. Raises UnknownSystemError for one that cannot be."""
    found = {component: release_of(component, versions[component], COMPONENTS[component]) for component in COMPONENTS}
    for component, release in found.items():
        for other, (least, why) in release.needs.items():
            if number(found[other].version) < number(least):
                asked = f"{component} {versions[component]} with {other} {versions[other]}"
                raise UnknownSystemError(f"{asked} is no system: {why}, which {other} has from {least} on")
    return System(
        name,
        sentence,
        {REPOSITORIES[component]: tag(component, version) for component, version in versions.items()},
        frozenset().union(*(release.switches for release in found.values())),
        {key: value for release in found.values() for key, value in release.constants.items()},
        {component: release.source for component, release in found.items()},
        {d.name: d.seconds for d in DURATIONS}
        | {k: v for release in found.values() for k, v in release.settings.items()},
        min(release.members for release in found.values()),
    )


def named(name: str) -> System:
    """Return the system that a list of releases such as `gardener=1.113,druid=0.36` names; the rest is the head.

    Raises UnknownSystemError.
    """
    versions = dict.fromkeys(COMPONENTS, HEAD)
    for part in name.split(","):
        component, _, version = part.strip().partition("=")
        if component not in COMPONENTS:
            near = get_close_matches(component, COMPONENTS, 1, 0.4)
            hint = f"did you mean {near[0]!r}" if near else f"there is {', '.join(COMPONENTS)}"
            raise UnknownSystemError(f"there is no component {component!r}; {hint}")
        versions[component] = version
    told = ", ".join(f"{component} {version}" for component, version in versions.items())
    return composed(name, f"{told}.", versions)


class Systems(Mapping[str, System]):
    """The systems with a name of their own; asked for a list of releases, it composes that system."""

    def __init__(self, named: Mapping[str, System]) -> None:
        self._named = named

    def __getitem__(self, name: str) -> System:
        if name in self._named:
            return self._named[name]
        if "=" not in name:
            raise KeyError(name)
        return _named_once(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._named)

    def __len__(self) -> int:
        return len(self._named)


_named_once = cache(named)


def _shipped(name: str, sentence: str, gardener: str, druid: str, backup_restore: str) -> System:
    return composed(name, sentence, {"gardener": gardener, "druid": druid, "backup-restore": backup_restore})


SYSTEMS: Mapping[str, System] = Systems(
    {
        system.name: system
        for system in (
            _shipped(
                "gardener-1.91", "Druid with its custodian, which removes the annotation first.", "1.91", "0.22", "0.28"
            ),
            _shipped("gardener-1.110", "Druid written anew, and completing before it looks.", "1.110", "0.25", "0.33"),
            _shipped("gardener-1.113", "The incident, gardener/gardener #11525.", "1.113", "0.27", "0.34"),
            _shipped(
                "gardener-1.113.1",
                "The same with gardener's repair of the sequence, #11586 (backport #11596).",
                "1.113.1",
                "0.27",
                "0.34",
            ),
            _shipped("gardener-1.130", "Druid with one informer of the Etcd.", "1.130", "0.33", "0.39"),
            _shipped("gardener-1.140", "Druid with one object in memory, as shipped.", "1.140", "0.36", "0.41"),
            _shipped("head", "The heads of the three components, as read in July and August 2026.", HEAD, HEAD, HEAD),
        )
    }
)
