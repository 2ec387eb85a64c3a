"""What gives a release its score can be said, and adds up to it."""

import pytest

from indexer.engines.interface import Match, Query, Searcher
from indexer.errors import ReleaseNotFound

QUERIES = (
    *("cyber", "cyber consultation", "cyber OR trade^2", "(cyber policy)^3 OR trade", "US", "us"),
    *(
        '"cyber policy"',
        '"policy cyber"~3',
        "polic*",
        "ransomwear~",
        "title:cyber",
        "cyber kind:news",
    ),
    *(
        "South Korea",
        "한국 cyber",
        "-trade cyber",
        "cyber ransomware brazil",
        "서울에서",
        "cyber-security",
    ),
    *("ransomware cyber OR trade", "(deterrence policy) OR cyber", "S&T C++"),
)


@pytest.mark.parametrize("words", QUERIES)
@pytest.mark.parametrize("match", Match)
def test_the_shares_of_a_score_add_up_to_it(searcher: Searcher, words: str, match: Match) -> None:
    query = Query(words=words, match=match)
    for hit in searcher.search(query).hits:
        explanation = searcher.explain(query, hit.id)
        assert explanation.release == hit.id
        assert explanation.score == pytest.approx(hit.score, rel=1e-5, abs=1e-6)


def test_a_share_says_where_its_words_are(searcher: Searcher) -> None:
    (share,) = searcher.explain(Query(words="cyber^2"), "washington-2018").shares
    assert (share.words, share.factor, share.having) == ("cyber", 2.0, 4)
    (found,) = share.occurrences
    assert (found.counts_for, found.in_title, found.in_text) == (1.0, 1, 1)


def test_another_name_is_named_with_what_it_counts(searcher: Searcher) -> None:
    (share,) = searcher.explain(Query(words="한국"), "washington-2018").shares
    names = {one.way: one.counts_for for one in share.occurrences}
    assert names == {"Republic of Korea": 0.5, "ROK": 0.5}


def test_a_release_that_a_filter_finds_has_no_score_to_explain(searcher: Searcher) -> None:
    assert searcher.explain(Query(words="kind:official"), "seoul-2018").shares == ()


def test_a_release_that_is_not_there_is_not_explained(searcher: Searcher) -> None:
    with pytest.raises(ReleaseNotFound):
        searcher.explain(Query(words="cyber"), "nowhere")
