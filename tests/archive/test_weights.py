"""A build says how heavy the pages of meetings are, and with --strict fails where one is too heavy."""

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.config import Config
from archive.weights import Weights, measured
from build import main

HTML = """<!DOCTYPE html><link rel="stylesheet" href="../../a.css"><link rel="next" href="../b/">
<script type="module" src="../../a.js"></script><p>Otters"""
FILES = {
    "meetings/index.html": HTML,
    "meetings/a/index.html": HTML,
    "meetings/a/item-4/index.html": HTML.replace("../../", "../../../"),
    "meetings/a/whole/index.html": HTML * 2,
    "a.css": "p { color: teal }" * 20,
    "a.js": 'import { b } from "./b.js";\nimport "./c/c.js";\nconst late = () => import("./late.js");\n',
    "b.js": "export const b = 4;" * 30,
    "c/c.js": 'import { b } from "../b.js";',
    "late.js": "export const late = 5;" * 300,
}


def test_measured(tmp_path: Path) -> None:
    """Each page of a meeting but the one to print, with what it loads at once, each file counted once."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = measured(tmp_path)
    assert found is not None
    loaded = sum(len(gzip.compress(FILES[name].encode())) for name in ("a.css", "a.js", "b.js", "c/c.js"))
    assert found.pages == {
        page: pytest.approx(loaded + len(gzip.compress(FILES[f"{page}index.html"].encode())), abs=3)
        for page in ("meetings/a/", "meetings/a/item-4/")
    }


def test_without_meetings(tmp_path: Path) -> None:
    """A site without meetings has nothing to weigh."""
    assert measured(tmp_path) is None


def test_problems() -> None:
    """What is too heavy is named with the setting that says so."""
    found = Weights({"meetings/a/": 60_000, "meetings/b/": 60_001})
    assert list(found.problems(Config(Path()))) == [
        "meetings/b/: the page has 61 kB with all that it loads; at most 60 are meant to be "
        "([limits] meeting_page_kb in archive.toml)"
    ]


@pytest.mark.parametrize(("strict", "status"), [(["--strict"], 1), ([], 0)])
def test_strict(tmp_path: Path, strict: list[str], status: int) -> None:
    """A build says the weight, and which pages are too heavy; with --strict it fails."""
    (tmp_path / "archive.toml").write_text(
        '[limits]\nmeeting_page_kb = 1\n[[bodies]]\nname = "Weirs Panel"\n'
    )
    paper = tmp_path / "content" / "d" / "1.md"
    paper.parent.mkdir(parents=True)
    paper.write_text(
        "---\nid: d-1\nkind: minutes\ntitle: Minutes\ndocument: d\nbody: Weirs Panel\n"
        "meeting_date: 2024-03-04\n---\n\n## 1. Weirs\n\n1.1 There are four.\n"
    )
    result = CliRunner().invoke(main, ["build", "--archive", str(tmp_path), *strict])
    assert result.exit_code == status
    assert "meetings: the heaviest page has" in result.output
    assert "meetings/2024-03-04-weirs-panel/: the page has" in result.output
