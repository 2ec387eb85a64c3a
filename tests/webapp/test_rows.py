from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from indexer.engines.interface import Fragment, Hit, Query, Snippet
from indexer.model import Issuer, Kind, Official, Role
from webapp.present.parts import Phrase
from webapp.present.rows import Row, row

HIT = Hit(
    id="a/b",
    title="Talks",
    title_fragments=(Fragment("Talks", False),),
    url=None,
    kind=Kind.OFFICIAL,
    language="en",
    issuer=Issuer("Ministry", "KR"),
    published=None,
    event_start=date(2018, 6, 21),
    event_end=None,
    counterparts=("US",),
    officials=(Official("Moon Duk-ho", "Ambassador", "KR", Role.HEAD),),
    event_type="consultation",
    series=None,
    ordinal=None,
    venue="Seoul",
    snippets=(Snippet((Fragment("on ", False), Fragment("cyber", True)), 4),),
    score=1.0,
)


def line(phrases: tuple[Phrase, ...]) -> str:
    return " · ".join(f"{one.text}{one.link.text if one.link else ''}" for one in phrases)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "Seoul · consultation", id="event-type-without-series"),
        pytest.param({"series": "S", "ordinal": 5}, "Seoul · 5th, S", id="series"),
        pytest.param({"series": "S"}, "Seoul · S", id="series-without-ordinal"),
        pytest.param({"language": "ko"}, "Seoul · consultation · in Korean", id="language"),
        pytest.param({"venue": None, "event_type": None}, "", id="nothing-known"),
    ],
)
def test_a_row_says_where(changes: dict[str, Any], expected: str) -> None:
    assert line(row(replace(HIT, **changes)).where) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "led by Moon Duk-ho (KR)", id="leads"),
        pytest.param({"officials": ()}, "leads not stated", id="no-leads"),
        pytest.param({"officials": (), "event_type": None}, "", id="no-meeting-no-leads"),
        pytest.param(
            {"published": date(2018, 6, 23), "officials": (), "event_type": None},
            "published 23 Jun 2018, 2 days later",
            id="published-later",
        ),
        pytest.param(
            {"published": date(2018, 6, 21)}, "led by Moon Duk-ho (KR)", id="published-same-day"
        ),
        pytest.param(
            {"published": date(2018, 6, 21), "event_start": None, "officials": ()},
            "leads not stated · date of publication",
            id="only-published",
        ),
    ],
)
def test_a_row_says_who_and_when_published(changes: dict[str, Any], expected: str) -> None:
    assert line(row(replace(HIT, **changes)).who) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "2018-06-21", id="event"),
        pytest.param({"event_start": None, "published": date(2019, 1, 2)}, "2019-01-02", id="pub"),
        pytest.param({"event_start": None}, None, id="undated"),
    ],
)
def test_the_gutter_has_the_best_date(changes: dict[str, Any], expected: str | None) -> None:
    when = row(replace(HIT, **changes)).when
    assert (when.iso if when else None) == expected


def test_countries_are_in_words() -> None:
    assert row(HIT).counterparts == ("United States",)


def test_links_carry_the_words_and_the_paragraph() -> None:
    shown: Row = row(HIT, Query(words="cyber&co"))
    assert shown.url == "/release/a%2Fb?q=cyber%26co"
    assert shown.passages[0].url == "/release/a%2Fb?q=cyber%26co#p4"


def test_names_taken_exactly_stay_so_on_the_page_of_the_release() -> None:
    shown = row(HIT, Query(words="Korea", exact=True))
    assert shown.url == "/release/a%2Fb?q=Korea&exact=1"
    assert shown.passages[0].url == "/release/a%2Fb?q=Korea&exact=1#p4"


def test_a_release_without_a_title_is_named_by_its_id() -> None:
    assert row(replace(HIT, title="", title_fragments=())).title == (Fragment("a/b", False),)


@pytest.mark.parametrize(("language", "expected"), [("en", None), (None, None), ("ko", "ko")])
def test_a_title_says_its_language_unless_it_is_the_page_s(
    language: str | None, expected: str | None
) -> None:
    assert row(replace(HIT, language=language)).lang == expected
