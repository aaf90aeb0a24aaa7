"""What tests of figures share: a few measures, and the figures of papers with given bodies."""

from __future__ import annotations

from pathlib import Path

from archive.body import chunks
from archive.content import from_text
from archive.records import Figure
from archive.scrutiny.figures import Text, figures
from archive.scrutiny.figures.measures import declared
from archive.scrutiny.verdicts import Verdicts

MEASURES = """\
- name: Children looked after
  unit: number
  counted: at a date
  patterns: [children (were) looked after, looked after children, children in care (at snapshot date)]
  not near: [aged]
- name: Assessments completed
  unit: number
  counted: over a period
  patterns: [assessments (were) completed, completed * assessments]
- name: Assessments in time
  unit: percent
  counted: over a period
  patterns: [assessments (were) completed within 45 (working) days]
"""


def found(
    root: Path, *bodies: str, council: str = "", settled: Verdicts | None = None, title: str = "Report"
) -> dict[str, Figure]:
    """The figures of papers with these bodies, by id."""
    (root / "content").mkdir(exist_ok=True)
    if not (root / "content/figures.yaml").exists():
        (root / "content/figures.yaml").write_text(MEASURES)
    texts = []
    for number, body in enumerate(bodies):
        front = f"---\nid: paper-{number}\nkind: report\ntitle: {title}\ndocument: doc-{number}\n---\n\n"
        page = from_text(f"content/doc-{number}/paper.md", f"{front}<!-- line {number + 1} -->\n\n{body}\n")
        texts.append(Text(f"reports/paper-{number}/", page.title, chunks(page)))
    measures, problems = declared(root)
    assert not problems
    return {figure.id: figure for figure in figures(texts, measures, council, settled or Verdicts())}


def stated(figure: Figure) -> list[tuple[str, str]]:
    """The observations of a figure: when, and what."""
    return [(o.as_at or o.period or "", o.value) for o in figure.observations]
