"""One address, several formats."""

import json

import pytest
from flask.testing import FlaskClient

from tests.webapp.addresses import MACHINE, PAGES


@pytest.mark.parametrize(("path", "media_type"), MACHINE.items(), ids=MACHINE)
def test_a_document_has_its_media_type(client: FlaskClient, path: str, media_type: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (200, media_type)


@pytest.mark.parametrize("path", [*PAGES, *MACHINE])
def test_head_is_answered_like_get_without_a_body(client: FlaskClient, path: str) -> None:
    response = client.head(path)
    assert (response.status_code, response.data) == (200, b"")


ACCEPTED = {
    "text/html,application/xhtml+xml,*/*;q=0.8": "text/html",
    "*/*": "text/html",
    "application/json": "application/json",
    "application/json, text/html;q=0.5": "application/json",
    "application/atom+xml": "application/atom+xml",
    "text/csv": "text/csv",
    "application/x-ndjson": "application/x-ndjson",
    "application/x-research-info-systems": "application/x-research-info-systems",
    "application/x-bibtex": "application/x-bibtex",
}


@pytest.mark.parametrize("path", ["/search?q=cyber", "/"])
@pytest.mark.parametrize(("accept", "media_type"), ACCEPTED.items(), ids=ACCEPTED)
def test_a_search_comes_in_the_accepted_format(
    client: FlaskClient, path: str, accept: str, media_type: str
) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (200, media_type)
    assert "Accept" in response.headers["Vary"]


def test_a_format_that_is_not_there_is_406(client: FlaskClient) -> None:
    assert client.get("/search", headers={"Accept": "image/png"}).status_code == 406


def test_a_release_comes_as_json_to_who_accepts_it(client: FlaskClient) -> None:
    response = client.get("/release/seoul-2018", headers={"Accept": "application/json"})
    assert json.loads(response.data)["id"] == "seoul-2018"


@pytest.mark.parametrize(
    "accept",
    [
        "application/x-research-info-systems",
        "application/x-bibtex",
        "application/vnd.citationstyles.csl+json",
    ],
)
def test_a_release_comes_cited_to_who_accepts_that(client: FlaskClient, accept: str) -> None:
    response = client.get("/release/seoul-2018", headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (200, accept)


def test_who_asks_for_what_is_not_there_is_told_what_is(client: FlaskClient) -> None:
    response = client.get("/search", headers={"Accept": "image/png"})
    assert "application/atom+xml" in response.text
