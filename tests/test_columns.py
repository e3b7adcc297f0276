"""Worlds as columns of bit fields: what has no room in one layout is right in the next."""

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from properties.search.columns import WORD_BITS, Layout, distinct, first_places
from properties.search.evaluated import Evaluated
from properties.search.plan import Constants, Outgrown, Plan
from tests.lamp import Count, acting, model_of


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


def test_a_plan_that_is_outgrown_says_so_each_time_that_it_is_asked() -> None:
    """The thread that works ahead is the first that hears of it, and nobody listens to that one."""
    said = Evaluated(model_of(acting()))
    plan = Plan(said, Layout(said.values.bits()))
    plan.check()
    plan.layout.fields = [attrs.evolve(field, room=1) for field in plan.layout.fields]
    for number in range(3):
        said.values.of[1].id(Count(number))
    said.calls += 1
    for _ in range(2):
        with pytest.raises(Outgrown):
            plan.check()


@given(st.lists(st.integers(0, 40)))
def test_different_numbers_and_their_first_places_are_those_that_numpy_finds(numbers: list[int]) -> None:
    given_numbers = np.array(numbers, dtype=np.int32)
    expected, places = np.unique(given_numbers, return_index=True)
    found, first = first_places(given_numbers)
    assert (found.tolist(), first.tolist()) == (expected.tolist(), places.tolist())
    assert distinct(given_numbers).tolist() == expected.tolist()
