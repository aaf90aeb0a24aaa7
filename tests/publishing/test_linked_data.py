"""What pages say to programs: JSON-LD that can be parsed, whose addresses lead somewhere, and cards."""

import io
import json
from typing import Any

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from archive.publishing.cards import card
from tests import invented
from tests.publishing.built import BASE, Files, built, change, file_at

KINDS = {
    "": {"WebSite", "GovernmentOrganization"},
    invented.HELD: {"Event", "BreadcrumbList"},
    "reports/pack-report/": {"Report", "BreadcrumbList"},
    "people/dee-fender/": {"Person", "BreadcrumbList"},
    "glossary/": {"DefinedTermSet", "BreadcrumbList"},
    "data/": {"Dataset", "BreadcrumbList"},
    "documents/pack/": {"BreadcrumbList"},
}


def things(files: Files, address: str) -> dict[str, Any]:
    """The things that a page is about, by their types."""
    page = LexborHTMLParser(files[f"{address}index.html"].decode())
    found = [json.loads(node.text()) for node in page.css('script[type="application/ld+json"]')]
    assert all(thing["@context"] == "https://schema.org" for thing in found)
    return {thing["@type"]: thing for thing in found}


def addresses(thing: Any) -> set[str]:
    """All that lead to a place, however deep."""
    if isinstance(thing, dict):
        own = {v for k, v in thing.items() if k in ("url", "item", "contentUrl") and isinstance(v, str)}
        return own.union(*map(addresses, thing.values()))
    return set().union(*map(addresses, thing)) if isinstance(thing, list) else set()


@pytest.mark.parametrize("address", KINDS)
def test_types_and_addresses(at_home: Files, address: str) -> None:
    """Each kind of page says what it is about; what has an address is on the site."""
    found = things(at_home, address)
    assert set(found) == KINDS[address]
    led = addresses(list(found.values()))
    assert led
    assert [url for url in led if not url.startswith(BASE) or file_at(url) not in at_home] == []


def test_an_event(at_home: Files) -> None:
    """A meeting with its moment, place and organizer, and no fields that nobody knows."""
    event = things(at_home, invented.ANNOUNCED)["Event"]
    assert event["startDate"] == "2025-01-20T19:00:00+00:00"
    assert event["location"] == {"@type": "Place", "name": "Town Hall"}
    assert event["organizer"]["name"] == "Housing Scrutiny Commission"
    assert "endDate" not in event
    assert things(at_home, invented.HELD)["Event"]["startDate"] == "2024-11-25"


def test_terms_and_people(at_home: Files) -> None:
    """A term with its meaning; a person with office and spellings; a report with its author."""
    (term,) = things(at_home, "glossary/")["DefinedTermSet"]["hasDefinedTerm"]
    assert (term["name"], term["description"]) == ("HRA", "Housing Revenue Account")
    assert "Director of Housing" in things(at_home, "people/dee-fender/")["Person"]["jobTitle"]
    (author,) = things(at_home, "reports/pack-report/")["Report"]["author"]
    assert (author["name"], author["url"]) == ("Dee Fender", f"{BASE}people/dee-fender/")


def test_the_way_to_a_page(at_home: Files) -> None:
    """From the home page, numbered."""
    trail = things(at_home, "data/meetings/")["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in trail] == [
        (1, "Home", BASE),
        (2, "Data", f"{BASE}data/"),
        (3, "Data: meetings", f"{BASE}data/meetings/"),
    ]


def test_words_that_would_end_the_script(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A title with a tag in it stays a title."""
    folder = invented.write(tmp_path_factory.mktemp("odd"))
    change(folder / "content/pack/2-report.md", "title: Repairs review", "title: Repairs </script><b> review")
    assert things(built(folder), "reports/pack-report/")["Report"]["name"] == "Repairs </script><b> review"


def test_pages_know_their_address(at_home: Files, nowhere: Files) -> None:
    """The one true address of each page and its card are said where they are known, and nowhere else."""
    for name, contents in at_home.items():
        if not name.endswith("index.html"):
            continue
        page = LexborHTMLParser(contents.decode())
        address = f"{BASE}{name.removesuffix('index.html')}"
        (canonical,) = page.css('link[rel="canonical"]')
        assert canonical.attributes["href"] == address
        (picture,) = page.css('meta[property="og:image"]')
        assert file_at(str(picture.attributes["content"])) in at_home
    for name, contents in nowhere.items():
        if name.endswith(".html"):
            assert b"canonical" not in contents
            assert b"og:image" not in contents


def test_cards(at_home: Files, nowhere: Files) -> None:
    """One for each meeting and each part: of the size that others show, small, and drawn."""
    cards = {name: contents for name, contents in at_home.items() if name.startswith("cards/")}
    assert f"cards/{invented.HELD.rstrip('/')}.png" in cards
    assert len(set(cards.values())) == len(cards) > 10
    for contents in cards.values():
        picture = Image.open(io.BytesIO(contents))
        assert picture.size == (1200, 630)
        assert len(contents) < 20_000
        colours = picture.convert("RGB").getcolors()
        assert colours is not None
        assert len(colours) > 2
    assert not [name for name in nowhere if name.startswith("cards/")]


@pytest.mark.parametrize("title", ["", "W" * 200, "Cyngor Sir Ŵyn & Ŷstwyth " * 20, "Ä\u0301 £ – “x”"])
def test_cards_of_odd_titles(title: str) -> None:
    """Nothing is too long to be drawn, and the same is drawn each time."""
    assert card("#17464f", title, title, title) == card("#17464f", title, title, title)
