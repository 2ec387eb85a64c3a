from datetime import date

import pytest

from indexer.model import Official, Role
from webapp import wording


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(date(2018, 6, 21), None, "21 Jun 2018", id="day"),
        pytest.param(date(2018, 6, 21), date(2018, 6, 21), "21 Jun 2018", id="same-day"),
        pytest.param(date(2024, 9, 5), date(2024, 9, 6), "5–6 Sep 2024", id="in-a-month"),
        pytest.param(date(2024, 4, 30), date(2024, 5, 2), "30 Apr – 2 May 2024", id="in-a-year"),
        pytest.param(
            date(2023, 12, 30), date(2024, 1, 2), "30 Dec 2023 – 2 Jan 2024", id="over-new-year"
        ),
        pytest.param(date(2024, 9, 6), date(2024, 9, 5), "6 Sep 2024", id="end-before-start"),
    ],
)
def test_days_are_printed(start: date, end: date | None, expected: str) -> None:
    assert wording.days(start, end) == expected


def test_long_days_have_the_whole_month() -> None:
    assert wording.days(date(2024, 9, 5), date(2024, 9, 6), is_long=True) == "5–6 September 2024"


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param(date(2024, 9, 4), "1 day before", id="before"),
        pytest.param(date(2024, 9, 5), "same day", id="first-day"),
        pytest.param(date(2024, 9, 6), "same day", id="last-day"),
        pytest.param(date(2024, 9, 23), "17 days later", id="later"),
    ],
)
def test_the_lag_of_a_release_is_counted_from_its_event(published: date, expected: str) -> None:
    assert wording.lag(date(2024, 9, 5), date(2024, 9, 6), published) == expected


ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th"}
ORDINALS |= {21: "21st", 22: "22nd", 101: "101st", 111: "111th", 112: "112th"}


@pytest.mark.parametrize(("position", "expected"), ORDINALS.items())
def test_an_ordinal_has_its_ending(position: int, expected: str) -> None:
    assert wording.ordinal(position) == expected


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0 releases"), (1, "1 release"), (1204, "1,204 releases")]
)
def test_a_count_has_its_noun(count: int, expected: str) -> None:
    assert wording.counted(count, "release") == expected


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        pytest.param([Role.HEAD, Role.HEAD], "led by A (KR), B (KR)", id="one-role"),
        pytest.param(
            [Role.PRINCIPAL, Role.CO_CHAIR], "co-chaired by B (KR); principals A (KR)", id="two"
        ),
        pytest.param([], "", id="nobody"),
    ],
)
def test_leads_are_named_role_by_role(roles: list[Role], expected: str) -> None:
    officials = [Official(name, "", "KR", role) for name, role in zip("AB", roles, strict=False)]
    assert wording.leads(officials) == expected


def test_a_lead_of_no_known_side_has_none() -> None:
    assert wording.leads([Official("A", "", None, Role.HEAD)]) == "led by A"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(date(2018, 6, 21), date(2018, 6, 21), "to the day", id="day"),
        pytest.param(date(2018, 6, 1), None, "to the day", id="first-of-a-month"),
        pytest.param(date(2018, 6, 1), date(2018, 6, 2), "to the day", id="two-days"),
        pytest.param(date(2018, 2, 1), date(2018, 2, 28), "to the month", id="month"),
        pytest.param(date(2018, 2, 1), date(2018, 3, 31), "to the day", id="two-months"),
        pytest.param(date(2018, 1, 1), date(2018, 12, 31), "to the year", id="year"),
    ],
)
def test_how_exactly_a_date_is_known(start: date, end: date | None, expected: str) -> None:
    assert wording.precision(start, end) == expected
