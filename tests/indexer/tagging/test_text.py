"""Sentences of a release."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.tagging.text import sentence_at, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met. They agreed.", ["They met.", "They agreed."]),
        (
            "Mr. Kim met Dr. Lee of the U.S. delegation.",
            ["Mr. Kim met Dr. Lee of the U.S. delegation."],
        ),
        ("He is in the U.S. The talks go on.", ["He is in the U.S.", "The talks go on."]),
        ("Headline\n\nBody text", ["Headline", "Body text"]),
        ("nuclear weapons.The ministry said", ["nuclear weapons.", "The ministry said"]),
        ("双方は会談した。次回は東京。", ["双方は会談した。", "次回は東京。"]),
        ("“It works.” He left.", ["“It works.”", "He left."]),
        ("", []),
    ],
)
def test_a_text_divides_into_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


def test_a_position_lies_in_its_sentence() -> None:
    text = "They met. They agreed."
    assert sentence_at(text, 12).of(text) == "They agreed."


@given(st.text(alphabet="aA. \n!?”U.S", max_size=60))
def test_sentences_cover_everything_but_space(text: str) -> None:
    joined = "".join(span.of(text) for span in sentences(text))
    assert "".join(joined.split()) == "".join(text.split())
