"""The command line: each command has help with an example, an error says what to do."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import build


def run(*arguments: str) -> Result:
    """Run the command line."""
    return CliRunner().invoke(build.main, list(arguments))


@pytest.mark.parametrize("name", ["", *build.main.commands])
def test_help_with_an_example(name: str) -> None:
    """A command that nobody can learn is no use."""
    result = run(*([name] if name else []), "--help")
    assert result.exit_code == 0
    assert "Example: python build.py" in result.output


@pytest.mark.parametrize("name", build.main.commands)
def test_common_options(name: str) -> None:
    """All commands take the options that the issue of a run depends on."""
    names = {o.name for o in build.main.commands[name].params if isinstance(o, click.Option)}
    assert {"archive", "strict", "jobs", "quiet", "verbose"} <= names


def test_an_archive_that_is_not_there(tmp_path: Path) -> None:
    """A wrong folder is one clear sentence, not an empty site."""
    result = run("build", "--archive", str(tmp_path / "nowhere"))
    assert result.exit_code == 1
    assert "no such folder" in result.output


def test_used_wrongly() -> None:
    """Status 2 for a call that makes no sense."""
    assert run("serve", "--port", "minus").exit_code == 2


def test_from_nothing_to_a_site(tmp_path: Path) -> None:
    """A new archive, a paper dropped in, a build: the paper is on a page and its original on offer."""
    archive = tmp_path / "ours"
    assert run("new", str(archive)).exit_code == 0
    (archive / "sources" / "note.txt").write_text(
        "Note of a visit\n\nWe saw the new library in Marsh Lane and liked it.\n"
    )
    result = run("--archive", str(archive))
    assert "no parser knows this paper: Note of a visit" in result.output
    assert result.exit_code == 0, result.output
    (page,) = (archive / "site" / "reports").glob("*/index.html")
    assert "We saw the new library in Marsh Lane" in page.read_text()
    assert (archive / "site" / "originals" / "note.txt").exists()
    assert "nothing has changed" in run("build", "--archive", str(archive)).output
    assert run("--strict", "--archive", str(archive)).exit_code == 1


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    """An output folder that is not ours is never emptied."""
    archive, other = tmp_path / "ours", tmp_path / "other"
    run("new", str(archive))
    other.mkdir()
    (other / "thesis.doc").write_text("years of work")
    result = run("build", "--archive", str(archive), "--output", str(other))
    assert result.exit_code == 1
    assert (other / "thesis.doc").read_text() == "years of work"


def test_settling_a_page_by_any_of_its_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a shell completes it, and as the report names it, which says how to call the command."""
    archive = tmp_path / "ours"
    monkeypatch.chdir(tmp_path)
    run("new", "ours")
    paper = archive / "sources" / "note.txt"
    for name in ("ours/content", "content"):
        paper.write_text(f"Note of a visit\n\nWe saw the {name}.\n")
        run("ingest", "--archive", "ours")
        (page,) = (p for p in archive.glob("content/*/*.md") if p.name != "document.md")
        page.write_text(page.read_text() + "\nCorrected.\n")
        paper.write_text(f"Note of a visit\n\nWe saw the new {name}.\n")
        told = run("ingest", "--archive", "ours").output
        assert f"build.py --archive ours take {page.relative_to(archive)} --new" in told
        result = run("take", f"{name}/{page.parent.name}/{page.name}", "--new", "--archive", "ours")
        assert result.exit_code == 0, result.output
