"""Looks for problems that a maintainer should put right; every one as `file:line: what, and what to do`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from archive import content, data, library, marker, pages, state
from archive.body import unfit_marks
from archive.config import Config
from archive.content import FileProblem
from archive.doubts import doubts, other_days
from archive.library import ORIGINALS
from archive.publishing import addresses
from archive.scrutiny.glossary import unexplained
from archive.slugs import meeting_id
from archive.sources import by_id, sha256
from archive.statement import lacking


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found."""

    problems: tuple[FileProblem, ...]
    """What is wrong with the archive."""
    doubts: tuple[FileProblem, ...]
    """What was read and is not to be trusted without a look."""


def check(config: Config) -> Findings:
    """All problems of an archive, and all doubts about what was read."""
    found = content.load(config.root)
    made = library.assemble(config, found)
    problems = [*made.problems, *_originals(config, found), *_references(config, found), *_unsettled(config)]
    problems += _marks(found)
    problems += addresses.moves(made, list(pages.pages(made))).problems
    problems += made.settled.unknown(
        {record.id for name, _ in data.LISTS for record in data.listed(made, name)}
        | {page.id for page in found.pages}
        | {other for person in made.people for other in person.also}
        | {reply.document for action in made.actions for reply in action.followups}
        | {observation.id for figure in made.figures for observation in figure.observations}
    )
    site = config.root / "site"
    if site.is_dir():
        problems += _links(site)
        problems += _damaged(site)
    known = state.load(config)
    private = {key: entry["private"] for key, entry in known.items() if "private" in entry}
    doubtful = [
        *doubts(found.pages, private),
        *other_days(found.pages, made.checked),
        *_deleted(config, known),
        *unexplained.doubts(made.unexplained),
        *_statement(config),
    ]
    return Findings(tuple(sorted(problems)), tuple(sorted(doubtful)))


def _statement(config: Config) -> Iterator[FileProblem]:
    """What nobody has set of the accessibility statement: readers are told nothing of it."""
    if missing := "; ".join(lacking(config.statement, config.contact_email)):
        yield FileProblem(
            "archive.toml", 1, f"the accessibility statement lacks what the law asks for: {missing}"
        )


def _originals(config: Config, found: content.Content) -> Iterator[FileProblem]:
    """Documents whose original is gone or has changed since it was read."""
    known = state.load(config)
    for page in found.pages:
        if page.kind != "document":
            continue
        path = config.sources / (page.get("path") or "")
        rejected = known.get(page.id, {}).get("rejected")
        if rejected:
            yield FileProblem(page.path, 1, rejected["problem"])
        elif not path.is_file():
            yield FileProblem(
                page.path,
                1,
                f"the original sources/{page.get('path')} is missing; put it back, or delete this folder",
            )
        elif (digest := _hash(path)) is None:
            yield FileProblem(
                page.path, 1, f"the original sources/{page.get('path')} can't be opened; let it be read"
            )
        elif digest != page.get("sha256"):
            yield FileProblem(
                page.path,
                1,
                f"the original sources/{page.get('path')} has changed since it was read; run build.py ingest",
            )


def _hash(path: Path) -> str | None:
    try:
        return sha256(path)
    except OSError:
        return None


def _deleted(config: Config, known: state.State) -> Iterator[FileProblem]:
    """Documents whose folder a person has deleted, while their original is there."""
    for key, file in by_id(config).items():
        if state.is_deleted(config, key, known.get(key, {})):
            name = file.relative_to(config.root).as_posix()
            yield FileProblem(f"content/{key}", 1, state.deleted(key, name).partition(": ")[2])


def _references(config: Config, found: content.Content) -> Iterator[FileProblem]:
    """Ids that lead nowhere: a page's document, a paper's agenda item."""
    documents = {p.id for p in found.pages if p.kind == "document"}
    items: dict[str, set[str]] = {}
    for page in found.pages:
        body, date = config.body(page.get("body")), page.get("meeting_date")
        if body and date:
            numbers = items.setdefault(meeting_id(date, body), set())
            numbers |= {str(i.get("number")) for i in page.get("agenda") or []}
    for page in found.pages:
        if page.document not in documents:
            yield FileProblem(
                page.path, 5, f"unknown document '{page.document}'; known ids stand in content/*/document.md"
            )
        body, date, item = config.body(page.get("body")), page.get("meeting_date"), page.get("item")
        if body and date and item:
            numbers = items.get(meeting_id(date, body), set())
            if numbers and item not in numbers:
                yield FileProblem(
                    page.path,
                    1,
                    f"unknown agenda item '{item}' of {date}; its items are {', '.join(sorted(numbers))}",
                )


def _marks(found: content.Content) -> Iterator[FileProblem]:
    """Marks of places that are none."""
    for page in found.pages:
        for line, mark in unfit_marks(page):
            yield FileProblem(
                page.path,
                line,
                f"'{mark}' marks no place; write it as '<!-- page 3 -->' or '<!-- line 40 -->', alone on its"
                " line or in a table's cell",
            )


def _unsettled(config: Config) -> Iterator[FileProblem]:
    """New readings that wait beside pages changed by hand."""
    for path in sorted(config.content.glob("**/*.md.new")):
        name = path.relative_to(config.root).as_posix()
        yield FileProblem(name, 1, "a new reading waits beside your own text; settle it with build.py take")


def _damaged(site: Path) -> Iterator[FileProblem]:
    """Files of the built site that are missing or not as they were written."""
    for name in marker.read(site).damaged(site):
        yield FileProblem(
            f"site/{name}", 1, "is not as it was built; run build.py build, which writes it again"
        )


def _links(site: Path) -> Iterator[FileProblem]:
    """Links within the built site that lead to no file or to no anchor."""
    anchors: dict[Path, set[str]] = {}
    pages = sorted(
        p for p in site.glob("**/*.html") if p.is_file() and not p.is_relative_to(site / ORIGINALS)
    )
    links: list[tuple[Path, int, str]] = []
    for page in pages:
        text = page.read_text(encoding="utf-8")
        tree = LexborHTMLParser(text)
        anchors[page] = {str(n.attributes["id"]) for n in tree.css("[id]")}
        for node in tree.css("a[href], link[href], script[src], img[src]"):
            address = node.attributes.get("href") or node.attributes.get("src") or ""
            if not urlsplit(address).scheme and not address.startswith("//"):
                links.append((page, text.count("\n", 0, max(0, text.find(address))) + 1, address))
    for page, line, address in links:
        if page.name == "404.html":
            continue
        where = urlsplit(urljoin(f"http://site/{page.relative_to(site).as_posix()}", address))
        target = site / unquote(where.path).lstrip("/")
        target = target / "index.html" if where.path.endswith("/") or target.is_dir() else target
        name = f"site/{page.relative_to(site).as_posix()}"
        if not target.is_file():
            yield FileProblem(name, line, f"the link '{address}' leads to no page")
        elif where.fragment and target in anchors and unquote(where.fragment) not in anchors[target]:
            yield FileProblem(name, line, f"the link '{address}' leads to no place on its page")
