"""Reads web pages that a browser saved as one file (.mhtml): the page in it, without pictures and styles."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage

from parsers import html
from parsers.blocks import NotReadable, Reading

_HEADER = re.compile(rb"(?:[A-Za-z][\w-]{1,60}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\n){0,20}){1,60}?")
_RELATED = re.compile(rb"^content-type:\s*multipart/(?:related|alternative)\b", re.I | re.M)
_LOCATION = re.compile(r"https?://[^\s<>\"]{1,2000}")
_MOST_PARTS = 2000
_DAMAGED = "a damaged web page of one file (.mhtml): save the page again, as “web page, complete” or HTML"


def accepts(data: bytes) -> bool:
    """Headers as of an email, of a page with what belongs to it."""
    head = data[:16384].lstrip(b"\xef\xbb\xbf\r\n")
    end = re.search(rb"\r?\n\r?\n", head)
    headers = head[: end.start() + 1] if end else head
    return bool(_HEADER.match(headers) and _RELATED.search(headers)) and b"text/html" in data[:65536].lower()


def read(data: bytes) -> Reading:
    """The page as blocks. Raises NotReadable for a damaged file, and for what html.read refuses."""
    if data.lower().count(b"\ncontent-type:") > _MOST_PARTS:
        raise NotReadable(f"a web page of one file with more than {_MOST_PARTS} parts: save it as HTML")
    try:
        message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        body = page.get_payload(decode=True) if page is not None else None
        charset = page.get_content_charset() if page is not None else None
        address = _address(message, page)
    except (MessageError, RecursionError, LookupError, AttributeError, TypeError, ValueError) as error:
        raise NotReadable(f"{_DAMAGED} ({type(error).__name__})") from None
    if not isinstance(body, bytes) or not body.strip():
        raise NotReadable(_DAMAGED)
    reading = html.read(_located(_in_utf8(body, charset), address))
    return replace(reading, media_type="multipart/related")


def _address(message: EmailMessage, page: EmailMessage | None) -> str:
    """Where the page was saved from."""
    said = [message["Snapshot-Content-Location"], page["Content-Location"] if page is not None else None]
    return next((m[0] for one in said if one and (m := _LOCATION.match(str(one).strip()))), "")


def _in_utf8(body: bytes, charset: str | None) -> bytes:
    """The page in UTF-8 where its headers name an encoding that fits; else as it is."""
    try:
        return b"\xef\xbb\xbf" + body.decode(charset).encode() if charset else body
    except (LookupError, UnicodeError):
        return body


def _located(body: bytes, address: str) -> bytes:
    """The page with its address as browsers write it, without the line ends that would move its lines."""
    mark = f"<!-- saved from url=({len(address):04}){address} -->".encode() if address else b""
    bom = b"\xef\xbb\xbf"
    return bom + mark + body[len(bom) :] if body.startswith(bom) else mark + body
