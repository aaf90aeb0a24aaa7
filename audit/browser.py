"""What is amiss on a page as a browser shows it, wide and narrow, light and dark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from audit.findings import Finding
from tests.browser.harness import axe, too_wide

WIDTHS = (1280, 320)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_HEIGHT = 800
LOOK = (Path(__file__).parent / "look.js").read_text(encoding="utf-8")
_OF_COLOURS = ("color-contrast", "link-in-text-block")


def look(
    page: Page, root: str, address: str, schemes: Sequence[Literal["light", "dark"]] = SCHEMES
) -> Iterator[Finding]:
    """All that is amiss on the page at an address below a site's root."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": _HEIGHT})
        page.emulate_media(color_scheme=schemes[0], reduced_motion="reduce")
        answer = page.goto(root + address, wait_until="networkidle" if "?" in address else "load")
        if answer is None or not answer.ok:
            yield Finding(address, "can't be opened", answer.status_text if answer else "")
            return
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            rules = _OF_COLOURS if scheme != schemes[0] else ()
            yield from _found(address, axe(page, rules), f"{width} px, {scheme}")
        yield from _found(address, [f"scrolls sideways: {e}" for e in too_wide(page, width)], f"{width} px")
        yield from (Finding(address, rule, element, f"{width} px") for rule, element in page.evaluate(LOOK))


def _found(address: str, lines: Sequence[str], how: str) -> Iterator[Finding]:
    for line in lines:
        rule, _, element = line.partition(": ")
        yield Finding(address, rule, element, how)
