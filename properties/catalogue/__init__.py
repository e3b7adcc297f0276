"""The properties: for each its sentence, why it matters to an operator, its observer, its witness and its mutant."""

from collections.abc import Mapping

from properties.catalogue.clusters import CLUSTER_PROPERTIES
from properties.catalogue.flows import FLOW_PROPERTIES
from properties.catalogue.members import MEMBER_PROPERTIES
from properties.catalogue.reconciliation import RECONCILIATION_PROPERTIES
from properties.catalogue.request import ANNOTATION_DEADLINE
from properties.property import Property

PROPERTIES: Mapping[str, Property] = {
    what.name: what
    for what in (
        ANNOTATION_DEADLINE,
        *RECONCILIATION_PROPERTIES,
        *FLOW_PROPERTIES,
        *CLUSTER_PROPERTIES,
        *MEMBER_PROPERTIES,
    )
}
