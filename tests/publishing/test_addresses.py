"""Addresses last: what has moved is found again, what is gone is said to be, nothing is mistaken for it."""

import json
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from archive import check, config, site
from archive.errors import ArchiveError
from archive.publishing.addresses import Memory, load, save
from tests import invented
from tests.once import Once
from tests.publishing.built import BASE, change

pytestmark = pytest.mark.slow

AGENDA, REPORT = "content/pack/1-agenda.md", "content/pack/2-report.md"
OLD = "reports/pack-report/"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """An archive that was not built yet."""
    return shorter(tmp_path / "archive")


@pytest.fixture
def archive(once: Once, tmp_path: Path) -> Path:
    """An archive that was built once."""
    return shutil.copytree(once.folder("built", lambda folder: build(shorter(folder))), tmp_path / "archive")


def shorter(folder: Path) -> Path:
    """The invented archive without its longest paper."""
    invented.write(folder)
    (folder / "content/pack/6-strategy.md").unlink()
    return folder


def build(folder: Path) -> list[str]:
    """Build an archive, and tell what was wrong."""
    made, _ = site.build(config.load(folder))
    assert made is not None
    return [str(problem) for problem in made.problems]


def one(folder: Path, address: str, selector: str) -> LexborNode | None:
    """An element of a page of the built site, if the page has it."""
    file = folder / "site" / address
    page = (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")
    return LexborHTMLParser(page).css_first(selector)


def heading(folder: Path, address: str) -> str:
    """The heading of a page."""
    found = one(folder, address, "h1")
    return found.text() if found else ""


def value(folder: Path, address: str, selector: str, name: str) -> str:
    """An attribute of an element of a page; empty where the page doesn't have it."""
    found = one(folder, address, selector)
    return str(found.attributes[name]) if found else ""


def leads_to(folder: Path, address: str) -> str | None:
    """Where an old address leads, by all the ways in which it says so; None if it says that it is gone."""
    refresh = value(folder, address, 'meta[http-equiv="refresh"]', "content")
    canonical = value(folder, address, 'link[rel="canonical"]', "href")
    if not refresh:
        assert "gone" in heading(folder, address)
        assert not canonical
        return None
    target = refresh.partition("url=")[2]
    assert value(folder, address, "#moved-to", "href") == target
    assert canonical.startswith(BASE)
    assert target == "../" * address.count("/") + canonical.removeprefix(BASE)
    return canonical.removeprefix(BASE)


def rename(folder: Path, old: str, new: str) -> None:
    """Give a page of content another id, wherever it is named."""
    for file in (folder / "content").glob("**/*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_build_that_changes_nothing(archive: Path) -> None:
    """It remembers all addresses of pages, and is not needed again; a second one gives the same bytes."""
    memory = load(archive)
    assert {invented.HELD, OLD, "people/ann-other/", "documents/pack/"} <= set(memory.pages)
    assert not memory.moved
    assert site.build(config.load(archive))[0] is None
    before = {p: p.read_bytes() for p in (archive / "site").glob("**/*") if p.is_file()}
    site.build(config.load(archive), force=True)
    assert before == {p: p.read_bytes() for p in (archive / "site").glob("**/*") if p.is_file()}
    assert load(archive) == memory


def test_a_meeting_on_another_day(archive: Path) -> None:
    """A corrected date moves its page, and the old address leads there; the next build keeps that."""
    for file in (archive / "content/pack").glob("*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("2025-01-20", "2025-01-21"), encoding="utf-8")
    new = invented.ANNOUNCED.replace("2025-01-20", "2025-01-21")
    assert build(archive) == []
    assert leads_to(archive, invented.ANNOUNCED) == new
    change(archive / AGENDA, "All are welcome", "Everybody is welcome")
    build(archive)
    assert leads_to(archive, invented.ANNOUNCED) == new


def test_a_paper_moves_twice_and_back(archive: Path) -> None:
    """All its addresses lead to where it is now; one that is in use again is a page again."""
    rename(archive, "pack-report", "pack-repairs")
    build(archive)
    assert leads_to(archive, OLD) == "reports/pack-repairs/"
    rename(archive, "pack-repairs", "pack-homes")
    build(archive)
    assert leads_to(archive, OLD) == leads_to(archive, "reports/pack-repairs/") == "reports/pack-homes/"
    rename(archive, "pack-homes", "pack-report")
    build(archive)
    assert "Repairs review" in heading(archive, OLD)
    assert leads_to(archive, "reports/pack-repairs/") == leads_to(archive, "reports/pack-homes/") == OLD


def test_chapters_follow_their_report(written: Path) -> None:
    """The old address of a chapter leads to that chapter of the report that moved."""
    (written / "content/pack/6-strategy.md").write_text(invented.long_paper(), encoding="utf-8")
    build(written)
    chapters = [url for url in load(written).pages if url.startswith(invented.LONG) and url != invented.LONG]
    assert chapters
    rename(written, "pack-strategy", "pack-plan")
    build(written)
    for chapter in chapters:
        assert leads_to(written, chapter) == chapter.replace("pack-strategy", "pack-plan")


def test_a_person_with_another_name(archive: Path) -> None:
    """Who is known by a fuller name is found under the shorter one, too."""
    (archive / "content/people.yaml").write_text(
        "- name: Ann Jane Other\n  spellings: [Ann Other]\n", encoding="utf-8"
    )
    build(archive)
    assert leads_to(archive, "people/ann-other/") == "people/ann-jane-other/"


def test_a_document_under_another_name(archive: Path) -> None:
    """It is known by its bytes, and what was read from it by its places."""
    rename(archive, "document: pack", "document: bundle")
    rename(archive, "id: pack", "id: bundle")
    build(archive)
    assert leads_to(archive, "documents/pack/") == "documents/bundle/"
    assert leads_to(archive, OLD) == "reports/bundle-report/"


def test_what_is_taken_out_is_gone(archive: Path) -> None:
    """Its page says so, and what else was read from there; a like paper is not mistaken for it."""
    text = (archive / REPORT).read_text(encoding="utf-8")
    like = text.replace("id: pack-report", "id: pack-copy").replace("page 13", "page 16")
    (archive / "content/pack/7-copy.md").write_text(like, encoding="utf-8")
    build(archive)
    (archive / REPORT).unlink()
    assert build(archive) == []
    assert leads_to(archive, OLD) is None
    assert one(archive, OLD, 'main ul a[href="../../documents/pack/"]') is not None
    change(archive / AGENDA, "All are welcome", "Everybody is welcome")
    build(archive)
    assert leads_to(archive, OLD) is None
    (archive / REPORT).write_text(text, encoding="utf-8")
    build(archive)
    assert "Repairs review" in heading(archive, OLD)


REDIRECTS = "content/redirects.yaml"


@pytest.mark.parametrize(
    ("entry", "address", "to"),
    [
        ("{from: old/review/, to: reports/pack-report/}", "old/review/", OLD),
        ("{from: old/page.html, to: reports/pack-report/}", "old/page.html", OLD),
        ("{from: /old/review, to: /reports/pack-report/#summary}", "old/review/", f"{OLD}#summary"),
    ],
)
def test_redirects_by_hand(written: Path, entry: str, address: str, to: str) -> None:
    """The maintainer's own, with or without slashes around them, and to a place on a page."""
    (written / REDIRECTS).write_text(f"- {entry}\n", encoding="utf-8")
    assert build(written) == []
    assert leads_to(written, address) == to


def test_the_maintainer_knows_better(archive: Path) -> None:
    """What is redirected by hand is not sought; an address elsewhere will do."""
    rename(archive, "pack-report", "pack-repairs")
    (archive / REDIRECTS).write_text(
        f"- from: {OLD}\n  to: https://council.example.org/repairs\n", encoding="utf-8"
    )
    assert build(archive) == []
    refresh = value(archive, OLD, 'meta[http-equiv="refresh"]', "content")
    assert refresh == "0; url=https://council.example.org/repairs"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {from: old/, to: reports/none/}", "'old/' leads to no page"),
        ("- {from: one/, to: two/}\n- {from: two/, to: one/}", "redirects.yaml:2: 'two/' leads in a circle"),
        ("- {from: one/, to: one/}", "'one/' leads in a circle"),
        (
            f"- {{from: one/, to: {OLD}}}\n- {{from: one/, to: meetings/}}",
            "'one/' has an entry above already",
        ),
        ("- {from: meetings/index.html, to: about/}", "a page stands at 'meetings/index.html'"),
        ("- {from: index.html, to: about/}", "a page stands at 'index.html'"),
        ("- {from: 'mg.asp?ID=3', to: about/}", "no file can stand at an address with a '?'"),
        ("- {from: one/, to: 'javascript:alert(1)'}", "'one/' leads to no page"),
        (f"- {{from: {OLD}, to: meetings/}}", f"a page stands at '{OLD}'"),
        ("- {from: ../../etc/, to: meetings/}", "is no address of a page below the site's root"),
        ("- {from: 'https://x.example.org/', to: meetings/}", "is no address of a page"),
        ("- {from: feeds/all.xml, to: meetings/}", "is no address of a page"),
        ("- {from: /, to: meetings/}", "is no address of a page"),
        ("- {from: one/}", "an entry without 'to'"),
        ("- one", "content/redirects.yaml:1"),
    ],
)
def test_mistakes_by_hand(written: Path, text: str, says: str) -> None:
    """Each is told with its file; nobody is led in a circle, out of the site's folder, or over a page."""
    (written / REDIRECTS).write_text(f"{text}\n", encoding="utf-8")
    problems = build(written)
    assert any(says in problem and problem.startswith(REDIRECTS) for problem in problems), problems
    assert "Repairs review" in heading(written, OLD)


def test_a_memory_that_was_damaged(archive: Path) -> None:
    """A conflict left by git is told, not overwritten."""
    (archive / "content/addresses.json").write_text("<<<<<<< ours\n", encoding="utf-8")
    with pytest.raises(ArchiveError, match=r"addresses\.json: .*Restore the file"):
        build(archive)


def test_a_memory_that_can_not_be_written(tmp_path: Path) -> None:
    """It is said, and the site is built all the same."""
    (tmp_path / "content").write_text("no folder", encoding="utf-8")
    (problem,) = save(tmp_path, Memory({"a/": frozenset()}, {}))
    assert "can't be written" in problem.message


def test_the_memory_is_for_people_too(archive: Path) -> None:
    """A line for each address, sorted, so that changes can be read and merged."""
    text = (archive / "content/addresses.json").read_text(encoding="utf-8")
    assert list(json.loads(text)["pages"]) == sorted(json.loads(text)["pages"])
    assert f'  "{OLD}": "pack:p13 pack:repairs-review",\n' in text


def test_check_names_them_too(written: Path) -> None:
    """What is wrong with redirects is among the problems that `build.py check` finds."""
    (written / REDIRECTS).write_text("- {from: old/, to: reports/none/}\n", encoding="utf-8")
    found = check.check(config.load(written)).problems
    assert f"{REDIRECTS}:1: 'old/' leads to no page" in map(str, found)
