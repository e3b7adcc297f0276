"""Tokens that are only compared for equality: which of them are held, and by whom.

A new timestamp or generation takes the least token that no component holds, so that gardenlet's endless retries come
back to equal worlds. Whoever keeps a token is listed here.
"""

from operator import or_
from typing import Any

from model.actors.api_server import EtcdResource
from model.kernel import Fold

NONE = ~1


def generations(version: EtcdResource) -> int:
    """Return the generations that a version holds, as a bit mask without the 0 that stands for none."""
    return (1 << version.generation | 1 << version.observed) & NONE


def _of_resource(etcd: Any) -> int:
    mask = generations(etcd)
    for version in etcd.unseen:
        mask |= generations(version)
    return mask


def _of_gardenlet_cache(gardenlet_cache: Any) -> int:
    return generations(gardenlet_cache.seen)


def _of_druid_cache(druid_cache: Any) -> int:
    return generations(druid_cache.seen)


def _of_druid_run(druid_run: Any) -> int:
    return generations(druid_run.object) | 1 << druid_run.generation & NONE


def _of_statefulset(sts: Any) -> int:
    return 1 << sts.built & NONE


def _stamp_of_resource(etcd: Any) -> int:
    mask = 1 << etcd.timestamp
    for version in etcd.unseen:
        mask |= 1 << version.token
    return mask & NONE


def _stamp_of_druid_cache(druid_cache: Any) -> int:
    return 1 << druid_cache.seen.token & NONE


def _stamp_of_druid_run(druid_run: Any) -> int:
    return (1 << druid_run.token | 1 << druid_run.object.token) & NONE


def _stamp_of_cache(gardenlet_cache: Any) -> int:
    return 1 << gardenlet_cache.seen.timestamp & NONE


def _stamp_of_botanist(botanist: Any) -> int:
    return 1 << botanist.expected & NONE


held_generations = Fold(
    "held_generations",
    (_of_resource, _of_gardenlet_cache, _of_druid_cache, _of_druid_run, _of_statefulset),
    or_,
    0,
)
held_timestamps = Fold(
    "held_timestamps",
    (_stamp_of_resource, _stamp_of_cache, _stamp_of_botanist, _stamp_of_druid_cache, _stamp_of_druid_run),
    or_,
    0,
)


def least_free(held: int) -> int:
    """Return the least token from 1 on that is not in the mask `held`."""
    found = 1
    while held >> found & 1:
        found += 1
    return found
