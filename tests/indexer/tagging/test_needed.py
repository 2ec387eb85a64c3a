"""The words that a pattern needs."""

import pytest

from indexer.tagging.needed import in_small_letters, needed


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param(r"\b(?:held|holds?|met)\b", {"held", "hold", "met"}, id="words"),
        pytest.param(r"(?i)Led BY\s+\w+", {"led by"}, id="in-small-letters"),
        pytest.param(r"co-?chairs", {"cochairs", "co-chairs"}, id="optional"),
        pytest.param(r"b[ae]d apples?", {"bad apple", "bed apple"}, id="small-class"),
        pytest.param(r"(?:\w+ ){2,3}talks", {"talks"}, id="behind-anything"),
        pytest.param(r"(?<=the )\d+ rounds(?!!)", {" rounds"}, id="no-lookaround"),
        pytest.param(r"열\w", {"열"}, id="one-letter-of-hangul-will-do"),
        pytest.param(r"\b(?:held|at)\b", set(), id="short-words-are-everywhere"),
        pytest.param(r"(?:held)?\d", set(), id="nothing-is-sure"),
    ],
)
def test_needed_words_are_read_off_a_pattern(pattern: str, expected: set[str]) -> None:
    assert needed(pattern) == expected


@pytest.mark.parametrize("text", ["İstanbul", "ΟΔΟΣ Σ", "ſharp", "Kelvin K", "日本 Tōkyō ’"])
def test_small_letters_stand_where_the_letters_stood(text: str) -> None:
    assert len(in_small_letters(text)) == len(text)
