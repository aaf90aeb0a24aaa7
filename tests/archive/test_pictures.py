"""Pictures beside the Markdown: drawn once, and never over what a person has changed."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from archive.pictures import update

CHART = {"name": "page-2-picture-1", "page": 2, "turn": 0, "box": [10.0, 10.0, 90.0, 90.0]}
SCAN = {"name": "page-3", "page": 3, "turn": 0, "box": None}


class Artist:
    """Draws, and remembers what it drew."""

    def __init__(self) -> None:
        self.drew: list[str] = []

    def __call__(self, due: Sequence[dict[str, Any]]) -> Mapping[str, bytes]:
        """A file for each picture, another one each time."""
        self.drew += [picture["name"] for picture in due]
        return {picture["name"]: f"{picture} {len(self.drew)}".encode() for picture in due}


def test_drawn_once(tmp_path: Path) -> None:
    """What was drawn is drawn again only if it, or its document, has changed; what is gone is removed."""
    artist = Artist()
    known = update(tmp_path, "a1", [CHART, SCAN], {}, artist)
    known = update(tmp_path, "a1", [CHART, SCAN], known, artist)
    assert artist.drew == ["page-2-picture-1", "page-3"]
    known = update(tmp_path, "a1", [{**CHART, "box": [0.0, 0.0, 90.0, 90.0]}], known, artist)
    assert artist.drew == ["page-2-picture-1", "page-3", "page-2-picture-1"]
    known = update(tmp_path, "b2", [{**CHART, "box": [0.0, 0.0, 90.0, 90.0]}], known, artist)
    assert artist.drew[3:] == ["page-2-picture-1"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["page-2-picture-1.webp"] == list(known)


def test_replaced_and_deleted(tmp_path: Path) -> None:
    """A picture that a person has replaced stays, one that was deleted does not come back."""
    artist = Artist()
    known = update(tmp_path, "a1", [CHART, SCAN], {}, artist)
    (tmp_path / "page-2-picture-1.webp").write_bytes(b"a better one")
    (tmp_path / "page-3.webp").unlink()
    for wanted in ([CHART, SCAN], [{**CHART, "page": 4}, {**SCAN, "turn": 1}], []):
        known = update(tmp_path, "a1", wanted, known, artist)
        assert (tmp_path / "page-2-picture-1.webp").read_bytes() == b"a better one"
        assert not (tmp_path / "page-3.webp").exists()
    assert artist.drew == ["page-2-picture-1", "page-3"]


def test_not_drawn(tmp_path: Path) -> None:
    """What could not be drawn is tried again the next time."""
    artist = Artist()
    known = update(tmp_path, "a1", [SCAN], {}, lambda _: {})
    assert known == {}
    update(tmp_path, "a1", [SCAN], known, artist)
    assert artist.drew == ["page-3"]
