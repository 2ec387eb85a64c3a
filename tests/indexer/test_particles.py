"""What Korean hangs on the end of a word."""

import pytest

from indexer.particles import without_particle


@pytest.mark.parametrize(
    ("word", "stump"),
    [
        pytest.param("서울은", "서울", id="topic"),
        pytest.param("서울에서", "서울", id="place"),
        pytest.param("한국으로부터", "한국", id="longest-first"),
        pytest.param("외교부는", "외교부", id="body"),
        pytest.param("EU는", "EU", id="behind-latin-letters"),
        pytest.param("5G를", "5G", id="behind-digits"),
        pytest.param("회의", "회의", id="no-particle"),
        pytest.param("협의", "협의", id="two-syllables"),
        pytest.param("정책협의", "정책협의", id="compound-that-ends-so"),
        pytest.param("국가", "국가", id="noun"),
        pytest.param("은", "은", id="particle-alone"),
        pytest.param("cyber", "cyber", id="no-hangul"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_particle_is_taken_off_and_nothing_else(word: str, stump: str) -> None:
    assert without_particle(word) == stump
