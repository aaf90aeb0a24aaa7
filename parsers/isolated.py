"""Runs the worker, a process for each document within limits, so that none can harm the rest."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from parsers import ocr, worker

ROOT = Path(__file__).resolve().parent.parent
FORKS = sys.platform == "linux"
"""Whether processes are forked from one that has loaded the parsers; elsewhere that is unsafe or unknown."""


class Refused(Exception):
    """A document that can't be read; the message says why."""


class Processes:
    """Reads documents, several at a time where it is asked by several threads; close it when done."""

    def __init__(self, *, seconds: int, megabytes: int, languages: str = "", forks: bool = FORKS) -> None:
        self._limits = seconds, megabytes
        self._languages = languages if ocr.available() else ""
        """Of scanned pages, as Tesseract names them; empty where these are not to be read."""
        self._forks = forks
        self._idle: deque[_Server] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, data: bytes) -> dict[str, Any]:
        """What a document says, as the worker's data, scanned pages included. Raises Refused."""
        answer = self._answer(data)
        if not answer["scans"] or not self._languages:
            return answer
        place = ocr.ranges(answer["scans"])
        try:
            again = self._answer(self._recognised(data, place, len(answer["scans"])))
        except Refused as error:
            answer["problems"].append(["", f"pages {place} are scans and could not be read by OCR: {error}"])
            return answer
        own = [picture for picture in again["pictures"] if picture["page"] not in answer["scans"]]
        again["pictures"] = own + [p for p in answer["pictures"] if p["page"] in answer["scans"]]
        again["uses"] = answer["uses"]
        again["private"] += [line for line in answer["private"] if line not in again["private"]]
        again["problems"] += [
            [f"page {page}", "is a scan, read by OCR: compare it with its picture"]
            for page in answer["scans"]
            if page not in again["scans"]
        ]
        return again

    def _answer(self, data: bytes) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.read_text(data))
        if "refused" in answer:
            raise Refused(answer["refused"])
        return answer

    def _recognised(self, data: bytes, pages: str, count: int) -> bytes:
        """The PDF with words on its scanned pages, each of which may take a document's time."""
        seconds, megabytes = self._limits
        return run("parsers.ocr", data, self._languages, pages, seconds=seconds * count, megabytes=megabytes)

    def draw(self, data: bytes, pictures: Sequence[dict[str, Any]]) -> dict[str, bytes]:
        """The WebP files of pictures of a PDF by name; one that can't be made is left out."""
        seconds, megabytes = self._limits
        try:
            out = run("parsers.render", data, json.dumps(pictures), seconds=seconds, megabytes=megabytes)
        except Refused:
            return {}
        return {name: base64.b64decode(file) for name, file in json.loads(out).items()}

    def original(self, data: bytes) -> dict[str, Any]:
        """The words of a document's pages, and what was left out of them; or why it was "refused"."""
        seconds, megabytes = self._limits
        try:
            out = run("parsers.original", data, seconds=seconds, megabytes=megabytes)
        except Refused as error:
            return {"refused": str(error)}
        found: dict[str, Any] = json.loads(out)
        return found

    def read_text(self, data: bytes) -> bytes:
        """The same as JSON, as it came from the document's process. Raises Refused."""
        seconds, megabytes = self._limits
        if not self._forks:
            return run("parsers.worker", data, seconds=seconds, megabytes=megabytes)
        answer = self._ask(data) or self._ask(data)
        if answer is None:
            raise Refused("the parser stopped, and stopped the process that starts it, twice")
        if isinstance(answer, str):
            raise Refused(answer)
        return answer

    def _ask(self, data: bytes) -> bytes | str | None:
        """The answer of an idle server, or a new one; None where that server itself came to an end."""
        try:
            server = self._idle.pop()
        except IndexError:
            server = _Server()
        try:
            answer = server.ask(data, *self._limits)
        except (OSError, ValueError, KeyError):
            server.close()
            return None
        except BaseException:
            server.close()
            raise
        self._idle.append(server)
        return answer

    def close(self) -> None:
        """End the processes that wait for work."""
        while self._idle:
            self._idle.pop().close()


class _Server:
    """A process of `parsers.forks`; one document at a time."""

    def __init__(self) -> None:
        self._process = _start("parsers.forks")

    def ask(self, data: bytes, seconds: int, megabytes: int) -> bytes | str:
        """The worker's JSON, or why the document was refused."""
        requests, replies = self._process.stdin, self._process.stdout
        if requests is None or replies is None:
            raise OSError("started without pipes")
        order = {"bytes": len(data), "seconds": seconds, "megabytes": megabytes}
        requests.write(json.dumps(order).encode() + b"\n" + data)
        requests.flush()
        header = json.loads(replies.readline())
        if "refused" in header:
            return str(header["refused"])
        answer = replies.read(header["bytes"])
        if len(answer) != header["bytes"]:
            raise OSError("ended in the middle of an answer")
        return answer

    def close(self) -> None:
        """End it; a document that it is reading ends with it."""
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._process.wait()


def run(module: str, data: bytes, *arguments: str, seconds: int, megabytes: int) -> bytes:
    """What a module of ours prints that is given a document, started anew. Raises Refused."""
    with _start(module, str(seconds), str(megabytes), *arguments) as process:
        try:
            out, _ = process.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired:
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise Refused(worker.too_slow(seconds)) from None
    if process.returncode != 0:
        raise Refused(worker.stopped(process.returncode, seconds, megabytes))
    return out


def _start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """A Python of its own, out of reach of Ctrl+C, that knows nothing of our environment."""
    # PATH leads to Tesseract; Windows needs the other to start anything
    needed = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={"PYTHONHASHSEED": "0", **needed},
        start_new_session=True,
    )
