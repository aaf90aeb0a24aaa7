"""What a reader asks, typed into the search box, opens the very paragraph that answers it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sites import Built

pytestmark = pytest.mark.browser

# What is asked, and the end of the address that a result among the first three must open.
QUESTIONS = {
    "invented": [],
    "sample": [
        ("journey longer than 45 minutes", r"meetings/2024-11-25-.*#minute-4-5$"),
        ("damp and mould", r"recommendations/.*#recommendation-5$"),
        ("passenger assistants epilepsy", r"reports/.*#paragraph-5-3$"),
        ("children's advocate", r"recommendations/.*#recommendation-6$"),
        ("earmarked reserve", r"meetings/2024-11-25-.*#(?:minute-4-9|item-4-.*)$"),
        ("Sunday opening The Ropewalk", r"reports/.*letter.*#.*$"),
        ("lift at The Signal Box", r"(?:meetings/2024-11-25-.*#minute-6-5|reports/.*letter.*#.*)$"),
        ("Ombudsman", r"reports/.*#paragraph-5-6$"),
        ("surplus reception places", r"meetings/2024-11-25-.*#minute-5-2$"),
        ("personal travel budget mileage rate 45p", r"reports/.*#paragraph-4-4$"),
    ],
    "hackney": [
        ("£1.3m corporate parenting overspend", r"meetings/2022-11-30-.*#minute-5-3$"),
        ('"nothing about you, without you"', r"reports/000-.*#priority-5-effective-partnerships.*$"),
        ("£347,112", r"reports/002-.*#income.*$"),
        ("Mark Riddell care leavers", r"reports/003-.*#(?:foreword|findings-from-national).*$"),
        ("1087 children", r"reports/002-.*#paragraph-4-2-4$"),
        ("location of residential placements", r"meetings/2022-11-30-.*#minute-4-8$"),
        ("spare capacity special schools", r"meetings/2021-07-12-.*#minute-4-13$"),
        ("Mokingbird", r"reports/003-.*#fostering-service$"),
        ("housing for care leavers", r"meetings/2022-11-30-.*#minute-8-1$"),
        ("MAPPA", r"glossary/#term-mappa$"),
    ],
}


def test_ten_questions(page: Page, built: Built) -> None:
    """Each opens the right place, which is there and in view."""
    for question, address in QUESTIONS[built.name]:
        page.goto(f"{built.served.url}search/")
        page.get_by_label("What are you looking for?").fill(question)
        page.keyboard.press("Enter")
        links = page.locator("#search-results a[data-link]")
        expect(links.first).to_be_visible()
        found = [str(links.nth(i).get_attribute("href")) for i in range(min(3, links.count()))]
        right = next((i for i, href in enumerate(found) if re.search(address, href)), None)
        assert right is not None, f"{question}: {found}"
        links.nth(right).click()
        expect(page.locator("h1")).to_be_visible()
        anchor = page.url.partition("#")[2]
        expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_tips(page: Page, built: Built) -> None:
    """Each example of the tips finds something."""
    page.goto(f"{built.served.url}search/tips/")
    addresses = [link.get_attribute("href") for link in page.locator("main table a").all()]
    assert len(addresses) > 4
    for address in addresses:
        page.goto(f"{built.served.url}search/tips/{address}")
        expect(page.locator(".search-hit").first, str(address)).to_be_visible()


def test_the_slash_can_be_turned_off(page: Page, built: Built) -> None:
    """On the tips page, for all pages of this device, and on again."""
    for press, focused in ((0, 1), (1, 0), (1, 1)):
        page.goto(f"{built.served.url}search/tips/")
        switch = page.locator("#search-slash")
        if press:
            switch.click()
        switch.blur()
        page.keyboard.press("/")
        expect(page.locator("form[role=search] [name=q]:focus")).to_have_count(focused)
