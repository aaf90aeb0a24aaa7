"""Keeps Python from looking for circular garbage while what is made has no circles.

Looking goes through all that an archive has in memory, again and again while many small lists are made.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage in the meantime; what holds memory is given back as ever when nobody has it."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
