"""The pages of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from archive.library import Library
from archive.pages import views
from archive.pages.page import PAPERS, SitePage, by_id


def pages(library: Library) -> Iterator[SitePage]:
    """A list of the people, and a page for each."""
    letters: dict[str, list[Any]] = defaultdict(list)
    for person in sorted(library.people, key=lambda p: (p.name.split()[-1].casefold(), p.name)):
        letters[person.name.split()[-1][0].upper()].append(person)
    yield SitePage(
        "people/", "people.html", "People", "people", "Everyone whom the papers name", {"letters": letters}
    )
    reports = [r.report for r in library.reports]
    for person in library.people:
        presented = [
            r
            for r in reports
            if any(n.person == person.id for n in (*r.authors, *r.authorised_by, *r.recipients))
        ]
        items = [
            (m.meeting, i)
            for m in library.meetings
            for i in m.meeting.agenda
            if any(o.person == person.id for o in i.officers)
        ]
        declared = [
            (m.meeting, d) for m in library.meetings for d in m.meeting.declarations if d.person == person.id
        ]
        context = {
            "person": person,
            "reports": presented,
            "items": items,
            "declared": declared,
            "meetings": by_id(library),
            "statuses": dict(views.STATUSES),
            "kinds": PAPERS,
        }
        yield SitePage(
            person.url,
            "person.html",
            person.name,
            "people",
            f"What the papers say of {person.name}: roles, meetings, papers",
            context,
        )
