"""Dates as work programmes write them: without a year, with deadlines beside them, with a letter misread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from parsers import phrases
from parsers.blocks import Block, Kind, plain

# "2025/26", "2025-2026", "2025 – 26"
_SESSION = re.compile(r"\b(20\d\d)\s?[/–-]\s?(?:20)?(\d\d)\b")
_MONTHS = "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "may" else name for name in phrases.MONTHS)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# "Monday 11th July", "12 June", "June 12th", "July": no year beside it
_YEARLESS = re.compile(
    r"\b(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*,? (?:the )?)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTHS})"
    rf"|(?P<first>{_MONTHS})(?: (?P<later>\d{{1,2}})(?:st|nd|rd|th)?)?)\b(?!,? \d{{4}})",
    re.I,
)
# "28/6/22", "1.7.22"
_SHORT = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d\d)\b(?![./\d])")
_LABEL = re.compile(
    # "Papers deadline: 4 June", "Deadline for reports 28/6/22", "Reports due by 2 May"
    r"\b(?:(?P<deadline>(?:(?:draft |final )?(?:report|paper)s?\W? )?(?:submission )?deadline"
    r"(?: for (?:the )?(?:submission of )?(?:reports?|papers?|agenda))?|(?:reports?|papers?) due(?: by)?)"
    # "Agenda dispatch: 6 June", "Publication 1/7/22", "Agenda published on 6 June"
    r"|(?P<dispatch>(?:agenda )?(?:dispatch|despatch|publication|published)(?: date| on)?)"
    # "Meeting date: Monday 11 July", "Date of meeting 4 June"
    r"|(?P<meeting>(?:meeting|committee|panel) date|date of (?:the )?meeting|meeting))\b[ :–-]*",
    re.I,
)
_APART = timedelta(days=90)


class Years(NamedTuple):
    """What a programme says about the years of its dates."""

    session: int | None = None
    """The year in which the municipal year begins that its title names."""
    known: tuple[str, ...] = ()
    """Its full dates."""


class Dates(NamedTuple):
    """The days of one meeting."""

    meeting: str | None = None
    deadline: str | None = None
    dispatch: str | None = None


# "(moved)", " –": what stands behind a date; ", at 7pm"
_ADDED = re.compile(r"\(.*$|[\s–:-]+$")
_AT_TIME = re.compile(r",? (?:at )?\d{1,2}[.:]?\d{0,2} ?[ap]\.?m\.?$", re.I)


def years(blocks: Sequence[Block]) -> Years:
    """The municipal year of a title, and all full dates of tables and headings."""
    titles = (b.plain for b in blocks[:6] if b.kind is not Kind.TABLE and len(b.plain) < 150)
    sessions = {int(m[1]) for t in titles for m in _SESSION.finditer(t) if int(m[2]) == (int(m[1]) + 1) % 100}
    known = dict.fromkeys(d for b in blocks for d in phrases.dates(_bare(b.plain)))
    return Years(sessions.pop() if len(sessions) == 1 else None, tuple(known))


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@lru_cache(maxsize=4096)
def is_date(cell: str, session: int | None = None) -> bool:
    """Whether a cell is the date of a meeting, "November 30th 2022", "January 16th 2023 (moved)"."""
    text = _AT_TIME.sub("", _ADDED.sub("", plain(cell)).strip())
    if phrases.is_dated(text):
        return True
    return session is not None and bool(_YEARLESS.fullmatch(text))


def when(text: str, known: Years) -> str | None:
    """The date of a meeting; a year that is not beside it from the programme's title or its other dates."""
    if found := phrases.month(text):
        return found
    match = _YEARLESS.search(_bare(text))
    if match is None:
        return None
    month = next(
        i
        for i, m in enumerate(phrases.MONTHS, 1)
        if m.startswith((match["month"] or match["first"])[:3].lower())
    )
    day = match["day"] or match["later"]
    if day is None:
        return _of_session(known, month)
    return _completed(int(day), month, match["weekday"], known)


def _of_session(known: Years, month: int) -> str | None:
    """A month of a municipal year, which begins in May."""
    return None if known.session is None else f"{known.session + (month < 5)}-{month:02d}"


def _completed(day: int, month: int, weekday: str | None, known: Years) -> str | None:
    """The one day that the programme's year or another of its dates tells, of its weekday."""
    days = {d for d in known.known if d.endswith(f"-{month:02d}-{day:02d}")}
    if not days and known.session is not None:
        days = {_day(known.session + (month < 5), month, day)} - {""}
    if not days:
        near = {_day(int(d[:4]), month, day) for d in known.known} - {""}
        days = {d for d in near if any(_is_soon(k, d) for k in known.known)}
    fitting = [
        d
        for d in days
        if weekday is None or _WEEKDAYS[date.fromisoformat(d).weekday()] == weekday[:3].lower()
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_soon(one: str, other: str) -> bool:
    return abs(date.fromisoformat(one) - date.fromisoformat(other)) < _APART


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def labelled(text: str, known: Years) -> Dates:
    """The days that stand behind labels, and the meeting's before the first of them.

    "Meeting Date: Monday 11th July Deadline for reports: 28/6/22 Publication 1/7/22".
    """
    text = _bare(plain(text))
    marks = list(_LABEL.finditer(text))
    found: dict[str, str | None] = {}
    before = text[: marks[0].start()] if marks else text
    pieces = [("meeting", before)] if before.strip() else []
    ends = [*(m.start() for m in marks), len(text)][1:]
    pieces += [(m.lastgroup or "", text[m.end() : end]) for m, end in zip(marks, ends, strict=True)]
    spoken = known._replace(known=(*known.known, *(_numeric(text))))
    for name, piece in pieces:
        if not found.get(name):
            found[name] = next(iter(_numeric(piece)), None) or when(piece, spoken)
    # A deadline is a day; a month that stands there alone is what is left of one.
    days = {k: v if k == "meeting" or (v and len(v) == 10) else None for k, v in found.items()}
    return Dates(days.get("meeting"), days.get("deadline"), days.get("dispatch"))


def is_labelled(text: str) -> bool:
    """Whether a text has days behind labels."""
    return any(m.lastgroup != "meeting" or ":" in m[0] for m in _LABEL.finditer(_bare(text)))


def _numeric(text: str) -> Iterable[str]:
    """The days of a text that are written "28/6/22"."""
    return [d for m in _SHORT.finditer(text) if (d := _day(2000 + int(m[3]), int(m[2]), int(m[1])))]


def damaged(cell: str) -> str | None:
    """A date whose month has one letter misread: "Danuary 16th 2023" is January's, no other is as near."""
    text = plain(cell)
    if not re.search(r"\d{1,2}(?:st|nd|rd|th)?\s+20\d\d$", text):
        return None
    for word in re.findall(r"[A-Za-z]{4,}", text):
        near = [m for m in phrases.MONTHS if Levenshtein.distance(word.casefold(), m) == 1]
        if len(near) == 1:
            return phrases.month(text.replace(word, near[0].title()))
    return None
