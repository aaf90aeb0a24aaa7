"""Figures in invented papers: what sentences and tables state, of which time, place and kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.figures.papers import found, stated


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("437 children were looked after at the end of March 2021.", [("2021-03-31", "437")]),
        (
            "405 children were looked after as at 31st March 2022, a 6% decrease from 431 children at the"
            " same time the previous year.",
            [("2021-03-31", "431"), ("2022-03-31", "405")],
        ),
        (
            "As of 31 March 2022, 405 children were looked after, lower than the 431 at the"
            " same point in 2021.",
            [("2021-03-31", "431"), ("2022-03-31", "405")],
        ),
        (
            "There were 404 looked after children at the end of September 2022, down from a"
            " peak of 470 in November 2020.",
            [("2020-11", "470"), ("2022-09-30", "404")],
        ),
        (
            "The number of children looked after has risen to 1,023 as at 31st December 2024, from 987 at the"
            " same point last year.",
            [("2023-12-31", "987"), ("2024-12-31", "1,023")],
        ),
        (
            "At 31 March 2024 we had 842 looked after children, a rate of 72 per 10,000, above England (70).",
            [("2024-03-31", "842")],
        ),
        ("Of the 612 children looked after at 31 March 2024, 45 were in foster care.", []),
        ("As at the end of Quarter 2 2024/25 there were 612 looked after children.", [("Q2 2024/25", "612")]),
        # some of them only
        ("86 children aged 14 to 17 were looked after on 31 March 2022.", []),
        ("23 looked after children were placed far away on 31 March 2022.", []),
        ("36 children looked after with a disability at the end of March 2022 were reviewed.", []),
        # others than the council
        ("Nationally 82,170 children were looked after on 31 March 2022.", []),
        # what is expected, and what has no date
        ("It is forecast that 420 children will be looked after at the end of March 2024.", []),
        ("405 children were looked after.", []),
        # a list that begins with its date, a date in brackets, the same again
        (
            "On 1 April 2024 we had 512 looked after children, 504 on 1 April 2023 and 510 on 1 April 2022.",
            [("2022-04-01", "510"), ("2023-04-01", "504"), ("2024-04-01", "512")],
        ),
        ("Looked after children: 512 (1 April 2024).", [("2024-04-01", "512")]),
        (
            "512 children were looked after on 1 April 2024, the same as on 1 April 2023.",
            [("2023-04-01", "512"), ("2024-04-01", "512")],
        ),
        # the most of a year was not counted at its end
        (
            "At 31 March 2024 we had 512 looked after children, down from a high point of 540 in 2021/22.",
            [("2024-03-31", "512")],
        ),
        # a bracket with words makes it narrower, or wider; one that only refers to something doesn't
        ("35 children were looked after (unaccompanied) at 31 March 2024.", []),
        ("530 looked after children (including those on respite) were known at 31 March 2024.", []),
        ("512 children were looked after (see Table 2) at 31 March 2024.", [("2024-03-31", "512")]),
        ("512 children were looked after at 31 March 2024 (draft figures).", [("2024-03-31", "512")]),
        ("512 children were looked after at 31 March 2024 (excluding respite).", []),
        ("512 children were looked after (CLA) at 31 March 2024.", [("2024-03-31", "512")]),
        # by how much it changed
        ("The number of looked after children rose by 12 to 417 at 31 March 2023.", [("2023-03-31", "417")]),
    ],
)
def test_sentences_about_a_date(tmp_path: Path, sentence: str, expected: list[tuple[str, str]]) -> None:
    """A value stands with its date, and only where the sentence is about the measure and nothing narrower."""
    figure = found(tmp_path, sentence).get("children-looked-after")
    assert (stated(figure) if figure else []) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "3,664 assessments were completed in 2020-21, compared to 4,923 assessments"
            " completed in 2019-20.",
            [("2019/20", "4,923"), ("2020/21", "3,664")],
        ),
        (
            "3,293 assessments were completed, a 15% decrease from the 3,858 completed in 2020/21.",
            [("2020/21", "3,858")],
        ),
        (
            "The teams completed 59 assessments during 2021/22, compared to 38 the previous year.",
            [("2020/21", "38"), ("2021/22", "59")],
        ),
        (
            "4,923 and 3,664 assessments were completed in 2019/20 and 2020/21 respectively.",
            [("2019/20", "4,923"), ("2020/21", "3,664")],
        ),
        (
            "Assessments completed 18/19 310 / 19/20 420 / 20/21 390",
            [("2018/19", "310"), ("2019/20", "420"), ("2020/21", "390")],
        ),
        ("Just five assessments were completed in the year to March 2021.", [("2020/21", "five")]),
        (
            "1,204 assessments were completed between April and September 2022.",
            [("April to September 2022", "1,204")],
        ),
        ("612 assessments were completed in Q3 2022/23.", [("Q3 2022/23", "612")]),
        ("In 2021, 400 assessments were completed.", [("2021", "400")]),
        (
            "Assessments completed increased from 62 in 2020/21 to 139 in 2021/22.",
            [("2020/21", "62"), ("2021/22", "139")],
        ),
        (
            "28 assessments were completed in 2023/24, 3 fewer than the previous year (31).",
            [("2022/23", "31"), ("2023/24", "28")],
        ),
        ("In the 12 months to March 2024, 86 assessments were completed.", [("2023/24", "86")]),
        (
            "Assessments completed: 412 (2023/24), 398 (2022/23)",
            [("2022/23", "398"), ("2023/24", "412")],
        ),
        # of a month, or of a group
        ("Monthly assessments completed were 40 in 2023/24.", []),
        ("In 2023/24 there were 61 assessments completed in the peak month.", []),
        ("90 assessments were completed for young people in 2023/24.", []),
        # a date is no period, and two times for one value are none
        ("400 assessments were completed at 31 March 2021.", []),
        ("400 assessments were completed in 2020/21 and 2021/22.", []),
        ("400 assessments were completed in 2010/22.", []),
    ],
)
def test_sentences_about_a_period(tmp_path: Path, sentence: str, expected: list[tuple[str, str]]) -> None:
    """Each value of a sentence with its own period, in one form."""
    figure = found(tmp_path, sentence).get("assessments-completed")
    assert (stated(figure) if figure else []) == expected


def test_what_stands_beside_a_figure_stays_with_it(tmp_path: Path) -> None:
    """A target and comparators are no values of the series."""
    text = (
        "82% of assessments were completed within 45 days in 2021/22 against a target of 90% (England 84%)."
    )
    (one,) = found(tmp_path, text)["assessments-in-time"].observations
    assert (one.value, one.period, one.target) == ("82%", "2021/22", "90%")
    assert [(c.name, c.value) for c in one.comparators] == [("England", "84%")]


def test_this_is_what_the_sentence_before_counted(tmp_path: Path) -> None:
    """A sentence with "this was" goes on with the measure of the sentence before, and with nothing else."""
    text = "82% of assessments were completed within 45 days in 2021/22. In 2022/23, this was 61%."
    assert stated(found(tmp_path, text)["assessments-in-time"]) == [("2021/22", "82%"), ("2022/23", "61%")]
    other = "63 care leavers were older than 21. This fell to 55 looked after children on 30 September 2022."
    assert "children-looked-after" not in found(tmp_path, other)


TABLE = """\
### Children in care

|  | Outturn 2019/20 | 2020-21 | Apr - Sept 2022 | England 2020-21 |
| --- | --- | --- | --- | --- |
| Number of assessments completed | 4,923 | 3,664 * | 2,075 | 9 |
| Statistical neighbours | 5,000 | 4,000 | n/a | |
| % of assessments completed within 45 working days | 64 | 78 % | 61 % | 89 % |
| Number of assessments completed for babies | 40 | 41 | 42 | |
"""


def test_rows_of_a_table(tmp_path: Path) -> None:
    """Columns with years in any form; comparators in rows and columns; narrower rows are left out."""
    made = found(tmp_path, TABLE)
    number, share = made["assessments-completed"], made["assessments-in-time"]
    assert stated(number) == [
        ("2019/20", "4,923"),
        ("2020/21", "3,664"),
        ("April to September 2022", "2,075"),
    ]
    assert {(o.period, c.name, c.value) for o in number.observations for c in o.comparators} == {
        ("2019/20", "Statistical neighbours", "5,000"),
        ("2020/21", "Statistical neighbours", "4,000"),
        ("2020/21", "England", "9"),
    }
    assert stated(share) == [("2019/20", "64"), ("2020/21", "78 %"), ("April to September 2022", "61 %")]


TWO_ROWS = """\
| Age | March 2020 |  | March 2021 |  |
| --- | --- | --- | --- | --- |
|  | Eng | Marsham | Eng | Marsham |
| Looked after children | 19 | 22 (10 %) | 20 | 23 (13 %) |
| Looked after children from abroad | 5 | 6 | 7 | 8 |
"""
KINDS = """\
| Measure | 2022/23 |  | 2023/24 |  |
| --- | --- | --- | --- | --- |
|  | Number | % | Boys | Girls |
| Assessments completed | 190 | 40 | 100 | 90 |
"""


def test_a_head_of_two_rows(tmp_path: Path) -> None:
    """Whose values a column has stands below its year: the council's, others', or those of a group."""
    made = found(tmp_path, TWO_ROWS, council="Marsham Council")
    one, two = made["children-looked-after"].observations
    assert [(o.as_at, o.value, o.scope) for o in (one, two)] == [
        ("2020-03", "22", "Marsham"),
        ("2021-03", "23", "Marsham"),
    ]
    assert [(c.name, c.value) for c in one.comparators] == [("Eng", "19")]
    other = made["looked-after-children-from-abroad"]
    assert [(o.value, o.comparators[0].value) for o in other.observations] == [("6", "5"), ("8", "7")]
    assert stated(found(tmp_path, KINDS)["assessments-completed"]) == [("2022/23", "190")]


@pytest.mark.parametrize(
    ("note", "words", "unsure"),
    [
        ("\\*Draft figure", "412 * (2023/24) *Draft figure", False),
        ("\\*Figure for quarter 1 alone", "412 * (2023/24) *Figure for quarter 1 alone", True),
        ("\\*\\*Of another mark", "412 * (2023/24)", False),
        ("No note", "412 * (2023/24)", False),
    ],
)
def test_notes_below_a_table(tmp_path: Path, note: str, words: str, unsure: bool) -> None:
    """They stand with the values they are for; one that tells of part of a year makes the year unsure."""
    table = (
        f"|  | 2022/23 | 2023/24 |\n| --- | --- | --- |\n| Assessments completed | 400 | 412 * |\n\n{note}\n"
    )
    one, two = found(tmp_path, table)["assessments-completed"].observations
    assert not found(tmp_path, "")
    assert (one.text, one.possible) == ("Assessments completed: 400 (2022/23)", None)
    assert (two.text, bool(two.possible)) == (f"Assessments completed: {words}", unsure)


YEARS = "| | {} | {} |\n| --- | --- | --- |\n| {} | {} | {} |\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Provisional data show 300 assessments completed in 2023/24, compared with 280 in 2022/23.",
            [None, "Provisional"],
        ),
        ("In 2023/24 (draft) 300 assessments were completed.", ["draft"]),
        ("In 2023/24 300 assessments were completed (subject to audit).", ["subject to audit"]),
        ("300 assessments were completed in 2023/24. These figures are provisional.", ["provisional"]),
        ("300 assessments were completed in 2023/24. The provisional plan is late.", [None]),
        ("300 assessments were completed in 2023/24. Provisional data show 9 otters.", [None]),
        (
            YEARS.format("2022/23", "2023/24 (provisional)", "Assessments completed", 1, 2, ""),
            [None, "provisional"],
        ),
        (YEARS.format("2022/23", "2023/24", "Assessments completed", 1, "2 (draft)", ""), [None, "draft"]),
        (
            YEARS.format(
                "2022/23", "2023/24", "Assessments completed", 1, 2, "2023/24 figures are unaudited."
            ),
            [None, "unaudited"],
        ),
        (
            YEARS.format("2022/23", "2023/24", "Assessments completed", 1, 2, "All data are provisional."),
            ["provisional"] * 2,
        ),
        (
            YEARS.format("2022/23", "2023/24", "Assessments completed", 1, 2, "The draft plan is below."),
            [None, None],
        ),
        (
            YEARS.format("2022/23", "2023/24*", "Assessments completed", 1, 2, "\\*Draft. To be audited."),
            [None, "Draft"],
        ),
        (
            YEARS.format("2022/23", "2023/24", "Assessments completed*", 1, 2, "\\*As the law asks."),
            [None, None],
        ),
        (
            YEARS.format(
                "2022/23**", "2023/24*", "Assessments completed", 1, 2, "\\*Draft\n\n\\*\\*Not yet audited"
            ),
            ["Not yet audited", "Draft"],
        ),
    ],
)
def test_what_is_said_of_a_value_stays_with_it(tmp_path: Path, text: str, expected: list[str | None]) -> None:
    """A draft or provisional figure says so, whether its sentence, column, cell or note does."""
    made = found(tmp_path, text)["assessments-completed"]
    assert [o.caveat for o in made.observations] == expected


def test_a_value_that_is_stated_again_stays(tmp_path: Path) -> None:
    """What one paper calls provisional and a later one states plainly is no longer provisional."""
    sentence = "In 2023/24 {}300 assessments were completed."
    for second, caveat in ((sentence.format(""), None), (sentence.format("a provisional "), "provisional")):
        made = found(tmp_path, sentence.format("a provisional "), second)
        assert [o.caveat for o in made["assessments-completed"].observations] == [caveat]


TARGETS = """\
| Measure | 2022/23 | 2023/24 | Target 2023/24 | 2023/24 (England) |
| --- | --- | --- | --- | --- |
| % of assessments completed within 45 days | 81% | 84% | 90% | 88% |
| Assessments completed | 400 | 412 |  |  |
| Target | 390 | 395 |  |  |
| Assessments completed (babies) | 40 | 41 |  |  |
| Assessments completed (England average) | 700 | 710 |  |  |
"""


def test_targets_in_tables(tmp_path: Path) -> None:
    """In a column or a row of their own they stay with the figure, and are none; nor are rows of a group."""
    made = found(tmp_path, TARGETS)
    share, number = made["assessments-in-time"], made["assessments-completed"]
    assert [(o.value, o.target) for o in share.observations] == [("81%", None), ("84%", "90%")]
    assert [(c.name, c.value) for c in share.observations[1].comparators] == [("England", "88%")]
    assert [(o.value, o.target) for o in number.observations] == [("400", "390"), ("412", "395")]
    assert not number.conflicts
    assert "target" not in made
    bare = TARGETS.replace("2022/23 | ", " | ").replace("Target 2023/24", "Target")
    assert [o.target for o in found(tmp_path, bare)["assessments-in-time"].observations] == ["90%"]


def test_a_table_whose_caption_is_the_measure(tmp_path: Path) -> None:
    """Values from the first column on, and a row named by the place alone."""
    first = (
        "### Number of looked after children\n\n| March 2020 | March 2021 |\n| --- | --- |\n| 251 | 237 |\n"
    )
    assert stated(found(tmp_path, first)["children-looked-after"]) == [("2020-03", "251"), ("2021-03", "237")]
    caption = (
        "### Looked after children\n\n|  | Mar 2020 | Mar 2021 |\n| --- | --- | --- |\n"
        "| Marsham | 38 | 37 |\n| England | 41 | 42 |\n"
    )
    (one, two) = found(tmp_path, caption, council="Marsham Council")["children-looked-after"].observations
    assert (one.value, two.value, two.scope) == ("38", "37", "Marsham")
    assert [(c.name, c.value) for c in two.comparators] == [("England", "42")]
