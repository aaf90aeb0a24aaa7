"""What pages say of where they come from, and what the archive says that it lacks."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser, LexborNode

import build
from archive import checked, config, site
from archive.pages import lists, notices
from tests.archive import promised
from tests.archive.promised import MAY

pytestmark = pytest.mark.slow

PAPER = """\
Marsham County Council

Report to the Children's Scrutiny Committee

Otters & weirs: 100 % counted

437 otters were looked after at the end of March 2021.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of one paper and of a file that is none, read."""
    folder = tmp_path / "ours"
    run("new", str(folder))
    (folder / "sources/summer.txt").write_text(PAPER)
    (folder / "sources/old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    CliRunner().invoke(build.main, ["ingest", "--archive", str(folder)])
    return folder


def run(*arguments: str) -> None:
    """Run a command that comes to a good end."""
    result = CliRunner().invoke(build.main, arguments)
    assert result.exit_code == 0, result.output


def shown(archive: Path, address: str) -> LexborNode:
    """What a page of the site, built anew, shows."""
    run("build", "--archive", str(archive))
    found = LexborHTMLParser((archive / "site" / address / "index.html").read_text()).css_first("main")
    assert found is not None
    return found


def words(node: LexborNode | None) -> str:
    """The words of a part of a page."""
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def report(archive: Path) -> Path:
    """The page of content with the paper's text."""
    return next(p for p in (archive / "content").glob("*/*.md") if "otters were" in p.read_text())


def address(archive: Path) -> str:
    """Where the site shows the paper."""
    page = report(archive)
    identity = next(line for line in page.read_text().splitlines() if line.startswith("id: "))
    return f"reports/{identity.removeprefix('id: ')}"


def test_a_page_says_how_it_was_checked(archive: Path) -> None:
    """By the hashes: as it was read, corrected, or written by a person; each names its document."""
    where = address(archive)
    said = words(shown(archive, where).css_first(".trust"))
    assert "A program read it. Nobody has corrected" in said
    assert shown(archive, where).css(".trust a[href^='../../documents/']")
    page = report(archive)
    page.write_text(page.read_text().replace("437", "438"))
    assert "a person has corrected the reading" in words(shown(archive, where).css_first(".trust"))
    own = page.with_name("added.md")
    text = page.read_text().replace("\nid: ", "\nid: added-", 1)
    own.write_text(text)
    name = next(line for line in text.splitlines() if line.startswith("id: ")).removeprefix("id: ")
    assert "A person wrote its text" in words(shown(archive, f"reports/{name}").css_first(".trust"))


def test_the_count_of_words_is_that_of_the_reading(archive: Path) -> None:
    """What a person has corrected, added or taken out since is named where words are counted."""
    page, folder = report(archive), report(archive).parent.name
    page.with_name("added.md").write_text(page.read_text().replace("\nid: ", "\nid: added-", 1))
    page.write_text(page.read_text().replace("437", "438"))
    main = shown(archive, "completeness")
    assert "2 pages of 1 document have been corrected, added or taken out by hand since" in words(main)
    assert [("changed by hand since" in words(row)) for row in main.css("tr[data-row]")].count(True) == 1
    document = words(LexborHTMLParser((archive / f"site/documents/{folder}/index.html").read_text()).body)
    assert "2 pages of it" in document
    assert ": corrected by hand" in document
    assert ": added by hand" in document
    page.unlink()
    known = checked.pages(config.load(archive), [folder])[folder]
    assert known[page.relative_to(archive).as_posix()] == checked.GONE


@pytest.mark.parametrize("base", ["", "https://weir.example.org/scrutiny"])
def test_a_mistake_is_reported_with_the_page(archive: Path, base: str) -> None:
    """Title and address stand in the mail, whatever letters they have; nowhere to write to, no link."""
    where = address(archive)
    assert not shown(archive, where).css("#mistake")
    toml = archive / "archive.toml"
    toml.write_text(
        toml.read_text()
        .replace('contact_email = ""', 'contact_email = "us@weir.example.org"')
        .replace('base_url = ""', f'base_url = "{base}"')
    )
    main = shown(archive, where)
    (link,) = main.css("#mistake")
    mail = urlsplit(str(link.attributes["href"]))
    asked = parse_qs(mail.query)
    assert mail.path == "us@weir.example.org"
    title = asked["subject"][0].removeprefix("Mistake: ")
    assert title.startswith(words(main.css_first("h1")).removeprefix("Paper "))
    site = f"{base}/" if base else ""
    assert asked["body"][0].splitlines()[:2] == [f"Page: {title}", f"Address: {site}{where}/"]


def test_what_the_archive_lacks(archive: Path) -> None:
    """The words add up; what could not be read is named; each document has its row."""
    main = shown(archive, "completeness")
    said = [int(words(dd).split()[0].replace(",", "")) for dd in main.css("dl.facts dd")]
    assert said[0] == sum(said[1:]) > 0
    rows = main.css("tr[data-row]")
    assert len(rows) == len(list((archive / "content").glob("*/document.md"))) == 2
    assert "old" in words(main).partition("What could not be read")[2]


MEETING = """---
id: {id}
kind: {kind}
title: Minutes
document: {id}
body: Weir Board
meeting_date: '{date}'
next_meeting_date: '{after}'
agenda:
  - {{number: '4', title: Otters}}
---

## 4. Otters

4.1 There are some.

4.2 The minutes of the meeting of 14 October 2024 were agreed, those of the Moor Board on 2 May 2024 noted.
"""


def test_meetings_that_lack_something(archive: Path) -> None:
    """Minutes of a meeting that was held, not of one to come; days that were announced in vain."""
    for name, kind, date, after in (
        ("x", "minutes", "2024-11-25", "2025-02-10"),
        ("y", "agenda", "2025-01-20", "2025-03-03"),
    ):
        folder = archive / "content" / name
        folder.mkdir()
        (folder / "a.md").write_text(MEETING.format(id=name, kind=kind, date=date, after=after))
    main = shown(archive, "completeness")
    rows = [[words(cell) for cell in row.css("th, td")] for row in main.css("table:has(caption) tr")]
    found = {row[0]: row[1:] for row in rows if "Weir Board" in row[0]}
    assert found == {
        "20 January 2025 , Weir Board Weir Board": ["Here", "None yet in the papers", "Lacking", "None"],
        "25 November 2024 , Weir Board Weir Board": ["Here", "Here", "Lacking", "None"],
    }
    assert "14 October 2024, Weir Board, named at the meeting of 25 November 2024" in words(main)
    assert "Moor Board" not in words(main)
    assert "10 February 2025, announced at the meeting of 25 November 2024" in words(main)


def test_how_papers_came(tmp_path: Path) -> None:
    """A letter that sends them is quoted beside each; the one item that it names is no agenda."""
    item = "item: '4'\n"
    library = promised.archive(
        tmp_path,
        promised.paper(
            MAY,
            "Enclosed are the amendments that were proposed during the meeting on 12 May 2025.\n\n"
            "They were debated but not agreed.\n",
            kind="letter",
            name="letter",
            front="date: 2025-05-20\nagenda:\n  - number: '4'\n    title: Otters\n",
        ),
        promised.paper(MAY, "The Panel is asked to agree a second weir.\n", name="amendment", front=item),
    )
    (page,) = library.meetings
    assert page.meeting.agenda
    assert not lists.has_agenda(page)
    assert lists.has(library)(page.meeting) == "some"
    ((view,),) = notices.by_paper(library).values()
    assert view.kind == "Proposed at the meeting, and sent after it"
    files = dict(site.files(library.config, library))
    said = words(
        LexborHTMLParser(files[f"reports/amendment-{MAY}/index.html"].decode()).css_first("dl.facts")
    )
    assert "They were debated but not agreed." in said
    meeting = words(LexborHTMLParser(files[f"{page.meeting.url}index.html"].decode()).css_first("main"))
    assert "This archive does not have the agenda." in meeting
