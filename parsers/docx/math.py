"""Word's formulas written in one line, as people type them: (a+b)/c, x², √(2), ∑(i=1 to n)."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_PLAIN = re.compile(r"[\w.,£€$%]*")


def formula(element: ET.Element) -> str:
    """A formula in one line; what is not known of it stays as its words in order."""
    write = _FORMS.get(element.tag.removeprefix(MATH))
    return write(element) if write else "".join(map(formula, element))


def value(element: ET.Element, properties: str, name: str) -> str | None:
    """What a property of a formula's piece says; None where it says nothing."""
    found = element.find(f"{MATH}{properties}/{MATH}{name}")
    return None if found is None else found.get(f"{MATH}val", "")


def _part(element: ET.Element, name: str) -> str:
    found = element.find(f"{MATH}{name}")
    return formula(found).strip() if found is not None else ""


def _grouped(text: str) -> str:
    """In brackets, unless it is one number or name."""
    return text if _PLAIN.fullmatch(text) else f"({text})"


def _raised(text: str) -> str:
    raised = text.translate(_RAISED)
    return raised if re.fullmatch(r"[⁰¹²³⁴-⁹⁺⁻]+", raised) else f"^{_grouped(text)}"


def _lowered(text: str) -> str:
    lowered = text.translate(_LOWERED)
    return lowered if re.fullmatch(r"[₀-₉]+", lowered) else f"_{_grouped(text)}"


def _fraction(element: ET.Element) -> str:
    top, bottom = _part(element, "num"), _part(element, "den")
    bar = value(element, "fPr", "type") != "noBar"
    return f"{_grouped(top)}/{_grouped(bottom)}" if bar else f"({top}, {bottom})"


def _script(element: ET.Element) -> str:
    lowered, raised = _part(element, "sub"), _part(element, "sup")
    return f"{_part(element, 'e')}{_lowered(lowered) if lowered else ''}{_raised(raised) if raised else ''}"


def _root(element: ET.Element) -> str:
    degree = _part(element, "deg")
    return f"{_raised(degree) if degree else ''}√({_part(element, 'e')})"


def _sum(element: ET.Element) -> str:
    """A sum, product or integral with its limits: "∑(i=1 to n) x"."""
    limits = " to ".join(filter(None, (_part(element, "sub"), _part(element, "sup"))))
    sign = value(element, "naryPr", "chr") or "∫"
    return f"{sign}{f'({limits})' if limits else ''} {_part(element, 'e')}"


def _brackets(element: ET.Element) -> str:
    opens, closes = value(element, "dPr", "begChr"), value(element, "dPr", "endChr")
    inside = (value(element, "dPr", "sepChr") or "|").join(map(formula, element.findall(f"{MATH}e")))
    return f"{'(' if opens is None else opens}{inside}{')' if closes is None else closes}"


def _row(element: ET.Element) -> str:
    return ", ".join(map(formula, element.findall(f"{MATH}e")))


def _rows(element: ET.Element) -> str:
    kept = (f"{MATH}mr", f"{MATH}e", f"{MATH}oMath")
    return "; ".join(formula(child) for child in element if child.tag in kept)


_FORMS: dict[str, Callable[[ET.Element], str]] = {
    "t": lambda element: element.text or "",
    "f": _fraction,
    "sSup": _script,
    "sSub": _script,
    "sSubSup": _script,
    "rad": _root,
    "nary": _sum,
    "d": _brackets,
    "limLow": lambda element: f"{_part(element, 'e')}({_part(element, 'lim')}) ",
    "limUpp": lambda element: f"{_part(element, 'e')}({_part(element, 'lim')}) ",
    "mr": _row,
    "m": _rows,
    "eqArr": _rows,
    "oMathPara": _rows,
    "func": lambda element: f"{_part(element, 'fName')} {_part(element, 'e')}",
}
