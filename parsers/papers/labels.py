"""Labels that stand beside a text again and again ("EVIDENCE"), and what only looks like its titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from parsers import furniture, phrases
from parsers.blocks import Block, Kind, Omitted

_OFTEN = 5
"""So many times a label stands in a paper; a title does only where each of its chapters has the same ones."""
_TITLES = 3
"""Titles that are no labels, beside which labels stand."""
# "R1 That a warden be named"
_MARKED = re.compile(r"([A-Z]{1,3}\d{1,2})[.):]?\s+([A-Z].*)$")
_LABEL = re.compile(r"^[A-Z][A-Z&’'/-]+(?: [A-Z&][A-Z&’'/-]*){0,2}$")
# "P www.weirs.example", "& www.weirs.example", "P @weirs": an icon and where it leads
_ADDRESS = re.compile(r"^\W*(?:\w\s+)?(?:https?://\S+|www\.\S+|@\w+)$")
# "weirline": a logo; of titles that are a word in small letters none is known
_LOGO = re.compile(r"^[a-z]{3,20}$")
# "Bo Vole, Head of Rivers": who wrote the text above, where large type made a title of it
_OFFICE = re.compile(
    r"\b(?:head|director|officer|manager|advis[eo]r|chair|lead|consultant|solicitor)\b", re.I
)


def once(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Omitted, ...]]:
    """Blocks without titles that are printed again right below themselves, as a page's head; and these."""
    kept: list[Block] = []
    omitted: list[Omitted] = []
    above = ""
    for block in blocks:
        if _is_title(block) and block.plain.casefold() == above:
            omitted.append(Omitted(furniture.HEAD, block.plain, block.place))
            continue
        kept.append(block)
        if block.kind is not Kind.MARK and re.search(r"\w", block.plain):
            above = block.plain.casefold() if _is_title(block) else ""
    return tuple(kept), tuple(omitted)


def without_labels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks in which labels are bold lines, and addresses and logos text: no contents list names them."""
    labels = set(_labels(blocks))
    return tuple(_plain(block, labels) if _is_title(block) else block for block in blocks)


def _plain(block: Block, labels: set[str]) -> Block:
    label = block.plain in labels
    sign = block.place.line is not None and bool(_ADDRESS.match(block.plain) or _LOGO.match(block.plain))
    if not label and not sign and not _is_signature(block):
        return block
    return replace(
        block, kind=Kind.PARAGRAPH, level=0, text=f"**{block.plain}**" if label else block.text, running=True
    )


def _is_signature(block: Block) -> bool:
    person = phrases.named_role(block.plain)
    return person is not None and bool(_OFFICE.search(person.role or "")) and len(block.plain) < 120


def _labels(blocks: Sequence[Block]) -> Iterator[str]:
    """Short titles in capitals that stand often, and somewhere twice below one title, as no section does.

    With them those of their kind that stand between the two.
    """
    titles = [block.plain for block in blocks if _is_title(block)]
    able = {text for text, count in Counter(titles).items() if count >= _OFTEN and _LABEL.match(text)}
    if len(set(titles) - able) < _TITLES:
        return
    below: Counter[str] = Counter()
    for text in titles:
        if text not in able:
            below.clear()
            continue
        below[text] += 1
        if below[text] > 1:
            yield from below


def _is_title(block: Block) -> bool:
    return block.kind is Kind.HEADING and not block.number


def listed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks with the lines of paragraphs that count on, "R1 That …" and "R2 That …", as items of a list."""
    for marked, group in groupby(blocks, key=lambda block: bool(_entries(block))):
        own = list(group)
        entries = [(block, *entry) for block in own for entry in _entries(block)]
        series = entries[0][1][:-1] if marked else ""
        if len(entries) > 1 and all(
            name == f"{series}{n}" for n, (_, name, _) in enumerate(entries, start=1)
        ):
            own = [replace(b, kind=Kind.ITEM, level=1, marker=name, text=text) for b, name, text in entries]
        yield from own


def _entries(block: Block) -> list[tuple[str, str]]:
    """Mark and text of each line of a paragraph, if all have one."""
    if block.kind is not Kind.PARAGRAPH or block.number:
        return []
    found = [match for line in block.text.split("\n") if (match := _MARKED.match(line))]
    return [(m[1], m[2]) for m in found] if len(found) == len(block.text.split("\n")) else []
