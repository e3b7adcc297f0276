"""Records made from random runs of the model, as bytes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from io import BytesIO

from attrs import evolve

from model.build import build
from model.faults import FAULTS
from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties.histories.conformance import Follower, Limits, events, follow, kinds
from properties.histories.observation import Kind, Observation
from properties.histories.projection import Place, Projection
from properties.histories.readers.reader import Reader
from properties.histories.record import Record, Story
from properties.histories.synthesise import Write, watched, writes
from properties.search.tables import Tables
from tests.walks import walk

Form = Callable[[Iterable[Write]], Iterator[str]]
RECORDED = tuple(name for name, s in SCENARIOS.items() if len(s.follows) == 1 and s.program(SYSTEMS["head"]))
ONE_ETCD = tuple((system, name) for system in SYSTEMS for name in RECORDED)


@cache
def tables(system: str, scenario: str, budget: int = 0) -> Tables:
    """Return the tables of a scenario without observers, with this budget of each fault."""
    budgets: dict[str, int] = dict.fromkeys(FAULTS, budget)
    return Tables(build(SYSTEMS[system], SCENARIOS[scenario], budgets=budgets))


def record(on: Tables, seed: int, length: int, form: Form) -> bytes:
    """Return what is recorded of a random run."""
    return "".join(form(writes(on, walk(on, seed, length)))).encode()


def recorded(every: Sequence[Write], form: Form, ends: datetime | None = None) -> bytes:
    """Return what is recorded of some writes; the last of the Etcd's versions is seen again when the record ends."""
    last = next((one for one in reversed(every) if one.place.kind is Kind.ETCD), None)
    again: list[Write] = []
    if ends is not None and last is not None and last.verb != "delete":
        meta = {**last.object["metadata"], "resourceVersion": str(10**6)}
        again = [evolve(last, at=ends, verb="patch", object={**last.object, "metadata": meta})]
    return "".join(form([*every, *again])).encode()


def from_the_middle(every: Sequence[Write], after: int, form: Form) -> bytes:
    """Return what is recorded by whom begins after some writes: a watch lists what is there then, a log does not."""
    there: dict[Place, Write] = {}
    for one in every[:after]:
        there[one.place] = one
    listed = [evolve(one, at=every[after].at, verb="list", by="") for one in there.values() if one.verb != "delete"]
    return recorded([*(listed if form is watched else []), *every[after:]], form)


def observed(given: bytes) -> list[Observation]:
    """Return all observations of a record."""
    return [found for found in Reader().read(BytesIO(given)) if isinstance(found, Observation)]


def story(given: bytes, deadline_s: float = 300) -> Story | None:
    """Return the story of the only Etcd of a record, if there is one."""
    told = Record(deadline_s)
    for found in Reader().read(BytesIO(given)):
        for _ in told.see(found):
            pass
    return told.told()[0] if told.told() else None


def followed(on: Tables, of: Story, *, worlds: int = 100_000) -> Follower:
    """Return how far a model explains a story."""
    follower = Follower(on, Projection.of(on.model, "events"), Limits(worlds), kinds(of.changes))
    return follow(follower, tuple(events(of.changes)))
