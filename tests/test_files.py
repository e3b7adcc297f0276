"""What is written: whole or not at all, where links lead and to devices, and nothing of somebody else's is touched."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from properties import __main__, cli, command
from properties.cli import main
from properties.files import check_place, write_whole
from properties.matrix import kept
from properties.prove_cli import reached_path
from properties.question import Question
from properties.search.checkpoint import Checkpoint
from properties.search.errors import CheckpointError
from properties.search.explore import explore
from properties.traces.trace import Settings

ASKED = ["--system", "head", "--scenario", "create-single", "--property", "annotation-deadline"]


def question() -> Question:
    return Question(command.registry(), "head", "create-single", "annotation-deadline", Settings())


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "there" / "it-is")
    (tmp_path / "there").mkdir()
    write_whole({tmp_path / "link": "new"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there" / "it-is").read_text() == "new"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_whole({tmp_path / "pipe": "new"})
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("path", ["", "."])
def test_a_directory_is_refused(path: str) -> None:
    with pytest.raises(IsADirectoryError):
        write_whole({Path(path): "new"})


@pytest.fixture
def crowded(tmp_path: Path) -> Path:
    """A folder in which little can be written."""
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("file/there")
    return tmp_path


@pytest.mark.parametrize("name", ["file/new", "file/new/new", "loop", "folder", "link", "a" * 250, "/dev/null/new"])
def test_a_place_where_nothing_can_be_written_is_found_out_before(crowded: Path, name: str) -> None:
    before = sorted(crowded.rglob("*"))
    with pytest.raises(OSError, match=r"\[Errno"):
        check_place(crowded / name)
    with pytest.raises(OSError, match=r"\[Errno"):
        write_whole({crowded / name: "new"})
    assert sorted(crowded.rglob("*")) == before


@pytest.mark.parametrize("name", ["file", "new", "new/new", "/dev/null"])
def test_a_place_where_something_can_be_written_stays_as_it_is(crowded: Path, name: str) -> None:
    (crowded / "file").write_text("old")
    before = sorted(crowded.rglob("*"))
    check_place(crowded / name)
    assert sorted(crowded.rglob("*")) == before
    assert (crowded / "file").read_text() == "old"
    write_whole({crowded / name: "new"})


def test_a_folder_into_which_nothing_can_be_written_is_found_out_before(crowded: Path) -> None:
    for name in ("folder", "folder/new", "new"):
        check_place(crowded / name, is_folder=True)
    for name in ("file", "file/new"):
        with pytest.raises(NotADirectoryError):
            check_place(crowded / name, is_folder=True)


@pytest.mark.parametrize(
    "args",
    [
        ["hunt", "--out", "file/it"],
        ["prove", "--out", "file/it"],
        ["prove", "--export", "file/it"],
        ["prove", "--checkpoint", "file/it"],
        ["prove", "--resume", "file/it"],
        ["deadline", "--save", "file/it"],
        ["matrix", "--out", "file/it"],
        ["matrix", "--keep", "file/it"],
        ["check", "-", "--trace", "file/it"],
        ["replay", "no.json", "--out", "file/it"],
        ["report", "no.json", "--out", "file/it"],
    ],
)
def test_what_a_command_cannot_write_is_refused_before_it_begins(
    args: list[str], crowded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(crowded)
    result = CliRunner().invoke(main, args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "overdue: 'file/it' cannot be written: Not a directory.\n"


def test_a_checkpoint_removes_nothing_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "thesis.part").write_text("precious")
    (tmp_path / "some.part").mkdir()
    (tmp_path / "00000-worlds.npyab12.part").write_text("left by a process that was killed")
    with pytest.raises(CheckpointError):
        Checkpoint(tmp_path, "question", resume=True)
    explore(question().build(), keeper=Checkpoint(tmp_path, "question", resume=False), max_states=600)
    assert (tmp_path / "thesis.part").read_text() == "precious"
    assert sorted(path.name for path in tmp_path.glob("*.part")) == ["some.part", "thesis.part"]


@pytest.mark.parametrize("damage", ["flipped", "cut", "empty", "swapped", "gone"])
@pytest.mark.parametrize("what", ["worlds", "targets"])
def test_a_damaged_checkpoint_is_refused(tmp_path: Path, damage: str, what: str) -> None:
    model = question().build()
    explore(model, graph=True, keeper=Checkpoint(tmp_path, "question", resume=False, every_s=0), max_states=600)
    path, other = tmp_path / f"00003-{what}.npy", tmp_path / f"00004-{what}.npy"
    content = path.read_bytes()
    if damage == "flipped":
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    elif damage == "swapped":
        path.write_bytes(other.read_bytes())
    elif damage == "gone":
        path.unlink()
    else:
        path.write_bytes(content[: 0 if damage == "empty" else len(content) // 2])
    with pytest.raises(CheckpointError, match="is missing or damaged: begin anew"):
        explore(model, graph=True, keeper=Checkpoint(tmp_path, "question", resume=True))


@pytest.mark.parametrize("place", [0, 3, 4, 100, -300, -1])
def test_a_checkpoint_whose_state_is_damaged_is_refused(tmp_path: Path, place: int) -> None:
    explore(question().build(), keeper=Checkpoint(tmp_path, "question", resume=False), max_states=600)
    content = bytearray((tmp_path / "state").read_bytes())
    content[place] ^= 1
    (tmp_path / "state").write_bytes(content)
    with pytest.raises(CheckpointError, match="is broken, or was written by another version"):
        Checkpoint(tmp_path, "question", resume=True)


@pytest.mark.parametrize("rubbish", ['{"worlds": Infinity}', "[" * 10_000])
def test_what_a_proof_left_half_written_does_not_disturb_a_hunt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rubbish: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = reached_path(question().build())
    path.parent.mkdir()
    path.write_text(rubbish)
    hunt = ["hunt", *ASKED, "--max-examples", "2", "--seed", "1"]
    assert CliRunner().invoke(main, hunt).exit_code == 0
    named = CliRunner().invoke(main, [*hunt, "--against", str(path)])
    assert named.exit_code == 2
    assert "does not say what can be reached" in named.stderr


@pytest.mark.parametrize("rubbish", ["null", "5", "[]", "{}", '{"trace": 5}', '{"trace": null}', "[" * 10_000])
def test_a_kept_cell_of_rubbish_is_decided_again(tmp_path: Path, rubbish: str) -> None:
    (tmp_path / "cell.json").write_text(rubbish)
    assert kept(tmp_path / "cell.json") is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("args", [["list"], ["prove", *ASKED, "--max-states", "99", "--json"]])
def test_a_full_disk_behind_standard_output_is_told(tmp_path: Path, args: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "properties.cli", *args],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=Path(__file__).parent.parent,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (
        2, "overdue: standard output cannot be written: No space left on device.\n"
    )  # fmt: skip


def test_a_number_without_end_in_a_trace_is_refused(tmp_path: Path) -> None:
    trace = json.loads(Path("docs/incident/incident.json").read_text())
    for changed in ({"deadline_s": 10**400}, {"set": {"druid.etcdStatusSyncPeriod": 10**400}}):
        settings = {**trace["settings"], **changed}
        (tmp_path / "trace.json").write_text(json.dumps({**trace, "settings": settings}))
        result = CliRunner().invoke(main, ["replay", str(tmp_path / "trace.json")])
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_who_interrupts_before_there_is_a_command_has_interrupted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Finder:
        def find_spec(self, *args: Any) -> None:
            raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "properties.cli")
    monkeypatch.setattr(sys, "meta_path", [Finder()])
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert (ended.value.code, capsys.readouterr().err) == (130, "overdue: interrupted.\n")


def test_who_interrupts_while_a_command_is_imported_has_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "import_module", interrupt)
    result = CliRunner().invoke(main, ["list"])
    assert (result.exit_code, result.stderr) == (130, "overdue: interrupted.\n")


@pytest.mark.parametrize(
    "args", [["list", "systems"], ["replay", "docs/incident/incident.json"]], ids=lambda args: args[0]
)
def test_who_stops_reading_is_no_verdict(args: tuple[str, ...]) -> None:
    with subprocess.Popen([sys.executable, "-m", "properties", *args], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait() == 141


def test_a_kind_of_what_has_no_deadline_is_refused(tmp_path: Path) -> None:
    trace = json.loads(Path("docs/findings/lost-update-observed.json").read_text())
    (tmp_path / "trace.json").write_text(json.dumps({**trace, "kind": "late"}))
    result = CliRunner().invoke(main, ["replay", str(tmp_path / "trace.json")])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "the trace says that its run is late, but observed-generation-is-built has no deadline" in result.stderr
