"""Web pages that a browser saved as one file."""

import pytest

import parsers
from parsers.blocks import NotReadable

TEXT = "Otters have come back to the Lower Weir, where they had not been seen for forty years."
PAGE = f"<html><body><h1>Otters</h1><p>{TEXT} They cost £5. <a href=3D'map.pdf'>The map</a></p></body></html>"


def saved(page: str, *, encoding: str = "utf-8") -> bytes:
    """A page as Chrome saves it, quoted-printable."""
    quoted = "".join(c if c < "\x7f" else "".join(f"={b:02X}" for b in c.encode(encoding)) for c in page)
    head = (
        "From: <Saved by Blink>",
        "Snapshot-Content-Location: https://fenwick.example.org/otters/",
        "Subject: Otters",
        "MIME-Version: 1.0",
        "Content-Type: multipart/related;",
        '\ttype="text/html";',
        '\tboundary="--edge"',
    )
    first = (
        "----edge",
        f"Content-Type: text/html; charset={encoding}",
        "Content-Transfer-Encoding: quoted-printable",
        "Content-Location: https://fenwick.example.org/otters/",
    )
    style = ("----edge", "Content-Type: text/css", "", "body { color: red }", "----edge--", "")
    return "\r\n".join([*head, "", "", *first, "", quoted, *style]).encode()


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_the_page_in_it_is_read(encoding: str) -> None:
    """Its words and whole links; no header, no style."""
    parsed = parsers.parse(saved(PAGE, encoding=encoding))
    assert parsed.reading.media_type == "multipart/related"
    assert [b.text for b in parsed.reading.blocks] == [
        "Otters",
        f"{TEXT} They cost £5. [The map](https://fenwick.example.org/otters/map.pdf)",
    ]


def test_what_is_no_paper_is_refused_there_too() -> None:
    """A login page saved as one file, and a file that was cut off before its page."""
    with pytest.raises(NotReadable, match="a web page to log in"):
        parsers.parse(
            saved("<html><title>Sign in</title><input type=3D'password'><p>Sign in here.</p></html>")
        )
    whole = saved(PAGE)
    with pytest.raises(NotReadable, match="damaged web page of one file"):
        parsers.parse(whole[: whole.index(b"<html>")])


def test_an_email_under_another_name_is_no_text() -> None:
    """Its headers hold addresses."""
    data = (
        b"Received: from a.example.org\nMessage-ID: <1@example.org>\nFrom: Bo <bo@example.org>\n"
        b"Subject: Otters\nMIME-Version: 1.0\nContent-Type: text/plain\n\nThey are back.\n"
    )
    with pytest.raises(NotReadable, match="email under another name"):
        parsers.parse(data)
    letter = b"From: Bo\nTo: Ed\nSubject: Otters\nDate: 4 March 2024\n\nThey are back, and many of them.\n"
    assert parsers.parse(letter).parts
