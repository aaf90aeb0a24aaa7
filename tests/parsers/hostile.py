"""All hostile files, the same ones each time: those that are read, and those that are unpacked."""

import base64
import io
import zipfile
from collections.abc import Callable, Iterator

from tests.parsers.hostile_markup import pages, words
from tests.parsers.hostile_pdf import pdfs
from tests.parsers.hostile_text import foreign, marked, texts
from tests.parsers.mutations import File, many

READ: dict[str, Callable[[], Iterator[File]]] = {
    "pdf": pdfs, "word": words, "pages": pages, "texts": texts, "markdown": marked, "foreign": foreign,
}  # fmt: skip
"""The families of files that are read."""


def zips() -> Iterator[File]:
    """Zipped folders that lead out, overlap, lie about their sizes, or hold themselves."""
    for number, name in enumerate(
        (
            "../" * 9 + "x.txt",
            "/x.txt",
            "C:/x.txt",
            "a/../../x.txt",
            "..",
            "\\\\host\\x",
            "\0.txt",
            "a" * 5_000,
            "/" * 500,
            "con.txt",
            "~/x",
            ".bashrc",
        )
    ):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as package:
            info = zipfile.ZipInfo("x")
            info.filename = name
            package.writestr(info, "otter")
        yield f"out-{number}.zip", made.getvalue()
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(30):
            package.writestr(f"paper {number}.txt", "otter " * 300)
    data = whole.getvalue()
    start = data.index(b"PK\x01\x02")
    entry = data[start : data.index(b"PK\x01\x02", start + 4)]
    end = data.index(b"PK\x05\x06")
    overlapping = data[:start] + entry * 30 + data[end:]
    yield "overlapping.zip", overlapping
    yield "lying.zip", data.replace((1800).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    yield "boasting.zip", data.replace((1800).to_bytes(4, "little"), (2**31).to_bytes(4, "little"))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for number in range(3_000):
            package.writestr(f"{number}.txt", "")
    yield "many.zip", made.getvalue()
    inner = data
    for _ in range(5):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as package:
            package.writestr("inner.zip", inner)
        inner = made.getvalue()
    yield "nested.zip", inner
    for name, changed in many("zip", [data], 30):
        yield f"{name}.zip".replace(" ", "-"), b"PK\x03\x04" + changed[4:]


def letters() -> Iterator[File]:
    """Emails that nest without end, or whose heads are nonsense."""
    head = b"From: Avis <a@example.org>\nSubject: Fares\nMIME-Version: 1.0\n"
    for depth in (5, 150, 20_000):
        nest = b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth)
        )
        yield f"deep-{depth}.eml", head + nest + b"Content-Type: text/plain\n\notter"
        yield f"within-{depth}.eml", head + b"Content-Type: message/rfc822\n\nFrom: a\n" * depth + b"\notter"
    kinds = (b"text/plain; charset=otter", b"text/otter", b"otter", b"multipart/mixed", b"text/html",
             b"multipart/mixed; boundary=",
             b"application/octet-stream; name=\"../../x.txt\"", b"message/partial; id=1",
             b"text/plain; name*=utf-8''%ff%fe")  # fmt: skip
    for number, kind in enumerate(kinds):
        yield f"kind-{number}.eml", head + b"Content-Type: " + kind + b"\n\nThe fare is \xa32.\n"
    yield "no-end.eml", head + b"To: " + b"a@b, " * 50_000 + b"\n\notter"
    yield "encoded.eml", head + b"Subject: " + b"=?utf-8?b?" + b"/" * 9_000 + b"?=\n\notter"
    yield (
        "base64.eml",
        head + b"Content-Transfer-Encoding: base64\n\n" + base64.b64encode(b"otter" * 999)[:-3] + b"\n===",
    )
    yield "when.eml", head + b"Date: Otterday 99 Foo 99999 99:99\n\notter"
    whole = (
        head + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\notter\n--b\n"
        b"Content-Disposition: attachment; filename=x.txt\n\nstoat\n--b--\n"
    )
    for name, changed in many("eml", [whole], 30):
        yield f"{name}.eml".replace(" ", "-"), changed
