"""The round trip: every run of the model, written down as a record, is explained again; and a broken one is not."""

import json
from collections import Counter
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner

from model.kernel.binding import TICK
from properties.cli import main
from properties.histories.conformance import Limits, is_whole
from properties.histories.explain import Explainer
from properties.histories.observation import LeaseSeen
from properties.histories.projection import Projection, view
from properties.histories.synthesise import audited, watched, writes
from properties.registry import default_registry
from tests.synthesised import ONE_ETCD, Form, followed, from_the_middle, observed, record, story, tables
from tests.walks import walk

CREATED = Path(__file__).parent / "histories" / "create.jsonl"
RUNS = 250
LENGTH = 70
PARTS = 5


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("form", [watched, audited])
def test_every_run_is_explained_by_its_record(form: Form, part: int) -> None:
    """500 records: 250 runs over all systems and scenarios, each as a watch stream and as an audit log."""
    for seed in range(part, RUNS, PARTS):
        on = tables(*ONE_ETCD[seed % len(ONE_ETCD)])
        told = story(record(on, seed, LENGTH, form))
        if told is not None:
            found = followed(on, told)
            assert (found.failed, found.limit) == (None, None), (ONE_ETCD[seed % len(ONE_ETCD)], seed)


CUT = 16
"""So many records are cut where they begin."""


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_most_records_that_begin_in_the_middle_are_explained_and_the_others_are_inconclusive() -> None:
    """Runs over all systems and scenarios, as watch streams and as audit logs, without their first events."""
    verdicts: Counter[str] = Counter()
    for seed in range(CUT):
        system, scenario = ONE_ETCD[17 * seed % len(ONE_ETCD)]
        every = list(writes(tables(system, scenario), walk(tables(system, scenario), seed, 150)))
        if len(every) < 4:
            continue
        given = from_the_middle(every, Random(seed).randrange(1, len(every) - 2), (watched, audited)[seed % 2])
        told = story(given)
        if told is not None and told.is_seen:
            explainer = Explainer(default_registry(), (system,), (scenario,), limits=Limits(20_000))
            verdicts[explainer.explain(told).verdict] += 1
    assert sum(verdicts.values()) > 0.9 * CUT
    assert verdicts["explained"] >= 0.8 * sum(verdicts.values())
    assert verdicts["not explained"] <= 0.03 * sum(verdicts.values())


@pytest.mark.parametrize("seed", range(4))
def test_a_run_with_faults_is_explained_where_they_may_happen(seed: int) -> None:
    on = tables("head", "create-ha", budget=1)
    told = story(record(on, seed, 60, watched))
    assert told is not None
    assert followed(on, told).failed is None


def test_an_explaining_run_shows_what_was_recorded() -> None:
    on = tables("head", "create-ha")
    told = story(record(on, 5, 330, watched))
    assert told is not None
    node = followed(on, told).nodes[0]
    words = [one.word for one in node.chain()]
    again = list(writes(on, zip(words, node.run(), words[1:], strict=False)))
    assert [w.object["kind"] for w in again] == [w.object["kind"] for w in writes(on, walk(on, 5, 330))]
    assert sum(step == TICK for step in node.run()) == node.ticks


@pytest.mark.parametrize("form", [watched, audited])
def test_what_is_written_is_what_is_read(form: Form) -> None:
    on = tables("gardener-1.113", "migrate-hibernated-ha")
    run = list(walk(on, 4, 500))
    projection = Projection.of(on.model, "events")
    shown = {}
    for one in observed("".join(form(writes(on, run))).encode()):
        shown[one.kind, one.ordinal] = view(one.seen)
    last = run[-1][2]
    for place, position in projection.positions.items():
        seen = projection.seen(place, on.interned[position].values[last[position]])
        if seen != LeaseSeen() and seen is not None:
            assert shown[place.kind, place.ordinal] == view(seen)


def test_a_record_without_one_of_its_versions_is_not_explained() -> None:
    on = tables("head", "create-ha")
    every = record(on, 5, 330, watched).splitlines(keepends=True)
    lost = next(n for n, line in enumerate(every) if b'"Etcd"' in line and b'"Processing"' in line)
    told = story(b"".join(every[:lost] + every[lost + 1 :]))
    assert told is not None
    assert followed(on, told).failed is not None


def test_a_record_from_the_creation_on_is_whole() -> None:
    on = tables("head", "create-ha")
    every = observed(record(on, 5, 100, watched))
    assert is_whole(every)
    assert not is_whole(every[1:])


def written(line: bytes) -> tuple[datetime, Any]:
    """Return when a line was written, and its watch event."""
    stamp, _, event = line.partition(b" ")
    return datetime.fromisoformat(stamp.decode()), json.loads(event)


def explained_as(given: list[tuple[datetime, Any]], tmp_path: Path) -> dict[str, Any]:
    """Return what the model says of watch events, which get new versions."""
    for version, (_, event) in enumerate(given, 1):
        event["object"]["metadata"]["resourceVersion"] = str(version)
    path = tmp_path / "history"
    path.write_text("".join(f"{at.isoformat()} {json.dumps(event)}\n" for at, event in given))
    args = ["check", str(path), "--system", "head", "--scenario", "create-ha", "--json"]
    return json.loads(CliRunner().invoke(main, args).stdout)["etcds"][0]["conformance"]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_cluster_that_takes_its_time_is_explained(seed: int, tmp_path: Path) -> None:
    """Every version comes up to a second later than in the model."""
    random, last, given = Random(seed), datetime.fromtimestamp(0, UTC), []
    for at, event in map(written, CREATED.read_bytes().splitlines()):
        last = max(last + timedelta(milliseconds=20), at + timedelta(seconds=random.random()))
        given.append((last, event))
    found = explained_as(given, tmp_path)
    assert (found["verdict"], found["patient"]) == ("explained", False)


def test_orders_that_searches_leave_out_are_explained_with_patience(tmp_path: Path) -> None:
    """The StatefulSet's status counts its first pod before the second one is created."""
    given = [written(line) for line in CREATED.read_bytes().splitlines()[:16]]
    at, counted = deepcopy(given[9])
    counted["object"]["status"] |= {"replicas": 1, "updatedReplicas": 1}
    given.insert(5, (at, counted))
    found = explained_as(given, tmp_path)
    assert (found["verdict"], found["patient"]) == ("explained", True)
