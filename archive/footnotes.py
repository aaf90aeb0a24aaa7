"""Footnotes: a raised number in a text, and the note that begins with it, each leads to the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from archive.linked import Link

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(rf"(?<=[^\s{_RAISED}])[{_RAISED}]+")
_NOTE = re.compile(rf"[{_RAISED}]+(?=\s*\S)")
_FIGURES = str.maketrans(_RAISED, "0123456789")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, entry or cell of a page."""

    text: str
    shown: str
    """The same, the words of links hidden."""
    url: str
    """Its place."""


def footnotes(texts: Sequence[Text]) -> dict[int, list[Link]]:
    """The links of each text of a page that has a footnote's mark, or is a footnote.

    A mark means the next note below with its number. One without a note, as in "m²", is none.
    """
    notes = {at: match[0] for at, text in enumerate(texts) if (match := _NOTE.match(text.text))}
    found: dict[int, list[Link]] = defaultdict(list)
    answered: set[int] = set()
    for at, text in enumerate(texts):
        for match in _MARK.finditer(text.shown):
            note = next((n for n, mark in notes.items() if n > at and mark == match[0]), None)
            if note is None or texts[note].url == text.url:
                continue
            number = match[0].translate(_FIGURES)
            found[at].append(Link(match[0], texts[note].url, f"Footnote {number}"))
            if note not in answered:
                found[note].append(Link("", text.url, f"Back to the text of footnote {number}"))
            answered.add(note)
    return dict(found)
