"""The publication date: stamps, dated lines, datelines, and what does not count as one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from indexer.model import Declared, Release, Stated
from indexer.tagging.dates.published import choose_published, datelines, published_candidates
from indexer.tagging.dates.readings import Page, near_published
from indexer.tagging.dates.stamps import day_of_stamp

Make = Callable[..., Release]


def published(release: Release, issuer: str | None = None) -> str | None:
    tag = choose_published(published_candidates(Page(release, issuer)))
    return tag.value.isoformat() if tag else None


@pytest.mark.parametrize(
    ("stamp", "issuer", "day"),
    [
        ("Wed, 03 Aug 2022 01:30:00 +0000", "US", "2022-08-02"),
        ("Wed, 03 Aug 2022 19:49:23 +0000", "US", "2022-08-03"),
        ("2019-06-07T22:30:00Z", "EE", "2019-06-08"),
        ("2019-06-07T22:30:00+02:00", "EE", "2019-06-07"),
        ("2019-06-07T22:30:00Z", None, "2019-06-07"),
        ("2022-03-24T23:30:00Z", "EU", "2022-03-25"),
        ("2022-03-24T00:00:00Z", "US", "2022-03-24"),
        ("24 March 2022, 21:30", "KZ", "2022-03-24"),
        ("Thu, 24 Mar 2022 01:30:00 -0000", "US", "2022-03-23"),
    ],
)
def test_a_stamp_is_a_day_on_the_issuers_clock(stamp: str, issuer: str, day: str) -> None:
    found = day_of_stamp(stamp, issuer)
    assert found is not None
    assert found.isoformat() == day


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Washington, DC\n\nJune 21, 2018\n\nThey met.", "2018-06-21"),
        ("Posted On: 21 JUN 2018 5:30PM by PIB Delhi\n\nThey met.", "2018-06-21"),
        ("Date 2018-06-21\n\nThey met.", "2018-06-21"),
        ("Bern, 04.03.2015 - They met in Bern.", "2015-03-04"),
        ("BRUSSELS, Belgium, October 25, 2016/APO/ -- They met.", "2016-10-25"),
        ("New Delhi [India], October 5, 2023 (ANI): They met.", "2023-10-05"),
        ("Ottawa, Ontario – January 19, 2024. They met.", "2024-01-19"),
        ("January 31, 2018 2:57 PM GMT+7\n\nThey met.", "2018-01-31"),
        ("11.05.2023 / 14:32 | Aktualizováno: 12.05.2023 / 08:01\n\nThey met.", "2023-05-11"),
        ("Publish Date: 08.09.2021 Update Date: 19.09.2021\n\nThey met.", "2021-09-08"),
        ("22-11-2022 (updated: 23-11-2022 )\n\nThey met.", "2022-11-22"),
        ("DOHA, 5th March, 2024 (QNA) -- They met.", "2024-03-05"),
        ("Riyadh, Rajab 12, 1444, February 3, 2023, SPA -- They met.", "2023-02-03"),
        ("News\n\nMenu\n\nEN DE\n\nSearch\n\nHome\n\nOslo, 18.11.2021 - They met.", "2021-11-18"),
        ("Tanggal: 24 Mei 2024\n\nThey met.", "2024-05-24"),
        ("Updated: May 25, 2024, 10:15 IST | Published: May 24, 2024\n\nThey met.", "2024-05-24"),
        (
            "Short Url https://u.example/8xq2 | Updated 25 May 2024 | May 24, 2024\n\nA.",
            "2024-05-24",
        ),
        ("Modified: 25 May 2024 10:00; Published: 24 May 2024\n\nThey met.", "2024-05-24"),
        ("24.05.2024\n\nPrinted on 30.05.2024\n\nThey met.", "2024-05-24"),
        ("Published 24 May 2024 Article from the Ministry On 20 May they met there.", "2024-05-24"),
        ("Reference: PR24en, Press Release Issue Date: May 24, 2024\n\nA.", "2024-05-24"),
        ("May 24, 2024Use featured image: No\n\nThey met.", "2024-05-24"),
        (
            "(This is a provisional translation for the use of visitors) May 24, 2024\n\nA.",
            "2024-05-24",
        ),
        ("2024. május 24. 14:00\n\nThey met.", "2024-05-24"),
        ("2024 m. gegužės 24 d.\n\nThey met.", "2024-05-24"),
        ("2024 05 24\n\nThey met.", "2024-05-24"),
        ("24 พฤษภาคม 2567\n\nThey met.", "2024-05-24"),
        ("民國113年5月24日\n\nThey met.", "2024-05-24"),
    ],
)
def test_dated_lines_and_datelines_state_it(make: Make, body: str, day: str) -> None:
    assert published(make("Cyber talks held", body)) == day


@pytest.mark.parametrize(
    ("aside", "body", "day"),
    [
        ("Updated: June 22, 2018 17:40", "They met on June 21, 2018.", "2018-06-22"),
        ("Updated: June 22, 2018 17:40", "They met on May 2, 2018.", None),
        ("Updated: June 22, 2018 17:40", "June 21, 2018\n\nThey met.", "2018-06-21"),
    ],
    ids=["follows the meeting", "long after it", "beside a real one"],
)
def test_an_update_counts_only_alone_and_close_to_the_meeting(
    make: Make, aside: str, body: str, day: str | None
) -> None:
    assert published(make("Cyber talks held", body, set_aside=(aside,))) == day


@pytest.mark.parametrize(
    "body",
    [
        "On June 21, 2018 they met in Seoul.",
        "Last updated: June 21, 2018\n\nThey met.",
        "They met in Seoul on June 21, 2018.",
        "The meeting was held in May 2018.",
        "Accessed: 21-06-2018\n\nThey met.",
        "2023年12月5日，对话在北京举行。",
    ],
)
def test_other_dates_do_not(make: Make, body: str) -> None:
    assert published(make("Cyber talks held", body)) is None


@pytest.mark.parametrize(
    ("aside", "day"),
    [
        (("Published", "Written: 2023-02-07 18:33:50"), "2023-02-07"),
        (("Home", "2020.11.30", "News"), "2020-11-30"),
        (("Related", "17.06.2025", "18.06.2025"), None),
        (("Copyright 2020-11-30",), None),
        (("Posted by: Media Blog, Posted on: 30 November 2020 - Categories: News",), "2020-11-30"),
        (("No: 12, 29 November 2020, Floods in a neighbouring country",), None),
    ],
)
def test_lines_set_aside_state_it_when_labelled_or_alone(
    make: Make, aside: tuple[str, ...], day: str | None
) -> None:
    assert published(make("Talks", "They met.", set_aside=aside)) == day


@pytest.mark.parametrize(
    ("body", "issuer", "day"),
    [
        ("They met.", "US", "2024-11-12"),
        ("They met.", "KR", "2024-12-11"),
        ("They met.", None, None),
        ("On 11 November they met.", "EU", "2024-11-12"),
    ],
)
def test_the_meeting_or_the_country_tells_day_from_month(
    make: Make, body: str, issuer: str | None, day: str | None
) -> None:
    assert published(make("Talks", body, published="11/12/2024"), issuer) == day


@pytest.mark.parametrize(
    ("stamp", "aside", "day"),
    [
        pytest.param("Monday 11/12/2023", "", "2023-12-11", id="weekday"),
        pytest.param("11/12/2023", "Last modified 14/12/2023", "2023-12-11", id="other dates"),
        pytest.param("11/12/2023", "12/14/2023 Minister travels", "2023-11-12", id="month first"),
    ],
)
def test_what_else_the_page_says_tells_day_from_month(
    make: Make, stamp: str, aside: str, day: str
) -> None:
    assert published(make("Talks", "They met.", published=stamp, set_aside=(aside,))) == day


def test_texts_in_other_languages_put_the_day_first(make: Make) -> None:
    page = Page(make("Reunião", "Eles se reuniram.", published="11/12/2023"), language="pt")
    tag = choose_published(published_candidates(page))
    assert tag is not None
    assert tag.value.isoformat() == "2023-12-11"


@pytest.mark.parametrize(
    "title", ["No: 12, 4 May 2022, Consultations with a neighbour", "QA-7, 4 May 2022, An answer"]
)
def test_a_numbered_headline_states_it(make: Make, title: str) -> None:
    assert published(make(title, "They meet on 6 May 2022.")) == "2022-05-04"


def test_a_copy_keeps_its_authors_date(make: Make) -> None:
    release = make("Talks", "OSLO, March 21, 2025 – They met.", published="22 Mar 2025 5:18 am")
    dates = published_candidates(Page(release, "NO", is_copied=True))
    tag = choose_published(dates)
    assert tag is not None
    assert tag.value.isoformat() == "2025-03-21"


def test_a_dateline_without_a_year_is_one(make: Make) -> None:
    release = make("Talks", "SEOUL, July 28 (Yonhap) -- They met on Wednesday.")
    assert [printed.span.of(release.text) for printed in datelines(release)] == ["July 28"]


def test_a_crawlers_prefix_gives_way_to_the_page(make: Make) -> None:
    release = make("Talks", "They met.", set_aside=("Written: 2023-02-07 18:33",))
    prefix = Declared(published=(Stated("2023-02-06", "crawler prefix"),))
    assert published(replace(release, declared=prefix)) == "2023-02-07"


def test_a_month_alone_lends_its_year_to_the_dateline(make: Make) -> None:
    release = make("Talks", "SEOUL, May 7 (Yonhap) -- They will meet.", published="2023-05")
    assert published(release) == "2023-05-07"
    assert near_published(release) is not None


def test_a_month_alone_is_no_publication_date(make: Make) -> None:
    assert published(make("Talks", "They met.", published="2023-12")) is None


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("AGENCY: Kuwait and Peru talk - Politics - 21/11/2024", "2024-11-21"),
        ("AGENCY: Kuwait and Peru talk - Politics - 21/11/2024 16:25", "2024-11-21"),
        ("17.11.2022 The second Kenyan-German consultations were held", "2022-11-17"),
        ("Statement on the anniversary of 24 August 1991", None),
        ("Talks of 21 May 2020 on the sea", None),
    ],
)
def test_a_date_at_an_end_of_the_headline_states_it(
    make: Make, title: str, day: str | None
) -> None:
    assert published(make(title, "They met.")) == day


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Ministry12th Committee metPosted On: 31 JAN 2024 6:18PM by the Bureau ", "2024-01-31"),
        ("Home News Cyber Dialogue 19 October 2023 Press Release ", "2023-10-19"),
        ("Home News Cyber Dialogue 28 Nov. 2023 - Last updated: 29 Nov. 2023 ", "2023-11-28"),
        ("Home News Cyber Dialogue Nairobi, 28 November 2023 – The guests ", "2023-11-28"),
        ("Home Office of the Spokesperson Readout November 9, 2022 The below is ", "2022-11-09"),
        ("Home Readout of a Meeting March 30, 2022 | Spokesman A. Stiles said: ", "2022-03-30"),
        ("Download logo KIGALI, Rwanda, September 27, 2018/APO Group/ -- Guests ", "2018-09-27"),
        ("Politics Sports Athens, December 10, 2019, ABC -- The fourth round ", "2019-12-10"),
        ("The dialogue began on 19 October 2023 in Nairobi. ", None),
    ],
)
def test_the_opening_of_a_page_in_one_line_states_it(
    make: Make, opening: str, day: str | None
) -> None:
    assert published(make("", opening + "They talked about the sea. " * 40)) == day


def test_an_update_counts_where_the_dateline_has_its_day(make: Make) -> None:
    release = make("ABC | Updated: Jan 17, 2023 22:41 IST", "PARIS, January 17 (ABC): They met.")
    assert published(release) == "2023-01-17"


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (
            "By A. Writer Last Updated: Oct 03, 2024, 09:14 PM\n\nIt is so, they said on Thursday.",
            1,
        ),
        ("By A. Writer Last Updated: Oct 03, 2024, 09:14 PM\n\nIt is so, they said on Monday.", 0),
        ("Last Updated: Oct 03, 2024\n\nIt is so.", 0),
    ],
    ids=["its weekday", "another weekday", "none"],
)
def test_an_update_counts_where_the_text_names_its_weekday(make: Make, body: str, day: int) -> None:
    assert published(make("Talks next week", body)) == ("2024-10-03" if day else None)


@pytest.mark.parametrize(
    ("line", "day"),
    [("Martes 8 de marzo de 2016", "2016-03-08"), ("Last modification 05.01.2023", None)],
)
def test_a_bare_date_around_the_text_may_have_its_weekday(
    make: Make, line: str, day: str | None
) -> None:
    assert published(make("Talks", "They met.", set_aside=(line,))) == day
