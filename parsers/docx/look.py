"""How a Word file's text looks: white on white or too small to be seen, and whether like a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from parsers.docx.numbering import Style, Styles, W, number, on, value

_PALE = 0xF0
"""A colour whose parts are all as high as this can't be read on white."""
_SMALLEST = 4
"""Type of so many half points, two points, or less can't be read."""
_USUAL = 22
_LARGER = 4
_HEX = re.compile(r"[0-9A-Fa-f]{1,4}")
_PAPER = frozenset(("background1", "light1"))


def unseen(root: ET.Element, styles: Styles) -> set[ET.Element]:
    """The runs that nobody sees on the page: white where nothing is shaded, or of no size."""
    background = root.find(f"{W}background")
    stack = [(root, background is not None and not _is_pale(background.get(f"{W}color")), "")]
    found: set[ET.Element] = set()
    while stack:
        element, shaded, style = stack.pop()
        name = element.tag.removeprefix(W)
        if name == "r":
            if not _is_seen(element, styles, style, shaded=shaded):
                found.add(element)
        elif name == "p":
            style = value(element.find(f"{W}pPr"), "pStyle") or ""
        shaded = _is_shaded(element, name, styles, shaded=shaded)
        stack += [(child, shaded, style) for child in element]
    return found


def _is_shaded(element: ET.Element, name: str, styles: Styles, *, shaded: bool) -> bool:
    """Whether what stands in an element stands on a colour; a text box is taken for one that has its own."""
    match name:
        case "txbxContent":
            return True
        case "tbl" | "tc" | "p":
            properties = element.find(f"{W}{name}Pr")
            own = filled(properties)
            by_style = any(s.filled for s in styles.chain(value(properties, f"{name}Style")))
            return shaded or by_style if own is None else own
    return shaded


def filled(properties: ET.Element | None) -> bool | None:
    """Whether properties give a colour behind the text; None where they say nothing of it."""
    shade = properties.find(f"{W}shd") if properties is not None else None
    if shade is None:
        return None
    if shade.get(f"{W}val") not in (None, "clear", "nil"):
        return True
    fill = shade.get(f"{W}fill", "auto")
    return not (fill == "auto" or _is_pale(fill)) or shade.get(f"{W}themeFill", "background1") not in _PAPER


def colour(properties: ET.Element | None) -> str | None:
    """The colour that properties give to text, "FFFFFF" for the page's own; None where they give none."""
    found = properties.find(f"{W}color") if properties is not None else None
    if found is None:
        return None
    own = found.get(f"{W}val", "auto")
    theme = found.get(f"{W}themeColor")
    return "FFFFFF" if own == "auto" and theme in _PAPER else own


def _is_pale(colour: str | None) -> bool:
    return bool(colour and re.fullmatch(r"[0-9A-Fa-f]{6}", colour)) and all(
        int(colour[at : at + 2], 16) >= _PALE for at in (0, 2, 4) if colour
    )


def _is_seen(run: ET.Element, styles: Styles, paragraph: str, *, shaded: bool) -> bool:
    properties = run.find(f"{W}rPr")
    chain = [*styles.chain(value(properties, "rStyle")), *styles.chain(paragraph)]
    size = next(_sizes(properties, chain), _USUAL)
    if 0 < size <= _SMALLEST:
        return False
    if properties is not None and (value(properties, "highlight") or "none") != "none":
        return True
    own = colour(properties) or next((s.colour for s in chain if s.colour), None)
    return not _is_pale(own) or bool(shaded if (fill := filled(properties)) is None else fill)


def _sizes(properties: ET.Element | None, chain: list[Style]) -> Iterator[int]:
    own = number(value(properties, "sz"), 0)
    yield from (size for size in (own, *(s.size for s in chain)) if size)


def stands_out(paragraph: ET.Element, style: str | None, styles: Styles) -> bool:
    """Whether all of a paragraph is bold, underlined, in capitals or in larger type, as titles are."""
    normal = next((s for s in styles.known.values() if s.name.casefold() == "normal"), Style())
    runs = [run for run in paragraph.iter(f"{W}r") if any((t.text or "").strip() for t in run.iter(f"{W}t"))]
    return bool(runs) and all(_run_stands_out(run, style, styles, normal.size or _USUAL) for run in runs)


def _run_stands_out(run: ET.Element, style: str | None, styles: Styles, usual: int) -> bool:
    properties = run.find(f"{W}rPr")
    chain = [*styles.chain(value(properties, "rStyle")), *styles.chain(style)]
    bold = next((b for b in (on(properties, "b"), *(s.bold for s in chain)) if b is not None), False)
    line = value(properties, "u") or next((s.underline for s in chain if s.underline), "none")
    letters = "".join(t.text or "" for t in run.iter(f"{W}t"))
    larger = next(_sizes(properties, chain), usual) >= usual + _LARGER
    return bold or line != "none" or larger or letters.isupper() or bool(on(properties, "caps"))


def mark_heads(root: ET.Element, styles: Styles) -> None:
    """Say of first rows that look like heads that they are: by the table's style, or by their own colour."""
    for table in root.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        if len(rows) < 2 or table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None:
            continue
        first, second = rows[:2]
        if _has_head(table, styles) or (_is_coloured(first) and not _is_coloured(second)):
            properties = first.find(f"{W}trPr")
            if properties is None:
                properties = ET.Element(f"{W}trPr")
                first.insert(0, properties)
            ET.SubElement(properties, f"{W}tblHeader")


def _has_head(table: ET.Element, styles: Styles) -> bool:
    """Whether the table's style sets its first row off, and the table uses that."""
    properties = table.find(f"{W}tblPr")
    look = properties.find(f"{W}tblLook") if properties is not None else None
    if look is None or not any(s.heads for s in styles.chain(value(properties, "tblStyle"))):
        return False
    first = look.get(f"{W}firstRow")
    if first is not None:
        return first in ("1", "true", "on")
    return (
        bool(int(look.get(f"{W}val", "0"), 16) & 0x20) if _HEX.fullmatch(look.get(f"{W}val", "")) else False
    )


def _is_coloured(row: ET.Element) -> bool:
    """Whether every cell of a row has a colour behind it, and two or more of them words."""
    cells = row.findall(f"{W}tc")
    said = sum(any((t.text or "").strip() for t in cell.iter(f"{W}t")) for cell in cells)
    return said >= 2 and all(filled(cell.find(f"{W}tcPr")) for cell in cells)
