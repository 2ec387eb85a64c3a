"""Names that are the same but for their spelling."""

import pytest

from indexer.romanisation import parts, sound


@pytest.mark.parametrize(
    "spellings",
    [
        pytest.param(["Duk-ho", "Deok-ho", "Dukho", "Deok Ho"], id="duk-ho"),
        pytest.param(["Jong-kwon", "Jongkwon", "Jong-gwon", "Chong-kwon"], id="jong-kwon"),
        pytest.param(["Rhee", "Lee"], id="rhee"),
        pytest.param(["Yoon", "Youn", "Yun"], id="yoon"),
        pytest.param(["Otaka", "Ohtaka"], id="otaka"),
    ],
)
def test_spellings_of_one_name_sound_alike(spellings: list[str]) -> None:
    assert len(set(map(sound, spellings))) == 1


def test_other_names_sound_otherwise() -> None:
    names = ["Duk-ho", "Dong-yeol", "Jun-il", "Gunn", "Tae-woo", "Painter", "Strayer"]
    assert len(set(map(sound, names))) == len(names)


def test_a_name_is_asked_for_by_its_words_and_pairs_of_them() -> None:
    assert list(parts("Moon Duk Ho")) == ["Moon", "Duk", "Moon Duk", "Duk Ho"]
