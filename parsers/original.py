"""The words of a document as its reader finds them: `python -m parsers.original SECONDS MEGABYTES < file`.

Printed as JSON: the text of each page, and what was left out with its page and the reason.
"""

from __future__ import annotations

import json
import sys

import parsers
from parsers import worker


def main(seconds: int, megabytes: int) -> None:
    """Read standard input under limits, print JSON; `{"refused": why}` for a file that can't be read."""
    worker.limit(seconds, megabytes)
    try:
        parsed = parsers.parse(sys.stdin.buffer.read())
    except parsers.NotReadable as error:
        json.dump({"refused": str(error)}, sys.stdout)
        return
    omitted = [[o.place.page, o.reason, o.text] for o in parsed.omitted]
    json.dump({"pages": parsed.reading.text.split("\f"), "omitted": omitted}, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
