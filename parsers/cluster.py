"""Spreads reading over a Dask cluster (extra `dask`): the bytes go out, the worker's JSON comes back.

On the worker's machine each document has a process of its own, as it has here. Code is never sent: each
machine has its own checkout, and one whose parsers are not ours is refused.
"""

from __future__ import annotations

import importlib
import json
from functools import cache
from typing import Any, Self

from parsers import fingerprint, ocr
from parsers.isolated import Processes, Refused

_SECONDS = 10
"""How long a scheduler may take to answer, and a first worker to appear."""


class ClusterError(Exception):
    """The cluster can't be used, or can't be used any more; the message says why and what to do."""


def code() -> str:
    """What must be the same on all machines for the same result: the parsers, their libraries, and OCR."""
    return f"{_loaded()}{' with OCR' if ocr.available() else ''}"


@cache
def _loaded() -> str:
    """The version of the parsers that this process has loaded, whatever has become of the files since."""
    return fingerprint.version()


@cache
def _processes(seconds: int, megabytes: int, languages: str) -> Processes:
    """A worker's processes, kept from document to document."""
    return Processes(seconds=seconds, megabytes=megabytes, languages=languages)


def read_here(data: bytes, wanted: str, seconds: int, megabytes: int, languages: str) -> str:
    """What a Dask worker does: reads a document in a process of its own and gives the answer as JSON."""
    if code() != wanted:
        return json.dumps({"other_code": code()})
    try:
        return json.dumps(_processes(seconds, megabytes, languages).read(data))
    except Refused as error:
        return json.dumps({"refused": str(error)})


class Cluster:
    """A Dask cluster that reads documents, several at a time where it is asked by several threads."""

    def __init__(self, address: str, *, seconds: int, megabytes: int, languages: str = "") -> None:
        """Connect. Raises ClusterError where that can't be done, or where a worker has other parsers."""
        try:
            self._dask: Any = importlib.import_module("distributed")  # late, for it takes long to load
        except ImportError:
            raise ClusterError(
                "--scheduler needs Dask, which is not installed: run python3 bootstrap.py dask"
            ) from None
        self._address = address
        self._settings = seconds, megabytes, languages
        try:
            self._client = self._dask.Client(address, timeout=_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterError(
                f"{address}: no Dask scheduler answers there ({error}); start one with: dask scheduler"
            ) from error
        try:
            self._compare()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def threads(self) -> int:
        """How many documents the cluster can read at the same time."""
        return sum(self._client.nthreads().values())

    def _compare(self) -> None:
        """Refuse workers that would read otherwise than we would."""
        start = f"in a checkout of this version, with: PYTHONPATH=. dask worker {self._address}"
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS)
        except TimeoutError:
            raise ClusterError(
                f"{self._address}: the scheduler has no workers; start some, {start}"
            ) from None
        try:
            found = self._client.run(code)
        except Exception as error:  # so Dask passes on whatever went wrong on a worker
            raise ClusterError(
                f"{self._address}: a worker can't run our parsers ({error}); start it {start}"
            ) from error
        for worker, other in sorted(found.items()):
            self._require_same(other, worker)

    def _require_same(self, other: str, worker: str) -> None:
        if other != code():
            raise ClusterError(
                f"{worker}: has other parsers or libraries than this machine ({other}, here {code()});"
                " bring its checkout and packages to the same version, and start it again"
            )

    def read(self, data: bytes) -> dict[str, Any]:
        """What a document says, as the worker's data. Raises Refused, or ClusterError where all is lost."""
        try:
            future = self._client.submit(read_here, data, code(), *self._settings, pure=False)
            answer: dict[str, Any] = json.loads(future.result())
        except (self._dask.KilledWorker, self._dask.CancelledError, OSError) as error:
            raise ClusterError(
                f"{self._address}: the cluster was lost ({type(error).__name__}); what was read is kept,"
                " run the command again to read the rest"
            ) from error
        if "other_code" in answer:
            self._require_same(answer["other_code"], "a worker that joined later")
        if "refused" in answer:
            raise Refused(answer["refused"])
        return answer

    def close(self) -> None:
        """Leave the cluster; it goes on for others."""
        self._client.close()
