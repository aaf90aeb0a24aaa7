"""Says which parts of a section are searched, and how much a word counts in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.dates import spoken
from archive.search.folding import fold
from archive.search.lunr_index import Field

if TYPE_CHECKING:
    from archive.records import Section

FIELDS = (Field("title", boost=4), Field("context"), Field("text", boost=2))
"""The parts of a section that are searched.

The context is everything that says where and when the section stands, so that "yeshivas minutes November
2022" finds a minute that has only the first of these words in it, and the other spellings of those whom it
names. It counts least, being the same for many. For the same reason a title counts as such for the passage
that it begins, and for those that go on below it as their text does: of ten passages under one heading, the
one whose text has the words is meant.
"""


def field_texts(section: Section) -> tuple[str, ...]:
    """Give the text of each of the FIELDS."""
    where = (section.kind, section.body, section.breadcrumb, spoken(section.date))
    context = " ".join(filter(None, (*where, *section.abbreviations, *section.spellings)))
    if section.continues:
        return "", context, f"{section.title}\n{section.text}"
    return section.title, context, section.text


def heading_words(section: Section) -> int:
    """Say how many words of the text are its title's, which the words behind them are not near."""
    return len(fold(section.title).split()) if section.continues else 0
