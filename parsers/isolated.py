"""Runs the worker on a document within limits, so that none can harm the rest."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


class Refused(Exception):
    """A document that can't be read; the message says why."""


def parse_file(path: Path, *, seconds: int, megabytes: int) -> dict[str, Any]:
    """What a document says, as the worker's data. Raises Refused."""
    command = [sys.executable, "-X", "utf8", "-m", "parsers.worker", str(seconds), str(megabytes)]
    with path.open("rb") as source:
        process = subprocess.Popen(
            command,
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={"PYTHONHASHSEED": "0"},
            start_new_session=True,
        )
        try:
            out, errors = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise Refused(
                f"took longer than {seconds} seconds ([limits] parse_seconds in archive.toml)"
            ) from None
    if process.returncode != 0:
        last = errors.decode(errors="replace").strip().rsplit("\n", 1)[-1][:200]
        raise Refused(f"the parser stopped ({last or f'signal {-process.returncode}'})")
    answer: dict[str, Any] = json.loads(out)
    if "refused" in answer:
        raise Refused(answer["refused"])
    return answer


def version() -> str:
    """A hash of the parsers' own code: when it changes, documents are read anew."""
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
