"""The page to search on, and the tips for it, whose examples are taken from the archive itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from archive.dates import spoken
from archive.library import Library
from archive.pages.page import SitePage
from archive.records import Section
from archive.search.folding import terms, words

# "£1.3m", "£13,352", "£2 million"
_SUM = re.compile(r"£\d[\d,]*(?:\.\d+)?(?:m|k|bn| million)?(?![\w.,]*\d)")
_YEARS = re.compile(r"\b20\d\d/\d\d\b")
# "4.12 Budget monitoring", "Recommendation 3", "Item 5"
_NUMBERED = re.compile(r"^(?:[\d.]+|recommendation \d+|item \d+)\s*", re.I)
_LETTERS = re.compile(r"[A-Za-z]{6,}")
_NOUN = re.compile(
    r"(?:[st]ion|ment|[ae]nce|ness|ship|ture|age|ing)s?$|(?:ity|ities|logy|logies|dren|ery|eries)$"
)
"""Endings of what is a noun more often than not: examples should name something that readers look for."""
_LONG = 8
"""Letters of a word in which a slip of the fingers is plain."""
_KINDS = ("minute", "decision", "report section", "recommendation")

Tip = tuple[str, str, str]
"""What is looked for, what to type for it, and what then happens."""


def pages(library: Library) -> Iterator[SitePage]:
    """The search page and its tips."""
    yield SitePage("search/", "search.html", "Search", "search", "Search all papers")
    found = [s for s in library.sections if s.copy_of is None and not s.standing]
    yield SitePage(
        "search/tips/",
        "search_tips.html",
        "Search tips",
        "",
        "How to find words, names, sums and dates in these papers, with examples that work",
        {"tips": list(_tips(_telling_first(found), library))},
    )


def _tips(found: Sequence[Section], library: Library) -> Iterator[Tip]:
    """What the search of this archive can do."""
    yield from _of_words(found)
    if library.config.search == "pagefind":
        yield from _plainly_of_records(library)
    else:
        yield from _of_forms(found)
        yield from _of_records(library)
    yield from _of_filters(found, library)


def _telling_first(sections: Iterable[Section]) -> list[Section]:
    """Passages of meetings and papers, the newest first of those whose titles name a matter of their own."""
    newest = sorted(
        (s for s in sections if s.kind in _KINDS), key=lambda s: (s.date or "", s.id), reverse=True
    )
    uses = Counter(_title(s).lower() for s in newest)
    return sorted(newest, key=lambda s: uses[_title(s).lower()] > 1 or not _is_matter(s))


def _is_matter(section: Section) -> bool:
    words = _telling(section)
    return len(words) > 1 and all(map(_NOUN.search, words))


def _of_words(found: Sequence[Section]) -> Iterator[Tip]:
    """Words, a phrase and words that must not be there, as passages have them."""
    named = next(((s, two) for s in found if len(two := _telling(s)) == 2), None)
    if named:
        section, (first, second) = named
        yield "Words", f"{first} {second}", "finds what has both, in any order and form"
        title = _title(section)
        yield "An exact phrase", f'"{title}"', "finds these words one after another"
        if any(_has(s, first) and not _has(s, second) for s in found):
            yield "Without a word", f"{first} -{second}", f"leaves out what has “{second}”"


def _of_forms(found: Sequence[Section]) -> Iterator[Tip]:
    """A slip of the fingers, a sum and a year, which are found in other forms too."""
    slip = next(
        (w for s in found for w in _LETTERS.findall(_title(s)) if len(w) >= _LONG and w[3] != w[4]), ""
    )
    if slip:
        wrong = f"{slip[:3]}{slip[4]}{slip[3]}{slip[5:]}".lower()
        yield "A word you cannot spell", wrong, f"finds “{slip.lower()}” all the same"
    for what, pattern, how in (
        ("A sum", _SUM, "is found in the ways people write it"),
        ("A financial year", _YEARS, "is found with a stroke or a hyphen"),
    ):
        if match := next((m for s in found if (m := pattern.search(s.text))), None):
            yield what, match[0], how


def _of_records(library: Library) -> Iterator[Tip]:
    """A term, a person, a day."""
    short = [t for t in library.terms if len(t.senses) == 1 and sum(c.isupper() for c in t.term) > 1]
    if short:
        term = max(short, key=lambda t: (t.uses, t.term))
        yield "An abbreviation", term.term, f"finds what it means too: {term.senses[0].definition}"
    if library.people:
        person = max(library.people, key=lambda p: (len(p.sources), p.name))
        yield "A person", person.name, "finds every spelling of the name"
    if library.meetings:
        date = max(page.meeting.date for page in library.meetings)
        yield "A day", spoken(date), "finds the meeting of that day, and what names it"


def _plainly_of_records(library: Library) -> Iterator[Tip]:
    """A person and a day, by the words that they are written with."""
    if library.people:
        person = max(library.people, key=lambda p: (len(p.sources), p.name))
        yield "A person", person.name, "finds what has the whole name, and the page of the person"
    if library.meetings:
        date = max(page.meeting.date for page in library.meetings)
        yield "A day", f'"{spoken(date)}"', "finds what names the day in just this form"


def _of_filters(found: Sequence[Section], library: Library) -> Iterator[Tip]:
    """The filters as they can be typed, each with a word of a passage that it finds."""
    for section in found:
        if section.date and section.body and (word := next(iter(_telling(section)), "")):
            kind = f'"{section.kind}"' if " " in section.kind else section.kind
            yield (
                "One kind of paper",
                f"{word} type:{kind}",
                "the same as ticking the kind beside the results",
            )
            yield "One year", f"{word} year:{section.date[:4]}", "the same as ticking the year"
            yield "One body", f'{word} body:"{section.body}"', "the same as ticking the body"
            break
    names = {person.id: person.name for person in library.people}
    for section in found:
        if (named := [p for p in section.people if p in names]) and (
            word := next(iter(_telling(section)), "")
        ):
            yield "With one person", f'{word} person:"{names[named[0]]}"', "the same as ticking the person"
            break


def _title(section: Section) -> str:
    return _NUMBERED.sub("", section.title).replace('"', "").strip()


def _telling(section: Section) -> list[str]:
    """Two words of a short title, the longest, as they follow each other."""
    found = [w.lower() for w in _LETTERS.findall(_title(section))]
    if not 2 <= len(_title(section).split()) <= 6:
        return []
    longest = sorted(dict.fromkeys(found), key=len, reverse=True)[:2]
    return [word for word in dict.fromkeys(found) if word in longest]


def _has(section: Section, word: str) -> bool:
    text = " ".join(filter(None, (section.title, section.text, section.breadcrumb, section.body)))
    return bool(set(terms(word)) & {term for other in words(text) for term in terms(other)})
