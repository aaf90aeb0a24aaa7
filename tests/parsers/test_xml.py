"""The reader of the web service's answers: what it refuses, and whose number an item has."""

import pytest

import parsers
from parsers import xml
from parsers.accounting import account
from parsers.blocks import with_addresses

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
        (
            XML + b"<s:Envelope><s:Fault><faultcode>s:Server</faultcode><faultstring>No &amp; no."
            b"</faultstring></s:Fault></s:Envelope>",
            "an error message from a server .“No & no.”",
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


def _answer(items: str, meeting: str = "") -> bytes:
    return (
        XML
        + (
            "<meeting><meetingdate>03/06/2025</meetingdate><committeetitle>Rivers Panel</committeetitle>"
            f"{meeting}<agendaitems>{items}</agendaitems></meeting>"
        ).encode()
    )


@pytest.mark.parametrize(
    ("secret", "said"),
    [
        ("<agendaitem><agendaitemtitle>Heron</agendaitemtitle><isdisplayallowed>False</isdisplayallowed></agendaitem>",
         "has an item that the council's own flags keep from the public, not published"),
        ("<agendaitem><agendaitemtitle>Weir</agendaitemtitle><isrestricted>True</isrestricted><linkeddocuments>"
         "<linkeddoc><title>Heron</title><url>https://a.org/heron</url></linkeddoc></linkeddocuments></agendaitem>",
         "has a document that"),
        ("<agendaitem><agendaitemtitle>Weir</agendaitemtitle><linkeddocuments><linkeddoc><title>Heron</title>"
         "<isrestricted>true</isrestricted><url>https://a.org/h</url></linkeddoc></linkeddocuments></agendaitem>",
         "has a document that"),
        ("<agendaitem><agendaitemtitle>Weir</agendaitemtitle><isminutepublished>False</isminutepublished>"
         "<minutesnonemptyhtmlbody>&lt;p&gt;Heron&lt;/p&gt;</minutesnonemptyhtmlbody></agendaitem>",
         "has the minutes of an item that"),
    ],
)  # fmt: skip
def test_what_the_council_does_not_show_is_kept_back(secret: str, said: str) -> None:
    """Items, documents and minutes that flags keep from the public: not published, reported, not shown."""
    shown = "<agendaitem><agendaitemtitle>Otters in the marsh</agendaitemtitle></agendaitem>"
    reading = xml.read(_answer(shown + secret))
    assert any(b.plain == "Otters in the marsh" for b in reading.blocks)
    assert not any("heron" in with_addresses(b).casefold() for b in reading.blocks)
    assert not any("Heron" in o.text for o in reading.omitted if not o.private)
    assert any("Heron" in o.text for o in reading.omitted if o.private)
    assert [line[: len(said)] for _, line in reading.private] == [said]
    assert not reading.problems


def test_nothing_is_read_of_a_meeting_that_the_council_does_not_show() -> None:
    """The flag of the meeting itself; only the maintainer is told."""
    data = _answer("<agendaitem><agendaitemtitle>Heron</agendaitemtitle></agendaitem>",
                   "<isdisplayallowed>False</isdisplayallowed>")  # fmt: skip
    parsed = parsers.parse(data)
    assert not parsed.parts
    assert [line for _, line in parsed.problems] == ["nothing to publish was found in this document"]
    assert "does not show" in parsed.reading.private[0][1]
    assert "heron" not in str(account(parsed.reading.text, parsed.parts, parsed.omitted)).casefold()


def test_a_councils_own_fields_are_shown_with_their_labels() -> None:
    """Labels without text stay technical fields; text without a label stands alone."""
    item = (
        "<agendaitem><agendaitemtitle>Otters in the marsh</agendaitemtitle>"
        "<commentlabel1>Presented By</commentlabel1><commenttext1>Councillor Mo Reed</commenttext1>"
        "<commentlabel2>Actions</commentlabel2><commenttext2/><commenttext3>&lt;p&gt;Count them&lt;/p&gt;"
        "</commenttext3></agendaitem>"
    )
    reading = xml.read(_answer(item))
    texts = [b.text for b in reading.blocks]
    assert texts[-2:] == ["**Presented By:** Councillor Mo Reed", "Count them"]
    (technical,) = (o.text for o in reading.omitted if o.reason == xml.FIELDS)
    assert "Actions" in technical
    assert "Reed" not in technical


def test_committees_that_are_no_more_are_listed_as_such() -> None:
    """By the flags of the web service."""
    one, other = (
        f"<committee><committeetitle>{name}</committeetitle><committeedeleted>{deleted}</committeedeleted>"
        "<committeecategory>Scrutiny</committeecategory></committee>"
        for name, deleted in (("Otter Panel", "False"), ("Heron Panel", "True"))
    )
    _, *listed = xml.read(XML + f"<committees>{one}{other}</committees>".encode()).blocks
    assert [b.plain for b in listed] == ["Otter Panel - Scrutiny", "Heron Panel - Scrutiny - deleted"]
