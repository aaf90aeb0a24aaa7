"""Letters of other scripts that look like Latin ones, in words that are Latin: "ІМРАСТ", "Соuncil"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# Cyrillic and Greek letters, each with the Latin one that looks the same
_FOREIGN = "АВЕЅІЈКМНОРСТУҮХасеѕіјорухԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν"
_LATIN = "ABESIJKMHOPCTYYXacesijopyxdqwhABEZHIKMNOPTYXoiv"
_LIKE = str.maketrans(_FOREIGN, _LATIN)
_ANY = re.compile(f"[{_FOREIGN}]")
_SUSPECT = re.compile(f"[A-Za-z{_FOREIGN}]*[{_FOREIGN}][A-Za-z{_FOREIGN}]*")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_WORD = re.compile(r"[A-Za-z]{3,}")


def found(text: str) -> dict[str, str]:
    """The words of a text that are Latin but have such letters, each with what it is.

    A word with letters of both scripts is Latin; one of foreign letters alone only if the text has it in
    Latin too.
    """
    if not _ANY.search(text):
        return {}
    suspects = {word for word in _WORD.findall(text) if _SUSPECT.fullmatch(word) and len(word) > 2}
    if not suspects:
        return {}
    known = {word.casefold() for word in _LATIN_WORD.findall(text)}
    latin = {word: word.translate(_LIKE) for word in suspects}
    return {
        word: mended
        for word, mended in latin.items()
        if any(c.isascii() for c in word) or mended.casefold() in known
    }


def mended(text: str, *, but: re.Pattern[str] | None = None) -> str:
    """The text with these words in Latin letters. Lines in which `but` is found are left alone."""
    latin = found(text)
    if not latin:
        return text
    lines = (line if but and but.search(line) else in_latin(line, latin) for line in text.split("\n"))
    return "\n".join(lines)


def latin(word: str) -> str:
    """An abbreviation in Latin letters: "ΜΑΡΡΑ" is MAPPA; one that has other foreign letters stays."""
    mended = word.translate(_LIKE)
    foreign = any(unicodedata.name(c, "").startswith(("GREEK", "CYRILLIC")) for c in mended)
    return word if foreign else mended


def in_latin(text: str, latin: Mapping[str, str]) -> str:
    """The text with some words put into Latin letters."""
    return _WORD.sub(lambda match: latin.get(match[0], match[0]), text)
