"""Printed glossaries: terms and what they mean, in tables or in lines.

Damaged terms mended where it is certain.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers import furniture, lookalikes
from parsers.blocks import Block, Kind, Part, Place, plain
from parsers.papers.outline import outlined

# "GLOSSARY", "Glossary of terms used by …", "Glossary of terms: Rivers Panel", "Appendix B: Glossary",
# "Abbreviations used in this report"
_HEADING = re.compile(
    r"^\W*(?:(?:appendix|annex) \w{1,3}\W+)?(?:glossary(?:\W*$| (?:of|and|&) [^.:]{3,110}(?:: [^.:]{3,60})?$)"
    r"|(?:list of )?(?:abbreviations|acronyms)(?: (?:and|&) \w+)?(?: used)?(?: in [^.:]{3,60})?\W*$"
    r"|terms (?:and abbreviations|used(?: in [^.:]{3,60})?)\W*$|(?:definitions?|explanation) of terms\W*$"
    r"|jargon.?buster\W*$)",
    re.I,
)
# "ASD - Autistic Spectrum Disorder", "EHCP: Education, Health and Care Plan", "RPA = River Protection Agency"
_LINE = re.compile(r"^\**(?P<term>[^\s*][^*]{0,60}?)\**\s*(?:\s[-–—=]\s|:\s)\s*\**(?P<definition>\S.{2,})$")
# "**Bund** A bank of earth.", "**Bund**" with the definition on the next line
_BOLD = re.compile(r"^\*\*(?P<term>[^*]{2,60}?):?\*\*:?(?:\s+[-–—=](?=\s))?\s+(?P<definition>\S.{2,})$", re.S)
# "OCN Otter Count Network", "W2W Weir to weir": nothing between, and initials tell, or the lines beside it
_PLAIN = re.compile(r"^(?P<term>[A-Z][A-Za-z&\d]{0,8}[A-Z\d]s?)\s+(?P<definition>[A-Z][^.;:]{4,80})$")
# Where the next term of a paragraph begins: "**OCN** – Otter Count Network **RPA** – River …"
_NEXT = re.compile(r"\s+(?=\*\*[^*]{2,60}?(?::\*\*|\*\*\s*(?::|[-–—=]\s)))")
# "Term | Meaning", "Acronym | Full name | What it is"
_TERM = re.compile(r"^(?:terms?|abbreviations?|acronyms?|words?|phrases?|initials)(?: used)?$", re.I)
_MEANING = re.compile(
    r"^(?:full |what it )?(?:meaning|definition|explanation|description|name|title|stands|means)", re.I
)
# "A", "A–C": headings between the terms of a long glossary
_LETTERS = re.compile(r"^[A-Z](?:\s?[-–]\s?[A-Z])?$")
_SMALL = frozenset(("and", "of", "the", "for", "in", "to", "with", "on", "a", "an", "&"))
_MOST_WORDS = 5


def is_heading(block: Block) -> bool:
    """Whether a block is the heading of a glossary."""
    return block.kind in (Kind.HEADING, Kind.PARAGRAPH) and bool(_HEADING.match(block.plain))


def begins(blocks: Sequence[Block], at: int) -> bool:
    """A document or a pack's part that is a glossary has the word at its top and terms below."""
    of_item = at > 0 and furniture.begins_paper(blocks[at - 1]) and is_heading(blocks[at])
    if (at > 3 and not of_item) or not any(is_heading(b) for b in blocks[at : at + 4]):
        return False
    return len(list(terms(_below(blocks, at)))) >= 5


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The glossary as one part: its terms in front matter, its text in the body."""
    title = _title(blocks)
    return (Part("glossary", title, outlined(blocks), {"terms": list(terms(_below(blocks, 0)))}),)


def _title(blocks: Sequence[Block]) -> str:
    """The heading of a glossary, and the one right below it that says of what: "GLOSSARY: Ferry Terms"."""
    at = next((i for i, b in enumerate(blocks[:4]) if is_heading(b)), None)
    if at is None:
        return "Glossary"
    below = blocks[at + 1] if at + 1 < len(blocks) else blocks[at]
    of_what = below.kind is Kind.HEADING and len(below.plain.split()) > 1 and not any(terms([below]))
    bare = " " not in blocks[at].plain
    return f"{blocks[at].plain}: {below.plain}" if bare and of_what else blocks[at].plain


def inside(part: Part) -> Part:
    """A paper with the terms of the glossaries that stand in it."""
    found: list[dict[str, str]] = []
    for index, block in enumerate(part.blocks):
        if is_heading(block):
            found += terms(_below(part.blocks, index))
        elif _is_headed(block):
            found += terms([block])
    return part.with_meta(terms=_once(found)) if found else part


def _once(found: list[dict[str, str]]) -> list[dict[str, str]]:
    seen: dict[tuple[str, str], dict[str, str]] = {}
    for term in found:
        seen.setdefault((term["term"], term["definition"]), term)
    return list(seen.values())


def _below(blocks: Sequence[Block], at: int) -> list[Block]:
    """What stands below the heading, up to a heading that has no terms."""
    start = next((i for i in range(at, min(at + 4, len(blocks))) if is_heading(blocks[i])), at - 1)
    below: list[Block] = []
    strays = 0
    for block in _paired(blocks[start + 1 :]):
        has_terms = any(True for _ in terms([block]))
        if block.kind is Kind.HEADING and _LETTERS.match(block.plain):
            continue
        if not has_terms and (is_heading(block) or (block.kind is Kind.PARAGRAPH and len(block.plain) < 60)):
            continue
        strays = 0 if has_terms else strays + 1
        if strays > 2 or (block.kind is Kind.HEADING and below and not has_terms):
            break
        if has_terms:
            below.append(block)
    return below


def _paired(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a list of definitions, each term on a line above what it means, as a table."""
    for own, run in itertools.groupby(blocks, key=_is_plain):
        group = list(run)
        pairs = list(zip(group[::2], group[1::2], strict=False))
        if own and len(group) % 2 == 0 and len(pairs) >= 3 and all(_is_term(*pair) for pair in pairs):
            rows = tuple((term.text, meaning.text) for term, meaning in pairs)
            first = group[0]
            places = tuple(term.place for term, _ in pairs)
            yield replace(first, kind=Kind.TABLE, text="", rows=rows, places=places)
        else:
            yield from group


def _is_plain(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and not any(terms([block]))


def _is_term(term: Block, meaning: Block) -> bool:
    text = term.plain
    if _LINE.match(term.text) or len(text.split()) > _MOST_WORDS or text[-1:] in ".;":
        return False
    return len(meaning.plain) > len(text)


def _is_headed(block: Block) -> bool:
    """Whether a table says at its top that it explains terms."""
    if block.kind is not Kind.TABLE or len(block.rows) < 3 or len(block.rows[0]) < 2:
        return False
    term, meaning, *_ = (plain(cell) for cell in block.rows[0])
    return bool(_TERM.match(term)) and bool(_MEANING.match(meaning))


def terms(blocks: Sequence[Block]) -> Iterator[dict[str, str]]:
    """The entries: term, definition, as printed, and their place."""
    for block in blocks:
        if block.kind is Kind.TABLE:
            yield from _of_table(block)
        elif block.kind in (Kind.PARAGRAPH, Kind.ITEM):
            offset = 0
            for text in _NEXT.split(block.text):
                yield from _of_text(text, _below_line(block.place, offset))
                offset += text.count("\n") + 1 if "\n" in block.text else 0


def _of_text(text: str, place: Place) -> Iterator[dict[str, str]]:
    """The term that a paragraph sets in bold, or those of its lines."""
    if match := _BOLD.match(text):
        yield _entry(match["term"], match["definition"], place)
        return
    lines = text.split("\n")
    listed = 2 * sum(_initialled(line) is not None for line in lines) > len(lines) > 2
    for offset, line in enumerate(lines):
        if match := _LINE.match(line) or _initialled(line) or (_PLAIN.match(line) if listed else None):
            yield _entry(match["term"], match["definition"], _below_line(place, offset))


def _initialled(line: str) -> re.Match[str] | None:
    """A line that begins with the initials of the words after them."""
    match = _PLAIN.match(line)
    told = match and match["term"].upper() in (_initials(match["definition"]), _every(match["definition"]))
    return match if told else None


def _initials(text: str) -> str:
    return "".join(w[0] for w in re.findall(r"[A-Za-z][\w’']*", text) if w[0].isupper())


def _every(text: str) -> str:
    """The initials of all words but small ones: "Temporary accommodation" -> "TA"."""
    return "".join(w[0].upper() for w in re.findall(r"[A-Za-z][\w’']*", text) if w not in _SMALL)


def _below_line(place: Place, lines: int) -> Place:
    return replace(place, line=place.line + lines) if place.line is not None else place


def _of_table(block: Block) -> Iterator[dict[str, str]]:
    """A table of two columns, of several pairs side by side, or of a term, its words and what they mean."""
    for offset, row in enumerate(block.rows):
        cells = _three(row) if len(row) == 3 else list(row)
        near = block.rows[max(0, offset - 1) : offset + 2]
        if len([c for c in cells if c]) == 1 or _TERM.match(plain(cells[0])):
            continue
        for column in range(0, len(cells) - 1, 2):
            term, definition = cells[column], cells[column + 1]
            stamped = any(column < len(r) and "**" in r[column] for r in near)
            if plain(term) and len(plain(definition)) > 2 and len(plain(term)) < 70:
                yield _entry(term, definition, block.at(offset), damaged=stamped)


def _three(row: Sequence[str]) -> list[str]:
    """A row of a term, the words that it stands for and what they mean, as a term and its definition."""
    term, *rest = row
    return [term, ": ".join(cell for cell in rest if plain(cell))]


def _entry(term: str, definition: str, place: Place, *, damaged: bool = False) -> dict[str, str]:
    printed, meaning = plain(term), plain(definition)
    if _reversed(printed, meaning):
        printed, meaning = meaning, printed
    mended = mend(printed, meaning, damaged=damaged)
    entry = {"term": mended, "definition": meaning}
    if mended != printed:
        entry["as_printed"] = printed
    return entry | ({"at": str(place)} if str(place) else {})


def _reversed(term: str, definition: str) -> bool:
    """Whether a row has the abbreviation second: "Childhood Adversity, … Programme | CHATR"."""
    short = " " not in definition and sum(c.isupper() for c in definition) >= 2 and len(definition) <= 10
    return short and len(term.split()) >= 2 and not term.isupper()


def mend(term: str, definition: str, *, damaged: bool = False) -> str:
    """A term with look-alike letters made Latin and, where damaged, letters put back from its definition.

    "ΜΑΡΡΑ" is MAPPA. "**F** SC" and "SE" are damaged: a stamp was printed over the margin; the initials of
    "Children's Social Care" and "Child Sexual Exploitation" tell what stood there.
    """
    latin = lookalikes.latin(term)
    # "a CP": small letters of the stamp stand apart
    letters = re.sub(r"[^A-Za-z]", "", re.sub(r"(?<!\w)[a-z](?!\w)", "", latin))
    if not damaged or not letters.isupper():
        return latin
    initials = _initials(definition)
    return initials if abs(len(initials) - len(letters)) <= 1 and 3 <= len(initials) <= 6 else latin
