"""Cuts a document into its papers, and tells each paper of a pack where it belongs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from parsers import furniture, phrases
from parsers.blocks import Block, Kind, Part, words

TWICE = 25
"""A cover table that stands again within so many blocks is the same report's, printed twice."""

_OF_MEETING = ("agenda", "minutes", "web-minutes", "decisions")
"""Kinds of parts that tell of a meeting themselves."""
_FRONT = 14
"""So many blocks of a pack's first page may stand before the line that names the meeting."""
# "2. Recommendations of the review", "3.0 Forward plan"
_NUMBERED = re.compile(r"^\W*(\d{1,2})(?:\.0)?[.)]?\s+[A-Z]")
# "Recommendations", "Our recommendations"
_RECOMMENDATIONS = re.compile(r"^\W*(?:\w+ ){0,2}recommendations\W*$", re.I)
_TOP = 2
"""Among so many blocks of a text without pages the mark of the page that they begin stands."""


class Parser(Protocol):
    """A document parser: knows where a paper of its kind begins, and reads it."""

    def begins(self, blocks: Sequence[Block], at: int, /) -> bool:
        """Whether a paper of this kind begins at that block."""

    def parse(self, blocks: Sequence[Block], /) -> tuple[Part, ...]:
        """The pages of content that a paper gives."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a document: its parser, or None where no parser claims it, and its blocks."""

    parser: Parser | None
    blocks: tuple[Block, ...]
    report: tuple[Block, ...] = ()
    """The report that it stands behind, if it is of a kind that stands only there."""


def cut(blocks: Sequence[Block], parsers: Sequence[Parser]) -> list[Paper]:
    """The papers in order. What stands before the first one that a parser claims is a paper too."""
    starts: list[tuple[int, Parser | None]] = []
    looks = [(parser, _look(parser)) for parser in parsers]
    for at, block in enumerate(blocks):
        if block.kind is Kind.MARK:
            continue
        report = starts[-1][0] if starts and getattr(starts[-1][1], "HOLDS_OTHERS", False) else None
        parser = next((p for p, begins in looks if begins(blocks, at, report)), None)
        if parser is not None and _is_section(blocks, at, parser, starts):
            continue
        if parser is not None and not _goes_on(blocks, at, parser, starts):
            led = starts and starts[-1][1] is None and _same_page(blocks, starts[-1][0], at)
            starts.append((starts.pop()[0] if led else at, parser))
        elif not starts or (
            parser is None and at > starts[-1][0] and _begins_unclaimed(blocks, at, starts[-1])
        ):
            starts.append((at, None))
    if not starts:
        return []
    begins = [_with_item_mark(blocks, _with_title(blocks, at)) for at, _ in starts]
    ends = [*begins[1:], len(blocks)]
    papers: list[Paper] = []
    leading: tuple[Block, ...] = ()
    for (_, parser), at, end in zip(starts, begins, ends, strict=True):
        own = tuple(blocks[at:end])
        inner = hasattr(parser, "begins_within")
        leading = leading if inner else own
        if any(b.kind is not Kind.MARK for b in own):
            papers.append(Paper(parser, own, leading if inner else ()))
    return papers


def _look(parser: Parser) -> Callable[[Sequence[Block], int, int | None], bool]:
    """Tells whether a kind of paper begins at a block; some begin only in a report, given by its place."""
    within = getattr(parser, "begins_within", None)
    if within is None:
        return lambda blocks, at, _report: parser.begins(blocks, at)
    return lambda blocks, at, report: report is not None and bool(within(blocks, report, at))


def _is_section(
    blocks: Sequence[Block], at: int, parser: Parser, starts: Sequence[tuple[int, Parser | None]]
) -> bool:
    """Whether what could be a paper is the next section of a report, which is read with its tables.

    Its number counts on, or in a file without pages its title stands below the report's.
    """
    of_report = bool(starts) and getattr(starts[-1][1], "HOLDS_OTHERS", False)
    if not of_report or not getattr(parser, "MAY_BE_SECTION", False):
        return False
    before = [b for b in blocks[starts[-1][0] : at] if b.kind is Kind.HEADING]
    number = _section(blocks[at])
    if number is not None:
        told = [found for b in before if (found := _section(b)) is not None]
        return number == (told[-1] if told else 0) + 1
    unpaged = blocks[at].kind is Kind.HEADING and blocks[at].place.page is None
    below = bool(before) and before[0].level < blocks[at].level
    return unpaged and below and bool(_RECOMMENDATIONS.match(blocks[at].plain))


def _section(block: Block) -> int | None:
    """The number of a section's title: "2. Recommendations of the review"."""
    match = _NUMBERED.match(f"{block.number or ''} {block.plain}".strip())
    return int(match[1]) if match and len(block.plain) < 140 else None


def _goes_on(
    blocks: Sequence[Block], at: int, parser: Parser, starts: Sequence[tuple[int, Parser | None]]
) -> bool:
    """Whether what looks like a beginning is the paper going on: a cover table printed twice."""
    if not starts or starts[-1][1] is not parser:
        return False
    start = starts[-1][0]
    goes_on = getattr(parser, "goes_on", None)
    if goes_on is not None and goes_on(blocks[start:at]):
        return True
    same = getattr(parser, "same_report", None)
    if same is not None:
        return at - start < TWICE and any(same(earlier, blocks[at]) for earlier in blocks[start : start + 4])
    return at - start < 6


def _with_title(blocks: Sequence[Block], at: int) -> int:
    """Where a paper with a cover table begins, a heading between a blank page and the table included."""
    titled = at > 1 and blocks[at].kind is Kind.TABLE and blocks[at - 1].kind is Kind.HEADING
    return at - 1 if titled and furniture.name_of(blocks[at - 2].plain) == furniture.BLANK else at


def _with_item_mark(blocks: Sequence[Block], at: int) -> int:
    """Where a paper begins, the "Agenda Item 4" that is printed over its first page included."""
    while at > 0 and furniture.begins_paper(blocks[at - 1]):
        at -= 1
    return at


def _same_page(blocks: Sequence[Block], start: int, at: int) -> bool:
    """Whether a few lines at the top of the same page stand before a beginning: they belong to it.

    In a file without pages, a title of one or two lines at its very top.
    """
    page = blocks[at].place.page
    between = [b for b in blocks[start:at] if b.kind is not Kind.MARK]
    if page is None:
        titles = start == 0 and all(b.kind is not Kind.TABLE and len(b.plain) < 150 for b in between)
        return titles and len(between) <= 2
    return len(between) < 6 and all(b.place.page == page and len(b.plain) < 150 for b in between)


def _begins_unclaimed(blocks: Sequence[Block], at: int, before: tuple[int, Parser | None]) -> bool:
    """Whether a paper that no parser knows begins: by the outline or an item's mark, or where one ended."""
    start, parser = before
    ended = getattr(parser, "ended", None)
    if ended is not None and ended(blocks[start:at], blocks[at]):
        return True
    marks = blocks[_marks_before(blocks, at) : at]
    if any(furniture.marked_paper(mark) or furniture.titled_item(mark) for mark in marks):
        return True
    return bool(marks) and _new_item(blocks, at)


def _marks_before(blocks: Sequence[Block], at: int) -> int:
    while at > 0 and blocks[at - 1].kind is Kind.MARK:
        at -= 1
    return at


def _new_item(blocks: Sequence[Block], at: int) -> bool:
    """Whether an "Agenda Item 4" mark stands on the page that begins here."""
    page = blocks[at].place.page
    ahead = 12 if page is not None else _TOP
    near = [b for b in blocks[max(0, at - 3) : at + ahead] if page is None or b.place.page == page]
    return any(furniture.marked_item(b) for b in near)


def place_parts(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Each part of a pack with the meeting and the agenda item that it was laid before.

    A cover sheet says its item and the papers behind it follow suit; page marks, the outline and page ranges
    say it; else the officers who brought a paper and its title's words are matched with the agenda, in its
    order. Where the pack names its meeting, a paper in it has the body and the day of that meeting together.
    """
    agenda = _agenda(parts) or _front(parts)
    if agenda is None:
        return tuple(_with_appended(list(map(_of_marked_item, parts))))
    items: list[dict[str, Any]] = [i for i in _list(agenda.meta.get("agenda")) if i.get("number")]
    body, date = agenda.meta.get("body"), agenda.meta.get("meeting_date")
    placed: list[Part] = []
    current: str | None = None
    for part in (agenda, *parts[1:]) if agenda.kind != "agenda" else parts:
        if part is agenda or part.kind in _OF_MEETING:
            own = part.with_meta(body=body) if part.kind == "minutes" else part
            placed.append(own)
            continue
        current = _item_of(part, items, current)
        placed.append(_laid(part.with_meta(item=current), body, date))
    return tuple(placed)


def _with_appended(parts: Sequence[Part]) -> Iterator[Part]:
    """Parts; the appendices behind a report that names its meeting belong to it too."""
    named: dict[str, Any] = {}
    for part in parts:
        if part.kind != "appendix":
            laid = {key: part.meta.get(key) for key in ("body", "meeting_date", "item")}
            named = laid if part.kind == "report" and part.meta.get("meeting_date") else {}
        yield part.with_meta(**named) if part.kind == "appendix" else part


def _of_marked_item(part: Part) -> Part:
    """A paper that names its meeting, with the item that is marked on its pages."""
    named = {"body", "meeting_date"} <= set(part.meta) and part.kind not in _OF_MEETING
    return part.with_meta(
        item=next(filter(None, map(furniture.marked_item, part.blocks)), None) if named else None
    )


def _laid(part: Part, body: object, date: object) -> Part:
    """The part with the meeting of its pack: never the body of one with the day of another."""
    laid = part.with_meta(body=body, meeting_date=date)
    same = (
        _telling(str(laid.meta.get("body"))) == _telling(str(body)) and laid.meta.get("meeting_date") == date
    )
    return (
        laid
        if same or not (body and date)
        else replace(laid, meta=laid.meta | {"body": body, "meeting_date": date})
    )


def _agenda(parts: Sequence[Part]) -> Part | None:
    """The agenda with the most items; a pack may have two frontsheets."""
    agendas = [p for p in parts if p.kind == "agenda" and p.meta.get("agenda")]
    return max(agendas, key=lambda p: len(_list(p.meta["agenda"])), default=None)


def _front(parts: Sequence[Part]) -> Part | None:
    """The first paper of a pack without an agenda, made to tell the meeting and the items in its stead.

    That is a letter, or another page, with a line that names body and day and nothing else; the items are
    those that it lists, or that the file's outline has.
    """
    if len(parts) < 2 or any(p.kind in _OF_MEETING for p in parts):
        return None
    first, page = parts[0], next((b.place.page for b in parts[0].blocks), None)
    named = {
        meeting
        for b in first.blocks[:_FRONT]
        if b.place.page == page and (meeting := phrases.meeting(b.plain))
    }
    if len(named) != 1:
        return None
    (meeting,) = named
    outline = (titled for part in parts for b in part.blocks if (titled := furniture.titled_item(b)))
    items = [{"number": number, "title": title} for number, title in dict(outline).items()]
    return first.with_meta(body=meeting.body, meeting_date=meeting.date, agenda=items or None)


def _list(value: object) -> list[dict[str, Any]]:
    return value if isinstance(value, list) else []


def _item_of(part: Part, items: Sequence[dict[str, Any]], current: str | None) -> str | None:
    if stated := part.meta.get("item"):
        return str(stated)
    if marked := next((m for b in part.blocks if (m := furniture.marked_item(b))), None):
        return marked
    if titled := next((t for b in part.blocks if (t := furniture.titled_item(b))), None):
        return titled[0]
    printed = next((b.place.printed_page for b in part.blocks if b.place.printed_page), None)
    if printed is not None:
        for item in items:
            if item.get("page_from", 0) <= printed <= item.get("page_to", -1):
                return str(item["number"])
    scores = {str(item["number"]): _match(part, item) for item in items}
    later = {n: s for n, s in scores.items() if current is None or _order(n) >= _order(current)}
    best = max(later, key=lambda n: later[n], default=None)
    return best if best is not None and later[best] >= 1 else current


def _order(number: str) -> int:
    digits = re.match(r"\d+", number)
    return int(digits[0]) if digits else 0


def _match(part: Part, item: dict[str, Any]) -> float:
    """How well a paper fits an item: a shared officer counts 2, shared words of the titles up to 2."""
    own = {p["name"] for key in ("authors", "authorised_by", "attending") for p in _list(part.meta.get(key))}
    officers = {p["name"] for p in _list(item.get("officers"))}
    title, other = _telling(part.title), _telling(str(item["title"]))
    shared = len(title & other) / max(1, min(len(title), len(other)))
    return 2.0 * bool(own & officers) + 2.0 * shared


def _telling(title: str) -> frozenset[str]:
    """The words of a title that tell papers apart."""
    common = {
        "the",
        "and",
        "of",
        "for",
        "in",
        "to",
        "a",
        "on",
        "report",
        "update",
        "children",
        "commission",
        "scrutiny",
        "s",
    }
    return frozenset(w for w in words(title) if w not in common and not w.isdigit())


def without_marks(part: Part) -> Part:
    """The part without the page maker's marks, which have done their work."""
    return replace(part, blocks=tuple(b for b in part.blocks if b.kind is not Kind.MARK))
