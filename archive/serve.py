"""Shows the site on this machine, rebuilding it and reloading the page when its inputs change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import click
from watchfiles import watch

from archive.config import Config
from archive.errors import ArchiveError
from archive.site import CODE

_RELOAD = b"""let seen = null;
setInterval(async () => {
  try {
    const now = await (await fetch("/__version")).text();
    if (seen !== null && now !== seen) location.reload();
    seen = now;
  } catch { /* the server is away for a moment */ }
}, 700);
"""


class _Version:
    """Counts the rebuilds; browsers ask for it."""

    number = 0


class _Handler(SimpleHTTPRequestHandler):
    """Serves files, and with each page the script that reloads it."""

    def __init__(self, *args: Any, version: _Version, **kwargs: Any) -> None:
        self._version = version
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        if self.path == "/__version":
            self._answer(str(self._version.number).encode(), "text/plain")
        elif self.path == "/__reload.js":
            self._answer(_RELOAD, "text/javascript")
        elif (page := self._page()) is not None:
            html = page.read_bytes().replace(
                b"</head>", b'<script src="/__reload.js" defer></script></head>', 1
            )
            self._answer(html, "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        return path if path.suffix == ".html" and path.is_file() else None

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the base class
        """Say nothing: each page asks for its version over and over."""


def serve(config: Config, port: int, rebuild: Callable[[], None], say: Callable[..., None]) -> None:
    """Serve until interrupted."""
    version = _Version()
    handler = partial(_Handler, directory=str(config.root / "site"), version=version)
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise ArchiveError(f"port {port}: {error.strerror}; name another with --port") from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"http://127.0.0.1:{port}/ shows the site; Ctrl+C ends")
    try:
        for _ in watch(*_watched(config), raise_interrupt=True):
            try:
                rebuild()
            except (click.ClickException, SystemExit) as error:
                say(str(getattr(error, "message", "the build failed; see above")))
            version.number += 1
    except KeyboardInterrupt:
        server.shutdown()


def _watched(config: Config) -> list[Path]:
    folders = [
        config.content,
        config.sources,
        config.root / "templates",
        config.root / "static",
        CODE / "templates",
        CODE / "static",
    ]
    toml = config.root / "archive.toml"
    return [f for f in dict.fromkeys(folders) if f.is_dir()] + ([toml] if toml.exists() else [])
