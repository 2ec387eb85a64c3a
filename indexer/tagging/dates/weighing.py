"""How much a date in a sentence speaks of the event: the words around it, its place, its form."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from indexer.model import Span
from indexer.tagging.dates.calendar import Printed, words
from indexer.tagging.patterns import Guarded

_WINDOW = 400  # characters around a date that are read in an endless sentence
_BEFORE, _AFTER = 120, 90
_OPENING = 14
_OLD = 120
_NEWS, _NEXT = 5, -1.5
_LINKED = -5.0
_BODY_PLACE, _STEP = 1.5, 0.3
_LAG = range(-45, 29)  # days from the event to the publication that are usual


class Place(NamedTuple):
    """Where a date stands: its sentence, how many stand before it, whether somebody is quoted."""

    sentence: Span
    number: int
    is_speech: bool = False


def looks_ahead(text: str, place: Place, printed: Printed) -> bool:
    """Whether the words around the date announce."""
    near = _near(place.sentence, printed)
    before = text[near.start : printed.span.start]
    if _cue("ahead").search(before):
        return True
    return not _cue("done").search(before) and bool(
        _cue("ahead").search(text, printed.span.end, near.end)
    )


def weigh(text: str, place: Place, printed: Printed) -> float:
    """The weight of an expression; what the calendar says comes on top, from `lag_weight`."""
    near = _near(place.sentence, printed)
    spoken = 1.0 if place.is_speech and printed.offset == 0 else 0.0
    linked = _LINKED if place.number > 0 and _ends_a_link(text, place, printed) else 0.0
    return (
        _context(text, near, printed)
        + _form(printed)
        + spoken
        + place_weight(place.number)
        + linked
    )


def place_weight(number: int) -> float:
    """The headline and the first sentences tell when it was; background comes later."""
    return max(0.0, _BODY_PLACE - _STEP * max(0, number))


def lag_weight(last: date, published: date | None) -> float:
    """Releases come out in the days before and the weeks after an event."""
    if published is None:
        return 0.0
    lag = (published - last).days
    if lag > _OLD:
        return -2.5
    return 0.5 if lag in _LAG else -0.7


def later_weight(start: date, published: date | None, place: Place) -> float:
    """What is still to come is the news of the first sentences, and elsewhere the next event."""
    is_next = published is not None and start > published and place.number > _NEWS
    return _NEXT if is_next else 0.0


def _near(sentence: Span, printed: Printed) -> Span:
    return Span(
        max(sentence.start, printed.span.start - _WINDOW),
        min(sentence.end, printed.span.end + _WINDOW),
    )


def _context(text: str, near: Span, printed: Printed) -> float:
    before = text[max(near.start, printed.span.start - _BEFORE) : printed.span.start]
    after = text[printed.span.end : min(near.end, printed.span.end + _AFTER)]
    happens = _happens(text, near)
    return (
        happens * 1.0
        + (_is_held(before) or (happens and _opens(before))) * 1.5
        - _is_background(before, after) * 2.0
        - bool(_cue("other_round").search(before)) * 4.0
        - bool(_cue("not_event_before").search(before)) * 2.5
        - (printed.first is None and _is_reported(before)) * 2.5
        - (printed.offset is not None and _observes(before, after)) * 3.0
    )


def _ends_a_link(text: str, place: Place, printed: Printed) -> bool:
    """Whether the date stands in brackets behind a line, as lists of other releases have it."""
    before, after = printed.span.start - 1, text[printed.span.end : place.sentence.end]
    return text[before] == "(" and after.strip() == ")"


def _happens(text: str, near: Span) -> bool:
    return any(
        _cue(cue).search(text, near.start, near.end) for cue in ("happens", "happens_elsewhere")
    )


def _is_held(before: str) -> bool:
    return bool(_cue("at_place").search(before))


def _is_background(before: str, after: str) -> bool:
    return bool(_cue("not_event").search(before[-80:]) or _cue("not_event_after").search(after))


def _is_reported(before: str) -> bool:
    """Whether the day is that of the report: "the ministry said Thursday"."""
    return bool(_cue("reporting").search(before[-70:]))


def _observes(before: str, after: str) -> bool:
    """Whether "today" is the day of a statement: "Today, we celebrate", "announced today"."""
    near = f"{before[-60:]} {after[:70]}"
    return bool(_cue("observes").search(near)) and not _is_held(before)


def _opens(before: str) -> bool:
    """Whether the sentence begins with the date: "On March 30, the Secretary will travel"."""
    return len(before) < _OPENING and not any(map(str.isdigit, before))


def _form(printed: Printed) -> float:
    if printed.first:
        return 1.6 if printed.last else 1.2
    return 0.9 if printed.offset is not None else 0.6


@cache
def _cue(name: str) -> Guarded:
    return Guarded(words("event")[name], re.IGNORECASE)
