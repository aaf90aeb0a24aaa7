"""A site that is opened from a folder: each link within it names a file that is there."""

import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urldefrag

import pytest

from archive.publishing.plain_folder import with_files
from tests import invented
from tests.publishing.built import built


def test_links_name_files(tmp_path: Path) -> None:
    """From every page, redirects too."""
    folder = invented.write(tmp_path)
    with (folder / "archive.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[publish]\nplain_folder = true\n")
    (folder / "content/redirects.yaml").write_text("- {from: old/, to: reports/}\n", encoding="utf-8")
    files = built(folder)
    pages = {name: text.decode() for name, text in files.items() if name.endswith(".html")}
    followed = 0
    for name, page in pages.items():
        if name == "404.html":
            continue
        for link in re.findall(r'<a [^>]*href="([^"#?:]+)[#?"]', page):
            parts: list[str] = list(PurePosixPath(name).parent.parts)
            for part in unquote(urldefrag(link)[0]).split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part] if part not in ("", ".") else parts
            assert "/".join(parts) in files, f"{name}: {link}"
            followed += 1
    assert followed > 100
    assert "url=../reports/index.html" in pages["old/index.html"]


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ('href="../meetings/"', 'href="../meetings/index.html"'),
        ('href="./"', 'href="./index.html"'),
        ('href="../a/#item-4"', 'href="../a/index.html#item-4"'),
        ('action="search/"', 'action="search/index.html"'),
        ('href="search/?q=a/b"', 'href="search/index.html?q=a/b"'),
        ('href="#item-4"', 'href="#item-4"'),
        ('href="https://x.example.org/a/"', 'href="https://x.example.org/a/"'),
        ('href="../originals/pack.pdf#page=3"', 'href="../originals/pack.pdf#page=3"'),
    ],
)
def test_a_link(link: str, named: str) -> None:
    """A folder's is named; a place on the page, a file, and what is elsewhere stay."""
    assert with_files(f"<a {link}>".encode()) == f"<a {named}>".encode()
