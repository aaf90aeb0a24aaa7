"""Maps of the site, the description of its search, and who may come."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from archive import config, content, library, templating
from archive.pages import pages
from archive.publishing import robots
from archive.site import CODE
from tests import invented
from tests.publishing.built import BASE, Files, file_at

MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SEARCH = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def locations(contents: bytes) -> list[str]:
    """The addresses in a map."""
    return [str(node.text) for node in ElementTree.fromstring(contents).iterfind(".//m:loc", MAP)]  # noqa: S314 - our own


def test_a_map(at_home: Files) -> None:
    """It has every page once, and nothing else."""
    every = [name for name in at_home if name.endswith("index.html")]
    found = locations(at_home["sitemap.xml"])
    assert sorted(map(file_at, found)) == sorted(every)


def test_many_maps(tmp_path: Path) -> None:
    """What is too long for one is cut, and a map of maps names the parts."""
    settings = config.load(invented.write(tmp_path))
    made = library.assemble(settings, content.load(tmp_path))
    environment = templating.make_environment([CODE / "templates"], settings)
    listed = list(pages(made))
    files: dict[str, Any] = dict(robots.files(made, listed, environment, most=10))
    names = [f"sitemap-{n}.xml" for n in range(1, len(listed) // 10 + 2) if f"sitemap-{n}.xml" in files]
    assert locations(files["sitemap.xml"]) == [f"{BASE}{name}" for name in names]
    parts = [locations(files[name]) for name in names]
    assert [len(part) for part in parts[:-1]] == [10] * (len(parts) - 1)
    assert len({url for part in parts for url in part}) == sum(map(len, parts)) == len(listed) - 1


def test_search_from_the_address_bar(at_home: Files) -> None:
    """A browser learns where to put the words, from any page."""
    description = ElementTree.fromstring(at_home["opensearch.xml"])  # noqa: S314 - our own
    (url,) = (u for u in description.iterfind("o:Url", SEARCH) if u.get("type") == "text/html")
    assert url.get("template") == f"{BASE}search/?q={{searchTerms}}"
    short = description.findtext("o:ShortName", namespaces=SEARCH)
    assert short
    assert len(short) <= 16
    assert b'rel="search"' in at_home[f"{invented.HELD}index.html"]


def test_without_an_address(nowhere: Files) -> None:
    """Nothing that takes absolute addresses is made, or named."""
    assert not {"sitemap.xml", "opensearch.xml"} & set(nowhere)
    assert b"Sitemap" not in nowhere["robots.txt"]
    assert b'rel="search"' not in nowhere["index.html"]
