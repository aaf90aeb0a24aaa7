"""Corrections survive ingestion, deleted pages stay deleted, new readings wait beside what was changed."""

import shutil
from pathlib import Path

from archive import content, ingest, sources
from archive.config import Config
from tests.archive.ingest.reader import doubted, page, reworded, run


def test_an_edited_page_survives(archive: Config) -> None:
    """A page changed by hand is left as it is, while what else the paper gives is brought up to date."""
    edited = page(archive, "alpha.md")
    edited.write_text(edited.read_text() + "\nPut right by hand.\n")
    mine = edited.read_text()
    assert run(archive, version="2").kept == []
    assert edited.read_text() == mine
    (archive.sources / "paper.txt").write_text("Alpha\nGamma")
    report = run(archive)
    assert edited.read_text() == mine
    assert report.removed == ["content/paper-txt/beta.md"]


def test_a_new_reading_waits_beside_an_edited_page(archive: Config) -> None:
    """When the paper itself changed, the new reading waits as NAME.md.new until it is settled."""
    edited = page(archive, "alpha.md")
    edited.write_text(edited.read_text().replace("says this", "says that"))
    report = run(archive, version="2", read=reworded)
    assert report.kept == ["content/paper-txt/alpha.md"]
    beside = page(archive, "alpha.md.new")
    assert "says more" in beside.read_text()
    ingest.take(archive, edited, new=False)
    assert "says that" in edited.read_text()
    assert not beside.exists()
    assert run(archive, version="3", read=reworded).kept == []


def test_corrections_survive_when_papers_shift(archive: Config) -> None:
    """One paper less before a page neither doubles it nor brings a deleted one back."""
    edited = page(archive, "beta.md")
    edited.write_text(edited.read_text() + "\nMine.\n")
    source = archive.sources / "paper.txt"
    source.write_text("Alpha\nBeta\nGamma")
    run(archive)
    page(archive, "gamma.md").unlink()
    source.write_text("Beta\nGamma")
    run(archive)
    assert sorted(p.name for p in edited.parent.iterdir()) == ["beta.md", "document.md"]
    assert "Mine." in edited.read_text()


def test_a_deleted_page_stays_deleted_for_good(archive: Config) -> None:
    """Another paper in its place for a while makes no difference."""
    page(archive, "beta.md").unlink()
    source = archive.sources / "paper.txt"
    for text in ("Alpha\nOther", "Alpha\nBeta"):
        source.write_text(text)
        run(archive)
    assert not page(archive, "beta.md").exists()


def test_a_correction_that_no_paper_gives_any_more_is_reported(archive: Config) -> None:
    """It stays, and the report says so."""
    edited = page(archive, "beta.md")
    edited.write_text(edited.read_text() + "\nMine.\n")
    (archive.sources / "paper.txt").write_text("Alpha")
    assert any("beta.md: its document no longer gives" in p for p in run(archive).problems)
    assert edited.exists()


def test_a_deleted_page_is_not_resurrected(archive: Config) -> None:
    """What a person deleted stays deleted when the parsers read the paper anew."""
    page(archive, "beta.md").unlink()
    run(archive, version="2")
    assert not page(archive, "beta.md").exists()
    assert page(archive, "alpha.md").exists()


def test_taking_the_new_reading(archive: Config) -> None:
    """The new reading can be taken, and is ours to replace from then on."""
    edited = page(archive, "alpha.md")
    edited.write_text(edited.read_text() + "\nMine.\n")
    run(archive, version="2", read=reworded)
    ingest.take(archive, page(archive, "alpha.md.new"), new=True)
    assert "says more" in edited.read_text()
    run(archive, version="3")
    assert "says this" in edited.read_text()


def test_a_deleted_folder_is_named_and_can_be_had_back(archive: Config) -> None:
    """It stays deleted, whatever the parsers or the file become, until its document is named."""
    shutil.rmtree(archive.content / "paper-txt")
    said = "you deleted this folder, so that sources/paper.txt is not on the site; to have it back, python"
    for version in ("1", "2"):
        (line,) = run(archive, version).deleted
        assert said in line
        assert said in doubted(archive)[0]
        assert not (archive.content / "paper-txt").exists()
    assert run(archive, again=sources.named(archive, ())).deleted
    assert run(archive, again=sources.named(archive, [Path("paper-txt")])).deleted == []
    assert page(archive, "beta.md").exists()
    assert doubted(archive) == []


def test_a_page_that_is_no_text_counts_as_changed(archive: Config) -> None:
    """It is the maintainer's, and named when the site is built."""
    page(archive, "alpha.md").write_bytes(b"---\nid: caf\xe9\n---\n")
    assert run(archive, "2").kept == []
    assert any("is not UTF-8 text" in str(problem) for problem in content.load(archive.root).problems)
