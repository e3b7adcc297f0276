"""Worlds as columns of bit fields: what has no room in one layout is right in the next."""

import numpy as np

from properties.search.columns import WORD_BITS, Layout
from properties.search.plan import Constants


def test_a_growth_that_has_no_room_counts_in_the_next_layout() -> None:
    """It did not fit into a machine word at all, and ended the search, where a last field of few bits got many ids."""
    last = WORD_BITS - 1
    narrow, wide = Layout([1] * WORD_BITS), Layout([8] * WORD_BITS)
    constants = Constants(narrow, [0, last])
    constants.append([(0, 1), (last, 200)])
    constants.move(wide)
    columns = np.zeros((wide.width, 1), dtype=np.int64)
    constants.add(columns, np.array([0]))
    assert [int(wide.ids(columns, slot)[0]) for slot in (0, 1, last)] == [1, 0, 200]
