"""The start of three members of which only the first has data: what the start skew decides.

The expected outcomes and times are those of a timed emulation of backup-restore over a real etcd (part III of the
reference): A, one cluster; B, two clusters that both serve; C, one member alone for ever.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from model.actors.api_server import EtcdResource
from model.actors.etcd import Cluster, Identity, Member, MemberStep
from model.actors.gardenlet import Flow, FlowStep
from model.actors.sidecar import Lease
from model.actors.statefulset_controller import Pod, PodStep, StatefulSet, Template
from model.build import build
from model.scenarios import Scenario
from model.systems import SYSTEMS
from properties.search.tables import Tables, Word

TEMPLATE = Template(3, True)
HORIZON_S = 260


def woken(etcd_name: str) -> Mapping[str, Any]:
    """The StatefulSet has just been scaled from 0 to 3; nobody but the members does anything."""
    sts = StatefulSet(True, 3, TEMPLATE, 1)
    world: dict[str, Any] = {
        "gardenlet_flow": Flow(FlowStep.ENDED),
        f"etcd[{etcd_name}]": EtcdResource(exists=True, finalizer=True),
        f"sts[{etcd_name}]": sts,
        f"raft[{etcd_name},solo]": Cluster(1, 0, 1, 1),
        f"member[{etcd_name},0]": Member(data=Identity.SOLO),
        f"lease[{etcd_name},0]": Lease(True, True),
    }
    return world | {f"pod[{etcd_name},{i}]": Pod(PodStep.PENDING, TEMPLATE) for i in range(3)}


WOKEN = Scenario("woken", "Three members start.", lambda system: ((),), woken, HORIZON_S)


@cache
def outcomes(first: int, second: int, system: str = "gardener-1.113") -> dict[str, tuple[int, int]]:
    """Return each outcome that is reachable with these starts (s after member 0), with its earliest and latest time."""
    tables = Tables(build(SYSTEMS[system], WOKEN, tick_s=1))
    model = tables.model
    starts = {0: 0, 1: first, 2: second}
    at = {name: model.position[f"{name}[events,{i}]"] for i in range(3) for name in ("member",)}
    assert at
    members = [model.position[f"member[events,{i}]"] for i in range(3)]
    leases = [model.position[f"lease[events,{i}]"] for i in range(3)]
    found: dict[str, list[int]] = {}
    layer: set[Word] = {tables.initial}
    for now in range(HORIZON_S):
        todo, seen, later = list(layer), set(layer), set()
        while todo:
            word = todo.pop()
            for step, after in tables.successors(word):
                if step.action is None:
                    if all(
                        starts[i] > now or tables.decode(word)[p].step is not PodStep.PENDING
                        for i, p in enumerate(model.position[f"pod[events,{i}]"] for i in range(3))
                    ):
                        later.add(after)
                    continue
                bound = model.actions[step.action]
                if bound.name == "start_pod" and starts[bound.instance["ordinal"]] != now:
                    continue
                if after not in seen:
                    seen.add(after)
                    todo.append(after)
        for word in seen:
            values = tables.decode(word)
            named = outcome([values[p] for p in members], [values[p] for p in leases])
            if named:
                found.setdefault(named, []).append(now)
        layer = later
    return {name: (min(times), max(times)) for name, times in found.items()}


def outcome(members: list[Member], leases: list[Lease]) -> str | None:
    """Name a settled outcome: A, B or C; None while it is open."""
    data = [member.data for member in members]
    serving = [member.step is MemberStep.SERVING for member in members]
    if all(serving) and all(lease.tls for lease in leases):
        return "A" if data == [Identity.SOLO] * 3 else "B"
    if data.count(Identity.FULL) == 1 and data.count(Identity.SOLO) == 2 and serving.count(True) == 2:
        return "C" if sum(lease.tls for lease in leases) == 2 else None
    return None
