"""Every candidate that the taggers of a release saw, for `readout explain`."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from indexer.model import Agency, Issuer, Official, Tag, TaggedRelease
from indexer.tagging.agencies import agency_candidates
from indexer.tagging.candidates import Candidate, Explanation, Option
from indexer.tagging.countries import party_candidates
from indexer.tagging.dates.event import event_candidates
from indexer.tagging.groundwork import Groundwork
from indexer.tagging.issuer import Publisher
from indexer.tagging.kind import kind_candidates
from indexer.tagging.language import language_candidates
from indexer.tagging.meetings import event_type_candidates
from indexer.tagging.officials import official_candidates
from indexer.tagging.ordinals import ordinal_candidates
from indexer.tagging.series import series_candidates
from indexer.tagging.topics import topic_candidates
from indexer.tagging.venue import venue_candidates

V = TypeVar("V")


def explanations(tagged: TaggedRelease, ground: Groundwork) -> Iterator[Explanation]:
    """Yield the fields in the order in which they are tagged."""
    release, sides = tagged.release, ground.sides
    publisher = ground.publisher
    kind = publisher.value.kind if publisher else None
    event_type = ground.event_type.value if ground.event_type else None
    days = event_candidates(release, ground.reference, ground.dated_lines, event_type)
    yield _explained("language", language_candidates(release), _of(tagged.language))
    yield _explained("issuer", ground.publishers, _of(tagged.issuer))
    yield _explained("published", ground.stamps, _of(tagged.published))
    yield _explained("kind", kind_candidates(release, kind), _of(tagged.kind))
    yield _explained("parties", party_candidates(release, ground.text_language), tagged.parties)
    yield _explained("event_type", event_type_candidates(release), _of(tagged.event_type))
    yield _explained("series", series_candidates(release, sides), _of(tagged.series))
    yield _explained("ordinal", ordinal_candidates(release), _of(tagged.ordinal))
    yield _explained("event dates", days, _of(tagged.event_start))
    yield _explained("venue", venue_candidates(release, sides, event_type), _of(tagged.venue))
    yield _explained("officials", official_candidates(release, sides), tagged.officials)
    yield _explained("agencies", agency_candidates(release, sides), tagged.agencies)
    yield _explained("topics", topic_candidates(release), tagged.topics)


def _explained(
    field: str, candidates: Sequence[Candidate[Any]], chosen: Sequence[Tag[Any]]
) -> Explanation:
    return Explanation(field, tuple(_option(candidate, chosen) for candidate in candidates))


def _option(candidate: Candidate[Any], chosen: Sequence[Tag[Any]]) -> Option:
    """A candidate won where a tag has its value in words, and its rule or its first span."""
    value = _in_words(candidate.value)
    won = any(
        _in_words(tag.value) in value
        and (candidate.rule == tag.evidence.rule or candidate.spans[:1] == tag.evidence.spans[:1])
        for tag in chosen
    )
    return Option(value, candidate.rule, candidate.score, candidate.spans, won)


def _of(tag: Tag[V] | None) -> tuple[Tag[V], ...]:
    return (tag,) if tag else ()


def _in_words(value: Any) -> str:
    for kind, words in _WORDS:
        if isinstance(value, kind):
            return words(value)
    return str(value)


def _days(value: tuple[date, date]) -> str:
    return " to ".join(dict.fromkeys(day.isoformat() for day in value))


_WORDS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Publisher, lambda one: f"{one.name} ({one.country or '?'})"),
    (Issuer, lambda one: f"{one.name} ({one.country or '?'})"),
    (Official, lambda one: f"{one.name}, {one.title} ({one.side or '?'}, {one.role})"),
    (Agency, lambda one: f"{one.name} ({one.side or '?'})"),
    (date, date.isoformat),
    (tuple, _days),
)
