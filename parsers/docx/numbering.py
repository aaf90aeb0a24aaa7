"""The numbers that Word prints before paragraphs without writing them into the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from parsers.numerals import formatted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "-"
_DEEPEST = 8


def value(element: ET.Element | None, name: str) -> str | None:
    """The `w:val` of a child, None where there is no such child."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(f"{W}val") if child is not None else None


def on(element: ET.Element | None, name: str) -> bool | None:
    """Whether a switch is on or off; None where nothing is said."""
    child = element.find(f"{W}{name}") if element is not None else None
    return None if child is None else child.get(f"{W}val", "1") not in ("0", "false", "off")


def number(text: str | None, otherwise: int) -> int:
    """A whole number of Word's XML; another where there is none."""
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else otherwise


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of the paragraphs and runs that have it."""

    name: str = ""
    based_on: str | None = None
    outline: int | None = None
    """0 for the highest rank of headings, 9 for running text."""
    num_id: str | None = None
    level: int | None = None
    hidden: bool | None = None
    bold: bool | None = None
    underline: str | None = None
    size: int = 0
    """Of its type, in half points; 0 where nothing is said."""
    colour: str | None = None
    """Of its text, in six hexadecimal digits or "auto"."""
    filled: bool = False
    """Whether it gives a colour behind the text, in a table's style to any of its cells."""
    heads: bool = False
    """Whether a table's style makes its first row look like a head."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document, each inheriting from the one that it is based on."""

    known: dict[str, Style]

    def chain(self, style: str | None) -> list[Style]:
        """A style and those that it is based on, the nearest first."""
        found: list[Style] = []
        while style in self.known and len(found) < 20:
            found.append(self.known[style])
            style = found[-1].based_on
        return found

    def name(self, style: str | None) -> str:
        """What a style is called."""
        return self.known[style].name if style in self.known else ""

    def outline(self, style: str | None) -> int | None:
        """The rank of headings of this style, from 0; None for running text."""
        chain = self.chain(style)
        if chain and chain[0].name.casefold() == "title":
            return 0
        rank = next((s.outline for s in chain if s.outline is not None), None)
        named = re.fullmatch(r"heading ([1-9])", chain[0].name.casefold()) if chain and rank is None else None
        return int(named[1]) - 1 if named else rank if rank is not None and rank < 9 else None

    def hidden(self, style: str | None) -> bool | None:
        """Whether the style hides its text; None where it says nothing."""
        return next((s.hidden for s in self.chain(style) if s.hidden is not None), None)


def styles(root: ET.Element | None) -> Styles:
    """The styles of `styles.xml`."""
    return Styles(
        {s.get(f"{W}styleId", ""): _style(s) for s in (root.iter(f"{W}style") if root is not None else ())}
    )


def _style(element: ET.Element) -> Style:
    paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    numbers = paragraph.find(f"{W}numPr") if paragraph is not None else None
    outline, level = value(paragraph, "outlineLvl"), value(numbers, "ilvl")
    return Style(
        value(element, "name") or "",
        value(element, "basedOn"),
        number(outline, 9) if outline else None,
        value(numbers, "numId"),
        number(level, 0) if level else None,
        on(run, "vanish"),
        on(run, "b"),
        value(run, "u"),
        number(value(run, "sz"), 0),
        value(run, "color"),
        any(_coloured(shade) for shade in element.iter(f"{W}shd")),
        any(map(_is_head, element.iter(f"{W}tblStylePr"))),
    )


def _is_head(part: ET.Element) -> bool:
    """Whether a part of a table's style is for first rows, and sets them off by bold or colour."""
    bold = any(on(run, "b") for run in part.iter(f"{W}rPr"))
    return part.get(f"{W}type") == "firstRow" and (bold or any(map(_coloured, part.iter(f"{W}shd"))))


def _coloured(shade: ET.Element) -> bool:
    """Whether a shading is any colour but white or none."""
    return shade.get(f"{W}fill", "auto").upper() not in ("AUTO", "FFFFFF") or f"{W}themeFill" in shade.attrib


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int
    form: str
    """Word's name of it: "decimal", "lowerLetter", "bullet" …"""
    text: str
    """What is printed, with %1 for the number of the first level, %2 for the second …"""
    restart: int | None
    """The level, counted from 1, whose numbers make this one begin anew; None: any above it, 0: none."""
    legal: bool
    """Whether all numbers are printed as decimals."""
    style: str | None


@dataclass
class Numbering:
    """Counts through a document's lists; `label` is to be asked for each paragraph in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """Of each list (numId), its levels."""
    counted_as: dict[str, str] = field(default_factory=dict)
    """Lists that share their counting: numId -> abstract list."""
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    """Of each list, the levels that begin anew at a number when the list is used first."""
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def place(self, paragraph: ET.Element | None, style: str | None, known: Styles) -> tuple[str, int] | None:
        """The list (numId) and level that a paragraph stands in, by itself or by its style."""
        own = paragraph.find(f"{W}numPr") if paragraph is not None else None
        chain = known.chain(style)
        num_id = value(own, "numId") or next((s.num_id for s in chain if s.num_id is not None), None)
        if num_id is None or num_id not in self.levels:
            return None
        level = value(own, "ilvl")
        if level is None and value(own, "numId") is None:
            linked = next(
                (n for n, one in self.levels[num_id].items() if one.style and one.style == style), None
            )
            return num_id, next(
                (s.level for s in chain if s.level is not None), 0
            ) if linked is None else linked
        return num_id, min(max(number(level, 0), 0), _DEEPEST)

    def label(self, num_id: str, level: int) -> str:
        """Count one paragraph, and give what is printed before it: "1.1", "(a)", "-" for any bullet."""
        levels = self.levels[num_id]
        kind = levels.get(level)
        if kind is None:
            return ""
        counts = self._counts.setdefault(self.counted_as[num_id], {})
        anew = self.starts.get(num_id, {}).get(level)
        if anew is not None and (num_id, level) not in self._begun:
            counts[level] = anew
        else:
            counts[level] = counts[level] + 1 if level in counts else kind.start
        self._begun.add((num_id, level))
        for deeper in [n for n in counts if n > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or 0 <= level < restart:
                del counts[deeper]
        return BULLET if kind.form == "bullet" else self._printed(kind, levels, counts)

    @staticmethod
    def _printed(kind: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            its = levels.get(at)
            if its is None:
                return ""
            return formatted(counts.get(at, its.start), "decimal" if kind.legal else its.form)

        return " ".join(re.sub(r"%([1-9])", number, kind.text).split()) if kind.form != "none" else ""


def numbering(root: ET.Element | None, known: Styles) -> Numbering:
    """The lists of `numbering.xml`; a list that is defined by a style has the levels of that style's list."""
    if root is None:
        return Numbering()
    abstract = {a.get(f"{W}abstractNumId", ""): a for a in root.iter(f"{W}abstractNum")}
    by_num = {n.get(f"{W}numId", ""): n for n in root.iter(f"{W}num")}
    made = Numbering()
    for num_id, num in by_num.items():
        its = abstract.get(value(num, "abstractNumId") or "")
        linked = value(its, "numStyleLink")
        if linked and (style := known.known.get(linked)) and style.num_id in by_num:
            its = abstract.get(value(by_num[style.num_id], "abstractNumId") or "")
        if its is None:
            continue
        made.levels[num_id] = _levels(its)
        made.counted_as[num_id] = its.get(f"{W}abstractNumId", "")
        for override in num.iter(f"{W}lvlOverride"):
            at = number(override.get(f"{W}ilvl"), 0)
            made.levels[num_id] |= _levels(override)
            if start := value(override, "startOverride"):
                made.starts.setdefault(num_id, {})[at] = number(start, 1)
    return made


def _levels(element: ET.Element) -> dict[int, Level]:
    return {number(level.get(f"{W}ilvl"), 0): _level(level) for level in element.findall(f"{W}lvl")}


def _level(element: ET.Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        number(value(element, "start"), 0),
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        number(restart, 0) if restart is not None else None,
        bool(on(element, "isLgl")),
        value(element, "pStyle"),
    )
