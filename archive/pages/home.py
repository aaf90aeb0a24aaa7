"""The home page: what happened lately, what is coming, what is still owed, what can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.library import Library
from archive.pages import actions, chains, figures, lists, notices, questions, views
from archive.pages.page import DOCUMENTS, PAPERS, SitePage, by_id, in_pack, papers_of, reaches_to
from archive.pages.recommendations import reviews, tally
from archive.pages.titles import plainly
from archive.records import Document, Meeting, Report

_LATEST = 6


@dataclass(frozen=True, slots=True)
class Arrival:
    """A paper, or a document that holds several, as one line."""

    title: str
    url: str
    kind: str
    date: str
    papers: tuple[Report, ...]
    """What a document holds, in its order; nothing for a paper that stands alone."""


def page(library: Library) -> SitePage:
    """What happened last, what is coming, what is owed; the date of the newest paper stands for today."""
    meetings = by_id(library)
    held, announced = views.last_and_next(list(meetings.values()))
    promised = chains.chains(library)
    owed = actions.of_state("open", promised)
    arrived = sorted(_arrivals(library, meetings), key=lambda a: a.date, reverse=True)
    today = reaches_to(library)
    context = {
        "today": today,
        "held": held,
        "minutes": lists.MINUTES,
        "has": lists.has(library),
        "coming": [m for m in announced if m.date >= today][:3],
        "unminuted": [m for m in announced if m.date < today],
        "decided": {m.id: [c for c in promised if m in c.meetings] for m in held},
        "questions": questions.questions(library, owed),
        "promises": owed,
        "promised": len(promised),
        "arrived": arrived[:_LATEST],
        "kinds": PAPERS,
        "reviews": [(report, found, tally(found)) for report, found in reviews(library)],
        "changed": figures.changed(library),
        "differing": figures.differing(library),
        "late": notices.late(library),
    }
    return SitePage("", "home.html", library.config.title, "home", library.config.description, context)


def _arrivals(library: Library, meetings: dict[str, Meeting]) -> Iterator[Arrival]:
    """Documents with their papers, one line each; cover sheets and glossaries say nothing new."""
    papers = papers_of(library)
    bodies = sorted({meeting.body for meeting in meetings.values()})
    for document in library.documents:
        own = [papers[p] for p in document.parts if p in papers]
        telling = [p for p in own if p.kind not in ("cover-sheet", "glossary")]
        date = _date(document, own, meetings)
        if len(telling) == 1:
            (one,) = telling
            yield Arrival(plainly(one.title, bodies), one.url, PAPERS[one.kind], date, ())
        elif telling:
            kind = DOCUMENTS[document.kind]
            yield Arrival(
                plainly(document.title, bodies), document.url, kind, date, tuple(sorted(telling, key=in_pack))
            )


def _date(document: Document, papers: Iterable[Report], meetings: dict[str, Meeting]) -> str:
    """The day of a document's newest paper, or of the meeting that it is for."""
    held = meetings.get(document.meeting or "")
    return max((p.date or "" for p in papers), default="") or (held.date if held else "")
