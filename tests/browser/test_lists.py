"""Lists with filters and orders: in the address, undone by Back, complete without scripts."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness import axe
from tests.browser.sites import Built

pytestmark = pytest.mark.browser

LISTS = (
    "meetings/",
    "reports/",
    "actions/",
    "recommendations/",
    "people/",
    "documents/",
    "figures/",
    "glossary/",
)


def _open(page: Page, built: Built, query: str = "", address: str = "actions/") -> None:
    page.goto(f"{built.served.url}{address}{query}")


def test_a_choice_is_in_the_address(page: Page, built: Built) -> None:
    """It hides what doesn't fit, says how many are left, can be sent on, and is undone by Back."""
    _open(page, built)
    total = page.locator("[data-row]").count()
    page.get_by_label("State").select_option("answered")
    left = page.locator("[data-row]:visible")
    said = f"{left.count()} of {total} shown"
    expect(page.locator("#filters-count")).to_have_text(said)
    assert {row.get_attribute("data-state") for row in left.all()} == {"answered"}
    expect(page.locator("section:has(> #decision)")).to_be_hidden()
    expect(page.locator("[data-for='decision']")).to_be_hidden()
    assert page.url.endswith("?state=answered")
    page.reload()
    expect(page.locator("#filters-count")).to_have_text(said)
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#filters-count")).to_have_text(f"{total} of {total} shown")
    assert "?" not in page.url
    page.go_back()
    expect(page.locator("#filters-count")).to_have_text(said)
    assert page.url.endswith("?state=answered")


def test_choices_say_how_many_they_leave(page: Page, built: Built) -> None:
    """Of all that the other filters let through."""
    _open(page, built, "?state=decision")
    state = page.get_by_label("State").locator("option[value='decision']")
    decisions = page.locator("[data-row][data-state='decision']").count()
    expect(state).to_have_text(f"Decision ({decisions})")


def test_words_and_order(page: Page, built: Built) -> None:
    """What is typed is looked for in the rows; another order puts all in one list, and back again."""
    _open(page, built, "?sort=title", "reports/")
    titles = [link.inner_text().casefold() for link in page.locator("#sorted .card > a").all()]
    assert len(titles) == page.locator("[data-row]").count()
    assert titles[0] == min(titles)
    expect(page.locator("[data-group]:visible")).to_have_count(0)
    page.get_by_label("Order").select_option("")
    expect(page.locator("#sorted [data-row]")).to_have_count(0)
    expect(page.locator("[data-group]:visible").first).to_be_visible()
    _open(page, built, "?words=zzz+nowhere", "people/")
    field = page.get_by_label("Words in the list")
    if field.count():
        expect(page.locator("#filters-none")).to_be_visible()
        name = page.locator("[data-row] a").first.evaluate("a => a.textContent")
        field.fill(name)
        expect(page.locator("[data-row]:visible a").first).to_have_text(name)
        assert "words=" in page.url


def test_every_list_can_be_filtered(page: Page, built: Built) -> None:
    """Each choice leaves as many rows as it says."""
    for address in LISTS:
        _open(page, built, address=address)
        selects = page.locator("#filters select:not([name=sort])").all()
        for select in selects[:1] if page.locator("#filters").is_visible() else ():
            option = select.locator("option").nth(1)
            select.select_option(str(option.get_attribute("value")))
            number = page.locator("[data-row]:visible").count()
            assert str(option.text_content()).endswith(f"({number})"), address


def test_a_sorted_list_is_accessible(page: Page, built: Built) -> None:
    """In one list, its headings are in order."""
    _open(page, built, "?sort=-date")
    assert axe(page) == []


def test_what_the_page_does_not_have_is_not_chosen(page: Page, built: Built) -> None:
    """An address with another archive's choices shows everything."""
    _open(page, built, "?state=lost&owner=nobody")
    expect(page.locator("[data-row][hidden]")).to_have_count(0)


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
    expect(plain_page.locator("[data-row][hidden]")).to_have_count(0)
