"""Dates as texts print them, and what they mean against a publication date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.tagging.dates.printed import printed_dates
from indexer.tagging.dates.resolve import Reference, resolve

THURSDAY = date(2023, 11, 9)


def days(text: str, reference: Reference) -> list[tuple[str, str]]:
    found = (resolve(printed, reference) for printed in printed_dates(text))
    return [(first.isoformat(), last.isoformat()) for first, last in filter(None, found)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("June 21, 2018", "2018-06-21", "2018-06-21"),
        ("21 June 2018", "2018-06-21", "2018-06-21"),
        ("7. June 2019", "2019-06-07", "2019-06-07"),
        ("03 Aug 2016", "2016-08-03", "2016-08-03"),
        ("29.09.2022", "2022-09-29", "2022-09-29"),
        ("20/02/2020 - 17:03", "2020-02-20", "2020-02-20"),
        ("2020.11.30", "2020-11-30", "2020-11-30"),
        ("May 9-10, 2023", "2023-05-09", "2023-05-10"),
        ("22 and 23 June 2021", "2021-06-22", "2021-06-23"),
        ("May 9, 10 and 11, 2020", "2020-05-09", "2020-05-11"),
        ("April 27 – May 1, 2021", "2021-04-27", "2021-05-01"),
        ("December 30 to January 2, 2022", "2021-12-30", "2022-01-02"),
        ("28 February to 2 March 2023", "2023-02-28", "2023-03-02"),
        ("3. bis 4. März 2015", "2015-03-03", "2015-03-04"),
        ("les 4 et 5 mars 2015", "2015-03-04", "2015-03-05"),
        ("3 al 4 de marzo de 2015", "2015-03-03", "2015-03-04"),
        ("17 czerwca 2025 r.", "2025-06-17", "2025-06-17"),
        ("17 липня 2023 року", "2023-07-17", "2023-07-17"),
        ("2018년 6월 21일(목)", "2018-06-21", "2018-06-21"),
        ("令和6年7月8日", "2024-07-08", "2024-07-08"),
        ("令和元年5月17日", "2019-05-17", "2019-05-17"),
        ("2023年12月5日至7日", "2023-12-05", "2023-12-07"),
        ("١٨ أبريل ٢٠٢٤", "2024-04-18", "2024-04-18"),
        ("ngày 5 tháng 3 năm 2024", "2024-03-05", "2024-03-05"),
        ("Rabu (22/5/2024)", "2024-05-22", "2024-05-22"),
        ("9 Μαΐου 2022", "2022-05-09", "2022-05-09"),
        ("9. svibnja 2022.", "2022-05-09", "2022-05-09"),
        ("25 Ogos 2023", "2023-08-25", "2023-08-25"),
    ],
)
def test_complete_dates_need_no_reference(text: str, first: str, last: str) -> None:
    assert days(text, Reference()) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on November 8", "2023-11-08", "2023-11-08"),
        ("July 31 to August 6", "2023-07-31", "2023-08-06"),
        ("3.15.(수)", "2023-03-15", "2023-03-15"),
        ("지난 7일", "2023-11-07", "2023-11-07"),
        ("on Wednesday", "2023-11-08", "2023-11-08"),
        ("on Thursday", "2023-11-09", "2023-11-09"),
        ("Monday and Tuesday", "2023-11-06", "2023-11-07"),
        ("today", "2023-11-09", "2023-11-09"),
        ("earlier today", "2023-11-09", "2023-11-09"),
        ("yesterday", "2023-11-08", "2023-11-08"),
        ("어제", "2023-11-08", "2023-11-08"),
        ("heute", "2023-11-09", "2023-11-09"),
    ],
)
def test_partial_dates_count_from_publication(text: str, first: str, last: str) -> None:
    assert days(text, Reference(THURSDAY)) == [(first, last)]


def test_an_announced_weekday_lies_ahead() -> None:
    ahead = Reference(THURSDAY, looks_ahead=True)
    assert days("will meet on Monday", ahead) == [("2023-11-13", "2023-11-13")]


def test_the_weekday_settles_the_year() -> None:
    assert days("Friday, December 31", Reference(date(2022, 1, 3))) == [
        ("2021-12-31", "2021-12-31")
    ]


def test_a_day_repeats_as_the_same_day() -> None:
    found = days("on Monday; signed the same day", Reference(THURSDAY))
    assert found == [("2023-11-06", "2023-11-06")] * 2


@pytest.mark.parametrize("text", ["on November 24", "on Friday", "today", "29일"])
def test_nothing_is_guessed_without_a_publication_date(text: str) -> None:
    assert days(text, Reference()) == []


@pytest.mark.parametrize(
    "text",
    ["June 2018", "2018", "this week", "Room 5", "may 5 of them", "31 February 2020", "17:03"],
)
def test_what_is_no_day_stays_unknown(text: str) -> None:
    assert [d for d in days(text, Reference()) if d] == []


@given(st.text(alphabet="0123456789 -–./,MayJune월일年日and", max_size=80))
def test_any_text_is_read_in_order_and_within_its_bounds(text: str) -> None:
    end = 0
    for printed in printed_dates(text):
        assert end <= printed.span.start < printed.span.end <= len(text)
        end = printed.span.end
        resolve(printed, Reference(THURSDAY))
