"""Originals that are held back: readers are offered none that holds more than its pages show, unasked.

A maintainer settles it with `publish_original: true` (or `false`) in the front matter of `document.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from archive.config import Config
from archive.content import Page
from archive.sources import sha256

ABOUT = "document.md"
SETTLE = (
    "the original is not offered to readers: put a clean copy in its place, or write the line"
    " “publish_original: true” above its “sha256” to offer it as it is"
)
_WORD = re.compile(r"^publish_original:[ \t]*(\S*).*\n", re.M)


def is_offered(config: Config, page: Page, private: object) -> bool:
    """Whether readers are offered an original: if its bytes are those that were read, and all are shown."""
    said = page.get("publish_original")
    if said is False or (private and not said):
        return False
    try:
        return page.get("sha256") in (None, sha256(config.sources / (page.get("path") or "")))
    except OSError:
        return False


def lines(config: Config, name: str, document: str, known: dict[str, Any]) -> Iterator[str]:
    """What a document's original holds and does not show, until its maintainer has settled it."""
    private = known.get("private", ())
    if not private or word(_about(config, document), known["sha256"]):
        return
    for place, what in private:
        yield f"{name}: {place + ': ' if place else ''}{what}"
    yield f"content/{document}/{ABOUT}: {SETTLE}"


def _about(config: Config, document: str) -> str:
    try:
        return (config.content / document / ABOUT).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def word(about: str, digest: str) -> str:
    """The line of a `document.md` that settles it; "true" holds for one file only, that with this hash."""
    found = _WORD.search(about)
    return found[0] if found and (found[1] == "false" or f"sha256: {digest}" in about) else ""


def without_word(about: str) -> str:
    """A `document.md` as we would have written it."""
    return _WORD.sub("", about, count=1)


def with_word(about: str, line: str) -> str:
    """A `document.md` with that line in its front matter."""
    return about.replace("\nsha256:", f"\n{line}sha256:", 1)
