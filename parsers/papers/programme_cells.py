"""What a cell or line of a work programme says: title, what it is about, minutes, people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers import phrases
from parsers.blocks import plain

# "School Admissions (40)", "SEND Action Plan (60 min)", "(45m)", "(75 mins)", "(30-45)"
_MINUTES = re.compile(
    r"\s*\((?P<least>[1-9][05]\s?[-–]\s?(?=\d?\d[05]\b))?"
    r"(?:(?P<told>\d{1,3})\s*(?:m|mins?|minutes)\.?|(?P<bare>\d{0,2}[05]))\)",
    re.I,
)
_BODY = "Commission|Committee|Panel|Board|Council|Cabinet|Forum|Group"
# "Weirs To review each weir", "Otter counts: The Panel has asked …", "Reed beds This is a standing item"
_SENTENCE = re.compile(
    r"(?<!\b[Aa]nd)(?<!\b[Ff]or)(?<!\b[Oo]f)(?<!\b[Oo]r)(?<!\b[Tt]he)(?<!\b[Ii]n)(?<!\b[Oo]n)(?<!\b[Tt]o)"
    r"(?<![-–&])\s+(?=(?:To (?!be\b)[a-z]{3,}"
    rf"|(?:The|This|An?|It|In|As|Following|Alongside|Members) (?:[a-z]|(?:{_BODY})\b))"
    r"\S*(?: \S+){3})"
)
# "Foster carers:- to review the progress", "Weirs - to consider repairs"
_TO = re.compile(r"\s*(?::\s?[-–]?|\s[-–])\s*(?=to [a-z]{4,} )")
# "Housing for care leavers, and what it costs. The strategy is due …"
_FULL_STOP = re.compile(r"(?<=[a-z)][.?!:])\s+(?=[A-Z])")
_BOLD = re.compile(r"^\W{0,4}\*\*(?P<title>[^*]+)\*\*[:\s]*(?P<rest>.*)$", re.S)
# "Lead officer: Ann Reed", "Lead: Director of Place", "Invitees:"
_LEAD = re.compile(
    r"\b(?:lead(?: officers?)?|report authors?|contact officers?|presented by|invitees?|witnesses)\s*:\s*",
    re.I,
)
_LONG = 14


class Minutes(NamedTuple):
    """The minutes set aside for an item: of a range no number, but its words."""

    number: int | None = None
    words: str | None = None


class Said(NamedTuple):
    """What a cell says of one item."""

    title: str
    detail: str
    minutes: Minutes


def lines_of(cell: str) -> list[str]:
    """The lines of a cell without their bullets, those of the words alone that are no bullet."""
    lines = (re.sub(r"^[\s•●▪◦○–-]+", "", line).strip() for line in cell.split("\n"))
    return [line for line in lines if plain(line)]


def is_marked(cell: str) -> bool:
    """Whether a cell begins as an item does where a table sets its items off: bold, or with minutes."""
    first = next(iter(lines_of(cell)), "")
    return bool(_BOLD.match(first)) or bool(_MINUTES.search(plain(first)))


def items(cell: str) -> list[str]:
    """The items of a cell: a line each where every line is short and begins like one, else all as one."""
    lines = lines_of(cell)
    if len(lines) < 2:
        return lines
    texts = [plain(line) for line in lines]
    own = all(re.match(r"\W*[A-Z0-9]", t) and len(t.split()) <= _LONG and t[-1] != "." for t in texts)
    return lines if own else ["\n".join(lines)]


def said(cell: str, *, sentences: bool) -> Said:
    """Title, the rest, and the minutes between them or in them.

    `sentences` where what an item is about stands in the same cell as its title.
    """
    first, *more = lines_of(cell) or [""]
    title, rest = _bold(first) if sentences else (plain(first), "")
    if not rest and (match := _MINUTES.search(title)):
        title, rest = title[: match.start()] + match[0], title[match.end() :]
    bare, minutes = without_minutes(title)
    if sentences and not rest:
        bare, rest = _parted(bare)
    if minutes == Minutes() and (match := re.match(rf"^\W?{_MINUTES.pattern}", rest, re.I)):
        minutes, rest = without_minutes(rest)[1], rest[match.end() :]
    detail = " ".join([rest.strip(" :-–"), *(plain(line) for line in more)]).strip()
    return Said(_title(bare), re.sub(r"\s+", " ", detail), minutes)


def _title(text: str) -> str:
    return re.sub(r"^\d{1,2}[.)]\s+|(?<=[a-z])\.$|[\s:–-]+$", "", text.strip(" •-–:")).strip()


def without_minutes(text: str) -> tuple[str, Minutes]:
    """A title without the minutes in brackets, and them."""
    found = [m for m in _MINUTES.finditer(text) if _most(m) <= 300]
    if not found:
        return text, Minutes()
    bare = "".join(text[a:b] for a, b in _around([m.span() for m in found], len(text)))
    last = found[-1]
    if least := last["least"]:
        return bare.strip(), Minutes(words=f"{least}{_most(last)}")
    return bare.strip(), Minutes(_most(last) or None)


def _most(match: re.Match[str]) -> int:
    return int(match["told"] or match["bare"] or 0)


# A cell of a column of times: "45", "30 - 45 mins"
_TIME = re.compile(r"(?P<range>\d+\s?(?:[-–]|to)\s?\d+)|(?P<number>\d+)")


def minutes(cell: str) -> Minutes:
    """What a cell of a column of times says."""
    match = _TIME.search(plain(cell))
    if match is None:
        return Minutes()
    return Minutes(words=match["range"]) if match["range"] else Minutes(int(match["number"]) or None)


def _around(spans: Sequence[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    starts = [0, *(b for _, b in spans)]
    return list(zip(starts, [*(a for a, _ in spans), end], strict=True))


def _bold(line: str) -> tuple[str, str]:
    """The title that is set in bold, and what follows it."""
    match = _BOLD.match(line)
    return (plain(match["title"]), plain(match["rest"])) if match else (plain(line), "")


def _parted(text: str) -> tuple[str, str]:
    """A title and the sentence after it, where one begins that can be no title's."""
    cuts = [m for p in (_TO, _SENTENCE) if (m := p.search(text)) and len(text[: m.start()].split()) <= _LONG]
    cut = min(cuts, key=lambda m: m.start(), default=_FULL_STOP.search(text))
    return (text[: cut.start()], text[cut.end() :]) if cut else (text, "")


def with_lead(line: str) -> tuple[str, str]:
    """A line without "(Lead: Ann Reed, Head of Rivers)" or "– Lead officer: Ann Reed", and who that is."""
    match = re.search(rf"\s*[(–-]\s*{_LEAD.pattern}(?P<who>[^()]+?)\)?$", line, re.I)
    return (line[: match.start()], match["who"]) if match else (line, "")


def with_source(line: str) -> tuple[str, str | None]:
    """A line without "(suggested by Fen Forum)", and who that is."""
    match = re.search(
        r"\s*\((?:suggested|raised|requested|proposed|referred) by (?P<who>[^()]+)\)$", line, re.I
    )
    return (line[: match.start()], plain(match["who"])) if match else (line, None)


def people(cell: str) -> list[dict[str, str]]:
    """The people of a cell; an office alone is nobody's name."""
    named = [person for line in lines_of(cell) for person in _of_line(line)]
    return [{"name": p.name} | ({"role": p.role} if p.role else {}) for p in named]


def _of_line(line: str) -> list[phrases.NamedRole]:
    text = re.sub(r"\s+\(?tbc\)?$", "", _LEAD.sub("", plain(line)), flags=re.I)
    if ";" in text:
        return [person for part in text.split(";") for person in _of_line(part)]
    single = phrases.named_role(text)
    return [single] if single else [p for p in phrases.people(text) if phrases.is_name(p.name)]


def offices(cell: str) -> str | None:
    """Who else is to come, in the cell's words: offices and bodies."""
    return "; ".join(plain(line).strip(" ;") for line in lines_of(cell) if not _of_line(line)) or None


def invited(cell: str, *, roles: bool) -> list[dict[str, str]]:
    """People with their offices, a line each, below what an item is about: "Bo Sedge, Head of Reeds"."""
    found = []
    for line in lines_of(cell)[1:]:
        one = phrases.named_role(plain(line))
        if one and one.role and len(plain(line).split()) <= _LONG and phrases.is_name(one.name):
            found.append({"name": one.name, "role": one.role} if roles else {"name": one.name})
    return found
