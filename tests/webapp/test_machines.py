"""Doors for machines: descriptions, suggestions, health."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.mark.parametrize("base_url", ["https://ex.org/x", "https://ex.org/x/"])
@pytest.mark.parametrize("path", ["/search.atom", "/opensearch.xml", "/suggest?q=kor"])
def test_the_path_of_the_public_address_is_kept(
    make_app: Callable[..., Flask], searcher: Any, path: str, base_url: str
) -> None:
    text = make_app(searcher, base_url=base_url).test_client().get(path).text
    own = re.findall(r"https://ex\.org[^\s\"<?]*", text)
    assert own
    assert [address for address in own if not address.startswith("https://ex.org/x/")] == []
    assert "//" not in "".join(address.removeprefix("https://") for address in own)


def test_the_api_document_describes_every_route(client: FlaskClient) -> None:
    document = json.loads(client.get("/openapi.json").data)
    described = {path.replace("{", "<").replace("}", ">") for path in document["paths"]}
    assert {"/search.json", "/release/<release_id>.json", "/suggest", "/healthz"} <= described
    operations = [entry["get"] for entry in document["paths"].values()]
    assert len({one["operationId"] for one in operations}) == len(operations)
    assert all(one["summary"] for one in operations)


def test_suggestions_are_names_that_begin_so(client: FlaskClient) -> None:
    words, names, about, urls = json.loads(client.get("/suggest?q=kor").data)
    assert (words, names, about) == ("kor", ["South Korea"], ["Party, 1 release"])
    assert client.get(urls[0].removeprefix("http://localhost")).status_code == 200


@pytest.mark.parametrize("words", ["", "%20", "zzz", "%00"])
def test_without_suggestions_the_lists_are_empty(client: FlaskClient, words: str) -> None:
    assert json.loads(client.get(f"/suggest?q={words}").data)[1:] == [[], [], []]


def test_health_says_how_much_there_is(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok", "releases": 3, "generation": "g3"}


def test_metrics_are_readable_by_prometheus(client: FlaskClient) -> None:
    assert "\nreadout_releases 3\n" in client.get("/metrics").text
