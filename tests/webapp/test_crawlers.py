"""What search engines are told."""

from collections.abc import Callable
from typing import Any
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def addresses(client: FlaskClient, path: str) -> list[str]:
    return [str(one.text) for one in ET.fromstring(client.get(path).data).iter(LOC)]


def test_the_map_leads_to_every_release_once(client: FlaskClient) -> None:
    maps = addresses(client, "/sitemap.xml")
    assert maps == ["http://localhost/sitemap-1.xml"]
    found = addresses(client, maps[0])
    assert sorted(one.removeprefix("http://localhost/release/") for one in found) == [
        "seoul-2018",
        "tokyo-2020",
        "warsaw",
    ]


def test_the_map_is_of_the_public_address(make_app: Callable[..., Flask], searcher: Any) -> None:
    client = make_app(searcher, base_url="https://readout.example/x").test_client()
    assert addresses(client, "/sitemap.xml") == ["https://readout.example/x/sitemap-1.xml"]


def test_ids_are_no_markup_in_the_map(
    make_app: Callable[..., Flask], memory: Callable[..., Any]
) -> None:
    client = make_app(memory({"id": "a&b<c", "text": "They met."})).test_client()
    assert addresses(client, "/sitemap-1.xml") == ["http://localhost/release/a%26b%3Cc"]


def test_an_empty_collection_has_an_empty_map(
    make_app: Callable[..., Flask], memory: Callable[..., Any]
) -> None:
    assert addresses(make_app(memory()).test_client(), "/sitemap.xml") == []


@pytest.mark.parametrize(
    ("path", "is_allowed"),
    [
        ("/", True),
        ("/release/seoul-2018", True),
        ("/sitemap.xml", True),
        ("/search?q=cyber", False),
        ("/filters/issuer", False),
        ("/suggest?q=a", False),
    ],
)
def test_crawlers_may_read_releases_but_not_search(
    client: FlaskClient, path: str, is_allowed: bool
) -> None:
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").text.splitlines())
    assert rules.can_fetch("Anybot", f"http://localhost{path}") is is_allowed
    assert rules.site_maps() == ["http://localhost/sitemap.xml"]
