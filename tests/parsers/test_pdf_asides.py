"""Boxes beside the text of pages without tags are read as a whole, wherever the file has them."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers import pdf
from tests.parsers.test_pdf import TEXT, lines, made, wrapped

HERONS = TEXT.replace("otters", "herons")
FACTS = "Three floods closed the bridge for nine days, and four hundred calls came in one wet night."

Placed = tuple[float, float, str]


def placed(text: str, width: int, x: float, y: float, step: float = 13) -> list[Placed]:
    """Lines of a text, each at its place."""
    return [(x, y - step * number, line) for number, line in enumerate(wrapped(text, width))]


def page(text: list[Placed], box: list[Placed], order: str, frame: Callable[[Canvas], None]) -> bytes:
    """A page with a box, whose lines stand among those of the text, or before or behind them, in the file."""
    mixed = sorted([*text, *box], key=lambda line: (-line[1], line[0]))

    def draw(canvas: Canvas) -> None:
        frame(canvas)
        for x, y, line in {"mixed": mixed, "first": [*box, *text], "last": [*text, *box]}[order]:
            lines(canvas, [line], x=x, y=y, size=10)

    return made(draw)


def shade(canvas: Canvas) -> None:
    """A grey panel."""
    canvas.setFillGray(0.9)
    canvas.rect(372, 640, 170, 88, stroke=0, fill=1)
    canvas.setFillGray(0)


def border(canvas: Canvas) -> None:
    """Four lines."""
    for rule in ((372, 640, 542, 640), (372, 728, 542, 728), (372, 640, 372, 728), (542, 640, 542, 728)):
        canvas.line(*rule)


def rounded(canvas: Canvas) -> None:
    """A frame with round corners."""
    canvas.roundRect(372, 640, 170, 88, 6)


@pytest.mark.parametrize("order", ["mixed", "first", "last"])
@pytest.mark.parametrize("frame", [shade, border, rounded])
def test_a_box_beside_text(order: str, frame: Callable[[Canvas], None]) -> None:
    """It stands behind the paragraph that flows around it, which it does not cut."""
    beside, below = wrapped(f"{TEXT} {TEXT}", 52)[:7], wrapped(f"{TEXT} {TEXT}", 52)[7:]
    text = [(72.0, 716 - 13.0 * number, line) for number, line in enumerate(beside)]
    text += placed(" ".join(below), 88, 72, 716 - 13 * 7)
    text += placed(HERONS, 88, 72, 540)
    data = page(text, placed(FACTS, 30, 380, 712.5, 13.7), order, frame)
    assert [b.plain for b in pdf.read(data).blocks] == [f"{TEXT} {TEXT}", FACTS, HERONS]


def test_text_that_floats_without_a_frame() -> None:
    """The file has it by itself."""
    text = placed(f"{TEXT} {TEXT}", 52, 72, 716) + placed(HERONS, 88, 72, 540)
    data = page(text, placed(FACTS, 30, 380, 712.5, 13.7), "first", lambda _: None)
    assert [b.plain for b in pdf.read(data).blocks] == [f"{TEXT} {TEXT}", FACTS, HERONS]


@pytest.mark.parametrize("order", ["mixed", "first", "last"])
def test_a_box_across_two_columns(order: str) -> None:
    """It parts what stands above it from what stands below, a short line in it too."""
    text = [
        line for y in (780, 560) for x, own in ((50, TEXT), (315, HERONS)) for line in placed(own, 44, x, y)
    ]
    box = [(60.0, 660.0, "Key facts"), *placed(f"{FACTS} {FACTS}", 88, 60, 647)]

    def frame(canvas: Canvas) -> None:
        canvas.rect(50, 610, 490, 65)

    read = " ".join(b.plain for b in pdf.read(page(text, box, order, frame)).blocks)
    assert read == f"{TEXT} {HERONS} Key facts {FACTS} {FACTS} {TEXT} {HERONS}"
