"""Letters of other scripts that look like Latin ones, in words that are Latin: "ІМРАСТ", "Соuncil"."""

from __future__ import annotations

import re

# Cyrillic and Greek letters, each with the Latin one that looks the same
_FOREIGN = "АВЕЅІЈКМНОРСТУХасеѕіјорухԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν"
_LATIN = "ABESIJKMHOPCTYXacesijopyxdqwhABEZHIKMNOPTYXoiv"
_LIKE = str.maketrans(_FOREIGN, _LATIN)
_SUSPECT = re.compile(f"[A-Za-z{_FOREIGN}]*[{_FOREIGN}][A-Za-z{_FOREIGN}]*")
_LATIN_WORD = re.compile(r"[A-Za-z]{3,}")


def mended(text: str, *, but: re.Pattern[str] | None = None) -> str:
    """The text with such words in Latin letters, where that is certain.

    A word with letters of both scripts is Latin; one of foreign letters alone only if the text has it in
    Latin too. Lines in which `but` is found are left alone.
    """
    if text.isascii():
        return text
    known: set[str] | None = None

    def latin(match: re.Match[str]) -> str:
        nonlocal known
        start, end = match.span()
        around = match.string[max(0, start - 1) : start] + match.string[end : end + 1]
        if any(c.isalpha() for c in around):
            return match[0]  # the rest of the word has letters that look like none of ours
        word = match[0].translate(_LIKE)
        if any(c.isascii() for c in match[0]) and len(word) > 2:
            return word
        if known is None:
            known = {w.casefold() for w in _LATIN_WORD.findall(text)}
        return word if len(word) > 2 and word.casefold() in known else match[0]

    lines = (
        _SUSPECT.sub(latin, line) if not (but and but.search(line)) else line for line in text.split("\n")
    )
    return "\n".join(lines)
