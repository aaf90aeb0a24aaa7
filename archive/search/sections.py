"""What search finds: agenda items, minutes, passages of papers, recommendations, terms and people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.body import passages
from archive.dates import spoken
from archive.records import Person, Recommendation, Section, Term
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.reports import ReportPage, is_copy

_PAPER_KINDS = {
    "letter": "letter",
    "cover-sheet": "cover sheet",
    "work-programme": "work programme",
    "appendix": "appendix",
    "text": "paper",
}


def sections(
    held: Sequence[MeetingPage],
    papers: Sequence[ReportPage],
    recommended: Sequence[Recommendation],
    terms: Sequence[Term],
    persons: Sequence[Person],
) -> Iterator[Section]:
    """Every passage that search finds, each with the address of its very place."""
    for page in held:
        yield from _of_meeting(page)
    for paper in papers:
        told_by_recommendation = paper.report.kind == "recommendations" and paper.page.get("recommendations")
        if not is_copy(paper, papers) and not told_by_recommendation:
            yield from _of_paper(paper)
    tables = {paper.report.id for paper in papers if paper.page.get("recommendations")}
    for recommendation in recommended:
        if tables.intersection(recommendation.papers):
            yield _of_recommendation(recommendation, papers)
    for term in terms:
        yield _of_term(term)
    for person in persons:
        yield _of_person(person)


def _of_meeting(page: MeetingPage) -> Iterator[Section]:
    meeting = page.meeting
    yield _of_attendance(page)
    where = f"Meeting of {spoken(meeting.date)}"
    for item in page.items:
        name = f"{item.number}. {item.title}" if item.number else item.title
        agenda = item.agenda
        officers = (
            "; ".join(
                f"{o.name_as_printed}, {o.role}" if o.role else o.name_as_printed for o in agenda.officers
            )
            if agenda
            else ""
        )
        text = " ".join(filter(None, [agenda.purpose if agenda else None, officers]))
        sources = meeting.sources[:1]
        yield Section(
            f"{meeting.id}-{item.anchor}",
            f"{meeting.url}#{item.anchor}",
            sources,
            name,
            "agenda item",
            meeting.body,
            meeting.date,
            where,
            text,
        )
        for entry in item.entries:
            if entry.kind == "heading":
                continue
            minute = entry.minute
            title = (
                f"{minute.number} {minute.heading or item.title}" if minute and minute.number else item.title
            )
            kind = "minute" if entry.kind != "decision" else "decision"
            words = " ".join(c.text for c in entry.chunks)
            yield Section(
                f"{meeting.id}-{entry.anchor}",
                f"{meeting.url}#{entry.anchor}",
                tuple(c.source for c in entry.chunks[:1]),
                title,
                kind,
                meeting.body,
                meeting.date,
                f"{where} › {name}",
                words,
            )


def _of_attendance(page: MeetingPage) -> Section:
    """The meeting itself: found by its date, and by who was there."""
    meeting = page.meeting
    people = [(a.name_as_printed, a.role) for a in meeting.attendance] or [
        (m.name_as_printed, m.role) for m in (*meeting.members, *meeting.co_optees)
    ]
    names = "; ".join(f"{name}, {role}" if role else name for name, role in people)
    title = f"Meeting of {spoken(meeting.date)}"
    text = " ".join(filter(None, [meeting.venue, names]))
    return Section(
        meeting.id,
        meeting.url,
        meeting.sources[:1],
        title,
        "meeting",
        meeting.body,
        meeting.date,
        "Meetings",
        text,
    )


def _of_paper(paper: ReportPage) -> Iterator[Section]:
    report = paper.report
    kind = _PAPER_KINDS.get(report.kind, "report section")
    for passage in passages(paper.chunks, report.title):
        yield Section(
            f"{report.id}-{passage.anchor}",
            f"{report.url}#{passage.anchor}",
            (passage.chunks[0].source,),
            passage.title,
            kind,
            report.body,
            report.date,
            report.title,
            passage.text,
        )


def _of_recommendation(recommendation: Recommendation, papers: Sequence[ReportPage]) -> Section:
    report = next(p.report for p in papers if p.report.id == recommendation.review)
    updates = " ".join(f"{p.label}: {p.text}" for p in recommendation.progress)
    answers = " ".join(response.text for response in recommendation.responses)
    beside = " ".join(recommendation.unplaced)
    text = " ".join(filter(None, [recommendation.text, answers, recommendation.lead or "", updates, beside]))
    title = f"Recommendation {recommendation.number}" if recommendation.number else "Recommendation"
    return Section(
        recommendation.id,
        recommendation.url,
        recommendation.sources,
        title,
        "recommendation",
        report.body,
        report.date,
        recommendation.review_title,
        text,
    )


def _of_term(term: Term) -> Section:
    text = "; ".join(sense.definition for sense in term.senses)
    return Section(
        f"glossary-{term.id}",
        term.url,
        term.sources,
        term.term,
        "glossary term",
        None,
        None,
        "Glossary",
        text,
    )


def _of_person(person: Person) -> Section:
    text = "; ".join([*(r.role for r in person.roles), *(v for v in person.variants if v != person.name)])
    return Section(
        f"person-{person.id}",
        person.url,
        person.sources[:1],
        person.name,
        "person",
        None,
        None,
        "People",
        text,
    )
