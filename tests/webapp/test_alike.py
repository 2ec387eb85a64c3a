from collections.abc import Callable
from dataclasses import replace

from bs4 import BeautifulSoup
from flask import Flask

from indexer.engines.interface import Hit, Query, Searcher
from indexer.record import from_record
from tests.webapp.memory import MemorySearcher
from webapp.present.alike import MOST, alike


def scored(*scores: float) -> list[Hit]:
    """Return hits with these scores, the first of them for the release itself."""
    records = ({"id": f"r{n}", "title": "Talks", "text": "They met."} for n in range(len(scores)))
    hits = MemorySearcher(map(from_record, records)).search(Query(per_page=len(scores))).hits
    return [replace(hit, score=score) for hit, score in zip(hits, scores, strict=True)]


def urls(*scores: float) -> list[str]:
    found = alike(TAGGED, scored(*scores))
    return [row.url for row in found.rows] if found else []


TAGGED = from_record({"id": "r0", "title": "Talks on cyber", "text": "They met."})


def test_a_release_is_not_like_itself() -> None:
    assert urls(9.0, 8.0) == ["/release/r1"]


def test_what_shares_only_common_words_is_left_out() -> None:
    assert urls(9.0, 4.0, 3.0) == ["/release/r1"]


def test_no_more_are_listed_than_fit() -> None:
    assert len(urls(*[9.0] * (MOST + 2))) == MOST


def test_nothing_alike_is_nothing() -> None:
    assert (alike(TAGGED, scored(9.0)), alike(TAGGED, [])) == (None, None)


def test_all_with_any_of_the_words_are_one_link_away() -> None:
    found = alike(TAGGED, scored(9.0, 9.0))
    assert found is not None
    assert found.url == "/search?q=Talks+on+cyber&match=any"


def test_a_release_without_a_headline_is_like_nothing(
    make_app: Callable[..., Flask], memory: Callable[..., MemorySearcher]
) -> None:
    client = make_app(memory({"id": "a", "text": ""}, {"id": "b", "text": ""})).test_client()
    assert "More like this" not in client.get("/release/a").text


def test_the_other_copy_of_a_release_is_the_first_like_it(
    make_app: Callable[..., Flask], corpus_searcher: Searcher
) -> None:
    client = make_app(corpus_searcher).test_client()
    copies = corpus_searcher.search(Query(words='title:"seventh working group"~3')).hits
    page = BeautifulSoup(client.get(f"/release/{copies[0].id}").data, "html.parser")
    first = page.select_one(".tags .title a")
    assert first is not None
    assert str(first["href"]) == f"/release/{copies[1].id}"
