"""Makes the index with Pagefind instead, for archives that are larger still: `search = "pagefind"`.

The sections are the same, and so is the page that searches; static/search/pagefind.js asks this index for it.
Pagefind is an extra: `python3 bootstrap.py pagefind` brings it, with its program.

The program is spoken to directly, in the messages of its Python package: that package takes in one answer in
a tenth of a second, so that 1,500 sections took it 157 seconds, of which Pagefind itself worked for two.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from base64 import b64decode, b64encode
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

from archive.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from archive.records import Section

FOLDER = "search/pagefind/"
"""Where the index stands in the site."""

_WANTED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*", "index/*", "filter/*", "fragment/*")
"""What the page loads of what Pagefind writes, which has user interfaces of its own besides."""
_LANGUAGE = "en"
_NEVER = {"newest": "0000", "oldest": "9999"}
"""What undated sections are sorted by, so that they come last in either order."""


def available() -> bool:
    """Whether the extra is installed."""
    return bool(find_spec("pagefind") and find_spec("pagefind_bin"))


def pagefind_files(sections: Iterable[Section]) -> dict[str, bytes]:
    """Give the files of the index by their paths in the site.

    Raises ArchiveError where Pagefind is not installed, or fails.
    """
    if not available():
        raise ArchiveError('search = "pagefind" needs Pagefind: run python3 bootstrap.py pagefind')
    ordered = sorted(sections, key=lambda section: (section.id, section.url))
    with tempfile.TemporaryDirectory() as folder:
        _tell(list(_messages(ordered, folder)))
        return dict(_written(Path(folder)))


def _messages(sections: Sequence[Section], folder: str) -> Iterator[dict[str, Any]]:
    """What Pagefind is told to do; the index that it makes first has the number 0."""
    names = {s.id.removeprefix("person-"): s.title for s in sections if s.kind == "person"}
    yield {"type": "NewIndex", "config": {"force_language": _LANGUAGE}}
    for section in sections:
        if section.copy_of is None:
            yield {"type": "AddRecord", "index_id": 0, **_record(section, names)}
    yield {"type": "WriteFiles", "index_id": 0, "output_path": folder}


def _tell(messages: Sequence[Mapping[str, Any]]) -> None:
    """Have Pagefind do as it is told, to the end: it stops, wherever it is, once nobody can tell it more."""
    from pagefind.service import get_executable  # noqa: PLC0415 - an extra

    program = [str(get_executable()), "--service"]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service:
        told = Thread(target=_send, args=[service.stdin, messages], daemon=True)
        told.start()
        answers = list(islice(_answers(service.stdout), len(messages)))
        told.join()
    troubles = [answer["message"] for answer in answers if answer["type"] == "Error"]
    if troubles or len(answers) < len(messages):
        raise ArchiveError(f"Pagefind failed: {troubles[0] if troubles else 'it ended early'}")


def _send(stream: IO[bytes], messages: Iterable[Mapping[str, Any]]) -> None:
    """Write messages as Pagefind reads them, each ended by a comma."""
    try:
        for number, message in enumerate(messages, start=1):
            stream.write(b64encode(json.dumps({"message_id": number, "payload": message}).encode()) + b",")
        stream.flush()
    except BrokenPipeError:  # then too few answers come
        with suppress(BrokenPipeError):
            stream.close()


def _answers(stream: Any) -> Iterator[dict[str, Any]]:
    """Read what Pagefind answers, each message ended by a comma too."""
    rest = b""
    for part in iter(partial(stream.read1, 1 << 16), b""):
        *whole, rest = (rest + part).split(b",")
        yield from (json.loads(b64decode(answer))["payload"] for answer in whole)


def _record(section: Section, names: Mapping[str, str]) -> dict[str, Any]:
    """What Pagefind is told of a section."""
    return {
        "url": section.url,
        "content": " ".join(filter(None, (section.text, *section.spellings))) or section.title,
        "language": _LANGUAGE,
        "meta": _meta(section),
        "filters": _filters(section, names),
        "sort": {name: section.date or never for name, never in _NEVER.items()},
    }


def _meta(section: Section) -> dict[str, str]:
    """What a result shows of a section; the title is searched too."""
    group = section.group
    shown = {
        "title": section.title,
        "kind": section.kind,
        "body": section.body,
        "date": section.date,
        "breadcrumb": section.breadcrumb,
        "group": json.dumps([group.id, group.title, group.url, group.kind, group.body, group.date])
        if group
        else None,
    }
    return {name: text for name, text in shown.items() if text}


def _filters(section: Section, names: Mapping[str, str]) -> dict[str, list[str]]:
    """What results can be chosen by, and the group, by which they are counted."""
    values = {
        "type": [section.kind],
        "year": [section.date[:4]] if section.date else [],
        "body": [section.body] if section.body else [],
        "person": [f"{person}|{names[person]}" for person in section.people if person in names],
        "group": [section.group.id] if section.group else [],
    }
    return {name: found for name, found in values.items() if found}


def _written(folder: Path) -> Iterator[tuple[str, bytes]]:
    """What the page loads, by its paths in the site."""
    for file in sorted(chain.from_iterable(map(folder.glob, _WANTED))):
        yield f"{FOLDER}{file.relative_to(folder).as_posix()}", file.read_bytes()
