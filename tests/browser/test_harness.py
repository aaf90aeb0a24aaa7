"""What the other browser tests rely on to notice that something is wrong does notice it."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Page

from audit.browser import look
from tests.browser.harness import SUB_PATH, Served, axe, too_wide

pytestmark = pytest.mark.browser

UNSEEN = """<!DOCTYPE html>
<html lang="en"><title>Unseen</title><link rel="stylesheet" href="unseen.css">
<main><h1>Unseen</h1><p><a href="#1">Seen</a> <a href="#2" class="same">Same</a></p>
<p><a href="#3" class="under">Under</a></p><p><a href="#4" tabindex="4">First</a></p>
<p><a href="#5" class="small">5</a> <a href="#6" class="small">6</a></p>
<div class="tall"></div></main><p class="over">Over</p></html>
"""
SHEET = """.same:focus { outline: none }
.under { position: absolute; bottom: 0 } .tall { height: 5000px }
.over { position: fixed; inset: 60% 0 0; margin: 0; background: white }
.small { display: inline-block; width: 9px; height: 9px; overflow: hidden }"""
BAD_PAGE = """<!DOCTYPE html>
<html lang="en"><title>Bad</title>
<main><h1>Bad</h1><img src="/outside.png"><p>____________________________________________________</p></main>
<script>console.error("complaint"); missing();</script>
<script src="http://127.0.0.1:9/elsewhere.js"></script>
"""


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Served]) -> Served:
    """Serve a page on which everything is wrong, and a folder below it."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "index.html").write_text(BAD_PAGE, encoding="utf-8")
    (folder / "unseen.html").write_text(UNSEEN, encoding="utf-8")
    (folder / "unseen.css").write_text(SHEET, encoding="utf-8")
    (folder / "below").mkdir()
    (folder / "below/index.html").write_text("<!DOCTYPE html><title>Below</title>", encoding="utf-8")
    return serve(folder)


def test_problems_are_noticed(page: Page, bad: Served, problems: list[str]) -> None:
    """Requests to elsewhere, on this server too, errors of the console and of scripts are written down."""
    page.goto(bad.url, wait_until="networkidle")
    noticed = "\n".join(problems)
    for trouble in ("/outside.png", "elsewhere.js", "complaint", "missing is not defined"):
        assert trouble in noticed
    problems.clear()


def test_violations_are_noticed(page: Page, bad: Served, problems: list[str]) -> None:
    """Axe sees the image that has no text."""
    page.goto(bad.url, wait_until="networkidle")
    assert any(violation.startswith("image-alt") for violation in axe(page))
    problems.clear()


def test_wide_elements_are_noticed(page: Page, bad: Served, problems: list[str]) -> None:
    """The word that is wider than the screen is named."""
    page.goto(bad.url, wait_until="networkidle")
    assert any(element.startswith("<p>____") for element in too_wide(page))
    problems.clear()


def test_focus_is_watched(page: Page, bad: Served, problems: list[str]) -> None:
    """What shows no focus, is covered when it has it, takes it out of turn, or is too small is named."""
    found = [(one.rule, one.element) for one in look(page, bad.url, "unseen.html", ["light"])]
    for rule, words in (
        ("focus is not seen", "Same</a>"),
        ("focus is hidden", "Under</a>"),
        ("an order of focus of its own", "First</a>"),
        ("target-size", "6</a>"),
    ):
        assert any(named == rule and words in element for named, element in found), (rule, found)
    assert not any("Seen</a>" in element for _, element in found)
    problems.clear()


def test_outside_is_not_found(page: Page, bad: Served, problems: list[str]) -> None:
    """Nothing is served outside the sub-path, and a folder's address gains its slash within it."""
    outside = page.goto(bad.url.removesuffix(SUB_PATH.removeprefix("/")), wait_until="networkidle")
    assert outside is not None
    assert outside.status == HTTPStatus.NOT_FOUND
    page.goto(bad.url + "below", wait_until="networkidle")
    assert page.url == bad.url + "below/"
    problems.clear()
