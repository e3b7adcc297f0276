"""Links from a declaration's source ("repository path symbol", or "owner/repository#number") to the place itself.

A link goes to the release of the incident, so that it stays what was read; a source that names a release goes to that.
"""

import re

GITHUB = "https://github.com"
RELEASES = {
    "gardener": ("gardener/gardener", "v1.113.0"),
    "etcd-druid": ("gardener/etcd-druid", "v0.27.0"),
    "etcd-backup-restore": ("gardener/etcd-backup-restore", "v0.34.0"),
    "etcd-wrapper": ("gardener/etcd-wrapper", "v0.4.1"),
    "etcd": ("etcd-io/etcd", "v3.4.34"),
    "kubernetes": ("kubernetes/kubernetes", "v1.31.5"),
    "k8s.io/client-go": ("kubernetes/client-go", "v0.31.5"),
    "sigs.k8s.io/controller-runtime": ("kubernetes-sigs/controller-runtime", "v0.19.3"),
}
"""Each repository, and the release that links go to: those of the incident, and what druid v0.27.0 is built with."""
THREAD = re.compile(r"(?P<repository>[\w.-]+/[\w.-]+)#(?P<number>\d+)")
PLACE = re.compile(r"(?P<name>\S+) (?:(?P<release>v\d[\w.-]*) )?(?P<path>[\w.-]+(?:/[\w.-]+)+)(?P<rest>.*)")
SEVERAL = "; "


def linked(source: str) -> str:
    """Return a source as Markdown, with a link for each part of it that says a place."""
    return SEVERAL.join(_linked(part) for part in source.split(SEVERAL))


def _linked(part: str) -> str:
    if thread := THREAD.fullmatch(part):
        return f"[{part}]({GITHUB}/{thread['repository']}/issues/{thread['number']})"
    place = PLACE.fullmatch(part)
    if place is None or place["name"] not in RELEASES:
        return part
    repository, release = RELEASES[place["name"]]
    kind = "blob" if "." in place["path"].rpartition("/")[2] else "tree"
    shown = part.removesuffix(place["rest"])
    address = f"{GITHUB}/{repository}/{kind}/{place['release'] or release}/{place['path']}"
    return f"[{shown}]({address}){symbols(place['rest'])}"


def symbols(rest: str) -> str:
    """Return what follows a path, with its first words, which are symbols, as code."""
    found = re.match(r" ([\w.]+(?:, [\w.]+)*)(?=$|:| \()", rest)
    if found is None:
        return rest
    names = ", ".join(f"`{name}`" for name in found[1].split(", "))
    return f" {names}{rest[found.end() :]}"
