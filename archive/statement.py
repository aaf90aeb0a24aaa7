"""What only an archive's maintainer knows of its accessibility statement, and what of that is not set yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

COMPLIANCE = {"full": "fully compliant", "partial": "partially compliant", "none": "not compliant"}
"""How far a website meets the standard, in the words of the law."""

DAY = r"20\d\d-\d\d-\d\d"
"""How a date is written."""
_DAY = (DAY, 'a date such as "2025-09-23"')
FORMS = {
    "compliance": ("|".join(COMPLIANCE), '"full", "partial" or "none"'),
    "enforced_by": ("EASS|ECNI", '"EASS", or "ECNI" in Northern Ireland'),
    "prepared_on": _DAY,
    "reviewed_on": _DAY,
    "tested_on": _DAY,
}
"""What settings must look like, and in words."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The facts of the statement, from `[accessibility]` in `archive.toml`; what is empty is left out."""

    compliance: str = "partial"
    contact_phone: str = ""
    contact_address: str = ""
    answer_days: int = 0
    """Within which somebody who asks for another format gets an answer."""
    disproportionate_burden: str = ""
    """What is not made accessible because that would be one; empty: nothing is claimed to be."""
    improving: str = ""
    """What is being done, in a few sentences."""
    prepared_on: str = ""
    reviewed_on: str = ""
    tested_on: str = ""
    tested_by: str = ""
    """Who tested the site, and how."""
    enforced_by: str = "EASS"


def lacking(statement: Statement, contact_email: str) -> Iterator[str]:
    """What the law asks for and nobody has set, each with its key."""
    if not contact_email:
        yield "contact_email in [archive], to which people write who need another format"
    for key, words in (
        ("prepared_on", "when it was prepared"),
        ("tested_on", "when the site was last tested"),
        ("tested_by", "who tested it, and how"),
    ):
        if not getattr(statement, key):
            yield f"{key}, {words}"
