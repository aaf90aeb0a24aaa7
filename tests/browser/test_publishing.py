"""What readers get besides pages: an old address leads on to the place, and the calendar can be had."""

from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests import invented
from tests.browser.harness import Served
from tests.publishing.built import built

pytestmark = pytest.mark.browser

OLD = "2024/november/"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Served]) -> Served:
    """The invented archive with an old address, served."""
    folder = invented.write(tmp_path_factory.mktemp("archive"))
    redirects = folder / "content/redirects.yaml"
    redirects.write_text(f"- {{from: {OLD}, to: {invented.HELD}}}\n", encoding="utf-8")
    for path, contents in built(folder).items():
        file = folder / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents)
    return serve(folder / "site")


def test_an_old_address_leads_to_the_place(page: Page, served: Served) -> None:
    """The place on the page that was asked for is kept, and Back does not lead into the old address again."""
    page.goto(f"{served.url}feeds/")
    page.goto(f"{served.url}{OLD}#minute-4-2")
    page.wait_for_url(f"{served.url}{invented.HELD}#minute-4-2")
    expect(page.locator("#minute-4-2")).to_be_in_viewport()
    page.go_back()
    page.wait_for_url(f"{served.url}feeds/")


def test_an_old_address_without_scripts(plain_page: Page, served: Served) -> None:
    """It leads to the page."""
    plain_page.goto(f"{served.url}{OLD}#minute-4-2")
    plain_page.wait_for_url(f"{served.url}{invented.HELD}**")
    expect(plain_page.locator("h1")).to_contain_text("Meeting of 25 November 2024")


def test_the_calendar_can_be_had(page: Page, served: Served) -> None:
    """From any page by two links, with its meetings."""
    page.goto(f"{served.url}{invented.HELD}")
    page.get_by_role("link", name="Feeds and calendars").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Meetings of the Housing Scrutiny Commission").click()
    calendar = Calendar.from_ical(download.value.path().read_bytes())
    assert [str(event["summary"]) for event in calendar.events] == ["Housing Scrutiny Commission"] * 2
