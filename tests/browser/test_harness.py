"""What the other browser tests rely on to notice that something is wrong does notice it."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.harness import SUB_PATH, Served, axe, too_wide

pytestmark = pytest.mark.browser

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


def test_outside_is_not_found(page: Page, bad: Served, problems: list[str]) -> None:
    """Nothing is served outside the sub-path, and a folder's address gains its slash within it."""
    outside = page.goto(bad.url.removesuffix(SUB_PATH.removeprefix("/")), wait_until="networkidle")
    assert outside is not None
    assert outside.status == HTTPStatus.NOT_FOUND
    page.goto(bad.url + "below", wait_until="networkidle")
    assert page.url == bad.url + "below/"
    problems.clear()
