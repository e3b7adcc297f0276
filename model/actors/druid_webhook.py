"""druid's webhook for the components of an Etcd: when it lets druid itself change them.

It runs in druid's process, and reads the Etcd from druid's own cache. Creating is always allowed. That nobody else may
write needs no action here: nobody else does, but the members their leases, which is allowed as well.
"""

from collections.abc import Callable

from model.actors.api_server import Cache, EtcdResource, Operation

HANDLER = "etcd-druid internal/webhook/etcdcomponents/handler.go"
Admission = Callable[[EtcdResource], bool]
"""Tells whether the webhook lets druid change what belongs to an Etcd, by the copy that it has of it."""


def admits_druid(etcd: EtcdResource) -> bool:
    """Let druid change them at any time (from v0.23.2 on)."""
    return True


def admits_druid_at_work(etcd: EtcdResource) -> bool:
    """Let druid change them while it reconciles or deletes, which its own record of the start says."""
    return etcd.operation not in (Operation.NONE, Operation.SUCCEEDED)


def is_admitted(druid_cache: Cache, admission: Admission) -> bool:
    """The webhook lets druid change what is there."""
    return admission(druid_cache.seen)


def is_denied(druid_cache: Cache, admission: Admission) -> bool:
    """The webhook reads in druid's cache that druid does not work on this Etcd."""
    return not admission(druid_cache.seen)
