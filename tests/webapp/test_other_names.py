"""Other names of what was typed, from the index to the pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from indexer.engines import open_builder, open_searcher
from indexer.record import from_record

TEXT = "Talks\n\nSouth Korea hosted the talks. The Republic of Korea will host again."


@pytest.fixture
def client(make_app: Callable[..., Flask], tmp_path: Path) -> FlaskClient:
    address = f"whoosh:{tmp_path}"
    open_builder(address).build([from_record({"id": "talks", "title": "Talks", "text": TEXT})])
    return make_app(open_searcher(address)).test_client()


def _marks(client: FlaskClient, address: str) -> list[tuple[str, bool, str]]:
    page = BeautifulSoup(client.get(address).text, "lxml")
    found = page.select(".snips mark, .text > p[id] mark")
    return [
        (one.text, "alias" in (one.get("class") or ()), str(one.get("title", ""))) for one in found
    ]


@pytest.mark.parametrize(
    ("address", "typed", "other"),
    [
        pytest.param("/search?q=South+Korea", "", "another name of South Korea", id="results"),
        pytest.param(
            "/release/talks?q=South+Korea",
            "match 1 of 2",
            "match 2 of 2, another name of South Korea",
            id="release",
        ),
    ],
)
def test_marks_of_other_names_say_what_they_stand_for(
    client: FlaskClient, address: str, typed: str, other: str
) -> None:
    assert _marks(client, address) == [
        ("South Korea", False, typed),
        ("Republic of Korea", True, other),
    ]


@pytest.mark.parametrize("path", ["/search", "/release/talks"])
def test_the_legend_tells_other_names_where_there_are_any(client: FlaskClient, path: str) -> None:
    assert "under another name" in client.get(f"{path}?q=South+Korea").text
    assert "under another name" not in client.get(f"{path}?q=talks").text


def test_a_row_of_an_exact_search_leads_to_marks_of_the_words_alone(client: FlaskClient) -> None:
    results = BeautifulSoup(client.get("/search?q=South+Korea&exact=1").text, "lxml")
    row = results.select_one("ol.rows h3 a")
    assert isinstance(row, Tag)
    found = _marks(client, str(row["href"]))
    assert [text for text, is_other, _ in found if is_other] == []
    assert {"South", "Korea"} <= {text for text, *_ in found}
