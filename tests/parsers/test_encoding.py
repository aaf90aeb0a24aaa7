"""Text in any encoding: what it says comes out; what was guessed or mended is said."""

import pytest

from parsers import encoding, html, text

SAID = "The ferry’s cost was £1,200 – a “café” fare; naïve"


@pytest.mark.parametrize(
    "name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_unicode_with_and_without_its_mark(name: str) -> None:
    """Read without a word about it."""
    assert encoding.read(SAID.encode(name)) == (SAID, ())


@pytest.mark.parametrize(
    ("name", "shown", "said"),
    [
        ("cp1252", "Windows-1252", SAID),
        ("mac_roman", "Mac Roman", SAID),
        ("iso8859_1", "Windows-1252", "Café for £5"),
        ("cp850", "code page 850", "Café, naïve Zoë Müller for £5, Siân in Ñuñoa"),
        ("cp437", "code page 850", "Fares of £1,250"),
        ("utf-7", "UTF-7", SAID),
        ("iso8859_15", "ISO 8859-15", "Café for €5, or £4"),
    ],
)
def test_older_encodings_are_guessed_and_said(name: str, shown: str, said: str) -> None:
    """With the line of the first character that may be wrong."""
    read, ((line, remark),) = encoding.read(f"Fares\n{said}".encode(name))
    assert read == f"Fares\n{said}"
    assert (line, shown in remark) == (2, True)


@pytest.mark.parametrize("said", ["a+b-c", "C++ and +44-1632-960007", "+A-", "+Above-average"])
def test_signs_that_are_no_utf_7_stay(said: str) -> None:
    """Plus and minus have their own use."""
    assert encoding.read(said.encode()) == (said, ())


def test_what_a_wrong_encoding_broke_is_mended() -> None:
    """Even where the last byte of a closing quotation mark got lost."""
    broken = SAID.encode().decode("cp1252", errors="ignore")
    assert "â€™" in broken
    read, ((_, remark),) = encoding.read(broken.encode())
    assert read == SAID
    assert "were mended" in remark


@pytest.mark.parametrize("said", ["DÉJÀ VU", "Ã or Â", "« É » and «É»", "crème brûlée", "â€"])
def test_what_may_be_meant_stays(said: str) -> None:
    """Only what no one would write is mended."""
    assert encoding.read(said.encode()) == (said, ())


def test_two_encodings_in_one_file() -> None:
    """UTF-8 stays what it is, the rest is taken for Windows-1252."""
    data = "“Quays” – and ".encode() + "“ferries”".encode("cp1252")
    read, ((_, remark),) = encoding.read(data)
    assert read == "“Quays” – and “ferries”"
    assert "some characters of Windows-1252" in remark


def test_lost_characters_are_said() -> None:
    """They can't be found again."""
    _, ((line, remark),) = encoding.read("Fares\n�5".encode())
    assert (line, remark) == (2, "1 characters were lost before the file came here (�): find the original")


def test_signs_that_turn_text_are_left_out_and_said() -> None:
    """They show other words than stand there; a web page's go too."""
    text_, ((line, remark),) = encoding.read("Fares\n\u202e005,1£\u202c a day".encode())
    assert (text_, line) == ("Fares\n005,1£ a day", 2)
    page = html.read("<p>The fare is \u202e005,1£ a day</p>".encode())
    assert page.blocks[0].plain == "The fare is 005,1£ a day"
    assert [said for _, said in page.problems] == [remark]


def test_ends_of_lines_and_control_characters() -> None:
    """Old Macs', Word's own and odd ones all end a line; control characters go."""
    assert encoding.read(b"a\rb\r\nc\x0bd\x00\x08e\xc2\x85f").text == "a\nb\nc\nde\nf"


def test_a_stray_control_character_makes_no_other_kind_of_file() -> None:
    """In a short text too; a few bytes of nothing else do."""
    assert text.accepts(b"The fare\0 is to rise by a pound \x1b[31m a day from May.")
    assert not text.accepts(b"\xd0\xcf\x11\xe0")
    assert not text.accepts(b"\0\x01\x02 fares \x03\x04\x05 rise and rise again")


def test_form_feeds_begin_pages() -> None:
    """As `pdftotext` writes them; lines go on counting."""
    reading = text.read(b"# Quays\n\nNorth.\n\f# Ferries\n\nBlue.\n\f")
    assert reading.pages == 2
    assert [str(b.place) for b in reading.blocks] == [
        "page 1, line 1",
        "page 1, line 3",
        "page 2, line 5",
        "page 2, line 7",
    ]
