"""etcd-druid's releases: how it is told of a request, in which order it works, and what it looks at before it patches.

Adding a release is adding an entry, with what differs from the one before it.
"""

from model.actors.druid import all_members_updated, updated_replicas
from model.actors.druid_earlier import (
    filter_by_annotation,
    marks_ready_until_updated,
    marks_transition,
    marks_until_available,
    marks_until_updated,
)
from model.actors.druid_first import filter_by_generation
from model.actors.druid_queue import passes_filter, passes_first_filter
from model.actors.druid_statefulset import minds_tls_of_replicas, minds_tls_only_if_enabled
from model.actors.druid_webhook import admits_druid, admits_druid_at_work
from model.systems.release import HEAD, Release, Releases

_CUSTODIAN = {
    "one_object": False,
    "one_informer": True,
    "completes_first": False,
    "event_filter": filter_by_annotation,
    "rollout_in_status": updated_replicas,
    "minds_tls": minds_tls_of_replicas,
    "minds_readiness": False,
    "sidecar_decides": frozenset({0, 1}),
    "marks_scale_up": marks_transition,
    "minds_revision": False,
    "admission": admits_druid,
    "adopts_orphans": False,
    "annotation_last": False,
}
_FIRST = {**_CUSTODIAN, "event_filter": filter_by_generation, "annotation_last": True}
_UNTIL_UPDATED = {**_CUSTODIAN, "marks_scale_up": marks_until_updated}
_PATCHES_FOR_TLS = {**_UNTIL_UPDATED, "marks_scale_up": marks_ready_until_updated, "minds_revision": True}
_UNTIL_AVAILABLE = {**_PATCHES_FOR_TLS, "marks_scale_up": marks_until_available}
_TWO_CONTROLLERS = frozenset({"druid.custodian", "druid.one-object"})
_RECREATES = _TWO_CONTROLLERS | {"druid.recreates-for-tls"}
_REWRITTEN = {
    **_UNTIL_AVAILABLE,
    "one_informer": False,
    "completes_first": True,
    "event_filter": passes_first_filter,
    "minds_tls": minds_tls_only_if_enabled,
    "admission": admits_druid_at_work,
}
_SEQUENCED = {**_REWRITTEN, "minds_tls": minds_tls_of_replicas, "minds_readiness": True, "adopts_orphans": True}
_NEVER_RECONCILED = {**_SEQUENCED, "event_filter": passes_filter, "admission": admits_druid}
_COMPLETES_LAST = {**_NEVER_RECONCILED, "completes_first": False, "rollout_in_status": all_members_updated}
_ONE_INFORMER = {**_COMPLETES_LAST, "one_informer": True}
_ONE_OBJECT = {**_ONE_INFORMER, "one_object": True, "sidecar_decides": frozenset[int]()}

_READS_ANEW = _RECREATES | {"druid.reads-anew"}
_BY_UPDATE = _READS_ANEW | {"druid.annotation-by-update"}

RELEASES: Releases = (
    Release(
        "0.5.1",
        "The annotation goes last, by an update; the status is written to an Etcd that is read anew, and any "
        "generation that was not observed is reconciled.",
        "etcd-druid v0.5.2 controllers/etcd_controller.go updateEtcdStatus, SetupWithManager",
        _FIRST,
        _BY_UPDATE,
        members=1,
    ),
    Release(
        "0.6",
        "The annotation goes first, by an update, and only requests, errors and deletions are reconciled.",
        "gardener/etcd-druid#205",
        _CUSTODIAN,
        _BY_UPDATE,
        members=1,
    ),
    Release(
        "0.7.2",
        "The annotation goes by a patch. So it is up to v0.15.2.",
        "etcd-druid v0.7.2 controllers/etcd_controller.go removeOperationAnnotation",
        _CUSTODIAN,
        _READS_ANEW,
        members=1,
    ),
    Release(
        "0.15.3",
        "The status is written to the Etcd in memory; a StatefulSet is ready when its pods are, and is deleted twice "
        "for peer TLS. So up to v0.17.",
        "etcd-druid v0.15.3 controllers/etcd_controller.go updateEtcdStatus",
        _CUSTODIAN,
        _RECREATES,
    ),
    Release(
        "0.18",
        "The mark of a scale-up stays until all pods are updated.",
        "gardener/etcd-druid#587",
        _UNTIL_UPDATED,
        _RECREATES,
    ),
    Release(
        "0.18.1",
        "To enable peer TLS the StatefulSet is patched, and a StatefulSet is ready when its rollout is complete.",
        "gardener/etcd-druid#598, in v0.18.1",
        _PATCHES_FOR_TLS,
        _TWO_CONTROLLERS,
    ),
    Release(
        "0.19",
        "The mark stays until all pods are available.",
        "gardener/etcd-druid#647",
        _UNTIL_AVAILABLE,
        _TWO_CONTROLLERS,
    ),
    Release(
        "0.23",
        "Written anew: one controller, which observes the generation and removes the annotation before the status; and "
        "a webhook, which reads druid's cache.",
        "gardener/etcd-druid#777",
        _REWRITTEN,
    ),
    Release(
        "0.23.1",
        "Peer TLS comes first, while the pods are ready, unless no replicas are wanted; then labels, then replicas.",
        "gardener/etcd-druid#883, in v0.23.1 by #894",
        _SEQUENCED,
    ),
    Release(
        "0.23.2",
        "The event filter lets requests pass on an Etcd that was never reconciled, and the webhook lets druid pass; so "
        "do v0.24 to v0.26.",
        "gardener/etcd-druid#900 and #895, in v0.23.2 by #904 and #902",
        _NEVER_RECONCILED,
    ),
    Release(
        "0.27",
        "Status comes first, with AllMembersUpdated; then generation and annotation. So it is up to v0.32.",
        "gardener/etcd-druid#987, gardener/etcd-druid#996",
        _COMPLETES_LAST,
    ),
    Release(
        "0.33",
        "The first read of a run uses the informer behind the watch.",
        "gardener/etcd-druid#1188",
        _ONE_INFORMER,
    ),
    Release(
        "0.34",
        "One Etcd in memory for the whole run, and etcd-wrapper answers all readiness probes.",
        "gardener/etcd-druid#1209",
        _ONE_OBJECT,
        frozenset({"druid.one-object"}),
    ),
    Release(
        HEAD,
        "As read in July 2026.",
        "etcd-druid 5b90b4a7dc7d",
        _ONE_OBJECT,
        frozenset({"druid.one-object"}),
    ),
)
