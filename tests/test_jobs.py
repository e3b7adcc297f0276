"""Jobs: each result comes once, whoever dies; and what is said of a cluster that cannot be used."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from distributed import Client, LocalCluster

from properties import jobs
from properties.cli import main
from properties.decide import Effort
from properties.jobs import Place, as_done
from properties.matrix import Cell, Job, matrix
from properties.registry import BadInputError
from properties.traces.trace import Settings

ROOT = Path(__file__).parent.parent
EFFORT = Effort(300, 20, runs=1, hunt_s=20)
ASKED = [
    Job("head", "delete-etcd", name, Settings(), EFFORT)
    for name in ("spec-is-observed", "one-request-one-reconciliation", "no-voter-wiped", "quorum-kept",
                 "one-cluster-serves", "no-only-copy-wiped")
]  # fmt: skip


def double(number: int) -> int:
    return 2 * number


def holds_back(number: int) -> bool:
    return number in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def slowly(number: int) -> int:
    time.sleep(0.5)
    return number


def die_once(marker: str) -> str:
    """Kill the process that does this, unless one has died of it before."""
    path = Path(marker)
    if path.suffix == ".deadly" and not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def die(number: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def bare(cells: list[Cell]) -> list[Cell]:
    """Return cells without what they cost and where their traces are."""
    return [
        {**cell, "seconds": 0, "peak_mib": 0, "trace": cell["trace"] and Path(cell["trace"]).name} for cell in cells
    ]


# -- processes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("processes", [1, 2])
def test_every_job_has_its_result_once(processes: int) -> None:
    found = list(as_done(double, enumerate(range(5)), Place(processes)))
    assert sorted(found) == [(0, 0), (1, 2), (2, 4), (3, 6), (4, 8)]


def test_a_process_is_deaf_to_interrupts_from_its_birth() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert dict(as_done(holds_back, [(0, signal.SIGINT)], Place(2))) == {0: True}
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


def test_a_job_whose_process_was_killed_is_done_again(tmp_path: Path) -> None:
    names = ["one", "two.deadly", "three", "four"]
    given = enumerate(str(tmp_path / name) for name in names)
    assert sorted(as_done(die_once, given, Place(2))) == list(enumerate(names))


def test_a_job_that_kills_each_process_is_one_sentence() -> None:
    with pytest.raises(BadInputError, match="3 processes were killed one after the other"):
        list(as_done(die, [(0, 1)], Place(2)))


# -- a cluster that cannot be used -------------------------------------------------------------------------------------


def local(workers: int) -> Any:
    """Return a cluster on this machine: a scheduler in this process, and workers in processes of their own."""
    return LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1")


def refused(address: str) -> str:
    """Return what is said of a cluster by a command that cannot use it."""
    asked = ["matrix", "--system", "head", "--scenario", "delete-etcd", "--property", "flows-end", "--keep", "nowhere"]
    result = CliRunner().invoke(main, [*asked, "--cluster", address])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_without_the_package_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    said = refused("tcp://127.0.0.1:8786")
    assert said == "overdue: a cluster needs the package distributed: say pip install -e '.[cluster]'.\n"


@pytest.mark.parametrize("address", ["127.0.0.1:9", "nonsense", "", "xyz://nowhere:1", "127.0.0.1:99999"])
def test_an_address_without_a_scheduler_is_one_sentence(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr(jobs, "PATIENCE_S", 0.5)
    assert refused(address) == f"overdue: there is no Dask scheduler at {address!r}.\n"


def test_a_cluster_without_workers_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "PATIENCE_S", 0.5)
    with local(0) as empty:
        address = empty.scheduler_address
        assert refused(address) == f"overdue: the cluster at {address!r} has no workers.\n"


@pytest.mark.parametrize(
    ("file", "text", "sentence"),
    [
        ("model/faults.py", "# changed", "has another version of overdue"),
        ("properties/jobs.py", None, "has no overdue"),
    ],
)
def test_a_worker_with_another_version_is_refused(file: str, text: str | None, sentence: str, tmp_path: Path) -> None:
    for package in ("model", "properties"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    if text is None:
        (tmp_path / file).unlink()
    else:
        (tmp_path / file).write_text((ROOT / file).read_text(encoding="utf-8") + text, encoding="utf-8")
    with local(0) as empty:
        worker = [sys.executable, "-m", "distributed.cli.dask_worker", empty.scheduler_address, "--no-nanny"]
        process = subprocess.Popen(
            [*worker, "--no-dashboard", "--dashboard-address", ":0"], cwd=tmp_path, stderr=subprocess.DEVNULL
        )
        try:
            assert sentence in refused(empty.scheduler_address)
        finally:
            process.terminate()
            process.wait()


def test_a_scheduler_that_is_lost_on_the_way_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "PATIENCE_S", 2)
    with local(1) as lost:
        coming = as_done(slowly, enumerate(range(8)), Place(cluster=lost.scheduler_address))
        assert next(coming) == (0, 0)
    with pytest.raises(BadInputError, match=r"the Dask scheduler at .+ is gone"):
        list(coming)


# -- a cluster ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a cluster of two workers."""
    with local(2) as running:
        yield running.scheduler_address


def test_a_cluster_decides_the_same_though_a_worker_is_killed_half_way(cluster: str, tmp_path: Path) -> None:
    expected = matrix(ASKED, tmp_path / "here", Place(), lambda count, cell: None)
    counts: list[int] = []
    client: Any
    with Client(cluster, set_as_default=False) as client:
        workers = client.run(os.getpid)

        def progress(count: int, cell: Cell) -> None:
            counts.append(count)
            if count == len(ASKED) // 3:
                busy = next(address for address, doing in client.processing().items() if doing)
                os.kill(workers[busy], signal.SIGKILL)

        found = matrix(ASKED, tmp_path / "there", Place(cluster=cluster), progress)
        assert set(client.run(os.getpid).values()) != set(workers.values())
    assert counts == list(range(1, len(ASKED) + 1))
    assert bare(found) == bare(expected)
    assert {path.name for path in (tmp_path / "there").iterdir()} == {p.name for p in (tmp_path / "here").iterdir()}


def test_what_a_cluster_decided_is_kept_here(cluster: str, tmp_path: Path) -> None:
    question = ["--system", "head", "--scenario", "delete-etcd", "--property", "flows-end", "--max-states", "500"]
    asked = ["matrix", *question, "--runs", "1", "--keep", str(tmp_path), "--json"]
    first, second = (
        json.loads(CliRunner().invoke(main, [*asked, *where]).stdout)["results"]
        for where in (["--cluster", cluster], ["--jobs", "1"])
    )
    assert [cell["cached"] for cell in first + second] == [False, True]
    assert bare([{**first[0], "cached": True}]) == bare(second)


def test_a_job_that_kills_each_worker_is_one_sentence(cluster: str) -> None:
    with pytest.raises(BadInputError, match="4 workers died of the same job"):
        list(as_done(die, [(0, 1)], Place(cluster=cluster)))
