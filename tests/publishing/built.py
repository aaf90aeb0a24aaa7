"""What these tests share: an archive's site in memory, and changes to its files."""

from collections.abc import Mapping
from pathlib import Path

from archive import config, content, library, site

Files = Mapping[str, bytes]

BASE = "https://marshwick.example.org/records/archive/"


def built(folder: Path) -> dict[str, bytes]:
    """All files of an archive's site."""
    settings = config.load(folder)
    return dict(site.files(settings, library.assemble(settings, content.load(folder))))


def change(file: Path, old: str, new: str) -> None:
    """Change words in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def file_at(address: str) -> str:
    """The file that a server gives for an address of the site."""
    path = address.partition("#")[0].removeprefix(BASE)
    return f"{path}index.html" if path.endswith("/") or not path else path
