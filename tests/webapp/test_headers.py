"""What every answer says besides its body: policy, copies kept, packing."""

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from tests.webapp.addresses import ASSETS, MACHINE, MISSING, PAGES
from webapp.headers import CSP


@pytest.mark.parametrize("path", [*PAGES, *MACHINE, *ASSETS, *MISSING])
def test_every_answer_has_the_security_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"] == CSP
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers


def test_the_policy_allows_nothing_inline_and_nobody_else() -> None:
    assert "unsafe" not in CSP
    assert CSP.startswith("default-src 'none'")
    assert "base-uri 'none'" in CSP
    assert "frame-ancestors 'none'" in CSP


@pytest.mark.parametrize("path", ["/search?q=cyber", "/search.json?q=cyber", "/search.atom"])
def test_a_kept_copy_is_confirmed_before_the_index_is_searched(
    client: FlaskClient, searcher: Any, path: str
) -> None:
    etag = client.get(path).headers["ETag"]
    searches = searcher.searches
    again = client.get(path, headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == etag
    assert searcher.searches == searches


def test_a_kept_copy_is_not_confirmed_after_the_index_has_changed(
    make_app: Callable[..., Flask], memory: Callable[..., Any], records: list[dict[str, Any]]
) -> None:
    searcher = memory(*records)
    client = make_app(searcher).test_client()
    etag = client.get("/search?q=cyber").headers["ETag"]
    del searcher.releases["warsaw"]
    assert client.get("/search?q=cyber", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("path", ["/release/none-such", "/search?page=9", "/filters/colour"])
def test_what_is_not_there_is_404_for_who_has_any_copy(client: FlaskClient, path: str) -> None:
    assert client.get(path, headers={"If-None-Match": "*"}).status_code == 404


def test_copies_in_two_formats_have_two_names(client: FlaskClient) -> None:
    html = client.get("/search?q=cyber", headers={"Accept": "text/html"})
    json_ = client.get("/search?q=cyber", headers={"Accept": "application/json"})
    assert html.headers["ETag"] != json_.headers["ETag"]


def test_results_are_always_asked_for_again(client: FlaskClient) -> None:
    assert "no-cache" in client.get("/search").headers["Cache-Control"]


def test_static_files_are_named_by_content_and_kept_for_a_year(
    client: FlaskClient, soup: Callable[[str], BeautifulSoup]
) -> None:
    (sheet,) = soup("/").find_all("link", rel="stylesheet")
    assert "immutable" in client.get(str(sheet["href"])).headers["Cache-Control"]
    assert "immutable" not in client.get("/static/style.css?v=old").headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/search", "/search.json", "/static/style.css"])
def test_texts_are_packed_for_who_can_unpack_them(client: FlaskClient, path: str) -> None:
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == client.get(path).data


def took(response: Any) -> dict[str, float]:
    parts = (part.split(";dur=") for part in response.headers["Server-Timing"].split(", "))
    return {name: float(milliseconds) for name, milliseconds in parts}


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("/search?q=cyber", {"search", "render", "total"}),
        ("/search.json", {"search", "total"}),
        ("/help", {"render", "total"}),
        ("/healthz", {"total"}),
    ],
)
def test_an_answer_says_what_took_how_long(client: FlaskClient, path: str, parts: set[str]) -> None:
    times = took(client.get(path))
    assert set(times) == parts
    assert max(times.values()) == times["total"]
