"""What multiplies the worlds: by how much each slot does, in a search that was not exhausted.

A slot's factor is how many worlds there are for each one that is left when the slot is not looked at. A slot that says
nothing new, given all others, has the factor 1.
"""

import numpy as np

from properties.search.columns import distinct
from properties.search.explore import Exploration

SAMPLE = 1 << 19
"""So many of the worlds that were reached last are looked at: where a search stops is where it grows."""


def factors(found: Exploration, most: int = 4) -> list[tuple[str, float]]:
    """Return the slots that multiply the last worlds of a search most, with their factors."""
    slots = found.model.slots
    draw = np.random.default_rng(0)
    marks = [
        draw.integers(1, 1 << 62, size=int(ids.max()) + 1, dtype=np.int64).take(ids) for ids in found.last_ids(SAMPLE)
    ]
    whole = sum(marks, np.zeros_like(marks[0]))  # sums of random marks of 62 bits stand for the worlds
    worlds = len(distinct(whole))
    found_factors = [(slot.name, worlds / len(distinct(whole - mark))) for slot, mark in zip(slots, marks, strict=True)]
    return sorted(found_factors, key=lambda one: -one[1])[:most]
