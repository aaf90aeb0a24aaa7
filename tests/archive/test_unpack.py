"""Zipped folders and emails: unpacked safely and once; what a person deleted or changed stays so."""

import io
import stat
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest

from archive import config
from archive.config import Config
from archive.sources import misnamed, originals
from archive.unpack import Unpacked, unpack


@pytest.fixture
def archive(tmp_path: Path) -> Config:
    """An archive without papers."""
    (tmp_path / "sources").mkdir()
    return config.load(tmp_path)


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip with these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return made.getvalue()


def put(settings: Config, data: bytes, name: str = "papers.zip") -> Unpacked:
    """Put a file into the sources, and unpack."""
    (settings.sources / name).write_bytes(data)
    return unpack(settings)


def papers(settings: Config) -> dict[str, str]:
    """All papers of the archive, below its sources, with what they say."""
    return {p.relative_to(settings.sources).as_posix(): p.read_text() for p in originals(settings)}


def test_a_zip_becomes_a_folder(archive: Config) -> None:
    """Its files under safe names, junk left behind, itself no paper."""
    report = put(
        archive,
        zipped(
            {
                "January Papers/Agenda & minutes.TXT": "Quays",
                "January Papers/café.txt": "Fares",
                "back\\slash.txt": "Ferries",
                "__MACOSX/._x": "junk",
                ".DS_Store": "junk",
                "sub/Thumbs.db": "junk",
                "~$lock.docx": "junk",
                "sub/Fares page.html": "Tolls",
                "sub/Fares page_files/frame.html": "junk",
            }
        ),
    )
    assert papers(archive) == {
        "papers/january-papers/agenda-and-minutes.txt": "Quays",
        "papers/january-papers/cafe.txt": "Fares",
        "papers/back/slash.txt": "Ferries",
        "papers/sub/fares-page.html": "Tolls",
    }
    assert report == Unpacked(["sources/papers.zip: unpacked 4 files into sources/papers/"], [])
    assert unpack(archive) == Unpacked()


def test_what_a_person_did_stays(archive: Config) -> None:
    """A file that was deleted or changed stays so, whatever the zip does; ours is brought up to date."""
    put(archive, zipped({"a.txt": "1", "b.txt": "1", "c.txt": "1", "d.txt": "1"}))
    folder = archive.sources / "papers"
    (folder / "a.txt").unlink()
    (folder / "b.txt").write_text("mine")
    assert unpack(archive) == Unpacked()
    report = put(archive, zipped({"a.txt": "2", "b.txt": "2", "c.txt": "2", "e.txt": "2"}))
    assert papers(archive) == {"papers/b.txt": "mine", "papers/c.txt": "2", "papers/e.txt": "2"}
    assert "unpacked 2 files" in report.done[0]
    assert "2 that you changed or deleted stay so" in report.done[0]


def test_files_that_stand_there_are_never_overwritten(archive: Config) -> None:
    """A folder of the same name may hold papers of its own."""
    (archive.sources / "papers").mkdir()
    (archive.sources / "papers" / "a.txt").write_text("mine")
    put(archive, zipped({"a.txt": "theirs", "b.txt": "theirs"}))
    put(archive, zipped({"b.txt": "newer"}))
    assert papers(archive) == {"papers/a.txt": "mine", "papers/b.txt": "newer"}


@pytest.mark.parametrize(
    "name", ["../out.txt", "a/../../out.txt", "/etc/out.txt", "C:\\out.txt", "..\\out.txt"]
)
def test_no_file_leaves_its_folder(archive: Config, name: str) -> None:
    """It is left out and said; the others come."""
    report = put(archive, zipped({name: "x", "in.txt": "Quays"}))
    assert papers(archive) == {"papers/in.txt": "Quays"}
    assert "leads out of its folder" in report.problems[0]
    assert not list(archive.root.glob("**/*out*"))


def test_links_are_left_out(archive: Config) -> None:
    """They may lead anywhere."""
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(link, "/etc/passwd")
    assert "is a link" in put(archive, made.getvalue()).problems[0]
    assert not papers(archive)


def test_encrypted_members_are_said(archive: Config) -> None:
    """Each by its name, again at every run."""
    data = bytearray(zipped({"secret.txt": "x" * 50}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    for report in (put(archive, bytes(data)), unpack(archive)):
        assert report.problems[0].startswith("sources/papers.zip: “secret.txt” is encrypted")


@pytest.mark.parametrize(
    ("members", "limits", "why"),
    [
        ({"big.txt": b" " * 3_000_000}, "unpacked_mb = 2", "would unpack to 3 MB; at most 2 MB"),
        ({f"{n}.txt": b"" for n in range(11)}, "unpacked_files = 10", "holds 11 files; at most 10"),
        ({"big.txt": b" " * 90_000_000}, "", "times its size"),
    ],
)
def test_bombs_are_refused_unopened(
    archive: Config, members: dict[str, bytes], limits: str, why: str
) -> None:
    """By what the zip says of itself; with higher limits it is tried again."""
    (archive.root / "archive.toml").write_text(f"[limits]\n{limits}\n")
    report = put(config.load(archive.root), zipped(members))
    assert why in report.problems[0]
    assert not (archive.sources / "papers").exists()


def test_a_zip_in_a_zip_and_no_further(archive: Config) -> None:
    """One level is unpacked, the next is said."""
    innermost = zipped({"deep.txt": "x"})
    inner = zipped({"innermost.zip": innermost, "b.txt": "Fares"})
    report = put(archive, zipped({"inner.zip": inner, "a.txt": "Quays"}))
    assert papers(archive) == {"papers/a.txt": "Quays", "papers/inner/b.txt": "Fares"}
    assert report.problems == [
        "sources/papers/inner/innermost.zip: stands too deep in other zipped folders; unpack it by hand"
    ]


def test_damaged_zips_are_said(archive: Config) -> None:
    """Cut off, or with a member that doesn't match its sum."""
    whole = zipped({"a.txt": "Quays" * 100, "b.txt": "Fares"})
    assert "damaged or cut-off zip" in put(archive, whole[:-30]).problems[0]
    assert "“a.txt” is damaged" in put(archive, whole[:40] + b"\xff" + whole[41:], "other.zip").problems[0]
    assert papers(archive) == {"other/b.txt": "Fares"}


def letter() -> EmailMessage:
    """An email with a paper attached, a picture in its text, and another email."""
    message = EmailMessage()
    message["Subject"] = "Fares – papers"
    message["From"] = "Avis Marsh <avis.private@example.org>"
    message["To"] = "clerk@brackwater.example.org"
    message["Date"] = "Mon, 04 Mar 2024 09:30:00 +0000"
    message.set_content("Dear clerk,\n\nPlease find the fares attached.\n")
    message.add_alternative("<p>Dear clerk,</p>", subtype="html")
    message.add_attachment(
        "Fares are £2.".encode(), maintype="text", subtype="plain", filename="../Fares 2024.txt"
    )
    message.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="..\\fares.exe")
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", disposition="inline", cid="<1>")
    inner = EmailMessage()
    inner["Subject"] = "Older letter"
    inner.set_content("It was £1.")
    message.add_attachment(inner)
    return message


def test_an_email_becomes_its_letter_and_its_papers(archive: Config) -> None:
    """Names of who wrote, never their addresses; the email itself is no paper."""
    report = put(archive, letter().as_bytes(), "fares.eml")
    found = papers(archive)
    assert set(found) == {"fares/message.txt", "fares/fares-2024.txt", "fares/older-letter/message.txt"}
    assert found["fares/message.txt"].splitlines()[:6] == [
        "Subject: Fares – papers",
        "From: Avis Marsh",
        "To: someone at brackwater.example.org",
        "Date: Monday 4 March 2024 09:30",
        "",
        "Dear clerk,",
    ]
    assert found["fares/fares-2024.txt"] == "Fares are £2."
    assert "avis.private" not in "".join(found.values())
    assert "1 pictures within the text" in report.problems[0]
    assert "..-fares.exe” was left out, for its ending (.exe) is that of a program" in report.problems[1]


def test_a_letter_that_is_a_web_page(archive: Config) -> None:
    """Where there is no text, the page is taken."""
    message = EmailMessage()
    message["Subject"] = "Fares"
    message["From"] = "Avis <Marsh@example.org>"
    message.set_content("<p>Fares are <b>£2</b>.</p>", subtype="html")
    put(archive, message.as_bytes(), "fares.eml")
    (said,) = papers(archive).values()
    assert "<p>Subject: Fares</p><p>From: Avis</p>" in said
    assert "<b>£2</b>" in said


@pytest.mark.parametrize(
    ("data", "name"), [(b"<html><title>Log in</title>", "a.zip"), (b"", "b.zip"), (b"Not a letter.", "c.eml")]
)
def test_what_only_has_the_name_is_left_to_the_readers(archive: Config, data: bytes, name: str) -> None:
    """They say what it is."""
    assert put(archive, data, name) == Unpacked()
    assert [p.name for p in originals(archive)] == [name]


def test_an_email_of_parts_without_end(archive: Config) -> None:
    """Is not taken apart."""
    data = b"Subject: x\nFrom: y\n" + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 5_000
    assert "more than 200 parts" in put(archive, data, "deep.eml").problems[0]


@pytest.mark.parametrize(
    ("name", "media_type", "said"),
    [
        ("fares.pdf", "text/html", "is called .pdf, but is a web page"),
        ("fares.DOC", "text/plain", "is called .DOC, but is plain text"),
        ("fares.pdf", "application/pdf", None),
        ("fares.htm", "text/html", None),
        ("fares", "application/pdf", None),
        ("fares.pdf", "application/octet-stream", None),
    ],
)
def test_wrong_endings_are_said(name: str, media_type: str, said: str | None) -> None:
    """What can be read is read as what it is; a file that was refused is named anyhow."""
    wrong = misnamed(Path(name), media_type)
    assert (wrong is None) if said is None else (wrong is not None and said in wrong)


@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_private_addresses_of_a_letter_are_left_out(archive: Config, subtype: str) -> None:
    """Of who wrote, in the signature, in a letter quoted below; those that the letter is about stay."""
    message = EmailMessage()
    message["Subject"] = "Re: Ferries"
    message["From"] = "Bo Vole <bo.vole@private.example>"
    message["To"] = "panel@brackwater.example"
    lines = (
        "Dear Panel,", "Thank you for your letter.",
        "Write to ferries@brackwater.example or call 01632 960007, as bo.vole@private.example did.",
        "Kind regards", "Bo Vole", "Bo@home.example, 07700 900 123, +44 (0)7700 900124", "",
        "From: Ann Otter (ann@home.example)", "Are they blue?",
    )  # fmt: skip
    text = "\n".join(lines) if subtype == "plain" else "".join(f"<p>{line}</p>\n" for line in lines)
    message.set_content(text, subtype=subtype)
    report = put(archive, message.as_bytes(), "letter.eml")
    (said,) = papers(archive).values()
    for private in ("private.example", "home.example", "900 123", "900124"):
        assert private not in said
    for kept in ("ferries@brackwater.example", "01632 960007", "Bo Vole", "Ann Otter"):
        assert kept in said
    assert any(
        "addresses and telephone numbers of who wrote were left out" in line for line in report.problems
    )


def test_a_zip_that_is_gone_is_named_once(archive: Config) -> None:
    """With the papers of it that are still published; put back, it goes on as before."""
    data = zipped({"a.txt": "1", "b.txt": "1"})
    put(archive, data)
    (archive.sources / "papers" / "b.txt").unlink()
    (archive.sources / "papers.zip").unlink()
    (line,) = unpack(archive).done
    assert line.startswith(
        "sources/papers.zip: is gone, but not the 1 file that came out of it: papers/a.txt;"
    )
    assert unpack(archive) == Unpacked()
    assert put(archive, data) == Unpacked()
    assert papers(archive) == {"papers/a.txt": "1"}
    (archive.sources / "papers.zip").unlink()
    assert len(unpack(archive).done) == 1
    (archive.sources / "papers" / "a.txt").unlink()
    assert unpack(archive) == Unpacked()


def test_a_renamed_zip_is_not_unpacked_twice(archive: Config) -> None:
    """Its files stay where they are, and what a person did to them."""
    put(archive, zipped({"a.txt": "1", "b.txt": "1"}))
    (archive.sources / "papers" / "b.txt").unlink()
    (archive.sources / "papers.zip").rename(archive.sources / "january.zip")
    (line,) = unpack(archive).done
    assert line.startswith("sources/january.zip: is sources/papers.zip under another name")
    assert papers(archive) == {"papers/a.txt": "1"}
    assert unpack(archive) == Unpacked()


def test_what_a_person_did_is_named(archive: Config) -> None:
    """The first five files of many."""
    names = [f"{letter}.txt" for letter in "abcdefg"]
    put(archive, zipped(dict.fromkeys(names, "1")))
    for name in names:
        (archive.sources / "papers" / name).unlink()
    (line,) = put(archive, zipped({**dict.fromkeys(names, "1"), "h.txt": "1"})).done
    assert line.endswith(
        "; 7 that you changed or deleted stay so: papers/a.txt, papers/b.txt, papers/c.txt, papers/d.txt,"
        " papers/e.txt and 2 more"
    )


def test_what_lies_too_deep_stays_packed(archive: Config) -> None:
    """Also when the zip around it has changed or has another name: what came out of the old one goes."""
    inner = zipped({"deep.txt": "1"})
    for name, text in (("mid.zip", "1"), ("mid.zip", "2"), ("other.zip", "2")):
        outer = zipped({name: zipped({"inner.zip": inner, "a.txt": text})})
        folder = f"papers/{name.removesuffix('.zip')}"
        for report in (put(archive, outer), unpack(archive)):
            (problem,) = report.problems
            assert problem.startswith(f"sources/{folder}/inner.zip: stands too deep")
        assert papers(archive) == {f"{folder}/a.txt": text}


def test_a_zip_that_cannot_be_unpacked_now_is_tried_again(archive: Config) -> None:
    """The reason is named, and no paper called damaged."""
    (archive.sources / "papers").mkdir()
    (archive.sources / "papers" / "sub").write_text("in the way")
    report = put(archive, zipped({"sub/a.txt": "1"}))
    assert report.problems[0].startswith("sources/papers.zip: can't be unpacked (")
    (archive.sources / "papers" / "sub").unlink()
    assert unpack(archive).problems == []
    assert papers(archive) == {"papers/sub/a.txt": "1"}
