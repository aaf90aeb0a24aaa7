"""Words of sections are remembered from build to build, and never trusted where they should not be."""

from pathlib import Path

import pytest

from archive.search import codes, folding, tokens
from archive.search.files import search_files
from archive.search.tokens import tokens_of
from tests.search.invented import sections
from tests.search.test_index import section


@pytest.fixture
def parted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each text that is parted into words."""
    noted: list[str] = []
    words = folding.words

    def note(text: str) -> list[str]:
        noted.append(text)
        return words(text)

    monkeypatch.setattr(tokens, "words", note)
    return noted


def test_only_what_changed(tmp_path: Path, parted: list[str]) -> None:
    """What did not change is not parted again, and the files are those of a build without memory."""
    kept, papers = tmp_path / "kept", sections(40)
    search_files(papers, kept)
    parted.clear()
    changed = [*papers[5:], section(1, text="Quite new words here.")]
    made = search_files(changed, kept)
    assert "Quite new words here." in parted
    assert len(parted) == 3
    assert made == search_files(changed)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"\0" * 100,
        lambda whole: whole[:-7],
        lambda whole: whole.replace(b"budget", b"gadget"),
        lambda whole: whole[:-4] + b"\1\1\1\1",
        lambda _: b'{"code": 1}\n',
        lambda _: b"[]\n",
    ],
)
def test_broken(tmp_path: Path, damage: object) -> None:
    """A memory that is damaged anywhere is as good as none."""
    kept = tmp_path / "kept"
    papers = [section(), *sections(5)]
    whole = search_files(papers, kept)
    kept.write_bytes(damage(kept.read_bytes()))  # type: ignore[operator]
    assert search_files(papers, kept) == whole
    assert search_files(papers, kept) == whole


def test_other_code(tmp_path: Path, parted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of the code parted is parted again."""
    kept = tmp_path / "kept"
    tokens_of([("One word",)], kept)
    monkeypatch.setattr(tokens, "_code_hash", lambda: "another")
    parted.clear()
    tokens_of([("One word",)], kept)
    assert parted == ["One word"]


def test_does_not_grow(tmp_path: Path) -> None:
    """Ten builds, each with other words, leave a memory as large as one does."""
    kept = tmp_path / "kept"
    for number in range(10):
        tokens_of([(f"word{number} and other{number}",), ("Always the same",)], kept)
    after_ten = kept.read_bytes()
    kept.unlink()
    tokens_of([("word9 and other9",), ("Always the same",)], kept)
    assert len(after_ten) == len(kept.read_bytes())


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    """A folder that is not there takes nothing away but the memory."""
    papers = sections(3)
    assert search_files(papers, tmp_path / "none" / "kept") == search_files(papers)


@pytest.mark.parametrize("at_once", [1, 7, 300])
def test_a_few_at_a_time(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files do not depend on how many words or numbers are looked at together."""
    papers = sections(30)
    whole = search_files(papers)
    for module in (codes, tokens):
        monkeypatch.setattr(module, "_AT_ONCE", at_once)
    assert search_files(papers) == whole


def test_the_same_text_twice(tmp_path: Path) -> None:
    """Documents of the same words are parted once, remembered once, and found in their places."""
    documents = [("One", "word"), ("Other", ""), ("One", "word"), ("", ""), ("2021/22 word", "one")]
    for kept in (None, tmp_path / "kept", tmp_path / "kept"):
        made = tokens_of(documents, kept)
        assert made.fields == 2
        assert made.lengths.tolist() == [1, 1, 1, 0, 1, 1, 0, 0, 3, 1]
        said = " ".join(made.forms[number] for number in made.numbers)
        assert said == "one word other one word 2021 22 word one"
