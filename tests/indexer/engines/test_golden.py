"""The golden queries: each means and finds what was read and agreed on."""

import pytest

from indexer.engines.interface import Query, Searcher
from indexer.engines.language import parse
from tests.indexer.engines.golden import Golden, read, short_names

QUERIES = read()
LEAST_QUERIES = 120


@pytest.fixture(scope="module")
def names(corpus_searcher: Searcher) -> dict[str, str]:
    """The short names of all releases of the default corpus."""
    return short_names(list(corpus_searcher.ids(Query())))


@pytest.mark.parametrize("golden", QUERIES, ids=[one.query for one in QUERIES])
def test_a_golden_query_means_and_finds_what_it_did(
    corpus_searcher: Searcher, names: dict[str, str], golden: Golden
) -> None:
    assert str(parse(golden.query)) == golden.canonical
    found = corpus_searcher.ids(Query(words=golden.query))
    assert sorted(names[one] for one in found) == list(golden.found)


@pytest.mark.parametrize("golden", QUERIES, ids=[one.query for one in QUERIES])
def test_the_canonical_form_of_a_golden_query_is_its_own(golden: Golden) -> None:
    assert str(parse(golden.canonical)) == golden.canonical


def test_there_are_enough_golden_queries_and_none_twice() -> None:
    assert len({one.query for one in QUERIES}) == len(QUERIES) >= LEAST_QUERIES
