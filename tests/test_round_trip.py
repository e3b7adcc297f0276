"""The round trip: every run of the model, written down as a record, is explained again; and a broken one is not."""

import pytest

from model.kernel.binding import TICK
from properties.histories.conformance import is_whole
from properties.histories.observation import LeaseSeen
from properties.histories.projection import Projection, view
from properties.histories.synthesise import audited, watched, writes
from tests.synthesised import ONE_ETCD, Form, followed, observed, record, story, tables
from tests.walks import walk

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


@pytest.mark.parametrize("seed", range(6))
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
