"""Of a stylesheet the pages get the rules whose classes they have, and all that name none."""

import pytest

from archive.stylesheet import names, needed


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".govuk-tabs{a:b}", ""),
        (".govuk-body{a:b}", ".govuk-body{a:b}"),
        (".govuk-body,.govuk-tabs,p{a:b}", ".govuk-body,p{a:b}"),
        (".govuk-body .govuk-tabs{a:b}", ""),
        (".govuk-body:not(.govuk-tabs,.x){a:b}", ".govuk-body:not(.govuk-tabs,.x){a:b}"),
        (r".govuk-\!-margin-2{a:b}", r".govuk-\!-margin-2{a:b}"),
        (":root{--govuk-tabs:1}html .own{a:b}", ":root{--govuk-tabs:1}html .own{a:b}"),
        ("@media print{.govuk-tabs{a:b}.govuk-body{a:b}}", "@media print{.govuk-body{a:b}}"),
        ("@media print{.govuk-tabs{a:b}}", ""),
        (
            "@supports (a:b){@media print{.govuk-body{a:url(x)}}}",
            "@supports (a:b){@media print{.govuk-body{a:url(x)}}}",
        ),
        ('@charset "UTF-8";/*! notice */.govuk-tabs{a:b}', '@charset "UTF-8";/*! notice */'),
    ],
)
def test_needed(css: str, kept: str) -> None:
    """Rules stay as they were written, within media too."""
    assert needed(css, {"govuk-body", "govuk-!-margin-2"}) == kept


def test_names() -> None:
    """Names in pages, those with modifiers and exclamation marks too."""
    assert names('<p class="own govuk-body govuk-!-margin-2"><i class="govuk-tag--red">') == {
        "govuk-body",
        "govuk-!-margin-2",
        "govuk-tag--red",
    }
