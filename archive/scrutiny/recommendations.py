"""Recommendations of reviews, each with its answer, its lead and every update, oldest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from archive.body import chunks, place
from archive.content import FileProblem, Page
from archive.markdown import MARKDOWN, plain_text
from archive.records import Progress, Recommendation, Response
from archive.scrutiny.reports import ReportPage
from archive.slugs import slug

# The wording of a response in a few plain kinds; the first that fits counts.
_KINDS = (
    (
        "not_agreed",
        re.compile(
            r"\b(?:not (?:agreed|accepted|supported)|reject|disagree|does not (?:agree|accept))", re.I
        ),
    ),
    ("partly", re.compile(r"\b(?:partially|partly|in part)\b", re.I)),
    ("already", re.compile(r"\b(?:already|is current practice|existing practice)\b", re.I)),
    ("agreed", re.compile(r"\b(?:agree[sd]?|accept(?:s|ed)?|supports? this)\b", re.I)),
)

_WORD = re.compile(r"[^\W_]+")


def recommendations(reports: Iterable[ReportPage]) -> list[Recommendation]:
    """All recommendations in the order of their tables."""
    pages = list(reports)
    return [r for page in pages for r in _of_page(page, _review_title(page, pages))]


def _review_title(page: ReportPage, pages: Sequence[ReportPage]) -> str:
    """The title of the review: an appendix takes the title of the report that it is appended to."""
    own = page.report.title
    if not re.match(r"appendix\b", own, re.I):
        return own
    before = pages[: pages.index(page)]
    reports = [p for p in before if p.page.document == page.page.document and p.report.kind == "report"]
    return reports[-1].report.title if reports else own


def _of_page(page: ReportPage, title: str) -> Iterable[Recommendation]:
    used: dict[str, int] = {}
    entries = page.page.get("recommendations") or []
    numbered = any(entry.get("number") for entry in entries)
    for index, entry in enumerate(entries, start=1):
        number = entry.get("number")
        key = f"recommendation-{slug(number) if number else f'row-{index}'}"
        used[key] = used.get(key, 0) + 1
        anchor = key if used[key] == 1 else f"{key}-{used[key]}"
        source = place(entry.get("at", ""), page.page.document)
        response = entry.get("response")
        yield Recommendation(
            id=f"{page.report.id}-{anchor}",
            url=f"recommendations/{page.report.id}/#{anchor}",
            sources=(source,),
            review=page.report.id,
            review_title=title,
            number=number,
            text=entry.get("text", ""),
            response=Response(response, response_kind(response)) if response else None,
            lead=entry.get("lead"),
            progress=tuple(
                sorted(
                    (
                        Progress(p.get("date"), p.get("label", ""), p.get("text", ""), (source,))
                        for p in entry.get("progress", [])
                    ),
                    key=lambda p: p.date or "",
                )
            ),
            status=entry.get("status"),
            status_source=source if entry.get("status") else None,
            gaps=tuple(entry.get("gaps", [])) + (("number",) if numbered and not number else ()),
            incomplete=tuple(entry.get("incomplete", [])),
        )


def response_kind(text: str) -> str | None:
    """A response's wording in a plain kind, from its first sentences; None where they don't say."""
    return next((kind for kind, pattern in _KINDS if pattern.search(text[:240])), None)


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
