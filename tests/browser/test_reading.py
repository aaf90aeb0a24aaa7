"""Long texts: contents, citing, abbreviations, old addresses, print."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests import invented
from tests.browser import sites
from tests.browser.harness import Served, axe
from tests.once import Once

pytestmark = pytest.mark.browser

REPORT = "reports/pack-report/"


@pytest.fixture(scope="module")
def small(once: Once, serve: Callable[[Path], Served]) -> sites.Built:
    """The invented archive, served."""
    return sites.build("invented", once, serve)


def test_contents_follow(page: Page, small: sites.Built) -> None:
    """The link of the section in sight is marked, and only that."""
    page.set_viewport_size({"width": 1280, "height": 600})
    page.goto(f"{small.served.url}{invented.LONG}whole/#7-part-ggg")
    marked = page.locator(".contents a[aria-current]")
    expect(marked).to_have_text(re.compile("7"))
    page.evaluate("document.getElementById('11-part-kkk').scrollIntoView()")
    expect(marked).to_have_text(re.compile("11"))
    expect(marked).to_be_in_viewport()


def test_contents_on_a_phone(page: Page, small: sites.Built) -> None:
    """Folded; a choice leads there and folds them again, and nothing that is focused is under them."""
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(f"{small.served.url}{invented.HELD}")
    contents = page.locator(".contents summary")
    contents.press("Enter")
    page.locator(".contents").get_by_role("link", name="5. Any other business").press("Enter")
    expect(page.locator(".contents details")).not_to_have_attribute("open", "")
    bottom = contents.bounding_box()
    heading = page.locator("h2", has_text="5. Any other business").bounding_box()
    assert bottom
    assert heading
    assert heading["y"] >= bottom["y"] + bottom["height"]


@pytest.mark.parametrize(
    ("address", "anchor"),
    [
        (invented.LONG, "3-part-ccc"),
        (invented.LONG, "paragraph-3-4-1"),
        (invented.SAT_LONG, "item-7"),
        (invented.SAT_LONG, "minute-6-40"),
    ],
)
def test_old_addresses_arrive(page: Page, small: sites.Built, address: str, anchor: str) -> None:
    """An address from before a text was cut leads to the passage: in its chapter or part, or on one page."""
    page.goto(f"{small.served.url}{address}#{anchor}")
    page.wait_for_url(lambda url: not url.startswith(f"{small.served.url}{address}#"))
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_cite_by_keyboard(page: Page, small: sites.Built) -> None:
    """From a minute's number to its citation and on to the next passage, and back to the button."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{small.served.url}{invented.HELD}")
    page.get_by_role("link", name="Minute 4.1, permanent link").focus()
    button = page.get_by_role("button", name="Cite")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("h2")).to_be_focused()
    plain = dialog.get_by_label("Plain text").input_value()
    assert plain == (
        "Housing Scrutiny Commission, Marshwick Borough Council, 25 November 2024, "
        "item 4. Damp and mould (19.05), minute 4.1. "
        "Agenda pack of the Housing Scrutiny Commission: printed minutes, page 40. "
        "Marshwick Scrutiny Archive, "
        f"{small.served.url}{invented.HELD}#minute-4-1"
    )
    assert f"]({small.served.url}originals/pack.pdf#page=38)" in dialog.get_by_label("Markdown").input_value()
    assert axe(page) == []
    dialog.get_by_role("button", name="Copy plain text").press("Enter")
    expect(dialog.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == plain
    dialog.get_by_role("button", name="Next passage").press("Enter")
    expect(dialog.locator("h2")).not_to_have_text("Cite minute 4.1")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


@pytest.mark.parametrize(
    ("kind", "label", "says"),
    [
        ("dossier.html", "Permanent link to Recommendation 1", ["recommendation 1", "PDF page 20"]),
        ("figure.html", "Permanent link to the chart", ["papers to ", "chart “", "page ", "#chart-1"]),
        ("attendance.html", "Permanent link to the chart", ["Commission, Marshwick", "chart “Attendance in"]),
        ("report.html", "Permanent link to Summary", ["Summary”", "item 4", "20 January 2025"]),
    ],
)
def test_cite_each_kind(page: Page, small: sites.Built, kind: str, label: str, says: list[str]) -> None:
    """Recommendations, figures and sections are cited as minutes are, from the link that each has."""
    if kind not in small.kinds:
        pytest.skip("the invented archive has none")
    page.goto(f"{small.served.url}{small.kinds[kind] if kind != 'report.html' else REPORT}")
    page.get_by_role("link", name=label).first.focus()
    page.get_by_role("button", name="Cite").press("Enter")
    plain = page.get_by_label("Plain text").input_value()
    assert [part for part in says if part not in plain] == []
    assert page.locator("#cite_words").inner_text()


def test_cite_selected_words(page: Page, small: sites.Built) -> None:
    """The address of a quotation opens at the very words, which the browser finds."""
    page.goto(f"{small.served.url}{invented.HELD}")
    page.get_by_text("Some 412 homes.", exact=True).evaluate(
        "element => getSelection().selectAllChildren(element)"
    )
    page.get_by_role("button", name="Cite selected words").click()
    field = page.get_by_role("dialog").get_by_label("Address")
    expect(field).to_have_value(re.compile(r":~:text="))
    address = field.input_value()
    assert "412 homes" in unquote(address)
    assert "“Some 412 homes.”" in page.get_by_label("Plain text").input_value()


def test_abbreviations(page: Page, plain_page: Page, small: sites.Built) -> None:
    """A tap or a key unfolds the meaning and folds it again; without scripts it is a link to the glossary."""
    page.goto(f"{small.served.url}{REPORT}")
    term = page.get_by_role("button", name="HRA")
    term.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("(Housing Revenue Account; glossary)")).to_be_visible()
    assert axe(page) == []
    term.click()
    expect(page.get_by_text("Housing Revenue Account")).to_be_hidden()
    plain_page.goto(f"{small.served.url}{REPORT}")
    plain_page.get_by_role("link", name="HRA").click()
    expect(plain_page).to_have_url(re.compile(r"glossary/#term-hra$"))


def test_first_view_without_scripts(page: Page, plain_page: Page, small: sites.Built) -> None:
    """What a reader first sees of a meeting is the same and in the same place, whether scripts run or not."""
    views = []
    for one in (page, plain_page):
        one.set_viewport_size({"width": 1280, "height": 900})
        one.goto(f"{small.served.url}{invented.HELD}")
        boxes = [one.locator(selector).first.bounding_box() for selector in ("h1", ".facts", ".contents")]
        views.append([round(box["y"]) for box in boxes if box])
    assert len(views[0]) == 3
    assert views[0] == views[1]


def test_print(page: Page, small: sites.Built) -> None:
    """Nothing to press or to go elsewhere with; the marks of pages and what abbreviations mean stay."""
    page.goto(f"{small.served.url}{REPORT}")
    page.emulate_media(media="print")
    for gone in ("nav", ".cite-tool", ".permalink", "form", ".table__foot"):
        assert not any(found.is_visible() for found in page.locator(gone).all()), gone
    expect(page.locator(".page-mark").first).to_be_visible()
    after = page.locator("a.term").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert "Housing Revenue Account" in after


def test_text_spacing(page: Page, small: sites.Built) -> None:
    """With the reader's own spacing of letters, words and lines nothing widens a phone's page."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{small.served.url}{invented.HELD}")
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
      document.adoptedStyleSheets = [sheet];
    }""")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
