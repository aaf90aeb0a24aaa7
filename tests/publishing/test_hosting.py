"""Settings of servers: the policy of the pages, redirects, and what may be kept."""

from itertools import pairwise
from pathlib import Path

from archive import config, site
from archive.policy import HEADERS, IN_PAGES, POLICY_HEADER
from archive.publishing import addresses
from tests import invented
from tests.publishing.built import Files

SERVERS = ("_headers", ".htaccess", "hosting/nginx.conf")


def test_headers_everywhere(at_home: Files) -> None:
    """Each server's settings have every header, and the pages' policy with what only servers say."""
    for name in SERVERS:
        text = at_home[name].decode()
        for header, value in HEADERS.items():
            assert header in text, name
            assert value in text, name
        assert POLICY_HEADER in text, name
    assert f"{IN_PAGES}; frame-ancestors 'none'" == POLICY_HEADER
    assert f'content="{IN_PAGES}"' in at_home["index.html"].decode()


def test_the_policy_is_sent_with_all_pages(at_home: Files) -> None:
    """Netlify's and Cloudflare's rules name each folder that has pages, and none of the originals."""
    lines = at_home["_headers"].decode().splitlines()
    at = {line for line, below in pairwise(lines) if "Content-Security" in below}
    pages = {name for name in at_home if name.endswith(".html")}
    folders = {f"/records/archive/{name.partition('/')[0]}/*" for name in pages if "/" in name}
    assert folders <= at
    assert "/records/archive/originals/*" not in at
    assert {"/records/archive/", "/records/archive/404.html"} <= at


def test_files_for_hosts(at_home: Files, nowhere: Files) -> None:
    """What hosts look for by name is there; without an address paths begin at the server's root."""
    assert {".nojekyll", "404.html", "_redirects", *SERVERS} <= set(at_home)
    assert "ErrorDocument 404 /records/archive/404.html" in at_home[".htaccess"].decode()
    assert "ErrorDocument 404 /404.html" in nowhere[".htaccess"].decode()


def test_what_was_left(tmp_path: Path) -> None:
    """What has moved or is gone is in the settings of each server, quoted: 410 of those that can."""
    folder = invented.write(tmp_path)
    own = folder / "content/redirects.yaml"
    own.write_text("- {from: 'old \"review/ü', to: reports/pack-report/}\n", encoding="utf-8")
    addresses.save(folder, addresses.Memory({"reports/pack-old/": frozenset({"old:p1"})}))
    made, where = site.build(config.load(folder))
    assert made is not None
    assert not made.problems
    base = "/records/archive/"
    new, gone = f"{base}reports/pack-report/", f"{base}reports/pack-old/"
    told = {
        "_redirects": [f"{base}old%20%22review/%C3%BC/ {new} 301\n"],
        ".htaccess": [
            rf'RedirectMatch 301 "^/records/archive/old\ \"review/ü/$" "{new}"',
            f"""<If "%{{REQUEST_URI}} == '{gone}'">\n  ErrorDocument 410 "{gone}index.html"\n</If>""",
            r'RedirectMatch 410 "^/records/archive/reports/pack\-old/$"',
        ],
        "hosting/nginx.conf": [
            rf'location = "/records/archive/old \"review/ü/" {{ return 301 "{new}"; }}',
            f'location = "{gone}" {{ error_page 410 "{gone}index.html"; return 410; }}',
        ],
    }
    for name, lines in told.items():
        text = (where / name).read_text(encoding="utf-8")
        assert [line for line in lines if line not in text] == [], name
    assert "pack-old" not in (where / "_redirects").read_text(encoding="utf-8")
    assert "This page is gone" in (where / "reports/pack-old/index.html").read_text(encoding="utf-8")
