"""Histories: what is read of them, how they are judged, and what is told. The fixtures are described in histories/."""

import gzip
import json
import subprocess
import sys
import tracemalloc
from io import BytesIO
from pathlib import Path
from select import select
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

from model.build import build
from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties.cli import main
from properties.histories.explain import Explainer
from properties.histories.invariants import INVARIANTS
from properties.histories.observation import EtcdSeen, Hint, Kind, LeaseSeen, Observation, PodSeen, StatefulSetSeen
from properties.histories.projection import is_like, shown_of, view
from properties.histories.readers import documents as reading
from properties.histories.readers.audit import merged
from properties.histories.readers.fields import seconds_of
from properties.histories.readers.problems import Sort
from properties.histories.readers.reader import Reader
from properties.histories.record import Record
from properties.histories.synthesise import audited, watched, writes
from properties.registry import default_registry
from properties.search.tables import Tables
from properties.traces.replay import run_of
from properties.traces.trace import load
from tests.synthesised import Form, observed, recorded, story, tables
from tests.walks import walk

HISTORIES = Path(__file__).parent / "histories"


def overdue(*args: str | Path, given: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["check", *map(str, args)], input=given)


def answer(*args: str | Path, given: bytes = b"") -> dict[str, Any]:
    return json.loads(overdue(*args, "--json", "--no-explain", given=given).stdout)


def explained(*args: str | Path) -> dict[str, Any]:
    (one,) = json.loads(overdue(*args, "--json").stdout)["etcds"]
    return one["conformance"]


def read(given: bytes) -> tuple[Reader, list[Observation | Hint]]:
    reader = Reader()
    return reader, list(reader.read(BytesIO(given)))


def etcd(version: int = 1, *, requested: bool = False, **more: Any) -> dict[str, Any]:
    """Return an Etcd as kubectl prints it; `more` goes into its metadata, or into status by a leading underscore."""
    annotations = {"gardener.cloud/operation": "reconcile"} if requested else {}
    meta = {"name": "etcd-main", "namespace": "a", "resourceVersion": str(version), "annotations": annotations}
    meta |= {name: value for name, value in more.items() if not name.startswith("_")}
    status = {name[1:]: value for name, value in more.items() if name.startswith("_")}
    return {
        "apiVersion": "druid.gardener.cloud/v1alpha1", "kind": "Etcd", "metadata": meta, "spec": {"replicas": 3},
        "status": status,
    }  # fmt: skip


def watch(*objects: dict[str, Any], sort: str = "MODIFIED", minute: int = 0) -> bytes:
    """Return watch events, a minute apart."""
    lines = (
        f"2025-01-01T00:{minute + n:02}:00Z {json.dumps({'type': sort, 'object': one})}\n"
        for n, one in enumerate(objects)
    )
    return "".join(lines).encode()


# -- forms -------------------------------------------------------------------------------------------------------------

SETS_AND_CLEARS = (etcd(1, generation=2, requested=True), etcd(2, generation=2))
ONE = etcd(7, requested=True, generation=4, _observedGeneration=3, _ready=True)
FORMS = {
    "watch events": json.dumps({"type": "ADDED", "object": ONE}),
    "objects over several lines": json.dumps(ONE, indent=4),
    "a list": json.dumps({"kind": "List", "items": [ONE]}),
    "a list of a kind": json.dumps({"kind": "EtcdList", "items": [{k: v for k, v in ONE.items() if k != "kind"}]}),
    "prefixed": 'Jan 01 kube[7]: {"type": "ADDED", "object": ' + json.dumps(ONE) + "}",
    "YAML": """
kind: Etcd
metadata: {name: etcd-main, namespace: a, resourceVersion: "7", generation: 4,
           annotations: {gardener.cloud/operation: reconcile}}
spec: {replicas: 3}
status: {observedGeneration: 3, ready: true}
""",
    "YAML in fences": """# as it was pasted
```yaml
---
  kind: List
  items:
  - kind: Etcd
    metadata: {name: etcd-main, namespace: a, resourceVersion: 7, generation: 4,
               annotations: {gardener.cloud/operation: reconcile}}
    spec: {replicas: 3}
    status: {observedGeneration: 3, ready: true}
```
""",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_every_form_says_the_same(form: str, pack: Any) -> None:
    (found,) = observed(pack(FORMS[form].encode()))
    assert (found.kind, found.etcd, found.version) == (Kind.ETCD, ("a", "etcd-main"), 7)
    assert found.seen == EtcdSeen(generation=4, requested=True, replicas=3, observed=3, ready=True)


def test_objects_over_several_lines_are_read_one_after_the_other() -> None:
    given = "\n".join(json.dumps(one, indent=4) for one in SETS_AND_CLEARS).encode()
    first = json.dumps(SETS_AND_CLEARS[0], indent=4).count("\n") + 1
    assert [(one.line, one.version) for one in observed(given)] == [(1, 1), (first + 1, 2)]


def test_a_fragment_without_a_kind_is_told_by_its_status() -> None:
    given = b"metadata:\n  generation: 2\nstatus:\n  observedGeneration: 1\n  etcd: {name: etcd-main}\n"
    (found,) = observed(given)
    assert found.etcd == ("default", "etcd-main")
    assert found.seen == EtcdSeen(generation=2, observed=1)


def test_what_belongs_to_an_etcd_is_told_by_owner_label_or_name() -> None:
    owned = {"kind": "StatefulSet", "metadata": {"name": "own", "ownerReferences": [{"kind": "Etcd", "name": "own"}]}}
    labelled = {
        "kind": "Lease",
        "metadata": {"name": "tagged-1", "labels": {"app.kubernetes.io/managed-by": "etcd-druid"}},
    }
    named = {"kind": "Pod", "metadata": {"name": "etcd-main-2"}}
    other = {"kind": "Pod", "metadata": {"name": "nginx-0"}, "spec": {"nodeName": "etcd"}}
    snapshots = {"kind": "Lease", "metadata": {"name": "etcd-main-full-snap"}}
    given = b"\n".join(json.dumps(one).encode() for one in (owned, labelled, named, other, snapshots))
    found = [(one.kind, one.etcd[1], one.ordinal) for one in observed(given)]
    owner_without_the_word = (Kind.STATEFULSET, "own", 0)
    assert found in (
        [owner_without_the_word, (Kind.LEASE, "tagged", 1), (Kind.POD, "etcd-main", 2)],
        [(Kind.LEASE, "tagged", 1), (Kind.POD, "etcd-main", 2)],
    )


def test_leases_statefulsets_and_pods_are_read() -> None:
    objects = [
        {
            "kind": "Lease",
            "metadata": {
                "name": "etcd-main-1",
                "annotations": {"member.etcd.gardener.cloud/tls-enabled": "true"},
            },
            "spec": {"holderIdentity": "a1:c1:Leader"},
        },
        {
            "kind": "StatefulSet",
            "metadata": {"name": "etcd-main", "generation": 2},
            "spec": {"replicas": 3, "template": {"spec": {"volumes": [{"name": "etcd-peer-ca"}]}}},
            "status": {"observedGeneration": 1, "replicas": 2, "readyReplicas": 1, "updateRevision": "b"},
        },
        {
            "kind": "Pod",
            "metadata": {"name": "etcd-main-0", "deletionTimestamp": "2025-01-01T00:00:00Z"},
            "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]},
        },
    ]
    seen = [one.seen for one in observed("\n".join(map(json.dumps, objects)).encode())]
    assert seen == [
        LeaseSeen(True, "c1", True),
        StatefulSetSeen(3, True, False, 2, 0, 1, True),
        PodSeen(True, True, True),
    ]


# -- audit logs --------------------------------------------------------------------------------------------------------


def audit(verb: str = "patch", **more: Any) -> dict[str, Any]:
    return {
        "kind": "Event", "apiVersion": "audit.k8s.io/v1", "stage": "ResponseComplete", "verb": verb,
        "user": {"username": "system:serviceaccount:garden:gardenlet"},
        "objectRef": {"resource": "etcds", "namespace": "a", "name": "etcd-main"},
        "responseStatus": {"code": 200}, "requestReceivedTimestamp": "2025-01-01T00:00:00Z", **more,
    }  # fmt: skip


def lines(*events: dict[str, Any]) -> bytes:
    return "".join(json.dumps(event) + "\n" for event in events).encode()


def test_an_audit_event_names_who_wrote() -> None:
    (found,) = observed(lines(audit(responseObject=etcd(3, requested=True))))
    assert (found.by, found.version, found.at) == ("gardenlet", 3, 1735689600.0)


def test_a_user_agent_tells_a_component_that_its_user_does_not() -> None:
    event = audit(user={"username": "seed-client"}, userAgent="gardenlet/v1.113.0 (linux/amd64)")
    (found,) = observed(lines(event | {"responseObject": etcd(3)}))
    assert found.by == "gardenlet"
    assert found.releases == {("gardener", "v1.113.0")}


@pytest.mark.parametrize(
    "event",
    [
        audit(verb="get", responseObject=etcd(3)),
        audit(stage="RequestReceived"),
        audit(responseStatus={"code": 409}),
        audit(objectRef={"resource": "secrets", "namespace": "a", "name": "etcd-main"}),
    ],
    ids=["a read", "not complete", "a conflict", "another resource"],
)
def test_events_that_wrote_nothing_of_an_etcd_say_nothing(event: dict[str, Any]) -> None:
    assert observed(lines(event)) == []


def test_patches_are_merged_where_there_is_no_response() -> None:
    sets = {"metadata": {"annotations": {"gardener.cloud/operation": "reconcile"}}, "spec": {"replicas": 3}}
    clears = {"metadata": {"annotations": {"gardener.cloud/operation": None}}}
    seen = [one.seen for one in observed(lines(audit(requestObject=sets), audit(requestObject=clears)))]
    assert seen == [EtcdSeen(requested=True, replicas=3), EtcdSeen(requested=False, replicas=3)]


@pytest.mark.parametrize(
    ("before", "patch", "after"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_merge_patches_do_what_rfc_7386_says(before: Any, patch: Any, after: Any) -> None:
    assert merged(before, patch) == after


def test_metadata_alone_is_inconclusive() -> None:
    found = overdue("-", given=lines(audit()))
    assert found.exit_code == 3
    assert "does not say what was written" in " ".join(found.stdout.split())


def test_versions_come_in_the_order_of_their_numbers() -> None:
    given = watch(etcd(3), etcd(1), etcd(2))
    assert [one.version for one in observed(given)] == [1, 2, 3]


# -- hints -------------------------------------------------------------------------------------------------------------


def test_a_known_message_is_a_hint_in_our_own_words() -> None:
    line = {
        "level": "error", "ts": "2025-01-01T00:00:00Z", "logger": "x", "msg": "Task failed",
        "error": "etcd object still has operation annotation set", "namespace": "a", "name": "etcd-main",
    }  # fmt: skip
    given = lines(line) + watch(*SETS_AND_CLEARS)
    (hint,) = answer("-", given=given)["etcds"][0]["hints"]
    assert hint["sentence"] == "gardenlet refuses to scale: the annotation is still there"
    assert hint["count"] == 1


# -- what is wrong with a record ---------------------------------------------------------------------------------------


def problems(given: bytes) -> dict[Sort, list[int]]:
    return read(given)[0].problems.lines


def test_a_line_that_is_cut_off_is_counted_and_the_rest_is_judged() -> None:
    whole = watch(*SETS_AND_CLEARS)
    given = whole + whole[:200] + b"\n"
    reader, found = read(given)
    assert reader.problems.lines == {Sort.CUT: [3]}
    assert len(found) == 2


def test_a_whole_line_that_is_glued_to_a_cut_one_is_read() -> None:
    first, second = (one + b"\n" for one in watch(*SETS_AND_CLEARS).splitlines())
    reader, found = read(first[:150] + second.partition(b" ")[2])
    assert [one.version for one in found if isinstance(one, Observation)] == [2]
    assert reader.problems.counts[Sort.CUT] == 1


def test_an_object_that_is_cut_off_by_the_next_one_is_counted() -> None:
    text = json.dumps(ONE, indent=4).encode()
    reader, found = read(text[:100] + b"\n" + text)
    assert reader.problems.lines == {Sort.CUT: [1]}
    assert len(found) == 1


def test_lines_that_are_no_json_are_counted() -> None:
    assert problems(b"error: the server has closed the watch\n" + watch(ONE)) == {Sort.NO_JSON: [1]}


def test_a_version_that_comes_twice_is_counted_once() -> None:
    assert problems(watch(ONE, ONE)) == {Sort.REPEATED: [2]}


def test_a_watch_that_begins_anew_may_miss_versions() -> None:
    given = watch(etcd(1), sort="ADDED") + watch(etcd(5), sort="ADDED", minute=1)
    assert problems(given) == {Sort.RELISTED: [2]}


def test_a_line_that_is_too_long_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST_LINE", 2000)
    given = b'{"etcd": "' + b"x" * 5000 + b'"}\n' + watch(ONE)
    reader, found = read(given)
    assert reader.problems.lines == {Sort.TOO_LONG: [1]}
    assert len(found) == 1


def test_an_archive_that_breaks_off_is_counted_and_what_there_is_is_judged() -> None:
    many = watch(*(etcd(n) for n in range(1, 50)))
    packed = gzip.compress(many + bytes(range(256)) * 500)
    reader, found = read(packed[: len(packed) - 200])
    assert Sort.ARCHIVE in reader.problems.counts
    assert len(found) == 49


def test_nothing_holds_of_an_archive_that_breaks_off() -> None:
    whole = gzip.compress(watch(*(etcd(n) for n in range(1, 50))) + bytes(range(256)) * 500)
    found = overdue("-", "--no-explain", given=whole[: len(whole) - 200])
    assert found.exit_code == 3
    assert "inconclusive" in found.stdout.splitlines()


@pytest.mark.parametrize(
    "given", [b"", b"\n\n", b"nothing", b"\x00\xff\xfe", b"\x1f\x8b", b"kind: [", b'{"etcd": 1}', b"[]", b"{}"]
)
def test_what_holds_nothing_usable_is_refused_in_one_sentence(given: bytes) -> None:
    found = overdue("-", given=given)
    assert found.exit_code == 2
    assert found.stdout == ""
    assert found.stderr.startswith("overdue: there is no Etcd in the history")
    assert found.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("nowhere.json",), "cannot be read: No such file or directory"),
        ((".",), "cannot be read: Is a directory"),
        ((HISTORIES / "create.jsonl", "--system", "haed"), "did you mean 'head'"),
        ((HISTORIES / "create.jsonl", "--scenario", "migrate-hibernated-ha-both"), "follows two Etcds"),
        ((HISTORIES / "create.jsonl", "--deadline", "0s"), "more than 0 s"),
        ((HISTORIES / "create.jsonl", "--etcd", "etcd-main"), "there is no Etcd of the name etcd-main"),
        ((HISTORIES / "create.jsonl", "--no-explain", "--trace", "x.json"), "--trace takes the run of one Etcd"),
    ],
)
def test_bad_arguments_are_refused_in_one_sentence(args: tuple[Any, ...], sentence: str) -> None:
    found = overdue(*args)
    assert found.exit_code == 2
    assert sentence in found.stderr
    assert found.stdout == ""


# -- deadlines ---------------------------------------------------------------------------------------------------------


def request(given: bytes, *args: str) -> dict[str, Any]:
    (found,) = answer("-", *args, given=given)["etcds"][0]["requests"]
    return found


def test_a_request_is_cleared_in_time() -> None:
    found = request(watch(*SETS_AND_CLEARS))
    assert (found["verdict"], found["age_s"], found["cleared_line"]) == ("in time", 60, 2)


def test_a_request_is_late_when_it_is_older_than_its_deadline() -> None:
    assert request(watch(*SETS_AND_CLEARS), "--deadline", "30s")["verdict"] == "late"


def test_an_open_request_is_what_it_is_at_the_end() -> None:
    still = [etcd(n, requested=True) for n in range(1, 8)]
    found = request(watch(*still))
    assert (found["verdict"], found["age_s"], found["overdue_line"]) == ("overdue", 360, 7)
    assert request(watch(*still), "--deadline", "20min")["verdict"] == "open"


def test_setting_it_again_renews_neither_start_nor_age() -> None:
    stamps = [f"2025-01-01T00:0{n}:00Z" for n in range(3)]
    noted = [{"gardener.cloud/operation": "reconcile", "gardener.cloud/timestamp": stamp} for stamp in stamps]
    found = request(watch(*(etcd(n + 1, annotations=one) for n, one in enumerate(noted))))
    assert (found["times_set"], found["age_s"]) == (3, 120)


def test_its_age_counts_from_gardenlets_own_timestamp() -> None:
    noted = {"gardener.cloud/operation": "reconcile", "gardener.cloud/timestamp": "2024-12-31T23:59:00Z"}
    assert request(watch(etcd(1, annotations=noted), etcd(2)))["age_s"] == 120


def test_a_request_that_ends_with_its_etcd_is_neither_late_nor_early() -> None:
    given = watch(etcd(1, requested=True)) + watch(etcd(2, requested=True), sort="DELETED", minute=1)
    assert request(given)["verdict"] == "deleted"


def test_without_any_time_nothing_is_said_of_ages() -> None:
    given = lines({"type": "ADDED", "object": etcd(1, requested=True)}, {"type": "MODIFIED", "object": etcd(2)})
    assert request(given)["verdict"] == "unknown"
    assert overdue("-", "--no-explain", given=given).exit_code == 3


# -- invariants --------------------------------------------------------------------------------------------------------

BROKEN = {
    "gardener-5188.yaml": ("spec-change-is-requested", 1),
    "druid-557.yaml": ("all-members-ready-has-members", 1),
    "cleared-early.jsonl": ("cleared-unserved", 11),
    "not-built.jsonl": ("observed-generation-is-built", 11),
    "scaled-by-hand.jsonl": ("spec-change-is-requested", 29),
    "two-clusters.jsonl": ("one-cluster", 25),
    "ready-without-members.jsonl": ("ready-has-members", 31),
    "incident.jsonl.gz": ("woken-with-all-members", 37),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_line_that_breaks_an_invariant_is_named(name: str) -> None:
    (found,) = answer(HISTORIES / name)["etcds"][0]["invariants"]
    assert (found["name"], found["line"]) == BROKEN[name]


def test_an_observed_generation_that_does_not_exist_is_named() -> None:
    (found,) = answer("-", given=watch(etcd(1, generation=1, _observedGeneration=2)))["etcds"][0]["invariants"]
    assert found["name"] == "observed-generation-exists"


def test_every_invariant_is_broken_by_a_test() -> None:
    assert {one.name for one in INVARIANTS} == {name for name, _ in BROKEN.values()} | {"observed-generation-exists"}


@pytest.mark.parametrize("scenario", ["create-ha", "scale-up", "hibernate-and-wake"])
def test_no_invariant_is_broken_where_all_is_well(scenario: str) -> None:
    on = tables("gardener-1.113.1", scenario)
    for seed in range(10):
        found = story("".join(watched(writes(on, walk(on, seed, 400)))).encode())
        assert found is not None
        assert [(one.invariant.name, one.line) for one in found.invariants.broken] == []


# -- secrets -----------------------------------------------------------------------------------------------------------

SECRET = "hunter2-cafe"
KEPT = {
    "name",
    "namespace",
    "kind",
    "apiVersion",
    "type",
    "object",
    "verb",
    "stage",
    "level",
    "resource",
    "username",
    "etcd",
}


def with_secrets(value: Any, *, key: str = "") -> Any:
    """Return a document with a secret in every text and in every object, except where a reader has to look."""
    if isinstance(value, dict):
        inner = {name: with_secrets(one, key=name) for name, one in value.items()}
        return {**inner, "data": {"password": SECRET}, SECRET: SECRET, "description": SECRET, "message": SECRET}
    if isinstance(value, list):
        return [*(with_secrets(one, key=key) for one in value), SECRET, {"name": SECRET, "value": SECRET}]
    return value if not isinstance(value, str) or key in KEPT or is_needed(value) else f"{value} {SECRET}"


def is_needed(value: str) -> bool:
    is_time = seconds_of(value) is not None
    return is_time or value in ("reconcile", "True", "False", "true", "Running", "Pending", "Processing", "Succeeded")


@pytest.mark.parametrize("form", [watched, audited])
@pytest.mark.parametrize("args", [(), ("--json",), ("--follow",)], ids=["text", "json", "follow"])
def test_a_secret_is_neither_shown_nor_kept(form: Any, args: tuple[str, ...]) -> None:
    on = tables("head", "create-ha")
    every = list(form(writes(on, walk(on, 3, 200))))
    planted = [json.dumps(with_secrets(json.loads(line[line.index("{") :]))) + "\n" for line in every]
    logs = [json.dumps(with_secrets({"level": "info", "msg": "Removing operation annotation", "etcd": "a/etcd-main"}))]
    cut = [planted[0][: len(planted[0]) // 2] + "\n", SECRET + "\n"]
    given = "".join([*planted, *logs, *cut]).encode()
    assert given.count(SECRET.encode()) > 500
    found = overdue("-", "--no-explain", *args, given=given)
    assert found.exit_code in (0, 1, 3)
    assert SECRET not in found.stdout + found.stderr
    assert SECRET not in repr(list(Reader().read(BytesIO(given))))


# -- as it is told -----------------------------------------------------------------------------------------------------


def test_an_answer_is_printed_as_it_is_here() -> None:
    found = overdue(HISTORIES / "cleared-early.jsonl", "--no-explain")
    assert found.exit_code == 1
    assert found.stdout.splitlines() == [
        "shoot--model--run/etcd-events",
        "  early: requested in line 1 at 2025-02-25 22:00:00, cleared in line 11 after 0 s",
        "  broken in line 11 at 2025-02-25 22:00:00: cleared-unserved",
        "    The annotation went although the latest generation was not observed.",
        "",
        "violated",
        "Covered: 1 Etcd, 1 request, 11 versions in 11 documents, from 2025-02-25 22:00:00 to 2025-02-25",
        "  22:00:00.",
    ]


def test_following_tells_what_is_new_line_by_line() -> None:
    given = watch(*(etcd(n, requested=True) for n in range(1, 8)), etcd(8))
    given = given.replace(b"2025-01-01", b"2999-01-01")
    found = overdue("-", "--follow", "--no-explain", given=given).stdout.splitlines()
    assert found[0].startswith("a/etcd-main: requested at ")
    assert found[1].startswith("a/etcd-main: cleared after ")


def test_of_several_etcds_the_worst_verdict_wins() -> None:
    other = etcd(9, requested=True)
    other["metadata"]["name"] = "etcd-events"
    given = watch(*SETS_AND_CLEARS, other, sort="MODIFIED") + watch(
        {**other, "metadata": {**other["metadata"], "resourceVersion": "10"}}, minute=30
    )
    found = answer("-", given=given)
    assert {one["name"]: one["verdict"] for one in found["etcds"]} == {"etcd-main": "holds", "etcd-events": "violated"}
    assert found["verdict"] == "violated"


# -- the model ---------------------------------------------------------------------------------------------------------


def test_the_incident_is_late_then_stuck_and_explained_by_the_known_run(tmp_path: Path) -> None:
    trace = tmp_path / "trace.json"
    found = overdue(HISTORIES / "incident.jsonl.gz", "--system", "gardener-1.113", "--json", "--trace", trace)
    assert found.exit_code == 1
    (one,) = json.loads(found.stdout)["etcds"]
    late = one["requests"][-1]
    model = one["conformance"]
    assert (late["verdict"], late["set_line"], late["overdue_line"]) == ("overdue", 59, 108)
    assert (model["verdict"], model["scenario"]) == ("explained", "migrate-hibernated-ha")
    assert model["next"]["kinds"] == ["stuck"]
    assert model["next"]["stuck_since_line"] == 59
    assert model["next"]["known_bug"]["name"] == "hibernated-restore-skips-scale-up"
    assert load(trace).kind == "stuck"
    assert CliRunner().invoke(main, ["replay", str(trace)]).exit_code == 1


@pytest.mark.parametrize("form", [watched, audited])
def test_the_incident_of_the_documents_is_judged_late_then_stuck_and_explained(form: Form, tmp_path: Path) -> None:
    incident = load(Path(__file__).parents[1] / "docs" / "incident" / "incident.json")
    on = Tables(build(SYSTEMS[incident.system], SCENARIOS[incident.scenario], budgets=dict(incident.settings.faults)))
    steps, words = run_of(evolve(incident, loop=None), on)
    history, trace = tmp_path / "history", tmp_path / "trace.json"
    history.write_bytes(recorded(list(writes(on, zip(words, steps, words[1:], strict=False))), form))
    found = overdue(history, "--system", incident.system, "--json", "--trace", trace)
    (one,) = json.loads(found.stdout)["etcds"]
    lost, following = one["requests"][-1], one["conformance"]["next"]
    assert (found.exit_code, lost["verdict"], following["kinds"]) == (1, "overdue", ["stuck"])
    assert lost["set_line"] <= following["stuck_since_line"] < lost["overdue_line"]
    assert following["known_bug"]["name"] == "hibernated-restore-skips-scale-up"
    assert load(trace).kind == incident.kind


def test_an_incident_that_has_happened_before_the_record_began_is_stuck_already() -> None:
    lines = gzip.decompress((HISTORIES / "incident.jsonl.gz").read_bytes()).splitlines(keepends=True)
    found = overdue("-", "--system", "gardener-1.113", "--json", given=b"".join(lines[-46:]))
    (one,) = json.loads(found.stdout)["etcds"]
    model = one["conformance"]
    assert (model["verdict"], model["midway"], model["scenario"]) == ("explained", True, "migrate-hibernated-ha")
    assert (model["next"]["kinds"], model["next"]["stuck_since_before"]) == (["stuck"], True)
    assert model["next"]["known_bug"]["name"] == "hibernated-restore-skips-scale-up"


def test_what_a_watch_lists_may_be_days_old() -> None:
    lines = gzip.decompress((HISTORIES / "incident.jsonl.gz").read_bytes()).splitlines(keepends=True)[-30:]
    lines[0] = lines[0].replace(b"2025-02-25", b"2025-02-20", 1)
    args = ("--system", "gardener-1.113", "--scenario", "migrate-hibernated-ha", "--json")
    (one,) = json.loads(overdue("-", *args, given=b"".join(lines)).stdout)["etcds"]
    assert (one["conformance"]["verdict"], one["conformance"]["midway"]) == ("explained", True)


def test_what_is_cut_out_of_a_dump_may_be_anything_and_what_is_there_may_not() -> None:
    dump = EtcdSeen(generation=2, replicas=0, observed=1, ready=True)
    whole = evolve(dump, finalizer=True, operation="Processing", updated=True, members=1)
    assert is_like(view(whole), shown_of(dump))
    for other in (evolve(whole, replicas=3), evolve(whole, ready=False), evolve(whole, observed=2)):
        assert not is_like(view(other), shown_of(dump))
    assert not is_like(None, shown_of(dump))
    assert shown_of(PodSeen(True)) == view(PodSeen(True))


def test_what_comes_next_is_told_of_the_dump_of_a_single_moment() -> None:
    found = explained(HISTORIES / "gardener-5188.yaml", "--system", "gardener=1.36,druid=0.23.2")
    assert (found["verdict"], found["scenario"]) == ("explained", "hibernate-single")
    assert (found["next"]["matter"], found["next"]["kinds"]) == ("spec", ["stuck"])
    assert found["next"]["known_bug"]["links"][0] == "gardener/gardener#5188"


def test_the_repaired_system_does_not_explain_that_dump_as_stuck() -> None:
    args = ("--system", "gardener=1.39,druid=0.23.2", "--scenario", "hibernate-single")
    found = explained(HISTORIES / "gardener-5188.yaml", *args)
    assert found["verdict"] == "inconclusive" or "stuck" not in found["next"]["kinds"]


def test_the_run_of_a_record_that_begins_in_the_middle_can_be_replayed(tmp_path: Path) -> None:
    lines = gzip.decompress((HISTORIES / "incident.jsonl.gz").read_bytes()).splitlines(keepends=True)
    trace = tmp_path / "trace.json"
    args = ("--system", "gardener-1.113", "--scenario", "migrate-hibernated-ha", "--trace", trace)
    overdue("-", *args, given=b"".join(lines[-46:]))
    assert CliRunner().invoke(main, ["replay", str(trace)]).exit_code == 1


def test_the_repaired_system_does_not_explain_the_incident() -> None:
    found = overdue(HISTORIES / "incident.jsonl.gz", "--system", "head", "--json")
    (one,) = json.loads(found.stdout)["etcds"]
    assert one["conformance"]["verdict"] == "not explained"


def test_what_no_run_explains_is_named_with_the_nearest_miss() -> None:
    found = overdue(HISTORIES / "cleared-early.jsonl", "--system", "head", "--scenario", "create-ha", "--json")
    (one,) = json.loads(found.stdout)["etcds"]
    model = one["conformance"]
    assert (model["verdict"], model["line"], model["last_explained_line"]) == ("not explained", 11, 10)
    assert model["nearest_miss"]["action"] == "remove_operation_annotation[events]"
    assert model["nearest_miss"]["forbidden_by"] == [
        "it needs the step REMOVE_ANNOTATION, not UPDATE_OBSERVED_GENERATION"
    ]


def test_a_history_that_does_not_fit_the_model_ends_with_status_4() -> None:
    every = (HISTORIES / "create.jsonl").read_bytes().splitlines(keepends=True)
    given = b"".join(every[:18]) + every[18].replace(b"22:02:10Z", b"22:00:25Z")
    found = overdue("-", "--system", "head", "--scenario", "create-ha", "--json", given=given)
    assert found.exit_code == 4
    assert json.loads(found.stdout)["etcds"][0]["conformance"]["line"] == 19


def test_too_many_worlds_are_inconclusive() -> None:
    found = overdue(HISTORIES / "create.jsonl", "--system", "head", "--scenario", "create-ha", "--max-worlds", "3")
    assert found.exit_code == 3
    assert "more than 3 worlds agree with the record" in " ".join(found.stdout.split())


def test_a_record_that_begins_like_no_scenario_is_inconclusive() -> None:
    found = overdue("-", "--system", "head", given=watch(etcd(1, generation=7)))
    assert found.exit_code == 3
    assert "no world that looks like its beginning was found on the way" in " ".join(found.stdout.split())
    assert "no scenario of the model begins like this record" in " ".join(found.stdout.split())


def test_the_open_request_is_cleared_and_it_is_said_by_when() -> None:
    every = (HISTORIES / "create.jsonl").read_bytes().splitlines(keepends=True)
    found = overdue("-", "--system", "head", "--scenario", "create-ha", "--json", given=b"".join(every[:4]))
    following = json.loads(found.stdout)["etcds"][0]["conformance"]["next"]
    assert (following["kinds"], following["best_s"], following["worst_s"]) == (["clears"], 0, 0)


@pytest.mark.parametrize(
    ("releases", "systems"),
    [
        ((), list(SYSTEMS)),
        (("gardener v1.113.0", "etcd-backup-restore v0.34.0"), ["gardener-1.113"]),
        (("gardener v1.113.0", "gardener v1.113.1"), ["gardener-1.113", "gardener-1.113.1"]),
        (
            ("gardener v1.112.0", "etcd-druid v0.26.0", "etcd-backup-restore v0.33.0"),
            ["gardener=1.112.0,druid=0.26.0,backup-restore=0.33.0"],
        ),
        (("etcd-druid v0.26.0",), list(SYSTEMS)),
        (("gardener v1.113.0", "etcd-druid v0.0.1", "etcd-backup-restore v0.34.0"), list(SYSTEMS)),
    ],
    ids=["none", "of one system", "before and after an update", "of no named system", "too few", "of no system"],
)
def test_releases_that_a_record_names_choose_the_systems(releases: tuple[str, ...], systems: list[str]) -> None:
    found = story((HISTORIES / "create.jsonl").read_bytes())
    assert found is not None
    found.releases = {(name, version) for name, version in (one.split() for one in releases)}
    assert list(Explainer(default_registry()).chosen(found)[0]) == systems


def test_systems_are_tried_until_one_explains_the_record() -> None:
    found = explained(HISTORIES / "create.jsonl")
    assert found["verdict"] == "explained"
    assert found["systems"] == [*SYSTEMS][: [*SYSTEMS].index(found["system"]) + 1]
    assert found["systems"] != list(SYSTEMS)


def test_systems_that_are_asked_for_are_all_tried() -> None:
    both = ("--system", "gardener-1.113", "--system", "gardener-1.113.1")
    found = explained(HISTORIES / "create.jsonl", *both, "--scenario", "create-ha")
    assert (found["verdict"], found["systems"]) == ("explained", ["gardener-1.113", "gardener-1.113.1"])


def test_images_name_releases() -> None:
    image = "europe-docker.pkg.dev/gardener-project/releases/gardener/etcdbrctl:v0.34.0"
    pod = {"kind": "Pod", "metadata": {"name": "etcd-main-0"}, "spec": {"containers": [{"image": image}]}}
    (found,) = observed(lines(pod))
    assert found.releases == {("etcd-backup-restore", "v0.34.0")}


def test_scenarios_of_one_etcd_are_what_is_tried() -> None:
    assert [s.name for s in SCENARIOS.values() if len(s.follows) != 1] == ["migrate-hibernated-ha-both"]


# -- memory ------------------------------------------------------------------------------------------------------------


class Endless:
    """A record as long as is asked for, which is never held as a whole."""

    def __init__(self, length: int) -> None:
        self.lines = (watch(etcd(n, requested=n % 7 < 3, _x=n)) for n in range(1, length))

    def readline(self, size: int) -> bytes:
        return next(self.lines, b"")


def peak(length: int) -> int:
    """Return the peak of memory (bytes) while a record of so many versions is read, without the model's part."""
    told = Record(300, most_kept=0)
    tracemalloc.start()
    for found in Reader().read(Endless(length)):  # type: ignore[arg-type]
        for _ in told.see(found):
            pass
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found


def test_memory_does_not_grow_with_the_length_of_a_record() -> None:
    peak(2000)
    assert peak(12_000) < peak(4000) + 200_000


def test_an_etcd_main_is_explained_as_main() -> None:
    scenario = evolve(SCENARIOS["create-ha"], follows=("main",))
    on = Tables(build(SYSTEMS["head"], scenario))
    given = "".join(watched(writes(on, walk(on, 2, 120), "main"))).encode()
    found = overdue("-", "--system", "head", "--scenario", "create-ha", "--json", given=given)
    (one,) = json.loads(found.stdout)["etcds"]
    assert (one["name"], one["conformance"]["verdict"]) == ("etcd-main", "explained")


def test_following_tells_that_a_deadline_has_passed() -> None:
    past = [etcd(n, requested=True) for n in range(1, 8)]
    found = overdue("-", "--follow", "--no-explain", given=watch(*past)).stdout.splitlines()
    assert [line.split(" at ")[0] for line in found[:2]] == [
        "a/etcd-main: requested",
        "a/etcd-main: overdue after 360 s",
    ]


def test_following_waits_for_whole_lines_answers_at_once_and_counts_the_last_half() -> None:
    """The pipe is that of a kubectl that is killed in the middle of a line."""
    first, second = watch(*SETS_AND_CLEARS).splitlines(keepends=True)
    command = [sys.executable, "-m", "properties.cli", "check", "-", "--follow", "--no-explain", "--json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(first[:100])
        process.stdin.flush()
        assert select([process.stdout], [], [], 2)[0] == []
        process.stdin.write(first[100:] + second[:150])
        process.stdin.flush()
        news = json.loads(process.stdout.readline())
        process.stdin.close()
        answer = json.loads(process.stdout.readline())
    assert (news["what"], news["line"]) == ("set", 1)
    assert answer["record"]["problems"]
    assert [one["verdict"] for one in answer["etcds"][0]["requests"]] == ["open"]
