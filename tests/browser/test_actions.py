"""The filters of the page of decisions and promises: beside the list, in the address, undone by Back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sites import Built

pytestmark = pytest.mark.browser


def _open(page: Page, built: Built, query: str = "") -> None:
    page.goto(f"{built.served.url}actions/{query}")


def test_a_choice_is_in_the_address(page: Page, built: Built) -> None:
    """It hides what doesn't fit, says how many are left, and can be sent on; "Show all" takes it back."""
    _open(page, built)
    cards = page.locator(".card")
    total = cards.count()
    page.get_by_label("State").select_option("answered")
    left = page.locator(".card:visible")
    expect(page.locator("#filters-count")).to_have_text(f"{left.count()} of {total} shown")
    assert {card.get_attribute("data-state") for card in left.all()} == {"answered"}
    expect(page.locator("[data-group='decision']")).to_be_hidden()
    assert page.url.endswith("?state=answered")
    page.reload()
    expect(page.locator("#filters-count")).to_have_text(f"{left.count()} of {total} shown")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#filters-count")).to_have_text(f"{total} of {total} shown")
    assert "?" not in page.url


def test_what_the_page_does_not_have_is_not_chosen(page: Page, built: Built) -> None:
    """An address with another archive's choices shows everything."""
    _open(page, built, "?state=lost&owner=nobody")
    expect(page.locator(".card[hidden]")).to_have_count(0)


def test_a_link_leads_to_what_filters_hide(page: Page, built: Built) -> None:
    """The action that a minute leads to is shown, whatever the address chooses."""
    _open(page, built)
    action = page.locator(".card[data-state='decision']").first.get_attribute("id")
    _open(page, built, f"?state=answered#{action}")
    expect(page.locator(f"[id='{action}']")).to_be_visible()


def test_without_scripts_all_is_there(plain_page: Page, built: Built) -> None:
    """The whole list, and no filters that would do nothing."""
    _open(plain_page, built)
    expect(plain_page.locator("#filters")).to_be_hidden()
    expect(plain_page.locator(".card").first).to_be_visible()
    expect(plain_page.locator(".card[hidden]")).to_have_count(0)
