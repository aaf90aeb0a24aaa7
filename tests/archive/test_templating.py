"""Templates are strict and escape what they are given, and the shell of every page holds together."""

import re
from pathlib import Path
from types import SimpleNamespace

import html5lib
import pytest
from jinja2 import UndefinedError

from archive.config import Config
from archive.templating import make_environment
from bootstrap import ROOT

TEMPLATES = ROOT / "templates"
ARCHIVE = Config(Path(), title="Smith & Sons <Archive>")
PAGE = SimpleNamespace(title="Meeting <b>", description='7 October "2024"')
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'self'; "
    "require-trusted-types-for 'script'; trusted-types search-worker"
)


def render(root: str) -> str:
    """Render the bare shell for a page at some depth."""
    return make_environment([TEMPLATES], ARCHIVE).get_template("base.html").render(root=root, page=PAGE)


def test_strict() -> None:
    """A name that nobody gave stops the build."""
    with pytest.raises(UndefinedError):
        make_environment([TEMPLATES], ARCHIVE).from_string("{{ page.titel }}").render(page=PAGE)


def test_escaped() -> None:
    """What a page or a macro is given is text, whatever it looks like."""
    assert "<title>Meeting &lt;b&gt; – Smith &amp; Sons &lt;Archive&gt;</title>" in render("")
    environment = make_environment([TEMPLATES], ARCHIVE)
    button = environment.from_string('{{ govuk("button", {"text": words}) }}').render(words="<script>")
    assert "&lt;script&gt;" in button


def test_own_templates_win(tmp_path: Path) -> None:
    """A template in an earlier folder replaces one of the same name, inside other templates too."""
    (tmp_path / "footer.html").write_text("<footer>{{ archive.title }}</footer>", encoding="utf-8")
    page = (
        make_environment([tmp_path, TEMPLATES], ARCHIVE).get_template("base.html").render(root="", page=PAGE)
    )
    assert "<footer>Smith &amp; Sons &lt;Archive&gt;</footer>" in page


@pytest.mark.parametrize("root", ["", "../", "../../"])
def test_valid_and_relative(root: str) -> None:
    """The shell is valid HTML, and every address in it leads up to the root and from there on."""
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(render(root))
    addresses = [
        element.get(name)
        for element in document.iter()
        for name in ("href", "src", "action")
        if element.get(name)
    ]
    assert addresses
    for address in addresses:
        assert address.startswith(("#", root))
        assert not re.match(r"/|[a-z]+:", address)


def test_policy_comes_first() -> None:
    """The content policy stands first in the head, and nothing in the shell needs what it forbids."""
    page = render("")
    head = page.index("<head>") + len("<head>")
    assert page[head:].lstrip().startswith(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">')
    assert " style=" not in page
    assert "<style" not in page
    assert "<script>" not in page
