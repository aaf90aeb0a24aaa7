"""What a run of the tests makes once, whichever of its processes wants it first; the others read it."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import locket
from click.testing import CliRunner

import build
from archive import config, content, library
from archive.library import Library
from bootstrap import ROOT
from tests import invented
from tests.shared import shared

Thing = TypeVar("Thing")


class Once:
    """Folders and things of one run, in a place that all its processes share."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._things: dict[str, object] = {}

    def folder(self, name: str, make: Callable[[Path], object]) -> Path:
        """Give the folder of a name, filled by whoever came first; nobody changes it afterwards."""
        folder, made = self._place / name, self._place / f"{name}.made"
        with locket.lock_file(str(self._place / f"{name}.lock")):
            if not made.exists():
                folder.mkdir()
                make(folder)
                made.touch()
        return folder

    def thing(self, name: str, make: Callable[[], Thing]) -> Thing:
        """Give the thing of a name, made by whoever came first."""

        def write(folder: Path) -> None:
            (folder / "thing").write_bytes(pickle.dumps(make()))

        if name not in self._things:
            self._things[name] = pickle.loads((self.folder(name, write) / "thing").read_bytes())  # noqa: S301 - our own
        thing: Thing = self._things[name]  # type: ignore[assignment]
        return thing

    def archive(self, name: str) -> Path:
        """Give the folder of an archive: "invented", the "sample", or the real papers of a council."""
        if name == "sample":
            return ROOT
        if name == "invented":
            return self.folder(name, invented.write_all)
        papers = shared(f"documents/{name}")
        return self.folder(name, lambda folder: ingest(papers, folder))

    def library(self, name: str) -> Library:
        """Give all that is worked out from the content of such an archive."""
        folder = self.archive(name)
        settings = config.load(folder)
        return self.thing(f"library-{name}", lambda: library.assemble(settings, content.load(folder)))


def ingest(papers: Path, folder: Path) -> None:
    """Read papers into an archive, as its maintainer does."""
    result = CliRunner().invoke(build.main, ["ingest", str(papers), "--archive", str(folder)])
    assert result.exit_code == 0, result.output


def shared_place(own: Path) -> Path:
    """Find what the processes of a run share, from the folder that pytest gives to one of them."""
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
