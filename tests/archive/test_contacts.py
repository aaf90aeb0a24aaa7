"""Telephone numbers and mail addresses of the papers are published only where the archive says so."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive.config import Config
from archive.contacts import NO_MAIL, NO_NUMBER, withheld, without
from archive.content import Content, Page


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("Contact: Ann Gale 020 7946 0123", f"Contact: Ann Gale {NO_NUMBER}"),
        ("Contact: Ann Gale 20 7946 0123 now", f"Contact: Ann Gale {NO_NUMBER} now"),
        ("020 7946 0123/07700 900123", f"{NO_NUMBER}/{NO_NUMBER}"),
        ("ring 07700900123.", f"ring {NO_NUMBER}."),
        ("(01632) 960 123(day)", f"{NO_NUMBER} (day)"),
        ("+44 (0)20 7946 0123", NO_NUMBER),
        ("Tel: 960123", f"Tel: {NO_NUMBER}"),
        ("☎ 4123 or ext. 4124", f"☎ {NO_NUMBER} or ext. {NO_NUMBER}"),
        ("a free line, 0800 1111", f"a free line, {NO_NUMBER}"),
        ("ann.gale@aldermarsh.example", NO_MAIL),
        ("ann\\_gale@aldermarsh.example, and", f"{NO_MAIL}, and"),
        ("ann.gale @ aldermarsh.example", NO_MAIL),
        ("housing(at)aldermarsh.example", NO_MAIL),
        ("Ann Gale: ann [dot] gale [at] aldermarsh [dot] example", f"Ann Gale: {NO_MAIL}"),
        ("ann (dot) gale@aldermarsh.example now", f"{NO_MAIL} now"),
        ("text 60003 or text us on 81234", f"text {NO_NUMBER} or text us on {NO_NUMBER}"),
        ("<mailto:a.gale@aldermarsh.example>", NO_MAIL),
        ("[a@marsh.example](mailto:a@marsh.example)", NO_MAIL),
        ("[Write to Ann](mailto:a@marsh.example?subject=Item%204)", f"Write to Ann {NO_MAIL}"),
        ("[Ring Ann](tel:02079460123)", f"Ring Ann {NO_NUMBER}"),
        ("https://forms.example/?to=a@marsh.example", NO_MAIL),
        ("| Ann Gale | 01632 960123 | a@marsh.example |", f"| Ann Gale | {NO_NUMBER} | {NO_MAIL} |"),
    ],
)
def test_contact_details_are_withheld(printed: str, shown: str) -> None:
    """A notice stands in the place of each, and makes no link of what follows."""
    assert without(printed) == shown


@pytest.mark.parametrize(
    "printed",
    [
        "£0.123 456 7890, 0.45 and 012,345 678 901",
        "2021 2022 2023 2024",
        "24/00096 on 2021-07-12, page 0208",
        "https://aldermarsh.example/ieList.aspx?ID=07521058748",
        "https://maps.example/@51.50,-0.12",
        "@aldermarshcouncil and 12 @ 3.50 each",
        "| 0 | 0191 | 4321 | 123 |",
        "The mobile library made 1,200 visits; phone calls rose to 12,345",
        "dial 999 or 111",
        "the text 60003/24 and a text of 61,234 words",
        "a dot (dot) on the map at noon",
        "<!-- page 12, printed 10 -->",
    ],
)
def test_figures_and_web_addresses_are_none(printed: str) -> None:
    """Money, years, references and the addresses of pages stay."""
    assert without(printed) == printed


def test_all_of_a_page_is_looked_at_but_its_ids() -> None:
    """Title, body and every text of the front matter; never a hash or an id."""
    digest = "a01632960123".ljust(64, "0")
    page = Page(
        "content/x/y.md",
        "x-y",
        "letter",
        "Letter to ann@marsh.example",
        "x",
        "Ring\n01632 960123",
        {"sha256": digest, "agenda": [{"title": "4", "purpose": "Ask 01632 960123"}]},
        1,
    )
    content = Content((page,), ())
    (shown,) = withheld(content, Config(Path())).pages
    assert shown.title == f"Letter to {NO_MAIL}"
    assert shown.body == f"Ring\n{NO_NUMBER}"
    assert shown.get("agenda")[0]["purpose"] == f"Ask {NO_NUMBER}"
    assert shown.get("sha256") == digest
    assert withheld(content, replace(Config(Path()), contact_details=True)) is content
