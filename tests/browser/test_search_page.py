"""The search page in a real browser: what is typed is found, shown, sent and announced."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Locator, Page, Route, expect

import bootstrap
from archive.assets import gather_assets
from archive.config import Config
from archive.records import Section
from archive.search.files import INDEX, STORE, search_files
from archive.templating import make_environment
from tests.browser.harness import Served, axe, too_wide

pytestmark = pytest.mark.browser

MINUTE = Section(
    id="2023-01-16-panel-4-12",
    url="meetings/2023-01-16-panel/#minute-4-12",
    sources=(),
    title="4.12 The Director promised a report on yeshivas",
    kind="minute",
    body="Children and Families Scrutiny Panel",
    date="2023-01-16",
    breadcrumb="Meeting of 16 January 2023 › 4 Budget monitoring",
    text="Members thanked officers. " * 30 + "The Director promises £1.3m for yeshivas. <b>Noted</b>.",
)
PLACES = [
    replace(
        MINUTE,
        id=f"places-{place:02}",
        url=f"reports/places/#s{place}",
        title=f"Places in ward {place}",
        text="",
    )
    for place in range(45)
]
TERM = replace(
    MINUTE,
    id="term-mappa",
    url="glossary/#mappa",
    title="ΜΑΡΡΑ",
    kind="glossary term",
    body=None,
    date=None,
    breadcrumb="Glossary",
    text="Multi-agency public protection arrangements.",
)


PAPER = b"<!DOCTYPE html><title>Meeting</title><link rel=icon href=data:,><p id=minute-4-12>Here"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a site of a search page, and of the pages that its results lead to."""
    folder = tmp_path_factory.mktemp("search")
    environment = make_environment(
        [bootstrap.ROOT / "templates"],
        Config(Path(), title="Marshwick Scrutiny Archive"),
    )
    page = SimpleNamespace(title="Search", description=None, section="search")
    html = environment.get_template("search.html").render(root="../", page=page)
    files = {
        "search/index.html": html.encode(),
        "meetings/2023-01-16-panel/index.html": PAPER,
        **gather_assets(bootstrap.NODE_MODULES, [bootstrap.ROOT / "static"]),
        **search_files([MINUTE, TERM, *PLACES]),
    }
    for path, contents in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(contents)
    return folder


@pytest.fixture(scope="module")
def site(folder: Path, serve: Callable[[Path], Served]) -> Served:
    """Serve that site."""
    return serve(folder)


def results(page: Page) -> Locator:
    """Find the results on the page."""
    return page.locator("#search-results > li")


def box(page: Page) -> Locator:
    """Find the box that words are typed into, as a reader of any kind does."""
    return page.get_by_role("searchbox", name="What are you looking for?")


def heading(page: Page, text: str) -> Locator:
    """Find the line that says how many results there are."""
    return page.get_by_role("heading", name=text, exact=True)


def test_result(page: Page, site: Served) -> None:
    """A result says its kind, place and date, and shows its words in context, marked by their stem."""
    page.goto(f"{site.url}search/?q=promised+%C2%A31.3m")
    expect(heading(page, "1 result")).to_be_visible()
    result = results(page)
    expect(result).to_contain_text("Minute")
    expect(result).to_contain_text(
        "Children and Families Scrutiny Panel · Meeting of 16 January 2023 › 4 Budget"
    )
    assert result.inner_text().count("16 January 2023") == 1
    expect(result).to_contain_text("<b>Noted</b>")
    assert result.locator("mark").all_inner_texts() == ["promised", "promises", "£1.3m"]


def test_opens_the_paragraph(page: Page, site: Served) -> None:
    """A result leads to the very paragraph."""
    page.goto(f"{site.url}search/?q=yeshiva")
    page.get_by_role("link", name="4.12 The Director promised a report on yeshivas").click()
    expect(page).to_have_url(f"{site.url}{MINUTE.url}")
    expect(page.locator(":target")).to_have_text("Here")


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
    page.route(f"**/{INDEX}", lambda route: waiting.append(route))  # noqa: PLW0108 - it takes no built-in
    page.goto(f"{site.url}search/")
    box(page).press_sequentially("mappa")
    expect(heading(page, "Searching…")).to_be_visible()
    waiting[0].continue_()
    expect(heading(page, "1 result")).to_be_visible()


def test_twenty_at_a_time(page: Page, site: Served) -> None:
    """Results come by twenties, and the keyboard stands at the first of the new ones."""
    page.goto(f"{site.url}search/?q=ward")
    expect(heading(page, "45 results")).to_be_visible()
    more = page.get_by_role("button", name="Show more results")
    more.click()
    expect(results(page)).to_have_count(40)
    expect(results(page).nth(20).get_by_role("link")).to_be_focused()
    more.click()
    expect(results(page)).to_have_count(45)
    expect(more).to_be_hidden()


def test_keyboard(page: Page, site: Served) -> None:
    """The slash leads to the box, arrows from result to result, Escape clears."""
    page.goto(f"{site.url}search/?q=ward")
    expect(results(page)).to_have_count(20)
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
    """In the box a slash is a slash."""
    page.goto(f"{site.url}search/")
    box(page).press_sequentially("2021/22")
    expect(box(page)).to_have_value("2021/22")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("xylophone", "Nothing has “xylophone”."),
        ("yeshivah", "Nothing has “yeshivah” just so. These have words like that."),
        ("mappa ward", "Nothing has all of “mappa” and “ward”. These have 1 of the 2."),
        ('"yeshivas on report"', "Nothing has the exact phrase."),
        ("of the", "These words are too common to search for."),
        ("a1 b1 c1 d1 e1 f1 g1 h1 i1", "Only the first 8 words were searched for."),
    ],
)
def test_said(page: Page, site: Served, words: str, said: str) -> None:
    """What had to be given up to find anything is said."""
    page.goto(f"{site.url}search/")
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
    page.route(f"**/{STORE}", lambda route: route.abort())
    page.goto(f"{site.url}search/?q=ward")
    expect(heading(page, "The search could not be loaded")).to_be_visible()
    expect(page.locator("#search-ways").get_by_role("link", name="Meetings")).to_be_visible()
    assert problems
    problems.clear()


def test_without_scripts(plain_page: Page, site: Served) -> None:
    """Without scripts the page says what it needs, and leads to every list."""
    plain_page.goto(f"{site.url}search/?q=ward")
    expect(plain_page.get_by_text("needs JavaScript").first).to_be_visible()
    for name in ("Meetings, by date", "Reports", "Glossary, for what", "Documents"):
        expect(plain_page.locator("main").get_by_role("link", name=name).first).to_be_visible()


def test_from_a_folder(page: Page, folder: Path, problems: list[str]) -> None:
    """Opened straight from a folder, the page says that search needs a web server, and how to start one."""
    page.goto((folder / "search" / "index.html").as_uri())
    expect(page.get_by_text("python3 -m http.server")).to_be_visible()
    problems.clear()


def test_nothing_flickers(page: Page, site: Served) -> None:
    """Where search works, what it would need is not shown."""
    page.goto(f"{site.url}search/")
    expect(page.get_by_text("python3 -m http.server")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?q=promised", "?q=xylophone"])
def test_accessible(page: Page, site: Served, scheme: str, query: str) -> None:
    """Axe finds nothing on the page, with results and without, and it does not scroll sideways."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{site.url}search/{query}")
    page.wait_for_load_state("networkidle")
    assert axe(page) == []
    assert too_wide(page) == []


def test_hostile_words(page: Page, site: Served) -> None:
    """Words that look like markup, or like an operator of Lunr, are only words."""
    page.goto(f"{site.url}search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20*f*f*f*f~10")
    expect(page.get_by_role("heading", name=re.compile("result"))).to_be_visible()
    expect(page.locator("main img")).to_have_count(0)


def test_loaded_only_here(site: Served) -> None:
    """The index is JSON of its own, which only the search page asks for."""
    assert json.loads(search_files([MINUTE])[STORE])["sections"][0][5] == MINUTE.url
    assert any(path.endswith(INDEX) for path, _ in site.requests)
