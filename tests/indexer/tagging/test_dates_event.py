"""The days of the event, past all the other dates of a release."""

from collections.abc import Callable
from datetime import date

import pytest

from indexer.model import Release
from indexer.tagging.dates.event import tag_event_dates
from indexer.tagging.dates.resolve import Reference

Make = Callable[..., Release]
THURSDAY = date(2023, 11, 9)


def event(release: Release, published: date | None = THURSDAY, kind: str = "talks") -> str | None:
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
        ("El primer diálogo se realizó este miércoles en Quito.", "2023-11-08"),
        ("The ministries of both said after a meeting on Wednesday that they agree.", "2023-11-08"),
        ("The Chancellor today welcomed the Prime Minister with military honours.", "2023-11-09"),
        ("Dialogue and signing of a Memorandum On November 8, the two held talks.", "2023-11-08"),
        ("The exercise began in Bergen on 6 November and ends on Friday.", "2023-11-06 2023-11-10"),
        ("The envoy today concluded a two-day visit to Tashkent.", "2023-11-08 2023-11-09"),
        (
            "The minister arrives in Riga on Tuesday, November 14, for a three-day visit.",
            "2023-11-14 2023-11-16",
        ),
        ("Talks were held in Oslo on Tuesday 7 and Wednesday 8 November.", "2023-11-07 2023-11-08"),
        ("They met on 31 October and 1 November 2023 in Oslo.", "2023-10-31 2023-11-01"),
        ("양국은 11월 6~7일 서울에서 회의를 개최하였다.", "2023-11-06 2023-11-07"),
        ("양 장관은 11. 6.(월) ~ 11. 7.(화) 회담을 가졌다.", "2023-11-06 2023-11-07"),
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
        "The two also spoke of preparations for the summit in Riga on 11-12 November.",
        "The minister, who is on an official visit from 6 to 10 November, saw a port too.",
        "He told of the outcome of the meeting of the heads held in Astana on 3-4 November.",
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


def test_a_weekday_is_the_one_that_the_text_dates(make: Make) -> None:
    body = "The deputy prime minister arrives in Tallinn on Tuesday, November 14, to meet others."
    assert event(make("Deputy PM starts visit on Tuesday", body)) == "2023-11-14"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Travel Advisory: Level 2", "The advice of November 3 was reissued today."),
        ("We mourn with our neighbours: condolences", "The earthquake struck on 8 November."),
        ("El país saluda en el Día Nacional", "Los pueblos celebran hoy su independencia."),
    ],
)
def test_a_headline_of_no_meeting_has_no_days(make: Make, title: str, body: str) -> None:
    assert event(make(title, body), kind="") is None


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


def test_ministers_who_met_on_friday_and_agreed_to_meet_again_met_last_friday(make: Make) -> None:
    body = "The three ministers, meeting in Kaunas on Friday, agreed to hold exercises each year."
    assert event(make("Ministers meet", body)) == "2023-11-03"


def test_of_two_dates_alike_the_day_of_publication_is_not_the_meetings(make: Make) -> None:
    body = "Note Bern November 9, 2023 The envoy co-chaired the dialogue in Bern on November 8."
    assert event(make("Talks", body)) == "2023-11-08"
