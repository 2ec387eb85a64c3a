"""When the meeting took place: the dates of the sentences that tell of it, weighed."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from indexer.model import Evidence, Release, Span, Tag
from indexer.tagging.candidates import Candidate
from indexer.tagging.dates.calendar import Printed, words
from indexer.tagging.dates.printed import printed_dates
from indexer.tagging.dates.resolve import Reference, resolve
from indexer.tagging.text import sentences

_ENOUGH, _STATED = 2.0, 4.0  # a statement's days are seldom those of a meeting
_LEAD = 3
_LONGEST_VISIT = 21
_PAUSE = 8  # days between two stops of one trip
_OPENING = 14
_OLD = 120
_AHEAD = re.compile(
    r"\b(?:will|is to|are to|is going to|to be held|upcoming|scheduled|is set to|are set to|plans? to|to visit|to travel|to hold|to host|to meet)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"^[A-Z][A-Z .’'-]{3,50}:", re.MULTILINE)

Days = tuple[date, date]


class EventDates(NamedTuple):
    """First and last day of the event."""

    start: Tag[date] | None
    end: Tag[date] | None


def tag_event_dates(
    release: Release, reference: Reference, taken: Sequence[Span], event_type: str | None
) -> EventDates:
    """The days of the event; None where the text does not settle them."""
    declared = _declared(release)
    if declared.start:
        return declared
    seen = event_candidates(release, reference, taken)
    chosen = _choose(seen, _STATED if event_type == "statement" else _ENOUGH)
    if chosen is None:
        return EventDates(None, None)
    chosen = _whole_trip(chosen, seen) if event_type == "visit" else chosen
    evidence = Evidence(chosen.rule, chosen.spans)
    return EventDates(Tag(chosen.value[0], evidence), Tag(chosen.value[1], evidence))


def event_candidates(
    release: Release, reference: Reference, taken: Sequence[Span]
) -> tuple[Candidate[Days], ...]:
    """Every date that can be resolved and is not `taken` by the publication line, weighed."""
    return tuple(_candidates(release, reference, taken))


def _choose(seen: Sequence[Candidate[Days]], enough: float) -> Candidate[Days] | None:
    best = max(seen, key=lambda candidate: candidate.score, default=None)
    return best if best and best.score >= enough else None


def _candidates(
    release: Release, reference: Reference, taken: Sequence[Span]
) -> Iterator[Candidate[Days]]:
    text = release.text
    found = iter(printed_dates(text))
    printed = next(found, None)
    place = 0
    for sentence in sentences(text):
        is_title = sentence.start < release.title.end
        here: list[Printed] = []
        while printed and printed.span.start < sentence.end:
            here.append(printed)
            printed = next(found, None)
        for one in here:
            if not any(span.start <= one.span.start < span.end for span in taken):
                yield from _weighed(text, sentence, one, reference, place if not is_title else -1)
        place += not is_title


def _weighed(
    text: str, sentence: Span, printed: Printed, reference: Reference, place: int
) -> Iterator[Candidate[Days]]:
    words_around = sentence.of(text)
    looks_ahead = bool(_AHEAD.search(words_around))
    days = resolve(printed, Reference(reference.published, reference.near, looks_ahead))
    if days is None:
        return
    score = _context(text, sentence, printed) + _place(place) + _form(printed)
    score += _distance(days, reference.published)
    score += 1.0 if printed.offset == 0 and place >= 0 and _SPEAKER.search(text) else 0.0
    yield Candidate(days, _rule(printed), round(score, 2), (printed.span,))


def _context(text: str, sentence: Span, printed: Printed) -> float:
    before = text[max(sentence.start, printed.span.start - 120) : printed.span.start]
    after = text[printed.span.end : min(sentence.end, printed.span.end + 90)]
    score = 0.0
    if _cue("happens").search(sentence.of(text)):
        score += 1.0
    if _cue("at_place").search(before) or (score and _opens(before)):
        score += 1.5
    if _cue("not_event").search(before[-80:]) or _cue("not_event_after").search(after[:40]):
        score -= 2.0
    if _cue("not_event_before").search(before):
        score -= 2.5
    if printed.offset is not None and _observes(before, after):
        score -= 3.0
    if printed.first is None and _cue("reporting").search(before[-70:]):
        score -= 2.5
    return score


def _observes(before: str, after: str) -> bool:
    """Whether "today" is the day of a statement: "Today, we celebrate", "announced today"."""
    near = f"{before[-60:]} {after[:70]}"
    return bool(_cue("observes").search(near)) and not _cue("at_place").search(before)


def _opens(before: str) -> bool:
    """Whether the sentence begins with the date: "On March 30, the Secretary will travel"."""
    return len(before) < _OPENING and not any(map(str.isdigit, before))


def _place(place: int) -> float:
    if place < 0:
        return 1.5
    return max(0.0, 1.5 - 0.3 * place)


def _form(printed: Printed) -> float:
    if printed.first:
        return 1.2 + (0.4 if printed.last else 0.0)
    return 0.9 if printed.offset is not None else 0.6


def _distance(days: Days, published: date | None) -> float:
    if published is None:
        return 0.0
    lag = (published - days[1]).days
    if lag > _OLD:
        return -2.5
    return 0.5 if -45 <= lag <= 28 else -0.7


def _rule(printed: Printed) -> str:
    if printed.first:
        return "printed date"
    return "day counted from publication" if printed.offset is not None else "weekday"


def _whole_trip(chosen: Candidate[Days], seen: Sequence[Candidate[Days]]) -> Candidate[Days]:
    """A trip ends with the last of its stops that follow the first without a long pause."""
    start, end = chosen.value
    spans = list(chosen.spans)
    for other in sorted(seen, key=lambda candidate: candidate.value):
        first, last = other.value
        is_stop = other.rule == "printed date" and other.score >= 1.0
        follows = start <= first <= end + timedelta(_PAUSE)
        if is_stop and follows and end < last <= start + timedelta(_LONGEST_VISIT):
            end = last
            spans.extend(other.spans)
    return Candidate((start, end), chosen.rule, chosen.score, tuple(spans))


def _declared(release: Release) -> EventDates:
    tags = []
    for stated in (release.declared.event_start, release.declared.event_end):
        try:
            day = date.fromisoformat(stated.value[:10]) if stated else None
        except ValueError:
            day = None
        tags.append(Tag(day, Evidence(f"declared:{stated.by}")) if day and stated else None)
    return EventDates(tags[0], tags[1] or tags[0])


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(words("event")[name], re.IGNORECASE)
