"""Bytes to text: the encoding told by its marks, else guessed and said; what a wrong one broke is mended."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "iso8859_15": "ISO 8859-15",
    "cp850": "code page 850",
}
_LOOK = 2**16
# Characters that papers in English have besides ASCII
_USUAL = frozenset("£€‘’“”–—…•·°½¼¾§©®™éèêëáàâäãåçíìîïóòôöõøúùûüñýÉÁÖÜÇßæœ²³×÷¬\u00a0")
_PRICE = re.compile(r"[£€](?=\d)")
# UTF-7, which old mail programs wrote: "+AKM-1,250", "Caf+AOk-"
_UTF7 = re.compile(rb"\+[A-Za-z0-9/]{2,60}-")
_LOWER_THEN_CAPITAL = re.compile(r"[a-z][À-ÖØ-ÞŒŠŽŸ]|[À-ÖØ-ÞŒŠŽŸ][a-z]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u200b\u2060\ufeff\ufdd0-\ufdef]")
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of the text behind them: what is read differs from what stands there."""
TURNED = "signs that turn the direction of text were left out: look whether it reads right"
_LINE_ENDS = re.compile(r"\r\n?|[\v\x85\u2028\u2029]")
# UTF-8 read as Windows-1252: "Â£", "Ã©", "â€™", "â˜’"
_MOJIBAKE = re.compile(
    r"[ÂÃ][\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[âï][\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}"
)
# The closing quotation mark, whose last byte many programs throw away
_LOST_QUOTE = re.compile(r"“([^“”\n]{0,2000})â€(?=[\s.,;:)!?]|$)", re.M)
_MENDED = re.compile(r"[\u00a0-\u00ff‐-‧‹›€™←-⇿■-◿☐-☒✓-✘ﬁﬂ]")


class Decoded(NamedTuple):
    """The text of a file, and what a maintainer should know of how it was got."""

    text: str
    remarks: tuple[tuple[int, str], ...]
    """Line and remark; the line counts from 1."""


def decode(data: bytes) -> str:
    """The text of a file in any of the usual encodings; never fails."""
    text, _ = _decoded(data)
    return text


def read(data: bytes) -> Decoded:
    """A file's text, lines parted by newlines, without control characters, remarks on what is doubtful."""
    text, guess = _decoded(data)
    text, mended = _mended(_CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))
    remarks: list[tuple[int, str]] = []
    if turned := TURNS.search(text):
        at = text.count("\n", 0, turned.start()) + 1
        remarks.append((at, TURNED))
        text = TURNS.sub("", text)
    if guess:
        first = re.search(r"[^\x00-\x7f]", text)
        shown = f", such as “{first[0]}”" if first else ""
        remarks.append(
            (
                text.count("\n", 0, first.start() if first else 0) + 1,
                f"the encoding is not UTF-8 and was taken for {guess}: look at £, quotation marks and"
                f" accents{shown}; if they are wrong, save the file as UTF-8",
            )
        )
    if mended:
        at = text.count("\n", 0, mended[0]) + 1
        remarks.append(
            (at, f"{len(mended)} characters that a wrong encoding had broken (“â€™” for “’”) were mended")
        )
    if lost := text.count("\ufffd"):
        at = text.count("\n", 0, text.index("\ufffd")) + 1
        remarks.append((at, f"{lost} characters were lost before the file came here (�): find the original"))
    return Decoded(text, tuple(remarks))


def _decoded(data: bytes) -> tuple[str, str | None]:
    """The text, and the name of the encoding if it had to be guessed."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), None
    if wide := _wide(data[:_LOOK]):
        return data.decode(wide, errors="replace"), None
    if seven := _seven_bits(data):
        return seven, "UTF-7"
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and len(data) - error.start < 4:
            return data[: error.start].decode("utf-8") + "\ufffd", None  # cut off within a character
    if mixed := _mostly_utf8(data):
        return mixed, "UTF-8 with some characters of Windows-1252"
    best = max(_NAMES, key=lambda name: _plausible(data[: 16 * _LOOK], name))
    return _single(data, best), _NAMES[best]


def _wide(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without its mark: nearly all of the zero bytes stand in the same places."""
    if len(head) < 8 or head.count(0) < len(head) / 4:
        return None
    zeros = [head[at::4].count(0) / max(1, len(head[at::4])) for at in range(4)]
    empty, full = 0.85, 0.3
    shapes = {
        "utf-32-le": (False, True, True, True),
        "utf-32-be": (True, True, True, False),
        "utf-16-le": (False, True, False, True),
        "utf-16-be": (True, False, True, False),
    }
    for name, shape in shapes.items():
        if all((z > empty) if should else (z < full) for z, should in zip(zeros, shape, strict=True)):
            return name
    return None


def _seven_bits(data: bytes) -> str | None:
    """Text in UTF-7: ASCII in which every sign between + and - stands for a usual character."""
    if b"+" not in data or not data.isascii() or not _UTF7.search(data):
        return None
    try:
        text = data.decode("utf-7")
    except UnicodeDecodeError:
        return None
    high = [c for c in text if ord(c) > 127]
    return text if high and all(c in _USUAL or c.isalpha() for c in high) else None


def _mostly_utf8(data: bytes) -> str | None:
    """Text that is UTF-8 but for a few bytes, as when files of two encodings were joined."""
    text = data.decode("utf-8", errors="surrogateescape")
    whole = sum(ord(c) > 127 for c in text)
    stray = len(re.findall("[\udc80-\udcff]", text))
    if whole - stray < stray:
        return None
    return re.sub("[\udc80-\udcff]", lambda m: _single(bytes([ord(m[0]) - 0xDC00]), "cp1252"), text)


def _single(data: bytes, encoding: str) -> str:
    """Text of one byte a character; what the encoding doesn't know comes out as �."""
    return data.decode(encoding, errors="replace")


def _plausible(data: bytes, encoding: str) -> float:
    """How well an encoding explains the bytes: usual characters are for it, capitals within words against."""
    text = _single(data, encoding)
    high = [c for c in text if ord(c) > 127]
    usual = sum(c in _USUAL for c in high)
    odd = len(high) - usual + 2 * len(_LOWER_THEN_CAPITAL.findall(text))
    return usual - 2 * odd + 3 * len(_PRICE.findall(text)) + (0.5 if encoding == "cp1252" else 0)


def _mended(text: str) -> tuple[str, list[int]]:
    """The text with UTF-8 that was read as Windows-1252 put right where that is certain, and where it was."""
    places: list[int] = []

    def mend(match: re.Match[str]) -> str:
        try:
            one = b"".join(c.encode("latin-1") if c < "\u0100" else c.encode("cp1252") for c in match[0])
            right = one.decode("utf-8")
        except UnicodeError:
            return match[0]
        if not _MENDED.fullmatch(right):
            return match[0]
        places.append(match.start())
        return right

    if "Â" not in text and "Ã" not in text and "â" not in text and "ï" not in text:
        return text, places
    text = _MOJIBAKE.sub(mend, text)
    return _LOST_QUOTE.sub(r"“\1”", text), places
