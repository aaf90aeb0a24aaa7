"""What browsers may do on the site's pages: said in each page's head, and by servers that can."""

from __future__ import annotations

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "search-worker",
}

IN_PAGES = "; ".join(f"{name} {value}" for name, value in _POLICY.items())
"""The content policy as each page has it in its head."""

POLICY_HEADER = f"{IN_PAGES}; frame-ancestors 'none'"
"""The same as a server sends it with pages: it alone can say whether others may show them within theirs.

Only with pages: browsers show a PDF by a page of their own, to which the policy of the PDF would apply.
"""


def with_search(policy: str, search: str) -> str:
    """The policy of an archive that is searched so: Pagefind is WebAssembly, which has to be allowed."""
    wasm = "script-src 'self' 'wasm-unsafe-eval'"
    return policy.replace("script-src 'self'", wasm) if search == "pagefind" else policy


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""The headers that a server should send with every answer."""

OPEN = ("data/", "feeds/", "calendar/")
"""Folders that programs on other sites may read: they get Access-Control-Allow-Origin."""

KEPT = {"assets/": 3600, "search/": 3600, "images/": 86400, "cards/": 86400}
"""Folders whose files browsers may keep, and for how many seconds; all else they ask for again each time."""
