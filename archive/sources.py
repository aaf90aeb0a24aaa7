"""The originals: the files of `sources/`, and copying others in under safe names."""

from __future__ import annotations

import hashlib
import re
import shutil
import struct
import zipfile
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from archive.config import Config
from archive.errors import ArchiveError
from archive.slugs import slug

_HIDDEN = (".", "~")
_MAIL = re.compile(rb"\s*(?:From |(?:[A-Za-z][\w-]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2})")


def originals(config: Config) -> Iterator[Path]:
    """All papers of `sources/`, sorted; hidden files and editors' backups are none."""
    if config.sources.is_dir():
        yield from (file for file in _files(config.sources) if not is_container(file))


def containers(config: Config) -> Iterator[Path]:
    """The zipped folders and emails of `sources/`, sorted: no papers themselves, but with papers in them."""
    if config.sources.is_dir():
        yield from (file for file in _files(config.sources) if is_container(file))


def is_container(file: Path) -> bool:
    """Whether a file is a zipped folder or an email, by its ending and by how it begins."""
    ending = file.suffix.casefold()
    if ending not in (".zip", ".eml"):
        return False
    with file.open("rb") as opened:
        head = opened.read(4096)
    if ending == ".eml":
        return bool(_MAIL.match(head))
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not _is_office_file(file)


def _is_office_file(file: Path) -> bool:
    """Whether a zip is a Word file or its like under another name."""
    try:
        with zipfile.ZipFile(file) as package:
            return "[Content_Types].xml" in package.NameToInfo
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, EOFError, struct.error):
        return False


def _files(folder: Path) -> Iterator[Path]:
    """Files below a folder; links are not followed, for they may lead out of it."""
    found = (p for p in folder.glob("**/*") if p.is_file() and not p.name.startswith(_HIDDEN))
    yield from sorted(p for p in found if not _through_link(p, folder))


def _through_link(path: Path, folder: Path) -> bool:
    return any(p.is_symlink() for p in (path, *path.parents) if p != folder and p.is_relative_to(folder))


def links(folder: Path) -> Iterator[Path]:
    """The symbolic links below a folder."""
    yield from sorted(p for p in folder.glob("**/*") if p.is_symlink())


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CALLED = {
    ".pdf": ("application/pdf",),
    ".docx": (_WORD,),
    ".docm": (_WORD,),
    ".doc": (_WORD,),
    ".html": ("text/html", "application/xhtml+xml"),
    ".htm": ("text/html", "application/xhtml+xml"),
    ".xml": ("application/xml", "text/xml"),
    ".zip": (),
}
_SHOWN = {
    "application/pdf": "a PDF",
    _WORD: "a Word file",
    "text/html": "a web page",
    "application/xml": "XML",
    "text/plain": "plain text",
}


def misnamed(file: Path, media_type: str) -> str | None:
    """What is wrong with a file's ending: one that promises another kind of file than it is."""
    promised = _CALLED.get(file.suffix.casefold())
    if promised is None or media_type in promised or media_type not in _SHOWN:
        return None
    return (
        f"is called {file.suffix}, but is {_SHOWN[media_type]}, and was read as such:"
        " look whether it is the paper, and give it its right ending"
    )


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def document_id(config: Config, file: Path) -> str:
    """A document's id: its path below `sources/`, ending included, as a slug."""
    return slug(file.relative_to(config.sources).as_posix(), most=120)


def find(config: Config, name: Path) -> Path:
    """The original of a document that is named by its id, its path, or a page of content that it gave."""
    files = {document_id(config, file): file for file in originals(config)}
    if name.as_posix() in files:
        return files[name.as_posix()]
    path = (name if name.is_absolute() or name.exists() else config.root / name).resolve()
    if path in files.values():
        return path
    content = config.content.resolve()
    if path.is_relative_to(content) and (inside := path.relative_to(content).parts) and inside[0] in files:
        return files[inside[0]]
    near = get_close_matches(name.name, files, 3, 0.3)
    hint = f"; did you mean {' or '.join(near)}" if near else ""
    raise ArchiveError(f"{name}: is no document of this archive{hint}; ids are the folders of content/")


def named(config: Config, names: Iterable[Path]) -> list[str]:
    """The ids of the documents that are named; of all where none is."""
    files = [find(config, name) for name in names]
    return [document_id(config, file) for file in files or originals(config)]


def copy_in(config: Config, path: Path) -> list[str]:
    """Copy a file or folder from outside into `sources/`; says what was left out, and why."""
    if not path.exists():
        raise ArchiveError(f"{path}: no such file or folder")
    if path.resolve().is_relative_to(config.sources.resolve()):
        return []
    config.sources.mkdir(parents=True, exist_ok=True)
    left_out = [f"{link}: is a link and was not followed" for link in links(path)] if path.is_dir() else []
    have = {sha256(p): p.name for p in _files(config.sources)}
    for file in [path] if path.is_file() else _files(path):
        digest = sha256(file)
        if digest in have:
            continue
        target = _free_name(config.sources, file, digest)
        have[digest] = target.name
        shutil.copyfile(file, target)
    return left_out


_SIGNATURES = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"<!doctype html", "html"), (b"<html", "html"))


def _ending(file: Path) -> str:
    """A file's ending; for one without, what its first bytes say."""
    if file.suffix:
        return slug(file.suffix, most=10)
    with file.open("rb") as opened:
        head = opened.read(64).lstrip().lower()
    return next((ending for mark, ending in _SIGNATURES if head.startswith(mark.lower())), "txt")


def _free_name(folder: Path, file: Path, digest: str) -> Path:
    """A safe name; where another document has it already, the hash's beginning is added."""
    name = folder / f"{slug(file.stem, most=100)}.{_ending(file)}"
    return name if not name.exists() else name.with_stem(f"{name.stem[:90]}-{digest[:8]}")
