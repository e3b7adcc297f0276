"""The page of the long proofs: what was asked stands in its order, and what failed is asked again."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner

from benchmarks import proofs
from benchmarks.proofs import QUESTIONS, Asked, expected, kept, left, page, proved, row, write

ANSWER: dict[str, Any] = {
    "verdict": "holds", "kind": None, "exhausted": True, "limit": None, "worst_age_s": 15, "worlds": 1234,
    "transitions": 5678, "depth": 9, "seconds": 2.4, "peak_mib": 90.6, "multiplied_by": None,
    "commit": "abc", "timeout": "5min",
}  # fmt: skip
ERROR = {"error": "ValueError: no", "commit": "abc", "timeout": "5min"}


def test_a_row_says_what_was_found_and_what_it_took() -> None:
    first = QUESTIONS[0]
    told = "holds (exhausted) | 15 s | 1,234 | 5,678 | 9 | 2 | 91 |"
    assert row(first, ANSWER) == f"| {first.system} | {first.scenario} |  | {told}  |\n"
    assert "| violated: early (30 s) |" in row(
        first, {**ANSWER, "verdict": "violated", "kind": "early", "exhausted": False, "limit": "30 s"}
    )


def test_an_error_takes_one_row_with_all_its_cells() -> None:
    written = row(QUESTIONS[0], ERROR)
    assert "error: ValueError: no" in written
    assert written.count("|") == row(QUESTIONS[0], ANSWER).count("|")
    assert written.count("\n") == 1


def test_what_failed_is_asked_again(tmp_path: Path) -> None:
    keep = tmp_path / "kept"
    given = [(QUESTIONS[5], ANSWER), (QUESTIONS[2], ANSWER), (QUESTIONS[0], ERROR)]
    keep.write_text("".join(json.dumps({"asked": attrs.asdict(q), **found}) + "\n" for q, found in given))
    assert list(kept(keep)) == [QUESTIONS[2], QUESTIONS[5]]
    assert kept(tmp_path / "none") == {}


def test_a_page_has_the_order_of_the_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "PAGE", tmp_path / "page.md")
    write({QUESTIONS[5]: {**ANSWER, "commit": "def"}, QUESTIONS[2]: ANSWER})
    written = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert written == page({QUESTIONS[2]: ANSWER, QUESTIONS[5]: {**ANSWER, "commit": "def"}})
    assert written.index(QUESTIONS[2].scenario) < written.index(f"| {QUESTIONS[5].scenario} |")
    assert f"Commits abc, def; two cores; time limits 5min. {len(QUESTIONS) - 2} of " in written


def test_a_proof_that_fails_says_its_last_words() -> None:
    found = proved(attrs.evolve(QUESTIONS[0], scenario="none"), "1s")
    assert set(found) == {"error"}
    assert "there is no scenario 'none'" in found["error"]
    assert "\n" not in found["error"]


def with_faults(*faults: str) -> Asked:
    return next(q for q in QUESTIONS if q.faults == faults and q.tick == "5")


def test_two_faults_are_expected_to_multiply_what_each_multiplies_alone() -> None:
    pair = with_faults("pod-lost", "volume-lost")
    none = next(q for q in QUESTIONS if (q.system, q.scenario) == (pair.system, pair.scenario) and not q.faults)
    answers = {none: 100, with_faults("pod-lost"): 700, with_faults("volume-lost"): 300}
    given = {question: {**ANSWER, "worlds": worlds} for question, worlds in answers.items()}
    assert expected(pair, given) == 2100
    assert expected(none, given) is None
    assert expected(pair, {q: found for q, found in given.items() if q != none}) is None
    limited = {**ANSWER, "exhausted": False, "limit": "30 s", "verdict": "inconclusive", "worlds": 900}
    assert expected(pair, {**given, none: limited}) is None
    written = page({**given, pair: limited})
    assert "about 2,100 worlds in all" in written
    assert "in the median" not in written
    assert "have 2.00 to 2.00 times as\nmany, 2.00 times in the median (1 pairs)" in page(
        {**given, pair: {**ANSWER, "worlds": 4200}}
    )


def test_what_hit_a_limit_is_asked_again_if_it_is_small_enough_the_smallest_first() -> None:
    small, large = with_faults("pod-lost", "volume-lost"), with_faults("gardenlet-restarts", "pod-lost")
    none = next(q for q in QUESTIONS if (q.system, q.scenario) == (small.system, small.scenario) and not q.faults)
    worlds = {
        none: 10,
        with_faults("pod-lost"): 20,
        with_faults("volume-lost"): 30,
        with_faults("gardenlet-restarts"): 40,
    }
    answers = dict.fromkeys(QUESTIONS, ANSWER) | {q: {**ANSWER, "worlds": many} for q, many in worlds.items()}
    answers |= {q: {**ANSWER, "exhausted": False} for q in (large, small)}
    assert left(answers, again=False, most=100) == []
    assert left(answers, again=True, most=100) == [small, large]
    assert left(answers, again=True, most=60) == [small]
    assert left({q: answers[q] for q in (large, small)}, again=True, most=60)[:2] == list(QUESTIONS[:2])


def test_what_is_asked_up_to_names_has_interchangeable_members_and_does_not_roll_them() -> None:
    asked = left({}, again=False, most=100, symmetry=True)
    assert with_faults("pod-lost", "volume-lost") in asked
    assert with_faults("gardenlet-restarts", "pod-lost") not in asked
    assert with_faults("pod-lost") in asked
    assert {one.scenario for one in asked}.isdisjoint({"roll-single", "hibernate-single", "rotate-ca"})
    pair = with_faults("pod-lost", "volume-lost")
    written = page({pair: {**ANSWER, "symmetry": True}})
    assert "holds (exhausted, up to names)" in written
    assert "in the median" not in written


def test_worlds_of_all_orders_are_not_compared_with_others() -> None:
    pair, parts = with_faults("pod-lost", "volume-lost"), [(), ("pod-lost",), ("volume-lost",)]
    alone = {attrs.evolve(pair, faults=names): ANSWER for names in parts}
    written = page({**alone, pair: {**ANSWER, "symbolic": True, "transitions": None}})
    assert "holds (exhausted, all orders)" in written
    assert "in the median" not in written
    assert "in the median" in page({**alone, pair: ANSWER})


def test_an_error_does_not_replace_what_was_found_within_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited = {**ANSWER, "exhausted": False, "limit": "30 s", "verdict": "inconclusive"}
    answers = dict.fromkeys(QUESTIONS, ANSWER) | {QUESTIONS[3]: limited}
    keep = tmp_path / "kept"
    keep.write_text("".join(json.dumps({"asked": attrs.asdict(q), **found}) + "\n" for q, found in answers.items()))
    told = keep.read_text()
    given: list[int | None] = []

    def failing(_: Asked, __: str, most_mib: int | None, **___: bool) -> dict[str, Any]:
        given.append(most_mib)
        return {"error": "exit status -9"}

    monkeypatch.setattr(proofs, "PAGE", tmp_path / "page.md")
    monkeypatch.setattr(proofs, "proved", failing)
    result = CliRunner().invoke(proofs.main, ["--keep", str(keep), "--again", "--max-memory", "7000"])
    assert (result.exit_code, given, keep.read_text()) == (0, [7000], told)
    assert "error: exit status -9" in result.stdout
    assert "inconclusive (30 s)" in (tmp_path / "page.md").read_text()


@pytest.mark.parametrize("line", ['{"asked": {"sec', "[]", '{"asked": 3}', '{"asked": {"faults": []}}'])
def test_a_kept_line_that_is_no_answer_is_one_sentence(tmp_path: Path, line: str) -> None:
    keep = tmp_path / "kept"
    whole = json.dumps({"asked": attrs.asdict(QUESTIONS[0]), **ANSWER})
    keep.write_text(f"{whole}\n{line}\n")
    result = CliRunner().invoke(proofs.main, ["--keep", str(keep)])
    assert result.exit_code == 2
    assert f"Error: line 2 of '{keep}' is no answer: delete it, to ask again" in result.output
    assert keep.read_text() == f"{whole}\n{line}\n"
