"""What multiplies the worlds of a search, on models where the factor is known."""

import pytest
from attrs import evolve

from properties.search.blowup import factors
from properties.search.explore import explore
from tests.lamp import Count, Lamp, acting, count, lamp, model_of


def add(count: Count) -> Count:
    """Somebody counts to four."""
    return evolve(count, n=count.n + 1)


def below_four(count: Count) -> bool:
    """It is below four."""
    return count.n < 4


def count_lit(lamp: Lamp, count: Count) -> tuple[Lamp, Count]:
    """Somebody lights the lamp and counts that."""
    return Lamp(type(lamp.step).ON), Count(1)


def is_zero(count: Count) -> bool:
    """It is zero."""
    return count.n == 0


def test_independent_slots_multiply_by_their_number_of_values() -> None:
    found = explore(model_of(acting(), acting(add, (count,), below_four)))
    assert dict(factors(found)) == {"count": pytest.approx(5.0), "lamp": pytest.approx(2.0)}


def test_what_the_others_say_already_multiplies_nothing() -> None:
    found = explore(model_of(acting(count_lit, (lamp, count), is_zero)))
    assert found.worlds == 2
    assert dict(factors(found)) == {"count": 1.0, "lamp": 1.0}
