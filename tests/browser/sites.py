"""The archives that browser tests look at: an invented one, the sample, and real papers if they are there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from click.testing import CliRunner

from archive import config, content, library, site
from archive.pages import SitePage, pages
from bootstrap import ROOT
from build import main
from tests import invented
from tests.browser.harness import Served
from tests.shared import SHARED

HACKNEY = SHARED / "documents" / "hackney"


def archives() -> Iterator[str]:
    """The archives that are on this machine."""
    yield "invented"
    yield "sample"
    if HACKNEY.is_dir():
        yield "hackney"


@dataclass
class Built:
    """An archive's site, served."""

    name: str
    served: Served
    kinds: dict[str, SitePage]
    """The longest page that each template makes."""
    schemes: Sequence[Literal["light", "dark"]]
    """The colour schemes to look at it in: both for the small archive, whose pages have one of everything."""


def build(name: str, folder: Path, serve: Callable[[Path], Served]) -> Built:
    """Build an archive into a folder, and serve it."""
    root = ROOT if name == "sample" else folder / "archive"
    if name == "invented":
        invented.write(root)
    elif name == "hackney":
        result = CliRunner().invoke(main, ["ingest", str(HACKNEY), "--archive", str(root)])
        assert result.exit_code == 0, result.output
    settings = config.load(root)
    made = library.assemble(settings, content.load(root))
    files = dict(site.files(settings, made))
    for path, contents in files.items():
        file = folder / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents)
    by_length = sorted(pages(made), key=lambda p: len(files[p.file]))
    schemes: Sequence[Literal["light", "dark"]] = ("light", "dark") if name == "invented" else ("light",)
    return Built(name, serve(folder / "site"), {p.template: p for p in by_length}, schemes)
