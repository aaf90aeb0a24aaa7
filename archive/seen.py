"""What this copy of an archive has read, and with which code: `content/.read-with`, which stays out of git.

It spares work and holds nothing else: without it every file is hashed and every document read anew. As in the
index of git, a file with the size, times and inode that it had when it was hashed is not hashed again, unless
it was changed so shortly before that another change could bear the same time.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.config import Config
from archive.sources import sha256

NAME = ".read-with"
_SETTLED = 2_000_000_000
"""Nanoseconds after a change within which a file system may give the next one the same time."""


@dataclass
class Seen:
    """The record; `save` writes it."""

    path: Path
    version: str
    """Of the code that reads now: where it is the one of last time, nothing need be compared."""
    fingerprint: Callable[[Sequence[str]], str]
    """Gives the hash of the code behind a document from what took it."""
    same: bool = False
    """Whether the code is the one of last time."""
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)

    def hash_of(self, document: str, file: Path) -> str:
        """The hash of a file's bytes, from the record where the file has not been touched since."""
        entry = self.documents.setdefault(document, {})
        now, stamp = time.time_ns(), _stamp(file)
        if entry.get("file") == stamp and "sha256" in entry:
            return str(entry["sha256"])
        digest = sha256(file)
        entry |= {"file": stamp if max(stamp[1:3]) + _SETTLED < now else None, "sha256": digest}
        return digest

    def is_current(self, document: str) -> bool:
        """Whether a document was read with code that does what today's does."""
        entry = self.documents.get(document, {})
        if "uses" not in entry:
            return False
        return self.same or bool(entry["read_with"] == self.fingerprint(entry["uses"]))

    def remember(self, document: str, uses: Sequence[str]) -> None:
        """A document has been read, and these took it."""
        entry = self.documents.setdefault(document, {})
        entry |= {"uses": list(uses), "read_with": self.fingerprint(uses)}

    def forget(self, document: str) -> None:
        """A document is to be read anew; should the run be interrupted, next time."""
        entry = self.documents.get(document, {})
        entry.pop("uses", None)
        entry.pop("read_with", None)

    def save(self, keep: Iterable[str]) -> None:
        """Write the record of these documents; whole, or not at all."""
        kept = {key: self.documents[key] for key in sorted(keep) if key in self.documents}
        text = json.dumps({"version": self.version, "documents": kept}, indent=1) + "\n"
        if self.path.is_file() and self.path.read_bytes() == text.encode():
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_name(self.path.name + ".part")
        beside.write_text(text, encoding="utf-8")
        beside.replace(self.path)


def load(config: Config, version: str, fingerprint: Callable[[Sequence[str]], str]) -> Seen:
    """The record of an archive; an empty one where there is none, or one that can't be read."""
    path = config.content / NAME
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        documents = {str(key): dict(entry) for key, entry in found["documents"].items()}
        return Seen(path, version, fingerprint, found["version"] == version, documents)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Seen(path, version, fingerprint)


def _stamp(file: Path) -> list[int]:
    """Size, time of last change, time of last change of its entry (both in nanoseconds), inode."""
    found = file.stat()
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
