"""What is printed can be read: no word is broken where it needn't be."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import invented
from tests.browser import sites
from tests.browser.harness import Served
from tests.once import Once

pytestmark = pytest.mark.browser


def test_an_agenda(page: Page, once: Once, serve: Callable[[Path], Served]) -> None:
    """On paper neither a time nor the word at the head of its column is broken."""
    served = sites.build("invented", once, serve).served
    page.set_viewport_size({"width": 700, "height": 900})
    page.goto(f"{served.url}{invented.ANNOUNCED}")
    page.locator(".agenda a").first.evaluate("link => (link.textContent = 'a long title '.repeat(40))")
    page.emulate_media(media="print")
    lines = page.locator(".agenda").evaluate(
        """table => [...table.querySelectorAll("th, td:nth-child(3)")].map(cell => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
        })"""
    )
    assert lines
    assert set(lines) <= {0, 1}
