"""The table of the times to the first counterexample: it says no more than was measured."""

from benchmarks.bug_times import closing, row, spread
from properties.bugs import INSIDE


def result(first_s: float | None, runs: int = 10) -> dict[str, float | None]:
    return {"first_s": first_s, "trace_s": first_s, "steps": None if first_s is None else 20, "runs": runs}


def test_a_hunt_that_found_nothing_counts_as_longer_than_all_others() -> None:
    assert spread([3.0, None, 1.0]) == "3.0 (1.0 to not found)"
    assert spread([None, None, 1.0]) == "not found (1.0 to not found)"
    assert spread([2.0, 4.0]) == "3.0 (2.0 to 4.0)"


def test_a_row_counts_the_hunts_that_found_it() -> None:
    written = row(INSIDE[0], [result(1.0), result(2.0), result(None, 400)])
    assert written == (
        f"| {INSIDE[0].name} | 2 of 3 | 2.0 (1.0 to not found) | 2.0 (1.0 to not found) | 20 (20 to not found) | "
        "10 (10 to 400) |\n"
    )


def test_those_that_were_not_found_are_named() -> None:
    results = {
        "always": [result(1.0), result(2.0), result(3.0)],
        "mostly": [result(1.0), result(2.0), result(None)],
        "rarely": [result(1.0), result(None), result(None)],
        "never": [result(None)] * 3,
    }
    said = closing(results, 60)
    assert "2 of 4 bugs (50%) are found in under 60 s by the median of their hunts.\n" in said
    assert "Never found: never.\n" in said
    assert "Missed by some seeds: mostly (1 of 3), rarely (2 of 3).\n" in said
