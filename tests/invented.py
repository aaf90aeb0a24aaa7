"""A small archive of an invented council with pages of every kind, for tests of what pages show."""

from pathlib import Path
from textwrap import dedent

from PIL import Image

COMMISSION = "housing-scrutiny-commission"
HELD, ANNOUNCED = f"meetings/2024-11-25-{COMMISSION}/", f"meetings/2025-01-20-{COMMISSION}/"

FILES = {
    "archive.toml": """
        [archive]
        title = "Marshwick Scrutiny Archive"
        council = "Marshwick Borough Council"
        contact_email = "scrutiny@marshwick.example.org"
        licence = "Open Government Licence v3.0"
        licence_url = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
        base_url = "https://marshwick.example.org/records/archive/"

        [[bodies]]
        name = "Housing Scrutiny Commission"
        """,
    "content/pack/document.md": """
        ---
        id: pack
        kind: document
        title: Agenda pack of the Housing Scrutiny Commission
        document: pack
        path: pack.pdf
        sha256: 0716f9264c9fe19f5d7455276107f3ddcc1d3497f63d60689a73558ae8a1bf5e
        media_type: application/pdf
        pages: 60
        words:
          source: 1000
          published: 980
          omitted:
            - reason: page stamp
              words: 18
              example: Page 40
          unaccounted: 2
        not_understood:
          - at: page 12
            what: a table without lines
        ---

        Read as: agenda-pack.
        """,
    "content/web/document.md": """
        ---
        id: web
        kind: document
        title: Web page of the meeting on 25 November 2024
        document: web
        path: web.html
        sha256: b5446baded66c2e90316106530189567ea64f95fcf133115373a8145552ce828
        media_type: text/html
        words:
          source: 100
          published: 100
          unaccounted: 0
        ---

        Read as: web-minutes.
        """,
    "content/pack/1-agenda.md": """
        ---
        id: pack-agenda
        kind: agenda
        title: Agenda
        document: pack
        body: Housing Scrutiny Commission
        meeting_date: 2025-01-20
        start_time: 19:00
        venue: Town Hall
        members:
          - name: Cllr Ann Other
            role: Chair
        agenda:
          - number: '1'
            title: Apologies
          - number: '4'
            title: Repairs review
            start_time: 19:05
            page_from: 11
            page_to: 38
            purpose: To hear what came of the review.
            officers:
              - name: Dee Fender
                role: Director of Housing
        ---

        <!-- page 1 -->

        ## Housing Scrutiny Commission

        All are welcome to the Town Hall.

        ### Agenda

        | Item | Time |
        | --- | ---: |
        | Repairs review | 19.05 |
        """,
    "content/pack/2-report.md": """
        ---
        id: pack-report
        kind: report
        title: Repairs review
        document: pack
        body: Housing Scrutiny Commission
        meeting_date: 2025-01-20
        item: '4'
        authors:
          - name: Dee Fender
            role: Director of Housing
        terms:
          - term: HRA
            definition: Housing Revenue Account
            as_printed: Η RA
            at: page 13
        ---

        <!-- page 13, printed 11 -->

        # Repairs review

        ### 1. Summary

        1.1 Repairs are paid from the HRA, see https://marshwick.example.org/a/very/long/address/that/has/nowhere/to/break/in/it.

        ##### Deep heading

        Table 1: Repairs by year

        |  | 2022/23 | 2023/24 |
        | --- | ---: | ---: |
        | All homes |  |  |
        | Repairs reported | 1,200 | 1,350 |
        | Repairs done in the first visit | 900 | 1,100 |

        ```table
        Boilers      412     390
        Roofs <old>   95      87
        ```

        ![Chart or drawing on page 13 of the original: Figure 1: Repairs](page-13-picture-1.webp)

        ![Photograph](https://elsewhere.example.org/photograph.png)

        <!-- page 14, printed 12 -->

        ## Contents

        ## Summary

        - one
        - two
          - three

        | Ward | Homes |
        | --- | --- |
        | Eastmarsh | 1,210 |
        | <!-- page 15, printed 13 --> Westmarsh | 940 |

        These are all.
        """,
    "content/pack/3-recommendations.md": """
        ---
        id: pack-recommendations
        kind: recommendations
        title: Recommendations of the repairs review
        document: pack
        body: Housing Scrutiny Commission
        meeting_date: 2025-01-20
        item: '4'
        recommendations:
          - number: '1'
            text: |-
              That repairs be reported by telephone, too:
              • in the evening
              • on Sundays
            response: Agreed.
            lead: Director of Housing
            status: Done
            progress:
              - label: Update of June 2024
                date: 2024-06
                text: A line was opened.
              - label: Update of January 2024
                date: 2024-01
                text: Work has **begun**.
            at: page 20
          - text: That damp be treated first.
            gaps: [lead]
            incomplete: [response]
            at: page 21
        ---

        <!-- page 20 -->

        | No. | Recommendation |
        | --- | --- |
        | 1 | That repairs be reported by telephone, too |
        """,
    "content/pack/4-programme.md": """
        ---
        id: pack-programme
        kind: work-programme
        title: Work programme
        document: pack
        body: Housing Scrutiny Commission
        meeting_date: 2025-01-20
        planned:
          - title: Repairs review
            planned_for: 2025-01
            at: page 30
          - title: Damp
            planned_for: 2025-03-10
            officers:
              - name: Dee Fender
                role: Director of Housing
            at: page 30
        ---

        <!-- page 30 -->

        ## Planned

        Repairs review, damp.

        ## Actions

        The Commission asked officers to provide a written note on the reserve for damp.

        In response:

        The note on the reserve for damp is attached to this programme for all members.
        """,
    "content/pack/5-minutes.md": """
        ---
        id: pack-minutes
        kind: minutes
        title: Minutes
        document: pack
        body: Housing Scrutiny Commission
        meeting_date: 2024-11-25
        attendance:
          - name: Cllr Ann Other
            capacity: member
            role: Chair
            status: present
          - name: Cllr Bo Peep
            status: apologies
        declarations:
          - name: Cllr Ann Other
            interest: is a tenant
        webcasts:
          - https://example.org/webcast
        ---

        <!-- page 38, printed 40 -->

        Minutes of the Housing Scrutiny Commission held on 25 November 2024

        ## 4. Damp and mould (19.05)

        4.1 The Director introduced the report.

        ### Questions from the Commission

        4.2 How many homes were affected?

        - Some 412 homes.
        - Fewer than last year.

        | Year | Homes |
        | --- | --- |
        | 2023 | 430 |

        Agreed: Officers to provide a written note on the reserve for damp.

        Agreed: That the report be noted and damp be looked at again.

        ## 5. Any other business

        5.1 There was none.
        """,
    "content/web/1-minutes.md": """
        ---
        id: web-minutes
        kind: web-minutes
        title: Minutes
        document: web
        body: Housing Scrutiny Commission
        meeting_date: 2024-11-25
        ---

        <!-- line 5 -->

        Browse the agenda

        ## 4. Damp and mould

        4.1 The Director introduced the report and its figures.

        4.2 How many homes were affected?
        """,
}


LONG = "reports/pack-strategy/"
"""The address of a paper that is long enough for chapters."""


SAT_LONG = f"meetings/2024-07-15-{COMMISSION}/"
"""The address of a meeting whose minutes are long enough for parts."""


def long_minutes() -> str:
    """Minutes of eight items, of which the sixth alone fills more than a page, with a vote at its end."""
    lines = ["---", "id: july-minutes", "kind: minutes", "title: Minutes", "document: pack"]
    lines += ["body: Housing Scrutiny Commission", "meeting_date: 2024-07-15", "votes:", "  - item: '6'"]
    lines += ["    title: Rents", "    outcome: carried", "    at: page 57", "    ballots:"]
    lines += ["      - choice: for", "        names: [Cllr Ann Other]", "---", ""]
    lines += ["Minutes of the Housing Scrutiny Commission held on 15 July 2024", ""]
    for item in range(1, 9):
        lines += [f"<!-- page {50 + item} -->", "", f"## {item}. Matter {'abcdefgh'[item - 1] * 3}", ""]
        for minute in range(1, 61 if item == 6 else 9):
            lines += [f"{item}.{minute} {'The roofs were looked at again and again. ' * 12}".strip(), ""]
    return "\n".join(lines)


def long_paper() -> str:
    """A strategy of twelve parts of ten sections, a footnote with its note in another part, and tables."""
    lines = ["---", "id: pack-strategy", "kind: report", "title: Homes strategy", "document: pack", "---", ""]
    lines += ["<!-- page 21, printed 19 -->", "", "A strategy for homes."]
    for part in range(1, 13):
        lines += [f"## {part}. Part {'abcdefghijkl'[part - 1] * 3}", "", f"<!-- page {20 + part} -->", ""]
        lines += ["Roofs first.³", ""] if part == 2 else []
        for section in range(1, 11):
            lines += [f"### {part}.{section} Section {section} of part {part}", ""]
            lines += [f"{part}.{section}.1 {'Every home is kept dry and warm. ' * 12}".strip(), ""]
            lines += ["A word of its own.", ""]
        lines += ["| Year | Homes | Change |", "| --- | --- | --- |", "| =1+1 | -2.0% | @home |", ""]
    return "\n".join([*lines, "³ Measured from the ground.", ""])


def write_all(folder: Path) -> Path:
    """Write the archive into a folder, with the long minutes, which take as much to build as all the rest."""
    (write(folder) / "content/pack/7-minutes.md").write_text(long_minutes(), encoding="utf-8")
    return folder


def write(folder: Path) -> Path:
    """Write the archive into a folder."""
    for name, text in {**FILES, "content/pack/6-strategy.md": long_paper()}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    Image.new("RGB", (70, 50), "teal").save(folder / "content" / "pack" / "page-13-picture-1.webp")
    (folder / "sources").mkdir()
    (folder / "sources" / "pack.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "sources" / "web.html").write_bytes(b"<!DOCTYPE html><title>Meeting</title>\n")
    return folder
