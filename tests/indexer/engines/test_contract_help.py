"""What every engine proposes: other spellings and how typed letters may go on."""

from collections.abc import Callable

import pytest

from indexer.engines import open_builder, open_searcher
from indexer.engines.interface import Facet, Filter, Query, Searcher
from indexer.model import TaggedRelease

Make = Callable[..., TaggedRelease]


@pytest.mark.parametrize(
    ("words", "suggested", "total"),
    [
        pytest.param("ransomwear", "ransomware", 1, id="changed"),
        pytest.param("polcy -ransomware", "policy -ransomware", 2, id="among-other-words"),
        pytest.param("cyber ransomwear", "cyber ransomware", 1, id="instead-of-fewer-words"),
        pytest.param("(trad OR brzail)^2", "(trade OR brazil)^2", 2, id="in-a-group"),
        pytest.param("Deokho", "Duk-ho", 1, id="romanised-otherwise"),
    ],
)
def test_a_word_that_nobody_uses_is_questioned(
    engine: str,
    releases: tuple[TaggedRelease, ...],
    make_release: Make,
    words: str,
    suggested: str,
    total: int,
) -> None:
    led = make_release("led", "", "Moon Duk-ho led.", officials=[{"name": "Moon Duk-ho"}])
    open_builder(engine).build([*releases, led])
    results = open_searcher(engine).search(Query(words=words))
    assert (results.suggestion, results.suggestion_total) == (suggested, total)
    assert open_searcher(engine).search(Query(words=suggested)).total == total


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("ransomware", id="found"),
        pytest.param("ransomwear*", id="beginning"),
        pytest.param("ransomwear~1", id="already-loose"),
        pytest.param('"ransomwear"', id="phrase"),
        pytest.param("title:ransomwear", id="field"),
        pytest.param("cyber -ransomwear", id="excluded"),
        pytest.param("서룽", id="hangul"),
        pytest.param("xqzwvk", id="like-nothing"),
        pytest.param("", id="nothing"),
    ],
)
def test_nothing_is_suggested_that_was_not_asked_for(searcher: Searcher, words: str) -> None:
    results = searcher.search(Query(words=words))
    assert (results.suggestion, results.suggestion_total) == (None, 0)


def test_a_suggestion_that_finds_nothing_within_the_filters_is_not_made(searcher: Searcher) -> None:
    query = Query(words="ransomwear", filters=(Filter("kind", "news"),))
    assert searcher.search(query).suggestion is None


@pytest.mark.parametrize(
    ("typed", "text", "count", "field"),
    [
        pytest.param("kor", "South Korea", 2, Facet.PARTY, id="word-of-a-country"),
        pytest.param("rok", "South Korea", 2, Facet.PARTY, id="other-name-of-a-country"),
        pytest.param("한", "South Korea", 2, Facet.PARTY, id="other-script"),
        pytest.param("duk", "Moon Duk-ho", 1, Facet.OFFICIAL, id="official"),
        pytest.param("Cyber Pol", "cyber policy consultation", 2, Facet.SERIES, id="series"),
        pytest.param("ransom", "ransomware", 1, "", id="word"),
        pytest.param("cyber rans", "cyber ransomware", 1, "", id="word-behind-others"),
    ],
)
def test_letters_are_completed(
    searcher: Searcher, typed: str, text: str, count: int, field: str
) -> None:
    found = {(one.text, one.count, one.field) for one in searcher.complete(typed, 8)}
    assert (text, count, field) in found


def test_the_count_of_a_completion_is_what_it_leads_to(searcher: Searcher) -> None:
    for typed in ("s", "co", "po", "us", "cyber d", "de"):
        for one in searcher.complete(typed, 8):
            chosen = (Filter(one.field, one.value),) if one.field else ()
            query = Query(words="" if one.field else one.text, filters=chosen)
            assert searcher.search(query).total == one.count


@pytest.mark.parametrize("typed", ["", " ", "zzz", "\x00", "-", "(", "*"])
def test_there_need_be_no_completion(searcher: Searcher, typed: str) -> None:
    assert searcher.complete(typed, 8) == ()


def test_only_words_that_texts_have_are_completed(engine: str, make_release: Make) -> None:
    text = "ROK-EU talks on cyber-security. The U.S. team met. Cyberspace."
    open_builder(engine).build([make_release("talks", "Talks", text)])
    searcher = open_searcher(engine)
    assert searcher.complete("roke", 8) == ()
    assert [one.text for one in searcher.complete("cyber", 8)] == ["cyber", "cyberspace"]


def test_no_more_completions_come_than_were_asked_for(searcher: Searcher) -> None:
    assert [len(searcher.complete("s", most)) for most in (0, 1, 2)] == [0, 1, 2]
