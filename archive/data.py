"""The published data: every record as JSON and CSV, with a schema made from the record types themselves."""

from __future__ import annotations

import csv
import io
import json
import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields, is_dataclass
from typing import Any

from archive import meanings, records
from archive.library import Library

VERSION = 1

LISTS: tuple[tuple[str, type], ...] = (
    ("documents", records.Document),
    ("meetings", records.Meeting),
    ("minutes", records.Minute),
    ("actions", records.Action),
    ("recommendations", records.Recommendation),
    ("reports", records.Report),
    ("people", records.Person),
    ("glossary", records.Term),
    ("unexplained", records.Unexplained),
    ("figures", records.Figure),
    ("work-programme", records.PlannedItem),
    ("citations", records.Citation),
    ("sections", records.Section),
)
"""Each list of the contract with its type."""


def data_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The files below `data/` by their paths in the site."""
    index = []
    for name, kind in LISTS:
        entries = sorted(listed(library, name), key=lambda record: record.id)
        data = [asdict(record) for record in entries]
        yield f"data/{name}.json", _json(data)
        yield f"data/{name}.csv", _csv(kind, data)
        yield (
            f"data/schema/{name}.json",
            _json(
                {
                    "$schema": "https://json-schema.org/draft/2020-12/schema",
                    "title": name,
                    "type": "array",
                    "items": schema(kind),
                }
            ),
        )
        index.append(
            {
                "name": name,
                "json": f"{name}.json",
                "csv": f"{name}.csv",
                "schema": f"schema/{name}.json",
                "count": len(data),
            }
        )
    yield (
        "data/index.json",
        _json(
            {
                "version": VERSION,
                "title": library.config.title,
                "licence": library.config.licence,
                "files": index,
            }
        ),
    )


def listed(library: Library, name: str) -> Sequence[Any]:
    """The records of one list."""
    match name:
        case "meetings":
            return [page.meeting for page in library.meetings]
        case "reports":
            return [page.report for page in library.reports]
        case "glossary":
            return library.terms
        case "work-programme":
            return library.programme
        case _:
            found: Sequence[Any] = getattr(library, name)
            return found


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(kind: type, data: Sequence[dict[str, Any]]) -> bytes:
    names = [f.name for f in fields(kind)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    for entry in data:
        writer.writerow([_csv_cell(entry[name]) for name in names])
    return ("\ufeff" + out.getvalue()).encode()


def _csv_cell(value: object) -> str:
    """A cell; a text that a spreadsheet would run as a formula gets an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value[:1] in "=+-@\t\r" else value
    return json.dumps(value, ensure_ascii=False)


def schema(kind: Any) -> dict[str, Any]:
    """JSON Schema of a record type."""
    if is_dataclass(kind):
        record = typing.cast(type, kind)
        hints, said = typing.get_type_hints(record), meanings.of_fields(record)
        described = {f.name: {"description": said[f.name]} if f.name in said else {} for f in fields(kind)}
        return {
            "type": "object",
            "description": meanings.of_kind(record),
            "properties": {f.name: schema(hints[f.name]) | described[f.name] for f in fields(kind)},
            "required": [f.name for f in fields(kind)],
            "additionalProperties": False,
        }
    if typing.get_origin(kind) is tuple:
        return {"type": "array", "items": schema(typing.get_args(kind)[0])}
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        inner = [a for a in typing.get_args(kind) if a is not type(None)]
        return {"anyOf": [schema(inner[0]), {"type": "null"}]}
    return {"type": {str: "string", int: "integer", bool: "boolean"}[kind]}
