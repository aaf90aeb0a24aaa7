"""An archive's own colours: checked for contrast, and written as the style sheet that sets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.config import Config

_WHITE, _SURFACE = "#ffffff", "#f1f5f5"
_NIGHT, _NIGHT_SURFACE = "#14181a", "#1e2528"
TEXT, LINE = 4.5, 3.0
"""The least contrast of words and of lines that carry meaning: WCAG 2.2, 1.4.3 and 1.4.11."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour that an archive may set."""

    variables: tuple[str, ...]
    """The custom properties of the style sheet that it sets."""
    beside: tuple[str, ...]
    """The colours that it stands on, or that stand on it."""
    least: float
    dark: bool = False


COLOURS = {
    "brand_colour": Colour(
        ("--archive-header-colour", "--archive-rule-colour", "--govuk-brand-colour"), (_WHITE,), TEXT
    ),
    "link_colour": Colour(("--govuk-link-colour",), (_WHITE, _SURFACE), TEXT),
    "answer_colour": Colour(("--archive-answer-colour",), (_WHITE, _SURFACE), LINE),
    "dark_brand_colour": Colour(("--archive-header-colour",), (_WHITE,), TEXT, dark=True),
    "dark_rule_colour": Colour(("--archive-rule-colour",), (_NIGHT, _NIGHT_SURFACE), LINE, dark=True),
    "dark_link_colour": Colour(("--govuk-link-colour",), (_NIGHT, _NIGHT_SURFACE), TEXT, dark=True),
    "dark_answer_colour": Colour(("--archive-answer-colour",), (_NIGHT, _NIGHT_SURFACE), LINE, dark=True),
}
"""Each colour of the table [theme], by its key."""


def theme_css(config: Config) -> str:
    """The style sheet of the colours that an archive sets."""
    light = [line for key, own in COLOURS.items() if not own.dark for line in _set(config, key, own)]
    dark = [line for key, own in COLOURS.items() if own.dark for line in _set(config, key, own)]
    # On paper it is light, whatever the screen is
    schemes = (
        ("print, (prefers-color-scheme: light)", light),
        ("screen and (prefers-color-scheme: dark)", dark),
    )
    return "".join(f"@media {where} {{\n:root {{\n{''.join(s)}}}\n}}\n" for where, s in schemes if s)


def _set(config: Config, key: str, own: Colour) -> Iterator[str]:
    if value := config.theme.get(key):
        yield from (f"  {name}: {value};\n" for name in own.variables)


def faint(key: str, value: str) -> str:
    """Why readers can't tell a colour from what stands beside it, and what to do; empty where they can."""
    own = COLOURS[key]
    for other in own.beside:
        if (found := contrast(value, other)) < own.least:
            way = "lighter" if luminance(other) < 0.2 else "darker"
            return (
                f"has a contrast of {found:.1f} to 1 with {other} beside it; readers need {own.least} to 1:"
                f" take one that is {way}"
            )
    return ""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour "#rrggbb", as WCAG defines it."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
