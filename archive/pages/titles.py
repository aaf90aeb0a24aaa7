"""Titles: those printed in capitals in small letters where that is certain; no two pages with the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive.dates import MONTHS
from archive.pages.page import SitePage

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def plainly(title: str, names: Iterable[str]) -> str:
    """A title in which known names, days and months stand in their own letters; all else is as printed.

    `names` are those of committees, as the archive writes them: "CABINET, 3 MARCH" is "Cabinet, 3 March".
    """
    known = {name.upper(): name for name in (*names, *MONTHS, *_DAYS)}
    longest = sorted(known, key=lambda name: (-len(name), name))
    # "MAY" in capitals is a month where a number stands beside it
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
    return pattern.sub(lambda match: _written(match, known), title)


def _written(match: re.Match[str], known: dict[str, str]) -> str:
    beside = match.string[: match.start()].rstrip()[-1:], match.string[match.end() :].lstrip()[:1]
    if match[0] in ("MAY", "MARCH") and not any(sign.isdigit() for sign in beside):
        return match[0]
    return known[match[0]]


def told_apart(pages: Iterable[SitePage]) -> Iterator[SitePage]:
    """The pages in their order; what tells those of one title apart is in their titles.

    Readers know open windows, bookmarks and finds of search engines by nothing else.
    """
    listed = list(pages)
    same: dict[str, list[SitePage]] = defaultdict(list)
    for page in listed:
        same[page.title].append(page)
    for page in listed:
        yield page if len(same[page.title]) == 1 else replace(page, title=_with_more(page, same[page.title]))


def _with_more(page: SitePage, others: Sequence[SitePage]) -> str:
    """A page's title with as much of what it is as tells all pages of that title apart."""
    for parts in range(1, max(len(other.apart) for other in others) + 1):
        if len({other.apart[:parts] for other in others}) == len(others):
            return ", ".join((page.title, *page.apart[:parts]))
    return ", ".join((page.title, *page.apart))
