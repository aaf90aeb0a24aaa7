"""Which files are no papers by their names: programs, parts of web pages, what is saved with a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePath
from typing import TypeVar

_PROGRAMS = frozenset(
    (".apk", ".app", ".appx", ".bat", ".cmd", ".com", ".cpl", ".deb", ".dll", ".dmg", ".exe", ".hta", ".inf",
     ".iso", ".jar", ".jse", ".lnk", ".msc", ".msi", ".msp", ".pif", ".pkg", ".ps1", ".psm1", ".py", ".reg",
     ".rpm", ".scf", ".scr", ".sct", ".sh", ".sys", ".url", ".vb", ".vbe", ".vbs", ".wsf", ".wsh")
)  # fmt: skip
_OF_PAGES = frozenset((".css", ".download", ".js", ".map", ".mjs", ".woff", ".woff2"))
# How a program begins: on Windows, on Linux, as a script
_BEGINS = re.compile(rb"MZ|\x7fELF|#!/")
# "Agenda_files" beside "Agenda.htm", as browsers name it; "Agenda.files", as Office does
_SAVED_WITH = re.compile(r"(.+)[_.]files", re.I)
_PAPERS = frozenset((".pdf", ".doc", ".docx", ".docm"))

_Path = TypeVar("_Path", bound=PurePath)


def no_paper(name: str) -> str:
    """Why a file of such a name is not taken in, and what to do; nothing for most."""
    ending = PurePath(name).suffix.casefold()
    if ending in _PROGRAMS:
        return f"its ending ({ending}) is that of a program; delete it"
    return f"its ending ({ending}) is that of a part of a web page; delete it" if ending in _OF_PAGES else ""


def is_program(data: bytes) -> bool:
    """Whether bytes that nothing can be read from begin as a program does."""
    return bool(_BEGINS.match(data))


def without_saved_pieces(files: Iterable[_Path]) -> Iterator[_Path]:
    """Files without what a browser saved in a folder beside a page: pictures, frames, styles, no papers."""
    found = list(files)
    pages = {file.with_suffix("") for file in found if file.suffix.casefold() in (".htm", ".html")}
    yield from (file for file in found if not _is_piece(file, pages))


def _is_piece(file: PurePath, pages: Collection[PurePath]) -> bool:
    folders = ((folder, _SAVED_WITH.fullmatch(folder.name)) for folder in file.parents)
    return file.suffix.casefold() not in _PAPERS and any(
        match and folder.with_name(match[1]) in pages for folder, match in folders
    )
