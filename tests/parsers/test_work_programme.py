"""Work programmes: what is one, and what is not."""

import parsers

HEAD = "<tr><th>Ref</th><th>Meeting</th><th>{}</th><th>Lead</th><th>Due</th></tr>"
ROWS = (
    "<tr><td>1</td><td>9 October 2024</td><td>Count otters</td><td>Bo Vole</td><td>30 May 2025</td></tr>"
    "<tr><td>2</td><td>4 December 2024</td><td>Write</td><td>Chair</td><td>28 May 2025</td></tr>"
)


def kinds(title: str, what: str) -> list[str]:
    """The kinds of the papers of a page with a table."""
    page = f"<html><body><h1>{title}</h1><table>{HEAD.format(what)}{ROWS}</table></body></html>"
    return [part.kind for part in parsers.parse(page.encode()).parts]


def test_a_log_of_actions_is_no_work_programme() -> None:
    """Though its actions have dates as a programme's items do."""
    assert kinds("Rivers Panel: Action Log", "Action") == ["text"]
    assert kinds("Rivers Panel", "Actions agreed") == ["text"]
    assert kinds("Rivers Panel", "Topic") == ["work-programme"]
    assert kinds("Rivers Panel: Work Programme", "Item") == ["work-programme"]
