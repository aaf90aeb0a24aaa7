"""Letters: an address and a date, "Dear …", the text, "Yours …" and who signed."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers import furniture, phrases
from parsers.blocks import Block, Kind, Omitted, Part, plain, tops_page, words
from parsers.papers.cells import unfinished
from parsers.papers.outline import outlined

_DEAR = re.compile(r"^\W*Dear\s+[A-Z]")
_YOURS = re.compile(r"^\W*(?:Yours|Kind regards|Best wishes|With (?:best|kind))\b", re.I)
# "The map will be public by May. Yours sincerely,": a reader has run two paragraphs together
_ENDS_IN_YOURS = re.compile(r"(?<=[.?!])\s+(?=Yours (?:sincerely|faithfully|truly|ever)\W*$)")
# What stands on the page behind a letter is nobody's name: "DRAFT MINUTES"
_PAPER = re.compile(r"\b(?:draft|minutes|agenda|appendix|annex|report|enclosures?)\b", re.I)
# Words of a greeting that tell no one: "Dear Sir or Madam", "Dear Councillor", "Dear Ms Weir and Mr Vole"
_GREETING = re.compile(
    rf"\b(?:{'|'.join(phrases.TITLES)}|sirs?|madam|members?|colleagues?|and|or|all|for|of|the)\b\.?", re.I
)
# "Cc:", "c.c. Ann Weir, Head of Rivers", "Copied to:", "Copies to"
_CC = re.compile(r"^\W*(?:c\.?c\b|(?:copied|copies|copy) to\b)[\W]*", re.I)
# Lines of an address: "Tannery Road, London SE39 4QX", "Room 214, Town Hall"
_ADDRESS = re.compile(
    r"\b(?:Road|Street|Lane|Avenue|Square|House|Hall|Floor|Room|Way|Place|London)\b"
    r"|\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b|\d{4}"
)
_OFFICE = re.compile(
    r"\b(?:member|director|head|officer|chair|leader|mayor|manager|executive|minister|secretary|principal)\b",
    re.I,
)
# "Chair, Young People Scrutiny Vice Chair, Young People": two people's offices
_OFFICES = re.compile(
    r"\b(?:(?:vice|deputy|assistant|lead|chief|acting|interim|group|strategic|cabinet)[ -])*"
    r"(?:member|director|head|officer|chair|leader|mayor|manager|executive|minister|secretary|principal"
    r"|commissioner|solicitor|adviser|advisor|co-?ordinator|councillor|governor|convenor|counsel|clerk|registrar"
    r"|treasurer|president)\b",
    re.I,
)
# "Strategic Lead for Rivers", "Democratic Services": a line that may stand below a name as an office
_LIKE_OFFICE = re.compile(
    r"^[A-Z][\w’'/-]*(?:(?:,? (?:and|of|for|the|to|in|&)\b)*,? \(?[A-Z][\w’'/-]*\)?){1,9}$"
)
# "7 24/00109 - Otters (Pages 1 - 20)": an item that a letter encloses papers for
_ENCLOSED = re.compile(r"^(\d{1,2}[a-z]?)[.)]?\s+(\S.*)$")
_SUBJECT = re.compile(r"^(?:subject|re):\s*(?:(?:re|fwd?|fw):\s*)*(\S.{2,150})$", re.I | re.M)
_REACH = 14
"""So many blocks may stand between the top of a letter and "Dear …"."""


def begins(blocks: Sequence[Block], at: int) -> bool:
    """A letter begins at the top of a page: after a blank one, at the document's start or on a new page."""
    if blocks[at].kind in (Kind.MARK, Kind.TABLE) or not tops_page(blocks, at):
        return False
    for block in blocks[at : at + _REACH]:
        if block.kind is Kind.TABLE and block is not blocks[at]:
            continue
        if _DEAR.match(block.plain) or any(_DEAR.match(line) for line in block.text.split("\n")):
            return not any(re.search(r"requested to attend", b.plain) for b in blocks[at : at + _REACH])
        if len(block.plain) > 400:
            return False
    return False


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The letter as one part: date, to whom, from whom, about what."""
    blocks = list(_parted(blocks))
    dear = next((i for i, b in enumerate(blocks) if any(_DEAR.match(line) for line in b.text.split("\n"))), 0)
    lines = plain_lines(blocks[: dear + 1])
    greeted = next((i for i, line in enumerate(lines) if _DEAR.match(line)), 0)
    head, greeting = "\n".join(lines[:greeted]), re.sub(r"^\W*Dear\s+", "", lines[greeted]).rstrip(", ")
    blocks, heads = _without_heads(blocks, dear)
    outline = outlined(_with_names_as_text(blocks))
    near = itertools.takewhile(lambda b: not _YOURS.match(b.plain), blocks[dear + 1 : dear + 4])
    after = [b for b in near if len(b.plain) < 140]
    titles = (b.plain for b in after if b.kind is Kind.HEADING or _bold(b) or phrases.meeting(b.plain))
    subject = next(titles, None) or _subject(head)
    named = _named(lines[:greeted])
    signed = _with_offices(_signed(blocks), named)
    recipients = _greeted(named, signed, greeting)
    meta: dict[str, object] = {
        "date": phrases.first_date(head),
        "recipients": [{"name": p.name, "role": p.role} for p in recipients],
        "authors": [{"name": p.name} | ({"role": p.role} if p.role else {}) for p in signed],
        "copied_to": [
            {"name": p.name} | ({"role": p.role} if p.role else {}) for p in _copied(blocks[dear:])
        ],
    }
    if meeting := phrases.meeting(subject or ""):
        meta |= {"body": meeting.body, "meeting_date": meeting.date, "agenda": _enclosed(blocks[dear:])}
    title = f"Letter to {recipients[0].name if recipients else greeting}" + (
        f": {subject}" if subject else ""
    )
    part = Part("letter", title, outline, omitted=tuple(heads))
    return (part.with_meta(**{k: v for k, v in meta.items() if v}),)


def _without_heads(blocks: Sequence[Block], dear: int) -> tuple[list[Block], list[Omitted]]:
    """A letter without the head of its following pages: a heading that repeats, once in mid-sentence."""
    cuts = {
        block.plain
        for before, block, below in zip(blocks[dear:], blocks[dear + 1 :], blocks[dear + 2 :], strict=False)
        if block.kind is Kind.HEADING and unfinished(before.plain) and below.plain[:1].islower()
    }
    titles = Counter(b.plain for b in blocks if b.kind is Kind.HEADING)
    heads = {i for i, b in enumerate(blocks) if i > dear and b.plain in cuts and titles[b.plain] > 1}
    omitted = [Omitted(furniture.HEAD, blocks[i].plain, blocks[i].place) for i in sorted(heads)]
    return [b for i, b in enumerate(blocks) if i not in heads], omitted


def _parted(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks with "Yours sincerely," in a paragraph of its own."""
    for block in blocks:
        cut = _ENDS_IN_YOURS.search(block.text) if block.kind is Kind.PARAGRAPH else None
        yield replace(block, text=block.text[: cut.start()]) if cut else block
        if cut:
            yield replace(block, text=block.text[cut.end() :], number=None)


def _with_names_as_text(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with "Dear …", "Yours …" and the names of those who signed as text, where set like headings."""
    end = next((i for i, b in enumerate(blocks) if _YOURS.match(b.plain)), len(blocks))
    return [
        replace(b, kind=Kind.PARAGRAPH, level=0)
        if b.kind is Kind.HEADING
        and (_DEAR.match(b.plain) or i == end or (i > end and phrases.named_role(b.plain)))
        else b
        for i, b in enumerate(blocks)
    ]


def _enclosed(blocks: Sequence[Block]) -> list[dict[str, object]]:
    """The items that a letter sends papers for, each with the pages where it says they are."""
    found: list[dict[str, object]] = []
    for line in plain_lines(blocks):
        title, pages = phrases.page_range(line)
        if pages and (match := _ENCLOSED.match(title)):
            entry = {"number": match[1], "title": match[2].strip()}
            found.append(entry | {"page_from": pages.first, "page_to": pages.last})
    return found


def _subject(head: str) -> str | None:
    """What a line "Subject: …" or "Re: …" above the letter says."""
    match = _SUBJECT.search(head)
    return match[1].strip() if match else None


def _greeted(
    named: Sequence[phrases.NamedRole], signed: Sequence[phrases.NamedRole], greeting: str
) -> list[phrases.NamedRole]:
    """Whom of those named above a letter its greeting means; if it names nobody, who didn't sign it."""
    senders = {phrases.bare_name(p.name) for p in signed}
    others = [p for p in named if phrases.bare_name(p.name) not in senders]
    told = set(words(_GREETING.sub(" ", greeting)))
    meant = [p for p in others if told & set(words(phrases.bare_name(p.name)))]
    return meant or [p for p in others if told & set(words(p.role or ""))] or (others if signed else [])


def _with_offices(
    signed: Sequence[phrases.NamedRole], named: Sequence[phrases.NamedRole]
) -> list[phrases.NamedRole]:
    """Those who signed, who may have their office in the block of the sender alone."""
    offices = {phrases.bare_name(p.name): p.role for p in named}
    return [p._replace(role=p.role or offices.get(phrases.bare_name(p.name))) for p in signed]


def _named(lines: Sequence[str]) -> list[phrases.NamedRole]:
    """Who stands above a letter: "Name, office" in one line, or a name and the office in the line below."""
    found: list[phrases.NamedRole] = []
    for line, below in zip(lines, (*lines[1:], ""), strict=False):
        person = phrases.named_role(line) if not _ADDRESS.search(line) else None
        if person is None:
            continue
        if person.role is None and _OFFICE.search(below) and not _ADDRESS.search(below):
            person = person._replace(role=below.strip().rstrip(","))
        if person.role:
            found.append(person)
    return found


def plain_lines(blocks: Sequence[Block]) -> list[str]:
    """The lines of blocks, each as plain text."""
    return [plain(line) for b in blocks for line in (b.text.split("\n") if b.text else [b.plain])]


def _bold(block: Block) -> bool:
    return bool(re.fullmatch(r"\*\*[^*]+\*\*", block.text.strip()))


def _signed(blocks: Sequence[Block]) -> list[phrases.NamedRole]:
    """Who signed: the names between "Yours …" and "Cc:", each with the line below it as office.

    Names beside each other have their offices in one line, as many and in their order.
    """
    end = next((i for i, b in enumerate(blocks) if _YOURS.match(b.plain)), None)
    if end is None:
        return []
    people: list[phrases.NamedRole] = []
    beside: list[str] = []
    below = False
    page = blocks[end].place.page
    lines = ((line, b.place.page) for b in blocks[end : end + 9] for line in plain_lines([b]))
    for line, on in itertools.islice(lines, 1, None):
        if _CC.match(line) or _PAPER.search(line) or (people and on != page):
            break
        person = phrases.named_role(line) if len(line) < 160 else None
        if people and people[-1].role is None and _is_office(line, below=below):
            people[-1] = people[-1]._replace(role=line)
        elif person:
            people.append(person)
        elif people:
            beside += [match[0] for match in _OFFICES.finditer(line)]
        below = person is not None
    if len(beside) == len(people) > 1 and not any(person.role for person in people):
        return [person._replace(role=office) for person, office in zip(people, beside, strict=True)]
    return people


def _copied(blocks: Sequence[Block]) -> list[phrases.NamedRole]:
    """Who gets a copy: behind "Cc:" at a letter's end and in the lines below it, up to what is no person."""
    end = next((i for i, b in enumerate(blocks) if _YOURS.match(b.plain)), len(blocks))
    lines = [(line, b.place.page) for b in blocks[end:] for line in plain_lines([b]) if line]
    at = next((i for i, (line, _) in enumerate(lines) if _CC.match(line)), len(lines))
    people: list[phrases.NamedRole] = []
    for line, page in lines[at:]:
        text = re.sub(r"^[•\W]+", "", _CC.sub("", line))
        person = phrases.named_role(text) if len(text) < 160 and page == lines[at][1] else None
        several = phrases.joined(text) or ([person] if person else [])
        if (text and not several) or _PAPER.search(text):
            break
        people += several
    return people


def _is_office(line: str, *, below: bool) -> bool:
    """Whether a line is one office, by its words or, right below a name, by its form; not two of them."""
    offices, person = len(_OFFICES.findall(line)), phrases.named_role(line)
    if person is not None and (person.role or not offices):
        return False
    like_one = below and not offices and _LIKE_OFFICE.match(line) and not phrases.body_name(line)
    return len(line) < 120 and (offices == 1 or bool(like_one))
