"""What Word shows in a paper's place: prompts of fields that nobody filled in, small tables in cells."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from parsers.docx.numbering import W, on

PROMPT = "prompt of a field that nobody filled in"
_LONGEST = 15
"""A prompt has no more words; a longer text was left behind by whoever filled the field in."""
_MOST = 12
"""A table with more rows is no entry of a cell: what stands around it is there for layout."""
_PARTED = "\xa0\xa0\xa0"


def without_prompts(root: ET.Element) -> Iterator[str]:
    """Take out prompts such as "Choose an item."; gives their words."""
    for field in list(root.iter(f"{W}sdt")):
        if not on(field.find(f"{W}sdtPr"), "showingPlcHdr"):
            continue
        runs = [(parent, run) for parent in field.iter() for run in parent if run.tag == f"{W}r"]
        text = "".join(_text(run) for _, run in runs)
        if text.strip() and len(text.split()) <= _LONGEST:
            for parent, run in runs:
                parent.remove(run)
            yield text


def set_in(root: ET.Element) -> None:
    """Write small tables in the cells of a table as lines, a line for each row: the outer one stays whole."""
    for table in root.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        cells = [cell for row in rows for cell in row.findall(f"{W}tc")]
        inner = [(cell, own) for cell in cells for own in cell.findall(f"{W}tbl")]
        if inner and len(rows) > 1 and 2 * len(inner) <= len(cells) and all(_is_small(t) for _, t in inner):
            for cell, own in inner:
                at = list(cell).index(own)
                cell.remove(own)
                for offset, row in enumerate(own.findall(f"{W}tr")):
                    cell.insert(at + offset, _line(row))


def _is_small(table: ET.Element) -> bool:
    """Whether a table has few rows, one paragraph in each cell, and no table or field around its rows."""
    rows = table.findall(f"{W}tr")
    cells = [cell for row in rows for cell in row.findall(f"{W}tc")]
    return (
        0 < len(rows) <= _MOST
        and len(rows) == sum(1 for _ in table.iter(f"{W}tr"))
        and len(cells) == sum(1 for _ in table.iter(f"{W}tc"))
        and all(sum(1 for _ in cell.iter(f"{W}p")) == 1 for cell in cells)
    )


def _line(row: ET.Element) -> ET.Element:
    """A row as one paragraph: that of its first cell, with what the others hold behind it."""
    first, *others = [p for cell in row.findall(f"{W}tc") for p in cell.iter(f"{W}p")] or [
        ET.Element(f"{W}p")
    ]
    for other in others:
        blank = ET.SubElement(ET.SubElement(first, f"{W}r"), f"{W}t")
        blank.text = _PARTED
        blank.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        first.extend(child for child in other if child.tag != f"{W}pPr")
    return first


def _text(run: ET.Element) -> str:
    return "".join(one.text or "" for one in run.iter(f"{W}t"))
