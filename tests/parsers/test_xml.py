"""The reader of the web service's answers: what it refuses, and whose number an item has."""

import pytest

import parsers
from parsers import xml

XML = b'<?xml version="1.0"?>'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (XML + b'<meeting><!DOCTYPE x [<!ENTITY a "otter">]>&a;</meeting>', "DOCTYPE or entities"),
        (XML + b"<meeting><agendaitems>", "damaged XML"),
        (XML + b"<getmeetings><committee/></getmeetings>", "an empty answer"),
        (XML + b"<meeting></meeting>", "an empty answer"),
        (
            XML + b"<getmeeting><error>No meeting 7</error></getmeeting>",
            "error of the web service .“No meeting 7",
        ),
        (XML + b"<rss><channel>Otters</channel></rss>", "XML file of a kind that is not known .<rss>"),
    ],
)
def test_what_is_no_meeting_is_refused_by_name(data: bytes, why: str) -> None:
    """Errors, empty answers, other XML; entities are never resolved."""
    with pytest.raises(parsers.NotReadable, match=why):
        parsers.parse(data)


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"agendaitemnumber": "4", "fulldisplaynumberformat": "1.", "minutesitemnumber": "1"}, "1"),
        ({"agendaitemnumber": "4", "fulldisplaynumberformat": "", "minutesitemnumber": "1"}, "1"),
        ({"agendaitemnumber": "4", "fulldisplaynumberformat": "", "minutesitemnumber": ""}, None),
        ({"agendaitemnumber": "4", "agendaitemsubnumber": "a"}, "4a"),
        ({"fulldisplaynumberformat": "5.b"}, "5.b"),
    ],
)
def test_the_number_of_an_item_is_the_printed_one(fields: dict[str, str], number: str | None) -> None:
    """The count of all items, hidden ones included, stands in only where an answer has no other."""
    said = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    item = f"<agendaitem><agendaitemtitle>Otters in the marsh</agendaitemtitle>{said}</agendaitem>"
    answer = f"<meeting><meetingdate>03/06/2025</meetingdate>{item}</meeting>"
    (heading,) = (b for b in xml.read(XML + answer.encode()).blocks if b.text == "Otters in the marsh")
    assert heading.number == number
