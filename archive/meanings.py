"""What the classes of records and their fields mean, in the words that stand below them in the code."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

_COMMON = {
    "id": "What the record is called: readable, and the same from build to build.",
    "url": "Its page, and the place on it, below the site's root.",
    "sources": "Where it was read.",
}


def of_kind(record: type) -> str:
    """What a record is."""
    return (inspect.getdoc(record) or "").partition("\n")[0]


@cache
def of_fields(record: type) -> Mapping[str, str]:
    """What the fields of a record mean, where that is said."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(record))).body
    found = dict(_COMMON)
    for field, below in pairwise(tree.body if isinstance(tree, ast.ClassDef) else ()):
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr):
            found[ast.unparse(field.target)] = " ".join(ast.literal_eval(below.value).split())
    return found
