"""Pages of a PDF as pictures: `python -m parsers.render SECONDS MEGABYTES PICTURES < file`.

PICTURES are the pictures of a reading as JSON; what is printed is JSON too: their WebP files in base 64, by
name. A picture that can't be made is left out.
"""

from __future__ import annotations

import base64
import io
import json
import sys
from collections.abc import Iterable, Iterator

import pypdfium2

from parsers import worker
from parsers.blocks import Picture

_WIDE, _SHARPEST = 1400, 3.0
"""Pixels of a picture's longer side, and pixels for a point, that are not gone beyond."""
_QUALITY = 60


def main(seconds: int, megabytes: int, pictures: str) -> None:
    """Read standard input under limits, print the pictures."""
    worker.limit(seconds, megabytes)
    wanted = [Picture(**entry) for entry in json.loads(pictures)]
    made = dict(render(sys.stdin.buffer.read(), wanted))
    json.dump({name: base64.b64encode(file).decode() for name, file in made.items()}, sys.stdout)


def render(data: bytes, pictures: Iterable[Picture]) -> Iterator[tuple[str, bytes]]:
    """The WebP file of each picture of a PDF that can be made."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return
    for picture in pictures:
        try:
            yield picture.name, _webp(document[picture.page - 1], picture)
        except (pypdfium2.PdfiumError, IndexError, ValueError, MemoryError):
            continue


def _webp(page: pypdfium2.PdfPage, picture: Picture) -> bytes:
    turn = (90 * picture.turn - page.get_rotation()) % 360
    width, height = page.get_size()
    width, height = (height, width) if turn % 180 else (width, height)
    left, top, right, bottom = picture.box or (0.0, 0.0, width, height)
    scale = min(_WIDE / max(right - left, bottom - top, 1.0), _SHARPEST)
    crop = (left, height - bottom, width - right, top)
    bitmap = page.render(scale=scale, rotation=turn, crop=tuple(max(side, 0.0) for side in crop))
    file = io.BytesIO()
    bitmap.to_pil().convert("RGB").save(file, "WEBP", quality=_QUALITY, method=4)
    return file.getvalue()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
