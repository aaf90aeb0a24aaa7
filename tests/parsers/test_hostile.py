"""Hostile and broken files end in a page or in a refusal by name, within their limits."""

import random
import time
import zlib
from pathlib import Path

import pytest

import parsers
from parsers.isolated import Refused, parse_file

pytestmark = pytest.mark.slow

SECONDS, MEGABYTES = 30, 1024


def pdf_with(content: bytes, *, more: bytes = b"") -> bytes:
    """A PDF of one page with this content, as short as it can be; readers mend its missing table."""
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R"
        b"/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length "
        + str(len(content)).encode()
        + more
        + b">>stream\n"
        + content
        + b"\nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def damaged(data: bytes, seed: int) -> bytes:
    """The same bytes with some of them changed."""
    chance = random.Random(seed)  # noqa: S311 (it keeps no secret)
    changed = bytearray(data)
    for _ in range(40):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


PAPER = (Path(__file__).parent / "pack-tables.pdf").read_bytes()
CASES = (
    {
        "empty": b"",
        "random bytes": random.Random(1).randbytes(200_000),  # noqa: S311 (it keeps no secret)
        "only a head": b"%PDF-1.7\n",
        "cut in two": PAPER[: len(PAPER) // 2],
        "pages that are their own parents": pdf_with(b"").replace(b"Kids[3 0 R]", b"Kids[2 0 R]"),
        "a page of many lines": pdf_with(b"0 0 m 9 9 l S\n" * 200_000),
        "a page of many words": pdf_with(b"BT /F 9 Tf " + b"1 0 0 1 50 50 Tm (otter) Tj " * 20_000 + b"ET"),
        "a stream that unpacks without end": pdf_with(
            zlib.compress(b" " * 300_000_000, 9), more=b"/Filter/FlateDecode"
        ),
        "a form that stands in itself": pdf_with(b"/X Do").replace(
            b"/Font<<", b"/XObject<</X 3 0 R>>/Font<<"
        ),
        "deep elements": b"<html><body>" + b"<div>" * 200_000 + b"otter",
        "many open tags": b"<html><body>" + b"<b><p>otter " * 20_000,
        "a page of one line": b"<html><body><p>" + b"otter " * 200_000,
        "a table of many cells": b"<html><body><table>" + (b"<tr>" + b"<td>1" * 100) * 1_000,
        "one line of 2 MB": b"otter, " * 300_000,
        "one word of 2 MB": b"o" * 2_000_000,
        "open marks without end": b"**_[a](" * 20_000,
        "many short lines": b"# Otters\n- a\n" * 10_000,
        "wrong encoding": b"Otters \xff\xfe\x00\x80 caf\xe9 " * 100,
    }
    | {f"damaged {seed}": damaged(PAPER, seed) for seed in range(20)}
)


@pytest.mark.parametrize("name", CASES)
def test_hostile_files_end_in_a_page_or_a_refusal(name: str, tmp_path: Path) -> None:
    """Never in a traceback, a hang, or memory without end."""
    file = tmp_path / "paper.bin"
    file.write_bytes(CASES[name])
    started = time.monotonic()
    try:
        answer = parse_file(file, seconds=SECONDS, megabytes=MEGABYTES)
    except Refused as refused:
        answer = {"refused": str(refused)}
    assert answer.get("refused") or answer["parts"] or answer["words"]["source"] == 0
    assert "Error" not in answer.get("refused", "")
    assert time.monotonic() - started < SECONDS + 10


@pytest.mark.parametrize("data", [b"", b"\n", b" \n\x0c\t\r\n", "\ufeff\u00a0\n".encode(), b"\0\0\0"])
def test_an_empty_file_is_refused_as_empty(data: bytes) -> None:
    """No bytes, or none but white space."""
    with pytest.raises(parsers.NotReadable, match="the file is empty"):
        parsers.parse(data)


XML = b'<?xml version="1.0"?>'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (XML + b'<meeting><!DOCTYPE x [<!ENTITY a "otter">]>&a;</meeting>', "DOCTYPE or entities"),
        (XML + b"<meeting><agendaitems>", "damaged XML"),
        (XML + b"<getmeetings><committee/></getmeetings>", "an empty answer"),
        (XML + b"<meeting></meeting>", "an empty answer"),
        (
            XML + b"<getmeeting><error>Meeting 7 was not found</error></getmeeting>",
            "an error of the web service .*Meeting 7",
        ),
        (XML + b"<rss><channel>Otters</channel></rss>", "XML file of a kind that is not known .<rss>"),
    ],
)
def test_xml_that_is_no_meeting_or_no_friend_is_refused(data: bytes, why: str) -> None:
    """Entities are never resolved."""
    with pytest.raises(parsers.NotReadable, match=why):
        parsers.parse(data)
