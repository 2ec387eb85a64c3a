"""Every number on a page is the number of releases that its link or checkbox gives."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from indexer.engines.interface import Searcher

QUERIES = [
    "/search",
    "/search?q=cyber",
    "/search?q=cyber&counterpart=KR&counterpart=US&-kind=news",
    "/search?q=cyber&year=2023",
    "/search?counterpart=EU&since=2019&until=2024-06",
    "/search?series=none&-kind=repost",
    "/search?year=none",
    "/search?q=%22cyber+sanctions%22+deterrence&counterpart=US&year=2018",
    "/filters?q=dialogue&issuer=none",
    "/filters/official?q=cyber",
    "/",
]


@pytest.fixture(scope="module")
def client(corpus_searcher: Searcher, make_app: Callable[..., Flask]) -> FlaskClient:
    return make_app(corpus_searcher).test_client()


def _total(client: FlaskClient, args: list[tuple[str, str]]) -> int:
    record = client.get("/search.json", query_string=args).json
    return int(record["total"]) if record else -1


def _args(url: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(url).query)


def _counted_links(page: BeautifulSoup) -> Iterator[tuple[str, int]]:
    for bar in page.select("svg a[aria-label]"):
        found = re.search(r": (\d+) release", str(bar["aria-label"]))
        assert found is not None
        yield str(bar["href"]), int(found[1])
    for link in page.select(".index li a, .hist table a"):
        yield str(link["href"]), int((link.select(".n") or [link])[0].get_text())
    for count in page.select(".brief .when b"):
        row = count.find_parent("li")
        assert row is not None
        yield str(row.select("a")[0]["href"]), int(count.get_text())


@pytest.mark.parametrize("path", QUERIES)
def test_a_counted_link_gives_what_it_says(client: FlaskClient, path: str) -> None:
    page = BeautifulSoup(client.get(path).data, "html.parser")
    said = dict(_counted_links(page))
    assert {href: _total(client, _args(href)) for href in said} == said


def _form(page: BeautifulSoup) -> Tag | None:
    return page.select_one("form#filters")


@pytest.mark.parametrize("path", QUERIES)
def test_a_checkbox_counts_what_ticking_it_alone_gives(client: FlaskClient, path: str) -> None:
    form = _form(BeautifulSoup(client.get(path).data, "html.parser"))
    if form is None:
        assert path == "/" or "sanctions" in path
        return
    fixed = [(str(tag["name"]), str(tag["value"])) for tag in form.select("input[type=hidden]")]
    fixed += [(str(tag["name"]), str(tag.get("value", ""))) for tag in form.select(".range input")]
    boxes = form.select("input[type=checkbox]")
    ticked = [(str(tag["name"]), str(tag["value"])) for tag in boxes if tag.has_attr("checked")]
    for box in boxes:
        name, label = str(box["name"]), box.find_parent("label")
        assert label is not None
        others = [pair for pair in (*fixed, *ticked) if pair[0] != name]
        count = int(label.select(".n")[0].get_text())
        assert (name, count) == (name, _total(client, [*others, (name, str(box["value"]))]))


@pytest.mark.parametrize("path", QUERIES[:7])
def test_applying_the_form_untouched_changes_nothing(client: FlaskClient, path: str) -> None:
    page = BeautifulSoup(client.get(path).data, "html.parser")
    form = _form(page)
    assert form is not None
    sent = [
        (str(tag["name"]), str(tag.get("value", "")))
        for tag in form.select("input")
        if tag.get("type") != "checkbox" or tag.has_attr("checked")
    ]
    again = BeautifulSoup(client.get("/search", query_string=sent).data, "html.parser")
    canonical = "link[rel=canonical]"
    assert again.select(canonical)[0]["href"] == page.select(canonical)[0]["href"]


def test_searching_again_keeps_the_filters(client: FlaskClient) -> None:
    page = BeautifulSoup(
        client.get("/search?q=cyber&counterpart=KR&-kind=news&since=2018&page=1").data,
        "html.parser",
    )
    kept = [(str(tag["name"]), str(tag["value"])) for tag in page.select(".find [type=hidden]")]
    assert kept == [("counterpart", "KR"), ("-kind", "news"), ("since", "2018-01-01")]
