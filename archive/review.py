"""Shows a document beside what was read from it, page by page, for a maintainer to compare and correct.

On this machine only, and to read only: corrections are made in the Markdown files. The page names file and
line of each paragraph, and shows it anew when it is saved.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from markupsafe import Markup

from archive import body, content, markdown
from archive.config import Config
from archive.content import Page
from archive.errors import ArchiveError
from archive.frontmatter import FrontMatterError
from archive.site import CODE
from archive.sources import document_id
from archive.templating import make_environment

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
Entry = tuple[int | None, str]
"""A page, or None where it is not known, and a text."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How originals are looked into: the seam to the parsers, which this room does not know."""

    original: Callable[[bytes], dict[str, Any]]
    """A document's "pages", the text of each; "omitted": page, reason and text; or why it was "refused"."""
    draw: Callable[[bytes, Sequence[dict[str, Any]]], Mapping[str, bytes]]
    """WebP files of pages of a PDF."""
    missing: Callable[[Sequence[str], Iterable[Entry], Iterable[Entry]], dict[int, dict[str, int]]]
    """The words of each page that are neither published nor left out, with how often they are missing."""
    words: Callable[[str], list[str]]
    """The words of a text, folded for comparing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of a page of content."""

    path: str
    """Relative to the archive's folder."""
    line: int
    kind: str
    html: Markup
    text: str
    """As it stands in the file."""
    page: int | None
    """The page of the original on which it begins."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the original with all that is to be shown beside it."""

    number: int
    problems: tuple[str, ...]
    missing: int
    """How many of its words are nowhere."""
    text: tuple[tuple[str, bool], ...]
    """Its words and what is between them, each with whether it is missing."""
    omitted: tuple[tuple[str, str], ...]
    """What was left out: reason and text."""
    pieces: tuple[Piece, ...]
    doubtful: tuple[int, ...]
    """All pages with problems or missing words."""


class Review:
    """A document under review; its Markdown is read anew each time, its original once."""

    def __init__(self, config: Config, file: Path, engine: Engine) -> None:
        self.config = config
        self.id = document_id(config, file)
        self._data = file.read_bytes()
        self._engine = engine
        self._drawn: dict[int, bytes | None] = {}
        self._lock = threading.Lock()

    @cached_property
    def _original(self) -> dict[str, Any]:
        return self._engine.original(self._data)

    @property
    def is_pdf(self) -> bool:
        """Whether its pages can be shown as pictures."""
        return b"%PDF-" in self._data[:1024]

    @property
    def texts(self) -> list[str]:
        """The words of each page of the original; one page where it has none."""
        return self._original.get("pages") or [""]

    def picture(self, number: int) -> bytes | None:
        """A page as WebP; None where there is none."""
        if not self.is_pdf or not 1 <= number <= len(self.texts):
            return None
        with self._lock:
            if number not in self._drawn:
                drawn = self._engine.draw(self._data, [{"name": "page", "page": number}])
                self._drawn[number] = drawn.get("page")
            return self._drawn[number]

    def version(self) -> str:
        """Changes when a file of the document's content is saved."""
        stats = ((file.name, file.stat()) for file in sorted(self._files()))
        return ";".join(f"{name} {found.st_mtime_ns} {found.st_size}" for name, found in stats)

    def sheet(self, number: int) -> Sheet:
        """One page of the original, counted from 1."""
        pieces, problems = self._pieces()
        omitted: list[tuple[int | None, str, str]] = self._original.get("omitted", [])
        missing = self._engine.missing(
            self.texts, [(p.page, p.text) for p in pieces], [(page, text) for page, _, text in omitted]
        )
        here = missing.get(number, {})
        near = [p.text for p in pieces if p.page in (None, number - 1, number)]
        return Sheet(
            number,
            tuple(what for page, what in problems if (page or 1) == number),
            sum(here.values()),
            tuple(self._marked(self.texts[number - 1], here, near)),
            tuple((reason, text) for page, reason, text in omitted if (page or 1) == number),
            tuple(pieces if len(self.texts) == 1 else _on_page(pieces, number)),
            tuple(sorted({*missing, *(page or 1 for page, _ in problems)})),
        )

    def _files(self) -> Iterable[Path]:
        return (self.config.content / self.id).glob("*.md")

    def _pieces(self) -> tuple[list[Piece], list[tuple[int | None, str]]]:
        """The blocks of all pages of content in the order of the original, and problems of the reading."""
        pieces: list[Piece] = []
        problems: list[tuple[int | None, str]] = []
        refused = self._original.get("refused")
        if refused:
            problems.append((None, refused))
        order: list[str] = []
        for file in sorted(self._files()):
            path = file.relative_to(self.config.root).as_posix()
            try:
                page = content.from_text(path, file.read_text(encoding="utf-8"))
            except (FrontMatterError, UnicodeDecodeError) as error:
                problems.append((None, f"{path}:{getattr(error, 'line', 1)}: {error}"))
                continue
            if page.kind == "document":
                order = page.get("papers") or []
                problems += _noted(page)
            else:
                pieces += _pieces_of(page)
        rank = {
            f"content/{self.id}/{paper.removeprefix(self.id + '-')}.md": n for n, paper in enumerate(order)
        }
        pieces.sort(key=lambda piece: rank.get(piece.path, len(rank)))
        return pieces, problems

    def _marked(
        self, text: str, missing: Mapping[str, int], near: Iterable[str]
    ) -> Iterator[tuple[str, bool]]:
        """The words of a page and what parts them; of a word that is missing the one that is out of line."""
        runs = re.split(r"(\s+)", text)
        if not missing:
            yield from ((run, False) for run in runs)
            return
        published = [tuple(self._engine.words(run)) for piece in near for run in piece.split()]
        folded = [tuple(self._engine.words(run)) for run in runs]
        out_of_line = _out_of_line(folded, published)
        left = Counter(missing)
        for position, (run, own) in enumerate(zip(runs, folded, strict=True)):
            lost = position in out_of_line and any(left[word] > 0 for word in own)
            left.subtract(own if lost else ())
            yield run, lost


def _on_page(pieces: Sequence[Piece], number: int) -> Iterator[Piece]:
    """The blocks that begin on a page, and before them the last of an earlier one, which may go on there."""
    before = [piece for piece in pieces if (piece.page or 1) < number]
    yield from before[-1:]
    yield from (piece for piece in pieces if (piece.page or 1) == number)


def _out_of_line(original: Sequence[tuple[str, ...]], published: Sequence[tuple[str, ...]]) -> set[int]:
    """Which words of the original have no place in the order of those that were published."""
    places = [place for place, own in enumerate(original) if own]
    matcher = SequenceMatcher(
        None, [original[p] for p in places], [p for p in published if p], autojunk=False
    )
    kept = {i for start, _, size in matcher.get_matching_blocks() for i in range(start, start + size)}
    return {place for i, place in enumerate(places) if i not in kept}


def _noted(page: Page) -> Iterator[tuple[int | None, str]]:
    """What the readers and parsers did not understand, by page."""
    for entry in page.get("not_understood") or []:
        found = re.match(r"page (\d+)", entry.get("at", ""))
        place = f"{entry['at']}: " if entry.get("at") and not found else ""
        yield (int(found[1]) if found else None), f"{place}{entry['what']}"


def _pieces_of(page: Page) -> Iterator[Piece]:
    """The blocks of a page of content."""
    lines = page.body.split("\n")
    chunks = [piece for chunk in body.chunks(page) for piece in body.by_page(chunk)]
    starts = [chunk.line - page.body_line for chunk in chunks]
    for chunk, start, end in zip(chunks, starts, [*starts[1:], len(lines)], strict=True):
        own = (line for line in lines[start:end] if not line.lstrip().startswith("<!-- "))
        text = "\n".join(map(body.unmarked, own))
        yield Piece(page.path, chunk.line, chunk.kind, markdown.html(chunk.tokens), text, chunk.source.page)


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; everything else is refused by the base class."""

    def __init__(self, *given: Any, review: Review, template: Any, **more: Any) -> None:
        self._review = review
        self._template = template
        super().__init__(*given, **more)

    def do_GET(self) -> None:
        if self._host() not in ("127.0.0.1", "localhost"):  # another site's name that was made to lead here
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif self.path == "/":
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", "/page/1")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif found := self._found():
            self._answer(*found)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET  # noqa: N815 - the name that the base class looks for

    def _host(self) -> str:
        return self.headers.get("Host", "").rsplit(":", 1)[0]

    def _found(self) -> tuple[bytes, str] | None:
        if self.path == "/version":
            return self._review.version().encode(), "text/plain; charset=utf-8"
        if self.path in _FILES:
            name, kind = _FILES[self.path]
            return (CODE / name).read_bytes(), kind
        if match := re.fullmatch(r"/page/(\d{1,6})\.webp", self.path):
            picture = self._review.picture(int(match[1]))
            return (picture, "image/webp") if picture else None
        if match := re.fullmatch(r"/page/(\d{1,6})", self.path):
            return self._sheet(int(match[1]))
        return None

    def _sheet(self, number: int) -> tuple[bytes, str] | None:
        version, count = self._review.version(), len(self._review.texts)
        if not 1 <= number <= count:
            return None
        sheet = self._review.sheet(number)
        html = self._template.render(
            review=self._review,
            sheet=sheet,
            count=count,
            version=version,
            before=max((n for n in sheet.doubtful if n < number), default=None),
            after=min((n for n in sheet.doubtful if n > number), default=None),
        )
        return html.encode(), "text/html; charset=utf-8"

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            with suppress(ConnectionError):  # the browser has turned the page already
                self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the base class
        """Say nothing: each page asks for its version over and over."""


_FILES = {
    "/icon.svg": ("static/icon.svg", "image/svg+xml"),
    "/review.css": ("templates/review/review.css", "text/css; charset=utf-8"),
    "/review.js": ("templates/review/review.js", "text/javascript; charset=utf-8"),
}


def server(config: Config, file: Path, engine: Engine, port: int) -> ThreadingHTTPServer:
    """A server for the review of a document, on this machine only. Raises ArchiveError for a taken port."""
    review = Review(config, file, engine)
    template = make_environment([CODE / "templates"], config).get_template("review/page.html")
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, review=review, template=template))
    except OSError as error:
        raise ArchiveError(f"port {port}: {error.strerror}; name another with --port") from error
