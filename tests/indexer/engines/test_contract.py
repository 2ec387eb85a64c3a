"""What every engine does, in the words of the interface."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Protocol

import pytest

from indexer.engines.interface import (
    NOT_STATED,
    Builder,
    Facet,
    Filter,
    Match,
    Query,
    Searcher,
    Sort,
)
from indexer.errors import EngineError, IndexMissing, ReleaseNotFound
from indexer.model import TaggedRelease

Releases = tuple[TaggedRelease, ...]
Make = Callable[..., TaggedRelease]


class Engine(Protocol):
    address: str

    @property
    def builder(self) -> Builder: ...

    @property
    def searcher(self) -> Searcher: ...


@pytest.fixture
def searcher(engine: Engine, releases: Releases) -> Searcher:
    engine.builder.build(releases)
    return engine.searcher


def _ids(searcher: Searcher, words: str = "", **query: object) -> list[str]:
    return list(searcher.ids(Query(words=words, **query)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("cyber consultation", {"seoul-2018", "washington-2018"}, id="all-words"),
        pytest.param("consultations", {"seoul-2018", "washington-2018"}, id="stemmed"),
        pytest.param(
            "cyber -ransomware", {"washington-2018", "brussels-2020", "news-2021"}, id="minus"
        ),
        pytest.param("-cyber", {"undated"}, id="only-negative"),
        pytest.param("ransomware OR trade", {"seoul-2018", "undated"}, id="or"),
        pytest.param('"cyber policy"', {"seoul-2018"}, id="phrase"),
        pytest.param('"policy cyber"', set(), id="phrase-in-order"),
        pytest.param('"on cyber was"', {"news-2021"}, id="phrase-with-common-words"),
        pytest.param('"consultations"', {"washington-2018"}, id="phrase-unstemmed"),
        pytest.param('"Consultation The"', set(), id="no-phrase-from-title-to-body"),
        pytest.param('"Seoul Ransomware"', set(), id="no-phrase-across-paragraphs"),
        pytest.param(
            "title:cyber",
            {"seoul-2018", "washington-2018", "brussels-2020", "news-2021"},
            id="title",
        ),
        pytest.param("title:deterrence", set(), id="not-in-title"),
        pytest.param('title:"cyber policy"', {"seoul-2018"}, id="title-phrase"),
        pytest.param("polic*", {"seoul-2018", "washington-2018", "news-2021"}, id="prefix"),
        pytest.param("US", {"seoul-2018", "washington-2018"}, id="US-finds-U.S."),
        pytest.param("U.S.", {"seoul-2018", "washington-2018"}, id="U.S.-finds-US"),
        pytest.param("WHO will", {"brussels-2020"}, id="no-stop-list"),
        pytest.param("may", {"washington-2018"}, id="may"),
        pytest.param("not", {"brussels-2020", "news-2021"}, id="not"),
        pytest.param("cybersecurity", {"brussels-2020"}, id="hyphen-joined"),
        pytest.param("cyber-security", {"brussels-2020"}, id="hyphen"),
        pytest.param("security", {"brussels-2020"}, id="hyphen-part"),
        pytest.param("S&T", {"undated"}, id="ampersand"),
        pytest.param("C++ 5G", {"undated"}, id="symbols"),
        pytest.param("서울", {"seoul-2018"}, id="hangul"),
        pytest.param("울은", {"seoul-2018"}, id="hangul-inside"),
        pytest.param("부산", set(), id="hangul-absent"),
        pytest.param("counterpart:US", {"seoul-2018", "news-2021"}, id="facet"),
        pytest.param("counterpart:Brazil", {"brussels-2020"}, id="country-by-name"),
        pytest.param("official:moon", {"seoul-2018"}, id="part-of-a-name"),
        pytest.param("series:none -kind:repost", {"brussels-2020", "news-2021"}, id="not-stated"),
        pytest.param("event:2020", {"brussels-2020"}, id="event-reaches-into-range"),
        pytest.param(
            "event:2018..2019", {"seoul-2018", "washington-2018", "brussels-2020"}, id="range"
        ),
        pytest.param("published:2020..", {"brussels-2020", "news-2021"}, id="open-range"),
        pytest.param("date:2021", {"news-2021"}, id="published-stands-for-event"),
        pytest.param("(ransomware OR policing) kind:news", {"news-2021"}, id="combined"),
    ],
)
def test_words_find(searcher: Searcher, words: str, expected: set[str]) -> None:
    assert set(_ids(searcher, words)) == expected


def test_releases_with_most_words_are_shown_when_none_has_all(searcher: Searcher) -> None:
    results = searcher.search(Query(words="cyber ransomware deterrence brazil"))
    assert [hit.id for hit in results.hits] == ["seoul-2018"]
    assert results.notices == ("No release has all 4 words; showing those with 3.",)


def test_what_is_excluded_stays_excluded_when_words_are_dropped(searcher: Searcher) -> None:
    assert _ids(searcher, "ransomware zeppelin -deterrence") == []


def test_a_filter_does_not_make_words_optional(searcher: Searcher) -> None:
    assert _ids(searcher, "cyber ransomware", filters=(Filter("kind", "news"),)) == []


def test_any_word_finds_releases_with_one_of_them(searcher: Searcher) -> None:
    found = _ids(searcher, "ransomware trade -OR", match=Match.ANY)
    assert set(found) == {"seoul-2018", "undated"}


def test_a_repeated_word_weighs_more_in_an_any_word_query(searcher: Searcher) -> None:
    once, twice = (
        searcher.search(Query(words=words, match=Match.ANY)).hits[0]
        for words in ("trade deterrence", "trade trades deterrence")
    )
    assert once.id == twice.id == "undated"
    assert twice.score > once.score


def test_a_word_in_the_title_counts_more(engine: Engine, make_release: Make) -> None:
    body = "Officials met on several matters of common interest."
    engine.builder.build(
        [make_release("a", "Officials met", body + " Cyber."), make_release("b", "Cyber", body)]
    )
    assert _ids(engine.searcher, "cyber") == ["b", "a"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param([("counterpart", "US")], {"seoul-2018", "news-2021"}, id="one"),
        pytest.param(
            [("counterpart", "KR"), ("counterpart", "PH")],
            {"washington-2018", "news-2021"},
            id="or-within",
        ),
        pytest.param([("counterpart", "US"), ("kind", "news")], {"news-2021"}, id="and-across"),
        pytest.param([("counterpart", NOT_STATED)], {"undated"}, id="not-stated"),
        pytest.param([("year", "2018")], {"seoul-2018", "washington-2018"}, id="year-of-event"),
        pytest.param([("month", "2021-11")], {"news-2021"}, id="month-of-publication"),
        pytest.param([("topic", "nothing")], set(), id="value-nobody-has"),
    ],
)
def test_filters_narrow(
    searcher: Searcher, filters: list[tuple[str, str]], expected: set[str]
) -> None:
    chosen = tuple(Filter(*one) for one in filters)
    assert set(_ids(searcher, filters=chosen)) == expected


def test_excluded_values_are_left_out(searcher: Searcher) -> None:
    excluded = (Filter("counterpart", "US", True), Filter("kind", "repost", True))
    assert set(_ids(searcher, filters=excluded)) == {"washington-2018", "brussels-2020"}


def test_an_unknown_facet_is_named(searcher: Searcher) -> None:
    with pytest.raises(EngineError, match="'flavour' is not a facet"):
        searcher.search(Query(filters=(Filter("flavour", "KR"),)))


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        pytest.param(date(2020, 1, 1), None, {"brussels-2020", "news-2021"}, id="since"),
        pytest.param(None, date(2018, 6, 21), {"seoul-2018", "washington-2018"}, id="until"),
        pytest.param(date(2018, 6, 22), date(2018, 6, 22), {"seoul-2018"}, id="inside-an-event"),
        pytest.param(date(2018, 6, 23), date(2019, 12, 29), set(), id="between"),
    ],
)
def test_dates_narrow_by_event_else_publication(
    searcher: Searcher, since: date | None, until: date | None, expected: set[str]
) -> None:
    assert set(_ids(searcher, since=since, until=until)) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        pytest.param(
            Sort.DATE,
            ["news-2021", "brussels-2020", "seoul-2018", "washington-2018", "undated"],
            id="date",
        ),
        pytest.param(
            Sort.PUBLISHED,
            ["news-2021", "brussels-2020", "washington-2018", "seoul-2018", "undated"],
            id="published",
        ),
        pytest.param(
            Sort.RELEVANCE,
            ["news-2021", "brussels-2020", "seoul-2018", "washington-2018", "undated"],
            id="newest-first-without-words",
        ),
    ],
)
def test_results_are_sorted(searcher: Searcher, sort: Sort, expected: list[str]) -> None:
    assert _ids(searcher, sort=sort) == expected


def test_equal_scores_are_ordered_by_id(engine: Engine, make_release: Make) -> None:
    engine.builder.build(make_release(name, "Talks", "Same text.") for name in "cabed")
    engine.builder.update([make_release("a", "Talks", "Same text.")])
    assert _ids(engine.searcher, "talks") == list("abcde")


def test_pages_put_together_are_the_whole_result(searcher: Searcher) -> None:
    def pages() -> Iterator[str]:
        for page in range(1, 5):
            results = searcher.search(Query(words="cyber OR trade", page=page, per_page=2))
            yield from (hit.id for hit in results.hits)

    assert list(pages()) == _ids(searcher, "cyber OR trade")


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
        pytest.param("서울", ["서울"], id="hangul"),
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
    spans = searcher.matches(brussels, words)
    assert [span.of(brussels.release.text) for span in spans] == expected


def test_matches_agree_with_the_marks_of_the_index(searcher: Searcher, releases: Releases) -> None:
    spans = searcher.matches(releases[0], "cyber fifth 서울")
    assert [span.of(releases[0].release.text) for span in spans] == [
        "Fifth",
        "Cyber",
        "fifth",
        "서울",
    ]


def test_a_release_comes_back_as_it_was_indexed(searcher: Searcher, releases: Releases) -> None:
    assert [searcher.get(tagged.release.id) for tagged in releases] == list(releases)


def test_a_missing_release_is_named(searcher: Searcher) -> None:
    with pytest.raises(ReleaseNotFound, match="nowhere"):
        searcher.get("nowhere")


def test_newest_is_the_latest_date_of_the_result(searcher: Searcher) -> None:
    assert searcher.search(Query(words="cyber -news -talked")).newest == date(2019, 12, 30)


def test_an_address_without_an_index_is_missing(engine: Engine) -> None:
    with pytest.raises(IndexMissing, match="readout index"):
        _ = engine.searcher


def test_an_empty_index_answers(engine: Engine) -> None:
    engine.builder.build([])
    results = engine.searcher.search(Query(words='cyber "a b" -c kind:news event:2018'))
    assert (results.total, results.hits, engine.searcher.count) == (0, (), 0)


def test_updates_are_found_by_the_next_search(
    searcher: Searcher, engine: Engine, make_release: Make
) -> None:
    before = searcher.generation
    engine.builder.update(
        changed=[make_release("undated", "Zeppelins"), make_release("new", "Zeppelins too")],
        removed=["news-2021", "never-was"],
    )
    assert set(_ids(searcher, "zeppelin")) == {"new", "undated"}
    assert (searcher.count, _ids(searcher, "trade"), _ids(searcher, "kind:news")) == (5, [], [])
    assert searcher.generation != before


def test_a_build_replaces_everything(
    searcher: Searcher, engine: Engine, make_release: Make
) -> None:
    assert engine.builder.build([make_release("only", "Only one")]) == 1
    assert (_ids(searcher), searcher.count) == (["only"], 1)


def test_nothing_to_do_is_no_new_generation(searcher: Searcher, engine: Engine) -> None:
    before = searcher.generation
    engine.builder.update(changed=[], removed=["never-was"])
    assert searcher.generation == before


@pytest.mark.parametrize("way", ["build", "update"])
def test_of_two_releases_with_one_id_the_last_is_kept(
    engine: Engine, make_release: Make, way: str
) -> None:
    twice = [make_release("a", "First"), make_release("b", "Other"), make_release("a", "Second")]
    if way == "build":
        assert engine.builder.build(twice) == 2
    else:
        engine.builder.update(twice)
    assert (engine.searcher.count, engine.searcher.get("a").title) == (2, "Second")


def test_an_update_without_an_index_builds_one(engine: Engine, make_release: Make) -> None:
    engine.builder.update([make_release("a", "First")])
    assert engine.searcher.count == 1


def test_the_manifest_names_what_the_index_holds(
    searcher: Searcher, engine: Engine, releases: Releases
) -> None:
    engine.builder.update(removed=["undated"])
    expected = {one.release.id: one.release.fingerprint for one in releases[:-1]}
    assert engine.builder.manifest().fingerprints == expected
    assert searcher.count == len(expected)


def test_the_manifest_of_no_index_is_empty(engine: Engine) -> None:
    assert engine.builder.manifest().fingerprints == {}


def test_a_failing_stream_leaves_the_index_as_it_was(
    searcher: Searcher, engine: Engine, make_release: Make
) -> None:
    def broken() -> Iterator[TaggedRelease]:
        yield make_release("x", "Never seen")
        raise RuntimeError("the stream broke")

    with pytest.raises(RuntimeError, match="the stream broke"):
        engine.builder.build(broken())
    assert (searcher.count, _ids(searcher, "seen")) == (5, [])
