"""Tables of words that nothing but white space shows: plain ones are read, doubtful ones shown as printed."""

from collections.abc import Sequence

import pytest
import typst

from parsers import pdf
from parsers.blocks import Kind, Reading
from tests.invented_tables import Known, worded
from tests.table_scores import ours, score, whole

PROSE = "The keeper of the lower lock told the panel that its gates had rusted through in the winter. "
SHORT = "The weir was closed in May, and its keeper asked for new gates."


@pytest.mark.parametrize("known", list(worded(each=1)), ids=lambda known: known.name)
def test_words_in_columns_are_a_table_without_rules(known: Known) -> None:
    """Cells have all of their lines, rows that pages cut are whole, repeated heads are left out."""
    found = ours(known.pdf)
    counted = score(known.tables, found)
    assert counted.recall >= 0.95
    assert counted.precision >= 0.98
    assert whole(known.tables, found)


def typeset(source: str) -> Reading:
    """What is read of a page of typst."""
    page = "#set page(width: 16cm, height: 24cm, margin: 1.5cm)\n#set text(size: 10pt)\n"
    return pdf.read(typst.compile((page + source).encode(), pdf_tags=False, timestamp=0))


def table(rows: Sequence[tuple[str, ...]], options: str) -> str:
    """A table without rules, its head in bold type."""
    head, *body = rows
    cells = [f"[*{cell}*]" for cell in head] + [f"[{cell}]" for row in body for cell in row]
    return f"#table(stroke: none, {options}, {', '.join(cells)})"


ROWS = [
    ("Ref", "Action", "Owner"),
    *[(f"A{n}", f"{SHORT} {PROSE * (n % 2)}", "Head of Moorings and Quays") for n in range(1, 6)],
]


def test_rows_that_nothing_tells_are_given_as_printed() -> None:
    """Where cells stand in the middle of rows without gaps, no line certainly begins one."""
    options = "columns: (1cm, 1fr, 3cm), align: horizon + left, inset: (x: 4pt, y: 0pt), row-gutter: 0.65em"
    reading = typeset(f"{PROSE}\n\n{table(ROWS, options)}\n\n{PROSE}")
    (block,) = (block for block in reading.blocks if block.kind is Kind.PREFORMATTED)
    assert block.text.split("\n")[0].split() == ["Ref", "Action", "Owner"]
    assert block.plain.count("Moorings") == 5
    assert [place.page for place, message in reading.problems if "compare it" in message] == [1]
    assert not [block for block in reading.blocks if block.kind is Kind.TABLE]


def test_a_dash_begins_a_row_as_a_figure_does() -> None:
    """A row that has no figure is a row of its own, and quarters over figures are a head in bold type."""
    rows = [
        ("Measure", "Target", "Q3", "Q4"),
        ("Births at the centre", "25", "21", "17"),
        ("Transfers in labour, of which", "–", "6", "4"),
        ("by boat", "–", "5", "4"),
        ("Minutes to transfer", "40", "52", "61"),
        ("Complaints", "0", "2", "(none)"),
    ]
    options = "columns: (7cm, 2cm, 2cm, 2cm), inset: (x: 4pt, y: 3pt)"
    (block,) = (b for b in typeset(table(rows, options)).blocks if b.kind is Kind.TABLE)
    assert block.header
    assert list(block.rows) == rows


def test_what_stands_around_a_table_is_none_of_it() -> None:
    """A title above it, a paragraph and a short line below."""
    reading = typeset(f"*Actions*\n\n{table(ROWS, 'columns: (1cm, 1fr, 3cm)')}\n\nNoted.\n\n{PROSE}")
    assert [block.plain for block in reading.blocks if block.kind is not Kind.TABLE] == [
        "Actions",
        "Noted.",
        PROSE.strip(),
    ]
    (block,) = (block for block in reading.blocks if block.kind is Kind.TABLE)
    assert block.header
    assert [row[0] for row in block.rows] == ["Ref", "A1", "A2", "A3", "A4", "A5"]


def test_the_further_paragraphs_of_a_cell_are_in_it() -> None:
    """A gap within one cell parts no rows."""
    rows = [*ROWS[:3], ("A3", f"{SHORT} #parbreak() {SHORT}", "Ann Other"), *ROWS[4:]]
    reading = typeset(table(rows, "columns: (1cm, 1fr, 3cm)"))
    (block,) = (block for block in reading.blocks if block.kind is Kind.TABLE)
    assert block.rows[3] == ("A3", f"{SHORT}\n{SHORT}", "Ann Other")


def grid(rows: Sequence[tuple[str, ...]], options: str) -> str:
    """Cells beside each other, as columns of lists are made."""
    return f"#grid(row-gutter: 8pt, {options}, {', '.join(f'[{cell}]' for row in rows for cell in row)})"


NO_TABLES = {
    "two columns": f"#columns(2)[{f'{PROSE * 3} #parbreak() ' * 6}]",
    "three columns": f"#columns(3)[{f'{PROSE * 2} #parbreak() ' * 9}]",
    "justified columns": f"#set par(justify: true)\n#columns(3)[{f'{PROSE * 2} #parbreak() ' * 9}]",
    "titles above columns": grid(
        [("*Locks*", "*Weirs*", "*Quays*"), (PROSE * 3, PROSE * 4, PROSE * 3)], "columns: 3"
    ),
    "cards": grid(
        [tuple(f"*Lock {n}{i}* {PROSE * (1 + i % 2)}" for i in range(3)) for n in range(4)], "columns: 3"
    ),
    "bullets": "\n".join(f"- {PROSE}" for _ in range(9)),
    "numbered": grid([(f"1.{n}", PROSE * 2) for n in range(1, 9)], "columns: (1.2cm, 1fr)"),
    "agenda": grid(
        [(f"{n}.", f"{SHORT} {PROSE}", "Ann Other, Head of Moorings", f"{9 + n}.30") for n in range(1, 7)],
        "columns: (1cm, 1fr, 2.5cm, 1cm), column-gutter: 8pt",
    ),
    "agenda by times": grid(
        [(f"{9 + n}.30", f"{SHORT} {PROSE}", "Ann Other, Head of Moorings") for n in range(1, 7)],
        "columns: (1.5cm, 1fr, 2.5cm), column-gutter: 8pt",
    ),
    "agenda with pages": grid(
        [(f"{n}.", f"{SHORT} {PROSE}", f"(Pages {n}1 - {n}9)") for n in range(1, 7)],
        "columns: (1cm, 1fr, 3cm), column-gutter: 8pt",
    ),
    "members": grid(
        [("Cllr Ann Other", "Cllr Bo Peep", "Cllr C Shore")] * 5, "columns: 3, column-gutter: 1cm"
    ),
    "contents": "\n\n".join(f"Report on lock {n} #box(width: 1fr, repeat[.]) {n}3" for n in range(9)),
    "form": grid(
        [("Your name and the name of your boat", "#underline[\\_\\_\\_\\_\\_\\_]", "Date \\_\\_\\_\\_")] * 6,
        "columns: 3",
    ),
    "letter": grid(
        [
            (
                "Cllr Ann Other \\ Chair of the Panel \\ Quay House",
                "Town Hall \\ 1 Lock Street \\ Tel 01234 567890",
            ),
            ("Our reference", "AO/12"),
        ],
        "columns: 2",
    )
    + f"\n\n{PROSE * 4}",
    "letter head": grid(
        [("*From:*", "Ann Other, Chair of the Panel"), ("*To:*", "Bo Peep"), ("*Subject:*", PROSE)],
        "columns: (2cm, 1fr)",
    ),
    "signatures": grid(
        [("Signed \\ Ann Other \\ Head of Moorings", "Signed \\ Bo Peep \\ Keeper")] * 2, "columns: 2"
    ),
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_is_no_table_stays_text(name: str) -> None:
    """Prose in columns, lists, agendas, letters and forms are neither tables nor given as printed."""
    blocks = typeset(f"{PROSE * 2}\n\n{NO_TABLES[name]}\n\n{PROSE}").blocks
    assert not [block for block in blocks if block.kind in (Kind.TABLE, Kind.PREFORMATTED)]
