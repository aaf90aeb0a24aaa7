"""What of a reading is not to be trusted without a look: documents that gave nothing, pages to compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from archive.checked import CORRECTED, Checked
from archive.content import FileProblem, Page
from archive.held import SETTLE
from archive.scrutiny import programme, recommendations
from archive.scrutiny.meetings.votes import disagreements as disagreeing_votes
from archive.scrutiny.minutes import numbering

ENOUGH = 0.995
"""The share of a page's words that are published or left out on purpose, below which the page is named."""


Private = Mapping[str, Sequence[Sequence[str]]]
"""Id of a document -> place and line of each thing that its original holds and does not show."""


def doubts(pages: Iterable[Page], private: Private = MappingProxyType({})) -> Iterator[FileProblem]:
    """All doubts about documents that were read, each with what to do."""
    for page in pages:
        yield from disagreeing_votes([page])
        yield from programme.misdated(page)
        if page.kind in ("minutes", "web-minutes"):
            yield from numbering.doubts(page)
        if page.get("recommendations"):
            yield from recommendations.disagreements(page)
        if page.kind == "document":
            compare = f"compare it with the original: build.py review {page.id}"
            yield from _nothing(page)
            yield from _private(page, private.get(page.id, ()))
            for what in (*_not_understood(page), *_words(page)):
                yield FileProblem(page.path, 1, f"{what}; {compare}")


def _private(page: Page, lines: Sequence[Sequence[str]]) -> Iterator[FileProblem]:
    """What is held back, until the maintainer has settled it."""
    if lines and page.get("publish_original") is None:
        said = "; ".join(f"{place + ': ' if place else ''}{what}" for place, what in lines)
        yield FileProblem(page.path, 1, f"{said}; {SETTLE}")


def _nothing(page: Page) -> Iterator[FileProblem]:
    """A document of which no paper came."""
    if page.get("papers"):
        return
    reasons = "; ".join(entry["what"] for entry in page.get("not_understood") or [])
    yield FileProblem(
        page.path,
        1,
        f"nothing was read from sources/{page.get('path')}{': ' + reasons if reasons else ''};"
        " put a better copy in its place, or write its pages by hand beside this file",
    )


def _not_understood(page: Page) -> Iterator[str]:
    """What the readers and parsers have said themselves: scans, guessed encodings, tables shown as text."""
    if page.get("papers"):
        for entry in page.get("not_understood") or []:
            yield f"{entry['at']}: {entry['what']}" if entry.get("at") else entry["what"]


def _words(page: Page) -> Iterator[str]:
    """Words that are nowhere, in all and on each page that lacks more than a few."""
    words: dict[str, Any] = page.get("words") or {}
    short = words.get("pages") or []
    for entry in short:
        share = 1 - entry["unaccounted"] / max(entry["source"], 1)
        if share < ENOUGH:
            yield (
                f"page {entry['page']}: {entry['unaccounted']} of its {entry['source']} words are on no page"
                f" of content and in no omission ({share:.1%} accounted for)"
            )
    missing = words.get("unaccounted", 0)
    if missing and not any(entry["unaccounted"] for entry in short):
        yield f"{missing} of its {words['source']} words are on no page of content and in no omission"


def other_days(pages: Sequence[Page], corrected: Checked) -> Iterator[FileProblem]:
    """Pages that a person has put to another day than the other papers of their document are of.

    Minutes of an earlier meeting stand in packs with their own day.
    """
    for page in pages:
        day = page.get("meeting_date")
        if day and page.kind not in _OF_EARLIER and _how(page, corrected) == CORRECTED:
            others = [p for p in pages if p.document == page.document and p.kind not in _OF_EARLIER]
            days = Counter(d for p in others if p != page and (d := p.get("meeting_date")))
            if days and day not in days:
                ((usual, count),) = days.most_common(1)
                papers = "the other paper" if count == 1 else f"{count} other papers"
                yield FileProblem(
                    page.path,
                    1,
                    f"is of the meeting on {day} since it was corrected by hand, and {papers} of its document"
                    f" of that on {usual}; correct “meeting_date” there too if they belong together",
                )


def _how(page: Page, corrected: Checked) -> str | None:
    return corrected.get(page.document, {}).get(page.path)


_OF_EARLIER = ("minutes", "web-minutes", "decisions")
