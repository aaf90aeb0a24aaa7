"""What a review recommends in running text: "Recommendation 1: That …", "The Panel recommends that: …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from archive.records import Source
from archive.scrutiny.recommendations.paper_lines import Line, same_words

_GROUPS = "commission|committee|panel|group|party|inquiry|review|board|members|councillors"
# "Recommendation 3: That …", "R3 – That …", "Recommendation 3" as a heading of its own
_LABEL = re.compile(
    r"^\W*(?:key |draft )?(?:recommendation|rec\.?|(?P<short>R(?=\d)))\s*(?:no\.? ?)?"
    r"(?P<number>\d{1,3}[a-z]?)(?:\s*[:–—-]\s*|\.\s+|\s+(?=That\b|It is\b|We\b)|\s*$)(?P<text>.*)$",
    re.I | re.S,
)
# "We recommend that:", "The Panel therefore recommends to Cabinet that …"; not "The Panel recommended"
_RECOMMENDS = re.compile(
    rf"^\W*(?:[^.:]{{1,60}}, )?(?P<by>we|(?:the |this |our )?(?:[\w’'&-]+ ){{0,6}}?(?:{_GROUPS})) "
    r"(?:therefore |also |further )?recommends?(?: to (?P<to>(?:the )?[\w’' &-]{3,50}?))?,? ?"
    r"(?:that\b|the following\b|:)",
    re.I,
)
# "That the Council …", "The Cabinet Member should …", "It is recommended that …"
_SAYS = re.compile(r"^\W*(?:that|to [a-z])\b|\bshould\b|\bmust\b|\brecommend(?:s|ed)?\b", re.I)
# "Recommendation 3: see above", "Recommendation 3: Accepted": about one that stands elsewhere
_ABOUT = re.compile(
    r"^\W*(?:see\b|this recommendation|(?:has|have|was|were|is|are) "
    r"|(?:not |partly |partially )?(?:agreed|accepted|rejected|complete|implemented|noted|achieved)\b"
    r"|(?:progress|response|update|status|in progress|ongoing)\b)",
    re.I,
)
# "… that the Cabinet Member for Housing should …", "That Weir Homes must …"
_NAME = r"(?:the )?[A-Z][\w’'&-]*(?:,? (?:and |of |for |the |& |in |with )*[A-Z][\w’'&-]*){0,9}"
_ADDRESSED = re.compile(rf"\W*(?:\w{{1,3}}\) )?(?P<who>{_NAME}) (?:should|must)\b")
_THAT = re.compile(r"\brecommend\w*(?: \w+)? that\b", re.I)
_FEWEST = 5
"""Words of the shortest recommendation."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation of a review's text."""

    number: str | None
    text: str
    by: str | None
    """Who recommends, as printed."""
    to: str | None
    sources: tuple[Source, ...]
    anchor: str


def recommended(lines: Iterable[Line]) -> list[Recommended]:
    """All recommendations in order; one that a summary prints again stands once, with both places."""
    found: list[Recommended] = []
    for one in _all(list(lines)):
        same = (i for i, f in enumerate(found) if f.number == one.number and same_words(f.text, one.text))
        if (at := next(same, None)) is None:
            found.append(one)
        else:
            found[at] = replace(found[at], sources=(*found[at].sources, *one.sources))
    return found


def addressee(text: str) -> str | None:
    """Who should act, where a recommendation says so: "That Weir Homes should …"."""
    first = _THAT.search(text) or re.search(r"\bthat\b", text, re.I)
    match = _ADDRESSED.match(text, first.end() if first else 0)
    return match["who"] if match else None


def _all(lines: list[Line]) -> Iterator[Recommended]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if label := _LABEL.match(line.text):
            at, own = _labelled(lines, at, label)
            yield from own
        elif line.kind != "row" and (lead := _RECOMMENDS.match(line.text)):
            at, own = _listed(lines, at, lead)
            yield from own
        else:
            at += 1


def _labelled(lines: list[Line], at: int, label: re.Match[str]) -> tuple[int, list[Recommended]]:
    """The recommendation behind a label, or below one that stands alone."""
    line, text = lines[at], label["text"].strip()
    alone, after = not text, at + 1
    if alone and after < len(lines) and lines[after].kind in ("paragraph", "entry"):
        text, after = lines[after].text, after + 1
    doubted = alone or label["short"]  # "R1: Failure of the pumps" is a risk
    if label["short"] and _of_risks(lines, at):
        return at + 1, []
    if not text or _ABOUT.match(text) or _LABEL.match(text) or (doubted and not _SAYS.search(_first(text))):
        return at + 1, []
    text, after = _with_entries(lines, text, after)
    if len(text.split()) < _FEWEST:
        return at + 1, []
    by = _RECOMMENDS.match(text)
    one = Recommended(
        label["number"], text, by["by"] if by else None, addressee(text), (line.source,), line.anchor
    )
    return after, [one]


def _of_risks(lines: list[Line], at: int) -> bool:
    """Whether a line stands in a table, or below a heading, of risks: "R1: Ferries should not sink"."""
    row = lines[at].kind == "row"
    above = (i for i in range(at, -1, -1) if lines[i].kind == "heading" or (row and lines[i].kind == "row"))
    heads = [lines[i] for i in above if lines[i].kind == "heading" or lines[i].anchor == lines[at].anchor]
    nearest = next((i for i, line in enumerate(heads) if line.kind == "heading"), len(heads))
    told = heads[max(0, nearest - 1) : nearest + 1]  # the table's own head, and the heading above
    return any(
        re.search(r"\brisks?\b", " ".join((line.number or "", line.text, *line.cells)), re.I) for line in told
    )


def _listed(lines: list[Line], at: int, lead: re.Match[str]) -> tuple[int, list[Recommended]]:
    """The entries below "We recommend that:", or the sentence that says itself what is recommended."""
    line = lines[at]
    by, to = lead["by"].strip(), lead["to"]
    if not re.search(r"(?::|\bthat|\bthe following)\W*$", line.text):
        number = line.number if line.kind == "entry" else None
        return at + 1, [
            Recommended(number, line.text, by, to or addressee(line.text), (line.source,), line.anchor)
        ]
    after, found = at + 1, list[Recommended]()
    while after < len(lines) and (lines[after].kind == "entry" or _goes_on(lines[after])):
        own, text, start = lines[after], lines[after].text, after
        after += 1
        if not _LABEL.match(text):
            found.append(Recommended(own.number, text, by, to or addressee(text), (own.source,), own.anchor))
        else:
            return start, found
    return after, found


def _goes_on(line: Line) -> bool:
    """Whether a numbered paragraph is an entry of the list: it says what should be done."""
    return line.kind == "paragraph" and bool(line.number) and bool(_SAYS.search(_first(line.text)))


def _with_entries(lines: list[Line], text: str, after: int) -> tuple[str, int]:
    """A text with the list that it opens."""
    opened = text.rstrip().endswith(":")
    while opened and after < len(lines) and lines[after].kind == "entry":
        mark = f"{lines[after].number}) " if lines[after].number else "• "
        text, after = f"{text}\n{mark}{lines[after].text}", after + 1
    return text, after


def _first(text: str) -> str:
    return re.split(r"(?<=[.;])\s", text, maxsplit=1)[0]
