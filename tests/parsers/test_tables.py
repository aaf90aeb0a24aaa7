"""Ruled tables: known ones are read cell by cell, better than by pdfplumber, and whole over pages."""

import logging

import pytest

from tests.invented_tables import Known, documents
from tests.table_scores import Score, ours, pdfplumbers, score, whole

DOCUMENTS = list(documents(each=1))


@pytest.mark.parametrize("known", DOCUMENTS, ids=lambda known: known.name)
def test_each_kind_of_ruling_is_read(known: Known) -> None:
    """Cells stand in their rows and columns; a table over pages is one, its repeated head left out."""
    found = ours(known.pdf)
    counted = score(known.tables, found)
    assert counted.recall >= 0.95
    assert counted.precision >= 0.98
    assert whole(known.tables, found)


@pytest.mark.slow
def test_more_is_right_than_pdfplumber_has() -> None:
    """On a hundred tables and more, by the same measure."""
    logging.disable(logging.WARNING)
    total, theirs = Score(), Score()
    for known in documents(each=4):
        total += score(known.tables, ours(known.pdf))
        theirs += score(known.tables, pdfplumbers(known.pdf))
    logging.disable(logging.NOTSET)
    assert total.recall >= max(0.95, theirs.recall)
    assert total.precision >= max(0.98, theirs.precision)


def test_a_cell_in_another_column_is_not_right() -> None:
    """The measure itself: places count, not words alone."""
    known = (("", "2024"), ("Repairs", "1.0"), ("Parks", "2.0"))
    swapped = (("", "2024"), ("1.0", "Repairs"), ("Parks", "2.0"))
    assert score([known], [known]) == Score(5, 5, 5)
    assert score([known], [swapped]) == Score(5, 5, 3)
    assert score([known], [known[1:]]) == Score(5, 4, 4)
    assert score([known], []) == Score(5, 0, 0)
