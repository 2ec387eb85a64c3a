"""How a stated date reads as a day: its year, and day and month told apart in 11/12/2024."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain, islice
from typing import NamedTuple

from indexer.model import PartyCode, Release
from indexer.tagging.dates.calendar import Printed, words
from indexer.tagging.dates.printed import printed_dates
from indexer.tagging.dates.resolve import Reference, day_of
from indexer.tagging.dates.stamps import near_day

_LAG = 10  # days from the meeting to a publication that decides how 11/12/2024 reads
_MONTHS = 12
_MOST = 40
_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})[-/](\d{1,2})[-/](?:14|19|20)\d\d(?!\d)")


class Page(NamedTuple):
    """A release, and what is known of it that tells how its dates are meant."""

    release: Release
    issuer: PartyCode | None = None
    language: str = "en"
    is_copied: bool = False


def stated_day(page: Page, printed: Printed) -> date | None:
    """The day of a date that a stamp or a line states; None where nothing settles it."""
    assert printed.first
    near = Reference(near=near_published(page.release))
    first = day_of(printed.first, near, printed.weekday)
    if printed.swapped is None or first is None:
        return first
    second = day_of(printed.swapped, Reference())
    if second is None:
        return first
    return next((day for tell in _TELLS if (day := tell(page, printed, (first, second)))), None)


def near_published(release: Release) -> date | None:
    """A day of the month or the year of publication, where metadata tells no more."""
    days = (near_day(stated.value) for stated in release.declared.published)
    return next((day for day in days if day), None)


def follows_a_date(text: str, day: date) -> bool:
    """Whether the text names a day that came shortly before."""
    for printed in printed_dates(text):
        if printed.first and printed.first.month and not printed.swapped:
            other = day_of(printed.first, Reference(near=day), printed.weekday)
            if other and 0 <= (day - other).days <= _LAG:
                return True
    return False


# --- which of two readings ---------------------------------------------------------------------

_Readings = tuple[date, date]  # day first, month first
_Tell = Callable[[Page, Printed, _Readings], date | None]


def _by_weekday(_: Page, printed: Printed, days: _Readings) -> date | None:
    return _only([day for day in days if day.weekday() == printed.weekday])


def _by_the_meeting(page: Page, _: Printed, days: _Readings) -> date | None:
    return _only([day for day in days if follows_a_date(page.release.text, day)])


def _by_other_dates(page: Page, _: Printed, days: _Readings) -> date | None:
    """As the page's other dates of this form are meant, where one of them is beyond doubt."""
    telling = {left > _MONTHS for left, right in _figures(page.release) if left != right}
    return days[0 if telling.pop() else 1] if len(telling) == 1 else None


def _by_publisher(page: Page, _: Printed, days: _Readings) -> date | None:
    if page.issuer is not None:
        return days[page.issuer in words("orders")["month_first"]]
    return days[0] if page.language != "en" else None


_TELLS: tuple[_Tell, ...] = (_by_weekday, _by_the_meeting, _by_other_dates, _by_publisher)


def _figures(release: Release) -> Iterator[tuple[int, int]]:
    """The first two figures of dates that can be read in one way only."""
    for text in chain((release.text,), release.set_aside):
        for match in islice(_FIGURES.finditer(text), _MOST):
            left, right = int(match[1]), int(match[2])
            if (left > _MONTHS) != (right > _MONTHS):
                yield left, right


def _only(days: list[date]) -> date | None:
    return days[0] if len(days) == 1 else None
