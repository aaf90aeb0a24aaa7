"""Reports, letters, cover sheets and the other papers that were laid before a meeting."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from zlib import crc32

from archive.body import Chunk, chunks, places
from archive.config import Config
from archive.content import Page
from archive.footnotes import Text, footnotes
from archive.linked import pieces
from archive.records import Heading, Named, Report, Source, Table
from archive.scrutiny import totals
from archive.scrutiny.people import Register, named
from archive.slugs import meeting_id
from archive.tables import csv_file

KINDS = (
    "report",
    "cover-sheet",
    "letter",
    "work-programme",
    "recommendations",
    "glossary",
    "appendix",
    "text",
)
_SUMMARY = re.compile(
    r"^(?:report |executive )?summary$|^outline$|^introduction$|^purpose(?: of (?:the|this) report)?$", re.I
)
_SHINGLE = 6


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report with its text."""

    report: Report
    page: Page
    chunks: tuple[Chunk, ...]


def reports(config: Config, pages: Iterable[Page], people: Register, held: set[str]) -> list[ReportPage]:
    """All papers, in the order of their documents. `held` are the ids of the archive's meetings."""
    found = [_report(config, page, people, held) for page in pages if page.kind in KINDS]
    return _also_in(found)


def address(page: Page) -> str:
    """The address of a paper's page."""
    return f"reports/{page.id}/"


def _report(config: Config, page: Page, people: Register, held: set[str]) -> ReportPage:
    found = chunks(page)
    body, date = config.body(page.get("body")), page.get("meeting_date")
    meeting = meeting_id(date, body) if body and date else None
    printed = _pages(page)
    url = address(page)
    report = Report(
        id=page.id,
        url=url,
        sources=(found[0].source if found else Source(page.document),),
        title=page.title,
        kind=page.kind,
        body=body,
        meeting=meeting if meeting in held else None,
        item=page.get("item"),
        date=page.get("date") or date,
        authors=_people(page, "authors", people),
        authorised_by=_people(page, "authorised_by", people),
        recipients=_people(page, "recipients", people),
        summary=_summary(found),
        page_from=min(printed, default=None),
        page_to=max(printed, default=None),
        sections=tuple(
            Heading(_title(c), c.level, c.anchor, f"{url}#{c.anchor}") for c in found if c.kind == "heading"
        ),
        tables=tuple(_tables(found, url)),
        footnotes=_footnotes(found),
        links=tuple(dict.fromkeys(_links(found))),
        contacts=_people(page, "contacts", people),
        cabinet_members=_people(page, "cabinet_members", people),
        wards=page.get("wards"),
        copied_to=_people(page, "copied_to", people),
    )
    return ReportPage(report, page, found)


def _pages(page: Page) -> list[int]:
    """The pages of a paper as they are printed; where none has a number, as the file counts them."""
    marked = places(page)
    return [p.printed_page for p in marked if p.printed_page] or [p.page for p in marked if p.page]


def _footnotes(found: Sequence[Chunk]) -> int:
    """How many marks of a paper have their note."""
    texts = [Text(t, shown, c.anchor) for c in found for t, shown in pieces(c.tokens)]
    return sum(bool(link.words) for links in footnotes(texts).values() for link in links)


def _people(page: Page, key: str, people: Register) -> tuple[Named, ...]:
    return tuple(named(p, people) for p in page.people(key))


def _title(chunk: Chunk) -> str:
    return f"{chunk.number} {chunk.text}" if chunk.number else chunk.text


def _summary(found: Sequence[Chunk]) -> str | None:
    """The first paragraph below a heading such as "Summary"."""
    for index, chunk in enumerate(found):
        if chunk.kind == "heading" and _SUMMARY.match(chunk.text):
            return next((c.text for c in found[index + 1 : index + 3] if c.kind == "paragraph"), None)
    return None


def caption(found: Sequence[Chunk], index: int) -> str | None:
    """What stands right above a table as its caption: a line that begins "Table 1", or the heading."""
    before = found[index - 1] if index else None
    if before is None or before.kind == "table":
        return None
    if before.kind == "heading" or (
        re.match(r"(?:Table|Figure|Appendix)\b", before.text) and len(before.text) < 160
    ):
        return before.text
    return None


def _tables(found: Sequence[Chunk], url: str) -> Iterator[Table]:
    for index, chunk in enumerate(found):
        if chunk.kind == "table":
            header, *rows = chunk.rows
            above = found[index - 1].text if index and len(found[index - 1].text) < 160 else None
            yield Table(
                caption(found, index),
                header if any(header) else (),
                tuple(rows),
                chunk.anchor,
                chunk.sources,
                totals.unit(above, *chunk.rows[0], *chunk.rows[1 % len(chunk.rows)]),
                tuple(totals.checked(chunk.rows)),
                f"{url}#{chunk.anchor}",
                csv_file(url, chunk.anchor),
            )


def _links(found: Sequence[Chunk]) -> Iterator[str]:
    for chunk in found:
        for token in chunk.tokens:
            for child in token.children or []:
                if child.type == "link_open":
                    href = str(child.attrGet("href") or "")
                    if href.startswith(("http:", "https:")):
                        yield href


def _also_in(found: list[ReportPage]) -> list[ReportPage]:
    """Papers whose text stands whole in another one name it, and are named by it."""
    shingles = [_shingles(r.chunks) for r in found]
    same: dict[int, set[int]] = defaultdict(set)
    for one, other in _sharing(shingles):
        if _within(shingles[one], shingles[other]):
            same[one].add(other)
            same[other].add(one)
    return [
        _copied(page, [found[i].report for i in sorted(same[index])]) if index in same else page
        for index, page in enumerate(found)
    ]


def _copied(page: ReportPage, others: Sequence[Report]) -> ReportPage:
    """A paper that names its copies, and has the item that those of its meeting were laid under."""
    own = page.report
    items = {other.item for other in others if other.item and own.meeting and other.meeting == own.meeting}
    item = own.item or (items.pop() if len(items) == 1 else None)
    return replace(page, report=replace(own, item=item, also_in=tuple(other.id for other in others)))


def _sharing(shingles: Sequence[frozenset[str]]) -> set[tuple[int, int]]:
    """Pairs of texts that share a run of words, looking at one run in sixteen: copies share many."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, runs in enumerate(shingles):
        for run in runs:
            if crc32(run.encode()) % 16 == 0:
                holders[run].append(index)
    return {pair for indexes in holders.values() if len(indexes) < 20 for pair in combinations(indexes, 2)}


def _within(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether nearly all of the shorter text stands in the longer one."""
    small, large = sorted((one, other), key=len)
    return len(small) >= 30 and len(small & large) >= 0.95 * len(small)


def _shingles(found: Sequence[Chunk]) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", " ".join(c.text for c in found).casefold())
    return frozenset(" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def is_copy(paper: ReportPage, papers: Sequence[ReportPage]) -> bool:
    """Whether all of a paper stands in a longer one too, or in one before it."""
    for other in papers if paper.report.also_in else ():
        if other.report.id in paper.report.also_in:
            lengths = len(other.page.body), len(paper.page.body)
            if lengths[0] > lengths[1] or (lengths[0] == lengths[1] and other.report.id < paper.report.id):
                return True
    return False
