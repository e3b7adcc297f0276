"""What earlier releases of druid and gardenlet did, case by case, as upstream's own tests and sources say."""

import pytest

from model.actors.api_server import EtcdResource, Operation
from model.actors.druid_earlier import (
    marks_ready_until_updated,
    marks_transition,
    marks_until_available,
    marks_until_updated,
)
from model.actors.druid_webhook import admits_druid, admits_druid_at_work
from model.actors.statefulset_controller import StatefulSet


@pytest.mark.parametrize(
    ("operation", "admitted"),
    [
        (Operation.NONE, False),
        (Operation.PROCESSING, True),
        (Operation.SUCCEEDED, False),
        (Operation.ERROR, True),
        (Operation.REQUEUE, True),
        (Operation.DELETING, True),
    ],
)
def test_the_first_webhook_admits_druid_only_while_it_works(operation: Operation, admitted: bool) -> None:
    """etcd-druid v0.23.1 api/v1alpha1/etcd.go IsReconciliationInProgress, IsDeletionInProgress."""
    etcd = EtcdResource(exists=True, operation=operation)
    assert admits_druid_at_work(etcd) is admitted
    assert admits_druid(etcd)


ONE = StatefulSet(exists=True, replicas=1, updated=1, ready=1)
UNREADY = StatefulSet(exists=True, replicas=1, updated=0, ready=0)
TWO_JOINED = StatefulSet(exists=True, replicas=3, updated=2, ready=2, scaled_up=True)
ONE_MISSING = StatefulSet(exists=True, replicas=3, updated=3, ready=2, scaled_up=True)
ALL_JOINED = StatefulSet(exists=True, replicas=3, updated=3, ready=3, scaled_up=True)


@pytest.mark.parametrize(
    ("sts", "v0_17", "v0_18_0", "v0_18_1", "v0_19"),
    [
        (ONE, True, True, True, True),
        (UNREADY, True, True, False, False),
        (StatefulSet(), True, True, True, True),
        (TWO_JOINED, False, True, True, True),
        (ONE_MISSING, False, False, False, True),
        (ALL_JOINED, False, False, False, False),
    ],
)
def test_a_release_marks_a_scale_up_from_one_to_three(
    sts: StatefulSet, v0_17: bool, v0_18_0: bool, v0_18_1: bool, v0_19: bool
) -> None:
    """etcd-druid pkg/component/etcd/statefulset/statefulset.go clusterScaledUpToMultiNode; states of #582 and #647."""
    etcd = EtcdResource(exists=True, replicas=3, replicas_in_status=1)
    rules = (marks_transition, marks_until_updated, marks_ready_until_updated, marks_until_available)
    assert tuple(rule(etcd, sts) for rule in rules) == (v0_17, v0_18_0, v0_18_1, v0_19)


def test_without_a_statefulset_an_etcd_that_had_three_replicas_is_not_scaled_up() -> None:
    """etcd-druid v0.18.0 statefulset.go clusterScaledUpToMultiNode: StatusReplicas."""
    etcd = EtcdResource(exists=True, replicas=3, replicas_in_status=3)
    assert not marks_transition(etcd, StatefulSet())
