"""The pages of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from archive.library import Library
from archive.pages import lists
from archive.pages.attended import STATUSES
from archive.pages.page import PAPERS, SitePage, by_id, papers_of
from archive.records import Declaration, Meeting, Person, Report, Source
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
    named_in, declared = _papers(library), _declared(library)
    for person in library.people:
        context = {
            "person": person,
            "named_in": named_in.get(person.id, ()),
            "declared": declared.get(person.id, ()),
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


def _papers(library: Library) -> dict[str, list[tuple[Report, str]]]:
    """Papers other than letters by whom they name at their head, and as what."""
    found: dict[str, list[tuple[Report, str]]] = defaultdict(list)
    for report in (page.report for page in library.reports if page.report.kind != "letter"):
        named: dict[str, dict[str, None]] = defaultdict(dict)
        for key, words in _PAPERS:
            for person in (one.person for one in getattr(report, key) if one.person):
                named[person][words] = None
        for person, parts_in in named.items():
            found[person].append((report, ", ".join(parts_in)))
    return found


def _declared(library: Library) -> dict[str, list[tuple[Meeting, Declaration]]]:
    """Declarations of interest by who made them, each with its meeting."""
    found: dict[str, list[tuple[Meeting, Declaration]]] = defaultdict(list)
    for meeting in (page.meeting for page in library.meetings):
        for declaration in meeting.declarations:
            if declaration.person:
                found[declaration.person].append((meeting, declaration))
    return found
