"""Dates in running text, as ISO 8601; and ISO dates as people say them."""

from __future__ import annotations

import re

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
"""A pattern for the name of a month, short or long."""

_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b(?P<month>{MONTH})\b"
    rf"(?:\s+(?P<late_day>\d{{1,2}})(?:st|nd|rd|th)?,?)?\s+(?P<year>(?:19|20)\d\d)\b",
    re.I,
)


def dates(text: str) -> list[str]:
    """The dates of a text in order, as exact as they are given: "2024-09-30", or "2024-09" for a month."""
    return [_iso(match) for match in _DATE.finditer(text)]


def _iso(match: re.Match[str]) -> str:
    month = next(
        i for i, name in enumerate(MONTHS, start=1) if name[:3].casefold() == match["month"][:3].casefold()
    )
    day = match["day"] or match["late_day"]
    return f"{match['year']}-{month:02d}-{int(day):02d}" if day else f"{match['year']}-{month:02d}"


# "7.00 pm", "7pm", "19.05", "19:05"
_TIME = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?(?:\s*(?P<half>[ap])\.?m\b|(?(minute)(?!\d)|(?!)))",
    re.I,
)


def clock(text: str) -> str | None:
    """The first time of day of a text, "19:05"; a bare number is none."""
    if (match := _TIME.search(text)) is None:
        return None
    hour = (
        int(match["hour"]) % 12 + 12 * (match["half"].casefold() == "p")
        if match["half"]
        else int(match["hour"])
    )
    return f"{hour:02d}:{int(match['minute'] or 0):02d}"


def spoken(date: str | None) -> str:
    """An ISO date as people say it: "16 January 2023", or "January 2023" where there is no day."""
    if not date:
        return ""
    year, *rest = date.split("-")
    named = [MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, *named, year])


def with_day(title: str, date: str | None) -> str:
    """A title with a day behind it, unless it has one: "Minutes of Cabinet, 30 January 2025"."""
    return f"{title}, {spoken(date)}" if date and not dates(title) else title


def municipal_year(date: str) -> str:
    """The municipal year of an ISO date or month, which begins with the annual meeting in May: "2022/23"."""
    year, month = int(date[:4]), int(date[5:7] or 12)
    first = year if month >= 5 else year - 1
    return f"{first}/{(first + 1) % 100:02d}"
