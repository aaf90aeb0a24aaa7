"""Ingestion: corrections survive it, deleted pages stay deleted, one bad document stops no other."""

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from archive import check, config, content, ingest, library, seen, site, sources, state
from archive.config import Config
from archive.errors import ArchiveError
from archive.summary import Report, summary


class Refused(Exception):
    """What the reader of these tests raises."""


def reader(data: bytes) -> dict[str, Any]:
    """Reads the papers of these tests: each line a page of its own."""
    text = data.decode()
    if "broken" in text:
        raise Refused("is broken")
    parts = [
        {"kind": "text", "title": line, "meta": {}, "body": f"{line} says this."}
        for line in text.splitlines()
    ]
    words = {"source": 3, "published": 3, "omitted": [], "unaccounted": 0}
    return {
        "kind": "text",
        "media_type": "text/plain",
        "pages": None,
        "parts": parts,
        "words": words,
        "problems": [],
        "uses": ["lines"],
    }


@pytest.fixture
def archive(tmp_path: Path) -> Config:
    """An archive with one paper of two pages, read."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "paper.txt").write_text("Alpha\nBeta")
    settings = config.load(tmp_path)
    run(settings)
    return settings


def reworded(data: bytes) -> dict[str, Any]:
    """The same papers, their first page read differently."""
    answer = reader(data)
    answer["parts"][0]["body"] = "Alpha says more."
    return answer


def run(
    settings: Config,
    version: str = "1",
    read: Any = reader,
    paths: Sequence[Path] = (),
    again: Sequence[str] = (),
    changed: Mapping[str, str] | None = None,
) -> Report:
    """Ingest with the reader of these tests; `changed` are versions of single parsers, the others have 1."""

    def fingerprint(uses: Sequence[str]) -> str:
        return " ".join(changed.get(name, "1") if changed else version for name in uses)

    return ingest.ingest(settings, ingest.Reader(read, Refused, version, fingerprint), paths, again=again)


def page(settings: Config, name: str) -> Path:
    """A page of the paper."""
    return settings.content / "paper-txt" / name


def test_nothing_is_done_twice(archive: Config) -> None:
    """A second run reads nothing and changes no file."""
    before = {p: p.stat().st_mtime_ns for p in archive.content.glob("**/*")}
    report = run(archive)
    assert (report.unchanged, dict(report.read), report.written) == (1, {}, [])
    assert before == {p: p.stat().st_mtime_ns for p in archive.content.glob("**/*")}


def by_ending(data: bytes) -> dict[str, Any]:
    """Reads papers that say which parser takes them."""
    return reader(data) | {"uses": ["minutes" if b"Minutes" in data else "lines"]}


def test_a_changed_parser_reads_only_what_it_took(archive: Config) -> None:
    """Others are unchanged; what was refused may be read now, and is tried."""
    (archive.sources / "minutes.txt").write_text("Minutes")
    (archive.sources / "broken.txt").write_text("broken")
    run(archive, read=by_ending)
    assert run(archive, version="2", read=by_ending, changed={"lines": "1"}).unchanged == 3
    report = run(archive, version="3", read=by_ending, changed={"minutes": "3", "*": "3"})
    assert (report.unchanged, dict(report.read)) == (1, {"text": 1, "unreadable": 1})
    assert run(archive, version="3", read=by_ending).unchanged == 3


def test_a_document_is_read_again_when_asked_to(archive: Config) -> None:
    """With nothing changed, and no other document with it."""
    (archive.sources / "other.txt").write_text("Other")
    run(archive)
    report = run(archive, again=["paper-txt"])
    assert (report.unchanged, dict(report.read)) == (1, {"text": 1})


def test_an_interrupted_run_is_taken_up(archive: Config) -> None:
    """What was read before the interruption is not read twice, what was not is not forgotten."""
    for name in ("a", "b", "c"):
        (archive.sources / f"{name}.txt").write_text(name.upper())

    def interrupted(data: bytes) -> dict[str, Any]:
        if data == b"B":
            raise KeyboardInterrupt
        return reader(data)

    with pytest.raises(KeyboardInterrupt):
        run(archive, read=interrupted)
    report = run(archive)
    assert (report.unchanged, dict(report.read)) == (2, {"text": 2})


def test_an_interrupted_run_with_new_parsers_is_taken_up(archive: Config) -> None:
    """A document that was due for the new parsers is still due, though nothing else has changed since."""

    def interrupted(_: bytes) -> dict[str, Any]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(archive, version="2", read=interrupted)
    assert run(archive, version="2").unchanged == 0


def hashed(archive: Config, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the originals that a run hashes."""
    names: list[str] = []

    def sha256(path: Path) -> str:
        names.append(path.name)
        return sources.sha256(path)

    with monkeypatch.context() as patch:
        patch.setattr(seen, "sha256", sha256)
        run(archive)
    return names


def test_an_untouched_file_is_not_hashed(archive: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once its last change is long ago; a touched file is hashed, and not read where it is the same."""
    assert hashed(archive, monkeypatch) == ["paper.txt"]  # just written: another change could look the same
    monkeypatch.setattr(seen, "_SETTLED", 0)
    assert hashed(archive, monkeypatch) == ["paper.txt"]
    assert hashed(archive, monkeypatch) == []
    os.utime(archive.sources / "paper.txt", (1, 1))
    assert hashed(archive, monkeypatch) == ["paper.txt"]
    assert run(archive).unchanged == 1


def test_a_change_that_keeps_size_and_time_is_seen(archive: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file put back with the time of the old one, as copying tools do, is read."""
    monkeypatch.setattr(seen, "_SETTLED", 0)
    run(archive)
    paper = archive.sources / "paper.txt"
    before = paper.stat()
    paper.write_text("Gamma\nBet"[: before.st_size])
    os.utime(paper, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert run(archive).unchanged == 0


@pytest.mark.parametrize("text", ["", "3de5a8e4c059fe4e", "[]", '{"version": "1", "documents": [1]}'])
def test_a_record_that_makes_no_sense(archive: Config, text: str) -> None:
    """Costs a reading and nothing else."""
    (archive.content / seen.NAME).write_text(text)
    assert dict(run(archive).read) == {"text": 1}
    assert run(archive).unchanged == 1


def test_two_originals_with_one_id(archive: Config) -> None:
    """The second is named, not read over the first."""
    (archive.sources / "Paper.txt").write_text("Gamma")
    (problem,) = run(archive).problems
    assert problem.startswith(
        "sources/paper.txt: was not read, for its id would be that of sources/Paper.txt"
    )


def test_many_papers_of_one_name(archive: Config) -> None:
    """Each has a page of its own, however many there are."""
    (archive.sources / "same.txt").write_text("Same\n" * 1200)
    run(archive)
    assert len(list((archive.content / "same-txt").iterdir())) == 1201


def test_unchanged_documents_are_not_opened(archive: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run looks at names, sizes and times, and at the record."""
    monkeypatch.setattr(seen, "_SETTLED", -(10**12))  # files count as settled at once
    for number in range(20):
        (archive.sources / f"paper-{number}.txt").write_text(f"Page {number}")
    run(archive)
    monkeypatch.setattr(seen, "sha256", None)
    assert run(archive, read=None).unchanged == 21


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


def test_links_are_not_followed(archive: Config, tmp_path: Path) -> None:
    """A link may lead anywhere on the machine: what it leads to is not published."""
    secret = tmp_path / "secret.txt"
    secret.write_text("Secret")
    (archive.sources / "link.txt").symlink_to(secret)
    report = run(archive)
    assert report.problems == ["sources/link.txt: is a link and was not followed; put the file itself there"]
    assert not (archive.content / "link-txt").exists()


def test_an_original_that_is_gone_is_reported(archive: Config) -> None:
    """Its pages stay; the report says what is missing."""
    (archive.sources / "paper.txt").unlink()
    assert any("no longer in sources/" in p for p in run(archive).problems)
    assert page(archive, "alpha.md").exists()


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


def test_one_bad_document_stops_no_other(archive: Config) -> None:
    """A refusal names the file and why; the rest is read, and the original stays on offer."""
    (archive.sources / "bad.txt").write_text("broken")
    (archive.sources / "good.txt").write_text("Delta")
    report = run(archive)
    assert report.problems == ["sources/bad.txt: is broken; the original is offered for download"]
    assert (archive.content / "good-txt" / "delta.md").exists()
    assert (archive.content / "bad-txt" / "document.md").exists()


def test_files_from_outside_are_copied_in_under_safe_names(archive: Config, tmp_path: Path) -> None:
    """A file or folder from elsewhere is copied once; its name becomes a slug."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "Agenda & Minutes (final) ../x.TXT".replace("/", "_")).write_text("Epsilon")
    run(archive, paths=[outside])
    run(archive, paths=[outside])
    assert sorted(p.name for p in archive.sources.iterdir()) == [
        "agenda-and-minutes-final-x.txt",
        "paper.txt",
    ]


def test_a_path_that_is_not_there(archive: Config) -> None:
    """A wrong path is said to be wrong."""
    with pytest.raises(ArchiveError, match="no such file or folder"):
        run(archive, paths=[Path("nowhere.pdf")])


def secretive(data: bytes) -> dict[str, Any]:
    """The same papers, which hold a word that they don't show."""
    return reader(data) | {"private": [["page 1", "has 1 word that can't be seen"]]}


def published(settings: Config) -> dict[str, bytes]:
    """The files of the site."""
    return dict(site.files(settings, library.assemble(settings, content.load(settings.root))))


def doubted(settings: Config) -> list[str]:
    """What `check` doubts of the documents; the statement on accessibility is another matter."""
    doubts = map(str, check.check(settings).doubts)
    return [doubt for doubt in doubts if not doubt.startswith("archive.toml:")]


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
    assert not any(b"can't be seen" in data or b"originals/paper.txt" in data for data in files.values())
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


def test_a_folder_that_cannot_be_written(archive: Config) -> None:
    """Is named, and tried again; the rest is written."""
    (archive.sources / "other.txt").write_text("Other")
    (archive.sources / "third.txt").write_text("Third")
    (archive.content / "other-txt").write_text("in the way")
    (problem,) = run(archive).problems
    assert problem.startswith("content/other-txt: can't be written (")
    assert (archive.content / "third-txt" / "third.md").exists()
    (archive.content / "other-txt").unlink()
    assert run(archive).problems == []
    assert (archive.content / "other-txt" / "other.md").exists()


def test_content_that_cannot_be_written(tmp_path: Path) -> None:
    """One line, nothing is read, and the command fails."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "paper.txt").write_text("Alpha")
    (tmp_path / "content").write_text("in the way")
    with pytest.raises(ArchiveError, match="content: can't be written to"):
        run(config.load(tmp_path))


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


def test_a_document_without_original_and_pages_is_forgotten(archive: Config) -> None:
    """Whoever has deleted both is not reminded of it."""
    shutil.rmtree(archive.content / "paper-txt")
    (archive.sources / "paper.txt").unlink()
    assert run(archive).problems == []
    assert state.load(archive) == {}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("back\\slash.txt", "sources/back\\slash.txt: was not read, for its name has a backslash; rename it"),
        ("two\nlines.txt", "sources/two?lines.txt: was not read, for its name has a line break"),
        (b"caf\xe9.txt", "sources/caf?.txt: was not read, for its name has a line break, or another"),
        ("fares.exe", "sources/fares.exe: was not read, for its ending (.exe) is that of a program; delete"),
        ("fares.JS", "sources/fares.JS: was not read, for its ending (.js) is that of a part of a web page"),
    ],
)
def test_names_that_no_page_can_hold(archive: Config, name: str | bytes, said: str) -> None:
    """The file to rename is named, in one line; the others are read."""
    (archive.sources / os.fsdecode(name)).write_text("Gamma")
    report = run(archive)
    assert report.problems[0].startswith(said)
    assert report.unchanged == 1


def test_the_folder_that_a_browser_saves_with_a_page_is_no_paper(archive: Config) -> None:
    """Its frames and pictures are left alone, papers in it are read; without its page it is any folder."""
    for name in ("Fares.htm", "Fares_files/frame.html", "Fares_files/in/a.txt", "Fares_files/a.pdf"):
        (archive.sources / name).parent.mkdir(parents=True, exist_ok=True)
        (archive.sources / name).write_text("Gamma")
    (archive.sources / "Quays_files").mkdir()
    (archive.sources / "Quays_files" / "quays.html").write_text("Delta")
    names = {file.relative_to(archive.sources).as_posix() for file in sources.originals(archive)}
    assert names == {"paper.txt", "Fares.htm", "Fares_files/a.pdf", "Quays_files/quays.html"}


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


def test_what_was_read_is_remembered_meanwhile(archive: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is killed, and can save nothing at its end, loses no more than the last seconds."""
    for name in ("a", "b", "c"):
        (archive.sources / f"{name}.txt").write_text(name.upper())
    monkeypatch.setattr(ingest, "_SAVE_EVERY", 0.0)
    remembered = []

    def say(_: str) -> None:
        remembered.append(len(state.load(archive)))

    ingest.ingest(archive, ingest.Reader(reader, Refused, "1", lambda _: "1"), say=say)
    assert remembered == [1, 2, 3]


def test_a_page_that_is_no_text_counts_as_changed(archive: Config) -> None:
    """It is the maintainer's, and named when the site is built."""
    page(archive, "alpha.md").write_bytes(b"---\nid: caf\xe9\n---\n")
    assert run(archive, "2").kept == []
    assert any("is not UTF-8 text" in str(problem) for problem in content.load(archive.root).problems)


@pytest.mark.parametrize(
    ("kinds", "title"),
    [
        (("report", "appendix", "recommendations"), "Otters"),
        (("report", "report"), "pack.txt"),
        (("text", "appendix"), "pack.txt"),
    ],
)
def test_a_document_is_titled_by_the_report_that_all_else_in_it_belongs_to(
    archive: Config, kinds: tuple[str, ...], title: str
) -> None:
    """Not by one of several."""

    def kinded(data: bytes) -> dict[str, Any]:
        answer = reader(data)
        for part, kind in zip(answer["parts"], kinds, strict=False):
            part["kind"] = kind
        return answer

    (archive.sources / "pack.txt").write_text("\n".join(("Otters", "Weirs", "Ferries")[: len(kinds)]))
    run(archive, read=kinded)
    found = {p.get("path"): p.title for p in content.load(archive.root).pages if p.kind == "document"}
    assert found["pack.txt"] == title
