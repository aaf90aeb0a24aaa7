"""The data for machines: each page has its piece, each list a page that says what its fields mean."""

import json
from dataclasses import fields

import jsonschema
import pytest
from selectolax.lexbor import LexborHTMLParser

from archive import data, meanings
from archive.pages.open_data import kinds
from tests import invented
from tests.publishing.built import Files


@pytest.mark.parametrize(
    ("address", "lists"),
    [
        (invented.HELD, {"meetings", "minutes", "actions"}),
        ("reports/pack-report/", {"reports"}),
        ("recommendations/pack-recommendations/", {"recommendations"}),
        ("people/dee-fender/", {"people"}),
        ("documents/pack/", {"documents"}),
    ],
)
def test_a_piece(at_home: Files, address: str, lists: set[str]) -> None:
    """It has the very records of the lists that the page shows, and the page leads to it."""
    piece = json.loads(at_home[f"{address}data.json"])
    assert set(piece) == lists
    for name, records in piece.items():
        every = {record["id"]: record for record in json.loads(at_home[f"data/{name}.json"])}
        assert records == [every[record["id"]] for record in records]
        assert all(record["url"].startswith(address) for record in records)
    page = LexborHTMLParser(at_home[f"{address}index.html"].decode())
    links = page.css('main a[href$="data.json"], link[type="application/json"]')
    assert len(links) == 2


@pytest.mark.parametrize(("name", "record"), data.LISTS, ids=[name for name, _ in data.LISTS])
def test_a_page_for_each_list(at_home: Files, name: str, record: type) -> None:
    """It names each field, however deep, with what it holds; links within it lead somewhere."""
    page = LexborHTMLParser(at_home[f"data/{name}/index.html"].decode())
    shown = {node.text() for node in page.css("th code")}
    assert {field.name for kind in kinds(record) for field in kind.fields} == shown
    assert {f.name for f in fields(record)} <= shown
    ids = {node.attributes["id"] for node in page.css("[id]")}
    inner = [str(a.attributes["href"])[1:] for a in page.css('td a[href^="#"]')]
    assert set(inner) <= ids


def test_meanings_are_those_of_the_code() -> None:
    """What stands below a field in its class, and what is common to all."""
    (said,) = (dict(meanings.of_fields(kind)) for name, kind in data.LISTS if name == "people")
    assert said["spellings"] == "Every spelling found, with its title, and where."
    assert "readable" in said["id"]


@pytest.mark.parametrize("name", [name for name, _ in data.LISTS])
def test_schemas_hold(at_home: Files, name: str) -> None:
    """Each list is as its schema says, which tells what fields mean."""
    schema = json.loads(at_home[f"data/schema/{name}.json"])
    jsonschema.validate(json.loads(at_home[f"data/{name}.json"]), schema)
    assert schema["items"]["properties"]["id"]["description"]


def test_how_to_use_and_cite(at_home: Files, nowhere: Files) -> None:
    """With the licence, and addresses that can be pasted where the site's own is known."""
    text = at_home["data/index.html"].decode()
    assert "https://marshwick.example.org/records/archive/data/actions.json" in text
    assert "Open Government Licence v3.0" in text
    assert "marshwick.example.org/records" not in nowhere["data/index.html"].decode()
