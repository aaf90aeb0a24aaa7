"""The real papers beside the repository, for tests that read them; where they are missing, tests say so."""

from pathlib import Path

import pytest

from bootstrap import ROOT

SHARED = ROOT.parent / "shared"


def shared(name: str) -> Path:
    """A file or folder of `../shared`; skips the test, naming it, where it is not there."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"../shared/{name} is not on this machine")
    return path
