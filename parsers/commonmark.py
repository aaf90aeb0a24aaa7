"""Reads Markdown that says what it is: front matter, tables with a rule below their head, fences, references.

Plainer Markdown is read as text, where lines that stand apart stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from markdown_it import MarkdownIt
from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser

from parsers import columns, encoding, phrases
from parsers.blocks import Block, Kind, Omitted, Place, Reading, words
from parsers.html_blocks import Walker
from parsers.inline import escape, from_mixed
from parsers.text import LABEL, ORDERED, item, plain_words

FRONT_MATTER, REMARK = "front matter of the file", "remark in HTML"
_LOOK = 2**18
_FRONT = re.compile(
    r"\ufeff?---[ \t]*\n((?:[A-Za-z][\w -]{0,40}:[^\n]*\n|[ \t#-][^\n]*\n|\n){1,200}?)---[ \t]*(?:\n|$)"
)
_PAIR = re.compile(r"([A-Za-z][\w -]{0,40}):\s*(.*?)\s*$")
_SIGNS = re.compile(
    r"^[^\n|]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$"  # a table
    r"|^(?:```|~~~)"  # a fence
    r"|^ {0,3}\[[^\]\n]{1,80}\]:[ \t]+\S"  # what a reference leads to, a footnote
    r"|^(?![^\n]*\S {2,}\S)\S[^\n]{2,80}\n(?:={3,}|-{3,})[ \t]*$",  # an underlined heading
    re.M,
)
# What a converter leaves: columns by tabs, tables in HTML, prices in LaTeX
_CONVERTED = re.compile(r"\S\t\S|<t[dr]\b|\\pounds", re.I)
_NOTE = re.compile(r"^ {0,3}\[\^([\w-]{1,20})\]:[ \t]*", re.M)
_NOTE_MARK = re.compile(r"\[\^([\w-]{1,20})\]")
_PICTURE = re.compile(r"!\[([^\]\n]{0,500})\](?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,200}\])")
_REFERENCE = re.compile(r"(?<![\]!\\])\[([^\[\]\n]{1,500})\](?:\[([^\]\n]{0,200})\])?(?![(\[:])")
# [map](https://example.org/map "Map of the quays")
_LINK_TITLE = re.compile(r"\]\(([^\s()]{1,1000})[ \t]+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}')\)")
_LINKED = re.compile(r"\[([^\[\]\n]{0,500})\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,200}\])")
_LEADS_TO = re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]*\S+[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*')?[ \t]*$", re.M)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)[^\n]*$", re.M)
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
# Lines of Markdown that no table typed with blanks has: lists, quotes, headings, fences, pipes, code
_MARKED_LINE = re.compile(r"\s*(?:[-*+]\s|#{1,6}\s|>|```|~~~|\d{1,3}[.)]\s)|.*\|")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PROSE = 60
"""A line longer than this goes on in the next one; shorter ones stand apart, as they were written."""
_DEEPEST = 40
KINDS = (
    "agenda", "minutes", "report", "cover-sheet", "letter", "recommendations", "work-programme", "glossary",
    "text",
)  # fmt: skip
_KNOWN = ("title", "kind", "body", "meeting_date", "date", "item")


def accepts(data: bytes) -> bool:
    """Text with front matter, or with signs of Markdown that plain text lacks; none of a converter."""
    text = encoding.decode(data[:_LOOK]).replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text or text.count("\ufffd") > len(text) / 50:
        return False
    return bool(_FRONT.match(text)) or (bool(_SIGNS.search(text)) and not _CONVERTED.search(text))


def read(data: bytes) -> Reading:
    """Markdown as blocks, `line` counting from 1; what its front matter says comes with it."""
    text, remarks = encoding.read(data)
    front, body, first = _split(text.replace("\f", "\n"))
    known, doubts = _understood(front)
    reader = _Reader(_NOTE.sub(lambda m: f"{_note_mark(m)} ", body), first)
    blocks = tuple(reader.blocks())
    omitted = [Omitted(FRONT_MATTER, front)] if words(front) else []
    problems = [*remarks, *doubts]
    return Reading(
        "text/markdown",
        f"{front}\n{_said(body)}",
        blocks,
        (*omitted, *reader.omitted),
        problems=(*((Place(line=line), said) for line, said in problems), *columns.doubts(blocks)),
        front=known,
    )


def _split(text: str) -> tuple[str, str, int]:
    """Front matter, the rest, and the line on which the rest begins, counted from 0."""
    match = _FRONT.match(text)
    if match is None:
        return "", text, 0
    return match[1], text[match.end() :], text.count("\n", 0, match.end())


def _understood(front: str) -> tuple[dict[str, str], list[tuple[int, str]]]:
    """The keys of front matter that are known and well said; for all others a line of the report."""
    known: dict[str, str] = {}
    doubts: list[tuple[int, str]] = []
    for number, line in enumerate(front.splitlines(), start=2):
        pair = _PAIR.match(line)
        key = pair[1].strip().casefold().replace(" ", "_").replace("-", "_") if pair else ""
        value = re.sub(r"^([\"'])(.*)\1$", r"\2", pair[2]) if pair else ""
        if not line.strip() or line.startswith("#"):
            continue
        if key not in _KNOWN:
            shown = f"the key '{pair[1]}'" if pair else f"'{line.strip()[:40]}'"
            doubts.append(
                (number, f"{shown} of the front matter was not used; known are {', '.join(_KNOWN)}")
            )
        elif (said := _value(key, value)) is None:
            doubts.append((number, f"{key}: '{value[:60]}' was not used; it should be {_FORMS[key]}"))
        else:
            known[key] = said
    return known, doubts


_FORMS = {
    "title": "a text",
    "body": "the name of a committee",
    "kind": f"one of {', '.join(KINDS)}",
    "meeting_date": "a date such as 2024-03-04",
    "date": "a date such as 2024-03-04 or a month such as 2024-03",
    "item": "the number of an agenda item",
}


def _value(key: str, value: str) -> str | None:
    """What a key says, in the form that pages of content have; None where it can't be told."""
    match key:
        case "kind":
            return value if value in KINDS else None
        case "item":
            return value if re.fullmatch(r"\d{1,3}[a-z]?", value) else None
        case "meeting_date" | "date":
            if re.fullmatch(r"\d{4}-\d{2}", value) and key == "date":
                return value if _is_day(f"{value}-01") else None
            return value if _is_day(value) else phrases.first_date(value)
    return " ".join(value.split()) or None


def _is_day(value: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) and date.fromisoformat(value))
    except ValueError:
        return False


def _note_mark(match: re.Match[str]) -> str:
    return match[1].translate(_RAISED) if match[1].isdigit() else f"({match[1]})"


class _Reader:
    """Goes through the tokens of one text."""

    def __init__(self, text: str, first: int) -> None:
        self._first = first
        self._lines = text.split("\n")
        self._typed = list(columns.tables(self._lines, lambda line: not _MARKED_LINE.match(line)))
        for at, end, _ in self._typed:
            self._lines[at:end] = [""] * (end - at)
        text = "\n".join(self._lines)
        self._env: dict[str, dict[str, dict[str, str]]] = {}
        self._tokens = (
            MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").parse(text, self._env)
        )
        self._markers: list[str] = []
        self._fresh = False
        """Whether nothing of the list item that was opened last has come yet."""
        self._table: list[list[str]] | None = None
        self._table_places: list[Place] = []
        self.omitted: list[Omitted] = []

    def blocks(self) -> Iterator[Block]:
        """The blocks in order, tables that are typed with blanks among them."""
        typed = [
            replace(
                block,
                place=self._place(at),
                places=tuple(self._place(p.line - 1) for p in block.places if p.line),
            )
            for at, _, block in self._typed
        ]
        for block in self._marked():
            while typed and (typed[0].place.line or 0) <= (block.place.line or 0):
                yield typed.pop(0)
            yield block
        yield from typed

    def _place(self, line: int) -> Place:
        """The place of a line of the text, counted from 0."""
        return Place(line=self._first + line + 1)

    def _marked(self) -> Iterator[Block]:
        """What Markdown makes blocks of."""
        for at, token in enumerate(self._tokens):
            place = self._place(token.map[0]) if token.map else Place()
            match token.type:
                case "inline" if self._table is not None:
                    self._table[-1].append(self._inline(token))
                case "inline" if listed := self._listed(token):
                    yield from listed
                case "inline":
                    block = self._block(self._tokens[at - 1], self._inline(token), place)
                    self._fresh = False
                    yield from [block] if words(block.plain) else []
                case "fence" | "code_block":
                    yield from self._code(token, place)
                case "html_block":
                    yield from self._html(token.content, place)
                case "table_open" | "tr_open" | "table_close":
                    yield from self._row(token, place)
                case "list_item_open":
                    self._markers.append(f"{token.info}{token.markup}" if token.info else "-")
                    self._fresh = True
                case "list_item_close":
                    self._markers.pop()

    def _row(self, token: Token, place: Place) -> Iterator[Block]:
        """A table's rows are collected until it ends."""
        if token.type == "table_open":
            self._table, self._table_places = [], [place]
        elif self._table is not None and token.type == "tr_open":
            self._table.append([])
            self._table_places.append(place)
        elif self._table is not None:
            rows = tuple(tuple(row) for row in self._table)
            whole, *places = self._table_places
            yield Block(Kind.TABLE, "", whole, rows=rows, places=tuple(places), header=any(rows[0]))
            self._table = None

    def _block(self, opening: Token, text: str, place: Place) -> Block:
        if opening.type == "heading_open":
            return Block(Kind.HEADING, " ".join(text.split("\n")), place, level=int(opening.tag[1]))
        if self._fresh and self._markers:
            return Block(Kind.ITEM, text, place, level=min(len(self._markers), 6), marker=self._markers[-1])
        return Block(Kind.PARAGRAPH, text, place)

    def _listed(self, token: Token) -> list[Block]:
        """Lines that begin with letters or Roman numbers, "a) …", as the list that they are."""
        if not token.map or self._markers:
            return []
        lines = self._lines[slice(*token.map)]
        if len(lines) < 2 or not all(map(ORDERED.match, lines)):
            return []
        return [item(line, Place(line=self._first + token.map[0] + at)) for at, line in enumerate(lines, 1)]

    def _inline(self, token: Token) -> str:
        """Inline Markdown with references made links; lines joined where one was only wrapped."""
        text = ""
        lines = token.content.split("\n")
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            apart = line.endswith(("  ", "\\")) or len(line) <= _PROSE or LABEL.match(following)
            text += line.rstrip("\\ ") + ("\n" if apart else " ")
        text = _PICTURE.sub(lambda m: f"Picture: {m[1]}" if m[1].strip() else "", text.strip())
        text = _NOTE_MARK.sub(_note_mark, _LINK_TITLE.sub(r"](\1)", text))
        return from_mixed(_REFERENCE.sub(self._link, text))

    def _link(self, match: re.Match[str]) -> str:
        name = " ".join((match[2] or match[1]).split()).upper()
        target = self._env.get("references", {}).get(name)
        return f"[{match[1]}]({target['href']})" if target else match[0]

    def _code(self, token: Token, place: Place) -> Iterator[Block]:
        lines = [escape(line) for line in token.content.splitlines() if line.strip()]
        if lines:
            yield Block(Kind.PARAGRAPH, "\n".join(lines), place)

    def _html(self, markup: str, place: Place) -> Iterator[Block]:
        """HTML that stands by itself; remarks in it are left out."""
        for remark in re.findall(r"<!--(.*?)(?:-->|$)", markup, re.S):
            if words(remark):
                self.omitted.append(Omitted(REMARK, " ".join(remark.split())))
        tree = LexborHTMLParser(markup)
        for node in tree.css("script,style,template"):
            node.decompose()
        if tree.body is None:
            return
        walker = Walker(None)
        for block in walker.blocks(tree.body):
            yield replace(block, place=place)
        self.omitted += walker.omitted


def _said(text: str) -> str:
    """All the words of a text, found without its structure: addresses of links and tags are none."""
    text = _NOTE_MARK.sub(_note_mark, _NOTE.sub(lambda m: f"{_note_mark(m)} ", text))
    text = _PICTURE.sub(lambda m: f"Picture: {m[1]}" if m[1].strip() else "", text)
    for pattern in (_LEADS_TO, _FENCE, _SCRIPT):
        text = pattern.sub(" ", text)
    return plain_words(_LINKED.sub(r"\1", text).replace("<!--", " ").replace("-->", " "))
