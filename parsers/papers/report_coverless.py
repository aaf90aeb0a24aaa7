"""Reports without a cover: annual reports by their titles, forms, papers that ask a body for something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from parsers import phrases
from parsers.blocks import Block, Kind, Part, plain
from parsers.papers.labels import listed, without_labels
from parsers.papers.outline import outlined
from parsers.papers.titles import title_headings

# "Annual Report 2021/22", "Finance Monitoring Report"
_ANNUAL = re.compile(r"\b(?:annual|monitoring|outturn|performance|progress|review) report\b", re.I)
_YEAR = re.compile(r"\b20\d\d\s*[/–-]\s*\d{2,4}\b")
# "As at November 2024-25 – Quarter 3", "Quarter 3 2024-25": a line that is the period of a report
_PERIOD = re.compile(
    r"^(?:(?:position )?as at|(?:quarter|q|month|period) ?\d|april|for the (?:year|quarter|period))\b", re.I
)
# "By", "To Cabinet – 30 January 2025": labels of a cover without colons
_BARE = re.compile(r"^(By|From|To)\b:?\s*(.*)$")
# "Cabinet is asked to agree the following:", "The Rivers Panel is recommended to:"
_ASKS = re.compile(
    r"^(?:that )?(?:the )?(?:[A-Z][\w’'&,-]*(?: (?:and|of|for|the|&))* ){1,9}(?:is|are) "
    r"(?:asked|recommended|invited|requested) to\b"
)
# "Budget Amendment Form", and the label of its first field: "Amendment Name:"
_FORM = re.compile(r"^[A-Z][^.:]{2,60}\bform$", re.I)
_NAME = re.compile(r"^(?:\w+ ){0,2}(?:name|title)\s*:?$", re.I)


def annual(blocks: Sequence[Block]) -> bool:
    """Whether a paper without a cover table is an annual report by its first lines."""
    return any(_ANNUAL.search(b.plain) for b in blocks[:6] if b.kind is not Kind.TABLE and len(b.plain) < 100)


def parse_annual(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """An annual report: its title is what stands before contents, with the year or the period."""
    head = [b for b in blocks[:8] if b.kind is not Kind.TABLE and len(b.plain) < 100]
    last = next(i for i, b in enumerate(head) if _ANNUAL.search(b.plain))
    title = " ".join(dict.fromkeys(b.plain for b in head[: last + 1]))
    year = next((m for b in head[last:] if (m := _YEAR.search(b.plain))), None)
    if year and year[0] not in title:
        title += f": {year.string}" if _PERIOD.match(year.string) else f" {year[0]}"
    part = Part("report", title.strip(), without_labels(tuple(listed(title_headings(outlined(blocks))))))
    return (part.with_meta(**_bare(blocks)),)


def _bare(blocks: Sequence[Block]) -> dict[str, object]:
    """From whom and to which meeting, where labels have no colons: "By", "To Cabinet – 3 May 2025"."""
    lines = list(_cells(blocks[:10]))
    labels = [(i, m) for i, line in enumerate(lines) if (m := _BARE.match(line))]
    told: dict[str, object] = {}
    for at, match in labels:
        below = [match[2], *lines[at + 1 :]] if match[2] else lines[at + 1 :]
        if match[1].casefold() == "to" and (meeting := phrases.meeting(below[0] if below else "")):
            told |= {"date": meeting.date, "body": meeting.body, "meeting_date": meeting.date}
        elif people := [_office_first(line) for line in takewhile(_office_first, below)]:
            told.setdefault("authors", people)
    return told


def _cells(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of blocks, and of the cells of tables, as plain text."""
    for block in blocks:
        texts = [cell for row in block.rows for cell in row] if block.rows else [block.text]
        yield from (line for text in texts for piece in text.split("\n") if (line := plain(piece)))


def _office_first(line: str) -> dict[str, str] | None:
    """The person of a line, with the office behind the name or before: "Director of Rivers, Joan Smith"."""
    person = phrases.named_role(line)
    if person is None:
        office, _, name = line.rpartition(", ")
        person = phrases.NamedRole(name, office) if phrases.is_name(name) and office else None
    return {"name": person.name, "role": person.role} if person and person.role else None


def form_title(blocks: Sequence[Block]) -> str | None:
    """The title of a form by its own name and its first field: "Budget Amendment Form: Otters"."""
    if not any(b.kind is Kind.TABLE for b in blocks[:2]):
        return None
    lines = list(_cells(blocks[:2]))[:3]
    form = lines[0] if lines and _FORM.match(lines[0]) else None
    return f"{form}: {lines[2]}" if form and len(lines) == 3 and _NAME.match(lines[1]) else form


def recommends(blocks: Sequence[Block]) -> bool:
    """Whether a paper asks a body near its top for something: "Cabinet is asked to agree the following:"."""
    return any(
        _ASKS.match(b.plain) for b in blocks[:12] if b.kind in (Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM)
    )
