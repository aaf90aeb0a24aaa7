"""Reading is spread over a Dask cluster: the same content byte for byte, from machines with the same code."""

import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

import build
from bootstrap import ROOT
from parsers import cluster
from parsers.cluster import Cluster, ClusterError

pytestmark = pytest.mark.slow

SLOW = b"The otter swam.\n\n" * 100_000


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two workers, processes of their own on this machine."""
    with (
        pytest.MonkeyPatch.context() as patch,
        importlib.import_module("distributed").LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
        ) as made,
    ):
        patch.chdir(ROOT)
        yield made.scheduler_address


def content(folder: Path, *options: str) -> dict[str, bytes]:
    """What ingestion makes of the sample's sources and of a broken file in a new archive: bytes by path."""
    copytree(ROOT / "sources", folder / "sources")
    (folder / "sources" / "broken.pdf").write_bytes(b"%PDF-1.7\nno more")
    done = CliRunner().invoke(build.main, ["ingest", "--archive", str(folder), *options])
    assert done.exit_code == 0, done.output
    files = (folder / "content").rglob("*")
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in files
        if file.is_file() and not file.name.startswith(".")
    }


def test_the_same_bytes(scheduler: str, tmp_path: Path) -> None:
    """Two workers write what one machine alone writes, refusals included."""
    spread = content(tmp_path / "spread", "--scheduler", scheduler)
    assert spread == content(tmp_path / "here")
    assert len(spread) > 20


def test_a_worker_that_is_lost(scheduler: str) -> None:
    """Its document is read by another."""
    with Cluster(scheduler, seconds=60, megabytes=1024) as reading, ThreadPoolExecutor(1) as pool:
        answer = pool.submit(reading.read, SLOW)
        time.sleep(1)
        (busy,) = (worker for worker, tasks in reading._client.processing().items() if tasks)
        os.kill(reading._client.run(os.getpid, workers=[busy])[busy], signal.SIGKILL)
        assert answer.result(60)["kind"] == "text"


def test_a_worker_with_other_parsers(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named and refused before anything is read."""
    monkeypatch.setattr(cluster, "_loaded", lambda: "another version")
    with pytest.raises(ClusterError, match="has other parsers or libraries than this machine"):
        Cluster(scheduler, seconds=60, megabytes=1024)


def test_a_worker_with_other_parsers_that_joins_later(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It reads nothing either."""
    with Cluster(scheduler, seconds=60, megabytes=1024) as reading:
        monkeypatch.setattr(cluster, "_loaded", lambda: "another version")
        with pytest.raises(ClusterError, match="a worker that joined later"):
            reading.read(b"Otters\n\nThey swam.\n")


def test_a_worker_without_our_parsers(scheduler: str, tmp_path: Path) -> None:
    """One that was started elsewhere than in a checkout: said in one line, with what to do."""
    command = [sys.executable, "-m", "distributed.cli.dask_worker", scheduler, "--nthreads", "1"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(
            [*command, "--no-dashboard", "--no-nanny", "--host", "127.0.0.1"],
            cwd=tmp_path,
            env=environment,
            stdout=log,
            stderr=log,
        ) as worker,
    ):
        try:
            with Cluster(scheduler, seconds=60, megabytes=1024) as reading:
                reading._client.wait_for_workers(3, timeout=20)
            with pytest.raises(ClusterError, match=r"a worker can't run our parsers .* PYTHONPATH=\."):
                Cluster(scheduler, seconds=60, megabytes=1024)
        finally:
            worker.terminate()


def test_no_scheduler(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Said in one line, with what to do."""
    monkeypatch.setattr(cluster, "_SECONDS", 1)
    (tmp_path / "sources").mkdir()
    done = CliRunner().invoke(
        build.main, ["ingest", "--archive", str(tmp_path), "--scheduler", "tcp://127.0.0.1:9"]
    )
    assert done.exit_code == 1
    assert "no Dask scheduler answers there" in done.output
    assert "Traceback" not in done.output


def test_no_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    """Says how to install it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"python3 bootstrap\.py dask"):
        Cluster("tcp://127.0.0.1:9", seconds=1, megabytes=100)
