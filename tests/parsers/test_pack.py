"""Packs: which meeting and which agenda item their papers belong to."""

from typing import Any

from parsers import PARSERS, furniture, pack
from parsers.blocks import Block, Kind, Part, Place


def _part(kind: str, *texts: str, page: int = 1, marks: tuple[str, ...] = (), **meta: object) -> Part:
    place = Place(page=page)
    blocks = (
        *(Block(Kind.MARK, mark, place) for mark in marks),
        *(Block(Kind.PARAGRAPH, text, place) for text in texts),
    )
    return Part(kind, texts[0], blocks, dict(meta))


def test_papers_behind_a_letter_that_names_a_meeting_belong_to_it() -> None:
    """The outline says to which item, for what follows too, and the letter's page tells the items."""
    mark = furniture.item_mark("6", "The Ferry Budget")
    letter, form, annex = pack.place_parts(
        [
            _part("letter", "Dear Member", "RIVERS PANEL - MONDAY, 4 MARCH 2024"),
            _part("text", "Amendment Form", page=3, marks=(mark,)),
            _part("text", "Annex 1", page=5, marks=(furniture.paper_mark("Annex 1"),)),
        ]
    )
    meeting = {"body": "Rivers Panel", "meeting_date": "2024-03-04"}
    assert letter.meta == {**meeting, "agenda": [{"number": "6", "title": "The Ferry Budget"}]}
    assert form.meta == annex.meta == {"item": "6", **meeting}


def test_papers_behind_a_page_that_names_two_meetings_belong_to_none() -> None:
    """Nor where body and day stand apart."""
    two = _part("letter", "Dear Member", "Rivers Panel, 4 March 2024", "Cabinet, 5 March 2024")
    apart = _part("letter", "Dear Member", "Rivers Panel", "4 March 2024")
    for front in (two, apart):
        parts = [front, _part("text", "Annex 1", page=5)]
        assert pack.place_parts(parts) == tuple(parts)


def test_a_paper_of_a_pack_never_has_the_body_of_one_meeting_and_the_day_of_another() -> None:
    """What was laid before two bodies is, here, a paper of the pack's own."""
    agenda = _part(
        "agenda",
        "Agenda",
        body="Rivers and Ferries Panel",
        meeting_date="2024-03-04",
        agenda=[{"number": "1", "title": "Otters"}],
    )
    _, cabinet, same = pack.place_parts(
        [
            agenda,
            _part("report", "Otters", body="Cabinet", meeting_date="2024-02-01", item="1"),
            _part("report", "Otters again", body="Rivers & Ferries Panel", item="1"),
        ]
    )
    assert (cabinet.meta["body"], cabinet.meta["meeting_date"]) == ("Rivers and Ferries Panel", "2024-03-04")
    assert (same.meta["body"], same.meta["meeting_date"]) == ("Rivers & Ferries Panel", "2024-03-04")


def test_a_paper_alone_has_the_item_that_is_marked_on_it_where_it_names_its_meeting() -> None:
    """Without a meeting an item says nothing."""
    marked = _part("report", "Otters", marks=("Agenda Item 9",))
    bare = _part("report", "Otters", body="Rivers Panel", meeting_date="2024-03-04")
    assert pack.place_parts([marked.with_meta(**bare.meta)])[0].meta == {**bare.meta, "item": "9"}
    for other in (bare, marked):
        assert pack.place_parts([other]) == (other,)


def _minutes(*behind: Block) -> list[str]:
    """The kinds of papers that minutes and what stands behind their close are cut into."""
    head = ("Minutes of the Weir Panel held on 4 March 2024", "Present: Councillors Adder and Bittern")
    place = Place(page=1)
    own = [
        *(Block(Kind.PARAGRAPH, text, place) for text in head),
        Block(Kind.HEADING, "Apologies", place, level=2, number="1"),
        Block(Kind.PARAGRAPH, "The meeting finished at 8.50 pm.", place),
    ]
    return [
        getattr(p.parser, "__name__", "none").rpartition(".")[2] for p in pack.cut([*own, *behind], PARSERS)
    ]


def test_minutes_end_where_a_title_begins_a_page_behind_their_close() -> None:
    """Not with their own appendix, a title on the same page, or a page that begins with text."""
    text = Block(Kind.PARAGRAPH, "The weir is old.", Place(page=2))
    title = Block(Kind.HEADING, "Weirs: a look back", Place(page=2), level=2)
    assert _minutes(title, text) == ["minutes", "none"]
    for first in (
        Block(Kind.HEADING, "Appendix A: votes", Place(page=2), level=2),
        Block(Kind.HEADING, "Weirs: a look back", Place(page=1), level=2),
        text,
    ):
        assert _minutes(first, text) == ["minutes"]


def test_a_report_whose_cover_has_the_day_beside_the_body_ends_minutes() -> None:
    """Its title stands over the cover; a plan of action on a page of its own is a paper too."""
    place = Place(page=2)
    rows = (("Meeting:", "Weir Panel, 4 May 2024"), ("Report of:", "Ann Other"), ("Wards affected:", "All"))
    plan = (
        ("Recommendation", "Response", "Action", "Lead", "Progress"),
        ("R1. Mend it.", "Agreed", "–", "–", "–"),
    )
    assert _minutes(
        Block(Kind.HEADING, "Weirs: a look back", place, level=2),
        Block(Kind.TABLE, "", place, rows=rows),
        Block(Kind.PARAGRAPH, "The weir is old.", place),
        Block(Kind.HEADING, "Weirs: action plan", Place(page=3), level=2),
        Block(Kind.TABLE, "", Place(page=3), rows=plan),
    ) == ["minutes", "report", "recommendations"]


def test_an_appendix_has_the_meeting_that_its_report_names() -> None:
    """Where no agenda says it; one behind another paper has none."""
    named: dict[str, Any] = {"body": "Weir Panel", "meeting_date": "2024-03-04"}
    parts = [_part("report", "Weirs", **named), _part("appendix", "Appendix 1"), _part("letter", "Dear Ann")]
    _, own, _, other = pack.place_parts([*parts, _part("appendix", "Appendix 2")])
    assert (own.meta, other.meta) == (named, {})
