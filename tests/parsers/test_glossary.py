"""Terms of printed glossaries, mended where it is certain."""

import pytest

import parsers
from parsers import lookalikes
from parsers.papers.glossary import mend


@pytest.mark.parametrize(
    ("printed", "definition", "damaged", "term"),
    [
        ("ΜΑΡΡΑ", "Multi-Agency Public Protection Arrangements", False, "MAPPA"),
        ("SC", "Frog Social Care", True, "FSC"),
        ("SC", "Frog Social Care", False, "SC"),
        ("a CP", "Lock Care Plan", True, "LCP"),
        ("LGfO", "London Group for Otters", True, "LGfO"),
        ("Leat", "A channel that brings water to a mill", True, "Leat"),
        ("ÉNA", "École nationale d'administration", False, "ÉNA"),
    ],
)
def test_terms_are_mended(printed: str, definition: str, *, damaged: bool, term: str) -> None:
    """Letters of other alphabets that look Latin.

    Letters lost to a stamp, which the definition's initials tell.
    """
    assert mend(printed, definition, damaged=damaged) == term


@pytest.mark.parametrize("above", ["", "## Abbreviations\n\n"])
@pytest.mark.parametrize("mark", ["- ", ""])
def test_no_term_is_lost_that_stands_first(above: str, mark: str) -> None:
    """With a heading above the terms, or the file's own title alone."""
    terms = (
        "EHCP: Education, Health and Care Plan",
        "SEND: Special Educational Needs",
        "LA: Local Authority",
    )
    text = "---\ntitle: Glossary of terms\nkind: glossary\n---\n\n" + above
    text += "\n".join(f"{mark}{term}" for term in terms)
    (part,) = parsers.parse(text.encode()).parts
    assert [t["term"] for t in part.meta["terms"]] == ["EHCP", "SEND", "LA"]  # type: ignore[attr-defined]


def test_a_bare_heading_takes_in_what_the_glossary_is_of() -> None:
    """The heading right below says it."""
    text = "# GLOSSARY\n\n# Ferry Terms\n\n" + "\n\n".join(f"FT{n} - Ferry of {n} piers" for n in "ABCDEF")
    (part,) = parsers.parse(text.encode()).parts
    assert (part.kind, part.title) == ("glossary", "GLOSSARY: Ferry Terms")


def test_a_glossary_under_an_item_mark_is_a_paper_of_a_pack() -> None:
    """Far from the beginning; the table of the item before stays whole over a blank page."""
    rows = "".join(f"T{n}\tterm of the number {n}\n" for n in range(6))
    table = "Recommendation\tResponse\tUpdate\nR1. That reeds be cut\tAgreed\tDone\n"
    tracker = f"RECOMMENDATIONS TRACKER\n\nScrutiny review: Weirs\n\n{table}"
    more = f"This page is intentionally left blank\n\nScrutiny review: Reeds\n\n{table}"
    parsed = parsers.parse(
        f"{tracker}\n{more}\nAgenda Item 6\n\nGLOSSARY\n\n{rows}".encode(),
    )
    assert [part.kind for part in parsed.parts] == ["recommendations", "glossary"]
    assert not parsed.problems


RIVERS = [("RPA", "River Protection Agency"), ("OCN", "Otter Count Network"), ("Leat", "A mill’s channel")]


def html(body: str) -> str:
    """A page with a glossary."""
    return f"<html><body><main><h1>Rivers</h1><h2>Glossary</h2>{body}</main></body></html>"


@pytest.mark.parametrize(
    "paper",
    [
        # A list of definitions
        html("<dl>" + "".join(f"<dt>{t}</dt><dd>{d}</dd>" for t, d in RIVERS) + "</dl>"),
        # Two pairs of columns side by side, one of them short
        html(
            "<table><tr><th>Term</th><th>Meaning</th><th>Term</th><th>Meaning</th></tr><tr><td>RPA</td>"
            "<td>River Protection Agency</td><td>OCN</td><td>Otter Count Network</td></tr><tr><td>Leat</td>"
            "<td>A mill’s channel</td><td></td><td></td></tr></table>"
        ),
        # The abbreviation second in a row
        html(
            "<table><tr><td>River Protection Agency</td><td>RPA</td></tr><tr><td>OCN</td>"
            "<td>Otter Count Network</td></tr><tr><td>Leat</td><td>A mill’s channel</td></tr></table>"
        ),
        # No heading but the table's own
        "# Rivers\n\n| Acronym | Meaning |\n| --- | --- |\n"
        + "".join(f"| {t} | {d} |\n" for t, d in RIVERS)
        + "\nMore text about rivers that is long enough to be a paragraph of its own.\n",
        # Signs between, or none where the initials tell
        "# Rivers\n\n## Abbreviations used in this report\n\nRPA = River Protection Agency\n"
        "OCN Otter Count Network\n"
        "Leat: A mill’s channel\n",
        # Set in bold, under the letters of the alphabet
        "# Rivers\n\n## Glossary\n\n### R\n\n**RPA** River Protection Agency\n\n### O\n\n"
        "**OCN**\nOtter Count Network\n\n"
        "### L\n\n**Leat** – A mill’s channel\n",
        # Several in one paragraph
        "# Rivers\n\n## Glossary\n\n**RPA** – River Protection Agency **OCN** – Otter Count Network\n"
        "**Leat**: A mill’s channel\n",
        # A short list of definitions below lines
        html(
            "<p>RPA – River Protection Agency</p><dl><dt>OCN</dt><dd>Otter Count Network</dd></dl>"
            "<p>Leat – A mill’s channel</p>"
        ),
    ],
    ids=["dl", "pairs", "reversed", "headed", "signs", "bold", "one paragraph", "mixed"],
)
def test_terms_are_read_from_any_form(paper: str) -> None:
    """Tables, lists, lines; each term with what it means."""
    found = [t for part in parsers.parse(paper.encode()).parts for t in part.meta.get("terms", [])]  # type: ignore[attr-defined]
    assert [(t["term"], t["definition"]) for t in found] == RIVERS


def test_lines_without_a_sign_between() -> None:
    """The initials of all their words tell, or most lines beside them do; a term may stand twice."""
    lines = (
        "FC     Ferry charge",
        "FC     Fen council",
        "OCN    Otter Count Network",
        "W2W    From weir to weir",
        "RPA    River Protection Agency",
    )
    (part,) = parsers.parse(("GLOSSARY\n\n" + "\n".join(lines)).encode()).parts
    assert part.kind == "glossary"
    assert [(t["term"], t["definition"]) for t in part.meta["terms"]] == [  # type: ignore[attr-defined]
        tuple(line.split(maxsplit=1)) for line in lines
    ]


def test_a_definition_with_a_colon_stays_with_its_term() -> None:
    """A list of definitions whose meaning looks like a line of its own, under a heading with a colon."""
    entries = "".join(f"<dt>R{n}A</dt><dd>River {n} Agency: it keeps weirs</dd>" for n in "BCDEF")
    page = f"<html><body><h1>Glossary of terms: Rivers Panel</h1><dl>{entries}</dl></body></html>"
    (part,) = parsers.parse(page.encode()).parts
    assert part.kind == "glossary"
    assert [(t["term"], t["definition"]) for t in part.meta["terms"]] == [  # type: ignore[attr-defined]
        (f"R{n}A", f"River {n} Agency: it keeps weirs") for n in "BCDEF"
    ]


def test_a_third_column_says_what_the_words_mean() -> None:
    """It follows the words that the abbreviation stands for."""
    paper = html(
        "<table><tr><th>Acronym</th><th>Full name</th><th>What it is</th></tr><tr><td>RPA</td>"
        "<td>River Protection Agency</td><td>A national body</td></tr><tr><td>OCN</td>"
        "<td>Otter Count Network</td><td></td></tr></table>"
    )
    found = [t for part in parsers.parse(paper.encode()).parts for t in part.meta.get("terms", [])]  # type: ignore[attr-defined]
    assert [t["definition"] for t in found] == [
        "River Protection Agency: A national body",
        "Otter Count Network",
    ]


@pytest.mark.parametrize(
    ("printed", "latin"),
    [("ΜΑΡΡΑ", "MAPPA"), ("ЕНН", "EHH"), ("СҮРРР", "CYPPP"), ("ΩΜ", "ΩΜ"), ("ÉNA", "ÉNA")],
)
def test_abbreviations_in_letters_that_look_latin(printed: str, latin: str) -> None:
    """They are Latin where every letter has a Latin one that looks the same."""
    assert lookalikes.latin(printed) == latin
