"""Long minutes in parts: nothing lost, nothing twice; every address leads to the part that has it."""

import gzip
import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from archive import config, long_minutes, site
from archive.chapters import whole
from archive.content import from_text
from archive.library import Library
from archive.scrutiny.meetings import meetings
from archive.scrutiny.people import register
from tests import invented
from tests.once import Once

WORDS = re.compile(r"looked at again")


@pytest.fixture(scope="module")
def made(once: Once) -> Library:
    """The invented archive, which has a meeting with long minutes."""
    return once.library("invented")


@pytest.fixture(scope="module")
def files(made: Library) -> dict[str, bytes]:
    """Its site."""
    return dict(site.files(made.config, made))


def test_cut(made: Library) -> None:
    """Only long minutes are cut: between items, and within one that is too long by itself."""
    (found,) = made.minutes_parts.values()
    assert [part.title for part in found] == [
        "Items 1 to 4",
        "5. Matter eee",
        "6. Matter fff",
        "Items 6, continued, to 7",
        "8. Matter hhh",
    ]
    (page,) = (m for m in made.meetings if m.meeting.url == invented.SAT_LONG)
    told = [entry.anchor for part in found for run in part.runs for entry in run.entries]
    assert told == [entry.anchor for item in page.items for entry in item.entries]


def test_every_address_leads_to_a_part(made: Library, files: dict[str, bytes]) -> None:
    """Records name minutes by their parts, which have them; search finds each once."""
    (found,) = made.minutes_parts.values()
    minutes = [m.url for m in made.minutes if m.url.startswith(invented.SAT_LONG)]
    sections = [s["url"] for s in json.loads(files["data/sections.json"]) if s["kind"] in ("minute", "vote")]
    own = [url for url in sections if url.startswith(invented.SAT_LONG) and "printed" not in url]
    assert len(set(minutes)) == len(minutes) == 116
    assert sorted(own) == sorted([*minutes, f"{found[3].url}#item-6-vote-1"])
    for url in own:
        page, _, anchor = url.partition("#")
        assert LexborHTMLParser(files[f"{page}index.html"]).css_first(f"[id='{anchor}']"), url


def test_pages(made: Library, files: dict[str, bytes]) -> None:
    """The meeting's page lists the parts, each leads to those beside it, one page has all of the text."""
    (found,) = made.minutes_parts.values()
    first, on_one = (
        files[f"{url}index.html"].decode() for url in (invented.SAT_LONG, whole(invented.SAT_LONG))
    )
    parts = [files[f"{part.url}index.html"].decode() for part in found]
    assert not WORDS.search(first)
    assert len(WORDS.findall(on_one)) == sum(len(WORDS.findall(part)) for part in parts) > 1000
    assert f'href="../../../{found[0].url}" rel="prev"' in parts[1]
    assert f'href="../../../{found[2].url}" rel="next"' in parts[1]
    # Where no script runs, the old address of an item ends at the link to it
    links = {link.attributes.get("id"): link for link in LexborHTMLParser(first).css(".chapters a[id]")}
    assert list(links) == [f"item-{number}" for number in range(1, 9)]
    assert links["item-7"].attributes["href"] == f"../../{found[3].url}#item-7"


def test_light(made: Library, files: dict[str, bytes]) -> None:
    """Each part is a small share of what may be loaded."""
    (found,) = made.minutes_parts.values()
    pages = [invented.SAT_LONG, *(part.url for part in found)]
    assert max(len(gzip.compress(files[f"{url}index.html"])) for url in pages) < 20_000


def test_short_minutes_stay_whole(made: Library) -> None:
    """The archive's other meeting with minutes has one page."""
    assert list(made.minutes_parts) == [invented.SAT_LONG.split("/")[1]]
    assert any(minute.url.startswith(f"{invented.HELD}#") for minute in made.minutes)


LONG_PARAGRAPH = "Otters were counted at each weir of the river. " * 400
HEAD = (
    "---\nid: t\nkind: minutes\ntitle: T\ndocument: d\nbody: Weirs Panel\nmeeting_date: 2024-03-04\n---\n\n"
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("## 1. Weirs\n\n1.1 None.\n", [], id="short"),
        pytest.param(f"## 1. Weirs\n\n1.1 {LONG_PARAGRAPH * 3}\n", [], id="one paragraph alone"),
        pytest.param(
            f"## 1. Weirs\n\n{LONG_PARAGRAPH}\n\n## 1. Mills\n\n{LONG_PARAGRAPH}\n\n"
            f"### Upper\n\n#### Lower\n\n{LONG_PARAGRAPH}\n",
            [
                ("item-1", "1. Weirs"),
                ("item-1-2", "1. Mills"),
                ("item-1-upper", "1. Mills, continued"),
            ],
            id="two of one number, headings",
        ),
    ],
)
def test_parts(text: str, parts: list[tuple[str, str]]) -> None:
    """Each has an address of its own, none ends with a heading; what can't be cut stays whole."""
    (page,) = meetings(config.load(Path("/nowhere")), [from_text("t.md", HEAD + text)], register([]))
    found = long_minutes.parts(page)
    assert [(part.url.split("/")[-2], part.title) for part in found] == parts
