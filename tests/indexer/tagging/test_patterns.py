"""Patterns tried in small letters, and only where they can match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.tagging.patterns import Guarded, Pattern, Sieve

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
    r"(?i)\bΣύνοδος\b|Ðakovo|STRAßE\W",
    r"minister (?-i:[A-Z])\w+",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("kind", [Pattern, Guarded])
@pytest.mark.parametrize("flags", [0, re.IGNORECASE], ids=["cased", "any-case"])
def test_a_pattern_matches_where_re_does(pattern: str, kind: type[Pattern], flags: int) -> None:
    ours, plain = kind(pattern, flags), re.compile(pattern, flags)

    @settings(max_examples=25)
    @given(st.from_regex(plain))
    def check(text: str) -> None:
        expected = [match.span() for match in plain.finditer(text)]
        assert [match.span() for match in ours.finditer(text)] == expected

    check()


def test_a_guarded_pattern_looks_only_between_two_characters() -> None:
    assert Guarded("held").search("held, held", 1, 9) is None
    assert Guarded("held").search("held, held", 1, 10)


@given(
    st.lists(st.sampled_from(["held", "MET", "a visit", "travels", "서명", "co-chair by me", "x"]))
)
def test_a_sieve_keeps_every_pattern_that_matches_in_order(words: list[str]) -> None:
    patterns = [Pattern(pattern, re.IGNORECASE) for pattern in PATTERNS]
    passing = Sieve((one, one) for one in patterns).passing(" ".join(words))
    assert passing == [one for one in patterns if one in passing]
    assert {one for one in patterns if one.search(" ".join(words))} <= set(passing)


def test_a_sieve_drops_patterns_whose_words_are_missing() -> None:
    sieve = Sieve([(Pattern("held"), 1), (Pattern("met|visited"), 2), (Pattern("."), 3)])
    assert sieve.passing("They met.") == [2, 3]


def test_what_matches_in_any_case_is_cut_out_of_the_text_as_printed() -> None:
    assert (
        Pattern("(?i),? and more").without("Talks AND More, And MORE on Cyber") == "Talks on Cyber"
    )
