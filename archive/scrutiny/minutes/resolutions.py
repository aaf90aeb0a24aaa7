"""How minutes mark what was decided: a label before a passage, over it, or in its midst."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.body import Chunk

# "Resolved (unanimously):", "RESOLVED nem. con. that"
_HOW = r"(?:,?\s*(?:\([^()]{3,40}\)|unanimously\b|nem\.? con\b\.?|by (?:a )?majority\b))?"
_IT_WAS = r"(?:it was (?:also |then |therefore |further |accordingly )?)?(?:unanimously )?"
_RESOLVED = rf"{_IT_WAS}(?:resolved|agreed){_HOW}"
# "Agreed: CFS to provide data", "RESOLVED – that the report be noted", "It was RESOLVED that",
# "Agreed to note", "Action: Head of IT to send", "Decision – that"; not "Decision – 24/00097 Otters", "Action
# that was taken"
_LABEL = re.compile(
    rf"^(?:{_RESOLVED}s?(?:\s*:\s*|\s+[–—-]\s*|[–—]\s*|\s+(?=(?:that|to)\b))"
    rf"|(?:action|decision)s?{_HOW}(?:\s*:\s*|\s*[–—-]\s+(?=that\b|to\b|.{{2,70}} to \w)(?!\d)))"
    r"(?:that\b[:,]?\s*(?:[–—-]\s+)?)?",
    re.I,
)
# "RESOLVED", "RESOLVED –", "IT WAS AGREED that:", "Decision", "Resolved (unanimously):"
_ALONE = re.compile(
    rf"^(?:{_RESOLVED}|resolutions?|decisions?(?: made| taken)?{_HOW})\s*(?:that\b)?[\s:–—-]*$", re.I
)
# "Members considered the programme. RESOLVED that it be approved.", "…, and it was RESOLVED that",
# "moved by Cllr Adder, seconded by Cllr Bittern and RESOLVED:"
_WITHIN = re.compile(
    rf"(?:(?<=[.;:!?)]\s)(?=(?:It was |IT WAS )?(?:R(?:ESOLVED|esolved)|AGREED)\b)|\b(?=it was RESOLVED\b)"
    rf"|\b(?:moved|proposed|seconded)\b[^.]{{0,120}}?\band (?=RESOLVED\b))"
    rf"(?P<label>(?i:{_RESOLVED}(?:\s*:\s*|\s+[–—-]\s*|\s+(?=(?:that|to)\b))))"
)
# "It was agreed that", "The Panel agreed that": also said of opinions
_OPINION = re.compile(
    r"^(?i:it was|members|the [\w-]+)\b[^.?:;]{0,60}?\bagreed that\b(?!\s*:)(?P<what>.*)", re.S
)
# "a visit be arranged", "the figures would be sent": not "would be hard", "had been closed"
_SETTLES = re.compile(
    r"\b(?<!\bto )(?<!could )(?<!may )(?<!might )(?<!not )"
    r"be (?:\w+ly )?(?:\w+ed|sent|made|given|held|put|set|brought|written)\b"
    r"|\b(?:should|would|will) (?!be\b)\w+",
    re.I,
)
_UNFINISHED = re.compile(r"(?:[:;,–—-]|\b(?:and|or|that))$")
# "(1) that the report be noted", "b) a visit be arranged", "That Cabinet be asked"
_ENUMERATED = re.compile(
    r"^\W*(?:(?:\d{1,2}|[A-Ha-z]|[ivx]{1,5})[.)]\s|That (?!was\b|is\b|has\b|had\b)[a-z])"
)


def label(text: str) -> str | None:
    """The label with which a passage says that it was decided or is to be done, as it is printed."""
    match = _LABEL.match(text)
    return None if match is None or is_opinion(text) else match[0]


def is_label(text: str) -> bool:
    """Whether a line is nothing but a label: what was decided stands below it."""
    return bool(_ALONE.match(text.strip())) or (bool(text) and label(text) == text)


def is_opinion(text: str) -> bool:
    """Whether a body agreed that something is so, and not that something be done."""
    match = _OPINION.match(text)
    return match is not None and not _SETTLES.search(match["what"])


def from_label(text: str) -> str:
    """A paragraph from where its decision begins: "The plan was shown. RESOLVED that it be approved."."""
    within = None if label(text) else _WITHIN.search(text)
    return text[within.start("label") :] if within else text


def whole(text: str, below: Sequence[Chunk]) -> str:
    """A passage with what of the chunks below belongs to it: "RESOLVED that:" goes on in a list."""
    alone = is_label(text)
    if alone:
        text = "Decision:"
    for chunk in below:
        words = " ".join(chunk.items) or chunk.text
        if chunk.kind not in ("list", "paragraph") or chunk.number or label(words) or is_label(words):
            break
        listed = chunk.kind == "list" or bool(_ENUMERATED.match(words))
        if not alone and not (listed and (_UNFINISHED.search(text) or _numbered_on(chunk, text))):
            break
        text, alone = f"{text} {words}", False
    return text


def _numbered_on(chunk: Chunk, text: str) -> bool:
    """Whether a paragraph is one more resolution behind one that ended with a full stop."""
    marked = chunk.kind == "paragraph" and _ENUMERATED.match(chunk.text)
    return bool(marked) and bool(
        re.search(r"(?:^|[:.;]\s)\W*(?:(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s|That )", text)
    )
