"""Release → TaggedRelease: the taggers, run in the order in which they build on each other.

A tagger is a module with `<field>_candidates`, everything it sees with span, rule and score, and
`tag_<field>`, its choice. Both are functions of plain values and total: no text makes them raise.
Taggers share `candidates`, `text` and `skeleton` and do not import each other.
"""

from dataclasses import replace

from indexer.model import Release, TaggedRelease
from indexer.tagging.agencies import tag_agencies
from indexer.tagging.candidates import Explanation
from indexer.tagging.dates.event import tag_event_dates
from indexer.tagging.declared import declared_tags
from indexer.tagging.explanations import explanations
from indexer.tagging.groundwork import Groundwork, lay_groundwork
from indexer.tagging.officials import tag_officials
from indexer.tagging.ordinals import tag_ordinal
from indexer.tagging.series import tag_series
from indexer.tagging.topics import tag_topics
from indexer.tagging.venue import tag_venue

__all__ = ["explain", "tag"]


def tag(release: Release) -> TaggedRelease:
    """Return the release with every fact found in it; declared metadata wins over the text."""
    return _tagged(release, lay_groundwork(release))


def explain(release: Release) -> tuple[Explanation, ...]:
    """Return, field by field, every candidate with its rule and score, and which were chosen."""
    ground = lay_groundwork(release)
    return tuple(explanations(_tagged(release, ground), ground))


def _tagged(release: Release, ground: Groundwork) -> TaggedRelease:
    sides = ground.sides
    event_type = ground.event_type.value if ground.event_type else None
    days = tag_event_dates(release, ground.reference, ground.dated_lines, event_type)
    found = TaggedRelease(
        release=release,
        kind=ground.kind,
        language=ground.language,
        issuer=ground.issuer,
        published=ground.published,
        event_start=days.start,
        event_end=days.end,
        parties=ground.roles.parties,
        counterparts=ground.roles.counterparts,
        subjects=ground.roles.subjects,
        officials=tag_officials(release, sides),
        event_type=ground.event_type,
        series=tag_series(release, sides),
        ordinal=tag_ordinal(release),
        venue=tag_venue(release, sides, event_type),
        agencies=tag_agencies(release, sides),
        topics=tag_topics(release),
    )
    return replace(found, **declared_tags(release.declared))
