"""Invents sections of any number, alike from run to run, with the quirks of real papers in their words."""

import re
from random import Random

from archive.records import Section

BODIES = ("Children and Families Scrutiny Panel", "Housing Scrutiny Commission", None)
KINDS = ("agenda item", "minute", "report", "recommendation", "glossary term")
QUIRKS = re.findall(
    r"\S+",
    """
    £1.3m £2,450 13,352 £1.3 million 2021/22 2021–22 4.10 50% 19:05
    Children’s children's councillors’ O’Brien
    ΜΑΡΡΑ САМНЅ café naïve Zoë’s and/or school(s) co-opted well-being “without you” R&D
    e.g. i.e. report² ﬁnal
    www.marshwick.example name@marshwick.example __proto__ constructor toString hasOwnProperty _index title/0
    Αθήνα 日本 😀 ... – — ﬀ ½ can't don’t full.stop Note:this 1,234,567 #4 [3] (19.05)
    key keys day days survey surveys hackney community communities yearly yes by
""",
)
DATES = ("2021-07-12", "2022-11-30", "2023-01", None)
_COMMON = re.findall(r"\S+", "the of and to in a for that is on with")
_SYLLABLES = re.findall(
    r"\S+", "ba con der el fi gro har in jo ken lu mar nen op pra qui ros sta tem ul ver wick yo zen"
)
_ENDINGS = ("", "", "", "s", "ed", "ing", "ation", "y", "ly", "ness", "ment", "ies", "ful", "ability", "'s")


def sections(number: int, seed: int = 1) -> list[Section]:
    """Invent sections whose words are as unequally common as real ones."""
    random = Random(seed)  # noqa: S311 - nothing secret
    vocabulary = [*_COMMON, *QUIRKS, *(_word(random) for _ in range(6000))]
    weights = [1 / (place + 5) for place in range(len(vocabulary))]

    def text(most: int) -> str:
        return " ".join(random.choices(vocabulary, weights, k=random.randint(1, most)))

    return [
        Section(
            id=f"section-{place:06}",
            url=f"meetings/{place // 40}/#minute-{place}",
            sources=(),
            title=text(9),
            kind=random.choice(KINDS),
            body=random.choice(BODIES),
            date=random.choice(DATES),
            breadcrumb=f"Meeting {place // 40} › {place % 40 // 5} {BODIES[0]}",
            text=text(240) if random.random() > 0.02 else "",
        )
        for place in range(number)
    ]


def _word(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=random.randint(1, 4))) + random.choice(_ENDINGS)
