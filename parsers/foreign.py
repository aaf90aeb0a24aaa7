"""Files of kinds that are not read: told by their first bytes, refused by name, with what to do."""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
from html import unescape

from parsers.blocks import NotReadable, Reading
from parsers.encoding import decode

_SAVE = "save it as .docx or PDF, and put that in its place"
_FETCH = "fetch the paper again, and put it in its place"
_PAGES = "if it shows pages of a paper, save them as one PDF"
_OPEN = "unpack it, and put the papers in it here"

# The bytes that a file begins with -> what it is, and what to do
_BEGINS: tuple[tuple[bytes, str, str], ...] = (
    (rb"\{\\rtf", "a Rich Text file", _SAVE),
    (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|mif1|avif)",
     "a picture", _PAGES),
    (rb"ID3[\x02-\x04]|\xff[\xfb\xf3\xf2]|fLaC|RIFF.{4}WAVE|.{4}ftypM4A|#!AMR", "a sound recording",
     "put a link to it on the meeting's page"),
    (rb".{4}ftyp|\x1a\x45\xdf\xa3|OggS|RIFF.{4}AVI |\0\0\x01[\xba\xb3]|FLV\x01", "a film or sound recording",
     "put a link to it on the meeting's page"),
    (rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ\0|\x28\xb5\x2f\xfd",
     "a packed folder or file", _OPEN),
    (rb"%!PS", "a PostScript file", "save it as PDF, and put that in its place"),
    (rb"MZ.{1,2}\0|\x7fELF|#!/", "a program", "delete it here"),
    (rb"version https://git-lfs\.github\.com/spec/", "a pointer of Git LFS, not the file itself",
     "run `git lfs pull`"),
    (rb"\[InternetShortcut\]|L\0\0\0\x01\x14\x02\0|\[Desktop Entry\]", "a shortcut, not the file",
     "put the file itself here"),
    (rb"wOF[F2]|\0\x01\0\0\0|OTTO\0|true\0", "a typeface", "delete it here"),
    (rb"SQLite format 3\0|\0\x01\0\0Standard (?:ACE|Jet) DB", "a database",
     "save what is to be published as .docx or PDF"),
    (rb"BEGIN:VC(?:ARD|ALENDAR)", "a calendar entry or address card", "delete it here"),
    (rb"-----BEGIN |\x30\x82..\x06\x09\x2a\x86\x48\x86\xf7", "a signed or encrypted file", _SAVE),
)  # fmt: skip
_BEGIN = tuple((re.compile(pattern, re.S), what, do) for pattern, what, do in _BEGINS)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in Microsoft's older container, in UTF-16 -> what the file is, and what to do
_STREAMS = (
    ("EncryptedPackage", "an encrypted Word, Excel or PowerPoint file", "save it without a password"),
    ("WordDocument", "a Word file of the kind before 2007 (.doc)", _SAVE),
    ("PowerPoint Document", "a PowerPoint file of the kind before 2007 (.ppt)", "save it as PDF"),
    ("Workbook", "an Excel file of the kind before 2007 (.xls)", "save it as PDF"),
    ("__substg1.0", "an Outlook message (.msg)", "save it from Outlook as .eml, or print it to PDF"),
)
# A part that a zip has only if it is of this kind -> what the file is, and what to do
_PARTS = (
    ("xl/", "an Excel file (.xlsx)", "save it as PDF"),
    ("ppt/", "a PowerPoint file (.pptx)", "save it as PDF"),
    ("visio/", "a Visio drawing", "save it as PDF"),
    ("META-INF/container.xml", "an electronic book (.epub)", "save it as PDF"),
    ("Index/Document.iwa", "a file of Apple Pages, Numbers or Keynote", _SAVE),
    ("content.xml", "an OpenDocument file (.odt, .ods, .odp)", _SAVE),
)
_XML = re.compile(r"[\ufeff\s]*(?:<\?xml\b|<!DOCTYPE\b|<(?:Error|rss|feed|svg)\b)")
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]{0,60})(?=[\s/>])")
# What servers say instead of a paper: "<Error><Code>AccessDenied</Code>", '{"error": "expired"}'
_ERROR = re.compile(r"error|denied|expired|forbidden|unauthori[sz]ed|not.?found|exception|\bfault\b", re.I)
# "<faultstring>Server was unable to process request.</faultstring>", "<Message>Access Denied</Message>"
_REASON = re.compile(r"<(?:[\w-]+:)?(?:faultstring|text|message)\b[^<>]{0,200}>\s*([^<]{1,300})", re.I)
_LARGEST_JSON = 2**24
_HEADER = re.compile(r"^([A-Za-z][\w-]{1,60}):[ \t]?", re.M)
_OF_EMAILS = frozenset(
    ("mime-version", "message-id", "received", "return-path", "delivered-to", "content-type",
     "dkim-signature", "in-reply-to", "reply-to", "content-transfer-encoding")
)  # fmt: skip


def accepts(data: bytes) -> bool:
    """Whether a file is of a kind that is known and not read."""
    return _what(data) is not None


def read(data: bytes) -> Reading:
    """Raises NotReadable, always."""
    what, do = _what(data) or ("of a kind that is not known", _SAVE)
    raise NotReadable(f"{what}, which is not read: {do}")


def _what(data: bytes) -> tuple[str, str] | None:
    """What a file is, and what to do with it."""
    if data.startswith(_OLE):
        return _old_office(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    head = data[:64].removeprefix(b"\xef\xbb\xbf")
    known = next(((what, do) for pattern, what, do in _BEGIN if pattern.match(head)), None)
    if known is None and _is_ebcdic(data[:8192]):
        return "text in EBCDIC, as mainframes write it", "save it as UTF-8, and put that in its place"
    if known is None and _is_email(data):
        return (
            "an email under another name",
            "let its name end in .eml, and it is unpacked",
        )
    return known or _structured(data)


def _old_office(data: bytes) -> tuple[str, str]:
    for name, what, do in _STREAMS:
        if name.encode("utf-16-le") in data:
            return what, do
    return "a file in Microsoft's older container", _SAVE


def _zipped(data: bytes) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, EOFError, struct.error):
        return "a damaged or cut-off zip, Word or Excel file", _FETCH
    for part, what, do in _PARTS:
        if any(name.startswith(part) for name in names):
            return what, do
    return "a zipped folder under another name", "let its name end in .zip, and it is unpacked"


def _is_ebcdic(head: bytes) -> bool:
    """Letters of EBCDIC lie above 0x80, its blank is 0x40, and hardly any byte is a blank of ASCII."""
    if len(head) < 64 or head.count(b" ") > len(head) / 100:
        return False
    letters = sum(0x81 <= byte <= 0xE9 for byte in head)
    return letters > len(head) / 2 and head.count(b"@") > len(head) / 20


def _is_email(data: bytes) -> bool:
    """Headers that only emails have stand before the first empty line."""
    head = decode(data[:16384]).replace("\r\n", "\n").lstrip("\ufeff\n").partition("\n\n")[0]
    names = {match[1].casefold() for match in _HEADER.finditer(head)}
    return bool(_HEADER.match(head)) and len(names & _OF_EMAILS) >= 2


def _structured(data: bytes) -> tuple[str, str] | None:
    """Data for programs: JSON, or XML of a kind that no reader knows."""
    head = decode(data[:4096]).lstrip("\ufeff \t\r\n")
    shown = " ".join(head.split())[:60]
    if _XML.match(head):
        root = _ROOT.search(head)
        if _ERROR.search(head[:600]):
            reason = _REASON.search(head)
            shown = " ".join(unescape(reason[1]).split())[:60] if reason else shown
            return f"an error message from a server (“{shown}”), not the paper", _FETCH
        return f"an XML file of a kind that is not known (<{root[1] if root else '?'}>)", _SAVE
    if head[:1] in ("{", "[") and len(data) < _LARGEST_JSON:
        try:
            json.loads(data)
        except (ValueError, RecursionError):
            return None
        if _ERROR.search(head[:600]):
            return f"an error message from a server (“{shown}”), not the paper", _FETCH
        return "JSON data", _FETCH
    return None
