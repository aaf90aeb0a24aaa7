"""Reads PDF through PDFium: page by page to lines and ruled tables, then over all pages to blocks."""

from __future__ import annotations

import gc
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

import pypdfium2

from parsers.blocks import Block, Kind, NotReadable, Omitted, Place, Reading
from parsers.furniture import item_mark, paper_mark
from parsers.pdf import (
    aligned,
    asides,
    forms,
    hidden,
    mending,
    paragraphs,
    pictures,
    structure,
    tagged,
    worded,
)
from parsers.pdf.blocks import flow, vocabulary
from parsers.pdf.cut_words import ENDING
from parsers.pdf.drawn import Box
from parsers.pdf.furniture import Found, stamps, strip
from parsers.pdf.joining import cut_off, is_cut
from parsers.pdf.lines import Line, in_order, largest, letters_by_size, lines
from parsers.pdf.page import Page, read_page
from parsers.pdf.pictures import Figure
from parsers.pdf.tables import Table, ruled_tables

_UNREAD = "[Page {} is a picture without text and could not be read.]"
_UNSURE = (
    "a table whose words run through its rules: its lines are given as printed; compare it with the page"
)
_AGENDA = re.compile(r"^(?:public |supplementary )?agenda\b", re.I)
# "6 Capital Programme 2025-35 …": an entry of an outline with the number of its item
_ITEM = re.compile(r"^(\d{1,2}[a-z]?)\.?\s+(?:[-–]\s+)?(\S.*)")
# "Item 7 - Supplementary - 24-00109 - Appendix B": how a file is filed, before what it is called
_FILED = re.compile(r"^(?:(?:Item \d{1,2}[a-z]?|Supplement(?:ary)?|\d\d[-/]\d{4,6})\s+[-–]\s+)+(?=\S)", re.I)
_STAMPED = 12
"""A scan bears fewer words than this: what a page maker has stamped on it."""
_TEXT = 600
"""Pages with fewer letters than this outside of tables have no running text."""
_BAND = 50
"""A shade behind a title is less high than this, in points."""
_MANY = 2_000
"""More entries than this in an outline are no list of papers."""
# The sign that cuts a word at a line's end, and the end of a line that cuts off letters or an ending
_CUT_WORD = re.compile(r"[\ufffe\x02\-\xad](?<=[^\W\d_].)(?:(?<=[\ufffe\x02])\s*|\s*\n\s*)([^\W\d_]+)")
_CUT_OFF = re.compile(rf"\n([a-z]{{1,2}}|{ENDING})(?=\s)")
_FOUR_LETTERS = re.compile(r"[A-Za-z]{4}$")
_LETTERS = re.compile(r"[^\W\d_]+$")
_LONGEST = 40
"""No word is longer than this, in letters."""
_FETCH = "fetch it again from where the council publishes it, and put that in its place"
_UNLOCKED = "save it without protection, and put that in its place"
_ERRORS = {
    pypdfium2.raw.FPDF_ERR_PASSWORD: f"the PDF is protected by a password: {_UNLOCKED}",
    pypdfium2.raw.FPDF_ERR_SECURITY: f"the PDF is protected in a way that can't be opened: {_UNLOCKED}",
}
_DAMAGED = f"the PDF is damaged and can't be opened: {_FETCH}"


def accepts(data: bytes) -> bool:
    """A PDF says so within its first kilobyte."""
    return b"%PDF-" in data[:1024]


def read(data: bytes) -> Reading:
    """A PDF as blocks. Raises NotReadable where it is damaged or locked.

    Meanwhile Python doesn't look for objects that hold each other: there are none among a pack's hundred
    thousand words, and to look through them time and again took an eighth of the whole time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        return _read(data)
    finally:
        if collects:
            gc.enable()


def _read(data: bytes) -> Reading:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise NotReadable(_ERRORS.get(getattr(error, "err_code", None), _DAMAGED)) from error
    try:
        pages, problems = _pages(document)
        papers = _papers(document)
    finally:
        document.close()
    if not pages:
        raise NotReadable(f"the PDF has no page that can be opened: {_FETCH}")
    mending.mend(pages)
    known = vocabulary("\n".join(page.text for page in pages))
    figures = pictures.figures(pages)
    for page in pages:
        page.words = structure.believed(page.words)
    found = stamps(pages)
    ruled = [tagged.tables(page, *ruled_tables(page, known), known) for page in pages]
    ruled = worded.tables([aligned.tables(*of_page) for of_page in ruled], known)
    sizes = [letters_by_size(page.words) for page in pages]
    strip(pages, [words for _, words in ruled], found, largest(sum(sizes, Counter())))
    running = [letters_by_size(one.rest) for one in found]
    sheets = [
        _sheet(
            pages[index],
            [*tables, *figures.get(pages[index].number, [])],
            furniture,
            body=_body(running[max(0, index - 2) : index + 3], sizes[max(0, index - 2) : index + 3]),
            begins=pages[index].number in papers or bool(furniture.marks),
        )
        for index, ((tables, _), furniture) in enumerate(zip(ruled, found, strict=True))
    ]
    blocks, repeated = flow(sheets, known)
    extra = list(_marks_and_pictures(pages, sheets, found, papers))
    problems += [(block.place, _no_text(block)) for block in extra if block.text.startswith("[Page")]
    problems += [(block.place, _UNSURE) for block in blocks if block.kind is Kind.PREFORMATTED]
    kept_back = [entry for page in pages for entry in hidden.report(page.number, page.hidden)]
    omitted = [omission for omission, _ in kept_back] + [
        Omitted(reason, text, sheet.place)
        for sheet, furniture in zip(sheets, found, strict=True)
        for reason, text in furniture.omitted
    ]
    return Reading(
        "application/pdf",
        _text(pages, known),
        _merged(blocks, extra),
        (*omitted, *repeated),
        len(pages),
        tuple(problems),
        tuple(figure.picture for own in figures.values() for figure in own),
        tuple(page.number for page in pages if _is_unread(page)),
        private=tuple(line for _, line in kept_back),
    )


def _body(running: Sequence[Counter[float]], sizes: Sequence[Counter[float]]) -> float:
    """The size of running text on pages; where they are full of tables, that of all that stands on them."""
    text: Counter[float] = sum(running, Counter())
    return largest(text if text.total() > _TEXT else sum(sizes, Counter()))


def _is_unread(page: Page) -> bool:
    """Whether a page is a scan whose words nobody has recognised."""
    return pictures.is_scan(page) and not page.recognised and len(page.words) < _STAMPED


def _pages(document: pypdfium2.PdfDocument) -> tuple[list[Page], list[tuple[Place, str]]]:
    """All pages that can be opened, and those that can't as problems."""
    pages: list[Page] = []
    problems: list[tuple[Place, str]] = []
    forms.open_form(document)
    for index in range(len(document)):
        try:
            pages.append(read_page(document, index))
            forms.fill(document, pages[-1])
        except pypdfium2.PdfiumError:
            problems.append((Place(page=index + 1), f"page {index + 1} is damaged and can't be read"))
    return pages, problems


def _papers(document: pypdfium2.PdfDocument) -> dict[int, list[str]]:
    """Where items and papers begin by the outline of a pack, which starts with its agenda: marks by page."""
    papers: dict[int, list[str]] = defaultdict(list)
    level: int | None = None
    try:
        for number, entry in enumerate(document.get_toc(max_depth=3)):
            title, target = " ".join(entry.get_title().split()), entry.get_dest()
            if (number == 0 and not _AGENDA.match(title)) or number > _MANY:
                return {}
            item = _ITEM.match(title)
            level = entry.level if item and level is None else level
            if target is not None and (index := target.get_index()) is not None and title:
                of_item = item and level is not None and entry.level <= level
                papers[index + 1].append(
                    item_mark(item[1], item[2]) if item and of_item else paper_mark(_FILED.sub("", title))
                )
    except pypdfium2.PdfiumError:
        return {}
    return papers


def _sheet(
    page: Page, tables: Sequence[Table | Figure], found: Found, *, body: float, begins: bool
) -> paragraphs.Sheet:
    """The lines, tables and figures of a page in reading order."""
    boxes, rest = asides.asides(page, found.rest)
    all_lines = lines(rest)
    items: list[Line | Table | Figure] = []
    band: list[Line] = []
    across = [box for box in boxes if box.across is not None]
    meet = across[0].across if across else None
    in_column = structure.in_column([table.box for table in tables], all_lines)
    waiting = sorted([*(t for t in tables if t.box not in in_column), *across], key=lambda t: t.box.y0)
    within = sorted((t for t in tables if t.box in in_column), key=lambda t: t.box.y0)

    def ordered() -> list[Line | Table | Figure]:
        found: list[Line | Table | Figure] = [
            *(structure.by_tags(band) or structure.by_blocks(in_order(band, meet)))
        ]
        while band and within and within[0].box.y0 <= band[-1].y:
            one = within.pop(0)
            found.insert(structure.place_of(one.box, found), one)
        return found

    def next_one() -> Sequence[Line | Table | Figure]:
        one = waiting.pop(0)
        return one.lines if isinstance(one, asides.Aside) else [one]

    for line in all_lines:
        while waiting and waiting[0].box.y0 < line.y:
            items += [*ordered(), *next_one()]
            band = []
        band.append(line)
    items += ordered()
    while waiting:
        items += next_one()
    items += within
    return paragraphs.Sheet(
        Place(page=page.number, printed_page=found.stamp),
        items,
        body,
        paragraphs.leading(all_lines),
        page.width,
        _bands(page, all_lines),
        begins,
        [box for box in boxes if box.across is None],
    )


def _bands(page: Page, found: Sequence[Line]) -> list[Box]:
    """The shades that run across the text of a page and are no higher than a title of two lines."""
    if not page.shades or not found:
        return []
    wide = 0.8 * (max(line.x1 for line in found) - min(line.x0 for line in found))
    return [s for s in page.shades if s.x1 - s.x0 > wide and s.y1 - s.y0 < _BAND]


def _marks_and_pictures(
    pages: Sequence[Page],
    sheets: Sequence[paragraphs.Sheet],
    found: Sequence[Found],
    papers: Mapping[int, Sequence[str]],
) -> Iterator[Block]:
    """Marks, sideways text, and a line for each page that is nothing but a picture."""
    for page, sheet, furniture in zip(pages, sheets, found, strict=True):
        for mark in (*papers.get(page.number, ()), *furniture.marks):
            yield Block(Kind.MARK, mark, sheet.place)
        for text in furniture.sideways:
            yield Block(Kind.PARAGRAPH, text, sheet.place)
        if page.images and not page.words:
            yield Block(Kind.PARAGRAPH, _UNREAD.format(page.number), sheet.place)


def _no_text(block: Block) -> str:
    return f"page {block.place.page} is a picture without text; OCR, where it is installed, reads its words"


def _merged(blocks: Sequence[Block], extra: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks by their pages; a page's marks stand before its text, other additions behind it."""
    placed = [(block.place.page or 0, 1, block) for block in blocks]
    placed += [(block.place.page or 0, 0 if block.kind is Kind.MARK else 2, block) for block in extra]
    return tuple(block for _, _, block in sorted(placed, key=itemgetter(0, 1)))


def _text(pages: Sequence[Page], known: frozenset[str]) -> str:
    """The words of all pages, form feeds between them; a page that can't be opened has none."""
    texts = {page.number: _mended(page.text, known).replace("\f", "\n") for page in pages}
    return "\f".join(texts.get(number, "") for number in range(1, max(texts) + 1))


def _mended(text: str, known: frozenset[str]) -> str:
    """The words of a page as PDFium gives them, those cut in two made whole as in the blocks."""

    def before(match: re.Match[str]) -> str:
        start = _LETTERS.search(match.string[max(0, match.start() - _LONGEST) : match.start()])
        return start[0] if start else ""

    def hyphened(match: re.Match[str]) -> str:
        whole = match[1][0].islower() and is_cut(before(match), match[1], known)
        return match[1] if whole else f"-{match[1]}"

    return _not_cut_off(_CUT_WORD.sub(hyphened, text), known)


def _not_cut_off(text: str, known: frozenset[str]) -> str:
    """A text with the ends of words, which narrow columns have set on a line of their own, at their words."""
    pieces, at = [], 0
    for match in _CUT_OFF.finditer(text):
        line = text[max(at, match.start() - _LONGEST) : match.start()].removesuffix("\r").removesuffix(" ")
        start = _LETTERS.search(line) if _FOUR_LETTERS.search(line) else None
        if start and cut_off(start[0], match[1], known):
            pieces += [text[at : match.start()].removesuffix("\r").removesuffix(" "), match[1]]
            at = match.end()
    return "".join([*pieces, text[at:]])
