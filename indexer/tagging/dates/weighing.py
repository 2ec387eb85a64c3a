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
_CLAUSE = re.compile(r"\w[.)”’]? On (?:the )?$")
_OLD = 120
_NEWS, _NEXT = 5, -1.5
_LINKED, _PASSING = -5.0, -4.0
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
    if cue("ahead").search(before) or (place.number >= 0 and cue("coming").search(before)):
        return True
    is_over = cue("done").search(before) or cue("done_next").search(
        text[printed.span.end : printed.span.end + _AFTER]
    )
    return not is_over and bool(cue("ahead").search(text, printed.span.end, near.end))


def weigh(text: str, place: Place, printed: Printed) -> float:
    """The weight of an expression; what the calendar says comes on top, from `lag_weight`."""
    near = _near(place.sentence, printed)
    spoken = 1.0 if place.is_speech and printed.offset == 0 else 0.0
    passing = _PASSING if place.number > 1 and _is_in_passing(text, near, printed) else 0.0
    linked = _LINKED if place.number > 0 and _ends_a_link(text, place, printed) else 0.0
    return (
        _context(text, near, printed)
        + _form(printed)
        + spoken
        + place_weight(place.number)
        + linked
        + passing
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


def _is_in_passing(text: str, near: Span, printed: Printed) -> bool:
    """Whether the date is that of something that the sentence mentions, "which was held on"."""
    start = max(near.start, printed.span.start - _BEFORE)
    return bool(cue("in_passing").search(text[start : printed.span.start]))


def _context(text: str, near: Span, printed: Printed) -> float:
    before = _clause(text[max(near.start, printed.span.start - _BEFORE) : printed.span.start])
    after = text[printed.span.end : min(near.end, printed.span.end + _AFTER)]
    happens = _happens(text, near)
    return (
        happens * 1.0
        + (_is_held(before) or (happens and _opens(before))) * 1.5
        - _is_background(before, after) * 2.0
        - bool(cue("other_round").search(before) or cue("elsewhere").search(before)) * 4.0
        - bool(cue("not_event_before").search(before)) * 2.5
        - bool(cue("preparing").search(before)) * 4.0
        - (printed.first is None and _is_reported(before)) * 2.5
        - (printed.offset is not None and _observes(before, after)) * 3.0
    )


def is_stay(text: str, place: Place, printed: Printed) -> bool:
    """Whether the days are those of a visit in which something else took place."""
    start = max(place.sentence.start, printed.span.start - _BEFORE)
    return bool(printed.last and cue("stay").search(text[start : printed.span.start]))


def _clause(before: str) -> str:
    """What stands in front of a date in its clause, which a capital "On" begins."""
    return "On " if _CLAUSE.search(before) else before


def _ends_a_link(text: str, place: Place, printed: Printed) -> bool:
    """Whether the date stands in brackets behind a line, as lists of other releases have it."""
    before, after = printed.span.start - 1, text[printed.span.end : place.sentence.end]
    return text[before] == "(" and after.strip() == ")"


def _happens(text: str, near: Span) -> bool:
    names = ("happens", "happens_elsewhere")
    return any(cue(name).search(text, near.start, near.end) for name in names)


def _is_held(before: str) -> bool:
    return bool(cue("at_place").search(before))


def _is_background(before: str, after: str) -> bool:
    return bool(cue("not_event").search(before[-80:]) or cue("not_event_after").search(after))


def _is_reported(before: str) -> bool:
    """Whether the day is that of the report: "the ministry said Thursday"."""
    return bool(cue("reporting").search(before[-70:])) and not _is_of_meeting(before)


def _is_of_meeting(before: str) -> bool:
    return bool(cue("meeting_on").search(before[-70:]))


def _observes(before: str, after: str) -> bool:
    """Whether "today" is the day of a statement: "Today, we celebrate", "announced today"."""
    near = f"{before[-60:]} {after[:70]}"
    return bool(cue("observes").search(near)) and not _is_held(before)


def _opens(before: str) -> bool:
    """Whether the sentence begins with the date: "On March 30, the Secretary will travel"."""
    return len(before) < _OPENING and not any(map(str.isdigit, before))


def _form(printed: Printed) -> float:
    if printed.first:
        return 1.6 if printed.last else 1.2
    return 0.9 if printed.offset is not None else 0.6


@cache
def cue(name: str) -> Guarded:
    """What the words around a date say of it, by the name of the pattern."""
    return Guarded(words("event")[name], re.IGNORECASE)
