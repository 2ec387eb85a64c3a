"""Release → TaggedRelease: the taggers, run in the order in which they build on each other.

A tagger is a module with `<field>_candidates`, everything it sees with span, rule and score, and
`tag_<field>`, its choice. Both are functions of plain values and total: no text makes them raise.
Taggers share `candidates` and `text` and do not import each other.
"""

from indexer.model import Release, TaggedRelease
from indexer.tagging.agencies import tag_agencies
from indexer.tagging.candidates import Sides
from indexer.tagging.countries import tag_countries
from indexer.tagging.dates.event import tag_event_dates
from indexer.tagging.dates.published import choose_published, near_published, published_candidates
from indexer.tagging.dates.resolve import Reference
from indexer.tagging.issuer import choose_publisher, issuer_candidates, issuer_tag
from indexer.tagging.kind import tag_kind
from indexer.tagging.language import tag_language
from indexer.tagging.meetings import tag_event_type
from indexer.tagging.officials import tag_officials
from indexer.tagging.ordinals import tag_ordinal
from indexer.tagging.series import tag_series
from indexer.tagging.topics import tag_topics
from indexer.tagging.venue import tag_venue


def tag(release: Release) -> TaggedRelease:
    """Return the release with every fact found in it; declared metadata wins over the text."""
    language = tag_language(release)
    publisher = choose_publisher(issuer_candidates(release))
    issuer = issuer_tag(publisher)
    country = publisher.value.country if publisher else None
    dated = published_candidates(release, country)
    published = choose_published(dated)
    kind = tag_kind(release, publisher.value.kind if publisher else None)
    roles = tag_countries(release, country, kind.value, language.value if language else "en")
    sides = Sides(
        country,
        tuple(tag.value for tag in roles.parties),
        tuple(tag.value for tag in roles.counterparts),
    )
    event_type = tag_event_type(release)
    days = tag_event_dates(
        release,
        Reference(published.value if published else None, near_published(release)),
        [span for candidate in dated for span in candidate.spans],
        event_type.value if event_type else None,
    )
    return TaggedRelease(
        release=release,
        kind=kind,
        language=language,
        issuer=issuer,
        published=published,
        event_start=days.start,
        event_end=days.end,
        parties=roles.parties,
        counterparts=roles.counterparts,
        subjects=roles.subjects,
        officials=tag_officials(release, sides),
        event_type=event_type,
        series=tag_series(release, sides),
        ordinal=tag_ordinal(release),
        venue=tag_venue(release, sides),
        agencies=tag_agencies(release, sides),
        topics=tag_topics(release),
    )
