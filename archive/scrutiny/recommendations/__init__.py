"""Recommendations of reviews and reports, with all that any paper of the archive says of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from archive.body import chunks, place
from archive.config import Config
from archive.content import FileProblem, Page
from archive.dates import dates
from archive.markdown import MARKDOWN, plain_text
from archive.records import (
    Action,
    Mention,
    Note,
    Progress,
    Recommendation,
    Response,
    Source,
    Stated,
)
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.recommendations import clock, decisions, dossiers, statuses
from archive.scrutiny.recommendations.asked import asked
from archive.scrutiny.recommendations.paper_lines import lines, plain_words
from archive.scrutiny.recommendations.recommended import addressee, recommended
from archive.scrutiny.recommendations.responses import response_kind
from archive.scrutiny.reports import ReportPage, is_copy
from archive.scrutiny.verdicts import Verdicts
from archive.slugs import slug

# "6Understanding" as "6 Understanding": a number that is run into the text isn’t shown with it
_WORD = re.compile(r"[^\W\d_]+|\d+")
_TEXTS = ("report", "text", "cover-sheet", "letter")
"""Kinds of paper whose running text may recommend something."""
# "a progress update as of December 2022 can be found in Appendix A", of a column without a date
_AS_OF = re.compile(
    r"\b(?:progress|updates?|position)\b[^.]{0,40}\bas (?:of|at|to)\b (?P<date>[^.]{4,40})", re.I
)
# "5. Recommendation 1", "6. Recommendations 2, 3 and 6"
_SECTION = re.compile(r"^[\d.\s]*recommendations?\s+(?P<numbers>\d[\d\s,&]*(?:(?:and|to)\s+\d+)?)\W*$", re.I)


def recommendations(
    config: Config,
    reports: Iterable[ReportPage],
    meetings: Sequence[MeetingPage],
    actions: Sequence[Action],
    settled: Verdicts,
) -> list[Recommendation]:
    """All recommendations: those of reviews by their dossiers, then what reports ask meetings to decide."""
    papers = list(reports)
    own = [p for p in papers if not (is_copy(p, papers) and not p.page.get("recommendations"))]
    told = [t for page in own if (t := _told(page, papers))]
    found = [_finished(r) for r in dossiers.joined(told, settled)]
    found += [r for page in own for r in _of_meeting(page)]
    made = {t.paper: t.date for t in told if all(not (r.responses or r.progress) for r in t.recommendations)}
    today = clock.newest(page.report.date for page in papers)
    by_id = {page.report.id: page for page in papers}
    answering = {r.review for r in found if r.responses}
    links = decisions.Decisions(meetings, actions, settled)
    return [
        replace(
            clock.timed(r, made.get(r.papers[0]), config.response_days, today, answering),
            decided=tuple(links.of(r.id, [by_id[paper] for paper in r.papers])),
        )
        for r in found
    ]


def _told(page: ReportPage, papers: Sequence[ReportPage]) -> dossiers.Told | None:
    """What one paper tells of a review's recommendations: in its table, else in its text."""
    title = _review_title(page, papers)
    beside = [p for p in papers if _beside(page, p)]
    if page.page.get("recommendations"):
        found = tuple(_with_statuses(list(_of_table(page, title, beside)), beside))
    else:
        found = tuple(_of_text(page, title)) if page.report.kind in _TEXTS else ()
    return dossiers.Told(page.report.id, title, page.report.date, found) if found else None


def _beside(page: ReportPage, other: ReportPage) -> bool:
    """Whether two papers of a document were laid before a meeting under one item."""
    one, two = page.report, other.report
    same = (page.page.document, one.meeting, one.item) == (other.page.document, two.meeting, two.item)
    return page is other or (same and bool(one.item) and other.report.kind in _TEXTS)


def _review_title(page: ReportPage, pages: Sequence[ReportPage]) -> str:
    """The title of the review: an appendix takes the title of the report that it is appended to."""
    own = page.report.title
    if not re.match(r"appendix\b", own, re.I):
        return own
    before = pages[: pages.index(page)]
    reports = [p for p in before if p.page.document == page.page.document and p.report.kind == "report"]
    return reports[-1].report.title if reports else own


def _anchors(numbers: Iterable[str | None]) -> Iterator[str]:
    """An anchor for each recommendation: by its number, else by its place."""
    used: Counter[str] = Counter()
    for index, number in enumerate(numbers, start=1):
        key = f"recommendation-{slug(number) if number else f'row-{index}'}"
        used[key] += 1
        yield key if used[key] == 1 else f"{key}-{used[key]}"


def _of_table(page: ReportPage, title: str, beside: Sequence[ReportPage]) -> Iterator[Recommendation]:
    entries = page.page.get("recommendations") or []
    numbered = any(entry.get("number") for entry in entries)
    as_of = _as_of(beside)
    for entry, anchor in zip(entries, _anchors(entry.get("number") for entry in entries), strict=True):
        number, text = entry.get("number"), entry.get("text", "")
        source, date = place(entry.get("at", ""), page.page.document), page.report.date
        responses = _response(entry.get("response"), date, source)
        stated = _stated(entry.get("status"), title, date, source)
        yield Recommendation(
            id=f"{page.report.id}-{anchor}",
            url=f"recommendations/{page.report.id}/#{anchor}",
            sources=(source,),
            review=page.report.id,
            review_title=title,
            number=number,
            number_as_printed=entry.get("number_as_printed"),
            text=text,
            response=responses[0] if responses else None,
            responses=responses,
            lead=entry.get("lead"),
            leads=_stated(entry.get("lead"), None, date, source),
            progress=dossiers.in_order(_progress(entry, date, source, as_of)),
            status=None,
            status_source=None,
            statuses=stated,
            gaps=tuple(
                dict.fromkeys((*entry.get("gaps", []), *(["number"] if numbered and not number else [])))
            ),
            incomplete=tuple(entry.get("incomplete", [])),
            unplaced=tuple(entry.get("unplaced", [])),
            notes=tuple(Note(n["label"], n["text"], (source,)) for n in entry.get("other", [])),
            addressed_to=addressee(text),
            papers=(page.report.id,),
            mentions=tuple(_mentions(number, beside)),
        )


def _response(text: str | None, date: str | None, source: Source) -> tuple[Response, ...]:
    return (Response(text, response_kind(text), date, (source,)),) if text else ()


def _stated(text: str | None, by: str | None, date: str | None, source: Source) -> tuple[Stated, ...]:
    return (Stated(text, by, date, (source,)),) if text else ()


def _progress(
    entry: Mapping[str, Any], date: str | None, source: Source, as_of: tuple[str, Source] | None
) -> Iterator[Progress]:
    """The updates of a row; a column without a date has that which the report beside it gives, if any."""
    for update in entry.get("progress", []):
        label, text, when = update.get("label", ""), update.get("text", ""), update.get("date")
        sources: tuple[Source, ...] = (source,)
        if when is None and as_of is not None:
            when, sources = as_of[0], (source, as_of[1])
        yield Progress(when, label, text, sources, date)


def _as_of(beside: Iterable[ReportPage]) -> tuple[str, Source] | None:
    """The date of the updates, where the report that they are appended to says it, and only one."""
    found = {
        when[0]: chunk.source
        for page in beside
        for chunk in page.chunks
        if (match := _AS_OF.search(chunk.text)) and (when := dates(match["date"]))
    }
    return next(iter(found.items())) if len(found) == 1 else None


def _mentions(number: str | None, beside: Iterable[ReportPage]) -> Iterator[Mention]:
    """The sections of the report that are about a recommendation: "6. Recommendations 2, 3 and 6"."""
    for page in beside:
        for chunk in page.chunks if number else ():
            match = _SECTION.match(chunk.text) if chunk.kind == "heading" else None
            if match and number in re.findall(r"\d+", match["numbers"]):
                title = f"{chunk.number}. {chunk.text}" if chunk.number else chunk.text
                yield Mention(title, f"{page.report.url}#{chunk.anchor}", (chunk.source,))


def _with_statuses(found: Sequence[Recommendation], beside: Iterable[ReportPage]) -> list[Recommendation]:
    """Recommendations with what the reports beside their table state of them."""
    said = [
        status
        for page in beside
        if page.report.kind in _TEXTS
        for status in statuses.of_report(list(lines(page.chunks)), page.report.title, page.report.date)
    ]
    return [
        replace(r, statuses=(*r.statuses, *(s.stated for s in said if r.number in s.numbers))) for r in found
    ]


def _of_text(page: ReportPage, title: str) -> Iterator[Recommendation]:
    """What a review's report recommends in its text."""
    found = recommended(lines(page.chunks))
    for one, anchor in zip(found, _anchors(r.number for r in found), strict=True):
        yield replace(
            _plain(page, title, one.text, anchor),
            number=one.number,
            sources=one.sources,
            made_by=one.by,
            addressed_to=one.to,
        )


def _of_meeting(page: ReportPage) -> Iterator[Recommendation]:
    """What a report asks the meeting to decide that it was laid before."""
    if page.report.kind == "letter" or page.report.kind not in _TEXTS or not page.report.body:
        return
    made = {
        plain_words(r.text) for r in recommended(lines(page.chunks))
    }  # "The Panel recommends to Cabinet:"
    found = [one for one in asked(lines(page.chunks)) if plain_words(one.text) not in made]
    for one, anchor in zip(found, _anchors(r.number for r in found), strict=True):
        yield replace(
            _plain(page, page.report.title, one.text, f"asked-{anchor.removeprefix('recommendation-')}"),
            kind="to_meeting",
            number=one.number,
            sources=one.sources,
            addressed_to=one.who,
        )


def _plain(page: ReportPage, title: str, text: str, anchor: str) -> Recommendation:
    return Recommendation(
        id=f"{page.report.id}-{anchor}",
        url=f"recommendations/{page.report.id}/#{anchor}",
        sources=(),
        review=page.report.id,
        review_title=title,
        number=None,
        text=text,
        response=None,
        lead=None,
        progress=(),
        status=None,
        status_source=None,
        gaps=(),
        papers=(page.report.id,),
    )


def _finished(recommendation: Recommendation) -> Recommendation:
    """A recommendation with all statuses in order, the last one of a label or remark as its status."""
    every = (*recommendation.statuses, *statuses.of_updates(recommendation.progress))
    found = tuple(sorted(every, key=lambda stated: stated.date or ""))
    labels = [s for s in found if statuses.is_label(s)] or list(found)
    last = labels[-1] if labels else None
    return replace(
        recommendation,
        statuses=found,
        status=last.text if last else None,
        status_by=last.by if last else None,
        status_source=last.sources[0] if last else None,
    )


def disagreements(page: Page) -> Iterator[FileProblem]:
    """Words that the recommendations of a page's front matter have, and its body has not, or less often.

    The site shows the front matter's: who corrects only one of them is told.
    """
    entries = page.get("recommendations") or []
    said = [Counter(_words(" ".join(_texts(entry)))) for entry in entries]
    missing = sum(said, Counter()) - Counter(
        _words(" ".join(f"{c.number or ''} {c.text}" for c in chunks(page)))
    )
    for entry, own in zip(entries, said, strict=True):
        if words := [word for word in own if word in missing]:
            yield FileProblem(
                page.path,
                1,
                f"{_called(entry)}: the front matter has “{' '.join(words[:8])}”, which the body lacks,"
                " or has less often; correct both: recommendations are shown as the front matter has them",
            )


def _called(entry: Mapping[str, Any]) -> str:
    where = f"({entry['at']})" if "at" in entry else ""
    return " ".join(filter(None, ("recommendation", entry.get("number"), where)))


def _texts(entry: Mapping[str, Any]) -> Iterator[str]:
    """All that an entry quotes of the body."""
    yield from (entry.get(key, "") for key in ("text", "response", "lead", "status"))
    yield from (progress.get("text", "") for progress in entry.get("progress", []))


def _words(text: str) -> list[str]:
    return _WORD.findall(plain_text(MARKDOWN.parse(text)).casefold())
