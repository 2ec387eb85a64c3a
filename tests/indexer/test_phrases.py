"""Many phrases found in one pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.phrases import Phrases

MIXED = ("met", "me", "é", "Киев", "한국", "北京", "G20 정상", "ქართული")


@pytest.mark.parametrize("phrase", MIXED)
def test_a_phrase_of_any_script_is_found_with_its_place(phrase: str) -> None:
    places = Phrases([(one, one) for one in MIXED]).found(f"x {phrase} x")
    assert (2, 2 + len(phrase), phrase) in places


def test_phrases_inside_others_are_found_in_the_order_of_their_ends() -> None:
    phrases = Phrases([("hers", 1), ("he", 2), ("she", 3), ("e", 4)])
    assert [meaning for *_, meaning in phrases.found("ushers")] == [3, 2, 4, 1]


def test_of_two_meanings_of_the_same_words_the_later_counts() -> None:
    assert Phrases([("Georgia", "US"), ("Georgia", "GE")]).found("Georgia") == [(0, 7, "GE")]


@given(st.text(alphabet="aé 한국Киев北京", max_size=30))
def test_every_place_reads_as_its_phrase(text: str) -> None:
    places = Phrases([(one, one) for one in ("a", "é ", "한국", "ие", "北京", "a 한")]).found(text)
    assert all(text[start:end] == phrase for start, end, phrase in places)
    assert len(places) == sum(text.count(one) for one in ("a", "é ", "한국", "ие", "北京", "a 한"))
