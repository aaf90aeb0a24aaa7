"""Measures what a search loads of a built site, and tells where it is more than the settings allow."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.search.pagefind import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive.config import Config

_START = ("about", "facts", "groups")
"""What every search loads, whatever is looked for."""
_PAGEFINDS_START = ("*.json", "*.js", "*.pf_meta", "wasm.en.*", "filter/*")


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of the files of the search, in bytes as a server sends them."""

    files: int
    sent: int
    """All files together."""
    start: int
    """What every search begins with."""
    largest: int
    """The largest of the parts, of which a search loads one for each word."""
    part: str
    """Where that part stands in the site."""

    def __str__(self) -> str:
        """Say it in a line."""
        return (
            f"search: {self.files:,} files, {self.sent / 1e6:.1f} MB as sent; "
            f"a search begins with {_kb(self.start)} kB, the largest part has {_kb(self.largest)} kB"
        )

    def problems(self, config: Config) -> Iterator[str]:
        """What is too large."""
        for what, size, most, key in (
            ("what every search begins with", self.start, config.search_start_kb, "search_start_kb"),
            (self.part, self.largest, config.search_part_kb, "search_part_kb"),
        ):
            if size > most * 1000:
                yield (
                    f"search: {what} has {_kb(size)} kB as sent; at most {most} are meant to be "
                    f"([limits] {key} in archive.toml)"
                )


def measured(site: Path) -> Sizes | None:
    """Measure the search of a built site; None where it has none."""
    if (site / FOLDER).is_dir():
        return _of_pagefind(site)
    if not (site / "search/about.json").exists():
        return None
    folder = site / "search"
    sent = {path: _sent(path) for path in sorted(folder.rglob("*.json"))}
    parts = {path: size for path, size in sent.items() if path.parent.name in ("terms", "places")}
    part = max(parts, key=parts.__getitem__, default=folder)
    start = sum(size for path, size in sent.items() if path.stem in _START)
    return Sizes(len(sent), sum(sent.values()), start, parts.get(part, 0), part.relative_to(site).as_posix())


def _of_pagefind(site: Path) -> Sizes:
    """Measure an index of Pagefind's: its parts are compressed already."""
    folder = site / FOLDER
    sent = {path: _sent(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    start = {path for pattern in _PAGEFINDS_START for path in folder.glob(pattern)}
    parts = {path: size for path, size in sent.items() if path.parent.name == "index"}
    part = max(parts, key=parts.__getitem__, default=folder)
    begins = sum(sent[path] for path in start)
    return Sizes(len(sent), sum(sent.values()), begins, parts.get(part, 0), part.relative_to(site).as_posix())


def _sent(path: Path) -> int:
    """Give the size of a file when it is compressed on its way, as servers do."""
    return len(zlib.compress(path.read_bytes(), wbits=31))


def _kb(size: int) -> int:
    return -(-size // 1000)
