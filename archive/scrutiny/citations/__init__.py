"""Citations: which passages name an item, minutes, a report or a part of one, and where they lead."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive.footnotes import Text, footnotes
from archive.linked import Link, Links
from archive.records import Citation, Recommendation
from archive.scrutiny.citations.passages import Passage
from archive.scrutiny.citations.places import Places, Target
from archive.scrutiny.citations.wording import Mention, mentions
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.reports import ReportPage, is_copy
from archive.scrutiny.verdicts import Verdicts
from archive.slugs import slug

# "Recommendation 4a) It is recommended": a table's own entry
_ENTRY = re.compile(r"^\W*recommendations?\s", re.I)
# "are met; • see recommendation 6": a cell may have the items of a list in one line
_BULLET = re.compile(r"(?:^|\s+)•\s+")
_AROUND = 110
"""So many letters of a passage stand before and behind the words that cite."""


def citations(
    told: Iterable[Passage],
    held: Sequence[MeetingPage],
    papers: Sequence[ReportPage],
    recommended: Sequence[Recommendation],
    settled: Verdicts,
) -> list[Citation]:
    """All citations in the order of the texts; those that the maintainer has refused are left out."""
    places = Places(held, papers, recommended)
    found = [c for passage in told for c in _of_passage(passage, places)]
    return [c for citation in _told_apart(found) if (c := _settled(citation, settled)) is not None]


def _of_passage(passage: Passage, places: Places) -> Iterator[Citation]:
    for mention in mentions(passage.shown):
        if _is_entry(mention, passage):
            continue
        target, words = places.of(mention, passage), mention.words
        if mention.kind == "review":
            target, words = places.review(mention.value, passage)
        if target and (target.cited != passage.citing or "#" in target.url):
            yield _citation(passage, mention, target, words)


def _is_entry(mention: Mention, passage: Passage) -> bool:
    """Whether words at the beginning of a text are its own title, and cite nothing."""
    begins = not passage.text[: mention.at].strip(" •*-–")
    rest = passage.text[mention.at + len(mention.words) :]
    if mention.kind == "recommendation":
        table = passage.paper is not None and bool(passage.paper.page.get("recommendations"))
        return begins and (bool(table and _ENTRY.match(passage.text)) or bool(re.match(r"\s*[:–—]", rest)))
    return begins and mention.kind in ("item", "table") and bool(re.match(r"\s*[-–—:.]|\s*$", rest))


def _citation(passage: Passage, mention: Mention, target: Target, words: str) -> Citation:
    return Citation(
        id=slug(f"{passage.citing} {passage.anchor} cites {words}", most=160),
        url=f"{passage.url}#{passage.anchor}",
        sources=passage.sources,
        kind=mention.kind,
        words=words,
        passage=_around(passage.text, mention.at, len(words)),
        citing=passage.citing,
        citing_title=passage.title,
        cited=target.cited,
        cited_page=target.page,
        cited_url=target.url,
        possible=target.possible,
    )


def _around(text: str, at: int, length: int) -> str:
    """The words that cite with those around them, no further than their own item of a list in one line."""
    begins = max((mark.end() for mark in _BULLET.finditer(text, 0, at)), default=0)
    following = _BULLET.search(text, at + length)
    own, at = text[begins : following.start() if following else len(text)], at - begins
    start = own.rfind(" ", 0, at - _AROUND) + 1 if at > _AROUND else 0
    end = own.find(" ", at + length + _AROUND)
    return f"{'… ' if start else ''}{own[start:end] if end > 0 else own[start:]}{' …' if end > 0 else ''}"


def _told_apart(found: Iterable[Citation]) -> Iterator[Citation]:
    """Citations with ids of their own: those of one passage with the same words are counted."""
    seen: Counter[str] = Counter()
    for citation in found:
        seen[citation.id] += 1
        count = seen[citation.id]
        yield citation if count == 1 else replace(citation, id=f"{citation.id}-{count}")


def _settled(citation: Citation, settled: Verdicts) -> Citation | None:
    """A citation as the maintainer has settled it; None if refused."""
    holds = settled.holds(citation.id, citation.cited)
    if holds is None:
        return citation
    return replace(citation, possible=None) if holds else None


def links(told: Iterable[Passage], found: Iterable[Citation]) -> dict[str, Links]:
    """The links of each page: certain citations where their words stand, and the marks of footnotes."""
    by_place: dict[str, list[Citation]] = defaultdict(list)
    for citation in found:
        if citation.possible is None:
            by_place[citation.url].append(citation)
    by_page: dict[str, list[Passage]] = defaultdict(list)
    for passage in told:
        by_page[passage.url].append(passage)
    pages: dict[str, dict[str, list[Link]]] = defaultdict(dict)
    for url, own in by_page.items():
        notes = footnotes([Text(p.text, p.shown, f"{p.url}#{p.anchor}") for p in own])
        for at, passage in enumerate(own):
            cited = by_place.get(f"{url}#{passage.anchor}", [])
            words = [Link(c.words, c.cited_url) for c in cited if c.words in passage.shown]
            if words or at in notes:
                pages[url].setdefault(passage.text, _in_order([*words, *notes.get(at, [])], passage.text))
    return dict(pages)


def _in_order(links: Sequence[Link], text: str) -> list[Link]:
    return sorted(links, key=lambda link: text.find(link.words) if link.words else len(text))


def by_cited_page(found: Iterable[Citation], papers: Sequence[ReportPage]) -> dict[str, list[Citation]]:
    """Citations by the page that they lead to: each passage once, none of a page itself or of a copy."""
    copies = {p.report.id for p in papers if is_copy(p, papers)}
    pages: dict[str, dict[str, Citation]] = defaultdict(dict)
    for citation in found:
        if citation.url.partition("#")[0] != citation.cited_page and citation.citing not in copies:
            pages[citation.cited_page].setdefault(f"{citation.url} {citation.passage}", citation)
    return {page: list(own.values()) for page, own in pages.items()}


def only_possible(found: Iterable[Citation]) -> dict[str, list[Citation]]:
    """Citations that are only possible by the page that cites, which doesn't link their words."""
    pages: dict[str, list[Citation]] = defaultdict(list)
    for citation in found:
        if citation.possible:
            pages[citation.url.partition("#")[0]].append(citation)
    return dict(pages)
