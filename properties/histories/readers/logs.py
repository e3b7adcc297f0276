"""From gardenlet's and etcd-druid's JSON logs to hints: the few messages that say how far a request has got.

Logs have no stable ids, so that messages are recognised by what they contain; only our own sentences are kept.
"""

from typing import Any

from properties.histories.observation import Hint, Key
from properties.histories.readers.fields import dig, named, seconds_of

MESSAGES = (
    ("etcd-druid", "Removing operation annotation", "druid is about to remove the operation annotation"),
    ("etcd-druid", "patched status.ObservedGeneration", "druid has recorded the observed generation"),
    ("etcd-druid", "Finished reconciliation completion flow", "druid has completed a reconciliation"),
    ("etcd-druid", "peer URL TLS", "druid waits until every lease says tls-enabled"),
    ("gardenlet", "still has operation annotation set", "gardenlet refuses to scale: the annotation is still there"),
    ("gardenlet", "operation is not yet picked up", "gardenlet waits: the annotation is still there"),
    ("gardenlet", "observed generation outdated", "gardenlet waits: the latest generation is not observed"),
    ("gardenlet", "is not ready yet", "gardenlet waits: the Etcd is not ready"),
)
"""Who says it, what the message or its error contains, and what it means.

Sources: etcd-druid internal/controller/etcd/reconcile_complete.go, internal/component/statefulset/statefulset.go;
gardener pkg/component/etcd/etcd/etcd.go Scale, waiter.go CheckEtcdObject.
"""
PLACES = (("etcd",), ("object",), ("Etcd",), ("etcdObjectKey",))


def is_log(value: Any) -> bool:
    """Tell whether a value is a line of a component's log."""
    return isinstance(dig(value, "msg"), str) and (dig(value, "level") is not None or dig(value, "ts") is not None)


def hinted(line: int, value: Any, at: float | None) -> Hint | None:
    """Return what a line says of an Etcd, or None."""
    said = " ".join(one for one in (dig(value, name) for name in ("msg", "error", "err")) if isinstance(one, str))
    mine = whose_log(value)
    if mine is None:
        return None
    for by, contained, sentence in MESSAGES:
        if contained.lower() in said.lower():
            when = seconds_of(dig(value, "ts")) or seconds_of(dig(value, "time")) or at
            return Hint(line, mine, by, sentence, when)
    return None


def whose_log(value: Any) -> Key | None:
    """Return the Etcd that a line is about."""
    for place in PLACES:
        given = dig(value, *place)
        namespace, name = named(dig(given, "namespace")), named(dig(given, "name"))
        if isinstance(given, str) and given.count("/") == 1:
            namespace, name = (named(part) for part in given.split("/"))
        if namespace and name:
            return namespace, name
    namespace, name = named(dig(value, "namespace")), named(dig(value, "name"))
    return (namespace, name) if namespace and name else None
