"""The same search page in a real browser, with Pagefind's index."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from archive.policy import IN_PAGES, with_search
from archive.search.pagefind import pagefind_files
from tests.browser import search_site
from tests.browser.harness import Served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Served]) -> Served:
    """Serve the small site of a search page with Pagefind's index instead of ours."""
    folder = tmp_path_factory.mktemp("search-pagefind")
    search_site.write(folder)
    (folder / "search" / "about.json").unlink()
    page = folder / "search" / "index.html"
    html = page.read_text().replace('data-engine="lunr"', 'data-engine="pagefind"')
    page.write_text(html.replace(IN_PAGES, with_search(IN_PAGES, "pagefind")))
    for path, contents in pagefind_files(search_site.SECTIONS).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(contents)
    return serve(folder)


def test_answer(page: Page, site: Served) -> None:
    """Results stand under their meeting, with kind and place, words marked; a name asked for comes first."""
    page.goto(f"{site.url}search/?q=yeshivas")
    expect(page.get_by_role("heading", name="1 result", exact=True)).to_be_visible()
    expect(page.locator(".search-group").get_by_role("heading", level=3)).to_have_text(
        "Meeting of 16 January 2023"
    )
    result = page.locator(".search-hit")
    expect(result).to_contain_text("<b>Noted</b>")
    expect(result.locator("mark").first).to_contain_text("yeshivas")
    expect(result.get_by_role("link").first).to_have_attribute("href", f"../{search_site.MINUTE.url}")
    page.goto(f"{site.url}search/?q=jo+ash")
    expect(page.locator("#search-results > li").first).to_contain_text("Person")


SAID = [
    ("ward -5", "7 results", None),
    ('ward -"5 reception"', "7 results", None),
    ("ward type:minute", "No results", "with these filters"),
    ("reception type:section", "8 results", None),
    ("reception year:1999", "8 results", "Nothing has the year “1999”: left out."),
    ('ward "3 reception"', "1 result", None),
    ('ward "reception 3"', "1 result", "Nothing has the exact phrase. These have its words."),
    ("recep", "8 results", "Nothing has “recep” just so. These have words that begin alike."),
    ("£1.3m", "1 result", "Of “1.3m” only the digits and letters are looked at."),
    ("£1.3", "No results", None),
]
"""What is typed, how many are found, and what is said."""


def test_said_or_done(page: Page, site: Served) -> None:
    """What Pagefind itself does otherwise, in silence, is done by the page or said."""
    page.goto(f"{site.url}search/")
    for typed, count, said in SAID:
        page.locator("#search-words").fill(typed)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=count, exact=True), typed).to_be_visible()
        about = page.locator("#search-about")
        if said:
            expect(about, typed).to_contain_text(said)
        elif count != "No results":
            expect(about, typed).to_be_hidden()


def test_no_counts_that_are_untrue(page: Page, site: Served) -> None:
    """Pagefind counts what it found itself: where some of that is left out, the filters have no counts."""
    page.goto(f"{site.url}search/?q=ward+-5")
    expect(page.locator("[data-filter=type] label")).to_have_text("Report section")
    page.get_by_role("button", name="4 more in this report").click()
    expect(page.locator(".search-hit")).to_have_count(7)


def test_groups(page: Page, site: Served) -> None:
    """Three stand in a group, all of them at a press; groups come by tens."""
    page.goto(f"{site.url}search/?q=ward")
    expect(page.locator(".search-hit")).to_have_count(3)
    page.get_by_role("button", name="5 more in this report").click()
    expect(page.locator(".search-hit")).to_have_count(8)
    page.goto(f"{site.url}search/?q=dental")
    expect(page.locator(".search-group")).to_have_count(10)
    page.get_by_role("button", name="Show more results").click()
    expect(page.locator(".search-group")).to_have_count(12)


def test_filters_and_order(page: Page, site: Served) -> None:
    """The same filters stand beside the results, with what each value would give; the address holds them."""
    page.goto(f"{site.url}search/?q=children&type=decision")
    kinds = page.locator("[data-filter=type]")
    expect(kinds).to_contain_text("Report section (8)")
    page.goto(f"{site.url}search/?q=dental&sort=oldest")
    expect(page.locator(".search-group").first).to_contain_text("Meeting of month 1")
    page.goto(f"{site.url}search/?q=dental&sort=newest")
    expect(page.locator(".search-group").first).to_contain_text("Meeting of month 12")
    page.goto(f"{site.url}search/?person=jo-ash")
    expect(page.locator(".search-hit")).to_have_count(1)
    expect(page.locator("[data-filter=person]")).to_contain_text("Jo Ash (1)")


def test_nothing(page: Page, site: Served) -> None:
    """What nothing has is said, with ways on; so is a filter in the address that nothing has."""
    page.goto(f"{site.url}search/?q=xylophone")
    expect(page.get_by_role("heading", name="No results", exact=True)).to_be_visible()
    expect(page.locator("#search-ways")).to_be_visible()
    page.goto(f"{site.url}search/?q=dental&type=nonsense")
    expect(page.locator("#search-note")).to_contain_text("Nothing in this archive has the type “nonsense”.")
