"""The sections of what is gathered from all papers: recommendations, terms, people, figures, documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archive.dates import spoken
from archive.records import Group, Section
from archive.scrutiny.figures.wording import told
from archive.search.sections_common import beginning, of_report, together, trail
from archive.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from archive.records import Document, Figure, Observation, Person, Recommendation, Report, Term

_OWN = "recommendations"
"""The kind of a list of recommendations that is not in the paper that made them."""
_LONG = 250
"""Words of a recommendation with its answers and updates that are found as one."""
# "It is recommended that the Council …", "The Commission recommends that", "• 1)"
_OPENING = re.compile(
    r"^[\W\d]*(?:[a-z]\)\s*)?"
    r"(?:(?:it is|we|the [\w ]{3,40}?)\s+(?:also\s+)?recommend(?:ed|s)?\s+(?:that\s+)?)?",
    re.I,
)


class _Later(NamedTuple):
    """What was answered to a recommendation, or became of it."""

    label: str
    name: str
    """With its number, where there are several: "update 2"."""
    anchor: str
    """Behind the recommendation's on its page."""
    text: str


def recommendations(found: Iterable[Recommendation], papers: Mapping[str, Report]) -> Iterator[Section]:
    """Each recommendation with its answers and updates; of a long one each of these on its own."""
    for recommendation in found:
        report = papers[recommendation.review]
        itself, later = [text for _, text in _itself(recommendation)], [*_later(recommendation)]
        whole = [*itself, *(part.text for part in later)]
        if sum(len(text.split()) for text in whole) <= _LONG:
            yield _recommendation(recommendation, report, whole)
            continue
        yield _recommendation(recommendation, report, itself)
        for part in later:
            yield _recommendation(recommendation, report, [part.text], part)


def _recommendation(
    recommendation: Recommendation, report: Report, texts: Iterable[str], part: _Later | None = None
) -> Section:
    """A recommendation, or a part of what stands there of it, with a name and an address of its own."""
    number = f"Recommendation {recommendation.number}" if recommendation.number else "Recommendation"
    if part:
        number = f"{number}, {part.name}"
    matter = _OPENING.sub("", recommendation.text, count=1)
    group = _group(recommendation, report)
    return Section(
        id=f"{recommendation.id}-{slug(part.label)}" if part else recommendation.id,
        url=f"{recommendation.url}-{part.anchor}" if part else recommendation.url,
        sources=recommendation.sources,
        title=f"{number}: {beginning(matter)}" if matter else number,
        kind="recommendation",
        body=report.body,
        date=report.date,
        breadcrumb=trail(
            group.title, None if group.kind == _OWN else "Recommendations", part.label if part else None
        ),
        text=together(texts),
        group=group,
    )


def _group(recommendation: Recommendation, report: Report) -> Group:
    """The paper; of an appendix that only lists what another recommends, the list, which has another name."""
    if recommendation.review_title == report.title:
        return of_report(report)
    title = f"Recommendations: {recommendation.review_title}"
    page = recommendation.url.partition("#")[0]
    return Group(report.id, title, page, _OWN, report.body, report.date)


def _itself(recommendation: Recommendation) -> Iterator[tuple[str, str]]:
    """Its words, its lead and status, and words beside the cells."""
    yield "Recommendation", recommendation.text
    yield from (("Lead", f"Lead: {lead.text}") for lead in recommendation.leads)
    yield from (("Status", f"Status: {stated.text}") for stated in recommendation.statuses)
    yield from ((note.label, f"{note.label}: {note.text}") for note in recommendation.notes)
    yield from (("Beside", text) for text in recommendation.unplaced)


def _later(recommendation: Recommendation) -> Iterator[_Later]:
    """What was answered, and what became of it."""
    answers, updates = recommendation.responses, recommendation.progress
    for number, response in enumerate(answers, start=1):
        name = f"response {number}" if len(answers) > 1 else "response"
        yield _Later("Response", name, f"response-{number}", response.text)
    for number, update in enumerate(updates, start=1):
        name = f"update {number}" if len(updates) > 1 else "update"
        label = update.label or "Update"
        yield _Later(label, name, f"update-{number}", f"{label}: {update.text}")


def terms(found: Iterable[Term]) -> Iterator[Section]:
    """Each term of the glossary with its meanings."""
    group = Group("glossary", "Glossary", "glossary/", "glossary")
    for term in found:
        yield Section(
            id=f"glossary-{term.id}",
            url=term.url,
            sources=term.sources,
            title=term.term,
            kind="glossary term",
            body=None,
            date=None,
            breadcrumb="Glossary",
            text="; ".join(dict.fromkeys(sense.definition for sense in term.senses)),
            group=group,
            abbreviations=(term.term,),
        )


def people(found: Iterable[Person]) -> Iterator[Section]:
    """Each person with offices and spellings."""
    group = Group("people", "People", "people/", "people")
    for person in found:
        roles = (f"{r.role}, {r.organisation}" if r.organisation else r.role for r in person.roles)
        yield Section(
            id=f"person-{person.id}",
            url=person.url,
            sources=person.sources[:1],
            title=person.name,
            kind="person",
            body=None,
            date=None,
            breadcrumb="People",
            text="; ".join(dict.fromkeys((*roles, *_also_named(person)))),
            group=group,
            people=(person.id,),
        )


def _also_named(person: Person) -> Iterator[str]:
    """The other spellings of a name."""
    names = (*person.variants, *(spelling.as_printed for spelling in person.spellings))
    return (name for name in names if name != person.name)


def figures(found: Iterable[Figure]) -> Iterator[Section]:
    """Each measure with its values and the times they are for."""
    group = Group("figures", "Figures", "figures/", "figures")
    for figure in found:
        yield Section(
            id=f"figure-{figure.id}",
            url=figure.url,
            sources=figure.sources[:1],
            title=figure.measure,
            kind="figure",
            body=None,
            date=None,
            breadcrumb="Figures",
            text="; ".join(dict.fromkeys(map(_value, figure.observations))),
            group=group,
        )


def _value(observation: Observation) -> str:
    when = observation.period or (spoken(observation.as_at) if observation.as_at else None)
    of = ", ".join(filter(None, [observation.scope, when]))
    return f"{told(observation)} ({of})" if of else told(observation)


def documents(found: Iterable[Document], papers: Mapping[str, Report]) -> Iterator[Section]:
    """Each original: by its title, its file's name and the papers in it."""
    group = Group("documents", "Documents", "documents/", "documents")
    for document in found:
        inside = (papers[part].title for part in document.parts if part in papers)
        yield Section(
            id=f"document-{document.id}",
            url=document.url,
            sources=document.sources,
            title=document.title,
            kind="document",
            body=document.body,
            date=None,
            breadcrumb="Documents",
            text=together([document.path.rpartition("/")[2], *dict.fromkeys(inside)]),
            group=group,
        )
