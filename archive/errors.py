"""The one exception that a person is meant to see."""

import click


class ArchiveError(click.ClickException):
    """Something is wrong that a maintainer can put right; its message says what, where, and what to do.

    click prints the message and ends with status 1. Any other exception that gets out is a bug of ours.
    """
