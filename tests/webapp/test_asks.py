"""What users of other search engines complain of most, each shown not to happen here."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from indexer.engines import open_builder, open_searcher
from indexer.record import from_record

SEOUL: dict[str, Any] = {
    "id": "seoul",
    "title": "Cyber talks with Japan",
    "text": "Cyber talks with Japan\n\nMoon Duk-ho of the Ministry of Justice spoke in Seoul. The "
    "U.S. side, and Japan, heard of cyber policy; policy on cyber space came next.\n\nCyber again.",
    "event_start": "2018-06-07",
    "published": "2018-06-11",
    "counterparts": ["JP"],
    "officials": [{"name": "Moon Duk-ho"}],
}
BUSAN: dict[str, Any] = {
    "id": "busan",
    "title": "부산 회의",
    "text": "부산 회의\n\n서울은 이웃과 협력을 이어 갔다. 東京で協議が行われた。北京會談結束。",
    "published": "2019-01-31",
}


@pytest.fixture
def client(make_app: Callable[..., Flask], tmp_path: Path) -> FlaskClient:
    address = f"whoosh:{tmp_path}"
    open_builder(address).build(map(from_record, (SEOUL, BUSAN)))
    return make_app(open_searcher(address)).test_client()


def _found(client: FlaskClient, words: str) -> list[str]:
    response = client.get("/search.json", query_string={"q": words})
    assert response.status_code == 200
    return [hit["id"] for hit in response.get_json()["hits"]]


def _marked(client: FlaskClient, release: str, words: str) -> list[str]:
    page = client.get(f"/release/{release}", query_string={"q": words}).text
    marks = BeautifulSoup(page, "lxml").select("#text p[id] mark")
    return [mark.text for mark in marks]


@pytest.mark.parametrize(
    ("release", "words", "marked"),
    [
        pytest.param("seoul", "counterpart:Japan justice", ["Justice"], id="6-filters-mark-none"),
        pytest.param("seoul", "cyber", ["cyber", "cyber", "Cyber"], id="7-whole-text-is-marked"),
        pytest.param("seoul", '"cyber policy"', ["cyber policy"], id="8-a-phrase-is-one-mark"),
        pytest.param("busan", "서울", ["서울"], id="17-marks-on-the-right-characters"),
    ],
)
def test_marks_are_where_the_words_are(
    client: FlaskClient, release: str, words: str, marked: list[str]
) -> None:
    assert _marked(client, release, words) == marked


def test_7_a_reader_goes_from_match_to_match(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/release/seoul?q=cyber&at=2").text, "lxml")
    steps = [str(link["href"]) for link in page.select(".matches a[rel]")]
    assert steps == ["/release/seoul?q=cyber&at=1#m1", "/release/seoul?q=cyber&at=3#m3"]
    assert len(page.select("#m1, #m3")) == 2


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param('"Ministry of Justice"', ["seoul"], id="9-phrase-with-of"),
        pytest.param("Ministry. U.S.", ["seoul"], id="9-full-stop"),
        pytest.param("“cyber policy”", ["seoul"], id="9-quotes-of-phones"),
        pytest.param('"policy cyber"', [], id="9-a-phrase-keeps-its-order"),
        pytest.param("minist*", ["seoul"], id="10-beginning"),
        pytest.param("Dukho", ["seoul"], id="12-name-spelt-otherwise"),
        pytest.param("문덕호", ["seoul"], id="12-name-in-another-script"),
        pytest.param('official:"Moon Duk-ho"', ["seoul"], id="12-field-agrees-with-text"),
        pytest.param("event:2018-06-07", ["seoul"], id="13-the-exact-day"),
        pytest.param("event:2018-06-06", [], id="13-not-the-day-before"),
        pytest.param("event:2018-06-08", [], id="13-not-the-day-after"),
        pytest.param("event:2018-07-06", [], id="14-day-and-month-are-never-swapped"),
        pytest.param("published:2018-06-11", ["seoul"], id="15-when-it-was-published"),
        pytest.param("published:2018-06-07", [], id="15-not-when-it-happened"),
        pytest.param("event:2018-06-11", [], id="15-when-it-happened"),
        pytest.param("협력", ["busan"], id="16-korean"),
        pytest.param("協議", ["busan"], id="16-japanese"),
        pytest.param("會談", ["busan"], id="16-chinese"),
        pytest.param("서울", ["busan", "seoul"], id="17-word-without-its-particle"),
        pytest.param("서울에서", ["busan", "seoul"], id="17-word-with-another-particle"),
    ],
)
def test_words_find_what_they_say(client: FlaskClient, words: str, found: list[str]) -> None:
    assert sorted(_found(client, words)) == found


def test_14_a_date_that_may_be_two_days_is_not_guessed(client: FlaskClient) -> None:
    answer = client.get("/search.json?q=event:06/07/2018").get_json()
    assert answer["notices"]


def test_17_enter_while_hangul_is_composed_submits_nothing(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/").text, "lxml")
    handled = [client.get(str(one["src"])).text for one in page.select("script[src]")]
    submits_on_keys = re.compile(r"keydown|keyup|keypress")
    assert not any(submits_on_keys.search(one) for one in handled)
