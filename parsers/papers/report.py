"""Reports: a table on the cover says title, date, authors; or lines From, To, Subject do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import dropwhile

from parsers import phrases
from parsers.blocks import Block, Kind, Part, plain, tops_page
from parsers.papers.contacts import contacts
from parsers.papers.labels import listed, once, without_labels
from parsers.papers.outline import outlined
from parsers.papers.report_cover import (
    BY,
    COUNCIL,
    REACH,
    cover,
    is_label,
    lines,
    names_body,
    of_whom,
    stands_over_cover,
    under_letterhead,
    under_title,
)
from parsers.papers.titles import title_headings

HOLDS_OTHERS = True
"""Behind a report its appendices may stand."""


# "1. Purpose", "1.0 Introduction", "Section 1", "PURPOSE OF REPORT", "Executive summary": no part of a title
_SECTION = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+\S|section \w{1,3}\b"
    r"|(?:purpose|introduction|background|(?:executive )?summary|recommendations?|contents|foreword)\b"
    r"[^.]{0,40}$)",
    re.I,
)


# "From: Ann Reed", "Report to: Rivers Panel", "Title: …"
_SAID = re.compile(r"^\W*(?:From|By|To|Report (?:of|to|title)|Title)\b[^.]{0,40}:")


def begins(blocks: Sequence[Block], at: int) -> bool:
    """A report begins with its cover table, or with lines that say from whom, to whom, on what."""
    block = blocks[at]
    if block.kind is Kind.TABLE:
        return bool(cover(block))
    if stands_over_cover(blocks, at):
        return True
    tops = block.place.page is None or tops_page(blocks, at)
    if (
        tops
        and block.kind is not Kind.MARK
        and (
            under_title(blocks[at : at + REACH])
            or of_whom(blocks[at : at + 7])
            or under_letterhead(blocks[at : at + 2 * REACH])
        )
    ):
        return True
    return (
        block.kind is not Kind.MARK and bool(_SAID.match(block.plain)) and bool(lines(blocks[at : at + 14]))
    )


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The report as one part, its sections found."""
    known = next((c for b in blocks[:4] if (c := cover(b))), None)
    known = known or lines(blocks) or under_title(blocks) or under_letterhead(blocks)
    title = _closed(" ".join(known.get("title", "").split()), blocks) or _first_title(blocks)
    outline = outlined(blocks)
    if sum(b.kind is Kind.HEADING and b.number is None for b in outline) < 3:
        outline = title_headings(outline)
    outline, again = once(without_labels(tuple(listed(outline))))
    body, day = _laid_before(known)
    if body and "title" not in known and _SECTION.match(title):
        title = f"Report to {body}"
    meta: dict[str, object] = {
        "date": phrases.month(known.get("date", known.get("meeting_date", "")))
        or phrases.first_date(known.get("meeting", "")),
        "body": body,
        "meeting_date": day,
        "authors": _people(known.get("authors") or of_whom(blocks[:7]) or ""),
        "authorised_by": _people(known.get("authorised_by", "")),
        "contacts": contacts(blocks, known.get("contacts", "")),
        "cabinet_members": _people(known.get("cabinet_members", "")),
        "wards": " ".join(plain(known.get("wards", "")).split()),
    }
    part = Part("report", title, outline, omitted=again)
    return (part.with_meta(**{k: v for k, v in meta.items() if v}),)


def _laid_before(known: Mapping[str, str]) -> tuple[str | None, str | None]:
    """The body that a cover names, and the meeting's day where it is given as one: "Cabinet – 3 May 2025"."""
    to = plain(known.get("meeting", ""))
    if meeting := phrases.meeting(to):
        return meeting
    body = phrases.body_name(to)
    return body, phrases.first_date(known.get("meeting_date", "")) if body else None


def _closed(title: str, blocks: Sequence[Block]) -> str:
    """A title that lost its closing bracket, as it stands whole further down the paper's first pages."""
    if title.count("(") <= title.count(")"):
        return title
    whole = re.compile(re.escape(title) + r"[^()]{0,40}\)")
    return next((m[0] for b in blocks[:30] if (m := whole.search(b.plain))), title)


def goes_on(so_far: Sequence[Block]) -> bool:
    """Whether what looks like a beginning is one more line of from whom, to whom and on what."""
    return len(so_far) < 10 and bool(lines(so_far[:2]) or not any(b.kind is Kind.TABLE for b in so_far))


def same_report(first: Block, second: Block) -> bool:
    """Whether two cover tables are of one report, which some print twice."""
    one, other = cover(first).get("title"), cover(second).get("title")
    return bool(one and other and plain(one).casefold() == plain(other).casefold())


def _people(text: str) -> list[dict[str, str]]:
    """The people of a cell: a line each, with commas, or run together; a team stands as a name too."""
    people: list[phrases.NamedRole] = []
    for line in (plain(part).lstrip("• ").strip() for part in text.split("\n")):
        if not line:
            continue
        several = phrases.joined(line) or phrases.run_together(line)
        people += several or [phrases.named_role(line) or phrases.NamedRole(line, None)]
    return [{"name": p.name} | ({"role": p.role} if p.role else {}) for p in people]


def _first_title(blocks: Sequence[Block]) -> str:
    """The first lines of a paper that are short enough for a title, beside a cover table or over it."""
    lines: list[str] = []
    beside = _beside_cover(blocks[:8])
    below = list(dropwhile(lambda b: b.kind is not Kind.TABLE and COUNCIL.search(b.plain), beside))
    for block in below if below and below[0].kind is Kind.HEADING else beside:
        if block.kind is Kind.TABLE or len(block.plain) > 120 or not re.search("[A-Za-z]{3}", block.plain):
            break
        ends = block.number or block.plain.endswith(".") or _SECTION.match(block.plain)
        if lines and (ends or is_label(block.plain) or BY.match(block.plain)):
            break
        lines.append(block.plain)
        if block.kind is Kind.HEADING or len(" ".join(lines)) > 30:
            break
    return " ".join(lines) or "Untitled paper"


def _beside_cover(blocks: Sequence[Block]) -> Sequence[Block]:
    """The first blocks of a paper; where a cover is among them, without it and what only names the body."""
    at = next((n for n, b in enumerate(blocks) if cover(b)), None)
    if at is None:
        return blocks
    others = (*blocks[:at], *blocks[at + 1 :])
    return [b for b in others if b.kind is Kind.TABLE or not names_body(b.plain)]
