"""An archive's own colours, styles and templates; what is too faint or wrong stops the build."""

from pathlib import Path

import pytest

from archive import config, content, library, site, theme
from archive.errors import ArchiveError
from tests import invented


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The invented archive, to be given a look of its own."""
    root = invented.write(tmp_path)
    (root / "templates").mkdir()
    (root / "static").mkdir()
    return root


def files(root: Path) -> dict[str, str]:
    """The pages and style sheets of an archive."""
    settings = config.load(root)
    made = site.files(settings, library.assemble(settings, content.load(root)))
    return {name: data.decode() for name, data in made if name.endswith((".html", ".css"))}


def themed(root: Path, **colours: str) -> config.Config:
    """The settings of an archive with colours."""
    lines = [f'{key} = "{value}"' for key, value in colours.items()]
    (root / "archive.toml").write_text("\n".join(["[theme]", *lines]))
    return config.load(root)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
    ],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    """As WCAG defines it, whichever comes first."""
    assert theme.contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert theme.contrast(other, one) == theme.contrast(one, other)


def test_colours(tmp_path: Path) -> None:
    """Each scheme has its own; without any there is no style sheet."""
    css = theme.theme_css(themed(tmp_path, brand_colour="#5b2a86", dark_link_colour="#C9A9F0"))
    light, dark = css.split("@media screen and (prefers-color-scheme: dark)")
    assert "--archive-header-colour: #5b2a86;" in light
    assert "--govuk-link-colour: #C9A9F0;" in dark
    assert "#5b2a86" not in dark
    assert theme.theme_css(themed(tmp_path)) == ""


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        (
            "brand_colour",
            "#ffcc00",
            r"archive\.toml:2: brand_colour = .* 1\.5 to 1 .* 4\.5 to 1: take one that is darker",
        ),
        ("link_colour", "#767676", r"link_colour .* 4\.1 to 1 with #f1f5f5"),
        ("dark_link_colour", "#333366", r"take one that is lighter"),
        ("dark_answer_colour", "#14181a", r"1\.0 to 1 .* 3\.0 to 1"),
        (
            "brand_colour",
            "teal",
            r'archive\.toml:2: brand_colour = .teal. should be a colour such as "#17464f"',
        ),
        ("brand", "#17464f", r"archive\.toml:2: unknown key 'brand' in \[theme\]"),
    ],
)
def test_refused(tmp_path: Path, key: str, value: str, message: str) -> None:
    """A colour that can't be read, or is none, stops the build with line, key and reason."""
    with pytest.raises(ArchiveError, match=message):
        themed(tmp_path, **{key: value})


def test_shipped_colours_pass(tmp_path: Path) -> None:
    """The colours that come with the program would pass as an archive's own."""
    shipped = {"brand_colour": "#17464f", "answer_colour": "#0f7a52", "dark_brand_colour": "#123c44"}
    assert "#17464f" in theme.theme_css(themed(tmp_path, **shipped, dark_rule_colour="#5fa3ad"))


def test_a_block(folder: Path) -> None:
    """One block of one template is replaced on all pages, the rest stays, and what it held can be had."""
    (folder / "templates" / "base.html").write_text(
        '{% extends "!base.html" %}{% block footer %}<p>The clerk</p>{{ super() }}{% endblock %}'
        '{% block theme %}<link rel="stylesheet" href="{{ root }}assets/extra.css">{% endblock %}'
    )
    (folder / "static" / "extra.css").write_text("p { color: red }")
    (folder / "static" / "archive.css").write_text(".own { color: blue }")
    made = files(folder)
    page = made[f"{invented.HELD}index.html"]
    assert page.count("<p>The clerk</p>") == page.count("<footer") == 1
    assert 'href="../../assets/extra.css"' in page
    assert "Damp and mould" in page
    assert made["assets/extra.css"] == "p { color: red }"
    assert made["assets/site.css"].rstrip().endswith(".own { color: blue }")


def test_a_kind_of_page(folder: Path) -> None:
    """A kind of page is extended without touching the others."""
    (folder / "templates" / "meeting.html").write_text(
        '{% extends "!meeting.html" %}'
        "{% block content %}{{ super() }}<p>By {{ meeting.body }}</p>{% endblock %}"
    )
    made = files(folder)
    assert "<p>By Housing Scrutiny Commission</p>" in made[f"{invented.HELD}index.html"]
    assert "<p>By Housing" not in made["index.html"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<p>\n{{ archive.titel }}", r"footer\.html:2: .*titel"),
        ("<p>\n{% if %}", r"footer\.html:2: "),
        ('{% include "nowhere.html" %}', r"footer\.html:1: there is no template nowhere\.html"),
        ('{% extends "footer.html" %}', r'footer\.html: .* extends itself; .*"!footer\.html"'),
        (
            '{% extends "!base.html" %}\n{% block footr %}{% endblock %}',
            r"footer\.html:2: there is no block 'footr' in what this template extends; it has .*footer",
        ),
    ],
)
def test_a_wrong_template(folder: Path, text: str, message: str) -> None:
    """It stops the build with its file and line."""
    (folder / "templates" / "footer.html").write_text(text)
    with pytest.raises(ArchiveError, match=message):
        files(folder)


@pytest.mark.parametrize(
    ("html", "line", "what"),
    [
        ("<p>\n<script>let a</script>", 2, r"a script within the page; .* static/"),
        ('<p>\n\n<b class="a > b" style="color: {{ root }}">', 3, "a style on an element"),
        ("<style>p { color: red }</style>", 1, r"a style sheet within the page; .* static/archive\.css"),
        ('<button type="button" onclick="go()">', 1, "a script on an element"),
        ('{# a\nremark #}<img alt="" src="//pictures.example.org/a.png">', 2, "from another address"),
        ('<iframe title="Map" src="map.html"></iframe>', 1, "a page within the page"),
    ],
)
def test_what_browsers_would_leave_out(folder: Path, html: str, line: int, what: str) -> None:
    """What the content policy forbids stops the build, with what to do instead."""
    (folder / "templates" / "footer.html").write_text(html)
    with pytest.raises(ArchiveError, match=rf"footer\.html:{line}: the content policy .* {what}"):
        files(folder)


def test_what_browsers_do(folder: Path) -> None:
    """Scripts from files, links to elsewhere, and what stands in remarks, are no reason to stop."""
    (folder / "templates" / "footer.html").write_text(
        '<script type="module" src="{{ root }}assets/own.js"></script>\n'
        '<script type="application/ld+json">{}</script> {# <script>let a</script> #}\n'
        '<!-- <p style="color: red"> --> <a href="https://example.org/?style=a&onclick=b">On style = all</a>'
        '<img alt="a style = b" src="{{ root }}assets/crest.svg">'
    )
    assert "assets/crest.svg" in files(folder)["index.html"]
