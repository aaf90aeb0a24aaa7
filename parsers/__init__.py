"""From a document to pages of content: readers know formats, document parsers know papers.

The two tables are the way through: the first reader that accepts the bytes reads the file, the first parser
that finds its beginning reads the paper. A new kind of paper is one module and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from parsers import commonmark, cut_tables, docx, foreign, furniture, html, mhtml, pack, pdf, text, xml
from parsers.blocks import Block, Kind, NotReadable, Omitted, Part, Place, Reading
from parsers.papers import (
    agenda,
    cover_sheet,
    enclosed,
    glossary,
    letter,
    minutes,
    modern_gov,
    recommendations,
    report,
    report_coverless,
    work_programme,
)

__all__ = ["PARSERS", "READERS", "NotReadable", "Parsed", "parse"]

READERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Reading]], ...] = (
    (pdf.accepts, pdf.read),
    (docx.accepts, docx.read),
    (xml.accepts, xml.read),
    (html.accepts, html.read),
    (mhtml.accepts, mhtml.read),
    (foreign.accepts, foreign.read),
    (commonmark.accepts, commonmark.read),
    (text.accepts, text.read),
)

PARSERS: tuple[pack.Parser, ...] = (
    modern_gov,  # the first heading of a page says that it is one
    cover_sheet,  # before reports: a cover sheet may be a table too
    agenda,
    minutes,
    recommendations,
    report,
    letter,
    work_programme,
    glossary,
    enclosed,  # behind a report alone
)

# The kinds that front matter may name -> the parser for such a paper
_NAMED: dict[str, pack.Parser | None] = {
    "agenda": agenda,
    "appendix": enclosed,
    "cover-sheet": cover_sheet,
    "glossary": glossary,
    "letter": letter,
    "minutes": minutes,
    "recommendations": recommendations,
    "report": report,
    "text": None,
    "work-programme": work_programme,
}

_BLANK = b" \t\r\n\v\f\0\xef\xbb\xbf\xff\xfe\xc2\xa0"
"""White space and marks of encodings: a file of nothing else is empty."""
_AS_TEXT = (
    "it is shown as plain text, and can be given another kind on its page of content; "
    "if it is no paper, take it out of sources/"
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one document says, as pages of content."""

    reading: Reading
    kind: str
    """What the document is: "agenda-pack", "pack", or the kind of its only paper."""
    parts: tuple[Part, ...]
    omitted: tuple[Omitted, ...]
    problems: tuple[tuple[Place, str], ...]
    uses: tuple[str, ...]
    """The modules of the reader and the parsers that took it, such as `parsers.papers.minutes`."""


def parse(data: bytes) -> Parsed:
    """A document's parts. Raises NotReadable where no reader accepts its bytes."""
    if not data.strip(_BLANK):
        raise NotReadable("the file is empty")
    reader = next((read for accepts, read in READERS if accepts(data)), None)
    if reader is None:
        raise NotReadable(
            "no reader knows this kind of file: save it as .docx or PDF, and put that in its place"
        )
    reading = reader(data)
    papers = _as_named(reading) or pack.cut(reading.blocks, PARSERS)
    problems = list(reading.problems)
    if not papers:
        problems.append((Place(), "nothing to publish was found in this document"))
    parts: list[Part] = []
    for paper in papers:
        if paper.parser is None:
            unclaimed = _unclaimed(paper.blocks)
            known = "kind" in reading.front or _marked_title(paper.blocks)
            if not known and all(p.kind == "text" for p in unclaimed):
                place = next((b.place for b in paper.blocks), Place())
                problems.append((place, f"no parser knows this paper: {unclaimed[0].title}; {_AS_TEXT}"))
            parts += unclaimed
        else:
            parts += _with_marks(paper.parser, paper)
    parts = [part if part.kind == "glossary" else glossary.inside(part) for part in parts]
    parts = [work_programme.inside(part) for part in parts]
    parts = [cut_tables.whole(recommendations.inside(part)) for part in parts]
    placed = tuple(pack.without_marks(part) for part in pack.place_parts(_named(parts, reading.front)))
    omitted = reading.omitted + tuple(o for part in placed for o in part.omitted)
    uses = {reader.__module__, *(getattr(p.parser or report, "__name__", "") for p in papers)}
    return Parsed(reading, _kind(placed), placed, omitted, tuple(problems), tuple(sorted(uses)))


def _as_named(reading: Reading) -> list[pack.Paper]:
    """The whole file as one paper, where its front matter says of what kind it is."""
    kind = reading.front.get("kind")
    if kind is None or not any(b.kind is not Kind.MARK for b in reading.blocks):
        return []
    return [pack.Paper(_NAMED[kind], reading.blocks)]


def _named(parts: Sequence[Part], front: Mapping[str, str]) -> list[Part]:
    """Parts of which the first, the file's own paper, has what front matter says of it."""
    if not parts or not front:
        return list(parts)
    first, *others = parts
    said = {key: value for key, value in front.items() if key not in ("kind", "title")}
    named = replace(
        first,
        kind=front.get("kind", first.kind),
        title=front.get("title", first.title),
        meta={**first.meta, **said},
    )
    return [named, *others]


def _with_marks(parser: pack.Parser, paper: pack.Paper) -> Sequence[Part]:
    """A parser's parts; what stands behind a report is read with what that has announced.

    The marks at the top, which say to which item a paper belongs, are no business of its own.
    """
    first = next(i for i, b in enumerate(paper.blocks) if b.kind is not Kind.MARK)
    marks, own = paper.blocks[:first], paper.blocks[first:]
    within = getattr(parser, "parse_within", None)
    part, *others = within(own, paper.report) if within else parser.parse(own)
    return [replace(part, blocks=(*marks, *part.blocks)), *others]


def _unclaimed(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """A paper that no parser claims: an annual report by its title, else plain readable text."""
    title = _marked_title(blocks)
    item = next((titled[1] for b in blocks if (titled := furniture.titled_item(b))), None)
    marks = tuple(b for b in blocks if b.kind is Kind.MARK)
    blocks = tuple(b for b in blocks if b.kind is not Kind.MARK)
    if report_coverless.annual(blocks):
        return report_coverless.parse_annual(blocks)
    (plain_text,) = report.parse(blocks)
    kind = "report" if report_coverless.recommends(blocks) else "text"
    title = title or report_coverless.form_title(blocks) or item or plain_text.title
    return (Part(kind, title, marks + plain_text.blocks),)


def _marked_title(blocks: Sequence[Block]) -> str | None:
    """What a pack calls one of its papers in its outline: an appendix, say, which is text like any other."""
    return next((found for b in blocks if (found := furniture.marked_paper(b))), None)


def _kind(parts: Sequence[Part]) -> str:
    if len(parts) > 1:
        return "agenda-pack" if any(part.kind == "agenda" for part in parts) else "pack"
    return parts[0].kind if parts else "empty"
