"""Front matter: YAML that a person edits, read strictly and with the line of every problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

import yaml

LARGEST = 2**20
"""Front matter longer than this is refused."""


class FrontMatterError(ValueError):
    """Front matter that can't be read."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class Value(NamedTuple):
    """A value with the line that it stands on."""

    data: Any
    line: int


def split(text: str) -> tuple[str, str, int]:
    """Front matter, body, and the line on which the body begins. Raises FrontMatterError."""
    if not text.startswith("---\n"):
        raise FrontMatterError(1, "no front matter; the file must begin with a line '---'")
    end = text.find("\n---\n", 3)
    if end < 0:
        raise FrontMatterError(1, "front matter without an end; close it with a line '---'")
    if end > LARGEST:
        raise FrontMatterError(1, f"front matter of {end} characters; at most {LARGEST} are read")
    front, body = text[4 : end + 1], text[end + 5 :]
    return front, body.removeprefix("\n"), front.count("\n") + (4 if body.startswith("\n") else 3)


def parse(front: str, *, first_line: int = 2) -> dict[str, Value]:
    """Keys and values, every scalar a string. No anchors, aliases, merge keys, tags or double keys."""
    try:
        for event in yaml.parse(front, Loader=yaml.CBaseLoader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise FrontMatterError(
                    first_line + int(getattr(event.start_mark, "line", 0)),
                    "anchors and aliases (& and *) are not allowed; write the value out",
                )
        node = yaml.compose(front, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        line = int(getattr(error.problem_mark, "line", 0))
        raise FrontMatterError(
            first_line + line, f"is no YAML: {error.problem}; put quotes around the value"
        ) from error
    except yaml.YAMLError as error:
        raise FrontMatterError(first_line, f"is no YAML: {error}") from error
    if node is None:
        return {}
    value = _value(node, first_line)
    if not isinstance(value.data, dict):
        raise FrontMatterError(first_line, "front matter must be lines 'key: value'")
    return value.data


def _value(node: yaml.Node, first: int) -> Value:
    line = first + node.start_mark.line
    if isinstance(node, yaml.ScalarNode):
        return Value(node.value, line)
    if isinstance(node, yaml.SequenceNode):
        return Value([_value(child, first) for child in node.value], line)
    mapping: dict[str, Value] = {}
    for key, child in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in mapping or key.value == "<<":
            raise FrontMatterError(
                first + key.start_mark.line,
                f"the key '{getattr(key, 'value', key)}' stands twice or is no plain word",
            )
        mapping[key.value] = _value(child, first)
    return Value(mapping, line)


def dump(meta: Mapping[str, object]) -> str:
    """Front matter as text, keys in the given order."""
    return yaml.dump(dict(meta), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


class _Dumper(yaml.SafeDumper):
    """Writes lists indented below their key and texts of several lines as blocks."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - of PyYAML
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text and not re.search(r"[ \t]$", text, re.M) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


Check = Callable[[Value], Any]


def text(value: Value) -> str:
    """A text; an empty one is refused, for a key without value should be left out."""
    if not isinstance(value.data, str) or not value.data.strip():
        raise FrontMatterError(value.line, "should be a text; leave the key out where nothing is known")
    return value.data


def integer(value: Value) -> int:
    """A whole number."""
    if not isinstance(value.data, str) or not re.fullmatch(r"\d{1,9}", value.data):
        raise FrontMatterError(value.line, f"'{value.data}' should be a whole number")
    return int(value.data)


def flag(value: Value) -> bool:
    """Yes or no, as YAML has them."""
    if value.data not in ("true", "false"):
        raise FrontMatterError(value.line, f"'{value.data}' should be true or false")
    return bool(value.data == "true")


def pattern(regex: str, form: str) -> Check:
    """A text of a form, such as a date."""
    compiled = re.compile(regex)

    def check(value: Value) -> str:
        if not isinstance(value.data, str) or not compiled.fullmatch(value.data):
            raise FrontMatterError(value.line, f"'{value.data}' should be {form}")
        return value.data

    return check


def day(value: Value) -> str:
    """A date of the calendar, "2023-01-16"."""
    return _calendar(value, str(value.data), "a date such as 2023-01-16")


def day_or_month(value: Value) -> str:
    """A date or a month, "2023-01-16" or "2023-01"."""
    whole = f"{value.data}-01" if re.fullmatch(r"\d{4}-\d{2}", str(value.data)) else str(value.data)
    return _calendar(value, whole, "a date such as 2023-01-16 or a month such as 2023-01")


def _calendar(value: Value, whole: str, form: str) -> str:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", whole):
            date.fromisoformat(whole)
            return str(value.data)
    except ValueError:
        pass
    raise FrontMatterError(value.line, f"'{value.data}' should be {form}")


def one_of(*choices: str) -> Check:
    """One of a few words."""
    return pattern("|".join(map(re.escape, choices)), f"one of {', '.join(choices)}")


def several(check: Check) -> Check:
    """A list."""

    def all_of(value: Value) -> list[Any]:
        if not isinstance(value.data, list):
            raise FrontMatterError(value.line, "should be a list, each entry on a line of its own after '- '")
        return [check(entry) for entry in value.data]

    return all_of


def mapping(**checks: Check) -> Check:
    """Keys and values, of which any may be missing."""

    def all_of(value: Value) -> dict[str, Any]:
        if not isinstance(value.data, dict):
            raise FrontMatterError(
                value.line, f"should be keys and values; known keys are {', '.join(checks)}"
            )
        for key in value.data:
            if key not in checks:
                line = value.data[key].line
                raise FrontMatterError(line, f"unknown key '{key}'; known are {', '.join(checks)}")
        found = {}
        for key, entry in value.data.items():
            try:
                found[key] = checks[key](entry)
            except FrontMatterError as error:
                raise FrontMatterError(error.line, f"{key}: {error}") from None
        return found

    return all_of
