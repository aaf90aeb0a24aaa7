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
        found = [_text(message, body), *(_file(part) for part in attached if part not in pictures)]
    except Unreadable:
        raise
    except (MessageError, RecursionError, LookupError, AttributeError, TypeError, ValueError) as error:
        raise Unreadable(f"is a damaged email ({type(error).__name__}); save it again") from None
    left_out = [f"{len(pictures)} pictures within the text of the email were left out"] if pictures else []
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


def _text(message: EmailMessage, body: MIMEPart | None) -> File:
    """The letter itself as text, or as a web page where it was sent as nothing else."""
    head = list(_head(message))
    said = _said(body) if body is not None else ""
    if body is not None and body.get_content_type() == "text/html":
        shown = "".join(f"<p>{html.escape(line)}</p>" for line in head)
        return File(
            "message.html",
            f'<!doctype html><meta charset="utf-8"><body>{shown}{said}'.encode(errors="replace"),
        )
    return File("message.txt", "\n".join([*head, "", said]).encode(errors="replace"))


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
