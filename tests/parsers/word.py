"""Makes Word files for tests, and reads them: papers of Brackwater, a borough that was invented."""

import io
import re
import zipfile
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import parsers
from parsers.accounting import account
from parsers.markdown import body

OUTLINE = ("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "%4)")
"""Word's commonest numbering of reports, level by level: 1., 1.1, (a), i)."""


class Paper:
    """A Word file under the pen."""

    def __init__(self) -> None:
        self.document: Any = docx.Document()

    def list(self, number: int, *levels: tuple[str, str], start: int = 1, style: str = "") -> None:
        """Define the list `number`, each level with its form and what is printed."""
        root = self.document.part.numbering_part.element
        tied = f'<w:pStyle w:val="{style}"/>' if style else ""
        made = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
            f'{tied if not at else ""}<w:lvlText w:val="{text}"/></w:lvl>'
            for at, (form, text) in enumerate(levels)
        )
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{made}</w:abstractNum>'
        root.insert(0, parse_xml(abstract))
        self.also(number, number)

    def also(self, number: int, of: int, **starts: int) -> None:
        """Define one more list that counts on with another; `level_2=3` begins that level anew at 3."""
        overrides = "".join(
            f'<w:lvlOverride w:ilvl="{name[-1]}"><w:startOverride w:val="{at}"/></w:lvlOverride>'
            for name, at in starts.items()
        )
        self.document.part.numbering_part.element.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'
            )
        )

    def add(self, text: str, *, style: str | None = None, level: int = 0, number: int = 0) -> Any:
        """Add a paragraph; one in a list where its number is given."""
        paragraph = self.document.add_paragraph(text, style=style)
        if number:
            paragraph._p.get_or_add_pPr().append(
                parse_xml(
                    f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
                )
            )
        return paragraph

    def table(self, *rows: tuple[str, ...], header: bool = False) -> Any:
        """Add a table."""
        table = self.document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        if header:
            table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        return table

    def bytes(self, *, notes: str = "", more: dict[str, str] | None = None) -> bytes:
        """The file; `notes` is the inside of its footnotes part, `more` further parts by their names."""
        made = io.BytesIO()
        self.document.save(made)
        more = dict(more or {})
        if not notes and not more:
            return made.getvalue()
        out = io.BytesIO()
        with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                data = old.read(name)
                if notes and name == "word/_rels/document.xml.rels":
                    data = data.replace(
                        b"</Relationships>",
                        b'<Relationship Id="rIdNotes" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/'
                        b'officeDocument/2006/relationships/footnotes"/></Relationships>',
                    )
                if name not in more:
                    new.writestr(name, data)
            if notes:
                more["word/footnotes.xml"] = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>"
            for name, text in more.items():
                new.writestr(name, text)
        return out.getvalue()


def xml(inside: str) -> Any:
    """An element of Word's own, written without its namespaces."""
    spaces = (
        nsdecls("w")
        + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        + ' xmlns:v="urn:schemas-microsoft-com:vml"'
        + ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    )
    head = re.match(r"<[^\s/>]+", inside)
    whole = f"{head[0]} {spaces}{inside[head.end() :]}" if head else inside
    return parse_xml(whole)


def read(data: bytes) -> tuple[str, list[str]]:
    """The Markdown of a file's parts and the lines for the maintainer; every word is accounted for."""
    parsed = parsers.parse(data)
    words = account(parsed.reading.text, parsed.parts, parsed.omitted)
    assert words["unaccounted"] == 0, words
    return "\n".join(body(part.blocks) for part in parsed.parts), [
        line for _, line in (*parsed.reading.private, *parsed.problems)
    ]
