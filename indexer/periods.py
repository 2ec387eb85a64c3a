"""Days, months and years as people type them: `2018`, `2018-06`, `2018-06-21`, `21.06.2018`."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", re.ASCII)


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


def _period(text: str, year: int | None, month: int | None, day: int | None) -> Period:
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date of the calendar: {error}") from error
    if day:
        return Period(first, first)
    last_month = month or 12
    return Period(first, date(first.year, last_month, monthrange(first.year, last_month)[1]))
