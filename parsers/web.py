"""What ModernGov's pages have in common: which kind of page it is, its meeting, items and attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

from parsers import phrases
from parsers.blocks import Block, Kind, plain

ITEM = "Item of the meeting"
"""A mark that the reader sets before each item of a meeting: its heading may have no number."""
# "Agenda and minutes", "Agenda, decisions and draft minutes", "Supplementary agenda", "Meeting"
_TITLE = re.compile(
    r"^(?:meeting|(?:(?:supplementary|draft|printed|public|agenda|decisions?|minutes|and)\b[, ]*)+)$",
    re.I,
)
# The line below the title: "Cabinet - Thursday, 4th May, 2023 7.00 pm", "Rivers Panel, Monday 1 June 2026"
_MEETING = re.compile(
    r"(?:\s[-–—]|,|\s)\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d{1,2}\w* \w+,? \d{4}\b"
)
_OFF = re.compile(r"\b(cancelled|postponed|abandoned|inquorate)\b", re.I)
_MINUTES = re.compile(r"^minutes\s*:?$", re.I)
# "https://wold.public-i.tv/core/portal/home", "https://www.youtube.com/@wold": all of a council's recordings
_PORTAL = re.compile(
    r"^https?://[^/]+/?$|/(?:home|portal|index(?:\.\w+)?|webcasts?|webcasting|live|streams)/?$"
    r"|youtube\.com/(?:@|c/|user/|channel/)[^/]+/?$",
    re.I,
)
_LABEL = re.compile(r"^(?:minutes|additional documents)\s*:?$", re.I)
_DECISION = re.compile(r"^(?:decisions?|resolved|resolution)\s*:?$", re.I)
_NUMBER = re.compile(r"^\d{1,3}$|^\d{1,3}[a-z]{1,2}$")


def meeting_line(blocks: Sequence[Block]) -> Block | None:
    """The line of a meeting's page that names its body and date; None for any other page."""
    if not blocks or not _TITLE.match(blocks[0].plain):
        return None
    return next((b for b in blocks[1:4] if b.kind is not Kind.TABLE and _MEETING.search(b.plain)), None)


def body(blocks: Sequence[Block]) -> str | None:
    """The body that a meeting's page names before the date; "Council" is one there too."""
    line = meeting_line(blocks)
    if line is None:
        return None
    before = _MEETING.split(line.plain)[0].strip(" ,-–—")
    return phrases.body_name(before) or before or None


def kind_of(blocks: Sequence[Block]) -> str | None:
    """What a meeting's page holds: "agenda", "decisions" or "web-minutes"; None for any other page."""
    if meeting_line(blocks) is None:
        return None
    title = blocks[0].plain.casefold()
    inside = blocks[next((i for i, b in enumerate(blocks) if starts_item(b)), len(blocks)) :]
    if not inside:  # one without items yet, or text copied from a page
        return None if "minutes" in title else "agenda"
    if any(b.kind is Kind.MARK and _MINUTES.match(b.text) for b in inside):
        return "web-minutes"
    if any(b.kind is Kind.HEADING and b.level > 2 and _DECISION.match(b.plain) for b in inside):
        return "decisions"
    return "web-minutes" if "minutes" in title else "agenda"


def kind_at(blocks: Sequence[Block], at: int) -> str | None:
    """The same of the page that begins at a block."""
    return kind_of(blocks[at:]) if meeting_line(blocks[at : at + 4]) is not None else None


def told_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, with the label "Minutes" as a heading where anything stands over it in its item.

    What an item is for, its files and its decision are no minutes; nor are the files that its label
    "Additional documents" stands over.
    """
    since = 0
    result = []
    for block in blocks:
        since = 0 if starts_item(block) else since + 1
        label = block.kind is Kind.MARK and _LABEL.match(block.text)
        if label and since > 2:
            result.append(replace(block, kind=Kind.HEADING, text=block.text.rstrip(": "), level=3))
        else:
            result.append(block)
    return tuple(result)


def starts_item(block: Block) -> bool:
    """Whether a mark says that the next heading is an item of the meeting."""
    return block.kind is Kind.MARK and block.text == ITEM


def head(blocks: Sequence[Block]) -> Sequence[Block]:
    """What stands before the first item of a meeting's page."""
    first = next(headings(blocks), len(blocks))
    return (
        blocks[: first - 1]
        if first and first < len(blocks) and starts_item(blocks[first - 1])
        else blocks[:first]
    )


# "THIS MEETING HAS BEEN CANCELLED", "Please note that the meeting has been postponed until May", "CANCELLED"
_SAID_OFF = re.compile(
    r"^\W*(?:please note(?: that)?\W+)?(?:(?:this|the) meeting (?:has been|is|was)(?: now)? )?"
    r"(?P<off>cancelled|postponed|abandoned)(?:\W*$|(?<=d) (?:until|to|due|as|because|and|at|by|owing)\b)",
    re.I,
)


def status(head: Sequence[Block]) -> str | None:
    """What became of a meeting, "cancelled" or "postponed", where its head says so."""
    line = meeting_line(head)
    match = _OFF.search(line.plain) if line else None
    said = (m for block in head for text in block.text.split("\n") if (m := _SAID_OFF.match(plain(text))))
    if match is None and (off := next(said, None)):
        return off["off"].casefold()
    return match[1].casefold() if match else None


def headings(blocks: Sequence[Block]) -> Iterator[int]:
    """Where the headings of a meeting's items stand; without the reader's marks, those with whole numbers."""
    marked = any(map(starts_item, blocks))
    for at, block in enumerate(blocks):
        if block.kind is not Kind.HEADING:
            continue
        if (
            (at and starts_item(blocks[at - 1]))
            if marked
            else bool(block.number and _NUMBER.match(block.number))
        ):
            yield at


def items(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """A meeting's items as front matter has them: title, time, pages, and the purpose before the minutes."""
    starts = list(headings(blocks))
    ends = [*starts[1:], len(blocks)]
    return [_item(blocks[start:end]) for start, end in zip(starts, ends, strict=False)]


def _item(blocks: Sequence[Block]) -> dict[str, Any]:
    heading, *below = blocks
    title, start = phrases.title_time(heading.plain)
    title, pages = phrases.page_range(title)
    entry: dict[str, Any] = {"number": heading.number, "title": title, "start_time": start}
    entry |= {"page_from": pages.first, "page_to": pages.last} if pages else {}
    entry["purpose"] = _purpose(below)
    return {key: value for key, value in entry.items() if value}


def _purpose(below: Sequence[Block]) -> str:
    """What stands below an item's title, up to its documents, decision or minutes."""
    lines: list[str] = []
    listed = False
    for block in below:
        if block.links and block.kind is Kind.ITEM and not lines:
            continue  # the item's own report, linked from its title
        if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or block.number or block.links:
            break
        goes_on = listed and block.kind is Kind.ITEM
        listed = block.kind is Kind.ITEM
        mark = ("• " if block.marker == "-" else f"{block.marker} ") if listed else ""
        lines += [*([] if goes_on or not lines else [""]), f"{mark}{block.plain}"]
    return "\n".join(lines)


def attachments(blocks: Sequence[Block]) -> list[dict[str, str]]:
    """The files that a meeting's page links to, each with the item that it stands under."""
    starts = set(headings(blocks))
    item: str | None = None
    found = []
    for at, block in enumerate(blocks):
        if at in starts:
            item = block.number or phrases.title_time(block.plain)[0]
        for words, address in block.links:
            entry = {
                "item": item,
                "title": phrases.page_range(phrases.title_time(words)[0])[0],
                "file": file_name(address),
                "address": address if address.startswith(("http://", "https://")) else None,
            }
            found.append({key: value for key, value in entry.items() if value})
    return found


def is_portal(address: str) -> bool:
    """Whether an address leads to all of a council's recordings, and to none of them."""
    return bool(_PORTAL.search(address))


def file_name(address: str) -> str | None:
    """The name of the file that an address leads to, where it has one: "Reeds.pdf"."""
    try:
        name = unquote(urlsplit(address).path).rpartition("/")[2].strip()
    except ValueError:
        return None
    return name if re.search(r"\.\w{2,5}$", name) and not name.casefold().endswith(".aspx") else None
