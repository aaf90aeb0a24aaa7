"""Writes what people and terms are called, of which the browser loads the names that end as a question does.

So a search that is just a name is known for one by a small file, instead of by the texts of all that have its
words. A name stands under the stem of its last word, the stems of a stretch of the alphabet together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.search.folding import fold
from archive.search.parts import compact
from archive.search.stemmer import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.records import Section

_KINDS = ("person", "glossary term")
_MOST_WORDS = 12
"""Names are shorter; sentences that explain a term are not asked for whole."""
_FILE_SIGNS = 12_000
"""How much of the names a file holds before the next one begins; some 5 kB of it are sent."""


def files(sections: Sequence[Section]) -> Iterator[tuple[str, bytes]]:
    """Give the files, each with the first stem that it has names for."""
    rows = sorted(set(_names(sections)))
    begun, signs = 0, 0
    for at, (last, _, name, _) in enumerate(rows):
        if signs > _FILE_SIGNS and last != rows[at - 1][0]:
            yield rows[begun][0], compact(rows[begun:at])
            begun, signs = at, 0
        signs += len(last) + len(name) + 12
    if rows:
        yield rows[begun][0], compact(rows[begun:])


def _names(sections: Sequence[Section]) -> Iterator[tuple[str, int, str, int]]:
    """Give the stem of a name's last word, its section's number, the name, and 1 if it is an office."""
    for place, section in enumerate(sections):
        if section.kind not in _KINDS:
            continue
        said = (section.title, *section.text.split(";"))
        if section.kind == "person":
            # "Chair, Parks Panel" answers "Who is the Chair?" too.
            said = (*said, *dict.fromkeys(office.partition(",")[0] for office in said[1:] if "," in office))
        names = [(name.strip(), fold(name).split()) for name in said if len(name.split()) <= _MOST_WORDS]
        for name, words in names:
            if words:
                # Each spelling of a person's name has some word of it.
                is_office = section.kind == "person" and set(names[0][1]).isdisjoint(words)
                yield stem(words[-1]), place, name, int(is_office)
