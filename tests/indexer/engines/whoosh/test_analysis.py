"""Text becomes tokens, the same way in releases and in queries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.whoosh.analysis import readings, stem, tokens


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        pytest.param("U.S. and US", ["us", "and", "us"], id="initials"),
        pytest.param("the U.S.-Japan pact", ["the", "us", "japan", "pact"], id="initials-hyphened"),
        pytest.param("Duk-ho", ["duk", "ho", "dukho"], id="hyphen"),
        pytest.param(
            "military-to-military", ["military", "to", "military", "militarytomilitary"], id="three"
        ),
        pytest.param("ROK's", ["rok"], id="possessive"),
        pytest.param("Prosecutors’", ["prosecutors"], id="plural-possessive"),
        pytest.param("O’Brien", ["o", "brien", "obrien"], id="apostrophe"),
        pytest.param("l’Europe", ["l", "europe", "leurope"], id="elision"),
        pytest.param("C++ and C#", ["c++", "and", "c#"], id="symbols"),
        pytest.param("S&T, R&D", ["s&t", "r&d"], id="ampersands"),
        pytest.param("COVID-19 5G G20", ["covid", "19", "covid19", "5g", "g20"], id="digits"),
        pytest.param("1,200 or 2,5", ["1200", "or", "2", "5"], id="thousands"),
        pytest.param("2018-06-21", ["2018", "06", "21"], id="date"),
        pytest.param("a.b@state.gov", ["ab", "state", "gov"], id="address"),
        pytest.param("São Paulo", ["sao", "paulo"], id="accents"),
        pytest.param("snake_case", ["snake", "case"], id="underscore"),
        pytest.param("서울은", ["서울", "울은", "은"], id="hangul-pairs"),
        pytest.param("KISA는", ["kisa", "는"], id="mixed-script"),
        pytest.param("サイバー", ["サイ", "イバ", "バー", "ー"], id="katakana"),
        pytest.param("日米", ["日米", "米"], id="han"),
        pytest.param("?!", [], id="no-word"),
    ],
)
def test_text_has_terms(text: str, terms: list[str]) -> None:
    assert [token.term for token in tokens(text)] == terms


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        pytest.param("cyber-attacks", (("cyber", "attacks"), ("cyberattacks",)), id="compound"),
        pytest.param("cyber-attacks now", (("cyber", "attacks", "now"),), id="more-words"),
        pytest.param("서울은", (("서울", "울은"),), id="hangul-without-its-end"),
        pytest.param("은", (("은",),), id="one-syllable"),
    ],
)
def test_something_typed_has_readings(typed: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert readings(typed) == rows


@given(st.text(max_size=80))
def test_every_token_covers_characters_of_the_text(text: str) -> None:
    assert all(0 <= token.start < token.end <= len(text) for token in tokens(text))


@given(st.text(max_size=80))
def test_positions_count_the_words_without_a_gap(text: str) -> None:
    positions = sorted({token.position for token in tokens(text)})
    assert positions == list(range(len(positions)))


@given(st.text(alphabet="Uu.S'’-&é가나 ﬁ\u0301\u200b1,", max_size=40))
def test_the_words_under_a_token_read_as_that_token(text: str) -> None:
    for token in tokens(text):
        again = {term for row in readings(text[token.start : token.end]) for term in row}
        assert token.term in again or token.term[:1] in {term[:1] for term in again}


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        pytest.param("consultations", "consult", id="plural"),
        pytest.param("running", "run", id="doubled"),
        pytest.param("its", "its", id="short-words-stay"),
        pytest.param("서울", "서울", id="other-scripts-stay"),
    ],
)
def test_forms_share_a_stem(term: str, expected: str) -> None:
    assert stem(term) == expected
