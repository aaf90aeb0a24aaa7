"""The items of an agenda: numbers, titles, times, purposes, officers and pages, from tables and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from parsers import phrases
from parsers.blocks import Block, Kind, plain, unnumbered
from parsers.inline import listed

_ITEM_NUMBER = re.compile(r"^\**(?:Item )?(\d{1,2}[a-z]?)[.):]?\**$")
# "Meeting Close 21.20", a row below the last item
_CLOSE = re.compile(r"^meeting clos", re.I)
_NUMBERED_ITEM = re.compile(r"^\**(?:Item )?(\d{1,2}[a-z]?)[.):]?\**\s+(\S.*)$", re.S)
# "3.": a number whose title stands in the next paragraph
_NUMBER_ALONE = re.compile(r"^(\d{1,2}[a-z]?)[.)]?$")
# What a title's line goes on with where a line had ended: "*Copy attached*", "*Report by the Head of Roads*"
_BELOW_TITLE = re.compile(
    r"\s+(?=\*(?:(?:joint |verbal |oral )?(?:report|presentation|briefing|paper|update)s? (?:of|by|from)\b"
    r"|(?:(?:copy|copies|reports?|papers?) )?(?:attached|enclosed|herewith|to follow)\b"
    r"|(?:verbal|oral) \w+|to [a-z]+ )[^*]*\*$)"
    # "Minutes To agree the minutes of 2 May"
    r"|(?<=[a-z0-9)])\s+(?=(?-i:To) (?:agree|approve|confirm|consider|discuss|examine|hear|note|receive"
    r"|review|scrutinise|sign)\s(?-i:[a-z]))"
    # "Ferries: annual report Report of the Director of Rivers"; no "annual Report of the Director"
    r"|(?<=[a-z]{4})(?<!annual)(?<!joint)(?<!final)(?<!interim)(?<!draft)(?<!monthly)(?<!quarterly)\s+"
    r"(?=(?-i:Report (?:of|by) the [A-Z]))",
    re.I,
)
# "Attendance in schools (Pages 7 - 10) To scrutinise the report"
_BEHIND_PAGES = re.compile(r"(?<=\d\))\s+(?=[A-Z])")
# "Clerk: Joan Smith, clerk@…": whom to ask stands below the last item
_CONTACT = re.compile(
    r"^(?:clerk|contact(?: officer)?|enquiries|(?:committee|democratic|governance|scrutiny) "
    r"(?:officer|services))\s*:|^[^.:]{3,60}:.*\w@\w",
    re.I,
)

# "Part B – Exempt", "SECTION 2", "B. Items for scrutiny": a heading over items
_PART = re.compile(
    r"^\W*(?:(?:part|section)\s+(?:[a-z]|\d|[ivx]{1,4}|one|two|three)\b|(?-i:[A-H][.)]\s+[A-Z]))", re.I
)
# "AGENDA Page Nos.", "Page", "Item | Subject | Page(s)": what stands over bare page numbers
_PAGE_LABEL = re.compile(r"(?:^|\s)page(?:s|\(s\))?(?:\s+(?:nos?|numbers?))?\W*$", re.I)
# "Reserves and Balances 7 - 10", "Work Programme 15", or such a cell
_BARE = re.compile(r"(?:^|(?<=\S)\s+)(?P<first>\d{1,4})(?:\s*[-–—]\s*(?P<last>\d{1,4}))?$")
# "Work programme 45 -" and "48" in the line below
_CUT_RANGE = re.compile(r"(\d{1,4}\s*[-–—])\s*\n\s*(\d{1,4})(?=\n|$)")
# "Air quality plan 9 - 40 Report of the Director"
_AMID = re.compile(r"\s(?P<first>\d{1,4})\s*[-–—]\s*(?P<last>\d{1,4})\s+(?=[A-Z])")
# "Performance in quarter 3": a number that belongs to the word before it
_COUNTS = re.compile(
    r"\b(?:quarter|phase|stage|part|appendix|annex|item|no\.?|number|tranche|area|year|section|version|group|q|level"
    r"|tier|schedule|zone|volume|round|week|day|period|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|(?<!\d{4}[/–-])\d{1,2})\s*$",
    re.I,
)


@dataclass
class Entry:
    """An agenda item while it is being read."""

    number: str | None
    title: str
    start_time: str | None = None
    pages: phrases.PageRange | None = None
    cell: str = ""
    """A number in a cell beside the title that may be its page."""
    purpose: list[str] = field(default_factory=list)
    officers: list[phrases.NamedRole] = field(default_factory=list)

    def go_on(self, row: Entry) -> None:
        """Take in a row of the table that goes on with this item."""
        people = officers(row.title)
        self.officers += people + row.officers
        self.purpose += [*listed(row.title), *row.purpose] if row.title and not people else row.purpose

    def add_line(self, text: str, *, of_list: bool = False) -> None:
        """Take in a line below the item: its pages, its purpose."""
        if _BARE.fullmatch(text):
            self.cell = self.cell or text
        elif len(text) < 600 and not _CONTACT.match(text):
            bare, pages = phrases.page_range(text)
            self.pages = self.pages or pages
            if bare and _is_purpose(bare):
                self.purpose += [f"• {bare}"] if of_list else listed(bare)

    def meta(self) -> dict[str, object]:
        """As it stands in front matter; what is not known is left out."""
        known: dict[str, object] = {"number": self.number, "title": self.title, "start_time": self.start_time}
        if self.pages:
            known |= {"page_from": self.pages.first, "page_to": self.pages.last}
        known |= {"purpose": _as_text(self.purpose) or None, "officers": roles_meta(self.officers)}
        return {key: value for key, value in known.items() if value}


# "• The nature of provision", "2. The assessment of"
_ENTRY = re.compile(r"(?:•|\d{1,2}[.)])\s")


def _as_text(lines: Sequence[str]) -> str:
    """Paragraphs parted by an empty line, entries of a list each on a line of its own."""
    text = ""
    for line in lines:
        near = bool(_ENTRY.match(line) and _ENTRY.match(text.rsplit("\n", 1)[-1]))
        text += ("\n" if near else "\n\n" if text else "") + line
    return text


def roles_meta(people: Sequence[phrases.NamedRole]) -> list[dict[str, str]]:
    """People as front matter has them."""
    return [{"name": p.name} | ({"role": p.role} if p.role else {}) for p in people]


def numbered(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with numbers that stand in paragraphs of their own put before their titles, if they count on.

    That is how some programs tag a page; in a text so copied the meeting's minutes stand below each title.
    """
    found: list[Block] = []
    before = 0
    for block in blocks:
        match = _NUMBER_ALONE.match(found[-1].plain) if found and found[-1].kind is Kind.PARAGRAPH else None
        own = int(re.sub(r"\D", "", match[1])) if match else 0
        if match and own in (before, before + 1) and block.kind is Kind.PARAGRAPH and _titles(block):
            found[-1] = replace(block, kind=Kind.ITEM, level=1, marker=found[-1].plain, place=found[-1].place)
            before = own
        else:
            found.append(block)
    return found


def _titles(block: Block) -> bool:
    """Whether a page's paragraph may be the title of an item: words, and no number of its own."""
    words = re.match(r"\W*[^\W\d]", block.plain)
    return block.place.page is not None and block.number is None and words is not None


def items(blocks: Sequence[Block]) -> list[Entry]:
    """The items of an agenda, from its table or its numbered lines, with their pages."""
    found = list(_read(blocks))
    first = next((i for i, b in enumerate(blocks) if any(entries(b))), 0)
    _take_pages(found, labelled=any(_labels_pages(b) for b in blocks[: first + 1]))
    return found


def _labels_pages(block: Block) -> bool:
    if block.kind is Kind.TABLE:
        return any(_PAGE_LABEL.search(plain(cell)) for cell in block.rows[0])
    return len(block.plain) < 60 and bool(_PAGE_LABEL.search(block.plain))


def _take_pages(found: Sequence[Entry], *, labelled: bool) -> None:
    """Page numbers at the end of titles or in cells become the items' pages, if they rise like pages."""
    told = [
        (entry, match) for entry in found if not entry.pages and (match := _bare(entry, labelled=labelled))
    ]
    kept = _rising([phrases.PageRange(int(m["first"]), int(m["last"] or m["first"])) for _, m in told])
    ranges = sum(told[index][1]["last"] is not None for index in kept)
    if not labelled and ranges < 2:
        return
    for index in kept:
        entry, match = told[index]
        if match["last"] is None and not labelled:
            continue
        entry.pages = phrases.PageRange(int(match["first"]), int(match["last"] or match["first"]))
        if not entry.cell:
            behind = entry.title[match.end() :].strip()
            entry.title = entry.title[: match.start()].rstrip(" .…-–")
            entry.purpose = [*([behind] if behind else []), *entry.purpose]


def _bare(entry: Entry, *, labelled: bool) -> re.Match[str] | None:
    """What may be an item's page numbers: no year, no "quarter 3", the last page not before the first."""
    match = _BARE.search(entry.cell or entry.title) or (_AMID.search(entry.title) if labelled else None)
    if match is None or (not entry.cell and match.start() == 0) or 1900 <= int(match["first"]) <= 2100:
        return None
    if match["last"] is None and _COUNTS.search(entry.title[: match.start()]) and not entry.cell:
        return None
    return match if int(match["last"] or match["first"]) >= int(match["first"]) else None


def _rising(ranges: Sequence[phrases.PageRange]) -> list[int]:
    """Which of the ranges make the longest row in which none begins before the last one ends."""
    best: list[list[int]] = []
    for index, own in enumerate(ranges):
        before = [row for row in best if ranges[row[-1]].last <= own.first]
        best.append([*max(before, key=len, default=[]), index])
    return max(best, key=len, default=[])


def _read(blocks: Sequence[Block]) -> Iterator[Entry]:
    """The items in order; what stands below a title is its purpose."""
    current: Entry | None = None
    from_table = False
    for index, block in enumerate(blocks):
        if current is not None and _ends(blocks, index, current, from_table=from_table):
            break
        found = list(entries(block))
        if found:
            from_table = block.kind is Kind.TABLE
            for entry in found:
                if _CLOSE.match(entry.title):
                    continue
                if current is not None and _continues(current, entry):
                    current.go_on(entry)
                    continue
                if current is not None:
                    yield current
                current = entry
        elif current is not None and block.kind in (Kind.PARAGRAPH, Kind.ITEM):
            current.add_line(block.plain, of_list=block.kind is Kind.ITEM and block.marker == "-")
    if current is not None:
        yield current


def behind(blocks: Sequence[Block]) -> int:
    """Which block is the first behind the items."""
    current: Entry | None = None
    from_table = False
    for index, block in enumerate(blocks):
        if current is not None and _ends(blocks, index, current, from_table=from_table):
            return index
        if found := list(entries(block)):
            current, from_table = found[-1], block.kind is Kind.TABLE
    return len(blocks)


def _ends(blocks: Sequence[Block], index: int, current: Entry, *, from_table: bool) -> bool:
    """Whether an agenda has ended: at a heading that is no item, and below its table at other text."""
    block = blocks[index]
    if block.kind in (Kind.TABLE, Kind.MARK) or any(entries(block)):
        return False
    if any(_follows(current, entry) for below in blocks[index + 1 : index + 8] for entry in entries(below)):
        return False
    if block.kind is Kind.HEADING:
        return True
    return from_table and not any(b.kind is Kind.TABLE for b in blocks[index + 1 : index + 3])


def _follows(current: Entry, entry: Entry) -> bool:
    """Whether an entry has the number after an item's."""
    numbers = [re.match(r"\d+", e.number or "") for e in (current, entry)]
    before, after = (int(match[0]) if match else None for match in numbers)
    return before is not None and after == before + 1


def _is_purpose(text: str) -> bool:
    """Whether a line below an item is about it, rather than the frontsheet's small print."""
    return not _PART.match(text) and not re.match(
        r"^(?:ALL MEETINGS|Access|Public|Rights|Advice|Contact|Getting|Dates? (?:of|:)|Date:|EXEMPT"
        r"|\(During)",
        text,
    )


def _continues(current: Entry, entry: Entry) -> bool:
    """Whether a row without number goes on with the item above: in print a page had ended."""
    return entry.number is None and entry.start_time is None and current.number is not None


def entries(block: Block) -> Iterator[Entry]:
    """Agenda items in one block."""
    if block.kind is Kind.TABLE:
        for row in block.rows:
            if entry := _from_row(row):
                yield entry
        return
    if block.kind is Kind.MARK:
        return
    text = unnumbered(block).text if block.marker == "-" else f"{block.marker} {block.text}"
    match = _NUMBERED_ITEM.match(text)
    if match and len(match[2]) < 400 and re.match(r"[A-Z0-9\"'“‘*(]", match[2]):
        yield _entry(match[1], match[2], None)


def _from_row(row: tuple[str, ...]) -> Entry | None:
    """A row "4 | Title (19.05) | (Pages 9 - 200)", or one that goes on with the row above."""
    cells = [cell.strip() for cell in row]
    if not any(cells):
        return None
    number = _ITEM_NUMBER.match(plain(cells[0]))
    rest = [cell for cell in cells[1:] if cell]
    if number is None and cells[0]:  # "4. Title | 9 - 200": the number stands in the title's own cell
        whole = _NUMBERED_ITEM.match(cells[0])
        if whole is None or len(whole[2]) > 400:
            return None
        number, rest = whole, [whole[2], *rest]
    if not rest:
        return None
    pages = next((found for cell in rest[1:] if (found := phrases.page_range(cell)[1])), None)
    entry = _entry(number[1] if number else None, rest[0], pages)
    entry.cell = next((bare for cell in reversed(rest[1:]) if _BARE.fullmatch(bare := plain(cell))), "")
    return entry


def _entry(number: str | None, text: str, pages: phrases.PageRange | None) -> Entry:
    """An item from its cell: title, time, purpose and officers may all stand in it."""
    first, *more = _BELOW_TITLE.sub("\n", _CUT_RANGE.sub(r"\1 \2", _BEHIND_PAGES.sub("\n", text))).split("\n")
    first, in_line = phrases.page_range(first)
    title, start = phrases.title_time(first)
    entry = Entry(number, plain(title).strip(" -–:"), start, pages or in_line)
    if start and (match := re.match(r"^(.{8,}?)\s*\(\d{1,2}[.:]\d{2}\)\s+(.{20,})$", first)):
        entry.title, more = plain(match[1]), [match[2], *more]
    for line in more:
        bare, found = phrases.page_range(line)
        entry.pages = entry.pages or found
        people = officers(bare)
        entry.officers += people
        if bare and not people:
            entry.purpose += listed(plain(bare))
    return entry


def officers(line: str) -> list[phrases.NamedRole]:
    """The officers of a line that is made of names and jobs only."""
    start = phrases.named_role(re.split(r"\s(?=[A-Z][a-z]+ [A-Z][a-z]+,)", line)[0])
    if start is None or start.role is None or len(line) > 400 or re.search(r"[.?!]\s", line):
        return []
    return phrases.run_together(line)
