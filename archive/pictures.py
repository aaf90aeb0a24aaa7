"""The pictures of papers: files beside the Markdown that shows them, published below `images/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from archive.config import Config

PUBLISHED = "images/"
_ENDINGS = (".webp", ".png", ".jpg", ".jpeg")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a document."""

    path: str
    """Where in the site it is."""
    file: Path
    width: int
    """In pixels, as is the height."""
    height: int


Pictures = Mapping[tuple[str, str], Picture]
"""By the document's id and the picture's file name, as its Markdown has it."""


def load(config: Config) -> Pictures:
    """All pictures below `content/`; a file that is none is left out."""
    return {(p.file.parent.name, p.file.name): p for p in _load(config)}


def _load(config: Config) -> Iterator[Picture]:
    for file in sorted(config.content.glob("*/*")):
        if file.suffix.lower() not in _ENDINGS or not file.is_file() or file.is_symlink():
            continue
        try:
            with Image.open(file) as opened:
                width, height = opened.size
        except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
            continue
        yield Picture(f"{PUBLISHED}{file.parent.name}/{file.name}", file, width, height)
