"""Reads answers of ModernGov's web service (GetMeeting, GetMeetings, GetCommittees) as the pages it makes."""

from __future__ import annotations

import html as markup
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree as ET

from parsers import html
from parsers.blocks import NotReadable, Omitted, Place, Reading
from parsers.encoding import decode

_STARTS = re.compile(
    r"^[\ufeff\s]*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:meeting|meetings|committees?|get\w+)\b[^>]*>",
    re.I | re.S,
)
_PROLOG = re.compile(r"^[\ufeff\s]*<\?xml[^>]*\?>")
_ENTITIES = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.I)
FIELDS = "technical field of the web service"
NOT_PUBLIC = "not public by the web service’s own flags"
# Fields that are shown; all others are numbers of records, flags and repetitions of these
_SHOWN_OF_MEETING = frozenset(
    (
        "meetingdate",
        "meetingtime",
        "meetinglocation",
        "agendaitemtitle",
        "agendatext",
        "minutesnonemptyhtmlbody",
    )
)
# "commentlabel1", "commenttext1": a council's own fields of an item, "Presented By" or "Actions"
_COMMENT = re.compile(r"commenttext(\d{1,2})")
_SHOWN_OF_LIST = frozenset(
    ("committeetitle", "committeecategory", "meetingdate", "meetingtime", "meetingstatus")
)
_PAGE = """<html><head><title>{title}</title></head><body><div id="modgov">
<h1 class="mgMainTitleTxt">{title}</h1>{content}</div></body></html>"""
_MEETING = """<h2 class="mgSubTitleTxt">{meeting}</h2><div class="mgContent">{place}{attendees}
<table class="mgItemTable"><caption>Items</caption>{items}</table></div>"""
_ITEM = """<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">{number}</p></td>
<td><p class="mgAiTitleTxt">{title}</p>{text}{papers}{comments}{minutes}</td></tr>"""
_ATTENDEES = (
    """<h2>Attendance</h2><table><tr><th>Attendee</th><th>Role</th><th>Attendance</th></tr>{}</table>"""
)


def accepts(data: bytes) -> bool:
    """The web service's answers begin with their own elements."""
    return bool(_STARTS.match(decode(data[:1024])))


def read(data: bytes) -> Reading:
    """The answer as blocks.

    Of a meeting that the council doesn't show nothing is given. Raises NotReadable for errors, empty
    answers, damaged XML, and files that name entities.
    """
    root = _parsed(decode(data))
    if _not_displayed(root):
        return _hidden_whole(root)
    kept_back = list(_keep_back(root))
    page, shown = _as_page(root)
    reading = html.read(page.encode())
    fields = " ".join(_technical(root, shown))
    private = (Omitted(NOT_PUBLIC, text, private=True) for _, text in kept_back)
    return replace(
        reading,
        media_type="application/xml",
        blocks=tuple(replace(b, place=Place()) for b in reading.blocks),  # its lines are none of the file
        text="\n".join([reading.text, fields, *(text for _, text in kept_back)]),
        omitted=(*reading.omitted, Omitted(FIELDS, fields), *private),
        private=tuple((Place(), line) for line in _withheld(what for what, _ in kept_back)),
    )


def _not_displayed(root: ET.Element) -> bool:
    """Whether an answer is about a meeting that the council doesn't show."""
    meeting = root if root.tag == "meeting" else root.find("meeting")
    return meeting is not None and _denied(meeting, "isdisplayallowed")


def _hidden_whole(root: ET.Element) -> Reading:
    """An answer of which no word is published."""
    said = " ".join(" ".join(root.itertext()).split())
    line = (
        "is a meeting that the council does not show (isdisplayallowed is False): delete the file here,"
        " or ask the web service again once the meeting is public"
    )
    kept_back = (Omitted(NOT_PUBLIC, said, private=True),)
    return Reading("application/xml", said, (), kept_back, private=((Place(), line),))


def _denied(element: ET.Element, flag: str) -> bool:
    """Whether a flag is there and says no."""
    return (element.findtext(flag) or "").strip().casefold() in ("false", "0", "no")


def _restricted(element: ET.Element) -> bool:
    return (element.findtext("isrestricted") or "").strip().casefold() in ("true", "1", "yes")


def _keep_back(element: ET.Element, *, restricted: bool = False) -> Iterator[tuple[str, str]]:
    """Take out what the council's own flags say is not public; gives what it was, and its words."""
    restricted = restricted or _restricted(element)
    for child in list(element):
        if what := _not_public(element, child, restricted=restricted):
            element.remove(child)
            yield what, " ".join(" ".join(child.itertext()).split())
        else:
            yield from _keep_back(child, restricted=restricted)


def _not_public(parent: ET.Element, child: ET.Element, *, restricted: bool) -> str | None:
    """What of an answer is not public: items and meetings, their documents, their minutes."""
    match child.tag:
        case "agendaitem" | "meeting" if _denied(child, "isdisplayallowed"):
            return "an item" if child.tag == "agendaitem" else "a meeting"
        case "linkeddoc" if restricted or _restricted(child):
            return "a document"
        case "minutesnonemptyhtmlbody" if (child.text or "").strip() and (
            restricted or _denied(parent, "isminutepublished")
        ):
            return "the minutes of an item"
    return None


def _withheld(kinds: Iterable[str]) -> Iterator[str]:
    """What was kept back, in lines for the maintainer."""
    for what, count in Counter(kinds).items():
        times = f" ({count} times)" if count > 1 else ""
        yield (
            f"has {what} that the council's own flags keep from the public{times}, not published;"
            " the original still has it: if it must not be public, delete it"
        )


def _parsed(source: str) -> ET.Element:
    if _ENTITIES.search(source):
        raise NotReadable(
            "an XML file with a DOCTYPE or entities is not read: ask the web service for it again"
        )
    try:
        root = ET.fromstring(_PROLOG.sub("", source))  # noqa: S314 (see above)
    except ET.ParseError as error:
        raise NotReadable(
            f"damaged XML ({error}): ask the web service for it again, and put that in its place"
        ) from None
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2].casefold()
    return root


def _as_page(root: ET.Element) -> tuple[str, frozenset[str]]:
    """The answer as a web page, and the fields that it shows."""
    said = " ".join("".join(root.itertext()).split())
    if root.tag == "error" or root.find("error") is not None:
        raise NotReadable(f"an error of the web service (“{said[:80]}”), no meeting: ask it again")
    meeting = root if root.tag == "meeting" else root.find("meeting")
    if meeting is not None and meeting.find("meetingdate") is not None:
        return _meeting(meeting), _SHOWN_OF_MEETING
    committees = [c for c in root.iter("committee") if _said(c, "committeetitle")]
    if committees:
        return _list(committees), _SHOWN_OF_LIST
    raise NotReadable("an empty answer of the web service: ask it with the number of another meeting")


def _said(element: ET.Element, name: str) -> str:
    """A field's text; what is asked for may stand further down ("committeetitle" in a linked document)."""
    return next((e.text.strip() for e in element.iter(name) if e.text and e.text.strip()), "")


def _meeting(meeting: ET.Element) -> str:
    """The meeting as the web page that ModernGov shows of it."""
    body = _said(meeting, "committeetitle") or _said(meeting, "refertocommittee") or "Meeting"
    when = f"{_day(_said(meeting, 'meetingdate'))} {_said(meeting, 'meetingtime')}".strip()
    off = _said(meeting, "meetingstatus")
    called_off = f", {off}" if re.match(r"cancel|postpone|abandon|inquorate", off, re.I) else ""
    place = _said(meeting, "meetinglocation")
    attendees = "".join(map(_attendee, meeting.iter("attendee")))
    numbered = any(
        True for tag in ("fulldisplaynumberformat", "minutesitemnumber") for _ in meeting.iter(tag)
    )
    content = _MEETING.format(
        meeting=markup.escape(f"{body} - {when}{called_off}"),
        place=f"<p>Venue: {markup.escape(place)}</p>" if place else "",
        attendees=_ATTENDEES.format(attendees) if attendees else "",
        items="".join(_item(item, numbered=numbered) for item in meeting.iter("agendaitem")),
    )
    minuted = any(True for _ in meeting.iter("minutesnonemptyhtmlbody"))
    return _PAGE.format(title="Agenda and minutes" if minuted else "Agenda", content=content)


def _attendee(attendee: ET.Element) -> str:
    said = (attendee.get(name) or "" for name in ("name", "roledescription", "attendance"))
    return f"<tr>{''.join(f'<td>{markup.escape(value)}</td>' for value in said)}</tr>"


def _number(item: ET.Element, *, numbered: bool) -> str:
    """The number that the agenda prints.

    "agendaitemnumber" counts items that aren't shown too; it stands in only where an answer has no other.
    """
    printed = _said(item, "fulldisplaynumberformat")
    kind = "minutesitem" if numbered else "agendaitem"
    return printed or _said(item, f"{kind}number") + _said(item, f"{kind}subnumber")


def _item(item: ET.Element, *, numbered: bool) -> str:
    """A row of the table of items; text and minutes are HTML themselves."""
    minutes = _said(item, "minutesnonemptyhtmlbody")
    papers = "".join(
        f'<li><a href="{markup.escape(_said(paper, "url"))}">{markup.escape(_said(paper, "title"))}</a></li>'
        for paper in item.iter("linkeddoc")
        if _said(paper, "url").startswith(("https://", "http://"))
    )
    return _ITEM.format(
        number=markup.escape(_number(item, numbered=numbered)),
        title=markup.escape(_said(item, "agendaitemtitle")),
        text=f'<div class="mgWordPara">{_said(item, "agendatext")}</div>',
        papers=f'<ul class="mgBulletList">{papers}</ul>' if papers else "",
        comments="".join(_comments(item)),
        minutes=f'<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara">{minutes}</div>'
        * bool(minutes),
    )


def _commented(item: ET.Element) -> Iterator[tuple[ET.Element | None, ET.Element]]:
    """The fields that a council has added to its items and filled in: label and text."""
    for field in item:
        match = _COMMENT.fullmatch(field.tag)
        if match and (field.text or "").strip():
            yield item.find(f"commentlabel{match[1]}"), field


def _shown_comments(root: ET.Element) -> Iterator[ET.Element | None]:
    for item in root.iter("agendaitem"):
        for pair in _commented(item):
            yield from pair


def _comments(item: ET.Element) -> Iterator[str]:
    """The council's own fields as paragraphs: "Presented By: Councillor Reed"."""
    for label, field in _commented(item):
        name = (label.text or "").strip() if label is not None else ""
        yield f'<div class="mgWordPara">{_labelled(name, (field.text or "").strip())}</div>'


def _labelled(label: str, said: str) -> str:
    """The label before its words, in the first paragraph where they are HTML."""
    if not label:
        return said
    bold = f"<b>{markup.escape(label)}:</b> "
    first = re.match(r"\s*(?:<div\b[^>]*>\s*)*<p\b[^>]*>", said, re.I)
    return said[: first.end()] + bold + said[first.end() :] if first else f"<p>{bold}{said}</p>"


def _list(committees: list[ET.Element]) -> str:
    """Committees, each with the meetings that the answer has of it; without any, a list of committees."""
    if not any(c.find(".//meeting") is not None for c in committees):
        names = (" - ".join(filter(None, _listed_committee(c))) for c in committees)
        return _PAGE.format(title="Committees", content=_bullets(names))
    content = "".join(
        f"<h2>{markup.escape(_said(c, 'committeetitle'))}</h2>{_bullets(map(_listed, c.iter('meeting')))}"
        for c in committees
    )
    return _PAGE.format(title="Browse meetings", content=content)


def _listed_committee(committee: ET.Element) -> Iterator[str | None]:
    """A committee as a list has it, with the flags that say that it is no more: "Old Panel - deleted"."""
    yield from map(committee.findtext, ("committeetitle", "committeecategory"))
    for gone in ("deleted", "expired"):
        if _said(committee, f"committee{gone}").casefold() in ("true", "1", "yes"):
            yield gone


def _bullets(lines: Iterator[str]) -> str:
    return f"<ul>{''.join(f'<li>{markup.escape(line.strip())}</li>' for line in lines)}</ul>"


def _listed(meeting: ET.Element) -> str:
    """A meeting as a list has it: "Tuesday 13 January 2026 10.00 am - Cancelled"."""
    when = f"{_day(_said(meeting, 'meetingdate'))} {_said(meeting, 'meetingtime')}".strip()
    return " - ".join(filter(None, (when, _said(meeting, "meetingstatus"))))


def _day(printed: str) -> str:
    """A date as a page says it: "10/02/2026" is "Tuesday 10 February 2026"."""
    try:
        day = datetime.strptime(printed, "%d/%m/%Y")  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        return printed
    return f"{day:%A} {day.day} {day:%B %Y}"


def _technical(root: ET.Element, shown: frozenset[str]) -> Iterator[str]:
    """The fields that are not shown, with their names."""
    commented = set(_shown_comments(root)) if "agendatext" in shown else set()
    for element in root.iter():
        if element.tag in shown or element in commented:
            continue
        if element.text and element.text.strip():
            yield f"{element.tag} {element.text.strip()}"
