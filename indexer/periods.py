"""Dates as people type them: `2018`, `2018-06`, `2018-06-21`, `21.06.2018`, `last-90d`."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", re.ASCII)
_LAST = re.compile(r"last-(\d{1,4})([dwmy])", re.ASCII | re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year: its first and last day."""

    first: date
    last: date


def read_period(text: str) -> Period:
    """Return the period that a text names. Raises ValueError, saying what would do.

    A day-first date is read only where its day cannot be a month: 21.06.2018 is the 21st of June,
    04.03.2018 may be April or March and is refused.
    """
    text = text.strip()
    if iso := _ISO.fullmatch(text):
        return _period(text, *(int(part) if part else None for part in iso.groups()))
    if (day_first := _DAY_FIRST.fullmatch(text)) and int(day_first[1]) > 12:
        return _period(text, int(day_first[3]), int(day_first[2]), int(day_first[1]))
    raise ValueError(f"{text!r} is not a date: write 2018, 2018-06 or 2018-06-21")


def is_relative(text: str) -> bool:
    """Whether a text counts back from today: `last-90d`, also in weeks, months and years."""
    return bool(_LAST.fullmatch(text.strip()))


def last_days(text: str, today: date) -> Period:
    """Return the days up to today that `last-90d` means; a month has 30 of them, a year 365."""
    match = _LAST.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a number of days: write last-90d")
    days = int(match[1]) * _DAYS[match[2].lower()]
    return Period(date.fromordinal(max(today.toordinal() - days, 1)), today)


def _period(text: str, year: int | None, month: int | None, day: int | None) -> Period:
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date of the calendar: {error}") from error
    if day:
        return Period(first, first)
    last_month = month or 12
    return Period(first, date(first.year, last_month, monthrange(first.year, last_month)[1]))
