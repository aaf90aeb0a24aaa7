"""An email as files: its text with who wrote to whom and when, and what was attached to it."""

from __future__ import annotations

import email
import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from typing import IO

_HEADERS = ("Subject", "From", "To", "Cc", "Date")
_MOST_PARTS = 200
"""An email with more parts than this, or as many within each other, is no letter with papers."""

_LONGEST_HEADER = 2**13
"""Reading one takes time by the square of its length; three hundred addresses fit in."""


_OF_PEOPLE = ("From", "To", "Cc", "Bcc", "Reply-To", "Sender")
_LEFT_OUT = "[left out]"
_ADDRESS = re.compile(r"\b[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}\b")
# "01632 960 123", "+44 (0)7700 900123", "07700-900-123"
_TELEPHONE = re.compile(r"(?<![\w#])(?:\+44\W{0,2}(?:\(0\)\W?)?|\(?0)\d(?:[ ()-]{0,2}\d){8,9}(?!\w)")
# How a letter ends; what stands below it is who wrote
_ENDS = re.compile(
    r"^[ \t>]{0,40}(?:<[^<>]{0,200}>[ \t]{0,9}){0,9}"
    r"(?:(?:with )?(?:kind(?:est)?|best|warm|many)?[ ,]*(?:regards|wishes|thanks)"
    r"|yours(?: \w+)?|thank you|cheers|best|--) *[,.!]?[ \t]{0,9}\r?(?:<|$)",
    re.I | re.M,
)
# Headers of a letter below the letter: "From: Bo Vole <bo@example.org>", "On Monday Bo Vole wrote:"
_QUOTED = re.compile(
    r"[ \t>*]{0,40}(?:<[^<>]{0,200}>[ \t]{0,9}){0,9}"
    r"(?:(?:from|to|cc|sent|reply-to)\W{0,3}:|on .{5,200} wrote:)",
    re.I,
)


class Unreadable(ValueError):
    """An email that can't be read; the message says why."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that an email holds."""

    name: str
    data: bytes

    def open(self) -> IO[bytes]:
        """Its bytes."""
        return io.BytesIO(self.data)


def parts(data: bytes) -> tuple[list[File], list[str]]:
    """The files of an email, its own text first, and lines about what was left out. Raises Unreadable."""
    if data.lower().count(b"content-type:") > _MOST_PARTS:
        raise Unreadable(f"is an email of more than {_MOST_PARTS} parts; save what is in it by hand")
    try:
        message = email.message_from_bytes(data, policy=policy.default)
        if not isinstance(message, EmailMessage):
            raise Unreadable("is no email that can be read")
        if any(len(value) > _LONGEST_HEADER for part in message.walk() for _, value in part.raw_items()):
            raise Unreadable(
                f"has a header of more than {_LONGEST_HEADER} characters; save what is in it by hand"
            )
        body = message.get_body(("plain", "html"))
        attached = [part for part in message.walk() if part is not body and _is_file(part, body)]
        pictures = [part for part in attached if _is_inline_picture(part)]
        letter, private = _text(message, body)
        found = [letter, *(_file(part) for part in attached if part not in pictures)]
    except Unreadable:
        raise
    except (MessageError, RecursionError, LookupError, AttributeError, TypeError, ValueError) as error:
        raise Unreadable(f"is a damaged email ({type(error).__name__}); save it again") from None
    left_out = [f"{len(pictures)} pictures within the text of the email were left out"] if pictures else []
    if private:
        left_out.append(
            f"{private} addresses and telephone numbers of who wrote were left out of the email's text;"
            " look at the rest of it before it is published"
        )
    return found, left_out


def _is_file(part: EmailMessage, body: MIMEPart | None) -> bool:
    """Whether a part is an attachment: not one of the forms in which the text itself is sent."""
    if part.is_multipart() and part.get_content_type() != "message/rfc822":
        return False
    if part.get_filename() or part.get_content_disposition() == "attachment":
        return True
    return body is not None and part.get_content_maintype() not in ("text", "multipart")


def _is_inline_picture(part: EmailMessage) -> bool:
    return part.get_content_maintype() == "image" and (
        part.get_content_disposition() == "inline" or "Content-ID" in part
    )


def _file(part: EmailMessage) -> File:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_content()
        if not isinstance(inner, EmailMessage):
            return File("message.eml", b"")
        name = part.get_filename() or f"{inner['Subject'] or 'message'}"
        return File(f"{re.sub(r'(?i)[.]eml$', '', name)}.eml".replace("/", "-"), inner.as_bytes())
    data = part.get_payload(decode=True)
    name = part.get_filename() or f"attachment.{part.get_content_subtype()}"
    return File(name.replace("/", "-").replace("\\", "-"), data if isinstance(data, bytes) else b"")


def _text(message: EmailMessage, body: MIMEPart | None) -> tuple[File, int]:
    """The letter itself as text, or as a web page where it was sent as nothing else; what was left out."""
    head = list(_head(message))
    said, private = _without_private(_said(body) if body is not None else "", _addresses(message))
    if body is not None and body.get_content_type() == "text/html":
        shown = "".join(f"<p>{html.escape(line)}</p>" for line in head)
        page = f'<!doctype html><meta charset="utf-8"><body>{shown}{said}'
        return File("message.html", page.encode(errors="replace")), private
    return File("message.txt", "\n".join([*head, "", said]).encode(errors="replace")), private


def _addresses(message: EmailMessage) -> frozenset[str]:
    """The addresses of all whom the headers name."""
    values = (getattr(message[name], "addresses", ()) for name in _OF_PEOPLE if message[name] is not None)
    return frozenset(address.addr_spec.casefold() for people in values for address in people)


def _without_private(text: str, known: frozenset[str]) -> tuple[str, int]:
    """A letter's text without the addresses of its people, and without telephone numbers below its end.

    Addresses that the letter itself is about stay, those in lines of headers that it quotes do not.
    """
    count = 0
    ends = _ENDS.search(text)
    signed = ends.start() if ends else len(text)

    def address(match: re.Match[str]) -> str:
        nonlocal count
        start = text.rfind("\n", 0, match.start()) + 1
        quoted = _QUOTED.match(text, start) or text[match.start() - 1 : match.start()] == "<"
        if match[0].casefold() in known or match.start() > signed or quoted:
            count += 1
            return _LEFT_OUT
        return match[0]

    shown = _ADDRESS.sub(address, text)
    ends = _ENDS.search(shown)
    if ends:
        below, numbers = _TELEPHONE.subn(_LEFT_OUT, shown[ends.start() :])
        shown, count = shown[: ends.start()] + below, count + numbers
    return re.sub(rf"(?:mailto:|&lt;|<)?{re.escape(_LEFT_OUT)}(?:&gt;|>(?=\s|$))?", _LEFT_OUT, shown), count


def _said(body: MIMEPart) -> str:
    try:
        return str(body.get_content())
    except LookupError:  # an encoding that nobody knows
        data = body.get_payload(decode=True)
        return data.decode("latin-1") if isinstance(data, bytes) else ""


def _head(message: EmailMessage) -> Iterator[str]:
    """What stands above a letter: people by their names, never with their addresses."""
    for name in _HEADERS:
        value = message[name]
        if value is None:
            continue
        people = getattr(value, "addresses", None)
        shown = ", ".join(_person(a.display_name, a.domain) for a in people) if people else str(value)
        date = getattr(value, "datetime", None)
        if date is not None:
            shown = f"{date:%A} {date.day} {date:%B %Y %H:%M}"
        yield f"{name}: {' '.join(re.sub(r'[<>]', '', shown).split())}"


def _person(name: str, domain: str) -> str:
    """A person of a header; of one without a name no more is shown than where the address is."""
    if name and "@" not in name:
        return name
    return f"someone at {domain}" if domain else "someone"
