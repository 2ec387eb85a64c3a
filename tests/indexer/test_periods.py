from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.periods import Period, last_days, read_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("2018", date(2018, 1, 1), date(2018, 12, 31), id="year"),
        pytest.param("2018-02", date(2018, 2, 1), date(2018, 2, 28), id="month"),
        pytest.param("2020-2", date(2020, 2, 1), date(2020, 2, 29), id="leap-month"),
        pytest.param("2018-06-21", date(2018, 6, 21), date(2018, 6, 21), id="day"),
        pytest.param(" 2018.06.21 ", date(2018, 6, 21), date(2018, 6, 21), id="dots-year-first"),
        pytest.param("21.06.2018", date(2018, 6, 21), date(2018, 6, 21), id="day-first"),
        pytest.param("21/6/2018", date(2018, 6, 21), date(2018, 6, 21), id="day-first-slashes"),
    ],
)
def test_a_period_is_read_with_its_first_and_last_day(text: str, first: date, last: date) -> None:
    assert read_period(text) == Period(first, last)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("04.03.2018", id="day-or-month-first"),
        pytest.param("2018-13", id="month-13"),
        pytest.param("2018-02-30", id="30-february"),
        pytest.param("0000", id="year-zero"),
        pytest.param("", id="empty"),
        pytest.param("last year", id="words"),
        pytest.param("２０１８", id="full-width"),
    ],
)
def test_what_is_no_plain_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        read_period(text)


@given(st.dates())
def test_every_iso_date_is_read_as_itself(day: date) -> None:
    assert read_period(day.isoformat()) == Period(day, day)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("last-90d", date(2020, 1, 1), id="days"),
        pytest.param("last-2w", date(2020, 3, 17), id="weeks"),
        pytest.param("LAST-1m", date(2020, 3, 1), id="months"),
        pytest.param("last-1y", date(2019, 4, 1), id="years"),
        pytest.param("last-9999y", date.min, id="before-the-calendar"),
    ],
)
def test_days_back_end_today(text: str, first: date) -> None:
    assert last_days(text, date(2020, 3, 31)) == Period(first, date(2020, 3, 31))
