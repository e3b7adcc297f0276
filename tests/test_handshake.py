"""The benchmark's protocol: the counts and the shortest counterexamples on which all tools agree."""

import shutil
from pathlib import Path

import pytest

from benchmarks.handshake import COUNTS, disagreements, main, naive, ours
from benchmarks.handshake_model import build, late, ticks
from benchmarks.peers import Absent, Spin, Tlc, tlc_jar
from benchmarks.variant import Measurement, Variant
from properties.search.explore import explore

LOOSE = {2: (3_239, 9_787, 27), 3: (17_333, 63_766, 31), 4: (85_267, 359_581, 35), 5: (397_257, 1_859_948, 39)}
SYMMETRIC = {3: (3_790, 14_219), 4: (6_580, 29_120), 5: (10_126, 51_476)}
URGENT, HAUNTED = 5_513, 7_391


def counts(found: Measurement) -> tuple[int | None, ...]:
    return tuple(getattr(found, count) for count in COUNTS)


@pytest.mark.parametrize("members", LOOSE)
def test_breadth_first_counts_what_all_tools_count(members: int) -> None:
    assert counts(ours(Variant(members))) == LOOSE[members]


@pytest.mark.parametrize("members", LOOSE)
def test_layer_by_layer_counts_the_same(members: int) -> None:
    assert counts(ours(Variant(members), layered=True))[:2] == LOOSE[members][:2]


@pytest.mark.parametrize("layered", [False, True])
@pytest.mark.parametrize("members", SYMMETRIC)
def test_interchangeable_members_are_counted_once(members: int, layered: bool) -> None:
    assert counts(ours(Variant(members, symmetry=True), layered=layered))[:2] == SYMMETRIC[members]


@pytest.mark.parametrize("layered", [False, True])
@pytest.mark.parametrize(("ghost", "worlds"), [(False, URGENT), (True, HAUNTED)])
def test_time_that_waits_leaves_fewer_worlds(ghost: bool, worlds: int, layered: bool) -> None:
    assert ours(Variant(3, urgent=True, ghost=ghost), layered=layered).worlds == worlds


def test_few_calls_of_model_code_are_enough() -> None:
    assert (ours(Variant(5)).evaluations or 0) <= 1_000


@pytest.mark.parametrize(("urgent", "ghost", "length"), [(False, False, 13), (True, True, 16)])
@pytest.mark.parametrize("members", [2, 3, 4])
def test_the_shortest_counterexample_is_the_certified_one(members: int, urgent: bool, ghost: bool, length: int) -> None:
    found = explore(build(members, urgent=urgent, ghost=ghost), stop=late)
    assert found.found is not None
    assert len(found.trace_to(found.found).steps) == length


def test_urgent_without_ghosts_is_never_late() -> None:
    model = build(3, urgent=True)
    assert explore(model, stop=late).found is None
    assert explore(model, stop=late, layers=ticks).found is None


def test_the_plain_interpreter_counts_the_same() -> None:
    assert counts(naive(Variant(2))) == LOOSE[2]


@pytest.fixture
def spin() -> None:
    if missing := [program for program in ("spin", "gcc") if shutil.which(program) is None]:
        pytest.skip(f"{missing[0]} is not installed")


@pytest.fixture
def tlc() -> None:
    if shutil.which("java") is None:
        pytest.skip("java is not installed")
    try:
        tlc_jar()
    except Absent as missing:
        pytest.skip(str(missing))


@pytest.mark.spin
@pytest.mark.usefixtures("spin")
@pytest.mark.parametrize("variant", [Variant(3), Variant(3, urgent=True), Variant(3, urgent=True, ghost=True)])
def test_spin_counts_the_same(variant: Variant, tmp_path: Path) -> None:
    expected = counts(ours(variant))
    assert counts(Spin("bfs", tmp_path)(variant)) == expected
    assert counts(Spin("dfs", tmp_path)(variant)) == (*expected[:2], None)


@pytest.mark.tlc
@pytest.mark.usefixtures("tlc")
@pytest.mark.parametrize("variant", [Variant(3), Variant(3, symmetry=True), Variant(3, urgent=True, ghost=True)])
def test_tlc_counts_the_same(variant: Variant, tmp_path: Path) -> None:
    assert counts(Tlc(tmp_path)(variant)) == counts(ours(variant))


def test_another_count_is_a_disagreement() -> None:
    mine = Measurement(worlds=10, transitions=20, depth=3)
    assert disagreements({"ours": mine, "spin-dfs": Measurement(worlds=10, transitions=20)}) == []
    assert disagreements({"ours": mine, "tlc": Measurement(worlds=11)}) == ["tlc counts 11 worlds, and ours 10"]
    assert disagreements({"ours": mine, "naive": Measurement(worlds=11, bounded="cut off")}) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--members", "1"], "argument --members: must be a number from 2 to 9, and is '1'"),
        (
            ["--peers", "alloy"],
            "argument --peers: there is no peer 'alloy': choose from spin-bfs, spin-dfs, tlc, naive",
        ),
        (["--fast"], "unrecognized arguments: --fast"),
    ],
)
def test_bad_arguments_are_told_in_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert capsys.readouterr().err == f"handshake: {sentence}\n"
