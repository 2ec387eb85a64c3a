"""Every page: what holds of its HTML, whatever it shows."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from tests.webapp.addresses import PAGES


def scripts(page: BeautifulSoup) -> list[Tag]:
    """Return what browsers run; a block of linked data is none of it."""
    return [tag for tag in page.find_all("script") if tag.get("type") != "application/ld+json"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_answered_in_html(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.content_type) == (200, "text/html; charset=utf-8")


@pytest.mark.parametrize("path", [*PAGES, "/nowhere"])
def test_a_page_has_nothing_inline(soup: Callable[[str], BeautifulSoup], path: str) -> None:
    page = soup(path)
    assert page.find_all("style") == []
    assert [tag for tag in scripts(page) if not tag.get("src")] == []
    attributes = {name for tag in page.find_all(True) for name in tag.attrs}
    assert [name for name in attributes if name == "style" or name.startswith("on")] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_no_other_host_for_anything(
    soup: Callable[[str], BeautifulSoup], path: str
) -> None:
    page = soup(path)
    loaded = [tag.get("src") for tag in [*scripts(page), *page.find_all("img")]]
    loaded += [tag["href"] for tag in page.find_all("link", rel=["stylesheet", "icon"])]
    assert loaded
    assert [url for url in loaded if not str(url).startswith("/static/")] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_h1_a_title_labels_and_unique_ids(
    soup: Callable[[str], BeautifulSoup], path: str
) -> None:
    page = soup(path)
    assert len(page.find_all("h1")) == 1
    assert page.title is not None
    ids = [str(tag["id"]) for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    named = {tag.get("for") for tag in page.find_all("label")}
    inputs = page.find_all("input", type=lambda kind: kind != "hidden")
    assert [
        tag for tag in inputs if tag.get("id") not in named and not tag.find_parent("label")
    ] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_anchor_on_a_page_has_its_target(
    soup: Callable[[str], BeautifulSoup], path: str
) -> None:
    page = soup(path)
    targets = {str(tag["id"]) for tag in page.find_all(id=True)}
    anchors = [str(tag["href"])[1:] for tag in page.select("a[href^='#']")]
    assert [anchor for anchor in anchors if anchor not in targets] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_link_to_ourselves_leads_somewhere(
    client: FlaskClient, soup: Callable[[str], BeautifulSoup], path: str
) -> None:
    own = {str(tag["href"]) for tag in soup(path).find_all(href=True)}
    own = {href for href in own if href.startswith("/")}
    assert {href: client.get(href).status_code for href in own} == dict.fromkeys(own, 200)


NOTHING_TYPED = "no letters or digits to search for"


@pytest.mark.parametrize("words", ["%", "😀", "“”", "- / -"])
@pytest.mark.parametrize("path", ["/search", "/search.json"])
def test_words_without_anything_to_search_for_are_noticed(
    make_app: Callable[..., Flask], corpus_searcher: Any, path: str, words: str
) -> None:
    client = make_app(corpus_searcher).test_client()
    assert NOTHING_TYPED in client.get(path, query_string={"q": words}).text


@pytest.mark.parametrize("words", ["", "  ", "한", "7", "-cyber"])
def test_words_to_search_for_are_not_noticed(
    make_app: Callable[..., Flask], corpus_searcher: Any, words: str
) -> None:
    client = make_app(corpus_searcher).test_client()
    assert NOTHING_TYPED not in client.get("/search", query_string={"q": words}).text


def test_the_browse_page_lends_its_links_no_length_of_page(
    soup: Callable[[str], BeautifulSoup],
) -> None:
    page = soup("/")
    assert page.select("svg.bars a[href^='/search?year=']")
    assert [str(tag["href"]) for tag in page.select("a[href*=per_page]")] == []


@pytest.mark.parametrize("path", ["/", "/search", "/search?q=a", "/filters", "/search.atom"])
def test_an_empty_collection_has_pages(
    make_app: Callable[..., Flask], memory: Callable[..., Any], path: str
) -> None:
    assert make_app(memory()).test_client().get(path).status_code == 200
