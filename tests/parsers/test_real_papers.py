"""Real papers of several councils: counts, numbers and short names, never their text."""

import hashlib
import json
import re
from functools import cache
from typing import Any

import pytest

import parsers
from parsers import furniture
from parsers.blocks import Block, Kind
from parsers.worker import as_json
from tests.shared import shared

pytestmark = pytest.mark.slow

KENT = {
    "report": "24-00096 - Commissioning Plan for Education Provision in Kent 2025-29 - Report.pdf",
    "finance": "24-00108 - Finance Monitoring Report - Q3 - November 2024-25.pdf",
    "frontsheet": "Agenda frontsheet 30th-Jan-2025 10.00 Cabinet.pdf",
    "glossary": "Appendix 2 - Glossary of Terms 2024-25.pdf",
    "amendments": "Budget Amendments 13th-Feb-2025 09.30 County Council.pdf",
    "supplement": "Item 7 - Supplementary - 2400109 - Transfer the 18-25 section of the Strengthening"
    " Independence Ser.pdf",
    "minutes": "Printed minutes 30th-Jan-2025 10.00 Cabinet.pdf",
    "call-in": "Scrutiny Committee - call-in Family Hubs Report to Cabinet - FINAL.pdf",
}
HACKNEY = (
    "000_4bd1d830ddb05a49",
    "001_9efee480b8da5779",
    "002_8112776f3ba1d683",
    "003_5c364d1e110e46fe",
    "004_ad6ba827d09f1939",
)
KINGSTON = ("Agenda_412", "Agenda_Irrelevant", "BrowseMeetings", "CommitteeDetails")


@cache
def read(path: str) -> parsers.Parsed:
    """Read one of the real papers."""
    return parsers.parse(shared(f"documents/{path}").read_bytes())


def kent(name: str) -> parsers.Parsed:
    """One of Kent's papers."""
    return read(f"kent/{KENT[name]}")


def meta(parsed: parsers.Parsed, part: int = 0) -> dict[str, Any]:
    """The front matter of a part."""
    return dict(parsed.parts[part].meta)


@pytest.mark.parametrize(
    "path",
    [*(f"kent/{name}" for name in KENT.values()), *(f"hackney/{name}.txt" for name in HACKNEY),
     *(f"kingston/{name}.html" for name in KINGSTON), "manchester/meeting_with_minutes.xml",
     "manchester/meetings.xml"],
)  # fmt: skip
def test_every_word_is_published_or_left_out_for_a_reason(path: str) -> None:
    """No word unaccounted for, in any of them."""
    words: Any = as_json(read(path))["words"]
    assert words["unaccounted"] == 0, words
    assert words["published"] > 0.25 * words["source"]


def test_frontsheet() -> None:
    """Nine items with their pages; when and where."""
    found = meta(kent("frontsheet"))
    assert (found["body"], found["meeting_date"], found["start_time"]) == ("Cabinet", "2025-01-30", "10:00")
    assert [i["number"] for i in found["agenda"]] == [str(n) for n in range(1, 10)]
    pages = [(i["page_from"], i["page_to"]) for i in found["agenda"] if "page_from" in i]
    assert pages == [(1, 10), (11, 84), (85, 276), (277, 326), (327, 460), (461, 610)]


def test_printed_minutes() -> None:
    """Who was there in which way.

    Items that are numbered on through the year, with the agenda's own number.
    """
    parsed = kent("minutes")
    (part,) = parsed.parts
    found = meta(parsed)
    assert (part.kind, found["body"], found["meeting_date"]) == ("minutes", "Cabinet", "2025-01-30")
    statuses = [a["status"] for a in found["attendance"]]
    assert (statuses.count("present"), statuses.count("in_attendance"), statuses.count("virtual")) == (
        9,
        10,
        4,
    )
    items = [b for b in part.blocks if b.kind is Kind.HEADING and b.number]
    assert [b.number for b in items] == [str(n) for n in range(84, 84 + len(items))]
    assert len(items) == 9
    assert all(re.search(r"\(Item \d\)$", b.text) for b in items)


def test_call_in_report() -> None:
    """By, To and Subject in lines; numbered paragraphs, letters below them, links."""
    parsed = kent("call-in")
    (part,) = parsed.parts
    found = meta(parsed)
    assert (part.kind, found["body"], found["date"]) == ("report", "Cabinet", "2025-03-04")
    assert len(found["authors"]) == 1
    items = [b for b in part.blocks if b.kind is Kind.ITEM]
    assert [i.marker for i in items if i.marker[0].isdigit()] == [f"{n}." for n in range(1, 13)]
    assert [i.marker for i in items if i.level == 2 and i.marker.endswith(".")] == [
        f"{c}." for c in "aabcdefghij"
    ]
    assert sum("](https://democracy.kent.gov.uk/" in i.text for i in items) == 9


def test_report_with_numbered_paragraphs() -> None:
    """Eleven sections, and tables in their place."""
    (part,) = kent("report").parts
    assert part.kind == "report"
    sections = [b.number for b in part.blocks if b.kind is Kind.HEADING and b.number]
    assert sections == [str(n) for n in range(1, 12)]


def test_finance_tables_are_whole() -> None:
    """One over three pages, its head once, its rows of three pages joined, totals below the last rule."""
    parsed = kent("finance")
    (part,) = parsed.parts
    assert parsed.reading.pages == 54
    tables = [b for b in part.blocks if b.kind is Kind.TABLE]
    on = {page: [t for t in tables if t.place.page == page] for page in range(1, 55)}
    (long,) = on[8]
    assert (len(long.rows), {len(row) for row in long.rows}) == (13, {6})
    assert not on[9]
    assert not on[10]
    assert [row[1:4] for row in long.rows[5:8]] == [
        ("127.1", "129.5", "+2.4"),
        ("24.5", "28.8", "+4.3"),
        ("21.4", "23.7", "+2.3"),
    ]
    for page, total in (
        (7, "586.1"),
        (11, "430.7"),
        (15, "202.9"),
        (18, "30.5"),
        (20, "82.2"),
        (22, "100.0"),
    ):
        (table,) = on[page]
        assert total in table.rows[-1][1]
    assert [len(row) for row in on[30][0].rows] == [9] * 9


def test_two_column_glossary() -> None:
    """A table over three pages is one; running foot and page numbers are not in it."""
    parsed = kent("glossary")
    (part,) = parsed.parts
    assert (part.kind, len(meta(parsed)["terms"])) == ("glossary", 34)
    assert sum(b.kind is Kind.TABLE for b in part.blocks) == 1


def test_packs_are_cut_by_their_outline() -> None:
    """Stamps begin on the third page, also along the side of wide pages; blank pages have a number too."""
    parsed = kent("amendments")
    assert [p.kind for p in parsed.parts] == ["letter", "text", "report"] + ["text"] * 7
    first = [next(b.place for b in p.blocks if b.place.page) for p in parsed.parts]
    assert [(p.page, p.printed_page) for p in first[1:5]] == [(3, 1), (5, 3), (9, 7), (13, 11)]
    assert {p.page for p in first[5:]} == {39, 41, 43, 45, 47}
    supplement = kent("supplement")
    assert [p.kind for p in supplement.parts] == ["letter", "report", "text"]
    assert len(meta(supplement, 1)["authors"]) == 4
    assert not supplement.problems
    assert len(parsed.problems) == 1


def test_a_budget_table_with_unruled_labels_and_figures() -> None:
    """Three pages of labels, figures in threes: one label and one figure to a cell, one head."""
    parsed = kent("amendments")
    (table,) = (b for p in parsed.parts for b in p.blocks if b.kind is Kind.TABLE and b.place.page == 9)
    assert (len(table.rows), {len(row) for row in table.rows}) == (68, {13})
    assert [cell.split("\n")[-3:] for cell in table.rows[0] if cell] == [
        [f"{year}-{year - 1999}", kind, "£000s"]
        for year in (2024, 2025, 2026, 2027)
        for kind in ("Core", "External", "Total")
    ]
    assert not [cell for row in table.rows for cell in row if len(re.findall(r"\d\.\d", cell)) > 1]
    titles = [row[3] for row in table.rows if row[3] and sum(map(bool, row)) == 1]
    assert [title for title in titles if title.startswith("**")] == [
        "**SPENDING**",
        "**SAVINGS, INCOME & GRANT**",
        "**MEMORANDUM:**",
        "**RESERVES**",
        "**MEMORANDUM:**",
        "**The net impact on our reserves balances is:**",
        "**Funding per the Local Government Finance Settlement & Local Taxation**",
    ]


def blocks(parsed: parsers.Parsed, kind: Kind) -> list[Block]:
    """The blocks of a kind, of all parts."""
    return [b for part in parsed.parts for b in part.blocks if b.kind is kind]


def test_minutes_keep_their_lists() -> None:
    """Six resolutions; 17 pages with their numbers; letters within figures, bullets within letters."""
    parsed = kent("minutes")
    text = [b for part in parsed.parts for b in part.blocks]
    assert sum(b.plain.startswith("RESOLVED") for b in text) == 6
    assert {b.place.printed_page for b in text} == set(range(1, 18))
    assert all(b.place.page == b.place.printed_page for b in text)
    letters = [b for b in blocks(parsed, Kind.ITEM) if re.fullmatch(r"\(?[A-Za-z]\)", b.marker)]
    assert (len(letters), {b.level for b in letters}) == (46, {2})
    councils = [b for b in blocks(parsed, Kind.ITEM) if b.place.page == 12 and re.search(r"\d+ ?%$", b.plain)]
    assert (len(councils), {b.level for b in councils}) == (7, {3})


def test_finance_headings_by_their_tags() -> None:
    """The 25 entries of its contents are headings, nine of them chapters, on their printed pages."""
    parsed = kent("finance")
    headings = [b for b in blocks(parsed, Kind.HEADING) if re.match(r"\d[a-g]? \| ", b.plain)]
    assert [b.plain.split(" | ")[0] for b in headings] == [
        "1", "2", "3", *(f"3{c}" for c in "abcdefg"), "4", *(f"4{c}" for c in "abcd"),
        "5", *(f"5{c}" for c in "abcde"), "6", "7", "8", "9"]  # fmt: skip
    assert {b.place.printed_page for b in headings if len(b.plain.split(" | ")[0]) == 1} == {
        3, 5, 29, 37, 46, 47, 49, 54}  # fmt: skip


def test_tables_that_only_tags_show() -> None:
    """Three indicators without a rule; rows below the last rule; a unit over the page is said once."""
    finance = kent("finance")
    small = [b for b in blocks(finance, Kind.TABLE) if b.place.page == 51]
    assert [(len(b.rows), len(b.rows[0]), b.header) for b in small if len(b.rows[0]) == 3] == [
        (2, 3, True), (2, 3, True), (3, 3, True)]  # fmt: skip
    units = [b.place.page for p in finance.parts for b in p.blocks if b.plain == "All figures in £m"]
    assert [page for page in units if page in (8, 9, 10)] == [8]
    assert not [b for b in blocks(finance, Kind.TABLE) if "Page 8 of 54" in b.plain]
    amendments = kent("amendments")
    ends = [b.rows[-1][:2] for b in blocks(amendments, Kind.TABLE) if b.rows[-1][0] in ("203", "149", "64")]
    assert ends == [(n, "**TOTAL**") for n in ("203", "149", "64")]


def test_titles_that_run_over_pages_are_kept_once() -> None:
    """Three appendices are told apart by the last word of their running heads."""
    headings = [b.plain for b in blocks(kent("amendments"), Kind.HEADING) if b.plain.startswith("APPENDIX F")]
    assert [h.split()[-1] for h in headings] == ["SPENDING", "SAVINGS", "RESERVES"]


def test_a_note_in_every_foot_parts_no_sentence() -> None:
    """It stands once, by itself, though it is set like the text."""
    notes = [b.plain for b in blocks(kent("amendments"), Kind.PARAGRAPH) if "Consultation Report" in b.plain]
    assert [len(note.split()) for note in notes] == [6]


def test_pages_of_packs() -> None:
    """Each page with text has its printed number, by stamps upright, along the side, through a line."""
    for name, first, blank in (("amendments", 3, {4, 12, 40, 42, 44, 46, 48}), ("supplement", 3, {12, 22})):
        parsed = kent(name)
        places = {b.place for p in parsed.parts for b in p.blocks if b.place.page}
        numbered = {place.page for place in places}
        assert {p.page - p.printed_page for p in places if p.page and p.printed_page} == {first - 1}
        assert not [p for p in places if p.page and p.page >= first and p.printed_page is None]
        left_blank = {o.place.page for o in parsed.omitted if o.reason == furniture.BLANK}
        assert left_blank == blank | {2}
        assert not left_blank & numbered


def test_modern_gov_pages() -> None:
    """A meeting with decisions and minutes, and a cancelled one."""
    (held,) = read("kingston/Agenda_Irrelevant.html").parts
    assert (held.kind, held.meta["meeting_date"], held.meta["start_time"]) == (
        "web-minutes",
        "2025-11-18",
        "19:30",
    )
    agenda: Any = held.meta["agenda"]
    assert [i["number"] for i in agenda] == [str(n) for n in range(29, 39)]
    assert sum("purpose" in i for i in agenda) == 6
    assert sum(b.text.endswith("breaks off here.]") for b in held.blocks) == 1
    files: Any = held.meta["attachments"]
    assert [f.get("item") for f in files] == [None, None, None, None, "35", "35", "36", "37"]
    assert all(f["file"].endswith(".pdf") for f in files)
    below = [b.plain for b in held.blocks if b.kind is Kind.HEADING and b.level == 3]
    assert (below.count("Minutes"), below.count("Decision")) == (6, 1)
    (off,) = read("kingston/Agenda_412.html").parts
    assert (off.kind, off.meta["status"]) == ("agenda", "cancelled")
    assert str(off.meta["venue"]).startswith("Guildhall")


def test_modern_gov_pages_that_are_no_meeting() -> None:
    """Fifteen meetings in the list, one of them off and two without papers; fifteen members."""
    (listed,) = read("kingston/BrowseMeetings.html").parts
    assert sum(b.kind is Kind.ITEM for b in listed.blocks) == 15
    told: Any = listed.meta["listed_meetings"]
    assert len(told) == 15
    assert [(m["date"], m["status"]) for m in told if m["status"] != "held"] == [
        ("2026-06-15", "scheduled"),
        ("2026-03-03", "scheduled"),
        ("2025-12-04", "cancelled"),
    ]
    (committee,) = read("kingston/CommitteeDetails.html").parts
    members: Any = committee.meta["members"]
    assert len(members) == 15
    assert [m["role"] for m in members if "role" in m] == ["Chair", "Vice-Chair"]


def test_modern_gov_web_service() -> None:
    """A meeting with two items, by the numbers that its agenda prints; a list of two, one of them off."""
    (held,) = read("manchester/meeting_with_minutes.xml").parts
    agenda: Any = held.meta["agenda"]
    assert [(i["number"], "purpose" in i) for i in agenda] == [("1", True), ("9", True)]
    files: Any = held.meta["attachments"]
    assert [f["item"] for f in files] == ["1", "9"]
    assert (held.kind, held.meta["meeting_date"], held.meta["start_time"]) == (
        "web-minutes",
        "2026-02-10",
        "10:00",
    )
    members: Any = held.meta["members"]
    assert [m["role"] for m in members] == ["Committee Member"]
    assert "attendance" not in held.meta, "who is expected has not come yet"
    (listed,) = read("manchester/meetings.xml").parts
    told: Any = listed.meta["listed_meetings"]
    assert [(m["date"], m["status"]) for m in told] == [
        ("2026-01-13", "cancelled"),
        ("2026-02-10", "scheduled"),
    ]


@pytest.mark.parametrize(("name", "parts", "terms"), [(HACKNEY[0], 11, [17]), (HACKNEY[2], 15, [58, 22])])
def test_packs_as_text(name: str, parts: int, terms: list[int]) -> None:
    """Papers and glossaries of converted packs."""
    found = read(f"hackney/{name}.txt").parts
    assert len(found) == parts
    assert [len(part.meta["terms"]) for part in found if "terms" in part.meta] == terms  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "kind", "numbered"),
    [(HACKNEY[0], "minutes", 53), (HACKNEY[1], "web-minutes", 29), (HACKNEY[2], "minutes", 53)],
)
def test_numbered_minutes_as_text(name: str, kind: str, numbered: int) -> None:
    """Each paragraph with its printed number."""
    found = read(f"hackney/{name}.txt").parts
    (minutes,) = (part for part in found if part.kind == kind)
    assert sum(b.kind is Kind.PARAGRAPH and bool(b.number) for b in minutes.blocks) == numbered


# What the source has lost of the recommendations of two reviews; numbers that are printed otherwise; words
# of which nothing tells whether they are the recommendation's, its answer's or its update's
LOST: tuple[dict[str, list[str]], ...] = (
    {"2": ["text"], "3": ["number"], "4": ["number"], "6": ["text"]},
    {"1": ["text"], "9": ["text"], "12": ["lead"], "17": ["number", "text"]},
)
PRINTED = ["1 0", "21)", "101)"]
UNPLACED = [184, 41, 109, 431, 120, 425, 41]


def test_tables_of_recommendations_that_pages_have_cut() -> None:
    """Each number once and in order, whole where nothing is lost; leads are people."""
    found = read(f"hackney/{HACKNEY[2]}.txt").parts
    first, second = ([*p.meta["recommendations"]] for p in found if p.kind == "recommendations")  # type: ignore[misc]
    assert [r["number"] for r in first] == [str(n) for n in range(1, 11)]
    assert {r["number"]: r["gaps"] for r in first if "gaps" in r} == LOST[0]
    assert {r["number"]: r["gaps"] for r in second if "gaps" in r} == LOST[1]
    assert [r["number_as_printed"] for r in (*first, *second) if "number_as_printed" in r] == PRINTED
    assert [r["number"] for r in first if "incomplete" in r] == ["2", "6"]
    assert [r["number"] for r in second if "incomplete" in r] == ["1", "2", "7", "8", "12", "15", "17", "18"]
    assert [r["number"] for r in second] == [str(n) for n in range(1, 19)]
    assert max(len(r.get("lead", "")) for r in second) < 150
    said = [str(r) for r in (*first, *second)]
    assert not [s for s in said if re.search(r"Page \d{3}|template", s)]
    unplaced = [" ".join(r["unplaced"]) for r in (*first, *second) if "unplaced" in r]
    assert [len(words.split()) for words in unplaced] == UNPLACED


# Of each recommendation's text, and of its update of January 2022: the words in the end, and a hash of them
CUT = {
    "1": ((230, "4873043b"), (378, "528b55c5")),
    "2": ((217, "5fe5e105"), (417, "4d503f90")),
    "3": ((267, "cf228b7c"), (278, "0c8917c2")),
    "4": ((124, "26135043"), (493, "6e66dcbe")),
    "5": ((138, "ac1283b5"), (77, "723816da")),
    "6": ((93, "7d177e1b"), (133, "92ac01cf")),
    "7": ((117, "a4d98cd5"), (115, "d7267e69")),
    "8": ((103, "aa964da4"), (171, "1e82be27")),
    "9": ((253, "c21a0220"), (56, "ca0822ed")),
    "10": ((101, "a4007c33"), (156, "b8acab18")),
}


def counted(text: str) -> tuple[int, str]:
    """How many words a text has, without its bullets, and a hash of them."""
    own = text.replace("•", " ").split()
    return len(own), hashlib.sha256(" ".join(own).encode()).hexdigest()[:8]


def test_recommendations_and_updates_are_whole_over_the_pages() -> None:
    """As people read them: each update has as many words, and a text ends as it should."""
    expected: Any = json.loads(shared("expected/recommendations-unregistered-settings.json").read_text())
    found = read(f"hackney/{HACKNEY[2]}.txt").parts
    first: Any = next(p.meta["recommendations"] for p in found if p.kind == "recommendations")
    assert {r["number"]: (counted(r["text"]), counted(r["progress"][0]["text"])) for r in first} == CUT
    for told, row in zip(first, expected, strict=True):
        assert told["text"].endswith(row["text_last_words"].split()[-1])
        assert {
            p["label"].removeprefix("Progress Update "): counted(p["text"])[0] for p in told["progress"]
        } == {update["date"]: update["words"] for update in row["progress"] if update["words"]}


def test_tables_of_recommendations_have_a_row_for_each() -> None:
    """Below a head, wherever it is certain what belongs where; one may be printed twice, or go on later."""
    found = read(f"hackney/{HACKNEY[2]}.txt").parts
    tables = [[b for b in p.blocks if b.kind is Kind.TABLE] for p in found if p.kind == "recommendations"]
    assert [sum(len(b.rows) - 1 for b in of if b.header) for of in tables] == [10, 19]


def test_figures_are_no_stamps() -> None:
    """Numbers that count with no pages stay; the numbers of pages between and behind them do not."""
    parsed = read(f"hackney/{HACKNEY[2]}.txt")
    figures = [b.plain for p in parsed.parts for b in p.blocks if b.plain.isdigit()]
    assert {"204", "296", "171", "19", "77"} <= set(figures)
    left_out = [o.text for o in parsed.omitted if o.reason == furniture.STAMP and o.text.isdigit()]
    assert len(left_out) == 25
    assert left_out.count("177") == 2


def test_titles_below_a_bar_of_navigation() -> None:
    """Numbered headings and chapters with the bar's own words stay."""
    found = read(f"hackney/{HACKNEY[2]}.txt").parts
    headings = {b.text for p in found for b in p.blocks if b.kind is Kind.HEADING}
    assert {"Communication", "Technology & Social Media", "The CHSCP", "Priorities & Pledge"} <= headings
    assert {"Recommendation 4", "Recommendation 7"} <= {h.partition(". ")[2] or h for h in headings}


def test_small_damage_is_mended_where_it_is_certain() -> None:
    """A title's bracket, a month's letter, lists in purposes; offices that run together are nobody's."""
    found = read(f"hackney/{HACKNEY[2]}.txt").parts
    assert sum(p.title.count("(") != p.title.count(")") for p in found) == 0
    (programme,) = (p for p in found if p.kind == "work-programme")
    planned: Any = programme.meta["planned"]
    assert sum(i.get("planned_for") == "2023-01-16" for i in planned) >= 3
    (letter,) = (p for p in found if p.kind == "letter")
    authors: Any = letter.meta["authors"]
    assert [a["role"] for a in authors] == ["Chair", "Vice Chair"]
    agendas = read(f"hackney/{HACKNEY[0]}.txt").parts
    items: Any = [i for p in agendas if p.kind == "agenda" for i in p.meta["agenda"]]  # type: ignore[attr-defined]
    entries = [re.findall(r"(?m)^(?:•|\d\.)(?= )", i.get("purpose", "")) for i in items]
    assert [own for own in entries if own] == [["•"] * 3, [f"{n}." for n in (1, 2, 3, 4, 5, 6, 1, 2)]]
