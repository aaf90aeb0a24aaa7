"""The passages of an archive that may cite something, each with what tells where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.body import Chunk
from archive.dates import spoken
from archive.linked import pieces
from archive.markdown import MARKDOWN
from archive.records import Source
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.reports import ReportPage

_CONTENTS = re.compile(r"^(?:table of )?contents\b", re.I)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, entry or cell."""

    text: str
    """Its plain text."""
    shown: str
    """The same, the words of links hidden: they lead somewhere already."""
    url: str
    """The page it stands on."""
    anchor: str
    """The place on that page."""
    sources: tuple[Source, ...]
    citing: str
    """Id of the report or meeting whose text it is."""
    title: str
    """What that is called."""
    meeting: str | None
    item: str | None
    body: str | None
    date: str | None
    paper: ReportPage | None = None
    """The paper that it stands in; None in minutes and agendas."""
    under: str = ""
    """The title above it in a paper."""


def passages(held: Iterable[MeetingPage], papers: Iterable[ReportPage]) -> Iterator[Passage]:
    """All passages but titles and lists of contents: papers first, then each meeting's agenda and minutes."""
    for paper in papers:
        yield from _of_paper(paper)
    for page in held:
        yield from _of_meeting(page)


def _of_paper(paper: ReportPage) -> Iterator[Passage]:
    report, under, contents = paper.report, "", False
    for chunk in paper.chunks:
        if chunk.kind == "heading":
            under, contents = chunk.text, bool(_CONTENTS.match(chunk.text))
        elif not contents:
            for text, shown in _pieces([chunk]):
                yield Passage(
                    text,
                    shown,
                    report.url,
                    chunk.anchor,
                    (chunk.source,),
                    report.id,
                    report.title,
                    report.meeting,
                    report.item,
                    report.body,
                    report.date,
                    paper,
                    under,
                )


def _of_meeting(page: MeetingPage) -> Iterator[Passage]:
    meeting = page.meeting
    title = f"{meeting.body}, {spoken(meeting.date)}"
    for item in page.items:
        number = item.agenda.number if item.agenda else item.number
        purpose = item.agenda.purpose or "" if item.agenda else ""
        told = [(item.anchor, meeting.sources[:1], pieces(MARKDOWN.parse(purpose.replace("\n", "\n\n"))))]
        for entry in item.entries:
            found = [c for c in entry.chunks if c.kind != "heading"]
            told += [(entry.anchor, (c.source,), _pieces([c])) for c in found]
        for anchor, sources, texts in told:
            for text, shown in texts:
                yield Passage(
                    text,
                    shown,
                    meeting.url,
                    anchor,
                    sources,
                    meeting.id,
                    title,
                    meeting.id,
                    number,
                    meeting.body,
                    meeting.date,
                )


def _pieces(found: Sequence[Chunk]) -> Iterator[tuple[str, str]]:
    for chunk in found:
        if chunk.kind not in ("heading", "figure", "preformatted"):
            yield from pieces(chunk.tokens)
