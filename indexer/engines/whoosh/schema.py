"""What the index knows of a release: its searched text, numbers, facets, and what is shown."""

from datetime import date
from typing import Any

from whoosh import fields, formats

from indexer.engines.interface import Facet
from indexer.model import Release, Tag, TaggedRelease

SCHEMA_VERSION = 8
"""Raise it with any change to what is indexed, to the files or to the analysis."""

TITLE, BODY = "title", "body"
LENGTHS = {TITLE: "title_length", BODY: "body_length"}
"""The columns that say of how many words each part of the searched text is."""
PARAGRAPH_GAP = 100
"""Positions left free between paragraphs, so that no phrase runs from one into the next."""
DAYS = ("event_first", "event_last", "published")


class Words(fields.FieldType):
    """A searched text. Its postings are written by this engine alone; Whoosh reads them."""

    format = formats.Frequency()
    scorable = False
    stored = False

    def __init__(self) -> None:
        """Take no options: the class says all."""

    def index(self, value: Any, **_: Any) -> Any:
        """Refuse: Whoosh's own writer would leave out positions, columns and facets."""
        raise NotImplementedError("releases are written by WhooshBuilder")


def schema() -> fields.Schema:
    """Return the Whoosh schema."""
    return fields.Schema(id=fields.STORED(), **{name: Words() for name in LENGTHS})


def pieces(release: Release) -> list[tuple[int, str]]:
    """Return what is searched: the headline, then the paragraphs, and where in the text they begin.

    So a word is one of the headline if its position is less than the headline has words.
    """
    return [(span.start, span.of(release.text)) for span in (release.title, *release.paragraphs)]


def facet_values(tagged: TaggedRelease) -> dict[Facet, tuple[str, ...]]:
    """Return the values that a release has in each facet."""
    day = tagged.event_start or tagged.published
    single = {
        Facet.EVENT_TYPE: tagged.event_type,
        Facet.SERIES: tagged.series,
        Facet.VENUE: tagged.venue,
        Facet.LANGUAGE: tagged.language,
        Facet.KIND: tagged.kind,
    }
    month = day.value.isoformat()[:7] if day else ""
    return {
        Facet.COUNTERPART: _distinct(tagged.counterparts),
        Facet.PARTY: _distinct(tagged.parties),
        Facet.SUBJECT: _distinct(tagged.subjects),
        Facet.TOPIC: _distinct(tagged.topics),
        Facet.ISSUER: (tagged.issuer.value.name,) if tagged.issuer else (),
        Facet.OFFICIAL: tuple(dict.fromkeys(tag.value.name for tag in tagged.officials)),
        Facet.AGENCY: tuple(dict.fromkeys(tag.value.name for tag in tagged.agencies)),
        Facet.YEAR: (month[:4],) if day else (),
        Facet.MONTH: (month,) if day else (),
        **{facet: (str(tag.value),) if tag else () for facet, tag in single.items()},
    }


def _distinct(tags: tuple[Tag[str], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.value for tag in tags))


def days(tagged: TaggedRelease) -> tuple[int, int, int]:
    """Return first and last day of the event and the day of publication, as `DAYS` names them."""
    edges = [tag.value for tag in (tagged.event_start, tagged.event_end) if tag]
    published = tagged.published.value if tagged.published else None
    first, last = min(edges, default=None), max(edges, default=None)
    return day_number(first), day_number(last), day_number(published)


def day_number(day: date | None) -> int:
    """Return a day as yyyymmdd, which no time zone can shift; 0 is no day."""
    return day.year * 10_000 + day.month * 100 + day.day if day else 0
