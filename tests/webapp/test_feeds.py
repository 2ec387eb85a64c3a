"""Any search as a feed."""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

from flask import Flask
from flask.testing import FlaskClient


def test_a_search_is_a_feed_with_absolute_addresses(
    make_app: Callable[..., Flask], searcher: Any
) -> None:
    client = make_app(searcher, base_url="https://readout.example").test_client()
    response = client.get("/search.atom?q=cyber", headers={"Host": "evil.example"})
    feed = ET.fromstring(response.data)
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert len(entries) == 3
    ids = [str(one.findtext(f"{atom}id")) for one in (feed, *entries)]
    assert all(one.startswith("https://readout.example/") for one in ids)
    assert b"evil.example" not in response.data
    required = ("id", "title", "updated")
    assert all(one.findtext(f"{atom}{name}") for one in (feed, *entries) for name in required)


def test_a_feed_is_newest_first(client: FlaskClient) -> None:
    feed = ET.fromstring(client.get("/search.atom?q=cyber").data)
    atom = "{http://www.w3.org/2005/Atom}"
    dates = [str(one.findtext(f"{atom}updated")) for one in feed.findall(f"{atom}entry")]
    assert dates == sorted(dates, reverse=True)
