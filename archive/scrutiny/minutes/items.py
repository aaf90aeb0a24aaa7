"""The minutes of one source, cut into items and passages; lists that number paragraphs are cut into these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from archive.body import Chunk, chunks
from archive.content import Page
from archive.markdown import plain_text
from archive.scrutiny.minutes import questions, resolutions, told

# "84. Apologies (Item 1)", "Damp and mould (19.05)"
_ITEM = re.compile(r"\s*\(Item (\d{1,3})\)", re.I)
# "67/24 Apologies", "CSC.41 Otters", "HSC/24/12: Minutes"
_REFERENCE = re.compile(r"^(?:\d{1,4}/\d{2,4}|[A-Z]{1,6}[./]\d{1,4}(?:/\d{1,4})?)[.:]?$")
_TIME = re.compile(r"\s*\(\d{1,2}[.:]\d{2}\)")
# "Duration of the meeting: 7.00 - 9.20 pm", "Meeting closed at 9.45pm": of the whole meeting
_CLOSE = re.compile(
    r"(?:the )?(?:duration of (?:the )?meeting|meeting (?:was )?(?:closed|ended|concluded))\b", re.I
)
# "1. The Director …", "(2) It was …" as an item of a list of bullets, "3\\) Members …"
_OWN_NUMBER = re.compile(r"^\(?(\d{1,3})[.)] (?=\S)")
_ENUMERATED = re.compile(r"^\W*(?:\d{1,2}|[A-Ha-z]|[ivx]{1,5})[.)]\s")
_ANNOUNCES = re.compile(r"(?:[:;,–—-]|\b(?:and|or|that))$")


@dataclass
class Section:
    """An item in one source of the minutes."""

    number: str | None
    """The number that the minutes print."""
    of_agenda: str | None
    """The number of the item on the agenda: the same, unless minutes are numbered on through the year."""
    title: str
    heading: Chunk
    page: Page
    numbered: bool
    """Whether its source numbers the paragraphs of items: "4.1", "4.2"."""
    runs: list[list[Chunk]] = field(default_factory=list)


def sections(page: Page) -> list[Section]:
    """The minutes of one source by item. What stands before the first item is no section."""
    found: list[tuple[Section, list[Chunk]]] = []
    own = page.get("agenda") or []
    every = [*_without_titles_that_ask(chunks(page))]
    numbered = any(c.number for c in every if c.kind == "paragraph")
    for chunk in (_with_printed_number(c, own) for c in every):
        if _begins_item(chunk, own, first=not found):
            item = _ITEM.search(chunk.text)
            title = _TIME.sub("", _ITEM.sub("", chunk.text))
            number = item[1] if item else chunk.number
            found.append((Section(chunk.number, number, title, chunk, page, numbered), []))
        elif found:
            found[-1][1].append(chunk)
    for section, below in found:
        counted = any(c.number for c in below if c.kind == "paragraph")
        passages = ((c, False) for c in below) if counted else _paragraphs(below)
        section.runs = list(_runs(passages, numbered=counted))
    return [section for section, _ in found]


def _without_titles_that_ask(found: Sequence[Chunk]) -> Iterator[Chunk]:
    """Chunks in which questions that are set like titles are paragraphs: "Q1. How many weirs are there?"."""
    for at, chunk in enumerate(found):
        below = found[at + 1].text if at + 1 < len(found) else ""
        labelled = told.is_label(chunk.text) or told.is_answer_label(below)
        if chunk.kind == "heading" and not chunk.number and labelled and questions.asks(chunk.text):
            opening, closing = copy(chunk.tokens[0]), copy(chunk.tokens[-1])
            opening.type, closing.type = "paragraph_open", "paragraph_close"
            opening.tag = closing.tag = "p"
            tokens = (opening, *chunk.tokens[1:-1], closing)
            yield replace(chunk, kind="paragraph", level=0, tokens=tokens)
        else:
            yield chunk


def _begins_item(chunk: Chunk, agenda: Sequence[dict[str, Any]], *, first: bool) -> bool:
    if chunk.kind != "heading":
        return False
    if chunk.number and ("." not in chunk.number or not chunk.number[0].isdigit()):
        return True
    known = chunk.level == 2 and any(_is_of(chunk, entry) for entry in agenda)
    return known or (first and chunk.level == 2 and bool(re.match(r"welcome|apologies", chunk.text, re.I)))


def _with_printed_number(chunk: Chunk, agenda: Sequence[dict[str, Any]]) -> Chunk:
    """A heading "5.b Otters", whose number is known from the page's own agenda alone, or "67/24 Otters"."""
    number, _, text = chunk.text.partition(" ")
    if chunk.kind != "heading" or chunk.number is not None:
        return chunk
    if any(e.get("number") == number for e in agenda) or (chunk.level == 2 and _REFERENCE.match(number)):
        return replace(chunk, number=number.rstrip(".:"), text=text)
    return chunk


def _is_of(heading: Chunk, entry: Mapping[str, Any]) -> bool:
    """Whether a heading is an item of the page's own agenda: its number and title, with time and pages."""
    title = entry["title"]
    return heading.number == entry.get("number") and (
        heading.text == title or heading.text.startswith(f"{title} (")
    )


# -- passages -----------------------------------------------------------------------------------------------


def _runs(found: Iterable[tuple[Chunk, bool]], *, numbered: bool) -> Iterator[list[Chunk]]:
    """Passages, each with what belongs to it: answers, lists, the points of a resolution."""
    run: list[Chunk] = []
    for chunk, belongs in found:
        if run and not belongs and (_opens(chunk) or (not numbered and not _goes_on(run, chunk))):
            yield run
            run = []
        run.append(chunk)
    if run:
        yield run


def _opens(chunk: Chunk) -> bool:
    """Whether a chunk begins an entry: a heading, a numbered paragraph, a decision, a labelled question."""
    if chunk.kind == "heading" or chunk.number or is_decision(chunk):
        return True
    return chunk.kind == "paragraph" and bool(_CLOSE.match(chunk.text) or told.is_label(chunk.text))


def is_decision(chunk: Chunk) -> bool:
    """Whether a paragraph is labelled as a decision: "Agreed: …", "RESOLVED that …", "RESOLVED"."""
    labelled = resolutions.label(chunk.text) or resolutions.is_label(chunk.text)
    return chunk.kind == "paragraph" and bool(labelled)


def _goes_on(run: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether an unnumbered paragraph belongs to the passage before it: an answer, a point, the rest."""
    first, last = run[0], run[-1]
    if chunk.kind != "paragraph":
        return first.kind != "heading" or chunk.kind != "list"
    asked = told.exchange(first.text) or questions.asks(first.text)
    labelled = any(told.is_answer_label(c.text) for c in (*run, chunk))
    if first.kind == "heading" or told.exchange(chunk.text):
        return False
    if resolutions.is_label(last.text) or _ENUMERATED.match(chunk.text) or _announced(chunk, last):
        return True
    if asked and questions.asks(chunk.text) and not any(told.answers(c.text) for c in run):
        return True
    if not asked or labelled or len(run) == 1:
        return bool(asked) and (labelled or told.answers(chunk.text))
    return told.answers_on(chunk.text, last.text) if told.answers(last.text) else told.answers(chunk.text)


def _announced(chunk: Chunk, last: Chunk) -> bool:
    """Whether a paragraph goes on with what the one before announces, but for a sentence behind a colon."""
    if not _ANNOUNCES.search(last.text.rstrip()):
        return False
    sentence = last.text.rstrip().endswith(":") and chunk.text.endswith(".") and len(chunk.text.split()) > 7
    return not sentence or told.is_label(last.text) or is_decision(last)


# -- lists that number paragraphs --------------------------------------------------------------------------


def _paragraphs(found: Sequence[Chunk]) -> Iterator[tuple[Chunk, bool]]:
    """Chunks in which lists whose items are the numbered paragraphs of an item, or questions, are paragraphs.

    With each, whether it belongs to the paragraph before it for certain, as a part of the same item.
    """
    counted = False
    before: Chunk | None = None
    for chunk in found:
        pieces = _items(chunk) if chunk.kind == "list" else []
        goes_on = counted and bool(pieces) and not (before and _announces(before) and not before.number)
        if pieces and (goes_on or _counts(pieces, before) or any(_asks(piece[0]) for piece in pieces)):
            counted = counted or any(piece[0].number for piece in pieces)
            for at, piece in enumerate(pieces):
                begins = piece[0].kind == "paragraph" and (piece[0].number or not counted)
                for nth, part in enumerate(piece):
                    anchored = replace(part, anchor=f"{part.anchor}-{at + 1}") if at else part
                    yield anchored, nth > 0 or not begins
            before = pieces[-1][-1]
        else:
            yield chunk, False
            before = chunk
            counted = counted and chunk.kind != "heading"


def _announces(chunk: Chunk) -> bool:
    """Whether what stands below a chunk is a list that it names: "Apologies were received from:"."""
    return resolutions.is_label(chunk.text) or bool(_ANNOUNCES.search(chunk.text.rstrip()))


def _counts(pieces: Sequence[Sequence[Chunk]], before: Chunk | None) -> bool:
    """Whether the items of a list are numbered paragraphs: sentences that nothing announces."""
    if before is not None and before.kind != "heading" and _announces(before):
        return False
    firsts = [piece[0] for piece in pieces if piece[0].kind == "paragraph"]
    return bool(firsts) and all(c.number and len(c.text.split()) > 3 for c in firsts)


def _asks(chunk: Chunk) -> bool:
    return chunk.kind == "paragraph" and chunk.number is None and told.exchange(chunk.text) is not None


def _items(chunk: Chunk) -> list[list[Chunk]]:
    """The items of a list, each as its paragraphs and lists; one that only goes on begins with a list."""
    items: list[list[Token]] = []
    numbers: list[str] = []
    for token in chunk.tokens[1:-1]:
        if token.level == 1 and token.nesting > 0:
            items.append([])
            numbers.append(token.info)
        elif token.level > 1:
            items[-1].append(_raised(token))
    return [list(_pieces(chunk, item, number)) for item, number in zip(items, numbers, strict=True) if item]


def _raised(token: Token) -> Token:
    """A token of an item as one that stands by itself."""
    token = copy(token)
    token.level -= 2
    token.hidden = token.hidden and token.level > 0
    return token


def _pieces(chunk: Chunk, tokens: Sequence[Token], number: str) -> Iterator[Chunk]:
    group: list[Token] = []
    first = True
    for token in tokens:
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield _piece(chunk, group, number if first else "")
            group, first = [], False


def _piece(chunk: Chunk, group: Sequence[Token], number: str) -> Chunk:
    """One block of an item: a paragraph with the item's number, which it prints itself or the list does."""
    text = plain_text(group)
    line = chunk.line + (group[0].map[0] if group[0].map else 0) - (chunk.tokens[0].map or [0])[0]
    if group[0].type != "paragraph_open":
        inner = replace(chunk, text=text, tokens=tuple(group), line=line)
        return replace(
            inner, items=tuple(i[0].text + "".join(f" {c.text}" for c in i[1:]) for i in _items(inner))
        )
    own = _OWN_NUMBER.match(text) if not number and group[0].level == 0 else None
    shown = own[1] if own else number
    if own:
        text = text[own.end() :]
    tokens = _numbered(group, own[0] if own else "", shown) if shown else tuple(group)
    return replace(
        chunk, kind="paragraph", text=text, tokens=tokens, line=line, number=shown or None, items=()
    )


def _numbered(group: Sequence[Token], printed: str, number: str) -> tuple[Token, ...]:
    """The tokens of a paragraph with its number before its words, as other numbered paragraphs have it."""
    tokens = list(group)
    at = next(i for i, token in enumerate(tokens) if token.type == "inline")
    inline = tokens[at] = copy(tokens[at])
    children = inline.children = list(inline.children or [])
    words = "".join(c.content for c in children)
    if words.startswith(printed):
        children = inline.children = _without(children, len(printed))
    text = Token("text", "", 0, content=f"{number}. ")
    inline.children = [text, *children]
    return tuple(tokens)


def _without(children: Sequence[Token], length: int) -> list[Token]:
    """The children of a paragraph without its first characters."""
    result = []
    for child in children:
        cut = min(length, len(child.content))
        length -= cut
        result.append(copy(child))
        result[-1].content = child.content[cut:]
    return result
