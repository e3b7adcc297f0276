"""Spin counts the same worlds in the exported program as the search."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks import handshake_model
from model.build import build
from model.faults import FAULTS
from model.kernel import Model, ModelError
from model.scenarios import SCENARIOS
from model.systems import SYSTEMS
from properties.search.explore import Exploration, explore
from properties.search.promela import export
from tests import oracle, toy
from tests.random_models import models

spin = [pytest.mark.spin, pytest.mark.skipif(shutil.which("spin") is None, reason="Spin is not installed")]
SMALL = 200_000


def counted(found: Exploration, where: Path) -> tuple[int, int]:
    """Return the worlds and the transitions that Spin counts; it counts the first world as a transition."""
    export(found, where / "model.pml")
    for command in ("spin -a model.pml", "gcc -O1 -w -DNOREDUCE -DSAFETY -o pan pan.c", "./pan -m1000000 -w20 -n"):
        done = subprocess.run(command.split(), cwd=where, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    numbers = [re.search(rf"(\d+) {what}", done.stdout) for what in ("states, stored", "transitions")]
    assert "errors: 0" in done.stdout
    worlds, transitions = (int(number[1]) for number in numbers if number)
    return worlds, transitions - 1


def agree(model: Model, where: Path, **given: Any) -> None:
    found = explore(model, **given)
    if not found.exhausted:
        pytest.skip(f"it has more than {SMALL} worlds")
    assert counted(found, where) == (found.worlds, found.transitions)


@pytest.mark.parametrize("system", ["alone", "arbitrary"])
class TestToy:
    pytestmark = spin

    def test_counts_the_same_worlds(self, system: str, tmp_path: Path) -> None:
        observed = {"observers": [toy.watch], "constants": {"deadline_ticks": 6}, "budgets": {"worker-restarts": 1}}
        agree(toy.build(toy.SYSTEMS[system], toy.SCENARIOS["hand-off"], **observed), tmp_path)


class TestModels:
    pytestmark = spin

    def test_counts_the_handshakes_worlds(self, tmp_path: Path) -> None:
        agree(handshake_model.build(3, urgent=True, ghost=True), tmp_path)

    @settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
    @given(model=models())
    def test_counts_the_worlds_of_random_models(self, tmp_path_factory: pytest.TempPathFactory, model: Model) -> None:
        oracle.reach(model, limit=3000)
        agree(model, tmp_path_factory.mktemp("spin"))

    def test_counts_the_worlds_of_a_real_scenario(self, tmp_path: Path) -> None:
        model = build(SYSTEMS["head"], SCENARIOS["delete-etcd"], budgets=dict.fromkeys(FAULTS, 0))
        agree(model, tmp_path, max_states=SMALL)


def test_a_model_that_was_not_exhausted_is_refused(tmp_path: Path) -> None:
    model = toy.build(toy.SYSTEMS["sound"], toy.SCENARIOS["hand-off"])
    with pytest.raises(ModelError, match="exhausted at one go"):
        export(explore(model, max_states=10), tmp_path / "model.pml")
