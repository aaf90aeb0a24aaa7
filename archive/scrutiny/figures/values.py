"""Numbers that a text gives as values, and those that only look so: ages, thresholds, names of forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_NUMBERS = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty"""
_SPELT = {word: number for number, word in enumerate(_NUMBERS.split(), start=2)}
_MULTIPLES = {"k": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_VALUE = re.compile(
    rf"(?P<sign>[-–−]|\()?(?P<pounds>£\s?)?(?<![\d.,])(?P<number>{_NUMBER})(?![\d]|[.,/]\d|\w*\d)"
    r"(?:(?P<percent>\s?(?:%|per\s?cent\b))|\s?(?P<multiple>k|m|bn|million|billion)\b"
    r"|\s(?P<rate>per\s10(?:,000|k)\b)|\s(?P<weeks>weeks\b))?"
    rf"|\b(?P<spelt>{'|'.join(_SPELT)})\b(?!-)",
    re.I,
)
_NO_VALUE = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        # "aged between 17 and 21", "aged 16 or over", "aged 19-21", "ages of 14 to 17"
        r"\bage[sd]?\s+(?:of\s+)?(?:between\s+)?(?:under\s+|over\s+)?\d+(?:\.5)?(?:\s?(?:-|–|to|and|or)\s?(?:\d+(?:\.5)?|over|under|older|above))?",
        # "under 16s", "over 18", "under the age of 5", "16+", "16 and 17 year olds"
        r"\b(?:under|over)[ -](?:the\s+age\s+of\s+)?\d{1,2}(?:['’]?s)?\b(?!\s?(?:%|per\s?cent|,\d|miles|\d))",
        r"\b\d{1,2}(?:\s?(?:-|–|to|and|or)\s?\d{1,2})?"
        r"(?:\+|\s?-?\s?years?[ -]olds?|\s?-?years?\b|\s?months?\b|\s?miles\b)",
        # "within 45 working days", "in 20 weeks", "more than 2.5 years", "in time within 72 hours"
        r"\b(?:within|in\s+under|in)\s+(?:the\s+)?(?:statutory\s+|required\s+)?\d+\s+(?:working\s+|calendar\s+)?(?:days?|weeks?|hours?)\b",
        r"\b\d+(?:\.\d+)?\s*(?:-|–|\s)?(?:working\s+|calendar\s+)?(?:days?|hours?|minutes?)\b",
        # "Section 47", "Category 1", "Key Stage 4", "paragraph 3.2", "Tier 4", "Grade 5"
        r"\b(?:Sections?|Categor(?:y|ies)|Key\s+Stage|Stage|Tier|Level|Grade|Part|Chapter|Article|Appendix|Annex|Item|Table|Figure"
        r"|paragraphs?|pages?|Years?|Phase|Priority|Recommendations?|Form|Group|Progress|Attainment|Band|Zone|No\.?|Option|Goal|Note)"
        r"\s+\d+(?:\.\d+)*[a-z]?s?\b",
        r"\bS(?:\.\s?)?\d{2,3}\b|\bCovid-?\s?19\b|\b\d+(?:st|nd|rd|th)\b|\b\d+(?:\s?-\s?\d+)?:\d+\b",
        # "three or more", "two or more"
        rf"\b(?:\d+|{'|'.join(_SPELT)})\s+or\s+(?:more|fewer|less)\b",
    )
)
_ABOUT = re.compile(
    r"\b(?:about|around|approximately|approx\.?|nearly|almost|over|more\s+than|just\s+(?:under|over)|fewer\s+than"
    r"|less\s+than|up\s+to|at\s+least|some|circa|c\.|under|in\s+excess\s+of|roughly|close\s+to)\s*(?:an?\s+)?(?:estimated\s+)?(?:total\s+of\s+)?$",
    re.I,
)
# "was -£200k", "from -3% to −2%": elsewhere a stroke may part two numbers, or two words
_BEFORE_A_MINUS = re.compile(r"\b(?:was|were|is|are|of|to|at|by|from|and|stood at|a)\s$|[(:]\s?$", re.I)
# "a rate of 38 per 10,000": the second number says what the first is counted by
_PER = re.compile(r"\bper\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its unit, as a text prints it."""

    start: int
    stop: int
    printed: str
    number: float
    unit: str
    """number, %, £, per 10,000 or weeks."""
    about: bool = False
    """Whether the text says that it is only near this."""


@lru_cache(maxsize=4096)
def values(text: str) -> tuple[Value, ...]:
    """The values of a text, in order."""
    found = tuple(_all(text))
    hidden = [match.span() for pattern in (_NO_VALUE if found else ()) for match in pattern.finditer(text)]
    return tuple(v for v in found if not any(a < v.stop and v.start < b for a, b in hidden))


def of_cell(cell: str, unit: str | None = None) -> Value | None:
    """The value of a cell of a table: the first of the wanted unit, or the only one."""
    words = cell.strip()
    found = list(_all(words))
    if not found or not re.match(r"[\s(£+\-–−*]*\d", words):
        return None
    if unit:
        return next((v for v in found if v.unit == unit), None)
    return found[0]


def same(one: Value, other: Value) -> bool:
    """Whether two values agree: alike, or one is the other rounded."""
    if one.number == other.number:
        return True
    return any(
        abs(a.number - b.number) <= _step(a) / 2 + 1e-9 and _step(a) > _step(b)
        for a, b in ((one, other), (other, one))
    )


def _step(value: Value) -> float:
    """What the last printed digit counts: 0.1 for "15.3", 100,000 for "£3.3m"."""
    digits = re.search(_NUMBER, value.printed)
    places = len(digits[0].partition(".")[2]) if digits else 0
    multiple = re.search(r"\d\s?(k|m|bn|million|billion)\b", value.printed, re.I)
    return 10.0**-places * (_MULTIPLES[multiple[1].casefold()] if multiple else 1)


def _all(text: str) -> Iterator[Value]:
    for match in _VALUE.finditer(text):
        if _PER.search(text[: match.start()]):
            continue
        if spelt := match["spelt"]:
            yield Value(match.start(), match.end(), spelt, float(_SPELT[spelt.casefold()]), "number")
            continue
        start = match.start("pounds") if match["pounds"] else match.start("number")
        number = float(match["number"].replace(",", "")) * _MULTIPLES.get(
            (match["multiple"] or "").casefold(), 1
        )
        if _negative(text, match):
            number, start = -number, match.start()
        stop = match.end()
        printed = text[start:stop] + (")" if text[start] == "(" else "")
        yield Value(
            start, stop, printed.strip(), number, _unit(match), bool(_ABOUT.search(text[: match.start()]))
        )


def _negative(text: str, match: re.Match[str]) -> bool:
    """Whether a minus before it, or a bracket round a whole cell, makes a number one below nothing."""
    before = text[: match.start()]
    if match["sign"] == "(":
        return not before.strip() and text[match.end() :].lstrip(" %").startswith(")")
    return bool(match["sign"]) and (not before.strip() or bool(_BEFORE_A_MINUS.search(before)))


def _unit(match: re.Match[str]) -> str:
    if match["percent"]:
        return "%"
    if match["pounds"]:
        return "£"
    return "per 10,000" if match["rate"] else "weeks" if match["weeks"] else "number"
