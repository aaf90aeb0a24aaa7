"""The invented archive, built with and without knowing where it stands."""

import pytest

from archive import config, content
from archive.library import Library, assemble
from tests import invented
from tests.publishing.built import BASE, Files, built, change


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """What is known of the archive."""
    settings = config.load(invented.write(tmp_path_factory.mktemp("known")))
    return assemble(settings, content.load(settings.root))


@pytest.fixture(scope="session")
def at_home(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The site of an archive that knows its address."""
    return built(invented.write(tmp_path_factory.mktemp("at-home")))


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The site of an archive that doesn't."""
    folder = invented.write(tmp_path_factory.mktemp("nowhere"))
    change(folder / "archive.toml", f'base_url = "{BASE}"', "")
    return built(folder)
