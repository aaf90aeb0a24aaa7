"""What readers come for, from the home page to what they take away."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from audit.browser import LOOK
from tests.browser import sites
from tests.browser.harness import Served
from tests.once import Once

pytestmark = pytest.mark.browser

PAPER = 680
"""Pixels between the margins of a sheet of A4."""
FIND_CUT = """() => {
  const parts = [...document.querySelectorAll("main table, main pre, main svg, main img")];
  const right = document.documentElement.clientWidth + 1;
  const cut = parts.filter((element) => element.getBoundingClientRect().right > right);
  return cut.map((element) => element.outerHTML.slice(0, 200));
}"""
FIND_MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const { transitionDuration, scrollBehavior } = getComputedStyle(element);
  return parseFloat(transitionDuration) > 0.01 || scrollBehavior === "smooth";
}).length"""


@pytest.fixture(scope="module")
def sample(once: Once, serve: Callable[..., Served]) -> sites.Built:
    """The sample, served."""
    return sites.build("sample", once, serve)


def test_a_promise_and_its_answer(page: Page, built: sites.Built) -> None:
    """From the home page to the promises that were answered, and from one to the words of its answer."""
    page.goto(built.served.url)
    page.get_by_role("navigation").get_by_role("link", name="Promises").click()
    page.get_by_label("State").select_option("answered")
    answer = page.locator(".card:visible .chain__step", has_text=re.compile(r"^\s*Answer\b")).first
    expect(answer.locator(".chain__text, details").first).to_be_visible()
    answer.locator(".chain__place a").click()
    page.wait_for_url(lambda url: "/actions/" not in url)
    fragment = page.url.partition("#")[2]
    expect(page.locator(f"[id='{fragment}']" if fragment else "h1")).to_be_in_viewport()


def test_a_recommendation_over_a_year(page: Page, sample: sites.Built) -> None:
    """From the list to a review, and on it a recommendation: its response, then updates in order of time."""
    page.goto(sample.served.url)
    page.get_by_role("navigation").get_by_role("link", name="Recommendations").click()
    page.locator(
        f"main a[href$='{sample.kinds['dossier.html'].removeprefix('recommendations/')}']"
    ).first.click()
    page.get_by_role("link", name="Permanent link to Recommendation 3").click()
    heading = page.locator("#recommendation-3")
    expect(heading).to_be_in_viewport()
    steps: list[str] = heading.evaluate("""heading => {
      const after = [...document.querySelectorAll("main :is(h2, h3)")];
      const own = after.slice(after.indexOf(heading) + 1);
      return own.slice(0, own.findIndex(({ tagName }) => tagName === "H2")).map((h) => h.textContent.trim());
    }""")
    assert steps[0].startswith("Response")
    updates = [date for step in steps if (date := step.removeprefix("Progress update ")) != step]
    dates = [datetime.strptime(f"1 {date}", "%d %B %Y").replace(tzinfo=UTC) for date in updates]
    assert len(dates) > 1
    assert dates == sorted(dates)


def test_by_keyboard_alone(page: Page, sample: sites.Built) -> None:
    """The first stop skips what stands on every page; the box, a result and a minute are reached by keys."""
    page.goto(f"{sample.served.url}meetings/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.goto(sample.served.url)
    box = page.get_by_label("Search all papers")
    for _ in range(20):
        page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    page.keyboard.type("earmarked reserve")
    page.keyboard.press("Enter")
    result = page.locator("#search-results a[href*='minute']").first
    expect(result).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if result.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#minute-"))
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()


@pytest.mark.parametrize(
    "kind", ["meeting.html", "report.html", "figure.html", "dossier.html", "attendance.html"]
)
def test_nothing_is_cut_on_paper(page: Page, built: sites.Built, kind: str) -> None:
    """What a printed page shows stands between its margins; what leads elsewhere is gone."""
    if kind not in built.kinds:
        pytest.skip("nothing in this archive needs such a page")
    page.set_viewport_size({"width": PAPER, "height": 1000})
    page.emulate_media(media="print")
    page.goto(built.served.url + built.kinds[kind])
    assert page.evaluate(FIND_CUT) == []
    assert not any(found.is_visible() for found in page.get_by_role("navigation").all())
    assert not any(found.is_visible() for found in page.get_by_role("search").all())


def test_own_colours_and_no_motion(page: Page, sample: sites.Built) -> None:
    """With the reader's own colours each stop shows its focus; where no motion is wanted, nothing moves."""
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.goto(sample.served.url + sample.kinds["meeting.html"])
    assert page.evaluate(LOOK) == []
    assert page.evaluate(FIND_MOVING) == 0
