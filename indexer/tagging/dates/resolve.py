"""Printed dates → days of the calendar, against what is known of the publication date."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from indexer.tagging.dates.calendar import Day, Printed

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Reference:
    """What settles a date that is printed in part.

    `published` is the publication date; `near` is a day of the right month or year where only
    that much is known. `looks_ahead` says that the text announces. `named` are days that the text
    prints together with their weekday, which stand behind the weekday alone.
    """

    published: date | None = None
    near: date | None = None
    looks_ahead: bool = False
    named: tuple[date, ...] = ()


def resolve(printed: Printed, reference: Reference) -> tuple[date, date] | None:
    """First and last day of the expression; None where the reference does not settle it."""
    if printed.first:
        return _days(printed, reference)
    if printed.offset is not None:
        return _counted(printed.offset, reference)
    if printed.weekday is not None and reference.published:
        return _weekdays(printed, reference)
    return None


def day_of(day: Day, reference: Reference, weekday: int | None = None) -> date | None:
    """The calendar's day, its year or month taken from the reference; None if there is no such."""
    if day.year is not None and day.month is not None:
        return _exact(day.year, day.month, day.day)
    anchor = reference.published or reference.near
    if anchor is None:
        return None
    if day.month is None:
        return _nearest(_in_months(day.day, anchor), anchor) if reference.published else None
    days = [_exact(year, day.month, day.day) for year in range(anchor.year - 1, anchor.year + 2)]
    known = [one for one in days if one]
    return _nearest([one for one in known if one.weekday() == weekday] or known, anchor)


def _days(printed: Printed, reference: Reference) -> tuple[date, date] | None:
    assert printed.first
    last = printed.last
    if last and last.year is None and printed.first.year:
        last = replace(last, year=printed.first.year)
    end = day_of(last, reference) if last else None
    start = day_of(printed.first, reference, printed.weekday)
    if last and end and start and start > end and printed.first.year is None:
        start = _exact(end.year - 1, start.month, start.day)
    if start is None or (last and (end is None or end < start)):
        return None
    return start, end or start


def _counted(offset: int, reference: Reference) -> tuple[date, date] | None:
    if not reference.published:
        return None
    day = reference.published + timedelta(days=offset)
    return day, day


def _weekdays(printed: Printed, reference: Reference) -> tuple[date, date]:
    assert printed.weekday is not None
    assert reference.published
    start = _weekday(printed.weekday, reference.published, reference)
    if printed.last_weekday is None:
        return start, start
    return start, start + timedelta(days=(printed.last_weekday - printed.weekday) % _WEEK)


def _weekday(weekday: int, published: date, reference: Reference) -> date:
    named = [day for day in reference.named if day.weekday() == weekday]
    nearest = _nearest(named, published)
    if nearest and abs((nearest - published).days) <= _WEEK:
        return nearest
    return _ahead(weekday, published) if reference.looks_ahead else _past(weekday, published)


def _past(weekday: int, published: date) -> date:
    return published - timedelta(days=(published.weekday() - weekday) % _WEEK)


def _ahead(weekday: int, published: date) -> date:
    return published + timedelta(days=(weekday - published.weekday()) % _WEEK)


def _exact(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_months(day: int, anchor: date) -> list[date]:
    months = (anchor.replace(day=1) + timedelta(days=shift) for shift in (-15, 0, 40))
    return [one for one in (_exact(m.year, m.month, day) for m in months) if one]


def _nearest(days: list[date], anchor: date) -> date | None:
    return min(days, key=lambda day: abs(day - anchor), default=None)
