"""The dates and periods that papers name, in one form each: "2021/22", "April to September 2022", a date."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.dates import MONTH, MONTHS, dates

_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
_YEARS = r"(?:20\d\d\s?[/–-]\s?(?:20)?\d\d|\d\d/\d\d)"
_FROM = rf"(?:between|from)?\s*{_DAY}(?P<first>{MONTH})(?:\s+(?P<first_year>20\d\d))?"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_PATTERNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        # "between April and September 2022", "Apr - Sept 2022", "1 April 2021 to 31 March 2022"
        rf"\b{_FROM}\s*(?:to|and|until|[–-])\s*{_DAY}(?P<last>{MONTH})\s+(?P<last_year>20\d\d)\b",
        # "in the year to March 2022", "the year ended 31 March 2022"
        rf"\b(?:the\s+)?(?:(?:financial\s+)?year|(?:12|twelve)\s+months)\s+(?:to|ending|ended)\s+(?:the\s+)?(?:end\s+of\s+)?{_DAY}"
        rf"(?P<year_to>{MONTH})\s+(?P<year_to_year>20\d\d)\b",
        # "the first quarter of 2021/22", "Q3 2021/22", "quarter 3 of 2021-22"
        rf"\b(?:the\s+)?(?:(?P<ordinal>first|second|third|fourth)\s+quarter|(?:quarter\s|Q)(?P<quarter>[1-4]))"
        rf"\s+(?:of\s+|in\s+)?(?P<quarter_years>{_YEARS})(?!\d)",
        # "2021/22 Q3"
        rf"\b(?P<years_first>{_YEARS})\s+(?:quarter\s|Q)(?P<quarter_last>[1-4])\b",
        # "the academic year 2021/22": not the council's year
        rf"\b(?:the\s+)?(?:academic|school)\s+year\s+(?P<academic>{_YEARS})(?!\d)",
        # "at the end of 2021/22", "2020-21"; "10/12" is no year, nor is "2010/22"
        rf"(?<![\d/])(?:(?:at|by)\s+)?(?P<end>(?:the\s+)?(?:end|close)\s+of\s+)?"
        rf"(?:the\s+)?(?:financial\s+)?(?:year\s+)?(?P<years>{_YEARS})(?![\d/])",
        # "at the end of March 2021", "as at 31 March 2021", "March 2021"
        rf"\b(?:(?:as\s+)?(?:at|of|on)\s+)?(?:the\s+)?(?P<month_end>end\s+(?:of\s+)?)?(?P<date>{_DAY}{MONTH}\s+20\d\d)\b",
        # "at the same time in 2021", "at the same point the previous year"
        r"\b(?:at\s+)?the\s+same\s+(?:time|point|date|stage)\s+(?:(?:in|of)\s+(?P<same_year>20\d\d)|(?:in\s+)?"
        r"(?:the\s+previous|last|the\s+preceding)\s+year|(?:a|the)\s+year\s+(?:before|earlier))"
        r"|\ba\s+year\s+(?:earlier|before|ago)\b",
        # "in 2021", "during 2021": a year alone is one only behind such a word
        r"(?<=\bin )(?P<bare>20[0-4]\d)(?![\d/–-])|(?<=\bduring )(?P<bare_during>20[0-4]\d)(?![\d/–-])",
        # "the previous year", "last year", "the year before"
        r"\b(?P<before>(?:the\s+)?(?:previous|preceding)\s+(?:financial\s+|reporting\s+)?year|last\s+year|the\s+year\s+before)\b",
    )
)
# What every pattern asks for; most texts have neither
_MAY_NAME = re.compile(r"20\d\d|\d\d/\d\d|year", re.I)


@dataclass(frozen=True, slots=True)
class Time:
    """When a figure holds: a date or a period."""

    as_at: str | None = None
    """A day or a month."""
    period: str | None = None
    """A period in words: "2021/22", "Q1 2022/23", "April to September 2022", "2021"."""
    ends: bool = False
    """Whether the source speaks of the period's end."""

    @property
    def moment(self) -> str | None:
        """The day or month that is meant: the date, or the last day of a council's year or quarter."""
        years = _council_year(self.period)
        return self.as_at or _quarter_end(self.period) or (f"{years + 1}-03-31" if years else None)

    @property
    def order(self) -> tuple[str, str]:
        """What times are sorted by."""
        return (self.as_at or _end(self.period), self.period or "")

    def before(self) -> Time | None:
        """The same time one year earlier."""
        if self.as_at:
            return replace(self, as_at=_shifted(self.as_at))
        if self.period:
            return replace(self, period=_YEAR.sub(lambda m: f"{int(m[0]) - 1:0{len(m[0])}}", self.period))
        return None

    def in_year(self, year: str) -> Time | None:
        """The same day of another year."""
        return replace(self, as_at=_shifted(self.as_at, int(year))) if self.as_at else None


_YEAR = re.compile(r"\b20\d\d|(?<=/)\d\d")


@dataclass(frozen=True, slots=True)
class Named:
    """A time as a text names it."""

    start: int
    stop: int
    time: Time | None
    """None where it is told by another: "the previous year"."""
    same_year: str | None = None
    """The year of "at the same time in 2021"."""
    before: bool = False
    """Whether it is one year before another."""


@lru_cache(maxsize=4096)
def named(text: str) -> tuple[Named, ...]:
    """The times that a text names, in order; the longest way of reading each."""
    found: list[Named] = []
    if not _MAY_NAME.search(text):
        return ()
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < other.stop and other.start < match.end() for other in found):
                continue
            if (one := _named(match)) is not None:
                found.append(one)
    return tuple(sorted(found, key=lambda n: n.start))


def of_head(head: str) -> Time | None:
    """The time over a column of a table; None where the head says something else too."""
    words = re.sub(r"\s+", " ", head).strip(" *:")
    words = re.sub(
        r"^(?:provisional |actual |final )?(?:outturn|actuals?|as at|at|position at)\s+(?=\S)",
        "",
        words,
        flags=re.I,
    )
    words = re.sub(r"\s(?:(?:provisional |final )?outturn|actuals?)$", "", words, flags=re.I)
    if re.fullmatch(r"20[0-4]\d", words):
        return Time(period=words)
    if short := re.fullmatch(rf"((?:end\s+(?:of\s+)?)?{_DAY}{MONTH})[ -]['’]?(\d\d)", words, re.I):
        words = f"{short[1]} 20{short[2]}"
    one = next(iter(named(words)), None)
    whole = one is not None and not words[: one.start].strip() and not words[one.stop :].strip()
    return one.time if one and whole else None


def months_of(text: str, column: Time) -> Time | None:
    """The period that a cell names by its months alone, in the year of its column: "95 (April-Sept)"."""
    match = re.search(rf"\(({MONTH})\s*(?:to|[–-])\s*({MONTH})\)", text, re.I)
    if not match or not column.as_at:
        return None
    return Time(period=f"{_month(match[1])} to {_month(match[2])} {column.as_at[:4]}")


def _named(match: re.Match[str]) -> Named | None:
    place = match.start(), match.end()
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "last" in groups:
        return Named(*place, Time(period=_months(groups)))
    if "year_to" in groups:
        return Named(*place, Time(period=_year_to(groups["year_to"], groups["year_to_year"])))
    if quarter := groups.get("quarter") or groups.get("quarter_last") or groups.get("ordinal"):
        number = _ORDINALS.get(quarter.casefold(), quarter)
        years = council_year(groups.get("quarter_years") or groups["years_first"])
        return Named(*place, Time(period=f"Q{number} {years}")) if years else None
    if "academic" in groups:
        years = council_year(groups["academic"])
        return Named(*place, Time(period=f"academic year {years}")) if years else None
    if "years" in groups:
        years = council_year(groups["years"])
        return Named(*place, Time(period=years, ends="end" in groups)) if years else None
    if "date" in groups:
        return Named(*place, Time(as_at=_date(groups["date"], ends="month_end" in groups)))
    if bare := groups.get("bare") or groups.get("bare_during"):
        return Named(*place, Time(period=bare))
    return Named(*place, None, groups.get("same_year"), before="same_year" not in groups)


def council_year(text: str) -> str | None:
    """A year from April to March in one form, "2021/22"; None where the two years don't follow each other."""
    first, last = re.findall(r"\d+", text)
    year = int(first) if len(first) == 4 else 2000 + int(first)
    return f"{year}/{last[-2:]}" if int(last[-2:]) == (year + 1) % 100 else None


def _council_year(period: str | None) -> int | None:
    match = re.fullmatch(r"(20\d\d)/\d\d", period or "")
    return int(match[1]) if match else None


def _month(name: str) -> str:
    return next(month for month in MONTHS if month[:3].casefold() == name[:3].casefold())


def _months(groups: dict[str, str]) -> str:
    """A period of months; one that is the council's year is named so."""
    first, last = _month(groups["first"]), _month(groups["last"])
    last_year = int(groups["last_year"])
    first_year = int(groups.get("first_year") or last_year - (MONTHS.index(first) > MONTHS.index(last)))
    if (first, last, last_year - first_year) == ("April", "March", 1):
        return f"{first_year}/{last_year % 100:02d}"
    began = f"{first} {first_year}" if first_year != last_year else first
    return f"{began} to {last} {last_year}"


def _year_to(month: str, year: str) -> str:
    name = _month(month)
    return f"{int(year) - 1}/{year[2:]}" if name == "March" else f"year to {name} {year}"


def _date(text: str, *, ends: bool) -> str:
    date = dates(text)[0]
    if ends and len(date) == 7:
        year, month = (int(n) for n in date.split("-"))
        return f"{date}-{monthrange(year, month)[1]}"
    return date


def _shifted(date: str, year: int | None = None) -> str:
    """A date in another year, the one before if none is named; the last of a February stays the last."""
    target = year or int(date[:4]) - 1
    rest = date[4:]
    return f"{target}-02-28" if rest == "-02-29" else f"{target}{rest}"


def _quarter_end(period: str | None) -> str | None:
    """The last day of a quarter of a council's year."""
    match = re.fullmatch(r"Q([1-4]) (20\d\d)/\d\d", period or "")
    if not match:
        return None
    year, quarter = int(match[2]), int(match[1])
    return f"{year + (quarter == 4)}-{('06-30', '09-30', '12-31', '03-31')[quarter - 1]}"


def _end(period: str | None) -> str:
    """The last day, month or year of a period, which puts it among dates."""
    if year := _council_year(period):
        return f"{year + 1}-03-31"
    found = re.search(rf"({MONTH}) (20\d\d)$", period or "", re.I)
    if found:
        return dates(found[0])[0]
    if quarter := _quarter_end(period):
        return quarter
    return next(iter(re.findall(r"20\d\d", period or "")), "")
