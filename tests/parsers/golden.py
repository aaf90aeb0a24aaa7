"""Golden pairs: a paper `x-*.{txt,html,docx,xml,pdf}` and beside it `x-*.md`, all that is read out of it.

A new case is two files. After a change that is meant, write all of them anew, and read the difference:

    .venv/bin/python -m tests.parsers.golden
"""

from pathlib import Path

import yaml

import parsers
from parsers.markdown import body

HERE = Path(__file__).parent
PAPERS = sorted(p for p in HERE.iterdir() if p.suffix in (".txt", ".html", ".docx", ".xml", ".pdf"))


def reading(paper: Path) -> str:
    """Everything that a paper gives: its pages of content, what was left out, what was not understood."""
    parsed = parsers.parse(paper.read_bytes())
    pieces = [f"READ AS {parsed.kind}\n"]
    for part in parsed.parts:
        meta = yaml.safe_dump(part.meta, sort_keys=False, allow_unicode=True, width=100) if part.meta else ""
        pieces.append(f"\n===== {part.kind}: {part.title}\n{meta}-----\n{body(part.blocks)}")
    if parsed.omitted:
        pieces.append("\n===== LEFT OUT\n")
        pieces += [f"{omitted.reason}: {omitted.text}\n" for omitted in parsed.omitted]
    if parsed.problems:
        pieces.append("\n===== NOT UNDERSTOOD\n")
        pieces += [f"{place}: {message}\n" for place, message in parsed.problems]
    if parsed.reading.private:
        pieces.append("\n===== FOR THE MAINTAINER ALONE\n")
        pieces += [f"{place}: {message}\n" for place, message in parsed.reading.private]
    return "".join(pieces)


def main() -> None:
    """Write every golden file anew."""
    for paper in PAPERS:
        paper.with_suffix(".md").write_text(reading(paper), encoding="utf-8")


if __name__ == "__main__":
    main()
