"""The archives that browser tests look at: an invented one, the sample, and real papers if they are there."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from archive import site
from archive.library import Library
from archive.pages import pages
from tests.browser.harness import Served
from tests.once import Once
from tests.shared import SHARED

KINDS = "kinds.json"


def archives() -> Iterator[str]:
    """The archives that are on this machine."""
    yield "invented"
    yield "sample"
    if (SHARED / "documents" / "hackney").is_dir():
        yield "hackney"


@dataclass
class Built:
    """An archive's site, served."""

    name: str
    served: Served
    kinds: dict[str, str]
    """The address of the longest page that each template makes."""
    schemes: Sequence[Literal["light", "dark"]]
    """The colour schemes to look at it in: both for the small archive, whose pages have one of everything."""


def build(name: str, once: Once, serve: Callable[[Path], Served]) -> Built:
    """Build an archive into a folder, unless that was done, and serve it."""
    folder = once.folder(f"site-{name}", lambda folder: write(once.library(name), folder))
    kinds = json.loads((folder / KINDS).read_text(encoding="utf-8"))
    schemes: Sequence[Literal["light", "dark"]] = ("light", "dark") if name == "invented" else ("light",)
    return Built(name, serve(folder / "site"), kinds, schemes)


def write(made: Library, folder: Path) -> None:
    """Write an archive's site, and beside it the address of the longest page that each template makes."""
    files = dict(site.files(made.config, made))
    for path, contents in files.items():
        file = folder / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents)
    by_length = sorted(pages(made), key=lambda page: len(files[page.file]))
    kinds = {page.template: page.url for page in by_length}
    (folder / KINDS).write_text(json.dumps(kinds), encoding="utf-8")
