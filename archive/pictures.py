"""The pictures of papers: files beside the Markdown that shows them, published below `images/`.

Each is drawn once for its document. One that a person has replaced or deleted stays so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, UnidentifiedImageError

from archive.config import Config
from archive.sources import sha256

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


def update(
    folder: Path,
    document: str,
    wanted: Sequence[dict[str, Any]],
    known: Mapping[str, dict[str, Any]],
    draw: Callable[[Sequence[dict[str, Any]]], Mapping[str, bytes]],
) -> dict[str, dict[str, Any]]:
    """Bring the pictures of a document's folder up to date; gives what to remember of them.

    `document` is its hash, `wanted` are a reading's pictures, `known` what was remembered last: for each file
    name its hash and what it shows. `draw` gives the WebP files of pictures by name.
    """
    remembered: dict[str, dict[str, Any]] = {}
    due = []
    for picture in wanted:
        file, shows = folder / f"{picture['name']}.webp", {**picture, "document": document}
        last = known.get(file.name)
        if last is not None and (last["shows"] == shows or not _is_ours(file, last)):
            remembered[file.name] = last
        elif last is not None or not file.exists():
            due.append(picture)
            remembered[file.name] = {"shows": shows}
    drawn = draw(due) if due else {}
    for name, made in drawn.items():
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{name}.webp"
        file.write_bytes(made)
        remembered[file.name]["sha256"] = sha256(file)
    for name in known.keys() - remembered.keys():
        if _is_ours(folder / name, known[name]):
            (folder / name).unlink()
    return {name: entry for name, entry in remembered.items() if "sha256" in entry}


def _is_ours(file: Path, last: Mapping[str, Any]) -> bool:
    return file.exists() and sha256(file) == last["sha256"]
