"""Feeds are read by an independent library: what is in them, under which names, dated by what."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest

from archive import publishing, site, subscriptions, templating
from archive.library import Library
from archive.pages import SitePage
from archive.publishing import feeds
from archive.publishing.heads import heads
from tests import invented
from tests.publishing.built import BASE, Files, built, change, file_at

FEEDS = ["all", "meetings", "papers", "decisions", "recommendations", "open-promises"]
PATHS = [f"feeds/{name}.xml" for name in (*FEEDS, f"bodies/{invented.COMMISSION}")]


def entries(files: Files, name: str) -> dict[str, feedparser.FeedParserDict]:
    """The entries of a feed by their titles."""
    parsed = feedparser.parse(files[f"feeds/{name}.xml"])
    assert not parsed.bozo, parsed.get("bozo_exception")
    return {entry.title: entry for entry in parsed.entries}


@pytest.mark.parametrize("path", PATHS)
def test_well_formed(at_home: Files, path: str) -> None:
    """Each has id, title, author, dates and its own address, and leads to pages and places that exist."""
    parsed = feedparser.parse(at_home[path])
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert parsed.feed.id.startswith("urn:uuid:")
    assert parsed.feed.author == "Marshwick Borough Council"
    assert {link.href for link in parsed.feed.links if link.rel == "self"} == {f"{BASE}{path}"}
    assert parsed.feed.updated == max((e.updated for e in parsed.entries), default=parsed.feed.updated)
    for entry in parsed.entries:
        assert entry.link.startswith(BASE)
        page = at_home[file_at(entry.link)].decode()
        assert f'id="{entry.link.partition("#")[2]}"' in page or "#" not in entry.link
        assert entry.content[0].value


def test_names_are_unique_and_shared(at_home: Files) -> None:
    """An entry's id is the same in each feed, and no other's."""
    every = [entry for name in FEEDS for entry in entries(at_home, name).values()]
    assert len({entry.id for entry in every}) == len({(entry.link, entry.title) for entry in every})


@pytest.mark.parametrize(
    ("name", "title", "words"),
    [
        ("meetings", "Housing Scrutiny Commission, 20 January 2025", ["Town Hall", "4 Repairs review"]),
        ("papers", "Repairs review", ["By Dee Fender", "For the meeting of 20 January 2025"]),
        (
            "recommendations",
            "That damp be treated first.",
            ["Recommendations of the repairs review", "page 21"],
        ),
        ("decisions", "the report be noted and damp be looked at again.", ["25 November 2024"]),
    ],
)
def test_what_entries_say(at_home: Files, name: str, title: str, words: list[str]) -> None:
    """The text itself, with what belongs to it and where it was read."""
    found = entries(at_home, name)[title].content[0].value
    assert [word for word in words if word not in found] == []


def test_an_answered_promise_is_not_open(at_home: Files) -> None:
    """It stands among the decisions with its answer."""
    title = "Officers to provide a written note on the reserve for damp."
    entry = entries(at_home, "decisions")[title]
    assert "The note on the reserve for damp is attached" in entry.content[0].value
    assert title not in entries(at_home, "open-promises")


def test_without_an_address(nowhere: Files) -> None:
    """Links are relative to the feed, which has the same names and does not say where it stands."""
    parsed = feedparser.parse(nowhere["feeds/all.xml"])
    assert not [link for link in parsed.feed.links if link.rel == "self"]
    for entry in parsed.entries:
        place = urljoin("https://any.example.org/feeds/all.xml", entry.link)
        assert file_at(place.removeprefix("https://any.example.org/")) in nowhere


@pytest.mark.parametrize("base", [BASE, ""])
def test_older_entries_follow(known: Library, monkeypatch: pytest.MonkeyPatch, base: str) -> None:
    """On further pages, each of which names the next (RFC 5005): all together are all, each once."""
    settings = replace(known.config, base_url=base)
    environment = templating.make_environment([Path(site.__file__).parents[1] / "templates"], settings)
    environment.filters["plain"] = publishing.plain

    def files() -> dict[str, bytes]:
        return dict(feeds.files(replace(known, config=settings), environment))

    whole = [entry.id for entry in feedparser.parse(files()["feeds/all.xml"]).entries]
    monkeypatch.setattr(subscriptions, "NEWEST", 4)
    paged = files()
    found, place, here = [], "feeds/all.xml", "https://any.example.org/"
    while place:
        parsed = feedparser.parse(paged[place])
        assert not parsed.bozo
        assert len(parsed.entries) <= 4
        links = {
            link.rel: urljoin(f"{here}{place}", link.href).removeprefix(here) for link in parsed.feed.links
        }
        found += [entry.id for entry in parsed.entries]
        place = links.get("next", "").removeprefix(BASE)
    assert found == whole
    assert len(found) > 8


def test_names_outlive_the_address(at_home: Files, nowhere: Files) -> None:
    """A site that moves shows its readers nothing twice."""
    ids = [[e.id for e in feedparser.parse(files["feeds/all.xml"]).entries] for files in (at_home, nowhere)]
    assert ids[0] == ids[1]


def test_characters_that_xml_has_not(tmp_path_factory: pytest.TempPathFactory) -> None:
    """They are left out; angle brackets and ampersands stay what they are."""
    folder = invented.write(tmp_path_factory.mktemp("odd"))
    change(folder / "content/pack/1-agenda.md", "title: Repairs review", 'title: "R\\u0007epairs <&> review"')
    parsed = feedparser.parse(built(folder)["feeds/meetings.xml"])
    assert not parsed.bozo
    assert "Repairs &lt;&amp;&gt; review" in "".join(e.content[0].value for e in parsed.entries)


def test_pages_lead_to_their_feeds(at_home: Files) -> None:
    """The list of a kind and a meeting's page name theirs; one page lists all."""
    assert b'href="../feeds/open-promises.xml"' in at_home["actions/index.html"]
    meeting = at_home[f"{invented.HELD}index.html"].decode()
    assert f'href="../../feeds/bodies/{invented.COMMISSION}.xml"' in meeting
    listed = at_home["feeds/index.html"].decode()
    assert [path for path in PATHS if f'href="../{path}"' not in listed] == []


@pytest.mark.parametrize(
    ("language", "locale"), [("en-GB", "en_GB"), ("cy", "cy_GB"), ("sr-Latn-RS", "sr_RS"), ("fr", "")]
)
def test_the_language_of_a_preview(known: Library, language: str, locale: str) -> None:
    """With its territory, as Open Graph has it; nothing where nobody says which."""
    page = SitePage("", "home.html", "Marshwick", "home")
    head = heads(replace(known, config=replace(known.config, language=language)), [page])
    assert head(page).locale == locale
