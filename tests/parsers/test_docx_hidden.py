"""Word files: what Word hides, marks as changed or strikes through stays out or is marked, and is said."""

import pytest

import parsers
from parsers.accounting import account
from parsers.blocks import Omitted, Part
from tests.parsers.word import Paper, read, xml


def test_changes_count_as_accepted_and_are_reported() -> None:
    """Inserted words are published, deleted ones are not, nor shown anywhere."""
    paper = Paper()
    line = paper.add("The ferry ")._p
    line.append(xml('<w:del w:id="1" w:author="Avis"><w:r><w:delText>sinks</w:delText></w:r></w:del>'))
    line.append(xml('<w:ins w:id="2" w:author="Bram"><w:r><w:t>floats</w:t></w:r></w:ins>'))
    text, problems = read(paper.bytes())
    assert "The ferry floats" in text
    assert "sinks" not in text
    assert "has 2 tracked changes by 2 people: published as if all were accepted" in problems[0]
    parsed = parsers.parse(paper.bytes())
    assert "sinks" not in str(account(parsed.reading.text, parsed.parts, parsed.omitted))


def test_hidden_text_and_comments_stay_out_and_are_reported() -> None:
    """Whoever prints the paper doesn't see them either."""
    paper = Paper()
    line = paper.add("The ferry floats")
    line.add_run(" by night").font.hidden = True
    paper.document.add_comment(line.runs[0], text="Does it?", author="Avis", initials="A")
    text, problems = read(paper.bytes())
    assert "night" not in text
    assert "Does it" not in text
    assert [problem.split(",")[0] for problem in problems[:2]] == [
        "has hidden text of 2 words",
        "has comments",
    ]
    assert "(not shown)" in str(account(*_account(paper)))


def test_what_is_kept_back_is_told_to_the_maintainer_alone() -> None:
    """Readers are told how many words the page does not show, neither why nor that others have them."""
    paper = Paper()
    line = paper.add("The ferry floats")
    line.add_run(" by night").font.hidden = True
    paper.document.add_comment(line.runs[0], text="Does it?", author="Avis", initials="A")
    parsed = parsers.parse(paper.bytes())
    assert len(parsed.reading.private) == 2
    told = f"{parsed.problems} {account(parsed.reading.text, parsed.parts, parsed.omitted)}"
    assert "hidden" not in told
    assert "comment" not in told
    assert "{'reason': 'text that the page does not show', 'words': 4, 'example': '(not shown)'}" in told


def _account(paper: Paper) -> tuple[str, tuple[Part, ...], tuple[Omitted, ...]]:
    parsed = parsers.parse(paper.bytes())
    return parsed.reading.text, parsed.parts, parsed.omitted


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ('<w:color w:val="FFFFFF"/>', ""),
        ('<w:color w:val="FEFEFA"/>', ""),
        ('<w:color w:val="auto" w:themeColor="background1"/>', ""),
        ('<w:sz w:val="2"/>', ""),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="auto"/>', ""),
        ('<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="FFFFFF"/>'),
    ],
)
def test_text_that_nobody_sees_stays_out_and_is_reported(text: str, around: str) -> None:
    """White on white, or of no size; no example of it is shown."""
    paper = Paper()
    line = paper.add("The ferry floats")
    line._p.get_or_add_pPr().extend(xml(f"<w:p>{around}</w:p>"))
    line._p.append(xml(f"<w:r><w:rPr>{text}</w:rPr><w:t> by night</w:t></w:r>"))
    published, problems = read(paper.bytes())
    assert "The ferry floats" in published
    assert "night" not in published
    assert "has white or tiny text of 2 words, which the page does not show, not published" in problems[0]
    assert "night" not in str(account(*_account(paper)))


@pytest.mark.parametrize(
    ("run", "paragraph"),
    [
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="003366"/>', ""),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>', ""),
        ('<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="003366"/>'),
        ('<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>'),
        ('<w:color w:val="FFFFFF"/>', '<w:pStyle w:val="Banner"/>'),
        ('<w:color w:val="EEECE1"/>', ""),
        ('<w:sz w:val="8"/>', ""),
    ],
)
def test_pale_text_on_a_colour_is_read(run: str, paragraph: str) -> None:
    """Shaded by itself, by its paragraph or by a style; or not so pale, not so small."""
    paper = Paper()
    paper.document.styles.element.append(
        xml('<w:style w:type="paragraph" w:styleId="Banner"><w:name w:val="Banner"/>'
            '<w:pPr><w:shd w:val="clear" w:fill="003366"/></w:pPr></w:style>')
    )  # fmt: skip
    line = paper.add("")
    line._p.get_or_add_pPr().extend(xml(f"<w:p>{paragraph}</w:p>"))
    line._p.append(xml(f"<w:r><w:rPr>{run}</w:rPr><w:t>Harbour by night</w:t></w:r>"))
    published, problems = read(paper.bytes())
    assert "Harbour by night" in published
    assert not any("white" in problem for problem in problems)


def test_white_heads_of_shaded_tables_are_read() -> None:
    """Where the cell has a colour, or the table's style gives one."""
    paper = Paper()
    table = paper.table(("Route", "Boats"), ("North", "2"), ("South", "3"))
    for row in table.rows:
        for run in row.cells[0].paragraphs[0].runs:
            run._r.get_or_add_rPr().append(xml('<w:color w:val="FFFFFF"/>'))
    for row in table.rows[:2]:
        row.cells[0]._tc.get_or_add_tcPr().append(xml('<w:shd w:val="clear" w:fill="003366"/>'))
    published, problems = read(paper.bytes())
    assert "| Route | Boats |" in published
    assert "South" not in published
    assert "white or tiny text of 1 word," in problems[0]
    table.style = "Medium Shading 1 Accent 1"
    assert "South" in read(paper.bytes())[0]


def test_words_that_are_struck_through_are_marked_and_reported() -> None:
    """Kept, for they are printed; once or twice struck is the same."""
    paper = Paper()
    line = paper.add("The ferry ")
    line.add_run("sinks ").font.strike = True
    line.add_run("slowly").font.double_strike = True
    line.add_run(" floats ~~ well")
    published, problems = read(paper.bytes())
    assert "The ferry ~~sinks slowly~~ floats" in published
    assert r"\~~ well" in published
    assert "has 2 words struck through, published as such" in problems[0]
