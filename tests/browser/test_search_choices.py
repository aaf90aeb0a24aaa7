"""What is chosen on the search page in a real browser: filters, order, other meanings, suggestions, marks."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from audit.browser import look
from tests.browser import search_site
from tests.browser.harness import SUB_PATH, Served, axe, too_wide
from tests.once import Once

pytestmark = pytest.mark.browser

MEETING = search_site.MINUTE.url


@pytest.fixture(scope="module")
def site(once: Once, serve: Callable[[Path], Served]) -> Served:
    """Serve the site of a search page and of the pages that its results lead to."""
    return serve(once.folder("search", search_site.write))


def box(page: Page) -> Locator:
    """Find the box that words are typed into."""
    return page.get_by_role("combobox", name="What are you looking for?")


def count(page: Page, text: str) -> None:
    """Expect so many results."""
    expect(page.get_by_role("heading", name=text, exact=True)).to_be_visible()


def options(page: Page) -> Locator:
    """Find the suggestions."""
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def test_filters(page: Page, site: Served) -> None:
    """Boxes with counts narrow the results by keyboard and stand in the address; "back" undoes it."""
    page.goto(f"{site.url}search/?q=LAC")
    count(page, "20 results")
    filters = page.get_by_role("form", name="Filters")
    expect(filters.get_by_role("group", name="Year").get_by_role("checkbox")).to_have_count(2)
    year = filters.get_by_role("checkbox", name="2022 (8)")
    year.press("Space")
    count(page, "8 results")
    expect(year).to_be_focused()
    expect(page).to_have_url(f"{site.url}search/?q=LAC&year=2022")
    # The counts of a filter are those that its other values would give.
    expect(filters.get_by_role("checkbox", name="2021 (12)")).to_be_visible()
    page.go_back()
    count(page, "20 results")
    expect(year).not_to_be_checked()


def test_filters_in_the_address(page: Page, site: Served) -> None:
    """A search that was sent comes with its filters and order, and they can be cleared."""
    page.goto(f"{site.url}search/?q=LAC&year=2021&sort=oldest")
    count(page, "12 results")
    expect(page.get_by_label("Order")).to_have_value("oldest")
    expect(page.locator(".search-group").first).to_contain_text("Meeting of month 1")
    page.get_by_label("Order").select_option("newest")
    expect(page.locator(".search-group").first).to_contain_text("Meeting of month 12")
    page.get_by_role("button", name="Clear the filters").click()
    count(page, "20 results")
    expect(page).to_have_url(f"{site.url}search/?q=LAC&sort=newest")


def test_typed_filters(page: Page, site: Served) -> None:
    """A filter that is typed is a ticked box, and unticking it takes it out of the words."""
    page.goto(f"{site.url}search/?q=LAC+year:2022")
    ticked = page.get_by_role("checkbox", name=re.compile("^2022"))
    expect(ticked).to_be_checked()
    ticked.click()
    count(page, "20 results")
    expect(box(page)).to_have_value("LAC")


def test_filters_alone(page: Page, site: Served) -> None:
    """A filter without words lists all that passes it; where nothing does, there is a way back."""
    page.goto(f"{site.url}search/?type=decision")
    count(page, "12 results")
    page.goto(f"{site.url}search/?q=yeshivas&type=decision")
    count(page, "No results")
    page.get_by_role("link", name="Search everything for “yeshivas”").click()
    count(page, "1 result")


def test_filters_that_there_are_not(page: Page, site: Served) -> None:
    """A value in an address that nothing has is named, and one press takes it away, the others staying."""
    page.goto(f"{site.url}search/?q=yeshivas&type=minute&year=1800&year=")
    count(page, "No results")
    notes = page.locator("#search-note")
    expect(notes).to_contain_text("Nothing in this archive has the year “1800”.")
    notes.get_by_role("link", name="Search without “1800”").click()
    count(page, "1 result")
    expect(page).to_have_url(f"{site.url}search/?q=yeshivas&type=minute")
    expect(notes).not_to_contain_text("Nothing in this archive")


def test_typed_filters_that_leave_nothing(page: Page, site: Served) -> None:
    """Where typed filters leave nothing, that is said, and the words alone are a link."""
    page.goto(f"{site.url}search/?q=yeshivas+year:2022")
    expect(page.locator("#search-note")).to_contain_text("with these filters")
    page.get_by_role("link", name="Search everything for “yeshivas”").click()
    expect(box(page)).to_have_value("yeshivas")
    count(page, "1 result")


def test_filters_on_a_phone(page: Page, site: Served) -> None:
    """On a narrow screen the filters are folded away, and unfold by keyboard."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site.url}search/?q=LAC")
    count(page, "20 results")
    year = page.get_by_role("checkbox", name="2022 (8)")
    expect(year).to_be_hidden()
    page.get_by_text("Filters", exact=True).press("Enter")
    expect(year).to_be_visible()
    assert too_wide(page) == []
    assert axe(page) == []


def test_also_searched(page: Page, site: Served) -> None:
    """What an abbreviation means is searched too; that is said, and one press leaves it out."""
    page.goto(f"{site.url}search/?q=LAC")
    count(page, "20 results")
    expect(page.locator("#search-note")).to_contain_text("Also searched: looked after children · only “LAC”")
    page.get_by_role("link", name="only “LAC”").click()
    count(page, "12 results")
    expect(page).to_have_url(re.compile(r"\?q=LAC&off=LAC$"))
    page.get_by_role("link", name="also search looked after children").click()
    count(page, "20 results")


def test_senses(page: Page, site: Served) -> None:
    """The meanings of an abbreviation that has several are offered."""
    page.goto(f"{site.url}search/?q=HOT")
    page.get_by_role("link", name="heads of terms").click()
    expect(box(page)).to_have_value('"heads of terms"')


def test_did_you_mean(page: Page, site: Served) -> None:
    """For a slip the archive's own word is offered, as a search."""
    page.goto(f"{site.url}search/?q=recepton+places")
    page.locator("#search-note").get_by_role("link", name="reception places").click()
    expect(box(page)).to_have_value("reception places")
    count(page, "8 results")


def test_fewer_words(page: Page, site: Served) -> None:
    """Where nothing has all words, each with one word less is a link."""
    page.goto(f"{site.url}search/?q=xylophone+yeshivas")
    page.get_by_role("link", name="yeshivas", exact=True).click()
    count(page, "1 result")


def test_suggestions(page: Page, site: Served) -> None:
    """Suggestions come while typing; what was typed stays; Escape closes them, Enter takes one."""
    page.goto(f"{site.url}search/")
    box(page).press_sequentially("sch")
    expect(options(page)).to_have_count(2)
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    assert axe(page) == []
    page.keyboard.press("ArrowDown")
    first = page.locator("[role=option][aria-selected=true]")
    expect(first).to_contain_text("School places in the borough")
    expect(box(page)).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    expect(box(page)).to_have_value("sch")
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box(page)).to_have_value("sch")
    page.keyboard.type("o")
    expect(options(page)).to_have_count(2)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value("Schools forum")
    expect(page).to_have_url(f"{site.url}search/?q=Schools+forum")
    expect(options(page)).to_have_count(0)


def test_suggestions_do_not_take_enter(page: Page, site: Served) -> None:
    """Enter searches for what was typed where no suggestion is chosen."""
    page.goto(f"{site.url}search/")
    box(page).press_sequentially("map")
    expect(options(page)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value("map")
    expect(options(page)).to_have_count(0)


def test_header(page: Page, site: Served) -> None:
    """The slash leads to the header's box, which suggests; its words reach the search page unsent."""
    page.goto(f"{site.url}meetings/2023-01-16-panel/")
    header = page.get_by_label("Search this archive")
    page.keyboard.press("/")
    expect(header).to_be_focused()
    header.press_sequentially("jo")
    expect(options(page)).to_have_text(re.compile("Jo Ash"))
    header.press("Escape")
    header.press_sequentially(" ash director")
    site.requests.clear()
    header.press("Enter")
    expect(page).to_have_url(f"{site.url}search/?q=jo+ash+director")
    count(page, "1 result")
    page.locator(".search-hit a").first.click()
    expect(page).to_have_url(re.compile("jo-ash"))
    assert not [path for path, _ in site.requests if "director" in path]


def test_nothing_loaded_elsewhere(page: Page, site: Served) -> None:
    """A page where nobody searches loads nothing of the search but the box."""
    site.requests.clear()
    page.goto(f"{site.url}{MEETING}")
    page.wait_for_load_state("networkidle")
    asked = {path.removeprefix(SUB_PATH) for path, _ in site.requests if "search" in path}
    assert asked == {"assets/search/box.js", "assets/search/marking.js"}


def test_marks(page: Page, site: Served) -> None:
    """The words are marked in the passage that was opened, and nowhere else; the marks can be cleared."""
    page.goto(f"{site.url}search/?q=director+yeshivas")
    page.get_by_role("link", name=re.compile("4.12")).click()
    marks = page.locator("main mark")
    expect(marks).to_have_text(["Director", "yeshivas"])
    expect(page).to_have_url(f"{site.url}{MEETING}")
    expect(page.locator(":target")).to_be_in_viewport()
    assert axe(page) == []
    page.get_by_role("button", name="Next mark").click()
    expect(page.get_by_role("status")).to_have_text("Mark 1 of 2")
    page.reload()
    expect(marks).to_have_count(2)
    page.get_by_role("button", name="Clear the marks").click()
    expect(marks).to_have_count(0)
    expect(page.locator("main")).to_be_focused()
    page.reload()
    expect(page.locator(":target")).to_be_visible()
    expect(marks).to_have_count(0)


def test_the_row_that_was_shown(page: Page, site: Served) -> None:
    """A table opens where the row is in sight that the result showed, and is marked up to its next page."""
    page.goto(f"{site.url}search/?q=ferry+carts")
    page.get_by_role("link", name="Fares").click()
    marks = page.locator("main mark")
    expect(marks).to_have_count(61)
    expect(marks.get_by_text("carts")).to_be_in_viewport()


def test_marks_in_a_new_tab(page: Page, site: Served) -> None:
    """A result that is opened in a new tab is marked there, and leads back."""
    page.goto(f"{site.url}search/?q=yeshivas")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=re.compile("4.12")).click(modifiers=["ControlOrMeta"])
    expect(opened.value.locator("main mark")).to_have_text("yeshivas")
    opened.value.get_by_role("link", name="Back to the results").click()
    expect(opened.value).to_have_url(f"{site.url}search/?q=yeshivas")


def test_no_marks_without_a_search(page: Page, site: Served) -> None:
    """A page that is not opened from the results is as it is."""
    page.goto(f"{site.url}{MEETING}")
    page.wait_for_load_state("networkidle")
    expect(page.locator("mark")).to_have_count(0)


def test_newest_answer(page: Page, site: Served) -> None:
    """An answer that comes late never takes the place of a newer one."""
    held: list[Route] = []
    page.goto(f"{site.url}search/")
    box(page).fill("dental")
    count(page, "12 results")
    page.route("**/search/*/terms/*", lambda route: held.append(route))  # noqa: PLW0108 - it takes no built-in
    page.route("**/search/*/texts/*", lambda route: held.append(route))  # noqa: PLW0108 - it takes no built-in
    box(page).fill("ward")
    box(page).fill("")
    box(page).fill("dental")
    count(page, "12 results")
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    count(page, "12 results")


def test_without_workers(page: Page, site: Served, problems: list[str]) -> None:
    """Where the worker does not start, the page answers by itself."""
    page.route("**/worker.js", lambda route: route.abort())
    page.goto(f"{site.url}search/?q=ward")
    count(page, "8 results")
    problems.clear()


def test_typing_never_waits(browser: Browser, site: Served) -> None:
    """The index is searched beside the page, in a worker."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}search/?q=ward")
        count(page, "8 results")
        assert [worker.url for worker in page.workers] == [f"{site.url}assets/search/worker.js"]


def test_accessible_with_all(page: Page, site: Served) -> None:
    """Nothing is amiss where filters, notes and groups are there; what is pressed is 24 pixels high."""
    assert [str(found) for found in look(page, site.url, "search/?q=LAC")] == []
    count(page, "20 results")
    page.set_viewport_size({"width": 1280, "height": 800})
    small = page.evaluate("""() => [...document.querySelectorAll("main :is(a, button, summary, input)")]
      .filter((element) => element.checkVisibility() && !element.closest("p, h3, h4, .govuk-skip-link"))
      .filter((element) => element.getBoundingClientRect().height < 24)
      .map((element) => element.outerHTML)""")
    assert small == []
