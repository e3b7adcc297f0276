"""Identity: a changed action makes other models of those that have it, and of no others."""

import shutil
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import attrs
import pytest

from model.kernel import Action, Binding, Model
from properties import command
from properties.question import Question
from properties.search.identity import identity
from properties.traces.trace import Settings

ROOT = Path(__file__).parent.parent
DECLARED = """
from enum import Enum, auto

from attrs import evolve, frozen

from model.kernel import Actor, Component, action

SMITH = Actor("smith")
STEP = 1


@frozen
class Pile:
    count: int = 0

    def more(self, step):
        return Pile(self.count + step)


pile = Component("pile", Pile)


def added(pile):
    return pile.more(STEP)


@action(SMITH, writes=[pile])
def add(pile: Pile) -> Pile:
    return added(pile)


@add.guard
def is_small(pile: Pile) -> bool:
    return pile.count < 3


@action(SMITH, writes=[pile], only="earlier")
def take(pile: Pile) -> Pile:
    return Pile(0)


@take.guard
def is_large(pile: Pile) -> bool:
    return pile.count > 2


take.guard(is_small)


def is_empty(pile: Pile) -> bool:
    return pile.count == 0
"""


def identities(folder: Path, old: str = "", new: str = "") -> list[str]:
    """Return the identities of the model with and without the action `take`, after a change of their file."""
    assert old in DECLARED
    path = folder / f"declared{len(list(folder.iterdir()))}.py"
    path.write_text(DECLARED.replace(old, new) if old else DECLARED, encoding="utf-8")
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    sys.modules[path.stem] = module = module_from_spec(spec)
    spec.loader.exec_module(module)
    actions = [one for one in vars(module).values() if isinstance(one, Action)]
    models = [Model(Binding([module.pile], actions, switches=frozenset(on))) for on in (["earlier"], [])]
    return [identity(model, asks=[module.is_empty]) for model in models]


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        pytest.param("", "", [False, False], id="nothing"),
        pytest.param("return Pile(0)", "return Pile(1)", [True, False], id="the effect of an action"),
        pytest.param("count > 2", "count > 1", [True, False], id="the guard of an action"),
        pytest.param("take.guard(is_small)", "", [True, True], id="what else the file says"),
        pytest.param("return added(pile)", "return take(pile)", [True, True], id="the effect of an action of both"),
        pytest.param("count < 3", "count < 4", [True, True], id="a guard of an action of both"),
        pytest.param("STEP = 1", "STEP = 2", [True, True], id="a constant"),
        pytest.param("self.count + step", "self.count - step", [True, True], id="a method"),
        pytest.param("pile.count == 0", "pile.count == 1", [True, True], id="the predicate of the property"),
    ],
)
def test_what_is_changed_changes_the_identity_of_what_has_it(
    tmp_path: Path, old: str, new: str, changes: list[bool]
) -> None:
    before, after = identities(tmp_path), identities(tmp_path, old, new)
    assert [one != other for one, other in zip(before, after, strict=True)] == changes


def test_an_action_that_another_one_calls_counts_though_it_is_switched_off(tmp_path: Path) -> None:
    calling = DECLARED.replace("return added(pile)", "return take(pile)")
    first, second = (tmp_path / "first", tmp_path / "second")
    for folder in (first, second):
        folder.mkdir()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(f"{__name__}.DECLARED", calling)
        before, after = identities(first), identities(second, "return Pile(0)", "return Pile(1)")
    assert before[1] != after[1]


ASK = """
from properties.decide import Effort
from properties.matrix import Job
from properties.traces.trace import Settings
for system in ("gardener-1.91", "head"):
    print(Job(system, "roll-single", "quorum-kept", Settings(), Effort()).key())
"""


def test_a_changed_action_of_an_earlier_release_leaves_the_cells_of_head_as_they_were(tmp_path: Path) -> None:
    for package in ("model", "properties"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))

    def keys() -> list[str]:
        done = subprocess.run([sys.executable, "-c", ASK], cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout.split()

    before = keys()
    file = tmp_path / "model/actors/druid_earlier.py"
    text = file.read_text(encoding="utf-8")
    where = text.index('"""', text.index("\ndef begin_reconciliation("))
    where = text.index("\n", text.index('"""', where + 3))
    file.write_text(f"{text[:where]}\n    assert True{text[where:]}", encoding="utf-8")
    after = keys()
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, True]


def test_a_model_without_partial_order_is_another_one() -> None:
    question = Question(command.registry(), "head", "create-single", "annotation-deadline", Settings())
    other = attrs.evolve(question, settings=Settings(partial_order=False))
    assert identity(question.build()) != identity(other.build())
