"""Whom a report names to ask about it, without how to reach them."""

import pytest

from parsers.blocks import Block, Kind, Place
from parsers.papers import report

BO, ADA = {"name": "Bo Vole", "role": "Head of Rivers"}, {"name": "Ada Heron", "role": "Director of Water"}


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (("Contact details", "Bo Vole, Head of Rivers", "bo.vole@aldermarsh.example 01632 960001"), [BO]),
        (
            ("13. Contact details", "Report Author:", "Bo Vole\nHead of Rivers\nTel: 01632 960001",
             "Corporate Directors\nAda Heron\nDirector of Water"),
            [BO, ADA],
        ),
        (("Contact officer(s)", "Bo Vole, Head of Rivers, Tel: 01632 960001"), [BO]),
        (("Contact Officers:", "Name: Bo Vole\nPosition: Head of Rivers\nTelephone: 01632 960001"), [BO]),
        (("Contact with the public", "Bo Vole, Head of Rivers, met them."), []),
    ],
)  # fmt: skip
def test_contacts_stand_below_a_heading_at_the_end(
    lines: tuple[str, ...], people: list[dict[str, str]]
) -> None:
    """Names and offices, in one line or two; no telephone, no address."""
    head, *below = lines
    blocks = [
        Block(Kind.PARAGRAPH, "Moorings on the Weir", Place(line=1)),
        Block(Kind.HEADING, head, Place(line=2), level=2),
        *(Block(Kind.PARAGRAPH, text, Place(line=n)) for n, text in enumerate(below, start=3)),
    ]
    (part,) = report.parse(blocks)
    assert part.meta.get("contacts", []) == people


def test_a_cover_says_contact_cabinet_member_and_wards() -> None:
    """Each under its own key: who answers for a report hasn't always written it."""
    rows = (
        ("Report title:", "Moorings"),
        ("Report to:", "Rivers Panel"),
        ("Cabinet Member:", "Cllr Ada Heron, Cabinet Member for Water"),
        ("Contact officer:", "Bo Vole, Head of Rivers, bo.vole@aldermarsh.example"),
        ("Wards affected:", "All"),
    )
    (part,) = report.parse([Block(Kind.TABLE, "", Place(line=1), rows=rows)])
    assert part.meta["contacts"] == [BO]
    assert part.meta["cabinet_members"] == [{"name": "Cllr Ada Heron", "role": "Cabinet Member for Water"}]
    assert part.meta["wards"] == "All"
    assert "authors" not in part.meta
