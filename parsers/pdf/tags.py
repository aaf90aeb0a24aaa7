"""The tag tree of a PDF's page, where it has one: what each marked piece of its content is a part of."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from parsers.pdf import calls

_MOST = 20_000
"""So many elements of a page are looked at; a tree with more is left alone from there on."""
_DEEPEST = 40
_HEADINGS = {"H": 1, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
_ROWS = frozenset(["Table", "THead", "TBody", "TFoot"])
"""What rows stand in."""
# Elements that stand as a block of their own. A label and the body of its list item are one block.
_BLOCKS = frozenset(["P", "LI", "TD", "TH", "Caption", "Note", "TOCI", "BlockQuote", "Title", *_HEADINGS])


@dataclass(frozen=True, slots=True)
class Tag:
    """What the tags say of a piece of content."""

    block: int = 0
    """The number of its paragraph, heading, list item or cell on this page, in the order of the tree."""
    role: str = ""
    """"P", "H1", "LI", "Lbl", "TH" and so on; empty for what is marked as no part of the text."""
    lists: int = 0
    """The number of the list that it stands in; 0 for none."""
    cell: tuple[int, int, int] | None = None
    """Table, row and column of the innermost table that it stands in; rows on pages before count."""
    head: bool = False
    """Whether it stands in a cell of a table's head ("TH")."""

    @property
    def heading(self) -> int:
        """The level of a heading (1 is highest), 0 for what is none."""
        return _HEADINGS.get(self.role, 0)


UNTAGGED = Tag()
"""What stands on a tagged page outside its tags: heads, feet and stamps."""


@dataclass(slots=True)
class Tags:
    """The tag tree of a page."""

    marks: dict[int, Tag] = field(default_factory=dict)
    """By the number of the marked content."""
    alternatives: dict[int, str] = field(default_factory=dict)
    """The alternative texts of figures, by the number of their marked content."""


def read(page: Any) -> Tags | None:
    """The tags of a page (`FPDF_PAGE`); None where it has none."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return None
    try:
        reader = _Reader()
        for index in range(min(pdfium.FPDF_StructTree_CountChildren(tree), _MOST)):
            element = calls.tree_child(tree, index)
            if element:
                reader.element(element, UNTAGGED, 0)
        return reader.finished() if reader.tags.marks else None
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Reader:
    """Walks a tree, with the same few buffers each time."""

    def __init__(self) -> None:
        self.tags = Tags()
        self._left = _MOST
        self._number = 0
        self._name = ctypes.create_string_buffer(64)
        self._roles: dict[bytes, str] = {}
        self._cells: dict[int, tuple[int, int]] = {}
        """By table: its last row and the last column of that."""
        self._wide: dict[int, bool] = {}
        """By table: whether it has several columns."""
        self._claims: dict[int, int] = {}
        """How many pieces the element has that a piece of content was given to."""

    def element(self, element: Any, outer: Tag, depth: int) -> None:
        """What stands in an element; `outer` says what that one stands in."""
        self._left -= 1
        if self._left < 0 or depth > _DEEPEST:
            return
        role = self._role(element)
        tag = self._tag(role, outer)
        count = min(calls.count_children(element), _MOST)
        children, marks = [], []
        for index in range(count):
            mark = calls.child_mark(element, index)
            if mark >= 0:
                marks.append(mark)
            else:
                children.append(calls.child_element(element, index))
        for mark in marks:
            self._claim(mark, tag, len(marks))
        if role == "Figure":
            self._alternative(element, marks)
        for child in children:
            if child:
                self.element(child, tag, depth + 1)
            elif tag.cell:
                self._skip(role, tag.cell[0])

    def _skip(self, role: str, table: int) -> None:
        """Count a row of another page, or a blank cell: the page's tree has a gap there."""
        row, column = self._cells[table]
        if role == "TR":
            self._cells[table] = (row, column + 1)
            self._wide[table] |= column >= 0
        elif role in _ROWS:
            self._cells[table] = (row + 1, -1)

    def finished(self) -> Tags:
        """The tags; a table of one column is a frame round text, its cells are paragraphs."""
        for mark, tag in self.tags.marks.items():
            if tag.cell and not self._wide[tag.cell[0]]:
                role = "P" if tag.role in ("TD", "TH") else tag.role
                self.tags.marks[mark] = Tag(tag.block, role, tag.lists)
        return self.tags

    def _tag(self, role: str, outer: Tag) -> Tag:
        """What the tags say of all in an element of that role."""
        if role == "L":
            self._number += 1
            return Tag(outer.block, outer.role, self._number, outer.cell, outer.head)
        if role == "Table":
            self._number += 1
            self._cells[self._number], self._wide[self._number] = (-1, -1), False
            return Tag(role=role, cell=(self._number, -1, -1))
        if role == "TR" and outer.cell:
            table = outer.cell[0]
            self._cells[table] = (self._cells[table][0] + 1, -1)
            return outer
        if role in ("TD", "TH") and outer.cell:
            table = outer.cell[0]
            row, column = self._cells[table]
            self._cells[table] = (row, column + 1)
            self._wide[table] |= column >= 0
            self._number += 1
            return Tag(self._number, role, 0, (table, row, column + 1), role == "TH")
        if role == "Caption" and outer.cell and outer.cell[1] < 0:
            self._number += 1
            return Tag(self._number, role)
        if role in ("Lbl", "LBody"):
            return Tag(outer.block, role, outer.lists, outer.cell, outer.head)
        if role not in _BLOCKS:
            return outer
        if role == "P" and outer.role == "LBody" and outer.block == self._number:
            return outer  # the first paragraph of a list item stands beside its label
        self._number += 1
        return Tag(self._number, role, outer.lists, outer.cell, outer.head)

    def _claim(self, mark: int, tag: Tag, pieces: int) -> None:
        """Give a piece of content to an element.

        Numbers are those of a page, but an element that runs over pages has pieces of several: where two
        claim one number, the one with fewer pieces is the one that stands on this page.
        """
        if mark not in self.tags.marks or pieces < self._claims[mark]:
            self.tags.marks[mark] = tag
            self._claims[mark] = pieces

    def _role(self, element: Any) -> str:
        """The standard role of an element, names of the file's own mapped to it."""
        length = calls.element_type(element, self._name, 64)
        raw = self._name.raw[: max(0, length - 2)] if length <= 64 else b""
        role = self._roles.get(raw)
        if role is None:
            role = self._roles[raw] = raw.decode("utf-16le", "replace")
        return role

    def _alternative(self, element: Any, marks: list[int]) -> None:
        length = calls.alternative_text(element, None, 0)
        if not marks or not 2 < length < 8192:
            return
        buffer = ctypes.create_string_buffer(length)
        calls.alternative_text(element, buffer, length)
        text = " ".join(buffer.raw[: length - 2].decode("utf-16le", "replace").split())
        if text:
            self.tags.alternatives[marks[0]] = text
