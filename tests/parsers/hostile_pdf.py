"""Makes hostile PDFs: cyclic, endless, locked, mutated."""

import io
import zlib
from collections.abc import Callable, Iterator

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from bootstrap import ROOT
from tests.parsers.mutations import HERE, File, many


def pdf(content: bytes = b"", **more: bytes) -> bytes:
    """A PDF of one page, as short as it can be; readers mend its missing table of objects.

    `more` says what stands in its stream, page, catalog and tree of pages, and which objects there are.
    """
    got = {"stream": b"", "page": b"", "catalog": b"", "objects": b"", "box": b"0 0 600 800", "count": b"1"}
    got |= {"kids": b"3 0 R", "length": str(len(content)).encode(), "content": content} | more
    template = (
        b"%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R%(catalog)s>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[%(kids)s]/Count %(count)s>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[%(box)s]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>%(page)s>>endobj\n"
        b"4 0 obj<</Length %(length)s%(stream)s>>stream\n%(content)s\nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        b"%(objects)strailer<</Root 1 0 R>>\n%%%%EOF"
    )
    return template % {key.encode(): value for key, value in got.items()}


def stream(number: int, inside: bytes, content: bytes) -> bytes:
    """An object of a PDF with a stream."""
    return b"%d 0 obj<<%s/Length %d>>stream\n%s\nendstream endobj\n" % (number, inside, len(content), content)


WORD = b"BT /F 12 Tf 50 700 Td (otter) Tj ET "
FLATE = b"/Filter/FlateDecode"


def _bomb(size: int) -> bytes:
    return zlib.compress(b" " * size, 9)


def _encrypted(user: str, owner: str) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, encrypt=StandardEncryption(user, owner, canPrint=0))
    canvas.drawString(50, 700, "Fares of the ferry")
    canvas.save()
    return made.getvalue()


def _canvas(draw: Callable[[Canvas], object]) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made)
    draw(canvas)
    canvas.save()
    return made.getvalue()


def pdfs() -> Iterator[File]:
    """PDFs that lead in circles, promise too much, or are locked; and mutations of good ones."""
    yield from _lies()
    yield from _rings()
    yield from _endless()
    yield from _locked()
    papers = (HERE / "pack-tables.pdf", ROOT / "sources" / "2025-02-07-cabinet-member-reply.pdf")
    yield from many("pdf", [pdf(WORD), *(paper.read_bytes() for paper in papers)], 90)


def _lies() -> Iterator[File]:
    """They are less, or other, than they say."""
    yield "only a head", b"%PDF-1.7\n"
    yield "only an end", b"%PDF-1.7\n%%EOF"
    yield "less than no pages", pdf(WORD, count=b"-5")
    for box in (
        b"0 0 1e30 1e30",
        b"0 0 0 0",
        b"-9e9 -9e9 9e9 9e9",
        b"nan nan nan nan",
        b"800 600 0 0",
        b"0 0 9",
    ):
        yield f"a page of {box.decode()}", pdf(WORD, box=box)
    yield "rotated by nonsense", pdf(WORD, page=b"/Rotate 12345")
    yield "a length that is a lie", pdf(WORD).replace(b"/Length", b"/Length 99999999 /Was")
    yield "words off the page", pdf(WORD.replace(b"50 700", b"99999999 -99999999"))
    yield "words of no size", pdf(WORD.replace(b"12 Tf", b"0 Tf"))
    yield "words as large as the page", pdf(WORD.replace(b"12 Tf", b"1e9 Tf"))
    yield "without any page", pdf(kids=b"", count=b"0")
    yield "empty pages", _canvas(lambda c: any(map(Canvas.showPage, [c] * 40)))
    yield "a scan", _canvas(lambda c: c.rect(0, 0, 600, 800, fill=1))
    yield "web page under a PDF's head", b"%PDF-1.4\n<html><body><p>Log in</p></body></html>"


def _rings() -> Iterator[File]:
    """They lead back to where they came from."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    whole = pdf(WORD)
    yield "pages that are their own parents", pdf(WORD, kids=b"2 0 R")
    yield (
        "pages in a ring",
        pdf(WORD, kids=b"7 0 R", objects=b"7 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"),
    )
    yield "a form that stands in itself", pdf(b"/X Do", objects=stream(6, form, b"/X Do"))
    yield "a reference to itself", pdf(WORD, objects=b"8 0 obj 8 0 R endobj\n", page=b"/Annots 8 0 R")
    yield "an outline in a ring", pdf(WORD, catalog=b"/Outlines 8 0 R", objects=(
        b"8 0 obj<</First 9 0 R/Last 9 0 R/Count 1>>endobj\n"
        b"9 0 obj<</Title(Otter)/Next 9 0 R/First 9 0 R/Parent 9 0 R/Dest[3 0 R/Fit]>>endobj\n"))  # fmt: skip
    tagged = b"/MarkInfo<</Marked true>>/StructTreeRoot 8 0 R"
    yield "a tag tree in a ring", pdf(WORD, catalog=tagged, objects=(
        b"8 0 obj<</Type/StructTreeRoot/K 9 0 R/ParentTree 8 0 R>>endobj\n"
        b"9 0 obj<</Type/StructElem/S/P/P 9 0 R/Pg 3 0 R/K[9 0 R 9 0 R 0]>>endobj\n"))  # fmt: skip
    yield (
        "a table of objects that leads back to itself",
        whole.replace(
            b"%%EOF",
            b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF"
            % (len(whole) - 5, len(whole) - 5),
        ),
    )


def _endless() -> Iterator[File]:
    """They go on, or in, without end."""
    picture = b"/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB"
    whole = pdf(WORD)
    bomb = _bomb(50_000_000)
    yield "one page ten thousand times", pdf(WORD, kids=b"3 0 R " * 10_000, count=b"10000")
    yield "a hundred thousand pages promised", pdf(WORD, count=b"100000")
    yield "a page tree ten thousand deep", pdf(WORD, kids=b"10 0 R", objects=b"".join(
        b"%d 0 obj<</Type/Pages/Kids[%d 0 R]/Count 1>>endobj\n" % (n, n + 1)
        for n in range(10, 10_000)))  # fmt: skip
    yield (
        "a picture of three thousand million points",
        pdf(b"q 500 0 0 500 50 50 cm /X Do Q", objects=stream(6, picture, b"xx")),
    )
    yield "a stream that unpacks without end", pdf(_bomb(200_000_000), stream=FLATE)
    yield (
        "a stream packed five times",
        pdf(
            zlib.compress(zlib.compress(zlib.compress(bomb))),
            stream=b"/Filter[" + b"/FlateDecode " * 4 + b"]",
        ),
    )
    yield "arrays ten thousand deep", pdf(WORD, page=b"/Deep " + b"[" * 10_000 + b"]" * 10_000)
    yield (
        "dictionaries ten thousand deep",
        pdf(WORD, page=b"/Deep " + b"<</A " * 10_000 + b"1" + b">>" * 10_000),
    )
    yield "states saved without end", pdf(b"q " * 200_000 + WORD)
    yield "lines without end", pdf(b"0 0 m 9 9 l S\n" * 100_000)
    yield (
        "rules without end",
        pdf(b"".join(b"%d 0 m %d 800 l S 0 %d m 600 %d l S\n" % (n, n, n, n) for n in range(600)) + WORD),
    )
    yield "words without end", pdf(b"BT /F 9 Tf " + b"1 0 0 1 50 50 Tm (otter) Tj " * 20_000 + b"ET")
    yield (
        "an object stream that is a bomb",
        pdf(WORD, objects=stream(8, b"/Type/ObjStm/N 99999999/First 9" + FLATE, bomb)),
    )
    yield "a table of objects too large", whole.replace(b"trailer", b"xref\n0 99999999\ntrailer")


def _locked() -> Iterator[File]:
    """They want a password, or a lock that nobody knows."""
    yield "locked for all", _encrypted("otter", "stoat")
    yield "locked for changes", _encrypted("", "stoat")
    yield (
        "locked by an unknown lock",
        pdf(WORD).replace(b"trailer<<", b"trailer<</Encrypt<</Filter/Otter/V 9>>"),
    )
