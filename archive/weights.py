"""Measures what the pages of meetings load of a built site, and tells which are too heavy."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.chapters import WHOLE
from archive.config import Config

_LOADED = re.compile(r'<(?:link rel="(?:icon|stylesheet)" href|script type="module" src)="([^"]+)"')
_IMPORTED = re.compile(r"""(?m)^import\s(?:[^"';]*\sfrom\s)?["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Weights:
    """How heavy the pages of meetings are, in bytes as a server sends them, with all that they load."""

    pages: dict[str, int]
    """By their addresses; the pages to print, which have all of a long meeting, are left out."""

    def __str__(self) -> str:
        """Say it in a line."""
        return f"meetings: the heaviest page has {_kb(max(self.pages.values()))} kB, with all that it loads"

    def problems(self, config: Config) -> Iterator[str]:
        """Which pages are too heavy."""
        for address, weight in sorted(self.pages.items()):
            if weight > config.meeting_page_kb * 1000:
                yield (
                    f"{address}: the page has {_kb(weight)} kB with all that it loads; at most "
                    f"{config.meeting_page_kb} are meant to be ([limits] meeting_page_kb in archive.toml)"
                )


def measured(site: Path) -> Weights | None:
    """Weigh the pages of meetings of a built site; None where it has none."""
    found = sorted((site / "meetings").glob("*/**/index.html"))
    scales = _Scales()
    weights = {
        f"{page.parent.relative_to(site).as_posix()}/": scales.weight(page)
        for page in found
        if page.parent.name != WHOLE
    }
    return Weights(weights) if weights else None


class _Scales:
    """Weighs pages; what many of them load is weighed once."""

    def __init__(self) -> None:
        self._sent: dict[Path, int] = {}
        self._imported: dict[Path, frozenset[Path]] = {}

    def weight(self, page: Path) -> int:
        """A page with all that it loads."""
        html = page.read_bytes()
        named = ((page.parent / address).resolve() for address in _LOADED.findall(html.decode()))
        loaded = frozenset[Path]().union(*map(self._with_imports, named))
        return _sent(html) + sum(map(self._sent_file, loaded))

    def _with_imports(self, path: Path) -> frozenset[Path]:
        """A file, and the scripts that it imports at once."""
        if path not in self._imported:
            names = _IMPORTED.findall(path.read_text(encoding="utf-8")) if path.suffix == ".js" else []
            further = (self._with_imports((path.parent / name).resolve()) for name in names)
            self._imported[path] = frozenset({path}).union(*further)
        return self._imported[path]

    def _sent_file(self, path: Path) -> int:
        if path not in self._sent:
            self._sent[path] = _sent(path.read_bytes())
        return self._sent[path]


def _sent(contents: bytes) -> int:
    """The size of contents when they are compressed on their way, as servers do."""
    return len(zlib.compress(contents, wbits=31))


def _kb(size: int) -> int:
    return -(-size // 1000)
