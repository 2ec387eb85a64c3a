"""Any search as a feed that every reader of feeds can read (RFC 4287)."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FEEDS = [
    "/search.atom",
    "/search.atom?q=cyber",
    "/search.atom?q=none-has-this",
    "/search.atom?per_page=1&page=2",
]
# sections 4.1.1 and 4.1.2: what must be there once, and what at most once
ONCE = {"feed": {"id", "title", "updated"}, "entry": {"id", "title", "updated"}}
AT_MOST_ONCE = {"generator", "subtitle", "published", "summary", "content", "rights", "source"}


def feed_of(client: FlaskClient, path: str) -> ET.Element:
    return ET.fromstring(client.get(path).data)


def parts(feed: ET.Element) -> list[ET.Element]:
    return [feed, *feed.findall(f"{ATOM}entry")]


@pytest.mark.parametrize("path", FEEDS)
def test_what_a_feed_must_have_is_there_once(client: FlaskClient, path: str) -> None:
    for part in parts(feed_of(client, path)):
        names = [child.tag.removeprefix(ATOM) for child in part]
        assert {name: names.count(name) for name in ONCE[part.tag.removeprefix(ATOM)]} == {
            "id": 1,
            "title": 1,
            "updated": 1,
        }
        assert [name for name in AT_MOST_ONCE if names.count(name) > 1] == []


@pytest.mark.parametrize("path", FEEDS)
def test_every_entry_has_an_author_and_a_page_of_its_own(client: FlaskClient, path: str) -> None:
    _, *entries = parts(feed_of(client, path))
    assert all(one.findtext(f"{ATOM}author/{ATOM}name") for one in entries)
    pages = [one.findall(f"{ATOM}link[@rel='alternate']") for one in entries]
    assert [len(found) for found in pages] == [1] * len(entries)


@pytest.mark.parametrize("path", FEEDS)
def test_ids_are_whole_addresses_and_no_two_are_alike(client: FlaskClient, path: str) -> None:
    ids = [str(one.findtext(f"{ATOM}id")) for one in parts(feed_of(client, path))]
    assert all(urlsplit(one).scheme == "http" and urlsplit(one).netloc for one in ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("path", FEEDS)
def test_moments_are_as_in_rfc_3339(client: FlaskClient, path: str) -> None:
    feed = feed_of(client, path)
    moments = [
        one.text or "" for name in ("updated", "published") for one in feed.iter(ATOM + name)
    ]
    assert moments
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one) for one in moments)
    assert all(datetime.fromisoformat(one) for one in moments)


@pytest.mark.parametrize("path", FEEDS)
def test_links_of_a_feed_lead_somewhere(client: FlaskClient, path: str) -> None:
    feed = feed_of(client, path)
    found = {str(one.get("rel")): str(one.get("href")) for one in feed.findall(f"{ATOM}link")}
    assert {"self", "alternate", "search"} <= set(found)
    answers = {url: client.get(url).status_code for url in found.values()}
    assert answers == dict.fromkeys(answers, 200)


@pytest.mark.parametrize("path", ["/search.atom", "/search.atom?q=deterrence"])
def test_a_feed_is_as_new_as_its_newest_entry(client: FlaskClient, path: str) -> None:
    first, *others = (str(one.findtext(f"{ATOM}updated")) for one in parts(feed_of(client, path)))
    assert first >= max(others)


def test_all_pages_of_a_feed_have_one_id(client: FlaskClient) -> None:
    pages = (feed_of(client, f"/search.atom?per_page=1&page={page}") for page in (1, 2, 3))
    assert len({page.findtext(f"{ATOM}id") for page in pages}) == 1


def test_an_entry_tells_its_language_counterparts_and_passage(client: FlaskClient) -> None:
    entries = feed_of(client, "/search.atom?q=deterrence").findall(f"{ATOM}entry")
    (entry,) = entries
    assert entry.get(LANG) == "en"
    assert [one.get("label") for one in entry.findall(f"{ATOM}category")] == ["South Korea"]
    assert "cyber deterrence" in str(entry.findtext(f"{ATOM}summary"))


def test_a_feed_says_how_much_there_is(client: FlaskClient) -> None:
    feed = feed_of(client, "/search.atom?per_page=1&page=2")
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    names = ("totalResults", "startIndex", "itemsPerPage")
    assert [feed.findtext(space + name) for name in names] == ["3", "2", "1"]


def test_a_feed_names_the_public_address_whatever_host_was_asked(
    make_app: Callable[..., Flask], searcher: Any
) -> None:
    client = make_app(searcher, base_url="https://readout.example").test_client()
    response = client.get("/search.atom?q=cyber", headers={"Host": "evil.example"})
    ids = [str(one.findtext(f"{ATOM}id")) for one in parts(ET.fromstring(response.data))]
    assert len(ids) == 4
    assert all(one.startswith("https://readout.example/") for one in ids)
    assert b"evil.example" not in response.data


def test_a_feed_is_newest_first(client: FlaskClient) -> None:
    entries = feed_of(client, "/search.atom?q=cyber").findall(f"{ATOM}entry")
    dates = [str(one.findtext(f"{ATOM}updated")) for one in entries]
    assert dates == sorted(dates, reverse=True)
