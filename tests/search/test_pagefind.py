"""With `search = "pagefind"` the same sections are indexed by Pagefind, and pages may run it."""

from pathlib import Path

import pytest

from archive import config, content, library, site
from archive.errors import ArchiveError
from archive.policy import IN_PAGES, POLICY_HEADER
from archive.search import pagefind
from archive.search.pagefind import FOLDER, pagefind_files
from archive.search.sizes import measured
from benchmarks.peers import pagefinds
from tests import invented
from tests.browser.search_site import COPY, MINUTE, PERSON, SECTIONS, WARDS


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write an archive that is searched with Pagefind."""
    root = tmp_path_factory.mktemp("archive")
    invented.write(root)
    settings = root / "archive.toml"
    settings.write_text(settings.read_text().replace("[archive]", '[archive]\nsearch = "pagefind"', 1))
    return root


def test_the_site_has_its_index_and_may_run_it(root: Path) -> None:
    """The index is there instead of ours, the page says so, and policies allow WebAssembly, and no more."""
    settings = config.load(root)
    files = dict(site.files(settings, library.assemble(settings, content.load(root))))
    assert f"{FOLDER}pagefind.js" in files
    assert "search/about.json" not in files
    assert b'data-engine="pagefind"' in files["search/index.html"]
    allowed = IN_PAGES.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    assert f'content="{allowed}"' in files["search/index.html"].decode()
    assert not [name for name, text in files.items() if POLICY_HEADER.encode() in text]


def test_tips(root: Path, tmp_path: Path) -> None:
    """What Pagefind can't do is not among its tips, and said instead."""
    invented.write(tmp_path)
    pages = []
    for folder in (root, tmp_path):
        settings = config.load(folder)
        files = site.files(settings, library.assemble(settings, content.load(folder)))
        pages.append(next(text.decode() for name, text in files if name == "search/tips/index.html"))
    promised = ("all the same", "finds what it means too", 'id="abbreviations"')
    assert [[text in page for text in promised] for page in pages] == [[False] * 3, [True] * 3]
    assert ["What this search does not do" in page for page in pages] == [True, False]
    assert all("type:" in page and "leaves out" in page for page in pages)


def test_its_size(tmp_path: Path) -> None:
    """The size is told as that of our own: all files, what each search begins with, and the largest part."""
    for path, contents in pagefind_files(SECTIONS).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(contents)
    sizes = measured(tmp_path)
    assert sizes is not None
    assert sizes.part.startswith(f"{FOLDER}index/")
    assert sizes.files > len(SECTIONS)
    assert sizes.sent > sizes.start + sizes.largest > sizes.start > 50_000, "its program alone has as much"


def test_only_then(tmp_path: Path) -> None:
    """An archive that says nothing has our own index, and a policy without WebAssembly."""
    invented.write(tmp_path)
    settings = config.load(tmp_path)
    files = dict(site.files(settings, library.assemble(settings, content.load(tmp_path))))
    assert not [name for name in files if name.startswith(FOLDER)]
    assert b'data-engine="lunr"' in files["search/index.html"]
    assert not [name for name, text in files.items() if b"wasm-unsafe-eval" in text]


@pytest.mark.parametrize("where", ["", "[archive]\n"])
def test_the_setting(tmp_path: Path, where: str) -> None:
    """It may stand above all tables, or among those of the archive; another value is told with its line."""
    file = tmp_path / "archive.toml"
    file.write_text(f'{where}search = "pagefind"\n')
    assert config.load(tmp_path).search == "pagefind"
    for value in ('"solr"', '""', "5"):
        file.write_text(f"{where}search = {value}\n")
        with pytest.raises(ArchiveError, match=rf"archive\.toml:{1 + bool(where)}: search = "):
            config.load(tmp_path)


def test_without_the_extra(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Pagefind is not installed, the build says in one sentence how to bring it."""
    monkeypatch.setattr(pagefind, "find_spec", lambda _name: None)
    with pytest.raises(ArchiveError, match=r"run python3 bootstrap\.py pagefind"):
        site.build(config.load(root), root / "out")


def test_a_program_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Pagefind that ends early is an error, not a site without an index."""
    monkeypatch.setattr("pagefind.service.get_executable", lambda: "false")
    with pytest.raises(ArchiveError, match="Pagefind failed: it ended early"):
        pagefind_files(SECTIONS)


def test_found_like_ours() -> None:
    """Each section is found by its words and its title; of the same words in two places one section is."""
    found = pagefinds(SECTIONS, ["yeshivas", "ward 3", "jo ash", "xylophone"])
    places = [[SECTIONS[place] for place in places] for places in found]
    assert places[0] == [MINUTE]
    assert COPY not in places[0]
    assert places[1][0] == WARDS[3]
    assert PERSON in places[2]
    assert places[3] == []


def test_what_stays_the_same() -> None:
    """Of two builds all files that hold words are the same; Pagefind writes its filters as they come."""
    one, other = pagefind_files(SECTIONS), pagefind_files(SECTIONS[::-1])
    folders = ("index/", "fragment/")
    kept = [{n: made[n] for n in made if n.removeprefix(FOLDER).startswith(folders)} for made in (one, other)]
    assert kept[0] == kept[1]
    assert len(kept[0]) == len(SECTIONS), "a file for each section but the copy, and one of all words"
