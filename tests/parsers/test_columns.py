"""Tables that people type with blanks."""

import pytest

import parsers
from parsers import text
from parsers.accounting import account
from parsers.blocks import Kind

WARDS = """Ward        Budget    Actual   Variance
-----------------------------------------
North       1,200     1,300        100
South Weir    900       850        (50)
Total       2,100     2,150         50"""


@pytest.mark.parametrize("front", ["", "---\nkind: report\ntitle: Budget\n---\n\n"])
def test_columns_of_blanks_are_a_table(front: str) -> None:
    """With the rule below its head, which is no heading's; also in a file with front matter."""
    parsed = parsers.parse(f"{front}# Budget\n\nThis is by ward.\n\n{WARDS}\n\nThe end.\n".encode())
    (table,) = (b for b in parsed.reading.blocks if b.kind is Kind.TABLE)
    assert table.header
    assert table.rows == (
        ("Ward", "Budget", "Actual", "Variance"),
        ("North", "1,200", "1,300", "100"),
        ("South Weir", "900", "850", "(50)"),
        ("Total", "2,100", "2,150", "50"),
    )
    assert not parsed.reading.problems
    assert account(parsed.reading.text, parsed.parts, parsed.omitted)["unaccounted"] == 0


@pytest.mark.parametrize("heading", ["# Ferries", "Ferries\n-------"])
def test_tables_in_frames_and_between_rules(heading: str) -> None:
    """In plain text and in Markdown, in their places; a cell of several lines where rules part all rows."""
    frame = "+-------+-------+"
    framed = f"{frame}\n| Route | Boats |\n{frame}\n| North | 2     |\n| South | 3     |\n{frame}"
    grid = (
        f"{frame}\n| North | 2     |\n| quay  |       |\n{frame}\n| South | 3     |\n{frame}\n"
        f"| East  | 4     |\n{frame}"
    )
    ruled = "=====  =====\nWard   Votes\n=====  =====\nNorth     12\nSouth     14\n=====  ====="
    data = f"{heading}\n\nFirst.\n\n{framed}\n\nSecond.\n\n{grid}\n\n{ruled}\n\nThe end.\n".encode()
    parsed = parsers.parse(data)
    found = [b.rows or b.plain for b in parsed.reading.blocks]
    assert found == [
        "Ferries",
        "First.",
        (("Route", "Boats"), ("North", "2"), ("South", "3")),
        "Second.",
        (("North\nquay", "2"), ("South", "3"), ("East", "4")),
        (("Ward", "Votes"), ("North", "12"), ("South", "14")),
        "The end.",
    ]
    assert account(parsed.reading.text, parsed.parts, parsed.omitted)["unaccounted"] == 0


def test_a_table_whose_columns_are_not_plain_is_shown_as_typed() -> None:
    """And reported; its blanks stay."""
    typed = (
        "Route   Boats   Since\nNorth quay to South   2   1904\nEast    1       1950\n"
        "West to the isles    3   1960"
    )
    reading = text.read(f"Ferries of the weir.\n\n{typed}\n".encode())
    (block,) = (b for b in reading.blocks if b.kind is Kind.PREFORMATTED)
    assert block.text == typed
    assert [str(place) for place, _ in reading.problems] == ["line 3"]
    parsed = parsers.parse(f"Ferries of the weir.\n\n{typed}\n".encode())
    assert account(parsed.reading.text, parsed.parts, parsed.omitted)["unaccounted"] == 0


@pytest.mark.parametrize(
    "lines",
    [
        "The ferry floats.  It is blue.\nIt was built in 1904.  It is old.\nNobody knows.  Nobody asks.",
        "Chair:      Councillor Adder\nClerk:      Bo Bittern\nVenue:      The long room",
        "Ward    Boats\nNorth   2",
        "The  ferry  floats  and has  done so since\nit was  built by the  people of the  quay,"
        "\nwho  painted  it  blue  in  that  year",
        "1.  Apologies      Page 1\n2.  Ferries        Page 3\n3.  Other          Page 9",
    ],
)
def test_what_is_no_table(lines: str) -> None:
    """Sentences with two blanks between them, labels, a list."""
    assert not any(b.kind in (Kind.TABLE, Kind.PREFORMATTED) for b in text.read(lines.encode()).blocks)


def test_labels_begin_lines_of_their_own() -> None:
    """Two long lines with labels are no prose that was wrapped."""
    present = "Present: Councillors Adder (Chair), Bittern, Carr, Dove, Egret and Finch of the weir"
    apologies = "Apologies: Councillors Grebe and Heron, who were with the otters in the marsh"
    (block,) = text.read(f"{present}\n{apologies}\n".encode()).blocks
    assert block.text == f"{present}\n{apologies}"
    wrapped = (
        "In attendance: Ann Otter, Director of Rivers and Lakes, and Bo Vole, who\nis in charge of boats"
    )
    (block,) = text.read(f"{present}\n{wrapped}\n".encode()).blocks
    assert block.text.split("\n") == [present, wrapped.replace("\n", " ")]


@pytest.mark.parametrize("front", ["", "---\nkind: report\ntitle: Budget\n---\n\n"])
def test_indented_lists_keep_their_levels(front: str) -> None:
    """Letters and Roman numbers too, which Markdown knows nothing of."""
    lines = "   a) do nothing\n   b) do something\n       i) quickly\n       ii) slowly\n   c) wait"
    parsed = parsers.parse(f"{front}# Options\n\nThese are they:\n\n{lines}\n".encode())
    items = [(b.level, b.marker) for b in parsed.reading.blocks if b.kind is Kind.ITEM]
    outer, inner = items[0][0], items[2][0]
    assert items == [(outer, "a)"), (outer, "b)"), (inner, "i)"), (inner, "ii)"), (outer, "c)")]
    assert inner > outer
