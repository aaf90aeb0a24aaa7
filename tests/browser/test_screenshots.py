"""Pictures of pages for the documentation are drawn by a command, small, and shown on a page."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from audit import screenshots
from audit.browser import WIDTHS
from bootstrap import ROOT
from tests.once import Once

pytestmark = pytest.mark.browser


def width(picture: Path) -> int:
    """How wide a picture is, in pixels."""
    with Image.open(picture) as opened:
        return opened.width


def test_one_page(tmp_path: Path) -> None:
    """A page is pictured at both widths, the same each time."""
    drawn = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        command = [sys.executable, "-m", "audit.screenshots", str(folder), "--only", "feeds"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        assert done.stdout.startswith("2 pictures in ")
        pictures = sorted((folder / "screenshots").iterdir())
        assert [width(picture) for picture in pictures] == [1280, 320]
        assert all(picture.stat().st_size <= screenshots.LARGEST for picture in pictures)
        drawn.append([picture.read_bytes() for picture in pictures])
        text = (folder / "pages.md").read_text(encoding="utf-8")
        assert all(f"screenshots/{picture.name}" in text for picture in pictures)
    assert drawn[0] == drawn[1]


def test_all_are_shown(once: Once) -> None:
    """The documentation shows a picture of every kind of page at each width: the sample's, and long ones."""
    text = (ROOT / "docs" / "pages.md").read_text(encoding="utf-8")
    pictures = {picture.name for picture in (ROOT / "docs" / "screenshots").iterdir()}
    wanted = (*screenshots.shots(once.library("sample")), *screenshots.kinds(once.library("invented")))
    assert pictures == {f"{shot.name}-{width}.webp" for shot in wanted for width in WIDTHS}
    assert {f"{name}-320.webp" for name in ("chapter", "whole", "meeting_part")} <= pictures
    assert sum(f'src="screenshots/{name}"' in text for name in pictures) == text.count("<img ")
