"""The files for OpenSearch and Elasticsearch are as these load them."""

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import build
from archive.export import bulk, commands, mapping, synonyms
from archive.records import Group, Section
from archive.search.synonyms import Same, Synonym, Synonyms
from tests import invented
from tests.search.invented import sections

NOTHING = Synonyms((), ())
GROUP = Group("group", "Meeting of 16 January 2023", "meetings/1/", "meeting")


def lines(made: list[Section], most: int = 10_000) -> list[list[str]]:
    """The lines of each file."""
    return [contents.decode().removesuffix("\n").split("\n") for contents in bulk(made, most)]


def test_two_lines_for_each_section() -> None:
    """One says what to do, by the id; one has all that is known of the section."""
    made = sections(30)
    found = [json.loads(line) for file in lines(made) for line in file]
    assert found[0::2] == [{"index": {"_id": section.id}} for section in made]
    assert [document["text"] for document in found[1::2]] == [section.text for section in made]


def test_files_are_cut_between_sections() -> None:
    """No file is larger than a server takes, unless a single section is, and none is cut within one."""
    files = list(bulk(sections(60), 20_000))
    assert len(files) > 2
    assert all(len(file) <= 20_000 and file.endswith(b"\n") and file.count(b"\n") % 2 == 0 for file in files)
    assert b"".join(files) == b"".join(bulk(sections(60), 10**9))


def test_one_line_whatever_it_holds() -> None:
    """Line ends and half characters in a text neither break a line nor its encoding."""
    section = replace(sections(1)[0], text="one\ntwo\u2028three\r\x85 \ud800", title='"quoted"')
    (file,) = bulk([section])
    assert file.count(b"\n") == 2
    assert json.loads(file.decode().split("\n")[1])["text"] == "one\ntwo\u2028three\r\x85 ?"


def test_an_id_that_is_too_long() -> None:
    """Servers take ids of 512 bytes: a longer one is hashed, and stands in the document as it is."""
    section = replace(sections(1)[0], id="é" * 300)
    action, document = (json.loads(line) for line in lines([section])[0])
    assert len(action["index"]["_id"]) == 64
    assert document["id"] == section.id


def test_the_mapping_knows_every_property() -> None:
    """It is strict, so a property that it lacks would have the section refused."""
    properties = mapping(NOTHING)["mappings"]["properties"]
    assert list(properties) == [field.name for field in fields(Section)]
    assert list(properties["group"]["properties"]) == [field.name for field in fields(Group)]
    document = json.loads(lines([replace(sections(1)[0], group=GROUP)])[0][1])
    assert document.keys() == properties.keys()
    assert document["group"].keys() == properties["group"]["properties"].keys()


def test_every_analyzer_is_there() -> None:
    """What the properties name is defined, and so is what that is made of."""
    made = mapping(NOTHING)
    analysis = made["settings"]["analysis"]
    named = {p[key] for p in made["mappings"]["properties"].values() for key in p if "analyzer" in key}
    assert named - {"standard"} == analysis["analyzer"].keys()
    used = {name for analyzer in analysis["analyzer"].values() for name in analyzer["filter"]}
    assert used - {"lowercase", "asciifolding"} == analysis["filter"].keys()


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            Synonyms((Synonym("LAC", ("Looked after child",), (("looked after children",),)),), ()),
            ["lac, looked after child, looked after children"],
        ),
        (Synonyms((Synonym("HoT", ("Head of Team", "Heads of Terms")),), ()), []),
        (Synonyms((Synonym("IT", ("Information technology",), as_typed=True),), ()), []),
        (Synonyms((), (Same(("home schooling",), ("elective home education",)),)), None),
        (Synonyms((Synonym("A=>B", ("one, two",)),), ()), ["a\\=>b, one\\, two"]),
        (Synonyms((Synonym("Same", ("same",)),), ()), []),
    ],
)
def test_synonyms(known: Synonyms, expected: list[str] | None) -> None:
    """Abbreviations of one meaning, and words that say the same, in lines as the servers read them."""
    assert synonyms(known) == (["home schooling, elective home education"] if expected is None else expected)


def test_the_command(tmp_path: Path) -> None:
    """It writes the files, says how to load them, replaces its own, and touches no others."""
    invented.write(tmp_path / "ours")
    command = ["export", "--archive", str(tmp_path / "ours")]
    result = CliRunner().invoke(build.main, command)
    assert result.exit_code == 0, result.output
    folder = tmp_path / "ours" / "export"
    assert [path.name for path in sorted(folder.iterdir())] == ["mapping.json", "sections-001.ndjson"]
    assert f"--data-binary @{folder / 'mapping.json'}" in result.output
    assert "/_bulk" in result.output
    (folder / "sections-002.ndjson").write_text("of an earlier run")
    assert CliRunner().invoke(build.main, command).exit_code == 0
    assert not (folder / "sections-002.ndjson").exists()
    (folder / "thesis.doc").write_text("years of work")
    assert CliRunner().invoke(build.main, command).exit_code == 1
    assert len(list(folder.iterdir())) == 3


def test_commands_for_what_there_is(tmp_path: Path) -> None:
    """An archive without papers has a mapping to make an index with, and nothing to load into it."""
    made = [tmp_path / "mapping.json"]
    assert [command.split()[0] for command in commands(made)] == ["curl"]
    assert [command.split()[0] for command in commands([*made, tmp_path / "sections-001.ndjson"])] == [
        "curl",
        "for",
    ]
