"""Forks a process for each document that it is sent, so that Python and the parsers are loaded only once.

`python -m parsers.forks` reads from standard input a line `{"bytes": N, "seconds": S, "megabytes": M}` and N
bytes, one document after the other, and writes a line `{"bytes": N}` and N bytes of the worker's JSON, or a
line `{"refused": why}`. It parses nothing itself, so each process starts as clean as one started anew.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import sys
import time
from contextlib import suppress

from parsers import worker

_PIECE = 1 << 20


class TimeOver(Exception):
    """A process took longer than it may."""


def main() -> None:
    """Serve until standard input ends."""
    gc.freeze()  # what is loaded stays shared with the processes that are forked
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    while line := requests.readline():
        order = json.loads(line)
        data = requests.read(order["bytes"])
        header, body = serve(data, order["seconds"], order["megabytes"])
        replies.write(json.dumps(header).encode() + b"\n" + body)
        replies.flush()


def serve(data: bytes, seconds: int, megabytes: int) -> tuple[dict[str, object], bytes]:
    """The line and the bytes to answer with."""
    readable, writable = os.pipe()
    process = os.fork()
    if process == 0:
        _child(data, writable, seconds, megabytes)
    with suppress(PermissionError, ProcessLookupError):
        os.setpgid(process, process)  # the process does so itself too; whoever comes first
    os.close(writable)
    deadline = time.monotonic() + seconds
    try:
        body = _all_of(readable, deadline)
        status = _end_of(process, deadline)
    except TimeOver:
        return {"refused": worker.too_slow(seconds)}, b""
    finally:
        os.close(readable)
        _kill(process)
    if status != 0:
        return {"refused": worker.stopped(status, seconds, megabytes)}, b""
    return {"bytes": len(body)}, body


def _child(data: bytes, writable: int, seconds: int, megabytes: int) -> None:
    """Read the document within limits, write the answer, and end; never returns."""
    status = 1
    try:
        os.setpgid(0, 0)
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        worker.limit(seconds, megabytes)
        with os.fdopen(writable, "wb") as out:
            out.write(json.dumps(worker.answer(data, megabytes)).encode())
        status = 0
    finally:
        os._exit(status)


def _all_of(readable: int, deadline: float) -> bytes:
    """All that a process writes; ends with it where nobody waits for the answer any more."""
    pieces: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        ready, _, _ = select.select([readable, 0], [], [], max(0, left))
        if not ready:
            raise TimeOver
        if readable not in ready:  # standard input has ended: no second document is sent before the answer
            raise SystemExit
        piece = os.read(readable, _PIECE)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)


def _end_of(process: int, deadline: float) -> int:
    """How a process ended: 0, its exit code, or a signal's number made negative."""
    while time.monotonic() < deadline:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.0005)
    raise TimeOver


def _kill(process: int) -> None:
    """End a process and whatever it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    with suppress(ProcessLookupError, ChildProcessError):
        os.waitpid(process, 0)


if __name__ == "__main__":
    main()
