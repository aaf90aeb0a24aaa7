"""The account of a document's words, whole and by page: published, left out for a reason, or neither."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from parsers.blocks import Block, Omitted, Part, plain, words

_EXAMPLES = 12
NOT_SHOWN = "text that the page does not show"
"""What readers are told of private omissions, whatever their reason."""
_ELSEWHERE = 0
"""Stands for the page of what says no page: it may account for words of any."""


def account(source: str, parts: Sequence[Part], omitted: Iterable[Omitted]) -> dict[str, object]:
    """Each word of the source is counted once; form feeds part its pages.

    Under "pages" stand those whose words are not all accounted for, with how many are not. A word of a page
    may be in a block that begins there, in one that reaches into the page, or at the top of the next.
    """
    sheets = [Counter(words(sheet)) for sheet in source.split("\f")]
    left_out = list(omitted)
    published, reach = _published(_entries(parts), len(sheets))
    found = _total(sheets)
    rest = found - _total(published.values())
    counted = found.total() - rest.total()
    reasons = list(_by_reason(rest, left_out))
    total = {"source": found.total(), "published": counted, "omitted": reasons, "unaccounted": rest.total()}
    if rest:
        total["examples"] = _examples(rest)
    if len(sheets) > 1 or 1 in reach:
        by_page = _by_page((omission.place.page, omission.text) for omission in left_out)
        total["pages"] = [
            {
                "page": page,
                "source": sheets[page - 1].total(),
                "unaccounted": lacking.total(),
                "examples": _examples(lacking),
            }
            for page, lacking in _missing(sheets, published, by_page, reach)
        ]
    return total


Entry = tuple[int | None, str]
"""A page, or None where it is not known, and a text."""


def missing(
    sheets: Sequence[str], published: Iterable[Entry], omitted: Iterable[Entry]
) -> dict[int, dict[str, int]]:
    """The words of each page that are neither published nor left out, each with how often it is missing."""
    counted = [Counter(words(sheet)) for sheet in sheets]
    own, reach = _published(((page, words(text)) for page, text in published), len(sheets))
    return {page: dict(lacking) for page, lacking in _missing(counted, own, _by_page(omitted), reach)}


def _entries(parts: Iterable[Part]) -> Iterator[tuple[int | None, list[str]]]:
    """The words of blocks in order with their pages; numbers and marks are published too."""
    for part in parts:
        for block in part.blocks:
            if block.places:
                yield from _rows(block)
            else:
                yield block.place.page, words(f"{block.number or ''} {block.marker} {block.plain}")


def _rows(table: Block) -> Iterator[tuple[int | None, list[str]]]:
    """The words of a table's rows, with the pages on which they begin."""
    for row, place in zip(table.rows, table.places, strict=True):
        yield place.page, words(" ".join(plain(cell) for cell in row if cell))


def _published(
    entries: Iterable[tuple[int | None, list[str]]], sheets: int
) -> tuple[defaultdict[int, Counter[str]], dict[int, int]]:
    """The words of blocks by the page on which they begin, and the last page that each page's reach into."""
    published: defaultdict[int, Counter[str]] = defaultdict(Counter)
    reach: dict[int, int] = {}
    before = _ELSEWHERE
    for place, own in entries:
        page = place or _ELSEWHERE
        published[page].update(own)
        if page:
            reach[page] = max(reach.get(page, 0), page + 1)
            reach[before] = max(reach.get(before, 0), page)
            before = page
    last = max(reach, default=_ELSEWHERE)
    reach[last] = max(sheets, last)
    return published, reach


def _by_page(entries: Iterable[Entry]) -> defaultdict[int, Counter[str]]:
    by_page: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for page, text in entries:
        by_page[page or _ELSEWHERE].update(words(text))
    return by_page


def _by_reason(rest: Counter[str], omitted: Iterable[Omitted]) -> Iterator[dict[str, object]]:
    """What was left out, by reason; takes it from the rest."""
    groups: defaultdict[str, list[Omitted]] = defaultdict(list)
    for omission in omitted:
        groups[NOT_SHOWN if omission.private else omission.reason].append(omission)
    for reason, group in groups.items():
        of_group = rest & Counter(w for omission in group for w in words(omission.text))
        rest -= of_group
        if of_group:
            yield {"reason": reason, "words": of_group.total(), "example": _example(group[0])}


def _missing(
    sheets: Sequence[Counter[str]],
    published: defaultdict[int, Counter[str]],
    left_out: defaultdict[int, Counter[str]],
    reach: dict[int, int],
) -> Iterator[tuple[int, Counter[str]]]:
    """The pages with words that are neither published nor left out, on them or where they may have gone."""
    lacking: dict[int, Counter[str]] = {}
    by_reach = sorted(reach, key=lambda page: reach[page])
    for page, sheet in enumerate(sheets, start=1):
        # Words that can stand on the fewest pages to come are used first: no later page lacks them then
        here = [other for other in by_reach if other <= page <= reach[other]]
        lacking[page] = _take(_take(sheet, left_out, [page]), published, here)
    for page, left in lacking.items():
        rest = _take(_take(left, published, [page + 1, _ELSEWHERE]), left_out, [_ELSEWHERE])
        if rest:
            yield page, rest


def _examples(counted: Counter[str]) -> list[str]:
    return [word for word, _ in counted.most_common(_EXAMPLES)]


def _take(wanted: Counter[str], spare: defaultdict[int, Counter[str]], pages: Iterable[int]) -> Counter[str]:
    """Take words from what pages have to spare; gives those that none of them has."""
    for page in pages:
        if not wanted:
            break
        left, lacking = spare[page], Counter[str]()
        for word, count in wanted.items():
            there = left[word]
            if there < count:
                lacking[word] = count - there
            if there:
                left[word] = max(there - count, 0)
        wanted = lacking
    return wanted


def _total(counters: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counter in counters:
        total.update(counter)
    return total


def _example(omission: Omitted) -> str:
    """What is shown of an omission; of what is private, no word."""
    return "(not shown)" if omission.private else plain(omission.text)[:120]
