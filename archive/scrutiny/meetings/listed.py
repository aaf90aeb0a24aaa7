"""What a council's list of meetings says of one: its page there, and what is published and not here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from archive.content import Page
from archive.records import Meeting, Notice
from archive.scrutiny.places import Places

Listed = Sequence[tuple[Page, Mapping[str, Any]]]
"""The entries of lists for one meeting, each with the page that it stands on."""

_PRINTED_IN = (
    (re.compile(r"\bminutes\b", re.I), {"minutes", "web-minutes"}),
    (re.compile(r"\bdecisions\b", re.I), {"decisions"}),
    # A council's page of a meeting has its agenda, too
    (re.compile(r"\bagenda\b", re.I), {"agenda", "web-minutes", "decisions"}),
)
"""What a list names, and the kinds of page that have it."""


def council_pages(listed: Listed) -> tuple[str, ...]:
    """The addresses of a meeting's page at the council, whole or not."""
    return tuple(dict.fromkeys(entry["address"] for _, entry in listed if entry.get("address")))


def not_archived(listed: Listed, kinds: Collection[str], meeting: Meeting) -> Iterator[Notice]:
    """The documents that lists name for a meeting, and that neither stand here nor among its page's files.

    `kinds` are those of the meeting's own pages of content.
    """
    files = " ".join(file.title for file in meeting.attachments).casefold()
    seen: set[str] = set()
    for page, entry in listed:
        names = entry.get("published") or []
        for name in names:
            own = next((held for words, held in _PRINTED_IN if words.search(name)), set())
            if own & set(kinds) or name.casefold() in files or name.casefold() in seen:
                continue
            seen.add(name.casefold())
            address = entry.get("address") or ""
            yield Notice(
                kind="not_archived",
                item=None,
                title=name,
                text=", ".join(names),
                until=None,
                page_from=None,
                page_to=None,
                address=address if address.startswith(("http://", "https://")) else None,
                reports=(),
                sources=(Places(page).start,),
            )
