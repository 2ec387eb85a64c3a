"""What every engine does, in the words of the interface."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from indexer.engines import open_builder, open_searcher
from indexer.engines.guidance import OtherNames
from indexer.engines.interface import (
    NOT_STATED,
    Filter,
    Match,
    Query,
    Searcher,
    Sort,
)
from indexer.errors import EngineError
from indexer.model import TaggedRelease

Releases = tuple[TaggedRelease, ...]
Make = Callable[..., TaggedRelease]


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
        pytest.param('"held seoul"~1', {"seoul-2018"}, id="near-in-any-order"),
        pytest.param('"fifth the seoul"~3', set(), id="not-near-enough"),
        pytest.param('"Seoul Ransomware"~50', set(), id="not-near-across-paragraphs"),
        pytest.param("ransomwear~", {"seoul-2018"}, id="misspelt"),
        pytest.param("brzail~1", {"brussels-2020"}, id="letters-swapped"),
        pytest.param("title:brazill~", {"brussels-2020"}, id="misspelt-in-title"),
        pytest.param("issuer:a..d", {"washington-2018"}, id="range-of-names"),
        pytest.param("issuer:e..", {"seoul-2018"}, id="open-range-of-names"),
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


def test_a_word_in_the_title_counts_more(engine: str, make_release: Make) -> None:
    body = "Officials met on several matters of common interest."
    open_builder(engine).build(
        [make_release("a", "Officials met", body + " Cyber."), make_release("b", "Cyber", body)]
    )
    assert _ids(open_searcher(engine), "cyber") == ["b", "a"]


@pytest.mark.parametrize("name", ["US", "U.S.", "IT", "WHO", "UN", "AI", "UK"])
def test_an_acronym_ranks_above_the_word_that_looks_like_it(
    engine: str, make_release: Make, name: str
) -> None:
    small = name.replace(".", "").lower()
    open_builder(engine).build(
        [
            make_release("a", "Talks", f"Officials told {small} of {small}, and {small} again."),
            make_release("b", "Talks", f"Officials told {name} of this, and of that again."),
        ]
    )
    searcher = open_searcher(engine)
    assert _ids(searcher, name) == ["b", "a"]
    assert _ids(searcher, small) == ["a", "b"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("South Korea", {"seoul-2018", "washington-2018"}, id="abbreviation-and-name"),
        pytest.param("한국", {"seoul-2018", "washington-2018"}, id="across-scripts"),
        pytest.param("문덕호", {"led"}, id="official"),
        pytest.param("confidence-building measures", {"led"}, id="term"),
        pytest.param("한국 deterrence -ransomware", {"washington-2018"}, id="among-other-words"),
        pytest.param("문덕호 OR trade", {"led", "undated"}, id="either"),
        pytest.param("deterrence -한국", {"seoul-2018"}, id="excluded-as-typed"),
        pytest.param('"South Korea"', set(), id="quoted-as-typed"),
        pytest.param("title:한국", set(), id="field-as-typed"),
        pytest.param("us", {"seoul-2018", "washington-2018"}, id="a-word-is-no-name"),
    ],
)
def test_a_name_finds_the_other_names_of_the_same(
    engine: str, releases: Releases, make_release: Make, words: str, expected: set[str]
) -> None:
    led = make_release("led", "Visit", "Moon Duk-ho spoke of CBMs.", kind="news")
    open_builder(engine).build([*releases, led])
    found = set(_ids(open_searcher(engine), words))
    assert found == expected


def test_other_names_are_said(searcher: Searcher) -> None:
    results = searcher.search(Query(words="한국 cyber"))
    assert results.aliases == (OtherNames("한국", ("Republic of Korea", "ROK")),)
    parts = [one for hit in results.hits for row in hit.snippets for one in row.fragments]
    stands_for = {part.text: part.stands_for for part in parts if part.is_match}
    assert {stands_for["Republic of Korea"], stands_for["ROK"]} == {"한국"}
    assert stands_for["cyber"] == ""


def test_other_names_are_told_from_words_as_typed_in_a_whole_release(
    engine: str, make_release: Callable[..., TaggedRelease]
) -> None:
    text = "South Korea spoke. The Republic of Korea, then Korea."
    talks = make_release("talks", "Talks", text)
    open_builder(engine).build([talks])
    found = open_searcher(engine).matches(talks, Query(words="South Korea"))
    assert [(one.span.of(talks.release.text), one.stands_for) for one in found] == [
        ("South Korea", ""),
        ("Republic of Korea", "South Korea"),
        ("Korea", ""),
    ]


def test_asked_for_exactly_a_name_is_just_its_words(searcher: Searcher) -> None:
    results = searcher.search(Query(words="한국", exact=True))
    assert (results.total, results.aliases) == (0, ())


def test_another_name_counts_less_than_the_typed_one(engine: str, make_release: Make) -> None:
    open_builder(engine).build(
        [make_release("a", "", "The DPRK was named."), make_release("b", "", "북한 was named.")]
    )
    searcher = open_searcher(engine)
    assert _ids(searcher, "DPRK") == ["a", "b"]
    assert _ids(searcher, "북한") == ["b", "a"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("서울", ["b", "a", "c"], id="bare"),
        pytest.param("서울은", ["a", "b", "c"], id="with-its-particle-first"),
        pytest.param("서울에서", ["b", "a", "c"], id="another-particle"),
        pytest.param("AI는", ["c"], id="behind-latin-letters"),
        pytest.param("정책협의", ["b"], id="no-particle"),
        pytest.param("협의회", ["b"], id="end-of-a-compound"),
        pytest.param("東京", ["d"], id="han"),
        pytest.param("サイバー", ["d"], id="kana"),
    ],
)
def test_words_without_spaces_between_them_are_found(
    engine: str, make_release: Make, words: str, expected: list[str]
) -> None:
    open_builder(engine).build(
        [
            make_release("a", "", "대표단은 오늘 와서 서울은 맑았다고 한다."),
            make_release("b", "", "제5차 정책협의회가 서울에서 열렸다."),
            make_release(
                "c", "", "참석자들은 AI가 바꿀 일을 서울까지 와서 논하였고 또 보기로 했다."
            ),
            make_release("d", "", "東京でサイバー対話が開かれた。"),
        ]
    )
    assert set(_ids(open_searcher(engine), words)) == set(expected)
    assert _ids(open_searcher(engine), words)[0] == expected[0]


def test_a_boosted_word_decides_the_order(engine: str, make_release: Make) -> None:
    open_builder(engine).build(
        [make_release("a", "Talks", "Trade."), make_release("b", "Talks", "Ransomware.")]
    )
    searcher = open_searcher(engine)
    assert _ids(searcher, "trade^2 OR ransomware") == ["a", "b"]
    assert _ids(searcher, "trade OR ransomware^2") == ["b", "a"]


def test_days_back_count_from_the_day_of_the_query(searcher: Searcher) -> None:
    found = _ids(searcher, "published:last-30d", today=date(2018, 7, 23))
    assert found == ["washington-2018"]


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


def test_equal_scores_are_ordered_by_id(engine: str, make_release: Make) -> None:
    open_builder(engine).build(make_release(name, "Talks", "Same text.") for name in "cabed")
    open_builder(engine).update([make_release("a", "Talks", "Same text.")])
    assert _ids(open_searcher(engine), "talks") == list("abcde")


def test_pages_put_together_are_the_whole_result(searcher: Searcher) -> None:
    def pages() -> Iterator[str]:
        for page in range(1, 5):
            results = searcher.search(Query(words="cyber OR trade", page=page, per_page=2))
            yield from (hit.id for hit in results.hits)

    assert list(pages()) == _ids(searcher, "cyber OR trade")
