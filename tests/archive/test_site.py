"""A site is built anew unless it and all that it is made from are as they were."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import build

OURS = "site/index.html"
MARKER = "site/.scrutiny-archive.json"


def run(archive: Path, *arguments: str) -> Result:
    """Build an archive by the command line."""
    return CliRunner().invoke(build.main, ["build", "--archive", str(archive), *arguments])


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small archive once."""
    archive = tmp_path_factory.mktemp("once") / "archive"
    CliRunner().invoke(build.main, ["new", str(archive)])
    (archive / "content").mkdir(exist_ok=True)
    assert run(archive).exit_code == 0
    return archive


@pytest.fixture
def archive(once: Path, tmp_path: Path) -> Path:
    """A copy of that archive."""
    return Path(shutil.copytree(once, tmp_path / "archive"))


def nothing(_: Path) -> None:
    """Leave all as it is."""


def own_file(archive: Path) -> None:
    """Put a file of the maintainer's own into the site."""
    (archive / "site/CNAME").write_text("scrutiny.example")


def lost(archive: Path) -> None:
    """Lose a file of the site."""
    (archive / OURS).unlink()


def cut(archive: Path) -> None:
    """Cut a file short, as a full disk does."""
    (archive / OURS).write_bytes((archive / OURS).read_bytes()[:-20])


def grown(archive: Path) -> None:
    """Write something else into a part of the search."""
    next((archive / "site/search").glob("*/facts.json")).write_text("junk" * 500)


def of_the_same_size(archive: Path) -> None:
    """Change one letter of a part of the search, as a bad disk or a slip of the hand does."""
    facts = next((archive / "site/search").glob("*/facts.json"))
    facts.write_text(facts.read_text().replace("size", "sise", 1))


def folder_instead(archive: Path) -> None:
    """Put a folder where a file was."""
    (archive / OURS).unlink()
    (archive / OURS).mkdir()


def damaged(text: str) -> Callable[[Path], None]:
    """Write something else into the marker."""

    def damage(archive: Path) -> None:
        (archive / MARKER).write_text(text)

    return damage


@pytest.mark.parametrize("change", [nothing, own_file])
def test_nothing_to_do(archive: Path, change: Callable[[Path], None]) -> None:
    """What is whole is left alone."""
    change(archive)
    assert "nothing has changed" in run(archive).output


@pytest.mark.parametrize(
    "damage",
    [
        lost,
        cut,
        grown,
        of_the_same_size,
        folder_instead,
        *map(damaged, ["{", "[]", '{"fingerprint": 1, "files": 2}']),
    ],
)
def test_what_is_damaged_is_built_anew(archive: Path, damage: Callable[[Path], None]) -> None:
    """Whatever happened to the site: the next build mends it, and keeps what is not ours."""
    before = {p.relative_to(archive): p.read_bytes() for p in (archive / "site").glob("**/*") if p.is_file()}
    own_file(archive)
    damage(archive)
    built = run(archive)
    assert built.exit_code == 0, built.output
    assert "nothing has changed" not in built.output
    after = {p.relative_to(archive): p.read_bytes() for p in (archive / "site").glob("**/*") if p.is_file()}
    assert after.pop(Path("site/CNAME")) == b"scrutiny.example"
    assert after == before


@pytest.mark.parametrize("damage", [lost, cut, grown, of_the_same_size, folder_instead])
def test_what_is_damaged_is_named(archive: Path, damage: Callable[[Path], None]) -> None:
    """A check names the file and what helps; a site that is whole is not blamed."""
    own_file(archive)
    check = ["check", "--archive", str(archive)]
    assert "is not as it was built" not in CliRunner().invoke(build.main, check).output
    damage(archive)
    found = CliRunner().invoke(build.main, check)
    assert found.exit_code == 1
    (line,) = [line for line in found.output.splitlines() if "is not as it was built" in line]
    assert line.startswith("site/")
    assert "run build.py build" in line
    assert run(archive).exit_code == 0
    assert "is not as it was built" not in CliRunner().invoke(build.main, check).output


def test_problems_are_told_by_each_build(archive: Path) -> None:
    """What was wrong is not right because it was said once."""
    (archive / "content/redirects.yaml").write_text("- from: old/\n  to: nowhere/\n")
    first, second = run(archive), run(archive)
    assert "'old/' leads to no page" in first.output
    assert "'old/' leads to no page" in second.output
    assert first.exit_code == second.exit_code == 1


def test_strict_after_a_plain_build(archive: Path) -> None:
    """A search that is too large for its limits fails a strict build, whatever was built before."""
    settings = archive / "archive.toml"
    settings.write_text(settings.read_text().replace("search_start_kb = 200", "search_start_kb = 1"))
    assert run(archive).exit_code == 0
    again = run(archive, "--strict")
    assert "at most 1 are meant to be" in again.output
    assert again.exit_code == 1
