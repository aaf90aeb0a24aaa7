"""A small site of a search page and of the pages that its results lead to, for the tests of searching."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import bootstrap
from archive.assets import gather_assets
from archive.config import Config
from archive.records import Group, Section
from archive.search.files import search_files
from archive.search.suggestions import Suggestion, suggestion_files
from archive.templating import make_environment

PANEL, BOARD = "Children and Families Scrutiny Panel", "Health Scrutiny Board"
MEETING = Group(
    "2023-01-16-panel",
    "Meeting of 16 January 2023",
    "meetings/2023-01-16-panel/",
    "meeting",
    PANEL,
    "2023-01-16",
)
MINUTE = Section(
    id="2023-01-16-panel-4-12",
    url="meetings/2023-01-16-panel/#minute-4-12",
    sources=(),
    title="4.12 The Director promised a report on yeshivas",
    kind="minute",
    body=PANEL,
    date="2023-01-16",
    breadcrumb="Meeting of 16 January 2023 › 4 Budget monitoring",
    text="Members thanked officers. " * 30 + "The Director promises £1.3m for yeshivas. <b>Noted</b>.",
    group=MEETING,
    people=("jo-ash",),
    also_in=("report-yeshivas",),
)
COPY = replace(
    MINUTE,
    id="report-yeshivas",
    url="reports/yeshivas/#s1",
    title="Yeshivas: what was promised",
    breadcrumb="Report on yeshivas",
    kind="report section",
    copy_of=MINUTE.id,
    also_in=(),
    group=Group("yeshivas", "Report on yeshivas", "reports/yeshivas/", "report", PANEL, "2023-02-01"),
)
WARDS = [
    replace(
        MINUTE,
        id=f"places-{ward:02}",
        url=f"reports/places/#s{ward}",
        title=f"Places in ward {ward}",
        kind="report section",
        date="2022-05-03",
        breadcrumb="School places in the borough › Wards",
        text=f"The ward has {ward} reception places for looked after children.",
        group=Group(
            "places", "School places in the borough", "reports/places/", "report", PANEL, "2022-05-03"
        ),
        people=(),
        also_in=(),
    )
    for ward in range(8)
]
MONTHS = [
    replace(
        MINUTE,
        id=f"dental-{month:02}",
        url=f"meetings/2021-{month:02}-05-board/#minute-1",
        title="1 Dental checks",
        kind="decision",
        body=BOARD,
        date=f"2021-{month:02}-05",
        breadcrumb=f"Meeting of month {month} › 1 Dental checks",
        text="LAC have dental checks in spring.",
        group=Group(
            f"2021-{month:02}-05-board",
            f"Meeting of month {month}",
            f"meetings/2021-{month:02}-05-board/",
            "meeting",
            BOARD,
            f"2021-{month:02}-05",
        ),
        people=(),
        also_in=(),
    )
    for month in range(1, 13)
]
TERM = replace(
    MINUTE,
    id="glossary-mappa",
    url="glossary/#term-mappa",
    title="ΜΑΡΡΑ",
    kind="glossary term",
    body=None,
    date=None,
    breadcrumb="Glossary",
    text="Multi-agency public protection arrangements.",
    group=Group("glossary", "Glossary", "glossary/", "glossary"),
    people=(),
    also_in=(),
)
PERSON = replace(
    TERM,
    id="person-jo-ash",
    url="people/jo-ash/",
    title="Jo Ash",
    kind="person",
    breadcrumb="People",
    text="Director of Education",
    group=Group("people", "People", "people/", "people"),
)
ROWS = replace(
    MINUTE,
    id="2023-01-16-panel-fares",
    url="meetings/2023-01-16-panel/#fares-page-2",
    title="Fares",
    kind="table",
    breadcrumb="Meeting of 16 January 2023",
    text="\n".join(f"Ferry {n} · {'no tolls for carts' if n == 140 else 'tolls'}" for n in range(100, 160)),
    people=(),
    also_in=(),
)
SECTIONS = [MINUTE, COPY, ROWS, *WARDS, *MONTHS, TERM, PERSON]
SYNONYMS = [
    {"short": short, "senses": senses, "forms": [[sense] for sense in senses], "asTyped": False}
    for short, senses in (("LAC", ["looked after children"]), ("HOT", ["head of teaching", "heads of terms"]))
]
SUGGESTED = [
    Suggestion("MAPPA", "Multi-agency public protection arrangements"),
    Suggestion("Jo Ash", "Director of Education"),
    Suggestion("School places in the borough", "Paper, 3 May 2022"),
    Suggestion("Schools forum", "Body that divides the schools grant"),
]

OPENED = """
{% extends "base.html" %}
{% block content %}
<h1>Meeting</h1>
<h2 id="item-4">4 Budget monitoring</h2>
<div class="entry" id="minute-4-11"><p>Nothing on yeshivas.</p></div>
<div class="entry" id="minute-4-12">
<p>The <em>Director</em> promises £1.3m for <abbr title="schools">yeshivas</abbr>.</p>
</div>
<table>
<tr class="page-turn" id="fares-page-2"><td colspan="2">page 2</td></tr>
{% for row in range(100, 160) %}
<tr><td>Ferry {{ row }}</td><td>{{ "no tolls for carts" if row == 140 else "tolls" }}</td></tr>
{% endfor %}
<tr class="page-turn" id="fares-page-3"><td colspan="2">page 3</td></tr>
<tr><td>Ferry 160</td><td>no tolls for carts</td></tr>
</table>
<h2 id="item-5">5 Places</h2>
<p>Text about promises.</p>
{% endblock %}
"""


def files() -> Iterator[tuple[str, bytes]]:
    """All files of the site by path."""
    archive = Config(Path(), title="Marshwick Scrutiny Archive")
    environment = make_environment([bootstrap.ROOT / "templates"], archive)
    searching = SimpleNamespace(title="Search", description=None, section="search")
    search = environment.get_template("search.html").render(root="../", page=searching)
    yield "search/index.html", search.encode()
    meeting = SimpleNamespace(title="Meeting", description=None, section="meetings")
    opened = environment.from_string(OPENED).render(root="../../", page=meeting)
    yield "meetings/2023-01-16-panel/index.html", opened.encode()
    yield "people/jo-ash/index.html", opened.encode()
    yield from gather_assets(bootstrap.NODE_MODULES, [bootstrap.ROOT / "static"]).items()
    yield from search_files(SECTIONS, more={"synonyms": SYNONYMS, "words": []}).items()
    yield from suggestion_files(SUGGESTED)


def write(folder: Path) -> None:
    """Write the site into a folder."""
    for path, contents in files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(contents)
