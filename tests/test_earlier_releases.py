"""What earlier releases of druid and gardenlet did, case by case, as upstream's own tests and sources say."""

import pytest

from model.actors.api_server import EtcdResource, Operation
from model.actors.druid_webhook import admits_druid, admits_druid_at_work


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
