"""The days of the event, past all the other dates of a release."""

from collections.abc import Callable
from datetime import date

import pytest

from indexer.model import Release
from indexer.tagging.dates.event import tag_event_dates
from indexer.tagging.dates.resolve import Reference

Make = Callable[..., Release]
THURSDAY = date(2023, 11, 9)


def event(release: Release, published: date | None = THURSDAY, kind: str = "") -> str | None:
    days = tag_event_dates(release, Reference(published), (), kind or None)
    if days.start is None or days.end is None:
        return None
    span = days.start.value, days.end.value
    return " ".join(dict.fromkeys(day.isoformat() for day in span))


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("The two held their dialogue in Tokyo on 12 September 2023.", "2023-09-12"),
        ("On November 8, the Minister met his counterpart.", "2023-11-08"),
        ("The working group met November 6-7 in Seoul.", "2023-11-06 2023-11-07"),
        ("The Secretary spoke today with the Foreign Minister.", "2023-11-09"),
        ("The minister met his counterpart yesterday.", "2023-11-08"),
        ("Japan and Kenya agreed on Tuesday to work closer.", "2023-11-07"),
        ("The dialogue was held on Friday, November 3rd.", "2023-11-03"),
        ("The group will be in session on Monday and Tuesday.", "2023-11-13 2023-11-14"),
        ("They will meet next Thursday (November 16).", "2023-11-16"),
        ("They signed a memorandum on Tuesday that will help both.", "2023-11-07"),
        ("The talks ended Tuesday in Geneva.", "2023-11-07"),
        ("Kedua menteri bertemu di Jakarta, Rabu (8/11).", "2023-11-08"),
        ("التقى الوزير نظيره يوم ٨ نوفمبر ٢٠٢٣ في القاهرة.", "2023-11-08"),
        ("La ministra se reunió ayer con su homólogo.", "2023-11-08"),
    ],
)
def test_the_meetings_date_is_found(make: Make, body: str, days: str) -> None:
    assert event(make("Cyber talks", body)) == days


DISTRACTORS = pytest.mark.parametrize(
    "distractor",
    [
        "It follows the agreement reached at the summit on June 13, 2023.",
        "The previous round was held in London on 3 May 2023.",
        "The next dialogue will take place in Kyiv on 7 December 2023.",
        "The Agreement, signed on 1 March 2012, is the basis.",
        "The ministry said on Thursday that more is to come.",
        "The treaty has been in force since 5 October 2020.",
    ],
)


@DISTRACTORS
def test_distractors_lose_to_the_meetings_date(make: Make, distractor: str) -> None:
    body = f"The fifth dialogue was held in Seoul on 8 November. {distractor}"
    assert event(make("Fifth dialogue", body)) == "2023-11-08"


@DISTRACTORS
def test_distractors_do_not_win_alone(make: Make, distractor: str) -> None:
    body = f"The fifth dialogue was held in Seoul. {distractor}"
    assert event(make("Fifth dialogue", body)) is None


@pytest.mark.parametrize(
    "body",
    [
        "Today, we celebrate World Press Freedom Day.",
        "The department announced sanctions today.",
        "The ministry said Thursday that it welcomes the step.",
        "They met this week.",
        "They met in November.",
    ],
)
def test_the_day_of_a_statement_is_no_event(make: Make, body: str) -> None:
    assert event(make("A statement", body), kind="statement") is None


def test_a_trip_lasts_until_its_last_stop(make: Make) -> None:
    body = (
        "The Counselor will travel to Kyiv on November 12-13 and to Warsaw on November 13-15. "
        "She will attend a conference in Oslo on December 20."
    )
    assert event(make("Travel to Ukraine and Poland", body), kind="visit") == (
        "2023-11-12 2023-11-15"
    )


def test_a_day_without_a_year_stays_unknown_where_nothing_settles_it(make: Make) -> None:
    assert event(make("Dialogue", "It was held on 24 November."), published=None) is None


def test_the_line_of_the_publication_date_is_no_event(make: Make) -> None:
    release = make("Talks held", "New Delhi, October 5: The two reviewed their ties.")
    place = release.paragraphs[0]
    days = tag_event_dates(release, Reference(THURSDAY), (place,), None)
    assert days.start is None


@pytest.mark.parametrize(
    "line",
    ["Minister meets the King of Tonga (8 November 2023)", "Secretary's call (8.11.2023)"],
)
def test_dated_lines_of_a_list_of_links_are_no_event(make: Make, line: str) -> None:
    assert event(make("Travel advice", f"Take care.\n\nBook early.\n\n{line}")) is None
