"""Changes of the protocol that upstream could make, by name: what `--change` turns on in any system.

Each is a few switched actions or guards in the file of the actor that it changes.
"""

from collections.abc import Mapping

CHANGES: Mapping[str, str] = {
    "guarded-deploy": "gardenlet's Deploy refuses, as Scale does, while its cached copy has the operation annotation.",
    "locked-removal": "druid removes the annotation with the resourceVersion of its copy, and fails on a conflict.",
    "generation-first": "druid records as observed the generation that it has built, and not that of its copy by then.",
    "echoed-token": "gardenlet's annotation is a token that druid echoes in the status instead of removing it.",
    "fresh-status": "druid's status says ready and updated only of a StatefulSet that has what druid has built.",
    "locked-start": "druid records the start of a reconciliation with the resourceVersion of its copy.",
}
