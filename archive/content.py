"""Pages of content: Markdown files with front matter, one for what one source says of one thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive import frontmatter as fm
from archive.frontmatter import FrontMatterError

DATE = fm.day
MONTH = fm.day_or_month
TIME = fm.pattern(r"(?:[01]\d|2[0-3]):[0-5]\d", "a time such as 19:05")
PLACE = fm.pattern(
    r"(?:page|printed|line) \d+(?:, (?:printed|line) \d+)*", "a place such as 'page 12, printed 10'"
)
ID = fm.pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*", "an id of small letters, digits and hyphens")

_PERSON = fm.mapping(name=fm.text, role=fm.text)
_PEOPLE = fm.several(_PERSON)
_ATTENDED = fm.one_of("present", "virtual", "apologies", "in_attendance", "late", "absent")
_STATUS = fm.one_of("scheduled", "held", "cancelled", "postponed", "abandoned", "inquorate")

KINDS = (
    "agenda",
    "minutes",
    "web-minutes",
    "decisions",
    "report",
    "cover-sheet",
    "letter",
    "recommendations",
    "work-programme",
    "glossary",
    "appendix",
    "text",
    "document",
)

KEYS: dict[str, fm.Check] = {
    "id": ID,
    "kind": fm.one_of(*KINDS),
    "title": fm.text,
    "document": ID,
    "body": fm.text,
    "meeting_date": DATE,
    "date": MONTH,
    "item": fm.pattern(r"\d{1,3}[a-z]?", "the number of an agenda item"),
    # agendas and minutes
    "status": _STATUS,
    "start_time": TIME,
    "end_time": TIME,
    "planned_end_time": TIME,
    "venue": fm.text,
    "webcasts": fm.several(fm.text),
    "members": _PEOPLE,
    "co_optees": _PEOPLE,
    "vacancies": fm.several(fm.text),
    "agenda": fm.several(
        fm.mapping(
            number=fm.text,
            title=fm.text,
            start_time=TIME,
            page_from=fm.integer,
            page_to=fm.integer,
            purpose=fm.text,
            officers=_PEOPLE,
        )
    ),
    "attendance": fm.several(
        fm.mapping(
            name=fm.text,
            capacity=fm.one_of("member", "co-optee", "cabinet", "officer", "guest"),
            role=fm.text,
            status=_ATTENDED,
            listed_under=_ATTENDED,
        )
    ),
    "attachments": fm.several(fm.mapping(item=fm.text, title=fm.text, file=fm.text, address=fm.text)),
    "votes": fm.several(
        fm.mapping(
            item=fm.text,
            title=fm.text,
            outcome=fm.text,
            ballots=fm.several(
                fm.mapping(
                    choice=fm.one_of("for", "against", "abstain", "absent", "not_voting"),
                    count=fm.integer,
                    names=fm.several(fm.text),
                )
            ),
            at=PLACE,
        )
    ),
    "declarations": fm.several(fm.mapping(name=fm.text, interest=fm.text, item=fm.text)),
    "next_meeting_date": DATE,
    "next_meeting_time": TIME,
    "listed_meetings": fm.several(
        fm.mapping(
            body=fm.text,
            date=DATE,
            start_time=TIME,
            status=_STATUS,
            published=fm.several(fm.text),
            address=fm.text,
        )
    ),
    # reports, letters, cover sheets
    "authors": _PEOPLE,
    "authorised_by": _PEOPLE,
    "recipients": _PEOPLE,
    "copied_to": _PEOPLE,
    "attending": _PEOPLE,
    "contacts": _PEOPLE,
    "cabinet_members": _PEOPLE,
    "wards": fm.text,
    # tables that were understood
    "terms": fm.several(fm.mapping(term=fm.text, definition=fm.text, as_printed=fm.text, at=PLACE)),
    "recommendations": fm.several(
        fm.mapping(
            number=fm.text,
            number_as_printed=fm.text,
            text=fm.text,
            response=fm.text,
            lead=fm.text,
            status=fm.text,
            progress=fm.several(fm.mapping(label=fm.text, date=MONTH, text=fm.text)),
            gaps=fm.several(fm.one_of("number", "lead", "text")),
            incomplete=fm.several(fm.one_of("text", "response", "progress")),
            unplaced=fm.several(fm.text),
            other=fm.several(fm.mapping(label=fm.text, text=fm.text)),
            at=PLACE,
        )
    ),
    "planned": fm.several(
        fm.mapping(
            title=fm.text,
            detail=fm.text,
            planned_for=MONTH,
            minutes=fm.integer,
            minutes_as_printed=fm.text,
            deadline=DATE,
            dispatch=DATE,
            officers=_PEOPLE,
            lead=fm.text,
            kind=fm.one_of("planned", "possible", "suggestion"),
            suggested_by=fm.text,
            heading=fm.text,
            at=PLACE,
        )
    ),
    # document.md
    "path": fm.pattern(r"(?![/~])(?!.*(?:^|/)\.\.(?:/|$))[^\\]+", "a path below sources/, without '..'"),
    "sha256": fm.pattern(r"[0-9a-f]{64}", "a SHA-256"),
    "media_type": fm.text,
    "publish_original": fm.flag,
    "pages": fm.integer,
    "papers": fm.several(ID),
    "words": fm.mapping(
        source=fm.integer,
        published=fm.integer,
        omitted=fm.several(fm.mapping(reason=fm.text, words=fm.integer, example=fm.text)),
        unaccounted=fm.integer,
        pages=fm.several(fm.mapping(page=fm.integer, source=fm.integer, unaccounted=fm.integer)),
    ),
    "not_understood": fm.several(fm.mapping(at=PLACE, what=fm.text)),
}
"""Every key of front matter with what its value may be."""

_CHECK = fm.mapping(**KEYS)
_NEEDED = ("id", "kind", "title", "document")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of content."""

    path: str
    """Relative to the archive's folder, with slashes."""
    id: str
    kind: str
    title: str
    document: str
    """Id of the document that it was read from."""
    body: str
    """Markdown."""
    meta: dict[str, Any] = field(default_factory=dict)
    """The rest of the front matter."""
    body_line: int = 1
    """The line of the file on which the body begins."""

    def get(self, key: str) -> Any:
        """A value of the front matter, None where it is missing."""
        return self.meta.get(key)

    def people(self, key: str) -> list[dict[str, str]]:
        """A list of people of the front matter; empty where it is missing."""
        found = self.meta.get(key, [])
        return found if isinstance(found, list) else []


@dataclass(frozen=True, slots=True, order=True)
class FileProblem:
    """A problem with the file that it is in."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Content:
    """All pages of content, sorted by path, and what could not be read."""

    pages: tuple[Page, ...]
    problems: tuple[FileProblem, ...]


def to_text(meta: dict[str, object], body: str) -> str:
    """A content file: front matter and body."""
    return f"---\n{fm.dump(meta)}---\n\n{body.strip()}\n"


def from_text(path: str, text: str) -> Page:
    """A page from its file. Raises FrontMatterError with the line."""
    front, body, line = fm.split(text.replace("\r\n", "\n").removeprefix("\ufeff"))
    values = fm.parse(front)
    meta = _CHECK(fm.Value(values, 1))
    for key in _NEEDED:
        if key not in meta:
            raise FrontMatterError(1, f"the key '{key}' is missing")
    own = {key: meta.pop(key) for key in _NEEDED}
    return Page(path, own["id"], own["kind"], own["title"], own["document"], body, meta, line)


def load(root: Path) -> Content:
    """All pages below `content/`. A page that can't be read is a problem, never silently empty."""
    pages: list[Page] = []
    problems: list[FileProblem] = []
    for file in sorted((root / "content").glob("**/*.md")):
        path = file.relative_to(root).as_posix()
        try:
            pages.append(from_text(path, file.read_text(encoding="utf-8")))
        except FrontMatterError as error:
            problems.append(FileProblem(path, error.line, str(error)))
        except OSError as error:
            problems.append(FileProblem(path, 1, f"can't be opened ({error.strerror}); let it be read"))
        except UnicodeDecodeError:
            problems.append(FileProblem(path, 1, "is not UTF-8 text; save it as UTF-8"))
    problems += _doubles(pages)
    return Content(tuple(pages), tuple(problems))


def _doubles(pages: list[Page]) -> list[FileProblem]:
    """Ids that two pages claim."""
    seen: dict[str, Page] = {}
    found = []
    for page in pages:
        if page.id in seen:
            found.append(
                FileProblem(page.path, 2, f"the id '{page.id}' is taken by {seen[page.id].path}; change one")
            )
        seen.setdefault(page.id, page)
    return found
