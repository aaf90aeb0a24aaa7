"""Originals: which are offered, which are held back, what becomes of those that are lost, bad or renamed."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from archive import check, content, library, seen, site, sources, state
from archive.config import Config
from archive.summary import summary
from tests.archive.ingest.reader import doubted, page, reader, reworded, run


def test_an_original_that_is_gone_is_reported(archive: Config) -> None:
    """Its pages stay; the report says what is missing."""
    (archive.sources / "paper.txt").unlink()
    assert any("no longer in sources/" in p for p in run(archive).problems)
    assert page(archive, "alpha.md").exists()


def secretive(data: bytes) -> dict[str, Any]:
    """The same papers, which hold a word that they don't show."""
    return reader(data) | {"private": [["page 1", "has 1 word that can't be seen"]]}


def published(settings: Config) -> dict[str, bytes]:
    """The files of the site."""
    return dict(site.files(settings, library.assemble(settings, content.load(settings.root))))


def say_of_original(settings: Config, word: str) -> None:
    """Write the maintainer's word on the original into the page about the document."""
    about = page(settings, "document.md")
    about.write_text(about.read_text().replace("sha256:", f"publish_original: {word}\nsha256:"))


def test_an_original_with_more_than_it_shows_is_held_back(archive: Config) -> None:
    """Readers are neither given it nor told why; its maintainer is, at every run and by `check`."""
    assert "originals/paper.txt" in published(archive)
    for report in (run(archive, "2", secretive), run(archive, "2", secretive)):
        assert report.held[0] == "sources/paper.txt: page 1: has 1 word that can't be seen"
        assert "“publish_original: true”" in report.held[1]
        assert any("For you alone" in line for line in summary(report, 0, verbose=False))
    files = published(archive)
    assert "originals/paper.txt" not in files
    assert not any(
        b"1 word that can't be seen" in data or b"originals/paper.txt" in data for data in files.values()
    )
    assert b"is not offered here" in files["documents/paper-txt/index.html"]
    assert "can't be seen" not in page(archive, "document.md").read_text()
    assert "can't be seen; the original is not offered" in doubted(archive)[0]


def test_a_maintainer_settles_that_an_original_is_published(archive: Config) -> None:
    """For these bytes: the word survives new readings, as if nobody had touched the page, but no new file."""
    run(archive, "2", secretive)
    say_of_original(archive, "true")
    assert "originals/paper.txt" in published(archive)
    assert doubted(archive) == []
    report = run(archive, "3", lambda data: secretive(data) | {"pages": 1})
    assert (report.held, report.kept, report.written) == ([], [], ["content/paper-txt/document.md"])
    assert "publish_original: true" in page(archive, "document.md").read_text()
    assert "originals/paper.txt" in published(archive)
    (archive.sources / "paper.txt").write_text("Alpha\nGamma")
    report = run(archive, "3", secretive)
    assert (len(report.held), report.kept) == (2, [])
    assert "originals/paper.txt" not in published(archive)


def test_a_maintainer_holds_an_original_back(archive: Config) -> None:
    """Whatever it holds, and whatever it becomes."""
    say_of_original(archive, "false")
    (archive.sources / "paper.txt").write_text("Alpha\nGamma")
    run(archive)
    assert "publish_original: false" in page(archive, "document.md").read_text()
    assert "originals/paper.txt" not in published(archive)


def test_only_bytes_that_were_read_are_offered(archive: Config) -> None:
    """What has taken an original's place has not been looked through."""
    (archive.sources / "paper.txt").write_text("Alpha, and what nobody has seen")
    assert "originals/paper.txt" not in published(archive)
    assert b'href="../../originals/' not in published(archive)["documents/paper-txt/index.html"]


def login(data: bytes) -> dict[str, Any]:
    """Reads a web page as such, under whatever name."""
    return reader(data) | ({"media_type": "text/html"} if b"<html" in data else {})


@pytest.mark.parametrize("worse", ["broken", "", "<html>What is this?"])
def test_a_bad_file_in_a_good_ones_place_removes_nothing(archive: Config, worse: str) -> None:
    """Refused, empty, or of another kind than it is called: the pages stay, and that is said."""
    (archive.sources / "pack.pdf").write_text("Gamma")
    run(archive, read=lambda data: reader(data) | {"media_type": "application/pdf"})
    before = {p: p.read_bytes() for p in archive.content.glob("*/*")}
    (archive.sources / "pack.pdf").write_text(worse)
    (problem,) = run(archive, read=login).problems
    assert problem.startswith("sources/pack.pdf: ")
    assert "its page stays as before, without the original" in problem
    again = run(archive, read=login)
    assert (again.problems, again.unchanged) == ([problem], 2)
    assert {p: p.read_bytes() for p in archive.content.glob("*/*")} == before
    assert str(check.check(archive).problems[0]).endswith(problem)
    (archive.sources / "pack.pdf").write_text("Gamma")
    assert run(archive, read=lambda data: reader(data) | {"media_type": "application/pdf"}).problems == []
    assert "rejected" not in state.load(archive)["pack-pdf"]


def test_an_original_that_cannot_be_opened(archive: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is named; its pages stay, the rest is read."""
    (archive.sources / "other.txt").write_text("Other")

    def sha256(path: Path) -> str:
        if path.name == "paper.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return sources.sha256(path)

    monkeypatch.setattr(seen, "sha256", sha256)
    report = run(archive, "2")
    assert report.problems[0].startswith("sources/paper.txt: can't be opened (Permission denied)")
    assert dict(report.read) == {"text": 1}
    assert page(archive, "alpha.md").exists()


def test_a_renamed_original_stays_the_same_document(archive: Config) -> None:
    """With its id, its corrections and its pages; when it gets its old name back too."""
    edited = page(archive, "alpha.md")
    edited.write_text(edited.read_text() + "\nMine.\n")
    for name in ("2025/renamed: pack.txt", "paper.txt"):
        (file,) = sources.originals(archive)
        (archive.sources / name).parent.mkdir(exist_ok=True)
        file.rename(archive.sources / name)
        report = run(archive)
        assert report.moved == [
            f"sources/{name}: has the same bytes as an original that is gone,"
            " and stays the document paper-txt"
        ]
        assert (report.unchanged, report.problems) == (1, [])
        assert run(archive).moved == []
        assert [p.name for p in archive.content.iterdir() if p.is_dir()] == ["paper-txt"]
        assert f"originals/{name}" in published(archive)
        assert check.check(archive).problems == ()
        assert sources.find(archive, Path("paper-txt")) == archive.sources / name
    assert run(archive, "2", reworded).kept == ["content/paper-txt/alpha.md"]
    assert "Mine." in edited.read_text()


def test_a_copy_is_a_document_of_its_own(archive: Config) -> None:
    """Only an original that is gone has been renamed."""
    (archive.sources / "copy.txt").write_text("Alpha\nBeta")
    assert (run(archive).moved, sorted(state.load(archive))) == ([], ["copy-txt", "paper-txt"])


def test_a_document_without_original_and_pages_is_forgotten(archive: Config) -> None:
    """Whoever has deleted both is not reminded of it."""
    shutil.rmtree(archive.content / "paper-txt")
    (archive.sources / "paper.txt").unlink()
    assert run(archive).problems == []
    assert state.load(archive) == {}


def test_a_program_under_another_name_is_not_offered(archive: Config) -> None:
    """Nothing can be read from it, and readers can't download it."""
    (archive.sources / "fares.pdf").write_bytes(b"MZ broken")
    report = run(archive)
    assert report.problems == ["sources/fares.pdf: is broken"]
    assert report.held[0] == "sources/fares.pdf: is a program under another name"


def test_a_closed_folder_of_originals_is_named(archive: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is silently missing."""
    (archive.sources / "closed").mkdir()
    opened = os.scandir

    def scandir(path: Any = ".") -> Any:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert "sources/closed: can't be opened (Permission denied)" in run(archive).problems[0]
