"""A maintainer compares an original with what was read from it, corrects the Markdown, and sees that."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

import build
from archive import config, review, sources
from bootstrap import ROOT
from tests.browser.harness import axe, too_wide

pytestmark = pytest.mark.browser

PACK = "2024-11-25-agenda-pack-pdf"
MINUTES = f"content/{PACK}/minutes-2024-10-07.md"


@dataclass
class Served:
    """A review that is being served, and the folder of its archive."""

    url: str
    port: int
    root: Path


def serve(root: Path, document: str, home: list[str]) -> Iterator[Served]:
    """Serve the review of a document of the sample, of which a copy is made."""
    for name in ("archive.toml", "content", "sources"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    settings = config.load(root)
    file = sources.find(settings, Path(document))
    with review.server(settings, file, build.review_engine(settings), 0) as server:
        port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        home.append(f"http://127.0.0.1:{port}/")
        yield Served(home[-1], port, root)
        server.shutdown()
        thread.join()


@pytest.fixture
def pack(tmp_path: Path, home: list[str]) -> Iterator[Served]:
    """The review of an agenda pack."""
    yield from serve(tmp_path, PACK, home)


@pytest.fixture
def note(tmp_path: Path, home: list[str]) -> Iterator[Served]:
    """The review of a text."""
    yield from serve(tmp_path, "2024-12-04-note-of-a-visit-md", home)


def minutes(served: Served) -> tuple[Path, int, int]:
    """The file of the pack's minutes, the PDF page of its first mark, and the line of the paragraph below."""
    file = served.root / MINUTES
    lines = file.read_text().split("\n")
    mark = next(n for n, line in enumerate(lines) if line.startswith("<!-- page "))
    first = next(n for n, line in enumerate(lines) if n > mark and line)
    return file, int(lines[mark].split()[2].strip(",")), first + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_accessible(pack: Served, page: Page, scheme: str, width: int) -> None:
    """Axe finds nothing, with problems on the page and tables, on a wide and on a narrow screen."""
    file, number, _ = minutes(pack)
    file.write_text(file.read_text().replace(" the ", " ", 3))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    for address in (f"page/{number}", "page/1", "page/5"):
        page.goto(pack.url + address)
        assert axe(page) == []
        assert too_wide(page) == []


def test_picture_and_text(pack: Served, page: Page) -> None:
    """A page stands as a picture beside its paragraphs, each with its file and line."""
    _, number, line = minutes(pack)
    page.goto(f"{pack.url}page/{number}")
    picture = page.get_by_role("img", name=f"Page {number} as a picture")
    assert picture.evaluate("image => image.complete && image.naturalWidth") > 500
    expect(page.get_by_role("heading", name=MINUTES)).to_be_visible()
    expect(page.locator(".read")).to_contain_text(f"{MINUTES}, line {line}")
    page.goto(f"{pack.url}page/{number + 1}")
    expect(page.locator(".read .line").first).to_contain_text(f", begins on page {number}")
    expect(page.get_by_text("None known on this page.")).to_be_visible()


def test_a_word_that_is_lost_is_marked_and_a_correction_seen(pack: Served, page: Page) -> None:
    """Words that were deleted by mistake are marked in the original's; saving the file shows it anew."""
    file, _, _ = minutes(pack)
    whole = file.read_text()
    body = whole.split("---\n", 2)[2]
    word = next(w for w in body.split() if w.isalpha() and len(w) > 5 and body.count(w) == 1)
    file.write_text(whole.replace(word, "", 1) if word not in whole.split("---\n", 2)[1] else whole)
    page.goto(pack.url)
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("mark")).to_have_text([word])
    expect(page.get_by_text("1 word of this page stands on no page of content")).to_be_visible()
    file.write_text(whole)
    expect(page.locator("mark")).to_have_count(0)


def test_keys_turn_pages(pack: Served, page: Page) -> None:
    """Arrow keys go to the next page and back; in a table that scrolls they scroll it."""
    page.goto(pack.url)
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{pack.url}page/2")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(f"{pack.url}page/1")
    page.goto(f"{pack.url}page/5")
    page.locator(".scrolling").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{pack.url}page/5")


def test_a_text(note: Served, page: Page) -> None:
    """Without pages, all words of the original stand beside all that was read, and what is in doubt."""
    page.goto(note.url)
    expect(page.get_by_role("img")).to_have_count(0)
    expect(page.locator(".words")).to_contain_text("Pantile House")
    expect(page.locator(".problems")).to_contain_text("no parser knows this paper")
    assert axe(page) == []


def test_broken_front_matter_is_said(pack: Served, page: Page) -> None:
    """A file that can't be read for a mistake is named with the line."""
    file, _, _ = minutes(pack)
    file.write_text(file.read_text().replace("kind: minutes", "kind: minuets"))
    page.goto(pack.url)
    expect(page.locator(".problems")).to_contain_text(f"{MINUTES}:3: ")


def asked(served: Served, method: str, path: str, host: str = "") -> tuple[int, str]:
    """The status and the content policy of an answer."""
    connection = HTTPConnection("127.0.0.1", served.port, timeout=20)
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{served.port}"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.headers.get("Content-Security-Policy", "")


def test_nothing_is_written_and_nothing_else_is_served(pack: Served) -> None:
    """Only reading, only this document, only to this machine under its own name."""
    status, policy = asked(pack, "GET", "/page/1")
    assert status == 200
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert [asked(pack, method, "/page/1")[0] for method in ("POST", "PUT", "DELETE")] == [501] * 3
    for path in ("/page/0", "/page/999", "/page/0.webp", "/archive.toml", "/../archive.toml", "/sources/"):
        assert asked(pack, "GET", path)[0] == 404, path
    assert asked(pack, "GET", "/page/1", host="elsewhere.example")[0] == 421
