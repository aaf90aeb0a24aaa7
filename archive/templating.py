"""Make the Jinja environment that every page is rendered in.

Our own templates are strict: a misspelt name stops the build. GOV.UK's macros are written for an environment
in which a missing parameter is simply absent, so they have a lenient one to themselves, and are called as
`{{ govuk("button", {"text": "Search"}) }}`. What the pages of one part of the site have in common is rendered
once for each depth and kept: `{{ furniture("header.html", root, "meetings") }}`.
"""

import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import (
    BytecodeCache,
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from archive import own_templates, policy
from archive.dates import spoken
from archive.errors import ArchiveError
from archive.pages.page import called

GOVUK_TEMPLATES = "govuk_frontend_jinja"


class _Compiled(BytecodeCache):
    """Templates as they were compiled, for the next build of this process: it takes as long as rendering."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what a template was compiled to; Jinja drops it where the template has changed."""
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def make_environment(folders: Sequence[Path], archive: object) -> Environment:
    """Make an environment in which a template comes from the first of the folders that has it.

    `archive` (its title, licence, contact, …) is known to every template, and to the furniture. A template of
    the last folder has a second name, "!base.html", for those that take its place to extend.
    """
    builtin = FileSystemLoader(folders[-1:])
    loader = ChoiceLoader([FileSystemLoader(folders), PrefixLoader({"": builtin}, delimiter="!")])
    environment = Environment(
        loader=loader,
        bytecode_cache=_COMPILED,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    own_templates.refuse(environment, loader, folders[:-1])
    environment.filters |= {"spoken": spoken, "unquoted": unquote, "called": called}
    environment.globals |= {
        "archive": archive,
        "content_policy": as_markup(policy.IN_PAGES),
        "furniture": make_furniture(environment),
        "govuk": make_govuk(),
    }
    return environment


def render(environment: Environment, name: str, /, **given: Any) -> str:
    """Render a page; raises ArchiveError with file and line for a template that is wrong."""
    try:
        return environment.get_template(name).render(given)
    except TemplateSyntaxError as error:
        raise ArchiveError(f"{error.filename or name}:{error.lineno}: {error.message}") from error
    except TemplateError as error:
        places = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".html")]
        place = f"{places[-1].filename}:{places[-1].lineno}" if places else name
        words = f"there is no template {error}" if isinstance(error, TemplateNotFound) else error
        raise ArchiveError(f"{place}: {words}") from error


def make_furniture(environment: Environment) -> Callable[[str, str, str], Markup]:
    """Make the function that renders what pages of one depth and one section of the site share."""

    @cache
    def furniture(name: str, root: str, section: str) -> Markup:
        return as_markup(environment.get_template(name).render(root=root, section=section))

    return furniture


@cache
def make_govuk() -> Callable[[str, Mapping[str, Any]], Markup]:
    """Make the function that calls GOV.UK Frontend's macros, each compiled when it is first wanted."""
    environment = Environment(
        loader=PrefixLoader({GOVUK_TEMPLATES: PackageLoader(GOVUK_TEMPLATES)}),
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    @cache
    def macro(component: str) -> Callable[[Mapping[str, Any]], str]:
        template = environment.get_template(f"{GOVUK_TEMPLATES}/components/{component}/macro.html")
        name = "govuk" + component.title().replace("-", "")
        found: Callable[[Mapping[str, Any]], str] = getattr(template.module, name)
        return found

    return lambda component, parameters: as_markup(macro(component)(parameters))


def as_markup(rendered: str) -> Markup:
    """Say of what a template has rendered, and escaped on the way, that it is HTML."""
    return Markup(rendered)  # noqa: S704 - what goes in was escaped by Jinja
