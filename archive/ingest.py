"""Ingestion: documents to pages of content, never over what a person has changed.

`content/ingest.json` remembers for each document its hash, and the hash of each page that was written for it.
A page that still has its hash is ours to replace. One that was changed or deleted is the maintainer's: a new
reading that differs is kept beside it as `NAME.md.new`, until `build.py take` settles it.
"""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive import held, kinds, renames, seen
from archive import state as states
from archive.config import Config
from archive.document import NEW, Arrival, text_hash, write
from archive.errors import ArchiveError
from archive.seen import Seen
from archive.sources import copy_in, document_id, left_out, originals
from archive.state import State
from archive.summary import Report
from archive.unpack import unpack

_AHEAD = 4
"""So many documents for each that is being read may be read before their turn to be written."""
_SAVE_EVERY = 5.0
"""Seconds of reading that are lost at most where a run is killed."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How documents are read: the seam to the parsers, which this room does not know."""

    read: Callable[[bytes], dict[str, Any]]
    """Gives a document's kind, media type, parts, account of words, problems and what took it as data."""
    refused: type[Exception]
    """What `read` raises for a document that can't be read."""
    version: str
    """Changes when any document may be read differently."""
    fingerprint: Callable[[Sequence[str]], str]
    """Changes when documents that these readers and parsers took may be read differently."""
    draw: Callable[[bytes, Sequence[dict[str, Any]]], Mapping[str, bytes]] = lambda *_: {}
    """Draws pictures of a document: WebP files by the pictures' names."""
    refused_by: Sequence[str] = ("*",)
    """What counts as having taken a document that was refused."""


def ingest(
    config: Config,
    reader: Reader,
    paths: Iterable[Path] = (),
    *,
    jobs: int = 1,
    again: Collection[str] = (),
    say: Callable[[str], None] = lambda _: None,
) -> Report:
    """Bring `content/` up to date with `sources/`, after copying `paths` in.

    The documents with an id in `again` are read whether anything has changed or not, and get their folder of
    pages back if a person has deleted it. Raises ArchiveError where `content/` can't be written.
    """
    report = Report()
    _need_open(config)
    for path in paths:
        report.problems += copy_in(config, path)
    unpacked = unpack(config)
    report.unpacked += unpacked.done
    report.problems += unpacked.problems
    run = _Run(config, states.load(config), seen.load(config, reader.version, reader.fingerprint), report)
    run.find()
    due = run.due(again)
    try:
        answers = _answers(reader, due.values(), jobs)
        for number, (key, answer) in enumerate(zip(due, answers, strict=True), start=1):
            say(f"{number}/{len(due)} {run.name(key)}")
            run.take_in(key, answer, reader)
    finally:
        run.save()
    return report


def _need_open(config: Config) -> None:
    """Raise ArchiveError where nothing can be written into `content/`."""
    try:
        config.content.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=config.content):
            pass
    except OSError as error:
        raise ArchiveError(
            f"{config.content}: can't be written to ({error.strerror}), so that nothing was read;"
            " make it a folder that you may write to"
        ) from error


@dataclass
class _Run:
    """One ingestion on its way."""

    config: Config
    state: State
    record: Seen
    report: Report
    files: dict[str, Path] = field(default_factory=dict)
    """The originals by their documents' ids."""
    _saved: float = field(default_factory=time.monotonic)

    def name(self, key: str) -> str:
        """An original's path, for people."""
        return self.files[key].relative_to(self.config.root).as_posix()

    def find(self) -> None:
        """Find the originals; a renamed one keeps its id, and of two with one id the second is left out."""
        known = states.renamed(self.state)
        found = sorted(
            originals(self.config), key=lambda f: f.relative_to(self.config.sources).as_posix() not in known
        )
        for file in found:
            first = self.files.setdefault(document_id(self.config, file, known), file)
            if first != file:
                name, other = (f.relative_to(self.config.root).as_posix() for f in (file, first))
                self.report.problems.append(
                    f"{name}: was not read, for its id would be that of {other}; rename one"
                )
        self.report.moved += renames.follow(self.config, self.state, self.files, self.record.hash_of)
        self.report.problems += [*self._gone(), *left_out(self.config)]

    def _gone(self) -> Iterator[str]:
        """Documents whose original is no longer in `sources/`; without its pages too it is forgotten."""
        for key in sorted(self.state.keys() - self.files.keys()):
            if (self.config.content / key).is_dir():
                yield (
                    f"content/{key}: its original is no longer in sources/; put it back,"
                    " or delete this folder too"
                )
            else:
                del self.state[key]

    def due(self, again: Collection[str]) -> dict[str, Path]:
        """The originals that are new, have changed, or may be read differently; the others are reported."""
        due = {}
        for key, file in self.files.items():
            known = self.state.get(key, {})
            if states.is_deleted(self.config, key, known):
                if key not in again:
                    self.report.deleted.append(states.deleted(key, self.name(key)))
                    continue
                self.state[key] = {k: v for k, v in known.items() if k == "path"}
            try:
                digest = self.record.hash_of(key, file)
            except OSError as error:
                self.report.problems.append(f"{self.name(key)}: {_cannot_be_opened(error)}")
                continue
            read = known.get("rejected", known).get("sha256")
            if key in again or digest != read or not self.record.is_current(key):
                self.record.forget(key)
                due[key] = file
            else:
                self._repeat(key, known)
        return due

    def _repeat(self, key: str, known: dict[str, Any]) -> None:
        """Report a document that needs no reading; what was not understood then still is not."""
        self.report.unchanged += 1
        rejected = known.get("rejected")
        self.report.problems += [rejected["problem"]] if rejected else known.get("problems", [])
        self.report.held += held.lines(self.config, self.name(key), key, known)

    def take_in(self, key: str, answer: dict[str, Any], reader: Reader) -> None:
        """Write what a document says. One that can't be opened or written stays due, and is reported."""
        if "unopened" in answer:
            self.report.problems.append(f"{self.name(key)}: {answer['unopened']}")
            return
        arrival = Arrival(self.config, key, self.files[key], answer, self.state.get(key, {}))
        try:
            self.state[key] = arrival.write(self.report, reader.draw)
        except OSError as error:
            self.report.problems.append(
                f"content/{key}: can't be written ({error.strerror}: {error.filename}), so that"
                f" {self.name(key)} is not shown as it is; put that right, and run this again"
            )
            return
        self.record.remember(key, answer["uses"])
        if time.monotonic() - self._saved > _SAVE_EVERY:
            self.save()

    def save(self) -> None:
        """Write what is remembered."""
        try:
            states.save(self.config, self.state)
            self.record.save(self.files)
        except OSError as error:
            self.report.problems.append(
                f"content/: what was read can't be remembered ({error.strerror}: {error.filename}), and is"
                " read again next time"
            )
        self._saved = time.monotonic()


def _answers(reader: Reader, files: Collection[Path], jobs: int) -> Iterator[dict[str, Any]]:
    """What the documents say, in their order, `jobs` of them read at a time and some of them ahead."""
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        waiting: deque[Future[dict[str, Any]]] = deque()
        try:
            for file in files:
                waiting.append(pool.submit(_answer, reader, file))
                if len(waiting) > jobs * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _answer(reader: Reader, file: Path) -> dict[str, Any]:
    try:
        data = file.read_bytes()
    except OSError as error:
        return {"unopened": _cannot_be_opened(error)}
    try:
        answer = reader.read(data)
    except reader.refused as error:
        answer = {
            "kind": "unreadable",
            "media_type": "application/octet-stream",
            "parts": [],
            "refused": str(error),
            "uses": reader.refused_by,
            "private": [["", "is a program under another name"]] if kinds.is_program(data) else [],
        }
    return answer | {"sha256": hashlib.sha256(data).hexdigest()}


def _cannot_be_opened(error: OSError) -> str:
    return (
        f"can't be opened ({error.strerror}): let it be read by whoever runs this; its pages stay as they are"
    )


def take(config: Config, page: Path, *, new: bool) -> str:
    """Settle a page with a new reading beside it: take the new one, or keep mine."""
    path = page if page.suffix == ".md" else page.with_suffix("")
    beside = path.with_name(path.name + NEW)
    if not beside.exists():
        raise ArchiveError(f"{path}: has no new reading beside it ({beside.name}); nothing to settle")
    state = states.load(config)
    text = beside.read_text(encoding="utf-8")
    if new:
        write(path, text)
    document = state.setdefault(path.parent.name, {"sha256": "", "written": {}})
    document["written"][path.name] = text_hash(held.without_word(text) if path.name == held.ABOUT else text)
    beside.unlink()
    states.save(config, state)
    return f"{path.name}: {'the new reading stands now' if new else 'your own text stays'}"
