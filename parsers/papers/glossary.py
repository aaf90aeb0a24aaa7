"""Printed glossaries: terms and what they mean, in tables or in lines.

Damaged terms mended where it is certain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers import furniture
from parsers.blocks import Block, Kind, Part, Place, plain
from parsers.papers.outline import outlined

# "GLOSSARY", "Glossary of terms used by …", "Appendix B: Glossary", "List of abbreviations"
_HEADING = re.compile(
    r"^\W*(?:(?:appendix|annex) \w{1,3}\W+)?(?:glossary(?:\W*$| of [^.:]{3,110}$)"
    r"|(?:list of )?(?:abbreviations|acronyms)(?: and \w+)?\W*$|terms and abbreviations\W*$)",
    re.I,
)
# "ASD - Autistic Spectrum Disorder", "EHCP: Education, Health and Care Plan"
_LINE = re.compile(r"^\**(?P<term>[^\s*][^*]{0,60}?)\**\s*(?:\s[-–—]\s|:\s)\s*\**(?P<definition>\S.{2,})$")

# Greek and Cyrillic letters that look like Latin ones: "ΜΑΡΡΑ" is printed for MAPPA.
LOOK_ALIKES = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕЅІЈКМНОРСТХУҮаеорсухіѕј",
    "ABEZHIKMNOPTYXoABESIJKMHOPCTXYYaeopcyxisj",
)


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
    for block in blocks[start + 1 :]:
        has_terms = any(True for _ in terms([block]))
        if not has_terms and (is_heading(block) or (block.kind is Kind.PARAGRAPH and len(block.plain) < 60)):
            continue
        strays = 0 if has_terms else strays + 1
        if strays > 2 or (block.kind is Kind.HEADING and below and not has_terms):
            break
        if has_terms:
            below.append(block)
    return below


def terms(blocks: Sequence[Block]) -> Iterator[dict[str, str]]:
    """The entries: term, definition, as printed, and their place."""
    for block in blocks:
        if block.kind is Kind.TABLE:
            yield from _of_table(block)
        elif block.kind in (Kind.PARAGRAPH, Kind.ITEM):
            for offset, line in enumerate(block.text.split("\n")):
                if match := _LINE.match(line):
                    yield _entry(match["term"], match["definition"], _below_line(block.place, offset))


def _below_line(place: Place, lines: int) -> Place:
    return replace(place, line=place.line + lines) if place.line is not None else place


def _of_table(block: Block) -> Iterator[dict[str, str]]:
    """A table of two columns, or of several pairs of columns side by side."""
    for offset, row in enumerate(block.rows):
        cells = list(row)
        near = block.rows[max(0, offset - 1) : offset + 2]
        if len([c for c in cells if c]) == 1 or re.match(
            r"(?i)^(?:term|abbreviation|acronym)s?$", plain(cells[0])
        ):
            continue
        for column in range(0, len(cells) - 1, 2):
            term, definition = cells[column], cells[column + 1]
            stamped = any(column < len(r) and "**" in r[column] for r in near)
            if plain(term) and len(plain(definition)) > 2 and len(plain(term)) < 70:
                yield _entry(term, definition, block.at(offset), damaged=stamped)


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
    return " " not in definition and definition.isupper() and len(term.split()) > 2


def mend(term: str, definition: str, *, damaged: bool = False) -> str:
    """A term with look-alike letters made Latin and, where damaged, letters put back from its definition.

    "ΜΑΡΡΑ" is MAPPA. "**F** SC" and "SE" are damaged: a stamp was printed over the margin; the initials of
    "Children's Social Care" and "Child Sexual Exploitation" tell what stood there.
    """
    latin = term
    if any(unicodedata.name(c, "").startswith(("GREEK", "CYRILLIC")) for c in term):
        latin = term.translate(LOOK_ALIKES)
    letters = re.sub(r"[^A-Za-z]", "", latin)
    if not damaged or not letters.isupper():
        return latin
    initials = "".join(w[0] for w in re.findall(r"[A-Za-z][\w’']*", definition) if w[0].isupper())
    return initials if abs(len(initials) - len(letters)) <= 1 and 3 <= len(initials) <= 6 else latin
