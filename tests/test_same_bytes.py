"""Two builds from the same content are the same bytes: in other folders, time zones and hash seeds."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bootstrap import ROOT

PARTS = ("archive.toml", "content", "sources")


def built(folder: Path, **environment: str) -> dict[str, str]:
    """The hashes of all files of the sample built in a folder."""
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    command = [sys.executable, str(ROOT / "build.py"), "build", "--quiet", "--archive", str(folder)]
    subprocess.run(command, check=True, env={**os.environ, **environment})
    site = folder / "site"
    return {
        p.relative_to(site).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in site.glob("**/*")
        if p.is_file()
    }


@pytest.mark.slow
def test_same_bytes(tmp_path: Path) -> None:
    """Nothing of the machine or the moment gets into the site."""
    folders = [tmp_path / "one", tmp_path / "a" / "second one"]
    for folder in folders:
        folder.mkdir(parents=True)
    first = built(folders[0], TZ="Pacific/Auckland", PYTHONHASHSEED="1")
    second = built(folders[1], TZ="America/Caracas", PYTHONHASHSEED="2")
    assert first == second
    assert len(first) > 50
