"""Makes hostile Word files, web pages and XML: bombs, entities, elements in each other without end."""

import io
import zipfile
from collections.abc import Iterator

from tests.parsers.mutations import HERE, File, many
from tests.parsers.word import OUTLINE, Paper

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _word(main: str = "", **more: str) -> bytes:
    parts = {"word/document.xml": f"<w:document {W}><w:body>{main}</w:body></w:document>"} if main else {}
    return Paper().bytes(more=parts | {name.replace("__", "/"): text for name, text in more.items()})


def words() -> Iterator[File]:
    """Word files that unpack without end, nest without end, or lead in circles."""
    paragraph = "<w:p><w:r><w:t>otter</w:t></w:r></w:p>"
    laughs = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "&a;"}">' for n in range(12)
    )
    for part in ("document", "styles", "numbering", "comments"):
        text = f"<?xml version='1.0'?>{laughs}]><w:{part} {W}>&a11;</w:{part}>"
        yield f"laughs in {part}", Paper().bytes(more={f"word/{part}.xml": text})
    outside = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document {W}>&e;</w:document>'
    yield "an entity outside", Paper().bytes(more={"word/document.xml": outside})
    yield "a bomb", _word(" " * 120_000_000)
    yield "a bomb beside the text", Paper().bytes(more={"word/otter.xml": " " * 120_000_000})
    yield "as large as may be", _word(paragraph * 20_000)
    for tag in ("tbl><w:tr><w:tc", "sdt><w:sdtContent", "ins", "hyperlink", "r", "p"):
        opened, closed = f"<w:{tag}>", "".join(f"</{t}>" for t in reversed(f"w:{tag}".split("><")))
        for depth in (50, 5_000, 100_000):
            yield f"{depth} {tag} deep", _word(opened * depth + paragraph + closed * depth)
    cell = "<w:tc><w:tcPr><w:gridSpan w:val='{}'/></w:tcPr><w:p/></w:tc>"
    for span in ("99", "999999999", "-1", "otter"):
        yield (
            f"a cell over {span} columns",
            _word(f"<w:tbl><w:tr>{cell.format(span)}{cell.format(span)}</w:tr></w:tbl>"),
        )
    yield (
        "columns skipped without end",
        _word(
            f"<w:tbl><w:tr><w:trPr><w:gridBefore w:val='99999999'/></w:trPr>{cell.format(2)}</w:tr></w:tbl>"
        ),
    )
    yield "styles in a ring", Paper().bytes(more={"word/styles.xml": (
        f"<w:styles {W}><w:style w:styleId='A'><w:basedOn w:val='B'/></w:style>"
        "<w:style w:styleId='B'><w:basedOn w:val='A'/></w:style></w:styles>")})  # fmt: skip
    paper = Paper()
    paper.list(90, *OUTLINE, start=999_999)
    for _ in range(20):
        paper.add("otter", number=90, level=3)
    yield "numbers too high", paper.bytes()
    yield (
        "a picture that is not there",
        _word(
            "<w:p><w:r><w:pict xmlns:v='urn:schemas-microsoft-com:vml'><v:imagedata"
            f" xmlns:r='{OFFICE}' r:id='rId999'/></w:pict></w:r></w:p>"
        ),
    )
    yield (
        "a note that is not there",
        _word("<w:p><w:r><w:t>otter</w:t><w:footnoteReference w:id='9'/></w:r></w:p>"),
    )
    yield "no relations", Paper().bytes(more={"_rels/.rels": "<x/>", "word/_rels/document.xml.rels": "<x/>"})
    out = f"<Relationship Id='a' Type='{OFFICE}/officeDocument' Target='../../../../etc/passwd'/>"
    relations = f"<Relationships xmlns='{OFFICE.replace('officeDocument', 'package')}'>{out}</Relationships>"
    yield "relations that lead out", Paper().bytes(more={"_rels/.rels": relations})
    yield "the text twice", _doubled(_word(paragraph))
    yield from many("word", [paper.bytes(), _word(paragraph * 30)], 60)


def _doubled(data: bytes) -> bytes:
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("word/document2.xml", "<x/>")
    return made.getvalue().replace(b"document2.xml", b"document.xml/")


def pages() -> Iterator[File]:
    """Web pages and XML that nest, repeat, or name entities without end."""
    for tag in ("div", "b", "table><tr><td", "ul><li", "font", "a", "p", "blockquote", "otter", "svg"):
        for depth in (300, 3_000, 100_000):
            yield f"{depth} {tag}", b"<html><body>" + f"<{tag}>".encode() * depth + b"otter"
    yield (
        "columns without end",
        b"<html><body><table><tr><td colspan=999999999>otter<td rowspan=999999999>stoat</table>",
    )
    yield "many spans", b"<html><body><table>" + b"<tr><td rowspan=99 colspan=99>otter" * 2_000
    yield "cells without end", b"<html><body><table>" + (b"<tr>" + b"<td>1" * 100) * 600
    yield "attributes without end", b"<html><body><p " + b"a=1 " * 200_000 + b">otter"
    yield "one line", b"<html><body><p>" + b"otter " * 200_000
    yield "remarks without end", b"<html><body>" + b"<!--" * 100_000 + b"otter"
    yield "tags that never close", b"<html><body>" + b"<p <p " * 50_000 + b"otter"
    yield "a tag as long as the file", b"<html><body><" + b"a" * 1_000_000
    yield "entities without end", b"<html><body>" + b"&amp;" * 100_000 + b"otter stoat weasel"
    yield "zero bytes", b"<html><body><p>ot\0ter " * 100
    yield "a wrong declaration", b"<html><head><meta charset=utf-7></head><body><p>+ADw-otter stoat weasel"
    yield "a declaration of nothing", b"<html><head><meta charset=otter></head><body><p>otter caf\xe9 stoat"
    head = b'<?xml version="1.0"?>'
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    for root in (b"meeting", b"getmeetings", b"getcommittees", b"otter"):
        yield f"laughs in {root.decode()}", head + laughs + b"<" + root + b">&b;</" + root + b">"
        yield f"a deep {root.decode()}", head + (b"<" + root + b">") * 100_000
        yield f"laughs inside {root.decode()}", head + b"<" + root + b">" + laughs + b"&b;</" + root + b">"
    yield (
        "an entity outside",
        head + b'<!DOCTYPE m [<!ENTITY e SYSTEM "file:///etc/passwd">]><meeting>&e;</meeting>',
    )
    papers = [p.read_bytes() for p in sorted([*HERE.glob("web-*.html"), *HERE.glob("web-*.xml")])]
    yield from many("page", papers, 70)
