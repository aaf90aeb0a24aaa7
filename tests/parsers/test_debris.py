"""Fragments that text recognition leaves, and letters of other scripts."""

import pytest

from parsers import debris, lookalikes
from parsers.blocks import Block, Kind, Place

TEXT = "The otters of the Lower Weir were counted at dawn."


def of(*lines: str) -> list[Block]:
    """Lines as paragraphs, "# " before those that are headings."""
    return [
        Block(
            Kind.HEADING if line.startswith("# ") else Kind.PARAGRAPH,
            line.removeprefix("# "),
            Place(line=number),
            level=2 if line.startswith("# ") else 0,
        )
        for number, line in enumerate(lines)
    ]


LABELLED = [line for _ in range(8) for line in ("# FINDINGS", TEXT)]
STAMPED = [line for page in range(30, 36) for line in (f"Page {page}", TEXT)]


@pytest.mark.parametrize("fragment", ["FIND", "FLNDINGS", "EINDINGS", "TFINDINGS", "INDINGS"])
def test_misread_labels_are_left_out(fragment: str) -> None:
    """A label that stands all over a document, with a letter wrong, lost or added, or cut."""
    kept, omitted = debris.split_off(of(*LABELLED, f"# {fragment}", TEXT))
    assert [o.text for o in omitted] == [fragment]
    assert len(kept) == len(LABELLED) + 1


def test_a_sign_before_a_label_is_left_out_and_the_label_stays() -> None:
    """Neither is lost."""
    kept, omitted = debris.split_off(of(*LABELLED, "# υ FINDINGS"))
    assert (kept[-1].text, [o.text for o in omitted]) == ("FINDINGS", ["υ"])


def test_pieces_of_stamps_are_left_out_where_their_page_is_due() -> None:
    """A heading may say "Age 36", and "lge 900" is no page of this document."""
    lines = [*STAMPED, "# lge 36", "Pag", "# Age 36", "lge 900"]
    kept, omitted = debris.split_off(of(*lines))
    assert [o.text for o in omitted] == ["lge 36", "Pag"]
    assert [b.text for b in kept[-2:]] == ["Age 36", "lge 900"]


def test_lone_signs_are_left_out_where_there_are_several() -> None:
    """Short words, figures and abbreviations are none."""
    words = ["No", "HR", "£", "7", "5%", "[ ]"]
    _, omitted = debris.split_off(of(TEXT, "υ", TEXT, "တ", TEXT, "F", "ic", *words))
    assert [o.text for o in omitted] == ["υ", "တ", "F", "ic"]
    assert debris.split_off(of(TEXT, "F", *words))[1] == ()


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("the impact: ІМРАСТ", "the impact: IMPACT"),
        ("the Соuncil", "the Council"),
        ("Москва и мир", "Москва и мир"),
        ("Κυβέρνηση", "Κυβέρνηση"),
        ("СОК is juice", "СОК is juice"),
    ],
)
def test_look_alike_letters(text: str, mended: str) -> None:
    """Latin where a word has letters of both scripts, or the text has it in Latin; foreign words stay."""
    assert lookalikes.mended(text) == mended
