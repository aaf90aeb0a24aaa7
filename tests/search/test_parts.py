"""The index that the browser reads answers as one lunr.Index would."""

from tests.search.bridge import asked
from tests.search.test_index import section


def test_asked() -> None:
    """A word, a phrase, what is known of a section and what is shown of it."""
    papers = [section(0), section(1, title="Yeshivas", text="The Director promised a report.", date=None)]
    hits, phrase, texts, facts, groups = asked(
        papers,
        [
            ("hits", {"term": "promises"}),
            ("phrase", ["director", "promised"]),
            ("texts", [1, 0]),
            ("facts", None),
            ("groups", [0]),
        ],
    )
    assert (hits["terms"], [hit["ref"] for hit in hits["hits"]]) == (["promis"], [1])
    assert phrase == [1]
    assert [shown["title"] for shown in texts] == ["Yeshivas", "Budget monitoring"]
    assert (facts["day"], facts["kinds"], facts["kind"]) == ([20230116, 0], ["minute"], [0, 0])
    assert groups[0]["title"] == "Meeting of 16 January 2023"
