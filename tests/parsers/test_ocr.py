"""Scanned pages: their words where OCR is installed, else a line that says that they were not read."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsers import ocr
from parsers.isolated import Processes

LETTER = (
    "To the Chair of the Housing Scrutiny Commission",
    "Thank you for your letter about the repairs service in Ferrow.",
    "We will report on all overdue repairs at the meeting in March.",
)


def scanned(*, typed: bool, turned: float = 0) -> bytes:
    """A PDF whose first page is a picture of a letter, by degrees aslant; perhaps a typed page behind it."""
    letter = io.BytesIO()
    canvas = Canvas(letter, pagesize=(595, 842))
    canvas.setFont("Helvetica", 14)
    for number, line in enumerate(LETTER * 5):
        canvas.drawString(70, 750 - 30 * number, line)
    canvas.save()
    picture: Image.Image = PdfDocument(letter.getvalue())[0].render(scale=2.5).to_pil()
    picture = picture.rotate(turned, Image.Resampling.BICUBIC, fillcolor="white")
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.showPage()
    if typed:
        canvas.drawString(70, 700, "A second page that was typed.")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_ranges() -> None:
    """Numbers of pages, in runs."""
    assert ocr.ranges([9, 2, 5, 6, 7]) == "2,5-7,9"


def test_without_ocr() -> None:
    """A scan is said to be unread, and shown as a picture."""
    with Processes(seconds=60, megabytes=2048, languages="") as processes:
        data = scanned(typed=True)
        answer = processes.read(data)
        pictures = processes.draw(data, answer["pictures"])
    text = "".join(part["body"] for part in answer["parts"])
    assert "A second page that was typed" in text
    assert "could not be read" in text
    assert "](page-1.webp)" in text
    assert any("OCR" in what for _, what in answer["problems"])
    with Image.open(io.BytesIO(pictures["page-1"])) as picture:
        assert (picture.format, max(picture.size)) == ("WEBP", 1400)


@pytest.mark.slow
@pytest.mark.skipif(not ocr.available(), reason="needs Tesseract: apt install tesseract-ocr")
@pytest.mark.parametrize("turned", [0, 1.5, 180])
def test_with_ocr(turned: float) -> None:
    """A scan gives its words, its picture beside them, and a line that they are to be compared."""
    with Processes(seconds=60, megabytes=2048, languages="eng") as processes:
        answer = processes.read(scanned(typed=True, turned=turned))
    text = "".join(part["body"] for part in answer["parts"])
    assert all(line in text for line in LETTER)
    assert text.index("](page-1.webp)") < text.index("repairs service") < text.index("second page")
    assert ["page 1", "is a scan, read by OCR: compare it with its picture"] in answer["problems"]
    assert answer["words"]["unaccounted"] == 0
    assert "parsers.ocr" in answer["uses"]


@pytest.mark.slow
@pytest.mark.skipif(not ocr.available(), reason="needs Tesseract: apt install tesseract-ocr")
def test_unknown_language() -> None:
    """Where OCR fails, the document stays as it was read without, and says so."""
    with Processes(seconds=60, megabytes=2048, languages="xyz") as processes:
        answer = processes.read(scanned(typed=False))
    assert any("could not be read by OCR" in what for _, what in answer["problems"])
    assert "](page-1.webp)" in answer["parts"][0]["body"]
