"""Tables of attendance on web pages: who was there, and whom the body has as members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.blocks import Block, Kind, plain
from parsers.papers.attendee import capacity_of

# What the column "Attendance" of a web page's table says -> how somebody was there. "Expected" says nothing.
_STATUSES = (
    (re.compile(r"virtual|remote|online", re.I), "virtual"),
    (re.compile(r"^late\b|arrived late", re.I), "late"),
    (re.compile(r"apolog", re.I), "apologies"),
    (re.compile(r"^(?:absent|not present|did not attend)", re.I), "absent"),
    (re.compile(r"^in attendance", re.I), "in_attendance"),
    (re.compile(r"^(?:present|attended)", re.I), "present"),
)


def table_columns(block: Block) -> tuple[int, int | None, int] | None:
    """Where a table of attendance has the names, the roles and the attendance; None for any other table."""
    if block.kind is not Kind.TABLE or len(block.rows) < 2:
        return None
    head = [plain(cell).casefold() for cell in block.rows[0]]
    names = next((i for i, c in enumerate(head) if re.match(r"attendee|name|councillor|member", c)), None)
    roles = next((i for i, c in enumerate(head) if re.match(r"role|position|capacity", c)), None)
    found = next((i for i, c in enumerate(head) if re.match(r"attendance|status|attended", c)), None)
    return (names, roles, found) if names is not None and found is not None else None


def tabled(blocks: Sequence[Block]) -> Iterator[dict[str, str]]:
    """Who was there by a table "Attendee | Role | Attendance"; whom it only expects is left out."""
    for block in blocks:
        if (columns := table_columns(block)) is None:
            continue
        names, roles, found = columns
        for row in block.rows[1:]:
            status = next((s for pattern, s in _STATUSES if pattern.search(plain(row[found]))), None)
            role = plain(row[roles]) if roles is not None else ""
            if status and (name := plain(row[names])):
                capacity = "officer" if role.casefold() == "officer" else capacity_of(name, role)
                entry = {"name": name, "capacity": capacity, "role": role, "status": status}
                yield {key: value for key, value in entry.items() if value}


def expected(blocks: Sequence[Block]) -> list[dict[str, str]]:
    """The members whom such a table lists, whether or not they came."""
    found = []
    for block in blocks:
        if (columns := table_columns(block)) is None:
            continue
        names, roles, _ = columns
        for row in block.rows[1:]:
            name, role = plain(row[names]), plain(row[roles]) if roles is not None else ""
            if name and capacity_of(name, role) == "member":
                found.append({"name": name} | ({"role": role} if role else {}))
    return found
