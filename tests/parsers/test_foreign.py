"""Files that are no papers, or of kinds that are not read, are refused by name, with what to do."""

import io
import zipfile

import pytest

import parsers

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100


def zipped(*names: str) -> bytes:
    """A zip with such members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name in names:
            package.writestr(zipfile.ZipInfo(name), "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "what", "do"),
    [
        (
            OLE + "WordDocument".encode("utf-16-le"),
            "a Word file of the kind before 2007",
            "save it as .docx or PDF",
        ),
        (
            ("The ferry floats, and has done so since 1904. " * 5).encode("cp037"),
            "text in EBCDIC",
            "save it as UTF-8",
        ),
        (OLE + "Workbook".encode("utf-16-le"), "an Excel file of the kind before 2007", "save it as PDF"),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "an encrypted Word, Excel",
            "save it without a password",
        ),
        (
            OLE + "__substg1.0_0037001F".encode("utf-16-le"),
            "an Outlook message",
            "save it from Outlook as .eml",
        ),
        (rb"{\rtf1\ansi Fares}", "a Rich Text file", "save it as .docx or PDF"),
        (zipped("xl/workbook.xml", "[Content_Types].xml"), "an Excel file (.xlsx)", "save it as PDF"),
        (zipped("ppt/presentation.xml"), "a PowerPoint file", "save it as PDF"),
        (zipped("mimetype", "content.xml"), "an OpenDocument file", "save it as .docx or PDF"),
        (zipped("fares.txt"), "a zipped folder under another name", "let its name end in .zip"),
        (zipped("fares.txt")[:40], "a damaged or cut-off zip", "fetch the paper again"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture", "save them as one PDF"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture", "save them as one PDF"),
        (b"ID3\x03\0\0", "a sound recording", "put a link to it"),
        (b"\0\0\0\x18ftypmp42", "a film or sound recording", "put a link to it"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
            "a pointer of Git LFS",
            "git lfs pull",
        ),
        (b"[InternetShortcut]\nURL=https://example.org", "a shortcut", "put the file itself here"),
        (
            b'{"error": {"code": 404, "message": "Paper not found"}}',
            "an error message from a server",
            "fetch",
        ),
        (b'\xef\xbb\xbf{"papers": [1, 2]}', "JSON data", "fetch the paper again"),
        (
            b'<?xml version="1.0"?><answer>Access denied</answer>',
            "an error message from a server",
            "fetch",
        ),
        (
            b'<?xml version="1.0"?><rss><channel/></rss>',
            "an XML file of a kind that is not known (<rss>)",
            "save it",
        ),
        (b"\x1f\x8b\x08\0\0", "a packed folder or file", "unpack it"),
    ],
)
def test_refused_by_name(data: bytes, what: str, do: str) -> None:
    """What it is, and what to do."""
    with pytest.raises(parsers.NotReadable) as refused:
        parsers.parse(data)
    assert what in str(refused.value)
    assert do in str(refused.value)


@pytest.mark.parametrize(
    "data", [b"[Draft] Fares go up.", b"{Draft} Fares", b"BMX tracks are free.", b"MZ Fares"]
)
def test_text_that_looks_like_something_else_is_read(data: bytes) -> None:
    """Brackets alone make no JSON."""
    assert parsers.parse(data).parts
