"""Rubbish in, in every format: one sentence, status 2, and no file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from properties import command
from properties.cli import main
from properties.traces.formats import FORMATS
from properties.traces.trace import LARGEST_BYTES
from tests import toy
from tests.runs import written

TAG = "<script>alert(1)</script>"


def tagged(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: tagged(own) for name, own in value.items()}
    if isinstance(value, list):
        return [tagged(own) for own in value]
    return TAG if isinstance(value, str) else value


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)


def whole() -> Any:
    return written("alone").trace.as_json()


RUBBISH: dict[str, Callable[[Path], Any]] = {
    "cut": lambda path: path.write_text(json.dumps(whole())[:700]),
    "wrong type": lambda path: path.write_text(json.dumps({**whole(), "steps": 7})),
    "tag in every string": lambda path: path.write_text(json.dumps({**tagged(whole()), "format": whole()["format"]})),
    "tag in every name": lambda path: path.write_text(json.dumps({**whole(), "steps": tagged(whole()["steps"])})),
    "huge": huge,
}
COMMANDS = [*(("replay", "--format", form) for form in FORMATS), ("report",)]


@pytest.mark.parametrize("asked", COMMANDS, ids=lambda asked: asked[-1])
@pytest.mark.parametrize("rubbish", RUBBISH)
def test_rubbish_is_one_sentence_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, rubbish: str, asked: tuple[str, ...]
) -> None:
    monkeypatch.setattr(command, "registry", lambda: toy.REGISTRY)
    path = tmp_path / "trace.json"
    RUBBISH[rubbish](path)
    name, *options = asked
    result = CliRunner().invoke(main, [name, str(path), *options, "--out", str(tmp_path / "Out.tla")])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("overdue: ")
    assert result.stderr.count("\n") == 1
    assert [one.name for one in tmp_path.iterdir()] == ["trace.json"]
