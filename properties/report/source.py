"""Where upstream's source is: links made from the text in which an action names its source."""

import re
from collections.abc import Mapping

import attrs

REPOSITORIES = {
    "gardener": "gardener/gardener",
    "etcd-druid": "gardener/etcd-druid",
    "etcd-backup-restore": "gardener/etcd-backup-restore",
    "backup-restore": "gardener/etcd-backup-restore",
    "etcd-wrapper": "gardener/etcd-wrapper",
    "kubernetes": "kubernetes/kubernetes",
    "k8s.io/client-go": "kubernetes/client-go",
    "etcd": "etcd-io/etcd",
}
RELEASES = {"etcd": "release-3.4"}
"""Where a source is to be read when the system names no release: the etcd that Gardener runs; otherwise the head."""
NAMED = re.compile(r"(?P<name>[\w./-]+) (?:(?P<release>v[\d.]+) )?(?P<path>[\w-]+(?:/[\w.-]+)*\.go|[\w-]+(?:/[\w-]+)+)")


@attrs.frozen
class Link:
    """A part of a source's text, and the address that it leads to, or None."""

    text: str
    url: str | None


def links(source: str, releases: Mapping[str, str]) -> tuple[Link, ...]:
    """Return the parts of a source, which semicolons separate, each with its address at the release where one is known.

    `releases` maps a component to its tag or commit.
    """
    return tuple(Link(part, _address(part, releases)) for part in (p.strip() for p in source.split(";")) if part)


def _address(part: str, releases: Mapping[str, str]) -> str | None:
    found = NAMED.match(part)
    if found is None or found["name"] not in REPOSITORIES or "/" not in found["path"]:
        return None
    repository = REPOSITORIES[found["name"]]
    release = releases.get(repository.partition("/")[2]) or found["release"] or RELEASES.get(found["name"], "HEAD")
    kind = "blob" if found["path"].endswith(".go") else "tree"
    return f"https://github.com/{repository}/{kind}/{release}/{found['path']}"
