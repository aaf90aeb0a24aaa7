"""An archive of an invented council from a few minutes and papers, for tests of decisions and promises."""

from pathlib import Path
from textwrap import dedent

from archive import config, content
from archive.library import Library, assemble

BODY = "Wetlands Scrutiny Panel"
MARCH, MAY, JULY = "2025-03-03", "2025-05-12", "2025-07-14"


def minutes(date: str, text: str, *, front: str = "") -> str:
    """The printed minutes of a meeting."""
    return _page(f"minutes-{date}", "minutes", date, "Minutes", text, front)


def paper(date: str, text: str, *, kind: str = "report", name: str = "report", front: str = "") -> str:
    """A paper that was laid before a meeting."""
    return _page(f"{name}-{date}", kind, date, name.replace("-", " ").capitalize(), text, front)


def _page(name: str, kind: str, date: str, title: str, text: str, front: str) -> str:
    head = (
        f"id: {name}\nkind: {kind}\ntitle: {title}\ndocument: pack-{date}\nbody: {BODY}\nmeeting_date: {date}"
    )
    return f"---\n{head}\n{dedent(front).lstrip()}---\n\n{dedent(text).lstrip()}"


def archive(folder: Path, *pages: str, links: str = "") -> Library:
    """The library of an archive that holds these pages."""
    (folder / "archive.toml").write_text(f'[archive]\ntitle = "Marshwick"\n\n[[bodies]]\nname = "{BODY}"\n')
    for page in pages:
        file = folder / "content/pack" / f"{page.split('id: ')[1].split()[0]}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page)
    if links:
        (folder / "content/links.yaml").write_text(dedent(links))
    return assemble(config.load(folder), content.load(folder))
