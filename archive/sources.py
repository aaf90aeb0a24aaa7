"""The originals: the files of `sources/`, and copying others in under safe names."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from archive.config import Config
from archive.errors import ArchiveError
from archive.slugs import slug

_HIDDEN = (".", "~")


def originals(config: Config) -> Iterator[Path]:
    """All files of `sources/`, sorted; hidden ones and editors' backups are none."""
    if config.sources.is_dir():
        yield from _files(config.sources)


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(p for p in folder.glob("**/*") if p.is_file() and not p.name.startswith(_HIDDEN))


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def document_id(config: Config, file: Path) -> str:
    """A document's id: its path below `sources/`, ending included, as a slug."""
    return slug(file.relative_to(config.sources).as_posix(), most=120)


def copy_in(config: Config, path: Path) -> None:
    """Copy a file or folder from outside into `sources/`, but for what is there already, byte for byte."""
    if not path.exists():
        raise ArchiveError(f"{path}: no such file or folder")
    if path.resolve().is_relative_to(config.sources.resolve()):
        return
    config.sources.mkdir(parents=True, exist_ok=True)
    have = {sha256(p) for p in originals(config)}
    for file in [path] if path.is_file() else _files(path):
        digest = sha256(file)
        if digest not in have:
            have.add(digest)
            shutil.copyfile(file, _free_name(config.sources, file, digest))


def _free_name(folder: Path, file: Path, digest: str) -> Path:
    """A safe name; where another document has it already, the hash's beginning is added."""
    ending = slug(file.suffix, most=10) if file.suffix else "txt"
    name = folder / f"{slug(file.stem, most=100)}.{ending}"
    return name if not name.exists() else folder / f"{slug(file.stem, most=90)}-{digest[:8]}.{ending}"
