"""Reads Word files: converted by mammoth, with the numbers that Word prints put back."""

from __future__ import annotations

import io
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers.expat import ExpatError

import mammoth
from mammoth import html as nodes
from selectolax.lexbor import LexborHTMLParser

from parsers.blocks import Block, Kind, NotReadable, Omitted, Place, Reading, words
from parsers.docx.fields import PROMPT
from parsers.docx.numbering import BULLET, Numbering, W, numbering, styles
from parsers.docx.parts import MARKED, Plain, parsed, said, without_loose_ends
from parsers.furniture import HEAD
from parsers.html_blocks import Walker

if sys.platform != "win32":
    import resource

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DELETED, HIDDEN, COMMENT = "deleted with tracked changes", "hidden text", "comment"
UNSEEN = "white or tiny text"
_UNNAMED = "[A picture stands here: see the original]"
_DAMAGED = (zipfile.BadZipFile, NotImplementedError, EOFError, OverflowError, struct.error, zlib.error)
_MOST = 32 * 2**20
_SHARE = 64
"""Converting takes about so many times the room of the XML."""
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NOTE_MARK = re.compile(r'<sup><a href="#(?:foot|end)note-[^"]*" id="[^"]*">\[(\d+)\]</a></sup>')
_NOTE = re.compile(r'<li id="(?:foot|end)note-[^"]*">')
_BACK = re.compile(r'\s*<a href="#(?:foot|end)note-ref-[^"]*">↑</a>')
_MADE_BY_WORD = re.compile(
    r"generated|\.(?:png|jpe?g|gif|emf|wmf|tiff?)$|^(?:image|picture|graphic) ?\d*$", re.I
)
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)\.?")
_PARAGRAPH_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?")
_BOLD = re.compile(r"\*\*([^*]{1,119})\*\*")
_FAR = 60
"""So many paragraphs ahead a block's words are looked for."""
_BESIDES = (
    (r"word/charts/chart\d*\.xml", "chart"),
    (r"word/diagrams/data\d*\.xml", "diagram"),
    (r"word/embeddings/", "embedded file"),
    (r"word/afchunk", "inserted document"),
)
_ORIGINAL = "the original still has it: if that should not be public, "


def accepts(data: bytes) -> bool:
    """A zip with a Word document in it."""
    if not (data.startswith(b"PK\x03\x04") and b"word/" in data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, EOFError, struct.error):
        return b"[Content_Types].xml" in data[:4096]  # a Word file that is cut off is a damaged Word file
    return "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)


def read(data: bytes) -> Reading:
    """A Word file as blocks; `line` counts its paragraphs, as lines of the same file saved as text.

    Raises NotReadable for what is damaged, or would unpack to more than can be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _Package(package).reading()
    except RecursionError:
        raise NotReadable("a Word file whose elements are nested too deep") from None
    except _DAMAGED as error:
        raise NotReadable(f"a damaged or cut-off Word file ({error}); fetch or save it again") from None
    except RuntimeError as error:  # what zipfile raises for members with a password
        raise NotReadable(
            f"a Word file that can't be unpacked ({error}); save it without a password"
        ) from None


def _most() -> int:
    """Bytes of XML that can be read within the memory that this process may use."""
    if sys.platform == "win32":  # where a process has no such limit
        return _MOST
    memory = resource.getrlimit(resource.RLIMIT_AS)[0]
    return _MOST if memory == resource.RLIM_INFINITY else min(_MOST, memory // _SHARE)


class _Package:
    """The parts of a Word file that hold words."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = {info.filename: info for info in package.infolist()}
        texts = [i for name, i in self._names.items() if name.endswith((".xml", ".rels"))]
        size, most = sum(info.file_size for info in texts), _most()
        if size > most:
            raise NotReadable(
                f"a Word file whose text would unpack to {size / 2**20:.0f} MB; at most"
                f" {most / 2**20:.0f} MB are read ([limits] parse_memory_mb in archive.toml)"
            )
        self._main = next(self._related("", "officeDocument"), "word/document.xml")
        if self._main not in self._names:
            raise NotReadable("a Word file without its document (word/document.xml); save it again")

    def _data(self, name: str) -> bytes:
        return self._package.read(name)

    def _links(self, part: str) -> Iterator[tuple[ET.Element, str]]:
        """What a part names in its relationships, and the parts that they lead to."""
        folder, _, name = part.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        if relations not in self._names:
            return
        for one in parsed(self._data(relations), relations).iter(_RELATIONS):
            target = one.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") or not folder else f"{folder}/{target}"
            yield one, whole

    def _related(self, part: str, kind: str) -> Iterator[str]:
        """The parts of a kind that a part names in its relationships."""
        for one, whole in self._links(part):
            if one.get("Type", "").endswith(f"/{kind}") and whole in self._names:
                yield whole

    def _roots(self, kind: str) -> Iterator[ET.Element]:
        yield from (parsed(self._data(name), name) for name in self._related(self._main, kind))

    def _notes(self, kind: str) -> tuple[str, ET.Element | None]:
        """The part that holds the footnotes or endnotes, and its name."""
        name = next(self._related(self._main, f"{kind}s"), "")
        return name, parsed(self._data(name), name) if name else None

    def _relations(self, part: str) -> frozenset[str]:
        """The names by which a part may refer to others that are there, or to addresses."""
        return frozenset(
            one.get("Id", "")
            for one, whole in self._links(part)
            if whole in self._names or one.get("TargetMode") == "External"
        )

    def reading(self) -> Reading:
        """All that the file says."""
        known = styles(next(self._roots("styles"), None))
        plain = Plain(known, numbering(next(self._roots("numbering"), None), known))
        root = parsed(self._data(self._main), self._main)
        beside = {kind: self._notes(kind) for kind in ("footnote", "endnote")}
        known_notes = {kind: _ids(notes) for kind, (_, notes) in beside.items()}
        without_loose_ends(root, self._relations(self._main), known_notes)
        parts = {self._main: plain.make(root)}
        marks = [str(number) for number in range(1, plain.notes + 1)]
        for kind, (name, notes) in beside.items():
            if notes is not None:
                used = {mark.get(f"{W}id") for mark in root.iter(f"{W}{kind}Reference")}
                plain.deleted += _unused(notes, used)
                without_loose_ends(notes, self._relations(name), {kind: (), "endnote": (), "footnote": ()})
                parts[name] = plain.make(notes)
        markup, pictures = self._converted(parts)
        walker = Walker(None)
        tree = LexborHTMLParser(f"<html><body>{_with_notes(markup)}</body></html>")
        made = map(_labelled, walker.blocks(tree.body)) if tree.body else ()
        blocks = tuple(_placed(made, plain))
        comments = [text for root in self._roots("comments") if (text := said(root)).strip()]
        omitted = (*walker.omitted, *self._around(plain), *_kept_back(plain, comments))
        if not blocks:
            raise NotReadable("a Word file without any text; if it shows pictures of pages, save it as PDF")
        text = "\n".join([*plain.lines, *marks, *pictures, *(o.text for o in omitted)])
        problems = [*_to_compare(plain), *self._unread(pictures.count(_UNNAMED))]
        return Reading(
            MEDIA_TYPE,
            text,
            blocks,
            omitted,
            problems=tuple((Place(), line) for line in problems),
            private=tuple((Place(), line) for line in _withheld(plain, comments)),
        )

    def _converted(self, parts: Mapping[str, bytes]) -> tuple[str, list[str]]:
        """The document as mammoth's HTML, and what it writes for each picture, described or not."""
        pictures: list[str] = []

        def picture(image: Any) -> list[Any]:
            shown = " ".join((image.alt_text or "").split())
            pictures.append(f"[Picture: {shown}]" if shown and not _MADE_BY_WORD.search(shown) else _UNNAMED)
            return [nodes.text(pictures[-1])]

        fresh = io.BytesIO()
        with zipfile.ZipFile(fresh, "w") as rewritten:
            for name in self._names:
                if name in parts or name.endswith(".rels") or name == "[Content_Types].xml":
                    rewritten.writestr(name, parts.get(name) or self._data(name))
        try:
            made = mammoth.convert_to_html(
                fresh, convert_image=picture, include_embedded_style_map=False, external_file_access=False
            )
        except (KeyError, ValueError, AttributeError, IndexError, TypeError, OSError, ExpatError) as error:
            raise NotReadable(f"a damaged Word file ({type(error).__name__}: {error})") from None
        return str(made.value), pictures

    def _around(self, plain: Plain) -> Iterator[Omitted]:
        """Running heads and feet."""
        for kind in ("header", "footer"):
            for root in self._roots(kind):
                shown = Plain(plain.styles, Numbering())
                shown.make(root)
                if words(text := " ".join(" ".join(shown.lines).split())):
                    yield Omitted(HEAD, text)

    def _unread(self, pictures: int) -> Iterator[str]:
        """What is in the file besides text, in lines for the maintainer."""
        for pattern, what in _BESIDES:
            if count := sum(bool(re.match(pattern, name)) for name in self._names):
                yield f"has {_several(count, what)} whose words are not read: see the original"
        if pictures:
            yield f"has {_several(pictures, 'picture')} without a description: see the original"
        if any(name.endswith("vbaProject.bin") for name in self._names):
            yield (
                "holds macros, which are not read, but are offered for download with the original:"
                " save it as .docx to be rid of them"
            )


def _several(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count != 1 else ''}"


def _ids(notes: ET.Element | None) -> frozenset[str]:
    return frozenset(note.get(f"{W}id", "") for note in notes) if notes is not None else frozenset()


def _unused(notes: ET.Element, used: Container[str | None]) -> Iterator[str]:
    """Take out notes to which no mark leads, and Word's separators; gives the words of the former."""
    for note in list(notes):
        if f"{W}type" in note.attrib or note.get(f"{W}id") not in used:
            notes.remove(note)
            if words(text := said(note)):
                yield text


def _kept_back(plain: Plain, comments: Sequence[str]) -> Iterator[Omitted]:
    """What the file holds but does not print."""
    yield from (Omitted(PROMPT, text) for text in plain.prompts if words(text))
    kept = ((DELETED, plain.deleted), (HIDDEN, plain.hidden), (UNSEEN, plain.unseen), (COMMENT, comments))
    for reason, texts in kept:
        yield from (Omitted(reason, text, private=True) for text in texts if words(text))


def _withheld(plain: Plain, comments: Sequence[str]) -> Iterator[str]:
    """The same in lines for the maintainer."""
    if plain.changes:
        by = _several(len(plain.authors), "person").replace("persons", "people")
        yield (
            f"has {_several(plain.changes, 'tracked change')} by {by}: published as if all were accepted,"
            f" without deleted words; {_ORIGINAL}accept or reject the changes and save it again"
        )
    if hidden := sum(len(words(text)) for text in plain.hidden):
        count = _several(hidden, "word")
        yield f"has hidden text of {count}, not published; {_ORIGINAL}delete it and save it again"
    if unseen := sum(len(words(text)) for text in plain.unseen):
        count = _several(unseen, "word")
        yield (
            f"has white or tiny text of {count}, which the page does not show, not published;"
            f" {_ORIGINAL}delete it and save it again; if it stands on a picture, add it to the Markdown"
        )
    if comments:
        yield f"has comments, not published; {_ORIGINAL}delete the comments and save it again"


def _to_compare(plain: Plain) -> Iterator[str]:
    """What the text shows in another form than the page."""
    if plain.formulas:
        yield f"has {_several(plain.formulas, 'formula')}, written in one line each: compare with the page"
    if plain.struck:
        yield (
            f"has {_several(plain.struck, 'word')} struck through, published as such: look whether they are"
            " meant to stand"
        )


def _with_notes(markup: str) -> str:
    """The converter's list of notes as paragraphs that begin with their marks, which stand in the text too.

    No other list is left in it: numbers are text by now.
    """
    text, _, notes = _NOTE_MARK.sub(r"<sup>\1</sup>", markup).partition("<ol>")
    pieces = [text]
    for number, note in enumerate(_NOTE.split(notes)[1:], start=1):
        bare = re.sub(r"</li>(?:</ol>)?$", "", _BACK.sub("", note).strip())
        pieces.append(bare.replace("<p>", f"<p><sup>{number}</sup> ", 1))
    return "".join(pieces)


def _labelled(block: Block) -> Block:
    """A block with the number before it told from its text."""
    if block.kind is Kind.TABLE:
        return replace(
            block, rows=tuple(tuple(MARKED.sub(_in_cell, cell) for cell in row) for row in block.rows)
        )
    match = MARKED.match(block.text)
    if match is None:
        return replace(block, text=MARKED.sub(_in_cell, block.text))
    level, label, text = int(match[1]), match[2], MARKED.sub(_in_cell, block.text[match.end() :]).strip()
    if block.kind is Kind.HEADING:
        number = _NUMBER.fullmatch(label)
        return replace(block, text=text if number or label == BULLET else f"{label} {text}",
                       number=number[1] if number else None)  # fmt: skip
    bold = _BOLD.fullmatch(text)
    number = _NUMBER.fullmatch(label)
    if number and bold and not re.search(r"[.:;,]$", bold[1]):
        return Block(Kind.HEADING, bold[1], block.place, level=2 if level == 1 else 3, number=number[1])
    if number := _PARAGRAPH_NUMBER.fullmatch(label):
        return replace(block, text=text, number=number[1])
    return Block(Kind.ITEM, text, block.place, level=level, marker=label)


def _in_cell(match: re.Match[str]) -> str:
    return "• " if match[2] == BULLET else f"{match[2]} "


def _placed(blocks: Iterable[Block], plain: Plain) -> Iterator[Block]:
    """Blocks with the number of the paragraph in which their first words stand.

    What is no title by its look, or as an entry of a list that has others right beside it, is running text.
    """
    known = [words(line)[:6] for line in plain.lines]
    lists = plain.lists()
    at = 0
    for block in blocks:
        own = words(f"{block.number or ''} {block.marker} {block.plain}")[:6]
        ahead = range(at, min(at + _FAR, len(known)))
        at = next((i for i in ahead if known[i] and known[i] == own[: len(known[i])]), at)
        here = at < len(known)
        entry = block.kind is Kind.ITEM and here and plain.places[at] in lists
        running = entry or (block.kind is Kind.PARAGRAPH and not (here and plain.titles[at]))
        yield replace(block, place=Place(line=at + 1), running=running)
        at += block.kind is not Kind.TABLE
