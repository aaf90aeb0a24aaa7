"""The search page in a real browser: what is typed is found, shown, sent and announced."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from audit.browser import look
from tests.browser import search_site
from tests.browser.harness import Served
from tests.once import Once

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(once: Once) -> Path:
    """Write a site of a search page, and of the pages that its results lead to."""
    return once.folder("search", search_site.write)


@pytest.fixture(scope="module")
def site(folder: Path, serve: Callable[[Path], Served]) -> Served:
    """Serve that site."""
    return serve(folder)


def results(page: Page) -> Locator:
    """Find the results on the page."""
    return page.locator(".search-hit")


def groups(page: Page) -> Locator:
    """Find the meetings and papers that the results stand under."""
    return page.locator(".search-group")


def box(page: Page) -> Locator:
    """Find the box that words are typed into, as a reader of any kind does."""
    return page.get_by_role("combobox", name="What are you looking for?")


def heading(page: Page, text: str) -> Locator:
    """Find the line that says how many results there are."""
    return page.get_by_role("heading", name=text, exact=True)


def test_result(page: Page, site: Served) -> None:
    """A result says its kind, place and date, and shows its words in context, marked by their stem."""
    page.goto(f"{site.url}search/?q=promised+%C2%A31.3m")
    expect(heading(page, "1 result")).to_be_visible()
    expect(groups(page).get_by_role("heading", level=3)).to_have_text("Meeting of 16 January 2023")
    expect(groups(page)).to_contain_text(f"Meeting · {search_site.PANEL}")
    result = results(page)
    expect(result).to_contain_text("Minute 4 Budget monitoring")
    expect(result).to_contain_text("<b>Noted</b>")
    assert groups(page).inner_text().count("16 January 2023") == 1
    assert {"promised", "promises"} <= set(" ".join(result.locator("mark").all_inner_texts()).split())


def test_same_passage_once(page: Page, site: Served) -> None:
    """What stands in two documents is shown once, with the other."""
    page.goto(f"{site.url}search/?q=yeshivas")
    expect(results(page)).to_have_count(1)
    also = results(page).get_by_role("link", name=re.compile("Report on yeshivas"))
    expect(also).to_have_attribute("href", f"../{search_site.COPY.url}")


def test_three_to_a_group(page: Page, site: Served) -> None:
    """Of a report three are shown, and the rest at a press, where the keyboard then stands."""
    page.goto(f"{site.url}search/?q=ward")
    expect(heading(page, "8 results")).to_be_visible()
    expect(groups(page)).to_have_count(1)
    expect(results(page)).to_have_count(3)
    page.get_by_role("button", name="5 more in this report").click()
    expect(results(page)).to_have_count(8)
    expect(results(page).nth(3).get_by_role("link")).to_be_focused()
    expect(page.get_by_role("link", name="Open this report")).to_have_attribute("href", "../reports/places/")


def test_ten_groups_at_a_time(page: Page, site: Served) -> None:
    """Meetings and papers come by tens, and the keyboard stands at the first of the new ones."""
    page.goto(f"{site.url}search/?q=dental")
    expect(groups(page)).to_have_count(10)
    more = page.get_by_role("button", name="Show more results")
    more.click()
    expect(groups(page)).to_have_count(12)
    expect(groups(page).nth(10).get_by_role("link").first).to_be_focused()
    expect(more).to_be_hidden()


def test_person_first(page: Page, site: Served) -> None:
    """Whoever's name is all that was asked comes first."""
    page.goto(f"{site.url}search/?q=jo+ash")
    first = page.locator("#search-results > li").first
    expect(first).to_contain_text("Person")
    expect(first.get_by_role("link")).to_have_attribute("href", "../people/jo-ash/")


def test_opens_the_paragraph(page: Page, site: Served) -> None:
    """A result leads to the very paragraph."""
    page.goto(f"{site.url}search/?q=yeshiva")
    page.get_by_role("link", name="4.12 The Director promised a report on yeshivas").click()
    expect(page).to_have_url(f"{site.url}{search_site.MINUTE.url}")
    expect(page.locator(":target")).to_contain_text("Director")


def test_lookalikes(page: Page, site: Served) -> None:
    """Greek letters that look Latin do not stand in the way."""
    page.goto(f"{site.url}search/?q=mappa")
    expect(results(page)).to_contain_text("ΜΑΡΡΑ")
    expect(results(page).locator("mark")).to_have_text(["ΜΑΡΡΑ"])


def test_typing_goes_into_the_address(page: Page, site: Served) -> None:
    """What is typed is found at once and stands in the address, so that it can be sent."""
    page.goto(f"{site.url}search/")
    box(page).press_sequentially("yeshiv")
    expect(results(page)).to_have_count(1)
    expect(page).to_have_url(f"{site.url}search/?q=yeshiv")
    expect(page).to_have_title(re.compile("^yeshiv – Search"))


def test_back(page: Page, site: Served) -> None:
    """The back button goes from search to search, not from letter to letter."""
    page.goto(f"{site.url}search/?q=yeshivas")
    expect(results(page)).to_have_count(1)
    box(page).fill("")
    box(page).press_sequentially("mappa")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}search/?q=mappa")
    page.go_back()
    expect(box(page)).to_have_value("yeshivas")
    expect(results(page)).to_contain_text("yeshivas")


def test_early_typing(page: Page, site: Served) -> None:
    """What is typed before the index has come is answered when it comes."""
    waiting: list[Route] = []
    page.route("**/search/about.json", lambda route: waiting.append(route))  # noqa: PLW0108 - it takes no built-in
    with page.expect_request("**/search/about.json"):
        page.goto(f"{site.url}search/")
        box(page).press_sequentially("mappa")
    expect(heading(page, "Searching…")).to_be_visible()
    waiting[0].continue_()
    expect(heading(page, "1 result")).to_be_visible()


def test_keyboard(page: Page, site: Served) -> None:
    """The slash leads to the box, arrows from result to result, Escape clears."""
    page.goto(f"{site.url}search/?q=ward")
    expect(results(page)).to_have_count(3)
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(results(page).nth(1).get_by_role("link")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")
    expect(results(page)).to_have_count(0)
    expect(page).to_have_url(f"{site.url}search/")


def test_slash_can_be_typed(page: Page, site: Served) -> None:
    """In the box a slash is a slash; what the search would need is not shown where it is there."""
    page.goto(f"{site.url}search/")
    expect(page.get_by_text("python3 -m http.server")).to_be_hidden()
    box(page).press_sequentially("2021/22")
    expect(box(page)).to_have_value("2021/22")


SAID = {
    "xylophone": "Nothing has “xylophone”.",
    "yeshivah": "Nothing has “yeshivah” just so. These have words like that.",
    "mappa ward": "Nothing has all of “mappa” and “ward”. These have as many",
    '"yeshivas on report"': "Nothing has the exact phrase.",
    "of the": "These words are too common to search for.",
    "-school": "These words are only left out.",
    '""': "There is no word or number in this.",
    "a1 b1 c1 d1 e1 f1 g1 h1 i1 j1 k1 l1 m1": "Only the first 12 words were searched for.",
}


def test_said(page: Page, site: Served) -> None:
    """What had to be given up to find anything is said."""
    page.goto(f"{site.url}search/")
    for words, said in SAID.items():
        box(page).fill(words)
        page.keyboard.press("Enter")
        expect(page.locator("#search-note")).to_contain_text(said)


def test_announced_once(page: Page, site: Served) -> None:
    """A screen reader hears how many there are when the typing pauses, once."""
    page.goto(f"{site.url}search/")
    page.evaluate("""() => {
      window.heard = [];
      const status = document.getElementById("search-status");
      new MutationObserver(() => window.heard.push(status.textContent)).observe(status, { childList: true });
    }""")
    box(page).press_sequentially("mappa", delay=100)
    expect(page.get_by_role("status")).to_have_text("1 result")
    assert page.evaluate("window.heard") == ["1 result"]


def test_ways_on(page: Page, site: Served) -> None:
    """A search that finds nothing offers other ways."""
    page.goto(f"{site.url}search/?q=xylophone")
    ways = page.locator("#search-ways")
    expect(ways.get_by_role("link", name="Glossary")).to_have_attribute("href", "../glossary/")
    box(page).fill("ward")
    expect(ways).to_be_hidden()


def test_index_missing(page: Page, site: Served, problems: list[str]) -> None:
    """Where the index does not come, that is said, and other ways are offered."""
    page.route("**/search/*/facts.json", lambda route: route.abort())
    page.goto(f"{site.url}search/?q=ward")
    expect(heading(page, "The search could not be loaded")).to_be_visible()
    expect(page.locator("#search-ways").get_by_role("link", name="Meetings")).to_be_visible()
    assert problems
    problems.clear()


def test_another_build(
    page: Page, folder: Path, tmp_path: Path, serve: Callable[[Path], Served], problems: list[str]
) -> None:
    """A page that stays open while a new build takes the place of the site's searches that one."""
    shutil.copytree(folder, tmp_path / "site")
    about = tmp_path / "site/search/about.json"
    build = json.loads(about.read_text())["build"]
    page.goto(f"{serve(tmp_path / 'site').url}search/?q=ward")
    expect(results(page).first).to_be_visible()
    (about.parent / build).rename(about.parent / "another")
    about.write_text(about.read_text().replace(f'"{build}"', '"another"'))
    box(page).fill("yeshivas")
    expect(heading(page, "1 result")).to_be_visible()
    assert all("404" in problem for problem in problems)
    problems.clear()


def test_without_scripts(plain_page: Page, site: Served) -> None:
    """Without scripts the page says what it needs, and leads to every list."""
    plain_page.goto(f"{site.url}search/?q=ward")
    expect(plain_page.get_by_text("needs JavaScript").first).to_be_visible()
    for name in ("Meetings, by date", "Reports", "Glossary, for what", "Documents"):
        expect(plain_page.locator("main").get_by_role("link", name=name).first).to_be_visible()


def test_from_a_folder(page: Page, folder: Path, problems: list[str]) -> None:
    """From a page opened straight from a folder, search says that it needs a server, and how to start one."""
    page.goto((folder / "meetings/2023-01-16-panel/index.html").as_uri())
    page.get_by_label("Search this archive").fill("ward")
    page.keyboard.press("Enter")
    expect(page.get_by_text("python3 -m http.server")).to_be_visible()
    problems.clear()


@pytest.mark.parametrize("query", ["", "?q=promised", "?q=xylophone"])
def test_accessible(page: Page, site: Served, query: str) -> None:
    """Nothing is amiss on the page, with results and without, wide and narrow, in either scheme."""
    assert [str(found) for found in look(page, site.url, f"search/{query}")] == []


def test_hostile_words(page: Page, site: Served) -> None:
    """Words that look like markup, or like an operator of Lunr, are only words."""
    page.goto(f"{site.url}search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20*f*f*f*f~10")
    expect(page.get_by_role("heading", name=re.compile("result"))).to_be_visible()
    expect(page.locator("main img")).to_have_count(0)
