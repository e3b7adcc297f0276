"""From audit events (audit.k8s.io/v1) to observations: they name the writer, and say when.

RequestResponse has the object after the write; Request has the patch, which is merged into what is known; Metadata says
only that somebody wrote.
"""

import re
from typing import Any

from attrs import evolve

from properties.histories.observation import Key, Kind, Observation
from properties.histories.readers.fields import dig, named, seconds_of, text, whole
from properties.histories.readers.objects import COMPONENTS, OPERATIONS, TIMESTAMP, actor, observed, seen, whose

RESOURCES = {
    "etcds": Kind.ETCD,
    "statefulsets": Kind.STATEFULSET,
    "leases": Kind.LEASE,
    "pods": Kind.POD,
}
WRITES = ("create", "update", "patch", "delete")
AGENT = re.compile(r"(gardenlet|etcd-druid)/(v[\w.+-]{1,40})( .*)?")
PATCHED = ("metadata", "spec", "status")


def is_event(value: Any) -> bool:
    """Tell whether a value is an audit event."""
    return str(dig(value, "apiVersion")).startswith("audit.k8s.io/") and dig(value, "kind") == "Event"


class Audit:
    """Reads audit events; it remembers the kept fields of each Etcd, so that patches can be merged into them."""

    def __init__(self) -> None:
        self.known: dict[Key, dict[str, Any]] = {}

    def observed(self, line: int, event: Any) -> Observation | None:
        """Return what a completed write says, or None where it says nothing of an Etcd."""
        ref = dig(event, "objectRef")
        kind = RESOURCES.get(text(dig(ref, "resource")) or "")
        code = whole(dig(event, "responseStatus", "code"))
        done = dig(event, "stage") == "ResponseComplete" and dig(event, "verb") in WRITES
        if kind is None or not done or code is None or not 200 <= code < 300:
            return None
        if dig(ref, "subresource") not in (None, "", "status", "scale"):
            return None
        by = text(dig(event, "impersonatedUser", "username")) or text(dig(event, "user", "username"))
        agent = text(dig(event, "userAgent"))
        writer = actor(by) if by else None
        if writer == by and agent is not None and actor(agent) != agent:
            writer = actor(agent)
        at = seconds_of(dig(event, "requestReceivedTimestamp")) or seconds_of(dig(event, "stageTimestamp"))
        found = self._of_response(line, event, at) or self._of_request(line, event, kind, at)
        if found is None:
            return None
        agent_is = AGENT.fullmatch(agent) if agent else None
        release = {(COMPONENTS.get(agent_is[1], agent_is[1]), agent_is[2])} if agent_is else set()
        return evolve(found, by=writer, releases=found.releases | release)

    def _of_response(self, line: int, event: Any, at: float | None) -> Observation | None:
        """Return what the object after the write says."""
        after = dig(event, "responseObject")
        is_whole = dig(after, "kind") in ("Etcd", "StatefulSet", "Lease", "Pod") and dig(after, "metadata", "name")
        if not is_whole:
            return None
        at_once = text(dig(after, "metadata", "deletionTimestamp")) is None
        at_once |= whole(dig(after, "metadata", "deletionGracePeriodSeconds")) == 0
        gone = dig(event, "verb") == "delete" and at_once
        found = observed(line, after, at, gone=gone or is_last(event, after))
        if found is not None and found.kind is Kind.ETCD:
            self.known[found.etcd] = kept(after)
        return found

    def _of_request(self, line: int, event: Any, kind: Kind, at: float | None) -> Observation | None:
        """Return what a patch says of an Etcd; of other objects, that it was written."""
        ref = dig(event, "objectRef")
        mine = whose(kind, named(dig(ref, "namespace")), named(dig(ref, "name")))
        if mine is None:
            return None
        plain = Observation(line, kind, mine.etcd, mine.ordinal, at)
        gone = dig(event, "verb") == "delete" and kind is not Kind.ETCD
        patch = dig(event, "requestObject")
        if gone or kind is not Kind.ETCD or not isinstance(patch, dict) or dig(event, "verb") == "delete":
            return evolve(plain, gone=gone)
        if dig(event, "verb") != "patch" or mine.etcd not in self.known:
            self.known[mine.etcd] = kept(patch)
        else:
            self.known[mine.etcd] = merged(self.known[mine.etcd], kept(patch, is_patch=True))
        return evolve(plain, seen=seen(kind, self.known[mine.etcd]))


def is_last(event: Any, after: Any) -> bool:
    """Tell whether this write removes the last finalizer of a deleted Etcd, which makes it go."""
    deleting = text(dig(after, "metadata", "deletionTimestamp")) is not None and dig(after, "kind") == "Etcd"
    return deleting and not dig(after, "metadata", "finalizers") and dig(event, "verb") in ("patch", "update")


KEPT: dict[str, Any] = {
    "metadata": {
        "name": None,
        "generation": None,
        "deletionTimestamp": None,
        "finalizers": None,
        "annotations": {**dict.fromkeys(OPERATIONS), TIMESTAMP: None},
    },
    "spec": {"replicas": None, "etcd": {"peerUrlTls": {}}},
    "status": {
        "observedGeneration": None,
        "lastOperation": {"type": None, "state": None},
        "ready": None,
        "readyReplicas": None,
        "conditions": None,
        "members": None,
    },
}
"""The fields of an Etcd that a patch is merged into; of lists, the items are thinned out as well."""
THINNED = {"conditions": ("type", "status"), "members": (), "finalizers": None}


def kept(value: Any, form: Any = None, *, is_patch: bool = False) -> dict[str, Any]:
    """Return the kept fields of an Etcd, or of a patch of one, in which null says that a field goes."""
    form = KEPT if form is None else form
    found: dict[str, Any] = {}
    for name, inner in form.items():
        if not isinstance(value, dict) or name not in value:
            continue
        given = value[name]
        if isinstance(inner, dict) and isinstance(given, dict):
            found[name] = kept(given, inner, is_patch=is_patch) if inner else {}
        elif isinstance(given, list) and name in THINNED:
            found[name] = [thinned(one, THINNED[name]) for one in given]
        elif given is None or isinstance(given, str | int | float | bool):
            found[name] = given
    return found


def thinned(one: Any, names: tuple[str, ...] | None) -> Any:
    """Return an item of a list with these fields only; a text stays."""
    if names is None:
        return text(one)
    return {name: text(dig(one, name)) for name in names}


def merged(before: dict[str, Any], patch: dict[str, Any]) -> dict[str, Any]:
    """Return a value after a merge patch (RFC 7386)."""
    after = dict(before)
    for name, value in patch.items():
        if value is None:
            after.pop(name, None)
        elif isinstance(value, dict):
            inner = after.get(name)
            after[name] = merged(inner if isinstance(inner, dict) else {}, value)
        else:
            after[name] = value
    return after
