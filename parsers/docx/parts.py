"""The XML of a Word file made plain before it is converted: changes accepted, hidden text gone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from parsers.blocks import NotReadable
from parsers.docx.fields import set_in, without_prompts
from parsers.docx.look import mark_heads, stands_out, unseen
from parsers.docx.math import MATH, formula
from parsers.docx.numbering import Numbering, Styles, W, on, value

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DEEPEST = 300
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)  # fmt: skip
# What no text may hold: it marks the label that stands before a paragraph on its way through the converter
OPENS, CLOSES = "\ufdd0", "\ufdd1"
MARKED = re.compile(f"{OPENS}(\\d)\\|([^{CLOSES}]*){CLOSES}\\s*")
TAB = "\xa0\xa0\xa0"
"""Three blanks, as Word's own web pages have them, so that a typed number is told from its text."""
_WRAPPERS = frozenset(f"{W}{name}" for name in ("fldSimple", "dir", "bdo", "rubyBase"))
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def parsed(data: bytes, name: str) -> ET.Element:
    """A part's root. Raises NotReadable for damaged XML and for XML that defines entities."""
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", data) or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise NotReadable(
            f"a Word file whose {name} defines entities or is in UTF-16, which Word never writes"
        )
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    try:
        root = ET.fromstring(data)  # noqa: S314 (see above)
    except ET.ParseError as error:
        raise NotReadable(f"a damaged Word file ({name}: {error})") from None
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > _DEEPEST:
            raise NotReadable(f"a Word file whose elements are nested more than {_DEEPEST} deep")
        level = [child for element in level for child in element]
    return root


def without_loose_ends(
    root: ET.Element, relations: Container[str], notes: Mapping[str, Container[str]]
) -> None:
    """Take out what leads to parts that the file doesn't have: marks of notes, addresses, pictures."""
    for parent, child in _children(root):
        kind = child.tag.removeprefix(W).removesuffix("Reference")
        if (
            child.tag == f"{W}{kind}Reference"
            and kind in notes
            and child.get(f"{W}id", "") not in notes[kind]
        ):
            parent.remove(child)
        for name in [n for n, to in child.attrib.items() if n.startswith(R) and to not in relations]:
            del child.attrib[name]
        if child.tag == f"{W}gridSpan" and not re.fullmatch(r"[1-9]\d{0,2}", child.get(f"{W}val", "")):
            parent.remove(child)


@dataclass
class Plain:
    """What was found while the parts were made plain."""

    styles: Styles
    numbering: Numbering
    lines: list[str] = field(default_factory=list)
    """The words of each paragraph in order, with the number that is printed before it."""
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    """Words in white on white, or too small to be seen."""
    prompts: list[str] = field(default_factory=list)
    """Words of fields that nobody filled in."""
    places: list[tuple[str, int] | None] = field(default_factory=list)
    """The list and level of each paragraph of `lines` that has a number."""
    titles: list[bool] = field(default_factory=list)
    """Whether each paragraph of `lines` looks like a title."""
    formulas: int = 0
    struck: int = 0
    """Words that are struck through."""
    changes: int = 0
    authors: set[str] = field(default_factory=set)
    notes: int = 0
    """Marks of footnotes and endnotes met so far."""

    def make(self, root: ET.Element) -> bytes:
        """The part made plain, as XML for the converter; `lines` gets its paragraphs."""
        self._accept_changes(root)
        self.prompts += without_prompts(root)
        set_in(root)
        pale = unseen(root, self.styles)
        self.formulas += sum(1 for _ in root.iter(f"{MATH}oMath"))
        _unwrap(root)
        self._hide(root, pale)
        self._strike(root)
        _square(root)
        mark_heads(root, self.styles)
        for paragraph in list(root.iter(f"{W}p")):
            self._number(paragraph)
        return bytes(ET.tostring(root, encoding="utf-8"))

    def _accept_changes(self, root: ET.Element) -> None:
        """Take out what was deleted or moved away; what was inserted stays."""
        for parent, child in _children(root):
            name = child.tag.removeprefix(W)
            if name in ("ins", "moveTo", "del", "moveFrom") and f"{W}author" in child.attrib:
                self.changes += 1
                self.authors.add(child.get(f"{W}author", ""))
            gone = name in ("del", "moveFrom") and parent.tag not in (f"{W}rPr", f"{W}trPr")
            row = child.find(f"{W}trPr/{W}del") is not None if name == "tr" else False
            if gone or row:
                self.deleted.append(said(child))
                parent.remove(child)
            elif name.endswith("Change") and child.tag.startswith(W):
                parent.remove(child)

    def _strike(self, root: ET.Element) -> None:
        """Count the words that are struck through; twice is as good as once."""
        for run in root.iter(f"{W}r"):
            properties = run.find(f"{W}rPr")
            if properties is not None and (on(properties, "dstrike") or on(properties, "strike")):
                for double in properties.findall(f"{W}dstrike"):
                    double.tag = f"{W}strike"
                self.struck += len(said(run).split())

    def _hide(self, root: ET.Element, pale: Container[ET.Element]) -> None:
        """Take out runs of hidden text and text that can't be seen, and paragraphs that are hidden whole."""
        parents = {child: parent for parent, child in _children(root)}
        for paragraph in list(root.iter(f"{W}p")):
            properties = paragraph.find(f"{W}pPr")
            style = self.styles.hidden(value(properties, "pStyle"))
            had = bool(said(paragraph).strip())
            for run in list(paragraph.iter(f"{W}r")):
                if run not in parents:
                    continue
                if self._is_hidden(run.find(f"{W}rPr"), style):
                    self.hidden.append(said(run))
                elif run in pale and said(run).strip():
                    self.unseen.append(said(run))
                else:
                    continue
                parents[run].remove(run)
            mark = properties.find(f"{W}rPr") if properties is not None else None
            if had and not said(paragraph).strip() and self._is_hidden(mark, style):
                numbers = properties.find(f"{W}numPr") if properties is not None else None
                if properties is not None and numbers is not None:
                    properties.remove(numbers)

    def _is_hidden(self, properties: ET.Element | None, paragraph: bool | None) -> bool:
        own = on(properties, "vanish")
        by_style = self.styles.hidden(value(properties, "rStyle"))
        return bool(next((said for said in (own, by_style, paragraph) if said is not None), False))

    def _number(self, paragraph: ET.Element) -> None:
        """Write the number of a list as text; leave of styles only whether the paragraph is a heading."""
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, "pStyle")
        merged = properties is not None and properties.find(f"{W}rPr/{W}del") is not None
        place = None if merged else self.numbering.place(properties, style, self.styles)
        label = self.numbering.label(*place) if place else ""
        own = value(properties, "outlineLvl")
        look = stands_out(paragraph, style, self.styles)
        rank = int(own) if own and own.isdigit() and int(own) < 9 else self.styles.outline(style)
        if properties is not None:
            paragraph.remove(properties)
        plainer = ET.Element(f"{W}pPr")
        if rank is not None:
            ET.SubElement(plainer, f"{W}pStyle", {f"{W}val": f"Heading{min(rank, 5) + 1}"})
        if merged:
            ET.SubElement(ET.SubElement(plainer, f"{W}rPr"), f"{W}del")
        paragraph.insert(0, plainer)
        text = self._line(paragraph)
        if label and text.strip() and place:
            named = re.search(r"(?i)^list \w+ ([2-5])$", self.styles.name(style))
            level = min(place[1] + (int(named[1]) - 1 if named else 0), 5) + 1
            paragraph.insert(1, _run(f"{OPENS}{level}|{label}{CLOSES}"))
            text = f"{label} {text}"
        self.lines.append(text)
        self.places.append(place if label and text.strip() else None)
        self.titles.append(look)

    def lists(self) -> frozenset[tuple[str, int]]:
        """The lists and levels of which two entries stand next to each other: no titles with texts below."""
        pairs = zip(itertools.pairwise(self.places), itertools.pairwise(self.titles), strict=True)
        return frozenset(one for (one, next_), looks in pairs if one and one == next_ and not all(looks))

    def _line(self, paragraph: ET.Element) -> str:
        """The words of one paragraph, of the text boxes in it none; marks of notes count up."""
        pieces: list[str] = []
        for element in _own(paragraph):
            if element.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self.notes += 1
                pieces.append(str(self.notes).translate(_RAISED))
            else:
                pieces.append(_said(element))
        return "".join(pieces)


def _own(element: ET.Element) -> Iterator[ET.Element]:
    """The elements of a paragraph without those of paragraphs inside it."""
    stack = list(reversed(element))
    while stack:
        element = stack.pop()
        if element.tag != f"{W}p":
            yield element
            stack += reversed(element)


def said(element: ET.Element) -> str:
    """The text of an element, deleted text too."""
    return "".join("\n" if one.tag == f"{W}p" else _said(one) for one in element.iter())


def _said(element: ET.Element) -> str:
    match element.tag.removeprefix(W):
        case "t" | "delText":
            return element.text or ""
        case "tab" | "br" | "cr" | "ptab":
            return " "
        case "noBreakHyphen":
            return "\u2011"
    return ""


def _children(root: ET.Element) -> list[tuple[ET.Element, ET.Element]]:
    """All pairs of parent and child."""
    return [(parent, child) for parent in root.iter() for child in parent]


def _run(text: str) -> ET.Element:
    run = ET.Element(f"{W}r")
    ET.SubElement(run, f"{W}t", {_SPACE: "preserve"}).text = text
    return run


def _unwrap(root: ET.Element) -> None:
    """Write in plainer terms what the converter would pass over: fields, formulas, tabs, text boxes."""
    for parent, child in _children(root):
        name = child.tag
        if name in (f"{W}t", f"{W}delText"):
            child.text = re.sub(f"[{OPENS}{CLOSES}\u00ad]", "", child.text or "")
        elif name in _WRAPPERS:
            _replace(parent, child, list(child))
        elif name == f"{W}ruby":
            base = child.find(f"{W}rubyBase")
            _replace(parent, child, list(base) if base is not None else [])
        elif name == f"{W}softHyphen":
            parent.remove(child)
        elif name in (f"{W}tab", f"{W}ptab", f"{W}cr") and parent.tag == f"{W}r":
            child.tag = f"{W}br" if name == f"{W}cr" else f"{W}t"
            child.attrib.clear()
            child.text = None if name == f"{W}cr" else TAB
        elif name in (f"{MATH}oMath", f"{MATH}oMathPara"):
            _replace(parent, child, [_run(formula(child))])
        elif name == f"{W}drawing" and (drawn := _not_a_picture(child)):
            child.tag = f"{W}t"
            child.clear()
            child.text = drawn
            child.set(_SPACE, "preserve")
        elif name == f"{MC}AlternateContent":
            _text_box(child)


def _not_a_picture(drawing: ET.Element) -> str:
    """What stands in the place of a chart or diagram, with the description that its author gave it."""
    uris = " ".join(data.get("uri", "") for data in drawing.iter() if data.tag.endswith("}graphicData"))
    what = next((name for name in ("chart", "diagram") if f"/{name}" in uris), None)
    if what is None:
        return ""
    named = (e.get("descr", "") for e in drawing.iter() if e.tag.endswith("}docPr"))
    shown = " ".join(next(named, "").split())
    return f"[{what.capitalize()}: {shown}]" if shown else f"[A {what} stands here: see the original]"


def _replace(parent: ET.Element, child: ET.Element, others: list[ET.Element]) -> None:
    """Put others in a child's place; one whose parent has gone already stays where it is."""
    siblings = list(parent)
    if child in siblings:
        at = siblings.index(child)
        parent.remove(child)
        for offset, other in enumerate(others):
            parent.insert(at + offset, other)


def _text_box(alternate: ET.Element) -> None:
    """Leave of two forms of one drawing the newer one's text, or else the older one as it is."""
    newer = alternate.find(f"{MC}Choice")
    fallback = alternate.find(f"{MC}Fallback")
    boxes = list(newer.iter(f"{W}txbxContent")) if newer is not None else []
    if newer is not None and (boxes or fallback is None):
        kept = boxes or list(newer)
        for child in list(alternate):
            alternate.remove(child)
        fallback = ET.SubElement(alternate, f"{MC}Fallback")
        holder = fallback
        if boxes:
            holder = ET.SubElement(ET.SubElement(fallback, f"{W}pict"), f"{VML}textbox")
        holder.extend(kept)
    elif newer is not None:
        alternate.remove(newer)


def _square(root: ET.Element) -> None:
    """Give every row of a table a cell for each column: merged rows as empty cells, skipped columns too."""
    for row in root.iter(f"{W}tr"):
        for cell in row.findall(f"{W}tc"):
            properties = cell.find(f"{W}tcPr")
            merge = properties.find(f"{W}vMerge") if properties is not None else None
            if properties is not None and merge is not None:
                properties.remove(merge)
        skipped = value(row.find(f"{W}trPr"), "gridBefore")
        at = next((i for i, child in enumerate(row) if child.tag == f"{W}tc"), None)
        if skipped and at is not None and re.fullmatch(r"[1-9]\d?", skipped):
            for _ in range(int(skipped)):
                empty = ET.Element(f"{W}tc")
                ET.SubElement(empty, f"{W}p")
                row.insert(at, empty)
