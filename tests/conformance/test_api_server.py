"""The rules of the API server: merge patches against a library for RFC 7386, generation and versions as named cases.

A version of the model is written as the JSON document that it stands for, and what the model's patches make of it is
compared with what the library makes of the document.
"""

from typing import Any

import json_merge_patch
import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from model.actors.api_server import Cache, Condition, EtcdResource, Operation, difference, seen_by_druid
from model.actors.druid import DruidRun, RunStep, lock_holds, remove_operation_annotation
from model.actors.druid_deletion import remove_finalizer
from model.actors.gardenlet import Flow, FlowStep, Program, Task, destroy_etcd

STRATEGY = "kubernetes staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresource/strategy.go"
STORE = "kubernetes staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go"
PATCH = "kubernetes staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go"
ETCD3 = "kubernetes staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go"

SPEC = ("replicas", "peer_tls", "revision")
METADATA = ("requested", "timestamp", "finalizer")
STATUS = ("observed", "operation", "failed", "ready", "updated", "members", "replicas_in_status")

versions = st.builds(
    EtcdResource,
    exists=st.just(True),
    generation=st.integers(1, 3),
    requested=st.booleans(),
    timestamp=st.integers(1, 2),
    replicas=st.sampled_from((0, 1, 3)),
    peer_tls=st.booleans(),
    revision=st.integers(0, 1),
    deleting=st.booleans(),
    finalizer=st.booleans(),
    observed=st.integers(0, 3),
    operation=st.sampled_from(Operation),
    failed=st.booleans(),
    ready=st.booleans(),
    updated=st.sampled_from(Condition),
    members=st.integers(0, 3),
    replicas_in_status=st.integers(0, 3),
)
STORED = EtcdResource(
    exists=True,
    generation=1,
    timestamp=1,
    replicas=1,
    finalizer=True,
    observed=1,
    operation=Operation.SUCCEEDED,
)


def document(etcd: EtcdResource) -> dict[str, Any]:
    """Return the JSON document that a version stands for: what is not there has no key.

    Each object keeps a key whatever changes, as the real ones do: an Etcd of gardenlet always has its timestamp.
    """
    annotations = {
        "gardener.cloud/operation": "reconcile" if etcd.requested else None,
        "gardener.cloud/timestamp": f"t{etcd.timestamp}" if etcd.timestamp else None,
    }
    metadata = {
        "annotations": what_is_there(annotations) or None,
        "generation": etcd.generation,
        "deletionTimestamp": "now" if etcd.deleting else None,
        "finalizers": ["druid.gardener.cloud/etcd"] if etcd.finalizer else None,
    }
    spec = {
        "replicas": etcd.replicas,
        "etcd": what_is_there({"metrics": "basic", "peerUrlTls": {"ca": "ca"} if etcd.peer_tls else None}),
        "labels": {"revision": f"r{etcd.revision}"},
    }
    status = {
        "etcd": {"kind": "StatefulSet"},
        "observedGeneration": etcd.observed or None,
        "lastOperation": {"state": etcd.operation.name} if etcd.operation is not Operation.NONE else None,
        "lastErrors": [{"code": "ERR"}] if etcd.failed else None,
        "ready": True if etcd.ready else None,
        "conditions": [{"status": etcd.updated.name}] if etcd.updated is not Condition.MISSING else None,
        "members": [{"name": f"m{i}"} for i in range(etcd.members)] or None,
        "replicas": etcd.replicas_in_status or None,
    }
    return {"metadata": what_is_there(metadata), "spec": spec, "status": what_is_there(status)}


def what_is_there(mapping: dict[str, Any]) -> dict[str, Any]:
    """Return an object without the keys that have no value."""
    return {key: value for key, value in mapping.items() if value is not None}


def test_a_document_tells_all_that_a_version_has() -> None:
    """Otherwise the comparison below would not see a field; `token` belongs to a change that no release has."""
    told = {"exists", "generation", "deleting", *SPEC, *METADATA, *STATUS, "unseen"}
    assert told == {field.name for field in fields(EtcdResource)} - {"token"}
    for name in told - {"exists", "unseen"}:
        value = getattr(STORED, name)
        other = Operation.ERROR if name == "operation" else Condition.TRUE if name == "updated" else None
        changed = other or (not value if isinstance(value, bool) else value + 1)
        assert document(evolve(STORED, **{name: changed})) != document(STORED), name


@given(stored=versions, copy=versions, wanted=versions, names=st.sets(st.sampled_from(SPEC + METADATA + STATUS)))
def test_the_models_patches_do_what_merge_patches_do(
    stored: EtcdResource, copy: EtcdResource, wanted: EtcdResource, names: set[str]
) -> None:
    """A patch is computed from a copy, old or not, and applied to whatever is stored by then."""
    changes = {name: getattr(wanted, name) for name in sorted(names)}
    patch = json_merge_patch.create_patch(document(copy), document(evolve(copy, **changes)))
    merged = json_merge_patch.merge(document(stored), patch)
    patched = stored.patched(**difference(changes, copy))
    assert document(patched) == merged


def test_a_merge_patch_deletes_an_annotation_that_was_set_again_meanwhile() -> None:
    """The last writer wins, key by key: druid's null takes away what gardenlet has set since druid read it."""
    set_again = evolve(STORED, requested=True, timestamp=2)
    _, after = remove_operation_annotation(DruidRun(RunStep.REMOVE_ANNOTATION), set_again, completes_first=False)
    assert not after.requested
    null = {"metadata": {"annotations": {"gardener.cloud/operation": None}}}
    merged = json_merge_patch.merge(document(set_again), null)
    assert document(after) == merged


def test_who_removes_the_last_annotation_of_its_copy_removes_them_all() -> None:
    """The model's patches know no such thing; an Etcd of gardenlet is safe, since its timestamp stays beside it."""
    copy = document(evolve(STORED, requested=True, timestamp=0))
    patch = json_merge_patch.create_patch(copy, document(evolve(STORED, requested=False, timestamp=0)))
    assert patch == {"metadata": {"annotations": None}}


def test_a_merge_patch_from_an_old_copy_leaves_alone_what_it_did_not_want_to_change() -> None:
    old = evolve(STORED, replicas=1)
    assert evolve(STORED, replicas=3).patched_spec(2, **difference({"replicas": 1}, old)).replicas == 3


# -- generation --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", [{"replicas": 3}, {"peer_tls": True}, {"revision": 1}])
def test_a_change_of_the_spec_takes_a_new_generation(change: dict[str, Any]) -> None:
    """Source: STRATEGY PrepareForUpdate, which compares all but metadata."""
    assert STORED.patched_spec(2, **change).generation == 2


@pytest.mark.parametrize("change", [{"requested": True}, {"timestamp": 2}, {"finalizer": False}])
def test_a_change_of_metadata_keeps_the_generation(change: dict[str, Any]) -> None:
    """Source: STRATEGY copyNonMetadata."""
    assert STORED.patched_spec(2, **change).generation == 1


@pytest.mark.parametrize("change", [{"observed": 2}, {"operation": Operation.ERROR}, {"ready": True}])
def test_a_change_of_the_status_keeps_the_generation(change: dict[str, Any]) -> None:
    """Source: status_strategy.go beside STRATEGY, PrepareForUpdate: only the status is taken over."""
    assert STORED.patched(**change).generation == 1


def test_a_deletion_takes_a_new_generation_once() -> None:
    """Source: STORE markAsDeleting; who is being deleted already is left alone."""
    _, deleted = destroy_etcd(*destroying(STORED))
    assert (deleted.deleting, deleted.generation) == (True, 2)
    _, again = destroy_etcd(*destroying(deleted))
    assert again == deleted


def destroying(etcd: EtcdResource) -> tuple[Flow, EtcdResource, int, Program, str]:
    """Return the arguments of gardenlet's deletion of an Etcd, where generation 1 is held."""
    program = ((Task("Destroying", FlowStep.DESTROYING),),)
    return Flow(FlowStep.DESTROYING), etcd, 0b10, program, "events"


# -- versions ----------------------------------------------------------------------------------------------------------


def test_every_change_is_a_version_that_watchers_get_in_order() -> None:
    """Source: ETCD3 GuaranteedUpdate, one transaction and one watch event for each."""
    twice = STORED.patched(requested=True).patched(requested=False)
    assert [version.requested for version in twice.unseen] == [True, False]


def test_a_patch_that_changes_nothing_is_no_version() -> None:
    """Source: ETCD3 GuaranteedUpdate, which does not write what is there already."""
    assert STORED.patched(finalizer=True, observed=1) == STORED


def test_a_patch_of_what_does_not_exist_makes_nothing() -> None:
    """Source: PATCH patchResource: 404."""
    assert EtcdResource().patched(requested=True, operation=Operation.PROCESSING) == EtcdResource()


def test_a_patch_with_a_resource_version_conflicts_with_any_change_since() -> None:
    """Source: controller-runtime pkg/client/patch.go MergeFromWithOptimisticLock: druid's finalizers."""
    copy = evolve(STORED, finalizer=False)
    run = DruidRun(RunStep.ENSURE_FINALIZER)
    cache = Cache(seen_by_druid(copy))
    assert lock_holds(run, copy, cache, cache, False, False)
    for change in ({"requested": True}, {"ready": True}, {"replicas": 3}):
        assert not lock_holds(run, copy.patched(**change), cache, cache, False, False), change


def test_a_resource_that_is_being_deleted_is_gone_with_its_last_finalizer() -> None:
    """Source: STORE deleteWithoutFinalizers."""
    _, gone = remove_finalizer(DruidRun(RunStep.VERIFY_DELETION), evolve(STORED, deleting=True))
    assert not gone.exists
