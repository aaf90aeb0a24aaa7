"""What a page is about, in the words of schema.org, for search engines and other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from archive import data, subscriptions
from archive.config import Config
from archive.library import Library
from archive.pages import SitePage
from archive.publishing.places import Places
from archive.records import Meeting, Named, Person, Report, Term

Thing = dict[str, Any]

_STATUSES = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}


def linked_data(library: Library, page: SitePage, titles: Mapping[str, str]) -> list[Thing]:
    """The things that a page is about, and the way to it from the home page."""
    things = _Things(library.config, Places.of(library.config, page.root))
    about = [_known(thing) for thing in _about(library, page, things)]
    trail = things.trail(page, titles)
    return [{"@context": "https://schema.org", **thing} for thing in [*about, *trail]]


def _about(library: Library, page: SitePage, things: _Things) -> Iterator[Thing]:
    """What the page of one thing, or one that lists all of them in full, is about."""
    match page.template:
        case "home.html":
            yield things.site()
            yield things.council(subscriptions.bodies(library))
        case "meeting.html":
            yield things.meeting(page.context["meeting"])
        case "report.html":
            yield things.report(page.context["report"], page.url)
        case "person.html":
            yield things.person(page.context["person"])
        case "glossary.html":
            yield things.glossary(library.terms)
        case "data.html":
            yield things.data()


def _known(thing: Thing) -> Thing:
    """Without what is not known."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], ())}


class _Things:
    """Makes the things of one page."""

    def __init__(self, config: Config, places: Places) -> None:
        self._config, self._places = config, places

    def site(self) -> Thing:
        """The archive, which can be asked."""
        question = f"{self._places.to('search/')}?q={{words}}"
        return {
            "@type": "WebSite",
            "name": self._config.title,
            "description": self._config.description,
            "url": self._places.to(""),
            "inLanguage": self._config.language,
            "license": self._config.licence_url,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": question},
                "query-input": "required name=words",
            },
        }

    def council(self, names: Sequence[str]) -> Thing:
        """The council with its bodies."""
        return {
            "@type": "GovernmentOrganization",
            "name": self._config.council or self._config.title,
            "subOrganization": [self._body(body) for body in names],
        }

    def _body(self, body: str) -> Thing:
        return {"@type": "GovernmentOrganization", "name": body}

    def meeting(self, meeting: Meeting) -> Thing:
        """A meeting; its venue as the papers name it."""
        return {
            "@type": "Event",
            "name": f"Meeting of the {meeting.body}",
            "url": self._places.to(meeting.url),
            "startDate": self._moment(meeting.date, meeting.start_time),
            "endDate": self._moment(meeting.date, meeting.end_time) if meeting.end_time else None,
            "eventStatus": f"https://schema.org/{_STATUSES.get(meeting.status, 'EventScheduled')}",
            "location": {"@type": "Place", "name": meeting.venue} if meeting.venue else None,
            "organizer": self._body(meeting.body),
            "inLanguage": self._config.language,
        }

    def _moment(self, date: str, time: str | None) -> str:
        """A day, or a moment of it with the time zone's distance from Greenwich."""
        if time is None:
            return date
        zone = ZoneInfo(self._config.time_zone)
        return datetime.fromisoformat(f"{date}T{time}").replace(tzinfo=zone).isoformat()

    def report(self, report: Report, url: str) -> Thing:
        """A paper."""
        return {
            "@type": "Report",
            "name": report.title,
            "url": self._places.to(url),
            "datePublished": report.date,
            "abstract": report.summary,
            "author": [self._named(author) for author in report.authors],
            "publisher": self._body(report.body or self._config.council) if report.body else None,
            "license": self._config.licence_url,
            "inLanguage": self._config.language,
        }

    def _named(self, named: Named) -> Thing:
        url = self._places.to(f"people/{named.person}/") if named.person else None
        return _known({"@type": "Person", "name": named.name_as_printed, "jobTitle": named.role, "url": url})

    def person(self, person: Person) -> Thing:
        """A person with the offices that the papers name."""
        return {
            "@type": "Person",
            "name": person.name,
            "alternateName": [name for name in person.variants if name != person.name],
            "url": self._places.to(person.url),
            "jobTitle": list(dict.fromkeys(role.role for role in person.roles)),
            "memberOf": [
                self._body(body) for body in dict.fromkeys(r.organisation for r in person.roles) if body
            ],
        }

    def glossary(self, terms: Sequence[Term]) -> Thing:
        """All terms with their meanings."""
        return {
            "@type": "DefinedTermSet",
            "name": f"Glossary – {self._config.title}",
            "url": self._places.to("glossary/"),
            "hasDefinedTerm": [
                {
                    "@type": "DefinedTerm",
                    "name": term.term,
                    "description": "; or: ".join(sense.definition for sense in term.senses),
                    "url": self._places.to(term.url),
                }
                for term in terms
            ],
        }

    def data(self) -> Thing:
        """The published data with its files."""
        return {
            "@type": "Dataset",
            "name": f"Data – {self._config.title}",
            "description": f"Everything that the {self._config.title} says, as JSON and CSV.",
            "url": self._places.to("data/"),
            "license": self._config.licence_url,
            "version": str(data.VERSION),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": name,
                    "encodingFormat": media_type,
                    "contentUrl": self._places.to(f"data/{name}.{ending}"),
                }
                for name, _ in data.LISTS
                for ending, media_type in (("json", "application/json"), ("csv", "text/csv"))
            ],
        }

    def trail(self, page: SitePage, titles: Mapping[str, str]) -> Iterator[Thing]:
        """The pages above a page, from the home page on, and itself."""
        if not page.url.endswith("/"):
            return
        parts = page.url.split("/")[:-1]
        above = ["/".join(parts[: i + 1]) + "/" for i in range(len(parts))]
        steps = [("", "Home"), *((url, titles[url]) for url in above if url in titles)]
        yield {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": number, "name": name, "item": self._places.to(url)}
                for number, (url, name) in enumerate(steps, start=1)
            ],
        }
