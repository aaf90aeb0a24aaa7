"""A second engine's opinion on the words of a PDF: pdfminer beside PDFium, page by page.

`python -m parsers.second_opinion SECONDS MEGABYTES < file` prints the pages on which they differ by more than
a few words as JSON: the page, how many words each finds, and some that only one of them has.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from parsers import isolated, pdf, worker
from parsers.blocks import NotReadable, words

_SHARE = 0.005
"""Engines that differ in no more of a page's words agree."""
_EXAMPLES = 6


@dataclass(frozen=True, slots=True)
class Difference:
    """A page on which the engines differ."""

    page: int
    pdfium: int
    """How many words PDFium finds."""
    pdfminer: int
    only_pdfium: tuple[str, ...]
    """Some of the words that the other engine lacks."""
    only_pdfminer: tuple[str, ...]


def available() -> bool:
    """Whether pdfminer.six is installed; it is one of the tools for developers."""
    return importlib.util.find_spec("pdfminer") is not None


def lines(data: bytes, *, seconds: int, megabytes: int) -> list[str]:
    """What to say of a document on which the engines differ, asked in a process of its own."""
    if not pdf.accepts(data):
        return []
    try:
        found = json.loads(isolated.run("parsers.second_opinion", data, seconds=seconds, megabytes=megabytes))
    except isolated.Refused as error:
        return [f"no second opinion, for pdfminer {error}"]
    return [_line(entry) for entry in found]


def _line(entry: dict[str, Any]) -> str:
    only = [
        f"only {engine} has {', '.join(entry[f'only_{engine}'])}"
        for engine in ("pdfium", "pdfminer")
        if entry[f"only_{engine}"]
    ]
    return (
        f"page {entry['page']}: PDFium reads {entry['pdfium']} words, pdfminer {entry['pdfminer']}"
        f" ({'; '.join(only)}); compare the page with its text"
    )


def differences(data: bytes) -> Iterator[Difference]:
    """The pages of a PDF on which the engines differ. Raises NotReadable where PDFium can't open it."""
    sheets = pdf.read(data).text.split("\f")
    others = [*_by_pdfminer(data)]
    for index in range(max(len(sheets), len(others))):
        ours, theirs = (
            Counter(words(texts[index] if index < len(texts) else "")) for texts in (sheets, others)
        )
        only_ours, only_theirs = ours - theirs, theirs - ours
        if _same_letters(only_ours, only_theirs):
            continue
        count = max(only_ours.total(), only_theirs.total())
        if count > _SHARE * max(ours.total(), theirs.total()):
            yield Difference(
                index + 1,
                ours.total(),
                theirs.total(),
                tuple(word for word, _ in only_ours.most_common(_EXAMPLES)),
                tuple(word for word, _ in only_theirs.most_common(_EXAMPLES)),
            )


def _same_letters(one: Counter[str], other: Counter[str]) -> bool:
    """Whether words differ only in where they are parted."""
    return Counter("".join(one.elements())) == Counter("".join(other.elements()))


def _by_pdfminer(data: bytes) -> Iterator[str]:
    """The text of each page as pdfminer reads it."""
    high_level: Any = importlib.import_module("pdfminer.high_level")
    layout: Any = importlib.import_module("pdfminer.layout")
    every = layout.LAParams(all_texts=True)  # page stamps are in forms, which it leaves aside otherwise
    for page in high_level.extract_pages(io.BytesIO(data), laparams=every):
        yield "\n".join(_texts(page, layout))


def _texts(container: Any, layout: Any) -> Iterator[str]:
    for element in container:
        if isinstance(element, layout.LTTextContainer):
            yield element.get_text()
        elif isinstance(element, layout.LTFigure):
            yield from _texts(element, layout)


def main(seconds: int, megabytes: int) -> None:
    """Read standard input under limits, print JSON."""
    worker.limit(seconds, megabytes)
    try:
        json.dump([asdict(found) for found in differences(sys.stdin.buffer.read())], sys.stdout)
    except NotReadable:
        json.dump([], sys.stdout)  # which the reading has said already


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
