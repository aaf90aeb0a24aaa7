"""The elements of a web page as blocks: headings, paragraphs, lists, tables.

What Word left in them is cleaned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from urllib.parse import quote, urljoin

from selectolax.lexbor import LexborNode

from parsers.blocks import Block, Kind, Omitted, Place, plain, words
from parsers.inline import from_html
from parsers.numerals import formatted
from parsers.spans import Cell, squared
from parsers.web import ITEM

FURNITURE = "web page furniture"

BLOCK_TAGS = frozenset(
    ("address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "div",
     "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
     "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section",
     "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)  # fmt: skip
_HOLDS = BLOCK_TAGS - {"br", "option"}
# The link behind text that a page breaks off: "… <a href="mgAi.aspx?ID=7">view the full minutes text for
# item 4.</a>"
_TO_FULL_TEXT = re.compile(r"<a\b[^>]*>\s*(view the full [^<]*)</a>", re.I)
_NOWHERE = Place()
_TITLES = {"mgMainTitleTxt": 1, "mgSubTitleTxt": 2, "mgSectionTitle": 2}
"""ModernGov's classes of titles, with their ranks."""
# "Water levels PDF 500 KB", "Water levels pdf icon PDF 1 MB/2 MB", glued to a title
_SIZE = re.compile(
    r"\s*(?:\b\w+ icon\s+)?(?<![A-Z])(?:PDF|DOCX?|XLSX?|PPTX?)\s\d+(?:\.\d+)? [KM]B"
    r"(?:/\d+(?:\.\d+)? [KM]B)*\s*$"
)
# A bullet that Word wrote as text, with the blanks after it: "·       ", "o   ", "§  ", "-       "
_BULLET = re.compile(r"^\s*[·•o§ü\uf0b7\uf0a7\uf0fc*–-](?:[ \t\r\n]*\xa0[\s\xa0]*|\s{3,})(?=\S)")
# A number that Word wrote as text: "1.   ", "(a)   ", "iv)  "
_ORDERED = re.compile(r"^\s*(\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])(?:[ \t\r\n]*\xa0[\s\xa0]*|\s{3,})(?=\S)")
# "documents/s111162/Annex 1.pdf", "mgConvert2PDF.aspx?ID=60860", "ecSDDisplay.aspx?NAME=SD12"
_FILE = re.compile(
    r"(?:^|/)documents/|\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip)(?:[?#]|$)|mgConvert2PDF|ecSDDisplay",
    re.I,
)
_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)</a\s*>', re.I | re.S)
# "Budget scrutiny [](https://…)": the words stood before the link
_NO_WORDS = re.compile(r"^([^\[\]]+?)\s*\[\s*\]\(([^)\s]*)\)$")
# "29.", "5a.", "5.1", "(c)"
_ITEM_NUMBER = re.compile(r"^\(?\d{1,3}(?:\.\d{1,2})*[a-z]{0,2}[.):]*$|^\(?[a-z]\)$", re.I)
# "1,200", "(50)", "£3.50"; a year is a label
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)[\d£$%.,()\s–-]+")
_BOLD = re.compile(r"\*\*[^*]+\*\*(?:\n\*\*[^*]+\*\*)*")
_MARGIN = re.compile(r"margin-left:\s*([\d.]+)(pt|cm|in|px)")
# What pages call the forms of a list's numbers -> what Word does
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
          "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter", "lower-latin": "lowerLetter",
          "upper-latin": "upperLetter",
          "lower-roman": "lowerRoman", "upper-roman": "upperRoman"}  # fmt: skip
_LIST_STYLE = re.compile(r"list-style(?:-type)?:\s*((?:lower|upper)-\w+)", re.I)
_LONGEST_TERM = 12
"""Words of a term of a list of definitions; what is longer is a question or a paragraph."""
_POINTS = {"pt": 1.0, "cm": 28.35, "in": 72.0, "px": 0.75}
# Labels within an item of a meeting's page that say what follows: marks for who reads on. "Decision:" is
# worth a heading.
_LABEL = re.compile(r"^(?:minutes|additional documents|supporting documents)\s*:?$", re.I)


def is_file(address: str) -> bool:
    """Whether a link leads to a file, such as a report, rather than to another page."""
    return bool(_FILE.search(unescape(address))) and not address.casefold().startswith(
        ("mailto:", "javascript:")
    )


class Walker:
    """Walks through a page, collecting what it leaves out."""

    def __init__(self, base: str | None) -> None:
        self._base = base
        self.omitted: list[Omitted] = []

    def blocks(self, node: LexborNode, depth: int = 0) -> Iterator[Block]:
        """The blocks of an element's content."""
        loose: list[str] = []
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if child.is_text_node or (
                tag not in _HOLDS and not _holds_blocks(child) and _title_level(child) is None
            ):
                loose.append(child.html or "")
                continue
            yield from self._paragraph("".join(loose))
            loose = []
            yield from self._element(child, tag, depth)
        yield from self._paragraph("".join(loose))

    def _element(self, node: LexborNode, tag: str, depth: int) -> Iterator[Block]:
        classes = (node.attributes.get("class") or "").split()
        level = _title_level(node)
        if re.fullmatch(r"h[1-6]", tag):
            yield from self._heading(node, int(tag[1]))
        elif level is not None and not _holds_blocks(node):
            yield from self._heading(node, level)
        elif tag == "table":
            yield from self._table(node, classes, depth)
        elif tag in ("ul", "ol"):
            yield from self._list(node, tag, depth + 1)
        elif tag == "dl" and (entries := _entries(node)):
            yield from self._definitions(entries)
        elif "mgSubItemTitleTxt" in classes:
            yield from self._label(node)
        elif tag in ("p", "dt", "dd", "caption", "pre", "li") and not _holds_blocks(node):
            yield from self._word_paragraph(node, classes)
        elif tag == "br" or tag == "hr":
            return
        else:
            yield from self.blocks(node, depth)

    def _inline(self, html: str) -> str:
        """Inline Markdown of a fragment.

        Addresses made whole, or left out where the page doesn't say its own.
        """

        def address(match: re.Match[str]) -> str:
            return f'{match[1]}="{self._whole(match[2])}"'

        text = from_html(re.sub(r'(<a\b[^>]*?\bhref)="([^"]*)"', address, _TO_FULL_TEXT.sub(r"\1", html)))
        return re.sub(r"\[ ?([^\]]*?) ?\]\((?=\S)", r"[\1](", text)

    def _whole(self, href: str) -> str:
        """A link's address made whole; empty where the page doesn't say its own."""
        href = unescape(href).strip()
        if not re.match(r"(?:https?|mailto):", href):
            if not self._base:
                return ""
            try:
                href = urljoin(self._base, href)
            except ValueError:  # "//[" is no address
                return ""
        return quote(href, safe=":/?#[]@!$&*+,;=%~._-")

    def _files(self, html: str) -> tuple[tuple[str, str], ...]:
        """The files that a fragment links to: words and addresses, whole where that can be.

        A link of nothing but a file's kind and size ("PDF 412 KB") has the words beside it.
        """

        def called(part: str) -> str:
            return _SIZE.sub("", plain(self._inline(part))).strip()

        found = ((m[1], called(m[2]) or called(html)) for m in _LINK.finditer(html))
        return tuple(
            (text, self._whole(href) or unescape(href).strip())
            for href, text in found
            if text and is_file(href)
        )

    def _paragraph(self, html: str) -> Iterator[Block]:
        text = self._inline(html)
        if words(plain(text)):
            yield Block(Kind.PARAGRAPH, text, _NOWHERE, links=self._files(html))
        elif text.strip():
            self.omitted.append(Omitted("rule without words", text.strip()))

    def _heading(self, node: LexborNode, level: int) -> Iterator[Block]:
        text = " ".join(self._inline(node.html or "").split("\n")).replace("**", "").strip()
        text = re.sub(r"\[([^\]]*)\]\([^)\s]*\)", r"\1", text)
        if words(text):
            yield Block(Kind.HEADING, text, _NOWHERE, level=level)

    def _label(self, node: LexborNode) -> Iterator[Block]:
        text = " ".join((node.text() or "").split())
        if _LABEL.match(text):
            self.omitted.append(Omitted(FURNITURE, text))
            yield Block(Kind.MARK, text, _NOWHERE)
        elif words(text):
            yield Block(Kind.HEADING, text.rstrip(": "), _NOWHERE, level=3)

    def _word_paragraph(self, node: LexborNode, classes: list[str]) -> Iterator[Block]:
        """A paragraph, which Word may have made a list item in all but name, or a bold heading."""
        raw = node.text() or ""
        html = node.inner_html or ""
        level = self._level(node)
        if (bullet := _BULLET.match(raw)) and (text := _without(self._inline(html), bullet[0])):
            if bullet[0].strip().isalnum():
                self.omitted.append(Omitted("bullet", bullet[0].strip()))
            yield Block(Kind.ITEM, text, _NOWHERE, level=level, links=self._files(html))
        elif (ordered := _ORDERED.match(raw)) and (text := _without(self._inline(html), ordered[0])):
            yield Block(Kind.ITEM, text, _NOWHERE, level=level, marker=ordered[1])
        else:
            text = self._inline(html)
            bold = re.fullmatch(r"\*\*([^*]+)\*\*", text)
            if (
                bold
                and len(bold[1]) < 120
                and not re.search(r"[.:;,]$", bold[1])
                and "mgAiTitleTxt" not in classes
            ):
                yield Block(Kind.HEADING, bold[1], _NOWHERE, level=3)
            else:
                yield from self._paragraph(html)

    @staticmethod
    def _level(node: LexborNode) -> int:
        """The depth of a list item that Word shows by its margin."""
        match = _MARGIN.search(node.attributes.get("style") or "")
        return max(1, min(6, round(float(match[1]) * _POINTS[match[2]] / 36))) if match else 1

    def _list(self, node: LexborNode, tag: str, depth: int) -> Iterator[Block]:
        number = _number(node, "start") or 1
        for child in node.iter():
            if child.tag != "li":
                yield from self._element(child, child.tag or "", depth)
                continue
            first, number = True, _number(child, "value") or number
            for block in self._item_blocks(child, depth):
                if first and block.kind is Kind.PARAGRAPH:
                    marker = f"{formatted(number, _form(node))}." if tag == "ol" else "-"
                    leads_to = self._leads_to(child)
                    yield replace(
                        block, kind=Kind.ITEM, level=min(depth, 6), marker=marker, leads_to=leads_to
                    )
                else:
                    yield block
                first = False
            number += 1

    def _definitions(self, entries: Sequence[Sequence[LexborNode]]) -> Iterator[Block]:
        """Each term of a list of definitions in bold, what it means on the lines below it."""
        for term, *meanings in entries:
            texts = [self._inline(meaning.inner_html or "") for meaning in meanings]
            head = plain(self._inline(term.inner_html or ""))
            links = self._files("".join(node.inner_html or "" for node in (term, *meanings)))
            text = "\n".join((f"**{head}**", *filter(words, texts)))
            yield Block(Kind.PARAGRAPH, text, _NOWHERE, links=links)

    def _leads_to(self, item: LexborNode) -> str:
        """Where the link leads that a list item begins with, whole where that can be; empty without one."""
        link = item.css_first("a[href]")
        text = link.text().strip() if link else ""
        if not link or not text or not item.text().strip().startswith(text):
            return ""
        href = unescape(link.attributes.get("href") or "").strip()
        return "" if re.match(r"(?!https?:)\w+:|#|$", href) else self._whole(href) or href

    def _item_blocks(self, node: LexborNode, depth: int) -> Iterator[Block]:
        return self.blocks(node, depth)

    def _table(self, node: LexborNode, classes: list[str], depth: int) -> Iterator[Block]:
        if "mgItemTable" in classes or node.attributes.get("id") == "mgItemTable":
            yield from self._items(node)
            return
        rows = [row for row in node.css("tr") if _nearest_table(row) == node.mem_id]
        if len(rows) != len(node.css("tr")) or max((len(list(row.iter())) for row in rows), default=0) < 2:
            for row in rows:  # a table for layout
                for cell in row.iter():
                    yield from self.blocks(cell, depth)
            return
        caption = node.css_first("caption")
        if caption is not None:
            yield from self._paragraph(caption.inner_html or "")
        cells = [list(self._cells(row)) for row in rows]
        full = squared(cells)
        header = all(cell.tag == "th" for cell in rows[0].iter()) or _spanning_head(cells)
        if not header and _bold_head(full):
            header, full = True, (tuple(cell.replace("**", "") for cell in full[0]), *full[1:])
        if full:
            yield Block(Kind.TABLE, "", _NOWHERE, rows=full, header=header)

    def _cells(self, row: LexborNode) -> Iterator[Cell]:
        for cell in row.iter():
            if cell.tag in ("td", "th"):
                text = self._inline(cell.inner_html or "")
                shown = text.replace("**", "") if cell.tag == "th" else text
                yield Cell(shown, _span(cell, "colspan"), _span(cell, "rowspan"))

    def _items(self, table: LexborNode) -> Iterator[Block]:
        """The items of a meeting: a heading, below it purpose, documents, decision and minutes."""
        caption = table.css_first("caption")
        if caption is not None:
            self.omitted.append(Omitted(FURNITURE, caption.text().strip()))
        for row in table.css("tr"):
            cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
            if not cells or _nearest_table(row) != table.mem_id:
                continue
            if all(cell.tag == "th" for cell in cells):
                self.omitted.append(Omitted(FURNITURE, " ".join(row.text(separator=" ").split())))
                continue
            number = None
            if "mgItemNumberCell" in (cells[0].attributes.get("class") or "") or (
                len(cells) > 1 and _ITEM_NUMBER.match((cells[0].text() or "").strip())
            ):
                number = " ".join((cells[0].text() or "").split()).rstrip(".") or None
                cells = cells[1:]
            for cell in cells:
                yield from self._item(cell, number)

    def _item(self, cell: LexborNode, number: str | None) -> Iterator[Block]:
        title = cell.css_first(".mgAiTitleTxt")
        if title is not None:
            linked = " ".join(self._inline(title.inner_html or "").split("\n"))
            text = re.sub(r"\[([^\]]*)\]\([^)\s]*\)", r"\1", linked).strip("* ").strip()
            if size := _SIZE.search(text):
                self.omitted.append(Omitted(FURNITURE, size[0].strip()))
                text, linked = text[: size.start()], linked.replace(size[0].strip(), "")
                linked = _NO_WORDS.sub(r"[\1](\2)", linked)
            links = self._files(title.inner_html or "")
            title.decompose()
            yield Block(Kind.MARK, ITEM, _NOWHERE)
            yield Block(
                Kind.HEADING, text, _NOWHERE, level=2, number=number, links=() if "](" in linked else links
            )
            if "](" in linked:
                yield Block(Kind.ITEM, linked, _NOWHERE, level=1, links=links)
        elif number is not None:
            yield Block(Kind.PARAGRAPH, number, _NOWHERE)
        yield from self.blocks(cell)


def _number(node: LexborNode, attribute: str) -> int | None:
    """The number that an attribute gives."""
    value = node.attributes.get(attribute) or ""
    return int(value) if re.fullmatch(r"\d{1,4}", value) else None


def _form(node: LexborNode) -> str:
    """How a list prints its numbers, as Word calls it."""
    style = _LIST_STYLE.search(node.attributes.get("style") or "")
    return _FORMS.get(style[1].casefold() if style else node.attributes.get("type") or "", "decimal")


def _title_level(node: LexborNode) -> int | None:
    """The rank of what ModernGov marks as a title, which older pages have in paragraphs and spans."""
    classes = (node.attributes.get("class") or "").split()
    return next((level for name, level in _TITLES.items() if name in classes), None)


def _entries(node: LexborNode) -> list[list[LexborNode]] | None:
    """The terms of a list of definitions, each with its meanings; None if it is no plain one."""
    found: list[list[LexborNode]] = []
    parts = [part for child in node.iter() for part in (child.iter() if child.tag == "div" else (child,))]
    for part in parts:
        if part.tag == "dt":
            found.append([part])
        elif part.tag == "dd" and found:
            found[-1].append(part)
        else:
            return None
    short = all(0 < len(words(term.text() or "")) <= _LONGEST_TERM for term, *_ in found)
    whole = all(len(entry) > 1 for entry in found) and not any(map(_holds_blocks, parts))
    return found if short and whole else None


def _holds_blocks(node: LexborNode) -> bool:
    """Whether an element has blocks in it, line breaks aside."""
    return any(child.tag in _HOLDS for child in node.traverse() if child.mem_id != node.mem_id)


def _nearest_table(row: LexborNode) -> int | None:
    parent = row.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return parent.mem_id if parent is not None else None


def _bold_head(rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether the first row alone is bold throughout, as people set heads off who know of no other way."""
    if len(rows) < 2 or sum(map(bool, rows[0])) < 2:
        return False
    first, second = (all(_BOLD.fullmatch(cell) for cell in row if cell) for row in rows[:2])
    return first and not second


def _spanning_head(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether labels stand over several columns in the first row, and in no other."""
    labels = [cell for cell in rows[0] if cell.text]
    figures = any(_FIGURE.fullmatch(cell.text) for cell in labels)
    spans = [any(cell.columns > 1 and cell.text for cell in row) for row in rows]
    return len(labels) > 1 and not figures and spans[0] and not any(spans[1:])


def _span(cell: LexborNode, attribute: str) -> int:
    """How many columns or rows a cell says that it spans."""
    said = re.match(r"\s*(\d{1,4})", cell.attributes.get(attribute) or "")
    return int(said[1]) if said else 1


def _without(text: str, mark: str) -> str:
    """The text without the mark of its list, emphasis around the mark gone too."""
    bare = re.escape(mark.strip().strip("\xa0"))
    return re.sub(
        rf"^[*\\ ]*{bare}[*\s]*(?=\S)", lambda m: "**" if m[0].count("**") % 2 else "", text, count=1
    ).strip()
