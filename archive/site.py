"""Builds the site: renders all pages beside the old site, and puts them in its place by one rename."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from archive import content, data, library, marker, pages, pictures, publishing, stylesheet, templating
from archive.assets import gather_assets
from archive.config import Config
from archive.errors import ArchiveError
from archive.library import Library
from archive.marker import MARKER
from archive.pages import SitePage, chains
from archive.pages.provenance import provenance
from archive.policy import IN_PAGES, with_search
from archive.publishing import addresses
from archive.publishing.heads import heads
from archive.publishing.plain_folder import with_files
from archive.search.pagefind import pagefind_files
from archive.search.suggestions import suggestion_files, suggestions
from archive.search.synonyms import about
from archive.tables import as_csv, csv_file
from archive.texts import Texts
from archive.theme import theme_css

CODE = Path(__file__).resolve().parent.parent
"""The checkout that the archive is built with."""


def build(config: Config, output: Path | None = None, *, force: bool = False) -> tuple[Library | None, Path]:
    """Build the site, or do nothing (None) where it and all that it is made from are as they were."""
    site = (output or config.root / "site").resolve()
    _refuse_foreign(site)
    inputs = _fingerprint(config)
    old = marker.read(site)
    if not force and old.fingerprint == _with_memory(config, inputs) and old.is_whole(site):
        return None, site
    made = library.assemble(config, content.load(config.root))
    listed = list(pages.pages(made))
    found = addresses.moves(made, listed)
    contents = dict(files(config, made, listed))
    problems = (*made.problems, *found.problems, *addresses.save(config.root, found.memory))
    # A build with problems is never taken for done: the next one tells them again.
    _write(site, contents, "" if problems else _with_memory(config, inputs))
    return replace(made, problems=problems), site


def _refuse_foreign(site: Path) -> None:
    if site.exists() and any(site.iterdir()) and not (site / MARKER).exists():
        raise ArchiveError(
            f"{site}: is not empty and not built by this tool; name another folder with --output, or empty it"
        )


def _inputs(config: Config) -> Iterator[Path]:
    """All files that the site is made from."""
    for folder in (config.content, config.sources, config.root / "templates", config.root / "static"):
        yield from sorted(
            p
            for p in folder.glob("**/*")
            if p.is_file()
            and not p.name.startswith(".")
            and p.suffix != ".new"
            and p != config.root / addresses.MEMORY
        )
    for name in ("archive", "templates", "static"):
        yield from sorted(p for p in (CODE / name).glob("**/*") if p.is_file() and p.suffix != ".pyc")
    locks = [CODE / f"{name}.lock" for name in ("requirements", "requirements-pagefind")]
    named = (config.root / "archive.toml", CODE / "package-lock.json", *locks)
    yield from (path for path in named if path.exists())


def _fingerprint(config: Config) -> str:
    digest = hashlib.sha256()
    for path in _inputs(config):
        base = config.root if path.is_relative_to(config.root) else CODE
        digest.update(path.relative_to(base).as_posix().encode() + b"\0")
        try:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            digest.update(f"can't be opened: {error.strerror}".encode())
    return digest.hexdigest()


def _with_memory(config: Config, inputs: str) -> str:
    """The fingerprint of all, with the addresses that are remembered: a build itself writes these."""
    path = config.root / addresses.MEMORY
    return hashlib.sha256(inputs.encode() + (path.read_bytes() if path.is_file() else b"")).hexdigest()


def files(
    config: Config, made: Library, listed: Sequence[SitePage] | None = None
) -> Iterator[tuple[str, bytes]]:
    """All files of the site by path; `listed` are its pages, where they are known already."""
    listed = listed or list(pages.pages(made))
    folders = [config.root / "templates", CODE / "templates"]
    environment = templating.make_environment([f for f in dict.fromkeys(folders) if f.is_dir()], config)
    environment.filters["cited"] = chains.cited
    environment.globals["content_policy"] = templating.as_markup(with_search(IN_PAGES, config.search))
    documents = {d.id: d for d in made.documents}
    terms = made.explanations
    shown = pictures.load(config)
    head = heads(made, listed)
    used: set[str] = set()
    trust = provenance(made)
    for page in listed:
        texts = Texts(page.root, terms, documents, shown, made.links.get(page.url, {}), page.of or page.url)
        given = page.context | {"library": made, "texts": texts, "head": head(page), "trust": trust(page)}
        html = templating.render(environment, page.template, page=page, root=page.root, **given)
        used |= stylesheet.names(html)
        yield page.file, with_files(html.encode()) if config.plain_folder else html.encode()
        for anchor, rows in texts.tables.items():
            yield csv_file(page.of or page.url, anchor), as_csv(rows)
    yield from data.data_files(made)
    yield from publishing.files(made, listed, environment)
    yield from _search(config, made).items()
    yield from suggestion_files(
        suggestions(
            made.terms, made.people, [m.meeting for m in made.meetings], [r.report for r in made.reports]
        )
    )
    static = [CODE / "static", config.root / "static"]
    static = [f for f in dict.fromkeys(static) if f.is_dir()]
    yield from gather_assets(CODE / "node_modules", static, theme_css(config), used).items()
    for picture in shown.values():
        yield picture.path, picture.file.read_bytes()
    for published, original in made.originals:
        if original.is_file():
            yield published, original.read_bytes()


def _search(config: Config, made: Library) -> dict[str, bytes]:
    if config.search == "pagefind":
        return pagefind_files(made.sections)
    # They bring numpy, which takes every command a tenth of a second to load, and only this needs.
    from archive.search.files import search_files  # noqa: PLC0415
    from archive.search.tokens import KEPT  # noqa: PLC0415

    return search_files(
        made.sections, config.content / KEPT, about(made.synonyms.abbreviations, made.synonyms.words)
    )


def _write(site: Path, made: dict[str, bytes], fingerprint: str) -> None:
    """Write beside the old site, then swap; what a user put into the old one is carried over."""
    beside = site.with_name(f".{site.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    for name, contents in made.items():
        file = beside / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents)
    _carry_over(site, beside)
    marker.write(beside, fingerprint, made)
    _swap(beside, site)


def _swap(new: Path, site: Path) -> None:
    """Put the new site in the old one's place, in one step where the system can exchange two folders."""
    if not site.exists():
        new.rename(site)
    elif _exchange(new, site):
        shutil.rmtree(new)
    else:
        old = site.with_name(f".{site.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        site.rename(old)
        new.rename(site)
        shutil.rmtree(old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders by Linux's renameat2, if there is one."""
    here, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(renameat2(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def _carry_over(site: Path, beside: Path) -> None:
    """Files of the old site that are not ours."""
    if not (site / MARKER).exists():
        return
    ours = {*marker.read(site).files, MARKER}
    for path in sorted(p for p in site.glob("**/*") if p.is_file()):
        name = path.relative_to(site).as_posix()
        if name not in ours and not (beside / name).exists():
            (beside / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, beside / name)
