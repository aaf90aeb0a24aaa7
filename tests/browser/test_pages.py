"""Every kind of page in a real browser: accessible, narrow, self-contained; with and without scripts."""

import gzip
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from audit.browser import look
from bootstrap import ROOT
from tests.browser.conftest import watched_page
from tests.browser.harness import SUB_PATH, axe, too_wide
from tests.browser.sites import Built

pytestmark = pytest.mark.browser

TEMPLATES = sorted((ROOT / "templates").glob("*.html"))
BUDGET = 60_000
KINDS = [path.name for path in TEMPLATES if '{% extends "base.html" %}' in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind(page: Page, built: Built, kind: str) -> None:
    """The longest page of each kind, wide and narrow: axe, sideways scrolling, focus that is seen."""
    longest = built.kinds.get(kind)
    if longest is None:
        pytest.skip("nothing in this archive needs such a page")
    assert [str(found) for found in look(page, built.served.url, longest, built.schemes)] == []


def test_all_folded_open_is_narrow(page: Page, built: Built) -> None:
    """What is folded away fits a phone too."""
    page.goto(built.served.url + built.kinds["meeting.html"])
    for summary in page.locator("main summary").all():
        summary.click()
    assert too_wide(page) == []
    assert axe(page) == []


def test_nothing_is_missing(page: Page, built: Built) -> None:
    """All that a page asks for is below the site's path, and is there."""
    page.goto(built.served.url + built.kinds["report.html"])
    page.wait_for_load_state("networkidle")
    assert all(path.startswith(SUB_PATH) and status in (200, 304) for path, status in built.served.requests)


def test_search_from_home(page: Page, built: Built) -> None:
    """The big box of the home page leads to the results, and a result to its place."""
    page.goto(built.served.url)
    page.get_by_label("Search all papers").fill("review")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"search/\?q=review$"))
    result = page.locator("#search-results a").first
    expect(result).to_be_visible()
    result.click()
    page.wait_for_url(lambda url: "/search/" not in url)
    fragment = page.url.partition("#")[2]
    expect(page.locator(f"[id='{fragment}']")).to_be_in_viewport()


def test_without_scripts(plain_page: Page, built: Built) -> None:
    """From home to a minute with links alone."""
    plain_page.goto(built.served.url)
    plain_page.get_by_role("link", name=re.compile("^All .* meetings?$")).click()
    plain_page.locator(".card a").last.click()
    if (parts := plain_page.locator(".chapters .card a")).count():
        parts.last.click()
    number = plain_page.locator(".numbered__number").first
    number.click()
    expect(number).to_be_in_viewport()
    assert plain_page.url.partition("#")[2].startswith("minute-")


def test_keyboard_reaches_what_is_wide(page: Page, built: Built) -> None:
    """What is wider than a phone, such as an example of code or a table, scrolls by keyboard."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(built.served.url + built.kinds["data.html"])
    region = page.locator(".scrolling:has(pre)").first
    region.focus()
    page.keyboard.press("ArrowRight")
    # Scrolling is smooth in some browsers; the content policy forbids waiting with a function in the page.
    for _ in range(20):
        if region.evaluate("region => region.scrollLeft") > 0:
            return
        page.wait_for_timeout(100)
    pytest.fail("it did not scroll")


def test_a_mistake_is_reported_with_its_place(page: Page, built: Built) -> None:
    """The mail has the address as it stands in the browser, with the place on the page."""
    page.goto(f"{built.served.url}{built.kinds['meeting.html']}#agenda")
    link = page.locator("#mistake")
    if not link.count():
        pytest.skip("this archive names no address to write to")
    link.focus()
    assert quote(page.url, safe="") in str(link.get_attribute("href"))


def test_budget(browser: Browser, home: list[str], built: Built) -> None:
    """All that the longest meeting's page loads is light over the wire."""
    problems: list[str] = []
    loaded: dict[str, int] = {}
    with watched_page(browser, home, problems, scripts=True) as page:
        page.on("response", lambda r: loaded.update({r.url: len(gzip.compress(r.body()))}))
        page.goto(f"{built.served.url}{built.kinds['meeting.html']}")
        page.wait_for_load_state("networkidle")
    assert sum(loaded.values()) < BUDGET, loaded
