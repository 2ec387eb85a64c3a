"""Patterns tried only where they can match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.tagging.needed import Guarded, Sieve, needed

PATTERNS = [
    r"\b(?:held|holds?|met)\b",
    r"(?i)the (?:first|SECOND) (?:round|meeting)s?",
    r"co-?chair(?:ed|s)? by\s+(?:the )?(?P<who>\w{2,8})",
    r"(?<=a )visit(?! to)|[Tt]ravel\w*",
    r"(?:led ){1,3}(?:jointly|together){2}",
    r"(?:agree|reaffirm)(?:s|ed){0,1}\b[^.]{0,5}(?>cyber)",
    r"[^a]{2}(x|yes)(?(1)a|b)",
    r"(?i)ſecret|İzmir|kılıç",
    r"서명|체결|[한미]",
]


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


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_guarded_pattern_finds_what_the_pattern_finds(pattern: str) -> None:
    guarded = Guarded(pattern, re.IGNORECASE)

    @settings(max_examples=50)
    @given(st.from_regex(re.compile(pattern, re.IGNORECASE)))
    def check(text: str) -> None:
        expected = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
        assert [match.span() for match in guarded.finditer(text)] == expected

    check()


def test_a_guarded_pattern_looks_only_between_two_characters() -> None:
    assert Guarded("held").search("held, held", 1, 9) is None
    assert Guarded("held").search("held, held", 1, 10)


@given(
    st.lists(st.sampled_from(["held", "MET", "a visit", "travels", "서명", "co-chair by me", "x"]))
)
def test_a_sieve_keeps_every_pattern_that_matches_in_order(words: list[str]) -> None:
    guarded = [Guarded(pattern, re.IGNORECASE) for pattern in PATTERNS]
    passing = Sieve((one, one) for one in guarded).passing(" ".join(words))
    assert passing == [one for one in guarded if one in passing]
    assert {one for one in guarded if one.compiled.search(" ".join(words))} <= set(passing)


def test_a_sieve_drops_patterns_whose_words_are_missing() -> None:
    sieve = Sieve([(Guarded("held"), 1), (Guarded("met|visited"), 2), (Guarded("."), 3)])
    assert sieve.passing("They met.") == [2, 3]
