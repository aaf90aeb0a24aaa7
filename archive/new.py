"""Starts an empty archive."""

from __future__ import annotations

from pathlib import Path

from archive.errors import ArchiveError
from archive.scrutiny.figures.measures import STARTER

_TOML = """# The settings of this archive. Lines that begin with # are remarks.

[archive]
title = "Scrutiny Archive"            # stands at the top of every page
council = ""                          # the council's full name
description = ""                      # one sentence for the home page and for search engines
language = "en-GB"
contact_email = ""                    # where readers report a mistake
licence = ""                          # under which the papers are published
licence_url = ""
base_url = ""                         # where the site will stand, such as "https://example.org/scrutiny/"
time_zone = "Europe/London"           # in which the papers tell times
search = "lunr"                       # or "pagefind", for a very large archive

# Each committee or commission, with the other spellings that its papers use.
# [[bodies]]
# name = "Children and Young People Scrutiny Commission"
# variants = ["Children & Young People Scrutiny Commission", "CYP Scrutiny Commission"]

[reading]
ocr_languages = "eng"                 # of scanned pages, where OCR is installed: "eng+cym"; "" leaves them

[publish]
plain_folder = false                  # true: for a site that is opened from a folder, without a server
contact_details = false               # true: telephone numbers and mail addresses in the papers are shown

[recommendations]
response_days = 0                     # within which the executive should answer; 0: none are known

# Colours of your own; the build says where one has too little contrast. See docs/themes.md.
# [theme]
# brand_colour = "#17464f"

[accessibility]                       # facts for the statement that the law asks of public bodies
compliance = "partial"                # "full", "partial" or "none": how far the site meets WCAG 2.2 AA
contact_phone = ""
contact_address = ""
answer_days = 0                       # within which a request for another format is answered; 0: not said
disproportionate_burden = ""          # what is not made accessible because that would be one
improving = ""                        # what is being done about what is not accessible
prepared_on = ""                      # "2025-09-23": when the statement was prepared
reviewed_on = ""
tested_on = ""
tested_by = ""                        # who tested the site, and how
enforced_by = "EASS"                  # "ECNI" in Northern Ireland

[limits]
parse_seconds = 120                   # that one document may take to be read
parse_memory_mb = 2048
unpacked_mb = 1024                    # that a zipped folder may hold
unpacked_files = 2000
search_start_kb = 200                 # that every search loads at most
search_part_kb = 60                   # that a part of the index has at most
meeting_page_kb = 60                  # that the page of a meeting has at most, with all that it loads
"""

_PEOPLE = """# Spellings that are one person. What stands here wins over what the archive works out.
# - name: Alex Example-Smith
#   spellings: [Alex Example Smith, Alexander Example-Smith]
"""

_GLOSSARY = """# Terms in your own words, one a line. What stands here wins over printed glossaries.
# EHCP: Education, Health and Care Plan
"""

_LINKS = """# Links that are shown as "possibly", confirmed or refused, by the ids that stand in site/data.
# - from: 2024-11-25-scrutiny-commission-action-4-8
#   to: 2025-01-20-pack-item-5-report
#   holds: true
"""

_IGNORED = """/site/
/content/.read-with
/content/.search-words
"""


def new(folder: Path) -> Path:
    """Make the folder of an archive. Raises ArchiveError where one stands already."""
    if folder.exists() and not folder.is_dir():
        raise ArchiveError(f"{folder}: is a file; name a new folder")
    if (folder / "archive.toml").exists():
        raise ArchiveError(f"{folder}: has an archive.toml already; name a new folder")
    for name in ("sources", "content"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("archive.toml", _TOML),
        ("content/people.yaml", _PEOPLE),
        ("content/glossary.yaml", _GLOSSARY),
        ("content/links.yaml", _LINKS),
        ("content/figures.yaml", STARTER.read_text(encoding="utf-8")),
        (".gitignore", _IGNORED),
    ):
        if not (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8")
    return folder
