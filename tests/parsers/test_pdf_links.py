"""Links of PDFs stand round their own words; addresses are links to themselves."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers import pdf
from parsers.pdf.links import mended
from tests.parsers.test_pdf import made

HERE = "https://weir.example.org/a"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"See [Phase 1,]({HERE}) which", f"See [Phase 1]({HERE}), which"),
        (f'["Our Future".]({HERE})', f'"[Our Future]({HERE})".'),
        (f"[Kent’s “Future” plan]({HERE})", f"[Kent’s “Future” plan]({HERE})"),
        (f"Read {HERE}. Then", f"Read [{HERE}]({HERE}). Then"),
        ("**www.weir.example.org**", "**[www.weir.example.org](https://www.weir.example.org)**"),
        ("ann\\_lee@weir.example.org", "[ann\\_lee@weir.example.org](mailto:ann_lee@weir.example.org)"),
        (f"[{HERE}]({HERE})", f"[{HERE}]({HERE})"),
        (f"{HERE}(b) has brackets", f"{HERE}(b) has brackets"),
        ("5 otters @ the weir", "5 otters @ the weir"),
    ],
)
def test_links_and_addresses(text: str, expected: str) -> None:
    """What ends a sentence, and quotation marks, stand outside."""
    assert mended(text, []) == expected


def test_an_address_that_a_line_may_have_cut_is_no_link() -> None:
    """Where it goes on is not certain."""
    assert mended(f"Read {HERE} bc", [HERE]) == f"Read {HERE} bc"


def test_a_mark_beside_a_link_does_not_end_its_word() -> None:
    """The area of the link begins behind the quotation mark; slanted type ends before one."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 700, '"Clean Water" is read by')
        canvas.linkURL(HERE, (77, 695, 138, 712))
        canvas.setFont("Helvetica-Oblique", 11)
        canvas.drawString(195, 700, "everyone")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(195 + canvas.stringWidth("everyone", "Helvetica-Oblique", 11), 700, "’, she said.")

    (block,) = pdf.read(made(draw)).blocks
    assert block.text == f'"[Clean Water]({HERE})" is read by *everyone*’, she said.'
