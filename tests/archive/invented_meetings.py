"""Meetings of invented bodies, for tests of what is worked out from their papers."""

from pathlib import Path

from archive import config
from archive.content import from_text
from archive.records import Meeting, Source
from archive.scrutiny import meetings, people
from archive.scrutiny.people import Mention
from archive.scrutiny.verdicts import Verdicts


def page(date: str, body: str, *, kind: str = "minutes", name: str = "", front: str = "") -> str:
    """A page of content of the Otter Panel."""
    own = name or f"{kind}-{date}"
    return (
        f"---\nid: {own}\nkind: {kind}\ntitle: {kind}\ndocument: {own}-pdf\nbody: Otter Panel\n"
        f"meeting_date: {date}\n{front}---\n\n<!-- page 3, printed 5 -->\n\n{body}\n"
    )


def held(*texts: str, verdicts: Verdicts | None = None) -> dict[str, Meeting]:
    """The meetings that pages tell of, by their day."""
    pages = [from_text(f"content/{number}.md", text) for number, text in enumerate(texts)]
    mentions = [
        Mention(entry["name"], entry.get("role"), "Otter Panel", None, Source("x"))
        for p in pages
        for key in ("members", "co_optees", "attendance")
        for entry in p.people(key)
    ]
    known = people.register(mentions)
    found = meetings.meetings(config.Config(Path()), pages, known, (), verdicts or Verdicts())
    return {m.meeting.date: m.meeting for m in found}
