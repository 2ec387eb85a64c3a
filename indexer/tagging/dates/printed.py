"""Dates as a text prints them: what stands side by side joined into ranges, weekdays attached."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice

from indexer.model import Span
from indexer.tagging.dates.calendar import Day, Printed, alternatives, words
from indexer.tagging.dates.scan import scan

_TO_DATE = re.compile(r"[,.]?[ \xa0](?:the )?|[ \xa0]?\(|,")
_FROM_DATE = re.compile(r"[ \xa0,(]{0,2}")
_MOST = 400  # dates of no release; a text with more is hostile
_LONGEST_AND = 6  # days that "and" may join: "June 8 and July 9" are two dates


Join = Callable[[str, Printed, Printed], Printed | None]


@lru_cache(maxsize=16)
def printed_dates(text: str) -> tuple[Printed, ...]:
    """Every date, weekday and relative day of the text, in order."""
    found = islice(scan(text), _MOST)
    return tuple(_with_same_days(text, list(_joined(text, _with_weekdays(text, found)))))


def _with_same_days(text: str, found: list[Printed]) -> list[Printed]:
    """Let "the same day" repeat the date before it."""
    if not any(phrase in text for phrase in words("same_day")["words"]):
        return found
    repeats = [
        replace(before[-1], span=Span(*match.span()))
        for match in islice(_same_day().finditer(text), _MOST)
        if (before := [one for one in found if one.span.start < match.start()])
    ]
    return sorted([*found, *repeats], key=lambda one: one.span.start)


@cache
def _same_day() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words('same_day')['words'])})\b")


def _with_weekdays(text: str, found: Iterable[Printed]) -> Iterator[Printed]:
    """Yield "Friday, February 10th" and "3월 5일(목)" as one expression each."""
    return _merged(text, found, _weekday_and_date)


def _merged(text: str, found: Iterable[Printed], join: Join) -> Iterator[Printed]:
    """Yield expressions, those that stand side by side joined to one where they can be."""
    before: Printed | None = None
    for one in found:
        both = before and join(text, before, one)
        if before and not both:
            yield before
        before = both or one
    if before:
        yield before


def _weekday_and_date(text: str, before: Printed, one: Printed) -> Printed | None:
    gap = before.span.end, one.span.start
    if before.is_bare_weekday and one.first and _TO_DATE.fullmatch(text, *gap):
        return replace(one, span=Span(before.span.start, one.span.end), weekday=before.weekday)
    has_none = before.first and before.weekday is None
    if has_none and one.is_bare_weekday and _FROM_DATE.fullmatch(text, *gap):
        # behind a range it is the last day's
        return before if before.last else replace(before, weekday=one.weekday)
    return None


@cache
def _across() -> re.Pattern[str]:
    joins = alternatives(words("joins")["across"])
    close = alternatives(words("joins")["and"])
    article = alternatives(words("joins")["articles"])
    return re.compile(
        rf"[ \xa0,]{{0,2}}(?:{joins}|(?P<and>{close}))[ \xa0]?(?:(?:{article})[ \xa0])?"
    )


def _joined(text: str, found: Iterable[Printed]) -> Iterator[Printed]:
    """Yield "April 27 – May 1" and "Monday and Tuesday" as one range each."""
    return _merged(text, found, _as_range)


def _as_range(text: str, before: Printed, one: Printed) -> Printed | None:
    gap = _across().fullmatch(text, before.span.end, one.span.start)
    if not gap:
        return None
    span = Span(before.span.start, one.span.end)
    if before.is_bare_weekday and one.is_bare_weekday:
        return Printed(span, weekday=before.weekday, last_weekday=one.weekday)
    if before.first and one.first and before.first.month and one.first.month:
        first, last = _in_one_year(before.first, one.last or one.first)
        is_close = gap["and"] is not None or before.last is not None
        if 0 < _days_apart(first, last) <= (_LONGEST_AND if is_close else 366):
            return Printed(span, first, last, weekday=before.weekday)
    return None


def _in_one_year(first: Day, last: Day) -> tuple[Day, Day]:
    """Give the first day the last day's year, or the one before it across New Year."""
    if first.year is not None or last.year is None:
        return first, last
    turns = (first.month or 0, first.day) > (last.month or 0, last.day)
    return replace(first, year=last.year - turns), last


def _days_apart(first: Day, last: Day) -> int:
    years = (last.year or first.year or 0) - (first.year or last.year or 0)
    return years * 372 + ((last.month or 0) - (first.month or 0)) * 31 + last.day - first.day
