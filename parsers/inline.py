"""Character level: HTML left in text, LaTeX left in prices, entities, marks of lists.

All to inline Markdown.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_TEX = re.compile(r"\$([^$\n]{1,60})\$")
_TEX_COMMAND = re.compile(r"\\[a-zA-Z]+")
# An address that stands bare; its full stop is the sentence's
_BARE_ADDRESS = re.compile(r"(?<![\w<(\[\"'=/.@\x13])https?://[^\s<>()\[\]\"\x14]+[^\s<>()\[\]\".,;:!?*’”']")
# "http://www.weirs.example/otters-</u> <u>and-weirs.htm": an address that a line's end has cut at a hyphen
_CUT_ADDRESS = re.compile(r"(https?://[^\s<>()\"]+-)(?:</u>)?\s+(?:<u>)?(?=[a-z0-9-]+[-./][\w./-]*[a-z0-9])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_HAS_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&#?\w+;")
_DEAD_LINK = re.compile(r"\[((?:\\.|[^\[\]\\]){0,500})\]\(#?\)")
_SPECIAL = re.compile(r"[\\`*<]|~(?=~)|(?<!\w)_|_(?!\w)|\[(?=[^\]]*\]\()")
_MAY_BE_SPECIAL = re.compile(r"[\\`*<~_\[]")
"""What all special characters are among: a quicker look, for most text has none."""
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ORDINAL = re.compile(r"(\d) ?\x11(st|nd|rd|th)\x12")
_RAISED = re.compile(r"\x11([^\x11\x12]*)\x12")
_SPACES = re.compile(r"[ \t\u00a0\u2009\u202f]+")
# The converter escaped half of a footnote's mark: "<sup>&</sup>lt;sup>1</sup>".
BROKEN_SUP = re.compile(r"<sup>&(?:amp;)?</sup>lt;sup>")

BLOCK_TAGS = frozenset(
    ["p", "div", "ul", "ol", "li", "br", "table", "thead", "tbody", "tr", "h1", "h2", "h3", "h4", "h5", "h6"]
)


class _Inline(HTMLParser):
    """Collects inline Markdown from a fragment of HTML; block tags become line ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        match tag:
            case "b" | "strong":
                self.out.append("**")
            case "i" | "em":
                self.out.append("*")
            case "s" | "strike" | "del":
                self.out.append("~~")
            case "sup":
                self.out.append("\x11")
            case "li":
                self.out.append("\n• ")
            case "td" | "th":
                self.out.append(" ")
            case "input":
                self.out.append("☑" if "checked" in dict(attrs) else "☐")
            case "a":
                href = dict(attrs).get("href") or ""
                self._links.append(href if re.match(r"(?:https?|mailto):", href) else "")
                self.out.append("[" if self._links[-1] else "")
            case _ if tag in BLOCK_TAGS:
                self.out.append("\n")

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "b" | "strong":
                self.out.append("**")
            case "i" | "em":
                self.out.append("*")
            case "s" | "strike" | "del":
                self.out.append("~~")
            case "sup":
                self.out.append("\x12")
            case "a" if self._links:
                href = self._links.pop()
                self.out.append(f"]({href})" if href else "")
            case _ if tag in BLOCK_TAGS:
                self.out.append("\n")

    def handle_data(self, data: str) -> None:
        self.out.append(data)


def _untex(match: re.Match[str]) -> str:
    r"""`$\pounds$` is a pound sign; of other formulas the letters stay.

    Two prices in a line are no formula.
    """
    inner = match[1]
    if "\\pounds" in inner:
        return _TEX_COMMAND.sub("", inner.replace("\\pounds", "£")).strip()
    if "\\" not in inner:
        return match[0]
    return re.sub(r"[{}^_~]", "", _TEX_COMMAND.sub("", inner)).strip()


def from_mixed(text: str) -> str:
    """Inline Markdown from text of a converter, which is Markdown with HTML and LaTeX in it.

    Lines are parted by newlines where the HTML had blocks, list items there begin with "• ".
    """
    text = text.replace("\\pounds", "\\pounds ") if "$" in text else text
    text = _TEX.sub(_untex, text) if "$" in text else text
    text = re.sub(r"£\s+(?=\d)", "£", text)
    text = _CUT_ADDRESS.sub(r"\1", text)
    text = _AUTOLINK.sub(lambda m: f"\x13{m[1]}\x14", text)
    text = _BARE_ADDRESS.sub(lambda m: f"\x13{m[0]}\x14", text)
    if _HAS_TAG.search(text):
        text = from_html(BROKEN_SUP.sub("<sup>", text), escaped=False)
    text = _DEAD_LINK.sub(lambda m: re.sub(r"\\(.)", r"\1", m[1]), text)
    text = text.replace("\x13", "<").replace("\x14", ">")
    return tidy(text)


def from_html(fragment: str, *, escaped: bool = True) -> str:
    """Inline Markdown from a fragment of HTML; its text is escaped unless it is Markdown already."""
    parser = _Inline()
    if escaped:
        # A page's line ends are but spaces; only its tags make lines.
        parser.handle_data = lambda data: parser.out.append(escape(re.sub(r"[ \t\r\n]+", " ", data)))  # type: ignore[method-assign]
    parser.feed(fragment)
    parser.close()
    return tidy("".join(parser.out))


def tidy(text: str) -> str:
    """Raised characters as such, empty emphasis dropped, one space between words, no blank lines."""
    text = _ORDINAL.sub(r"\1\2", text)
    text = _RAISED.sub(lambda m: m[1].translate(_SUPERSCRIPT), text)
    text = re.sub(r"\*\*(\s*)\*\*|(?<!\*)\*(\s+)\*(?!\*)", lambda m: m[1] or m[2] or "", text)
    text = re.sub(r"~~(\s*)~~|~~(\s+)([^~]+)~~", lambda m: m[1] or (m[2] and f"{m[2]}~~{m[3]}~~") or "", text)
    text = re.sub(r"~~([^~]+?)(\s+)~~", r"~~\1~~\2", text)
    text = _bold_at_words(text)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _bold_at_words(text: str) -> str:
    """Bold that begins and ends at its words, each mark with its own partner: " **a **b" is " **a** b"."""
    pieces = text.split("**")
    if len(pieces) % 2 == 0 or "***" in text:  # a mark without a partner: which one can't be told
        return text
    for at in range(1, len(pieces), 2):
        if bold := pieces[at].strip():
            before, _, after = pieces[at].partition(bold)
            pieces[at] = f"{before}**{bold}**{after}"
    return "".join(pieces)


def title(text: str) -> str:
    """The text of a title, whose rank says what bold says; "*Draft figure" and "28 % *" keep their mark."""
    text = text.replace("**", "").strip()
    whole = re.fullmatch(r"\*([^*]+)\*", text)
    return whole[1].strip() if whole else text


# "• Are pupils …? • What are …", "- The nature of provision; - The type of contracts", "2. The … 3. The …"
_BULLETED = re.compile(r"[•●]\s+\S|-\s+[A-Z]")
_DOT = re.compile(r"(?:^|\s+)[•●]\s+")
_DASH = re.compile(r"(?:^|(?<=[.;:?])\s+)[-•●]\s+(?=[A-Z])")
_COUNTED = re.compile(r"(?:^|\s+)(\d{1,2})[.)]\s+(?=[A-Z])")


def listed(text: str) -> list[str]:
    """A line that is a list run together as the list's entries, each with its mark; any other as it is.

    A bullet of any shape is "• ", a number is "2. " as it is printed.
    """
    if first := re.match(r"(\d{1,2})[.)]\s+[A-Z]", text):
        return _counted(text, int(first[1]))
    if not _BULLETED.match(text):
        return [text]
    entries = (_DASH if text.startswith("-") else _DOT).split(text)
    return [f"• {entry.strip()}" for entry in entries if entry.strip()]


def _counted(text: str, number: int) -> list[str]:
    """The entries of a numbered list, cut where the next number stands."""
    starts: list[int] = []
    for match in _COUNTED.finditer(text):
        if int(match[1]) == number:
            starts.append(match.start())
            number += 1
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def escape(text: str) -> str:
    """Plain text as inline Markdown that says the same."""
    return text if not _MAY_BE_SPECIAL.search(text) else _SPECIAL.sub(r"\\\g<0>", text)
