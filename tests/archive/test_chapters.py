"""Long papers in chapters: nothing lost, nothing twice; every address leads to the chapter that has it."""

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from archive import chapters, config, content, library, site
from archive.chapters import whole
from archive.content import from_text
from archive.library import Library
from archive.scrutiny.people import register
from archive.scrutiny.reports import ReportPage, reports
from tests import invented

WORDS = "Every home is kept dry and warm. "


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The invented archive, which has a long paper."""
    folder = invented.write(tmp_path_factory.mktemp("long"))
    return library.assemble(config.load(folder), content.load(folder))


@pytest.fixture(scope="module")
def files(made: Library) -> dict[str, bytes]:
    """Its site."""
    return dict(site.files(made.config, made))


def paper(text: str) -> ReportPage:
    """A paper of a text."""
    page = from_text("t.md", f"---\nid: t\nkind: report\ntitle: T\ndocument: d\n---\n\n{text}")
    (found,) = reports(config.load(Path("/nowhere")), [page], register([]), set())
    return found


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param(WORDS * 100, [], id="short"),
        pytest.param("## One\n\n" + WORDS * 100, [], id="short with a heading"),
        pytest.param(
            f"{WORDS * 9}\n\n" * 200, ["Part 1", "Part 2", "Part 3", "Part 4"], id="no heading at all"
        ),
        pytest.param(
            "".join(f"## {name}\n\n{WORDS * 600}\n\n" for name in ("One", "Two", "Three")),
            ["One", "Two", "Three"],
            id="a chapter for each part",
        ),
        pytest.param(
            "## One\n\n" + "".join(f"### {name}\n\n{WORDS * 500}\n\n" for name in ("Two", "Three", "Four")),
            ["One", "Three", "Four"],
            id="a part that is too long is cut at its sections, its heading with the first",
        ),
        pytest.param(
            "## One\n\n" + f"{WORDS * 9}\n\n" * 150, ["One", "One, part 2", "One, part 3"], id="one long part"
        ),
        pytest.param(
            "".join(f"## {name}\n\n{WORDS * 600}\n\n" for name in ("Ferries", "Weirs", "Ferries", "ferries")),
            ["Ferries (1 of 3)", "Weirs", "Ferries (2 of 3)", "ferries (3 of 3)"],
            id="parts of one name, in their order",
        ),
        pytest.param(
            "".join(
                f"## {river}\n\n{WORDS * 200}\n\n### Ferries\n\n{WORDS * 600}\n\n"
                for river in ("Ouse", "Lyde")
            ),
            ["Ouse", "Ferries (Ouse)", "Lyde", "Ferries (Lyde)"],
            id="parts of one name, below others",
        ),
        pytest.param(
            "".join(f"## Part {n}\n\n{WORDS * 6}\n\n" for n in range(120)),
            ["Part 0, to Part 34", "Part 35, to Part 69", "Part 70, to Part 104", "Part 105, to Part 119"],
            id="many",
        ),
        pytest.param(
            "".join(f"## {n}\n\n### {n}a\n\n{WORDS * 180}\n\n### {n}b\n\n{WORDS * 180}\n\n" for n in "ABCD"),
            ["A", "B", "C", "D"],
            id="parts that hold their sections",
        ),
        pytest.param(
            f"## Start\n\n{WORDS * 90}\n\n## Money\n\n{WORDS * 90}\n\n"
            + "".join(f"### {n}\n\n{WORDS * 200}\n\n" for n in ("3a", "3b", "3c"))
            + f"## End\n\n{WORDS * 500}\n\n",
            ["Start, to 3a", "3b, and 3c", "End"],
            id="part of a part",
        ),
        pytest.param(
            f"## One\n\n{WORDS * 60}\n\n## Two\n\n" + f"{WORDS * 300}\n\n" * 5,
            ["One, and Two", "Two, part 2", "Two, part 3", "Two, part 4", "Two, part 5"],
            id="a long part after a short one",
        ),
        pytest.param(
            "## One\n\n" + f"{WORDS * 9}\n\n" * 75 + f"## Two\n\n{WORDS * 300}\n\n## Three\n\n{WORDS * 400}",
            ["One", "One, part 2, and Two", "Three"],
            id="the rest of a long part with the next",
        ),
    ],
)
def test_cut(text: str, titles: list[str]) -> None:
    """Where a paper is cut; each chunk stands in one chapter, in order, none ends with a heading."""
    found = paper(text)
    cut = chapters.chapters(found)
    assert [chapter.title for chapter in cut] == titles
    assert not cut or tuple(chunk for chapter in cut for chunk in chapter.chunks) == found.chunks
    assert not any(chapter.chunks[-1].kind == "heading" for chapter in cut)
    assert len({chapter.url for chapter in cut}) == len(cut)


def test_reserved_address() -> None:
    """A part that is called "Whole" doesn't take the address of the whole paper."""
    cut = chapters.chapters(paper("".join(f"## {n}\n\n{WORDS * 600}\n\n" for n in ("One", "Whole", "Two"))))
    assert [chapter.url for chapter in cut][1] == "reports/t/whole-1/"


def test_every_address_leads_to_a_chapter(made: Library, files: dict[str, bytes]) -> None:
    """Records name passages by their chapters, never by the paper; search finds each passage once."""
    (found,) = made.chapters.values()
    assert len(found) > 2
    data = {name: text.decode() for name, text in files.items() if name.startswith(("data/", "search/"))}
    planned = [n for n, text in data.items() if re.search(rf"{invented.LONG}#(?!planned)", text)]
    assert planned == []
    sections = [s for s in json.loads(data["data/sections.json"]) if s["url"].startswith(invented.LONG)]
    assert {s["url"].partition("#")[0] for s in sections} == {chapter.url for chapter in found}
    assert len({s["url"] for s in sections}) == len(sections)


def test_pages(made: Library, files: dict[str, bytes]) -> None:
    """The first page lists the chapters, each leads to those beside it, one page has all of the text."""
    (found,) = made.chapters.values()
    first, whole_page = files[f"{invented.LONG}index.html"], files[f"{whole(invented.LONG)}index.html"]
    assert all(f'href="../../{chapter.url}"'.encode() in first for chapter in found)
    assert b"kept dry" not in first
    assert whole_page.count(b"kept dry") == sum(
        files[f"{chapter.url}index.html"].count(b"kept dry") for chapter in found
    )
    second = files[f"{found[1].url}index.html"].decode()
    assert f'href="../../../{found[0].url}" rel="prev"' in second
    assert f'href="../../../{found[2].url}" rel="next"' in second


def test_a_footnote_in_another_chapter(made: Library, files: dict[str, bytes]) -> None:
    """A mark leads to its note in the last chapter, and on the page with all of the text to the same page."""
    (found,) = made.chapters.values()
    note = found[-1].chunks[-1].anchor
    marked = next(c for c in found if any("Roofs first" in chunk.text for chunk in c.chunks))
    assert f'href="../../../{found[-1].url}#{note}"' in files[f"{marked.url}index.html"].decode()
    assert (
        f'href="../../../{whole(invented.LONG)}#{note}"'
        in files[f"{whole(invented.LONG)}index.html"].decode()
    )


def test_tables_as_files(files: dict[str, bytes]) -> None:
    """A table is one file, wherever it is shown; what a spreadsheet would run is text, a number a number."""
    tables = {
        name: text for name, text in files.items() if name.startswith(invented.LONG) and name.endswith("csv")
    }
    assert len(tables) == 12
    assert set(tables.values()) == {"\ufeffYear,Homes,Change\r\n'=1+1,-2.0%,'@home\r\n".encode()}


def test_a_table_has_one_name(made: Library, files: dict[str, bytes]) -> None:
    """In its chapter and in the whole paper, so that two readers cite it alike; no two have the same."""

    def names(url: str) -> dict[str | None, str | None]:
        found = LexborHTMLParser(files[f"{url}index.html"].decode()).css(".table")
        return {t.attributes["id"]: t.css(".scrolling")[0].attributes["aria-label"] for t in found}

    for key, cut in made.chapters.items():
        (paper,) = (p.report for p in made.reports if p.report.id == key)
        in_chapters = {anchor: name for chapter in cut for anchor, name in names(chapter.url).items()}
        assert in_chapters == names(whole(paper.url))
        assert len(set(in_chapters.values())) == len(in_chapters) > 1
