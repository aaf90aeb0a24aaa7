"""Which code a reading depends on, as a hash: after a change only those documents are read that it concerns.

Every document is shown to every reader's `accepts` and to every parser's `begins`; only those that took it go
on to `read` and `parse`. So a document depends on all that these tables offer but `read` and `parse`, and on
the `read` and `parse` that it was given to, with whatever they call, in whatever module that stands.
"""

from __future__ import annotations

import ast
import hashlib
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVERYTHING = "*"
"""Stands for all readers and parsers: what a document depends on that was refused."""

_TABLES = "parsers"
_ROOTS = ("parsers", "parsers.worker")
_OURS = ("parsers", "archive")
_ENTRIES = ("read", "parse", "parse_within")
"""What reads a document; `parse_within` is the `parse` of what stands behind a report."""
_IMPORT = re.compile(r"^\s*(?:import|from) (\w+)", re.MULTILINE)
_DISTRIBUTIONS = {"PIL": "pillow"}
"""Packages whose name at import is not the one that they are installed by."""

Name = tuple[str, str]
"""A module and a name of its top level, `("parsers.pack", "cut")`; empty for statements that define none."""


def version() -> str:
    """A hash of all parsers' code and of the libraries that they use."""
    digest = hashlib.sha256(_python().encode())
    found: set[str] = set()
    for file in sorted((ROOT / "parsers").rglob("*.py")):
        code = file.read_bytes()
        digest.update(code)
        found |= _libraries(code.decode())
    digest.update("".join(map(_library, sorted(found))).encode())
    return digest.hexdigest()[:16]


def fingerprint(uses: Iterable[str]) -> str:
    """A hash of the code behind a document that these modules read, such as `parsers.papers.minutes`.

    Empty where one of them is there no more: then nothing is as it was.
    """
    used = frozenset(uses)
    if not all(_path(module).exists() for module in used - {EVERYTHING}):
        return ""
    reached = reach(used)
    digest = hashlib.sha256(_python().encode())
    for module, name in sorted(reached):
        digest.update(f"\n{module}.{name}\n{_module(module).code.get(name, '')}".encode())
    found = {library for module in {m for m, _ in reached} for library in _module(module).libraries}
    digest.update("".join(map(_library, sorted(found))).encode())
    return digest.hexdigest()[:16]


@cache
def reach(uses: frozenset[str]) -> frozenset[Name]:
    """All that reading such a document may run or look up in our own modules."""
    reached: set[Name] = set()
    due = [name for module in _ROOTS for name in _all(module)]
    due += [(module, entry) for module in uses - {EVERYTHING} for entry in _ENTRIES]
    while due:
        module, name = due.pop()
        if (module, name) in reached:
            continue
        reached.add((module, name))
        due.append((module, ""))
        for other, attribute in _module(module).references.get(name, ()):
            due += _names(other, attribute, whole=module != _TABLES or EVERYTHING in uses)
    return frozenset(n for n in reached if n[1] in _module(n[0]).code)


def _names(module: str, name: str | None, *, whole: bool) -> Iterator[Name]:
    """What a reference leads to: a name, or all of a module; in the tables all but `read` and `parse`."""
    if name is not None and (name not in _ENTRIES or whole or module == _TABLES):
        yield module, name
    elif name is None:
        yield from (n for n in _all(module) if whole or _is_public(n[1]))


def _is_public(name: str) -> bool:
    return name not in _ENTRIES and not name.startswith("_")


def _all(module: str) -> list[Name]:
    return [(module, name) for name in _module(module).code]


@dataclass
class _Module:
    """The top level of a module: code and references by name."""

    code: dict[str, str] = field(default_factory=dict)
    references: dict[str, set[tuple[str, str | None]]] = field(default_factory=dict)
    """For each name the names, here and in other modules, that it mentions; None is a module as a whole."""
    libraries: set[str] = field(default_factory=set)
    lines: dict[int, str] = field(default_factory=dict)
    """The line on which each statement begins, and the name that it defines."""


@cache
def _module(name: str) -> _Module:
    source = _path(name).read_text(encoding="utf-8")
    tree = ast.parse(source)
    imported = dict(_imported(tree))
    module = _Module(libraries=_libraries(source))
    for statement in tree.body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            continue
        code = ast.dump(_without_docstrings(statement))
        references = set(_references(statement, imported, name))
        module.lines[_first_line(statement)] = (_defined(statement) or [""])[0]
        for own in _defined(statement) or [""]:
            module.code[own] = module.code.get(own, "") + code
            module.references.setdefault(own, set()).update(references)
    for own, (other, attribute) in imported.items():  # `from parsers.pack import Paper` offers Paper here too
        module.references.setdefault(own, set()).add((other, attribute))
    return module


def name_at(module: str, line: int) -> str:
    """The name of the top level that is defined on a line of a module."""
    lines = _module(module).lines
    return lines[max((first for first in lines if first <= line), default=0)]


def _first_line(statement: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])


def _path(module: str) -> Path:
    path = ROOT.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _imported(tree: ast.AST) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """The names by which a module knows others of ours, or what stands in them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] in _OURS:
                    yield alias.asname or alias.name, (alias.name, None)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in _OURS:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                target = (inner, None) if _path(inner).exists() else (node.module, alias.name)
                yield alias.asname or alias.name, target


def _references(
    statement: ast.AST, imported: dict[str, tuple[str, str | None]], own: str
) -> Iterator[tuple[str, str | None]]:
    """What a statement mentions: names of its own module, and `pack.cut` where `pack` is a module of ours."""
    inside = set()
    for node in ast.walk(statement):
        match node:
            case ast.Attribute(value=ast.Name(id=name) as base) if imported.get(name, ("", ""))[1] is None:
                inside.add(base)
                yield imported[name][0], node.attr
            case ast.Name(id=name) if node not in inside:
                yield imported.get(name, (own, name))


def _defined(statement: ast.stmt) -> list[str]:
    """The names that a statement at the top level defines; none for one with names further inside."""
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
    return []


def _without_docstrings(statement: ast.stmt) -> ast.stmt:
    """The statement without its docstrings: what they say changes no reading."""
    for node in ast.walk(statement):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            node.body = [part for part in node.body if not _is_text(part)] or [ast.Pass()]
    return ast.Expr(ast.Constant(None)) if _is_text(statement) else statement


def _is_text(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _libraries(source: str) -> set[str]:
    """The packages of others that a module imports, at its top or further inside."""
    found: Collection[str] = _IMPORT.findall(source)
    return set(found) - sys.stdlib_module_names - set(_OURS)


@cache
def _library(name: str) -> str:
    """A library with its version, for a newer one may read the same bytes differently."""
    try:
        return f"{name} {metadata.version(_DISTRIBUTIONS.get(name, name))}\n"
    except metadata.PackageNotFoundError:
        return f"{name} is not installed\n"


def _python() -> str:
    """The version of Python, whose tables of characters change with it."""
    return f"{sys.version_info.major}.{sys.version_info.minor}\n"
