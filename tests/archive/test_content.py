"""Pages of content: what was saved is what is loaded, and what is wrong is told with its line."""

from pathlib import Path

import pytest

from archive import content
from archive.frontmatter import FrontMatterError

PAGE = """---
id: pack-pdf-minutes-2024-11-25
kind: minutes
title: Minutes of the Commission
document: pack-pdf
meeting_date: 2024-11-25
start_time: "19:00"
attendance:
  - name: Cllr Ann Other
    capacity: member
    status: present
---

<!-- page 38, printed 38 -->

## 1. Apologies for absence

1.10 There were none.
"""


def write(folder: Path, name: str, text: str) -> None:
    """Put a page into an archive's content."""
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_loading_what_was_saved() -> None:
    """A page that is saved and loaded is the same page."""
    page = content.from_text("content/a.md", PAGE)
    named = {"id": page.id, "kind": page.kind, "title": page.title, "document": page.document}
    again = content.from_text("content/a.md", content.to_text({**named, **page.meta}, page.body))
    assert (again.id, again.kind, again.title, again.document, again.meta, again.body) == (
        page.id,
        page.kind,
        page.title,
        page.document,
        page.meta,
        page.body,
    )


def test_scalars_stay_as_written() -> None:
    """A time is no number of minutes, and "no" is no truth value."""
    page = content.from_text("a.md", PAGE.replace('"19:00"', "19:00").replace("Cllr Ann Other", "no"))
    assert page.get("start_time") == "19:00"
    assert page.people("attendance")[0]["name"] == "no"


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("meeting_date: 2024-11-25", "meeting_date: 25 November", 6, "should be a date"),
        ("meeting_date:", "meting_date:", 6, "unknown key 'meting_date'"),
        ("capacity: member", "capacity: meber", 10, "should be one of"),
        ("kind: minutes", "kind: minutes\nkind: report", 4, "stands twice"),
        ("title: Minutes of the Commission", "title: &a Minutes", 4, "anchors"),
        ("title: Minutes of the Commission", "title: [Minutes", 5, "is no YAML"),
        ("title: Minutes of the Commission\n", "", 1, "'title' is missing"),
        ("---\nid", "id", 1, "no front matter"),
    ],
)
def test_problems_name_line_and_value(old: str, new: str, line: int, says: str) -> None:
    """What can't be read is refused with the line it stands on, never silently empty."""
    with pytest.raises(FrontMatterError, match=says) as caught:
        content.from_text("a.md", PAGE.replace(old, new, 1))
    assert abs(caught.value.line - line) <= 1


def test_one_bad_page_does_not_stop_the_others(tmp_path: Path) -> None:
    """All problems are reported; the good pages are there all the same."""
    write(tmp_path, "good/a.md", PAGE)
    write(tmp_path, "bad/b.md", "no front matter at all")
    write(tmp_path, "bad/c.md", PAGE)
    loaded = content.load(tmp_path)
    assert len(loaded.pages) == 2
    assert [str(p).split(":")[0] for p in loaded.problems] == ["content/bad/b.md", "content/good/a.md"]
    assert "is taken by content/bad/c.md" in str(loaded.problems[1])
