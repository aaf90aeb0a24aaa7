"""Numbers as lists print them: letters, Roman numerals, figures; the names of the forms are Word's."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def formatted(number: int, form: str) -> str:
    """A number as it is printed in one of Word's forms; one that is not known is printed in figures."""
    match form:
        case "lowerLetter" | "upperLetter" if 0 < number <= 26 * 5:
            text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            text = _roman(number)
        case "decimalZero":
            text = f"{number:02}"
        case "ordinal":
            text = f"{number}{'th' if number % 100 in (11, 12, 13) else _ORDINALS.get(number % 10, 'th')}"
        case "none":
            text = ""
        case _:
            text = str(number)
    return text.upper() if form.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (number // worth)
        number %= worth
    return text
