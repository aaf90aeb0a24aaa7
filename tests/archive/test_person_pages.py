"""A person's page: everything that the papers say of somebody, with what is only possible."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from archive import library, site
from archive.config import Config
from archive.content import Content, from_text

MINUTES = """---
id: x-minutes
kind: minutes
title: Minutes
document: x
body: {body}
meeting_date: '{date}'
attendance:
  - {{name: Cllr Ann Gale, capacity: member, role: Chair, status: present}}
  - {{name: {other}, capacity: member, status: present}}
  - {{name: Bo Weir, capacity: officer, role: Head of Parks, status: in_attendance}}
agenda:
  - {{number: '4', title: Parks}}
declarations:
  - {{name: Cllr Gale, interest: sits on the Parks Trust, item: '4'}}
votes:
  - title: The plan
    outcome: carried
    ballots:
      - {{choice: for, count: 1, names: [Cllr Ann Gale]}}
---

## 4. Parks

The Head of Parks introduced the report. Ring 01632 960123.
"""
LETTER = """---
id: y-letter
kind: letter
title: Letter to Cllr Ann Gale
document: y
date: '2024-12-02'
recipients:
  - {name: Cllr Ann Gale, role: Chair}
---

Dear Anne,

Thank you.
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The words of the main part of each page of two meetings and a letter."""
    texts = {
        "content/x/a.md": MINUTES.format(
            body="Housing Commission", date="2024-11-25", other="Cllr Sara Holt"
        ),
        "content/x/b.md": MINUTES.format(
            body="Health Board", date="2024-12-09", other="Cllr Sarah Holt"
        ).replace("x-minutes", "x-other"),
        "content/y/c.md": LETTER,
    }
    made = [from_text(path, text) for path, text in texts.items()]
    config = Config(tmp_path_factory.mktemp("archive"), title="Archive")
    files = site.files(config, library.assemble(config, Content(tuple(made), ())))
    return {
        name: " ".join(main.text(separator=" ").split())
        for name, data in files
        if name.startswith("people/") and (main := LexborHTMLParser(data.decode()).css_first("main"))
    }


@pytest.mark.parametrize(
    ("person", "words"),
    [
        ("ann-gale", "Chair Housing Commission 25 November 2024"),
        ("ann-gale", "Health Board: present as member, in the chair"),
        ("ann-gale", ", item 4: sits on the Parks Trust"),
        ("ann-gale", "The plan"),
        ("ann-gale", "For carried"),
        ("ann-gale", "Received: Letter to Cllr Ann Gale , 2 December 2024"),
        ("ann-gale", "Cllr Gale"),
        ("bo-weir", "4. Parks , 25 November 2024: presented it"),
        ("bo-weir", "Head of Parks 25 November 2024 to 9 December 2024"),
        ("sara-holt", "Possibly the same person as Sarah Holt : the same name in another form"),
        ("sarah-holt", "Possibly the same person as Sara Holt"),
    ],
)
def test_what_a_page_says(pages: dict[str, str], person: str, words: str) -> None:
    """Offices, meetings, declarations, votes, letters, items, spellings, and who may be the same."""
    assert words in pages[f"people/{person}/index.html"]


def test_the_list_of_people(pages: dict[str, str]) -> None:
    """By family name, with the latest office."""
    text = pages["people/index.html"]
    assert (
        text.index("Ann Gale , Chair")
        < text.index("Sara Holt , Member")
        < text.index("Bo Weir , Head of Parks")
    )
