"""Words for scanned pages, read by ocrmypdf where it is installed (extra `ocr`).

`python -m parsers.ocr SECONDS MEGABYTES LANGUAGES PAGES < file > file` gives a PDF back in which the pages of
those numbers ("2,5-9") have their words invisibly over their picture.
"""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

if sys.platform == "linux":  # elsewhere there is no such limit; time is kept all the same
    import resource

_SURE = 6.0
"""So sure, as Tesseract reckons, it must be of which side of a page is up; pages of few words reach 10."""


def available() -> bool:
    """Whether ocrmypdf and Tesseract, which it runs, are there."""
    return importlib.util.find_spec("ocrmypdf") is not None and shutil.which("tesseract") is not None


def ranges(pages: Iterable[int]) -> str:
    """Numbers of pages as ocrmypdf takes them: "2,5-9"."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def main(megabytes: int, languages: str, pages: str) -> None:
    """Read standard input, print the PDF; time is kept by whoever started this."""
    ocrmypdf = importlib.import_module("ocrmypdf")  # an extra, which most archives do without
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "before.pdf", Path(folder) / "after.pdf"
        before.write_bytes(sys.stdin.buffer.read())
        ocrmypdf.ocr(
            before,
            after,
            language=languages.split("+"),
            pages=pages,
            mode="force",
            output_type="pdf",
            optimize=0,
            jobs=1,
            rotate_pages=True,
            rotate_pages_threshold=_SURE,
            deskew=True,
            progress_bar=False,
        )
        sys.stdout.buffer.write(after.read_bytes())


if __name__ == "__main__":
    main(int(sys.argv[2]), sys.argv[3], sys.argv[4])
