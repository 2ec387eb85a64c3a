"""What goes wrong, and what is said of it to people and programs."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from indexer.errors import (
    EngineError,
    IndexMissing,
    IndexStale,
    ReleaseGone,
    ReleaseMoved,
    SettingsError,
)
from tests.webapp.addresses import MACHINE, MISSING, PAGES


class Failing:
    """A searcher that cannot answer."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    @property
    def generation(self) -> str:
        raise self.error

    @property
    def count(self) -> int:
        raise self.error

    def __getattr__(self, name: str) -> Any:
        raise self.error


INDEXED = [path for path in (*PAGES, *MACHINE) if not path.startswith(("/syntax", "/help"))]


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_is_404(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "Traceback" not in response.text
    assert "/work" not in response.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/search", "/search.json", "/release/seoul-2018", "/healthz"])
def test_nothing_can_be_written(client: FlaskClient, path: str, method: str) -> None:
    response = client.open(path, method=method)
    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


FAILURES = {
    "/search.json?page=9": 404,
    "/search.atom?page=9": 404,
    "/search.xlsx": 404,
    "/release/none-such.json": 404,
    "/nothing.json": 404,
}


@pytest.mark.parametrize(("path", "status"), FAILURES.items(), ids=FAILURES)
def test_a_program_s_failure_is_a_problem_document(
    client: FlaskClient, path: str, status: int
) -> None:
    response = client.get(path)
    assert response.mimetype == "application/problem+json"
    problem = json.loads(response.data)
    assert set(problem) - {"see"} == {"type", "title", "status", "detail"}
    assert (problem["status"], response.status_code) == (status, status)


def test_a_problem_beyond_the_last_page_names_the_last(client: FlaskClient) -> None:
    problem = json.loads(client.get("/search.json?q=cyber&per_page=2&page=7").data)
    assert problem["see"] == "http://localhost/search.json?q=cyber&page=2&per_page=2"


@pytest.mark.parametrize("path", [*MACHINE, "/healthz"])
def test_a_program_that_writes_gets_a_problem_document(client: FlaskClient, path: str) -> None:
    response = client.post(path)
    assert (response.status_code, response.mimetype) == (405, "application/problem+json")


@pytest.mark.parametrize("path", ["/nowhere", "/release/none-such", "/search?page=9"])
def test_who_accepts_json_gets_a_problem_document_anywhere(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"Accept": "application/json"})
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")


@pytest.mark.parametrize("path", INDEXED)
def test_without_an_index_every_search_is_503_with_a_time_to_come_back(
    make_app: Callable[..., Flask], path: str
) -> None:
    response = make_app(Failing(IndexMissing("whoosh:nowhere"))).test_client().get(path)
    if path in ("/openapi.json", "/opensearch.xml", "/robots.txt"):
        assert response.status_code == 200
        return
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "ETag" not in response.headers


UNREADABLE = {
    "missing": (IndexMissing("whoosh:nowhere"), "There is no index yet. The command “readout"),
    "stale": (IndexStale("whoosh:nowhere", 1, 2), "The index is of another version."),
    "address": (SettingsError("solr:nowhere: no such engine"), "The settings name an index"),
    "fault": (EngineError("nowhere/CURRENT: permission denied"), "cannot be read right now"),
}


@pytest.mark.parametrize(("error", "reason"), UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("path", ["/healthz", "/search.json", "/search"])
def test_an_index_that_cannot_be_read_is_503_with_the_reason_but_no_address(
    make_app: Callable[..., Flask], path: str, error: Exception, reason: str
) -> None:
    response = make_app(Failing(error)).test_client().get(path)
    assert response.status_code == 503
    assert reason in response.get_data(as_text=True)
    assert "nowhere" not in response.get_data(as_text=True)


def test_an_index_address_of_no_engine_is_503(make_app: Callable[..., Flask]) -> None:
    client = make_app(None, index="solr:core").test_client()
    assert client.get("/healthz").status_code == 503
    assert client.get("/syntax").status_code == 200


@pytest.mark.parametrize("path", ["/syntax", "/help", "/nowhere"])
def test_without_an_index_the_rest_is_there(make_app: Callable[..., Flask], path: str) -> None:
    response = make_app(Failing(IndexMissing("whoosh:nowhere"))).test_client().get(path)
    assert response.status_code in (200, 404)


@pytest.mark.parametrize("path", ["/search", "/search.json", "/release/seoul-2018", "/healthz"])
def test_a_fault_of_ours_is_500_and_tells_nothing(
    make_app: Callable[..., Flask], path: str, caplog: pytest.LogCaptureFixture
) -> None:
    response = make_app(Failing(RuntimeError("secret detail"))).test_client().get(path)
    assert response.status_code == 500
    assert "secret detail" not in response.text
    assert "secret detail" in caplog.text


def test_the_last_page_is_linked_from_beyond_it(soup: Callable[[str], BeautifulSoup]) -> None:
    page = soup("/search?q=cyber&per_page=2&page=7")
    assert page.select_one("main a[href='/search?q=cyber&page=2&per_page=2']") is not None


@pytest.fixture
def departed(
    make_app: Callable[..., Flask], memory: Callable[..., Any], records: list[dict[str, Any]]
) -> FlaskClient:
    """A client of an app that knows of a removed release, and of one that has moved."""
    searcher = memory(*records)
    searcher.departed = {
        "gone": ReleaseGone("gone", "Sixth <talks>"),
        "old": ReleaseMoved("old", "seoul-2018"),
    }
    return make_app(searcher).test_client()


def test_a_removed_release_is_410_with_what_it_was(departed: FlaskClient) -> None:
    response = departed.get("/release/gone")
    assert response.status_code == 410
    assert "“Sixth &lt;talks&gt;” was here" in response.text
    assert "/search?q=Sixth+%3Ctalks%3E" in response.text


def test_a_removed_release_is_a_problem_document_for_programs(departed: FlaskClient) -> None:
    response = departed.get("/release/gone.json")
    assert (response.status_code, response.mimetype) == (410, "application/problem+json")
    assert json.loads(response.data)["title"] == "Gone"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/release/old", "/release/seoul-2018"),
        ("/release/old?q=a+%26b&view=tags", "/release/seoul-2018?q=a+%26b&view=tags"),
        ("/release/old?_external=1&endpoint=x", "/release/seoul-2018?_external=1&endpoint=x"),
        ("/release/old.json", "/release/seoul-2018.json"),
    ],
)
def test_a_moved_release_is_308_to_where_it_is(
    departed: FlaskClient, path: str, target: str
) -> None:
    response = departed.get(path)
    assert (response.status_code, response.headers["Location"]) == (308, target)
    assert response.headers["Cache-Control"] == "no-store"
    assert departed.get(target).status_code == 200
