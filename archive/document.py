"""One document that was read, on its way into content: its pages are written, but never over a person's."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any

from archive import content, held, pictures
from archive.config import Config
from archive.dates import spoken
from archive.slugs import slug
from archive.sources import misnamed
from archive.summary import Report

NEW = ".new"
ABOUT = held.ABOUT


@dataclass
class Arrival:
    """A document with what was read from it."""

    config: Config
    id: str
    file: Path
    answer: dict[str, Any]
    known: dict[str, Any]
    """What was remembered of it last."""

    @property
    def _written(self) -> dict[str, str]:
        """The pages as written last, name -> hash. A name tells what a page is, not where it stands."""
        return dict(self.known.get("written", {}))

    @property
    def _name(self) -> str:
        return self.file.relative_to(self.config.root).as_posix()

    def write(
        self, report: Report, draw: Callable[[bytes, Sequence[dict[str, Any]]], Mapping[str, bytes]]
    ) -> dict[str, Any]:
        """Write its pages; what a person changed is left as it is. Gives what to remember of it."""
        report.read[self.answer["kind"]] += 1
        if worse := self._is_worse():
            report.problems.append(worse)
            return self.known | {"rejected": {"sha256": self.answer["sha256"], "problem": worse}}
        pages = dict(self._pages())
        remembered = {name: self._put(name, text, report) for name, text in pages.items()}
        remembered |= self._dropped(pages, report)
        known = {
            "sha256": self.answer["sha256"],
            "written": remembered,
            "problems": list(self._problems()),
            "private": self.answer.get("private", []),
            "path": self.known.get("path"),
        }
        report.found.update(part["kind"] for part in self.answer["parts"])
        report.problems += known["problems"]
        report.held += held.lines(self.config, self._name, self.id, known)
        known["pictures"] = pictures.update(
            self.config.content / self.id,
            self.answer["sha256"],
            self.answer.get("pictures", []),
            self.known.get("pictures", {}),
            lambda due: draw(self.file.read_bytes(), due),
        )
        return {key: value for key, value in known.items() if value or key == "written"}

    def _is_worse(self) -> str:
        """Why the pages of a document stay that was read before: its file can't be read, or is no paper."""
        pages = self._written.keys() - {ABOUT}
        if not pages:
            return ""
        wrong = misnamed(self.file, self.answer["media_type"])
        why = self.answer.get("refused") or (
            "" if self.answer["parts"] else "nothing to publish was found in it"
        )
        why = why or (wrong if wrong and self._was_of_another_kind() else "")
        if not why:
            return ""
        stay = f"the {len(pages)} pages that were read before stay" if len(pages) > 1 else "its page stays"
        return (
            f"{self._name}: {why}; {stay} as before, without the original:"
            f" put the right file in its place, or delete content/{self.id} to be rid of what was read"
        )

    def _was_of_another_kind(self) -> bool:
        """Whether the file that was read before was of the kind that its ending promises."""
        about = self._path(ABOUT)
        return about.is_file() and f"media_type: {self.answer['media_type']}\n" not in about.read_text(
            encoding="utf-8", errors="replace"
        )

    def _problems(self) -> Iterator[str]:
        if wrong := misnamed(self.file, self.answer["media_type"]):
            yield f"{self._name}: {wrong}"
        if "refused" in self.answer:
            offered = "" if self.answer.get("private") else "; the original is offered for download"
            yield f"{self._name}: {self.answer['refused']}{offered}"
        for place, message in self.answer.get("problems", []):
            yield f"{self._name}: {place + ': ' if place else ''}{message}"

    def _put(self, name: str, text: str, report: Report) -> str:
        """Write a page unless a person has changed or deleted it; gives the hash that counts as written."""
        path, new, last = self._path(name), text_hash(text), self._written.get(name)
        beside = path.with_name(path.name + NEW)
        if name == ABOUT and path.exists() and (line := held.word(_read(path), self.answer["sha256"])):
            text = held.with_word(text, line)
        current = page_hash(path) if path.exists() else None
        if current in (last, new):  # ours, or the same as ours would be; both None where it is new
            beside.unlink(missing_ok=True)
            if current != new:
                write(path, text)
                report.written.append(self._shown(name))
            return new
        if new != last:
            write(beside, text)
            report.kept.append(self._shown(name))
        return last or new

    def _dropped(self, pages: dict[str, str], report: Report) -> dict[str, str]:
        """Remove pages that the document no longer gives; what a person changed or deleted stays so."""
        left = {}
        for name, last in self._written.items():
            path = self._path(name)
            if name in pages:
                continue
            if path.exists() and page_hash(path) == last:
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
        return self.config.content / self.id / name

    def _shown(self, name: str) -> str:
        return self._path(name).relative_to(self.config.root).as_posix()

    def _pages(self) -> Iterator[tuple[str, str]]:
        """File names and texts: one page for each part, and one about the document itself."""
        names = self._names()
        for name, part in zip(names, self.answer["parts"], strict=True):
            meta = {
                "id": f"{self.id}-{name}",
                "kind": part["kind"],
                "title": part["title"],
                "document": self.id,
            }
            yield f"{name}.md", content.to_text({**meta, **part["meta"]}, part["body"])
        about = self._about([f"{self.id}-{name}" for name in names])
        yield ABOUT, content.to_text(about, f"Read as: {self.answer['kind']}.")

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
            "id": self.id,
            "kind": "document",
            "title": _title(answer) or path,
            "document": self.id,
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


_BEHIND_REPORT = frozenset(("appendix", "recommendations", "glossary", "work-programme"))


def _base_id(part: dict[str, Any]) -> str:
    """What a part is called within its document: its kind and date, or its title."""
    if part["kind"] in ("agenda", "minutes", "web-minutes", "decisions"):
        date = part["meta"].get("meeting_date")
        return f"{part['kind']}-{date}" if date else str(part["kind"])
    prefix = "cover-sheet-" if part["kind"] == "cover-sheet" else ""
    return prefix + slug(part["title"], most=60)


def _title(answer: dict[str, Any]) -> str | None:
    """A document's title: its only part's, or the meeting whose agenda or papers a pack holds."""
    if len(answer["parts"]) == 1:
        return str(answer["parts"][0]["title"])
    agenda = next((p for p in answer["parts"] if p["kind"] == "agenda"), None)
    if agenda is None:
        return _of_papers([part["meta"] for part in answer["parts"]]) or _of_report(answer["parts"])
    date = spoken(agenda["meta"].get("meeting_date"))
    return f"Agenda pack of the {agenda['meta'].get('body', 'meeting')}{', ' + date if date else ''}"


def _of_report(parts: Sequence[Mapping[str, Any]]) -> str | None:
    """The title of a report that nothing but its own appendices and tables stand behind."""
    first, *behind = parts or [{"kind": "text"}]
    alone = first["kind"] == "report" and {part["kind"] for part in behind} <= _BEHIND_REPORT
    return str(first["title"]) if alone else None


def _of_papers(metas: Sequence[Mapping[str, Any]]) -> str | None:
    """The title of a pack without an agenda, where all its papers are for one meeting or one item of it."""
    meetings = {(meta.get("body"), meta.get("meeting_date")) for meta in metas}
    body, date = meetings.pop() if len(meetings) == 1 else (None, None)
    items = {item for meta in metas if (item := meta.get("item"))}
    item = f"item {items.pop()} of " if len(items) == 1 else ""
    return f"Papers for {item}the {body}, {spoken(date)}" if body and date else None


def text_hash(text: str) -> str:
    """The hash of a page as we write it."""
    return hashlib.sha256(text.encode()).hexdigest()


def page_hash(path: Path) -> str:
    """The hash of a page that stands in content, whatever its maintainer says of the original."""
    text = _read(path)
    return text_hash(held.without_word(text) if path.name == ABOUT else text)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def write(path: Path, text: str) -> None:
    """Write a page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
