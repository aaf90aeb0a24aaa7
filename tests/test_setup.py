"""Set-up is pinned, free of addresses, no older than is safe, and does nothing twice."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap

EXTRAS = {"dask": "distributed", "ocr": "ocrmypdf", "pagefind": "pagefind-bin"}
LOCKS = ["requirements.lock", "requirements-dev.lock", *(f"requirements-{name}.lock" for name in EXTRAS)]
PINNED = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.MULTILINE)

OLDEST_SAFE = {
    "click": "8.4",
    "jinja2": "3.1.6",
    "mammoth": "1.11",
    "markdown-it-py": "4.3.0",
    "pdfminer-six": "20260107",  # code in a document ran before it
    "pdfplumber": "0.11.10",
    "pillow": "12.0",
    "pypdfium2": "5.15",
    "pyyaml": "6.0.3",
}


def pins(name: str) -> dict[str, str]:
    """Read which version of each package a lock pins."""
    return dict(PINNED.findall((bootstrap.ROOT / name).read_text(encoding="utf-8")))


def numbers(version: str) -> list[int]:
    """Make a version comparable."""
    return [int(number) for number in re.findall(r"\d+", version)]


@pytest.mark.parametrize("package", OLDEST_SAFE)
def test_no_older_than_safe(package: str) -> None:
    """What reads other people's files is at least at the version in which its known flaws are mended."""
    assert numbers(pins("requirements-dev.lock")[package]) >= numbers(OLDEST_SAFE[package])


def test_locks_agree() -> None:
    """The lock for developers has all of the lock for a site, in the same versions."""
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


@pytest.mark.parametrize("name", EXTRAS)
def test_extras_add_to_a_site(name: str) -> None:
    """The lock of an extra has what it is for and all of the lock for a site, as tests run with it."""
    extra = pins(f"requirements-{name}.lock")
    assert EXTRAS[name] in extra
    assert pins("requirements.lock").items() <= extra.items() <= pins("requirements-dev.lock").items()


@pytest.mark.parametrize("name", LOCKS)
def test_hashed_and_without_addresses(name: str) -> None:
    """Each package has its hashes, and no line says where to fetch it: pip knows that on each machine."""
    text = (bootstrap.ROOT / name).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert "index-url" not in text


def test_node_lock_without_addresses() -> None:
    """Each npm package is pinned by its hash, and no address is recorded."""
    lock = json.loads((bootstrap.ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for path, package in lock["packages"].items() if path]
    assert packages
    assert all("integrity" in package and "resolved" not in package for package in packages)


def test_done_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing changed since the last time, set-up installs nothing, so it needs no network."""

    def refuse(command: list[str], trouble: str) -> None:
        pytest.fail(f"{trouble}: {command}")

    monkeypatch.setattr(bootstrap, "run", refuse)
    bootstrap.main(["dev"])


def test_changed_lock_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A changed lock, and only that, is installed again, and its stamp renewed."""
    installed: list[str] = []
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "run", lambda command, _trouble: installed.append(command[-1]))
    for contents in ("a==1", "a==1", "a==2"):
        (tmp_path / "requirements.lock").write_text(contents, encoding="utf-8")
        bootstrap.install_python_packages(["requirements.lock"])
    assert installed == ["requirements.lock", "requirements.lock"]


def test_failed_installation_is_tried_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An installation that failed leaves no stamp behind."""
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "works", lambda _command, **_options: False)
    (tmp_path / "requirements.lock").write_text("a==1", encoding="utf-8")
    with pytest.raises(bootstrap.SetUpError, match="could not be installed"):
        bootstrap.install_python_packages(["requirements.lock"])
    assert not list(tmp_path.glob(".stamp*"))


def test_old_python(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A Python that is too old gets one sentence, not a traceback."""
    monkeypatch.setattr(sys, "version_info", (3, 10, 0, "final", 0))
    with pytest.raises(SystemExit) as stopped:
        bootstrap.main([])
    assert stopped.value.code == 1
    assert re.fullmatch(r"This needs Python 3\.11 or newer .*\.\n", capsys.readouterr().err)


def test_named_browser_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that was named but isn't there is a mistake to report, not to work around."""
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(bootstrap.SetUpError, match="/nowhere/chromium"):
        bootstrap.find_chromium()


def test_unknown_mode() -> None:
    """Any other mode is answered with the modes there are."""
    command = [sys.executable, str(bootstrap.ROOT / "bootstrap.py"), "everything"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "[site|dask|ocr|pagefind|dev|test]" in done.stderr
