"""Make the sample archive's original papers: every file of ``sources/`` from the texts in this folder."""

from __future__ import annotations

import json
import re
import shutil
import textwrap
from dataclasses import dataclass, field, replace
from pathlib import Path

import jinja2
import reportlab
import typst
from markupsafe import Markup, escape
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Paragraph, SimpleDocTemplate, Spacer

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parent / "sources"
BODY = "Children, Young People and Families Scrutiny Commission"
WEB_STOP = "‖"
"""Stands in the text of the minutes where the web page breaks off."""

LINES = [
    ("item", r"# (?P<number>\d*) ?(?P<text>.*)"),
    ("sub", r"## (?P<text>.*)"),
    ("purpose", r"> (?P<text>.*)"),
    ("bullet", r"- (?P<text>.*)"),
    ("para", r"(?P<number>\d+\.\d+) (?P<text>.*)"),
    ("agreed", r"(?P<text>Agreed: .*)"),
    ("plain", r"(?P<text>.*)"),
]
"""What a line of the minutes is, told by how it begins; the first that fits."""

WEB_DOCUMENTS = {
    "4": ("Childrens Services Performance and Budget Q2", 388, ""),
    "5": ("Item 5 cover sheet", 41, ""),
    "6": ("Item 6 cover sheet", 44, "Youth Assembly manifesto 2024"),
    "9": ("Item 9 cover sheet", 43, "Minutes 07102024"),
}
"""For an item of the web page: the document behind its title, that document's size, and an additional one."""

UNKNOWN_TO_WORD = {"Valecha", "Zaynab", "Tolliver", "Quillfeather", "Brzeski", "Rushfen", "Lindqvist-Hale"}
"""Names around which the web page has the marks of Word's spelling check."""


@dataclass(frozen=True)
class Block:
    """One paragraph of minutes, as both the printed paper and the web page need it."""

    kind: str
    number: str
    text: str
    stops: bool = False


@dataclass
class WebItem:
    """One row of the web page's table of agenda items."""

    number: str
    title: str
    purpose: str = ""
    blocks: list[Block] = field(default_factory=list)

    @property
    def id(self) -> int:
        """The number that the council's system has given the item."""
        return 18_230 + 4 * int(self.number)

    @property
    def document(self) -> str:
        """The document that the item's title links to, if any."""
        return WEB_DOCUMENTS.get(self.number, ("", 0, ""))[0]

    @property
    def size(self) -> int:
        """That document's size in kilobytes."""
        return WEB_DOCUMENTS.get(self.number, ("", 0, ""))[1]

    @property
    def annex(self) -> str:
        """An additional document, if any."""
        return WEB_DOCUMENTS.get(self.number, ("", 0, ""))[2]


def curly(text: str) -> str:
    """Turn the typewriter's quotation marks and dashes into printed ones."""
    text = re.sub(r'(^|[\s(])"', r"\1“", text).replace('"', "”")
    return text.replace("'", "’").replace(" - ", " – ")


def read_block(line: str) -> Block:
    """Tell by its first characters what a line of the minutes is."""
    matches = ((kind, re.fullmatch(pattern, line)) for kind, pattern in LINES)
    kind, match = next((kind, match) for kind, match in matches if match)
    parts = match.groupdict()
    return Block(kind, parts.get("number") or "", parts["text"])


def read_blocks(name: str) -> list[Block]:
    """Read a plain text, one block for each line that is not empty."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [read_block(curly(line)) for line in lines if line.strip()]


def printed(blocks: list[Block]) -> str:
    """Give the minutes as JSON for the printed paper, which has no purposes and never breaks off."""
    shown = [block for block in blocks if block.kind != "purpose"]
    return json.dumps(
        [{"kind": b.kind, "number": b.number, "text": b.text.replace(WEB_STOP, "")} for b in shown]
    )


def fonts() -> typst.Fonts:
    """Collect the fonts that come with typst and reportlab, and none of the machine's own."""
    bundled = Path(reportlab.__file__).parent / "fonts"
    return typst.Fonts(include_system_fonts=False, font_paths=[bundled])


def make_pack(date: str, minutes: str) -> None:
    """Set one agenda pack, with the minutes of the meeting before it at its end."""
    inputs = {"minutes": printed(read_blocks(minutes))}
    pdf = typst.compile(HERE / f"pack-{date}.typ", font_paths=fonts(), sys_inputs=inputs)
    (SOURCES / f"{date}-agenda-pack.pdf").write_bytes(pdf)


def make_paper(text: str, name: str) -> None:
    """Set a paper that was published by itself."""
    (SOURCES / name).write_bytes(typst.compile(HERE / text, font_paths=fonts()))


def web_items(blocks: list[Block]) -> list[WebItem]:
    """Sort the minutes into the rows of the web page, each up to where the page breaks off."""
    items: list[WebItem] = []
    stopped = False
    for block in blocks:
        if block.kind == "item":
            items.append(WebItem(block.number, block.text))
            stopped = False
        elif block.kind == "purpose":
            items[-1].purpose = block.text
        elif not stopped:
            shown, stop, _ = block.text.partition(WEB_STOP)
            stopped = bool(stop)
            items[-1].blocks.append(replace(block, text=shown.rstrip(), stops=stopped))
    return items


def fold(text: str) -> Markup:
    """Break a paragraph into short lines, as the council's system does with what comes from Word."""
    lines = textwrap.wrap(text, 66, break_on_hyphens=False, break_long_words=False)
    return Markup("\n").join(Markup(" ").join(map(web_word, line.split())) for line in lines)


def web_word(word: str) -> Markup:
    """Leave around a name the mark of Word's spelling check, if Word does not know it."""
    marked = Markup('<span class=\n"SpellE">{}</span>')
    return marked.format(word) if word in UNKNOWN_TO_WORD else escape(word)


def make_web_page(minutes: str, name: str) -> None:
    """Write the web page of a meeting, in the markup of the council's system."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE),
        autoescape=True,
        trim_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["fold"] = fold
    template = environment.get_template("agenda-and-minutes.html.j2")
    page = template.render(body=BODY, items=web_items(read_blocks(minutes)))
    (SOURCES / name).write_text(page, encoding="utf-8", newline="\n")


def letter_styles() -> dict[str, ParagraphStyle]:
    """Give the look of each part of the Cabinet Member's letter."""
    plain = ParagraphStyle("plain", fontName="Helvetica", fontSize=11, leading=15, spaceAfter=9)
    bold = ParagraphStyle("bold", plain, fontName="Helvetica-Bold", spaceBefore=4, keepWithNext=1)
    return {
        "plain": plain,
        "item": ParagraphStyle("title", bold, fontSize=12),
        "sub": bold,
        "right": ParagraphStyle("right", plain, alignment=TA_RIGHT),
    }


def make_reply(text: str, name: str) -> None:
    """Print the Cabinet Member's reply to the Chair, which has no tags and no outline."""
    styles = letter_styles()
    sender = "Councillor Imogen Sarkodie-Wells<br/>Cabinet Member for Children, Schools and Youth<br/>"
    address = "Members’ Services, Aldermarsh Town Hall<br/>Tannery Road, London SE39 4QX<br/>020 7946 0177"
    opening = [
        Paragraph(sender + address, styles["right"]),
        Paragraph("7 February 2025", styles["plain"]),
        Paragraph(f"Cllr Oluwaseun Adeyemi Brandt<br/>Chair, {BODY}", styles["plain"]),
        Paragraph("Dear Seun,", styles["plain"]),
    ]
    closing = [
        Paragraph("Yours sincerely,", styles["plain"]),
        Spacer(1, 1.2 * cm),
        Paragraph(
            "<b>Cllr Imogen Sarkodie-Wells</b><br/>Cabinet Member for Children, Schools and Youth",
            styles["plain"],
        ),
    ]
    body = [Paragraph(line, styles[kind]) for kind, line in reply_lines(text)]
    document = SimpleDocTemplate(
        str(SOURCES / name), pagesize=A4, invariant=1, lang="en-GB",
        leftMargin=2.6 * cm, rightMargin=2.6 * cm, topMargin=2.2 * cm, bottomMargin=2.2 * cm,
        title="Reply to the Chair on youth hubs and detached youth work", author="Cllr Imogen Sarkodie-Wells",
    )  # fmt: skip
    document.build([*opening, *body, *closing], onLaterPages=letter_foot, onFirstPage=letter_foot)


def reply_lines(name: str) -> list[tuple[str, str]]:
    """Read the letter's text as pairs of kind and text: its title, its headings and its paragraphs."""
    return [
        ("sub" if block.kind == "para" else block.kind, f"{block.number} {block.text}".strip())
        for block in read_blocks(name)
    ]


def letter_foot(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Print the number of the page at its foot."""
    canvas.setFont("Helvetica", 9)
    canvas.drawCentredString(A4[0] / 2, 1.2 * cm, str(document.page))


def main() -> None:
    """Write every file of ``sources/``."""
    SOURCES.mkdir(exist_ok=True)
    make_pack("2024-11-25", minutes="minutes-2024-10-07.md")
    make_pack("2025-01-20", minutes="minutes-2024-11-25.md")
    make_pack("2025-03-03", minutes="minutes-2025-01-20.md")
    make_paper("cabinet-response.typ", "2025-04-22-cabinet-response.pdf")
    make_web_page("minutes-2024-11-25.md", "2024-11-25-agenda-and-minutes.html")
    make_reply("reply.txt", "2025-02-07-cabinet-member-reply.pdf")
    shutil.copyfile(HERE / "glossary.md", SOURCES / "glossary-2024.md")
    shutil.copyfile(HERE / "site-visit.md", SOURCES / "2024-12-04-note-of-a-visit.md")


if __name__ == "__main__":
    main()
