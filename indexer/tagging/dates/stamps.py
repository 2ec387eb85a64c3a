"""Declared date strings → days: stamps of machines in the issuer's time zone, and printed dates."""

import re
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from indexer.model import PartyCode
from indexer.tagging.dates.calendar import Printed, words
from indexer.tagging.dates.printed import printed_dates

_MONTH_ALONE = re.compile(r"\b((?:19|20)\d\d)[-./](0?[1-9]|1[0-2])\b(?![-./]?\d)")
_YEAR_ALONE = re.compile(r"\b(20[0-4]\d)\b")
_MIDDLE = 15


def day_of_stamp(value: str, issuer: PartyCode | None) -> date | None:
    """The day of an RFC 822 or ISO 8601 stamp on the issuer's clock; None for other strings."""
    moment = _moment(value.strip())
    if moment is None:
        return None
    is_utc = moment.tzinfo is not None and moment.utcoffset() == timedelta(0)
    # midnight to the second is a date to which a machine has put a time
    return _on_clock(moment, issuer) if is_utc and moment.time() != time.min else moment.date()


def only_day(value: str) -> Printed | None:
    """The first complete date printed in a declared string."""
    complete = (one for one in printed_dates(value) if one.first and one.first.month)
    return next(complete, None)


def near_day(value: str) -> date | None:
    """A day of the month or year that is all the string tells."""
    month = _MONTH_ALONE.search(value)
    if month:
        return date(int(month[1]), int(month[2]), _MIDDLE)
    year = _YEAR_ALONE.search(value)
    return date(int(year[1]), 7, 1) if year else None


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if len(value) > len("2018-06-21") else None
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # "-0000" is UTC of which no zone is told; a stamp without any zone tells the local time
    return moment.replace(tzinfo=UTC) if value.endswith("-0000") else moment


def _on_clock(moment: datetime, issuer: PartyCode | None) -> date:
    zone = clock(issuer)
    try:
        return moment.astimezone(zone).date() if zone else moment.date()
    except OverflowError:
        return moment.date()


@lru_cache(maxsize=300)
def clock(issuer: PartyCode | None) -> ZoneInfo | None:
    """The time zone of a government or a body's seat."""
    zones = get_global("territory_zones").get(issuer or "", ())
    name = words("zones").get(issuer or "") or next(iter(zones), None)
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
