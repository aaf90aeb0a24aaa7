"""Word files: numbers that Word prints come back, what it hides stays out and is said, no word is lost."""

import io
import zipfile

import pytest

import parsers
from parsers.blocks import Block, Kind
from parsers.markdown import body
from parsers.numerals import formatted
from tests.parsers.word import OUTLINE, Paper, read, xml


def blocks(paper: Paper) -> tuple[Block, ...]:
    """The blocks that a paper gives."""
    return parsers.docx.read(paper.bytes()).blocks


def test_the_numbers_of_lists_are_text() -> None:
    """1., 1.1, (a), i) as printed, each level beginning anew below the one above it."""
    paper = Paper()
    paper.list(90, *OUTLINE)
    for level, text in (
        (0, "Quays"),
        (1, "North"),
        (2, "mud"),
        (2, "sand"),
        (3, "wet"),
        (1, "South"),
        (2, "rock"),
    ):
        paper.add(text, level=level, number=90)
    paper.add("Ferries", number=90)
    paper.add("Cable", level=1, number=90)
    printed = [f"{b.number or b.marker} {b.text}" for b in blocks(paper)]
    assert printed == [
        "1. Quays", "1.1 North", "(a) mud", "(b) sand", "i) wet", "1.2 South", "(a) rock", "2. Ferries",
        "2.1 Cable",
    ]  # fmt: skip


def test_lists_that_share_their_counting_go_on_or_begin_anew() -> None:
    """A second list of the same kind goes on, unless it says where it begins."""
    paper = Paper()
    paper.list(90, ("decimal", "R%1"))
    paper.also(91, 90)
    paper.also(92, 90, level_0=7)
    for number in (90, 91, 92, 92, 90):
        paper.add("Mend the ramp.", number=number)
    assert [b.marker for b in blocks(paper)] == ["R1", "R2", "R7", "R8", "R9"]


def test_headings_are_numbered_by_their_style() -> None:
    """A list that is tied to a heading style numbers every heading of it."""
    paper = Paper()
    paper.list(90, *OUTLINE, style="Heading1")
    style = paper.document.styles["Heading 1"].element
    style.get_or_add_pPr().append(xml('<w:numPr><w:numId w:val="90"/></w:numPr>'))
    for text in ("Quays", "Ferries"):
        paper.document.add_heading(text, 1)
    assert [(b.kind, b.number, b.text) for b in blocks(paper)] == [
        (Kind.HEADING, "1", "Quays"),
        (Kind.HEADING, "2", "Ferries"),
    ]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (3, "decimal", "3"), (3, "lowerLetter", "c"), (28, "upperLetter", "BB"), (9, "lowerRoman", "ix"),
        (1994, "upperRoman", "MCMXCIV"), (22, "ordinal", "22nd"), (12, "ordinal", "12th"),
        (4, "decimalZero", "04"),
        (-5, "lowerRoman", "-5"), (10**6, "lowerLetter", "1000000"), (3, "chicago", "3"),
    ],
)  # fmt: skip
def test_forms_of_numbers(number: int, form: str, printed: str) -> None:
    """As Word prints them; what it can't print, or we don't know, in figures."""
    assert formatted(number, form) == printed


def test_tables_keep_their_columns() -> None:
    """Merged cells leave empty ones behind, so that each figure stays below its head."""
    paper = Paper()
    table = paper.table(("Route", "2023", "2024"), ("North", "£1", "£2"), ("", "closed", ""), header=True)
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(2, 1).merge(table.cell(2, 2))
    (block,) = blocks(paper)
    assert block.header
    assert block.rows == (("Route", "2023", "2024"), ("North", "£1", "£2"), ("", "closed", ""))


def test_heads_and_feet_are_left_out() -> None:
    """As listed omissions."""
    paper = Paper()
    paper.document.sections[0].header.paragraphs[0].text = "Brackwater, public"
    paper.add("The ferry floats.")
    text, _ = read(paper.bytes())
    assert "Brackwater" not in text
    assert [o.text for o in parsers.parse(paper.bytes()).omitted] == ["Brackwater, public"]


def test_notes_stand_at_the_end_with_their_marks() -> None:
    """The mark in the text and the one before the note are the same."""
    paper = Paper()
    paper.add("The ferry floats")._p.append(xml('<w:r><w:footnoteReference w:id="5"/></w:r>'))
    paper.add("It is blue.")
    notes = (
        '<w:footnote w:id="5"><w:p><w:r><w:t>Since 1904.</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="6"><w:p><w:r><w:t>Never marked.</w:t></w:r></w:p></w:footnote>'
    )
    text, _ = read(paper.bytes(notes=notes))
    assert "The ferry floats¹" in text
    assert text.rstrip().endswith("¹ Since 1904.")
    assert "Never marked" not in text


@pytest.mark.parametrize(
    ("inside", "printed"),
    [
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>4 March</w:t></w:r></w:fldSimple>', "Text 4 March"),
        ('<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
         "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>", "Text ☑"),
        ("<w:sdt><w:sdtContent><w:r><w:t>chosen</w:t></w:r></w:sdtContent></w:sdt>", "Text chosen"),
        ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
         "<w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
         "</mc:AlternateContent></w:r>",
         "In a box"),
        ("<w:r><w:t>cal</w:t><w:softHyphen/><w:t>culated</w:t></w:r>", "Text calculated"),
    ],
)  # fmt: skip
def test_words_in_odd_places(inside: str, printed: str) -> None:
    """Fields, controls, boxes: what is printed is read."""
    paper = Paper()
    paper.add("Text ")._p.append(xml(inside))
    text, _ = read(paper.bytes())
    assert printed in text


def test_a_title_above_the_cover_table_belongs_to_the_report() -> None:
    """It is no paper of its own."""
    paper = Paper()
    paper.document.add_heading("Review of ferry crossings", 0)
    paper.table(
        ("Report title:", "Review of ferry crossings"),
        ("Meeting:", "Harbour Scrutiny Committee, 4 March 2024"),
        ("Report author:", "Ottoline Marsh, Director of Quays"),
    )
    paper.add("The ferry floats, and has done so since it was built.")
    (part,) = parsers.parse(paper.bytes()).parts
    assert (part.kind, part.meta["date"]) == ("report", "2024-03-04")


def test_a_file_that_would_unpack_to_too_much_is_refused_unopened() -> None:
    """Its sizes are looked at first."""
    data = Paper().bytes(more={"word/document.xml": "<w:document>" + " " * 80_000_000})
    assert len(data) < 200_000
    with pytest.raises(parsers.NotReadable, match="would unpack to 77 MB"):
        parsers.parse(data)


@pytest.mark.parametrize(
    ("part", "why"),
    [
        (
            '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>',
            "defines entities",
        ),
        ("<w:document><w:body>", "damaged Word file"),
        ("<document/>", "damaged Word file|without any text"),
    ],
)
def test_documents_that_are_none_are_refused(part: str, why: str) -> None:
    """By name, and entities are never resolved."""
    with pytest.raises(parsers.NotReadable, match=why):
        parsers.parse(Paper().bytes(more={"word/document.xml": part}))


@pytest.mark.parametrize(
    "inside",
    [
        '<w:r><w:footnoteReference w:id="9"/></w:r>',
        '<w:hyperlink r:id="rId99"><w:r><w:t/></w:r></w:hyperlink>',
        '<w:r><w:pict><v:imagedata r:id="rId99"/></w:pict></w:r>',
    ],
)
def test_what_leads_nowhere_stops_nothing(inside: str) -> None:
    """A note, an address, a picture that the file doesn't have."""
    paper = Paper()
    paper.add("The ferry floats.")._p.append(xml(inside))
    assert "The ferry floats." in read(paper.bytes())[0]


def test_macros_are_not_read_but_said() -> None:
    """They would be downloaded with the original."""
    paper = Paper()
    paper.add("The ferry floats.")
    _, problems = read(paper.bytes(more={"word/vbaProject.bin": "Sub"}))
    assert any("holds macros" in problem for problem in problems)


def test_a_damaged_file_is_refused() -> None:
    """Cut off, or with a part that doesn't match its sum."""
    whole = Paper().bytes()
    with pytest.raises(parsers.NotReadable, match="damaged or cut-off Word file"):
        parsers.parse(whole[: len(whole) // 2])
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        at = package.getinfo("word/document.xml").header_offset + 200
    with pytest.raises(parsers.NotReadable, match="Word file"):
        parsers.parse(whole[:at] + b"\0\0\0\0\0\0" + whole[at + 6 :])


_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def _math(inside: str) -> str:
    """A formula of Word."""
    return f'<m:oMath xmlns:m="{_M}">{inside}</m:oMath>'


def _r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inside", "printed"),
    [
        (f"<m:f><m:num>{_r('a')}</m:num><m:den>{_r('b')}</m:den></m:f>", "a/b"),
        (f"<m:f><m:num>{_r('a+1')}</m:num><m:den>{_r('b')}</m:den></m:f>", "(a+1)/b"),
        (f"<m:sSup><m:e>{_r('x')}</m:e><m:sup>{_r('2')}</m:sup></m:sSup>", "x²"),
        (f"<m:sSup><m:e>{_r('x')}</m:e><m:sup>{_r('n+k')}</m:sup></m:sSup>", "x^(n+k)"),
        (f"<m:sSub><m:e>{_r('x')}</m:e><m:sub>{_r('1')}</m:sub></m:sSub>{_r('=3')}", "x₁=3"),
        (f"<m:rad><m:deg/><m:e>{_r('2')}</m:e></m:rad>", "√(2)"),
        (f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{_r("i=1")}</m:sub><m:sup>{_r("n")}</m:sup>'
         f"<m:e>{_r('i')}</m:e></m:nary>", "∑(i=1 to n) i"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{_r("a")}</m:e></m:d>', "[a]"),
        (f"<m:new><m:e>{_r('kept')}</m:e></m:new>", "kept"),
    ],
)  # fmt: skip
def test_formulas_keep_what_they_say(inside: str, printed: str) -> None:
    """In one line, and reported."""
    paper = Paper()
    paper.add("It is ")._p.append(xml(_math(inside)))
    published, problems = read(paper.bytes())
    assert f"It is {printed}" in published.replace("\\[", "[")
    assert "has 1 formula, written in one line each" in problems[0]


def test_pictures_and_charts_leave_a_word_in_their_place() -> None:
    """Where nobody has described them, that they are there; the report counts them."""
    paper = Paper()
    paper.add("Before.")
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8cfc0"
        "000003010100c9fe92ef0000000049454e44ae426082"
    )
    paper.document.add_picture(io.BytesIO(pixel))
    chart = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:docPr id="9" name="Chart 9"{}/><a:graphic xmlns:a="http://schemas.'
        'openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/'
        'drawingml/2006/chart"/></a:graphic></wp:inline></w:drawing></w:r>'
    )
    paper.add("")._p.append(xml(chart.format(' descr="Boats by year"')))
    paper.add("")._p.append(xml(chart.format("")))
    paper.add("Behind.")
    published, problems = read(paper.bytes())
    places = ["Before.", "[A picture stands here: see the original]", "[Chart: Boats by year]",
              "[A chart stands here: see the original]", "Behind."]  # fmt: skip
    assert [line for line in published.split("\n") if line in places] == places
    assert any("has 1 picture without a description" in problem for problem in problems)


def test_plain_short_paragraphs_are_no_headings() -> None:
    """Word says by its type what is a title; a short line in running text is none."""
    paper = Paper()
    paper.document.add_heading("Ferries", 1)
    long = "The ferry floats, and has done so since it was built by the people of the northern quay."
    for text, bold in (("Open session", False), (long, False), ("Old crossings", True), (long, False)):
        paper.add("").add_run(text).bold = bold
    paper.add("").add_run("New crossings").underline = True
    paper.add(long)
    published, _ = read(paper.bytes())
    assert "# Open session" not in published
    assert "### Old crossings" in published
    assert "### New crossings" in published


@pytest.mark.parametrize("look", ["bold", "colour", "style"])
def test_first_rows_that_look_like_heads_are_heads(look: str) -> None:
    """Set off by bold type, by colour, or by the table's style; also with cells that span columns."""
    paper = Paper()
    table = paper.table(("Route", "Boats 12", "7"), ("North", "2", "3"), ("South", "4", "5"))
    assert not next(b for b in blocks(paper) if b.rows).header
    if look == "style":
        table.style = "Light Grid Accent 1"
    for cell in table.rows[0].cells:
        if look == "bold":
            for run in cell.paragraphs[0].runs:
                run.bold = True
        elif look == "colour" and cell._tc.tcPr.find(xml("<w:shd/>").tag) is None:
            cell._tc.get_or_add_tcPr().append(xml('<w:shd w:val="clear" w:fill="D9E2F3"/>'))
    (block,) = (b for b in blocks(paper) if b.rows)
    assert block.header
    assert block.rows[0] == ("Route", "Boats 12", "7")


def test_labels_over_several_columns_are_a_head() -> None:
    """Merged cells in the first row alone; a line of the table that is merged elsewhere makes none."""
    paper = Paper()
    for row in (0, 1):
        table = paper.table(("Route", "Boats", ""), ("North", "2", ""), ("South", "4", "5"))
        table.cell(row, 1).merge(table.cell(row, 2))
        paper.add("Next")
    assert [b.header for b in blocks(paper) if b.rows] == [True, False]


def test_a_list_that_goes_on_below_a_paragraph_is_a_list() -> None:
    """Though its number fits those of the titles; titles of one list don't stand next to each other."""
    paper = Paper()
    for number in (91, 92):
        paper.list(number, *OUTLINE)
    for text, number in (
        ("Quays", 91), ("They are old.", 0), ("Weirs", 91), ("They are new.", 0), ("mud", 92), ("sand", 92),
        ("An interruption.", 0), ("wet rock", 92), ("Ferries", 91), ("They cross.", 0),
    ):  # fmt: skip
        (paper.add(text, number=number) if number else paper.add(text, style="Normal")).runs[0].bold = (
            number == 91
        )
    (part,) = parsers.parse(paper.bytes()).parts
    assert [(b.text, b.number) for b in part.blocks if b.kind is Kind.HEADING] == [
        ("Quays", "1"), ("Weirs", "2"), ("Ferries", "3"),
    ]  # fmt: skip
    assert "3. wet rock" in body(part.blocks)


def test_a_small_table_in_a_cell_stands_in_its_cell() -> None:
    """A line for each of its rows; a table that only lays out others gives way to them."""
    paper = Paper()
    outer = paper.table(("Option", "Costs"), ("Close Mondays", ""))
    inner = outer.cell(1, 1).add_table(rows=2, cols=2)
    for at, (year, cost) in enumerate((("Year 1", "£10k"), ("Year 2", "£12k"))):
        inner.cell(at, 0).text, inner.cell(at, 1).text = year, cost
    text, _ = read(paper.bytes())
    assert "| Close Mondays | Year 1 £10k<br>Year 2 £12k |" in text.replace("\xa0\xa0\xa0", " ")
    layout = Paper()
    layout.table(("",)).cell(0, 0).add_table(rows=2, cols=2).cell(1, 1).text = "Otters"
    assert [b.rows for b in blocks(layout) if b.kind is Kind.TABLE] == [(("", "Otters"),)]


def test_prompts_of_fields_are_left_out() -> None:
    """Those that nobody filled in."""
    run = "<w:r><w:t>Choose an item.</w:t></w:r>"
    field = f"<w:sdt><w:sdtPr>{{}}</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
    paper = Paper()
    paper.add("Decision: ")._p.append(xml(field.format("<w:showingPlcHdr/>")))
    paper.add("Title: ")._p.append(xml(field.format("")))
    parsed = parsers.parse(paper.bytes())
    assert [b.text for b in parsed.reading.blocks] == ["Decision:", "Title: Choose an item."]
    assert [o.text for o in parsed.omitted] == ["Choose an item."]
