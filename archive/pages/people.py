"""The pages of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from archive.library import Library
from archive.pages import lists
from archive.pages.attended import STATUSES
from archive.pages.page import PAPERS, SitePage, by_id, papers_of
from archive.records import Person, Report, Source
from archive.scrutiny.meetings.votes import CHOICES
from archive.scrutiny.people.names import parts

PARTS = {
    "invited": "named with the item",
    "author": "wrote the report",
    "authorised": "authorised the report",
    "presented": "presented it",
}
"""What part somebody had in an item, in words."""

_PAPERS = (
    ("authors", "Author"),
    ("authorised_by", "Authorised by"),
    ("contacts", "Contact"),
    ("cabinet_members", "Cabinet member"),
)
"""The lists of people that a paper names, in words."""


def pages(library: Library) -> Iterator[SitePage]:
    """A list of the people, and a page for each."""
    letters: dict[str, list[Person]] = defaultdict(list)
    for person in sorted(library.people, key=lambda p: (_family(p), p.name)):
        letters[_family(person)[0].upper()].append(person)
    yield SitePage(
        "people/",
        "people.html",
        "People",
        "people",
        "Everyone whom the papers name",
        {"letters": letters, "listing": lists.of_people(library)},
    )
    common = {
        "meetings": by_id(library),
        "papers": papers_of(library),
        "actions": {action.id: action for action in library.actions},
        "statuses": STATUSES,
        "choices": dict(CHOICES),
        "parts": PARTS,
        "kinds": PAPERS,
    }
    reports = [page.report for page in library.reports]
    for person in library.people:
        context = {
            "person": person,
            "named_in": list(_papers(person, reports)),
            "spellings": [(s.as_printed, _by_document(s.sources)) for s in person.spellings],
        }
        yield SitePage(
            person.url,
            "person.html",
            person.name,
            "people",
            f"What the papers say of {person.name}: roles, meetings, papers",
            context | common,
            apart=(*(role.role for role in person.roles[-1:]), person.id),
        )


def _family(person: Person) -> str:
    """The family name to sort by, with what belongs to it: "van der Weir" stands under V."""
    return parts(person.name).surname or person.name


def _by_document(sources: Iterable[Source]) -> list[list[Source]]:
    """The places of each document, in the order in which documents first have one."""
    found: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        found[source.document].append(source)
    return list(found.values())


def _papers(person: Person, reports: Sequence[Report]) -> Iterator[tuple[Report, str]]:
    """Papers other than letters that name a person at their head, and as what."""
    for report in reports:
        lists: list[tuple[str, Any]] = [(words, getattr(report, key, ())) for key, words in _PAPERS]
        found = [words for words, named in lists if any(n.person == person.id for n in named)]
        if found and report.kind != "letter":
            yield report, ", ".join(found)
