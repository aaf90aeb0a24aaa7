"""What minutes say of their end: when the next meeting is, by day and time."""

from __future__ import annotations

import re

from parsers import phrases

# "The date of the next meeting is at 7.00 pm on 6 October 2021.", "Next meeting: 16 January 2023"
_NEXT = re.compile(
    r"(?:next (?:\w+ )?meeting|date of (?:the )?next)(?:[^.]|\.(?=\d))*(?:\.m\b\.?(?:[^.]|\.(?=\d))*)?", re.I
)
# "the next meeting of the Health Board": of somebody else
_OF_BODY = re.compile(r"^next (?:\w+ )?meeting of (?:the )?(?P<body>[A-Z][^.,;(]{2,80})")


def next_meeting(text: str, body: str | None) -> tuple[str | None, str | None]:
    """The day and the time of this body's next meeting; None for what the minutes don't say."""
    for match in _NEXT.finditer(text):
        if (day := phrases.first_date(match[0])) and not _of_another(match[0], body):
            return day, phrases.time(_dateless(match[0]))
    return None, None


def _of_another(text: str, body: str | None) -> bool:
    match = _OF_BODY.match(text)
    other = phrases.body_name(match["body"]) if match else None
    words = set(re.findall(r"\w+", (body or "").casefold())) | {"full"}
    return bool(other and body) and not set(re.findall(r"\w+", (other or "").casefold())) <= words


def _dateless(text: str) -> str:
    return re.sub(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}", " ", text)
