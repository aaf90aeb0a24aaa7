"""The archive's settings, from its `archive.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from archive.errors import ArchiveError
from archive.slugs import slug
from archive.statement import DAY, FORMS, Statement
from archive.theme import COLOURS, faint


@dataclass(frozen=True, slots=True)
class Body:
    """A committee or commission whose papers the archive holds."""

    name: str
    variants: tuple[str, ...] = ()
    """Other spellings of its name."""


@dataclass(frozen=True, slots=True)
class Config:
    """An archive's folder and what its `archive.toml` says."""

    root: Path
    title: str = "Scrutiny Archive"
    council: str = ""
    description: str = ""
    language: str = "en-GB"
    contact_email: str = ""
    licence: str = ""
    licence_url: str = ""
    base_url: str = ""
    time_zone: str = "Europe/London"
    """The zone in which the papers tell times, as the tz database names it."""
    bodies: tuple[Body, ...] = ()
    ocr_languages: str = "eng"
    """Languages of scanned pages, as Tesseract names them ("eng+cym"); empty: scans are not read."""
    parse_seconds: int = 120
    """Wall time that one document may take."""
    parse_memory_mb: int = 2048
    """Address space that one document may take."""
    unpacked_mb: int = 1024
    """What a zipped folder may hold, unpacked."""
    unpacked_files: int = 2000
    """How many files a zipped folder may hold."""
    search_start_kb: int = 200
    """What every search should load at most, as sent."""
    search_part_kb: int = 60
    """What a part of the index should have at most, as sent."""
    meeting_page_kb: int = 60
    """What the page of a meeting should have at most with all that it loads, as sent."""
    plain_folder: bool = False
    """Whether the site is opened from a folder, without a server."""
    contact_details: bool = False
    """Whether telephone numbers and mail addresses of people in the papers are published."""
    search: str = "lunr"
    """What searches in the reader's browser: "lunr", or "pagefind" for archives that are very large."""
    response_days: int = 0
    """Days within which a recommendation should be answered; 0: none are known."""
    theme: dict[str, str] = field(default_factory=dict)
    """The archive's own colours, by the keys of `archive.theme.COLOURS`."""
    statement: Statement = field(default_factory=Statement)
    """The facts of the accessibility statement."""
    variants: dict[str, str] = field(default_factory=dict)
    """Folded spelling of a body -> its name."""

    @property
    def sources(self) -> Path:
        """The originals."""
        return self.root / "sources"

    @property
    def content(self) -> Path:
        """The Markdown."""
        return self.root / "content"

    def body(self, printed: str | None) -> str | None:
        """The name of a body for a spelling of it; an unknown body keeps its own name."""
        if printed is None:
            return None
        return self.variants.get(_fold(printed)) or " ".join(printed.replace("&", "and").split())


def _fold(name: str) -> str:
    return slug(re.sub(r"\b(?:the|of)\b", " ", name))


_TEXTS = (
    "title",
    "council",
    "description",
    "language",
    "contact_email",
    "licence",
    "licence_url",
    "base_url",
    "time_zone",
)
_TABLES: dict[str, dict[str, type]] = {
    "archive": dict.fromkeys((*_TEXTS, "search"), str),
    "reading": {"ocr_languages": str},
    "publish": dict.fromkeys(("contact_details", "plain_folder"), bool),
    "recommendations": {"response_days": int},
    "theme": dict.fromkeys(COLOURS, str),
    "accessibility": {f.name: type(f.default) for f in fields(Statement)},
    "limits": dict.fromkeys(
        (
            "parse_seconds",
            "parse_memory_mb",
            "unpacked_mb",
            "unpacked_files",
            "search_start_kb",
            "search_part_kb",
            "meeting_page_kb",
        ),
        int,
    ),
}


def load(root: Path) -> Config:
    """The settings of the archive in a folder; without `archive.toml` the defaults stand.

    Raises ArchiveError for a file that is no TOML, for unknown keys and for values of the wrong type.
    """
    path = root / "archive.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ArchiveError(f"{path}:{line}: the file is not in UTF-8; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ArchiveError(
            f"{path}: {error}. Correct the file; `build.py new` writes one to compare with."
        ) from error
    values: dict[str, Any] = {}
    for table, content in data.items():
        if table == "theme":
            values["theme"] = _table(path, table, content)
        elif table == "accessibility":
            values["statement"] = Statement(**_table(path, table, content))
        elif table == "search":  # it may stand above all tables too
            values |= _table(path, "archive", {table: content})
        elif table != "bodies":
            values |= _table(path, table, content)
    bodies = _bodies(path, data.get("bodies", []))
    variants = {_fold(name): body.name for body in bodies for name in (body.name, *body.variants)}
    return Config(root, **values, bodies=bodies, variants=variants)


def _table(path: Path, name: str, content: object) -> dict[str, Any]:
    known = _TABLES.get(name)
    if known is None or not isinstance(content, dict):
        tables = ", ".join(_TABLES)
        raise ArchiveError(
            f"{path}:{_line(path, name)}: unknown table [{name}]; known are {tables}, [[bodies]]"
        )
    for key, value in content.items():
        where = f"{path}:{_line(path, key)}"
        if key not in known:
            raise ArchiveError(f"{where}: unknown key '{key}' in [{name}]; known are {', '.join(known)}")
        if type(value) is not known[key]:
            raise ArchiveError(f"{where}: {key} = {value!r} should be {_TYPES[known[key]]}")
        if isinstance(value, int) and value < _LEAST.get(key, value):
            raise ArchiveError(f"{where}: {key} = {value} should be {_LEAST[key]} or more")
        if key == "time_zone" and value not in available_timezones():
            raise ArchiveError(f"{where}: {key} = {value!r} should be a zone such as 'Europe/London'")
        if (value or key == "search") and key in _FORMS and not _fits(_FORMS[key][0], str(value)):
            raise ArchiveError(f"{where}: {key} = {value!r} should be {_FORMS[key][1]}")
        if name == "theme" and value and (why := faint(key, str(value))):
            raise ArchiveError(f'{where}: {key} = "{value}" {why}')
    return dict(content)


def _fits(form: str, value: str) -> bool:
    """Whether a value looks as it must; a date must be one, too."""
    if not re.fullmatch(form, value):
        return False
    try:
        return form != DAY or bool(date.fromisoformat(value))
    except ValueError:
        return False


_HOST = r"https?://[^\s\"'<>/?#]+"
_FORMS = {
    **FORMS,
    **dict.fromkeys(COLOURS, (r"#[0-9a-fA-F]{6}", 'a colour such as "#17464f"')),
    "base_url": (_HOST + r"(?:/[^\s\"'<>?#]*)?", "an address that begins with https:// and has no ? or #"),
    "licence_url": (_HOST + r"(?:[/?#][^\s\"'<>]*)?", "an address that begins with https://"),
    "language": (r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", 'a tag of a language such as "en-GB"'),
    "ocr_languages": (r"[A-Za-z_]+(?:\+[A-Za-z_]+)*", 'languages as Tesseract names them, "eng+cym"'),
    "search": (r"lunr|pagefind", '"lunr" or "pagefind"'),
    "contact_email": (r"[^@\s\"'<>?&]+@[^@\s\"'<>?&]+", "a mail address"),
}
_LEAST = {
    "answer_days": 0,
    "response_days": 0,
    "parse_seconds": 1,
    "parse_memory_mb": 128,
    "unpacked_mb": 1,
    "unpacked_files": 1,
    "search_start_kb": 1,
    "search_part_kb": 1,
    "meeting_page_kb": 1,
}
"""The least that a limit may be: with less memory Python and the parsers themselves don't start."""
_TYPES = {
    str: 'a text in quotation marks: "…"',
    int: "a whole number without quotation marks",
    bool: "true or false",
}


def _line(path: Path, key: str) -> int:
    """The line on which a key or a table stands; 1 where it can't be told."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if re.match(rf"\s*\[*\s*[\"']?{re.escape(key)}\b", line):
            return number
    return 1


def _bodies(path: Path, entries: object) -> tuple[Body, ...]:
    """The bodies; no two may be read as one, by the spellings of their names or by their addresses."""
    if not entries:
        return ()
    where = f"{path}:{_line(path, 'bodies')}"
    if not isinstance(entries, list):
        raise ArchiveError(f'{where}: bodies are written as blocks: [[bodies]], and below it name = "…"')
    bodies = tuple(_body(path, where, entry) for entry in entries)
    taken: dict[str, Body] = {}
    for body in bodies:
        for form in {_fold(name) for name in (body.name, *body.variants)} | {slug(body.name)}:
            other = taken.setdefault(form, body)
            if other is not body:
                raise ArchiveError(
                    f"{where}: '{other.name}' and '{body.name}' would be read as one body ('{form}'); give"
                    " them names that differ in more than signs, or make one a variant of the other"
                )
    return bodies


def _body(path: Path, where: str, entry: object) -> Body:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
        raise ArchiveError(f'{where}: each [[bodies]] needs name = "…"')
    unknown = set(entry) - {"name", "variants"}
    if unknown:
        raise ArchiveError(f"{path}: unknown key '{min(unknown)}' in [[bodies]]; known are name, variants")
    variants = entry.get("variants", [])
    if not isinstance(variants, list) or not all(isinstance(name, str) for name in variants):
        line = _line(path, "variants")
        raise ArchiveError(f'{path}:{line}: variants = {variants!r} should be a list: ["…", "…"]')
    return Body(entry["name"], tuple(variants))
