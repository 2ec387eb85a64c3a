"""What every engine shows of what it found: counts, rows, marks, whole releases."""

from collections.abc import Callable
from datetime import date

import pytest

from indexer.engines import open_builder, open_searcher
from indexer.engines.interface import (
    Facet,
    Filter,
    Query,
    Searcher,
)
from indexer.errors import IndexMissing, ReleaseNotFound
from indexer.model import TaggedRelease

Releases = tuple[TaggedRelease, ...]
Make = Callable[..., TaggedRelease]


def test_counts_ignore_their_own_facet_but_no_other(searcher: Searcher) -> None:
    filters = (Filter("counterpart", "KR"), Filter("kind", "official"))
    results = searcher.search(Query(filters=filters))
    assert results.facets["counterpart"] == (("BR", 1), ("KR", 1), ("US", 1))
    assert results.facets["kind"] == (("official", 1),)


def test_a_selected_value_is_counted_even_at_zero(searcher: Searcher) -> None:
    results = searcher.search(Query(words="trade", filters=(Filter("counterpart", "KR"),)))
    assert (results.total, results.facets["counterpart"]) == (0, (("KR", 0),))


def test_releases_without_a_value_are_counted(searcher: Searcher) -> None:
    assert searcher.search(Query()).missing["series"] == 3


def test_only_the_wanted_facets_are_counted(searcher: Searcher) -> None:
    assert set(searcher.search(Query(facets=(Facet.VENUE,))).facets) == {"venue"}


def test_a_hit_shows_what_a_row_needs(searcher: Searcher) -> None:
    (hit,) = searcher.search(Query(words="ransomware")).hits
    assert hit.title == "Fifth Cyber Policy Consultation"
    assert (hit.published, hit.event_start) == (date(2018, 6, 22), date(2018, 6, 21))
    assert (hit.counterparts, hit.officials[0].name) == (("US",), "Moon Duk-ho")
    assert hit.issuer is not None
    assert (hit.kind, hit.issuer.name, hit.series) == (
        "official",
        "Ministry of Foreign Affairs",
        "cyber policy consultation",
    )


def _marked(searcher: Searcher, words: str) -> list[str]:
    (hit,) = searcher.search(Query(words=words)).hits
    parts = [*hit.title_fragments, *(part for one in hit.snippets for part in one.fragments)]
    return [part.text for part in parts if part.is_match]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("ransomware discussing", ["Ransomware", "discussed"], id="forms"),
        pytest.param('"cyber policy"', ["Cyber Policy"], id="phrase-as-one"),
        pytest.param("U.S.-ROK", ["U.S.-ROK"], id="compound"),
        pytest.param("cybersecurity", ["cyber-security"], id="written-apart"),
        pytest.param("polici* table", ["table", "policing"], id="prefix"),
        pytest.param("서울", ["Seoul", "서울"], id="hangul-and-its-other-name"),
        pytest.param("title:talk policing", ["policing"], id="no-mark-for-fields"),
        pytest.param("policing -ransomware", ["policing"], id="no-mark-for-excluded"),
    ],
)
def test_marks_are_the_words_asked_for(searcher: Searcher, words: str, expected: list[str]) -> None:
    assert _marked(searcher, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("cyber", ["Cyber", "cyber"], id="title-and-body"),
        pytest.param('"cyber dialogue"', ["Cyber Dialogue"], id="phrase"),
        pytest.param("will", ["will", "will"], id="common-word"),
        pytest.param("kind:official title:cyber -pay", [], id="fields-and-excluded"),
        pytest.param("", [], id="nothing"),
        pytest.param("dial*", ["Dialogue", "dialogues"], id="prefix"),
    ],
)
def test_matches_are_found_in_a_whole_release(
    searcher: Searcher, releases: Releases, words: str, expected: list[str]
) -> None:
    brussels = releases[2]
    found = searcher.matches(brussels, Query(words=words))
    assert [one.span.of(brussels.release.text) for one in found] == expected


def test_matches_agree_with_the_marks_of_the_index(searcher: Searcher, releases: Releases) -> None:
    found = searcher.matches(releases[0], Query(words="cyber fifth 울은"))
    assert [one.span.of(releases[0].release.text) for one in found] == [
        "Fifth",
        "Cyber",
        "fifth",
        "울은",
    ]


def test_a_release_comes_back_as_it_was_indexed(searcher: Searcher, releases: Releases) -> None:
    assert [searcher.get(tagged.release.id) for tagged in releases] == list(releases)


def test_a_missing_release_is_named(searcher: Searcher) -> None:
    with pytest.raises(ReleaseNotFound, match="nowhere"):
        searcher.get("nowhere")


def test_newest_is_the_latest_date_of_the_result(searcher: Searcher) -> None:
    assert searcher.search(Query(words="cyber -news -talked")).newest == date(2019, 12, 30)


def test_an_address_without_an_index_is_missing(engine: str) -> None:
    with pytest.raises(IndexMissing, match="readout index"):
        _ = open_searcher(engine)


def test_an_empty_index_answers(engine: str) -> None:
    open_builder(engine).build([])
    results = open_searcher(engine).search(Query(words='cyber "a b" -c kind:news event:2018'))
    assert (results.total, results.hits, open_searcher(engine).count) == (0, (), 0)
