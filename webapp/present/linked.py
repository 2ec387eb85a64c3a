"""What a page of a release says of it to search engines and to programs that preview links."""

from dataclasses import dataclass
from typing import Any

from indexer.engines.interface import Facet
from indexer.labels import value_label
from indexer.model import Kind, Tag, TaggedRelease

Json = dict[str, Any]

LONGEST = 200
_PUBLISHERS = {
    Kind.OFFICIAL: "GovernmentOrganization",
    Kind.NEWS: "NewsMediaOrganization",
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a link to the page looks like elsewhere, and the same as schema.org's linked data."""

    title: str
    about: str
    published: str
    address: str
    linked: Json


def preview(tagged: TaggedRelease, address: str, original: str) -> Preview:
    """Return how the release introduces itself; `address` is that of its page here, `original`
    where it was first published, if that is known.
    """
    title = tagged.title or tagged.release.id
    published = _iso(tagged.published)
    return Preview(title, _about(tagged), published, address, _article(tagged, original or address))


def _about(tagged: TaggedRelease) -> str:
    release = tagged.release
    text = " ".join(release.paragraphs[0].of(release.text).split()) if release.paragraphs else ""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rpartition(" ")[0] + "…"


def _article(tagged: TaggedRelease, url: str) -> Json:
    every = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": tagged.title or tagged.release.id,
        "url": url,
        "datePublished": _iso(tagged.published),
        "inLanguage": tagged.language.value if tagged.language else "",
        "author": _author(tagged),
        "keywords": [tag.value for tag in tagged.topics],
        "about": _event(tagged),
    }
    return _stated(every)


def _author(tagged: TaggedRelease) -> Json:
    if tagged.issuer is None:
        return {}
    kind = _PUBLISHERS.get(tagged.kind.value, "Organization")
    return {"@type": kind, "name": tagged.issuer.value.name}


def _event(tagged: TaggedRelease) -> Json:
    """The meeting, once its day is known: an event without one is none to a search engine."""
    if tagged.event_start is None:
        return {}
    parties = (value_label(Facet.PARTY, tag.value) for tag in tagged.parties)
    venue = tagged.venue.value if tagged.venue else ""
    every = {
        "@type": "Event",
        "name": tagged.series.value if tagged.series else tagged.title or tagged.release.id,
        "startDate": _iso(tagged.event_start),
        "endDate": _iso(tagged.event_end),
        "location": {"@type": "Place", "name": venue} if venue else {},
        "attendee": [{"@type": "Organization", "name": name} for name in parties],
    }
    return _stated(every)


def _stated(every: Json) -> Json:
    return {name: value for name, value in every.items() if value}


def _iso(tag: Tag[Any] | None) -> str:
    return tag.value.isoformat() if tag else ""
