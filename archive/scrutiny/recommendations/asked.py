"""What a report asks a meeting to decide: under "Recommendations", or "Cabinet is asked to …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive.records import Source
from archive.scrutiny.recommendations.paper_lines import Line

_BODIES = (
    r"commission|(?:sub-?)?committees?|panel|board|cabinet|council|executive|members?|forum|mayor|leader"
    r"|councillors?|assembly|authority|trustees|governors|chair(?:man|person)?"
)
# "The Commission", "Cabinet", "Members of the Committee", "the Overview and Scrutiny Committee"
WHO = rf"(?:(?:members of )?(?:the |this )?(?:[\w’'&-]+,? ){{0,9}}?(?:{_BODIES}))"
_VERBS = (
    "note|agree|approve|endorse|consider|comment|receive|support|recommend|delegate|authori[sz]e|review"
    "|scrutini[sz]e|adopt|confirm|acknowledge|recogni[sz]e|welcome|accept|discuss|ratify|refer|resolve|appoint"
    "|instruct|request|grant|determine|transfer|replace|provide|make|identify|thank|commend|examine|give|ask"
    "|invite|express|establish|nominate|decide|monitor|advise|question|challenge|select|set|award|allocate"
    "|submit|amend|rescind|revoke"
)
_DOES = rf"(?:(?:formally|jointly|further|also|therefore) )?(?:(?:{_VERBS})(?:e?s)?|is assured)"
# "Recommendations", "Recommendation(s):", "2 | Recommendations", "Decision required"
_HEADING = re.compile(
    r"^[\d.\s|]*(?:(?:officers?|summary of|report|key|proposed) )?"
    r"(?:recommendations?(?:\(s\))?|recommended|recommended (?:decisions?|actions?)|decisions? sought"
    r"|(?:decisions?|actions?)(?:\(s\))? (?:required|requested))"
    r"(?: (?:and|with) reasons?(?: for .{3,40})?| to (?:the )?[\w’'& -]{4,60})?\W*$",
    re.I,
)
# "Cabinet is asked to agree it.", "The Commission is invited to:", "The Mayor in Cabinet is recommended:"
_ASKED = re.compile(
    rf"^\W*(?:recommendations?\s*[:–-]\s*)?(?:[^.:]{{1,80}}, )?(?:that )?(?P<who>{WHO}) (?:is|are|be) "
    r"(?:therefore |also |hereby )?(?:asked|recommended|invited|requested|advised)"
    r"(?: to\b| that\b|(?=:))[\s:]*(?P<what>.*)$",
    re.I | re.S,
)
# "It is recommended that the Panel:", "RECOMMENDED that …", "Recommended: that …"
_RECOMMENDED = re.compile(
    r"^\W*(?:it is (?:therefore |also )?recommended|recommended)\b:?(?: that| to)?\b[\s:]*(?P<what>.*)$",
    re.I | re.S,
)
# "That the Commission notes …", "The commission acknowledges …", "That Cabinet:"
_BODY_DOES = re.compile(rf"^\W*(?:that )?(?P<who>{WHO})(?:[:\s]*$| (?:{_DOES}|should)\b)", re.I)
# "Note …", "To agree …", "approves …", "That …"
_DECIDES = re.compile(rf"^\W*(?:that\b|(?:to )?{_DOES}\b)", re.I)
_INTERESTS = re.compile(r"\bdeclar\w+\b.{0,60}\binterests?\b", re.I)
# "Cabinet is asked to:", "It is recommended that": a list stands below
_OPENS = re.compile(r"(?:\bthat|\bto|:)\W*$", re.I)
_OPENING = 12
"""Words that a line has at most that only opens a list: "That Cabinet:"."""
_FEW = 2
"""Sections of recommendations that a report has to its meeting, above and below; one with more of them
recommends other things."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a meeting is asked to decide."""

    number: str | None
    text: str
    who: str | None
    """The body that is asked, as printed; None where the report doesn't say."""
    sources: tuple[Source, ...]
    anchor: str


def asked(lines: Iterable[Line]) -> list[Asked]:
    """All that a report asks, in order; what it prints twice stands once, with both places."""
    found: dict[str, Asked] = {}
    sections = list(_sections(lines))
    few = sum(section.headed for section in sections) <= _FEW
    for one in (one for section in sections for one in section.asks(sure=few)):
        key = " ".join(re.findall(r"\w+", one.text.casefold()))
        before = found.get(key)
        found[key] = replace(before, sources=(*before.sources, *one.sources)) if before else one
    return list(found.values())


@dataclass(slots=True)
class _Section:
    """Lines below one heading."""

    headed: bool
    """Whether the heading announces recommendations."""
    lines: list[Line]

    def asks(self, *, sure: bool) -> list[Asked]:
        """What is asked. Lines that only begin with a verb count if the section is surely the meeting's."""
        found: list[Asked] = []
        who: str | None = None
        listing = False
        opened: Asked | None = None  # "… to approve the following changes:", with a list or table below
        ends_with_list = False
        for line in (_told(line, headed=self.headed) for line in _whole(self.lines)):
            if line is None:
                ends_with_list = False
            elif (lead := self._lead(line.text)) is not None:
                who, listing = lead, bool(_OPENS.search(line.text))
                match = _ASKED.match(line.text)
                opened = _one(line, who) if listing and match and match["what"] else None
                found += [] if listing else [_one(line, who)]
                ends_with_list = opened is not None
            elif (self.headed or listing) and _says(line, listing=listing, sure=sure):
                body = _BODY_DOES.match(line.text)
                found.append(_one(line, body["who"] if body else who))
                opened, ends_with_list = None, line.text.endswith(":")
            elif ends_with_list and line.kind == "entry" and not line.number:
                if opened:
                    opened = _with_entry(opened, line)
                else:
                    found[-1] = _with_entry(found[-1], line)
            else:
                ends_with_list = False
        return [*found, opened] if opened else found

    def _lead(self, text: str) -> str | None:
        """Who is asked in a line that says so in as many words; "" where it doesn't say who."""
        if match := _ASKED.match(text):
            asks = _DECIDES.match(match["what"]) or not match["what"]
            return match["who"] if self.headed or asks else None
        match = _RECOMMENDED.match(text)
        if match and (self.headed or re.match(r"\W*recommended\b:?\W* that\b", text, re.I)):
            body = _BODY_DOES.match(match["what"])
            return body["who"] if body else ""
        body = _BODY_DOES.match(text) if self.headed else None
        return body["who"] if body and _OPENS.search(text) and len(text.split()) <= _OPENING else None


def _says(line: Line, *, listing: bool, sure: bool) -> bool:
    """Whether a line of recommendations is one: "That …", a verb of deciding, a numbered entry of a list."""
    if _BODY_DOES.match(line.text) or re.match(r"\W*that\b", line.text, re.I):
        return True
    if listing and line.kind == "entry" and line.number:
        return True
    return (listing or sure) and bool(_DECIDES.match(line.text))


def _one(line: Line, who: str | None) -> Asked:
    named = re.sub(r"^(?:this|that) ", "", who.strip(), flags=re.I) if who else None
    return Asked(line.number, line.text.strip(), named, (line.source,), line.anchor)


def _with_entry(one: Asked, line: Line) -> Asked:
    """What is asked with an entry of the list that it ends with."""
    sources = dict.fromkeys((*one.sources, line.source))
    return replace(one, text=f"{one.text}\n• {line.text.strip()}", sources=tuple(sources))


def _told(line: Line, *, headed: bool) -> Line | None:
    """A line that may ask something; of a form's row that has its label first, the cell beside it."""
    if _INTERESTS.search(line.text):
        return None
    if line.kind == "row" and _HEADING.match(line.text):
        cell = next(filter(None, line.cells), None)
        return replace(line, text=cell) if cell else None
    return line if headed or line.kind != "row" else None


def _whole(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines, each that breaks off ("To replace Recommendation (h) with") joined to the one below."""
    broken: Line | None = None
    for line in lines:
        whole = replace(broken, text=f"{broken.text} {line.text}") if broken else line
        broken = whole if line.kind == "paragraph" and re.search(r"\bwith\s*$", line.text) else None
        if broken is None:
            yield whole
    if broken is not None:
        yield broken


def _sections(lines: Iterable[Line]) -> Iterator[_Section]:
    section = _Section(headed=False, lines=[])
    for line in lines:
        label = line.kind == "paragraph" and len(line.text) < 60 and bool(_HEADING.match(line.text))
        if line.kind == "heading" or label:
            yield section
            section = _Section(headed=bool(_HEADING.match(line.text)), lines=[])
        else:
            section.lines.append(line)
    yield section
