"""A search that is cut off at any moment goes on and ends with the same counts."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import handshake_model
from model.kernel import Model
from properties.search import explore as module
from properties.search.checkpoint import STATE, Checkpoint, CheckpointError, OnDisk
from properties.search.explore import Exploration, explore
from properties.search.identity import identity
from properties.search.liveness import starving, stuck, worst_age
from tests import oracle, toy
from tests.random_models import models
from tests.test_random_models import some_predicate

ROOT = Path(__file__).parent.parent
KEPT = """
import sys
from pathlib import Path
from benchmarks.handshake_model import build
from properties.search import explore
from properties.search.checkpoint import STATE, Checkpoint
where = Path(sys.argv[1])
explore.CHUNK = 2048
keeper = Checkpoint(where, "handshake", resume=(where / STATE).exists(), every_s=0.05)
found = explore.explore(build(4), graph=True, keeper=keeper)
print(found.worlds, found.transitions, found.depth, len(found.graph), found.exhausted)
"""


def kept(where: Path, model: Model, resume: bool, **given: Any) -> Exploration:
    return explore(model, graph=True, keeper=Checkpoint(where, "this", resume=resume, every_s=0), **given)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(model=models(), seed=st.integers(0, 20), cuts=st.lists(st.integers(1, 60), max_size=3))
def test_goes_on_after_any_bound_to_the_same_answers(
    tmp_path_factory: pytest.TempPathFactory, model: Model, seed: int, cuts: list[int]
) -> None:
    predicate, _ = some_predicate(model, seed)
    oracle.reach(model, limit=300)
    whole = explore(model, graph=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "CHUNK", 5)
        where = tmp_path_factory.mktemp("kept")
        found = kept(where, model, False, max_states=1)
        for most in sorted(cuts):
            found = kept(where, model, True, max_states=most)
        found = kept(where, model, True)
    assert (found.worlds, found.transitions, found.depth) == (whole.worlds, whole.transitions, whole.depth)
    assert found.exhausted
    worlds, others = list(found.all_worlds()), list(whole.all_worlds())
    assert set(worlds) == set(others)
    assert found.graph is not None
    assert whole.graph is not None
    mask, other = found.where(predicate), whole.where(predicate)
    for decide in (lambda graph, m: stuck(graph, ~m), lambda graph, m: starving(graph, m).worlds):
        mine = dict(zip(worlds, decide(found.graph, mask).tolist(), strict=True))
        assert mine == dict(zip(others, decide(whole.graph, other).tolist(), strict=True))
    assert worst_age(found.graph, mask).ticks == worst_age(whole.graph, other).ticks


def run_and_kill(where: Path, kills: int, seed: int) -> list[str]:
    """Kill a search again and again, each time a little after it began to search; then let it end."""
    chance = random.Random(seed)
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", KEPT, str(where)]
    for _ in range(kills):
        process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL)
        before = (where / STATE).stat().st_mtime_ns if (where / STATE).exists() else 0
        while process.poll() is None and (not (where / STATE).exists() or (where / STATE).stat().st_mtime_ns == before):
            time.sleep(0.002)
        time.sleep(chance.random() * 0.1)
        process.send_signal(signal.SIGKILL)
        process.wait()
    return subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize(
    "kills", [pytest.param(2, id="twice"), pytest.param(20, id="20 times", marks=pytest.mark.slow)]
)
def test_kill_9_at_random_moments_leaves_the_counts_as_they_are(tmp_path: Path, kills: int) -> None:
    whole = explore(handshake_model.build(4), graph=True)
    counts = [whole.worlds, whole.transitions, whole.depth, whole.transitions, True]
    assert run_and_kill(tmp_path / "kept", kills, seed=kills) == list(map(str, counts))


def toy_model(deadline_ticks: int = 12) -> Model:
    system, scenario = toy.SYSTEMS["slow"], toy.SCENARIOS["hand-off"]
    return toy.build(system, scenario, observers=[toy.watch], constants={"deadline_ticks": deadline_ticks})


def test_another_question_is_refused(tmp_path: Path) -> None:
    one, other = identity(toy_model(), "late"), identity(toy_model(13), "late")
    assert one == identity(toy_model(), "late")
    assert one not in (other, identity(toy_model(), "early"))
    explore(toy_model(), keeper=Checkpoint(tmp_path, one, resume=False))
    with pytest.raises(CheckpointError, match="of another model or another question"):
        Checkpoint(tmp_path, other, resume=True)
    with pytest.raises(CheckpointError, match="there is a checkpoint"):
        Checkpoint(tmp_path, one, resume=False)


@pytest.mark.parametrize("broken", [b"", b"no pickle", b"cos\nsystem\n(S'true'\ntR.", b"\x80\x04N."])
def test_a_broken_state_is_refused_and_runs_nothing(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / STATE).write_bytes(broken)
    with pytest.raises(CheckpointError, match="by another version"):
        Checkpoint(tmp_path, "this", resume=True)


def test_a_full_disk_leaves_the_checkpoint_before_it_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHUNK", 16)
    times = 0

    def fsync(_: int) -> None:
        nonlocal times
        times += 1
        if times == 23:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(CheckpointError, match="No space left on device; the one before it is whole"):
        kept(tmp_path, toy_model(), False)
    assert not list(tmp_path.glob("*.part"))
    whole, found = explore(toy_model()), kept(tmp_path, toy_model(), True)
    assert (found.worlds, found.transitions, found.depth) == (whole.worlds, whole.transitions, whole.depth)


def test_transitions_are_not_kept_in_memory_when_they_are_on_disk(tmp_path: Path) -> None:
    import numpy as np

    found = Exploration(toy_model())
    found.edges = module.Edges()
    keeper = Checkpoint(tmp_path, "this", resume=False, every_s=0)
    known = found._sets[0]
    known.add(found._packed([found.model.initial]))
    found.levels.append(1)
    module._breadth_first(found, module._Watch(found, module.Bounds(), None, keeper), None, keeper)
    assert all(isinstance(piece, np.memmap) or not len(piece) for piece in found.edges.targets)


def test_worlds_go_to_disk_when_memory_is_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHUNK", 64)
    used = iter([0.0, 0.0, 2000.0])
    monkeypatch.setattr(module, "own_mib", lambda: next(used, 0.0))
    whole, found = explore(toy_model()), kept(tmp_path, toy_model(), False, max_memory=1000)
    assert isinstance(found._sets[0], OnDisk)
    assert (found.worlds, found.transitions, found.depth) == (whole.worlds, whole.transitions, whole.depth)
    assert set(found.all_worlds()) == set(whole.all_worlds())


def test_it_gives_up_when_that_does_not_help(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "own_mib", lambda: 2000.0)
    assert kept(tmp_path, toy_model(), False, max_memory=1000).limit == "1000 MiB"
