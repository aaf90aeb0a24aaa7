"""One document in a process of its own, as JSON: `python -m parsers.worker SECONDS MEGABYTES < file`."""

from __future__ import annotations

import json
import resource
import sys
from collections import Counter
from collections.abc import Iterable

import parsers
from parsers.blocks import Omitted, Part, plain, words
from parsers.markdown import body

_EXAMPLES = 12


def main(seconds: int, megabytes: int) -> None:
    """Read standard input under limits, print JSON; a file that can't be read gives `{"refused": why}`."""
    _limit(seconds, megabytes)
    data = sys.stdin.buffer.read()
    try:
        answer = as_json(parsers.parse(data))
    except parsers.NotReadable as error:
        answer = {"refused": str(error)}
    except MemoryError:
        answer = {"refused": f"needs more than {megabytes} MB of memory"}
    json.dump(answer, sys.stdout, ensure_ascii=True)


def _limit(seconds: int, megabytes: int) -> None:
    """What the process may use: a hostile file can't take the machine with it."""
    memory = megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def as_json(parsed: parsers.Parsed) -> dict[str, object]:
    """The parsed document as plain data."""
    reading = parsed.reading
    parts = [{"kind": p.kind, "title": p.title, "meta": p.meta, "body": body(p.blocks)} for p in parsed.parts]
    return {
        "kind": parsed.kind,
        "media_type": reading.media_type,
        "pages": reading.pages,
        "parts": parts,
        "words": account(reading.text, parsed.parts, parsed.omitted),
        "problems": [[str(place), message] for place, message in parsed.problems],
    }


def account(source: str, parts: Iterable[Part], omitted: Iterable[Omitted]) -> dict[str, object]:
    """The account of a document's words: each one is published, left out for a reason, or unaccounted for."""
    rest = Counter(words(source))
    total = rest.total()
    published = Counter(w for part in parts for b in part.blocks for w in words(b.plain))
    published += Counter(
        w for part in parts for b in part.blocks for w in words(f"{b.number or ''} {b.marker}")
    )
    counted = (rest & published).total()
    rest -= published
    groups: dict[str, list[Omitted]] = {}
    for omission in omitted:
        groups.setdefault(omission.reason, []).append(omission)
    left_out = []
    for reason, group in groups.items():
        of_group = rest & Counter(w for omission in group for w in words(omission.text))
        rest -= of_group
        if of_group:
            left_out.append(
                {"reason": reason, "words": of_group.total(), "example": plain(group[0].text)[:120]}
            )
    account = {"source": total, "published": counted, "omitted": left_out, "unaccounted": rest.total()}
    return account | ({"examples": [w for w, _ in rest.most_common(_EXAMPLES)]} if rest else {})


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
