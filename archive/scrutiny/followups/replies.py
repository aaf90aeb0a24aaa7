"""Where a paper, or later minutes, says that it answers what a meeting asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive.body import Chunk
from archive.dates import dates
from archive.records import Source
from archive.scrutiny.followups import trackers
from archive.scrutiny.followups.trackers import HAPPENED, IN_HAND, minutes_named
from archive.scrutiny.followups.undertakings import sentences
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.minutes import Item
from archive.scrutiny.reports import ReportPage


@dataclass(frozen=True, slots=True)
class Voice:
    """What replies: a paper, or the minutes of a meeting."""

    meeting: str | None
    """The meeting that it was laid before, or whose minutes it is."""
    body: str | None
    date: str
    document: str
    """Id of the paper or the page of minutes."""
    url: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A passage that says of itself that it answers an earlier action."""

    voice: Voice
    asked: str
    """What was asked, in its words."""
    answer: str
    source: Source
    url: str
    numbers: frozenset[str] = frozenset()
    """Numbers of minutes that it names: "4.5"."""
    dates: frozenset[str] = frozenset()
    """Days that it names as those of the meeting that asked."""
    kind: str = "answer"
    """answer, or update where it says that the matter is still in hand."""


_OTHER_TABLES = ("recommendations", "glossary", "work-programme")
"""Kinds of paper whose tables are about something else."""

# "Actions", "Matters arising from the minutes", "Action tracker", "Outstanding actions"
_ACTIONS = re.compile(
    r"^(?:(?:update on |outstanding |previous )?actions?(?: (?:log|tracker|list|points|sheet|updates?))?"
    r"|matters arising\b.*|tracking (?:of )?decisions|decisions? (?:tracker|progress update)"
    r"|(?:progress on )?actions? (?:arising )?from\b.*|recommendations? and actions?(?: tracker)?)\W*$",
    re.I,
)
_ARISING = re.compile(r"\bmatters arising\b|\baction (?:log|tracker)\b", re.I)
_RESPONSE = re.compile(r"\bin response\b|\bresponse\s*:|^(?:update|answer|outcome|reply)\s*:", re.I)
_IN_RESPONSE = re.compile(r"\b(?:In response|Response)\s*:.*", re.S)
_ASKS = re.compile(r"\b(?:requested|required|asked|agreed|action|wished|sought)\b", re.I)
_MINUTES_OF = re.compile(r"\bminutes of (?:the )?(?:last |previous )?meetings?\b", re.I)
_MEETING = r"\bmeeting (?:on|of|in|held on|held in)\b"
_ASKED = r"\b(?:requested|asked|agreed|resolved|sought|required)\b"
# "At its meeting on 3 May the Panel asked for the figures", "requested by the Panel at its meeting of 3 May"
_REQUESTED = re.compile(rf"{_MEETING}.{{0,120}}{_ASKED}|{_ASKED}.{{0,120}}{_MEETING}", re.I | re.S)
# "Minute 8: the Head of Rivers confirmed that the cost was £84,000"
_TOLD = re.compile(r"\b(?:confirmed|reported|advised|explained|clarified|informed)\b", re.I)
# "the Chair to write to the Cabinet Member for Children, Schools and Youth, setting out …"
_TO_WRITE = re.compile(r"\b(?:write|letter|sent in writing) to\b|\bto write\b", re.I)


def asks_to_write(text: str) -> bool:
    """Whether somebody is to write to somebody."""
    return bool(_TO_WRITE.search(text))


def days(texts: Iterable[str]) -> frozenset[str]:
    """The days that texts name."""
    return frozenset(day for text in texts for day in dates(text))


def of_papers(papers: Iterable[ReportPage]) -> Iterator[Reply]:
    """All replies that papers give."""
    for paper in papers:
        report = paper.report
        voice = Voice(report.meeting, report.body, report.date or "", report.id, report.url)
        yield from _in_sections(paper.chunks, voice)
        for chunk in paper.chunks if report.kind not in _OTHER_TABLES else ():
            url = f"{report.url}#{chunk.anchor}"
            yield from _in_table(chunk, voice, url)
            yield from _as_requested(chunk, voice, url)


def of_minutes(meetings: Iterable[MeetingPage]) -> Iterator[Reply]:
    """All replies that later minutes give: matters arising, trackers, what was brought as requested."""
    for page in meetings:
        for item in page.items:
            yield from _arising(item, page)
            for entry in item.entries:
                voice = _of_meeting(page, entry.page.id)
                for chunk in entry.chunks:
                    url = f"{page.meeting.url}#{entry.anchor}"
                    yield from _in_table(chunk, voice, url)
                    yield from _as_requested(chunk, voice, url, laid=False)


def _of_meeting(page: MeetingPage, document: str) -> Voice:
    meeting = page.meeting
    return Voice(meeting.id, meeting.body, meeting.date, document, meeting.url)


# -- sections ----------------------------------------------------------------------------------------------


@dataclass
class _Section:
    """What a section "Actions" has said so far of one action."""

    asked: list[Chunk] = field(default_factory=list)
    answer: list[Chunk] = field(default_factory=list)
    answering: bool = False


def _in_sections(found: Sequence[Chunk], voice: Voice) -> Iterator[Reply]:
    """What sections "Actions" ask and answer: "In response:" parts the two."""
    named = days(c.text for c in found if _MINUTES_OF.search(c.text))
    inside, now = False, _Section()
    for chunk in (*found, None):
        if chunk is None or chunk.kind == "heading":
            yield from _answered(now, voice, named)
            inside, now = chunk is not None and bool(_ACTIONS.match(chunk.text)), _Section()
        for piece in _parted(chunk) if chunk is not None and inside else ():
            responds = bool(_RESPONSE.search(piece.text[:40]))
            if now.answer and piece.kind == "paragraph" and not responds and _ASKS.search(piece.text[:120]):
                yield from _answered(now, voice, named)
                now = _Section()
            _add(now, piece, responds=responds)


def _parted(chunk: Chunk) -> list[Chunk]:
    """A passage of a section; one that asks and answers, "… the costs. In response: …", as two."""
    if chunk.kind not in ("paragraph", "list"):
        return []
    begins = _IN_RESPONSE.search(chunk.text, 40) if chunk.kind == "paragraph" else None
    if begins is None:
        return [chunk]
    return [replace(chunk, text=part.strip()) for part in (begins.string[: begins.start()], begins[0])]


def _add(section: _Section, chunk: Chunk, *, responds: bool) -> None:
    """Put a passage to what was asked or to the answer; "In response:" alone is neither."""
    opens = responds and not section.answering
    section.answering = section.answering or responds
    if not (opens and len(chunk.text) <= 30):
        (section.answer if section.answering else section.asked).append(chunk)


def _answered(section: _Section, voice: Voice, named: frozenset[str]) -> Iterator[Reply]:
    if section.asked and section.answer:
        asked = " ".join(c.text for c in section.asked)
        yield Reply(
            voice,
            asked,
            " ".join(c.text for c in section.answer),
            section.answer[0].source,
            f"{voice.url}#{section.asked[0].anchor}",
            minutes_named(asked),
            days([asked]) or named,
        )


# -- tables, running text ----------------------------------------------------------------------------------


def _in_table(chunk: Chunk, voice: Voice, url: str) -> Iterator[Reply]:
    """The rows of a tracker: what was asked, when, and what came of it."""
    for row in trackers.rows(chunk):
        yield Reply(voice, row.asked, row.answer, row.source, url, row.numbers, row.dates, row.kind)


def _as_requested(chunk: Chunk, voice: Voice, url: str, *, laid: bool = True) -> Iterator[Reply]:
    """Passages that say that something was asked for: "At its meeting of 3 May the Panel asked".

    A report that is `laid` before a meeting is the answer itself; minutes must say that it came.
    """
    if chunk.kind not in ("paragraph", "list"):
        return
    for passage in chunk.items or (chunk.text,):
        said = sentences(passage)
        for at, sentence in enumerate(said):
            named = days([sentence])
            told = sentence if laid else " ".join(said[at : at + 3])
            kind = "update" if not laid and IN_HAND.search(told) else "answer"
            if named and _REQUESTED.search(sentence) and (laid or kind == "update" or HAPPENED.search(told)):
                yield Reply(voice, sentence, told, chunk.source, url, frozenset(), named, kind)


def _arising(item: Item, page: MeetingPage) -> Iterator[Reply]:
    """What minutes report of earlier actions, under "Matters arising" and "Action tracker"."""
    inside = bool(_ACTIONS.match(item.title) or _ARISING.search(item.title))
    for entry in item.entries:
        if entry.kind == "heading":
            inside = inside or bool(_ACTIONS.match(entry.chunks[0].text))
            continue
        for chunk in entry.chunks if inside else ():
            for passage in chunk.items or ((chunk.text,) if chunk.kind == "paragraph" else ()):
                named = minutes_named(passage)
                done = HAPPENED.search(passage) or (named and _TOLD.search(passage))
                kind = "update" if IN_HAND.search(passage) else "answer" if done else None
                if kind:
                    yield Reply(
                        _of_meeting(page, entry.page.id),
                        passage,
                        passage,
                        chunk.source,
                        f"{page.meeting.url}#{entry.anchor}",
                        named,
                        kind=kind,
                    )
