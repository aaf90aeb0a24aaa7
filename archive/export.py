"""Writes the sections for those who run OpenSearch or Elasticsearch: bulk files to load, and a mapping.

The files hold what our own search has: the same sections, searched in English with the archive's own glossary
as synonyms. docs/search.md says how they are loaded and asked.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from archive.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from archive.library import Library
    from archive.records import Section
    from archive.search.synonyms import Synonyms

MAPPING = "mapping.json"
"""The file with the settings and the mapping of the index."""
_BULK = "sections-{:03}.ndjson"
_MOST_BYTES = 10_000_000
"""What one file may have, far below the 100 MB that servers take at once."""
_MOST_ID = 512
"""Bytes that an id may have."""
_DATES = "strict_date||strict_year_month||strict_year"
"""How dates are written: "2023-01-16", "2023-01", "2023"."""
_KEYWORD = {"type": "keyword", "ignore_above": 8191}
"""A value that is filtered and counted by; Lucene refuses more than 32,766 bytes of one."""
_TEXT = {"type": "text", "analyzer": "papers", "search_analyzer": "questions"}
_NAME = {"type": "text", "analyzer": "standard"}
_PROPERTIES: dict[str, Any] = {
    "id": _KEYWORD,
    "url": _KEYWORD,
    "sources": {"type": "object", "enabled": False},
    "title": _TEXT,
    "kind": _KEYWORD,
    "body": _KEYWORD,
    "date": {"type": "date", "format": _DATES},
    "breadcrumb": _TEXT,
    "text": _TEXT,
    "group": {
        "properties": {
            "id": _KEYWORD,
            "title": _TEXT,
            "url": _KEYWORD,
            "kind": _KEYWORD,
            "body": _KEYWORD,
            "date": {"type": "date", "format": _DATES},
        }
    },
    "people": _KEYWORD,
    "spellings": _NAME,
    "abbreviations": _KEYWORD,
    "standing": {"type": "boolean"},
    "continues": {"type": "boolean"},
    "copy_of": _KEYWORD,
    "also_in": _KEYWORD,
}


def export(library: Library, folder: Path) -> list[Path]:
    """Write the files into a folder; raises ArchiveError where the folder has files that are not ours."""
    if folder.exists() and any(not _is_ours(path) for path in folder.iterdir()):
        raise ArchiveError(f"{folder}: has other files; name a folder that is empty or new with --output")
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    made = [folder / MAPPING]
    made[0].write_bytes(_line(mapping(library.synonyms)))
    for number, contents in enumerate(bulk(library.sections), start=1):
        made.append(folder / _BULK.format(number))
        made[-1].write_bytes(contents)
    return made


def commands(made: Sequence[Path], index: str = "http://localhost:9200/scrutiny") -> list[str]:
    """What to type to make the index on this machine, and to load into it what sections there are."""
    mapped, *loaded = made
    make = f'curl -X PUT {index} -H "Content-Type: application/json" --data-binary @{mapped}'
    load = (
        f"for file in {mapped.parent}/sections-*.ndjson; do curl -X POST {index}/_bulk"
        ' -H "Content-Type: application/x-ndjson" --data-binary @"$file"; done'
    )
    return [make, load] if loaded else [make]


def _is_ours(path: Path) -> bool:
    return path.name == MAPPING or path.match("sections-*.ndjson")


def bulk(sections: Iterable[Section], most: int = _MOST_BYTES) -> Iterator[bytes]:
    """The contents of the bulk files: for each section a line that says what to do, and one that has it."""
    contents = b""
    for section in sections:
        lines = _line({"index": {"_id": _id(section)}}) + _line(asdict(section))
        if contents and len(contents) + len(lines) > most:
            yield contents
            contents = b""
        contents += lines
    if contents:
        yield contents


def _line(data: object) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="replace") + b"\n"


def _id(section: Section) -> str:
    """The id, or a hash of one that is too long for a server."""
    encoded = section.id.encode(errors="replace")
    return section.id if len(encoded) <= _MOST_ID else hashlib.sha256(encoded).hexdigest()


def mapping(known: Synonyms) -> dict[str, Any]:
    """The settings and the mapping, to make the index with.

    Only questions are widened by synonyms, so that these can change without loading all sections anew.
    """
    before = ["english_possessive", "lowercase", "asciifolding"]
    after = ["english_stop", "english_stemmer"]
    return {
        "settings": {
            "analysis": {
                "filter": {
                    "english_possessive": {"type": "stemmer", "language": "possessive_english"},
                    "english_stop": {"type": "stop", "stopwords": "_english_"},
                    "english_stemmer": {"type": "stemmer", "language": "english"},
                    "glossary": {"type": "synonym_graph", "lenient": True, "synonyms": synonyms(known)},
                },
                "analyzer": {
                    "papers": {"type": "custom", "tokenizer": "standard", "filter": [*before, *after]},
                    "questions": {
                        "type": "custom",
                        "tokenizer": "standard",
                        "filter": [*before, "glossary", *after],
                    },
                },
            }
        },
        "mappings": {"dynamic": "strict", "properties": _PROPERTIES},
    }


def synonyms(known: Synonyms) -> list[str]:
    """The lines of synonyms: an abbreviation with its meaning, words that say the same.

    An abbreviation of several meanings, and one that is a word of its own in small letters, would bring what
    nobody asked for: only the reader can choose.
    """
    plain = (s for s in known.abbreviations if len(s.senses) == 1 and not s.as_typed)
    groups = [
        *((s.short, *s.senses, *(form for forms in s.forms for form in forms)) for s in plain),
        *((*same.typed, *same.forms) for same in known.words),
    ]
    return sorted(filter(None, map(_synonyms, groups)))


def _synonyms(group: Sequence[str]) -> str:
    """One line: words that are the same in small letters stand once."""
    names = dict.fromkeys(_escaped(" ".join(name.lower().split())) for name in group if name.strip())
    return ", ".join(names) if len(names) > 1 else ""


def _escaped(name: str) -> str:
    """A name with the signs of such a line escaped."""
    return name.replace("\\", "\\\\").replace(",", "\\,").replace("=>", "\\=>")
