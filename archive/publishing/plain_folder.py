"""Links that name files, for a site that is opened from a folder, where no server finds `index.html`."""

from __future__ import annotations

import re

# href="../meetings/#item-4" action="search/" content="0; url=../reports/pack/"; not those of other sites
_FOLDER = re.compile(r'((?:href|action)="|url=)((?!/)[^"?#:]*/)(?=["?#])')


def with_files(page: bytes) -> bytes:
    """A page whose links to folders of its site lead to the file in them."""
    return _FOLDER.sub(r"\1\2index.html", page.decode()).encode()
