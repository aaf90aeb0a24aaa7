"""Declarations of interest: who declared what, on which item, from sentences, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers import phrases
from parsers.blocks import Block, Kind, plain

_HEADING = re.compile(
    r"\b(?:declarations?|disclosures?)\b.{0,60}\binterests?\b|\bdeclare interests\b|\binterests declared\b"
    r"|\bdatgan(?:iadau)? .*\bbuddiannau\b",
    re.I,
)
_TITLE = (
    r"(?:Cllr|Councillor|Cynghorydd|Alderman|Mayor|Mrs?|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady"
    r"|Rev(?:d|erend)?)\.?"
)
_ONE = rf"(?:{phrases.NAME}|{_TITLE} {phrases.BEGINS}[\w’'-]+)"
# "Councillors Adder and Bittern each", "Cllr Ann Adder, Cllr Bo Bittern and Ms Carp"
_WHO = (
    rf"(?:Councillors|Cllrs\.?|Cynghorwyr) {phrases.BEGINS}[\w’'.-]+(?: {phrases.BEGINS}[\w’'.-]+){{0,3}}"
    rf"(?:(?:, | and |, and ){phrases.BEGINS}[\w’'.-]+(?: {phrases.BEGINS}[\w’'.-]+){{0,3}})*"
    rf"|{_ONE}(?:(?:, | and |, and ){_ONE})*"
)
_DOES = (
    r"(?:was|is|were|are|declared?|declares|disclosed|noted|stated|has|had|have|advised|informed|reported|mentioned"
    r"|indicated|made|gave|explained|said|registered|drew|wished|asked|confirmed|referred)"
)
# "Cllr Adder was a governor at a school", "The Chair, Cllr Adder, declared", "Jo Carp (co-optee) declared"
_DECLARED = re.compile(
    rf"(?:^|:\s*|\b[Tt]he (?:(?:Vice|Deputy)[ -])?Chair(?:man|person)?,? )(?P<who>{_WHO})"
    rf"(?:\s*\([^()]{{2,60}}\))?,?\s+(?:(?:both|each|all|also|further|therefore|then)\s+)*(?P<interest>{_DOES}\b.+)$",
    re.S,
)
# "Cllr Adder – item 4 – governor of a school", "Cllr Adder: non-pecuniary, as a tenant"
_LABELLED = re.compile(
    rf"^(?P<who>{_ONE})(?:\s*\([^()]{{2,60}}\))?\s*(?:[:–—]|\s-)\s*(?P<interest>\S.{{5,}})$", re.S
)
_PERSONAL = re.compile(
    r"\b(?:interests?|pecuniary|personal|prejudicial|registrable|governor|member|trustee|director|employ\w+|owner|tenant"
    r"|leaseholder|resident|parent|landlord|shareholder|item)\b",
    re.I,
)
# "No Councillor declared", "Other Members were"
_NOBODY = re.compile(r"(?:No|All|Any|Some|Several|Other|Both|Each)\b")
_NUMBER = r"(?:\d{1,3}[a-z]?|[A-Z]\d{1,2})\b"
# "items 4 and 5", "item C1"
_ITEMS = re.compile(rf"\bitems? (?:no\.? ?)?({_NUMBER})(?:(?:, | and | & )({_NUMBER}))*", re.I)
_SENTENCE = re.compile(
    rf"(?<=[.;])(?<!\bCllr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)\s+"
    rf"(?=(?:The (?:Vice[ -])?Chair|{_WHO})[^.]{{0,60}}?\b{_DOES}\b)"
)


def declared(rest: Sequence[Block]) -> Iterator[dict[str, str]]:
    """The declarations below such headings, each person and item for itself."""
    level = 0
    for block in rest:
        if block.kind is Kind.HEADING:
            if _HEADING.search(block.plain):
                level = block.level or 1
            elif block.number or block.level <= level:
                level = 0
        elif level and block.kind is Kind.TABLE:
            yield from _of_table(block)
        elif level and block.kind in (Kind.ITEM, Kind.PARAGRAPH):
            for sentence in _SENTENCE.split(block.plain):
                yield from _of_sentence(sentence)


def _of_sentence(text: str) -> Iterator[dict[str, str]]:
    match = _DECLARED.search(text)
    if match is None:
        match = _LABELLED.match(text)
        if match is None or not _PERSONAL.search(match["interest"]) or not phrases.is_name(match["who"]):
            return
    for name in _names(match["who"]):
        yield from _each_item(name, match["interest"])


def _names(who: str) -> list[str]:
    """Each of several; one that shares the title of others is named without it."""
    single = re.sub(r"^(?:Councillors|Cllrs\.?|Cynghorwyr) ", "", who)
    names = [name.strip() for name in re.split(r",\s+and\s+|,\s+|\s+and\s+", single)]
    titled = [f"Councillor {name}" for name in names] if single != who else names
    return [name for name in titled if phrases.is_name(name) and not _NOBODY.match(name)]


def _each_item(name: str, interest: str) -> Iterator[dict[str, str]]:
    said = _ITEMS.search(interest)
    entry = {"name": name, "interest": interest.rstrip(";. ")}
    numbers = re.findall(rf"\b{_NUMBER}", said[0], re.I) if said else []
    for number in numbers:
        yield {**entry, "item": number}
    if not numbers:
        yield entry


def _of_table(table: Block) -> Iterator[dict[str, str]]:
    """The rows of a table "Member | Item | Interest", in whatever order its head has them."""
    head = [plain(cell).casefold() for cell in table.rows[0]]
    who = next((i for i, c in enumerate(head) if re.match(r"(?:name|member|councillor)", c)), None)
    item = next((i for i, c in enumerate(head) if re.search(r"\bitem|minute no", c)), None)
    if who is None:
        return
    for row in table.rows[1:]:
        words = [plain(cell) for i, cell in enumerate(row) if i not in (who, item) and plain(cell)]
        name = plain(row[who])
        if not name or not words:
            continue
        entry = {"name": name, "interest": "; ".join(words)}
        number = re.search(r"\d{1,3}[a-z]?", plain(row[item])) if item is not None else None
        yield entry | ({"item": number[0]} if number else {})
