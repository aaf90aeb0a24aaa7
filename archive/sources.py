"""The originals: the files of `sources/`, and copying others in under safe names."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import stat
import struct
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from itertools import chain
from pathlib import Path

from archive import state
from archive.config import Config
from archive.errors import ArchiveError
from archive.kinds import no_paper, without_saved_pieces
from archive.slugs import slug

_HIDDEN = (".", "~")
_MAIL = re.compile(rb"\s*(?:From |(?:[A-Za-z][\w-]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2})")


def originals(config: Config) -> Iterator[Path]:
    """All papers of `sources/`, sorted; hidden files and editors' backups are none."""
    yield from (file for file in _named_well(config) if not is_container(file))


def containers(config: Config) -> Iterator[Path]:
    """The zipped folders and emails of `sources/`, sorted: no papers themselves, but with papers in them."""
    yield from (file for file in _named_well(config) if is_container(file))


def _named_well(config: Config) -> Iterator[Path]:
    if config.sources.is_dir():
        yield from (file for file in _files(config.sources) if not _unfit(config, file))


def _unfit(config: Config, file: Path) -> str:
    """Why a file of `sources/` is not looked at, by its path, and what to do; nothing for most."""
    path = file.relative_to(config.sources).as_posix()
    if "\\" in path:
        return "its name has a backslash; rename it"
    if not path.isprintable():
        return "its name has a line break, or another character that can't be shown; rename it"
    return no_paper(file.name)


def left_out(config: Config) -> Iterator[str]:
    """What of `sources/` is not looked at, and what to do: links, unfit names, closed folders."""
    if not config.sources.is_dir():
        return
    for link in links(config.sources):
        yield f"{_shown(config, link)}: is a link and was not followed; put the file itself there"
    for file in _files(config.sources):
        if unfit := _unfit(config, file):
            yield f"{_shown(config, file)}: was not read, for {unfit}"
    closed: list[OSError] = []
    for folder, *_ in os.walk(config.sources, onerror=closed.append):
        if not os.access(folder, os.X_OK):
            closed.append(PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder))
    for error in closed:
        name = _shown(config, Path(error.filename))
        yield f"{name}: can't be opened ({error.strerror}): let it be read by whoever runs this"


def _shown(config: Config, file: Path) -> str:
    """A path as one line that can be printed."""
    return "".join(c if c.isprintable() else "?" for c in file.relative_to(config.root).as_posix())


def is_container(file: Path) -> bool:
    """Whether a file is a zipped folder or an email, by its ending and by how it begins."""
    ending = file.suffix.casefold()
    if ending not in (".zip", ".eml"):
        return False
    try:
        with file.open("rb") as opened:
            head = opened.read(4096)
    except OSError:
        return False
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
    """Files below a folder; links are not followed, for they may lead out of it. Pieces of pages are none."""
    found = (Path(where, name) for where, _, names in os.walk(folder) for name in names)
    seen = sorted(p for p in found if not p.name.startswith(_HIDDEN) and stat.S_ISREG(_mode(p)))
    yield from without_saved_pieces(seen)


def links(folder: Path) -> Iterator[Path]:
    """The symbolic links below a folder."""
    found = (Path(where, name) for where, *names in os.walk(folder) for name in chain(*names))
    yield from sorted(p for p in found if stat.S_ISLNK(_mode(p)))


def _mode(path: Path) -> int:
    """What a file is, as the system says; 0 for one in a folder that can't be opened."""
    try:
        return path.lstat().st_mode
    except OSError:
        return 0


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


def document_id(config: Config, file: Path, renamed: Mapping[str, str] | None = None) -> str:
    """A document's id: its path below `sources/` as it was first read, ending included, as a slug.

    `renamed` are the ids of originals that have another path by now; they are looked up where none are given.
    """
    path = file.relative_to(config.sources).as_posix()
    return (state.renamed(state.load(config)) if renamed is None else renamed).get(path) or slug(
        path, most=120
    )


def by_id(config: Config) -> dict[str, Path]:
    """The originals by their documents' ids."""
    known = state.renamed(state.load(config))
    return {document_id(config, file, known): file for file in originals(config)}


def find(config: Config, name: Path) -> Path:
    """The original of a document that is named by its id, its path, or a page of content that it gave."""
    files = by_id(config)
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
    """The ids of the documents that are named; where none is, of all but those whose folder was deleted."""
    files = [find(config, name) for name in names]
    known = state.load(config)
    return [
        key
        for key, file in by_id(config).items()
        if (file in files if files else not state.is_deleted(config, key, known.get(key, {})))
    ]


def copy_in(config: Config, path: Path) -> list[str]:
    """Copy a file or folder from outside into `sources/`; says what was left out, and why."""
    if not path.exists():
        raise ArchiveError(f"{path}: no such file or folder")
    if path.resolve().is_relative_to(config.sources.resolve()):
        return []
    config.sources.mkdir(parents=True, exist_ok=True)
    missed = [f"{link}: is a link and was not followed" for link in links(path)] if path.is_dir() else []
    have = set(_hashes(config.sources))
    for file in [path] if path.is_file() else _files(path):
        if unwanted := no_paper(file.name):
            missed.append(f"{file}: was not copied, for {unwanted}")
            continue
        try:
            digest = sha256(file)
            if digest not in have:
                shutil.copyfile(file, _free_name(config.sources, file, digest))
                have.add(digest)
        except OSError as error:
            missed.append(f"{file}: can't be copied ({error.strerror}: {error.filename}); let that be opened")
    return missed


def _hashes(folder: Path) -> Iterator[str]:
    """The hashes of the files below a folder; one that can't be opened is none of them."""
    for file in _files(folder):
        with suppress(OSError):
            yield sha256(file)


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
