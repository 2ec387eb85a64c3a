"""What later taggers build on: language, publisher, publication, roles, kind, event type."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from indexer.model import Issuer, Kind, PartyCode, Release, Span, Tag
from indexer.tagging.candidates import Candidate, Sides
from indexer.tagging.countries import Roles, tag_countries
from indexer.tagging.dates.calendar import Printed
from indexer.tagging.dates.published import (
    choose_published,
    datelines,
    published_candidates,
)
from indexer.tagging.dates.readings import Page, near_published
from indexer.tagging.dates.resolve import Reference, day_of
from indexer.tagging.issuer import Seen, choose_publisher, issuer_candidates, issuer_tag
from indexer.tagging.kind import tag_kind
from indexer.tagging.language import tag_language
from indexer.tagging.meetings import tag_event_type

_SOON = timedelta(3)  # from the dateline to the page


class Groundwork(NamedTuple):
    """The first tags of a release, and what was seen on the way to them."""

    language: Tag[str] | None
    publishers: tuple[Seen, ...]
    publisher: Seen | None
    kind: Tag[Kind]
    stamps: tuple[Candidate[date], ...]
    published: Tag[date] | None
    datelines: tuple[Printed, ...]
    roles: Roles
    event_type: Tag[str] | None
    reference: Reference

    @property
    def issuer(self) -> Tag[Issuer] | None:
        """The issuer, where its name is known."""
        return issuer_tag(self.publisher)

    @property
    def sides(self) -> Sides:
        """Who published and who met."""
        return Sides(
            country_of(self.publisher),
            tuple(tag.value for tag in self.roles.parties),
            tuple(tag.value for tag in self.roles.counterparts),
            self.text_language,
        )

    @property
    def dated_lines(self) -> tuple[Span, ...]:
        """Where the text states the publication date: no date of an event stands there."""
        stamped = (span for stamp in self.stamps for span in stamp.spans)
        return (*stamped, *(printed.span for printed in self.datelines))

    @property
    def text_language(self) -> str:
        """The language as a code; English where it is unknown."""
        return self.language.value if self.language else "en"


def lay_groundwork(release: Release) -> Groundwork:
    """Run the taggers that ask for nothing but the text and each other."""
    language = tag_language(release)
    publishers = issuer_candidates(release)
    publisher = choose_publisher(publishers)
    country = country_of(publisher)
    kind = tag_kind(release, publisher.value.kind if publisher else None)
    text_language = language.value if language else "en"
    is_copied = publisher is not None and publisher.value.is_copied
    stamps = published_candidates(Page(release, country, text_language, is_copied))
    published = choose_published(stamps)
    heads = datelines(release)
    speaker = Kind.OFFICIAL if is_copied else kind.value
    roles = tag_countries(release, country, speaker, text_language)
    return Groundwork(
        language=language,
        publishers=publishers,
        publisher=publisher,
        kind=kind,
        stamps=stamps,
        published=published,
        datelines=heads,
        roles=roles,
        event_type=tag_event_type(release),
        reference=Reference(_day_of_report(heads, stamps, published), near_published(release)),
    )


def _day_of_report(
    heads: Sequence[Printed], stamps: Sequence[Candidate[date]], published: Tag[date] | None
) -> date | None:
    """The day that "today" means: the dateline's, where the page came out soon after it."""
    if published is None:
        return None
    known = Reference(published.value)
    days = [day_of(head.first, known, head.weekday) for head in heads if head.first]
    lines = [stamp.value for stamp in stamps if stamp.rule == "dated line"]
    fitting = (day for day in (*days, *lines) if day and _is_soon(day, published.value))
    return next(fitting, published.value)


def _is_soon(day: date, published: date) -> bool:
    return timedelta(0) <= published - day <= _SOON


def country_of(publisher: Seen | None) -> PartyCode | None:
    """The country or body that a publisher speaks for, if it is known."""
    return publisher.value.country if publisher else None
