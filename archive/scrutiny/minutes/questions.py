"""What in minutes is asked outright: known by its form, and by the headings that questions stand under.

A sentence is a question by its form, not by its mark: minutes put "?" behind statements, and a heading
"Questions from the Commission" over comments.
"""

from __future__ import annotations

import re

# "Questions from the Commission", "Members’ questions", "Question and answer session", "Q&A"
_HEADING = re.compile(r"\bquestions?\b|\bQ ?(?:&|and) ?A\b", re.I)
# Not behind "i.e.", "e.g.", "No.", "Cllr." or an initial
SENTENCES = re.compile(
    r"(?<=[.?!;])(?<!\bi\.e\.)(?<!\be\.g\.)(?<!\bNo\.)(?<!\bCllr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)"
    r"(?<!\bMrs\.)(?<!\b[A-Z]\.)[”’\"')]*\s+(?=[“‘\"'(]?[A-Z0-9])"
)
"""What parts two sentences."""
_BE = (
    "is|are|was|were|do|does|did|can|could|will|would|should|shall|may|might|has|have|had|isn[’']t|aren[’']t"
)
# "How many …", "Could officers …", "To what degree can …", "For how long did …", "Please can you …"
_BEGINS_ASKING = re.compile(
    r"^\W*(?:and |but |so |also,? |then,? |please |finally,? )*"
    r"(?:(?:to|in|for|by|at|from|on|of|with|under) )?"
    rf"(?:what|how|why|when|where|which|who|whom|whose|{_BE})\b",
    re.I,
)
_SUBJECT = r"(?:the|there|this|these|those|that|they|it|he|she|we|you|any|all|officers|members|an?)\b"
# "Given the delay, how has …", "In this context, does …", "Currently is there …", "…, so what are …", "… -
# are there", "If otters are to come earlier how will …"; not "the ferry, which was blue"
_TURNS_ASKING = re.compile(
    rf"\b(?:how|why|what) (?:{_BE})\b"
    r"|(?:[,;:–—-]\s*|\b(?:so|and|but|then|or|[Cc]urrently|[Nn]ow|also)\s+)(?:and |but |so |then )*"
    r"(?:(?:to|in|by|from) )?"
    r"(?:(?i:what|how|why|when will|(?:where|which|who) (?:do|does|did|will|can|could|should|would))\b"
    r"|(?i:can|could|does|did|would|will|should) (?!be\b|not\b|have\b)[a-z]"
    rf"|(?i:{_BE}) (?:{_SUBJECT}|[A-Z]))"
)
# "The Chair thanked officers", "The Chair noted": sums up, whatever is cited
_SUMS_UP = re.compile(
    r"^The (?:vice[- ]?|deputy )?chair\w*\b.{0,40}?\b(?:thanked|noted|welcomed|summed|concluded)", re.I
)


def is_heading(text: str | None) -> bool:
    """Whether questions, and comments beside them, stand under a heading."""
    return bool(text and _HEADING.search(text))


def asks(text: str, *, under: bool = False) -> bool:
    """Whether a passage asks something; `under` a heading for questions one may have lost its mark."""
    if _SUMS_UP.match(text):
        return False
    sentences = SENTENCES.split(text)
    if any(s.rstrip("”’\"') ").endswith("?") and _has_form(s) for s in sentences):
        return True
    return under and _BEGINS_ASKING.match(text) is not None


def ends_asking(text: str) -> bool:
    """Whether the last sentence of a passage is a question, or the first is and the rest explains it."""
    sentences = SENTENCES.split(text.strip())
    return any(s.rstrip("”’\"') ").endswith("?") and _has_form(s) for s in (sentences[0], sentences[-1]))


def _has_form(sentence: str) -> bool:
    return bool(_BEGINS_ASKING.match(sentence) or _TURNS_ASKING.search(sentence))
