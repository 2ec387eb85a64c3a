"""Dates, counts, ordinals and lists in English words."""

from collections.abc import Sequence
from datetime import date, timedelta

from babel.dates import format_date

from indexer.model import Official, Role

LOCALE = "en"

_ROLES = {
    Role.HEAD: "led by",
    Role.CO_CHAIR: "co-chaired by",
    Role.PRINCIPAL: "principals",
    Role.SIGNATORY: "signed by",
    Role.TRAVELLER: "visit of",
}
_SHORT, _LONG = "d MMM y", "d MMMM y"


def number(count: int) -> str:
    """Return a count with thousands separated."""
    return f"{count:,}"


def counted(count: int, noun: str) -> str:
    """Return "1 release", "6 releases"."""
    return f"{number(count)} {noun}" if count == 1 else f"{number(count)} {noun}s"


def ordinal(position: int) -> str:
    """Return "1st", "2nd", "11th"."""
    teens = 10 <= position % 100 <= 20
    return f"{position}{'th' if teens else _SUFFIXES.get(position % 10, 'th')}"


_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def day(when: date, *, is_long: bool = False) -> str:
    """Return "21 Jun 2018", or "21 June 2018"."""
    return format_date(when, _LONG if is_long else _SHORT, locale=LOCALE)


def days(start: date, end: date | None, *, is_long: bool = False) -> str:
    """Return "5–6 Sep 2024", "30 Apr – 2 May 2024", or the one day."""
    if end is None or end <= start:
        return day(start, is_long=is_long)
    last = day(end, is_long=is_long)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    if start.year == end.year:
        month = format_date(start, "d MMMM" if is_long else "d MMM", locale=LOCALE)
        return f"{month} – {last}"
    return f"{day(start, is_long=is_long)} – {last}"


def precision(start: date, end: date | None) -> str:
    """Return how exactly a date is known: "to the day", or the month or year that a range fills."""
    last = end or start
    if start.day != 1 or (last + timedelta(days=1)).day != 1:
        return "to the day"
    if (start.month, last.month, start.year) == (1, 12, last.year):
        return "to the year"
    is_one_month = (start.year, start.month) == (last.year, last.month)
    return "to the month" if is_one_month else "to the day"


def lag(start: date, end: date | None, published: date) -> str:
    """Return how far from an event its release came out: "same day", "17 days later"."""
    if published < start:
        return f"{counted((start - published).days, 'day')} before"
    after = (published - (end or start)).days
    return f"{counted(after, 'day')} later" if after > 0 else "same day"


def leads(officials: Sequence[Official]) -> str:
    """Return "led by A (US), B (KR)", role by role."""
    groups = []
    for role in Role:
        names = [_with_side(who) for who in officials if who.role is role]
        if names:
            groups.append(f"{_ROLES[role]} {', '.join(names)}")
    return "; ".join(groups)


def _with_side(who: Official) -> str:
    return f"{who.name} ({who.side})" if who.side else who.name
