"""Tables of a text that pages have cut."""

from parsers import cut_tables
from parsers.blocks import Block, Kind, Part, Place

HEAD = ("No.", "Weir", "What is planned")
ROW = ("1.", "Upper", "Otters are counted at dawn by volunteers who walk both banks and")
Row = tuple[str, ...]


def whole(*pieces: tuple[Row, ...] | str) -> list[tuple[Row, ...] | str]:
    """Tables, and texts between them, as they stand then."""
    blocks = [
        Block(Kind.PARAGRAPH, piece, Place(line=at))
        if isinstance(piece, str)
        else Block(Kind.TABLE, "", Place(line=at), rows=piece)
        for at, piece in enumerate(pieces, start=1)
    ]
    part = cut_tables.whole(Part("report", "Otters", tuple(blocks)))
    return [b.rows if b.kind is Kind.TABLE else b.text for b in part.blocks]


def test_a_row_goes_on_in_mid_sentence() -> None:
    """In each of its cells that has something; footnotes between the pieces stand behind."""
    found = whole(
        (HEAD, ROW), "¹ In 2021", (("", "", "tell the council. It is kept."), ("2.", "Lower", "None."))
    )
    assert found == [
        (HEAD, (*ROW[:2], f"{ROW[2]} tell the council. It is kept."), ("2.", "Lower", "None.")),
        "¹ In 2021",
    ]


def test_a_row_goes_on_with_the_next_number_of_its_list() -> None:
    """Its own number is not printed again."""
    table = (("6.", "Six aims:\n1. Clean water."),)
    assert whole(table, (("", "2. Fish."),)) == [(("6.", "Six aims:\n1. Clean water.\n2. Fish."),)]


def test_rows_without_a_head_go_on() -> None:
    """With the next number, or figures below figures."""
    more = (("2.", "Lower", "None."), ("3.", "Old", "None."))
    first = (HEAD, ("0.", "Mill", "None."), ("1.", "Upper", "None."))
    assert whole(first, more) == [(*first, *more)]
    figures = (("Weir", "Otters", "Frogs"), ("Upper", "12", "(3)"))
    assert whole(figures, (("All weirs", "60,061", "-"),)) == [(*figures, ("All weirs", "60,061", "-"))]


def test_two_tables_are_two() -> None:
    """With a head of its own, another number of columns, text between, or a number that does not follow."""
    figures = (("", "2019/20", "2020/21"), ("Upper", "12", "3"))
    for rest in ((("", "Year 2018", "Year 2019"), ("Lower", "1", "2")), (("Lower", "1"),)):
        assert whole(figures, rest) == [figures, rest]
    assert len(whole(figures, "And then", (("Lower", "1", "2"),))) == 3
    table = (HEAD, ("1.", "Upper", "None."), ("2.", "Old", "None."))
    assert len(whole(table, (("7.", "Mill", "None."),))) == 2


def test_cells_that_have_moved_are_not_joined() -> None:
    """What goes on in no cell above it stays apart."""
    table = (("Aim", "Answer"), ("Otters are counted at", "They are."))
    assert len(whole(table, (("d)", "dawn and dusk."),))) == 2


def test_a_head_that_is_printed_again_is_left_out() -> None:
    """And listed as an omission."""
    pieces = [(HEAD, ("1.", "Upper", "None.")), (HEAD, ("2.", "Lower", "None."))]
    blocks = tuple(Block(Kind.TABLE, "", Place(line=1), rows=rows) for rows in pieces)
    part = cut_tables.whole(Part("report", "Otters", blocks))
    assert [b.rows for b in part.blocks] == [(HEAD, ("1.", "Upper", "None."), ("2.", "Lower", "None."))]
    assert [o.text for o in part.omitted] == ["No. Weir What is planned"]


def test_titles_in_rows_part_tables() -> None:
    """Over the head that stands below each of them, even on the next page, or over their own numbers."""
    head = ("Why?", "What next?")
    found = whole(
        (("Aim 1: Otters", ""), head, ("Why not.", "Count."), ("Aim 2: Frogs", "")), (head, ("So.", "Go."))
    )
    assert found == ["Aim 1: Otters", (head, ("Why not.", "Count.")), "Aim 2: Frogs", (head, ("So.", "Go."))]
    form = (("1. School", ""), ("1.1 Name", ""), ("2. Staff", ""), ("2.1 Number", ""))
    assert whole(form) == ["1. School", (("1.1 Name", ""),), "2. Staff", (("2.1 Number", ""),)]
    assert whole((("Otters", ""), ("Frogs", "2"))) == [(("Otters", ""), ("Frogs", "2"))]


def test_glossaries_go_on_below_each_other() -> None:
    """Rows that explain abbreviations need no head between them; other rows are a table of their own."""
    terms = (("EA", "Environment Agency"), ("CRT", "Canal and River Trust"))
    assert whole(terms, (("RMs", "River Managers"),)) == [(*terms, ("RMs", "River Managers"))]
    assert len(whole(terms, (("Otters", "All weirs"), ("Eels", "Upper weir")))) == 2


def test_thousands_of_tables_of_one_row_are_one() -> None:
    """What a row's columns hold is found once, however many rows may follow it."""
    rows = [(f"Weir {n}", str(n), f"{n} %") for n in range(2000)]
    assert whole(*((row,) for row in rows)) == [tuple(rows)]
