"""Audits a whole site: `python -m audit [ARCHIVE]` builds it, and prints a line for each thing amiss."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import click

from archive import config, site
from audit import markup, whole


@click.command()
@click.argument("archive", default=".", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--jobs", default=os.cpu_count() or 1, show_default=True, help="Browsers at the same time.")
@click.option("--only", default="", metavar="ADDRESS", help="Only pages whose address begins so.")
def main(archive: Path, jobs: int, only: str) -> None:
    """Look at every page of an archive's site, wide and narrow, light and dark.

    Ends with status 1 where anything is amiss.

    Example: python -m audit ../our-archive --only meetings/
    """
    began = time.monotonic()
    settings = config.load(archive.resolve())
    _, folder = site.build(settings)
    known = whole.read(folder, jobs)
    found = [finding for page in known.values() for finding in page.findings]
    found += markup.together(known, whole.files(folder), urlsplit(settings.base_url).path)
    found = [finding for finding in found if finding.page.startswith(only)]
    for finding in sorted(found):
        click.echo(str(finding))
    wanted = [
        page
        for page in [*(p for p in known if not known[p].moved), *whole.questions(known)]
        if page.startswith(only)
    ]
    for finding in whole.looked_at(folder, wanted, jobs):
        found.append(finding)
        click.echo(str(finding))
    took = time.monotonic() - began
    click.echo(
        f"{len(found)} amiss on {len({f.page for f in found})} of {len(wanted)} pages ({took:.0f} s)",
        err=True,
    )
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
