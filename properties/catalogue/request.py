"""The headline property: a request is cleared, and served, by its deadline; and the chart of the annotation's protocol.

A request is an episode, from the moment the operation annotation appears until it disappears. Setting it again while it
is there renews neither its start nor its age, but what has to be served.
"""

from enum import Enum

from attrs import evolve, frozen

from model.actors.api_server import RESOURCE, EtcdResource, Operation
from model.actors.statefulset_controller import StatefulSet
from model.kernel import Chart, Component, observer
from properties.property import Property


class RequestStep(Enum):
    """The operation annotation's protocol."""

    CLEAR = 0
    REQUESTED = 1
    PICKED_UP = 2
    SERVED = 3
    CLEARED = 4
    OVERDUE = 5
    CLEARED_EARLY = 6


Q = RequestStep
OPEN = (Q.REQUESTED, Q.PICKED_UP, Q.SERVED, Q.OVERDUE)
CLOSED = (Q.CLEAR, Q.CLEARED, Q.CLEARED_EARLY)


@frozen
class Request:
    """A request: its step, whether it was served, the timestamp of its last setting, and its age in ticks."""

    step: RequestStep = RequestStep.CLEAR
    served: bool = False
    timestamp: int = 0
    age: int = 0


CHART = Chart(
    "operation annotation",
    RequestStep,
    Q.CLEAR,
    [
        *[("follow_request", source, dest) for source in CLOSED for dest in (Q.REQUESTED, Q.PICKED_UP, Q.SERVED)],
        ("follow_request", Q.REQUESTED, Q.PICKED_UP),
        ("follow_request", [Q.REQUESTED, Q.PICKED_UP], Q.SERVED),
        ("follow_request", [Q.PICKED_UP, Q.SERVED], Q.REQUESTED),
        ("follow_request", Q.SERVED, Q.PICKED_UP),
        ("follow_request", OPEN, Q.CLEARED),
        ("follow_request", OPEN, Q.CLEARED_EARLY),
        ("grow_older", [Q.REQUESTED, Q.PICKED_UP, Q.SERVED], Q.OVERDUE),
    ],
)
request = Component("request", Request, per=(RESOURCE,), chart=CHART)


@observer(request)
def follow_request(request: Request, etcd: EtcdResource, sts: StatefulSet) -> Request:
    """Follow the annotation: it appears, is picked up, is served, disappears."""
    built = sts.built == etcd.generation
    if not etcd.requested:
        if request.step not in OPEN:
            return request
        early = etcd.exists and not (request.served or built)
        return Request(Q.CLEARED_EARLY if early else Q.CLEARED)
    renewed = request.step not in OPEN or etcd.timestamp != request.timestamp
    served = built or (request.served and not renewed)
    picked_up = etcd.operation in (Operation.PROCESSING, Operation.REQUEUE, Operation.ERROR)
    step = Q.SERVED if served else Q.PICKED_UP if picked_up else Q.REQUESTED
    if request.step is Q.OVERDUE:
        step = Q.OVERDUE
    return Request(step, served, etcd.timestamp, request.age if request.step in OPEN else 0)


@follow_request.tick
def grow_older(request: Request, deadline_ticks: int) -> Request:
    """Count the age of an open request, up to its deadline and one tick more."""
    if request.step not in OPEN:
        return request
    age = min(request.age + 1, deadline_ticks + 1)
    return evolve(request, age=age, step=Q.OVERDUE if age > deadline_ticks else request.step)


def is_open(request: Request) -> bool:
    """The annotation is there."""
    return request.step in OPEN


def is_overdue(request: Request) -> bool:
    """The annotation is there, and older than its deadline."""
    return request.step is Q.OVERDUE


def was_cleared_early(request: Request) -> bool:
    """The annotation is gone, though the StatefulSet was not built from what it asked for."""
    return request.step is Q.CLEARED_EARLY


ANNOTATION_DEADLINE = Property(
    name="annotation-deadline",
    sentence="Every operation annotation on an Etcd is removed, and what it asked for is done, by its deadline.",
    why="As long as the annotation is there gardenlet refuses to scale, and the Shoot's flow fails and begins again; "
    "if it goes too early, gardenlet believes that work was done which was not.",
    sources=(
        "gardener/gardener#11525",
        "gardener pkg/component/etcd/etcd/etcd.go Scale",
        "etcd-druid internal/controller/etcd/reconcile_complete.go",
    ),
    form="within",
    witness=is_open,
    observers=(follow_request,),
    pending=is_open,
    overdue=is_overdue,
    early=was_cleared_early,
    mutant="druid never removes the annotation",
    deadline_s=300,
)
