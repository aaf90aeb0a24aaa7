"""Pictures of each kind of page: `python -m audit.screenshots` draws them and lists them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence, Set
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

import click
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from archive import config, site
from archive.library import Library
from archive.pages import pages
from audit.browser import WIDTHS
from bootstrap import ROOT
from tests import invented
from tests.browser import harness

LARGEST = 60_000
"""Bytes of a picture at most."""
_FOLDER = "screenshots"
_HEIGHTS = {1280: 1000, 320: 900}
_QUALITIES = (70, 50, 30, 10)
_INTRODUCTION = """# The pages of an archive

Each kind of page of the sample, wide and on a phone; `make screenshots` draws them anew. What they show is
an invented borough's. Its papers are short, so that the pages of long papers and minutes, last, are of the
archive that tests use.
"""


class Shot(NamedTuple):
    """A page to picture."""

    name: str
    title: str
    address: str
    scheme: Literal["light", "dark"] = "light"


def shots(made: Library) -> list[Shot]:
    """The first page of each kind in the order of the site, an answered search, and a page in the dark."""
    home, *others = kinds(made)
    words = home.title.split()[0]
    answered = Shot("search-answered", f"Search for “{words}”", f"search/?q={words}")
    return [
        home,
        *others,
        answered,
        home._replace(name="home-dark", title=f"{home.title}, dark", scheme="dark"),
    ]


def kinds(made: Library) -> list[Shot]:
    """The first page of each kind in the order of the site."""
    found: dict[str, Shot] = {}
    for page in pages(made):
        name = Path(page.template).stem
        found.setdefault(name, Shot(name, page.title, page.url))
    return list(found.values())


def draw(folder: Path, url: str, wanted: Sequence[Shot]) -> Iterator[Path]:
    """Pictures of pages of a site that is being served, at both widths."""
    harness.set_node_for_playwright()
    with sync_playwright() as playwright, harness.start_chromium(playwright) as chromium:
        page = chromium.new_page(reduced_motion="reduce", timezone_id="Europe/London", locale="en-GB")
        for shot in wanted:
            for width in WIDTHS:
                picture = folder / f"{shot.name}-{width}.webp"
                picture.write_bytes(_picture(page, url, shot, width))
                yield picture


def _picture(page: Page, url: str, shot: Shot, width: int) -> bytes:
    """The page's beginning as WebP, as good as its size allows."""
    page.set_viewport_size({"width": width, "height": _HEIGHTS[width]})
    page.emulate_media(color_scheme=shot.scheme)
    page.goto(url + shot.address, wait_until="networkidle")
    drawn = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    for quality in _QUALITIES:
        written = io.BytesIO()
        drawn.save(written, "WEBP", quality=quality, method=6)
        if written.tell() <= LARGEST:
            break
    return written.getvalue()


def listed(wanted: Sequence[Shot]) -> str:
    """The page that shows the pictures."""
    parts = [_INTRODUCTION]
    for shot in wanted:
        pictures = (_shown(shot, width) for width in WIDTHS)
        parts.append("\n".join((f"## {shot.title}\n", *pictures, "")))
    return "\n".join(parts)


def _shown(shot: Shot, width: int) -> str:
    file, said = f"{_FOLDER}/{shot.name}-{width}.webp", f"{shot.title}, {width} pixels wide"
    return f'<img src="{file}" width="{width // 2}" alt="{escape(said)}">'


def _pictured(
    archive: Path, found: Callable[[Library], list[Shot]], known: Set[str], only: Sequence[str], folder: Path
) -> tuple[list[Shot], set[Path]]:
    """What of an archive is to be pictured besides what is known, and the pictures of it."""
    if only and set(only) <= known:
        return [], set()
    with TemporaryDirectory() as place:
        made, built = site.build(config.load(archive), Path(place) / "site")
        if made is None:
            raise click.ClickException(f"{archive} could not be built")
        own = [shot for shot in found(made) if shot.name not in known and (not only or shot.name in only)]
        with harness.serve(built) as served:
            return own, set(draw(folder, served.url, own))


@click.command()
@click.argument("output", default=str(ROOT / "docs"), type=click.Path(path_type=Path, file_okay=False))
@click.option("--only", multiple=True, metavar="NAME", help="Only the picture of this name, such as home.")
def main(output: Path, only: Sequence[str]) -> None:
    """Picture each kind of page of the sample, and write the page that shows the pictures.

    Example: python -m audit.screenshots /tmp/pictures --only home
    """
    folder = output / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    wanted: list[Shot] = []
    drawn: set[Path] = set()
    with TemporaryDirectory() as place:
        for archive, found in ((ROOT, shots), (invented.write_all(Path(place) / "archive"), kinds)):
            own, pictures = _pictured(archive, found, {shot.name for shot in wanted}, only, folder)
            wanted += own
            drawn |= pictures
    if not only:
        for old in set(folder.glob("*.webp")) - drawn:
            old.unlink()
    (output / "pages.md").write_text(listed(wanted), encoding="utf-8")
    click.echo(f"{len(drawn)} pictures in {folder}")


if __name__ == "__main__":
    main()
