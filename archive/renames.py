"""Originals under another name than before: still the same documents, with their corrections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from archive import frontmatter as fm
from archive.config import Config
from archive.document import ABOUT, page_hash, write
from archive.state import State


def follow(
    config: Config, state: State, files: dict[str, Path], hash_of: Callable[[str, Path], str]
) -> Iterator[str]:
    """Give originals that are new and have the bytes of one that is gone that one's id; says so of each."""
    gone = {known["sha256"]: key for key, known in state.items() if key not in files and "sha256" in known}
    for key in [key for key in files if key not in state] if gone else ():
        try:
            before = gone.pop(hash_of(key, files[key]), None)
        except OSError:
            continue  # is reported where it is to be read
        if before is not None:
            files[before] = files.pop(key)
            yield _moved(config, before, files[before], state[before])
    for key, known in state.items():
        if "path" in known and key in files and known["path"] != _path(config, files[key]):
            yield _moved(config, key, files[key], known)


def _path(config: Config, file: Path) -> str:
    return file.relative_to(config.sources).as_posix()


def _moved(config: Config, document: str, file: Path, known: dict[str, Any]) -> str:
    """Note where a document's original is now."""
    known["path"] = path = _path(config, file)
    about = config.content / document / ABOUT
    if about.is_file():
        text = about.read_text(encoding="utf-8")
        ours = page_hash(about) == known["written"].get(ABOUT)
        write(
            about,
            re.sub(r"^path: .*\n(?: .*\n)*", lambda _: fm.dump({"path": path}), text, count=1, flags=re.M),
        )
        if ours:
            known["written"][ABOUT] = page_hash(about)
    # what was said of it is said of the new name when it is read again; its old name would lead nowhere
    known["problems"] = [
        re.sub(r"^sources/[^:]*", lambda _: f"sources/{path}", p) for p in known.get("problems", [])
    ]
    if not known["problems"]:
        del known["problems"]
    return (
        f"sources/{path}: has the same bytes as an original that is gone, and stays the document {document}"
    )
