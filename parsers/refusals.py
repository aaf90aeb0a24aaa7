"""What servers send instead of a paper: pages to log in, errors, ways elsewhere; named, with what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.blocks import words

_LOGIN = re.compile(
    r"\b(?:log|sign)[ -]?(?:in|on)\b|\bauthenticat|\bsession (?:has )?(?:expired|timed out)", re.I
)
_LOGIN_FIRST = re.compile(
    r"\b(?:please|must|need to|have to)(?: be)? (?:log|sign)(?:ged|ed)?[ -]?(?:in|on)\b|\bsession (?:has )?"
    r"(?:expired|timed out)",
    re.I,
)
_MOVED = re.compile(r"object moved|moved (?:permanently|temporarily)|redirect|you are being sent", re.I)
# "Just a moment...", "Attention Required! | Cloudflare", "Please enable JavaScript and cookies to continue"
_ROBOTS = re.compile(
    r"captcha|just a moment|are you (?:a )?human|attention required|checking (?:your|if the site) "
    r"|verify(?:ing)? (?:that )?you are|request unsuccessful|pardon our interruption"
    r"|enable (?:javascript|cookies)(?: and (?:javascript|cookies))? to continue",
    re.I,
)
_ERROR = re.compile(
    r"^\W*(?:http |error |status )*(?:40\d|50\d)\b|\b(?:error|status|code)\W{1,3}(?:40\d|50\d)\b"
    r"|\b(?:page|file|resource|meeting|item|document) (?:was |is |could |can)?\s*not (?:be )?found|^not found"
    r"|\berror\b|forbidden|access (?:is |was )?denied|not authori[sz]ed|unavailable"
    r"|bad (?:request|gateway)|runtime error|server error in|(?:down|closed) for maintenance",
    re.I,
)
# Servers' own pages that say much about themselves: "Runtime Error", "Server Error in '/' Application."
_SERVERS_OWN = re.compile(r"^\W*(?:runtime error|server error in|compilation error|iis \d|httpd?\b)", re.I)
# What stands alone between the marks of a title: "Fenwick - Sign in", "Page not found | Fenwick"
_PARTED = re.compile(r"\s[-–—|:»·]\s|\n")
_LOGIN_ALONE = re.compile(
    r"\W*(?:please )?(?:user |member )?(?:log|sign)[ -]?(?:in|on)"
    r"(?: (?:page|form|required|to (?:continue|your account)))?\W*",
    re.I,
)
_ERROR_ALONE = re.compile(
    r"\W*(?:(?:http |error |status )*(?:40\d|50\d)(?: error)?(?:\W+[a-z ]{3,40})?"
    r"|(?:oops|sorry)?\W*(?:this |the )?(?:page|file|resource|document) "
    r"(?:was |is |can ?not be |could not be )?(?:not )?found"
    r"|not found|access denied|forbidden|service unavailable|something went wrong"
    r"|(?:an? )?(?:unexpected |expected )?error(?: has)?(?: occurred)?)\W*",
    re.I,
)
_TO_LOG_IN = "a web page to log in, not the paper: log in, open the paper itself, and save that page again"
SHORT = 120
"""A page to log in, an error or a redirect has no more words than this."""
LONG = 500
"""A page that is titled an error or a login, and nothing else, has no more words than this."""


def instead_of_a_paper(
    titles: Sequence[str], text: str, *, password: bool, leads_to: str | None
) -> str | None:
    """Why a page is none that a council published, and what to do; None for any other page.

    `titles` are its title and first headings, `text` what it says besides its navigation, `password` whether
    it asks for one, `leads_to` the address that it sends a browser to.
    """
    count = len(words(text))
    title = " ".join(titles)
    shown = " ".join(title.split())[:60]
    if count > SHORT:
        return _by_title_alone(titles, title, shown) if count <= LONG else None
    if password or _LOGIN.search(title) or (count < 30 and _LOGIN_FIRST.search(text)):
        return _TO_LOG_IN
    if leads_to is not None or _MOVED.search(title) or (count < 30 and _MOVED.search(text)):
        where = f" ({leads_to})" if leads_to else ""
        return (
            f"a web page that only leads to another address{where}, not the paper:"
            " open that address, and save the page that it leads to"
        )
    if _ROBOTS.search(title) or (count < 60 and _ROBOTS.search(text)):
        return (
            f"a page that keeps robots out{f' (“{shown}”)' if shown else ''}, not the paper:"
            " open the address in a browser, wait for the paper to show, and save the page again"
        )
    return _error(shown) if _ERROR.search(title) else None


def _by_title_alone(titles: Sequence[str], title: str, shown: str) -> str | None:
    """The same for a page of many words: only where nothing else stands in its title or heading."""
    alone = [piece.strip() for one in titles for piece in _PARTED.split(one)]
    if any(_LOGIN_ALONE.fullmatch(piece) for piece in alone):
        return _TO_LOG_IN
    found = _SERVERS_OWN.search(title) or any(_ERROR_ALONE.fullmatch(piece) for piece in alone)
    return _error(shown) if found else None


def _error(shown: str) -> str:
    return (
        f"an error page (“{shown}”), not the paper:"
        " open the address in a browser, and save the page once it shows the paper"
    )


EMPTY = "an empty web page: open the address in a browser, and save the page once it shows the paper"
EMPTY_WITHOUT_SCRIPTS = (
    "an empty web page, whose text comes from scripts alone: open it in a browser, wait for the text,"
    " and print it into a PDF or save it as “complete page”"
)
NAVIGATION = (
    "a web page of navigation only, without text of its own:"
    " open the meeting or the paper itself, and save that"
)
