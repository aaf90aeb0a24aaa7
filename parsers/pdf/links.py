"""The links of a PDF's paragraph: what stands around their words; addresses that are printed without one."""

from __future__ import annotations

import re
from collections.abc import Sequence

# "[Phase 1,](https://…)", "["Our Future"](https://…)": links take in what stands beside them
_LINK = re.compile(r"\[([^\[\]]{1,1000})\]\(([^()\s]{1,2000})\)")
_QUOTED = re.compile(r"([\"“‘'])([^\"“”]+)([\"”“’'][.,;:]?)")
_CLOSED = re.compile(r"(.*?[^\s.,;:])([.,;:])", re.S)
# An address that is no link yet; one with brackets in it has no certain end
_ADDRESS = re.compile(
    r"(?<![\w@/.\[+\\-])"
    r"(?>https?://[^\s<>()\[\]*\"“”‘’]+|www\.[\w-]+\.[^\s<>()\[\]*\"“”‘’]+|(?:[\w.+-]|\\_)+@[\w-]+(?:\.[\w-]+)+)"
    r"(?![(\[])"
)
_HINTS = ("://", "www.", "@")


def mended(text: str, cut: Sequence[str]) -> str:
    """A paragraph's Markdown with each link round its words alone, and a link for each address in it.

    `cut` are the last words of its lines: an address that ends there may go on in the next.
    """
    linked = "](" in text
    if linked:
        text = _LINK.sub(_trimmed, text)
    if not any(hint in text for hint in _HINTS):
        return text
    pieces = re.split(r"(\[[^\[\]]*\]\([^()\s]*\))", text) if linked else [text]
    return "".join(
        piece if index % 2 else _ADDRESS.sub(lambda match: _linked(match[0], cut), piece)
        for index, piece in enumerate(pieces)
    )


def _trimmed(match: re.Match[str]) -> str:
    """A link with the quotation marks around its words, and what ends the sentence, outside of it."""
    text, address = match[1], match[2]
    if quoted := _QUOTED.fullmatch(text):
        return f"{quoted[1]}[{quoted[2]}]({address}){quoted[3]}"
    closed = _CLOSED.fullmatch(text)
    return f"[{closed[1]}]({address}){closed[2]}" if closed else match[0]


def _linked(found: str, cut: Sequence[str]) -> str:
    """An address as a link to itself; what ends the sentence stays behind it."""
    shown = found.rstrip(".,;:!?'\\_")
    address = re.sub(r"\\(.)", r"\1", shown)
    if any(word and address.endswith(word.rstrip(".,;:!?")) for word in cut):
        return found
    scheme = "mailto:" if "://" not in address and "@" in address else "" if "://" in address else "https://"
    return f"[{shown}]({scheme}{address}){found[len(shown) :]}"
