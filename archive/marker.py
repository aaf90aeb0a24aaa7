"""Says of a folder that we built what it was made from, and which files in it are ours, of which size."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MARKER = ".scrutiny-archive.json"
"""Stands in a folder that we built."""

_ANY = -1
"""The size of a file of which the marker says none, as those of earlier versions."""


@dataclass(frozen=True, slots=True)
class Built:
    """What is known of a folder that we built."""

    fingerprint: str = ""
    """Of all that it is made from; empty where that is not known, or the build had problems to tell again."""
    files: Mapping[str, int] = field(default_factory=dict)
    """The files that are ours to delete, each with its size."""

    def is_whole(self, site: Path) -> bool:
        """Whether all files are there as they were written, as far as their sizes tell."""
        return all(_size(site / name) == size for name, size in self.files.items())


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except OSError:
        return None


def read(site: Path) -> Built:
    """What is known of a folder: nothing where its marker is missing or damaged, so that it is built anew."""
    try:
        said = json.loads((site / MARKER).read_bytes())
        files = said["files"]
        sizes = files if isinstance(files, dict) else dict.fromkeys(files, _ANY)
        return Built(str(said["fingerprint"]), {str(name): size for name, size in sizes.items()})
    except (OSError, ValueError, LookupError, TypeError):
        return Built()


def write(site: Path, fingerprint: str, files: Mapping[str, bytes]) -> None:
    """Mark a folder as ours."""
    sizes = {name: len(files[name]) for name in sorted(files)}
    said = json.dumps({"fingerprint": fingerprint, "files": sizes}, indent=0)
    (site / MARKER).write_text(f"{said}\n", encoding="utf-8")
