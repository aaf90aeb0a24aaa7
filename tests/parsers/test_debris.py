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


@pytest.mark.parametrize("fragment", ["FIND", "INDINGS"])
def test_pieces_of_labels_are_left_out(fragment: str) -> None:
    """A label that stands all over a document, cut."""
    kept, omitted = debris.split_off(of(*LABELLED, f"# {fragment}", TEXT))
    assert [o.text for o in omitted] == [fragment]
    assert len(kept) == len(LABELLED) + 1


@pytest.mark.parametrize("misread", ["FLNDINGS", "EINDINGS", "TFINDINGS"])
def test_misread_labels_are_mended(misread: str) -> None:
    """What a document's side labels are for is not lost: one letter wrong or added, they stay as they are."""
    kept, omitted = debris.split_off(of(*LABELLED, f"# {misread}", TEXT))
    assert [o.text for o in omitted] == [misread]
    assert [b.text for b in kept[-2:]] == ["FINDINGS", TEXT]


def paged(*lines: str) -> list[Block]:
    """Stamps of pages 30 to 35 and 38 to 40 with some lines between them, ten lines a page."""
    stamps = [Block(Kind.PARAGRAPH, f"Page {n}", Place(line=10 * n)) for n in (*range(30, 36), 38, 39, 40)]
    own = [Block(Kind.PARAGRAPH, line, Place(line=360 + 2 * n)) for n, line in enumerate(lines)]
    return sorted([*stamps, *own], key=lambda block: block.place.line or 0)


LONG = "The otters of the Lower Weir were counted at dawn, and those of the Upper Weir late in the evening by"


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (f"{LONG} wardens Page 36", f"{LONG} wardens"),
        (f"{LONG} wardens, see Page 36", None),
        (f"{LONG} wardens Page 7", None),
        ("Introduction Page 36", None),
        ("Page The wardens came late.", "The wardens came late."),
        ("Page layout of the leaflet", None),
    ],
)
def test_stamps_within_a_sentence(line: str, left: str | None) -> None:
    """Where they cut it and the page is due; no reference, no list of contents."""
    kept, _ = debris.split_off(paged(line))
    assert next(b.plain for b in kept if b.place.line == 360) == (left or line)


def test_the_word_of_a_stamp_goes_with_its_number() -> None:
    """The end of "Page" above the number that is due, or before its first digits."""
    kept, omitted = debris.split_off(paged("age", "36"))
    assert [o.text for o in omitted] == ["age"]
    assert [o.text for o in debris.split_off(paged("age 3"))[1]] == ["age 3"]
    assert not debris.split_off(paged("age 16"))[1]
    assert "36" in [b.plain for b in kept], "the number itself is a page stamp"


def test_a_stamp_in_a_cell_of_its_own() -> None:
    """It stands in the column of the page's edge; cells of a list of contents are several."""
    table = Block(Kind.TABLE, "", Place(line=362), rows=(("Page 36", "Otters"), ("4", "Voles")))
    kept, omitted = debris.split_off([*paged()[:6], table, *paged()[6:]])
    assert [b.rows[0] for b in kept if b.rows] == [("", "Otters")]
    assert [o.text for o in omitted] == ["Page 36"]
    contents = Block(Kind.TABLE, "", Place(line=362), rows=(("Otters", "Page 36"), ("Voles", "Page 37")))
    assert not debris.split_off([*paged()[:6], contents, *paged()[6:]])[1]


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
