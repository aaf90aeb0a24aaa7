"""Says which parts of a section are searched, and how much a word counts in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.dates import spoken
from archive.search.lunr_index import Field

if TYPE_CHECKING:
    from archive.records import Section

FIELDS = (Field("title", boost=4), Field("context"), Field("text", boost=2))
"""The parts of a section that are searched.

The context is everything that says where and when the section stands, so that "yeshivas minutes November
2022" finds a minute that has only the first of these words in it, and the other spellings of those whom it
names. It counts least, being the same for many.
"""


def field_texts(section: Section) -> tuple[str, ...]:
    """Give the text of each of the FIELDS."""
    where = (section.kind, section.body, section.breadcrumb, spoken(section.date))
    context = (*where, *section.abbreviations, *section.spellings)
    return section.title, " ".join(filter(None, context)), section.text
