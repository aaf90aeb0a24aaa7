"""Telephone numbers and mail addresses of the papers, which are published only if `archive.toml` says so.

They are taken out of the content before anything is made of it, so that pages, data and search agree.
Whose a number is a paper rarely says, so all are withheld: of people, teams and switchboards. Web addresses
stay, unless one holds a mail address; the archive's own contact stands in its settings and not in a paper.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from archive.config import Config
from archive.content import Content, Page

NO_MAIL = "[email address not published]"
NO_NUMBER = "[telephone number not published]"

_DOT = r"(?:\\?\.|\s?\\?[\[(]dot\\?[\])]\s?)"
_AT = (
    rf"(?:\w+\s?\\?[\[(]dot\\?[\])]\s?)*[\w.+&'’\\-]*[\w\\-]\s?(?:@|\\?\[at\\?\]|\(at\))\s?"
    rf"[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[A-Za-z]{{2,}}(?!\w)"
)
# "ann.gale@aldermarsh.example", "ann\_gale@…", "housing @ aldermarsh.example", "gale[at]aldermarsh.example",
# "ann [dot] gale [at] aldermarsh [dot] example"
_MAIL = re.compile(rf"(?<![\w@.]){_AT}")
# "[Write to us](mailto:ann@aldermarsh.example)", "[form](https://forms.example/?to=ann@aldermarsh.example)"
_LINK = re.compile(
    r"\[((?:[^\[\]]|\\.|\[[^\[\]]*\])*)\]\(<?((?:mailto:|tel:|callto:)[^)]*|[^)\s]*@[^)\s]*)\)"
)
# "<mailto:ann@aldermarsh.example>", "<ann@aldermarsh.example>"
_AUTOLINK = re.compile(rf"<(?:mailto:)?{_AT}(?:\?[^>\s]*)?>")
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>|]+")
_GAP = r"(?:[ \u00a0\u2009.\u2010-\u2013-]|\\-){0,3}"
_NUMBERS = (
    # "+44 (0)20 7946 0123", "0044 20 7946 0123", "+33 1 23 45 67 89"
    re.compile(
        rf"(?:\+(?<![\w+.]\+)[1-9]\d{{0,2}}|0(?<![\w+.]0)0(?:44|353)){_GAP}(?:\(0\){_GAP})?(?:\d{_GAP}){{7,11}}\d(?![\w%])"
    ),
    # "020 7946 0123", "(01632) 960123", "01632-960 123", "07700900123", "0800 1111"
    re.compile(
        rf"(?P<plain>(?:\((?<![\w.,£$€+-]\()0[1-9]\d{{1,4}}\)|0(?<![\w.,£$€+-]0)[1-9]\d{{1,4}}){_GAP}(?:\d{_GAP}){{3,8}}\d)(?![\w%]|[.,]\d)"
    ),
    # "Tel: 960123", "Phone 20 7946 0123", "mobile no. 7700 900 123", "ext. 4123", "☎ 960123"
    re.compile(
        r"(?:\b(?:tel|(?:tele|text)?phone|mobile|mob|fax|minicom)\b(?: (?:no|number)\b)?"
        r"(?:[.:]{1,2} ?|(?= ?(?:\d\D?){7}))"
        rf"|\bext\b[.:]? ?|\bextension: ?|[☎☏📞✆] ?) ?(?P<labelled>(?:\d{_GAP}){{2,11}}\d(?![\w%]|[.,/]\d))",
        re.I,
    ),
    # "text 60003"
    re.compile(r"\btext(?: us)?(?: (?:on|to))? (?P<labelled>[68]\d{4}(?![\w%]|[.,/]\d))", re.I),
    # "Contact: Ann Gale 20 7946 0123"
    re.compile(
        rf"\bcontact(?: officer)?:[^\n|\d]{{0,60}}(?P<labelled>\d{{2,5}}{_GAP}\d{{3,4}} \d{{3,4}}(?!\w))",
        re.I,
    ),
)
_MAY_HOLD = re.compile(r"@|\d{3}|mailto:|tel:|[(\[]at[)\]]", re.I)
# A notice before a bracket would be a link in Markdown
_LIKE_A_LINK = re.compile(r" not published\](?=[(:\[])")
_KEPT = frozenset({"id", "document", "path", "sha256", "media_type", "papers", "at", "date", "meeting_date"})
"""Keys whose values are ours: in the hash of a file may stand what looks like a number."""


def withheld(content: Content, config: Config) -> Content:
    """Content as it is published: without telephone numbers and mail addresses, or just as it is."""
    if config.contact_details:
        return content
    return replace(content, pages=tuple(_page(page) for page in content.pages))


def _page(page: Page) -> Page:
    meta = {key: value if key in _KEPT else _value(value) for key, value in page.meta.items()}
    return replace(page, title=without(page.title), body=without(page.body), meta=meta)


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return without(value)
    if isinstance(value, list):
        return [_value(entry) for entry in value]
    if isinstance(value, dict):
        return {key: entry if key in _KEPT else _value(entry) for key, entry in value.items()}
    return value


def without(text: str) -> str:
    """A text in which notices stand for telephone numbers and mail addresses; its lines stay its lines."""
    if _MAY_HOLD.search(text) is None:
        return text
    text = _LINK.sub(_words_of_link, text)
    text = _MAIL.sub(NO_MAIL, _AUTOLINK.sub(NO_MAIL, _WEB.sub(_address, text)))
    pieces, done = [], 0
    for web in _WEB.finditer(text):
        pieces += [_without_numbers(text[done : web.start()]), web[0]]
        done = web.end()
    return _LIKE_A_LINK.sub(r"\g<0> ", "".join([*pieces, _without_numbers(text[done:])]))


def _words_of_link(link: re.Match[str]) -> str:
    """The words of a link to an address, with a notice; an address as its words is none of them."""
    notice = NO_NUMBER if link[2].startswith(("tel:", "callto:")) else NO_MAIL
    words = _MAIL.sub("", link[1]).strip(" *_")
    return f"{words} {notice}" if re.search(r"[^\W\d_]", words) else notice


def _address(web: re.Match[str]) -> str:
    return NO_MAIL if _MAIL.search(web[0]) or re.search(r"[\w.]@[\w-]+\.", web[0]) else web[0]


def _without_numbers(text: str) -> str:
    for pattern in _NUMBERS:
        text = pattern.sub(_notice, text)
    return text


def _notice(found: re.Match[str]) -> str:
    if "labelled" in found.re.groupindex:
        return found[0].removesuffix(found["labelled"]) + NO_NUMBER
    if "plain" in found.re.groupindex and not _is_number(found[0]):
        return found[0]
    return NO_NUMBER


def _is_number(plain: str) -> bool:
    """Whether digits that begin with 0 are a telephone number's: ten or eleven, or a free one's."""
    digits = re.sub(r"\D", "", plain)
    if plain.isdigit():
        return len(digits) == 11
    return len(digits) in (10, 11) or (len(digits) >= 7 and digits.startswith(("0800", "0808", "0845")))
