"""The audit of HTML notices what it is there for, and nothing else."""

import pytest

from audit import markup
from audit.whole import questions

SOUND = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Fares</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event"}</script></head>
<body><main><h1>Fares</h1><h2 id="bus">Buses</h2><h3>Night</h3><h2>Trams</h2>
<p><a href="#bus">Buses</a> <a href="../">Home</a> <a href="../maps/?line=7#stop">Maps</a>
<a href="https://elsewhere.example.org/#x">More</a>
<a href="../plan.pdf#page=3">Plan</a></p></main></body></html>
"""
MAP = SOUND.replace("Fares", "Maps").replace('id="bus"', 'id="stop"').replace("#bus", "#stop")
FILES = frozenset({"index.html", "fares/index.html", "maps/index.html", "plan.pdf"})


def rules(html: str, base: str = "") -> list[str]:
    """What is found on a page of a small site."""
    read = {page: markup.read(page, text.encode()) for page, text in (("fares/", html), ("maps/", MAP))}
    found = [*read["fares/"].findings, *markup.together(read, FILES, base)]
    return [finding.rule for finding in found]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("", "", ""),
        ("</h1>", "", "HTML: "),
        ('<a href="#bus">', '<a href="#bus"><a>', "HTML: "),
        ("</title>", "</title><div>", "HTML: "),
        ("<h1>Fares</h1>", "", "no h1"),
        ("<h2>Trams</h2>", "<h1>Trams</h1>", "no h1"),
        ("<h2>Trams</h2>", "<h4>Night</h4><h2>Trams</h2>", ""),
        ("<h3>Night</h3>", "<h4>Night</h4>", "a heading after h2 skips a level"),
        ("Trams", " ", "an empty heading"),
        ('lang="en"', "", "no language"),
        ("<title>Fares", "<title>", "a title that is none"),
        ("<title>Fares", "<title>**Fares**", "a title that is none"),
        ("<title>Fares", "<title>Fares &amp;amp; fines", "a title that is none"),
        ("<title>Fares", "<title>Maps", "title of another page"),
        ("<h2>Trams", '<h2 id="bus">Trams', "an id that stands twice"),
        ("#bus", "#train", "a link to no place"),
        ("#bus", "#bus:~:text=Buses", ""),
        ("#stop", "#bus", "a link to no place"),
        ("../maps/", "../maps", "a link to no page"),
        ("../maps/", "../../maps/", "a link to no page"),
        ("../plan.pdf", "../plan", "a link to no page"),
        ('"Event"}', '"Event"', "JSON-LD: "),
        ('"@context"', '"context"', "JSON-LD without a context"),
        ("<p>", '<p aria-describedby="bus tram">', "aria-describedby names nothing"),
    ],
)
def test_noticed(old: str, new: str, rule: str) -> None:
    """Each fault is named, and nothing else is one."""
    assert not old or old in SOUND
    found = rules(SOUND.replace(old, new, 1), "/records/" if "../../" in new else "")
    assert any(one.startswith(rule) for one in found) if rule else found == []


def test_questions() -> None:
    """A page is asked what the first link asks that leads to it with a question."""
    read = {page: markup.read(page, text.encode()) for page, text in (("fares/", SOUND), ("maps/", MAP))}
    assert questions(read) == ["maps/?line=7"]
    search = {
        "search/": markup.read("search/", MAP.encode()),
        "": markup.read("", b'<a href="search/#q=fares">'),
    }
    assert questions(search) == ["search/?q=fares"]
