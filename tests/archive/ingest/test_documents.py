"""Documents are read once, whatever interrupts it; one that is bad stops no other."""

import os
from pathlib import Path
from typing import Any

import pytest

from archive import config, content, ingest, seen, sources, state
from archive.config import Config
from archive.errors import ArchiveError
from tests.archive.ingest.reader import Refused, reader, run


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


def test_links_are_not_followed(archive: Config, tmp_path: Path) -> None:
    """A link may lead anywhere on the machine: what it leads to is not published."""
    secret = tmp_path / "secret.txt"
    secret.write_text("Secret")
    (archive.sources / "link.txt").symlink_to(secret)
    report = run(archive)
    assert report.problems == ["sources/link.txt: is a link and was not followed; put the file itself there"]
    assert not (archive.content / "link-txt").exists()


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
