"""The archives of the real papers, each read once for all tests that ask of it."""

import pytest

from archive.library import Library
from tests.once import Once


class Archives(dict[str, Library]):
    """What is worked out from the papers of each council, which are read when they are first wanted."""

    def __init__(self, once: Once) -> None:
        super().__init__()
        self._once = once

    def __missing__(self, council: str) -> Library:
        self[council] = self._once.library(council)
        return self[council]


@pytest.fixture(scope="session")
def read(once: Once) -> Archives:
    """The archives by council."""
    return Archives(once)
