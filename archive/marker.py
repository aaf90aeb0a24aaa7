"""Says of a folder that we built what it was made from, and which files in it are ours, as written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MARKER = ".scrutiny-archive.json"
"""Stands in a folder that we built."""


@dataclass(frozen=True, slots=True)
class Built:
    """What is known of a folder that we built."""

    fingerprint: str = ""
    """Of all that it is made from; empty where that is not known, or the build had problems to tell again."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The files that are ours to delete, each with its size and hash."""

    def is_whole(self, site: Path) -> bool:
        """Whether all files are there as they were written."""
        return next(self.damaged(site), None) is None

    def damaged(self, site: Path) -> Iterator[str]:
        """Name the files that are missing or not as they were written, those of another size first."""
        sizes = {name: mark.partition(" ")[0] for name, mark in self.files.items()}
        alike = [name for name, size in sizes.items() if _size(site / name) == size]
        yield from sorted(sizes.keys() - set(alike))
        yield from (name for name in alike if _written(site / name) != self.files[name])


def _size(file: Path) -> str:
    try:
        return str(file.stat().st_size)
    except OSError:
        return ""


def _written(file: Path) -> str:
    try:
        return _mark(file.read_bytes())
    except OSError:
        return ""


def _mark(contents: bytes) -> str:
    """Tell a file's contents from any others."""
    return f"{len(contents)} {hashlib.sha256(contents).hexdigest()[:32]}"


def read(site: Path) -> Built:
    """What is known of a folder: nothing where its marker is missing or damaged, so that it is built anew."""
    try:
        said = json.loads((site / MARKER).read_bytes())
        # Earlier versions gave sizes or nothing: then no file is known to be as it was written.
        marks = files if isinstance(files := said["files"], dict) else dict.fromkeys(files, "")
        return Built(str(said["fingerprint"]), {str(name): str(mark) for name, mark in marks.items()})
    except (OSError, ValueError, LookupError, TypeError):
        return Built()


def write(site: Path, fingerprint: str, files: Mapping[str, bytes]) -> None:
    """Mark a folder as ours."""
    marks = {name: _mark(files[name]) for name in sorted(files)}
    said = json.dumps({"fingerprint": fingerprint, "files": marks}, indent=0)
    (site / MARKER).write_text(f"{said}\n", encoding="utf-8")
