"""One document in a process of its own, as JSON: `python -m parsers.worker SECONDS MEGABYTES < file`."""

from __future__ import annotations

import json
import signal
import sys
import traceback
from dataclasses import asdict

import parsers
from parsers.accounting import account
from parsers.markdown import body

if sys.platform != "win32":  # where there are no such limits; the time on the wall is still kept
    import resource


def main(seconds: int, megabytes: int) -> None:
    """Read standard input under limits, print JSON."""
    limit(seconds, megabytes)
    json.dump(answer(sys.stdin.buffer.read(), megabytes), sys.stdout, ensure_ascii=True)


def answer(data: bytes, megabytes: int) -> dict[str, object]:
    """What a document says as plain data; one that can't be read gives `{"refused": why}`."""
    try:
        return as_json(parsers.parse(data))
    except parsers.NotReadable as error:
        return {"refused": str(error)}
    except MemoryError:
        return {
            "refused": f"needs more than {megabytes} MB of memory ([limits] parse_memory_mb in archive.toml)"
        }
    except Exception as error:  # noqa: BLE001 - a bug that one document meets stops no other
        traceback.print_exc()
        return {"refused": f"the parser stopped ({type(error).__name__}: {str(error)[:200]})"}


def limit(seconds: int, megabytes: int) -> None:
    """What the process may use: a hostile file can't take the machine with it."""
    if sys.platform == "win32":
        return
    memory = megabytes * 2**20
    if sys.platform != "darwin":  # whose kernel refuses this one
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def too_slow(seconds: int) -> str:
    """Why a document was refused that took too long."""
    return f"took longer than {seconds} seconds ([limits] parse_seconds in archive.toml)"


def stopped(status: int, seconds: int, megabytes: int) -> str:
    """Why a document was refused whose process ended in this way."""
    if sys.platform != "win32" and status == -signal.SIGXCPU:
        return too_slow(seconds)
    how = f"signal {-status}" if status < 0 else f"status {status}"
    return (
        f"the parser stopped ({how}): the file is damaged, or {megabytes} MB of memory were too little"
        " ([limits] parse_memory_mb in archive.toml); allow it more, or fetch it again"
    )


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
        "private": [[str(place), message] for place, message in reading.private],
        "pictures": [asdict(picture) for picture in reading.pictures],
        "scans": reading.scans,
        "uses": [*parsed.uses, *(["parsers.ocr"] if reading.scans else [])],
    }


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
