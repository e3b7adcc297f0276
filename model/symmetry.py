"""Which members of an Etcd are interchangeable, what their names are in, and when their order matters after all.

Little that an actor's file says depends on how members are called: 0 is there before the others, a rolling update goes
from the highest ordinal down, peers are asked in the order of their URLs, and some releases of backup-restore have a
rule for 0. docs/decisions/0008 says how that was found, and tests compare what worlds and renamed worlds can do. A
scenario says which ordinals can trade places in it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve

from model.actors.api_server import ORDINAL
from model.actors.etcd import Cluster, Running
from model.actors.sidecar import Leases, Sidecar, SidecarStep
from model.actors.statefulset_controller import CREATED, Pod, StatefulSet

Names = Mapping[int, int]

MASKS: Mapping[type, tuple[str, ...]] = {
    Cluster: ("voters", "learners", "named", "published", "plain", "local", "disturbed"),
    Sidecar: ("initial",),
    Leases: ("holder", "tls"),
}
"""The fields that are masks of ordinals."""


def renamed_mask(mask: int, names: Names) -> int:
    """Return a mask of ordinals after these have got other names."""
    return sum(1 << names.get(ordinal, ordinal) for ordinal in range(mask.bit_length()) if mask >> ordinal & 1)


def renaming(fields: tuple[str, ...]) -> Callable[[Any, Names], Any]:
    """Return the function that renames the ordinals in some fields of a value."""
    return lambda value, names: evolve(value, **{f: renamed_mask(getattr(value, f), names) for f in fields})


RENAMINGS: Mapping[str, Mapping[type, Callable[[Any, Names], Any]]] = {
    ORDINAL.name: {kind: renaming(fields) for kind, fields in MASKS.items()}
}


def has_an_order(
    pod: Pod, sts: StatefulSet, sidecar: Sidecar, running: Running, ordinal: int, never_scales_up: frozenset[int]
) -> bool:
    """The pod will be rolled, after those of higher ordinals; or its member asks peers of two clusters, one by one.

    Or the release has a rule of its own for this ordinal.
    """
    rolls = sts.exists and ordinal < sts.replicas and pod.step in CREATED and pod.template != sts.template
    asks = sidecar.step is SidecarStep.STARTING and not sidecar.existing
    return rolls or (asks and running.solo != 0 and running.full != 0) or ordinal in never_scales_up
