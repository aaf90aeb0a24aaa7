"""Ingestion: documents to pages of content, never over what a person has changed.

`content/ingest.json` remembers, for each document, its hash and what was written for it. A page whose file still
has the hash that was written is ours to replace. A page that was changed or deleted is the maintainer's: a new
reading that differs is kept beside it as `NAME.md.new`, until `build.py take` settles it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive import content
from archive.config import Config
from archive.errors import ArchiveError
from archive.slugs import meeting_id, slug

STATE = "ingest.json"
NEW = ".new"
_HIDDEN = (".", "~")

Read = Callable[[Path], dict[str, Any]]
"""Reads one document: its worker's data, or an exception of the type given to `ingest`."""


@dataclass
class Report:
    """What an ingestion did."""

    read: dict[str, int] = field(default_factory=dict)
    """Documents read, by kind."""
    unchanged: int = 0
    found: dict[str, int] = field(default_factory=dict)
    """Pages written or confirmed, by kind."""
    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Pages that a person changed or deleted, with a new reading beside them."""
    removed: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """What was refused or not understood, with file and place."""


def ingest(config: Config, read: Read, refused: type[Exception], *, version: str, paths: Iterable[Path] = (), jobs: int = 1,
           say: Callable[[str], None] = lambda _: None) -> Report:  # fmt: skip
    """Bring `content/` up to date with `sources/`, after copying `paths` into it. One bad document stops no other."""
    report = Report()
    for path in paths:
        _copy_in(config, path, report)
    state = _load_state(config)
    files = list(_sources(config))
    due = []
    for file in files:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        known = state.get(document_id(config, file))
        if known and known["sha256"] == digest and known["version"] == version:
            report.unchanged += 1
            report.problems += known.get("problems", [])
        else:
            due.append((file, digest))
    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        readings = [(file, digest, pool.submit(read, file)) for file, digest in due]
        for number, (file, digest, future) in enumerate(readings, start=1):
            say(f"{number}/{len(readings)} {file.relative_to(config.root)}")
            known = state.get(document_id(config, file), {"written": {}})
            try:
                answer = future.result()
            except refused as error:
                answer = {"kind": "unreadable", "media_type": "application/octet-stream", "pages": None, "parts": [], "refused": str(error)}
            state[document_id(config, file)] = _write(config, file, digest, version, answer, known, report)
    _save_state(config, state)
    return report


# -- sources -------------------------------------------------------------------------------------------------------


def _sources(config: Config) -> Iterator[Path]:
    if config.sources.is_dir():
        yield from sorted(p for p in config.sources.glob("**/*") if p.is_file() and not p.name.startswith(_HIDDEN))


def document_id(config: Config, file: Path) -> str:
    """A document's id: its path below `sources/`, ending included, as a slug."""
    return slug(file.relative_to(config.sources).as_posix(), most=120)


def _copy_in(config: Config, path: Path, report: Report) -> None:
    """Copy a file or folder from outside into `sources/` under safe names; the same bytes are copied once."""
    if not path.exists():
        raise ArchiveError(f"{path}: no such file or folder")
    inside = config.sources.resolve()
    if path.resolve().is_relative_to(inside):
        return
    files = [path] if path.is_file() else sorted(p for p in path.glob("**/*") if p.is_file() and not p.name.startswith(_HIDDEN))
    config.sources.mkdir(parents=True, exist_ok=True)
    have = {hashlib.sha256(p.read_bytes()).hexdigest() for p in _sources(config)}
    for file in files:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        if digest in have:
            continue
        have.add(digest)
        shutil.copyfile(file, _free_name(config.sources, file, digest))


def _free_name(folder: Path, file: Path, digest: str) -> Path:
    """A safe name; where another document has it already, the hash's beginning is added."""
    ending = slug(file.suffix, most=10) if file.suffix else "txt"
    name = folder / f"{slug(file.stem, most=100)}.{ending}"
    return name if not name.exists() else folder / f"{slug(file.stem, most=90)}-{digest[:8]}.{ending}"


# -- content -------------------------------------------------------------------------------------------------------


def _write(config: Config, file: Path, digest: str, version: str, answer: dict[str, Any], known: dict[str, Any], report: Report) -> dict[str, Any]:
    """Write the pages of one document; what a person changed is left as it is."""
    name = file.relative_to(config.root).as_posix()
    document = document_id(config, file)
    report.read[answer["kind"]] = report.read.get(answer["kind"], 0) + 1
    problems = [f"{name}: {answer['refused']}; the original is offered for download"] if "refused" in answer else []
    problems += [f"{name}: {place + ': ' if place else ''}{message}" for place, message in answer.get("problems", [])]
    pages = dict(_pages(config, document, answer))
    pages["document.md"] = _document_page(document, file.relative_to(config.sources).as_posix(), digest, answer, pages)
    written: dict[str, str] = dict(known["written"])
    for filename, text in pages.items():
        outcome = _put(config.content / document / filename, text, written.get(filename))
        written[filename] = outcome.hash
        if outcome.kept:
            report.kept.append(f"content/{document}/{filename}")
        elif outcome.changed:
            report.written.append(f"content/{document}/{filename}")
    for filename in [f for f in written if f not in pages]:
        _drop(config, document, filename, written, report)
    for part in answer["parts"]:
        report.found[part["kind"]] = report.found.get(part["kind"], 0) + 1
    report.problems += problems
    return {"sha256": digest, "version": version, "written": written} | ({"problems": problems} if problems else {})


@dataclass(frozen=True, slots=True)
class _Outcome:
    hash: str
    """The hash of what ingestion holds for read and settled."""
    changed: bool = False
    kept: bool = False


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _put(path: Path, text: str, last: str | None) -> _Outcome:
    """Write a page unless a person has changed or deleted it; then put a new reading beside it."""
    new = _hash(text)
    beside = path.with_name(path.name + NEW)
    current = _hash(path.read_text(encoding="utf-8")) if path.exists() else None
    ours = current == last if current is not None else last is None
    if ours or current == new:
        beside.unlink(missing_ok=True)
        if current != new:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return _Outcome(new, changed=current != new)
    if new == last:
        return _Outcome(new)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside.write_text(text, encoding="utf-8")
    return _Outcome(last or new, kept=True)


def _drop(config: Config, document: str, filename: str, written: dict[str, str], report: Report) -> None:
    """Remove a page that the document no longer gives, if no person changed it."""
    path = config.content / document / filename
    if path.exists() and _hash(path.read_text(encoding="utf-8")) == written[filename]:
        path.unlink()
        report.removed.append(f"content/{document}/{filename}")
        del written[filename]
    elif not path.exists():
        del written[filename]


def _pages(config: Config, document: str, answer: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """File names and texts of a document's parts."""
    used: set[str] = set()
    for number, part in enumerate(answer["parts"], start=1):
        base = _base_id(config, part, document)
        own = base if base not in used else next(f"{base}-{n}" for n in range(2, 999) if f"{base}-{n}" not in used)
        used.add(own)
        meta = {"id": f"{document}-{own}"[:200].strip("-"), "kind": part["kind"], "title": part["title"], "document": document, **part["meta"]}
        yield f"{number:02d}-{own}.md", content.to_text(meta, part["body"])


def _base_id(config: Config, part: dict[str, Any], document: str) -> str:
    """What a part is called within its document: its kind, or its title."""
    if part["kind"] in ("agenda", "minutes", "web-minutes"):
        date = part["meta"].get("meeting_date")
        return f"{part['kind']}-{date}" if date else str(part["kind"])
    prefix = "cover-sheet-" if part["kind"] == "cover-sheet" else ""
    return prefix + slug(part["title"], most=60)


def _document_page(document: str, path: str, digest: str, answer: dict[str, Any], pages: dict[str, str]) -> str:
    """The page about the document itself: where its original is, and the account of its words."""
    words = dict(answer.get("words") or {"source": 0, "published": 0, "omitted": [], "unaccounted": 0})
    words.pop("examples", None)
    title = answer["parts"][0]["title"] if len(answer["parts"]) == 1 else _title(answer) or path
    meta: dict[str, object] = {"id": document, "kind": "document", "title": title, "document": document, "path": path, "sha256": digest}
    meta |= {"media_type": answer["media_type"]} | ({"pages": answer["pages"]} if answer.get("pages") else {})
    meta["words"] = words
    missed = [{"at": place, "what": message} if place else {"what": message} for place, message in answer.get("problems", [])]
    missed += [{"what": answer["refused"]}] if "refused" in answer else []
    meta |= {"not_understood": missed} if missed else {}
    return content.to_text(meta, f"Read as: {answer['kind']}.")


def _title(answer: dict[str, Any]) -> str | None:
    agenda = next((p for p in answer["parts"] if p["kind"] == "agenda"), None)
    if agenda is None:
        return None
    return f"Agenda pack of the {agenda['meta'].get('body', 'meeting')}"


# -- state ---------------------------------------------------------------------------------------------------------


def _load_state(config: Config) -> dict[str, Any]:
    path = config.content / STATE
    if not path.exists():
        return {}
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ArchiveError(f"{path}: {error}. Restore the file, or delete it: then all pages count as changed by hand.") from error
    return dict(state)


def _save_state(config: Config, state: dict[str, Any]) -> None:
    config.content.mkdir(parents=True, exist_ok=True)
    text = json.dumps(state, indent=1, sort_keys=True, ensure_ascii=False)
    path = config.content / STATE
    if not path.exists() or path.read_text(encoding="utf-8") != text + "\n":
        path.write_text(text + "\n", encoding="utf-8")


def take(config: Config, page: Path, *, new: bool) -> str:
    """Settle a page with a new reading beside it: take the new one, or keep mine."""
    path = page if page.suffix == ".md" else page.with_suffix("")
    beside = path.with_name(path.name + NEW)
    if not beside.exists():
        raise ArchiveError(f"{path}: has no new reading beside it ({beside.name}); nothing to settle")
    state = _load_state(config)
    document, filename = path.parent.name, path.name
    text = beside.read_text(encoding="utf-8")
    if new:
        path.write_text(text, encoding="utf-8")
    state.setdefault(document, {"sha256": "", "version": "", "written": {}})["written"][filename] = _hash(text)
    beside.unlink()
    _save_state(config, state)
    return f"{path.name}: {'the new reading stands now' if new else 'your own text stays'}"


__all__ = ["Report", "document_id", "ingest", "meeting_id", "take"]
