"""What ingestion remembers of each document: `content/ingest.json`.

Of each: `sha256` of the original that its pages were read from, `written` (page -> hash as it was written),
`pictures`, `problems`, `private` (place and line of what only the maintainer is told), `path` where it was
renamed, `rejected` (hash and line) where a file stands in its place that can't be read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from archive.config import Config
from archive.errors import ArchiveError

NAME = "ingest.json"

State = dict[str, dict[str, Any]]
"""By the document's id."""


def load(config: Config) -> State:
    """What is remembered; nothing where nothing was read yet."""
    path = config.content / NAME
    try:
        return {str(key): dict(known) for key, known in json.loads(path.read_text(encoding="utf-8")).items()}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ArchiveError(
            f"{path}: can't be opened ({error.strerror}); let it be read, and try again"
        ) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise ArchiveError(
            f"{path}: {error}. Restore the file, or delete it: then all pages count as changed by hand."
        ) from error


def save(config: Config, state: State) -> None:
    """Write it, whole or not at all."""
    path = config.content / NAME
    text = json.dumps(state, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    if path.is_file() and path.read_bytes() == text.encode():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def renamed(state: State) -> Mapping[str, str]:
    """The documents whose originals have another name than at first: path below `sources/` -> id."""
    return {known["path"]: key for key, known in state.items() if "path" in known}


def is_deleted(config: Config, document: str, known: Mapping[str, Any]) -> bool:
    """Whether a person has deleted the folder of a document that had pages."""
    folder = config.content / document
    return bool(known.get("written")) and not (
        (folder / "document.md").exists() or next(folder.glob("*.md"), None)
    )


def deleted(document: str, name: str) -> str:
    """What is said of such a document, whose original is called that."""
    return (
        f"content/{document}: you deleted this folder, so that {name} is not on the site; to have it back,"
        f" python build.py ingest --again {document}; to be rid of it, delete the original too"
    )
