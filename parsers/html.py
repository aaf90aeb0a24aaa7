"""Reads saved web pages: ModernGov's by their own marks, any other page by its main content."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsers.blocks import Block, Kind, NotReadable, Omitted, Place, Reading, plain, words
from parsers.encoding import TURNED, TURNS, decode
from parsers.html_blocks import BLOCK_TAGS, FURNITURE, Walker, is_file
from parsers.refusals import EMPTY, EMPTY_WITHOUT_SCRIPTS, LONG, NAVIGATION, instead_of_a_paper

_STARTS = re.compile(
    r"^[\ufeff\s]*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|html|head|body|title|meta|div|table|main|article)\b",
    re.I | re.S,
)
_NEVER_SHOWN = (
    "script,style,noscript,template,svg,object,embed,iframe,canvas,audio,video,link,head,[hidden],.sr-only,.is-hidden,.mgHide,"
    ".mgHiddenField,.visually-hidden,.govuk-visually-hidden,[style*='display:none'],[style*='display: none'],"
    "[style*='mso-hide'],"
    "[aria-hidden=true]"
)
_AROUND = (
    "nav,header#page-header,footer,form select,form input,form button,button,.mgFooter,"
    ".mgHelpLine,.mgFileSize,a[href*=mgLocationDetails],"
    ".mgMeetingsEarlierLater,.breadcrumb,#breadcrumb-holder,.cookie-banner,label[for=YearSelect]"
)
_TAG = re.compile(r"<script\b.*?</script\s*>|<style\b.*?</style\s*>|<!--.*?-->|<[^<>]*>", re.I | re.S)
# "Media": a section that a meeting's page heads, whether anything stands in it or not
_SECTION = re.compile(r"^(?:media|attachments|(?:additional |supporting |related )?documents)$", re.I)
# "You can view the individual reports for this meeting by selecting …", "This page lists the meetings for …"
_HINT = re.compile(
    r"^(?:You can view|Alternatively|Select a heading|This page (?:lists|shows|gives|contains))", re.I
)
# A list item of links that says which meeting an item's own page belongs to
_OF_MEETING = re.compile(r"^Meeting of\b.*\d{4}", re.I | re.S)
_NESTS = re.compile(
    r"<(/?)(?:a|b|big|blockquote|center|div|em|font|i|s|section|small|span|strong|sub|sup|table|u|ul|ol)\b",
    re.I,
)
"""Elements that nest, and that every page closes. Others may be left open by right."""
_DEEP = 200
"""Elements may not stand deeper than this in each other; no paper needs a quarter of it."""
_ENDED = re.compile(r"</(?:html|body)\s*>", re.I)
# "View the full minutes text for item 4a": behind dots the text itself says that it is cut
_BREAKS_OFF = re.compile(
    r"(?:^|[^\s.…]\s*)(view the full (?:minutes|agenda|decision)s? text\b[^\n]{0,40})", re.I
)
_ROW = 400
"""A row of a table begins no more words than this behind the beginning of the row before."""


def accepts(data: bytes) -> bool:
    """A web page begins with one of its own tags."""
    return bool(_STARTS.match(decode(data[:8192])))


def read(data: bytes) -> Reading:
    """A web page as blocks.

    Raises NotReadable for pages that are no paper: logins, errors, redirects, empty ones.
    """
    declared = _declared(data)
    source = TURNS.sub("", declared)
    _not_too_deep(source)
    tree = LexborHTMLParser(source)
    titles = [node.text() for node in tree.css("title, h1")[:3]]
    password = _asks_for_password(tree)
    leads_to = _leads_to(tree)
    base = _base(tree, data)
    needs_scripts = tree.css_first("noscript") is not None or tree.css_first("script") is not None
    for node in tree.css(_NEVER_SHOWN):
        node.decompose()
    body = tree.body
    text = _text(body) if body is not None else ""
    own = _own_words(body) if body is not None else ""
    if reason := instead_of_a_paper(titles, own, password=password, leads_to=leads_to):
        raise NotReadable(reason)
    if body is None or len(words(text)) < 3:
        raise NotReadable(EMPTY_WITHOUT_SCRIPTS if needs_scripts else EMPTY)
    if _only_navigation(body, text):
        raise NotReadable(NAVIGATION)
    main = _main(tree)
    omitted = [Omitted(FURNITURE, around) for around in _take_out(body, main)]
    walker = Walker(base)
    found = _without_empty([*_title_outside(body, main), *walker.blocks(main)], walker.omitted)
    blocks = tuple(_placed(iter(found), source))
    if not blocks:
        raise NotReadable(NAVIGATION)
    turned = ((Place(), TURNED),) if source != declared else ()
    problems = (*turned, *_cut_off(source, blocks), *_shortened(blocks))
    return Reading("text/html", text, blocks, (*omitted, *walker.omitted), problems=problems)


def _cut_off(source: str, blocks: Sequence[Block]) -> Iterator[tuple[Place, str]]:
    """What is said of a page whose end never came: it closes neither itself nor all of its elements."""
    nesting = [-1 if match[1] else 1 for match in _NESTS.finditer(source)]
    if sum(nesting) > 0 and not _ENDED.search(source):
        yield (
            blocks[-1].place,
            f"the page ends in the middle, at “{_shown(blocks[-1])}”: it was cut off on its way;"
            " open the address in a browser, and save the page again",
        )


def _shortened(blocks: Sequence[Block]) -> Iterator[tuple[Place, str]]:
    """What is said of a page that shows the beginnings of long texts only."""
    found = [(block, match) for block in blocks if (match := _BREAKS_OFF.search(block.plain))]
    if found:
        first, match = found[0]
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        yield (
            first.place,
            f"the page breaks texts off (“{match[1]}”{more}): save the page of each such item too,"
            " or the printed minutes",
        )


def _shown(block: Block) -> str:
    """How a block ends, in a few words."""
    said = block.plain or " ".join(plain(cell) for row in block.rows for cell in row)
    return " ".join(said.split()[-6:])


def _declared(data: bytes) -> str:
    """The page as text, in the encoding that it declares."""
    declared = re.search(rb"charset=[\"']?\s*([\w-]+)", data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration is common: the text itself tells
    return decode(data)


def _not_too_deep(source: str) -> None:
    """Refuse a page whose elements nest without end before it is parsed, which would take as long."""
    depth = 0
    for match in _NESTS.finditer(source):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _DEEP:
            raise NotReadable(f"a web page whose elements are nested more than {_DEEP} deep")


def _base(tree: LexborHTMLParser, data: bytes) -> str | None:
    """The address that the page was saved from, where it says so: links are relative to it."""
    for selector, attribute in (
        ("base[href]", "href"),
        ("link[rel=canonical]", "href"),
        ("meta[property='og:url']", "content"),
    ):
        node = tree.css_first(selector)
        if node is not None and (value := node.attributes.get(attribute)) and re.match(r"https?://", value):
            return value
    # What browsers write when they save a page: "<!-- saved from
    # url=(0042)https://democracy.example.gov.uk/… -->"
    saved = re.search(rb"saved from url=\(\d+\)(https?://[^\s>]+)", data[:2048])
    return saved[1].decode("ascii", "ignore") if saved else None


def _text(body: LexborNode) -> str:
    """All the words that the page shows, a line for each block."""
    pieces: list[str] = []
    for node in body.traverse(include_text=True):
        if node.is_text_node:
            pieces.append(node.text(deep=False) or "")
        elif node.tag in BLOCK_TAGS:
            pieces.append("\n")
    return "".join(pieces)


def _leads_to(tree: LexborHTMLParser) -> str | None:
    """The address that the page sends a browser to by itself, "" where it doesn't name one; None if none."""
    refresh = tree.css_first("meta[http-equiv=refresh i]")
    content = refresh.attributes.get("content") or "" if refresh is not None else ""
    # "0;url=/paper.aspx"; a page that is only loaded anew ("900") leads nowhere
    address = re.search(r"url\s*=\s*['\"]?([^'\"\s]*)", content, re.I)
    return address[1] if address else None


def _asks_for_password(tree: LexborHTMLParser) -> bool:
    """Whether a page is there to log in, rather than having a box for that around its own text."""
    boxes = [box for box in tree.css("input[type=password]") if not _within(box, ("header", "nav", "footer"))]
    return bool(boxes) and not any(is_file(link.attributes.get("href") or "") for link in tree.css("a[href]"))


def _within(node: LexborNode, tags: tuple[str, ...]) -> bool:
    around = node.parent
    while around is not None and around.tag not in tags:
        around = around.parent
    return around is not None


def _own_words(body: LexborNode) -> str:
    """How a page's own text begins: no links, nothing of what stands around its main content."""
    around = ("a", "nav", "header", "footer", "button", "select")
    found, count = [], 0
    for node in body.traverse(include_text=True):
        if node.is_text_node and words(text := node.text(deep=False) or "") and not _within(node, around):
            found.append(text)
            count += len(words(text))
        if count > LONG:
            break  # long enough to be a paper
    return " ".join(found)


def _only_navigation(body: LexborNode, text: str) -> bool:
    """Whether every word of a page stands in links, none of them to a file."""
    links = body.css("a[href]")
    linked = sum(len(words(link.text(separator=" "))) for link in links)
    return linked >= len(words(text)) and not any(
        is_file(link.attributes.get("href") or "") for link in links
    )


def _main(tree: LexborHTMLParser) -> LexborNode:
    """The element that holds the page's own text."""
    for selector in ("#modgov", "main", "[role=main]", "article", "#content"):
        node = tree.css_first(selector)
        if node is not None and len(words(node.text(separator=" "))) > 3:
            return node
    body = tree.body
    if body is None:
        raise NotReadable(EMPTY)
    return body


def _take_out(body: LexborNode, main: LexborNode) -> Iterator[str]:
    """The text around the main content, and of navigation within it, which is removed."""
    yield from _without_actions(main)
    for node in main.css(_AROUND):
        if words(shown := _text(node)):
            yield " ".join(shown.split())
        node.decompose()
    hint = main.css_first(".mgSubTitle")
    while hint is not None and (hint := hint.next) is not None:
        if hint.tag == "div" and "mgContent" in (hint.attributes.get("class") or ""):
            break
        if hint.tag == "p" and hint.css_first("a") is None and _HINT.match(hint.text().strip()):
            yield " ".join(hint.text().split())
            following = hint.prev
            hint.decompose()
            hint = following
    if main.mem_id == body.mem_id:
        return
    inside = main.mem_id
    for piece in _outside(body, inside):
        if words(piece):
            yield " ".join(piece.split())


def _without_actions(main: LexborNode) -> Iterator[str]:
    """The text of what a page offers to do ("Attendance details"), removed; links to files are kept."""
    for entry in main.css(".mgActionList > li, .mgLinks li"):
        links = (link.attributes.get("href") or "" for link in entry.css("a[href]"))
        shown = " ".join(_text(entry).split())
        if any(map(is_file, links)) or _OF_MEETING.match(shown):
            continue
        if shown:
            yield shown
        entry.decompose()
    for node in main.css(".mgLinks, .mgActionList"):
        if node.css_first("li") is None:
            if shown := " ".join(_text(node).split()):
                yield shown
            node.decompose()


def _without_empty(found: Sequence[Block], omitted: list[Omitted]) -> list[Block]:
    """Blocks without the headings of sections that a council's system shows though nothing stands in them."""
    below = [*found, Block(Kind.HEADING, "", Place())][1:]
    kept = []
    for block, follows in zip(found, below, strict=True):
        if block.kind is follows.kind is Kind.HEADING and _SECTION.match(block.plain):
            omitted.append(Omitted(FURNITURE, block.plain))
        else:
            kept.append(block)
    return kept


def _title_outside(body: LexborNode, main: LexborNode) -> Iterator[Block]:
    """The page's title where a council's own template has put it before ModernGov's content."""
    if main.attributes.get("id") != "modgov" or main.css_first("h1,.mgMainTitleTxt") is not None:
        return
    titles = body.css("h1")
    if len(titles) == 1 and (text := " ".join(titles[0].text().split())):
        yield Block(Kind.HEADING, text, Place(), level=1)


def _outside(node: LexborNode, inside: int) -> Iterator[str]:
    """The text of all elements that neither are nor hold the main content."""
    for child in node.iter(include_text=True):
        if child.mem_id == inside:
            continue
        if child.is_text_node:
            yield child.text(deep=False) or ""
        elif any(n.mem_id == inside for n in child.css("#modgov, main, [role=main], article, #content")):
            yield from _outside(child, inside)
        else:
            yield _text(child)


def _placed(blocks: Iterator[Block], source: str) -> Iterator[Block]:
    """Blocks and rows of tables with the line of the source at which their words begin."""
    lines = _TAG.sub(lambda m: "\n" * m[0].count("\n") or " ", html.unescape(source)).split("\n")
    found = [(word, number) for number, line in enumerate(lines, start=1) for word in words(line)]
    position = 0

    def begins(text: str, within: int) -> Place:
        nonlocal position
        first = words(text)[:5]
        ahead = range(position, max(position, min(position + within, len(found) - len(first) + 1)))
        hit = next((i for i in ahead if all(found[i + n][0] == word for n, word in enumerate(first))), None)
        position = hit if hit is not None else position
        return Place(line=found[position][1] if position < len(found) else 1)

    for block in blocks:
        place = begins(block.plain, len(found))
        rows = (" ".join(plain(cell) for cell in row) for row in block.rows)
        yield replace(block, place=place, places=tuple(begins(row, _ROW) for row in rows))
