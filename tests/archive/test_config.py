"""Settings: what is wrong is told with file, line and value."""

from pathlib import Path

import pytest

from archive.config import load
from archive.errors import ArchiveError


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("titel = 'Ours'", "archive.toml:3: unknown key 'titel'"),
        ("title = 5", "archive.toml:3: title = 5 should be a text"),
        (
            "base_url = 'javascript:alert(1)'",
            r"archive.toml:3: base_url = 'javascript:alert\(1\)' should be an address",
        ),
        ("contact_email = 'nobody'", "archive.toml:3: contact_email = 'nobody' should be a mail address"),
        ("time_zone = 'Mars/Base'", "archive.toml:3: time_zone = 'Mars/Base' should be a zone"),
        ("[limit]", r"archive.toml:3: unknown table \[limit\]"),
        ("[[bodies]]\nnam = 'Ours'", "archive.toml:3: each \\[\\[bodies\\]\\] needs name"),
        ("title = 'Ours", "archive.toml: "),
        (
            "[limits]\nparse_second = 5",
            r"archive.toml:4: unknown key 'parse_second' in \[limits\]; known are",
        ),
        ("[limits]\nparse_seconds = 0", "archive.toml:4: parse_seconds = 0 should be 1 or more"),
        ("[limits]\nparse_memory_mb = 5", "archive.toml:4: parse_memory_mb = 5 should be 128 or more"),
        ("[limits]\nunpacked_mb = -1", "archive.toml:4: unpacked_mb = -1 should be 1 or more"),
        ("[limits]\nunpacked_files = -1", "archive.toml:4: unpacked_files = -1 should be 1 or more"),
        ("[recommendations]\nresponse_days = -3", "archive.toml:4: response_days = -3 should be 0 or more"),
        ("[accessibility]\nprepared_on = '2025-02-30'", "archive.toml:4: .* should be a date such as"),
        ("[reading]\nocr_languages = '../x'", "archive.toml:4: .* should be languages as Tesseract"),
        ("base_url = 'https:///'", "archive.toml:3: base_url = 'https:///' should be an address"),
        ("base_url = 'https://a.example/b?c=d'", "archive.toml:3: .* has no"),
        ("language = 'englisch'", "archive.toml:3: language = 'englisch' should be a tag"),
        ("contact_email = 'a@b.example?cc=c'", "archive.toml:3: .* should be a mail address"),
        ("[[bodies]]\nname = ''", "archive.toml:3: each \\[\\[bodies\\]\\] needs name"),
        ("[[bodies]]\nname = 'Ours'\nvariants = 'Us'", "archive.toml:5: variants = 'Us' should be a list"),
        (
            "[[bodies]]\nname = 'Health & Care Panel'\n[[bodies]]\nname = 'Health and Care, Panel'",
            "archive.toml:3: 'Health & Care Panel' and 'Health and Care, Panel' would be read as one",
        ),
    ],
)
def test_problems(tmp_path: Path, line: str, says: str) -> None:
    """A maintainer can find the line and knows what should stand there."""
    (tmp_path / "archive.toml").write_text(f"# Settings\n[archive]\n{line}\n")
    with pytest.raises(ArchiveError, match=says):
        load(tmp_path)


def test_bodies_of_another_form(tmp_path: Path) -> None:
    """What is no list of blocks is told, too."""
    (tmp_path / "archive.toml").write_text("bodies = 3\n")
    with pytest.raises(ArchiveError, match=r"archive.toml:1: bodies are written as blocks"):
        load(tmp_path)


def test_spellings_of_a_body(tmp_path: Path) -> None:
    """A variant, an ampersand or another article is the same body; an unknown body keeps its name."""
    (tmp_path / "archive.toml").write_text(
        '[[bodies]]\nname = "Children and Young People Scrutiny Commission"\n'
        'variants = ["CYP Scrutiny Commission"]\n'
    )
    settings = load(tmp_path)
    for printed in ("CYP Scrutiny Commission", "Children & Young People Scrutiny Commission"):
        assert settings.body(printed) == "Children and Young People Scrutiny Commission"
    assert settings.body("Housing & Planning Board") == "Housing and Planning Board"


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    """Its line, and what to do."""
    (tmp_path / "archive.toml").write_bytes("# Settings\n[archive]\ntitle = 'Café'\n".encode("cp1252"))
    with pytest.raises(ArchiveError, match="the file is not in UTF-8; save it as UTF-8"):
        load(tmp_path)
