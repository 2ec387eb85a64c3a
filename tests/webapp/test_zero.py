"""Where nothing is found, each way out leads to as many releases as it says."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from werkzeug.datastructures import MultiDict

from indexer.engines.interface import Query, Searcher
from webapp.params import query_from
from webapp.present.answer import Answer
from webapp.present.zero import ZeroPage, zero_page


def _asked(address: str) -> Query:
    return query_from(MultiDict(parse_qsl(urlsplit(address).query)))


def _page(searcher: Searcher, address: str) -> ZeroPage:
    query = _asked(address)
    results = searcher.search(query)
    assert results.total == 0
    return zero_page(Answer(query, results), (), searcher.search)


@pytest.mark.parametrize(
    ("address", "way"),
    [
        pytest.param("?q=ransomware&counterpart=JP", "Without Counterpart: Japan", id="filter"),
        pytest.param('?q="policy+ransomware"', "Without quotation marks", id="quotes"),
        pytest.param("?q=「policy+ransomware」", "Without quotation marks", id="corner-quotes"),
        pytest.param("?q=Tokyo+event:1999", "Without event:1999", id="date-in-the-words"),
        pytest.param("?q=Tokyo+-Tokyo", "Without -Tokyo", id="exclusion"),
        pytest.param("?q=문덕호&exact=1", "With other names, too", id="other-names"),
        pytest.param("?q=ransomware&since=2017&until=2017", "With dates a year wider", id="dates"),
        pytest.param("?q=zeppelin&kind=official", "Without the words", id="words"),
    ],
)
def test_a_way_out_is_offered(corpus_searcher: Searcher, address: str, way: str) -> None:
    ways = {one.text: one for one in _page(corpus_searcher, address).ways_out}
    assert way in ways
    assert corpus_searcher.search(_asked(ways[way].url)).total == ways[way].count > 0


@pytest.mark.parametrize(
    "address",
    [
        "?q=Tokyo+event:1999+-kind:news&counterpart=KR&since=2018&until=2019",
        '?q="policy+ransomware"+(Seoul+OR+Tokyo)&kind=repost&-counterpart=US&exact=1',
    ],
)
def test_every_number_is_what_its_link_gives(corpus_searcher: Searcher, address: str) -> None:
    page = _page(corpus_searcher, address)
    assert page.tried
    for one in (*page.ways_out, *page.parts):
        assert corpus_searcher.search(_asked(one.url)).total == one.count


def test_each_part_of_the_words_stands_alone(corpus_searcher: Searcher) -> None:
    page = _page(corpus_searcher, "?q=Tokyo+(Seoul+OR+Oslo)+event:1999")
    parts = [part.text for part in page.parts]
    assert parts[1:] == ["Tokyo", "(Seoul OR Oslo)", "event:1999"]


@pytest.mark.parametrize("words", ["published:1900", "event:1999+-talks"])
def test_words_of_fields_and_excluded_ones_have_no_nearest_release(
    corpus_searcher: Searcher, words: str
) -> None:
    assert _page(corpus_searcher, f"?q={words}").nearest is None
