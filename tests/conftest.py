"""What all tests share: what is made once for all of them; none of them reaches beyond this machine."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from tests.once import Once, shared_place

THIS_MACHINE = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Fail any test that opens a connection to another machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in THIS_MACHINE:
            pytest.fail(f"a test tried to connect to {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Give what is slow to make and the same for all: archives that were read, and what was worked out."""
    return Once(shared_place(tmp_path_factory.getbasetemp()))
