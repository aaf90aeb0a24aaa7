"""Titles that are printed in capitals, in small letters where it is certain how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.dates import MONTHS

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def plainly(title: str, names: Iterable[str]) -> str:
    """A title in which known names, days and months stand in their own letters; all else is as printed.

    `names` are those of committees, as the archive writes them: "CABINET, 3 MARCH" is "Cabinet, 3 March".
    """
    known = {name.upper(): name for name in (*names, *MONTHS, *_DAYS)}
    longest = sorted(known, key=lambda name: (-len(name), name))
    # "MAY" in capitals is a month where a number stands beside it
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
    return pattern.sub(lambda match: _written(match, known), title)


def _written(match: re.Match[str], known: dict[str, str]) -> str:
    beside = match.string[: match.start()].rstrip()[-1:], match.string[match.end() :].lstrip()[:1]
    if match[0] in ("MAY", "MARCH") and not any(sign.isdigit() for sign in beside):
        return match[0]
    return known[match[0]]
