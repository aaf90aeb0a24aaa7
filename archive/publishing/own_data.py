"""The piece of the data that a page shows, beside it: `data.json`, with lists as they are in `data/`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from archive.library import Library

NAME = "data.json"

Pieces = dict[str, dict[str, list[Any]]]
"""Address of a page -> name of a list -> its records."""


def pieces(library: Library) -> Pieces:
    """The records that each page of one thing shows."""
    found: Pieces = defaultdict(lambda: defaultdict(list))
    for name, records in (
        ("meetings", [page.meeting for page in library.meetings]),
        ("reports", [page.report for page in library.reports]),
        ("documents", library.documents),
        ("people", library.people),
        ("figures", library.figures),
    ):
        for record in records:
            if record.url.endswith("/"):
                found[record.url][name].append(record)
    meetings = {page.meeting.id: page.meeting.url for page in library.meetings}
    for minute in library.minutes:
        found[meetings[minute.meeting]]["minutes"].append(minute)
    for action in library.actions:
        found[meetings[action.meeting]]["actions"].append(action)
    for recommendation in library.recommendations:
        found[recommendation.url.partition("#")[0]]["recommendations"].append(recommendation)
    return found


def addresses(library: Library) -> frozenset[str]:
    """The addresses of the pages that have their own piece."""
    return frozenset(pieces(library))


def files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The pieces by their paths in the site."""
    for url, lists in pieces(library).items():
        data = {name: [asdict(record) for record in records] for name, records in lists.items()}
        yield f"{url}{NAME}", (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
