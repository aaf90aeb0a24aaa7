"""Reads a meeting as ModernGov's web service gives it (GetMeeting), as the page that it makes of it."""

from __future__ import annotations

import html as markup
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree as ET

from parsers import html
from parsers.blocks import NotReadable, Omitted, Place, Reading
from parsers.encoding import decode

_STARTS = re.compile(r"^[\ufeff\s]*<\?xml[^>]*\?>\s*<(?:meeting|getmeeting|getmeetings)\b", re.I)
_ENTITIES = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.I)
FIELDS = "technical field of the web service"
# Fields that are shown; all others are numbers of records, flags and repetitions of these
_SHOWN = frozenset(
    [
        "meetingdate",
        "meetingtime",
        "meetinglocation",
        "agendaitemtitle",
        "agendatext",
        "minutesnonemptyhtmlbody",
    ]
)
_PAGE = """<html><head><title>{title}</title></head><body><div id="modgov">
<h1 class="mgMainTitleTxt">{title}</h1><h2 class="mgSubTitleTxt">{meeting}</h2><div class="mgContent">{place}
<table class="mgItemTable"><caption>Items</caption>{items}</table></div></div></body></html>"""
_ITEM = """<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">{number}</p></td>
<td><p class="mgAiTitleTxt">{title}</p>{text}{papers}{minutes}</td></tr>"""


def accepts(data: bytes) -> bool:
    """The web service's answers begin with their own elements."""
    return bool(_STARTS.match(decode(data[:1024])))


def read(data: bytes) -> Reading:
    """The meeting as blocks. Raises NotReadable for lists of meetings and for files that name entities."""
    source = decode(data)
    if _ENTITIES.search(source):
        raise NotReadable("an XML file with a DOCTYPE or entities is not read")
    try:
        root = ET.fromstring(re.sub(r"^[\ufeff\s]*<\?xml[^>]*\?>", "", source))  # noqa: S314 (see above)
    except ET.ParseError as error:
        raise NotReadable(f"damaged XML ({error})") from None
    meeting = root if root.tag == "meeting" else root.find("meeting")
    if meeting is None:
        raise NotReadable(
            "a list of meetings, not a meeting: ask the web service for each meeting (GetMeeting)"
        )
    page = html.read(_page(meeting).encode())
    fields = " ".join(_technical(meeting))
    return replace(
        page,
        media_type="application/xml",
        blocks=tuple(
            replace(block, place=Place()) for block in page.blocks
        ),  # its lines are none of the file
        text=f"{page.text}\n{fields}",
        omitted=(*page.omitted, Omitted(FIELDS, fields)),
    )


def _said(element: ET.Element, name: str) -> str:
    """A field's text; what is asked for may stand further down ("committeetitle" in a linked document)."""
    return next((e.text.strip() for e in element.iter(name) if e.text and e.text.strip()), "")


def _page(meeting: ET.Element) -> str:
    """The meeting as the web page that ModernGov shows of it."""
    body = _said(meeting, "committeetitle") or _said(meeting, "refertocommittee") or "Meeting"
    when = f"{_day(_said(meeting, 'meetingdate'))} {_said(meeting, 'meetingtime')}".strip()
    off = _said(meeting, "meetingstatus")
    called_off = f", {off}" if re.match(r"cancel|postpone|abandon|inquorate", off, re.I) else ""
    place = _said(meeting, "meetinglocation")
    items = "".join(_item(item) for item in meeting.iter("agendaitem"))
    return _PAGE.format(
        title="Agenda and minutes"
        if any(True for _ in meeting.iter("minutesnonemptyhtmlbody"))
        else "Agenda",
        meeting=markup.escape(f"{body} - {when}{called_off}"),
        place=f"<p>Venue: {markup.escape(place)}</p>" if place else "",
        items=items,
    )


def _item(item: ET.Element) -> str:
    """A row of the table of items; text and minutes are HTML themselves."""
    minutes = _said(item, "minutesnonemptyhtmlbody")
    papers = "".join(
        f'<li><a href="{markup.escape(_said(paper, "url"))}">{markup.escape(_said(paper, "title"))}</a></li>'
        for paper in item.iter("linkeddoc")
        if _said(paper, "url").startswith("https://")
    )
    return _ITEM.format(
        number=markup.escape(_said(item, "fulldisplaynumberformat") or _said(item, "agendaitemnumber")),
        title=markup.escape(_said(item, "agendaitemtitle")),
        text=f'<div class="mgWordPara">{_said(item, "agendatext")}</div>',
        papers=f'<ul class="mgBulletList">{papers}</ul>' if papers else "",
        minutes=f'<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara">{minutes}</div>'
        * bool(minutes),
    )


def _day(printed: str) -> str:
    """A date as a page says it: "10/02/2026" is "Tuesday 10 February 2026"."""
    try:
        day = datetime.strptime(printed, "%d/%m/%Y")  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        return printed
    return f"{day:%A} {day.day} {day:%B %Y}"


def _technical(meeting: ET.Element) -> Iterator[str]:
    """The fields that are not shown, with their names."""
    for element in meeting.iter():
        if element.tag not in _SHOWN and element.text and element.text.strip():
            yield f"{element.tag} {element.text.strip()}"
