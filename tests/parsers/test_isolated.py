"""Documents are read in processes of their own, forked or started anew, with the same answers and limits."""

import json
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import Popen

import pytest

from parsers import isolated, worker
from parsers.isolated import Processes, Refused

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
NOTE = b"Note of a visit\n\nWe saw the new library in Marsh Lane and liked it.\n"
SLOW = b"The otter swam.\n\n" * 1_000_000
"""Takes far longer than a second to read."""
HOW = [
    pytest.param(True, id="forked", marks=pytest.mark.skipif(not isolated.FORKS, reason="nothing is forked")),
    pytest.param(False, id="started"),
]


def processes(*, forks: bool, seconds: int = 20) -> Processes:
    """Processes of these tests."""
    return Processes(seconds=seconds, megabytes=1024, forks=forks)


@pytest.mark.parametrize("forks", HOW)
@pytest.mark.parametrize(
    "name", ["minutes-printed.txt", "web-minutes.html", "pack-tables.pdf", "web-service.xml"]
)
def test_read_as_without_a_process(name: str, forks: bool) -> None:
    """The answer is the worker's, whichever way its process came to be."""
    data = (HERE / name).read_bytes()
    with processes(forks=forks) as reading:
        assert reading.read(data) == json.loads(json.dumps(worker.answer(data, 1024)))


@pytest.mark.parametrize("forks", HOW)
def test_refused_by_name(forks: bool) -> None:
    """What the worker refuses is refused, and the next document is read."""
    with processes(forks=forks) as reading:
        with pytest.raises(Refused, match="the file is empty"):
            reading.read(b"")
        assert reading.read(NOTE)["kind"] == "text"


@pytest.mark.parametrize("forks", HOW)
def test_time_is_limited(forks: bool) -> None:
    """A document that takes too long is given up, and the next one is read."""
    with processes(forks=forks, seconds=3) as reading:
        with pytest.raises(Refused, match=r"took longer than 3 seconds \(\[limits\] parse_seconds"):
            reading.read(SLOW)
        assert reading.read(NOTE)["kind"] == "text"


@pytest.mark.parametrize("forks", HOW)
def test_memory_is_limited(forks: bool) -> None:
    """A document that needs too much is refused, and the next one is read."""
    with Processes(seconds=30, megabytes=400, forks=forks) as reading:
        with pytest.raises(Refused, match=r"needs more than 400 MB|the parser stopped"):
            reading.read(b"otter badger\n" * 20_000_000)
        assert reading.read(NOTE)["kind"] == "text"


@pytest.mark.parametrize("forks", HOW)
def test_too_little_memory_is_said_to_be_too_little(forks: bool) -> None:
    """Where not even the parser's own libraries have room, which end the process without a word."""
    paper = (Path(__file__).parent / "report-tagged.pdf").read_bytes()
    said = r"5 MB of memory were too little \(\[limits\] parse_memory_mb|needs more than 5 MB"
    with (
        Processes(seconds=30, megabytes=5, forks=forks) as reading,
        pytest.raises(Refused, match=said),
    ):
        reading.read(paper)


def test_several_at_a_time() -> None:
    """Threads that ask at once each get the answer to their own document."""
    texts = [f"Note {number}\n\nOtters were seen at Marsh Lane {number} times.\n" for number in range(12)]
    with processes(forks=isolated.FORKS) as reading, ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(reading.read, (text.encode() for text in texts)))
    for number, answer in enumerate(answers):
        assert f"Lane {number} times" in answer["parts"][0]["body"]


@pytest.mark.skipif(not isolated.FORKS, reason="nothing is forked")
def test_a_server_that_is_gone_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed from outside, say for want of memory: the document is read all the same."""
    started: list[int] = []
    start = isolated._start
    monkeypatch.setattr(isolated, "_start", lambda *given: _noted(start(*given), started))
    with processes(forks=True) as reading:
        first = reading.read(NOTE)
        os.kill(started[0], signal.SIGKILL)
        assert reading.read(NOTE) == first
    assert len(started) == 2


def _noted(process: Popen[bytes], started: list[int]) -> Popen[bytes]:
    started.append(process.pid)
    return process


@pytest.mark.skipif(not isolated.FORKS, reason="nothing is forked")
def test_nothing_is_left_behind() -> None:
    """Where nobody waits for an answer any more, the server ends, and the document's process before it."""
    server = isolated._Server()
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(server.ask, SLOW, 60, 2048)
        document = _child(server._process.pid)
        assert server._process.stdin is not None
        server._process.stdin.close()
        server._process.wait(5)
        assert isinstance(asked.exception(5), ValueError)
    assert not Path(f"/proc/{document}").exists()
    server.close()


def _child(pid: int) -> int:
    """The only process that another has started, once it has."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    for _ in range(100):
        if found := children.read_text().split():
            return int(found[0])
        time.sleep(0.05)
    pytest.fail("no process was started for the document")


def test_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this process knows, passwords say, the document's doesn't."""
    monkeypatch.setenv("SECRET_OF_THIS_TEST", "otter")
    process = isolated._start("parsers.worker", "20", "1024")
    environment = Path(f"/proc/{process.pid}/environ")
    if not environment.exists():
        pytest.skip("this system doesn't show the environment of processes")
    seen = environment.read_bytes()
    process.communicate(NOTE)
    assert b"SECRET_OF_THIS_TEST" not in seen
