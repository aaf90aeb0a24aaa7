"""Readable slugs: the only source of ids, file names and addresses."""

from __future__ import annotations

import re
import unicodedata

from archive.search.folding import FOLDING

MOST = 72
"""A slug's longest length; it ends at a word."""

_LETTERS = str.maketrans({letter: to for letter, to in FOLDING["letters"].items() if letter.isalpha()})
"""Letters that are no accented ones: "ł" is "l", "ø" is "o"."""


def slug(text: str, *, most: int = MOST) -> str:
    """Lower-case ASCII words joined by hyphens; never empty."""
    text = text.replace("&", " and ").casefold().translate(_LETTERS).replace("’", "").replace("'", "")
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_text.casefold())
    result = ""
    for word in words:
        longer = f"{result}-{word}" if result else word[:most]
        if len(longer) > most:
            break
        result = longer
    return result or "untitled"


def meeting_id(date: str, body: str) -> str:
    """`2022-11-30-children-and-young-people-scrutiny-commission`."""
    return f"{date}-{slug(body)}"
