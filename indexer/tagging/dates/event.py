"""When the meeting took place: the dates of the sentences that tell of it, weighed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from indexer.model import Evidence, Release, Span, Stated, Tag
from indexer.tagging.candidates import Candidate
from indexer.tagging.dates.calendar import Printed
from indexer.tagging.dates.extent import Days, with_extent
from indexer.tagging.dates.printed import printed_dates
from indexer.tagging.dates.resolve import Reference, resolve
from indexer.tagging.dates.weighing import (
    Place,
    cue,
    is_stay,
    lag_weight,
    later_weight,
    looks_ahead,
    weigh,
)
from indexer.tagging.text import sentence_at, sentences, speech_start

_ENOUGH, _UNKNOWN, _STATED = 2.0, 3.5, 4.0  # a statement's days are seldom those of a meeting
_NEVER = float("inf")
_STAY = 4.0
_PRINTED = "printed date"
_LONGEST_TRIP = timedelta(21)
_PAUSE = timedelta(8)  # between two stops of one trip
_STOP = 1.0


class EventDates(NamedTuple):
    """First and last day of the event."""

    start: Tag[date] | None
    end: Tag[date] | None


def tag_event_dates(
    release: Release, reference: Reference, taken: Sequence[Span], event_type: str | None
) -> EventDates:
    """The days of the event; None where the text does not settle them."""
    start, end = _declared(release.declared.event_start), _declared(release.declared.event_end)
    if start:
        return EventDates(start, end or start)
    seen = event_candidates(release, reference, taken, event_type)
    chosen = _choose(seen, _enough(release, event_type), reference.published)
    if chosen is None:
        return EventDates(None, None)
    chosen = _whole_trip(chosen, seen) if event_type == "visit" else chosen
    sentence = sentence_at(release.text, chosen.spans[0].start)
    chosen = with_extent(release.text, sentence, chosen, seen)
    evidence = Evidence(chosen.rule, chosen.spans)
    return EventDates(Tag(chosen.value[0], evidence), Tag(chosen.value[1], evidence))


def _enough(release: Release, event_type: str | None) -> float:
    """What a date must weigh: most where the headline tells of no meeting."""
    if event_type is None and cue("no_event").search(release.title.of(release.text)):
        return _NEVER
    if event_type == "statement":
        return _STATED
    return _ENOUGH if event_type else _UNKNOWN


def event_candidates(
    release: Release, reference: Reference, taken: Sequence[Span], event_type: str | None = None
) -> tuple[Candidate[Days], ...]:
    """Every date that can be resolved and is not `taken` by the publication line, weighed."""
    known = replace(reference, named=tuple(_named(release.text, reference)))
    return tuple(
        _less_a_stay(candidate, is_stay(release.text, place, printed), event_type)
        for place, printed in _placed(release)
        if not any(span.start <= printed.span.start < span.end for span in taken)
        for candidate in _weighed(release.text, place, printed, known)
    )


def _named(text: str, reference: Reference) -> Iterator[date]:
    """Days printed with their weekday."""
    for printed in printed_dates(text):
        if printed.first and printed.weekday is not None:
            days = resolve(printed, reference)
            if days and days[0].weekday() == printed.weekday:
                yield days[0]


def _less_a_stay(
    candidate: Candidate[Days], is_a_stay: bool, event_type: str | None
) -> Candidate[Days]:
    """A visitor's days weigh less than those of the meeting, unless the visit is the event."""
    if not is_a_stay or event_type == "visit":
        return candidate
    return replace(candidate, score=round(candidate.score - _STAY, 2))


def _placed(release: Release) -> Iterator[tuple[Place, Printed]]:
    """The dates of the text with their sentences, which are numbered from the first of the body."""
    waiting = list(reversed(printed_dates(release.text)))
    speech = speech_start(release)
    number = -1
    for sentence in sentences(release.text):
        number += sentence.start >= release.title.end or not release.title.end
        while waiting and waiting[-1].span.start < sentence.end:
            printed = waiting.pop()
            yield Place(sentence, number, printed.span.start >= speech), printed


def _weighed(
    text: str, place: Place, printed: Printed, reference: Reference
) -> Iterator[Candidate[Days]]:
    ahead = looks_ahead(text, place, printed)
    days = resolve(printed, replace(reference, looks_ahead=ahead))
    if days:
        score = weigh(text, place, printed) + _by_calendar(days, place, reference)
        yield Candidate(days, _rule(printed), round(score, 2), (printed.span,))


def _by_calendar(days: Days, place: Place, reference: Reference) -> float:
    published = reference.published
    return lag_weight(days[1], published) + later_weight(days[0], published, place)


def _rule(printed: Printed) -> str:
    if printed.first:
        return _PRINTED
    return "day counted from publication" if printed.offset is not None else "weekday"


def _choose(
    seen: Sequence[Candidate[Days]], enough: float, published: date | None
) -> Candidate[Days] | None:
    """The weightiest; of two alike, not a print of the day of publication, nor one to come."""

    def rank(one: Candidate[Days]) -> tuple[float, bool, bool]:
        is_stamp = one.rule == _PRINTED and one.value[0] == published
        return one.score, not is_stamp, published is None or one.value[0] <= published

    best = max(seen, key=rank, default=None)
    return best if best and best.score >= enough else None


def _whole_trip(chosen: Candidate[Days], seen: Sequence[Candidate[Days]]) -> Candidate[Days]:
    """A trip ends with the last of its stops that follow the first without a long pause."""
    start, end = chosen.value
    spans = list(chosen.spans)
    for other in sorted(seen, key=lambda candidate: candidate.value):
        first, last = other.value
        is_stop = other.rule == _PRINTED and other.score >= _STOP
        follows = start <= first <= end + _PAUSE
        if is_stop and follows and end < last <= start + _LONGEST_TRIP:
            end = last
            spans.extend(other.spans)
    return Candidate((start, end), chosen.rule, chosen.score, tuple(spans))


def _declared(stated: Stated | None) -> Tag[date] | None:
    try:
        day = date.fromisoformat(stated.value[:10]) if stated else None
    except ValueError:
        return None
    return Tag(day, Evidence(f"declared:{stated.by}")) if day and stated else None
