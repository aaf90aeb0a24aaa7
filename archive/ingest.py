"""Ingestion: documents to pages of content, never over what a person has changed.

`content/ingest.json` remembers for each document its hash, and the hash of each page that was written for it.
A page that still has its hash is ours to replace. One that was changed or deleted is the maintainer's: a new
reading that differs is kept beside it as `NAME.md.new`, until `build.py take` settles it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Any

from archive import content, pictures, seen
from archive.config import Config
from archive.dates import spoken
from archive.errors import ArchiveError
from archive.seen import Seen
from archive.slugs import slug
from archive.sources import copy_in, document_id, links, misnamed, originals
from archive.unpack import unpack

STATE = "ingest.json"
NEW = ".new"
_AHEAD = 4
"""So many documents for each that is being read may be read before their turn to be written."""


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


@dataclass
class Report:
    """What an ingestion did."""

    unpacked: list[str] = field(default_factory=list)
    """Zipped folders and emails that were unpacked."""
    read: Counter[str] = field(default_factory=Counter)
    """Documents read, by kind."""
    unchanged: int = 0
    """Documents that needed no reading."""
    found: Counter[str] = field(default_factory=Counter)
    """Parts found in what was read, by kind."""
    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Pages that a person changed or deleted, with a new reading beside them."""
    removed: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """What was refused or not understood, with file and place."""


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

    The documents with an id in `again` are read whether anything has changed or not.
    """
    report = Report()
    for path in paths:
        report.problems += copy_in(config, path)
    unpacked = unpack(config)
    report.unpacked += unpacked.done
    report.problems += unpacked.problems
    state = _load_state(config)
    record = seen.load(config, reader.version, reader.fingerprint)
    files = _files(config, report)
    report.problems += _gone(config, state, files.keys())
    due = {key: files[key] for key in _due(files, state, record, again)}
    _unchanged(state, files.keys() - due.keys(), report)
    try:
        answers = _answers(reader, due.values(), jobs)
        for number, (key, answer) in enumerate(zip(due, answers, strict=True), start=1):
            say(f"{number}/{len(due)} {due[key].relative_to(config.root)}")
            document = _Document(config, due[key], answer, state.get(key, {}))
            state[key] = document.write(report, reader)
            record.remember(key, answer["uses"])
    finally:
        _save_state(config, state)
        record.save(files)
    return report


def _files(config: Config, report: Report) -> dict[str, Path]:
    """The originals by their documents' ids; of two with one id the second is reported and left out."""
    files: dict[str, Path] = {}
    for file in originals(config):
        first = files.setdefault(document_id(config, file), file)
        if first != file:
            name, other = (f.relative_to(config.root).as_posix() for f in (file, first))
            report.problems.append(f"{name}: was not read, for its id would be that of {other}; rename one")
    return files


def _gone(config: Config, state: dict[str, Any], here: Collection[str]) -> Iterator[str]:
    """Documents whose original is no longer in `sources/`, and links there, which are not followed."""
    for key in sorted(state.keys() - here):
        yield f"content/{key}: its original is no longer in sources/; put it back, or delete this folder too"
    for link in links(config.sources):
        yield f"{link.relative_to(config.root)}: is a link and was not followed; put the file itself there"


def _due(
    files: dict[str, Path], state: dict[str, Any], record: Seen, again: Collection[str]
) -> Iterator[str]:
    """The documents that are new, have changed, or may be read differently now."""
    for key, file in files.items():
        same = record.hash_of(key, file) == state.get(key, {}).get("sha256")
        if key in again or not same or not record.is_current(key):
            record.forget(key)
            yield key


def _unchanged(state: dict[str, Any], keys: Collection[str], report: Report) -> None:
    """Report what needs no reading; what was not understood then still is not."""
    report.unchanged = len(keys)
    for key in sorted(keys):
        report.problems += state[key].get("problems", [])


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
    data = file.read_bytes()
    try:
        answer = reader.read(data)
    except reader.refused as error:
        answer = {
            "kind": "unreadable",
            "media_type": "application/octet-stream",
            "parts": [],
            "refused": str(error),
            "uses": reader.refused_by,
        }
    return answer | {"sha256": hashlib.sha256(data).hexdigest()}


@dataclass
class _Document:
    """One document that was read, on its way into content."""

    config: Config
    file: Path
    answer: dict[str, Any]
    known: dict[str, Any]
    """What was remembered of it last."""

    @property
    def written(self) -> dict[str, str]:
        """The pages as written last, name -> hash. A name tells what a page is, not where it stands."""
        return dict(self.known.get("written", {}))

    def write(self, report: Report, reader: Reader) -> dict[str, Any]:
        """Write its pages; what a person changed is left as it is. Gives what to remember of it."""
        pages = dict(self._pages())
        remembered = {name: self._put(name, text, report) for name, text in pages.items()}
        remembered |= self._dropped(pages, report)
        problems = list(self._problems())
        report.read[self.answer["kind"]] += 1
        report.found.update(part["kind"] for part in self.answer["parts"])
        report.problems += problems
        known = {"sha256": self.answer["sha256"], "written": remembered, "problems": problems}
        known["pictures"] = pictures.update(
            self.config.content / self._id,
            self.answer["sha256"],
            self.answer.get("pictures", []),
            self.known.get("pictures", {}),
            lambda due: reader.draw(self.file.read_bytes(), due),
        )
        return {key: value for key, value in known.items() if value or key == "written"}

    @property
    def _id(self) -> str:
        return document_id(self.config, self.file)

    def _problems(self) -> Iterator[str]:
        name = self.file.relative_to(self.config.root).as_posix()
        if wrong := misnamed(self.file, self.answer["media_type"]):
            yield f"{name}: {wrong}"
        if "refused" in self.answer:
            yield f"{name}: {self.answer['refused']}; the original is offered for download"
        for place, message in self.answer.get("problems", []):
            yield f"{name}: {place + ': ' if place else ''}{message}"

    def _put(self, name: str, text: str, report: Report) -> str:
        """Write a page unless a person has changed or deleted it; gives the hash that counts as written."""
        path, new, last = self._path(name), _hash(text), self.written.get(name)
        beside = path.with_name(path.name + NEW)
        current = _hash(path.read_text(encoding="utf-8")) if path.exists() else None
        if current in (last, new):  # ours, or the same as ours would be; both None where it is new
            beside.unlink(missing_ok=True)
            if current != new:
                _write(path, text)
                report.written.append(self._shown(name))
            return new
        if new != last:
            _write(beside, text)
            report.kept.append(self._shown(name))
        return last or new

    def _dropped(self, pages: dict[str, str], report: Report) -> dict[str, str]:
        """Remove pages that the document no longer gives; what a person changed or deleted stays so."""
        left = {}
        for name, last in self.written.items():
            path = self._path(name)
            if name in pages:
                continue
            if path.exists() and _hash(path.read_text(encoding="utf-8")) == last:
                path.unlink()
                report.removed.append(self._shown(name))
                continue
            left[name] = last
            if path.exists():
                report.problems.append(
                    f"{self._shown(name)}: its document no longer gives such a page; yours stays"
                )
        return left

    def _path(self, name: str) -> Path:
        return self.config.content / self._id / name

    def _shown(self, name: str) -> str:
        return self._path(name).relative_to(self.config.root).as_posix()

    def _pages(self) -> Iterator[tuple[str, str]]:
        """File names and texts: one page for each part, and one about the document itself."""
        names = self._names()
        for name, part in zip(names, self.answer["parts"], strict=True):
            meta = {
                "id": f"{self._id}-{name}",
                "kind": part["kind"],
                "title": part["title"],
                "document": self._id,
            }
            yield f"{name}.md", content.to_text({**meta, **part["meta"]}, part["body"])
        about = self._about([f"{self._id}-{name}" for name in names])
        yield "document.md", content.to_text(about, f"Read as: {self.answer['kind']}.")

    def _names(self) -> list[str]:
        """What its parts are called, each of them once."""
        names: dict[str, None] = {}
        for base in (_base_id(part) for part in self.answer["parts"]):
            numbered = chain([base], (f"{base}-{number}" for number in count(2)))
            names[next(name for name in numbered if name not in names)] = None
        return list(names)

    def _about(self, papers: list[str]) -> dict[str, object]:
        """Front matter of the page about the document: its original, its papers, the account of its words."""
        answer = self.answer
        path = self.file.relative_to(self.config.sources).as_posix()
        missed = [
            {"at": place, "what": what} if place else {"what": what}
            for place, what in answer.get("problems", [])
        ]
        missed += [{"what": answer["refused"]}] if "refused" in answer else []
        meta = {
            "id": self._id,
            "kind": "document",
            "title": _title(answer) or path,
            "document": self._id,
            "path": path,
            "sha256": answer["sha256"],
            "media_type": answer["media_type"],
            "pages": answer.get("pages"),
            "papers": papers,
            "words": _account(answer.get("words") or {}),
            "not_understood": missed,
        }
        return {key: value for key, value in meta.items() if value}


def _account(words: dict[str, Any]) -> dict[str, Any]:
    """The account of words as front matter has it: in all, and the pages that are not fully accounted for."""
    nothing = {"source": 0, "published": 0, "omitted": [], "unaccounted": 0}
    account = {key: words.get(key, default) for key, default in nothing.items()}
    pages = [
        {"page": entry["page"], "source": entry["source"], "unaccounted": entry["unaccounted"]}
        for entry in words.get("pages", [])
    ]
    return account | ({"pages": pages} if pages else {})


def _base_id(part: dict[str, Any]) -> str:
    """What a part is called within its document: its kind and date, or its title."""
    if part["kind"] in ("agenda", "minutes", "web-minutes", "decisions"):
        date = part["meta"].get("meeting_date")
        return f"{part['kind']}-{date}" if date else str(part["kind"])
    prefix = "cover-sheet-" if part["kind"] == "cover-sheet" else ""
    return prefix + slug(part["title"], most=60)


def _title(answer: dict[str, Any]) -> str | None:
    """A document's title: its only part's, or the agenda pack's body."""
    if len(answer["parts"]) == 1:
        return str(answer["parts"][0]["title"])
    agenda = next((p for p in answer["parts"] if p["kind"] == "agenda"), None)
    if agenda is None:
        return None
    date = spoken(agenda["meta"].get("meeting_date"))
    return f"Agenda pack of the {agenda['meta'].get('body', 'meeting')}{', ' + date if date else ''}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _load_state(config: Config) -> dict[str, Any]:
    path = config.content / STATE
    if not path.exists():
        return {}
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise ArchiveError(
            f"{path}: {error}. Restore the file, or delete it: then all pages count as changed by hand."
        ) from error


def _save_state(config: Config, state: dict[str, Any]) -> None:
    text = json.dumps(state, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    _write_if_new(config.content / STATE, text)


def _write_if_new(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        _write(path, text)


def take(config: Config, page: Path, *, new: bool) -> str:
    """Settle a page with a new reading beside it: take the new one, or keep mine."""
    path = page if page.suffix == ".md" else page.with_suffix("")
    beside = path.with_name(path.name + NEW)
    if not beside.exists():
        raise ArchiveError(f"{path}: has no new reading beside it ({beside.name}); nothing to settle")
    state = _load_state(config)
    text = beside.read_text(encoding="utf-8")
    if new:
        _write(path, text)
    document = state.setdefault(path.parent.name, {"sha256": "", "written": {}})
    document["written"][path.name] = _hash(text)
    beside.unlink()
    _save_state(config, state)
    return f"{path.name}: {'the new reading stands now' if new else 'your own text stays'}"
