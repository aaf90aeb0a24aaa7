"""Atom feeds: of everything, of each body, and of what people follow one by one.

An entry is dated by the papers that tell of it, so that it is new to a reader only when they say more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from jinja2 import Environment

from archive import subscriptions
from archive.dates import spoken
from archive.library import Library
from archive.pages.chains import STATES, state
from archive.pages.page import PAPERS, RESPONSES, by_id, papers_of
from archive.publishing.places import Places, newest, reaches_back, reaches_to, urn, whole
from archive.records import Action, Meeting, Recommendation, Report, Source

_STATUSES = {
    "scheduled": "is to be held",
    "held": "was held",
    "cancelled": "was cancelled",
    "postponed": "was postponed",
    "abandoned": "was abandoned",
    "inquorate": "had too few members to decide",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    id: str
    title: str
    updated: str
    """The day of the newest paper that tells of it."""
    url: str
    """Its place on the site."""
    kind: str
    body: str | None
    said: tuple[str, ...]
    """What it says, in paragraphs."""
    listed: tuple[str, ...] = ()
    """What it lists, such as the items of an agenda."""
    sources: tuple[Source, ...] = ()


def files(library: Library, environment: Environment) -> Iterator[tuple[str, bytes]]:
    """The feeds by their paths in the site."""
    template = environment.get_template("feed.xml")
    titles = {document.id: document.title for document in library.documents}
    entries = _entries(library)
    for feed in subscriptions.feeds(library):
        name = PurePosixPath(feed.path).stem
        found = entries[name] if feed.body is None else (e for e in entries["all"] if e.body == feed.body)
        newest_first = sorted(sorted(found, key=lambda e: e.id), key=lambda e: e.updated, reverse=True)
        pages = _paged(newest_first, subscriptions.NEWEST)
        paths = [_page(feed.path, number) for number in range(1, len(pages) + 1)]
        for number, (path, entries_of_page) in enumerate(zip(paths, pages, strict=True), start=1):
            rendered = template.render(
                feed=feed,
                id=urn(library.config, "feed", feed.path),
                places=Places.of(library.config, "../" * path.count("/")),
                updated=newest(entry.updated for entry in newest_first) or reaches_to(library),
                entries=entries_of_page,
                titles=titles,
                paths=paths,
                number=number,
            )
            yield path, rendered.encode()


def _paged(entries: Sequence[Entry], most: int) -> list[Sequence[Entry]]:
    """The entries of each page of a feed; one without entries has a page, too."""
    return [entries[start : start + most] for start in range(0, max(len(entries), 1), most)]


def _page(path: str, number: int) -> str:
    """Where a page of a feed stands: the first where the feed does, the others below it."""
    return path if number == 1 else f"{path.removesuffix('.xml')}/{number}.xml"


def _entries(library: Library) -> dict[str, list[Entry]]:
    """The entries of the feeds of all bodies, by their names."""
    made = _Entries(library)
    acted = [action for action in library.actions if action.agreed_as is None and action.repeats is None]
    found = {
        "meetings": [made.meeting(page.meeting) for page in library.meetings],
        "papers": [made.paper(page.report) for page in library.reports if page.report.kind != "cover-sheet"],
        "decisions": [made.action(action) for action in acted],
        "recommendations": [made.recommendation(asked) for asked in library.recommendations],
    }
    every = [entry for entries in found.values() for entry in entries]
    return found | {"all": every, "open-promises": [made.action(a) for a in acted if a.status == "open"]}


class _Entries:
    """Makes entries of records."""

    def __init__(self, library: Library) -> None:
        self._config = library.config
        self._meetings = by_id(library)
        self._papers = papers_of(library)
        self._again: dict[str, list[Action]] = defaultdict(list)
        for action in library.actions:
            if action.repeats:
                self._again[action.repeats].append(action)
        self._today, self._oldest = reaches_to(library), reaches_back(library)

    def meeting(self, meeting: Meeting) -> Entry:
        """A meeting with its agenda."""
        what = f"The {meeting.body}’s meeting of {spoken(meeting.date)} {_STATUSES[meeting.status]}."
        where = ", ".join(filter(None, [meeting.start_time, meeting.venue]))
        approved = self._meetings.get(meeting.approved_at or "")
        return Entry(
            id=urn(self._config, "meeting", meeting.id),
            title=f"{meeting.body}, {spoken(meeting.date)}",
            updated=self._day([meeting.date, approved.date if approved else None]),
            url=meeting.url,
            kind="Meeting",
            body=meeting.body,
            said=tuple(filter(None, [what, where])),
            listed=tuple(" ".join(filter(None, [i.number, i.title])) for i in meeting.agenda),
            sources=meeting.sources,
        )

    def paper(self, report: Report) -> Entry:
        """A paper with its summary."""
        meeting = self._meetings.get(report.meeting or "")
        authors = "; ".join(author.name_as_printed for author in report.authors)
        laid = f"For the meeting of {spoken(meeting.date)}" if meeting else ""
        return Entry(
            id=urn(self._config, "report", report.id),
            title=report.title,
            updated=self._day([report.date or (meeting.date if meeting else None)]),
            url=report.url,
            kind=PAPERS[report.kind],
            body=report.body or (meeting.body if meeting else None),
            said=tuple(filter(None, [laid, authors and f"By {authors}", report.summary])),
            sources=report.sources,
        )

    def action(self, action: Action) -> Entry:
        """A decision or a promise with what came of it."""
        meeting = self._meetings[action.meeting]
        answers = tuple(
            f"{'Possibly answered' if f.possible else 'Followed up'}: {f.text}" for f in action.followups
        )
        again = [(self._meetings[later.meeting], later.text) for later in self._again[action.id]]
        later = (self._meetings.get(f.meeting or "") for f in action.followups)
        return Entry(
            id=urn(self._config, "action", action.id),
            title=_short(action.text),
            updated=self._day([meeting.date, *(m.date for m, _ in again), *(m.date for m in later if m)]),
            url=action.url,
            kind=STATES[state(action)],
            body=meeting.body,
            said=tuple(
                filter(
                    None,
                    [
                        f"{meeting.body}, {spoken(meeting.date)}",
                        action.text,
                        action.owner and f"To be done by: {action.owner}",
                        *(f"Asked again on {spoken(m.date)}: {text}" for m, text in again),
                        *answers,
                    ],
                )
            ),
            sources=action.sources,
        )

    def recommendation(self, asked: Recommendation) -> Entry:
        """A recommendation with its last answer and update."""
        papers = [self._papers[paper] for paper in asked.papers if paper in self._papers]
        told = [asked.response.stated if asked.response else None, *(p.stated for p in asked.progress)]
        laid = [self._meetings[p.meeting].date for p in papers if p.meeting in self._meetings]
        own = self._papers.get(asked.review)
        meeting = self._meetings.get(own.meeting or "") if own else None
        answer = RESPONSES.get(asked.response.kind or "") if asked.response else None
        return Entry(
            id=urn(self._config, "recommendation", asked.id),
            title=f"{asked.number}. {_short(asked.text)}" if asked.number else _short(asked.text),
            updated=self._day([*told, *(p.date for p in papers), *laid]),
            url=asked.url,
            kind="Recommendation",
            body=(own.body if own else None) or (meeting.body if meeting else None),
            said=tuple(
                filter(
                    None,
                    [
                        asked.review_title,
                        asked.text,
                        f"Answer{f' ({answer})' if answer else ''}: {asked.response.text}"
                        if asked.response
                        else "",
                        *(f"{p.label}: {p.text}" for p in asked.progress[-1:]),
                        asked.status and f"Status as stated: {asked.status}",
                    ],
                )
            ),
            sources=asked.sources,
        )

    def _day(self, dates: Iterable[str | None]) -> str:
        """The newest date that the papers have reached; what is still to come is as new as they are.

        What no paper dates is as old as the oldest: with the newest day it would come first, time and again.
        """
        known = [whole(day) for day in dates if day]
        return newest(min(day, self._today) for day in known) or self._oldest


def _short(text: str, most: int = 100) -> str:
    """A text cut at a word, without the bullet that it may begin with."""
    text = " ".join(text.split()).removeprefix("• ")
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
