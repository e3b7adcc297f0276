"""The set of visited worlds is a dictionary from worlds to numbers, however often it grows."""

import numpy as np
import pytest

from properties.search import visited
from properties.search.visited import Visited

BATCHES, SIZE, RANGE = 40, 1_000, 30_000
"""Enough for the index to grow three times, and for more than a third of the worlds to come again."""


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have an index filled in many pieces."""
    monkeypatch.setattr(visited, "PIECE", 1 << 10)


def batches(width: int) -> list[np.ndarray]:
    """Return worlds of so many words, many of them more than once, in one batch too."""
    random = np.random.default_rng(width)
    of = random.integers(0, 1 << 62, size=(width, RANGE))
    return [of.take(random.integers(0, RANGE, SIZE), axis=1) for _ in range(BATCHES)]


@pytest.mark.parametrize("width", [1, 2])
def test_every_world_has_one_number_and_keeps_it(width: int) -> None:
    known = Visited(width)
    first: dict[tuple[int, ...], int] = {}
    for columns in batches(width):
        worlds = list(zip(*columns.tolist(), strict=True))
        numbers = known.numbered(columns).tolist()
        for world, number in zip(worlds, numbers, strict=True):
            assert first.setdefault(world, number) == number
        assert sorted(set(first.values())) == list(range(len(known)))
    assert len(first) == len(known)
    assert [known.rows[:, number].tolist() for number in first.values()] == [list(world) for world in first]


@pytest.mark.parametrize("width", [1, 2])
def test_without_numbers_it_holds_the_same_and_gives_numbers_later(width: int) -> None:
    known = Visited(width)
    for columns in batches(width):
        known.add(columns)
    worlds = {world for columns in batches(width) for world in zip(*columns.tolist(), strict=True)}
    assert len(known) == len(worlds)
    rows = known.rows[:, : len(known)].copy()
    assert known.numbered(rows).tolist() == list(range(len(worlds)))
    assert len(known) == len(worlds)
