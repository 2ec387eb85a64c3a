"""What counts as the same word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.folding import fold, fold_with_offsets, tidy

WORDS = [
    pytest.param("Cyber DIALOGUE", "cyber dialogue", id="case"),
    pytest.param("“cyber” ‘policy’", "\"cyber\" 'policy'", id="quotes"),
    pytest.param("U.S.–EU—ROK‑UK", "u.s.-eu-rok-uk", id="dashes"),
    pytest.param("a\u00a0b\u3000c\u2009d", "a b c d", id="spaces"),
    pytest.param("cy\u00adber\u200bse\ufeffcurity", "cybersecurity", id="invisible"),
    pytest.param("ＵＳ２０１８", "us2018", id="full-width"),
    pytest.param("Câmara Štěpáník Audronė", "camara stepanik audrone", id="accents"),
    pytest.param("Paweł Łódź Øre Straße", "pawel lodz ore strasse", id="strokes"),
    pytest.param("e\u0301lan", "elan", id="decomposed"),
    pytest.param("한미 협의", "한미 협의", id="hangul"),
    pytest.param("\u1112\u1161\u11ab", "한", id="jamo-composed"),
    pytest.param("が ﾊﾟ 日", "が パ 日", id="kana-voiced-marks-stay"),
    pytest.param("Российской", "российской", id="cyrillic-short-i-stays"),
    pytest.param("ﬁnance №5", "finance no5", id="ligatures"),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_that_look_alike_fold_alike(text: str, expected: str) -> None:
    assert fold(text) == expected


@settings(deadline=None)
@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(st.text())
def test_offsets_rise_and_end_at_the_length(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert list(offsets) == sorted(offsets)
    assert offsets[-1] == len(text)


def test_a_folded_match_is_found_in_the_original() -> None:
    text = "Le dialogue «\u00a0Cyber\u00adsécurité\u00a0» a eu lieu"
    folded, offsets = fold_with_offsets(text)
    start = folded.index("cybersecurite")
    assert text[offsets[start] : offsets[start + 13]] == "Cyber\u00adsécurité"


def test_tidy_repairs_spacing_only() -> None:
    assert tidy("  The\u00a0 “Nth”\tround\u200b ") == "The “Nth” round"
