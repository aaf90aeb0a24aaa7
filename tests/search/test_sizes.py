"""A build says how large its search is, and with --strict fails where that is too large."""

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.config import Config
from archive.search.files import search_files
from archive.search.sizes import Sizes, measured
from build import main
from tests.search.invented import sections


def written(site: Path, number: int) -> dict[str, bytes]:
    """Write the search of so many sections into a site."""
    files = search_files(sections(number))
    for path, contents in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(contents)
    return files


def test_measured(tmp_path: Path) -> None:
    """Sizes are those of the files as a server sends them."""
    files = written(tmp_path, 50)
    sizes = measured(tmp_path)
    assert sizes is not None
    sent = {path: len(gzip.compress(contents, 6)) for path, contents in files.items()}
    assert sizes.files == len(files)
    assert sizes.sent == pytest.approx(sum(sent.values()), rel=0.01)
    assert sizes.part in files
    assert sizes.largest == pytest.approx(sent[sizes.part], rel=0.01)


def test_no_search(tmp_path: Path) -> None:
    """A site without a search is not measured."""
    assert measured(tmp_path) is None


def test_problems() -> None:
    """What is too large is named with the setting that says so."""
    sizes = Sizes(3, 900_000, 150_001, 60_001, "search/x/terms/0.json")
    assert list(sizes.problems(Config(Path(), search_start_kb=151, search_part_kb=61))) == []
    assert list(sizes.problems(Config(Path(), search_start_kb=150, search_part_kb=60))) == [
        "search: what every search begins with has 151 kB as sent; at most 150 are meant to be "
        "([limits] search_start_kb in archive.toml)",
        "search: search/x/terms/0.json has 61 kB as sent; at most 60 are meant to be "
        "([limits] search_part_kb in archive.toml)",
    ]


@pytest.mark.parametrize(("strict", "status"), [(["--strict"], 1), ([], 0)])
def test_strict(tmp_path: Path, strict: list[str], status: int) -> None:
    """A build says the sizes; with --strict it fails where they are too large."""
    (tmp_path / "archive.toml").write_text("[limits]\nsearch_start_kb = 1\n")
    result = CliRunner().invoke(main, ["build", "--archive", str(tmp_path), *strict])
    assert result.exit_code == status
    assert "search: " in result.output
    assert "search_start_kb" in result.output
